// Values computed from limited data, and values that only look like it.
#include <purpose/annotations.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  PURPOSE_ONLY("security") double balance;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(long);
PURPOSE_USE("advertising") void weigh(double);
enum class Level { Low, High };
PURPOSE_USE("advertising") void rate(Level);

void bits(const User &u) {
  unsigned mask = 0;
  mask |= 1u << (u.pin & 7);
  score(mask); // $ violation=User::pin
  unsigned other = 0;
  other |= 1u << (u.age & 7);
  score(other); // clean
  score(std::popcount(static_cast<unsigned>(u.pin))); // $ violation=User::pin
}
void hashes(const User &u) {
  score(static_cast<long>(std::hash<std::string>()(u.phone))); // $ violation=User::phone
  score(static_cast<long>(std::hash<std::string>{}(u.nickname))); // clean
  std::uint32_t h = 2166136261u;
  for (unsigned char c : u.phone)
    h = (h ^ c) * 16777619u;
  score(h); // $ violation=User::phone
}
void enums(const User &u) {
  rate(static_cast<Level>(u.pin % 2)); // $ violation=User::pin
  rate(static_cast<Level>(u.age % 2)); // clean
  rate(u.pin > 3 ? Level::High : Level::Low); // clean
}
void floats(const User &u) {
  double d = std::floor(std::sqrt(u.balance));
  weigh(d); // $ violation=User::balance
  weigh(std::pow(2.0, u.age)); // clean
  int exponent = 0;
  std::frexp(u.balance, &exponent);
  score(exponent); // $ violation=User::balance
}
void comparisons(const User &u) {
  bool same = u.phone == u.nickname;
  score(same); // $ violation=User::phone
  bool older = u.age > 30;
  score(older); // clean
  score(!u.pin); // $ violation=User::pin
}
void counters(const User &u) {
  int n = 0;
  for (char c : u.phone)
    if (c == '0')
      ++n;
  score(n); // clean
  int length = 0;
  while (length < u.age)
    ++length;
  score(length); // clean
}
void incremented(const User &u) {
  int a = u.pin, b = u.age;
  int old = a++;
  score(old); // $ violation=User::pin
  score(++b); // clean
  int c = 0;
  c -= a;
  score(c); // $ violation=User::pin
}
void minimum(const User &u) {
  score(std::min(u.pin, 9)); // $ violation=User::pin
  score(std::numeric_limits<decltype(u.pin)>::max()); // clean
  score(std::clamp(u.age, 0, 9)); // clean
}
void asIndex(const User &u) {
  static const char *const bands[] = {"low", "middle", "high"};
  bid(bands[u.age % 3]); // clean
  std::string digit(1, static_cast<char>('0' + u.pin % 10));
  bid(digit); // $ violation=User::pin
}
void letters(const User &u) {
  std::string s;
  for (char c : u.phone)
    s.push_back(static_cast<char>(c + 1));
  bid(s); // $ violation=User::phone
  std::string t(u.nickname.rbegin(), u.nickname.rend());
  bid(t); // clean
  std::string v(u.phone.begin() + 1, u.phone.end());
  bid(v); // $ violation=User::phone
}
void pairOfResults(const User &u) {
  auto [low, high] = std::minmax({u.age, 3});
  score(low + high); // clean
  long product = static_cast<long>(u.age) * u.pin;
  score(product); // $ violation=User::pin
}
