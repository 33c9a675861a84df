// PIMPL, RAII guards, singletons, factories and proxies.
#include <purpose/annotations.h>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class Account {
public:
  explicit Account(const User &u);
  Account(Account &&) noexcept;
  ~Account();
  std::string contact() const;
  std::string title() const;
  void rename(const std::string &);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};
struct Account::Impl {
  std::string contact, title;
  const std::string &shown() const { return title; }
};
Account::Account(const User &u) : impl_(new Impl{u.phone, u.nickname}) {}
Account::Account(Account &&) noexcept = default;
Account::~Account() = default;
std::string Account::contact() const { return impl_->contact; }
std::string Account::title() const { return impl_->shown(); }
void Account::rename(const std::string &s) { impl_->title = s; }
void pimpl(const User &u) {
  Account a(u);
  bid(a.title()); // clean
  bid(a.contact()); // $ violation=User::phone
  Account b = std::move(a);
  b.rename(u.phone);
  bid(b.title()); // $ violation=User::phone
}
class Restore {
public:
  explicit Restore(std::string &s) : target_(s), saved_(s) {}
  ~Restore() { target_ = saved_; }

private:
  std::string &target_;
  std::string saved_;
};
void restoredAtEnd(const User &u) {
  std::string a = u.nickname, b = u.phone;
  {
    Restore ra(a), rb(b);
    a = u.phone;
    b = u.nickname;
    bid(a); // $ violation=User::phone
    bid(b); // clean
  }
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
template <class F> class Defer {
public:
  explicit Defer(F f) : f_(std::move(f)) {}
  ~Defer() { f_(); }
  Defer(const Defer &) = delete;

private:
  F f_;
};
void deferred(const User &u) {
  std::string key = u.nickname;
  Defer atEnd([&key] { bid(key); }); // $ violation=User::phone
  Defer copied([key] { bid(key); }); // clean
  bid(key); // clean
  key = u.phone;
}
class Shape {
public:
  virtual ~Shape() = default;
  virtual std::string label() const = 0;
  static std::unique_ptr<Shape> create(const std::string &kind, const User &u);
};
class PhoneShape : public Shape {
public:
  explicit PhoneShape(const User &u) : text_(u.phone) {}
  std::string label() const override { return text_; }

private:
  std::string text_;
};
class NameShape : public Shape {
public:
  explicit NameShape(const User &u) : text_(u.nickname), phone_(u.phone) {}
  std::string label() const override { return text_; }

private:
  std::string text_, phone_;
};
std::unique_ptr<Shape> Shape::create(const std::string &kind, const User &u) {
  if (kind == "phone")
    return std::make_unique<PhoneShape>(u);
  return std::make_unique<NameShape>(u);
}
void factory(const User &u, const std::string &kind) {
  bid(Shape::create(kind, u)->label()); // $ violation=User::phone
  std::unique_ptr<Shape> s = std::make_unique<NameShape>(u);
  bid(s->label()); // clean
}
void registeredFactory(const User &u) {
  std::map<std::string, std::function<std::unique_ptr<Shape>(const User &)>> makers;
  makers["name"] = [](const User &x) { return std::make_unique<NameShape>(x); };
  bid(makers.at("name")(u)->label()); // clean
}
class Settings {
public:
  static Settings &instance() {
    static Settings s;
    return s;
  }
  void set(const std::string &k, const std::string &v) { values_[k] = v; }
  std::string get(const std::string &k) { return values_[k]; }
  const std::string &file() const { return file_; }

private:
  Settings() = default;
  std::map<std::string, std::string> values_;
  std::string file_ = "settings.ini";
};
void writeSettings(const User &u) { Settings::instance().set("phone", u.phone); }
void readSettings() {
  bid(Settings::instance().file()); // clean
  bid(Settings::instance().get("phone")); // $ violation=User::phone
}
template <class T> class Locked {
public:
  explicit Locked(T v) : value_(std::move(v)) {}
  struct Access {
    std::unique_lock<std::mutex> lock;
    T *p;
    T *operator->() const { return p; }
    T &operator*() const { return *p; }
  };
  Access lock() { return {std::unique_lock(m_), &value_}; }
  template <class F> auto with(F f) {
    std::lock_guard guard(m_);
    return f(value_);
  }

private:
  std::mutex m_;
  T value_;
};
void lockedProxy(const User &u) {
  Locked<User> l(u);
  bid(l.lock()->nickname); // clean
  bid(l.lock()->phone); // $ violation=User::phone
  bid(l.with([](User &x) { return x.phone; })); // $ violation=User::phone
  bid(l.with([](User &x) { return x.nickname; })); // clean
}
