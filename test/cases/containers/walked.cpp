// Own iterators, ranges and views.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <algorithm>
#include <iterator>
#include <numeric>
#include <ranges>
#include <vector>
template <class T> class Ring {
  T data[8]; unsigned head = 0, size_ = 0;
public:
  class iterator {
    const Ring *r; unsigned i;
  public:
    iterator(const Ring *r, unsigned i) : r(r), i(i) {}
    const T &operator*() const { return r->data[(r->head + i) % 8]; }
    iterator &operator++() { ++i; return *this; }
    bool operator!=(const iterator &o) const { return i != o.i; }
  };
  void push(const T &t) { data[(head + size_++) % 8] = t; }
  T pop() { T t = data[head]; head = (head + 1) % 8; --size_; return t; }
  iterator begin() const { return {this, 0}; }
  iterator end() const { return {this, size_}; }
  unsigned size() const { return size_; }
};
void ring() {
  Ring<int> r, q;
  r.push(source());
  q.push(plain());
  for (int x : r)
    sink(x); // $ violation=source
  for (int x : q)
    sink(x);
  sink(r.pop()); // $ violation=source
}
void pipeline() {
  std::vector<int> v{plain(), source(), 3};
  for (int x : v | std::views::filter([](int i) { return i > 0; }) | std::views::transform([](int i) { return i * 2; }) | std::views::take(2))
    sink(x); // $ violation=source
  for (int x : v | std::views::transform([](int) { return plain(); }))
    sink(x);
}
void flattened() {
  std::vector<std::vector<std::string>> vv;
  vv.push_back({secret()});
  for (const auto &s : vv | std::views::join)
    show(s); // $ violation=secret
}
void keys() {
  std::vector<std::pair<std::string, int>> v{{text(), source()}};
  for (int x : v | std::views::values)
    sink(x); // $ violation=source
  for (const auto &k : v | std::views::keys)
    show(k);
}
int generated() {
  int n = source();
  auto squares = std::views::iota(1, 5) | std::views::transform([n](int i) { return i * n; });
  int sum = 0;
  for (int s : squares)
    sum += s;
  sink(sum); // $ violation=source
  return sum;
}
void inserted() {
  std::vector<int> from{source()}, to, other;
  std::copy(from.begin(), from.end(), std::back_inserter(to));
  sink(to.back()); // $ violation=source
  std::transform(from.begin(), from.end(), std::back_inserter(other), [](int) { return 7; });
  sink(other.front());
  sink(std::accumulate(from.begin(), from.end(), 0)); // $ violation=source
}
struct Countdown {
  int n;
  struct sentinel {};
  int operator*() const { return n; }
  Countdown &operator++() { --n; return *this; }
  bool operator!=(sentinel) const { return n > 0; }
  Countdown begin() const { return *this; }
  sentinel end() const { return {}; }
};
void sentinels() {
  for (int i : Countdown{source()})
    sink(i); // $ violation=source
  for (int i : Countdown{plain()})
    sink(i);
}
