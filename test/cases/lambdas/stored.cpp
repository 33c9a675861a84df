// Closures kept in members, containers, maps and handed through layers.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

template <class F> struct Holder {
  F f;
  auto operator()(const User &u) const { return f(u); }
};
template <class F> Holder(F) -> Holder<F>;
void heldByTemplate(const User &u) {
  Holder a{[](const User &x) { return x.phone; }};
  Holder b{[](const User &x) { return x.nickname; }};
  bid(a(u)); // $ violation=User::phone
  bid(b(u)); // clean
}
static auto compose(auto f, auto g) {
  return [=](const auto &x) { return g(f(x)); };
}
void composed(const User &u) {
  auto phone = [](const User &x) { return x.phone; };
  auto name = [](const User &x) { return x.nickname; };
  auto angle = [](const std::string &s) { return "<" + s + ">"; };
  auto drop = [](const std::string &) { return std::string("none"); };
  bid(compose(phone, angle)(u)); // $ violation=User::phone
  bid(compose(name, angle)(u)); // clean
  bid(compose(phone, drop)(u)); // clean
}
void pipeline(const User &u) {
  std::vector<std::function<std::string(std::string)>> steps;
  steps.push_back([](std::string s) { return s + "!"; });
  steps.push_back([&u](std::string s) { return s + u.phone; });
  std::string a = u.nickname;
  bid(steps.front()(a)); // $ SPURIOUS: violation=User::phone
  for (auto &step : steps)
    a = step(a);
  bid(a); // $ violation=User::phone
}
class Cache {
public:
  using Loader = std::function<std::string(int)>;
  explicit Cache(Loader l) : load_(std::move(l)) {}
  const std::string &get(int id) {
    auto it = known_.find(id);
    if (it == known_.end())
      it = known_.emplace(id, load_(id)).first;
    return it->second;
  }

private:
  Loader load_;
  std::map<int, std::string> known_;
};
void loaders(const User &u) {
  Cache phones([&](int) { return u.phone; });
  Cache names([&](int id) { return u.nickname + std::to_string(id); });
  bid(phones.get(1)); // $ violation=User::phone
  bid(names.get(u.age)); // clean
}
void asPointer(const User &u) {
  int (*f)(const User &) = [](const User &x) { return x.age; };
  int (*g)(const User &) = +[](const User &x) { return x.pin + 1; };
  score(f(u)); // clean
  score(g(u)); // $ violation=User::pin
}
void optionalCallback(const User &u) {
  std::function<void(const std::string &)> onDone;
  std::string seen;
  if (!onDone)
    onDone = [&](const std::string &s) { seen = s; };
  onDone(u.nickname);
  bid(seen); // clean
  onDone(u.phone);
  bid(seen); // $ violation=User::phone
}
void withState(const User &u) {
  auto counter = [n = 0]() mutable { return ++n; };
  score(counter() + counter()); // clean
  auto adder = [sum = 0](int x) mutable { return sum += x; };
  score(adder(u.age)); // clean
  score(adder(u.pin)); // $ violation=User::pin
  score(adder(1)); // $ violation=User::pin
}
static void each(const std::vector<User> &users, const std::function<bool(const User &)> &f) {
  for (const User &u : users)
    if (!f(u))
      return;
}
void stopped(const std::vector<User> &users) {
  std::string name;
  int pins = 0;
  each(users, [&](const User &u) {
    name = u.nickname;
    pins += u.pin;
    return u.age < 9;
  });
  bid(name); // clean
  score(pins); // $ violation=User::pin
}
void continuation(const User &u) {
  auto load = [&](auto then) { then(u.nickname, u.phone); };
  load([](const std::string &n, const std::string &) { bid(n); }); // clean
  load([](const std::string &, const std::string &p) { bid(p); }); // $ violation=User::phone
}
template <class... Fs> struct Choice : Fs... {
  using Fs::operator()...;
};
void overloadSet(const User &u) {
  Choice c{[](int n) { return std::to_string(n); }, [](const std::string &) { return std::string("text"); }};
  bid(c(u.phone)); // clean
  bid(c(u.pin)); // $ violation=User::pin
}
