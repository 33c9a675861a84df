/* Small programs of many kinds, in C. */
#define _GNU_SOURCE
#include <purpose/annotations.h>
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

PURPOSE_ONLY("security") int source(void);
PURPOSE_ONLY("security") char *text(void);
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sink_text(const char *);

/* a stack of bytes */
struct stack {
  int top;
  int items[16];
};
static void push(struct stack *s, int v) { s->items[s->top++] = v; }
static int pop(struct stack *s) { return s->items[--s->top]; }
void stacks(void) {
  struct stack a = {0}, b = {0};
  push(&a, source());
  push(&b, 1);
  sink(pop(&a)); // $ violation=source
  sink(pop(&b));
  sink(a.top);
}
/* a queue as a ring */
struct queue {
  char *slots[8];
  unsigned r, w;
};
static void enqueue(struct queue *q, char *s) { q->slots[q->w++ % 8] = s; }
static char *dequeue(struct queue *q) { return q->slots[q->r++ % 8]; }
void queues(void) {
  struct queue *q = calloc(1, sizeof *q), *p = calloc(1, sizeof *p);
  enqueue(q, text());
  sink_text(dequeue(q)); // $ violation=text
  enqueue(p, "x");
  sink_text(dequeue(p));
}
/* objects with tables of functions */
struct ops {
  int (*get)(void *);
  void (*set)(void *, int);
};
struct obj {
  const struct ops *ops;
  int v, w;
};
static int get_v(void *o) { return ((struct obj *)o)->v; }
static int get_w(void *o) { return ((struct obj *)o)->w; }
static void set_v(void *o, int x) { ((struct obj *)o)->v = x; }
static void set_none(void *o, int x) {}
static const struct ops v_ops = {get_v, set_v}, w_ops = {.get = get_w, .set = set_none};
void objects(void) {
  struct obj a = {&v_ops, 0, 0}, b = {&w_ops, 0, 0};
  a.ops->set(&a, source());
  b.ops->set(&b, source());
  sink(a.ops->get(&a)); // $ violation=source
  sink(b.ops->get(&b));
}
/* results through pointers and error codes */
static int read_pin(int *out) {
  if (!out)
    return -EINVAL;
  *out = source();
  return 0;
}
static int copy_out(char *out, size_t n, const char *in) {
  if (strlen(in) >= n)
    return -1;
  memcpy(out, in, strlen(in) + 1);
  return 0;
}
void codes(void) {
  int pin = 0, rc = read_pin(&pin);
  sink(rc);
  sink(pin); // $ violation=source
  char a[16], b[16];
  if (copy_out(a, sizeof a, text()) == 0)
    sink_text(a); // $ violation=text
  if (copy_out(b, sizeof b, "x") == 0)
    sink_text(b);
}
/* goto cleanup */
int cleanup(int n) {
  char *buf = NULL;
  int rc = -1;
  buf = malloc(16);
  if (!buf)
    goto out;
  strcpy(buf, text());
  if (n > 3)
    goto clear;
  sink_text(buf); // $ violation=text
  rc = 0;
clear:
  memset(buf, 0, 16);
  sink_text(buf);
out:
  free(buf);
  return rc;
}
/* macros */
#define SET(p, f, v) ((p)->f = (v))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SWAP(a, b)                                                                                                     \
  do {                                                                                                                 \
    __typeof__(a) t_ = (a);                                                                                            \
    (a) = (b);                                                                                                         \
    (b) = t_;                                                                                                          \
  } while (0)
void macros(void) {
  struct obj o = {0};
  SET(&o, v, source());
  sink(o.v); // $ violation=source
  sink(o.w);
  sink(MAX(o.v, 1)); // $ violation=source
  SWAP(o.v, o.w);
  sink(o.v);
  sink(o.w); // $ violation=source
  int x = source(), y = 2;
  SWAP(x, y);
  sink(x);
  sink(y); // $ violation=source
}
/* bytes */
static void encode(unsigned char *b, unsigned v) {
  b[0] = v >> 24;
  b[1] = v >> 16;
  b[2] = v >> 8;
  b[3] = v;
}
static unsigned decode(const unsigned char *b) { return b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3]; }
static unsigned checksum(const void *p, size_t n) {
  const unsigned char *b = p;
  unsigned s = 0;
  while (n--)
    s = s * 31 + *b++;
  return s;
}
void bytes(void) {
  unsigned char b[4], c[4];
  encode(b, source());
  sink(decode(b)); // $ violation=source
  encode(c, 7);
  sink(decode(c));
  sink(checksum(b, sizeof b)); // $ violation=source
  sink(checksum(c, sizeof c));
  int v = source();
  sink(checksum(&v, sizeof v)); // $ violation=source
}
/* threads */
struct work {
  int in, out, other;
};
static void *worker(void *p) {
  struct work *w = p;
  w->out = w->in;
  return NULL;
}
static void *giver(void *p) { return text(); }
void threads(void) {
  struct work w = {source(), 0, 0};
  pthread_t t;
  pthread_create(&t, NULL, worker, &w);
  pthread_join(t, NULL);
  sink(w.out); // $ violation=source
  sink(w.other);
  void *r;
  pthread_create(&t, NULL, giver, NULL);
  pthread_join(t, &r);
  sink_text(r); // $ violation=text
}
/* lists */
struct item {
  char name[16];
  int n;
  struct item *next, *prev;
};
static struct item *add_front(struct item **head, const char *name, int n) {
  struct item *i = calloc(1, sizeof *i);
  snprintf(i->name, sizeof i->name, "%s", name);
  i->n = n;
  i->next = *head;
  if (*head)
    (*head)->prev = i;
  *head = i;
  return i;
}
static struct item *find(struct item *head, const char *name) {
  for (; head; head = head->next)
    if (strcmp(head->name, name) == 0)
      return head;
  return NULL;
}
static void each(struct item *head, void (*f)(struct item *, void *), void *arg) {
  while (head) {
    struct item *next = head->next;
    f(head, arg);
    head = next;
  }
}
static void add_n(struct item *i, void *sum) { *(int *)sum += i->n; }
static void show_name(struct item *i, void *arg) { sink_text(i->name); }
static void free_it(struct item *i, void *arg) { free(i); }
void lists(void) {
  struct item *a = NULL, *b = NULL;
  add_front(&a, "a", 1);
  add_front(&a, "b", source());
  int sum = 0;
  each(a, add_n, &sum);
  sink(sum); // $ violation=source
  sink(find(a, "b")->n); // $ violation=source
  each(a, show_name, NULL);
  add_front(&b, "c", 3);
  int other = 0;
  each(b, add_n, &other);
  sink(other);
  each(a, free_it, NULL);
}
/* dynamic arrays */
struct vec {
  int *data;
  size_t n, cap;
};
static void vec_push(struct vec *v, int x) {
  if (v->n == v->cap) {
    v->cap = v->cap ? v->cap * 2 : 4;
    v->data = realloc(v->data, v->cap * sizeof *v->data);
  }
  v->data[v->n++] = x;
}
static int vec_get(const struct vec *v, size_t i) { return v->data[i]; }
static int cmp(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
void vectors(void) {
  struct vec v = {0}, w = {0};
  vec_push(&v, 1);
  vec_push(&v, source());
  sink(vec_get(&v, 1)); // $ violation=source
  sink((int)v.n);
  vec_push(&w, 1);
  sink(vec_get(&w, 0));
  qsort(v.data, v.n, sizeof *v.data, cmp);
  sink(v.data[0]); // $ violation=source
}
/* pointer to array, array of strings */
void tables(void) {
  char names[3][8] = {"a", "b", "c"};
  char(*row)[8] = &names[1];
  strcpy(*row, text());
  sink_text(names[1]); // $ violation=text
  const char *ps[3] = {"a", text(), NULL};
  sink_text(ps[0]);
  sink_text(ps[1]); // $ violation=text
  for (const char **p = ps; *p; p++)
    sink_text(*p); // $ violation=text
  char *heap[2];
  heap[0] = strdup("x");
  heap[1] = strdup(text());
  sink_text(heap[0]);
  sink_text(heap[1]); // $ violation=text
  char **dyn = malloc(2 * sizeof *dyn);
  dyn[0] = "x";
  dyn[1] = text();
  sink_text(dyn[0]);
  sink_text(dyn[1]); // $ violation=text
}
/* nested structs by value and by pointer */
struct inner {
  int a, b;
};
struct outer {
  struct inner in, *ref;
  struct inner list[2];
};
static struct outer make(int a) {
  struct outer o = {.in = {a, 0}};
  return o;
}
static void fill(struct outer *o, int x) {
  o->list[1].b = x;
  o->ref->a = x;
}
void nested(void) {
  struct outer o = make(source());
  sink(o.in.a); // $ violation=source
  sink(o.in.b);
  struct inner i = {0, 0};
  o.ref = &i;
  fill(&o, source());
  sink(o.list[1].b); // $ violation=source
  sink(o.list[1].a);
  sink(o.list[0].b);
  sink(i.a); // $ violation=source
  sink(i.b);
  struct outer p = o;
  p.in.a = 0;
  sink(p.in.a);
  sink(p.ref->a); // $ violation=source
  *p.ref = (struct inner){1, 2};
  sink(i.a);
}
/* function pointers */
typedef int (*fn)(int);
static int twice(int x) { return 2 * x; }
static int none(int x) { return 0; }
static int apply(fn f, int x) { return f(x); }
static fn choose(int c) {
  switch (c) {
  case 0:
    return twice;
  default:
    return none;
  }
}
static fn table[2] = {twice, none};
void functions(int c) {
  sink(apply(twice, source())); // $ violation=source
  sink(apply(none, source()));
  sink(choose(c)(source())); // $ violation=source
  fn f = table[1];
  sink(f(source()));
  f = &twice;
  sink((*f)(source())); // $ violation=source
}
static jmp_buf env;
static int kept;
static void thrower(void) {
  kept = source();
  longjmp(env, 1);
}
void jumps(void) {
  if (setjmp(env) == 0)
    thrower();
  else
    sink(kept); // $ violation=source
}
void environment(void) {
  setenv("PIN", text(), 1);
  char path[64];
  snprintf(path, sizeof path, "/tmp/%s", text());
  sink_text(path); // $ violation=text
  char *slash = strrchr(path, '/');
  *slash = 0;
  sink_text(slash + 1); // $ violation=text
}
void pipes(void) {
  int fd[2];
  char b[16] = "", c[16];
  sprintf(c, "%d", source());
  if (pipe(fd) == 0 && write(fd[1], c, sizeof c) > 0)
    sink_text(b);
  sink_text(c); // $ violation=source
}
static int tok(char *line, char **out, int max) {
  int n = 0;
  for (char *p = strtok(line, " "); p && n < max; p = strtok(NULL, " "))
    out[n++] = p;
  return n;
}
void tokens(void) {
  char line[64], *out[4];
  strcpy(line, text());
  if (tok(line, out, 4) > 0)
    sink_text(out[0]); // $ violation=text
  char clean[] = "a b";
  if (tok(clean, out, 4) > 0)
    sink(0);
}
static void reverse(char *s) {
  for (char *e = s + strlen(s) - 1; s < e; s++, e--) {
    char t = *s;
    *s = *e;
    *e = t;
  }
}
static char *join(const char *a, const char *b) {
  char *r = malloc(strlen(a) + strlen(b) + 1);
  strcpy(r, a);
  strcat(r, b);
  return r;
}
void texts(void) {
  char a[16], b[16] = "b";
  strcpy(a, text());
  reverse(a);
  reverse(b);
  sink_text(a); // $ violation=text
  sink_text(b);
  sink_text(join("a", b));
  sink_text(join(b, a)); // $ violation=text
  char *end = a + strlen(a);
  while (end > a && *--end == ' ')
    *end = 0;
  sink_text(a); // $ violation=text
  size_t n = strlen(b);
  b[n] = a[0];
  sink_text(b); // $ violation=text
}
