// Algorithms that move elements from one range to another.
#include <purpose/annotations.h>
#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void copied(const User &u) {
  std::vector<std::string> from{u.phone}, to(1), other;
  bid(to[0]); // clean
  std::copy(from.begin(), from.end(), to.begin());
  bid(to[0]); // $ violation=User::phone
  std::vector<std::string> names{u.nickname};
  std::copy_if(names.begin(), names.end(), std::back_inserter(other),
               [&](const std::string &s) { return s != u.phone; });
  bid(other[0]); // clean
  std::copy_n(from.begin(), 1, std::inserter(other, other.begin()));
  bid(other[0]); // $ violation=User::phone
}
void transformed(const std::vector<User> &users) {
  std::vector<std::string> names, phones;
  std::transform(users.begin(), users.end(), std::back_inserter(names),
                 [](const User &u) { return u.nickname + "!"; });
  std::transform(users.begin(), users.end(), std::back_inserter(phones),
                 [](const User &u) { return u.phone.substr(3); });
  for (const auto &n : names)
    bid(n); // clean
  for (const auto &p : phones)
    bid(p); // $ violation=User::phone
}
void inPlace(const User &u) {
  std::string s = u.nickname;
  std::transform(s.begin(), s.end(), s.begin(), [](unsigned char c) { return static_cast<char>(c | 32); });
  bid(s); // clean
  std::copy(u.phone.begin(), u.phone.end(), s.begin());
  bid(s); // $ violation=User::phone
}
void accumulated(const std::vector<User> &users) {
  long ages = std::accumulate(users.begin(), users.end(), 0L, [](long n, const User &u) { return n + u.age; });
  long pins = std::accumulate(users.begin(), users.end(), 0L, [](long n, const User &u) { return n + u.pin; });
  bidNumber(ages); // clean
  bidNumber(pins); // $ violation=User::pin
  std::vector<std::string> parts;
  for (const User &u : users)
    parts.push_back(u.phone);
  bid(std::accumulate(parts.begin(), parts.end(), std::string("all:"))); // $ violation=User::phone
}
void filled(const User &u) {
  std::vector<std::string> v(3);
  std::fill(v.begin(), v.end(), u.phone);
  bid(v[1]); // $ violation=User::phone
  std::fill_n(v.begin(), 3, u.nickname);
  bid(v[1]); // clean
}
void generated(const User &u) {
  std::vector<int> v(4), w(4);
  int next = u.age;
  std::generate(v.begin(), v.end(), [&next] { return next++; });
  bidNumber(v[2]); // clean
  std::generate_n(w.begin(), 4, [n = u.pin]() mutable { return n++; });
  bidNumber(w[2]); // $ violation=User::pin
  std::iota(v.begin(), v.end(), u.pin);
  bidNumber(v[0]); // $ violation=User::pin
}
void inner(const User &u) {
  std::vector<int> weights{1, 2, 3}, pins{u.pin, u.pin, u.pin};
  bidNumber(std::inner_product(weights.begin(), weights.end(), weights.begin(), 0)); // clean
  bidNumber(std::inner_product(weights.begin(), weights.end(), pins.begin(), 0)); // $ violation=User::pin
  bidNumber(std::reduce(pins.begin(), pins.end())); // $ violation=User::pin
}
