// Operators, expression templates, user literals, conversions.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <array>
#include <compare>
#include <ostream>
#include <sstream>
struct Vec { std::array<int, 3> d; int operator[](size_t i) const { return d[i]; } };
template <class L, class R> struct Sum {
  const L &l; const R &r;
  int operator[](size_t i) const { return l[i] + r[i]; }
  operator Vec() const { return {{(*this)[0], (*this)[1], (*this)[2]}}; }
};
template <class L, class R> Sum<L, R> operator+(const L &l, const R &r) { return {l, r}; }
void expression() {
  Vec a{{source(), 0, 0}}, b{{1, 2, 3}}, c{{4, 5, 6}};
  Vec s = a + b + c;
  sink(s[0]); // $ violation=source
  Vec t = b + c;
  sink(t[0]);
}
struct Money {
  int cents; std::string unit;
  Money operator+(const Money &o) const { return {cents + o.cents, unit}; }
  Money &operator+=(const Money &o) { cents += o.cents; return *this; }
  auto operator<=>(const Money &o) const { return cents <=> o.cents; }
  bool operator==(const Money &o) const { return cents == o.cents; }
  explicit operator bool() const { return cents != 0; }
  Money operator-() const { return {-cents, unit}; }
  Money operator++(int) { Money m = *this; ++cents; return m; }
};
std::ostream &operator<<(std::ostream &o, const Money &m) { return o << m.cents << ' ' << m.unit; }
void money() {
  Money a{source(), "EUR"}, b{plain(), text()};
  sink((a + b).cents); // $ violation=source
  show((a + b).unit);
  b += a;
  sink((-b).cents); // $ violation=source
  sink(b++.cents); // $ violation=source
  std::ostringstream o;
  o << a;
  show(o.str()); // $ violation=source
  Money c{1, text()};
  std::ostringstream p;
  p << c;
  show(p.str());
}
struct Matrix {
  int m[2][2];
  int &operator()(int i, int j) { return m[i][j]; }
  struct Row { int *r; int &operator[](int j) { return r[j]; } };
  Row operator[](int i) { return {m[i]}; }
};
void matrix() {
  Matrix x{}, y{};
  x(0, 1) = source();
  sink(x(0, 1)); // $ violation=source
  y[1][1] = source();
  sink(y[1][1]); // $ violation=source
  Matrix z{};
  z[0][0] = plain();
  sink(z[0][0]);
}
struct Name { std::string s; operator const std::string &() const { return s; } };
Name operator""_name(const char *p, size_t n) { return {std::string(p, n)}; }
void converted() {
  Name n{secret()};
  show(n); // $ violation=secret
  show("clean"_name);
}
struct Handle { Money *p; Money *operator->() const { return p; } Money &operator*() const { return *p; } };
void arrows() {
  Money m{source(), text()};
  Handle h{&m};
  sink(h->cents); // $ violation=source
  show((*h).unit);
}
struct Comma { std::string all; Comma &operator,(const std::string &s) { all += s; return *this; } };
void commas() {
  Comma c;
  c, text(), secret();
  show(c.all); // $ violation=secret
}
