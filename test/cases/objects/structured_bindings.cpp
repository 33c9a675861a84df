// Names bound to the parts of arrays, tuples, pairs and structs.
#include <purpose/annotations.h>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

void ofStruct(const User &u) {
  const auto &[phone, nickname] = u;
  bid(nickname); // clean
  bid(phone); // $ violation=User::phone
}
static std::tuple<int, std::string, std::string> load(const User &u) {
  return {200, u.nickname, u.phone};
}
void ofTuple(const User &u) {
  auto [status, nickname, phone] = load(u);
  score(status); // clean
  bid(nickname); // clean
  bid(phone); // $ violation=User::phone
}
void tied(const User &u) {
  int status;
  std::string nickname, phone;
  std::tie(status, nickname, phone) = load(u);
  bid(nickname); // clean
  bid(phone); // $ violation=User::phone
  std::tie(phone, nickname) = std::make_tuple(u.nickname, u.phone);
  bid(phone); // $ SPURIOUS: violation=User::phone
  bid(nickname); // $ violation=User::phone
}
void ofArray(const User &u) {
  std::string both[] = {u.phone, u.nickname};
  auto &[first, second] = both;
  bid(second); // clean
  first = "gone";
  bid(both[0]); // clean
  second = u.phone;
  bid(both[1]); // $ violation=User::phone
}
void inserted(const User &u) {
  std::map<std::string, int> seen;
  auto [it, isNew] = seen.emplace(u.phone, 1);
  score(it->second); // clean
  bid(it->first); // $ violation=User::phone
}
void loopOverPairs(const std::vector<std::pair<std::string, User>> &rows) {
  for (const auto &[key, user] : rows) {
    bid(key); // clean
    bid(user.nickname); // clean
    bid(user.phone); // $ violation=User::phone
  }
}
class Point {
public:
  Point(std::string a, std::string b) : a_(std::move(a)), b_(std::move(b)) {}
  template <std::size_t I> const std::string &get() const {
    if constexpr (I == 0)
      return b_;
    else
      return a_;
  }

private:
  std::string a_, b_;
};
template <> struct std::tuple_size<Point> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I> struct std::tuple_element<I, Point> {
  using type = std::string;
};
void ownProtocol(const User &u) {
  Point p(u.phone, u.nickname);
  const auto &[x, y] = p;
  bid(x); // clean
  bid(y); // $ violation=User::phone
}
void copyIsApart(User u) {
  auto [phone, nickname] = u;
  phone = nickname;
  bid(phone); // $ SPURIOUS: violation=User::phone
  bid(u.phone); // $ violation=User::phone
}
void withInitialiser(const std::map<std::string, User> &users) {
  if (const auto it = users.find("x"); it != users.end()) {
    const auto &[id, user] = *it;
    bid(id); // clean
    bid(user.phone); // $ violation=User::phone
  }
}
