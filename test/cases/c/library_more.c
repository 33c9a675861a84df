/* C: searching in texts, variable arguments, files, threads, atomics, tables of functions. */
#define _GNU_SOURCE
#include <pthread.h>
#include <purpose/annotations.h>
#include <search.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <unistd.h>
PURPOSE_ONLY("security") int source(void);
PURPOSE_ONLY("security") char *secret(void);
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const char *);
int plain(void);
char *text(void);
void finds(void) {
  char *s = secret(), *t = text();
  show(strstr(s, "a")); // $ violation=secret
  show(strstr(t, "a"));
  show(strpbrk(s, ","));       // $ violation=secret
  show(memchr(s, 'a', 3));     // $ violation=secret
  sink((int)strspn(s, "abc")); // $ violation=secret
  char *p = s;
  show(strsep(&p, ",")); // $ violation=secret
  show(p);               // $ violation=secret
}
struct P {
  int a, b;
};
static int vfirst(int n, ...) {
  va_list ap;
  va_start(ap, n);
  struct P p = va_arg(ap, struct P);
  int r = p.a;
  va_end(ap);
  return r;
}
void structArgs(void) {
  struct P p = {source(), 0}, q = {1, 2};
  sink(vfirst(1, q));
  sink(vfirst(1, p)); // $ violation=source
}
static int next(va_list *ap) { return va_arg(*ap, int); }
static int sum(int n, ...) {
  va_list ap;
  int s = 0;
  va_start(ap, n);
  for (int i = 0; i < n; i++)
    s += next(&ap);
  va_end(ap);
  return s;
}
void lists(void) {
  sink(sum(2, 1, 2));
  sink(sum(2, 1, source())); // $ violation=source
}
void appends(void) {
  char b[64] = "a";
  sprintf(b + strlen(b), "%d", plain());
  show(b);
  strcat(strcat(b, "x"), secret());
  show(b); // $ violation=secret
  b[0] = 0;
  show(b); // $ SPURIOUS: violation=secret -- the end of a text is one element
           // of the array
}
void files(void) {
  FILE *f = tmpfile();
  struct P p = {source(), 1}, q;
  fwrite(&p, sizeof p, 1, f);
  rewind(f);
  fread(&q, sizeof q, 1, f);
  sink(q.a); // $ violation=source
  fclose(f);
}
void memstreams(void) {
  char *b;
  size_t n;
  FILE *f = open_memstream(&b, &n);
  fprintf(f, "%s", secret());
  fclose(f);
  show(b); // $ violation=secret
  FILE *g = fmemopen(text(), 4, "r");
  char c[8];
  fgets(c, 8, g);
  show(c);
}
void lines(void) {
  FILE *f = fmemopen(secret(), 8, "r");
  char *l = NULL;
  size_t n = 0;
  while (getline(&l, &n, f) > 0)
    show(l); // $ violation=secret
  free(l);
}
void envs(void) {
  setenv("TOKEN", secret(), 1);
  setenv("NAME", text(), 1);
  show(getenv("NAME"));
  show(getenv("TOKEN")); // $ violation=secret
}
static void *work(void *p) {
  *(int *)p = source();
  return p;
}
void threads(void) {
  pthread_t t;
  int v = 0;
  void *r;
  pthread_create(&t, NULL, work, &v);
  pthread_join(t, &r);
  sink(v); // $ violation=source
}
static int cwork(void *p) {
  sink(*(int *)p); // $ violation=source
  return 0;
}
void cthreads(void) {
  thrd_t t;
  int v = source();
  thrd_create(&t, cwork, &v);
  thrd_join(t, NULL);
}
void atomics(void) {
  atomic_int a = 0;
  atomic_store(&a, source());
  sink(atomic_load(&a)); // $ violation=source
  atomic_store(&a, 0);
  sink(atomic_load(&a)); // $ SPURIOUS: violation=source -- an atomic store adds to what stood there
  atomic_fetch_add(&a, source());
  sink(a); // $ violation=source
}
#define show_any(x) _Generic((x), int: sink, char *: show)(x)
void generics(void) {
  show_any(plain());
  show_any(source()); // $ violation=source
  show_any(secret()); // $ violation=secret
}
static _Thread_local int tl;
static void put(void) { tl = source(); }
void tls(void) {
  put();
  sink(tl); // $ violation=source
  tl = 0;
  sink(tl);
}
static int by_a(const void *x, const void *y, void *c) {
  *(int *)c += ((const struct P *)x)->a;
  return ((const struct P *)x)->b - ((const struct P *)y)->b;
}
void sorted(void) {
  struct P v[2] = {{source(), 1}, {0, 2}};
  int seen = 0;
  qsort_r(v, 2, sizeof *v, by_a, &seen);
  sink(v[0].b);
  sink(seen); // $ violation=source
}
void compound(void) {
  struct P *p = &(struct P){.a = source(), .b = 2};
  sink(p->b);
  sink(p->a); // $ violation=source
  *p = (struct P){.b = p->a};
  sink(p->a);
  sink(p->b); // $ violation=source
}
typedef int (*fn)(int);
static int same(int x) { return x; }
static int none(int x) {
  (void)x;
  return 0;
}
static fn choose(int k) { return k ? same : none; }
void chosen(void) {
  sink(choose(0)(source()));
  sink(choose(1)(source())); // $ violation=source
}
struct dev {
  const struct ops {
    int (*rd)(struct dev *, char *, int);
    int (*wr)(struct dev *, const char *, int);
  } *ops;
  char mem[32];
};
static int mrd(struct dev *d, char *b, int n) {
  memcpy(b, d->mem, n);
  return n;
}
static int mwr(struct dev *d, const char *b, int n) {
  memcpy(d->mem, b, n);
  return n;
}
static const struct ops mem_ops = {.rd = mrd, .wr = mwr};
void devices(void) {
  struct dev a = {&mem_ops, ""}, b = {&mem_ops, ""};
  char o[32];
  a.ops->wr(&a, secret(), 8);
  b.ops->wr(&b, text(), 8);
  b.ops->rd(&b, o, 8);
  show(o);
  a.ops->rd(&a, o, 8);
  show(o); // $ violation=secret
}
void bytes(void) {
  uint32_t v = (uint32_t)source();
  uint8_t b[4] = {v >> 24, v >> 16, v >> 8, v};
  uint32_t w = 0;
  for (int i = 0; i < 4; i++)
    w = w << 8 | b[i];
  sink((int)w); // $ violation=source
  uint8_t c[4] = {0};
  c[1] = b[1];
  sink(c[0]);
  sink(c[1]); // $ violation=source
}
static char pool[256];
static size_t used;
static char *intern(const char *s) {
  char *p = pool + used;
  size_t n = strlen(s) + 1;
  memcpy(p, s, n);
  used += n;
  return p;
}
void interned(void) {
  show(intern(secret())); // $ violation=secret
}
struct it {
  struct P *p;
  int i, n;
};
static struct P *nextp(struct it *t) {
  return t->i < t->n ? &t->p[t->i++] : NULL;
}
void iters(void) {
  struct P v[2] = {{1, 2}, {source(), 3}};
  struct it t = {v, 0, 2};
  struct P *p;
  while ((p = nextp(&t))) {
    sink(p->b);
    sink(p->a); // $ violation=source
  }
}
