// C: texts that are built piece by piece, arrays, unions, bits.
#include <purpose/annotations.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
PURPOSE_ONLY("security") int source(void);
PURPOSE_ONLY("security") const char *secret(void);
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const char *);
int plain(void);
const char *text(void);

void built(void) {
  char buf[128];
  int n = snprintf(buf, sizeof buf, "id=%d", plain());
  n += snprintf(buf + n, sizeof buf - n, "&key=%s", secret());
  show(buf); // $ violation=secret
  char other[64] = "x";
  strcat(other, text());
  show(other);
  strncat(other, secret(), 10);
  show(other); // $ violation=secret
  strcpy(other, "reset");
  show(other);
}
void token(void) {
  char line[64];
  strcpy(line, secret());
  for (char *save, *t = strtok_r(line, ",", &save); t; t = strtok_r(NULL, ",", &save))
    show(t); // $ violation=secret
}
void parsed(void) {
  int a = source(), b = source();
  sscanf("1 2", "%d %d", &a, &b);
  sink(a);
  sink(b);
  sscanf(secret(), "%d", &a);
  sink(a); // $ violation=secret
}
void inside(void) {
  int a[8] = {0};
  a[5] = source();
  memmove(a, a + 4, 4 * sizeof *a);
  sink(a[1]); // $ violation=source
  int c[4] = {1, 2, 3, 4};
  memmove(c, c + 1, 3 * sizeof *c);
  sink(c[0]);
}
static void copy_chars(char *d, const char *s) { while ((*d++ = *s++)) ; }
static size_t length(const char *s) { size_t n = 0; while (*s++) n++; return n; }
void chars(void) {
  char a[32], b[32];
  copy_chars(a, secret());
  show(a); // $ violation=secret
  (void)length(a);
  copy_chars(b, text());
  show(b);
}
union value { int i; double d; char *s; };
struct variant { int kind; union value as; };
static void print(const struct variant *v) {
  if (v->kind == 0)
    sink(v->as.i); // $ violation=source
}
void variants(void) {
  struct variant v = {0, {.i = source()}};
  print(&v);
}
struct flags { unsigned a : 3, b : 5; };
void bits(void) {
  struct flags f = {0};
  f.b = source();
  sink(f.b); // $ violation=source
  sink(f.a);
}
static int global_table[4];
static void fill(void) { for (int i = 0; i < 4; i++) global_table[i] = source(); }
void globals(void) {
  fill();
  sink(global_table[2]); // $ violation=source
}
static int cmp(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
void sorted(void) {
  int v[3] = {3, source(), 1}, w[2] = {2, 1};
  qsort(v, 3, sizeof *v, cmp);
  sink(v[0]); // $ violation=source
  qsort(w, 2, sizeof *w, cmp);
  sink(w[0]);
}
struct buffer { char *data; size_t len, cap; };
static void append(struct buffer *b, const char *s) {
  size_t n = strlen(s);
  if (b->len + n + 1 > b->cap) {
    b->cap = (b->len + n + 1) * 2;
    b->data = realloc(b->data, b->cap);
  }
  memcpy(b->data + b->len, s, n + 1);
  b->len += n;
}
void buffers(void) {
  struct buffer a = {0}, b = {0};
  append(&a, "x");
  append(&a, secret());
  show(a.data); // $ violation=secret
  append(&b, text());
  show(b.data);
}
void conditional(int c) {
  int x = c ? source() : 0, y = (c, plain());
  sink(x); // $ violation=source
  sink(y);
  int z = 0;
  switch (c) {
  case 1: z = source(); /* fall through */
  case 2: z += 1; break;
  default: z = 3;
  }
  sink(z); // $ violation=source
}
