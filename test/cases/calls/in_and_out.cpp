// Parameters by reference in and out, results of struct type, nested fields set by a callee.
#include <purpose/annotations.h>
#include <string>
#include <tuple>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);

struct Inner {
  int v = 0, w = 0;
  std::string s;
};
struct Middle {
  Inner one, two;
  Inner *ptr = nullptr;
};
struct Top {
  Middle m;
  int flag = 0;
};
static void fillInt(int &out) { out = source(); }
static void fillPtr(int *out) { *out = source(); }
static void clear(int &x) { x = 0; }
static void pass(int in, int &out) { out = in; }
static void addTo(int &acc, int x) { acc += x; }
void outs() {
  int a = 0, b = 0;
  fillInt(a);
  sink(a); // $ violation=source
  sink(b);
  fillPtr(&b);
  sink(b); // $ violation=source
  clear(a);
  sink(a);
  pass(b, a);
  sink(a); // $ violation=source
  pass(0, a);
  sink(a);
  int sum = 0;
  addTo(sum, 1);
  sink(sum);
  addTo(sum, source());
  sink(sum); // $ violation=source
  addTo(sum, 1);
  sink(sum); // $ violation=source
}
static void fillInner(Inner &i) { i.v = source(); }
static void fillMiddle(Middle &m) { fillInner(m.two); }
static void fillTop(Top *t) { fillMiddle(t->m); }
void nestedCallee() {
  Top t;
  fillTop(&t);
  sink(t.m.two.v); // $ violation=source
  sink(t.m.two.w);
  sink(t.m.one.v);
  sink(t.flag);
  t.m.two = Inner();
  sink(t.m.two.v);
}
void nestedPtr() {
  Inner i;
  Middle m;
  m.ptr = &i;
  m.ptr->w = source();
  sink(i.w); // $ violation=source
  sink(i.v);
  fillInner(*m.ptr);
  sink(i.v); // $ violation=source
  sink(m.one.v);
}
static Inner make(int v) {
  Inner i;
  i.v = v;
  return i;
}
static Top makeTop() {
  Top t;
  t.m.one.s = text();
  t.m.two.s = "x";
  return t;
}
void returnedStruct() {
  Inner i = make(source());
  sink(i.v); // $ violation=source
  sink(i.w);
  sink(make(source()).v); // $ violation=source
  sink(make(1).v);
  Top t = makeTop();
  sinkText(t.m.one.s); // $ violation=text
  sinkText(t.m.two.s);
  Inner j = makeTop().m.one;
  sinkText(j.s); // $ violation=text
}
static void swapFields(Inner &i) {
  int t = i.v;
  i.v = i.w;
  i.w = t;
}
void swappedFields() {
  Inner i;
  i.v = source();
  swapFields(i);
  sink(i.v);
  sink(i.w); // $ violation=source
  swapFields(i);
  sink(i.v); // $ violation=source
  sink(i.w);
}
static bool tryGet(bool c, int *out) {
  if (!c)
    return false;
  *out = source();
  return true;
}
void maybe(bool c) {
  int x = 0;
  if (tryGet(c, &x))
    sink(x); // $ violation=source
  int y = 0;
  tryGet(c, &y);
  sink(y); // $ violation=source
}
static void copyInner(const Inner &from, Inner &to) { to = from; }
static void copyField(const Inner *from, Inner *to) { to->w = from->v; }
void copies() {
  Inner a, b, c;
  a.v = source();
  copyInner(a, b);
  sink(b.v); // $ violation=source
  sink(b.w);
  copyField(&a, &c);
  sink(c.w); // $ violation=source
  sink(c.v);
}
static int identity(int x) { return x; }
static int first(int x, int) { return x; }
static int constant(int) { return 7; }
void results() {
  sink(identity(source())); // $ violation=source
  sink(identity(1));
  sink(first(source(), 1)); // $ violation=source
  sink(first(1, source()));
  sink(constant(source()));
}
static void byValue(Inner i) { i.v = source(); }
static void byValuePtr(Inner i) {
  if (i.s.empty())
    i.w = source();
  sink(i.w); // $ violation=source
}
void value() {
  Inner i;
  byValue(i);
  sink(i.v);
  byValuePtr(i);
  sink(i.w);
}
static void setAll(Inner *is, int n) {
  for (int i = 0; i < n; ++i)
    is[i].v = source();
}
void arrayFilled() {
  Inner is[3];
  setAll(is, 3);
  sink(is[1].v); // $ violation=source
  sink(is[1].w);
}
static std::tuple<int, int> both() { return {source(), 1}; }
void tied() {
  int a = 0, b = 0;
  std::tie(a, b) = both();
  sink(a); // $ violation=source
  sink(b);
  auto [c, d] = both();
  sink(c); // $ violation=source
  sink(d);
}
static void rvalue(std::string &&s) { sinkText(s); } // $ violation=text
void moved() {
  rvalue(text());
  std::string s = text();
  std::string t = std::move(s);
  sinkText(t); // $ violation=text
}
static void defaulted(int a, int b = source()) {
  sink(a);
  sink(b); // $ violation=source
}
void defaults() { defaulted(1); }
static void onlyOut(int in, int *one, int *two) {
  *one = in;
  *two = 0;
}
void twoOuts() {
  int a, b;
  onlyOut(source(), &a, &b);
  sink(a); // $ violation=source
  sink(b);
  onlyOut(source(), &a, &a);
  sink(a);
}
static int depth3(int x) { return identity(identity(x)); }
static int depth6(int x) { return depth3(depth3(x)) + 1; }
void deep() {
  sink(depth6(source())); // $ violation=source
  sink(depth6(2));
}
static void inout(int &a, int &b) {
  b = a;
  a = 0;
}
void inouts() {
  int x = source(), y = 0;
  inout(x, y);
  sink(x);
  sink(y); // $ violation=source
}
static Inner &self(Inner &i) { return i; }
void chainedReference() {
  Inner i;
  self(self(i)).v = source();
  sink(i.v); // $ violation=source
  sink(self(i).w);
  Inner j = self(i);
  j.v = 0;
  sink(j.v);
  sink(i.v); // $ violation=source
}
