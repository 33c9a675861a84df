// Branches that no run takes: constant flags, if constexpr, after return.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

void ifZero(const User &u) {
  if (0)
    bid(u.phone); // clean
  if (1)
    bid(u.phone); // $ violation=User::phone
  else
    bid(u.phone); // clean
}
void discarded(const User &u) {
  if constexpr (false)
    bid(u.phone); // clean
  if constexpr (sizeof(int) >= 2)
    bid(u.phone); // $ violation=User::phone
}
static constexpr bool targeting = false;
static constexpr bool scoring = true;
void constexprFlags(const User &u) {
  if (targeting)
    bid(u.phone); // clean
  if (scoring)
    score(u.pin); // $ violation=User::pin
  if (targeting && u.age > 3)
    bid(u.phone); // clean
  if (!targeting || u.age > 3)
    bid(u.phone); // $ violation=User::phone
}
#define FEATURE_ADS 0
void macroFlag(const User &u) {
  std::string key = u.nickname;
  if (FEATURE_ADS)
    key = u.phone;
  bid(key); // clean
}
void afterReturn(const User &u) {
  bid(u.nickname); // clean
  return;
  bid(u.phone); // clean
}
[[noreturn]] static void fatal() { std::abort(); }
void afterNoreturn(const User &u, bool c) {
  std::string key = u.phone;
  if (c)
    fatal();
  else
    key = u.nickname;
  bid(key); // clean
}
void constantConditional(const User &u) {
  bid(false ? u.phone : u.nickname); // clean
  bid(true ? u.phone : u.nickname); // $ violation=User::phone
}
template <bool Private> void publish(const User &u) {
  if (!Private)
    bid(u.phone); // clean
  if constexpr (Private)
    bid("private"); // clean
  else
    bid(u.phone); // clean
}
void publishPrivate(const User &u) { publish<true>(u); }
template <bool Private> void publishAny(const User &u) {
  if (Private)
    return;
  bid(u.phone); // $ violation=User::phone
}
void publishBoth(const User &u) {
  publishAny<true>(u);
  publishAny<false>(u);
}
void localFlag(const User &u) {
  const bool ads = false;
  bool late = false;
  if (ads)
    bid(u.phone); // clean
  if (late)
    bid(u.phone); // clean
  late = true;
  if (late)
    bid(u.phone); // $ violation=User::phone
}
void emptyLoop(const User &u) {
  for (int i = 0; i < 0; ++i)
    bid(u.phone); // clean
  while (false)
    bid(u.phone); // clean
  do
    bid(u.phone); // $ violation=User::phone
  while (false);
}
void constantSwitch(const User &u) {
  constexpr int mode = 2;
  switch (mode) {
  case 1:
    bid(u.phone); // clean
    break;
  case 2:
    score(u.pin); // $ violation=User::pin
    break;
  default:
    bid(u.phone); // clean
  }
}
void unevaluated(const User &u) {
  decltype(u.phone) s = "x";
  score(static_cast<int>(sizeof(u.phone))); // clean
  bid(s); // clean
  score(noexcept(bid(u.phone))); // clean
}
