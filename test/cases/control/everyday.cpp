// Control flow: switch, goto, loops, short circuit, comma, dead branches, exceptions, globals, statics.
#include <purpose/annotations.h>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);
PURPOSE_USE("advertising") void sinkC(const char *);

void branches(bool c) {
  int x = 0;
  if (c)
    x = source();
  sink(x); // $ violation=source
  if (c)
    x = 0;
  else
    x = 1;
  sink(x);
  int y = source();
  if (c)
    y = 0;
  sink(y); // $ violation=source
  int z = c ? source() : 0;
  sink(z); // $ violation=source
  sink(c ? 1 : 2);
}
void dead() {
  int x = 0;
  if (false)
    x = source();
  sink(x);
  if (sizeof(int) == 1)
    x = source();
  sink(x);
  const bool never = false;
  if (never)
    x = source();
  sink(x);
  x = source();
  return;
  sink(x);
}
void switched(int k) {
  int x = 0, y = 0;
  switch (k) {
  case 0:
    x = source();
    break;
  case 1:
    x = 1;
    [[fallthrough]];
  case 2:
    y = x;
    break;
  default:
    x = 2;
  }
  sink(x); // $ violation=source
  sink(y);
  switch (k) {
  case 0:
    x = source();
  case 1:
    y = x;
  }
  sink(y); // $ violation=source
}
void gotos(bool c) {
  int x = source();
  if (c)
    goto clean;
  sink(x); // $ violation=source
clean:
  x = 0;
  sink(x);
  int n = 0, y = 0;
again:
  sink(y); // $ violation=source
  y = source();
  if (n++ < 2)
    goto again;
}
void loops(int n) {
  int x = 0, prev = 0;
  for (int i = 0; i < n; ++i) {
    sink(prev); // $ violation=source
    prev = x;
    x = source();
  }
  int y = source();
  while (n-- > 0)
    y = 0;
  sink(y); // $ violation=source
  int z = source();
  do
    z = 0;
  while (n++ < 3);
  sink(z);
  int w = 0;
  for (;;) {
    if (n)
      break;
    w = source();
  }
  sink(w); // $ violation=source
}
void shortCircuit(bool c) {
  int x = 0;
  c && (x = source());
  sink(x); // $ violation=source
  int y = source();
  (y = 0, c) || (c = true);
  sink(y);
  int z = (source(), 1);
  sink(z);
  z = (1, source());
  sink(z); // $ violation=source
}
void compound() {
  int x = 1;
  x += source();
  sink(x); // $ violation=source
  x = 1;
  x <<= 2;
  sink(x);
  x |= source();
  sink(x); // $ violation=source
  x ^= x;
  int y = source();
  y++;
  sink(y); // $ violation=source
  sink(-y); // $ violation=source
  sink(!y); // $ violation=source
  sink(~y & 0xff); // $ violation=source
  sink(static_cast<int>(sizeof y));
}
void thrown() {
  try {
    throw source();
  } catch (int e) {
    sink(e); // $ violation=source
  }
  try {
    throw 1;
  } catch (int e) {
    sink(e);
  }
  try {
    throw std::runtime_error(text());
  } catch (const std::exception &e) {
    sinkC(e.what()); // $ violation=text
  }
  try {
    throw std::runtime_error("x");
  } catch (const std::exception &e) {
    sinkC(e.what());
  }
}
struct Err {
  int code, hint;
};
static void fails(int v) { throw Err{v, 1}; }
static void failsClean() { throw Err{2, 1}; }
void thrownByCallee() {
  try {
    fails(source());
  } catch (const Err &e) {
    sink(e.code); // $ violation=source
    sink(e.hint);
  }
  try {
    failsClean();
  } catch (const Err &e) {
    sink(e.code);
  }
}
void caughtState() {
  int x = 0, y = 0;
  try {
    x = source();
    failsClean();
    x = 0;
  } catch (...) {
    sink(x); // $ violation=source
    y = x;
  }
  sink(y); // $ violation=source
  try {
    x = 0;
    failsClean();
    x = source();
  } catch (Err &) {
    sink(x);
  }
}
void rethrown() {
  try {
    try {
      throw Err{source(), 0};
    } catch (Err &e) {
      e.hint = 1;
      throw;
    }
  } catch (Err &e) {
    sink(e.code); // $ violation=source
    sink(e.hint);
  }
}
static int g = 0, h = 0;
static std::string gs;
struct Config {
  int a, b;
};
static Config config;
static int *gp = &h;
static void setG() { g = source(); }
void globals() {
  g = 0;
  sink(g);
  setG();
  sink(g); // $ violation=source
}
void globalReader() { sink(config.a); } // $ violation=source
void globalClean() { sink(config.b); }
void globalWriter() { config.a = source(); }
void globalPointer() {
  *gp = source();
  sink(h); // $ violation=source
}
static int counter(int v) {
  static int last = 0;
  int old = last;
  last = v;
  return old;
}
void statics() {
  counter(source());
  sink(counter(0)); // $ violation=source
}
static int &instance() {
  static int v;
  return v;
}
void singleton() {
  instance() = source();
  sink(instance()); // $ violation=source
}
struct Single {
  static Single &get() {
    static Single s;
    return s;
  }
  int v = 0, w = 0;
};
void singletonObject() {
  Single::get().v = source();
  sink(Single::get().v); // $ violation=source
  sink(Single::get().w);
}
static int fact(int n, int acc) { return n <= 1 ? acc : fact(n - 1, acc * n); }
static int even(int n, int v);
static int odd(int n, int v) { return n == 0 ? 0 : even(n - 1, v); }
static int even(int n, int v) { return n == 0 ? v : odd(n - 1, v); }
static void countdown(int n, int &out) {
  if (n == 0) {
    out = source();
    return;
  }
  countdown(n - 1, out);
}
void recursion() {
  sink(fact(3, source())); // $ violation=source
  sink(fact(3, 1));
  sink(even(4, source())); // $ violation=source
  sink(even(4, 1));
  int o = 0;
  countdown(3, o);
  sink(o); // $ violation=source
}
static int noop(int v) { return v; }
static int zero(int) { return 0; }
static int secret(int) { return source(); }
using Fn = int (*)(int);
static const Fn table[] = {noop, zero, secret};
static Fn pick(bool c) { return c ? noop : secret; }
void tables(int i, bool c) {
  sink(table[1](source()));
  sink(table[0](source())); // $ violation=source
  sink(table[i](1)); // $ violation=source
  Fn f = zero;
  sink(f(source()));
  f = noop;
  sink(f(source())); // $ violation=source
  sink(f(1));
  sink(pick(c)(1)); // $ violation=source
}
struct Ops {
  int (*get)(int);
  void (*put)(int);
};
static void show(int v) { sink(v); } // $ violation=source
static void hide(int) {}
static const Ops good = {zero, hide}, bad = {noop, show};
void ops() {
  good.put(source());
  sink(good.get(source()));
  sink(bad.get(source())); // $ violation=source
  bad.put(source());
  const Ops *o = &good;
  o->put(source());
}
void fatal(int x) {
  int v = source();
  if (x > 0) {
    std::exit(1);
    sink(v);
  }
  v = 0;
  sink(v);
}
[[noreturn]] static void die() { std::abort(); }
void noreturnClears(bool c) {
  int v = 0;
  if (c) {
    v = source();
    die();
  }
  sink(v);
}
void ifInit() {
  if (int v = source(); v > 0)
    sink(v); // $ violation=source
  else
    sink(-v); // $ violation=source
  while (int v = source())
    sink(v); // $ violation=source
  switch (int v = 0; v) {
  default:
    sink(v);
  }
}
