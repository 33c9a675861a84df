// Function pointers, std::function, bind, invoke and reference wrappers.
#include <purpose/annotations.h>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

static std::string phoneOf(const User &u) { return u.phone; }
static std::string nicknameOf(const User &u) { return u.nickname; }
static std::string joined(const std::string &a, const std::string &b) { return a + b; }
static std::string second(const std::string &, const std::string &b) { return b; }

using Getter = std::string (*)(const User &);

void pointerTable(const User &u) {
  static const Getter getters[] = {phoneOf, nicknameOf};
  bid(getters[0](u)); // $ violation=User::phone
  bid(getters[1](u)); // clean
}
void reassigned(const User &u) {
  Getter g = phoneOf;
  g = &nicknameOf;
  bid((*g)(u)); // clean
}
void functionObject(const User &u) {
  std::function<std::string(const User &)> f = nicknameOf;
  bid(f(u)); // clean
  f = phoneOf;
  bid(f(u)); // $ violation=User::phone
}
void boundValue(const User &u) {
  auto a = std::bind(joined, std::placeholders::_1, u.phone);
  auto b = std::bind(joined, std::placeholders::_1, u.nickname);
  bid(a("x")); // $ violation=User::phone
  bid(b("x")); // clean
}
void swappedPlaceholders(const User &u) {
  auto f = std::bind(second, std::placeholders::_2, std::placeholders::_1);
  bid(f(u.nickname, u.phone)); // clean
  bid(f(u.phone, u.nickname)); // $ violation=User::phone
}
struct Sender {
  std::string last;
  void send(const std::string &key) { bid(key); } // $ violation=User::phone
  void note(const std::string &key) { last = key; }
};
void boundMethod(const User &u) {
  Sender s;
  auto f = std::bind(&Sender::send, &s, std::placeholders::_1);
  f(u.phone);
  auto g = std::bind(&Sender::note, std::ref(s), u.email);
  g();
  bid(s.last); // $ violation=User::email
}
void boundToCopy(const User &u) {
  Sender s;
  auto g = std::bind(&Sender::note, s, u.email);
  g();
  bid(s.last); // clean
}
void invoked(const User &u) {
  bid(std::invoke(&User::nickname, u)); // clean
  bid(std::invoke(&User::phone, &u)); // $ violation=User::phone
  bid(std::invoke(joined, "a", u.email)); // $ violation=User::email
}
static void append(std::string &out, const std::string &s) { out += s; }
void referenceWrapper(const User &u) {
  std::string copied, shared;
  auto f = std::bind(append, copied, u.phone);
  auto g = std::bind(append, std::ref(shared), u.phone);
  f();
  g();
  bid(copied); // clean
  bid(shared); // $ violation=User::phone
}
void wrappersInVector(const User &u) {
  std::string a, b;
  std::vector<std::reference_wrapper<std::string>> all{a};
  for (std::string &s : all)
    s = u.phone;
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
template <class F, class... Args> auto callWith(F &&f, Args &&...args) {
  return std::forward<F>(f)(std::forward<Args>(args)...);
}
void forwarded(const User &u) {
  bid(callWith(phoneOf, u)); // $ violation=User::phone
  bid(callWith(nicknameOf, u)); // clean
  bid(callWith(second, u.phone, u.nickname)); // clean
}
