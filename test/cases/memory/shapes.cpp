// Unions, bit casts, placement, representation.
#include <purpose/annotations.h>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") double real();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkL(long);
PURPOSE_USE("advertising") void sinkC(const char *);

union U {
  int i;
  float f;
  unsigned char bytes[4];
  struct {
    short lo, hi;
  } halves;
};
void unions() {
  U u;
  u.i = source();
  sink(u.i);        // $ violation=source
  sink(u.f);        // $ violation=source
  sink(u.bytes[0]); // $ violation=source
  sink(u.halves.lo); // $ violation=source
  u.i = 0;
  sink(u.f);
  u.halves.hi = static_cast<short>(source());
  sink(u.i); // $ violation=source
}
struct Tagged {
  int tag;
  union {
    int number;
    const char *str;
  };
  int after;
};
void anonymous() {
  Tagged t;
  t.tag = 0;
  t.number = source();
  t.after = 0;
  sink(t.number); // $ violation=source
  sink(t.tag);
  sink(t.after);
}
void bits() {
  float f = std::bit_cast<float>(source());
  sink(std::bit_cast<int>(f)); // $ violation=source
  int i;
  std::memcpy(&i, &f, sizeof i);
  sink(i); // $ violation=source
  int j = 0, k = source();
  std::memcpy(&j, &k, sizeof j);
  sink(j); // $ violation=source
  std::memset(&k, 0, sizeof k);
  sink(k);
  auto p = reinterpret_cast<std::uintptr_t>(&j);
  sink(*reinterpret_cast<int *>(p)); // $ violation=source
}
struct Fields {
  unsigned a : 4;
  unsigned b : 4;
  unsigned c;
};
void bitFields() {
  Fields f{};
  f.a = source();
  sink(f.a); // $ violation=source
  sink(f.b);
  sink(f.c);
  Fields g = f;
  sink(g.a); // $ violation=source
  sink(g.b);
}
void placement() {
  alignas(int) unsigned char buf[sizeof(int)];
  int *p = new (buf) int(source());
  sink(*p); // $ violation=source
  sink(*reinterpret_cast<int *>(buf)); // $ violation=source
  int *q = new (buf) int(0);
  sink(*q);
}
void malloced() {
  struct N {
    int a, b;
  };
  N *n = static_cast<N *>(std::malloc(sizeof(N)));
  n->a = source();
  n->b = 0;
  sink(n->a); // $ violation=source
  sink(n->b);
  N *m = static_cast<N *>(std::calloc(1, sizeof(N)));
  sink(m->a);
  m = static_cast<N *>(std::realloc(n, 2 * sizeof(N)));
  sink(m->a); // $ violation=source
  sink(m->b);
  std::free(m);
}
void serialised() {
  struct N {
    int a, b;
  } n{source(), 0}, m{};
  char buf[sizeof n];
  std::memcpy(buf, &n, sizeof n);
  std::memcpy(&m, buf, sizeof m);
  sink(m.a); // $ violation=source
  struct O {
    int x;
  } o;
  std::memcpy(&o, &n, sizeof o);
  sink(o.x); // $ violation=source
}
void casts() {
  double d = real();
  sink(static_cast<int>(d)); // $ violation=real
  sinkL(static_cast<long>(d)); // $ violation=real
  const int c = source();
  const_cast<int &>(c) = 0;
  enum E { A, B };
  E e = static_cast<E>(source());
  sink(e); // $ violation=source
  enum class F { A } f = F(source());
  sink(static_cast<int>(f)); // $ violation=source
  bool b = source();
  sink(b); // $ violation=source
  sink(A);
}
void volatileValue() {
  volatile int v = source();
  sink(v); // $ violation=source
  v = 0;
  sink(v);
}
void swapBytes() {
  unsigned v = source();
  unsigned r = (v >> 24) | (v << 8);
  sink(r); // $ violation=source
  unsigned m = 0;
  for (int i = 0; i < 4; ++i)
    m |= ((v >> (i * 8)) & 0xff) << (24 - i * 8);
  sink(m); // $ violation=source
}
void xorSwap() {
  int a = source(), b = 0;
  a ^= b;
  b ^= a;
  a ^= b;
  sink(b); // $ violation=source
}
struct Header {
  int kind;
};
struct Message {
  Header h;
  int body, tail;
};
static Message *outer(Header *h) { return reinterpret_cast<Message *>(h); }
static Message *outerOf(int *body) {
  return reinterpret_cast<Message *>(reinterpret_cast<char *>(body) - offsetof(Message, body));
}
void containerOf() {
  Message m{};
  m.body = source();
  Header *h = &m.h;
  sink(outer(h)->body); // $ violation=source
  sink(outer(h)->tail);
  Message n{};
  n.tail = source();
  sink(outerOf(&n.body)->tail); // $ violation=source
  sink(outerOf(&n.body)->body);
}
