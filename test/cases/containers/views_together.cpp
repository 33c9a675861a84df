// Two kinds of views over one container in one function.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void viewed(const std::vector<User> &users) {
  for (const std::string &s : users | std::views::transform(&User::nickname))
    bid(s); // clean
  for (const std::string &s : users | std::views::transform(&User::phone))
    bid(s); // $ violation=User::phone
  for (const User &u : users | std::views::filter([](const User &x) { return x.age > 3; })) {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  }
}

PURPOSE_USE("advertising") void bidNumber(int);
void partsOfASpan(const User &u) {
  int numbers[4] = {0, 0, u.pin, 0};
  std::span<int> all(numbers);
  bidNumber(all.subspan(2)[0]); // $ violation=User::pin
  bidNumber(all.subspan(2)[1]); // clean
  bidNumber(all.first(2)[1]);   // clean
  bidNumber(all.first(3)[2]);   // $ violation=User::pin
  all.subspan(1)[1] = 0;
  bidNumber(numbers[2]); // clean
}
