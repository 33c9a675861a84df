// Virtual calls reach every override that the receiver may have, and no other.
#include <purpose/annotations.h>
#include <memory>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Source {
  virtual ~Source() = default;
  virtual std::string get(const User &u) const = 0;
};
struct PhoneSource : Source {
  std::string get(const User &u) const override { return u.phone; }
};
struct NameSource : Source {
  std::string get(const User &u) const override { return u.nickname; }
};
void anySource(const Source &s, const User &u) {
  bid(s.get(u)); // $ violation=User::phone
}
void nameOnly(const NameSource &s, const User &u) {
  bid(s.get(u)); // clean
}
void madeHere(const User &u) {
  std::unique_ptr<Source> s(new NameSource);
  bid(s->get(u)); // clean
}
void madePhone(const User &u) {
  auto s = std::make_unique<PhoneSource>();
  bid(s->get(u)); // $ violation=User::phone
}
struct Sink {
  virtual ~Sink() = default;
  virtual void take(const std::string &s) = 0;
};
struct AdsSink : Sink {
  PURPOSE_USE("advertising") void take(const std::string &s) override {
    last = s;
  }
  std::string last;
};
struct AlertSink : Sink {
  void take(const std::string &s) override { last = s; }
  std::string last;
};
void send(Sink &sink, const User &u) {
  sink.take(u.phone); // $ violation=User::phone
}
void alert(AlertSink &sink, const User &u) {
  sink.take(u.phone); // clean
}
