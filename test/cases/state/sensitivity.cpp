// Fields, elements, keys, objects and calls are kept apart.
#include <purpose/annotations.h>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Address {
  std::string street, city;
};
struct Person {
  Address home, work;
  std::string title;
};
void deepFields(const User &u) {
  Person p;
  p.home.street = u.phone;
  p.work.street = u.nickname;
  bid(p.work.street); // clean
  bid(p.home.city); // clean
  bid(p.home.street); // $ violation=User::phone
  Address a = p.home;
  bid(a.city); // clean
  bid(a.street); // $ violation=User::phone
}
class Node {
public:
  explicit Node(std::string v) : value_(std::move(v)) {}
  const std::string &value() const { return value_; }
  void set(const std::string &v) { value_ = v; }

private:
  std::string value_;
};
void twoObjects(const User &u) {
  Node a(u.nickname), b(u.nickname);
  b.set(u.phone);
  bid(a.value()); // clean
  bid(b.value()); // $ violation=User::phone
}
void twoHeapObjects(const User &u) {
  auto a = std::make_shared<Node>("a");
  auto b = std::make_shared<Node>("b");
  a->set(u.email);
  bid(a->value()); // $ violation=User::email
  bid(b->value()); // clean
}
static std::unique_ptr<Node> makeNode(const std::string &s) { return std::make_unique<Node>(s); }
void oneFactory(const User &u) {
  auto a = makeNode(u.phone);
  auto b = makeNode(u.nickname);
  bid(a->value()); // $ violation=User::phone
  bid(b->value()); // clean
}
static std::string identity(std::string s) { return s; }
static std::string deeper(const std::string &s) { return identity(identity(s)); }
void sameHelper(const User &u) {
  std::string a = deeper(u.phone), b = deeper(u.nickname);
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
static std::string twoLabels(const std::string &a, const std::string &) { return a; }
void whichArgument(const User &u) {
  bid(twoLabels(u.email, u.phone)); // $ violation=User::email
  bid(twoLabels(u.nickname, u.phone)); // clean
}
void constantKeys(const User &u) {
  std::map<int, std::string> m{{1, u.nickname}, {2, u.phone}};
  bid(m.at(1)); // clean
  bid(m.at(2)); // $ violation=User::phone
  m[2] = u.nickname;
  bid(m[2]); // clean
}
void unknownKey(const User &u, int k) {
  std::map<int, std::string> m{{1, u.nickname}, {2, u.phone}};
  bid(m[k]); // $ violation=User::phone
}
enum class Field { Phone, Name };
static std::string fieldOf(const User &u, Field f) {
  switch (f) {
  case Field::Phone:
    return u.phone;
  case Field::Name:
    return u.nickname;
  }
  return {};
}
void constantArgument(const User &u) {
  bid(fieldOf(u, Field::Name)); // clean
  bid(fieldOf(u, Field::Phone)); // $ violation=User::phone
}
void vectorIndexes(const User &u) {
  std::vector<std::string> v(3);
  v[0] = u.nickname;
  v[2] = u.phone;
  bid(v[0]); // clean
  bid(v[1]); // clean
  bid(v[2]); // $ violation=User::phone
}
static std::string either(const std::string &s, bool upper) { return upper ? s : "fixed"; }
void constantBranch(const User &u) {
  bid(either(u.phone, false)); // clean
  bid(either(u.phone, true)); // $ violation=User::phone
}
