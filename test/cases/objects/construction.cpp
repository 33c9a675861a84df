// Constructors, initialiser lists, default members, copies and moves, conversions.
#include <purpose/annotations.h>
#include <string>
#include <utility>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);

class A {
public:
  A(int a, int b) : a(a), b(b) {}
  explicit A(int both) : A(both, both) {}
  A() = default;
  int getA() const { return a; }
  int getB() const { return b; }
  void setA(int v) { a = v; }
  A &withB(int v) {
    b = v;
    return *this;
  }

private:
  int a = 0;
  int b = 0;
};
void constructed() {
  A x(source(), 1);
  sink(x.getA()); // $ violation=source
  sink(x.getB());
  A y(1, source());
  sink(y.getA());
  sink(y.getB()); // $ violation=source
  A z(source());
  sink(z.getA()); // $ violation=source
  sink(z.getB()); // $ violation=source
  A w;
  sink(w.getA());
  w.setA(source());
  sink(w.getA()); // $ violation=source
  sink(w.getB());
  w.setA(2);
  sink(w.getA());
  sink(w.withB(source()).getB()); // $ violation=source
  sink(w.getA());
  sink(w.withB(0).getB());
}
void assigned() {
  A x(source(), 1), y;
  y = x;
  sink(y.getA()); // $ violation=source
  sink(y.getB());
  y = A();
  sink(y.getA());
  A z(std::move(x));
  sink(z.getA()); // $ violation=source
}
struct Defaults {
  int s = source();
  int t = 1;
  int u{source()};
  std::string n{text()};
};
void defaultMembers() {
  Defaults d;
  sink(d.s); // $ violation=source
  sink(d.t);
  sink(d.u); // $ violation=source
  sinkText(d.n); // $ violation=text
  Defaults e{1, 2, 3, "x"};
  sink(e.s);
  sink(e.u);
  sinkText(e.n);
}
struct Copy {
  int kept = 0, lost = 0;
  Copy() = default;
  Copy(const Copy &o) : kept(o.kept), lost(0) {}
  Copy &operator=(const Copy &o) {
    kept = o.kept;
    lost = 0;
    return *this;
  }
};
void ownCopy() {
  Copy a;
  a.kept = a.lost = source();
  Copy b = a;
  sink(b.kept); // $ violation=source
  sink(b.lost);
  Copy c;
  c = a;
  sink(c.kept); // $ violation=source
  sink(c.lost);
}
struct Move {
  std::string s;
  Move() = default;
  Move(Move &&o) noexcept : s(std::move(o.s)) { o.s = ""; }
  Move &operator=(Move &&o) noexcept {
    std::swap(s, o.s);
    return *this;
  }
};
void ownMove() {
  Move a;
  a.s = text();
  Move b(std::move(a));
  sinkText(b.s); // $ violation=text
  sinkText(a.s);
  Move c;
  c = std::move(b);
  sinkText(c.s); // $ violation=text
  sinkText(b.s);
}
struct Conv {
  int secret = 0;
  std::string open;
  operator int() const { return secret; }
  operator std::string() const { return open; }
  explicit operator bool() const { return !open.empty(); }
};
void conversions() {
  Conv c;
  c.secret = source();
  sink(c); // $ violation=source
  sinkText(c);
  int i = c;
  sink(i); // $ violation=source
  sink(static_cast<int>(c)); // $ violation=source
  std::string s = c;
  sinkText(s);
  sink(c ? 1 : 2);
}
struct FromInt {
  int v;
  FromInt(int v) : v(v) {}
};
static void takes(FromInt f) { sink(f.v); } // $ violation=source
static void takesClean(FromInt f) { sink(f.v); }
void implicitConversion() {
  takes(source());
  takesClean(1);
}
class Base {
public:
  explicit Base(int v) : v(v) {}
  int v;
  int other = 0;
};
class Derived : public Base {
public:
  Derived(int v, int w) : Base(v), w(w) {}
  using Base::Base;
  int w = 0;
};
void bases() {
  Derived d(source(), 1);
  sink(d.v); // $ violation=source
  sink(d.w);
  sink(d.other);
  Base &b = d;
  sink(b.v); // $ violation=source
  Base sliced = d;
  sink(sliced.v); // $ violation=source
  sink(sliced.other);
  Derived e(source());
  sink(e.v); // $ violation=source
  sink(e.w);
  static_cast<Base &>(e) = Base(0);
  sink(e.v);
}
struct Agg {
  int a;
  struct {
    int b, c;
  } in;
  int arr[2];
};
void aggregates() {
  Agg g{1, {source(), 2}, {3, source()}};
  sink(g.a);
  sink(g.in.b); // $ violation=source
  sink(g.in.c);
  sink(g.arr[0]);
  sink(g.arr[1]); // $ violation=source
  Agg h = {.a = source(), .in = {.b = 1, .c = 2}, .arr = {}};
  sink(h.a); // $ violation=source
  sink(h.in.b);
  auto [a, in, arr] = g;
  sink(a);
  sink(in.b); // $ violation=source
  sink(in.c);
  auto &[ra, rin, rarr] = h;
  sink(ra); // $ violation=source
  ra = 0;
  sink(h.a);
}
struct Nested {
  A a;
  A b;
  Nested(int x, int y) : a(x, 0), b(0, y) {}
};
void nested() {
  Nested n(source(), 1);
  sink(n.a.getA()); // $ violation=source
  sink(n.a.getB());
  sink(n.b.getA());
  sink(n.b.getB());
  Nested *p = new Nested(0, source());
  sink(p->a.getA());
  sink(p->b.getB()); // $ violation=source
  delete p;
}
struct InBody {
  int x, y;
  InBody(int v) {
    this->x = v;
    init();
  }
  void init() { y = x; }
};
void inBody() {
  InBody i(source());
  sink(i.y); // $ violation=source
  InBody j(1);
  sink(j.y);
}
struct Static {
  static int count;
  static int clean;
  int own = 0;
};
int Static::count = 0;
int Static::clean = 0;
void staticMember() {
  Static s;
  s.count = source();
  sink(Static::count); // $ violation=source
  sink(Static::clean);
  sink(s.own);
}
struct Dtor {
  int &out;
  int v;
  ~Dtor() { out = v; }
};
void destroyed() {
  int x = 0, y = 0;
  {
    Dtor d{x, source()};
    Dtor e{y, 1};
  }
  sink(x); // $ violation=source
  sink(y);
}
struct Mutable {
  mutable int cache = 0;
  int get() const {
    if (!cache)
      cache = source();
    return cache;
  }
};
void mutableMember() {
  const Mutable m;
  sink(m.cache);
  sink(m.get());  // $ violation=source
  sink(m.cache); // $ violation=source
}
struct RefQualified {
  std::string s;
  std::string &get() & { return s; }
  std::string get() && { return std::move(s); }
  const std::string &get() const & { return s; }
};
void refQualified() {
  RefQualified r;
  r.get() = text();
  sinkText(r.get()); // $ violation=text
  sinkText(RefQualified{text()}.get()); // $ violation=text
  sinkText(RefQualified{"x"}.get());
}
