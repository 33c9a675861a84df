// Text made from labelled text.
#include <purpose/annotations.h>
#include <cstdio>
#include <cstring>
#include <sstream>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);

void concatenated(const User &u) { bid("tel:" + u.phone); } // $ violation=User::phone
void appended(const User &u) {
  std::string s = u.nickname;
  s += u.phone;
  bid(s); // $ violation=User::phone
}
void cut(const User &u) { bid(u.phone.substr(3)); } // $ violation=User::phone
void raw(const User &u) { bidText(u.phone.c_str()); } // $ violation=User::phone
void streamed(const User &u) {
  std::ostringstream out;
  out << "phone " << u.phone;
  bid(out.str()); // $ violation=User::phone
}
void streamedClean(const User &u) {
  std::ostringstream out;
  out << "name " << u.nickname;
  bid(out.str()); // clean
}
void formatted(const User &u) {
  char text[64];
  std::snprintf(text, sizeof text, "tel:%s", u.phone.c_str());
  bidText(text); // $ violation=User::phone
}
void copied(const User &u) {
  char text[64];
  std::strcpy(text, u.phone.c_str());
  bidText(text); // $ violation=User::phone
}
void byCharacter(const User &u) {
  std::string digits;
  for (char c : u.phone)
    if (c >= '0')
      digits.push_back(c);
  bid(digits); // $ violation=User::phone
}
void byIndex(const User &u) {
  std::string digits;
  for (size_t i = 0; i < u.phone.size(); ++i)
    digits += u.phone[i];
  bid(digits); // $ violation=User::phone
}
void assigned(const User &u) {
  std::string s = u.phone;
  s.assign("none");
  bid(s); // clean
}
