// Constructors of every kind, and destructors that use what was stored.
#include <purpose/annotations.h>
#include <memory>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class Lead {
public:
  Lead(std::string key, std::string tag) : key_(std::move(key)), tag_(std::move(tag)) {}
  explicit Lead(std::string key) : Lead(std::move(key), "untagged") {}
  explicit Lead(const User &u) : Lead(u.phone, u.nickname) {}
  Lead(const Lead &o) : key_(o.key_), tag_("copy") {}
  Lead(Lead &&o) noexcept : key_(std::move(o.key_)), tag_(std::move(o.tag_)) {}
  const std::string &key() const { return key_; }
  const std::string &tag() const { return tag_; }

private:
  std::string key_, tag_;
};
void delegating(const User &u) {
  Lead a(u);
  bid(a.key()); // $ violation=User::phone
  bid(a.tag()); // clean
}
void delegatingTwice(const User &u) {
  Lead a(u.nickname), b(u.phone);
  bid(a.key()); // clean
  bid(b.key()); // $ violation=User::phone
  bid(b.tag()); // clean
}
void copyDropsTag(const User &u) {
  Lead a("key", u.phone);
  Lead b(a);
  bid(b.tag()); // clean
  Lead c(std::move(a));
  bid(c.tag()); // $ violation=User::phone
  bid(c.key()); // clean
}
struct Special : Lead {
  using Lead::Lead;
  std::string extra = "extra";
};
void inheriting(const User &u) {
  Special s(u);
  bid(s.key()); // $ violation=User::phone
  bid(s.extra); // clean
}
struct Key {
  std::string text;
  Key(const User &u) : text(u.phone) {}
  Key(int) : text("number") {}
};
static const std::string &textOf(const Key &k) { return k.text; }
void converting(const User &u) {
  Key k = 7;
  bid(textOf(k)); // clean
  k = u;
  bid(k.text); // $ violation=User::phone
}
struct Swapped {
  std::string a, b;
  Swapped(const std::string &x, const std::string &y) : a(y), b(x) {}
};
void swappedArguments(const User &u) {
  Swapped s(u.phone, u.nickname);
  bid(s.a); // clean
  bid(s.b); // $ violation=User::phone
}
class Flusher {
public:
  explicit Flusher(std::string text) : text_(std::move(text)) {}
  ~Flusher() { bid(text_); } // $ violation=User::phone
  Flusher(const Flusher &) = delete;

private:
  std::string text_;
};
void atScopeEnd(const User &u) { Flusher f(u.phone); }
class CleanFlusher {
public:
  explicit CleanFlusher(std::string text) : text_(std::move(text)) {}
  ~CleanFlusher() { bid(text_); } // clean
  void reset(std::string text) { text_ = std::move(text); }

private:
  std::string text_;
};
void resetBeforeEnd(const User &u) {
  auto f = std::make_unique<CleanFlusher>(u.phone);
  f->reset(u.nickname);
}
struct Body {
  std::string first, second;
  explicit Body(const User &u) {
    first = u.phone;
    second = first;
    first = u.nickname;
  }
};
void assignedInBody(const User &u) {
  Body b(u);
  bid(b.first); // clean
  bid(b.second); // $ violation=User::phone
}
