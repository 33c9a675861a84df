// PURPOSE_REVEAL tells which labels the analysis sees at an expression.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};

void revealed(const User &u) {
  std::string key = "tel:" + u.phone;
  (void)PURPOSE_REVEAL(key); // $ reveal=User::phone
  (void)PURPOSE_REVEAL(u.nickname); // clean
  key = u.nickname;
  (void)PURPOSE_REVEAL(key); // clean
}
