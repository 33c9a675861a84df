// What the algorithms of std::ranges give back: iterators by name.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <memory>
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

void twoRanges(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  auto m = std::ranges::mismatch(b, a);
  bidNumber(*m.in1); // clean
  bidNumber(*m.in2); // $ violation=User::pin
}
void largest(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  auto r = std::ranges::minmax_element(a);
  bidNumber(*r.min); // $ violation=User::pin
  bidNumber(*r.max); // $ violation=User::pin
  auto s = std::ranges::minmax_element(b);
  bidNumber(*s.min); // clean
  auto [low, high] = std::ranges::minmax(a);
  bidNumber(low + high); // $ violation=User::pin
}
void apart(const User &u) {
  std::vector<int> a{u.pin, 2}, even(2), odd(2), other(2);
  auto r = std::ranges::partition_copy(a, even.begin(), odd.begin(),
                                       [](int n) { return n % 2 == 0; });
  bidNumber(even[0]);     // $ violation=User::pin
  bidNumber(*r.out2);     // $ violation=User::pin
  bidNumber(other[0]);    // clean
  bidNumber(*r.out1);     // $ violation=User::pin
}
void swapped(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  auto r = std::ranges::swap_ranges(a, b);
  bidNumber(b[0]);    // $ violation=User::pin
  bidNumber(*r.in2);  // $ violation=User::pin
}
void together(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(2), rest(2);
  auto r = std::ranges::merge(a, b, to.begin());
  bidNumber(*r.in1); // $ violation=User::pin
  bidNumber(*r.in2); // clean
  bidNumber(*r.out); // $ violation=User::pin
  std::ranges::set_union(b, b, rest.begin());
  bidNumber(rest[0]); // clean
}
void combined(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1);
  auto r = std::ranges::transform(b, a, to.begin(), std::plus<>());
  bidNumber(*r.in1); // clean
  bidNumber(*r.in2); // $ violation=User::pin
  bidNumber(*r.out); // $ violation=User::pin
}
void permuted(const User &u) {
  std::vector<int> a{1, u.pin};
  auto r = std::ranges::next_permutation(a);
  bidNumber(*r.in); // $ violation=User::pin
  bidNumber(a[0]);  // $ violation=User::pin
}
void equalOnes(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  for (int n : std::ranges::equal_range(a, 3))
    bidNumber(n); // $ violation=User::pin
  for (int n : std::ranges::equal_range(b, 3))
    bidNumber(n); // clean
}
void rest(const User &u) {
  std::vector<std::string> a{u.phone}, b{u.nickname};
  for (const std::string &s : std::ranges::unique(a))
    bid(s); // $ violation=User::phone
  for (const std::string &s : std::ranges::remove(b, "x"))
    bid(s); // clean
}
void eachOne(const User &u) {
  std::vector<int> a{u.pin};
  auto r = std::ranges::for_each(a, [sum = 0](int n) mutable { sum += n; });
  bidNumber(*r.in); // $ violation=User::pin
}
void madeElsewhere(const User &u) {
  std::vector<int> a{u.pin}, to(1);
  auto r = std::ranges::uninitialized_copy(a, to);
  bidNumber(*r.out); // $ violation=User::pin
}
void extremes(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  bidNumber(std::ranges::max(a));            // $ violation=User::pin
  bidNumber(std::ranges::max(b));            // clean
  bidNumber(std::ranges::min(u.age, u.pin)); // $ violation=User::pin
  bidNumber(std::ranges::min({u.age, u.pin})); // $ violation=User::pin
  bidNumber(std::ranges::max({u.age, 3}));   // clean
  bidNumber(std::ranges::minmax(b).max);     // clean
  auto r = std::ranges::minmax(u.age, u.pin);
  bidNumber(r.min); // $ violation=User::pin
}
void replaced(const User &u) {
  std::vector<int> b{u.age}, to(1), other(1);
  std::ranges::replace_copy(b, to.begin(), 0, u.pin);
  bidNumber(to[0]); // $ violation=User::pin
  std::ranges::replace_copy_if(b, other.begin(),
                               [](int n) { return n > 3; }, u.age);
  bidNumber(other[0]); // clean
}
void sortedInto(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1), other(1);
  std::ranges::partial_sort_copy(a, to);
  bidNumber(to[0]); // $ violation=User::pin
  std::ranges::partial_sort_copy(b.begin(), b.end(), other.begin(), other.end());
  bidNumber(other[0]); // clean
}
void unary(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1), other(1);
  auto r = std::ranges::transform(a, to.begin(), [](int n) { return n + 1; });
  bidNumber(*r.out); // $ violation=User::pin
  std::ranges::transform(b.begin(), b.end(), other.begin(),
                         [](int n) { return n + 1; });
  bidNumber(other[0]); // clean
}
void comparedWith(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  std::ranges::equal(b, a, [](int x, int y) {
    bidNumber(x); // clean
    bidNumber(y); // $ violation=User::pin
    return x == y;
  });
}
