// Raw storage, own allocation, streams read and written in pieces.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();
#include <any>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <memory_resource>
#include <new>
#include <sstream>
#include <streambuf>
#include <type_traits>
#include <utility>
#include <vector>
class Sso {
  union {
    char buf[16];
    char *ptr;
  };
  size_t n;
  bool big() const { return n > 15; }

public:
  explicit Sso(const std::string &s) : n(s.size()) {
    char *d = buf;
    if (big())
      d = ptr = new char[n + 1];
    std::memcpy(d, s.c_str(), n + 1);
  }
  Sso(const Sso &o) : n(o.n) {
    char *d = buf;
    if (big())
      d = ptr = new char[n + 1];
    std::memcpy(d, o.c_str(), n + 1);
  }
  const char *c_str() const { return big() ? ptr : buf; }
  ~Sso() {
    if (big())
      delete[] ptr;
  }
};
void ssos() {
  Sso a(secret()), b(text());
  show(b.c_str());
  show(a.c_str()); // $ violation=secret
  Sso c(a);
  show(c.c_str()); // $ violation=secret
  Sso d(b);
  show(d.c_str());
}
template <class T, class A = std::allocator<T>> class AVec {
  A al;
  T *d = nullptr;
  size_t n = 0, c = 0;
  using Tr = std::allocator_traits<A>;

public:
  void push(T v) {
    if (n == c) {
      size_t m = c ? 2 * c : 2;
      T *q = Tr::allocate(al, m);
      for (size_t i = 0; i < n; ++i) {
        Tr::construct(al, q + i, std::move(d[i]));
        Tr::destroy(al, d + i);
      }
      if (d)
        Tr::deallocate(al, d, c);
      d = q;
      c = m;
    }
    Tr::construct(al, d + n++, std::move(v));
  }
  T &operator[](size_t i) { return d[i]; }
  ~AVec() {
    for (size_t i = 0; i < n; ++i)
      Tr::destroy(al, d + i);
    if (d)
      Tr::deallocate(al, d, c);
  }
};
void avecs() {
  AVec<std::string> a, b;
  a.push(text());
  a.push(secret());
  b.push(text());
  show(b[0]);
  show(a[1]); // $ violation=secret
}
void constructed() {
  alignas(std::string) std::byte m[2 * sizeof(std::string)];
  auto *p = reinterpret_cast<std::string *>(m);
  std::construct_at(p, secret());
  std::construct_at(p + 1, text());
  show(p[1]); // $ SPURIOUS: violation=secret -- which element of raw storage is made is not known
  show(p[0]); // $ violation=secret
  std::destroy_n(p, 2);
  std::string src[2] = {secret(), text()};
  std::uninitialized_copy(src, src + 2, p);
  show(*p); // $ violation=secret
}
struct Obj {
  int v;
  static void *operator new(size_t n) { return std::malloc(n); }
  static void operator delete(void *p) { std::free(p); }
};
void ownNew() {
  auto *o = new Obj{source()};
  sink(o->v); // $ violation=source
  delete o;
  auto *q = new Obj{plain()};
  sink(q->v);
}
void tagged() {
  static int x;
  x = source();
  auto bits = reinterpret_cast<std::uintptr_t>(&x) | 1;
  auto *p = reinterpret_cast<int *>(bits & ~std::uintptr_t(1));
  sink(*p); // $ MISSING: violation=source -- a number made of an address is no
            // address
}
void bufIter() {
  std::istringstream in(secret());
  std::string s((std::istreambuf_iterator<char>(in)), {});
  show(s); // $ violation=secret
  std::istringstream c(text());
  std::string t((std::istreambuf_iterator<char>(c)),
                std::istreambuf_iterator<char>());
  show(t);
}
void reads() {
  std::istringstream in(secret());
  char b[8];
  in.read(b, 8);
  show(std::string(b, 8)); // $ violation=secret
  char c;
  in.get(c);
  sink(c); // $ violation=secret
  in.getline(b, 8);
  show(b);         // $ violation=secret
  sink(in.peek()); // $ violation=secret
}
void copies() {
  std::istringstream in(secret());
  std::ostringstream o;
  o << in.rdbuf();
  show(o.str()); // $ violation=secret
  std::ostringstream p;
  std::copy(std::istream_iterator<int>(in), {}, std::ostream_iterator<int>(p));
  show(p.str()); // $ violation=secret
}
void writes() {
  std::ostringstream o;
  std::string s = secret();
  o.write(s.data(), 3);
  o.put('x');
  show(o.str()); // $ violation=secret
  std::ostringstream q;
  q.write("abc", 3).put(text()[0]);
  show(q.str());
}
struct Visit {
  void *ctx;
  void (*fn)(void *, int);
  void operator()(int v) const { fn(ctx, v); }
};
void erased() {
  int a = 0;
  auto l = [&](int v) { a = v; };
  Visit v{&l, [](void *c, int x) { (*static_cast<decltype(l) *>(c))(x); }};
  v(source());
  sink(a); // $ violation=source
}
void voids() {
  std::string s = secret(), t = text();
  void *p = &s;
  show(*static_cast<std::string *>(p)); // $ violation=secret
  p = &t;
  show(*static_cast<std::string *>(p));
  const void *q = s.data();
  show(static_cast<const char *>(q)); // $ violation=secret
}
void pmr() {
  std::byte b[256];
  std::pmr::monotonic_buffer_resource r(b, sizeof b);
  std::pmr::vector<int> v(&r), w(&r);
  v.push_back(source());
  w.push_back(1);
  sink(w[0]);
  sink(v[0]); // $ violation=source
}
struct A1 {
  int a = 0;
  virtual ~A1() = default;
};
struct B1 {
  int b = 0;
  virtual ~B1() = default;
};
struct C1 : A1, B1 {
  int c = 0;
};
void cross() {
  C1 o;
  A1 *p = &o;
  B1 *q = dynamic_cast<B1 *>(p);
  q->b = source();
  sink(o.a);
  sink(o.c);
  sink(o.b); // $ violation=source
  static_cast<C1 *>(q)->a = source();
  sink(p->a); // $ violation=source
}
class Priv : private std::vector<std::string> {
public:
  using std::vector<std::string>::push_back;
  using std::vector<std::string>::size;
  const std::string &first() const { return front(); }
};
void privs() {
  Priv a, b;
  a.push_back(secret());
  b.push_back(text());
  show(b.first());
  show(a.first()); // $ violation=secret
}
struct Str2 : std::string {
  using std::string::string;
  Str2(std::string s) : std::string(std::move(s)) {}
  std::string twice() const { return *this + *this; }
};
void derivedStr() {
  Str2 a(secret()), b("x");
  show(b.twice());
  show(a.twice()); // $ violation=secret
}
void unionStr() {
  union U {
    int i;
    std::string s;
    U() : i(0) {}
    ~U() {}
  } u;
  new (&u.s) std::string(secret());
  show(u.s); // $ violation=secret
  u.s.~basic_string();
  u.i = 2;
  sink(u.i);
}
template <class T> struct Ref {
  T *p;
  Ref(T &t) : p(&t) {}
  operator T &() const { return *p; }
  Ref &operator=(const T &v) {
    *p = v;
    return *this;
  }
};
void ownRefs() {
  int a = 0, b = 0;
  Ref<int> r(a), s(b);
  r = source();
  s = 1;
  sink(b);
  sink(s);
  sink(r); // $ violation=source
  sink(a); // $ violation=source
}
void arrays2() {
  auto p = std::make_unique<std::unique_ptr<int[]>[]>(2);
  p[0] = std::make_unique<int[]>(2);
  p[1] = std::make_unique<int[]>(2);
  p[1][0] = source();
  sink(p[0][0]);
  sink(p[1][0]); // $ violation=source
}
void functionStatics() {
  auto once = [] {
    static std::string s = secret();
    return s;
  };
  show(once()); // $ violation=secret
}
int &slot() {
  static int s;
  return s;
}
void slots() {
  slot() = source();
  sink(slot()); // $ violation=source
}
void moveIter() {
  std::vector<std::string> a{secret()}, b{text()};
  std::vector<std::string> c(std::make_move_iterator(a.begin()),
                             std::make_move_iterator(a.end()));
  show(c[0]); // $ violation=secret
  c.assign(std::make_move_iterator(b.begin()),
           std::make_move_iterator(b.end()));
  show(c[0]);
}
