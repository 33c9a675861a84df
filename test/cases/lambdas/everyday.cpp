// Lambdas: captures by value and reference, init captures, returned, kept in containers.
#include <purpose/annotations.h>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);

void byValue() {
  int x = source(), y = 0;
  auto f = [x, y] {
    sink(x); // $ violation=source
    sink(y);
  };
  f();
  auto g = [=] { return y; };
  sink(g());
  auto h = [=] { return x; };
  x = 0;
  sink(h()); // $ violation=source
  sink(x);
}
void byReference() {
  int x = 0;
  auto set = [&x] { x = source(); };
  sink(x);
  set();
  sink(x); // $ violation=source
  auto read = [&] { return x; };
  x = 0;
  sink(read());
  x = source();
  sink(read()); // $ violation=source
}
void initCapture() {
  auto f = [a = source(), b = 1] { return a; };
  auto g = [a = source(), b = 1] { return b; };
  sink(f()); // $ violation=source
  sink(g());
  int z = 0;
  auto h = [&r = z] { r = source(); };
  h();
  sink(z); // $ violation=source
}
static std::function<int()> maker(int x) {
  return [x] { return x; };
}
static auto adder(int x) {
  return [x](int y) { return x + y; };
}
void returned() {
  auto f = maker(source()), g = maker(1);
  sink(f()); // $ violation=source
  sink(g());
  sink(adder(source())(1)); // $ violation=source
  sink(adder(1)(2));
  sink(adder(1)(source())); // $ violation=source
}
void containers() {
  std::vector<std::function<void(int)>> fs;
  fs.push_back([](int v) { sink(v); }); // $ violation=source
  for (auto &f : fs)
    f(source());
  std::map<std::string, std::function<int()>> table;
  table["a"] = [] { return source(); };
  sink(table["a"]()); // $ violation=source
  std::map<std::string, std::function<int()>> clean;
  clean["a"] = [] { return 1; };
  sink(clean["a"]());
}
void parameters() {
  auto f = [](int a, int b) { return a; };
  sink(f(source(), 1)); // $ violation=source
  sink(f(1, source()));
  auto out = [](int &o) { o = source(); };
  int x = 0;
  out(x);
  sink(x); // $ violation=source
  auto generic = [](auto v) { return v; };
  sink(generic(source())); // $ violation=source
  sink(generic(1));
  sinkText(generic(text())); // $ violation=text
}
template <class F> static void apply(F f, int v) { f(v); }
static int call(const std::function<int(int)> &f, int v) { return f(v); }
static int callPtr(int (*f)(int), int v) { return f(v); }
void passed() {
  apply([](int v) { sink(v); }, source()); // $ violation=source
  apply([](int v) { sink(v); }, 1);
  int got = 0;
  apply([&](int v) { got = v; }, source());
  sink(got); // $ violation=source
  sink(call([](int v) { return v; }, source())); // $ violation=source
  sink(call([](int v) { return 0; }, source()));
  sink(callPtr([](int v) { return v + 1; }, source())); // $ violation=source
  sink(callPtr(+[](int) { return 1; }, source()));
}
void mutableLambda() {
  int n = 0;
  auto f = [n](int v) mutable {
    int old = n;
    n = v;
    return old;
  };
  sink(f(source()));
  sink(f(1)); // $ violation=source
  sink(n);
}
struct Self {
  int v = 0, w = 0;
  auto reader() {
    return [this] { return v; };
  }
  auto copyReader() {
    return [*this] { return v; };
  }
  void run() {
    auto set = [this] { v = source(); };
    set();
    sink(v); // $ violation=source
    sink(w);
  }
};
void self() {
  Self s;
  auto r = s.reader();
  auto c = s.copyReader();
  s.v = source();
  sink(r()); // $ violation=source
  sink(c());
  Self t;
  t.w = source();
  sink(t.reader()());
}
void nestedLambda() {
  int x = source(), y = 0;
  auto outer = [x, &y] {
    auto inner = [x, &y] { y = x; };
    inner();
  };
  outer();
  sink(y); // $ violation=source
  auto curry = [](int a) { return [a](int b) { return [a, b] { return a; }; }; };
  sink(curry(source())(1)()); // $ violation=source
  sink(curry(1)(source())());
}
void recursive() {
  std::function<int(int, int)> f = [&](int n, int acc) { return n == 0 ? acc : f(n - 1, acc); };
  sink(f(3, source())); // $ violation=source
  auto g = [](auto &&me, int n, int acc) -> int { return n == 0 ? acc : me(me, n - 1, acc); };
  sink(g(g, 3, source())); // $ violation=source
  sink(g(g, 3, 1));
}
void moved() {
  auto p = std::make_unique<std::string>(text());
  auto f = [p = std::move(p)] { sinkText(*p); }; // $ violation=text
  f();
  auto g = std::move(f);
  g();
  std::string s = text();
  auto h = [s = std::move(s)]() -> const std::string & { return s; };
  sinkText(h()); // $ violation=text
}
void neverCalled() {
  auto f = [](int v) { sink(v); };
  (void)f;
  sink(0);
}
void assignedLater() {
  std::function<int()> f = [] { return source(); };
  f = [] { return 1; };
  sink(f());
  f = [] { return source(); };
  sink(f()); // $ violation=source
}
struct Button {
  std::function<void(const std::string &)> onClick, onHover;
  void click() { onClick(text()); }
  void hover() { onHover("x"); }
};
void fieldsOfFunction() {
  Button b;
  b.onClick = [](const std::string &s) { sinkText(s); }; // $ violation=text
  b.onHover = [](const std::string &s) { sinkText(s); };
  b.click();
  b.hover();
}
void immediately() {
  int x = [] { return source(); }();
  sink(x); // $ violation=source
  const int y = [&] {
    if (x > 0)
      return 1;
    return 2;
  }();
  sink(y);
}
