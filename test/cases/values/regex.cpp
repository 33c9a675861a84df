// <regex>: what a match found is part of the text that was searched.
#include <purpose/annotations.h>
#include <regex>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void replaced(const User &u) {
  static const std::regex digit("[0-9]");
  bid(std::regex_replace(u.nickname, digit, "#")); // clean
  bid(std::regex_replace(u.phone, digit, "$&-")); // $ violation=User::phone
}
void groups(const User &u) {
  static const std::regex number(R"(\+(\d+) (\d+))");
  std::smatch m;
  if (std::regex_match(u.phone, m, number)) {
    bid(m[1].str()); // $ violation=User::phone
    bid(m.str(2)); // $ violation=User::phone
    bid(m.suffix()); // $ violation=User::phone
  }
  std::smatch n;
  if (std::regex_search(u.nickname, n, number))
    bid(n[1]); // clean
}
void iterated(const User &u) {
  static const std::regex word("\\w+");
  for (std::sregex_iterator it(u.phone.begin(), u.phone.end(), word), end; it != end; ++it)
    bid(it->str()); // $ violation=User::phone
  for (std::sregex_iterator it(u.nickname.begin(), u.nickname.end(), word), end; it != end; ++it)
    bid(it->str()); // clean
}
void tokens(const User &u) {
  static const std::regex comma(",");
  std::sregex_token_iterator it(u.phone.begin(), u.phone.end(), comma, -1), end;
  for (; it != end; ++it)
    bid(*it); // $ violation=User::phone
  std::sregex_token_iterator other(u.nickname.begin(), u.nickname.end(), comma, -1);
  for (; other != end; ++other)
    bid(*other); // clean
}
void onlyAsked(const User &u) {
  if (std::regex_search(u.phone, std::regex("^\\+49")))
    bid("de"); // clean
  bidNumber(std::regex_match(u.phone, std::regex("[0-9]+"))); // $ violation=User::phone
}
void template_(const User &u) {
  std::string text = std::regex_replace(std::string("Dear {name}"), std::regex("\\{name\\}"), u.nickname);
  bid(text); // clean
  text = std::regex_replace(std::string("Dear {name}"), std::regex("\\{name\\}"), u.phone);
  bid(text); // $ violation=User::phone
}
