// Ranges and views.
#include <purpose/annotations.h>
#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidView(std::string_view);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidChar(char);

void filtered(const std::vector<User> &users) {
  for (const User &u : users | std::views::filter([](const User &x) { return x.age > 30; })) {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  }
}
void projected(const std::vector<User> &users) {
  for (const std::string &s : users | std::views::transform(&User::nickname))
    bid(s); // clean
  for (const std::string &s : users | std::views::transform(&User::phone))
    bid(s); // $ violation=User::phone
}
void lambdaView(const std::vector<User> &users) {
  auto phones = users | std::views::transform([](const User &u) { return "tel:" + u.phone; }) | std::views::take(2);
  for (const auto &p : phones)
    bid(p); // $ violation=User::phone
  auto ages = users | std::views::transform([](const User &u) { return u.age; }) | std::views::drop(1);
  for (int n : ages)
    bidNumber(n); // clean
}
void joined(const User &u) {
  std::vector<std::string> a{u.nickname, "x"}, b{u.phone, "x"};
  for (char c : a | std::views::join)
    bidChar(c); // clean
  for (char c : b | std::views::join)
    bidChar(c); // $ violation=User::phone
}
void sorted(std::vector<User> users) {
  std::ranges::sort(users, {}, &User::age);
  bid(users[0].nickname); // clean
  bid(users[0].phone); // $ violation=User::phone
  auto it = std::ranges::find(users, 40, &User::age);
  if (it != users.end())
    bid(it->phone); // $ violation=User::phone
}
void copied(const User &u) {
  std::vector<std::string> from{u.phone}, to;
  std::ranges::copy(from, std::back_inserter(to));
  bid(to.front()); // $ violation=User::phone
  std::vector<std::string> names;
  std::ranges::transform(std::vector<int>{1, 2}, std::back_inserter(names),
                         [&](int n) { return u.nickname + std::to_string(n); });
  bid(names.front()); // clean
}
void keys(const User &u) {
  std::vector<std::pair<std::string, std::string>> v{{u.nickname, u.phone}};
  for (const auto &k : v | std::views::keys)
    bid(k); // clean
  for (const auto &x : v | std::views::values)
    bid(x); // $ violation=User::phone
}
void writtenThroughView(const User &u) {
  std::vector<std::string> v{"a", "b"};
  bid(v[1]); // clean
  for (std::string &s : v | std::views::reverse)
    s = u.phone;
  bid(v[1]); // $ violation=User::phone
}
void reversedText(const User &u) {
  std::string out;
  for (char c : u.phone | std::views::reverse)
    out += c;
  bid(out); // $ violation=User::phone
  for (int i : std::views::iota(0, 3))
    bidNumber(i); // clean
}
void subrange(const User &u) {
  std::string_view v(u.nickname);
  auto letters = std::ranges::subrange(v.begin(), v.end());
  bidView(std::string_view(letters.begin(), letters.end())); // clean
}
void asked(const std::vector<User> &users, const User &u) {
  bidNumber(std::ranges::any_of(users, [](const User &x) { return x.age < 18; })); // clean
  bidNumber(std::ranges::any_of(u.phone, [](char c) { return c == '+'; })); // $ violation=User::phone
}
