// Small programs of many kinds: less usual C++.
#include <purpose/annotations.h>
#include <any>
#include <array>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <deque>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkS(std::string_view);

void atomics() {
  std::atomic<int> a{0}, b{1};
  a.store(source());
  sink(a.load()); // $ violation=source
  sink(b.load());
  sink(b.exchange(source()));
  sink(b); // $ violation=source
  std::atomic<int> c{0};
  c += source();
  sink(c); // $ violation=source
  std::atomic<int *> p{nullptr};
  int x = source();
  p = &x;
  sink(*p.load()); // $ violation=source
  std::mutex m;
  int shared = 0;
  {
    std::scoped_lock l(m);
    shared = source();
  }
  std::unique_lock<std::mutex> l(m);
  sink(shared); // $ violation=source
}
constexpr int square(int x) { return x * x; }
constexpr int pick(bool b, int x, int y) { return b ? x : y; }
void constexprs() {
  sink(square(source())); // $ violation=source
  sink(square(3));
  constexpr int k = square(4);
  sink(k);
  sink(pick(true, source(), 1)); // $ violation=source
  sink(pick(false, source(), 1));
}
struct Temperature {
  int degrees;
  friend Temperature operator""_deg(unsigned long long v);
};
Temperature operator""_deg(unsigned long long v) { return {static_cast<int>(v)}; }
void literals() {
  Temperature t = 30_deg;
  sink(t.degrees);
  t.degrees = source();
  sink(t.degrees); // $ violation=source
}
class Bag {
  std::vector<int> items;

public:
  Bag(std::initializer_list<int> l) : items(l) {}
  Bag() = default;
  Bag &operator+=(int v) {
    items.push_back(v);
    return *this;
  }
  friend Bag operator+(Bag a, const Bag &b) {
    for (int v : b.items)
      a += v;
    return a;
  }
  int sum() const { return std::accumulate(items.begin(), items.end(), 0); }
  auto begin() const { return items.begin(); }
  auto end() const { return items.end(); }
  size_t count() const { return items.size(); }
};
void bags() {
  Bag a{1, 2}, b{source(), 3}, c;
  sink(a.sum());
  sink(b.sum()); // $ violation=source
  c += 4;
  sink((a + c).sum());
  sink((a + b).sum()); // $ violation=source
  for (int v : b)
    sink(v); // $ violation=source
  for (int v : a)
    sink(v);
}
struct Outer {
  struct Inner {
    int v = 0;
    int w = 0;
  };
  Inner in;
  Inner &inner() { return in; }
  const Inner *ptr() const { return &in; }
};
void nestedClasses() {
  Outer o;
  o.inner().v = source();
  sink(o.in.v); // $ violation=source
  sink(o.ptr()->v); // $ violation=source
  sink(o.ptr()->w);
  Outer::Inner i = o.inner();
  sink(i.v); // $ violation=source
  auto pm = &Outer::Inner::v;
  sink(o.in.*pm); // $ violation=source
  pm = &Outer::Inner::w;
  sink(o.in.*pm);
}
struct Calc {
  int acc = 0;
  int add(int v) { return acc += v; }
  int zero(int) { return acc = 0; }
};
void memberTables() {
  using Op = int (Calc::*)(int);
  Op ops[] = {&Calc::add, &Calc::zero};
  Calc c;
  sink((c.*ops[0])(source())); // $ violation=source
  sink((c.*ops[1])(source()));
  sink(c.acc);
  std::map<std::string, Op> named{{"add", &Calc::add}};
  Calc d;
  (d.*named["add"])(source());
  sink(d.acc); // $ violation=source
}
template <class F, class G> auto compose(F f, G g) {
  return [f, g](auto x) { return g(f(x)); };
}
void composed() {
  auto inc = [](int x) { return x + 1; };
  auto none = [](int) { return 0; };
  sink(compose(inc, inc)(source())); // $ violation=source
  sink(compose(inc, none)(source()));
  sink(compose(none, inc)(source()));
  std::function<int(int)> f = inc;
  for (int i = 0; i < 3; ++i)
    f = [f](int x) { return f(x) + 1; };
  sink(f(source())); // $ violation=source
}
template <class... Ts> struct overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts> overloaded(Ts...) -> overloaded<Ts...>;
using Value = std::variant<int, std::string>;
void variants() {
  Value v = source();
  int r = std::visit(overloaded{[](int i) { return i; }, [](const std::string &) { return 0; }}, v);
  sink(r); // $ violation=source
  std::vector<Value> all{1, text()};
  for (auto &x : all)
    if (std::holds_alternative<std::string>(x))
      sinkS(std::get<std::string>(x)); // $ violation=text
  Value w = "clean";
  std::visit(overloaded{[](int i) { sink(i); }, [](const std::string &s) { sinkS(s); }}, w);
}
struct Tree {
  std::string name;
  std::vector<std::unique_ptr<Tree>> kids;
  Tree *add(std::string n) {
    kids.push_back(std::make_unique<Tree>());
    kids.back()->name = std::move(n);
    return kids.back().get();
  }
  std::string all() const {
    std::string r = name;
    for (const auto &k : kids)
      r += k->all();
    return r;
  }
};
void trees() {
  Tree t, u;
  t.name = "root";
  t.add("a")->add(text());
  sinkS(t.all()); // $ violation=text
  sinkS(t.name);
  u.add("b");
  sinkS(u.all());
}
template <class T> class Stack {
  struct Node {
    T value;
    std::unique_ptr<Node> next;
  };
  std::unique_ptr<Node> head;

public:
  void push(T v) { head = std::make_unique<Node>(Node{std::move(v), std::move(head)}); }
  T pop() {
    T v = std::move(head->value);
    head = std::move(head->next);
    return v;
  }
};
void stacks() {
  Stack<std::string> s, t;
  s.push("x");
  s.push(text());
  sinkS(s.pop()); // $ violation=text
  t.push("y");
  sinkS(t.pop());
}
class Singleton {
  std::string token;
  Singleton() = default;

public:
  static Singleton &instance() {
    static Singleton s;
    return s;
  }
  void set(std::string t) { token = std::move(t); }
  const std::string &get() const { return token; }
};
void singletonWriter() { Singleton::instance().set(text()); }
void singletonReader() { sinkS(Singleton::instance().get()); } // $ violation=text
namespace {
struct Registry {
  std::unordered_map<std::string, std::function<std::string()>> providers;
  void provide(const std::string &n, std::function<std::string()> f) { providers[n] = std::move(f); }
  std::string ask(const std::string &n) const {
    auto it = providers.find(n);
    return it == providers.end() ? "" : it->second();
  }
};
} // namespace
void providers() {
  Registry r, q;
  r.provide("a", [] { return text(); });
  sinkS(r.ask("a")); // $ violation=text
  q.provide("a", [] { return std::string("x"); });
  sinkS(q.ask("a"));
}
void regexes() {
  std::string s = text();
  std::smatch m;
  if (std::regex_search(s, m, std::regex("(\\d+)")))
    sinkS(m[1].str()); // $ violation=text
  sinkS(std::regex_replace(s, std::regex("a"), "b")); // $ violation=text
  sinkS(std::regex_replace(std::string("x"), std::regex("a"), "b"));
}
void times() {
  std::chrono::seconds d(source());
  sink(static_cast<int>(d.count())); // $ violation=source
  std::complex<double> c(source(), 0);
  sink(static_cast<int>(c.real())); // $ violation=source
  std::bitset<8> b(source());
  sink(static_cast<int>(b.to_ulong())); // $ violation=source
}
class Shape {
public:
  virtual ~Shape() = default;
  virtual std::unique_ptr<Shape> clone() const = 0;
  virtual int value() const = 0;
};
class Keeps : public Shape {
  int v;

public:
  explicit Keeps(int v) : v(v) {}
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Keeps>(*this); }
  int value() const override { return v; }
};
void clones() {
  Keeps a(source()), b(1);
  sink(a.clone()->value()); // $ violation=source
  sink(b.clone()->value());
  std::shared_ptr<Shape> s = a.clone();
  sink(s->value()); // $ violation=source
}
struct Logger {
  std::vector<std::string> lines;
  template <class... A> void log(const std::string &f, A &&...a) {
    std::string line = f;
    ((line += std::string(std::forward<A>(a))), ...);
    lines.push_back(line);
  }
};
void loggers() {
  Logger l, m;
  l.log("a", text());
  sinkS(l.lines[0]); // $ violation=text
  m.log("a", "b");
  sinkS(m.lines[0]);
}
struct Base {
  explicit Base(int v) { init(v); }
  virtual ~Base() = default;
  int kept = 0;
  virtual void init(int v) { kept = v; }
};
struct Derived : Base {
  using Base::Base;
  int extra = source();
};
void constructionOrder() {
  Derived d(1);
  sink(d.kept);
  sink(d.extra); // $ violation=source
  Base b(source());
  sink(b.kept); // $ violation=source
}
std::tuple<int, std::string> both() { return {1, text()}; }
void unpack() {
  auto [n, s] = both();
  sink(n);
  sinkS(s); // $ violation=text
  int k;
  std::string t;
  std::tie(k, t) = both();
  sink(k);
  sinkS(t); // $ violation=text
  std::tie(k, std::ignore) = both();
  sink(k);
  const auto u = std::make_tuple(text(), 2);
  std::apply([](const std::string &a, int b) {
    sinkS(a); // $ violation=text
    sink(b);
  }, u);
}
void references() {
  int a = 0, b = 0;
  auto pair = std::pair<int &, int &>(a, b);
  pair.first = source();
  sink(a); // $ violation=source
  sink(b);
  std::vector<std::reference_wrapper<int>> refs{a, b};
  refs[1].get() = source();
  sink(b); // $ violation=source
  auto r = std::ref(a);
  r.get() = 0;
  int &&moved = std::move(b);
  sink(moved); // $ violation=source
  std::optional<std::reference_wrapper<int>> o = b;
  sink(o->get()); // $ violation=source
}
void nestedMaps() {
  std::map<std::string, std::map<int, std::vector<std::string>>> m;
  m["a"][1].push_back(text());
  for (auto &[k, inner] : m)
    for (auto &[i, v] : inner)
      for (auto &s : v) {
        sinkS(s); // $ violation=text
        sinkS(k);
        sink(i);
      }
  std::map<std::string, std::string> headers;
  headers["Authorization"] = text();
  headers["Accept"] = "x";
  sinkS(headers["Accept"]);
  sinkS(headers["Authorization"]); // $ violation=text
  if (auto it = headers.find("Accept"); it != headers.end())
    sinkS(it->second);
  headers.erase("Authorization");
}
