// Fields and objects are kept apart, whole objects carry their fields.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
struct Card {
  std::string contact;
  std::string title;
};
struct Envelope {
  Card card;
  User user;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void copied(const User &u) {
  User v = u;
  bid(v.phone); // $ violation=User::phone
  bid(v.nickname); // clean
}
void storedElsewhere(const User &u) {
  Card c;
  c.contact = u.phone;
  c.title = u.nickname;
  bid(c.contact); // $ violation=User::phone
  bid(c.title); // clean
}
void twoObjects(const User &u) {
  Card a, b;
  a.contact = u.phone;
  b.contact = u.nickname;
  bid(b.contact); // clean
  bid(a.contact); // $ violation=User::phone
}
void nested(const Envelope &e) {
  bid(e.user.phone); // $ violation=User::phone
  bid(e.card.contact); // clean
}
void aggregate(const User &u) {
  Card c{u.phone, u.nickname};
  bid(c.title); // clean
  bid(c.contact); // $ violation=User::phone
}
void designated(const User &u) {
  Card c{.contact = u.nickname, .title = u.phone};
  bid(c.contact); // clean
  bid(c.title); // $ violation=User::phone
}
static Card make(const User &u) {
  Card c;
  c.contact = u.phone;
  c.title = "card of " + u.nickname;
  return c;
}
void returned(const User &u) {
  Card c = make(u);
  bid(c.title); // clean
  bid(c.contact); // $ violation=User::phone
}
static void readTitle(const Card &c) { bid(c.title); } // clean
static void readContact(const Card &c) { bid(c.contact); } // $ violation=User::phone
void passedWhole(const User &u) {
  Card c;
  c.contact = u.phone;
  c.title = u.nickname;
  readTitle(c);
  readContact(c);
}
class Redacted {
public:
  explicit Redacted(const User &u) : name_(u.nickname), last_(u.phone) {}
  const std::string &name() const { return name_; }
  const std::string &last() const { return last_; }

private:
  std::string name_;
  std::string last_;
};
void constructed(const User &u) {
  Redacted r(u);
  bid(r.name()); // clean
  bid(r.last()); // $ violation=User::phone
}
