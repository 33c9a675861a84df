// std::string and its relations: members, views, streams, conversions, iterators.
#include <purpose/annotations.h>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

PURPOSE_ONLY("security") const char *raw();
PURPOSE_ONLY("security") std::string text();
PURPOSE_ONLY("security") char letter();
PURPOSE_ONLY("security") int source();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkC(const char *);
PURPOSE_USE("advertising") void sinkText(const std::string &);
PURPOSE_USE("advertising") void sinkView(std::string_view);

void made() {
  std::string a(raw()), b("b"), c(3, letter()), d(text().begin(), text().end()), e{letter(), 'x'};
  sinkText(a); // $ violation=raw
  sinkText(b);
  sinkText(c); // $ violation=letter
  sinkText(d); // $ violation=text
  sinkText(e); // $ violation=letter
  std::string f(a), g(a, 1), h(b, 0, 1);
  sinkText(f); // $ violation=raw
  sinkText(g); // $ violation=raw
  sinkText(h);
  sinkC(a.c_str()); // $ violation=raw
  sinkC(b.data());
}
void concatenated() {
  std::string a = text(), b = "b";
  sinkText(a + b); // $ violation=text
  sinkText(b + a); // $ violation=text
  sinkText(b + "c");
  sinkText("x" + a); // $ violation=text
  sinkText(b + letter()); // $ violation=letter
  b += "x";
  sinkText(b);
  b += a;
  sinkText(b); // $ violation=text
  b = "fresh";
  sinkText(b);
  b += letter();
  sinkText(b); // $ violation=letter
}
void appended() {
  std::string a, b, c, d, e;
  a.append(text());
  sinkText(a); // $ violation=text
  b.append("x").append(raw());
  sinkText(b); // $ violation=raw
  c.push_back(letter());
  sinkText(c); // $ violation=letter
  d.insert(0, text());
  sinkText(d); // $ violation=text
  e.append(3, 'x').append("y");
  sinkText(e);
  std::string s = "ab", t = text();
  s.append(t.begin(), t.end());
  sinkText(s); // $ violation=text
}
void assigned() {
  std::string a = text();
  a.assign("x");
  sinkText(a);
  a.assign(text());
  sinkText(a); // $ violation=text
  a.assign(2, 'x');
  sinkText(a);
  a = letter();
  sinkText(a); // $ violation=letter
  a.clear();
  sinkText(a);
}
void replaced() {
  std::string a = "hello", b = text();
  a.replace(0, 1, "x");
  sinkText(a);
  a.replace(0, 1, b);
  sinkText(a); // $ violation=text
  b.replace(0, 1, "x");
  sinkText(b); // $ violation=text
}
void parts() {
  std::string a = text(), b = "b";
  sinkText(a.substr(1)); // $ violation=text
  sinkText(b.substr(1));
  sink(a[0]); // $ violation=text
  sink(b[0]);
  sink(a.at(1)); // $ violation=text
  sink(a.front()); // $ violation=text
  sink(a.back()); // $ violation=text
  b[0] = letter();
  sinkText(b); // $ violation=letter
  std::string c = "c";
  c.at(0) = letter();
  sinkText(c); // $ violation=letter
  std::string d = "d";
  d.data()[0] = letter();
  sinkText(d); // $ violation=letter
  std::string e = "e";
  *e.begin() = letter();
  sinkText(e); // $ violation=letter
  std::string f = "f";
  for (char &ch : f)
    ch = letter();
  sinkText(f); // $ violation=letter
  std::string g = "f";
  for (char ch : text())
    g += ch;
  sinkText(g); // $ violation=text
}
void iterators() {
  std::string a = text(), b = "b";
  sink(*a.begin()); // $ violation=text
  sink(*a.rbegin()); // $ violation=text
  sink(*b.begin());
  for (auto it = a.begin(); it != a.end(); ++it)
    sink(*it); // $ violation=text
  for (auto it = b.cbegin(); it != b.cend(); it++)
    sink(*it);
  auto it = a.begin();
  std::advance(it, 2);
  sink(*std::next(it)); // $ violation=text
  sink(*(it + 1)); // $ violation=text
  sink(it[1]); // $ violation=text
}
void swapped() {
  std::string a = text(), b = "b";
  a.swap(b);
  sinkText(a);
  sinkText(b); // $ violation=text
  std::swap(a, b);
  sinkText(a); // $ violation=text
  sinkText(b);
}
void views() {
  std::string a = text();
  std::string_view v = a, w = "w";
  sinkView(v); // $ violation=text
  sinkView(w);
  sinkView(v.substr(1)); // $ violation=text
  v.remove_prefix(1);
  sinkView(v); // $ violation=text
  sinkText(std::string(v)); // $ violation=text
  v = w;
  sinkView(v);
  std::string b = "b";
  std::string_view u = b;
  sinkView(u);
  b = text();
  sinkView(u); // $ violation=text
  sinkC(std::string_view(raw()).data()); // $ violation=raw
}
void streams() {
  std::ostringstream o;
  o << "x" << 1;
  sinkText(o.str());
  o << text();
  sinkText(o.str()); // $ violation=text
  o.str("");
  sinkText(o.str());
  std::istringstream i(text());
  std::string word, line;
  i >> word;
  sinkText(word); // $ violation=text
  std::getline(i, line);
  sinkText(line); // $ violation=text
  std::stringstream s;
  s << std::setw(3) << source();
  int n;
  s >> n;
  sink(n); // $ violation=source
  std::istringstream clean("a b");
  clean >> word;
  sinkText(word);
  char c;
  std::istringstream j(text());
  j.get(c);
  sink(c); // $ violation=text
  char buf[10];
  j.read(buf, 10);
  sinkC(buf); // $ violation=text
}
void formatted() {
  sinkText(std::to_string(source())); // $ violation=source
  sinkText(std::to_string(1));
}
void numbers() {
  sink(std::stoi(text())); // $ violation=text
  sink(std::stoi("1"));
  sink(std::atoi(text().c_str())); // $ violation=text
  int n = 0;
  std::string t = text();
  std::from_chars(t.data(), t.data() + t.size(), n);
  sink(n); // $ violation=text
  char b[16];
  std::to_chars(b, b + 16, source());
  sinkC(b); // $ violation=source
}
void facts() {
  std::string a = text(), b = "b";
  sink(static_cast<int>(a.size())); // $ violation=text
  sink(static_cast<int>(b.size()));
  sink(a.compare("x")); // $ violation=text
  sink(static_cast<int>(a.find('x'))); // $ violation=text
  sink(a == "x"); // $ violation=text
  sink(b == "x");
}
void algorithms() {
  std::string a = text(), b = "b", up;
  std::transform(a.begin(), a.end(), std::back_inserter(up), [](unsigned char c) { return std::toupper(c); });
  sinkText(up); // $ violation=text
  std::reverse(b.begin(), b.end());
  sinkText(b);
  std::copy(a.begin(), a.end(), b.begin());
  sinkText(b); // $ violation=text
  std::string c = text();
  std::fill(c.begin(), c.end(), 'x');
  sinkText(c);
  c.erase();
  sinkText(c);
  std::string d = text();
  d.resize(0);
  d.erase(std::remove(d.begin(), d.end(), ' '), d.end());
  std::string e = text();
  e.erase(e.begin());
  sinkText(e); // $ violation=text
  e.pop_back();
  sinkText(e); // $ violation=text
  std::vector<std::string> parts;
  std::istringstream in(text());
  for (std::string p; std::getline(in, p, ',');)
    parts.push_back(p);
  sinkText(parts[0]); // $ violation=text
}
void raws() {
  std::string s = "x";
  const char *p = s.c_str();
  sinkC(p);
  std::string r = R"(a)" + text();
  sinkText(r); // $ violation=text
  char copy[8] = {};
  text().copy(copy, 7);
  sinkC(copy); // $ violation=text
  std::wstring w(3, L'x');
  sink(static_cast<int>(w[0]));
}
static void join(const std::vector<std::string> &v, std::string &out) {
  for (const auto &s : v) {
    if (!out.empty())
      out += ',';
    out += s;
  }
}
void joined() {
  std::string o;
  join({"a", "b"}, o);
  sinkText(o);
  join({"a", text()}, o);
  sinkText(o); // $ violation=text
}
