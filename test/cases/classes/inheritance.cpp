// Base subobjects, virtual bases, several bases and the casts between them.
#include <purpose/annotations.h>
#include <memory>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Base {
  std::string key;
  virtual ~Base() = default;
  virtual std::string text() const { return key; }
};
struct Left : Base {
  std::string left;
  std::string text() const override { return left; }
};
struct Other {
  std::string key;
};
struct Both : Left, Other {
  std::string own;
};
struct Premium : User {
  std::string plan;
};

void inheritedField(const Premium &p) {
  bid(p.plan); // clean
  bid(p.phone); // $ violation=User::phone
  bid(p.User::nickname); // clean
}
void upcast(const User &u) {
  Left l;
  l.left = u.nickname;
  Base &b = l;
  b.key = u.phone;
  bid(l.left); // clean
  bid(l.key); // $ violation=User::phone
}
void downcast(const User &u) {
  Left l;
  Base *b = &l;
  static_cast<Left *>(b)->left = u.phone;
  bid(l.key); // clean
  bid(b->text()); // $ violation=User::phone
  bid(b->Base::text()); // clean
}
void sameNameTwoBases(const User &u) {
  Both b;
  b.Other::key = u.phone;
  b.Left::key = u.nickname;
  bid(b.Base::key); // clean
  bid(static_cast<Other &>(b).key); // $ violation=User::phone
}
void sideways(const User &u) {
  Both both;
  both.Other::key = u.phone;
  Base *b = &both;
  if (auto *o = dynamic_cast<Both *>(b))
    bid(static_cast<Other *>(o)->key); // $ violation=User::phone
}
struct Named {
  std::string name;
};
struct Reader : virtual Named {
  const std::string &read() const { return name; }
};
struct Writer : virtual Named {
  void write(const std::string &s) { name = s; }
};
struct File : Reader, Writer {
  std::string path;
};
void virtualBase(const User &u) {
  File f;
  f.write(u.phone);
  f.path = u.nickname;
  bid(f.read()); // $ violation=User::phone
  bid(f.path); // clean
}
void virtualBaseTwoObjects(const User &u) {
  File f, g;
  f.write(u.phone);
  g.write(u.nickname);
  bid(g.read()); // clean
}
void sliced(const User &u) {
  Left l;
  l.left = u.phone;
  l.key = u.nickname;
  Base b = l;
  bid(b.text()); // clean
  bid(l.text()); // $ violation=User::phone
}
class Profile : private Named {
public:
  explicit Profile(const User &u) { name = u.phone; }
  using Named::name;
};
void privateBase(const User &u) {
  Profile p(u);
  bid(p.name); // $ violation=User::phone
}
