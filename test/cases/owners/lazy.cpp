// The one object of a class, made when it is first asked for.
#include <purpose/annotations.h>
#include <memory>
#include <string>

PURPOSE_USE("advertising") void bid(const std::string &);

struct Raw {
  std::string last, other;
  explicit Raw(const std::string &name) : other(name) {}
  static Raw *instance();
  void set(const std::string &v) { last = v; }
  std::string get() const { return last; }
  static Raw *self;
};
Raw *Raw::self = nullptr;
Raw *Raw::instance() {
  if (!self)
    self = new Raw("x");
  return self;
}
struct Unique {
  std::string last, other;
  explicit Unique(const std::string &name) : other(name) {}
  static Unique *instance();
  void set(const std::string &v) { last = v; }
  std::string get() const { return last; }
  static std::unique_ptr<Unique> self;
};
std::unique_ptr<Unique> Unique::self;
Unique *Unique::instance() {
  if (!self)
    self.reset(new Unique("x"));
  return self.get();
}
struct Shared {
  std::string last, other;
  explicit Shared(const std::string &name) : other(name) {}
  static std::shared_ptr<Shared> instance();
  void set(const std::string &v) { last = v; }
  std::string get() const { return last; }
  static std::shared_ptr<Shared> self;
};
std::shared_ptr<Shared> Shared::self;
std::shared_ptr<Shared> Shared::instance() {
  if (!self)
    self = std::make_shared<Shared>("x");
  return self;
}
void remember(PURPOSE_ONLY("security") const std::string &phone) {
  Raw::instance()->set(phone);
  Unique::instance()->set(phone);
  Shared::instance()->set(phone);
}
void advertise() {
  bid(Raw::instance()->get());    // $ violation=remember(phone)
  bid(Unique::instance()->get()); // $ violation=remember(phone)
  bid(Shared::instance()->get()); // $ violation=remember(phone)
  bid(Raw::instance()->other);
  bid(Unique::instance()->other);
  bid(Shared::instance()->other);
}
