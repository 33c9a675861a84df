// Parts of elements: projections, keys, values and members seen by views.
#include <purpose/annotations.h>
#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
namespace views = std::views;

void projected(const std::vector<User> &users) {
  std::ranges::for_each(users, [](const std::string &s) { bid(s); }, &User::phone); // $ violation=User::phone
  std::ranges::for_each(users, [](const std::string &s) { bid(s); }, &User::nickname); // clean
  std::ranges::for_each(users.begin(), users.end(), [](const std::string &s) { bid(s); }, &User::phone); // $ violation=User::phone
  std::ranges::for_each(users.begin(), users.end(), [](const std::string &s) { bid(s); }, &User::nickname); // clean
  std::ranges::for_each(users.begin(), users.end(), [](const User &u) { bid(u.phone); }); // $ violation=User::phone
}
void members(const std::vector<User> &users) {
  for (const std::string &s : users | views::transform(&User::phone))
    bid(s); // $ violation=User::phone
  for (const std::string &s : users | views::transform(&User::nickname))
    bid(s); // clean
}
void keysAndValues(const User &u) {
  std::map<std::string, std::string> m{{"a", u.phone}};
  for (const std::string &s : m | views::keys)
    bid(s); // clean
  for (const std::string &s : m | views::values)
    bid(s); // $ violation=User::phone
  std::vector<std::pair<std::string, std::string>> v{{u.phone, "b"}};
  for (const std::string &s : v | views::elements<0>)
    bid(s); // $ violation=User::phone
  for (const std::string &s : v | views::elements<1>)
    bid(s); // clean
}
void writtenThrough(const User &u) {
  std::vector<std::string> a{"a"}, b{"b"};
  for (std::string &s : a | views::reverse)
    s = u.phone;
  for (std::string &s : b | views::take(1))
    s = u.nickname;
  bid(a[0]); // $ violation=User::phone
  bid(b[0]); // clean
}
void computed(const std::vector<User> &users) {
  for (const std::string &s : users | views::transform([](auto &u) { return u.nickname; }))
    bid(s); // clean
}
