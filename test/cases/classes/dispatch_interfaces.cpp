// Virtual calls: interfaces, template methods, covariant results, final classes.
#include <purpose/annotations.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Source {
  virtual ~Source() = default;
  virtual std::string text() const = 0;
  virtual std::string title() const { return "source"; }
};
struct Sink {
  virtual ~Sink() = default;
  virtual void put(const std::string &) = 0;
};
struct PhoneSource : Source {
  const User &user;
  explicit PhoneSource(const User &u) : user(u) {}
  std::string text() const override { return user.phone; }
};
struct NameSource : Source {
  const User &user;
  explicit NameSource(const User &u) : user(u) {}
  std::string text() const override { return user.nickname; }
  std::string title() const override { return "name of " + user.nickname; }
};
struct AdSink : Sink {
  void put(const std::string &s) override { bid(s); } // $ violation=User::email
};
struct NullSink : Sink {
  void put(const std::string &) override {}
};
struct KeepSink : Sink {
  std::string kept;
  void put(const std::string &s) override { kept = s; }
};

void exactTypes(const User &u) {
  PhoneSource p(u);
  NameSource n(u);
  const Source &a = p, &b = n;
  bid(a.text()); // $ violation=User::phone
  bid(a.title()); // clean
  bid(b.text()); // clean
  bid(b.title()); // clean
}
void mixedVector(const User &u) {
  std::vector<std::unique_ptr<Source>> all;
  all.push_back(std::make_unique<NameSource>(u));
  all.push_back(std::make_unique<PhoneSource>(u));
  for (const auto &s : all) {
    bid(s->title()); // clean
    bid(s->text()); // $ violation=User::phone
  }
}
static void pump(const std::string &s, Sink &sink) { sink.put(s); }
void chosenSink(const User &u) {
  NullSink none;
  AdSink ads;
  KeepSink keep;
  pump(u.phone, none);
  pump(u.email, ads);
  pump(u.phone, keep);
  bid(keep.kept); // $ violation=User::phone
  pump(u.nickname, keep);
  bid(keep.kept); // clean
}
class Report {
public:
  virtual ~Report() = default;
  void print() const { bid(header() + body()); } // $ violation=User::phone

private:
  virtual std::string header() const { return "# "; }
  virtual std::string body() const = 0;
};
class PhoneReport : public Report {
public:
  explicit PhoneReport(const User &u) : user_(u) {}

private:
  std::string body() const override { return user_.phone; }
  const User &user_;
};
void templateMethod(const User &u) { PhoneReport(u).print(); }
struct Prototype {
  virtual ~Prototype() = default;
  virtual Prototype *clone() const { return new Prototype(*this); }
  std::string key, note = "note";
};
struct Derived : Prototype {
  Derived *clone() const override {
    auto *d = new Derived(*this);
    d->extra = d->key;
    d->key = "cloned";
    return d;
  }
  std::string extra;
};
void covariantClone(const User &u) {
  Derived d;
  d.key = u.phone;
  std::unique_ptr<Derived> c(d.clone());
  bid(c->key); // clean
  bid(c->note); // clean
  bid(c->extra); // $ violation=User::phone
}
struct Base {
  std::string text;
  Base() { init(); }
  virtual ~Base() = default;
  virtual void init() { text = "base"; }
};
struct Late : Base {
  std::string source;
  explicit Late(const User &u) : source(u.phone) {}
  void init() override { text = source; }
};
void virtualInConstructor(const User &u) {
  Late l(u);
  bid(l.text); // clean
  l.init();
  bid(l.text); // $ violation=User::phone
}
struct Hidden : NameSource {
  using NameSource::NameSource;
  std::string text(int) const { return user.phone; }
  using NameSource::text;
};
void overloadNotOverride(const User &u) {
  Hidden h(u);
  bid(h.text()); // clean
  bid(h.text(1)); // $ violation=User::phone
}
