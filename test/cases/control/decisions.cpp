// What limited data decides: the rule purpose-implicit.
#include <purpose/annotations.h>
#include <set>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int country;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void boost(int);
void note(const std::string &);

void steered(const User &u) {
  if (u.phone == "123")
    bid("caller"); // $ implicit=User::phone
  bid("all"); // clean
}
void member(const User &u, const std::set<std::string> &uploaded) {
  if (uploaded.count(u.phone) > 0)
    bid(u.nickname); // $ implicit=User::phone
  else
    note(u.nickname);
}
void early(const User &u) {
  if (u.phone.empty())
    return;
  bid(u.nickname); // $ implicit=User::phone
}
void earlyClean(const User &u) {
  if (u.nickname.empty())
    return;
  bid(u.nickname); // clean
}
void chosen(const User &u) {
  std::string segment = "other";
  if (u.country == 49)
    segment = "german";
  bid(segment); // $ implicit=User::country
}
void conditional(const User &u) {
  boost(u.country == 49 ? 1 : 2); // $ implicit=User::country
}
void switched(const User &u) {
  int weight = 0;
  switch (u.country) {
  case 1:
    weight = 10;
    break;
  default:
    weight = 20;
  }
  boost(weight); // $ implicit=User::country
  boost(3); // clean
}
static bool isVip(const User &u) {
  if (u.phone == "1")
    return true;
  return false;
}
void decidedElsewhere(const User &u) {
  if (isVip(u))
    bid("vip"); // $ implicit=User::phone
}
void shortCircuit(const User &u, bool on) {
  if (on && u.country == 1)
    bid("us"); // $ implicit=User::country
  if (on)
    bid("on"); // clean
}
void asValue(const User &u, bool on) {
  bool both = on && u.country == 1;
  boost(both); // $ violation=User::country
}
void looped(const std::set<std::string> &uploaded, const User &u) {
  bool found = false;
  for (const std::string &p : uploaded)
    if (p == u.phone) {
      found = true;
      break;
    }
  boost(found); // $ implicit=User::phone
  boost(4); // clean
}
void overwritten(const User &u) {
  int weight = 0;
  if (u.country == 1)
    weight = 1;
  weight = 5;
  boost(weight); // clean
}
void security(const User &u) {
  if (u.phone == "123")
    note("login"); // clean
  bid(u.nickname); // clean
}
PURPOSE_USE("advertising") void match(const User &u, const std::string &key) {
  if (u.phone == key) // $ violation=User::phone
    note("hit");
}
