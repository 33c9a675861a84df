// Templates are followed as they are instantiated.
#include <purpose/annotations.h>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

template <class T> T same(const T &t) { return t; }
void function(const User &u) {
  bid(same(u.nickname)); // clean
  bid(same(u.phone)); // $ violation=User::phone
}
template <class T> struct Box {
  T value;
  void set(T v) { value = std::move(v); }
  const T &get() const { return value; }
};
void box(const User &u) {
  Box<std::string> a, b;
  a.set(u.phone);
  b.set(u.nickname);
  bid(b.get()); // clean
  bid(a.get()); // $ violation=User::phone
}
template <class F, class... A> auto call(F f, A &&...args) {
  return f(std::forward<A>(args)...);
}
void forwarded(const User &u) {
  call([](const std::string &s) { bid(s); }, u.phone); // $ violation=User::phone
}
template <class... A> std::string joined(const A &...args) {
  return (std::string() + ... + args);
}
void folded(const User &u) {
  bid(joined(u.nickname, u.nickname)); // clean
  bid(joined(u.nickname, u.phone)); // $ violation=User::phone
}
template <class D> struct Base {
  std::string show(const User &u) { return static_cast<D *>(this)->field(u); }
};
struct Phone : Base<Phone> {
  std::string field(const User &u) { return u.phone; }
};
struct Name : Base<Name> {
  std::string field(const User &u) { return u.nickname; }
};
void crtp(const User &u) {
  bid(Name().show(u)); // clean
  bid(Phone().show(u)); // $ violation=User::phone
}
