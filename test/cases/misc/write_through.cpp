// Writes through references, iterators, proxies and views reach the object behind.
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

struct Request {
  std::string key;
  std::string note;
  std::array<int, 4> slots{};
};
void spanOverArray(const User &u) {
  Request r, other;
  std::span<int> s(r.slots);
  std::vector<int> from{u.pin, u.pin};
  std::copy(from.begin(), from.end(), s.begin());
  bidNumber(r.slots[1]); // $ violation=User::pin
  bidNumber(other.slots[1]); // clean
}
void iterator(const User &u) {
  std::vector<std::string> v{"a", "b"}, w{"c"};
  auto it = v.begin();
  std::advance(it, 1);
  *it = u.phone;
  *w.begin() = u.nickname;
  bid(v[1]); // $ violation=User::phone
  bid(w[0]); // clean
}
void output(const User &u) {
  std::string out = "x";
  auto it = std::back_inserter(out);
  for (char c : u.phone)
    *it++ = c;
  bid(out); // $ violation=User::phone
}
class Editor {
public:
  explicit Editor(Request &r) : r_(r) {}
  Editor &key(const std::string &s) {
    r_.key = s;
    return *this;
  }
  Editor &note(const std::string &s) {
    r_.note = s;
    return *this;
  }

private:
  Request &r_;
};
void edited(const User &u) {
  Request r;
  Editor(r).key(u.nickname).note(u.phone);
  bid(r.key); // clean
  bid(r.note); // $ violation=User::phone
}
static std::string &slot(std::map<std::string, std::string> &m, const char *k) { return m[k]; }
void returnedReference(const User &u) {
  std::map<std::string, std::string> m, n;
  slot(m, "tel") = u.phone;
  slot(n, "tel") = u.nickname;
  bid(m["tel"]); // $ violation=User::phone
  bid(n["tel"]); // clean
}
void dataPointer(const User &u) {
  std::string a(32, '\0'), b(32, '\0');
  std::memcpy(a.data(), u.nickname.data(), 4);
  std::memcpy(&b[4], u.phone.data(), 4);
  bid(a); // clean
  bid(b); // $ violation=User::phone
  std::vector<char> buffer(32);
  std::strncpy(buffer.data(), u.phone.c_str(), buffer.size() - 1);
  bidText(buffer.data()); // $ violation=User::phone
}
void referencesInLoop(const User &u) {
  std::vector<Request> rs(3);
  for (Request &r : rs) {
    r.key = u.nickname;
    r.note = u.phone;
  }
  bid(rs[2].key); // clean
  bid(rs[2].note); // $ violation=User::phone
  for (Request r : rs)
    r.key = u.phone;
  bid(rs[0].key); // clean
}
void conditional(const User &u, bool c) {
  std::string a = "a", b = "b", d = "d";
  (c ? a : b) = u.phone;
  bid(b); // $ violation=User::phone
  bid(d); // clean
}
void boolProxy(const User &u) {
  std::vector<bool> v(3);
  bidNumber(v[1]); // clean
  v[1] = u.pin & 1;
  bidNumber(v[1]); // $ violation=User::pin
}
