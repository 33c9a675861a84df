// State that outlives the call joins writers to readers.
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

std::string lastPhone;
static std::string lastName;
void remember(const User &u) {
  lastPhone = u.phone;
  lastName = u.nickname;
}
void job() {
  bid(lastPhone); // $ violation=User::phone
  bid(lastName); // clean
}
static std::vector<std::string> queue;
void enqueue(const User &u) { queue.push_back(u.phone); }
void drain() {
  for (const std::string &s : queue)
    bid(s); // $ violation=User::phone
}
static std::string &cache() {
  static std::string value;
  return value;
}
void put(const User &u) { cache() = u.phone; }
void get() { bid(cache()); } // $ violation=User::phone

class Session {
public:
  void enroll(const User &u) {
    phone_ = u.phone;
    name_ = u.nickname;
  }
  void advertise() {
    bid(name_); // clean
    bid(phone_); // $ violation=User::phone
  }

private:
  std::string phone_, name_;
};
void oneObject(const User &u) {
  Session s;
  s.enroll(u);
  s.advertise();
}
