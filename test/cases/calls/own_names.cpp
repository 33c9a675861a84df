// A function of the program that bears a library's name is the program's.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
void send(const char *text);
const char *getenv(const User &u);
static std::string log(const User &u) { return u.phone; }
PURPOSE_USE("advertising") void write(const std::string &text);

void ownBody(const User &u) { bid(log(u)); } // $ violation=User::phone
void ownUse(const User &u) {
  write(u.nickname); // clean
  write(u.phone); // $ violation=User::phone
}
void notSeen(const User &u) {
  send(u.phone.c_str()); // $ blind=send
}
