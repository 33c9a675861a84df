// flags: -std=c++23
// Newer members: contains, resize_and_overwrite, spanstream, move_only things.
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <span>
#include <spanstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") std::u8string mail;
  PURPOSE_ONLY("security") std::wstring wide;
  std::wstring title;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidWide(std::wstring_view);
PURPOSE_USE("advertising") void bidNumber(long);

void contained(const User &u) {
  bidNumber(u.phone.contains("49")); // $ violation=User::phone
  bidNumber(u.nickname.contains('x')); // clean
  if (u.phone.contains("49"))
    bid("german"); // clean
}
void overwritten(const User &u) {
  std::string a, b;
  a.resize_and_overwrite(8, [&](char *p, std::size_t n) { return u.nickname.copy(p, n); });
  b.resize_and_overwrite(8, [&](char *p, std::size_t n) { return u.phone.copy(p, n); });
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void spans(const User &u) {
  char a[32] = {}, b[32] = {};
  std::ospanstream x{std::span<char>(a)}, y{std::span<char>(b)};
  x << u.nickname;
  y << u.phone;
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void wide(const User &u) {
  bidWide(u.title); // clean
  bidWide(u.wide); // $ violation=User::wide
  std::wstring w = L"<" + u.wide + L">";
  bidWide(w); // $ violation=User::wide
  w = u.title;
  bidWide(w); // clean
}
void utf8(const User &u) {
  std::string s(reinterpret_cast<const char *>(u.mail.data()), u.mail.size());
  bid(s); // $ violation=User::mail
  std::string t;
  for (char8_t c : u.mail)
    t.push_back(static_cast<char>(c));
  bid(t); // $ violation=User::mail
}
void literal() {
  using namespace std::string_literals;
  bid("abc"s); // clean
  bid(std::string(3, 'x')); // clean
}
class Token {
public:
  explicit Token(std::string s) : text_(std::move(s)) {}
  template <class Self> static auto &&text(Self &&self) { return std::forward<Self>(self).text_; }
  bool operator==(const Token &) const = default;

private:
  std::string text_;
};
void tokens(const User &u) {
  Token a(u.nickname), b(u.phone);
  bid(Token::text(a)); // clean
  bid(Token::text(b)); // $ violation=User::phone
  bidNumber(a == b); // $ violation=User::phone
  bidNumber(a == Token("x")); // clean
}
