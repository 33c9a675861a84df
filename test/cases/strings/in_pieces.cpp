// Strings, views, streams, exceptions, statics, generics.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <charconv>
#include <iomanip>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>
void views() {
  std::string s = text();
  std::string_view v = s;
  s = secret();
  show(std::string(v)); // $ violation=secret
  std::string t = secret();
  std::string_view w = std::string_view(t).substr(2);
  w.remove_prefix(1);
  show(std::string(w)); // $ violation=secret
  w = "constant";
  show(std::string(w));
}
std::vector<std::string> split(std::string_view s, char c) {
  std::vector<std::string> out;
  size_t at;
  while ((at = s.find(c)) != std::string_view::npos) {
    out.emplace_back(s.substr(0, at));
    s.remove_prefix(at + 1);
  }
  out.emplace_back(s);
  return out;
}
std::string join(const std::vector<std::string> &v) { std::string r; for (auto &s : v) r += s + ","; return r; }
void pieces() {
  show(join(split(secret(), ','))); // $ violation=secret
  show(join(split(text(), ',')));
}
void edited() {
  std::string s = "a";
  s.insert(0, secret());
  show(s); // $ violation=secret
  s.clear();
  show(s);
  s.append(3, 'x').replace(0, 1, secret(), 0, 2);
  show(s); // $ violation=secret
  s.erase();
  show(s); // $ SPURIOUS: violation=secret -- erase() is erase(0, npos), which need not take all
}
void streams() {
  std::stringstream in(secret());
  std::string word; int n;
  in >> word >> n;
  show(word); // $ violation=secret
  sink(n); // $ violation=secret
  std::ostringstream out;
  out << std::setw(4) << std::hex << plain();
  show(out.str());
  std::string line;
  std::istringstream rows(text());
  while (std::getline(rows, line))
    show(line);
}
struct Failure : std::runtime_error { int code; Failure(const std::string &m, int c) : std::runtime_error(m), code(c) {} };
void thrower(bool a) { if (a) throw Failure(secret(), plain()); throw std::logic_error(text()); }
void caught(bool a) {
  try { thrower(a); }
  catch (const Failure &f) {
    show(f.what()); // $ violation=secret
    sink(f.code);
  } catch (const std::logic_error &e) {
    show(e.what()); // $ SPURIOUS: violation=secret -- exceptions of one root class are told apart in one function only
  }
}
void rethrown() {
  try {
    try { throw source(); } catch (...) { throw; }
  } catch (int v) {
    sink(v); // $ violation=source
  }
}
void numbers() {
  std::string s = secret();
  int v = 0;
  std::from_chars(s.data(), s.data() + s.size(), v);
  sink(v); // $ violation=secret
  sink(std::stoi(text()));
  char buf[16];
  auto r = std::to_chars(buf, buf + 16, source());
  show(std::string(buf, r.ptr)); // $ violation=source
}
struct Single {
  static Single &get() { static Single s; return s; }
  std::string key, other;
};
void fillSingle() { Single::get().key = secret(); }
void readSingle() {
  show(Single::get().key); // $ violation=secret
  show(Single::get().other);
}
template <class T> struct Box { T t; template <class F> auto map(F f) const -> Box<decltype(f(t))> { return {f(t)}; } };
void boxes() {
  show(Box<std::string>{secret()}.map([](auto s) { return s + "!"; }).t); // $ violation=secret
  sink(Box<int>{source()}.map([](int) { return 1; }).t);
  sink(Box<int>{source()}.map([](int x) { return x; }).t); // $ violation=source
}
void erased() {
  std::set<std::string> s{secret()};
  s.clear();
  s.insert(text());
  show(*s.begin());
  std::vector<std::string> v{text(), secret()};
  v.pop_back();
  v.erase(v.begin());
  v.push_back(text());
  std::map<int, std::string> m;
  m[1] = secret();
  m[2] = text();
  show(m[2]);
  show(m.rbegin()->second); // $ violation=secret
}
