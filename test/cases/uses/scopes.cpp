// A use may stand on a function, a class, a namespace, a lambda, a field or a
// variable.
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_NEVER("advertising") std::string health;
  std::string nickname;
};
void log(const std::string &s);

namespace PURPOSE_USE("advertising") ads {
void outside(const std::string &s);
void inside(const User &u) {
  std::string key = u.phone; // $ violation=User::phone
  log(key); // clean
}
} // namespace ads
void enterNamespace(const User &u) {
  ads::outside(u.nickname); // clean
  ads::outside(u.phone); // $ violation=User::phone
  ads::outside(u.health); // $ violation=User::health
}
class PURPOSE_USE("audience-matching") Matcher {
public:
  void add(const std::string &key) { keys_.push_back(key); }
  void addUser(const User &u) { keys_.push_back(u.phone); } // $ violation=User::phone
  void addName(const User &u) { keys_.push_back(u.nickname); } // clean

private:
  std::vector<std::string> keys_;
};
void enterClass(Matcher &m, const User &u) {
  m.add(u.nickname); // clean
  m.add(u.phone); // $ violation=User::phone->audience-matching
  m.add(u.health); // $ violation=User::health->audience-matching
}
PURPOSE_USE("security") void sendCode(const std::string &phone);
void allowed(const User &u) { sendCode(u.phone); } // clean
PURPOSE_USE("two-factor") void sendFactor(const std::string &phone);
void allowedBelow(const User &u) { sendFactor(u.phone); } // clean

struct Profile {
  PURPOSE_USE("advertising") std::string audienceKey;
  std::string note;
};
void stored(Profile &p, const User &u) {
  p.note = u.phone; // clean
  p.audienceKey = u.phone; // $ violation=User::phone
}
void storedLocal(const User &u) {
  Profile p;
  p.audienceKey = u.nickname; // clean
  p.audienceKey = u.phone; // $ violation=User::phone
}
