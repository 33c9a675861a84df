// Newer language: deducing this, multidimensional [], static operators.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
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

class Box {
public:
  template <class Self> auto &&value(this Self &&self) { return std::forward<Self>(self).value_; }
  template <class Self> Self &&note(this Self &&self, const std::string &s) {
    self.note_ = s;
    return std::forward<Self>(self);
  }
  const std::string &note() const { return note_; }

private:
  std::string value_, note_;
};
void deducingThis(const User &u) {
  Box a, b;
  a.value() = u.phone;
  b.value() = u.nickname;
  bid(a.value()); // $ violation=User::phone
  bid(std::as_const(b).value()); // clean
  a.note(u.nickname);
  bid(a.note()); // clean
}
struct Mixin {
  std::string shown(this const auto &self) { return "[" + self.text() + "]"; }
};
struct PhoneText : Mixin {
  std::string phone;
  std::string text() const { return phone; }
};
struct FixedText : Mixin {
  std::string phone;
  std::string text() const { return "fixed"; }
};
void mixins(const User &u) {
  PhoneText p;
  p.phone = u.phone;
  FixedText f;
  f.phone = u.phone;
  bid(p.shown()); // $ violation=User::phone
  bid(f.shown()); // clean
}
void recursiveLambda(const User &u) {
  auto repeat = [&](this auto &&self, int n, const std::string &s) -> std::string {
    return n ? s + self(n - 1, s) : "";
  };
  bid(repeat(2, u.nickname)); // clean
  bid(repeat(2, u.phone)); // $ violation=User::phone
}
template <std::size_t R, std::size_t C> class Matrix {
public:
  int &operator[](std::size_t r, std::size_t c) { return cells_[r * C + c]; }

private:
  std::array<int, R * C> cells_{};
};
void twoIndexes(const User &u) {
  Matrix<2, 2> m, n;
  m[0, 1] = u.pin;
  n[0, 1] = u.age;
  score(m[0, 1]); // $ violation=User::pin
  score(n[0, 1]); // clean
}
struct Pick {
  static const std::string &operator()(const User &u) { return u.nickname; }
};
struct PickPhone {
  static const std::string &operator()(const User &u) { return u.phone; }
};
void staticCall(const User &u) {
  bid(Pick()(u)); // clean
  bid(PickPhone()(u)); // $ violation=User::phone
}
void optionalChain(const User &u, bool c) {
  std::optional<User> o = c ? std::optional(u) : std::nullopt;
  auto phone = o.transform([](const User &x) { return x.phone; });
  auto name = o.and_then([](const User &x) { return std::optional(x.nickname); });
  bid(name.value_or("none")); // clean
  bid(phone.value_or("none")); // $ violation=User::phone
}
consteval int squared(int n) { return n * n; }
constexpr int doubled(int n) {
  if consteval {
    return n * 2;
  } else {
    return n + n;
  }
}
void constantFunctions(const User &u) {
  score(squared(4)); // clean
  score(doubled(u.age)); // clean
  score(doubled(u.pin)); // $ violation=User::pin
}
struct Lazy {
  const User &user;
  mutable std::optional<std::string> cached;
  const std::string &get() const {
    if (!cached)
      cached = user.phone;
    return *cached;
  }
};
void mutableMember(const User &u) {
  Lazy l{u, {}};
  bid(l.cached.value_or("empty")); // clean
  bid(l.get()); // $ violation=User::phone
  bid(l.cached.value_or("empty")); // $ violation=User::phone
}
void autoCopy(const User &u) {
  std::string s = u.phone;
  auto copy = auto(s);
  s = u.nickname;
  bid(s); // clean
  bid(copy); // $ violation=User::phone
}
