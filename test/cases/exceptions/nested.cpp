// Exceptions through layers: nested, stored, error codes, expected values.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <exception>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
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

static std::expected<std::string, std::string> loadPhone(const User &u) {
  if (u.age > 17)
    return u.phone;
  return std::unexpected("too young: " + u.nickname);
}
static std::expected<std::string, std::string> loadName(const User &u) {
  if (u.nickname.empty())
    return std::unexpected("no name for " + u.phone);
  return u.nickname;
}
void expectedValues(const User &u) {
  auto a = loadPhone(u), b = loadName(u);
  if (a)
    bid(*a); // $ violation=User::phone
  else
    bid(a.error()); // clean
  if (b.has_value())
    bid(b.value()); // clean
  else
    bid(b.error()); // $ violation=User::phone
}
void orElse(const User &u) {
  bid(loadName(u).value_or("anonymous")); // clean
  bid(loadPhone(u).value_or("none")); // $ violation=User::phone
}
class Error {
public:
  Error(int code, std::string text) : code_(code), text_(std::move(text)) {}
  virtual ~Error() = default;
  virtual std::string describe() const { return "error"; }
  int code() const { return code_; }

protected:
  int code_;
  std::string text_;
};
class Loud : public Error {
public:
  using Error::Error;
  std::string describe() const override { return text_; }
};
class Quiet : public Error {
public:
  using Error::Error;
  std::string describe() const override { return "error " + std::to_string(code_); }
};
void loud(const User &u) {
  try {
    throw Loud(3, u.phone);
  } catch (const Error &e) {
    score(e.code()); // clean
    bid(e.describe()); // $ violation=User::phone
  }
}
void quiet(const User &u) {
  try {
    throw Quiet(u.age, u.phone);
  } catch (const Error &e) {
    bid(e.describe()); // $ SPURIOUS: violation=User::phone
  }
}
void slicedByValue(const User &u) {
  try {
    throw Loud(u.pin, u.phone);
  } catch (Error e) {
    bid(e.describe()); // clean
    score(e.code()); // $ violation=User::pin
  }
}
struct OnlyHere {
  std::string what;
};
static void middle(const std::string &s) {
  try {
    throw OnlyHere{s};
  } catch (const std::exception &e) {
    bid(e.what()); // clean
  }
}
void passesThrough(const User &u) {
  try {
    middle(u.phone);
  } catch (const OnlyHere &o) {
    bid(o.what); // $ violation=User::phone
  }
}
void nestedExceptions(const User &u) {
  try {
    try {
      throw std::runtime_error(u.phone);
    } catch (...) {
      std::throw_with_nested(std::logic_error("outer"));
    }
  } catch (const std::logic_error &outer) {
    bid(outer.what()); // clean
    try {
      std::rethrow_if_nested(outer);
    } catch (const std::runtime_error &inner) {
      bid(inner.what()); // $ violation=User::phone
    }
  }
}
static int guarded(const std::function<int()> &f) {
  try {
    return f();
  } catch (int n) {
    return n;
  }
}
void resultOfHandler(const User &u) {
  score(guarded([&] { return u.age; })); // clean
  score(guarded([&]() -> int { throw u.pin; })); // $ violation=User::pin
}
struct Abandon {};
void undone(const User &u) {
  int key = u.age;
  try {
    if (u.age > 3)
      throw Abandon();
    key = u.pin;
  } catch (const Abandon &) {
    score(key); // clean
  }
  score(key); // $ violation=User::pin
}
