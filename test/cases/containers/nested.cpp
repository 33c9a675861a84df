// Containers of containers, of structs, of pointers.
#include <purpose/annotations.h>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Contact {
  std::string label;
  std::string value;
};
void structs(const User &u) {
  std::vector<Contact> contacts;
  contacts.push_back({"phone", u.phone});
  contacts.emplace_back(Contact{"mobile", u.phone});
  for (const auto &[label, value] : contacts) {
    bid(label); // clean
    bid(value); // $ violation=User::phone
  }
}
void pointers(const std::vector<User *> &users, const std::list<std::shared_ptr<User>> &shared) {
  for (const User *u : users) {
    bid(u->nickname); // clean
    bid(u->phone); // $ violation=User::phone
  }
  for (const auto &u : shared) {
    bid(u->nickname); // clean
    bid(u->phone); // $ violation=User::phone
  }
}
void grouped(const std::vector<User> &users) {
  std::map<std::string, std::vector<std::string>> byName;
  for (const User &u : users)
    byName[u.nickname].push_back(u.phone);
  for (const auto &[name, phones] : byName) {
    bid(name); // clean
    for (const std::string &p : phones)
      bid(p); // $ violation=User::phone
  }
}
void matrix(const User &u) {
  std::vector<std::vector<std::string>> a(2, std::vector<std::string>(2)), b = a;
  a[0][1] = u.nickname;
  b[1][0] = u.phone;
  bid(a[0][1]); // clean
  bid(b[1][0]); // $ violation=User::phone
}
void mapOfMap(const User &u) {
  std::unordered_map<std::string, std::map<std::string, Contact>> book;
  book["home"]["tel"].value = u.phone;
  book["home"]["tel"].label = u.nickname;
  bid(book["home"]["tel"].label); // clean
  bid(book["home"]["tel"].value); // $ violation=User::phone
}
void changedElement(const User &u) {
  std::vector<Contact> v(1);
  bid(v[0].value); // clean
  Contact &c = v.front();
  c.value = u.phone;
  bid(v[0].label); // clean
  bid(v[0].value); // $ violation=User::phone
}
void owned(const User &u) {
  std::vector<std::unique_ptr<Contact>> v;
  v.push_back(std::make_unique<Contact>());
  v.back()->value = u.phone;
  v.back()->label = "tel";
  bid(v.front()->label); // clean
  bid(v.front()->value); // $ violation=User::phone
}
void pairs(const User &u) {
  std::set<std::pair<std::string, std::string>> s;
  s.insert({u.nickname, u.phone});
  for (const auto &[name, phone] : s) {
    bid(name); // clean
    bid(phone); // $ violation=User::phone
  }
}
