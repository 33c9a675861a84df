// Members that are seldom met: references to bits, slices, views' ends, copies
// of the library's own plain structures, what a thread is given.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <barrier>
#include <bitset>
#include <cfenv>
#include <charconv>
#include <ranges>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>
#include <valarray>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void bits(const User &u) {
  std::bitset<8> secret, open;
  std::bitset<8>::reference bit(secret, 1);
  bit = u.pin > 3;
  bidNumber(secret.to_ulong()); // $ violation=User::pin
  bidNumber(open.to_ulong());   // clean
}
void slices(const User &u) {
  std::valarray<int> all(4), other(4), some{u.pin, 1};
  all[std::slice(0, 2, 1)] = some;
  bidNumber(all[0]);   // $ violation=User::pin
  bidNumber(other[0]); // clean
}
void slicesRead(const User &u) {
  std::valarray<int> all{u.pin, 1}, open{u.age, 1};
  std::valarray<int> some = all[std::slice(0, 1, 1)];
  std::valarray<int> none = open[std::slice(0, 1, 1)];
  bidNumber(some[0]); // $ violation=User::pin
  bidNumber(none[0]); // clean
}
void computed(const User &u) {
  std::valarray<int> all{u.pin, 1}, open{u.age, 1};
  bidNumber((all + open).sum());  // $ violation=User::pin
  bidNumber((open * open).max()); // clean
  std::valarray<int> sums = all + open;
  bidNumber(sums[1]); // $ violation=User::pin
}
void splitApart(const User &u) {
  for (auto part : u.phone | std::views::split('-'))
    bid(std::string(part.begin(), part.end())); // $ violation=User::phone
  for (auto part : u.nickname | std::views::split('-'))
    bid(std::string(part.begin(), part.end())); // clean
}
void splitLazily(const User &u) {
  for (auto part : std::views::lazy_split(u.phone, '-'))
    for (char c : part)
      bidNumber(c); // $ violation=User::phone
  for (auto part : std::views::lazy_split(u.nickname, '-'))
    for (char c : part)
      bidNumber(c); // clean
}
void iteratorOfView(const User &u) {
  std::vector<int> all{u.pin}, open{u.age};
  auto twice = [](int n) { return n * 2; };
  auto secret = all | std::views::transform(twice);
  auto plain = open | std::views::transform(twice);
  bidNumber(*(secret.begin() + 0)); // $ violation=User::pin
  bidNumber(*(plain.begin() + 0));  // clean
  bidNumber(secret.begin()[0]);     // $ violation=User::pin
}
void parts(const User &u) {
  std::vector<int> all{u.pin}, open{u.age};
  std::ranges::subrange secret(all), plain(open);
  auto [first, last] = secret;
  bidNumber(*first); // $ violation=User::pin
  std::pair<std::vector<int>::iterator, std::vector<int>::iterator> both = plain;
  bidNumber(*both.first); // clean
  both = secret;
  bidNumber(*both.first); // $ violation=User::pin
}
void resultAssigned(const User &u) {
  int n = 0, m = 0;
  std::from_chars_result r{}, s{};
  s = std::from_chars(u.nickname.data(), u.nickname.data() + 3, m);
  bidNumber(*s.ptr); // clean
  r = std::from_chars(u.phone.data(), u.phone.data() + 3, n);
  bidNumber(*r.ptr); // $ violation=User::phone
}
void givenToThread(const User &u) {
  std::jthread t([](std::stop_token, const std::string &s) { bid(s); }, // $ violation=User::phone
                 u.phone);
  std::jthread w([](std::stop_token, std::string s, std::string) { bid(s); }, // clean
                 u.nickname, u.phone);
  std::jthread v([](const std::string &s) { bid(s); }, u.nickname); // clean
}
void whenAllHaveCome(const User &u) {
  std::string text = u.phone;
  auto done = [&text]() noexcept { bid(text); }; // $ violation=User::phone
  std::barrier gate(2, done);
  gate.arrive_and_wait();
}
void putBack(const User &u) {
  std::istringstream in("abc");
  in.putback(u.phone[0]);
  char c = 0;
  in >> c;
  bidNumber(c); // $ violation=User::phone
}
void rounding(const User &u) {
  int mode = std::fegetround();
  std::fesetround(u.pin);
  bidNumber(mode);              // clean
  bidNumber(std::fegetround()); // clean
}
void sliceAdded(const User &u) {
  std::valarray<int> all(4), more{u.pin, 1}, open{1, 2};
  all[std::slice(0, 2, 1)] += open;
  bidNumber(all.sum()); // clean
  all[std::slice(0, 2, 1)] += more;
  bidNumber(all.sum()); // $ violation=User::pin
}
void masked(const User &u) {
  std::valarray<int> all{1, 2, 3};
  all[all > 1] = u.pin;
  bidNumber(all[2]); // $ violation=User::pin
}
void copiedRange(const User &u) {
  std::vector<int> all{u.pin}, open{u.age}, to(1), rest(1);
  auto result = std::ranges::copy(all, to.begin());
  bidNumber(*result.in);  // $ violation=User::pin
  bidNumber(*result.out); // $ violation=User::pin
  auto [in, out] = std::ranges::copy(open, rest.begin());
  bidNumber(*in);  // clean
  bidNumber(*out); // clean
}
