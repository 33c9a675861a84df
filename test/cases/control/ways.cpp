// Only ways that can be taken count, and every way that can.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void deadBranch(const User &u) {
  if (false)
    bid(u.phone); // clean
}
void constantCondition(const User &u) {
  constexpr bool ads = false;
  if constexpr (ads)
    bid(u.phone); // clean
}
void afterReturn(const User &u) {
  return;
  bid(u.phone); // clean
}
void inSwitch(const User &u, int n) {
  std::string key;
  switch (n) {
  case 0:
    key = u.nickname;
    break;
  case 1:
    key = u.phone;
    [[fallthrough]];
  default:
    bid(key); // $ violation=User::phone
    return;
  }
  bid(key); // clean
}
void carried(const User &u, int n) {
  std::string last, current;
  for (int i = 0; i < n; ++i) {
    bid(last); // $ violation=User::phone
    last = current;
    current = u.phone;
  }
}
void whileLoop(const User &u, int n) {
  std::string key = u.phone;
  while (n--)
    key = u.nickname;
  bid(key); // $ violation=User::phone
}
void doLoop(const User &u, int n) {
  std::string key = u.phone;
  do
    key = u.nickname;
  while (n--);
  bid(key); // clean
}
void brokenOut(const User &u, int n) {
  std::string key;
  for (;;) {
    key = u.phone;
    if (n)
      break;
    key = u.nickname;
  }
  bid(key); // $ violation=User::phone
}
void jumped(const User &u, int n) {
  std::string key = u.nickname;
again:
  bid(key); // $ violation=User::phone
  key = u.phone;
  if (n-- > 0)
    goto again;
}
void thrown(const User &u) {
  try {
    throw u.phone;
  } catch (const std::string &s) {
    bid(s); // $ violation=User::phone
  }
}
static void thrower(const User &u) { throw u.phone; }
void caughtFromCallee(const User &u) {
  try {
    thrower(u);
  } catch (const std::string &s) {
    bid(s); // $ violation=User::phone
  }
}
