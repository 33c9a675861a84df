// Registries of callbacks, observers and signal classes.
#include <purpose/annotations.h>
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

template <class... Args> class Signal {
public:
  using Slot = std::function<void(Args...)>;
  int connect(Slot s) {
    slots_.push_back(std::move(s));
    return static_cast<int>(slots_.size()) - 1;
  }
  template <class T> int connect(T *object, void (T::*method)(Args...)) {
    return connect([object, method](Args... args) { (object->*method)(args...); });
  }
  void operator()(Args... args) const {
    for (const Slot &s : slots_)
      s(args...);
  }

private:
  std::vector<Slot> slots_;
};
void signalToLambda(const User &u) {
  Signal<const std::string &> changed;
  changed.connect([](const std::string &s) { bid(s); }); // $ violation=User::phone
  changed(u.phone);
}
void signalClean(const User &u) {
  Signal<const std::string &, const std::string &> changed;
  changed.connect([](const std::string &, const std::string &name) {
    bid(name); // clean
  });
  changed(u.phone, u.nickname);
}
class Ads {
public:
  void onPhone(const std::string &s) { bid(s); } // $ violation=User::phone, SPURIOUS: violation=User::email
  void onName(const std::string &s) { bid(s); } // $ SPURIOUS: violation=User::email, SPURIOUS: violation=User::phone
  void remember(const std::string &s) { seen_ = s; }
  const std::string &seen() const { return seen_; }

private:
  std::string seen_;
};
void signalToMethod(const User &u) {
  Ads ads;
  Signal<const std::string &> phone, name;
  phone.connect(&ads, &Ads::onPhone);
  name.connect(&ads, &Ads::onName);
  phone(u.phone);
  name(u.nickname);
}
void signalStores(const User &u) {
  Ads a, b;
  Signal<const std::string &> s, t;
  s.connect(&a, &Ads::remember);
  t.connect(&b, &Ads::remember);
  s(u.email);
  t(u.nickname);
  bid(a.seen()); // $ violation=User::email
  bid(b.seen()); // clean
}
class Listener {
public:
  virtual ~Listener() = default;
  virtual void changed(const User &u) = 0;
};
class AdListener : public Listener {
public:
  void changed(const User &u) override {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  }
};
class CountListener : public Listener {
public:
  void changed(const User &u) override { last_ = u.phone; }
  const std::string &name() const { return name_; }
  const std::string &last() const { return last_; }

private:
  std::string last_, name_ = "counter";
};
class Subject {
public:
  void attach(Listener *l) { listeners_.push_back(l); }
  void detach(Listener *l) { std::erase(listeners_, l); }
  void notify(const User &u) {
    for (Listener *l : listeners_)
      l->changed(u);
  }

private:
  std::vector<Listener *> listeners_;
};
void observed(const User &u) {
  AdListener ads;
  CountListener count;
  Subject s;
  s.attach(&ads);
  s.attach(&count);
  s.notify(u);
  bid(count.name()); // clean
  bid(count.last()); // $ violation=User::phone
}
using Handler = void (*)(void *context, const std::string &text);
static std::unordered_map<std::string, std::pair<Handler, void *>> &handlers() {
  static std::unordered_map<std::string, std::pair<Handler, void *>> all;
  return all;
}
static void on(const std::string &event, Handler h, void *context) {
  handlers()[event] = {h, context};
}
static void fire(const std::string &event, const std::string &text) {
  auto [h, context] = handlers().at(event);
  h(context, text);
}
static void storeText(void *context, const std::string &text) {
  *static_cast<std::string *>(context) = text;
}
void cStyleContext(const User &u) {
  std::string kept, untouched = u.nickname;
  on("mail", storeText, &kept);
  fire("mail", u.email);
  bid(kept); // $ MISSING: violation=User::email
  bid(untouched); // clean
}
void neverFired(const User &u) {
  Signal<const std::string &> s;
  s.connect([](const std::string &text) { bid(text); }); // clean
  std::string phone = u.phone;
}
void capturedBySlot(const User &u) {
  Signal<> tick;
  tick.connect([phone = u.phone] { bid(phone); }); // $ violation=User::phone
  tick.connect([&u] { bid(u.nickname); }); // clean
  tick();
}
