// Containers written by hand, wrappers around standard ones, proxies.
#include <purpose/annotations.h>
#include <algorithm>
#include <cstddef>
#include <list>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int id;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(std::size_t);

template <class T, std::size_t N> class Ring {
public:
  void push(const T &x) { items_[end_++ % N] = x; }
  T pop() { return std::move(items_[begin_++ % N]); }
  std::size_t size() const { return end_ - begin_; }

private:
  T items_[N];
  std::size_t begin_ = 0, end_ = 0;
};
void rings(const User &u) {
  Ring<std::string, 4> a, b;
  a.push(u.nickname);
  b.push(u.phone);
  bidNumber(b.size()); // clean
  bid(a.pop()); // clean
  bid(b.pop()); // $ violation=User::phone
}
template <class T> class Vec {
public:
  Vec() = default;
  Vec(const Vec &o) : data_(new T[o.cap_]), size_(o.size_), cap_(o.cap_) { std::copy(o.begin(), o.end(), data_); }
  Vec &operator=(Vec o) {
    std::swap(data_, o.data_);
    std::swap(size_, o.size_);
    std::swap(cap_, o.cap_);
    return *this;
  }
  ~Vec() { delete[] data_; }
  void push_back(const T &x) {
    if (size_ == cap_)
      grow();
    data_[size_++] = x;
  }
  T &operator[](std::size_t i) { return data_[i]; }
  T *begin() const { return data_; }
  T *end() const { return data_ + size_; }
  std::size_t size() const { return size_; }

private:
  void grow() {
    std::size_t cap = cap_ ? cap_ * 2 : 4;
    T *bigger = new T[cap];
    for (std::size_t i = 0; i < size_; ++i)
      bigger[i] = std::move(data_[i]);
    delete[] data_;
    data_ = bigger;
    cap_ = cap;
  }
  T *data_ = nullptr;
  std::size_t size_ = 0, cap_ = 0;
};
void vectors(const User &u) {
  Vec<std::string> a, b;
  a.push_back(u.nickname);
  b.push_back(u.phone);
  Vec<std::string> c = b;
  for (const std::string &s : a)
    bid(s); // clean
  for (const std::string &s : c)
    bid(s); // $ violation=User::phone
  bidNumber(c.size()); // clean
  c = a;
  bid(c[0]); // clean
}
class Registry {
public:
  void add(const User &u) {
    byId_[u.id] = u;
    order_.push_back(u.id);
  }
  const User *find(int id) const {
    auto it = byId_.find(id);
    return it == byId_.end() ? nullptr : &it->second;
  }
  template <class F> void each(F f) const {
    for (int id : order_)
      f(byId_.at(id));
  }

private:
  std::unordered_map<int, User> byId_;
  std::vector<int> order_;
};
void registries(const Registry &r) {
  if (const User *u = r.find(3)) {
    bid(u->nickname); // clean
    bid(u->phone); // $ violation=User::phone
  }
  std::string kept;
  r.each([&](const User &u) { kept = u.phone; });
  bid(kept); // $ violation=User::phone
}
class Lru {
public:
  void put(const std::string &key, const std::string &value) {
    items_.emplace_front(key, value);
    index_[key] = items_.begin();
    if (items_.size() > 8) {
      index_.erase(items_.back().first);
      items_.pop_back();
    }
  }
  const std::string &newestKey() const { return items_.front().first; }
  const std::string *get(const std::string &key) {
    auto it = index_.find(key);
    if (it == index_.end())
      return nullptr;
    items_.splice(items_.begin(), items_, it->second);
    return &it->second->second;
  }

private:
  std::list<std::pair<std::string, std::string>> items_;
  std::unordered_map<std::string, std::list<std::pair<std::string, std::string>>::iterator> index_;
};
void caches(const User &u) {
  Lru names, phones;
  names.put("a", u.nickname);
  phones.put("a", u.phone);
  if (auto *s = names.get("a"))
    bid(*s); // clean
  if (auto *s = phones.get("a"))
    bid(*s); // $ violation=User::phone
  bid(phones.newestKey()); // clean
}
class Row {
public:
  class Cell {
  public:
    Cell(Row &r, std::string name) : row_(r), name_(std::move(name)) {}
    Cell &operator=(const std::string &s) {
      row_.cells_[name_] = s;
      return *this;
    }
    operator std::string() const { return row_.cells_[name_]; }

  private:
    Row &row_;
    std::string name_;
  };
  Cell operator[](const char *name) { return Cell(*this, name); }

private:
  std::map<std::string, std::string> cells_;
};
void rows(const User &u) {
  Row a, b;
  a["x"] = u.nickname;
  b["x"] = u.phone;
  bid(a["x"]); // clean
  bid(b["x"]); // $ violation=User::phone
}
template <class T> struct Stack {
  struct Item {
    T value;
    Item *below;
  } *top = nullptr;
  void push(T v) { top = new Item{std::move(v), top}; }
  T pop() {
    Item *i = top;
    T v = std::move(i->value);
    top = i->below;
    delete i;
    return v;
  }
};
void stacks(const User &u) {
  Stack<std::string> a, b;
  a.push("x");
  a.push(u.nickname);
  b.push(u.phone);
  b.push("x");
  bid(a.pop()); // clean
  b.pop();
  bid(b.pop()); // $ violation=User::phone
}
