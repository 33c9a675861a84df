/* From a field back to the object around it: container_of, first fields as base classes. */
#include <purpose/annotations.h>
#include <stddef.h>
#include <stdlib.h>

PURPOSE_ONLY("security") char *source(void);
PURPOSE_USE("advertising") void bid(const char *);

#define container_of(ptr, type, member)                                        \
  ((type *)((char *)(ptr)-offsetof(type, member)))
struct link {
  struct link *next;
};
struct item {
  const char *name;
  const char *phone;
  struct link link;
};
void local(void) {
  struct item i = {"n", NULL, {NULL}};
  i.phone = source();
  struct link *l = &i.link;
  struct item *back = container_of(l, struct item, link);
  bid(back->name); // clean
  bid(back->phone); // $ violation=source
}
void on_heap(void) {
  struct item *i = malloc(sizeof *i);
  struct link *l = &i->link;
  i->name = "n";
  i->phone = source();
  bid(container_of(l, struct item, link)->name); // clean
  bid(container_of(l, struct item, link)->phone); // $ violation=source
}
static void show(struct link *l) {
  struct item *i = container_of(l, struct item, link);
  bid(i->name); // clean
  bid(i->phone); // $ violation=source
}
void handed_over(void) {
  struct item i = {.name = "n"};
  i.phone = source();
  show(&i.link);
}
static void fill(struct link *l) {
  container_of(l, struct item, link)->phone = source();
}
void filled(void) {
  struct item i = {"n", "p", {NULL}};
  fill(&i.link);
  bid(i.name); // clean
  bid(i.phone); // $ violation=source
}
static struct link *g_links;
static void add(struct link *l) {
  l->next = g_links;
  g_links = l;
}
void keep(void) {
  static struct item i;
  i.phone = source();
  add(&i.link);
}
void walk(void) {
  for (struct link *l = g_links; l; l = l->next)
    bid(container_of(l, struct item, link)->phone); // $ violation=source
}
#define container_checked(ptr, type, member)                                   \
  ({                                                                           \
    const __typeof__(((type *)0)->member) *at_ = (ptr);                        \
    (type *)((char *)at_ - offsetof(type, member));                            \
  })
static void show_checked(struct link *l) {
  struct item *i = container_checked(l, struct item, link);
  bid(i->name); // clean
  bid(i->phone); // $ violation=source
}
void checked(void) {
  struct item i = {.name = "n"};
  i.phone = source();
  show_checked(&i.link);
}

struct base {
  int kind;
  char *name;
};
struct derived {
  struct base base;
  char *extra;
};
static void show_derived(struct base *b) {
  struct derived *d = (struct derived *)b;
  bid(d->base.name); // clean
  bid(d->extra); // $ violation=source
}
void downcast(void) {
  struct derived d = {{1, "n"}, NULL};
  d.extra = source();
  show_derived(&d.base);
}
static void show_base(void *object) {
  struct base *b = object;
  bid(b->name); // $ violation=source
}
void upcast(void) {
  struct derived d = {{1, NULL}, "x"};
  d.base.name = source();
  show_base(&d);
}
void both_ways(void) {
  struct derived d = {{1, "n"}, "x"};
  struct base *b = (struct base *)&d;
  b->name = source();
  bid(d.base.name); // $ violation=source
  bid(((struct derived *)b)->extra); // clean
}
