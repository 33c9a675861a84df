// Templates: packs, folds, specialisations, members, concepts, constants.
#include <purpose/annotations.h>
#include <functional>
#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
template <class T> PURPOSE_USE("advertising") void sinkAny(const T &);
template <class... T> PURPOSE_USE("advertising") void sinkMany(T &&...);

template <class T> static T same(T v) { return v; }
template <class T, class U> static U other(T, U u) { return u; }
template <class... T> static auto sum(T... v) { return (v + ... + 0); }
template <class T> static T firstOf(T v) { return v; }
template <class T, class... R> static T firstOf(T v, R...) { return v; }
template <class T> static T lastOf(T v) { return v; }
template <class T, class... R> static auto lastOf(T, R... r) { return lastOf(r...); }
void functions() {
  sink(same(source())); // $ violation=source
  sink(same(1));
  sink(other(source(), 1));
  sink(other(1, source())); // $ violation=source
  sink(sum(1, 2, source())); // $ violation=source
  sink(sum(1, 2));
  sink(firstOf(source(), 1, 2)); // $ violation=source
  sink(firstOf(1, source()));
  sink(lastOf(1, 2, source())); // $ violation=source
  sink(lastOf(source(), 2));
  sinkAny(source()); // $ violation=source
  sinkAny(text()); // $ violation=text
  sinkAny(1);
  sinkMany(1, source()); // $ violation=source
  sinkMany(1, "x");
}
template <class T> struct Box {
  T v{};
  void set(T x) { v = std::move(x); }
  const T &get() const { return v; }
  template <class F> auto map(F f) const { return Box<decltype(f(v))>{f(v)}; }
};
template <> struct Box<bool> {
  bool v = false;
  void set(bool) {}
  bool get() const { return v; }
};
void classes() {
  Box<int> b, c;
  b.set(source());
  sink(b.get()); // $ violation=source
  sink(c.get());
  Box<bool> f;
  f.set(source());
  sink(f.get());
  sinkAny(b.map([](int i) { return i + 1; }).get()); // $ violation=source
  sinkAny(c.map([](int i) { return i + 1; }).get());
  Box<std::string> s{text()};
  sinkAny(s.get()); // $ violation=text
  Box<Box<int>> n;
  n.v.set(source());
  sink(n.get().get()); // $ violation=source
}
template <class T> static T choose(T a, T b) {
  if constexpr (std::is_same_v<T, int>)
    return a;
  else
    return b;
}
void constexprIf() {
  sink(choose(source(), 1)); // $ violation=source
  sink(choose(1, source()));
  sinkAny(choose(text(), std::string()));
  sinkAny(choose(std::string(), text())); // $ violation=text
}
template <class F, class... A> static decltype(auto) invoke(F &&f, A &&...a) {
  return std::forward<F>(f)(std::forward<A>(a)...);
}
static int twice(int v) { return v * 2; }
static int none(int) { return 0; }
void forwarded() {
  sink(invoke(twice, source())); // $ violation=source
  sink(invoke(none, source()));
  sink(invoke([](int a, int b) { return b; }, 1, source())); // $ violation=source
  sink(invoke([](int a, int b) { return b; }, source(), 1));
  int x = 0;
  invoke([](int &o) { o = source(); }, x);
  sink(x); // $ violation=source
}
template <int N> struct Array {
  int a[N] = {};
  int &operator[](int i) { return a[i]; }
  int *begin() { return a; }
  int *end() { return a + N; }
};
void own() {
  Array<3> a, b;
  a[0] = source();
  sink(a[0]); // $ violation=source
  sink(b[0]);
  for (int v : a)
    sink(v); // $ violation=source
  for (int v : b)
    sink(v);
}
template <class T> class Stack {
public:
  void push(T v) { items[n++] = v; }
  T pop() { return items[--n]; }
  bool empty() const { return n == 0; }

private:
  T items[8]{};
  int n = 0;
};
void stacks() {
  Stack<int> s, t;
  s.push(source());
  sink(s.pop()); // $ violation=source
  t.push(1);
  sink(t.pop());
}
template <class T> concept Number = std::is_arithmetic_v<T>;
template <Number T> static int get(T v) { return v; }
template <class T>
  requires(!Number<T>)
static int get(T) {
  return 0;
}
void concepts() {
  sink(get(source())); // $ violation=source
  sink(get(text()));
}
template <class T> struct Traits {
  static int read(const T &v) { return v.size(); }
};
template <> struct Traits<int> {
  static int read(const int &v) { return v; }
};
template <> struct Traits<long> {
  static int read(const long &) { return 0; }
};
template <class T> static int read(const T &v) { return Traits<T>::read(v); }
void traits() {
  sink(read(source())); // $ violation=source
  sink(read(static_cast<long>(source())));
}
static int all(std::initializer_list<int> l) {
  int t = 0;
  for (int v : l)
    t += v;
  return t;
}
void lists() {
  sink(all({1, source()})); // $ violation=source
  sink(all({1, 2}));
}
template <class T> static T global;
void variableTemplates() {
  global<int> = source();
  sink(global<int>); // $ violation=source
  sinkAny(global<long>);
}
template <auto F> static int callIt(int v) { return F(v); }
void nonType() {
  sink(callIt<twice>(source())); // $ violation=source
  sink(callIt<none>(source()));
}
template <class... B> struct Over : B... {
  using B::operator()...;
};
template <class... B> Over(B...) -> Over<B...>;
void overloaded() {
  Over o{[](int v) { return v; }, [](const std::string &) { return 0; }};
  sink(o(source())); // $ violation=source
  sink(o(text()));
}
struct Ops {
  int v = 0;
  Ops operator+(const Ops &o) const { return {v + o.v}; }
  Ops &operator+=(int x) {
    v += x;
    return *this;
  }
  Ops &operator++() {
    ++v;
    return *this;
  }
  int operator()(int x) const { return v + x; }
  int operator[](int) const { return v; }
  friend Ops operator-(const Ops &a, const Ops &) { return a; }
};
void operators() {
  Ops a{source()}, b, c;
  sink((a + b).v); // $ violation=source
  sink((b + c).v);
  sink((b - a).v);
  sink((a - b).v); // $ violation=source
  c += source();
  sink(c.v); // $ violation=source
  sink((++b).v);
  sink(b(source())); // $ violation=source
  sink(a[0]); // $ violation=source
}
template <class T> struct Node {
  T value;
  Node *next = nullptr;
};
template <class T> struct List {
  Node<T> *head = nullptr;
  void add(T v) { head = new Node<T>{v, head}; }
  T front() const { return head->value; }
  T sum() const {
    T t{};
    for (auto *n = head; n; n = n->next)
      t += n->value;
    return t;
  }
};
void lists2() {
  List<int> l, m;
  l.add(source());
  l.add(1);
  sink(l.sum()); // $ violation=source
  m.add(1);
  sink(m.front());
  sink(m.sum());
}
void binds() {
  auto f = std::bind(twice, std::placeholders::_1);
  sink(f(source())); // $ violation=source
  auto g = std::bind([](int a, int b) { return a; }, std::placeholders::_2, std::placeholders::_1);
  sink(g(1, source())); // $ violation=source
  sink(g(source(), 1));
  auto h = std::bind_front([](int a, int) { return a; }, source());
  sink(h(1)); // $ violation=source
  std::function<int(int)> k = none;
  sink(k(source()));
}
