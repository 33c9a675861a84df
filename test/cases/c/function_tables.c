// C: tables of functions, variable arguments, lists, output pointers.
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

struct ops { int (*get)(void); void (*put)(int); const char *name; };
static int from_source(void) { return source(); }
static int from_plain(void) { return plain(); }
static void put_sink(int v) { sink(v); } // $ violation=source
static void put_none(int v) { (void)v; }
static const struct ops table[] = {{from_source, put_none, "a"}, {from_plain, put_sink, "b"}};
void tables(unsigned i) {
  sink(table[0].get()); // $ violation=source
  sink(table[1].get());
  table[1].put(source());
  table[0].put(source());
  show(table[i].name);
}
static int sum(int n, ...) {
  va_list ap;
  int s = 0;
  va_start(ap, n);
  while (n--)
    s += va_arg(ap, int);
  va_end(ap);
  return s;
}
static void logf_(char *out, size_t n, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(out, n, fmt, ap);
  va_end(ap);
}
void variable(void) {
  char a[64], b[64];
  sink(sum(2, 1, source())); // $ violation=source
  sink(sum(2, 1, plain()));
  logf_(a, sizeof a, "%s", secret());
  show(a); // $ violation=secret
  logf_(b, sizeof b, "%s", text());
  show(b);
}
struct node { int value; struct node *next; };
static struct node *push(struct node *head, int v) {
  struct node *n = malloc(sizeof *n);
  n->value = v;
  n->next = head;
  return n;
}
static struct node *reverse(struct node *h) {
  struct node *r = NULL;
  while (h) { struct node *n = h->next; h->next = r; r = h; h = n; }
  return r;
}
void lists(void) {
  struct node *a = push(push(NULL, source()), 1), *b = push(NULL, plain());
  for (struct node *n = reverse(a); n; n = n->next)
    sink(n->value); // $ violation=source
  for (struct node *n = b; n; n = n->next)
    sink(n->value);
}
static int fetch(char **out, int *len) {
  *out = strdup(secret());
  *len = plain();
  return 0;
}
void outputs(void) {
  char *s; int n;
  if (fetch(&s, &n) == 0) {
    show(s); // $ violation=secret
    sink(n);
  }
  free(s);
}
static int *where(int *a, int *b, int c) { return c ? a : b; }
void pointers(void) {
  int x = 0, y = 0;
  int **pp, *p = &x;
  pp = &p;
  **pp = source();
  sink(x); // $ violation=source
  sink(y);
  *where(&x, &y, plain()) = source();
  sink(y); // $ violation=source
}
static int counter(int set, int v) { static int kept; if (set) kept = v; return kept; }
void statics(void) {
  counter(1, source());
  sink(counter(0, 0)); // $ violation=source
}
static jmp_buf env; static int code;
static void leap(int v) { code = v; longjmp(env, 1); }
void jumps(void) {
  if (setjmp(env) == 0)
    leap(source());
  sink(code); // $ violation=source
}
