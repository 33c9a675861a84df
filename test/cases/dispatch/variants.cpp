// std::variant, std::visit, any and the visitor pattern.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <any>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

template <class... Ts> struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

struct Call {
  std::string number;
};
struct Greeting {
  std::string name;
};
using Event = std::variant<Call, Greeting>;

void overloadedVisit(const User &u) {
  Event e = Call{u.phone};
  std::visit(Overloaded{[](const Call &c) { bid(c.number); }, // $ violation=User::phone
                        [](const Greeting &g) { bid(g.name); }}, // clean
             e);
}
void visitorObject(const User &u) {
  struct Text {
    std::string operator()(const Call &) const { return "call"; }
    std::string operator()(const Greeting &g) const { return "hello " + g.name; }
  };
  bid(std::visit(Text(), Event(Call{u.phone}))); // clean
  bid(std::visit(Text(), Event(Greeting{u.phone}))); // $ violation=User::phone
}
void genericVisit(const User &u) {
  std::variant<int, std::string> v = u.phone, w = u.age;
  std::visit([](const auto &x) {
    if constexpr (std::is_same_v<std::decay_t<decltype(x)>, std::string>)
      bid(x); // $ violation=User::phone
    else
      score(x); // $ SPURIOUS: violation=User::phone
  }, v);
  score(std::get<int>(w)); // clean
  bid(std::get<1>(v)); // $ violation=User::phone
}
void reassigned(const User &u) {
  std::variant<int, std::string> v = u.pin;
  if (int *n = std::get_if<int>(&v))
    score(*n); // $ violation=User::pin
  v = u.nickname;
  bid(std::get<std::string>(v)); // clean
  score(static_cast<int>(v.index())); // clean
}
void boxed(const User &u) {
  std::any a = u.phone, b = u.nickname;
  bid(std::any_cast<std::string>(a)); // $ violation=User::phone
  bid(std::any_cast<const std::string &>(b)); // clean
}
struct Text;
struct Number;
struct Visitor {
  virtual ~Visitor() = default;
  virtual void visit(const Text &) = 0;
  virtual void visit(const Number &) = 0;
};
struct Element {
  virtual ~Element() = default;
  virtual void accept(Visitor &) const = 0;
};
struct Text : Element {
  std::string text, note = "note";
  explicit Text(std::string t) : text(std::move(t)) {}
  void accept(Visitor &v) const override { v.visit(*this); }
};
struct Number : Element {
  int value, weight = 1;
  explicit Number(int v) : value(v) {}
  void accept(Visitor &v) const override { v.visit(*this); }
};
struct Ads : Visitor {
  void visit(const Text &t) override {
    bid(t.note); // clean
    bid(t.text); // $ violation=User::phone
  }
  void visit(const Number &n) override { score(n.value); } // clean
};
struct Collector : Visitor {
  std::string text;
  int sum = 0, count = 0;
  void visit(const Text &t) override { text += t.text; }
  void visit(const Number &n) override {
    sum += n.value;
    count += n.weight;
  }
};
void doubleDispatch(const User &u) {
  Text t(u.phone);
  Number n(u.age);
  Ads ads;
  const Element *all[] = {&t, &n};
  for (const Element *e : all)
    e->accept(ads);
}
void collected(const User &u) {
  Number n(u.pin), m(u.age);
  Collector a, b;
  n.accept(a);
  m.accept(b);
  score(a.sum); // $ violation=User::pin
  score(a.count); // clean
  score(b.sum); // clean
  bid(a.text); // clean
}
