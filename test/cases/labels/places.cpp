// Limits on parameters, results, variables, classes, aliases; uses on places.
#include <purpose/annotations.h>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_NEVER("advertising") int diagnosis;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);
PURPOSE_USE("security") void sendCode(const std::string &);

PURPOSE_ONLY("security") std::string askForCode();
std::string askForName();
PURPOSE_ONLY("security") int readPin();

void login(PURPOSE_ONLY("security") const std::string &phone, const std::string &name) {
  sendCode(phone); // clean
  bid(name); // clean
  bid(phone); // $ violation=login(phone)
}
void unlock(PURPOSE_ONLY("security") int pin, int tries) {
  score(tries); // clean
  score(pin * 2 + tries); // $ violation=unlock(pin)
}
void results() {
  bid(askForName()); // clean
  std::string code = askForCode();
  sendCode(code); // clean
  bid("code " + code); // $ violation=askForCode
  score(readPin()); // $ violation=readPin
}
void never(const User &u) {
  score(u.age); // clean
  score(u.diagnosis); // $ violation=User::diagnosis
  sendCode(std::to_string(u.diagnosis)); // clean
}
class Vault {
public:
  void put(PURPOSE_ONLY("security") const std::string &secret, const std::string &label) {
    secret_ = secret;
    label_ = label;
  }
  const std::string &secret() const { return secret_; }
  const std::string &label() const { return label_; }

private:
  std::string secret_, label_;
};
void labelledMethodParameter(const std::string &text) {
  Vault v;
  v.put(text, "label");
  bid(v.label()); // clean
  bid(v.secret()); // $ violation=Vault::put(secret)
}
struct Ad {
  PURPOSE_USE("advertising") std::string key;
  std::string note;
};
void usedField(const User &u) {
  Ad a;
  a.note = u.phone; // clean
  a.key = u.nickname; // clean
  a.key = u.phone; // $ violation=User::phone
}
namespace PURPOSE_USE("advertising") ads {
void target(const std::string &);
struct Slot {
  void fill(const std::string &);
};
} // namespace ads
namespace plain {
void target(const std::string &);
}
void usedNamespace(const User &u) {
  ads::target(u.nickname); // clean
  plain::target(u.phone); // clean
  ads::target(u.phone); // $ violation=User::phone
  ads::Slot().fill(u.phone); // $ violation=User::phone
}
class PURPOSE_USE("advertising") Matcher {
public:
  explicit Matcher(const std::string &key);
  void match(const std::string &key, int n);
  Matcher &operator<<(const std::string &key);
};
void usedClass(const User &u) {
  Matcher m(u.nickname); // clean
  m.match(u.nickname, u.age); // clean
  m.match(u.phone, 1); // $ violation=User::phone
  m << u.nickname; // clean
  m << u.phone; // $ violation=User::phone
  Matcher n(u.phone); // $ violation=User::phone
}
void usedLambda(const User &u) {
  auto show = [](const std::string &) PURPOSE_USE("advertising") {};
  auto keep = [](const std::string &) {};
  keep(u.phone); // clean
  show(u.nickname); // clean
  show(u.phone); // $ violation=User::phone
}
