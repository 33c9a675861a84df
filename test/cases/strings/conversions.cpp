// Numbers to text and back.
#include <purpose/annotations.h>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") long ssn;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long long);

void toString(const User &u) {
  bid(std::to_string(u.age)); // clean
  bid(std::to_string(u.ssn)); // $ violation=User::ssn
}
void stoi(const User &u) {
  std::size_t used = 0;
  bidNumber(std::stoll(u.phone, &used)); // $ violation=User::phone
  bidNumber(std::stoi("42", &used)); // clean
}
void fromChars(const User &u) {
  int n = 0;
  auto r = std::from_chars(u.phone.data(), u.phone.data() + u.phone.size(), n);
  if (r.ec == std::errc())
    bidNumber(n); // $ violation=User::phone
  const char digits[] = "123";
  int m = 0;
  std::from_chars(digits, digits + 3, m);
  bidNumber(m); // clean
}
void toChars(const User &u) {
  char a[24], b[24];
  auto ra = std::to_chars(a, a + sizeof a, u.ssn);
  auto rb = std::to_chars(b, b + sizeof b, u.age);
  bid(std::string(a, ra.ptr)); // $ violation=User::ssn
  bid(std::string(b, rb.ptr)); // clean
}
void cFunctions(const User &u) {
  bidNumber(std::atol(u.phone.c_str())); // $ violation=User::phone
  char *end = nullptr;
  long v = std::strtol(u.nickname.c_str(), &end, 10);
  bidNumber(v); // clean
  bidText(end); // clean
  v = std::strtol(u.phone.c_str(), &end, 10);
  bidNumber(v); // $ violation=User::phone
  bidText(end); // $ violation=User::phone
}
void printed(const User &u) {
  char text[32];
  int n = std::snprintf(text, sizeof text, "%08ld", u.ssn);
  bidText(text); // $ violation=User::ssn
  n = std::snprintf(text, sizeof text, "%d", u.age);
  bidText(text); // clean
  bidNumber(n); // clean
}
void scanned(const User &u) {
  int cc = 0, area = 0;
  std::sscanf(u.phone.c_str(), "+%d %d", &cc, &area);
  bidNumber(cc); // $ violation=User::phone
  int y = 0;
  std::sscanf("2024-01", "%d", &y);
  bidNumber(y); // clean
}
void arithmetic(const User &u) {
  long long check = 0;
  for (char c : u.phone)
    check = check * 10 + (c - '0');
  bidNumber(check % 97); // $ violation=User::phone
  bidNumber(u.age / 10 * 10); // clean
}
