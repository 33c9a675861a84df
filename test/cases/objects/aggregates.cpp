// Aggregates: braces, designators, default member initialisers, nesting.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidWithScore(const std::string &, int score);

struct Contact {
  std::string label;
  std::string value;
};
struct Card {
  Contact first;
  Contact second;
  std::string note = "none";
};
struct Line {
  std::string key;
  std::string text = "<" + key + ">";
  std::string rest = "-";
};

void braces(const User &u) {
  Contact c{u.nickname, u.phone};
  bid(c.label); // clean
  bid(c.value); // $ violation=User::phone
}
void designated(const User &u) {
  Contact c{.label = "phone", .value = u.phone};
  bid(c.label); // clean
  bid(c.value); // $ violation=User::phone
}
void nested(const User &u) {
  Card c{.first = {"name", u.nickname}, .second = {"mail", u.email}};
  bid(c.first.value); // clean
  bid(c.second.value); // $ violation=User::email
  bid(c.note); // clean
}
void elided(const User &u) {
  Contact both[] = {"name", u.nickname, "phone", u.phone};
  bid(both[0].value); // clean
  bid(both[1].value); // $ violation=User::phone
}
void defaultFromOther(const User &u) {
  Line l{.key = u.phone};
  bid(l.text); // $ violation=User::phone
  bid(l.rest); // clean
}
void defaultReplaced(const User &u) {
  Line l{.key = u.phone, .text = u.nickname};
  bid(l.text); // clean
}
struct Counted {
  std::string label;
  int score;
};
void wholeStructHanded(const User &u) {
  Counted c{u.phone, 3};
  bidWithScore("any", c.score); // clean
  bidWithScore(c.label, c.score); // $ violation=User::phone
}
static Contact makeContact(const std::string &value) { return {"made", value}; }
void returnedBraces(const User &u) {
  bid(makeContact(u.phone).label); // clean
  bid(makeContact(u.phone).value); // $ violation=User::phone
}
void copiedAndChanged(const User &u) {
  Card a{.first = {"x", u.phone}};
  Card b = a;
  b.first = Contact{"y", u.nickname};
  bid(b.first.value); // clean
  bid(a.first.value); // $ violation=User::phone
}
void resetByBraces(const User &u) {
  Contact c{u.nickname, u.phone};
  c = {};
  bid(c.value); // clean
}
void exchanged(const User &u) {
  Contact c{.label = u.nickname, .value = u.phone};
  std::string old = std::exchange(c.value, c.label);
  bid(c.value); // clean
  bid(old); // $ violation=User::phone
}
