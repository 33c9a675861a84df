// bind, invoke, mem_fn, reference_wrapper, function, pointers to members.
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  const std::string &getPhone() const { return phone; }
  const std::string &getName() const { return nickname; }
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidTwo(const std::string &, const std::string &);

void functions(const User &u) {
  std::function<void(const std::string &)> f = bid;
  f(u.nickname); // clean
  f(u.phone); // $ violation=User::phone
}
void bound(const User &u) {
  auto named = std::bind(&User::getName, &u);
  auto called = std::bind(&User::getPhone, std::placeholders::_1);
  bid(named()); // clean
  bid(called(u)); // $ violation=User::phone
}
void invoked(const User &u) {
  std::invoke(bid, u.nickname); // clean
  std::invoke(bid, u.phone); // $ violation=User::phone
  bid(std::invoke(&User::nickname, u)); // clean
  bid(std::invoke(&User::phone, u)); // $ violation=User::phone
  bid(std::invoke(&User::getPhone, &u)); // $ violation=User::phone
}
void memFn(const User &u) {
  auto name = std::mem_fn(&User::nickname);
  auto phone = std::mem_fn(&User::getPhone);
  bid(name(u)); // clean
  bid(phone(u)); // $ violation=User::phone
}
void wrapped(const User &u) {
  std::string a, b;
  std::vector<std::reference_wrapper<std::string>> v{a, b};
  bid(a); // clean
  for (std::string &s : v)
    s = u.phone;
  bid(a); // $ violation=User::phone
  std::reference_wrapper<const std::string> r = std::cref(u.nickname);
  bid(r.get()); // clean
}
void captured(const User &u) {
  std::function<std::string()> get = [s = u.phone] { return s; };
  bid(get()); // $ violation=User::phone
  get = [&u] { return u.nickname; };
  bid(get()); // clean
}
void pointerToMember(const User &u) {
  std::string User::*field = &User::nickname;
  bid(u.*field); // clean
  field = &User::phone;
  bid(u.*field); // $ violation=User::phone
  const std::string &(User::*get)() const = &User::getName;
  bid((u.*get)()); // clean
}
void dispatch(const User &u) {
  std::map<std::string, std::function<std::string(const User &)>> table;
  table["tel"] = [](const User &x) { return x.phone; };
  bid(table["tel"](u)); // $ violation=User::phone
}
static void each(const std::vector<User> &users, const std::function<void(const User &)> &f) {
  for (const User &u : users)
    f(u);
}
void visitors(const std::vector<User> &users) {
  each(users, [](const User &u) { bid(u.nickname); }); // clean
  each(users, [](const User &u) { bid(u.phone); }); // $ violation=User::phone
  std::string kept, other = "x";
  each(users, [&](const User &u) {
    kept = u.phone;
    other = u.nickname;
  });
  bid(kept); // $ violation=User::phone
  bid(other); // clean
}
class Button {
public:
  void onClick(std::function<void()> f) { click_ = std::move(f); }
  void click() {
    if (click_)
      click_();
  }

private:
  std::function<void()> click_;
};
void buttons(const User &u) {
  Button b;
  b.onClick([&u] {
    bidTwo(u.nickname, "x"); // clean
    bidTwo("x", u.phone); // $ violation=User::phone
  });
  b.click();
}
struct Collector {
  std::string all;
  int count = 0;
  void operator()(const std::string &s) {
    all += s;
    ++count;
  }
};
void givenBackAfterTheCalls(const User &u) {
  std::vector<std::string> phones{u.phone}, names{u.nickname};
  Collector c = std::for_each(phones.begin(), phones.end(), Collector());
  bid(c.all); // $ violation=User::phone
  bid(std::for_each(names.begin(), names.end(), Collector()).all); // clean
}
