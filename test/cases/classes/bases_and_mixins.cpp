// Classes: virtual bases, CRTP, mixins, covariant results, pimpl.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <memory>
#include <vector>
struct Base { int v = 0; virtual ~Base() = default; virtual int get() const { return v; } };
struct Left : virtual Base { void put(int x) { v = x; } };
struct Right : virtual Base { int take() const { return v; } };
struct Both : Left, Right {};
void diamond() {
  Both b;
  b.put(source());
  sink(b.take()); // $ violation=source
  sink(static_cast<Base &>(b).get()); // $ violation=source
  Both c;
  c.put(plain());
  sink(c.take());
}
template <class D> struct Shape {
  int area() const { return static_cast<const D *>(this)->areaImpl(); }
  D &scaled(int k) { static_cast<D *>(this)->scale(k); return *static_cast<D *>(this); }
};
struct Square : Shape<Square> {
  int side, color;
  int areaImpl() const { return side * side; }
  void scale(int k) { side *= k; }
};
void crtp() {
  Square s;
  s.side = source();
  s.color = plain();
  sink(s.scaled(2).area()); // $ violation=source
  sink(s.scaled(2).color);
}
template <class T> struct Counted : T {
  int count = 0;
  template <class... A> explicit Counted(A &&...a) : T{std::forward<A>(a)...} {}
  int next() { return ++count; }
};
struct Payload { int value; };
void mixin() {
  Counted<Payload> c(source());
  sink(c.value); // $ violation=source
  sink(c.next());
}
struct Animal { virtual ~Animal() = default; virtual std::unique_ptr<Animal> clone() const = 0; virtual int tag() const = 0; };
struct Dog : Animal {
  int t; explicit Dog(int t) : t(t) {}
  std::unique_ptr<Animal> clone() const override { return std::make_unique<Dog>(*this); }
  int tag() const override { return t; }
};
struct Cat : Animal {
  std::unique_ptr<Animal> clone() const override { return std::make_unique<Cat>(); }
  int tag() const override { return plain(); }
};
void cloned() {
  std::unique_ptr<Animal> a = std::make_unique<Dog>(source());
  auto b = a->clone();
  sink(b->tag()); // $ violation=source
  std::unique_ptr<Animal> c = std::make_unique<Cat>();
  sink(c->clone()->tag());
}
class Widget {
  struct Impl;
  std::unique_ptr<Impl> impl;
public:
  Widget();
  ~Widget();
  void set(const std::string &s);
  std::string name() const;
  std::string kind() const;
};
struct Widget::Impl { std::string name, kind; };
Widget::Widget() : impl(std::make_unique<Impl>()) {}
Widget::~Widget() = default;
void Widget::set(const std::string &s) { impl->name = s; }
std::string Widget::name() const { return impl->name; }
std::string Widget::kind() const { return impl->kind; }
void pimpl() {
  Widget w;
  w.set(secret());
  show(w.name()); // $ violation=secret
  show(w.kind());
}
