// A value keeps its label through copies, moves and conditional choice.
#include <purpose/annotations.h>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void direct(const User &u) { bid(u.phone); } // $ violation=User::phone
void otherField(const User &u) { bid(u.nickname); } // clean

void throughLocal(const User &u) {
  std::string key = u.phone;
  bid(key); // $ violation=User::phone
}
void throughMove(User u) {
  std::string key = std::move(u.phone);
  std::string again = std::move(key);
  bid(again); // $ violation=User::phone
}
void chosen(const User &u, bool b) {
  bid(b ? u.phone : u.nickname); // $ violation=User::phone
}
void chosenNever(const User &u) {
  bid(false ? u.phone : u.nickname); // clean
}
void overwritten(const User &u) {
  std::string key = u.phone;
  key = u.nickname;
  bid(key); // clean
}
void overwrittenOnOneWay(const User &u, bool b) {
  std::string key = u.phone;
  if (b)
    key = u.nickname;
  bid(key); // $ violation=User::phone
}
void overwrittenOnBothWays(const User &u, bool b) {
  std::string key = u.phone;
  if (b)
    key = u.nickname;
  else
    key = "none";
  bid(key); // clean
}
void cleared(User u) {
  u.phone = "";
  bid(u.phone); // clean
}
void swapped(const User &u) {
  std::string a = u.phone, b = u.nickname;
  std::swap(a, b);
  bid(b); // $ violation=User::phone
  bid(a); // clean
}
