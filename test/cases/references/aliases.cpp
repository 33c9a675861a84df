// References and pointers name the same object, whichever name is used.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void reference(const User &u) {
  const std::string &r = u.phone;
  bid(r); // $ violation=User::phone
}
void pointer(const User &u) {
  const std::string *p = &u.phone;
  bid(*p); // $ violation=User::phone
}
void pointerToObject(const User *u) {
  bid(u->nickname); // clean
  bid(u->phone); // $ violation=User::phone
}
void writtenThroughReference(const User &u) {
  std::string key;
  std::string &r = key;
  r = u.phone;
  bid(key); // $ violation=User::phone
}
void writtenThroughPointer(const User &u) {
  std::string key;
  std::string *p = &key;
  *p = u.phone;
  bid(key); // $ violation=User::phone
}
void clearedThroughPointer(const User &u) {
  std::string key = u.phone;
  std::string *p = &key;
  *p = u.nickname;
  bid(key); // clean
}
void reseated(const User &u) {
  std::string a = u.phone, b = u.nickname;
  std::string *p = &a;
  p = &b;
  bid(*p); // clean
}
void either(const User &u, bool c) {
  std::string a = u.phone, b = u.nickname;
  std::string *p = c ? &a : &b;
  bid(*p); // $ violation=User::phone
}
void twoLevels(const User &u) {
  std::string key;
  std::string *p = &key;
  std::string **pp = &p;
  **pp = u.phone;
  bid(key); // $ violation=User::phone
}
static void fill(std::string &out, const std::string &in) { out = in; }
void outParameter(const User &u) {
  std::string a, b;
  fill(a, u.phone);
  fill(b, u.nickname);
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
static void fillPointer(std::string *out, const std::string *in) { *out = *in; }
void outPointer(const User &u) {
  std::string a, b;
  fillPointer(&a, &u.phone);
  fillPointer(&b, &u.nickname);
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
static void wipe(std::string &s) { s = ""; }
void wipedByCallee(const User &u) {
  std::string key = u.phone;
  wipe(key);
  bid(key); // clean
}
static void touch(std::string &s, bool b) {
  if (b)
    s = "";
}
void perhapsWiped(const User &u, bool b) {
  std::string key = u.phone;
  touch(key, b);
  bid(key); // $ violation=User::phone
}
