// Small programs of many kinds.
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstring>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") const char *name();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkP(const int *);
PURPOSE_USE("advertising") void sinkC(const char *);
PURPOSE_USE("advertising") void sinkS(const std::string &);
PURPOSE_USE("advertising") void sinkMany(const char *, ...);

namespace builder {
class Query {
  std::string sql;
  std::vector<std::string> args;

public:
  Query &select(const std::string &c) {
    sql += "select " + c;
    return *this;
  }
  Query &bind(const std::string &a) {
    args.push_back(a);
    return *this;
  }
  std::string str() const { return sql; }
  const std::string &arg(int i) const { return args[i]; }
};
void run() {
  Query q;
  q.select("a").bind(text());
  sinkS(q.str());
  sinkS(q.arg(0)); // $ violation=text
  Query p;
  p.select(text()).bind("x");
  sinkS(p.str()); // $ violation=text
  sinkS(p.arg(0));
  sinkS(Query().select("x").select(text()).str()); // $ violation=text
}
} // namespace builder

namespace pimpl {
class Widget {
  struct Impl;
  std::unique_ptr<Impl> impl;

public:
  Widget();
  ~Widget();
  void setName(std::string n);
  void setTitle(std::string n);
  std::string name() const;
  std::string title() const;
};
struct Widget::Impl {
  std::string name, title;
};
Widget::Widget() : impl(std::make_unique<Impl>()) {}
Widget::~Widget() = default;
void Widget::setName(std::string n) { impl->name = std::move(n); }
void Widget::setTitle(std::string n) { impl->title = std::move(n); }
std::string Widget::name() const { return impl->name; }
std::string Widget::title() const { return impl->title; }
void run() {
  Widget w, v;
  w.setName(text());
  w.setTitle("t");
  sinkS(w.name()); // $ violation=text
  sinkS(w.title());
  sinkS(v.name());
  w.setName("x");
  sinkS(w.name());
}
} // namespace pimpl

namespace ring {
template <class T, size_t N> class Ring {
  std::array<T, N> data{};
  size_t head = 0, tail = 0;

public:
  void push(const T &v) {
    data[head % N] = v;
    ++head;
  }
  T pop() { return data[tail++ % N]; }
};
void run() {
  Ring<int, 4> r, s;
  r.push(source());
  sink(r.pop()); // $ violation=source
  s.push(1);
  sink(s.pop());
}
} // namespace ring

namespace handle {
struct Object {
  int secret = 0, open = 0;
};
static std::map<int, Object> objects;
static int create() {
  int id = static_cast<int>(objects.size());
  objects[id] = Object();
  return id;
}
static Object &get(int id) { return objects.at(id); }
void run() {
  int h = create();
  get(h).secret = source();
  sink(get(h).secret); // $ violation=source
  sink(get(h).open);
}
} // namespace handle

namespace state {
enum class S { Start, Middle, End };
void run(const char *in) {
  S s = S::Start;
  int v = 0;
  for (; *in; ++in) {
    switch (s) {
    case S::Start:
      v = source();
      s = S::Middle;
      break;
    case S::Middle:
      sink(v); // $ violation=source
      v = 0;
      s = S::End;
      break;
    case S::End:
      break;
    }
  }
}
} // namespace state

namespace pairs {
static std::pair<int, int> divide(int a, int b) { return {a / b, 7}; }
static std::optional<int> parse(const std::string &s) {
  if (s.empty())
    return std::nullopt;
  return std::stoi(s);
}
struct Point {
  int x, y;
};
static Point mirror(Point p) { return {p.y, p.x}; }
void run() {
  auto [q, r] = divide(source(), 2);
  sink(q); // $ violation=source
  sink(r);
  if (auto n = parse(text()))
    sink(*n); // $ violation=text
  if (auto n = parse("1"))
    sink(*n);
  Point p{source(), 0};
  Point m = mirror(p);
  sink(m.x);
  sink(m.y); // $ violation=source
  sink(mirror(m).x); // $ violation=source
  sink(mirror(m).y);
  const auto &[a, b] = m;
  sink(a);
  sink(b); // $ violation=source
}
} // namespace pairs

namespace pointers {
void run(int **table, int n) {
  int a = 0, b = 0;
  int *p = &a;
  if (n)
    p = &b;
  *p = source();
  sink(a); // $ violation=source
  sink(b); // $ violation=source
  p = &a;
  a = b = 0;
  sink(*p);
  int *q = new int;
  *q = source();
  p = q;
  q = nullptr;
  sink(*p); // $ violation=source
  sinkP(p); // $ violation=source
  sinkP(&a);
  table[0] = p;
  sink(*table[0]); // $ violation=source
  *table[1] = 0;
  sink(*table[1]);
}
struct Node {
  Node *left = nullptr, *right = nullptr;
  int v = 0;
};
void tree() {
  Node a, b, c;
  a.left = &b;
  a.right = &c;
  a.left->v = source();
  sink(b.v);       // $ violation=source
  sink(a.left->v); // $ violation=source
  sink(a.right->v);
  Node *n = &a;
  n = n->left;
  sink(n->v); // $ violation=source
  n = a.right;
  sink(n->v);
  std::swap(a.left, a.right);
  sink(a.left->v);
  sink(a.right->v); // $ violation=source
}
} // namespace pointers

namespace varargs {
static std::string format(const char *fmt, ...) {
  char buffer[64];
  va_list args;
  va_start(args, fmt);
  vsnprintf(buffer, sizeof buffer, fmt, args);
  va_end(args);
  return buffer;
}
void run() {
  sinkS(format("%s", name())); // $ violation=name
  sinkS(format("%s", "x"));
  sinkMany("%d %s", 1, name()); // $ violation=name
  sinkMany("%d %s", 1, "x");
}
} // namespace varargs

namespace inherit {
class Animal {
public:
  explicit Animal(std::string n) : name(std::move(n)) {}
  virtual ~Animal() = default;
  const std::string &getName() const { return name; }
  virtual std::string describe() const { return "animal"; }

protected:
  std::string name;
};
class Dog : public Animal {
public:
  Dog(std::string n, std::string b) : Animal(std::move(n)), breed(std::move(b)) {}
  std::string describe() const override { return name + " " + breed; }
  const std::string &getBreed() const { return breed; }

private:
  std::string breed;
};
void run() {
  Dog d(text(), "b");
  sinkS(d.getName()); // $ violation=text
  sinkS(d.getBreed());
  sinkS(d.describe()); // $ violation=text
  const Animal &a = d;
  sinkS(a.getName()); // $ violation=text
  sinkS(a.describe()); // $ violation=text
  Animal plain("x");
  sinkS(plain.describe());
  std::unique_ptr<Animal> p = std::make_unique<Dog>("n", text());
  sinkS(p->getName());
  sinkS(p->describe()); // $ violation=text
  sinkS(static_cast<Dog &>(*p).getBreed()); // $ violation=text
}
} // namespace inherit

namespace loops {
void run(const std::vector<int> &in) {
  std::vector<int> out;
  for (size_t i = 0; i < in.size(); ++i)
    out.push_back(in[i]);
  for (int v : out)
    sink(v);
  int total = 0;
  for (int i = 0; i < 3; ++i)
    total += i == 1 ? source() : 0;
  sink(total); // $ violation=source
  int fib[10] = {0, source()};
  for (int i = 2; i < 10; ++i)
    fib[i] = fib[i - 1] + fib[i - 2];
  sink(fib[9]); // $ violation=source
  int last = 0;
  do {
    int t = last;
    last = source();
    sink(t); // $ violation=source
  } while (last);
}
} // namespace loops

namespace strings {
static void trim(std::string &s) {
  while (!s.empty() && s.back() == ' ')
    s.pop_back();
  s.erase(0, s.find_first_not_of(' '));
}
static std::vector<std::string> split(const std::string &s, char sep) {
  std::vector<std::string> parts;
  size_t from = 0;
  for (size_t at; (at = s.find(sep, from)) != std::string::npos; from = at + 1)
    parts.push_back(s.substr(from, at - from));
  parts.push_back(s.substr(from));
  return parts;
}
static std::string upper(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(), ::toupper);
  return s;
}
static std::string hex(const std::string &s) {
  static const char digits[] = "0123456789abcdef";
  std::string o;
  for (unsigned char c : s) {
    o.push_back(digits[c >> 4]);
    o.push_back(digits[c & 15]);
  }
  return o;
}
void run() {
  std::string s = text(), c = " c ";
  trim(s);
  trim(c);
  sinkS(s); // $ violation=text
  sinkS(c);
  sinkS(split(s, ',').front()); // $ violation=text
  sinkS(split(c, ',').front());
  sinkS(upper(s)); // $ violation=text
  sinkS(upper(c));
  sinkS(hex(s)); // $ violation=text
  sinkS(hex(c));
  char buf[32];
  std::strncpy(buf, s.c_str(), sizeof buf);
  sinkC(buf); // $ violation=text
  std::strncpy(buf, c.c_str(), sizeof buf);
  buf[0] = '\0';
  std::string_view v(s);
  v = v.substr(0, v.find(' '));
  sinkS(std::string(v)); // $ violation=text
  std::stringstream ss;
  ss << "a=" << s << "&b=" << c;
  std::string all;
  while (std::getline(ss, all, '&'))
    sinkS(all); // $ violation=text
}
} // namespace strings

namespace callbacks {
using Handler = void (*)(const char *, void *);
struct Ctx {
  std::string got, other;
};
static void store(const char *s, void *p) { static_cast<Ctx *>(p)->got = s; }
static void ignore(const char *, void *) {}
static void fetch(Handler h, void *p) { h(name(), p); }
static void fetchClean(Handler h, void *p) { h("x", p); }
void run() {
  Ctx a, b, c;
  fetch(store, &a);
  sinkS(a.got); // $ violation=name
  sinkS(a.other);
  fetch(ignore, &b);
  sinkS(b.got);
  fetchClean(store, &c);
  sinkS(c.got);
}
} // namespace callbacks

namespace exceptions {
class Failure : public std::exception {
public:
  explicit Failure(std::string m) : message(std::move(m)) {}
  const char *what() const noexcept override { return message.c_str(); }

private:
  std::string message;
};
static void check(const std::string &s) {
  if (s.size() > 3)
    throw Failure("bad " + s);
}
void run() {
  try {
    check(text());
  } catch (const Failure &f) {
    sinkC(f.what()); // $ violation=text
  }
  try {
    check("x");
  } catch (const std::exception &f) {
    sinkC(f.what());
  }
  int v = 0;
  try {
    v = source();
    check("y");
  } catch (...) {
    v = 0;
  }
  sink(v); // $ violation=source
}
} // namespace exceptions

namespace sanitised {
static int clamp(int) { return 3; }
static bool isValid(int v) { return v > 0; }
void run() {
  int v = source();
  v = clamp(v);
  sink(v);
  int w = source();
  if (isValid(w))
    sink(w); // $ violation=source
  w = 5;
  if (isValid(w))
    sink(w);
}
} // namespace sanitised

namespace move_only {
class Buffer {
  std::unique_ptr<char[]> data;
  size_t n;

public:
  explicit Buffer(const char *s) : data(new char[std::strlen(s) + 1]), n(std::strlen(s)) { std::strcpy(data.get(), s); }
  Buffer(Buffer &&) = default;
  Buffer &operator=(Buffer &&) = default;
  const char *get() const { return data.get(); }
  char &operator[](size_t i) { return data[i]; }
};
void run() {
  Buffer a(name()), b("x");
  sinkC(a.get()); // $ violation=name
  sinkC(b.get());
  Buffer c = std::move(a);
  sinkC(c.get()); // $ violation=name
  b = std::move(c);
  sinkC(b.get()); // $ violation=name
  Buffer d("clean");
  d[0] = *name();
  sinkC(d.get()); // $ violation=name
}
} // namespace move_only

namespace iter {
class Range {
  int v;

public:
  explicit Range(int v) : v(v) {}
  struct It {
    int v;
    int left;
    int operator*() const { return v; }
    It &operator++() {
      --left;
      return *this;
    }
    bool operator!=(const It &o) const { return left != o.left; }
  };
  It begin() const { return {v, 3}; }
  It end() const { return {v, 0}; }
};
void run() {
  for (int x : Range(source()))
    sink(x); // $ violation=source
  for (int x : Range(1))
    sink(x);
}
} // namespace iter

namespace wrapper {
template <class T> class Locked {
  T value;

public:
  template <class F> auto with(F f) { return f(value); }
};
void run() {
  Locked<std::string> l, m;
  l.with([](std::string &s) { s = text(); });
  sinkS(l.with([](std::string &s) { return s; })); // $ violation=text
  m.with([](std::string &s) { s = "x"; });
  sinkS(m.with([](std::string &s) { return s; }));
}
} // namespace wrapper

namespace bits {
struct Flags {
  unsigned kind : 3, level : 5;
};
void run() {
  Flags f{0, 0};
  f.level = source();
  sink(f.level); // $ violation=source
  sink(f.kind);
  unsigned packed = (unsigned(source()) << 8) | 1;
  sink(int(packed >> 8)); // $ violation=source
  int arr[2] = {source(), 2};
  auto [x, y] = arr;
  sink(x); // $ violation=source
  sink(y);
}
} // namespace bits
