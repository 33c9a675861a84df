// A global object that points into itself: one place by two names.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Service {
  std::string text;
  std::string *shown;
  Service() : shown(&text) {}
};
Service service, other;
void written(const User &u) {
  service.text = u.phone;
  other.text = u.nickname;
}
void shown() {
  bid(*service.shown); // $ violation=User::phone
  bid(*other.shown);   // clean
}

struct Sink {
  std::string *to;
  explicit Sink(std::string *s) : to(s) {}
  void put(const std::string &s) { *to = s; }
};
struct Outer {
  std::string text;
  Sink sink;
  Outer() : sink(&text) {}
};
Outer outer;
void put(const User &u) { outer.sink.put(u.phone); }
void read() { bid(outer.text); } // $ MISSING: violation=User::phone -- the address was taken in a constructor of another function
void locally(const User &u) {
  Outer o, p;
  o.sink.put(u.phone);
  p.sink.put(u.nickname);
  bid(o.text); // $ violation=User::phone
  bid(p.text); // clean
}
Service &theService() {
  static Service s;
  return s;
}
void writtenLazily(const User &u) { theService().text = u.phone; }
void shownLazily() { bid(*theService().shown); } // $ violation=User::phone
