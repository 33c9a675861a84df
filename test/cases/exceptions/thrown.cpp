// Thrown objects carry data to their handlers.
#include <purpose/annotations.h>
#include <exception>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(int);

void whatOfRuntimeError(const User &u) {
  try {
    throw std::runtime_error("no such phone " + u.phone);
  } catch (const std::exception &e) {
    bidText(e.what()); // $ violation=User::phone
  }
}
void whatClean(const User &u) {
  try {
    throw std::invalid_argument("no such name " + u.nickname);
  } catch (const std::logic_error &e) {
    bidText(e.what()); // clean
  }
}
struct BadUser : std::exception {
  std::string detail, hint;
  BadUser(std::string d, std::string h) : detail(std::move(d)), hint(std::move(h)) {}
  const char *what() const noexcept override { return hint.c_str(); }
};
static void check(const User &u) {
  if (u.age < 18)
    throw BadUser(u.phone, u.nickname);
}
void ofCallee(const User &u) {
  try {
    check(u);
  } catch (const BadUser &e) {
    bid(e.hint); // clean
    bidText(e.what()); // clean
    bid(e.detail); // $ violation=User::phone
  }
}
static void checkTwice(const User &u) {
  try {
    check(u);
  } catch (BadUser &e) {
    e.hint = "minor";
    throw;
  }
}
void rethrown(const User &u) {
  try {
    checkTwice(u);
  } catch (const BadUser &e) {
    bid(e.hint); // clean
    bid(e.detail); // $ violation=User::phone
  }
}
static void translate(const User &u) {
  try {
    check(u);
  } catch (const BadUser &e) {
    throw std::runtime_error(std::string("bad: ") + e.detail);
  }
}
void translated(const User &u) {
  try {
    translate(u);
  } catch (const std::runtime_error &e) {
    bid(e.what()); // $ violation=User::phone
  }
}
void scalarThrown(const User &u) {
  try {
    if (u.age > 3)
      throw u.pin;
    throw u.nickname;
  } catch (int n) {
    score(n); // $ violation=User::pin
  } catch (const std::string &s) {
    bid(s); // clean
  }
}
void assignedBeforeThrow(const User &u, bool bad) {
  std::string key = u.nickname;
  try {
    key = u.phone;
    if (bad)
      throw 1;
    key = "ok";
  } catch (int code) {
    score(code); // clean
    bid(key); // $ violation=User::phone
  }
}
void nothingThrown(const User &u) {
  int key = u.pin;
  try {
    key = u.age;
  } catch (...) {
  }
  score(key); // clean
}
void viaPointer(const User &u) {
  std::exception_ptr p;
  try {
    throw std::runtime_error(u.phone);
  } catch (...) {
    p = std::current_exception();
  }
  try {
    std::rethrow_exception(p);
  } catch (const std::runtime_error &e) {
    bid(e.what()); // $ violation=User::phone
  }
}
void stackUnwound(const User &u) {
  struct Guard {
    const std::string &text;
    ~Guard() { bid(text); } // $ violation=User::phone
  };
  try {
    Guard g{u.phone};
    throw 1;
  } catch (int) {
  }
}
class Form {
public:
  Form(const User &u) try : name_(validated(u.nickname)) {
  } catch (const std::invalid_argument &e) {
    bid(e.what()); // clean
  }

private:
  static const std::string &validated(const std::string &s) {
    if (s.empty())
      throw std::invalid_argument("empty " + s);
    return s;
  }
  std::string name_;
};
void functionTry(const User &u) { Form f(u); }
