// Small programs in pairs: what is overwritten, another field or another object stays silent.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>
struct P {
  int x, y;
};
struct Q {
  P p;
  P *r;
  std::array<int, 2> a;
};
void c1() {
  P p{source(), 0};
  sink(p.y);
  sink(p.x); // $ violation=source
}
void c2() {
  P a{source(), 1}, b{2, 3};
  a = b;
  sink(a.x);
}
void c3() {
  P a{source(), 1};
  P *p = &a;
  *p = P{};
  sink(a.x);
}
void c4() {
  P a{source(), 1}, b{0, 0};
  P *p = &a;
  p = &b;
  sink(p->x);
}
void c5() {
  Q q{};
  q.p.x = source();
  sink(q.p.y);
  q.r = &q.p;
  sink(q.r->y);
  sink(q.r->x); // $ violation=source
}
void c6() {
  Q q{}, s{};
  q.a[0] = source();
  s = q;
  q.a[0] = 0;
  sink(q.a[0]);
  sink(s.a[1]);
  sink(s.a[0]); // $ violation=source
}
void c7() {
  std::unique_ptr<P> a = std::make_unique<P>(P{source(), 0}),
                     b = std::make_unique<P>();
  std::swap(a, b);
  sink(a->x);
  sink(b->x); // $ violation=source
  b.reset(new P{});
  sink(b->x);
}
void c8() {
  auto a = std::make_shared<P>(P{source(), 0});
  std::weak_ptr<P> w = a;
  sink(w.lock()->y);
  sink(w.lock()->x); // $ violation=source
  a->x = 0;
  sink(w.lock()->x);
}
void set(P &p, int v) { p.x = v; }
void clear(P &p) { p = {}; }
void c9() {
  P a{}, b{};
  set(a, source());
  set(b, 1);
  sink(b.x);
  sink(a.x); // $ violation=source
  clear(a);
  sink(a.x);
}
int first(int a, int) { return a; }
int second(int, int b) { return b; }
void c10() {
  sink(first(1, source()));
  sink(second(1, source())); // $ violation=source
}
template <class T> T pick(bool b, T x, T y) { return b ? x : y; }
void c11() {
  sink(pick(true, 1, source()));
  sink(pick(false, 1, source())); // $ violation=source
}
void c12(bool b) {
  int v = source();
  if (b)
    v = 1;
  else
    v = 2;
  sink(v);
}
void c13(int k) {
  int v = source();
  switch (k) {
  case 1:
    v = 0;
    break;
  case 2:
    v = 1;
    break;
  default:
    v = 2;
  }
  sink(v);
}
void c14() {
  int v = 0;
  for (int i = 0; i < 3; ++i) {
    v = source();
    v = 0;
  }
  sink(v);
}
void c15() {
  std::vector<int> a{source()}, b;
  b.swap(a);
  sink(a.empty() ? 0 : a[0]);
  sink(b[0]); // $ violation=source
  b.clear();
  b.push_back(1);
  sink(b[0]);
}
void c16() {
  std::map<int, P> m;
  m[1].x = source();
  sink(m[1].y);
  sink(m[2].x);
  sink(m[1].x); // $ violation=source
  m[1] = {};
  sink(m[1].x);
}
void c17() {
  auto f = [v = source()] { return 0 * v; };
  sink(f());
}
void c18() {
  int v = source();
  auto f = [v]() mutable {
    v = 0;
    return v;
  };
  sink(f());
  sink(v); // $ violation=source
}
void c19() {
  int v = source();
  auto f = [&v] { v = 0; };
  f();
  sink(v);
}
struct A {
  virtual int f(int v) { return v; }
  virtual ~A() = default;
};
struct B : A {
  int f(int) override { return 0; }
};
void c20() {
  B b;
  A a;
  A *p = &b;
  sink(p->f(source()));
  p = &a;
  sink(p->f(source())); // $ violation=source
}
void c21() {
  std::function<int(int)> f = [](int) { return 0; };
  sink(f(source()));
  f = [](int v) { return v; };
  sink(f(source())); // $ violation=source
}
void c22() {
  std::optional<int> o = source();
  o = std::nullopt;
  o = 3;
  sink(*o);
}
void c23() {
  auto t = std::make_tuple(source(), 1);
  std::get<0>(t) = 0;
  sink(std::get<0>(t));
}
void c24() {
  std::string s = secret();
  s = s.empty() ? "" : "x";
  s = "k";
  show(s);
}
struct Res {
  std::string d;
  Res(std::string s) : d(std::move(s)) {}
  Res(Res &&o) : d(std::move(o.d)) { o.d = "moved"; }
};
void c25() {
  Res a(secret());
  Res b(std::move(a));
  show(a.d);
  show(b.d); // $ violation=secret
}
void c26() {
  int a = source(), b = 0, c = 0;
  std::tie(b, c) = std::make_pair(1, a);
  sink(b);
  sink(c); // $ violation=source
}
int counter() {
  static int n = 0;
  return ++n;
}
void c27() {
  int v = source();
  (void)v;
  sink(counter());
}
void c28() {
  int a[2][2] = {};
  a[1][0] = source();
  int (&r)[2] = a[0];
  sink(r[0]);
  sink(a[1][1]);
  sink(a[1][0]); // $ violation=source
}
void c29() {
  P a{source(), 0};
  auto [x, y] = a;
  x = 0;
  sink(x);
  sink(y);
  sink(a.x); // $ violation=source
}
void c30() {
  int x = source();
  int y = x;
  x = 0;
  int *p = &x;
  sink(*p);
  p = &y;
  sink(*p); // $ violation=source
}
class Stack {
  int d[8];
  int n = 0;

public:
  void push(int v) { d[n++] = v; }
  int pop() { return d[--n]; }
  int size() const { return n; }
};
void c31() {
  Stack s, t;
  s.push(source());
  t.push(1);
  sink(t.pop());
  sink(s.size());
  sink(s.pop()); // $ violation=source
}
template <class K, class V> struct Reg {
  static std::map<K, V> &all() {
    static std::map<K, V> m;
    return m;
  }
};
void c32() {
  Reg<int, std::string>::all()[1] = secret();
  Reg<int, int>::all()[1] = 2;
  sink(Reg<int, int>::all()[1]);
  show(Reg<int, std::string>::all()[1]); // $ violation=secret
}
void c33() {
  try {
    throw P{source(), 0};
  } catch (P &p) {
    p.x = 0;
    sink(p.x);
    sink(p.y);
  }
}
void c34(int n) {
  int v = source();
  while (n-- > 0) {
    if (n == 3) {
      v = 0;
      break;
    }
    v = 1;
  }
  sink(v); // $ violation=source
}
void c35() {
  int v = source();
  do
    v = 0;
  while (plain());
  sink(v);
}
