// The members of std::string that move characters from one string to another.
#include <purpose/annotations.h>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

void appended(const User &u) {
  std::string key = "u:";
  key.append(u.nickname).append("/");
  bid(key); // clean
  key.append(u.phone, 0, 3);
  bid(key); // $ violation=User::phone
}
void inserted(const User &u) {
  std::string key = u.nickname;
  key.insert(0, "prefix-");
  bid(key); // clean
  key.insert(key.begin(), u.phone.begin(), u.phone.end());
  bid(key); // $ violation=User::phone
}
void replaced(const User &u) {
  std::string templ = "Hello {who}!";
  std::string::size_type at = templ.find("{who}");
  if (at != std::string::npos)
    templ.replace(at, 5, u.phone);
  bidNumber(static_cast<long>(at)); // clean
  bid(templ); // $ violation=User::phone
}
void assigned(const User &u) {
  std::string key = u.phone;
  key.assign(u.nickname, 0, 4);
  bid(key); // clean
  key.assign(u.phone.rbegin(), u.phone.rend());
  bid(key); // $ violation=User::phone
}
void cleared(const User &u) {
  std::string key = u.phone;
  key.clear();
  key += u.nickname;
  bid(key); // clean
}
void swapped(const User &u) {
  std::string a = u.phone, b = u.nickname;
  a.swap(b);
  bid(a); // clean
  bid(b); // $ violation=User::phone
  std::swap(a, b);
  bid(b); // clean
  bid(a); // $ violation=User::phone
}
void pieces(const User &u) {
  std::string country = u.phone.substr(0, u.phone.find(' '));
  bid(country); // $ violation=User::phone
  std::string first = u.nickname.substr(0, u.nickname.find(' '));
  bid(first); // clean
}
void measured(const User &u) {
  bidNumber(static_cast<long>(u.phone.size())); // $ violation=User::phone
  bidNumber(u.phone.compare("+49")); // $ violation=User::phone
  bidNumber(u.phone.starts_with("+49")); // $ violation=User::phone
  bidNumber(u.nickname.compare(0, 2, "Dr")); // clean
}
void rawBuffer(const User &u) {
  std::string key(u.phone.size(), '*');
  char *p = key.data();
  for (std::size_t i = 0; i < key.size(); ++i)
    p[i] = u.phone[i];
  bidText(key.c_str()); // $ violation=User::phone
}
void copiedOut(const User &u) {
  char a[8] = {}, b[8] = {};
  u.nickname.copy(a, sizeof a - 1);
  u.phone.copy(b, sizeof b - 1);
  bidText(a); // clean
  bidText(b); // $ violation=User::phone
}
