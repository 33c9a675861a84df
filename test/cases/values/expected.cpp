// std::expected: a value or an error, each with its own contents.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <expected>
#include <optional>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

enum class Fault { none, empty };
using Text = std::expected<std::string, Fault>;

static Text checked(const std::string &s) {
  if (s.empty())
    return std::unexpected(Fault::empty);
  return s;
}
void dereferenced(const User &u) {
  Text a = checked(u.nickname), b = checked(u.phone);
  if (a && b) {
    bid(*a); // clean
    bid(*b); // $ violation=User::phone
    bid(b.value()); // $ violation=User::phone
  }
}
void fault(const User &u) {
  Text t = checked(u.phone);
  if (!t)
    bidNumber(static_cast<long>(t.error())); // clean
  bid(t.value_or("-")); // $ violation=User::phone
}
static std::expected<int, std::string> parse(const std::string &s) {
  if (s.size() > 9)
    return std::unexpected("too long: " + s);
  return 1;
}
void message(const User &u) {
  auto r = parse(u.phone);
  if (!r)
    bid(r.error()); // $ violation=User::phone
  else
    bidNumber(*r); // clean
  auto q = parse(u.nickname);
  if (!q.has_value())
    bid(q.error()); // clean
}
void arrow(const User &u) {
  std::expected<User, Fault> e = u;
  bid(e->nickname); // clean
  bid(e->phone); // $ violation=User::phone
}
void reassigned(const User &u) {
  Text t = u.phone;
  t = u.nickname;
  bid(*t); // clean
  t = u.phone;
  bid(*t); // $ violation=User::phone
  t = std::unexpected(Fault::none);
  bidNumber(static_cast<long>(t.error())); // clean
}
void chainedOptional(const User &u) {
  std::optional<std::string> o = u.phone, p = u.nickname;
  auto tail = [](const std::string &s) { return s.substr(1); };
  bid(p.transform(tail).value_or("")); // clean
  bid(o.transform(tail).value_or("")); // $ violation=User::phone
  bid(o.and_then([](const std::string &s) { return std::optional(s + "!"); }).value()); // $ violation=User::phone
}
void toUnderlying(const User &u) {
  Fault f = u.phone.empty() ? Fault::empty : Fault::none;
  bidNumber(std::to_underlying(f)); // clean
}
