// Strings built with operators, loops and iterators.
#include <purpose/annotations.h>
#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidChar(char);

void concatenated(const User &u) {
  bid("name=" + u.nickname + "&age=" + std::to_string(u.age)); // clean
  bid("name=" + u.nickname + "&tel=" + u.phone); // $ violation=User::phone
}
void charByChar(const User &u) {
  std::string digits;
  for (char c : u.phone)
    if (std::isdigit(static_cast<unsigned char>(c)))
      digits.push_back(c);
  bid(digits); // $ violation=User::phone
}
void masked(const User &u) {
  std::string stars = "****";
  if (!u.phone.empty())
    stars = "####";
  bid(stars); // clean
}
static std::string lower(std::string s) {
  for (char &c : s)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return s;
}
void lowered(const User &u) {
  bid(lower(u.nickname)); // clean
  bid(lower(u.phone)); // $ violation=User::phone
}
static std::string trim(const std::string &s) {
  const auto from = s.find_first_not_of(" \t");
  if (from == std::string::npos)
    return "";
  const auto to = s.find_last_not_of(" \t");
  return s.substr(from, to - from + 1);
}
void trimmed(const User &u) {
  std::string secret = trim(u.phone);
  std::string name = trim(u.nickname);
  bid(name); // clean
  bid(secret); // $ violation=User::phone
}
static std::string join(const std::vector<std::string> &parts, const char *sep) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i)
      out += sep;
    out += parts[i];
  }
  return out;
}
void joined(const User &u) {
  bid(join({"a", u.nickname}, ",")); // clean
  bid(join({"a", u.phone}, ",")); // $ violation=User::phone
}
void iterators(const User &u) {
  std::string reversed(u.phone.rbegin(), u.phone.rend());
  bid(reversed); // $ violation=User::phone
  auto it = u.nickname.begin();
  bidChar(*it); // clean
  auto last = u.phone.end();
  --last;
  bidChar(*last); // $ violation=User::phone
}
void frontBack(const User &u) {
  bidChar(u.phone.front()); // $ violation=User::phone
  bidChar(u.nickname.back()); // clean
  std::string key = u.nickname;
  key.front() = 'X';
  bid(key); // clean
  key.back() = u.phone.back();
  bid(key); // $ violation=User::phone
}
void overwrittenInLoop(const std::vector<User> &users) {
  std::string line;
  for (const User &u : users) {
    line = u.nickname;
    bid(line); // clean
    line += ';';
    line += u.phone;
  }
  bid(line); // $ violation=User::phone
}
void eraseTail(const User &u) {
  std::string key = u.nickname + "|" + u.phone;
  key.erase(0, u.nickname.size() + 1);
  bid(key); // $ violation=User::phone
}
