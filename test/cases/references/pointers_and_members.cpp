// Aliases: pointer to pointer, reference to pointer, pointer to member, swapped pointers.
#include <purpose/annotations.h>
#include <utility>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") const char *text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const char *);

struct Pair {
  int a = 0;
  int b = 0;
  const char *name = "";
};
struct Outer {
  Pair first, second;
  Pair *link = nullptr;
};

void plain() {
  int x = source();
  sink(x); // $ violation=source
  x = 0;
  sink(x);
  int y = 1;
  sink(y);
}
void throughPointer() {
  int x = 0;
  int *p = &x;
  *p = source();
  sink(x);  // $ violation=source
  sink(*p); // $ violation=source
  *p = 1;
  sink(x);
  sink(*p);
}
void pointerToPointer() {
  int x = 0, y = 0;
  int *p = &x;
  int **pp = &p;
  **pp = source();
  sink(x); // $ violation=source
  sink(y);
  *pp = &y;
  sink(*p);
  **pp = source();
  sink(y); // $ violation=source
  x = 0;
  sink(x);
  sink(*p); // $ violation=source
}
void triple() {
  int x = 0;
  int *p = &x;
  int **pp = &p;
  int ***ppp = &pp;
  ***ppp = source();
  sink(x); // $ violation=source
  ***ppp = 0;
  sink(x);
}
void referenceToPointer() {
  int x = source(), y = 0;
  int *p = &y;
  int *&r = p;
  sink(*r);
  r = &x;
  sink(*p); // $ violation=source
  r = &y;
  sink(*p);
}
static void redirect(int *&p, int *to) { p = to; }
void redirected() {
  int x = source(), y = 0;
  int *p = &y;
  redirect(p, &x);
  sink(*p); // $ violation=source
  redirect(p, &y);
  sink(*p);
}
static void redirect2(int **p, int *to) { *p = to; }
void redirected2() {
  int x = source(), y = 0;
  int *p = &x;
  redirect2(&p, &y);
  sink(*p);
  redirect2(&p, &x);
  sink(*p); // $ violation=source
}
void swappedPointers() {
  int x = source(), y = 0;
  int *p = &x, *q = &y;
  int *t = p;
  p = q;
  q = t;
  sink(*p);
  sink(*q); // $ violation=source
  std::swap(p, q);
  sink(*p); // $ violation=source
  sink(*q);
}
static void swapPointers(int **a, int **b) {
  int *t = *a;
  *a = *b;
  *b = t;
}
void swappedByOwn() {
  int x = source(), y = 0;
  int *p = &x, *q = &y;
  swapPointers(&p, &q);
  sink(*p);
  sink(*q); // $ violation=source
}
static void swapValues(int &a, int &b) {
  int t = a;
  a = b;
  b = t;
}
void swappedValues() {
  int x = source(), y = 0;
  swapValues(x, y);
  sink(x);
  sink(y); // $ violation=source
}
void fieldAddress() {
  Pair s;
  int *p = &s.a;
  *p = source();
  sink(s.a); // $ violation=source
  sink(s.b);
  int *q = &s.b;
  *q = *p;
  sink(s.b); // $ violation=source
}
void memberPointer() {
  Pair s;
  int Pair::*m = &Pair::a;
  s.*m = source();
  sink(s.a); // $ violation=source
  sink(s.b);
  m = &Pair::b;
  sink(s.*m);
  s.*m = source();
  sink(s.b); // $ violation=source
  Pair *p = &s;
  p->*m = 0;
  sink(s.b);
  sink(s.a); // $ violation=source
}
void linkToOwn() {
  Outer o;
  o.link = &o.second;
  o.link->a = source();
  sink(o.second.a); // $ violation=source
  sink(o.first.a);
  sink(o.second.b);
  o.link = &o.first;
  sink(o.link->a);
  o.link->b = o.second.a;
  sink(o.first.b); // $ violation=source
}
void conditionalAlias(bool c) {
  int x = 0, y = 0, z = 0;
  int *p = c ? &x : &y;
  *p = source();
  sink(x); // $ violation=source
  sink(y); // $ violation=source
  sink(z);
}
void conditionalReference(bool c) {
  int x = 0, y = 0;
  (c ? x : y) = source();
  sink(x); // $ violation=source
  sink(y); // $ violation=source
}
void arrayOfPointers() {
  int x = 0, y = 0;
  int *ps[2] = {&x, &y};
  *ps[0] = source();
  sink(x); // $ violation=source
  sink(y);
  sink(*ps[0]); // $ violation=source
  sink(*ps[1]);
}
void copyBeforeTaint() {
  Pair s;
  Pair t = s;
  s.a = source();
  sink(t.a);
  sink(s.a); // $ violation=source
  t = s;
  s.a = 0;
  sink(t.a); // $ violation=source
  sink(s.a);
}
void referenceField() {
  struct Holder {
    int &r;
  };
  int x = 0;
  Holder h{x};
  h.r = source();
  sink(x);   // $ violation=source
  sink(h.r); // $ violation=source
  x = 0;
  sink(h.r);
}
void pointerCompare() {
  Pair s, t;
  Pair *p = &s;
  p->name = text();
  sinkText(s.name); // $ violation=text
  sinkText(t.name);
  p = &t;
  sinkText(p->name);
}
static int *larger(int *a, int *b) { return *a > *b ? a : b; }
static int *second(int *, int *b) { return b; }
void returnedPointer() {
  int x = source(), y = 0;
  sink(*second(&x, &y));
  sink(*second(&y, &x)); // $ violation=source
  *second(&x, &y) = source();
  sink(y); // $ violation=source
  int z = 0, w = 0;
  *larger(&z, &w) = source();
  sink(z); // $ violation=source
  sink(w); // $ violation=source
}
static int &ref(Pair &p) { return p.b; }
void returnedReference() {
  Pair s;
  ref(s) = source();
  sink(s.b); // $ violation=source
  sink(s.a);
  ref(s) = 0;
  sink(s.b);
  int &r = ref(s);
  r = source();
  sink(s.b); // $ violation=source
}
static void initialise(Pair *p) { *p = Pair(); }
void wiped() {
  Pair s;
  s.a = source();
  initialise(&s);
  sink(s.a);
}
void voidPointer() {
  int x = source();
  void *v = &x;
  sink(*static_cast<int *>(v)); // $ violation=source
  Pair s;
  s.b = source();
  v = &s;
  sink(static_cast<Pair *>(v)->b); // $ violation=source
  sink(static_cast<Pair *>(v)->a);
}
void chained() {
  int a, b, c, d;
  a = b = c = source();
  d = (a = 0, b);
  sink(a);
  sink(b); // $ violation=source
  sink(d); // $ violation=source
  c = 0;
  sink(c);
}
void heapAlias() {
  int *p = new int(0);
  int *q = p;
  *p = source();
  sink(*q); // $ violation=source
  int *r = new int(0);
  sink(*r);
  delete p;
  delete r;
}
void structOfPointers() {
  struct Refs {
    int *p, *q;
  };
  int x = 0, y = 0;
  Refs r{&x, &y};
  Refs s = r;
  *s.p = source();
  sink(x);    // $ violation=source
  sink(y);    // clean
  sink(*r.p); // $ violation=source
  sink(*r.q);
}
