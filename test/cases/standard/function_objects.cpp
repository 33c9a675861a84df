// Operators as objects, given to algorithms and called directly.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <numeric>
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

void transformed(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1), other(1);
  std::transform(a.begin(), a.end(), b.begin(), to.begin(), std::plus<int>());
  bidNumber(to[0]); // $ violation=User::pin
  std::transform(b.begin(), b.end(), b.begin(), other.begin(), std::plus<>());
  bidNumber(other[0]); // clean
  std::transform(a.begin(), a.end(), other.begin(), std::negate<>());
  bidNumber(other[0]); // $ violation=User::pin
}
void hashed(const User &u) {
  std::vector<std::string> a{u.phone};
  std::vector<std::size_t> to(1);
  std::transform(a.begin(), a.end(), to.begin(), std::hash<std::string>());
  bidNumber(to[0]);                               // $ violation=User::phone
  bidNumber(std::hash<std::string>()(u.phone));    // $ violation=User::phone
  bidNumber(std::hash<std::string>()(u.nickname)); // clean
}
void summed(const User &u) {
  std::vector<int> a{u.pin}, b{u.age};
  bidNumber(std::accumulate(a.begin(), a.end(), 1, std::multiplies<>())); // $ violation=User::pin
  bidNumber(std::accumulate(b.begin(), b.end(), 1, std::multiplies<>())); // clean
}
void compared(const User &u) {
  bidNumber(std::less<>()(u.pin, 3));             // $ violation=User::pin
  bidNumber(std::less<int>()(u.age, 3));          // clean
  bidNumber(std::equal_to<>()(u.phone, "1"));     // $ violation=User::phone
  bidNumber(std::ranges::less()(u.pin, u.age));   // $ violation=User::pin
  bidNumber(std::plus<>()(u.age, u.pin));         // $ violation=User::pin
}
void same(const User &u) {
  bid(std::identity()(u.phone));    // $ violation=User::phone
  bid(std::identity()(u.nickname)); // clean
}
void searched(const User &u) {
  const std::string text = "text";
  std::default_searcher look(u.phone.begin(), u.phone.end());
  bidNumber(look(text.begin(), text.end()).first == text.end()); // $ violation=User::phone
}
