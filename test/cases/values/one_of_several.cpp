// Sum types: variant with overload sets, optional chains, expected, any.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <any>
#include <expected>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
template <class... F> struct overloaded : F... { using F::operator()...; };
struct Ping { int id; };
struct Text { std::string body; };
void visited() {
  std::variant<Ping, Text> m = Text{secret()};
  std::visit(overloaded{[](const Ping &p) { sink(p.id); }, [](const Text &t) { show(t.body); }}, m); // $ violation=secret
  std::variant<Ping, Text> n = Ping{plain()};
  std::visit(overloaded{[](const Ping &p) { sink(p.id); }, [](const Text &t) { show(t.body); }}, n);
  auto len = std::visit(overloaded{[](const Ping &p) { return p.id; }, [](const Text &t) { return int(t.body.size()); }}, m);
  sink(len); // $ violation=secret
}
void got() {
  std::variant<int, std::string> v;
  v = source();
  if (auto *p = std::get_if<int>(&v))
    sink(*p); // $ violation=source
  v = text();
  if (auto *p = std::get_if<std::string>(&v))
    show(*p);
}
std::optional<int> half(int x) { if (x % 2) return std::nullopt; return x / 2; }
void chains() {
  std::optional<int> o = source();
  sink(o.and_then(half).transform([](int x) { return x + 1; }).value_or(0)); // $ violation=source
  sink(o.transform([](int) { return 1; }).value_or(0));
  std::optional<int> e;
  sink(e.or_else([] { return std::optional<int>(source()); }).value()); // $ violation=source
  o.reset();
  sink(o.value_or(plain()));
}
std::expected<std::string, int> parse(bool ok) {
  if (!ok)
    return std::unexpected(source());
  return text();
}
void expecting(bool ok) {
  auto r = parse(ok);
  if (r)
    show(*r);
  else
    sink(r.error()); // $ violation=source
  auto s = parse(ok).value_or(secret());
  show(s); // $ violation=secret
}
void anything() {
  std::any a = secret(), b = text();
  show(std::any_cast<std::string>(a)); // $ violation=secret
  show(std::any_cast<const std::string &>(b));
  a = std::string("x");
  show(*std::any_cast<std::string>(&a));
}
struct Point { int x, y; };
namespace std {
template <> struct tuple_size<Point> : integral_constant<size_t, 2> {};
template <size_t I> struct tuple_element<I, Point> { using type = int; };
}
template <size_t I> int get(const Point &p) { if constexpr (I == 0) return p.x; else return p.y; }
void bound() {
  Point p{source(), plain()};
  auto [x, y] = p;
  sink(x); // $ violation=source
  sink(y);
  auto [a, b, c] = std::tuple{plain(), source(), text()};
  sink(a);
  sink(b); // $ violation=source
  show(c);
}
void tied() {
  int a, b;
  std::tie(a, b) = std::make_pair(source(), plain());
  sink(a); // $ violation=source
  sink(b);
  Point q;
  std::tie(q.x, q.y) = std::tuple(plain(), source());
  sink(q.x);
  sink(q.y); // $ violation=source
}
