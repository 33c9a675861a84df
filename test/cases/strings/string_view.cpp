// Views do not own: they show whatever the string behind them holds.
#include <purpose/annotations.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(std::string_view);
PURPOSE_USE("advertising") void bidString(const std::string &);
using namespace std::string_view_literals;

void whole(const User &u) {
  std::string_view v = u.phone;
  bid(v); // $ violation=User::phone
  v = u.nickname;
  bid(v); // clean
}
void shortened(const User &u) {
  std::string_view v{u.phone};
  v.remove_prefix(1);
  v.remove_suffix(2);
  bid(v); // $ violation=User::phone
  bidString(std::string(v)); // $ violation=User::phone
}
void pointerAndLength(const User &u) {
  std::string_view a(u.phone.data(), 3);
  std::string_view b(u.nickname.c_str(), u.nickname.size());
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
static std::pair<std::string_view, std::string_view> splitAt(std::string_view s, char c) {
  const auto at = s.find(c);
  if (at == std::string_view::npos)
    return {s, {}};
  return {s.substr(0, at), s.substr(at + 1)};
}
void split(const User &u) {
  auto [head, tail] = splitAt(u.nickname, '@');
  bid(head); // clean
  auto [cc, number] = splitAt(u.phone, ' ');
  bid(number); // $ violation=User::phone
}
static std::vector<std::string_view> words(std::string_view s) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    auto n = s.find(' ');
    out.push_back(s.substr(0, n));
    if (n == std::string_view::npos)
      break;
    s.remove_prefix(n + 1);
  }
  return out;
}
void tokens(const User &u) {
  for (std::string_view w : words(u.nickname))
    bid(w); // clean
  for (std::string_view w : words(u.phone))
    bid(w); // $ violation=User::phone
}
void changedUnderneath(const User &u) {
  std::string buffer = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  std::string_view v = buffer;
  bid(v); // clean
  buffer.replace(0, 4, u.phone.data(), 4);
  bid(v); // $ violation=User::phone
}
static std::string_view kind(const User &u) {
  if (u.phone.starts_with("+49"sv))
    return "domestic"sv;
  return "foreign"sv;
}
void literalByCase(const User &u) {
  bid(kind(u)); // clean
}
void swappedViews(const User &u) {
  std::string_view a = u.phone, b = u.nickname;
  a.swap(b);
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
static std::optional<std::string_view> parameter(std::string_view query, std::string_view name) {
  auto at = query.find(name);
  if (at == query.npos)
    return std::nullopt;
  return query.substr(at + name.size());
}
void named(const User &u) {
  std::string query = "id=" + u.phone;
  if (auto v = parameter(query, "id="))
    bid(*v); // $ violation=User::phone
  if (auto v = parameter("lang=de", "lang="))
    bid(*v); // clean
}
