// Hand-written smart pointers and classes that move what they own.
#include <purpose/annotations.h>
#include <utility>

PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);

struct Point {
  int x = 0, y = 0;
};

template <class T> class Owner {
public:
  explicit Owner(T *p = nullptr) : p_(p) {}
  Owner(Owner &&other) : p_(other.release()) {}
  Owner &operator=(Owner &&other) {
    reset(other.release());
    return *this;
  }
  ~Owner() { delete p_; }
  T *release() {
    T *old = p_;
    p_ = nullptr;
    return old;
  }
  void reset(T *p = nullptr) {
    delete p_;
    p_ = p;
  }
  T &operator*() const { return *p_; }
  T *operator->() const { return p_; }
  T *get() const { return p_; }

private:
  T *p_;
};
void owned() {
  Owner<int> a(new int(readPin())), zero(new int(0));
  score(*a); // $ violation=readPin
  score(*zero); // clean
  Owner<int> b(std::move(a));
  score(*b); // $ violation=readPin
  Owner<int> c;
  c = std::move(b);
  score(*c); // $ violation=readPin
  Owner<Point> p(new Point);
  p->x = readPin();
  score(p->x); // $ violation=readPin
  score((*p).x); // $ violation=readPin
  score(p->y); // clean
  p->x = 0;
  score(p.get()->x); // clean
}
void released() {
  Owner<Point> p(new Point);
  p->y = readPin();
  Point *raw = p.release();
  score(raw->y); // $ violation=readPin
  score(raw->x); // clean
  delete raw;
}

class Buffer {
public:
  explicit Buffer(int v) : data_(new int(v)) {}
  Buffer(Buffer &&other) : data_(other.data_) { other.data_ = nullptr; }
  Buffer &operator=(Buffer &&other) {
    std::swap(data_, other.data_);
    return *this;
  }
  ~Buffer() { delete data_; }
  int first() const { return *data_; }

private:
  int *data_;
};
void moved() {
  Buffer pin(readPin()), zero(0);
  Buffer taken(std::move(pin)), other(std::move(zero));
  score(taken.first()); // $ violation=readPin
  score(other.first()); // clean
  Buffer last(1);
  score(last.first()); // clean
  last = std::move(taken);
  score(last.first()); // $ violation=readPin
}

template <class T> class Shared {
  struct Control {
    T value;
    int count;
  };
  Control *control_;

public:
  explicit Shared(T v) : control_(new Control{v, 1}) {}
  Shared(const Shared &other) : control_(other.control_) { ++control_->count; }
  Shared &operator=(const Shared &other) {
    drop();
    control_ = other.control_;
    ++control_->count;
    return *this;
  }
  ~Shared() { drop(); }
  T &operator*() { return control_->value; }
  T *operator->() { return &control_->value; }

private:
  void drop() {
    if (--control_->count == 0)
      delete control_;
  }
};
void shared() {
  Shared<Point> p{Point()};
  Shared<Point> q = p;
  q->x = readPin();
  score(p->x); // $ violation=readPin
  score(p->y); // clean
  Shared<int> pin(readPin()), zero(0);
  score(*zero); // clean
  zero = pin;
  score(*zero); // $ violation=readPin
}
