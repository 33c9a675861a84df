// What was overwritten is gone; what was swapped has changed places.
#include <purpose/annotations.h>
#include <algorithm>
#include <memory>
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

void overwritten(const User &u) {
  std::string s = u.phone;
  bid(s); // $ violation=User::phone
  s = u.nickname;
  bid(s); // clean
  s += u.phone;
  bid(s); // $ violation=User::phone
  s.assign("none");
  bid(s); // clean
}
void swapped(const User &u) {
  std::string a = u.phone, b = u.nickname;
  std::swap(a, b);
  bid(a); // clean
  bid(b); // $ violation=User::phone
  b.swap(a);
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
static void reset(int &n) { n = 0; }
static void resetMaybe(int &n, bool really) {
  if (really)
    n = 0;
}
void killedInCallee(const User &u, bool c) {
  int a = u.pin, b = u.pin;
  reset(a);
  resetMaybe(b, c);
  score(a); // clean
  score(b); // $ violation=User::pin
}
struct Profile {
  std::string key, name;
  void wipe() { *this = Profile(); }
  void wipeName() { name.clear(); }
};
void killedInMethod(const User &u) {
  Profile p{u.phone, u.phone}, q{u.phone, u.phone};
  p.wipe();
  q.wipeName();
  bid(p.key); // clean
  bid(q.name); // clean
  bid(q.key); // $ violation=User::phone
}
void fieldOverwritten(User u) {
  u.phone = "redacted";
  bid(u.phone); // clean
}
void movedAndRefilled(const User &u) {
  std::string a = u.phone;
  std::string b = std::move(a);
  a = u.nickname;
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void throughPointerChain(const User &u) {
  int n = u.pin;
  int *p = &n;
  int **pp = &p;
  **pp = u.age;
  score(n); // clean
}
void pointerMoved(const User &u) {
  int a = u.age, b = u.age;
  int *p = &a;
  *p = u.pin;
  p = &b;
  *p = 0;
  score(a); // $ violation=User::pin
  score(b); // clean
}
void replacedOwner(const User &u) {
  auto p = std::make_unique<std::string>(u.phone);
  p = std::make_unique<std::string>(u.nickname);
  bid(*p); // clean
  p.reset(new std::string(u.phone));
  bid(*p); // $ violation=User::phone
}
void clearedOnBothWays(const User &u, bool c) {
  std::string s = u.phone;
  if (c)
    s = "yes";
  else
    s = u.nickname;
  bid(s); // clean
}
void selfAssigned(const User &u) {
  std::string s = u.phone;
  s = s + "";
  bid(s); // $ violation=User::phone
}
void xorSwap(const User &u) {
  int a = u.pin, b = u.age, t = a;
  a = b;
  b = t;
  score(a); // clean
  score(b); // $ violation=User::pin
}
