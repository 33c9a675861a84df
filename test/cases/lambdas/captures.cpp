// Lambdas carry what they capture, function values what they are given.
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void byCopy(const User &u) {
  std::string key = u.phone;
  auto f = [key] { bid(key); }; // $ violation=User::phone
  f();
}
void initCapture(const User &u) {
  auto f = [p = u.phone] { bid(p); }; // $ violation=User::phone
  f();
}
void byReference(const User &u) {
  std::string key;
  auto f = [&] { key = u.phone; };
  f();
  bid(key); // $ violation=User::phone
}
void argument(const User &u) {
  auto f = [](const std::string &s) { bid(s); }; // $ violation=User::phone
  f(u.phone);
}
void cleanArgument(const User &u) {
  auto f = [](const std::string &s) { bid(s); }; // clean
  f(u.nickname);
}
void returned(const User &u) {
  auto f = [&] { return u.phone; };
  bid(f()); // $ violation=User::phone
}
void wrapped(const User &u) {
  std::function<void(const std::string &)> f = [](const std::string &s) {
    bid(s); // $ violation=User::phone
  };
  f(u.phone);
}
static void applyTo(const std::function<void(const std::string &)> &f,
                  const std::string &s) {
  f(s);
}
void handedOver(const User &u) {
  applyTo([](const std::string &s) { bid(s); }, u.phone); // $ violation=User::phone
}
void handedOverClean(const User &u) {
  applyTo([](const std::string &) {}, u.phone); // clean
}
static void plain(const std::string &s) { bid(s); } // $ violation=User::phone
static void applyPointer(void (*f)(const std::string &), const std::string &s) {
  f(s);
}
void functionPointer(const User &u) { applyPointer(plain, u.phone); }
void forEach(const std::vector<User> &users) {
  std::for_each(users.begin(), users.end(),
                [](const User &u) { bid(u.phone); }); // $ violation=User::phone
}
void transformed(const std::vector<User> &users) {
  std::vector<std::string> phones, names;
  std::transform(users.begin(), users.end(), std::back_inserter(phones),
                 [](const User &u) { return u.phone; });
  std::transform(users.begin(), users.end(), std::back_inserter(names),
                 [](const User &u) { return u.nickname; });
  bid(names.front()); // clean
  bid(phones.front()); // $ violation=User::phone
}
