// optional, variant, any.
#include <purpose/annotations.h>
#include <any>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::optional<std::string> email;
  std::string nickname;
  std::optional<std::string> city;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void optionalField(const User &u) {
  if (u.city)
    bid(*u.city); // clean
  if (u.email)
    bid(*u.email); // $ violation=User::email
  bid(u.email.value_or("none")); // $ violation=User::email
  bid(u.city.value_or(u.nickname)); // clean
}
void valueOr(const User &u) {
  std::optional<std::string> none;
  bid(none.value_or(u.nickname)); // clean
  bid(u.city.value_or(u.phone)); // $ violation=User::phone
}
void reset(const User &u) {
  std::optional<std::string> o = u.phone;
  bid(o.value()); // $ violation=User::phone
  o.reset();
  o.emplace(u.nickname);
  bid(*o); // clean
  o = std::nullopt;
  bidNumber(o.has_value()); // clean
}
static std::optional<std::string> number(const User &u, bool secret) {
  if (secret)
    return u.phone;
  return std::nullopt;
}
void returned(const User &u) {
  if (auto n = number(u, true))
    bid(*n); // $ violation=User::phone
  if (auto n = number(u, false); !n)
    bid("nobody"); // clean
}
using Value = std::variant<int, std::string>;
void got(const User &u) {
  Value v = u.phone;
  bid(std::get<std::string>(v)); // $ violation=User::phone
  v = 7;
  bidNumber(std::get<int>(v)); // clean
  if (auto *n = std::get_if<int>(&v))
    bidNumber(*n); // clean
  v.emplace<std::string>(u.phone);
  if (auto *s = std::get_if<1>(&v))
    bid(*s); // $ violation=User::phone
}
void kind(const User &u) {
  Value v = u.phone;
  bidNumber(static_cast<long>(v.index())); // clean
  bidNumber(std::holds_alternative<int>(v)); // clean
}
struct Send {
  void operator()(int n) const { bidNumber(n); } // $ SPURIOUS: violation=User::phone
  void operator()(const std::string &s) const {
    bid(s); // $ violation=User::phone
  }
};
void visited(const User &u) {
  std::vector<Value> row{3, u.phone};
  for (const Value &v : row)
    std::visit(Send{}, v);
}
void genericVisit(const User &u) {
  Value a = u.nickname;
  std::visit([](const auto &x) {
    if constexpr (std::is_same_v<std::decay_t<decltype(x)>, std::string>)
      bid(x); // clean
  }, a);
}
void anything(const User &u) {
  std::any a = u.phone;
  bid(std::any_cast<std::string>(a)); // $ violation=User::phone
  a = u.nickname;
  bid(std::any_cast<const std::string &>(a)); // clean
  std::map<std::string, std::any> props;
  props["tel"] = u.phone;
  props["age"] = 4;
  bid(*std::any_cast<std::string>(&props["tel"])); // $ violation=User::phone
  bidNumber(std::any_cast<int>(props["age"])); // clean
}
struct Plain {
  int number;
  std::string text;
};
void variantMadeInAnOptional(const User &u) {
  std::optional<std::variant<int, Plain>> a = Plain{1, u.phone};
  bid(std::get<Plain>(*a).text);         // $ violation=User::phone
  bidNumber(std::get<Plain>(*a).number); // clean
  a = Plain{1, u.nickname};
  bid(std::get<Plain>(*a).text); // clean
}
