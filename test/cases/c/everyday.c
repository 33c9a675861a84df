/* C: strings, buffers, files, varargs, qsort, lists, trees, hash tables, callbacks. */
#define _GNU_SOURCE
#include <purpose/annotations.h>
#include <ctype.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

PURPOSE_ONLY("security") int source(void);
PURPOSE_ONLY("security") char *text(void);
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sink_text(const char *);

void copying(void) {
  char a[32], b[32] = "b", c[32], d[32];
  strcpy(a, text());
  sink_text(a); // $ violation=text
  strcpy(a, "x");
  sink_text(a);
  strncpy(c, text(), 31);
  sink_text(c); // $ violation=text
  strcat(b, "y");
  sink_text(b);
  strncat(b, text(), 3);
  sink_text(b); // $ violation=text
  memcpy(d, a, 32);
  sink_text(d);
  memmove(d, c, 32);
  sink_text(d); // $ violation=text
  memset(d, 0, sizeof d);
  sink_text(d);
  char *e = strdup(text());
  sink_text(e); // $ violation=text
  free(e);
  e = strndup("x", 1);
  sink_text(e);
  char *end = stpcpy(d, text());
  *end = 0;
  sink_text(d); // $ violation=text
}
void printing(void) {
  char a[64], b[64], *c;
  sprintf(a, "%s", text());
  sink_text(a); // $ violation=text
  sprintf(a, "%d", 1);
  sink_text(a);
  snprintf(b, sizeof b, "%d:%s", source(), "x");
  sink_text(b); // $ violation=source
  if (asprintf(&c, "%s", text()) > 0) {
    sink_text(c); // $ violation=text
    free(c);
  }
}
void scanning(void) {
  int n = 0, m = 0;
  char w[16];
  sscanf(text(), "%d %15s", &n, w);
  sink(n); // $ violation=text
  sink_text(w); // $ violation=text
  sscanf("1", "%d", &m);
  sink(m);
  sink(atoi(text())); // $ violation=text
  sink((int)strtol(text(), NULL, 10)); // $ violation=text
  char *end;
  long l = strtol("1", &end, 10);
  sink((int)l);
  strtol(text(), &end, 10);
  sink_text(end); // $ violation=text
}
void splitting(void) {
  char line[64], *save, *tok;
  strcpy(line, text());
  for (tok = strtok(line, ","); tok; tok = strtok(NULL, ","))
    sink_text(tok); // $ violation=text
  strcpy(line, text());
  for (tok = strtok_r(line, ",", &save); tok; tok = strtok_r(NULL, ",", &save))
    sink_text(tok); // $ violation=text
  char clean[] = "a,b";
  for (tok = strtok_r(clean, ",", &save); tok; tok = strtok_r(NULL, ",", &save))
    sink_text(tok); // $ SPURIOUS: violation=text -- where strtok_r goes on is kept
  char *p = line;
  char *part = strsep(&p, ",");
  sink_text(part); // $ violation=text
  sink_text(p); // $ violation=text
}
void searching(void) {
  const char *t = text();
  sink_text(strchr(t, 'x')); // $ violation=text
  sink_text(strstr(t, "ab")); // $ violation=text
  sink_text(strrchr("abc", 'b'));
  sink((int)strlen(t)); // $ violation=text
  sink(strcmp(t, "x")); // $ violation=text
  sink(strcmp("y", "x"));
  sink(memcmp(t, "x", 1)); // $ violation=text
  sink_text(strpbrk(t, ",;")); // $ violation=text
  sink((int)strspn(t, "ab")); // $ violation=text
}
void by_hand(void) {
  const char *s = text();
  char out[32];
  int i = 0;
  while (s[i]) {
    out[i] = (char)toupper((unsigned char)s[i]);
    i++;
  }
  out[i] = 0;
  sink_text(out); // $ violation=text
  char two[32];
  char *d = two;
  while ((*d++ = *s++))
    ;
  sink_text(two); // $ violation=text
  const char *k = "clean";
  char three[32];
  for (d = three; *k; k++)
    *d++ = *k;
  *d = 0;
  sink_text(three);
}
void growing(void) {
  char *b = malloc(8);
  strcpy(b, text());
  b = realloc(b, 16);
  sink_text(b); // $ violation=text
  free(b);
  b = calloc(1, 8);
  sink_text(b);
  free(b);
}
void files(FILE *f, FILE *g) {
  char line[64], *l = NULL;
  size_t n = 0;
  fputs(text(), f);
  fgets(line, sizeof line, g);
  sink_text(line);
  getline(&l, &n, g);
  sink_text(l);
}
static int sum(int n, ...) {
  va_list ap;
  int t = 0;
  va_start(ap, n);
  for (int i = 0; i < n; i++)
    t += va_arg(ap, int);
  va_end(ap);
  return t;
}
static void out_args(int n, ...) {
  va_list ap;
  va_start(ap, n);
  for (int i = 0; i < n; i++)
    *va_arg(ap, int *) = source();
  va_end(ap);
}
static void logv(char *buf, const char *fmt, va_list ap) { vsnprintf(buf, 64, fmt, ap); }
static void logf_(char *buf, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  logv(buf, fmt, ap);
  va_end(ap);
}
static int second(int n, ...) {
  va_list ap, aq;
  va_start(ap, n);
  va_copy(aq, ap);
  (void)va_arg(aq, int);
  int r = va_arg(aq, int);
  va_end(aq);
  va_end(ap);
  return r;
}
void varargs(void) {
  sink(sum(2, 1, source())); // $ violation=source
  sink(sum(2, 1, 2));
  int x = 0, y = 0;
  out_args(1, &x);
  sink(x); // $ violation=source
  sink(y);
  char b[64], c[64];
  logf_(b, "%s", text());
  sink_text(b); // $ violation=text
  logf_(c, "%s", "x");
  sink_text(c);
  sink(second(2, 1, source())); // $ violation=source
}
struct rec {
  int key, val;
  char name[16];
};
static int by_key(const void *a, const void *b) { return ((const struct rec *)a)->key - ((const struct rec *)b)->key; }
static int leaking(const void *a, const void *b) {
  sink(((const struct rec *)a)->val); // $ violation=source
  return 0;
}
void sorting(void) {
  struct rec rs[2] = {{1, 2, "a"}, {source(), 3, "b"}};
  qsort(rs, 2, sizeof *rs, by_key);
  sink(rs[0].key); // $ violation=source
  sink(rs[0].val);
  struct rec k = {1, 0, ""}, *f = bsearch(&k, rs, 2, sizeof *rs, by_key);
  sink(f->key); // $ violation=source
  sink(f->val);
  struct rec qs[2] = {{1, source(), "a"}};
  qsort(qs, 2, sizeof *qs, leaking);
}
struct node {
  int v, w;
  struct node *next;
};
static struct node *push(struct node *h, int v) {
  struct node *n = malloc(sizeof *n);
  n->v = v;
  n->w = 0;
  n->next = h;
  return n;
}
static void append(struct node **h, int v) {
  while (*h)
    h = &(*h)->next;
  *h = push(NULL, v);
}
static struct node *reverse(struct node *h) {
  struct node *r = NULL;
  while (h) {
    struct node *n = h->next;
    h->next = r;
    r = h;
    h = n;
  }
  return r;
}
void lists(void) {
  struct node *l = NULL, *m = NULL, *k = NULL;
  l = push(l, 1);
  l = push(l, source());
  l = push(l, 2);
  for (struct node *n = l; n; n = n->next) {
    sink(n->v); // $ violation=source
    sink(n->w);
  }
  m = push(m, 1);
  sink(m->v);
  append(&k, 1);
  append(&k, source());
  sink(k->next->v); // $ violation=source
  k = reverse(k);
  sink(k->v); // $ violation=source
}
struct tree {
  int key, val;
  struct tree *l, *r;
};
static struct tree *insert(struct tree *t, int key, int val) {
  if (!t) {
    t = calloc(1, sizeof *t);
    t->key = key;
    t->val = val;
  } else if (key < t->key)
    t->l = insert(t->l, key, val);
  else
    t->r = insert(t->r, key, val);
  return t;
}
static int find(const struct tree *t, int key) {
  while (t && t->key != key)
    t = key < t->key ? t->l : t->r;
  return t ? t->val : 0;
}
static void walk(const struct tree *t, void (*f)(int, int)) {
  if (!t)
    return;
  walk(t->l, f);
  f(t->key, t->val);
  walk(t->r, f);
}
static void show(int k, int v) {
  sink(k);
  sink(v); // $ violation=source
}
void trees(void) {
  struct tree *t = NULL, *u = NULL;
  t = insert(t, 1, 2);
  t = insert(t, 2, source());
  sink(find(t, 2)); // $ violation=source
  walk(t, show);
  u = insert(u, 1, 3);
  sink(find(u, 1));
}
#define N 8
struct entry {
  char key[16];
  int value;
  struct entry *next;
};
static struct entry *buckets[N];
struct table {
  struct entry *b[N];
};
static unsigned hash(const char *k) {
  unsigned h = 0;
  while (*k)
    h = h * 31 + (unsigned char)*k++;
  return h % N;
}
static void put(struct table *t, const char *k, int v) {
  struct entry *e = malloc(sizeof *e);
  strcpy(e->key, k);
  e->value = v;
  e->next = t->b[hash(k)];
  t->b[hash(k)] = e;
}
static struct entry *get(struct table *t, const char *k) {
  for (struct entry *e = t->b[hash(k)]; e; e = e->next)
    if (!strcmp(e->key, k))
      return e;
  return NULL;
}
void hashes(void) {
  struct table t = {0}, u = {0};
  put(&t, "a", source());
  put(&u, "a", 1);
  sink(get(&t, "a")->value); // $ violation=source
  sink_text(get(&t, "a")->key);
  sink(get(&u, "a")->value);
}
static void global_put(int v) {
  struct entry *e = calloc(1, sizeof *e);
  e->next = buckets[0];
  buckets[0] = e;
  e->value = v;
}
void global_hash(void) {
  global_put(source());
  for (struct entry *e = buckets[0]; e; e = e->next)
    sink(e->value); // $ violation=source
}
struct ctx {
  int in, out;
};
static void on(void *p, int v) { ((struct ctx *)p)->in = v; }
static void each(int n, void (*f)(void *, int), void *p) {
  for (int i = 0; i < n; i++)
    f(p, source());
}
static void run(void (*f)(void *), void *arg) { f(arg); }
static void task(void *p) { sink(((struct ctx *)p)->in); } // $ violation=source
void callbacks(void) {
  struct ctx c = {0, 0}, d = {0, 0};
  each(2, on, &c);
  sink(c.in); // $ violation=source
  sink(c.out);
  sink(d.in);
  run(task, &c);
  run(task, &d);
}
#define container_of(p, t, m) ((t *)((char *)(p)-offsetof(t, m)))
struct link {
  struct link *next;
};
struct job {
  int a, b;
  struct link l;
};
void intrusive(void) {
  struct job j = {source(), 0, {NULL}};
  struct link *l = &j.l;
  sink(container_of(l, struct job, l)->a); // $ violation=source
  sink(container_of(l, struct job, l)->b);
}
struct buf {
  char *data;
  size_t len, cap;
};
static void buf_add(struct buf *b, const char *s) {
  size_t n = strlen(s);
  b->data = realloc(b->data, b->len + n + 1);
  memcpy(b->data + b->len, s, n + 1);
  b->len += n;
}
void buffers(void) {
  struct buf b = {0}, c = {0};
  buf_add(&b, "x");
  buf_add(&b, text());
  sink_text(b.data); // $ violation=text
  buf_add(&c, "x");
  sink_text(c.data);
}
typedef int (*op)(int);
static int inc(int x) { return x + 1; }
static int zero(int x) { return 0; }
struct cmd {
  const char *name;
  op run;
};
static const struct cmd cmds[] = {{"inc", inc}, {"zero", zero}};
void tables(const char *n) {
  sink(cmds[0].run(source())); // $ violation=source
  sink(cmds[1].run(source()));
  for (size_t i = 0; i < 2; i++)
    if (!strcmp(cmds[i].name, n))
      sink(cmds[i].run(source())); // $ violation=source
}
struct opaque;
struct opaque *open_it(void);
struct impl {
  int secret, open;
};
static int get_secret(const struct impl *i) { return i->secret; }
void impls(void) {
  struct impl i = {0};
  i.secret = source();
  sink(get_secret(&i)); // $ violation=source
  sink(i.open);
  struct impl c = i;
  c.secret = 0;
  sink(c.secret);
  struct impl *p = &i, **pp = &p;
  sink((*pp)->secret); // $ violation=source
  sink((**pp).open);
}
char *static_buffer(const char *s) {
  static char b[32];
  strcpy(b, s);
  return b;
}
void statics(void) {
  sink_text(static_buffer(text())); // $ violation=text
}
void compound_literal(void) {
  struct rec r = (struct rec){.key = source()};
  sink(r.key); // $ violation=source
  sink(r.val);
  int *p = (int[]){1, source()};
  sink(p[0]);
  sink(p[1]); // $ violation=source
}
