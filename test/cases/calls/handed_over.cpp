// Small programs of many kinds: what is handed over, and how.
#include <purpose/annotations.h>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") char *buffer();
void fill(PURPOSE_ONLY("security") int *out);
void fillText(PURPOSE_ONLY("security") char *out, int n);
PURPOSE_USE("advertising") void sink(...);
template <class T> PURPOSE_USE("advertising") void sinkT(T);
template <class T> PURPOSE_USE("advertising") void sinkR(const T &);

struct S {
  int m1 = 0, m2 = 0;
  int *p = nullptr;
  PURPOSE_ONLY("security") int get();
  int open();
};
struct Source {
  PURPOSE_ONLY("security") int operator()() const;
  PURPOSE_ONLY("security") static int make();
};
void wholes() {
  S s;
  s.m1 = source();
  sinkR(s); // $ violation=source
  sinkT(s); // $ violation=source
  sink(&s); // $ violation=source
  sink(s.m2);
  sinkR(s.m2);
  s.m1 = 0;
  sinkR(s);
  int x = source();
  sink(&x); // $ violation=source
  s.p = &x;
  sink(s.p); // $ violation=source
  sinkR(s); // $ violation=source
}
void outParameters() {
  int a = 0, b = 0;
  fill(&a);
  sink(a); // $ violation=fill(out)
  sink(b);
  char t[16], u[16] = "";
  fillText(t, 16);
  sink(t); // $ violation=fillText(out)
  sink(u);
  S s;
  fill(&s.m1);
  sink(s.m1); // $ violation=fill(out)
  sink(s.m2);
  int arr[3] = {};
  fill(&arr[1]);
  sink(arr[1]); // $ violation=fill(out)
  sink(arr[0]);
}
void members() {
  S s;
  sink(s.get()); // $ violation=S::get
  sink(s.open());
  S *p = &s;
  int v = p->get();
  sink(v); // $ violation=S::get
  Source src;
  sink(src()); // $ violation=Source::operator()
  sink(Source::make()); // $ violation=Source::make
  std::function<int()> f = src;
  sink(f()); // $ MISSING: violation=Source::operator() -- an object with an operator that has no body is kept
  auto m = &S::get;
  sink((s.*m)()); // $ violation=S::get
  auto g = std::mem_fn(&S::open);
  sink(g(s));
}
void raw() {
  char *b = buffer();
  sink(b); // $ violation=buffer
  sink(*b); // $ violation=buffer
  sink(b[3]); // $ violation=buffer
  sink(b + 1); // $ violation=buffer
  char c = b[0];
  sink(c); // $ violation=buffer
  std::string s(b);
  sinkR(s); // $ violation=buffer
  sink(s.c_str()); // $ violation=buffer
  const char *e = strchr(b, ',');
  sink(e); // $ violation=buffer
  sink(e - b);
  unsigned n = 0;
  while (*b)
    n = n * 10 + (*b++ - '0');
  sink(n); // $ violation=buffer
}
static int chain(int depth, int v) {
  if (depth == 0)
    return v;
  int r = chain(depth - 1, v);
  return r;
}
struct Acc {
  int total = 0;
  void add(int v) { total += v; }
  Acc &operator<<(int v) {
    add(v);
    return *this;
  }
};
void accumulators() {
  Acc a, b;
  a << 1 << source() << 2;
  sink(a.total); // $ violation=source
  b << 1 << 2;
  sink(b.total);
  sink(chain(5, source())); // $ violation=source
  sink(chain(5, 0));
}
class Account {
  int balance = 0;
  std::string owner;
  std::vector<int> history;

public:
  Account(std::string o, int b) : balance(b), owner(std::move(o)) { history.push_back(b); }
  void deposit(int v) {
    balance += v;
    history.push_back(v);
  }
  int getBalance() const { return balance; }
  const std::string &getOwner() const { return owner; }
  const std::vector<int> &getHistory() const { return history; }
};
void accounts() {
  Account a("x", 1), b(buffer(), 2);
  sink(a.getBalance());
  a.deposit(source());
  sink(a.getBalance()); // $ violation=source
  sinkR(a.getOwner());
  sink(a.getHistory().back()); // $ violation=source
  sinkR(b.getOwner()); // $ violation=buffer
  sink(b.getBalance());
  std::vector<Account> all{a, b};
  for (const Account &x : all)
    sink(x.getBalance()); // $ violation=source
  auto p = std::make_shared<Account>(b);
  sinkR(p->getOwner()); // $ violation=buffer
  sink(p->getBalance());
}
struct Vec {
  int d[3] = {0, 0, 0};
  int &operator[](int i) { return d[i]; }
  int operator[](int i) const { return d[i]; }
  int &x() { return d[0]; }
};
void vecs() {
  Vec v;
  v[0] = source();
  sink(v[0]); // $ violation=source
  sink(v[1]);
  sink(v.x()); // $ violation=source
  v.x() = 0;
  sink(v[0]);
  const Vec &c = v;
  sink(c[0]);
  Vec w;
  w[2] = source();
  Vec u = w;
  sink(u[2]); // $ violation=source
  sink(u[0]);
}
struct Matrix {
  int r, c;
  std::vector<int> data;
  Matrix(int r, int c) : r(r), c(c), data(r * c) {}
  int &at(int i, int j) { return data[i * c + j]; }
};
void matrices() {
  Matrix m(2, 2), n(2, 2);
  m.at(0, 1) = source();
  sink(m.at(0, 1)); // $ violation=source
  sink(n.at(0, 1));
  sink(m.r);
}
void initialisers() {
  struct Local {
    int a, b = source(), c = 1;
  };
  Local l{1};
  sink(l.a);
  sink(l.b); // $ violation=source
  sink(l.c);
  int arr[2][2] = {{source(), 1}, {2, 3}};
  sink(arr[0][0]); // $ violation=source
  sink(arr[0][1]);
  sink(arr[1][0]);
  static int once = source();
  sink(once); // $ violation=source
  const int &ref = source();
  sink(ref); // $ violation=source
  int &&rr = source();
  rr = 0;
  sink(rr);
  auto *h = new S{source(), 2};
  sink(h->m1); // $ violation=source
  sink(h->m2);
  delete h;
}
void conditions(bool a, bool b) {
  int x = 0;
  if (a && (x = source()) > 0)
    sink(x); // $ violation=source
  int y = a ? (b ? source() : 1) : 2;
  sink(y); // $ violation=source
  int z = 0;
  if (a)
    z = source();
  if (!a)
    z = 0;
  sink(a ? 0 : 1);
  int w = source();
  for (int i = 0; i < 2; ++i) {
    if (i == 0)
      w = 0;
    sink(w);
  }
}
