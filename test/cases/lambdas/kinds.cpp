// Lambdas: each way to capture, to store, to return and to call them.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <functional>
#include <map>
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

void copiedBeforeChange(const User &u) {
  std::string key = u.nickname;
  auto byValue = [key] { return key; };
  auto byReference = [&key] { return key; };
  key = u.phone;
  bid(byValue()); // clean
  bid(byReference()); // $ violation=User::phone
}
void mixedCapture(const User &u) {
  std::string a = u.phone, b = u.nickname;
  auto f = [=, &b] { return b; };
  auto g = [&, a] { return a; };
  bid(f()); // clean
  bid(g()); // $ violation=User::phone
}
void mutableState(const User &u) {
  auto last = [kept = std::string()](const std::string &s) mutable {
    std::string before = kept;
    kept = s;
    return before;
  };
  bid(last(u.phone)); // clean
  bid(last(u.nickname)); // $ violation=User::phone
  bid(last("x")); // clean
}
void generic(const User &u) {
  auto twice = [](const auto &v) { return v + v; };
  bid(twice(u.nickname)); // clean
  score(twice(u.pin)); // $ violation=User::pin
  score(twice(u.age)); // clean
}
void genericPack(const User &u) {
  auto joined = [](const auto &...v) { return (std::string() + ... + v); };
  bid(joined(u.nickname, u.nickname)); // clean
  bid(joined(u.nickname, u.phone)); // $ violation=User::phone
}
void recursive(const User &u) {
  std::function<std::string(int)> repeat = [&](int n) -> std::string {
    return n == 0 ? std::string() : u.phone + repeat(n - 1);
  };
  bid(repeat(3)); // $ violation=User::phone
  auto down = [&](auto &&self, int n) -> std::string {
    return n == 0 ? u.nickname : self(self, n - 1);
  };
  bid(down(down, 3)); // clean
}
static auto prefixer(std::string prefix) {
  return [prefix = std::move(prefix)](const std::string &s) { return prefix + s; };
}
void returned(const User &u) {
  auto a = prefixer(u.phone), b = prefixer(u.nickname);
  bid(a("x")); // $ violation=User::phone
  bid(b("x")); // clean
}
static auto curry(const User &u) {
  return [&u](bool phone) { return [&u, phone] { return phone ? u.phone : u.nickname; }; };
}
void nestedLambdas(const User &u) {
  bid(curry(u)(true)()); // $ violation=User::phone
}
void immediately(const User &u) {
  const std::string key = [&] {
    std::string t = u.phone;
    t = u.nickname;
    return t;
  }();
  bid(key); // clean
  bid([](const std::string &s) { return s; }(u.phone)); // $ violation=User::phone
}
void inMap(const User &u) {
  std::map<std::string, std::function<std::string(const User &)>> columns;
  columns["phone"] = [](const User &x) { return x.phone; };
  columns["name"] = [](const User &x) { return x.nickname; };
  bid(columns["phone"](u)); // $ violation=User::phone
  bid(columns["name"](u)); // clean
}
class Widget {
public:
  explicit Widget(const User &u) : user_(u) {
    onClick_ = [this] { bid(user_.phone); }; // $ violation=User::phone
    onClose_ = [*this] { bid(user_.nickname); }; // clean
  }
  void click() { onClick_(); }
  void close() { onClose_(); }

private:
  User user_;
  std::function<void()> onClick_, onClose_;
};
void members(const User &u) {
  Widget w(u);
  w.click();
  w.close();
}
void moveOnly(const User &u) {
  auto p = std::make_unique<User>(u);
  auto f = [p = std::move(p)] { return p->nickname; };
  bid(f()); // clean
}
struct Profile {
  User user;
  auto kept() { return [*this] { return user.phone; }; }
};
void thisByValue(const User &u) {
  Profile p{u};
  auto kept = p.kept();
  p.user.phone = "";
  bid(kept()); // $ violation=User::phone
}
struct Note {
  std::string text;
  auto kept() { return [*this] { return text; }; }
};
void copyOutlivesTheObject(const User &u) {
  Note n{u.phone}, m{u.nickname};
  auto kept = n.kept(), other = m.kept();
  n.text = "";
  bid(kept());  // $ violation=User::phone
  bid(other()); // clean
}
