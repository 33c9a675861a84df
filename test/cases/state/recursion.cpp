// Recursion and helpers at many depths, called with clean and limited data.
#include <purpose/annotations.h>
#include <cstddef>
#include <functional>
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

static int factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }
void direct(const User &u) {
  score(factorial(u.age)); // clean
  score(factorial(u.pin)); // $ violation=User::pin
}
static std::string even(const std::string &s, std::size_t i);
static std::string odd(const std::string &s, std::size_t i) {
  return i < s.size() ? s[i] + even(s, i + 1) : "";
}
static std::string even(const std::string &s, std::size_t i) {
  return i < s.size() ? odd(s, i + 1) : "";
}
void mutual(const User &u) {
  bid(odd(u.nickname, 0)); // clean
  bid(even(u.phone, 0)); // $ violation=User::phone
}
static void collect(std::vector<std::string> &out, const User *users, int n) {
  if (n == 0)
    return;
  out.push_back(users->nickname);
  collect(out, users + 1, n - 1);
}
static void collectPhones(std::vector<std::string> &out, const User *users, int n) {
  if (n == 0)
    return;
  collectPhones(out, users + 1, n - 1);
  out.push_back(users->phone);
}
void outParameter(const User *users, int n) {
  std::vector<std::string> names, phones;
  collect(names, users, n);
  collectPhones(phones, users, n);
  bid(names[0]); // clean
  bid(phones[0]); // $ violation=User::phone
}
static std::string rotate(const std::string &a, const std::string &b, const std::string &c, int n) {
  return n == 0 ? a : rotate(b, c, a, n - 1);
}
void rotated(const User &u, int n) {
  bid(rotate("x", "y", u.phone, n)); // $ violation=User::phone
  bid(rotate("x", "y", u.nickname, n)); // clean
}
static void sendDeep(const std::string &s, int depth) {
  if (depth == 0)
    bid(s); // $ violation=User::phone
  else
    sendDeep(s, depth - 1);
}
void sinkInside(const User &u) { sendDeep(u.phone, 3); }
static const std::string &l4(const std::string &s) { return s; }
static const std::string &l3(const std::string &s) { return l4(s); }
static std::string l2(std::string s) { return l3(s); }
static std::string l1(const std::string &s) { return l2(s) + "."; }
static void through(const std::string &a, const std::string &b, std::string *x, std::string *y) {
  *x = l1(a);
  *y = l1(b);
}
void layers(const User &u) {
  std::string x, y;
  through(u.nickname, u.phone, &x, &y);
  bid(x); // clean
  bid(y); // $ violation=User::phone
  through(u.phone, u.nickname, &x, &y);
  bid(x); // $ violation=User::phone
  bid(y); // clean
}
struct Pair {
  std::string first, second;
};
static Pair flip(Pair p) { return {p.second, p.first}; }
void flipped(const User &u) {
  Pair p = flip({u.phone, u.nickname});
  bid(p.first); // clean
  bid(p.second); // $ violation=User::phone
  Pair q = flip(flip({u.phone, u.nickname}));
  bid(q.first); // $ violation=User::phone
  bid(q.second); // clean
}
struct Counter {
  int total = 0, calls = 0;
  void add(int n) {
    total += n;
    ++calls;
  }
};
static void tally(Counter &c, int n) {
  if (n > 0) {
    c.add(n);
    tally(c, n / 2);
  }
}
void memberState(const User &u) {
  Counter a, b;
  tally(a, u.pin);
  tally(b, u.age);
  score(a.total); // $ violation=User::pin
  score(a.calls); // clean
  score(b.total); // clean
}
static int pickDeep(const User &u, bool limited) { return limited ? u.pin : u.age; }
static int pick(const User &u, bool limited) { return pickDeep(u, !limited); }
void constantThroughLayers(const User &u) {
  score(pick(u, true)); // $ SPURIOUS: violation=User::pin
  score(pick(u, false)); // $ violation=User::pin
}
