// Algorithms with an execution policy do what they do without one.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <execution>
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

void sorted(const User &u) {
  std::vector<std::string> all(3);
  all[0] = u.phone;
  bid(all[1]); // clean
  std::sort(std::execution::par, all.begin(), all.end());
  bid(all[1]); // $ violation=User::phone
}
void compared(const User &u) {
  std::vector<std::string> all{u.phone};
  std::sort(std::execution::par, all.begin(), all.end(),
            [](const std::string &a, const std::string &b) {
              bid(a); // $ violation=User::phone
              return a < b;
            });
}
void visited(const User &u) {
  std::vector<std::string> secret{u.phone}, open{u.nickname};
  std::for_each(std::execution::par_unseq, open.begin(), open.end(),
                [](const std::string &s) { bid(s); }); // clean
  std::for_each(std::execution::seq, secret.begin(), secret.end(),
                [](const std::string &s) { bid(s); }); // $ violation=User::phone
}
void copied(const User &u) {
  std::vector<int> from{u.pin}, to(1), rest(1);
  std::copy(std::execution::par, from.begin(), from.end(), to.begin());
  bidNumber(to[0]);   // $ violation=User::pin
  bidNumber(rest[0]); // clean
}
void transformed(const User &u) {
  std::vector<int> from{u.pin}, to(1);
  std::transform(std::execution::par, from.begin(), from.end(), to.begin(),
                 [](int n) { return n + 1; });
  bidNumber(to[0]); // $ violation=User::pin
}
void combined(const User &u) {
  std::vector<int> a{u.age}, b{u.pin}, to(1), sums(1);
  std::transform(std::execution::par, a.begin(), a.end(), b.begin(), to.begin(),
                 [](int x, int y) { return x * y; });
  bidNumber(to[0]); // $ violation=User::pin
  std::transform(std::execution::par, a.begin(), a.end(), a.begin(),
                 sums.begin(), [](int x, int y) { return x * y; });
  bidNumber(sums[0]); // clean
}
void reduced(const User &u) {
  std::vector<int> secret{u.pin}, open{u.age};
  bidNumber(std::reduce(std::execution::par, secret.begin(), // $ violation=User::pin
                        secret.end()));
  bidNumber(std::reduce(std::execution::par, open.begin(), open.end(), 1)); // clean
  bidNumber(std::transform_reduce(std::execution::par, secret.begin(), // $ violation=User::pin
                                  secret.end(), 0, std::plus<>(),
                                  [](int n) { return n; }));
}
void found(const User &u) {
  std::vector<std::string> all{u.phone}, open{u.nickname};
  bid(*std::find(std::execution::par, all.begin(), all.end(), "x")); // $ violation=User::phone
  bid(*std::find_if(std::execution::par, open.begin(), open.end(), // clean
                    [](const std::string &s) { return s.empty(); }));
  bidNumber(std::count_if(std::execution::par, all.begin(), all.end(), // $ violation=User::phone
                          [](const std::string &s) { return s.empty(); }));
}
void filled(const User &u) {
  std::vector<int> all(3), other(3);
  std::fill(std::execution::par, all.begin(), all.end(), u.pin);
  bidNumber(all[2]);   // $ violation=User::pin
  bidNumber(other[2]); // clean
}
void merged(const User &u) {
  std::vector<int> a{u.age}, b{u.pin}, to(2);
  std::merge(std::execution::par, a.begin(), a.end(), b.begin(), b.end(),
             to.begin());
  bidNumber(to[0]); // $ violation=User::pin
}
void summed(const User &u) {
  std::vector<int> a{u.pin, 1}, to(2), other(2);
  std::inclusive_scan(std::execution::par, a.begin(), a.end(), to.begin());
  bidNumber(to[1]);    // $ violation=User::pin
  bidNumber(other[1]); // clean
}
