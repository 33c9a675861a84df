// A part is overwritten, masked or cut off: what is left is still of the datum.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);

void maskedInALoop() {
  std::string s = secret();
  for (size_t i = 0; i + 4 < s.size(); ++i)
    s[i] = '*';
  show(s); // $ violation=secret
}
void maskedByAlgorithms() {
  std::string s = secret();
  std::fill(s.begin(), s.end() - 4, '*');
  show(s); // $ violation=secret
  std::copy_n("**", 2, s.begin());
  show(s); // $ violation=secret
  std::fill(s.begin(), s.end(), '*');
  show(s);
}
void cutOff() {
  std::string s = secret();
  s.resize(3);
  s.pop_back();
  s.erase(0, 1);
  show(s); // $ violation=secret
}
struct Record {
  int first, second;
  char name[8];
};
void fields() {
  Record r{source(), source(), ""};
  std::memset(&r.first, 0, sizeof r.first);
  sink(r.second); // $ violation=source
  sink(r.first);
  std::strcpy(r.name, secret().c_str());
  std::memset(&r, 0, offsetof(Record, name));
  show(r.name); // $ violation=secret
}
void bits() {
  std::bitset<8> b{(unsigned)source()};
  b[0] = true;
  sink(int(b.to_ulong())); // $ violation=source
  b.reset();
  b[0] = true;
  sink(int(b.to_ulong()));
}
void aView() {
  int a[4] = {source(), source(), source(), source()};
  std::span<int> s(a, 2);
  std::fill(s.begin(), s.end(), 0);
  sink(a[3]); // $ violation=source
  std::fill(std::begin(a), std::end(a), 0);
  sink(a[3]);
}
void oneOfSeveral() {
  std::array<int, 4> a;
  a.fill(source());
  a[0] = 0;
  sink(a[0]); // $ SPURIOUS: violation=source -- what every element was given, any may have
  sink(a[3]); // $ violation=source
  auto t = std::make_tuple(source(), source());
  std::get<0>(t) = 0;
  sink(std::get<0>(t));
  sink(std::get<1>(t)); // $ violation=source
  std::map<std::string, std::string> m{{"a", secret()}, {"b", secret()}};
  m["a"] = "";
  show(m["a"]);
  show(m["b"]); // $ violation=secret
}
