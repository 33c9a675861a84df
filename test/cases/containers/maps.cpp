// Associative containers: keys, values, single entries.
#include <purpose/annotations.h>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int id;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void entries(const User &u) {
  std::unordered_map<std::string, std::string> m{{"name", u.nickname}, {"tel", u.phone}};
  bid(m.at("name")); // clean
  bid(m.at("tel")); // $ violation=User::phone
}
void emplaced(const User &u) {
  std::map<int, std::string> m;
  auto [it, fresh] = m.emplace(u.id, u.phone);
  bid(it->second); // $ violation=User::phone
  bidNumber(it->first); // clean
  bidNumber(fresh); // clean
}
void tried(const User &u) {
  std::map<std::string, std::string> m;
  m.try_emplace("a", u.nickname);
  bid(m["a"]); // clean
  m.try_emplace("b", u.phone);
  bid(m.find("b")->second); // $ violation=User::phone
  m.insert_or_assign("b", u.nickname);
  bid(m.at("b")); // clean
}
void erased(const User &u) {
  std::map<std::string, std::string> m;
  m["tel"] = u.phone;
  m["name"] = u.nickname;
  m.erase("tel");
  for (const auto &[k, v] : m)
    bid(v); // clean
}
void extracted(const User &u) {
  std::map<int, std::string> a, b;
  a[1] = u.phone;
  a[2] = u.nickname;
  auto node = a.extract(1);
  bid(node.mapped()); // $ violation=User::phone
  bidNumber(node.key()); // clean
  b.insert(std::move(node));
  bid(b.begin()->second); // $ violation=User::phone
}
void merged(const User &u) {
  std::map<int, std::string> a{{1, u.nickname}}, b{{2, u.phone}};
  bid(a.begin()->second); // clean
  a.merge(b);
  bid(a.rbegin()->second); // $ violation=User::phone
}
void sets(const User &u) {
  std::set<std::string> s{u.nickname};
  for (const std::string &x : s)
    bid(x); // clean
  s.insert(u.phone);
  for (const std::string &x : s)
    bid(x); // $ violation=User::phone
}
void multi(const User &u) {
  std::multimap<int, std::string> m;
  m.insert({u.id, u.nickname});
  m.emplace(u.id, u.phone);
  auto [from, to] = m.equal_range(u.id);
  for (auto it = from; it != to; ++it) {
    bidNumber(it->first); // clean
    bid(it->second); // $ violation=User::phone
  }
}
void counted(const std::vector<User> &users) {
  std::unordered_map<std::string, int> seen;
  for (const User &u : users)
    ++seen[u.phone];
  for (const auto &entry : seen)
    bid(entry.first); // $ violation=User::phone
}
void byId(const std::vector<User> &users) {
  std::unordered_map<int, User> index;
  for (const User &u : users)
    index.emplace(u.id, u);
  for (auto &[id, user] : index) {
    bidNumber(id); // clean
    bid(user.nickname); // clean
    bid(user.phone); // $ violation=User::phone
  }
}
