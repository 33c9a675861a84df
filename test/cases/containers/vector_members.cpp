// vector, array, deque, list: the members that move elements.
#include <purpose/annotations.h>
#include <array>
#include <deque>
#include <iterator>
#include <list>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidAll(const std::vector<std::string> &);
PURPOSE_USE("advertising") void bidNumber(std::size_t);

void inserted(const User &u) {
  std::vector<std::string> v{u.nickname, "a"};
  bidAll(v); // clean
  v.insert(v.begin() + 1, u.phone);
  bidAll(v); // $ violation=User::phone
  bidNumber(v.size()); // clean
}
void ranges(const User &u) {
  std::list<std::string> from{u.phone, u.phone};
  std::vector<std::string> v;
  v.insert(v.end(), from.begin(), from.end());
  bid(v.back()); // $ violation=User::phone
  std::vector<std::string> w(std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  bid(w[1]); // $ violation=User::phone
}
void assigned(const User &u) {
  std::vector<std::string> v{u.phone};
  v.assign(3, u.nickname);
  bidAll(v); // clean
  v.assign({u.nickname, u.phone});
  bidAll(v); // $ violation=User::phone
}
void cleared(const User &u) {
  std::vector<std::string> v{u.phone};
  v.clear();
  v.push_back(u.nickname);
  bidAll(v); // clean
  v = {u.phone};
  bidAll(v); // $ violation=User::phone
  v = {};
  bidAll(v); // clean
}
void separateSlots(const User &u) {
  std::array<std::string, 2> a{u.nickname, u.phone};
  bid(a[0]); // clean
  bid(std::get<1>(a)); // $ violation=User::phone
  a[1] = "x";
  bid(a[1]); // clean
  a.fill(u.phone);
  bid(a.front()); // $ violation=User::phone
}
void bothEnds(const User &u) {
  std::deque<std::string> d;
  d.push_front(u.phone);
  d.emplace_front("head");
  bid(d[1]); // $ violation=User::phone
}
void spliced(const User &u) {
  std::list<std::string> a{u.nickname}, b{u.phone};
  bid(a.front()); // clean
  a.splice(a.end(), b);
  bid(a.back()); // $ violation=User::phone
}
void swapped(const User &u) {
  std::vector<std::string> a{u.phone}, b{u.nickname};
  a.swap(b);
  bidAll(a); // clean
  bidAll(b); // $ violation=User::phone
}
void reversed(const std::vector<User> &users) {
  for (auto it = users.rbegin(); it != users.rend(); ++it) {
    bid(it->nickname); // clean
    bid(it->phone); // $ violation=User::phone
  }
}
void resized(const User &u) {
  std::vector<std::string> v(4);
  v.resize(8, u.nickname);
  bid(v[7]); // clean
  v.resize(12, u.phone);
  bid(v[11]); // $ violation=User::phone
}
