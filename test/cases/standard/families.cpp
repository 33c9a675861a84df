// A function or two of each family of the standard library that carries data.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <atomic>
#include <memory>
#include <bitset>
#include <charconv>
#include <complex>
#include <filesystem>
#include <future>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <numeric>
#include <regex>
#include <span>
#include <spanstream>
#include <sstream>
#include <syncstream>
#include <string>
#include <valarray>
#include <vector>
#include <queue>
#include <optional>
#include <expected>
#include <locale>
#include <codecvt>
#include <system_error>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void quotedIn(const User &u) {
  std::istringstream in(u.phone), open(u.nickname);
  std::string s, t;
  in >> std::quoted(s);
  open >> std::quoted(t);
  bid(s); // $ violation=User::phone
  bid(t); // clean
}
void quotedOut(const User &u) {
  std::ostringstream o, p;
  o << std::quoted(u.phone);
  p << std::quoted(u.nickname);
  bid(o.str()); // $ violation=User::phone
  bid(p.str()); // clean
}
void timeIn(const User &u) {
  std::istringstream in(u.phone);
  std::tm day{};
  in >> std::get_time(&day, "%F");
  bidNumber(day.tm_year); // $ violation=User::phone
  long double units = 0;
  in >> std::get_money(units);
  bidNumber(units); // $ violation=User::phone
}
void timeOut(const User &u, const std::tm &day) {
  std::tm mine{};
  mine.tm_year = u.pin;
  std::ostringstream o, p;
  o << std::put_time(&mine, "%F");
  p << std::put_time(&day, "%F");
  bid(o.str()); // $ violation=User::pin
  bid(p.str()); // clean
  std::ostringstream q;
  q << std::put_money(u.phone);
  bid(q.str()); // $ violation=User::phone
}
void iterators(const User &u) {
  std::istringstream in(u.phone);
  std::string s{std::istreambuf_iterator<char>(in), {}};
  bid(s); // $ violation=User::phone
  std::istringstream words(u.phone);
  std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
  bid(all[0]); // $ violation=User::phone
  std::ostringstream out;
  std::vector<std::string> names{u.phone};
  std::copy(names.begin(), names.end(), std::ostream_iterator<std::string>(out, ","));
  bid(out.str()); // $ violation=User::phone
  std::ostream_iterator<int> it(out);
  *it++ = u.pin;
  bid(out.str()); // $ violation=User::phone, violation=User::pin
}
void chars(const User &u) {
  char buffer[16] = {}, other[16] = {};
  auto r = std::to_chars(buffer, buffer + 16, u.pin);
  std::to_chars(other, other + 16, u.age);
  bid(buffer); // $ violation=User::pin
  bid(other); // clean
  bid(std::string(buffer, r.ptr)); // $ violation=User::pin
}
void numbers(const User &u) {
  std::complex<double> c(u.pin, 1), d(u.age, 1);
  bidNumber((c * d).real()); // $ violation=User::pin
  bidNumber(std::abs(d)); // clean
  d += c;
  bidNumber(d.imag()); // $ violation=User::pin
  std::bitset<8> b(u.pin), e(u.age);
  bidNumber((b & e).count()); // $ violation=User::pin
  bidNumber((e << 2).to_ulong()); // clean
  std::valarray<int> v{u.pin}, w{u.age};
  bidNumber(v.apply([](int n) { return n + 1; })[0]); // $ violation=User::pin
  bidNumber(std::pow(w, 2)[0]); // clean
  bidNumber(v.shift(1)[0]); // $ violation=User::pin
  bidNumber(std::begin(v)[0]); // $ violation=User::pin
  std::vector<int> a{u.pin};
  bidNumber(std::midpoint(u.age, u.pin)); // $ violation=User::pin
}
void atoms(const User &u) {
  int n = 0;
  std::atomic_ref<int> r(n);
  r.store(u.pin);
  bidNumber(n); // $ violation=User::pin
  bidNumber(r.load()); // $ violation=User::pin
  std::atomic<std::shared_ptr<std::string>> p;
  p.store(std::make_shared<std::string>(u.phone));
  bid(*p.load()); // $ violation=User::phone
  std::atomic<int> x{u.age};
  bidNumber(x); // clean
  bidNumber(x.fetch_add(u.pin)); // clean
  bidNumber(x++); // $ violation=User::pin
}
void spans(const User &u) {
  char area[16] = {};
  std::spanstream s(area);
  s << u.phone;
  bid(area); // $ violation=User::phone
  std::ispanstream in(u.phone);
  std::string w;
  in >> w;
  bid(w); // $ violation=User::phone
}
void synced(const User &u) {
  std::ostringstream o;
  { std::osyncstream s(o); s << u.phone; }
  bid(o.str()); // $ violation=User::phone
}
void files(const User &u) {
  std::filesystem::path p = "/home";
  p /= u.nickname;
  bid(p.string()); // clean
  p /= u.phone;
  bid(p.filename().string()); // $ violation=User::phone
  for (const auto &part : p)
    bid(part.string()); // $ violation=User::phone
  for (const auto &e : std::filesystem::directory_iterator(p))
    bid(e.path().string()); // $ violation=User::phone
  std::filesystem::directory_entry e(p);
  bid(e.path().string()); // $ violation=User::phone
}
void regexes(const User &u) {
  std::regex x("a");
  std::smatch m, n;
  std::regex_search(u.phone, m, std::regex("a"));
  bid(m[1].str()); // $ violation=User::phone
  bid(m.str()); // $ violation=User::phone
  bid(m.format("$1")); // $ violation=User::phone
  for (std::sregex_iterator i(u.phone.begin(), u.phone.end(), x), e; i != e; ++i)
    bid(i->str()); // $ violation=User::phone
  for (std::sregex_token_iterator i(u.nickname.begin(), u.nickname.end(), x), e; i != e; ++i)
    bid(i->str()); // clean
  std::string out;
  std::regex_replace(std::back_inserter(out), u.phone.begin(), u.phone.end(), std::regex("a"), "b");
  bid(out); // $ violation=User::phone
  bid(std::regex_replace(u.nickname, std::regex("a"), "b")); // clean
}
void expecteds(const User &u) {
  std::expected<std::string, int> a(u.phone), b(std::unexpect, u.pin);
  bid(*a); // $ violation=User::phone
  bidNumber(b.error()); // $ violation=User::pin
  bidNumber(a.error()); // clean
  std::expected<int, std::string> c = std::unexpected(u.phone);
  bid(c.error()); // $ violation=User::phone
  bidNumber(c.value_or(3)); // clean
}
void errors(const User &u) {
  try {
    throw std::system_error(std::make_error_code(std::errc::io_error), u.phone);
  } catch (const std::exception &e) {
    bid(e.what()); // $ violation=User::phone
  }
  std::error_code c(u.pin, std::generic_category());
  bidNumber(c.value()); // $ violation=User::pin
}
void queues(const User &u) {
  auto less = [](int a, int b) { return a < b; };
  std::priority_queue<int, std::vector<int>, decltype(less)> q(less, std::vector<int>{u.pin});
  bidNumber(q.top()); // $ violation=User::pin
}
