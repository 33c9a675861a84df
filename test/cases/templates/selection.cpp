// Templates choose code at compile time: specialisation, tags, concepts.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <concepts>
#include <iterator>
#include <list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

struct PhoneTag {};
struct NameTag {};
template <class Tag> struct Column;
template <> struct Column<PhoneTag> {
  static const std::string &of(const User &u) { return u.phone; }
};
template <> struct Column<NameTag> {
  static const std::string &of(const User &u) { return u.nickname; }
};
void specialised(const User &u) {
  bid(Column<PhoneTag>::of(u)); // $ violation=User::phone
  bid(Column<NameTag>::of(u)); // clean
}
static std::string select(const User &u, std::true_type) { return u.phone; }
static std::string select(const User &u, std::false_type) { return u.nickname; }
template <class T> std::string dispatched(const User &u) { return select(u, std::is_integral<T>()); }
void tagDispatch(const User &u) {
  bid(dispatched<int>(u)); // $ violation=User::phone
  bid(dispatched<float>(u)); // clean
}
template <class T> void show(const T &v) {
  if constexpr (std::is_convertible_v<T, std::string>)
    bid(v); // $ violation=User::phone
  else
    score(v); // clean
}
void ifConstexpr(const User &u) {
  show(u.phone);
  show(u.age);
}
template <class T>
concept HasKey = requires(const T &t) {
  { t.key() } -> std::convertible_to<std::string>;
};
struct Keyed {
  std::string value, shown;
  std::string key() const { return shown; }
};
struct Plain {
  std::string value;
};
template <HasKey T> std::string textOf(const T &t) { return t.key(); }
template <class T> std::string textOf(const T &t) { return t.value; }
void constrained(const User &u) {
  bid(textOf(Keyed{u.phone, u.nickname})); // clean
  bid(textOf(Plain{u.phone})); // $ violation=User::phone
}
template <class Derived> struct Printable {
  void print() const { bid(static_cast<const Derived *>(this)->text()); } // $ violation=User::phone
};
struct PhoneLine : Printable<PhoneLine> {
  std::string value;
  std::string text() const { return value; }
};
template <class Derived> struct Countable {
  void count() const { score(static_cast<const Derived *>(this)->number()); } // clean
  int hidden = 0;
};
struct AgeLine : Countable<AgeLine> {
  int age = 0;
  int number() const { return age; }
};
void crtp(const User &u) {
  PhoneLine p;
  p.value = u.phone;
  p.print();
  AgeLine a;
  a.hidden = u.pin;
  a.age = u.age;
  a.count();
}
struct KeepAll {
  static std::string filter(const std::string &s) { return s; }
};
struct Redact {
  static std::string filter(const std::string &) { return "***"; }
};
template <class Policy> class Exporter : private Policy {
public:
  void add(const std::string &s) { text_ += Policy::filter(s); }
  const std::string &text() const { return text_; }

private:
  std::string text_;
};
void policies(const User &u) {
  Exporter<KeepAll> a;
  Exporter<Redact> b;
  a.add(u.phone);
  b.add(u.phone);
  bid(a.text()); // $ violation=User::phone
  bid(b.text()); // clean
}
template <template <class...> class Container> std::string lastIn(const User &u) {
  Container<std::string> c;
  c.push_back(u.nickname);
  c.push_back(u.phone);
  return *std::prev(c.end());
}
void templateTemplate(const User &u) {
  bid(lastIn<std::list>(u)); // $ violation=User::phone
}
template <int N> struct Fib {
  static constexpr int value = Fib<N - 1>::value + Fib<N - 2>::value;
};
template <> struct Fib<0> { static constexpr int value = 0; };
template <> struct Fib<1> { static constexpr int value = 1; };
void metaNumber(const User &u) {
  score(Fib<7>::value); // clean
  score(Fib<7>::value + u.pin); // $ violation=User::pin
  score(sizeof(u.pin)); // clean
}
template <class T> T held{};
void variableTemplate(const User &u) {
  held<int> = u.age;
  held<std::string> = u.phone;
  score(held<int>); // clean
  bid(held<std::string>); // $ violation=User::phone
}
