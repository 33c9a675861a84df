// Classes written by hand, as textbooks have them.
#include <purpose/annotations.h>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <utility>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") const char *text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkC(const char *);

class Str {
  char *p;
  size_t n;

public:
  Str(const char *s = "") : n(std::strlen(s)) {
    p = new char[n + 1];
    std::strcpy(p, s);
  }
  Str(const Str &o) : p(new char[o.n + 1]), n(o.n) { std::memcpy(p, o.p, n + 1); }
  Str(Str &&o) noexcept : p(o.p), n(o.n) {
    o.p = nullptr;
    o.n = 0;
  }
  Str &operator=(const Str &o) {
    if (this != &o) {
      delete[] p;
      n = o.n;
      p = new char[n + 1];
      std::strcpy(p, o.p);
    }
    return *this;
  }
  Str &operator=(Str &&o) noexcept {
    std::swap(p, o.p);
    std::swap(n, o.n);
    return *this;
  }
  ~Str() { delete[] p; }
  const char *c_str() const { return p; }
  size_t size() const { return n; }
  char &operator[](size_t i) { return p[i]; }
  char operator[](size_t i) const { return p[i]; }
  Str &operator+=(const Str &o) {
    char *q = new char[n + o.n + 1];
    std::strcpy(q, p);
    std::strcat(q, o.p);
    delete[] p;
    p = q;
    n += o.n;
    return *this;
  }
  friend Str operator+(Str a, const Str &b) { return a += b; }
  friend bool operator==(const Str &a, const Str &b) { return std::strcmp(a.p, b.p) == 0; }
};
void strs() {
  Str a(text()), b("b");
  sinkC(a.c_str()); // $ violation=text
  sinkC(b.c_str());
  Str c = a;
  sinkC(c.c_str()); // $ violation=text
  c = b;
  sinkC(c.c_str());
  Str d(std::move(a));
  sinkC(d.c_str()); // $ violation=text
  Str e;
  e = std::move(d);
  sinkC(e.c_str()); // $ violation=text
  b += e;
  sinkC(b.c_str()); // $ violation=text
  Str f("x"), g("y");
  sinkC((f + g).c_str());
  sinkC((f + e).c_str()); // $ violation=text
  f[0] = e[0];
  sinkC(f.c_str()); // $ violation=text
  sinkC(g.c_str());
}
template <class T> class Array {
  T *data = nullptr;
  size_t n = 0, cap = 0;
  void grow() {
    cap = cap ? 2 * cap : 4;
    T *d = new T[cap];
    for (size_t i = 0; i < n; ++i)
      d[i] = std::move(data[i]);
    delete[] data;
    data = d;
  }

public:
  Array() = default;
  Array(const Array &o) : data(new T[o.cap]), n(o.n), cap(o.cap) {
    for (size_t i = 0; i < n; ++i)
      data[i] = o.data[i];
  }
  ~Array() { delete[] data; }
  void push(const T &v) {
    if (n == cap)
      grow();
    data[n++] = v;
  }
  T &operator[](size_t i) { return data[i]; }
  const T &back() const { return data[n - 1]; }
  T *begin() { return data; }
  T *end() { return data + n; }
  size_t size() const { return n; }
};
void arrays() {
  Array<int> a, b;
  a.push(1);
  a.push(source());
  sink(a[1]); // $ violation=source
  sink(a.back()); // $ violation=source
  for (int v : a)
    sink(v); // $ violation=source
  b.push(2);
  sink(b[0]);
  sink(b.back());
  Array<int> c(a);
  sink(c[0]); // $ violation=source
  sink(static_cast<int>(c.size()));
  Array<Str> s, t;
  s.push(Str(text()));
  sinkC(s[0].c_str()); // $ violation=text
  t.push(Str("x"));
  sinkC(t[0].c_str());
}
template <class T> class List {
  struct Node {
    T value;
    Node *next, *prev;
  };
  Node *head = nullptr, *tail = nullptr;

public:
  class Iterator {
    Node *n;

  public:
    explicit Iterator(Node *n) : n(n) {}
    T &operator*() const { return n->value; }
    T *operator->() const { return &n->value; }
    Iterator &operator++() {
      n = n->next;
      return *this;
    }
    bool operator!=(const Iterator &o) const { return n != o.n; }
    bool operator==(const Iterator &o) const { return n == o.n; }
  };
  ~List() {
    while (head) {
      Node *n = head->next;
      delete head;
      head = n;
    }
  }
  void pushBack(const T &v) {
    Node *n = new Node{v, nullptr, tail};
    if (tail)
      tail->next = n;
    else
      head = n;
    tail = n;
  }
  void pushFront(T v) {
    head = new Node{std::move(v), head, nullptr};
    if (head->next)
      head->next->prev = head;
    else
      tail = head;
  }
  T &front() { return head->value; }
  T &back() { return tail->value; }
  Iterator begin() { return Iterator(head); }
  Iterator end() { return Iterator(nullptr); }
  template <class P> T *find(P p) {
    for (Node *n = head; n; n = n->next)
      if (p(n->value))
        return &n->value;
    return nullptr;
  }
};
struct Item {
  int id, secret;
};
void lists() {
  List<int> l, m;
  l.pushBack(1);
  l.pushBack(source());
  sink(l.back()); // $ violation=source
  for (int v : l)
    sink(v); // $ violation=source
  m.pushFront(1);
  m.pushBack(2);
  sink(m.front());
  for (int v : m)
    sink(v);
  List<Item> items;
  items.pushBack({1, source()});
  for (auto it = items.begin(); it != items.end(); ++it) {
    sink(it->id);
    sink(it->secret); // $ violation=source
  }
  Item *found = items.find([](const Item &i) { return i.id == 1; });
  sink(found->secret); // $ violation=source
  sink(found->id);
  if (Item *first = &items.front()) {
    first->secret = 0;
    sink(first->id);
  }
}
template <class T> class Shared {
  T *p;
  int *count;
  void drop() {
    if (count && --*count == 0) {
      delete p;
      delete count;
    }
  }

public:
  explicit Shared(T *p = nullptr) : p(p), count(new int(1)) {}
  Shared(const Shared &o) : p(o.p), count(o.count) { ++*count; }
  Shared &operator=(const Shared &o) {
    if (this != &o) {
      drop();
      p = o.p;
      count = o.count;
      ++*count;
    }
    return *this;
  }
  ~Shared() { drop(); }
  T *operator->() const { return p; }
  T &operator*() const { return *p; }
  int uses() const { return *count; }
};
void shareds() {
  Shared<Item> a(new Item{1, source()}), b(new Item{2, 3});
  sink(a->secret); // $ violation=source
  sink(a->id);
  sink(b->secret);
  Shared<Item> c = a;
  sink(c->secret); // $ violation=source
  c->id = source();
  sink(a->id); // $ violation=source
  sink(a.uses());
  c = b;
  sink(c->secret);
}
template <class K, class V, size_t N = 16> class HashMap {
  struct Entry {
    K key{};
    V value{};
    bool used = false;
  };
  Entry entries[N];
  static size_t slot(const K &k) { return static_cast<size_t>(k) % N; }

public:
  void put(const K &k, const V &v) {
    size_t i = slot(k);
    while (entries[i].used && !(entries[i].key == k))
      i = (i + 1) % N;
    entries[i].key = k;
    entries[i].value = v;
    entries[i].used = true;
  }
  V *get(const K &k) {
    for (size_t i = slot(k), n = 0; n < N; i = (i + 1) % N, ++n)
      if (entries[i].used && entries[i].key == k)
        return &entries[i].value;
    return nullptr;
  }
};
void maps() {
  HashMap<int, int> m, n;
  m.put(1, source());
  if (int *v = m.get(1))
    sink(*v); // $ violation=source
  n.put(1, 2);
  if (int *v = n.get(1))
    sink(*v);
  HashMap<int, Item> r;
  r.put(1, {1, source()});
  sink(r.get(1)->secret); // $ violation=source
  sink(r.get(1)->id);
}
template <class R, class... A> class Function;
template <class R, class... A> class Function<R(A...)> {
  struct Base {
    virtual ~Base() = default;
    virtual R call(A...) = 0;
  };
  template <class F> struct Holder : Base {
    F f;
    explicit Holder(F f) : f(std::move(f)) {}
    R call(A... a) override { return f(a...); }
  };
  Base *base = nullptr;

public:
  template <class F> Function(F f) : base(new Holder<F>(std::move(f))) {}
  Function(const Function &) = delete;
  ~Function() { delete base; }
  R operator()(A... a) const { return base->call(a...); }
};
void functions() {
  Function<int(int)> f([](int v) { return v; });
  sink(f(source())); // $ violation=source
  int got = 0;
  Function<void(int)> g([&got](int v) { got = v; });
  g(source());
  sink(got); // $ violation=source
}
class Matrix {
  int r, c;
  int *d;

public:
  Matrix(int r, int c) : r(r), c(c), d(new int[r * c]()) {}
  Matrix(const Matrix &o) : r(o.r), c(o.c), d(new int[o.r * o.c]) { std::memcpy(d, o.d, sizeof(int) * r * c); }
  ~Matrix() { delete[] d; }
  int &operator()(int i, int j) { return d[i * c + j]; }
  int operator()(int i, int j) const { return d[i * c + j]; }
  Matrix operator*(const Matrix &o) const {
    Matrix m(r, o.c);
    for (int i = 0; i < r; ++i)
      for (int j = 0; j < o.c; ++j)
        for (int k = 0; k < c; ++k)
          m(i, j) += (*this)(i, k) * o(k, j);
    return m;
  }
  int rows() const { return r; }
};
void matrices() {
  Matrix a(2, 2), b(2, 2), e(2, 2);
  a(0, 1) = source();
  sink(a(0, 1)); // $ violation=source
  sink(b(0, 1));
  Matrix p = a * b;
  sink(p(1, 1)); // $ violation=source
  sink((b * e)(0, 0));
  sink(p.rows());
  Matrix q(a);
  sink(q(0, 1)); // $ violation=source
}
class Guard {
  std::function<void()> f;

public:
  explicit Guard(std::function<void()> f) : f(std::move(f)) {}
  ~Guard() { f(); }
};
void guards() {
  int x = 0, y = 0;
  {
    Guard g([&x] { x = source(); });
    Guard h([&y] { y = 1; });
    sink(x);
  }
  sink(x); // $ violation=source
  sink(y);
}
struct Reader {
  const unsigned char *p, *end;
  unsigned u8() { return p < end ? *p++ : 0; }
  unsigned u16() {
    unsigned hi = u8();
    return hi << 8 | u8();
  }
};
struct Writer {
  unsigned char buf[16];
  size_t n = 0;
  void u8(unsigned v) { buf[n++] = static_cast<unsigned char>(v); }
  void u16(unsigned v) {
    u8(v >> 8);
    u8(v);
  }
};
void codecs() {
  Writer w, v;
  w.u16(source());
  Reader r{w.buf, w.buf + w.n};
  sink(r.u16()); // $ violation=source
  v.u16(7);
  Reader s{v.buf, v.buf + v.n};
  sink(s.u16());
}
