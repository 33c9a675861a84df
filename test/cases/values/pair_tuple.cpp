// pair, tuple, tie, structured bindings, apply.
#include <purpose/annotations.h>
#include <string>
#include <tuple>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidPair(const std::pair<std::string, std::string> &);

void pairs(const User &u) {
  std::pair<std::string, std::string> p{u.nickname, u.phone};
  bid(p.first); // clean
  bid(p.second); // $ violation=User::phone
  bidPair(p); // $ violation=User::phone
  p.second = "";
  bidPair(p); // clean
}
void made(const User &u) {
  auto t = std::make_tuple(u.age, u.phone, u.nickname);
  bidNumber(std::get<0>(t)); // clean
  bid(std::get<1>(t)); // $ violation=User::phone
  bid(std::get<2>(t)); // clean
}
void byType(const User &u) {
  std::tuple<int, std::string> t{u.age, u.phone};
  bidNumber(std::get<int>(t)); // clean
  bid(std::get<std::string>(t)); // $ violation=User::phone
}
static std::pair<std::string, int> both(const User &u) { return {u.phone, u.age}; }
void tied(const User &u) {
  std::string s;
  int n = 0;
  std::tie(s, n) = both(u);
  bidNumber(n); // clean
  bid(s); // $ violation=User::phone
}
void ignored(const User &u) {
  int n = 0;
  std::tie(std::ignore, n) = both(u);
  bidNumber(n); // clean
}
void bindings(const User &u) {
  auto [s, n] = both(u);
  bidNumber(n); // clean
  bid(s); // $ violation=User::phone
}
void boundByReference(const User &u) {
  std::pair<std::string, std::string> p{u.nickname, "x"};
  auto &[a, b] = p;
  b = u.phone;
  bid(p.first); // clean
  bid(p.second); // $ violation=User::phone
}
void applied(const User &u) {
  std::apply([](const std::string &a, const std::string &b) {
    bid(a); // clean
    bid(b); // $ violation=User::phone
  }, std::make_pair(u.nickname, u.phone));
}
void concatenated(const User &u) {
  auto t = std::tuple_cat(std::make_tuple(u.nickname), std::make_tuple(u.phone));
  bid(std::get<0>(t)); // clean
  bid(std::get<1>(t)); // $ violation=User::phone
}
void swappedByTie(const User &u) {
  std::string a = u.phone, b = u.nickname;
  std::tie(a, b) = std::make_tuple(b, a);
  bid(a); // $ SPURIOUS: violation=User::phone
  bid(b); // $ violation=User::phone
}
void forwarded(const User &u) {
  auto t = std::forward_as_tuple(u.nickname, u.phone);
  bid(std::get<0>(t)); // clean
  bid(std::get<1>(t)); // $ violation=User::phone
}
