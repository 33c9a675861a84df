// Classes as one writes them oneself: strings, vectors, lists, trees, pointers, observers.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();
#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <new>
#include <utility>
#include <vector>
class Str {
  char *p;
  size_t n;

public:
  Str(const char *s) : p(new char[std::strlen(s) + 1]), n(std::strlen(s)) {
    std::strcpy(p, s);
  }
  Str(const Str &o) : p(new char[o.n + 1]), n(o.n) {
    std::memcpy(p, o.p, n + 1);
  }
  Str(Str &&o) : p(o.p), n(o.n) {
    o.p = nullptr;
    o.n = 0;
  }
  Str &operator=(const Str &o) {
    if (this != &o) {
      delete[] p;
      n = o.n;
      p = new char[n + 1];
      std::memcpy(p, o.p, n + 1);
    }
    return *this;
  }
  Str &operator=(Str &&o) {
    delete[] p;
    p = o.p;
    n = o.n;
    o.p = nullptr;
    return *this;
  }
  ~Str() { delete[] p; }
  const char *c() const { return p; }
  Str &operator+=(const Str &o) {
    char *q = new char[n + o.n + 1];
    std::memcpy(q, p, n);
    std::memcpy(q + n, o.p, o.n + 1);
    delete[] p;
    p = q;
    n += o.n;
    return *this;
  }
  friend Str operator+(Str a, const Str &b) {
    a += b;
    return a;
  }
  char operator[](size_t i) const { return p[i]; }
};
void strs() {
  Str a(secret().c_str()), b("x");
  show(b.c());
  show(a.c()); // $ violation=secret
  b = a;
  show(b.c()); // $ violation=secret
  a = Str("y");
  show(a.c());
  Str c(a);
  show(c.c());
  c += b;
  show(c.c()); // $ violation=secret
  Str d = a + Str("z");
  show(d.c());
  d = std::move(c);
  show(d.c());      // $ violation=secret
  sink((a + b)[0]); // $ violation=secret
}
template <class T> class Vec {
  T *d = nullptr;
  size_t n = 0, c = 0;
  void grow() {
    size_t m = c ? c * 2 : 4;
    T *q = new T[m];
    for (size_t i = 0; i < n; ++i)
      q[i] = std::move(d[i]);
    delete[] d;
    d = q;
    c = m;
  }

public:
  Vec() = default;
  Vec(std::initializer_list<T> l) {
    for (auto &x : l)
      push(x);
  }
  Vec(const Vec &o) {
    for (size_t i = 0; i < o.n; ++i)
      push(o.d[i]);
  }
  ~Vec() { delete[] d; }
  void push(const T &v) {
    if (n == c)
      grow();
    d[n++] = v;
  }
  T &operator[](size_t i) { return d[i]; }
  const T *begin() const { return d; }
  const T *end() const { return d + n; }
  T pop() { return std::move(d[--n]); }
};
void vecs() {
  Vec<std::string> a, b;
  a.push(text());
  a.push(secret());
  b.push(text());
  show(b[0]);
  show(a[1]); // $ violation=secret
  for (auto &s : a)
    show(s); // $ violation=secret
  Vec<std::string> c(a);
  show(c.pop()); // $ violation=secret
  Vec<int> d{1, source()}, e{1, 2};
  sink(e[1]);
  sink(d[1]); // $ violation=source
  Vec<int> f(e);
  sink(f[0]);
}
template <class T> class List {
  struct N {
    T v;
    std::unique_ptr<N> next;
  };
  std::unique_ptr<N> head;
  N *tail = nullptr;

public:
  void add(T v) {
    auto n = std::make_unique<N>(N{std::move(v), nullptr});
    N *raw = n.get();
    if (tail)
      tail->next = std::move(n);
    else
      head = std::move(n);
    tail = raw;
  }
  T front() const { return head->v; }
  template <class F> void each(F f) const {
    for (N *n = head.get(); n; n = n->next.get())
      f(n->v);
  }
  void pop() { head = std::move(head->next); }
};
void lists() {
  List<std::string> a, b;
  a.add(text());
  a.add(secret());
  b.add(text());
  b.each([](const std::string &s) { show(s); });
  a.each([](const std::string &s) { show(s); }); // $ violation=secret
  a.pop();
  show(a.front()); // $ violation=secret
}
struct Dnode {
  int v;
  Dnode *prev, *next;
};
class Dl {
  Dnode h{0, &h, &h};

public:
  void push(Dnode *n) {
    n->prev = h.prev;
    n->next = &h;
    h.prev->next = n;
    h.prev = n;
  }
  int first() const { return h.next->v; }
  int last() const { return h.prev->v; }
};
void dlist() {
  Dl l;
  Dnode a{plain(), nullptr, nullptr}, b{source(), nullptr, nullptr};
  l.push(&a);
  l.push(&b);
  sink(l.last()); // $ violation=source
  Dl m;
  Dnode c{1, nullptr, nullptr};
  m.push(&c);
  sink(m.first());
}
template <class K, class V> class Bst {
  struct N {
    K k;
    V v;
    N *l = nullptr, *r = nullptr;
  };
  N *root = nullptr;

public:
  void put(const K &k, const V &v) {
    N **p = &root;
    while (*p) {
      if (k == (*p)->k) {
        (*p)->v = v;
        return;
      }
      p = k < (*p)->k ? &(*p)->l : &(*p)->r;
    }
    *p = new N{k, v};
  }
  const V *get(const K &k) const {
    for (N *n = root; n; n = k < n->k ? n->l : n->r)
      if (n->k == k)
        return &n->v;
    return nullptr;
  }
};
void bst() {
  Bst<int, std::string> a, b;
  a.put(1, text());
  a.put(2, secret());
  b.put(1, text());
  if (auto *p = b.get(1))
    show(*p);
  if (auto *p = a.get(2))
    show(*p); // $ violation=secret
}
class Matrix {
  std::unique_ptr<int[]> d;
  int w;

public:
  Matrix(int a, int b) : d(std::make_unique<int[]>(a * b)), w(b) {}
  int &at(int r, int c) { return d[r * w + c]; }
  Matrix(const Matrix &o) : d(std::make_unique<int[]>(4)), w(o.w) {
    std::copy_n(o.d.get(), 4, d.get());
  }
  int sum() const {
    int s = 0;
    for (int i = 0; i < 4; ++i)
      s += d[i];
    return s;
  }
};
void matrices() {
  Matrix m(2, 2), n(2, 2);
  m.at(0, 1) = source();
  Matrix k = m;
  sink(n.sum());
  sink(m.sum());    // $ violation=source
  sink(k.at(0, 1)); // $ violation=source
  Matrix j = n;
  sink(j.sum());
}
template <class T> class Sp {
  T *p;
  int *c;

public:
  explicit Sp(T *q) : p(q), c(new int(1)) {}
  Sp(const Sp &o) : p(o.p), c(o.c) { ++*c; }
  Sp &operator=(Sp o) {
    std::swap(p, o.p);
    std::swap(c, o.c);
    return *this;
  }
  ~Sp() {
    if (--*c == 0) {
      delete p;
      delete c;
    }
  }
  T &operator*() const { return *p; }
  T *operator->() const { return p; }
  int use() const { return *c; }
};
struct Box {
  std::string a, b;
};
void sps() {
  Sp<Box> x(new Box{text(), secret()});
  Sp<Box> y = x;
  show(y->a);
  show(y->b); // $ violation=secret
  y->b = "";
  show(x->b);
  sink(x.use());
  Sp<Box> z(new Box{text(), text()});
  z->a = secret();
  show(x->a);
  y = z;
  show(y->a); // $ violation=secret
}
class Bag {
  static const int N = 4;
  std::string d[N];
  int n = 0;

public:
  bool add(const std::string &s) {
    if (n >= N)
      return false;
    d[n++] = s;
    return true;
  }
  const std::string &operator[](int i) const { return d[i]; }
  Bag() = default;
  Bag(const Bag &o) : n(o.n) { std::copy(o.d, o.d + N, d); }
};
void bags() {
  Bag a, b;
  a.add(secret());
  b.add(text());
  Bag c(a), d(b);
  show(c[0]); // $ violation=secret
  show(d[0]);
  show(b[0]);
}
class Any {
  struct H {
    virtual ~H() = default;
    virtual std::unique_ptr<H> clone() const = 0;
  };
  template <class T> struct M : H {
    T v;
    explicit M(T x) : v(std::move(x)) {}
    std::unique_ptr<H> clone() const override { return std::make_unique<M>(v); }
  };
  std::unique_ptr<H> h;

public:
  template <class T> Any(T v) : h(std::make_unique<M<T>>(std::move(v))) {}
  Any(const Any &o) : h(o.h->clone()) {}
  template <class T> const T &as() const {
    return static_cast<M<T> *>(h.get())->v;
  }
};
void anys() {
  Any a(secret()), b(text());
  show(b.as<std::string>());
  show(a.as<std::string>()); // $ violation=secret
  Any c(a);
  show(c.as<std::string>()); // $ violation=secret
  Any d(b);
  show(d.as<std::string>());
}
struct Arr {
  int v[3];
};
Arr make(int x) {
  Arr a{};
  a.v[1] = x;
  return a;
}
void arrs() {
  Arr a = make(source()), b = make(1);
  sink(a.v[0]);
  sink(a.v[1]); // $ violation=source
  b = a;
  sink(b.v[1]); // $ violation=source
  sink(b.v[2]);
  Arr c{{0, 1, 2}};
  std::swap(c, b);
  sink(b.v[1]);
  sink(c.v[1]); // $ violation=source
  int raw[3];
  std::copy(std::begin(c.v), std::end(c.v), raw);
  sink(raw[1]); // $ violation=source
}
void news() {
  int *p = new int(source());
  int *q = new int[2]{0, source()};
  sink(*p); // $ violation=source
  sink(q[0]);
  sink(q[1]); // $ violation=source
  *p = 0;
  sink(*p);
  delete p;
  delete[] q;
  auto **t = new int *[2];
  t[1] = new int(source());
  t[0] = new int(0);
  sink(*t[0]);
  sink(*t[1]); // $ violation=source
}
class Buffer2 {
  std::vector<unsigned char> b;
  size_t r = 0;

public:
  void putInt(int v) {
    for (int i = 0; i < 4; ++i)
      b.push_back(static_cast<unsigned char>(v >> (8 * i)));
  }
  int getInt() {
    int v = 0;
    for (int i = 0; i < 4; ++i)
      v |= b[r++] << (8 * i);
    return v;
  }
  void putStr(const std::string &s) {
    putInt(int(s.size()));
    b.insert(b.end(), s.begin(), s.end());
  }
  std::string getStr() {
    int n = getInt();
    std::string s(b.begin() + r, b.begin() + r + n);
    r += n;
    return s;
  }
};
void buffers() {
  Buffer2 a, b;
  a.putStr(secret());
  b.putInt(plain());
  b.putStr(text());
  sink(b.getInt());
  show(b.getStr());
  show(a.getStr()); // $ violation=secret
}
class Obs;
class Subj {
  std::vector<Obs *> o;

public:
  std::string st;
  void attach(Obs *x) { o.push_back(x); }
  void set(const std::string &s);
};
class Obs {
public:
  std::string seen;
  virtual void upd(Subj &s) { seen = s.st; }
  virtual ~Obs() = default;
};
class Blind : public Obs {
  void upd(Subj &) override { seen = "none"; }
};
inline void Subj::set(const std::string &s) {
  st = s;
  for (auto *x : o)
    x->upd(*this);
}
void observers() {
  Subj s, t;
  Obs a, b;
  Blind c;
  s.attach(&a);
  s.attach(&c);
  t.attach(&b);
  s.set(secret());
  t.set(text());
  show(b.seen);
  show(c.seen); // $ SPURIOUS: violation=secret -- of which class an object in a vector is
  show(a.seen); // $ violation=secret
}
