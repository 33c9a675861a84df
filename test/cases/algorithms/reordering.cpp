// partition, rotate, unique, merge, set operations, scans, heaps, move.
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void partitioned(std::vector<User> users) {
  auto adults = std::partition(users.begin(), users.end(), [](const User &u) { return u.age >= 18; });
  bidNumber(adults - users.begin()); // clean
  for (auto it = users.begin(); it != adults; ++it)
    bid(it->phone); // $ violation=User::phone
}
void partitionedCopy(const std::vector<User> &users) {
  std::vector<User> old, young;
  std::partition_copy(users.begin(), users.end(), std::back_inserter(old), std::back_inserter(young),
                      [](const User &u) { return u.age > 60; });
  for (const User &u : old)
    bid(u.nickname); // clean
  for (const User &u : young)
    bid(u.phone); // $ violation=User::phone
}
void rotated(const User &u) {
  std::vector<std::string> v{u.nickname, "b", "c"}, w{"a", u.phone, "c"};
  std::rotate(v.begin(), v.begin() + 1, v.end());
  std::rotate(w.begin(), w.begin() + 1, w.end());
  bid(v[2]); // clean
  bid(w[0]); // $ violation=User::phone
}
void merged(const User &u) {
  std::vector<std::string> names{u.nickname}, more{"x"}, phones{u.phone}, a, b;
  std::merge(names.begin(), names.end(), more.begin(), more.end(), std::back_inserter(a));
  std::set_union(names.begin(), names.end(), phones.begin(), phones.end(), std::back_inserter(b));
  for (const auto &s : a)
    bid(s); // clean
  for (const auto &s : b)
    bid(s); // $ violation=User::phone
}
void scanned(const User &u) {
  std::vector<int> v{1, 2, u.age}, w{u.pin, 1, 2}, out(3);
  std::partial_sum(v.begin(), v.end(), out.begin());
  bidNumber(out[2]); // clean
  std::exclusive_scan(w.begin(), w.end(), out.begin(), 0);
  bidNumber(out[2]); // $ violation=User::pin
  std::vector<int> steps;
  std::adjacent_difference(v.begin(), v.end(), std::back_inserter(steps));
  bidNumber(steps[1]); // clean
}
void movedRange(const User &u) {
  std::vector<std::string> a{u.phone}, b{u.nickname}, to(2);
  std::move(b.begin(), b.end(), to.begin());
  bid(to[0]); // clean
  std::move(a.begin(), a.end(), to.begin() + 1);
  bid(to[1]); // $ violation=User::phone
}
void heaps(const User &u) {
  std::vector<int> a{u.age, 3}, b{u.pin, 3};
  std::make_heap(a.begin(), a.end());
  std::push_heap(b.begin(), b.end());
  std::pop_heap(a.begin(), a.end());
  bidNumber(a.back()); // clean
  bidNumber(b.front()); // $ violation=User::pin
}
void uniqueAndReverse(const User &u) {
  std::vector<std::string> v{u.nickname, u.nickname, "z"};
  v.erase(std::unique(v.begin(), v.end()), v.end());
  std::reverse(v.begin(), v.end());
  bid(v.front()); // clean
  std::string digits = u.phone;
  digits.erase(std::remove(digits.begin(), digits.end(), ' '), digits.end());
  std::reverse(digits.begin(), digits.end());
  bid(digits); // $ violation=User::phone
}
void erased(const User &u) {
  std::string a = u.nickname, b = u.phone;
  std::erase(a, ' ');
  std::erase_if(b, [](char c) { return c < '0'; });
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void sampled(const std::vector<User> &users) {
  std::vector<User> some;
  std::mt19937 gen(7);
  std::sample(users.begin(), users.end(), std::back_inserter(some), 3, gen);
  bid(some.front().nickname); // clean
  bid(some.front().phone); // $ violation=User::phone
}
void reduced(const std::vector<User> &users) {
  auto ages = std::transform_reduce(users.begin(), users.end(), 0L, std::plus<>(), [](const User &u) { return long(u.age); });
  auto pins = std::transform_reduce(users.begin(), users.end(), 0L, std::plus<>(), [](const User &u) { return long(u.pin); });
  bidNumber(ages); // clean
  bidNumber(pins); // $ violation=User::pin
}
