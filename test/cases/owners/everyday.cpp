// Smart pointers: make, reset, release, get, swap, aliasing, weak locks, deleters.
#include <purpose/annotations.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);

struct S {
  int a = 0, b = 0;
  std::string n;
  std::shared_ptr<S> next;
  S() = default;
  S(int a, int b) : a(a), b(b) {}
};
void unique() {
  auto p = std::make_unique<int>(source());
  sink(*p); // $ violation=source
  *p = 0;
  sink(*p);
  p.reset(new int(source()));
  sink(*p); // $ violation=source
  p.reset(new int(1));
  sink(*p);
  int *raw = p.get();
  *raw = source();
  sink(*p); // $ violation=source
  int *mine = p.release();
  sink(*mine); // $ violation=source
  delete mine;
}
void fields() {
  auto p = std::make_unique<S>(source(), 1);
  sink(p->a); // $ violation=source
  sink(p->b);
  p->a = 0;
  sink(p->a);
  auto q = std::make_unique<S>();
  q->n = text();
  sinkText(q->n); // $ violation=text
  sinkText(p->n);
  q->n.clear();
  sinkText(q->n);
}
void movedOwner() {
  auto p = std::make_unique<S>();
  p->a = source();
  auto q = std::move(p);
  sink(q->a); // $ violation=source
  std::unique_ptr<S> r(new S), s;
  s.swap(q);
  sink(s->a); // $ violation=source
  std::swap(s, r);
  sink(r->a); // $ violation=source
  sink(s->a);
}
void shared() {
  auto p = std::make_shared<S>();
  auto q = p;
  p->a = source();
  sink(q->a); // $ violation=source
  sink(q->b);
  q.reset();
  q = std::make_shared<S>();
  sink(q->a);
  std::shared_ptr<S> r(new S(1, source()));
  sink(r->a);
  sink(r->b); // $ violation=source
}
void aliasing() {
  auto p = std::make_shared<S>();
  std::shared_ptr<int> a(p, &p->a), b(p, &p->b);
  *a = source();
  sink(p->a); // $ violation=source
  sink(*b);
  sink(p->b);
}
void weak() {
  auto p = std::make_shared<S>();
  std::weak_ptr<S> w = p;
  p->a = source();
  if (auto l = w.lock()) {
    sink(l->a); // $ violation=source
    sink(l->b);
    l->b = source();
  }
  sink(p->b); // $ violation=source
}
struct Free {
  void operator()(int *p) const {
    sink(*p); // $ violation=source
    delete p;
  }
};
struct FreeClean {
  void operator()(int *p) const {
    sink(*p);
    delete p;
  }
};
void deleters() {
  std::unique_ptr<int, Free> p(new int(source()));
  std::unique_ptr<int, FreeClean> q(new int(1));
}
void sharedDeleter() {
  std::shared_ptr<int> p(new int(source()), [](int *v) {
    sink(*v); // $ violation=source
    delete v;
  });
}
static std::unique_ptr<S> build() {
  auto p = std::make_unique<S>();
  p->a = source();
  return p;
}
static void consume(std::unique_ptr<S> p) {
  sink(p->a); // $ violation=source
  sink(p->b);
}
static void modify(const std::unique_ptr<S> &p) { p->b = source(); }
static void modifyShared(std::shared_ptr<S> p) { p->b = source(); }
void acrossCalls() {
  auto p = build();
  sink(p->a); // $ violation=source
  sink(p->b);
  consume(std::move(p));
  auto q = std::make_unique<S>();
  modify(q);
  sink(q->b); // $ violation=source
  sink(q->a);
  auto r = std::make_shared<S>();
  modifyShared(r);
  sink(r->b); // $ violation=source
  sink(r->a);
}
struct Owner {
  std::unique_ptr<S> s = std::make_unique<S>();
  std::shared_ptr<S> t;
  S &get() { return *s; }
};
void member() {
  Owner o, o2;
  o.s->a = source();
  sink(o.get().a); // $ violation=source
  sink(o2.get().a);
  o.t = std::make_shared<S>(1, source());
  sink(o.t->b); // $ violation=source
  sink(o.t->a);
  Owner m = std::move(o);
  sink(m.s->a); // $ violation=source
}
void list() {
  auto head = std::make_shared<S>();
  head->next = std::make_shared<S>();
  head->next->a = source();
  sink(head->next->a); // $ violation=source
  sink(head->a);
  auto cur = head;
  cur = cur->next;
  sink(cur->a); // $ violation=source
  sink(cur->b);
}
void arrays() {
  auto a = std::make_unique<int[]>(3);
  a[1] = source();
  sink(a[1]); // $ violation=source
  sink(a[0]);
}
void vectors() {
  std::vector<std::unique_ptr<S>> v;
  v.push_back(std::make_unique<S>(source(), 0));
  sink(v[0]->a); // $ violation=source
  sink(v[0]->b);
  sink(v.front()->a); // $ violation=source
  std::unique_ptr<S> taken = std::move(v.back());
  sink(taken->a); // $ violation=source
  std::vector<std::shared_ptr<S>> w;
  auto s = std::make_shared<S>();
  w.push_back(s);
  s->a = source();
  sink(w[0]->a); // $ violation=source
  for (const auto &x : w)
    sink(x->b);
}
void casts() {
  struct T : S {
    int c = 0;
  };
  std::shared_ptr<S> p = std::make_shared<T>();
  auto t = std::static_pointer_cast<T>(p);
  t->c = source();
  t->a = source();
  sink(p->a); // $ violation=source
  sink(std::static_pointer_cast<T>(p)->c); // $ violation=source
  sink(p->b);
}
class Me : public std::enable_shared_from_this<Me> {
public:
  int v = 0;
  std::shared_ptr<Me> self() { return shared_from_this(); }
};
void fromThis() {
  auto m = std::make_shared<Me>();
  m->self()->v = source();
  sink(m->v); // $ violation=source
}
void addressOf() {
  auto p = std::make_unique<int>(0);
  int &r = *p;
  r = source();
  sink(*p); // $ violation=source
  int *q = std::addressof(r);
  *q = 0;
  sink(*p);
}
template <class T> class Own {
  T *p;

public:
  explicit Own(T *p) : p(p) {}
  ~Own() { delete p; }
  Own(Own &&o) : p(o.p) { o.p = nullptr; }
  T &operator*() const { return *p; }
  T *operator->() const { return p; }
  T *get() const { return p; }
};
void own() {
  Own<S> p(new S(source(), 1));
  sink(p->a); // $ violation=source
  sink((*p).b);
  p->b = source();
  sink(p.get()->b); // $ violation=source
  Own<S> q(std::move(p));
  sink(q->a); // $ violation=source
  Own<S> c(new S);
  sink(c->a);
}
