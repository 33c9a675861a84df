// Text moved with the C library and with string views.
#include <purpose/annotations.h>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") char code[16];
  std::string nickname;
  char city[16];
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(long);

void copiedAndAppended(const User &u) {
  char a[64], b[64];
  std::strcpy(a, u.city);
  std::strcpy(b, u.city);
  std::strncat(b, u.code, 8);
  bidText(a); // clean
  bidText(b); // $ violation=User::code
}
void printed(const User &u) {
  char line[80], other[80];
  std::snprintf(line, sizeof line, "%s <%s>", u.city, u.phone.c_str());
  int n = std::snprintf(other, sizeof other, "%-10s", u.city);
  bidText(line); // $ violation=User::phone
  bidText(other); // clean
  score(n); // clean
}
void lengths(const User &u) {
  score(static_cast<long>(std::strlen(u.code))); // $ violation=User::code
  score(static_cast<long>(u.phone.size())); // $ violation=User::phone
  score(static_cast<long>(sizeof u.code)); // clean
  score(std::strcmp(u.code, "0000")); // $ violation=User::code
  score(std::strcmp(u.city, "Bern")); // clean
}
void parsed(const User &u) {
  long a = std::strtol(u.code, nullptr, 10);
  int b = 0;
  std::from_chars(u.phone.data(), u.phone.data() + u.phone.size(), b);
  score(a); // $ violation=User::code
  score(b); // $ violation=User::phone
  score(std::atoi(u.city)); // clean
}
void scanned(const User &u) {
  char word[32];
  int number = 0;
  std::sscanf(u.phone.c_str(), "%d %31s", &number, word);
  score(number); // $ violation=User::phone
  bidText(word); // $ violation=User::phone
}
void searched(const User &u) {
  const char *p = std::strchr(u.code, '-');
  const char *q = std::strstr(u.city, "am");
  if (p)
    bidText(p + 1); // $ violation=User::code
  if (q)
    bidText(q); // clean
}
void tokens(User u) {
  for (char *t = std::strtok(u.code, "-"); t; t = std::strtok(nullptr, "-"))
    bidText(t); // $ violation=User::code
}
void views(const User &u) {
  std::string_view v = u.phone;
  v.remove_prefix(2);
  std::string_view w = u.nickname;
  bid(std::string(v.substr(0, 3))); // $ violation=User::phone
  bid(std::string(w)); // clean
  w = v;
  bid(std::string(w)); // $ violation=User::phone
  v = "fixed";
  bid(std::string(v)); // clean
}
void streams(const User &u) {
  std::istringstream in(u.phone + " " + u.nickname);
  std::string first;
  in >> first;
  bid(first); // $ violation=User::phone
  std::ostringstream out;
  out << u.nickname << ' ' << 3;
  bid(out.str()); // clean
}
void duplicated(const User &u) {
  char *d = strdup(u.code);
  bidText(d); // $ violation=User::code
  std::free(d);
  d = strdup(u.city);
  bidText(d); // clean
  std::free(d);
}
void terminated(User u) {
  std::memcpy(u.code, u.city, sizeof u.code);
  bidText(u.code); // $ SPURIOUS: violation=User::code
}
