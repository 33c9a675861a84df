// Arrays: constant and variable index, loops, rows, pointer arithmetic, arrays of structs.
#include <purpose/annotations.h>
#include <array>
#include <cstring>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") const char *text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const char *);

struct P {
  int x = 0, y = 0;
};
void constantIndex() {
  int a[4] = {};
  a[1] = source();
  sink(a[0]);
  sink(a[1]); // $ violation=source
  a[1] = 0;
  sink(a[1]);
  a[2] = source();
  int b[4];
  b[0] = a[2];
  b[1] = a[3];
  sink(b[0]); // $ violation=source
  sink(b[1]);
}
void initialised() {
  int a[] = {1, source(), 3};
  sink(a[0]);
  sink(a[1]); // $ violation=source
  sink(a[2]);
  int *p = a;
  sink(*p);
  sink(p[1]);     // $ violation=source
  sink(*(p + 1)); // $ violation=source
  sink(*(p + 2));
  ++p;
  sink(*p); // $ violation=source
  ++p;
  sink(*p);
  sink(p[-1]); // $ violation=source
  sink(p[-2]);
}
void variableIndex(int i) {
  int a[4] = {};
  a[i] = source();
  sink(a[0]); // $ violation=source
  sink(a[i]); // $ violation=source
  int b[4] = {};
  sink(b[i]);
  b[2] = source();
  sink(b[i]); // $ violation=source
}
void loopFill() {
  int a[8];
  for (int i = 0; i < 8; ++i)
    a[i] = source();
  sink(a[3]); // $ violation=source
  for (int i = 0; i < 8; ++i)
    a[i] = 0;
  sink(a[3]);
}
void loopCopy() {
  int a[4] = {}, b[4] = {};
  a[2] = source();
  for (int i = 0; i < 4; i++)
    b[i] = a[i];
  sink(b[2]); // $ violation=source
  for (int x : b)
    sink(x); // $ violation=source
  int c[4] = {};
  for (int x : c)
    sink(x);
}
void rows() {
  int m[2][2] = {{0, 0}, {0, 0}};
  m[0][1] = source();
  sink(m[0][1]); // $ violation=source
  sink(m[0][0]);
  sink(m[1][1]);
  int(*row)[2] = &m[0];
  sink((*row)[1]); // $ violation=source
  sink(row[1][1]);
  int *flat = &m[0][0];
  sink(flat[1]); // $ violation=source
}
void textRows() {
  char b[2][16] = {"a", "b"};
  std::strcpy(b[0], text());
  sinkText(b[0]); // $ violation=text
  sinkText(b[1]);
}
void structs() {
  P ps[2];
  ps[0].x = source();
  sink(ps[0].x); // $ violation=source
  sink(ps[0].y);
  sink(ps[1].x);
  P *q = &ps[0];
  sink(q->x);       // $ violation=source
  sink((q + 1)->x);
  sink(q[1].x);
  q++;
  sink(q->x);
  q->y = source();
  sink(ps[1].y); // $ violation=source
  sink(ps[0].y);
}
void pointerLoop() {
  int a[4] = {};
  for (int *p = a; p != a + 4; ++p)
    *p = source();
  sink(a[0]); // $ violation=source
  int b[4] = {}, sum = 0;
  for (const int *p = b; p < b + 4; p++)
    sum += *p;
  sink(sum);
  for (const int *p = a; p < a + 4; p++)
    sum += *p;
  sink(sum); // $ violation=source
}
void postIncrement() {
  int a[3];
  int *p = a;
  *p++ = source();
  *p++ = 0;
  *p = 1;
  sink(a[0]); // $ violation=source
  sink(a[1]);
  sink(a[2]);
}
static int get(const int *a, int i) { return a[i]; }
static void put(int *a, int i, int v) { a[i] = v; }
void helpers() {
  int a[4] = {}, b[4] = {};
  put(a, 1, source());
  sink(get(a, 1)); // $ violation=source
  sink(get(b, 1));
  put(b, 0, 3);
  sink(b[0]);
}
static void setFirst(int *a) { a[0] = source(); }
void calleeFirst() {
  int a[2] = {};
  setFirst(a);
  sink(a[0]); // $ violation=source
  sink(a[1]);
  int b[3] = {};
  setFirst(b + 1);
  sink(b[1]); // $ violation=source
  sink(b[0]);
  setFirst(&b[2]);
  sink(b[2]); // $ violation=source
}
void stdArray() {
  std::array<int, 3> a{};
  a[0] = source();
  sink(a[0]); // $ violation=source
  sink(a[1]);
  a.fill(0);
  sink(a[0]);
  std::get<2>(a) = source();
  sink(a[2]); // $ violation=source
  sink(a.back()); // $ violation=source
  sink(a.front());
  std::array<int, 3> b = a;
  sink(b[2]); // $ violation=source
  a[2] = 0;
  sink(a[2]);
  sink(b.at(2)); // $ violation=source
}
void copied() {
  int a[3] = {source(), 0, 0}, b[3] = {};
  std::memcpy(b, a, sizeof a);
  sink(b[0]); // $ violation=source
  std::memset(b, 0, sizeof b);
  sink(b[0]);
  struct W {
    int v[2];
  } w{{0, source()}}, u = w;
  sink(u.v[1]); // $ violation=source
  sink(u.v[0]);
}
void pointersInArray() {
  int x = source(), y = 0;
  int *t[2];
  t[0] = &x;
  t[1] = &y;
  sink(*t[0]); // $ violation=source
  sink(*t[1]);
  int **tt = t;
  sink(**tt); // $ violation=source
  sink(*tt[1]);
}
void threeLevels() {
  int m[2][2][2] = {};
  m[1][0][1] = source();
  sink(m[1][0][1]); // $ violation=source
  sink(m[1][0][0]);
  sink(m[1][1][1]);
  sink(m[0][0][1]);
}
void negative() {
  int a[4] = {};
  int *end = a + 4;
  end[-1] = source();
  sink(a[3]); // $ violation=source
  sink(a[2]);
  *--end = 0;
  sink(a[3]);
}
void difference() {
  char buf[8] = "abc";
  char *p = buf;
  p += 2;
  *p = static_cast<char>(source());
  sink(buf[2]); // $ violation=source
  sink(buf[1]);
}
void dynamic(int n) {
  int *a = new int[n]();
  a[0] = source();
  sink(a[0]); // $ violation=source
  sink(a[1]);
  int **rows = new int *[2];
  rows[0] = a;
  rows[1] = new int[2]();
  sink(rows[0][0]); // $ violation=source
  sink(rows[1][0]);
}
