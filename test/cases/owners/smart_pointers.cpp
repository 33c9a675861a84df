// unique_ptr, shared_ptr, weak_ptr and what they point to.
#include <purpose/annotations.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

void unique(const User &u) {
  auto p = std::make_unique<std::string>(u.phone);
  bid(*p); // $ violation=User::phone
  p = std::make_unique<std::string>(u.nickname);
  bid(*p); // clean
  p.reset(new std::string(u.phone));
  bid(*p.get()); // $ violation=User::phone
}
void moved(const User &u) {
  std::unique_ptr<User> a = std::make_unique<User>(u);
  std::unique_ptr<User> b = std::move(a);
  bid(b->nickname); // clean
  bid(b->phone); // $ violation=User::phone
}
void released(const User &u) {
  std::unique_ptr<std::string> p(new std::string("x"));
  p->append(u.phone);
  std::string *raw = p.release();
  bid(*raw); // $ violation=User::phone
  delete raw;
}
void sharedWrites(const User &u) {
  auto a = std::make_shared<std::string>();
  std::shared_ptr<std::string> b = a, c = std::make_shared<std::string>();
  *b = u.phone;
  bid(*a); // $ violation=User::phone
  bid(*c); // clean
  bidNumber(a.use_count()); // clean
}
void weak(const User &u) {
  auto a = std::make_shared<std::string>(u.phone);
  std::weak_ptr<std::string> w = a;
  if (auto s = w.lock())
    bid(*s); // $ violation=User::phone
  bidNumber(w.expired()); // clean
}
void aliasing(const std::shared_ptr<User> &u) {
  std::shared_ptr<std::string> name(u, &u->nickname), phone(u, &u->phone);
  bid(*name); // clean
  bid(*phone); // $ violation=User::phone
}
struct Freed {
  void operator()(char *p) const { std::free(p); }
};
void deleter(const User &u) {
  std::unique_ptr<char, Freed> a(strdup(u.nickname.c_str())), b(strdup(u.phone.c_str()));
  bidText(a.get()); // clean
  bidText(b.get()); // $ violation=User::phone
}
void arrays(const User &u) {
  auto buffer = std::make_unique<char[]>(32);
  std::strncpy(buffer.get(), u.nickname.c_str(), 31);
  bidText(buffer.get()); // clean
  std::snprintf(buffer.get(), 32, "%s", u.phone.c_str());
  bidText(buffer.get()); // $ violation=User::phone
  buffer[0] = '\0';
}
void swapped(const User &u) {
  auto a = std::make_unique<std::string>(u.phone), b = std::make_unique<std::string>(u.nickname);
  std::swap(a, b);
  bid(*a); // clean
  bid(*b); // $ violation=User::phone
}
struct Base {
  virtual ~Base() = default;
  std::string title;
};
struct Derived : Base {
  std::string secret;
};
void casted(const User &u) {
  auto d = std::make_shared<Derived>();
  d->secret = u.phone;
  std::shared_ptr<Base> b = d;
  b->title = u.nickname;
  bid(b->title); // clean
  if (auto back = std::dynamic_pointer_cast<Derived>(b))
    bid(back->secret); // $ violation=User::phone
}
