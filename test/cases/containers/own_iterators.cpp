// Iterators, proxies and views that a program writes itself: objects that hold
// a pointer into another.
#include <purpose/annotations.h>
#include <cstddef>

PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);

template <class T> class List {
  struct Node {
    T value;
    Node *next;
  };
  Node *head_ = nullptr;

public:
  class Iterator {
  public:
    explicit Iterator(Node *n) : node_(n) {}
    T &operator*() const { return node_->value; }
    T *operator->() const { return &node_->value; }
    Iterator &operator++() {
      node_ = node_->next;
      return *this;
    }
    bool operator!=(const Iterator &other) const { return node_ != other.node_; }

  private:
    Node *node_;
  };
  void push(T v) { head_ = new Node{v, head_}; }
  T &front() { return head_->value; }
  Iterator begin() { return Iterator(head_); }
  Iterator end() { return Iterator(nullptr); }
};
struct Point {
  int x, y;
};
void readByIterator() {
  List<int> pins, zeros;
  pins.push(readPin());
  zeros.push(0);
  for (int v : pins)
    score(v); // $ violation=readPin
  for (int v : zeros)
    score(v); // clean
  List<Point> points;
  points.push({readPin(), 0});
  score(points.begin()->x); // $ violation=readPin
  score(points.begin()->y); // clean
}
void writtenByIterator() {
  List<int> list, other;
  list.push(0);
  other.push(0);
  for (int &v : list)
    v = readPin();
  score(list.front()); // $ violation=readPin
  score(other.front()); // clean
}
void oneIterator() {
  List<Point> list;
  list.push({0, 0});
  auto it = list.begin();
  it->x = readPin();
  score(list.front().x); // $ violation=readPin
  score(list.front().y); // clean
}

struct Cursor {
  int *at;
  int &operator*() { return *at; }
  Cursor operator++(int) {
    Cursor before = *this;
    ++at;
    return before;
  }
  Cursor operator+(int n) const { return {at + n}; }
};
void cursors() {
  int a[2] = {}, b[3] = {0, 0, readPin()};
  Cursor c{a}, d{b};
  *c++ = readPin();
  score(a[0]); // $ violation=readPin
  score(*(d + 2)); // $ violation=readPin
  Cursor plus = Cursor{a} + 1;
  *plus = readPin();
  score(a[1]); // $ violation=readPin
}

class Table {
public:
  class Cell {
  public:
    explicit Cell(int *at) : at_(at) {}
    operator int() const { return *at_; }
    Cell &operator=(int v) {
      *at_ = v;
      return *this;
    }

  private:
    int *at_;
  };
  Cell operator[](int i) { return Cell(&values_[i]); }

private:
  int values_[4] = {};
};
void proxies() {
  Table pins, zeros;
  pins[0] = readPin();
  zeros[0] = 0;
  score(pins[0]); // $ violation=readPin
  score(zeros[0]); // clean
}

template <class T> class Vector {
public:
  ~Vector() { delete[] data_; }
  void push(const T &v) {
    if (size_ == capacity_)
      grow();
    data_[size_++] = v;
  }
  T *begin() { return data_; }
  T *end() { return data_ + size_; }
  T &back() { return data_[size_ - 1]; }

private:
  void grow() {
    capacity_ = capacity_ ? 2 * capacity_ : 4;
    T *more = new T[capacity_];
    for (std::size_t i = 0; i < size_; ++i)
      more[i] = data_[i];
    delete[] data_;
    data_ = more;
  }
  T *data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};
template <class K, class V> class Map {
  struct Entry {
    K key;
    V value;
  };
  Vector<Entry> entries_;

public:
  V &operator[](const K &key) {
    for (Entry &e : entries_)
      if (e.key == key)
        return e.value;
    entries_.push(Entry{key, V()});
    return entries_.back().value;
  }
  const V *find(const K &key) {
    for (Entry &e : entries_)
      if (e.key == key)
        return &e.value;
    return nullptr;
  }
};
void ownMap() {
  Map<int, int> pins, zeros;
  pins[1] = readPin();
  zeros[1] = 0;
  score(pins[1]); // $ violation=readPin
  score(*pins.find(1)); // $ violation=readPin
  score(zeros[1]); // clean
  score(*zeros.find(1)); // clean
}
