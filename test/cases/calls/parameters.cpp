// Out parameters, default arguments, variadic functions, packs and folds.
#include <purpose/annotations.h>
#include <cstdarg>
#include <cstdio>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(int);

static bool split(const User &u, std::string &phone, std::string *nickname) {
  phone = u.phone;
  if (nickname)
    *nickname = u.nickname;
  return true;
}
void outParameters(const User &u) {
  std::string phone, nickname;
  if (split(u, phone, &nickname)) {
    bid(nickname); // clean
    bid(phone); // $ violation=User::phone
  }
  bid(split(u, phone, nullptr) ? "yes" : "no"); // clean
}
static void exchangeBoth(std::string &a, std::string &b) {
  std::string t = a;
  a = b;
  b = t;
}
void swappedByCallee(const User &u) {
  std::string a = u.phone, b = u.nickname;
  exchangeBoth(a, b);
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
extern const User *current;
static std::string format(const User &u, const std::string &what = current->phone) {
  return u.nickname + what;
}
void defaultArgument(const User &u) {
  bid(format(u)); // $ violation=User::phone
  bid(format(u, "fixed")); // clean
}
static int sumOf(int n, ...) {
  va_list ap;
  va_start(ap, n);
  int s = 0;
  for (int i = 0; i < n; ++i)
    s += va_arg(ap, int);
  va_end(ap);
  return s;
}
void variadicSum(const User &u) {
  score(sumOf(2, u.age, 3)); // clean
  score(sumOf(2, u.age, u.pin)); // $ violation=User::pin
}
static void formatTo(char *out, std::size_t n, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  std::vsnprintf(out, n, fmt, ap);
  va_end(ap);
}
void variadicFormat(const User &u) {
  char a[64], b[64];
  formatTo(a, sizeof a, "%s", u.phone.c_str());
  formatTo(b, sizeof b, "%s/%d", u.nickname.c_str(), u.age);
  bidText(a); // $ violation=User::phone
  bidText(b); // clean
}
template <class... Ts> std::string join(const Ts &...parts) {
  std::string out;
  ((out += parts, out += ' '), ...);
  return out;
}
void folded(const User &u) {
  bid(join("a", u.nickname)); // clean
  bid(join("a", u.nickname, u.phone)); // $ violation=User::phone
}
template <class... Ts> constexpr int total(Ts... v) { return (0 + ... + v); }
void foldedSum(const User &u) {
  score(total(1, u.age)); // clean
  score(total(1, u.pin)); // $ violation=User::pin
}
template <class First, class... Rest> First firstOf(First first, Rest...) { return first; }
template <class First, class... Rest> auto lastOf(First first, Rest... rest) {
  if constexpr (sizeof...(rest) == 0)
    return first;
  else
    return lastOf(rest...);
}
void picked(const User &u) {
  bid(firstOf(u.nickname, u.phone)); // clean
  bid(lastOf(u.nickname, 1, u.phone)); // $ violation=User::phone
  bid(lastOf(u.phone, 1, u.nickname)); // clean
}
template <class... Ts> void bidEach(const Ts &...v) {
  (bid(v), ...); // $ violation=User::phone
}
void eachOne(const User &u) { bidEach(u.nickname, u.phone); }
static void take(std::string byValue) { byValue = "gone"; }
void byValue(const User &u) {
  std::string s = u.nickname;
  std::string t = u.phone;
  take(t);
  take(s);
  bid(s); // clean
  bid(t); // $ violation=User::phone
}
static std::string &choose(std::string &a, std::string &b, bool first) { return first ? a : b; }
void writtenThroughResult(const User &u) {
  std::string a, b;
  choose(a, b, true) = u.phone;
  bid(a); // $ violation=User::phone
}
