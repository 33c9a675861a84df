// A stream and the buffer it writes to: one's own, another stream's, a string's.
#include <purpose/annotations.h>
#include <charconv>
#include <iostream>
#include <sstream>
#include <string>
#include <syncstream>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);

void ownBuffer(const User &u) {
  std::stringbuf a, b;
  std::ostream x(&a), y(&b);
  x << u.phone;
  y << u.nickname;
  bid(a.str()); // $ violation=User::phone
  bid(b.str()); // clean
}
void sharedBuffer(const User &u) {
  std::ostringstream a, b;
  std::ostream x(a.rdbuf()), y(b.rdbuf());
  x << u.phone;
  y << u.nickname;
  bid(a.str()); // $ violation=User::phone
  bid(b.str()); // clean
}
void readBuffer(const User &u) {
  std::stringbuf a(u.phone), b(u.nickname);
  std::istream x(&a), y(&b);
  std::string v, w;
  x >> v;
  y >> w;
  bid(v); // $ violation=User::phone
  bid(w); // clean
}
void synced(const User &u) {
  std::ostringstream a, b;
  {
    std::osyncstream x(a), y(b);
    x << u.phone;
    y << u.nickname;
  }
  bid(a.str()); // $ violation=User::phone
  bid(b.str()); // clean
}
static void print(std::ostream &out, const std::string &text) { out << text; }
void throughCallee(const User &u) {
  std::stringbuf a, b;
  std::ostream x(&a), y(&b);
  print(x, u.phone);
  print(y, u.nickname);
  bid(a.str()); // $ violation=User::phone
  bid(b.str()); // clean
}
void copiedBuffer(const User &u) {
  std::stringstream a, b, x, y;
  a << u.phone;
  b << u.nickname;
  x << a.rdbuf();
  y << b.rdbuf();
  bid(x.str()); // $ violation=User::phone
  bid(y.str()); // clean
}
void emptied(const User &u) {
  std::stringstream s;
  s << u.phone;
  s.str("");
  bid(s.str()); // clean
  s << u.phone;
  bid(s.str()); // $ violation=User::phone
}
void numberText(const User &u) {
  char a[16], b[16];
  auto end = std::to_chars(a, a + 15, u.pin);
  *end.ptr = '\0';
  bidText(a); // $ violation=User::pin
  end = std::to_chars(b, b + 15, 12);
  *end.ptr = '\0';
  bidText(b); // clean
}
