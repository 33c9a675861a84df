// Iterators and nodes that containers give out.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <deque>
#include <forward_list>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void madeConst(const User &u) {
  std::unordered_map<int, std::string> all{{1, u.phone}}, open{{1, u.nickname}};
  std::unordered_map<int, std::string>::const_iterator it = all.begin();
  std::unordered_map<int, std::string>::const_iterator other = open.begin();
  bid(it->second);    // $ violation=User::phone
  bid(other->second); // clean
  std::unordered_map<int, std::string>::const_local_iterator local =
      all.begin(0);
  bid(local->second); // $ violation=User::phone
}
void madeConstInTree(const User &u) {
  std::map<int, std::string> all{{1, u.phone}}, open{{1, u.nickname}};
  std::map<int, std::string>::const_iterator it = all.begin();
  std::map<int, std::string>::const_iterator other = open.begin();
  bid(it->second);    // $ violation=User::phone
  bid(other->second); // clean
}
void inQueues(const User &u) {
  std::deque<int> all{u.pin}, open{u.age};
  std::deque<int>::const_iterator it = all.begin(), other = open.begin();
  bidNumber(it[0]);  // $ violation=User::pin
  bidNumber(*other); // clean
  std::forward_list<int> list{u.pin};
  std::forward_list<int>::const_iterator first = list.begin();
  bidNumber(*first); // $ violation=User::pin
}
void taken(const User &u) {
  std::unordered_map<std::string, std::string> all{{"a", u.phone}};
  auto node = all.extract("a");
  bid(node.mapped()); // $ violation=User::phone
  std::map<std::string, std::string> open{{"a", u.nickname}};
  std::map<std::string, std::string>::node_type other = open.extract("a");
  bid(other.mapped()); // clean
  std::set<std::string> names{u.phone};
  std::set<std::string>::node_type name = names.extract(names.begin());
  bid(name.value()); // $ violation=User::phone
}
