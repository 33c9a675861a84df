// Virtual calls through bases, several bases, factories, containers of owners, CRTP, type switches.
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

struct Shape {
  virtual ~Shape() = default;
  virtual int area() { return 0; }
  virtual void take(int v) { sink(v); } // $ violation=source
  virtual int size() const = 0;
};
struct Circle : Shape {
  int area() override { return source(); }
  void take(int v) override { sink(v); } // $ violation=source
  int size() const override { return r; }
  int r = 0;
};
struct Square : Shape {
  int area() override { return 1; }
  void take(int) override {}
  int size() const override { return 2; }
};
struct Dot : Shape {
  int size() const override { return 3; }
};
static int areaOf(Shape &s) { return s.area(); }
void throughBase() {
  Circle c;
  Square q;
  Dot d;
  Shape *s = &c;
  sink(s->area()); // $ violation=source
  s = &q;
  sink(s->area());
  s = &d;
  sink(s->area());
  sink(areaOf(c)); // $ violation=source
  sink(areaOf(q));
  c.r = source();
  const Shape &k = c;
  sink(k.size()); // $ violation=source
  const Shape &l = d;
  sink(l.size());
}
void taken() {
  Circle c;
  Square q;
  Dot d;
  Shape *s = &c;
  s->take(source());
  s = &q;
  s->take(source());
  s = &d;
  s->take(source());
}
static std::unique_ptr<Shape> make(int kind) {
  if (kind == 0)
    return std::make_unique<Circle>();
  return std::make_unique<Square>();
}
void factory(int kind) {
  auto s = make(kind);
  sink(s->area()); // $ violation=source
}
static Shape *makeSquare() { return new Square; }
void factoryClean() {
  Shape *s = makeSquare();
  sink(s->area());
  delete s;
}
void owners() {
  std::vector<std::unique_ptr<Shape>> all;
  all.push_back(std::make_unique<Square>());
  all.emplace_back(new Circle);
  for (auto &s : all)
    sink(s->area()); // $ violation=source
  std::vector<std::unique_ptr<Shape>> squares;
  squares.push_back(std::make_unique<Square>());
  for (auto &s : squares)
    sink(s->area());
}
void registry() {
  std::map<std::string, std::function<std::unique_ptr<Shape>()>> makers;
  makers["circle"] = [] { return std::make_unique<Circle>(); };
  sink(makers.at("circle")()->area()); // $ violation=source
}
struct Reader {
  virtual ~Reader() = default;
  virtual int read() = 0;
};
struct Writer {
  virtual ~Writer() = default;
  virtual void write(int) = 0;
};
class Both : public Reader, public Writer {
public:
  int read() override { return kept; }
  void write(int v) override { kept = v; }

private:
  int kept = 0;
};
void severalBases() {
  Both b;
  Writer &w = b;
  Reader &r = b;
  w.write(source());
  sink(r.read()); // $ violation=source
  Both c;
  Reader *p = &c;
  sink(p->read());
  w.write(0);
  sink(r.read());
}
void crossCast() {
  Both b;
  Reader *r = &b;
  if (auto *w = dynamic_cast<Writer *>(r))
    w->write(source());
  sink(b.read()); // $ violation=source
}
class Template {
public:
  virtual ~Template() = default;
  void run() { step(prepare()); }

protected:
  virtual int prepare() { return 0; }
  virtual void step(int) = 0;
};
class Leaky : public Template {
  int prepare() override { return source(); }
  void step(int v) override { sink(v); } // $ violation=source
};
class Harmless : public Template {
  void step(int v) override { sink(v); }
};
void templateMethod() {
  Leaky l;
  l.run();
  Harmless h;
  h.run();
}
template <class D> struct Crtp {
  int get() { return static_cast<D *>(this)->impl(); }
  void use() { sink(static_cast<D *>(this)->impl()); } // $ violation=source
};
struct Bad : Crtp<Bad> {
  int impl() { return source(); }
};
struct Good : Crtp<Good> {
  int impl() { return 1; }
};
void crtp() {
  Bad b;
  Good g;
  sink(b.get()); // $ violation=source
  sink(g.get());
  b.use();
  g.use();
}
struct V {
  int v = 0;
  virtual ~V() = default;
};
struct L : virtual V {};
struct R : virtual V {};
struct D : L, R {};
void diamond() {
  D d;
  static_cast<L &>(d).v = source();
  sink(static_cast<R &>(d).v); // $ violation=source
}
struct Visitor;
struct Node {
  virtual ~Node() = default;
  virtual void accept(Visitor &) = 0;
};
struct Leaf;
struct Branch;
struct Visitor {
  virtual ~Visitor() = default;
  virtual void visit(Leaf &) = 0;
  virtual void visit(Branch &) = 0;
};
struct Leaf : Node {
  int v = 0;
  void accept(Visitor &w) override { w.visit(*this); }
};
struct Branch : Node {
  int v = 0;
  std::vector<std::unique_ptr<Node>> kids;
  void accept(Visitor &w) override { w.visit(*this); }
};
struct Sum : Visitor {
  int leaves = 0, branches = 0;
  void visit(Leaf &l) override { leaves += l.v; }
  void visit(Branch &b) override {
    branches += b.v;
    for (auto &k : b.kids)
      k->accept(*this);
  }
};
void visited() {
  auto leaf = std::make_unique<Leaf>();
  leaf->v = source();
  Branch b;
  b.kids.push_back(std::move(leaf));
  Sum s;
  b.accept(s);
  sink(s.leaves); // $ violation=source
  sink(s.branches);
}
class Decorator : public Reader {
public:
  explicit Decorator(std::unique_ptr<Reader> r) : inner(std::move(r)) {}
  int read() override { return inner->read() + 1; }

private:
  std::unique_ptr<Reader> inner;
};
struct Taint : Reader {
  int read() override { return source(); }
};
struct Plain : Reader {
  int read() override { return 5; }
};
void decorated() {
  Decorator d(std::make_unique<Taint>());
  sink(d.read()); // $ violation=source
  Decorator e(std::make_unique<Plain>());
  sink(e.read()); // $ SPURIOUS: violation=source -- of which class an object in a field is
}
struct Strategy {
  std::function<int(int)> f;
  int run(int v) { return f(v); }
};
void strategies() {
  Strategy s{[](int v) { return v; }}, t{[](int) { return 0; }};
  sink(s.run(source())); // $ violation=source
  sink(t.run(source()));
}
struct Hidden : Circle {
  int area() override { return 9; }
};
void overriddenAgain() {
  Hidden h;
  Circle &c = h;
  sink(c.area());
  sink(c.Circle::area()); // $ violation=source
}
void typed(Shape *s) {
  if (auto *c = dynamic_cast<Circle *>(s))
    sink(c->area()); // $ violation=source
  else if (auto *q = dynamic_cast<Square *>(s))
    sink(q->area());
}
using Method = int (Shape::*)();
void methodPointer() {
  Circle c;
  Square q;
  Method m = &Shape::area;
  sink((c.*m)()); // $ violation=source
  sink((q.*m)());
}
