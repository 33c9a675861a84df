// Conversion operators and overloaded operators are calls like any other.
#include <purpose/annotations.h>
#include <compare>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

class Handle {
public:
  explicit Handle(const User &u) : user_(&u) {}
  operator std::string() const { return user_->phone; }
  explicit operator int() const { return user_->age; }
  explicit operator bool() const { return user_ != nullptr; }
  const User *operator->() const { return user_; }
  const User &operator*() const { return *user_; }
  const std::string &operator[](int i) const { return i == 0 ? user_->phone : user_->phone; }
  const std::string &operator()() const { return user_->nickname; }

private:
  const User *user_;
};
void implicitConversion(const User &u) {
  Handle h(u);
  bid(h); // $ violation=User::phone
}
void explicitConversion(const User &u) {
  Handle h(u);
  score(static_cast<int>(h)); // clean
  score(h ? 1 : 0); // clean
}
void arrow(const User &u) {
  Handle h(u);
  bid(h->nickname); // clean
  bid(h->phone); // $ violation=User::phone
  bid((*h).nickname); // clean
}
void subscriptAndCall(const User &u) {
  Handle h(u);
  bid(h[0]); // $ violation=User::phone
  bid(h()); // clean
}
struct Money {
  int units = 0;
  int currency = 0;
  Money operator+(const Money &o) const { return {units + o.units, currency}; }
  Money &operator+=(const Money &o) {
    units += o.units;
    return *this;
  }
  auto operator<=>(const Money &) const = default;
  Money operator-() const { return {-units, currency}; }
};
void addition(const User &u) {
  Money a{u.pin, 1}, b{u.age, 2};
  Money c = b + a;
  score(c.units); // $ violation=User::pin
  score(c.currency); // clean
  b += Money{1, u.pin};
  score(b.units); // clean
  score((-a).units); // $ violation=User::pin
}
void comparison(const User &u) {
  Money a{u.pin, 0}, b{u.age, 0}, d{3, 0};
  score(a == b); // $ violation=User::pin
  score(b < d); // clean
}
struct Line {
  std::string shown, hidden;
};
static std::ostream &operator<<(std::ostream &os, const Line &l) { return os << l.shown << '\n'; }
void streamed(const User &u) {
  std::ostringstream a, b;
  a << Line{u.nickname, u.phone};
  b << Line{u.phone, u.nickname};
  bid(a.str()); // clean
  bid(b.str()); // $ violation=User::phone
}
struct Log {
  std::string text;
  Log &operator<<(const std::string &s) {
    text += s;
    return *this;
  }
};
void ownShift(const User &u) {
  Log a, b;
  a << "id " << u.phone;
  b << "id " << u.nickname;
  bid(a.text); // $ violation=User::phone
  bid(b.text); // clean
}
struct Assigned {
  std::string value, before;
  Assigned &operator=(const std::string &s) {
    before = value;
    value = s;
    return *this;
  }
};
void assignment(const User &u) {
  Assigned a;
  a = u.phone;
  a = u.nickname;
  bid(a.value); // clean
  bid(a.before); // $ violation=User::phone
}
static std::string operator""_tag(const char *s, std::size_t n) { return std::string(s, n); }
void literalOperator() { bid("a"_tag); } // clean
