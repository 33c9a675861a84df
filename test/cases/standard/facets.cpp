// Locale facets: what is read, written and converted.
#include <purpose/annotations.h>
#include <ctime>
#include <iterator>
#include <locale>
#include <sstream>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") long pin;
  long age;
  PURPOSE_ONLY("security") std::tm born;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidYear(int);

void numberRead(const User &u, const std::locale &where) {
  std::istringstream in(u.phone);
  std::ios_base::iostate error{};
  long number = 0, other = 0;
  std::use_facet<std::num_get<char>>(where).get(
      std::istreambuf_iterator<char>(in), {}, in, error, number);
  bidNumber(number); // $ violation=User::phone
  bidNumber(other);  // clean
}
void numberWritten(const User &u, const std::locale &where) {
  std::ostringstream secret, open;
  std::use_facet<std::num_put<char>>(where).put(
      std::ostreambuf_iterator<char>(secret), secret, ' ', u.pin);
  std::use_facet<std::num_put<char>>(where).put(
      std::ostreambuf_iterator<char>(open), open, ' ', u.age);
  bid(secret.str()); // $ violation=User::pin
  bid(open.str());   // clean
}
void numberToBuffer(const User &u, std::ostringstream &io,
                    const std::num_put<char, char *> &facet) {
  char text[32] = {}, other[32] = {};
  facet.put(text, io, ' ', u.pin);
  bid(text);  // $ violation=User::pin
  bid(other); // clean
}
void dayWritten(const User &u, const std::locale &where) {
  std::ostringstream out;
  std::use_facet<std::time_put<char>>(where).put(
      std::ostreambuf_iterator<char>(out), out, ' ', &u.born, 'x');
  bid(out.str()); // $ violation=User::born
}
void dayRead(const User &u, const std::locale &where) {
  std::istringstream in(u.phone);
  std::ios_base::iostate error{};
  std::tm day{};
  std::use_facet<std::time_get<char>>(where).get_date(
      std::istreambuf_iterator<char>(in), {}, in, error, &day);
  bidYear(day.tm_year); // $ violation=User::phone
}
void moneyRead(const User &u, const std::locale &where) {
  std::istringstream in(u.phone);
  std::ios_base::iostate error{};
  std::string digits;
  std::use_facet<std::money_get<char>>(where).get(
      std::istreambuf_iterator<char>(in), {}, false, in, error, digits);
  bid(digits); // $ violation=User::phone
}
void moneyWritten(const User &u, const std::locale &where) {
  std::ostringstream out;
  std::use_facet<std::money_put<char>>(where).put(
      std::ostreambuf_iterator<char>(out), false, out, ' ', u.phone);
  bid(out.str()); // $ violation=User::phone
}
void upper(const User &u, const std::locale &where) {
  std::string secret = u.phone, open = u.nickname;
  const auto &facet = std::use_facet<std::ctype<char>>(where);
  facet.toupper(secret.data(), secret.data() + secret.size());
  bid(secret);                            // $ violation=User::phone
  bid(open);                              // clean
  bidNumber(facet.toupper(u.phone[0]));   // $ violation=User::phone
  bidNumber(facet.toupper(u.nickname[0])); // clean
}
void widened(const User &u, const std::locale &where) {
  char narrow[8] = {};
  wchar_t wide[8] = {}, other[8] = {};
  const auto &facet = std::use_facet<std::ctype<wchar_t>>(where);
  facet.widen(u.phone.data(), u.phone.data() + 7, wide);
  bidNumber(wide[0]);  // $ violation=User::phone
  bidNumber(other[0]); // clean
  facet.narrow(wide, wide + 7, '?', narrow);
  bid(narrow); // $ violation=User::phone
}
using Convert = std::codecvt<wchar_t, char, std::mbstate_t>;
void converted(const User &u, const Convert &facet) {
  std::mbstate_t state{};
  wchar_t wide[8] = {};
  const char *from = nullptr;
  wchar_t *to = nullptr;
  facet.in(state, u.phone.data(), u.phone.data() + 7, from, wide, wide + 7, to);
  bidNumber(wide[1]); // $ violation=User::phone
  bidNumber(*from);   // $ violation=User::phone
  bidNumber(facet.max_length()); // clean
}
void collated(const User &u, const std::locale &where) {
  const auto &facet = std::use_facet<std::collate<char>>(where);
  const char *p = u.phone.data();
  bid(facet.transform(p, p + 7));    // $ violation=User::phone
  bidNumber(facet.hash(p, p + 7));   // $ violation=User::phone
  const char *n = u.nickname.data();
  bidNumber(facet.hash(n, n + 7)); // clean
}
