// Elements of containers are the values that were put there.
#include <purpose/annotations.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void pushed(const User &u) {
  std::vector<std::string> v;
  v.push_back(u.phone);
  bid(v.back()); // $ violation=User::phone
  bid(v[0]); // $ violation=User::phone
}
void emplaced(const User &u) {
  std::vector<std::string> v, w;
  v.emplace_back(u.phone);
  w.emplace_back(u.nickname);
  bid(v.at(0)); // $ violation=User::phone
  bid(w.at(0)); // clean
}
void iterated(const std::vector<User> &users) {
  for (const User &u : users) {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  }
}
void byIterator(const std::vector<User> &users) {
  for (auto it = users.begin(); it != users.end(); ++it)
    bid(it->phone); // $ violation=User::phone
}
void mapped(const User &u) {
  std::map<std::string, std::string> m;
  m["phone"] = u.phone;
  m["name"] = u.nickname;
  bid(m["name"]); // clean
  bid(m["phone"]); // $ violation=User::phone
}
void keys(const User &u) {
  std::map<std::string, std::string> m;
  m[u.phone] = u.nickname;
  for (const auto &[key, value] : m) {
    bid(value); // clean
    bid(key); // $ violation=User::phone
  }
}
void found(const std::unordered_map<int, User> &users) {
  auto it = users.find(7);
  if (it != users.end()) {
    bid(it->second.nickname); // clean
    bid(it->second.phone); // $ violation=User::phone
  }
}
void emptied(const User &u) {
  std::vector<std::string> v;
  v.push_back(u.phone);
  v.clear();
  v.push_back(u.nickname);
  bid(v.front()); // clean
}
void maybe(const User &u) {
  std::optional<std::string> a = u.phone, b = u.nickname;
  bid(*a); // $ violation=User::phone
  bid(b.value()); // clean
  bid(a.value_or("none")); // $ violation=User::phone
}
void owned(const User &u) {
  auto p = std::make_unique<User>(u);
  bid(p->phone); // $ violation=User::phone
  bid(p->nickname); // clean
}
void shared(const User &u) {
  auto p = std::make_shared<std::string>();
  auto q = p;
  *p = u.phone;
  bid(*q); // $ violation=User::phone
}
void arrays(const User &u) {
  std::string a[2];
  a[0] = u.phone;
  a[1] = u.nickname;
  bid(a[1]); // clean
  bid(a[0]); // $ violation=User::phone
}
