// Algorithms, ranges and initialiser lists move values between containers.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

void accumulated(const std::vector<User> &users) {
  int pins = std::accumulate(users.begin(), users.end(), 0,
                             [](int s, const User &u) { return s + u.pin; });
  int ages = std::accumulate(users.begin(), users.end(), 0,
                             [](int s, const User &u) { return s + u.age; });
  score(ages); // clean
  score(pins); // $ violation=User::pin
}
void counted(const std::vector<User> &users) {
  score(static_cast<int>(users.size())); // clean
  auto adults = std::count_if(users.begin(), users.end(), [](const User &u) { return u.age > 17; });
  score(static_cast<int>(adults)); // clean
}
void projected(const std::vector<User> &users) {
  auto a = std::ranges::max_element(users, {}, &User::age);
  bid(a->nickname); // clean
  bid(a->phone); // $ violation=User::phone
}
void copiedRange(const User &u) {
  std::vector<std::string> a{u.phone}, b{u.nickname}, c;
  std::copy(b.begin(), b.end(), std::back_inserter(c));
  bid(c.front()); // clean
  std::copy(a.begin(), a.end(), c.begin());
  bid(c.front()); // $ violation=User::phone
}
void filled(const User &u) {
  std::vector<int> v(4, u.pin);
  score(v[2]); // $ violation=User::pin
  std::fill(v.begin(), v.end(), 0);
  score(v[2]); // clean
}
static std::string joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string &p : parts)
    out += p;
  return out;
}
void initialiserLists(const User &u) {
  bid(joined({"a", u.nickname})); // clean
  bid(joined({"a", u.phone})); // $ violation=User::phone
  score(std::max({1, u.age, 3})); // clean
  score(std::max({1, u.pin, 3})); // $ violation=User::pin
}
static int total(std::span<const int> v) {
  int n = 0;
  for (int i : v)
    n += i;
  return n;
}
void spans(const User &u) {
  int a[] = {u.age, 2}, b[] = {1, u.pin};
  score(total(a)); // clean
  score(total(b)); // $ violation=User::pin
}
void sets(const User &u) {
  std::set<std::string> s{u.phone}, t{u.nickname};
  bid(*s.begin()); // $ violation=User::phone
  bid(*t.begin()); // clean
  t.merge(s);
  bid(*t.rbegin()); // $ violation=User::phone
}
void nestedContainers(const User &u) {
  std::map<std::string, std::vector<std::string>> m;
  m["mail"].push_back(u.nickname);
  m["call"].push_back(u.phone);
  bid(m["mail"].front()); // clean
  bid(m["call"].front()); // $ violation=User::phone
}
void sorted(std::vector<User> users) {
  std::sort(users.begin(), users.end(),
            [](const User &a, const User &b) { return a.age < b.age; });
  bid(users.front().nickname); // clean
  bid(users.front().phone); // $ violation=User::phone
}
void swappedContainers(const User &u) {
  std::vector<std::string> a{u.phone}, b{u.nickname};
  a.swap(b);
  bid(a.front()); // clean
  bid(b.front()); // $ violation=User::phone
}
