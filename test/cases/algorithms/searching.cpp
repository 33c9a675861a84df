// Algorithms that reorder, find, visit and swap.
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void sorted(std::vector<User> users) {
  std::sort(users.begin(), users.end(), [](const User &a, const User &b) { return a.age < b.age; });
  bid(users.front().nickname); // clean
  bid(users.front().phone); // $ violation=User::phone
}
void sortedStrings(const User &a, const User &b) {
  std::vector<std::string> names{a.nickname, b.nickname}, phones{a.phone, b.phone};
  std::sort(names.begin(), names.end(), std::greater<>());
  std::stable_sort(phones.begin(), phones.end());
  bid(names[0]); // clean
  bid(phones[0]); // $ violation=User::phone
}
void found(const std::vector<User> &users) {
  auto it = std::find_if(users.begin(), users.end(), [](const User &u) { return u.age > 30; });
  if (it == users.end())
    return;
  bid(it->nickname); // clean
  bid(it->phone); // $ violation=User::phone
}
void foundString(const User &u) {
  std::vector<std::string> v{u.nickname, "x"}, w{"", u.phone};
  auto a = std::find(v.begin(), v.end(), "x");
  auto b = std::max_element(w.begin(), w.end());
  bid(*a); // clean
  bid(*b); // $ violation=User::phone
}
void visited(const std::vector<User> &users) {
  std::for_each(users.begin(), users.end(), [](const User &u) {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  });
}
void collected(const std::vector<User> &users) {
  std::string names, phones;
  std::for_each(users.begin(), users.end(), [&](const User &u) {
    names += u.nickname;
    phones += u.phone;
  });
  bid(names); // clean
  bid(phones); // $ violation=User::phone
}
void removed(const User &u) {
  std::vector<std::string> v{u.nickname, "", "b"};
  v.erase(std::remove_if(v.begin(), v.end(), [](const std::string &s) { return s.empty(); }), v.end());
  bid(v.back()); // clean
  std::replace(v.begin(), v.end(), std::string("b"), u.phone);
  bid(v.back()); // $ violation=User::phone
}
void swapped(const User &u) {
  std::vector<std::string> a{u.phone, u.phone}, b{u.nickname, u.nickname};
  std::swap_ranges(a.begin(), a.end(), b.begin());
  bid(a[0]); // $ SPURIOUS: violation=User::phone
  bid(b[0]); // $ violation=User::phone
}
void swappedElements(const User &u) {
  std::string a = u.phone, b = u.nickname;
  std::iter_swap(&a, &b);
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void extremes(const User &u) {
  bidNumber(std::max(u.age, 18)); // clean
  bidNumber(std::min({u.age, u.pin, 3})); // $ violation=User::pin
  bidNumber(std::clamp(u.pin, 0, 10)); // $ violation=User::pin
  const auto [lo, hi] = std::minmax({u.age, 3, 9});
  bidNumber(hi - lo); // clean
}
void counted(const std::vector<User> &users, const User &u) {
  bidNumber(std::count(u.phone.begin(), u.phone.end(), '0')); // $ violation=User::phone
  bidNumber(std::count_if(users.begin(), users.end(), [](const User &x) { return x.age > 18; })); // clean
  bidNumber(std::equal(u.phone.begin(), u.phone.end(), u.nickname.begin())); // $ violation=User::phone
}
