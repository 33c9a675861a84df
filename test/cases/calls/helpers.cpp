// Calls are matched with their returns: what one caller passes does not come
// back to another.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

static std::string identity(const std::string &s) { return s; }
void first(const User &u) { bid(identity(u.phone)); } // $ violation=User::phone
void second(const User &u) { bid(identity(u.nickname)); } // clean

static std::string pick(const std::string &a, const std::string &b) { return b; }
void picked(const User &u) {
  bid(pick(u.phone, u.nickname)); // clean
  bid(pick(u.nickname, u.phone)); // $ violation=User::phone
}
static std::string deep(const std::string &s, int n) {
  return n ? deep(s, n - 1) : s;
}
void recursive(const User &u) {
  bid(deep(u.phone, 3)); // $ violation=User::phone
  bid(deep(u.nickname, 3)); // clean
}
static std::string constant(const std::string &) { return "none"; }
void dropped(const User &u) { bid(constant(u.phone)); } // clean

static std::string withDefault(const User &u, bool full = true) {
  return full ? u.phone : u.nickname;
}
void defaulted(const User &u) { bid(withDefault(u)); } // $ violation=User::phone

PURPOSE_ONLY("security") std::string askForCode();
void labelledResult() { bid(askForCode()); } // $ violation=askForCode

void collect(PURPOSE_ONLY("security") const std::string &phone) {
  bid(phone); // $ violation=collect(phone)
}
static const std::string &refer(const User &u) { return u.phone; }
void referred(const User &u) { bid(refer(u)); } // $ violation=User::phone
static std::string &slot(User &u) { return u.nickname; }
void writtenThroughResult(User &u, const User &v) {
  slot(u) = v.phone;
  bid(u.nickname); // $ violation=User::phone
}
int count(const User &u);
void unknown(const User &u) { count(u); } // clean
