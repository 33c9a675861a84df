// A value that was read from many fields bears the limits of all of them.
#include <purpose/annotations.h>

struct Path {
  int a, b, c, d, e, f, g;
  PURPOSE_ONLY("security") int limited;
  int i, j;
};
PURPOSE_USE("advertising") void sink(int);

void throughTenFields(int n) {
  Path p;
  p.a = n;
  p.b = p.a;
  p.c = p.b;
  p.d = p.c;
  p.e = p.d;
  p.f = p.e;
  p.g = p.f;
  p.limited = p.g;
  p.i = p.limited;
  p.j = p.i;
  sink(p.j); // $ violation=Path::limited
}
void throughTheOthers(int n) {
  Path p;
  p.a = n;
  p.b = p.a;
  p.c = p.b;
  p.d = p.c;
  p.e = p.d;
  p.f = p.e;
  p.g = p.f;
  p.i = p.g;
  p.j = p.i;
  sink(p.j);
}
