// Views of the ranges library, lazily applied.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

void transformedByMember(const std::vector<User> &users) {
  for (const std::string &s : users | std::views::transform(&User::nickname))
    bid(s); // clean
  for (const std::string &s : users | std::views::transform(&User::phone))
    bid(s); // $ violation=User::phone
}
void transformedByLambda(const std::vector<User> &users) {
  auto pins = users | std::views::transform([](const User &u) { return u.pin; });
  auto ages = users | std::views::transform([](const User &u) { return u.age; });
  for (int p : pins)
    score(p); // $ violation=User::pin
  for (int a : ages)
    score(a); // clean
}
void filtered(const std::vector<User> &users) {
  for (const User &u : users | std::views::filter([](const User &x) { return x.age > 3; })) {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  }
}
void taken(const std::vector<User> &users) {
  for (const User &u : users | std::views::take(2) | std::views::reverse) {
    score(u.age); // clean
    score(u.pin); // $ violation=User::pin
  }
}
void keysAndValues(const std::map<std::string, User> &users) {
  for (const std::string &k : users | std::views::keys)
    bid(k); // clean
  for (const User &u : users | std::views::values)
    bid(u.phone); // $ violation=User::phone
}
void numbers(const User &u) {
  for (int i : std::views::iota(0, 3))
    score(i); // clean
  for (int i : std::views::iota(u.age) | std::views::take(2))
    score(i); // clean
  for (int i : std::views::iota(u.pin) | std::views::take(2))
    score(i); // $ violation=User::pin
}
void rangesAlgorithms(std::vector<User> users) {
  std::ranges::sort(users, {}, &User::age);
  auto it = std::ranges::find(users, 18, &User::age);
  if (it != users.end()) {
    bid(it->nickname); // clean
    bid(it->phone); // $ violation=User::phone
  }
}
