/* A hash table of entries that lie inside the objects they stand for; the way
   back to the object is by an offset handed to a helper. */
#include <purpose/annotations.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char *password;
  char *host;
};
PURPOSE_USE("advertising") void bid(const char *);

struct entry {
  struct entry *next;
  unsigned hash;
};
struct table {
  struct entry **slots;
  unsigned size, count;
};
struct iter {
  struct table *table;
  struct entry *next;
  unsigned at;
};
static void alloc_slots(struct table *t, unsigned size) {
  t->size = size;
  t->slots = calloc(size, sizeof *t->slots);
}
static unsigned bucket(const struct table *t, const struct entry *e) {
  return e->hash & (t->size - 1);
}
static void rehash(struct table *t, unsigned size) {
  unsigned old = t->size;
  struct entry **slots = t->slots;
  alloc_slots(t, size);
  for (unsigned i = 0; i < old; ++i) {
    struct entry *e = slots[i];
    while (e) {
      struct entry *next = e->next;
      unsigned b = bucket(t, e);
      e->next = t->slots[b];
      t->slots[b] = e;
      e = next;
    }
  }
  free(slots);
}
void table_add(struct table *t, struct entry *e) {
  if (!t->slots)
    alloc_slots(t, 64);
  unsigned b = bucket(t, e);
  e->next = t->slots[b];
  t->slots[b] = e;
  if (++t->count > t->size)
    rehash(t, t->size * 4);
}
struct entry *iter_next(struct iter *i) {
  struct entry *current = i->next;
  for (;;) {
    if (current) {
      i->next = current->next;
      return current;
    }
    if (i->at >= i->table->size)
      return NULL;
    current = i->table->slots[i->at++];
  }
}
static struct entry *iter_first(struct table *t, struct iter *i) {
  i->table = t;
  i->at = 0;
  i->next = NULL;
  return iter_next(i);
}
static inline void *object_or_null(void *entry, size_t offset) {
  return entry ? (char *)entry - offset : NULL;
}
#define for_each(table, iter, var, member)                                    \
  for (var = NULL, var = object_or_null(iter_first(table, iter),              \
                                        offsetof(__typeof__(*var), member));  \
       var; var = object_or_null(iter_next(iter),                             \
                                 offsetof(__typeof__(*var), member)))

struct remembered {
  char *host;
  char *token;
  struct entry entry;
};
static struct table hosts;
static void *must_calloc(size_t n, size_t size) {
  void *p = calloc(n, size);
  if (!p)
    abort();
  return p;
}
void remember(const struct user *u) {
  struct remembered *e = must_calloc(1, sizeof *e);
  e->host = strdup(u->host);
  e->token = strdup(u->password);
  e->entry.hash = 7;
  table_add(&hosts, &e->entry);
}
void report(void) {
  struct iter i;
  struct remembered *e;
  for_each(&hosts, &i, e, entry) {
    bid(e->host);  // clean
    bid(e->token); // $ violation=user::password
  }
}

/* By a plain cast where they come first. */
struct session {
  struct entry entry;
  char *host;
  char *token;
};
static struct table sessions;
void open_session(const struct user *u) {
  struct session *s = must_calloc(1, sizeof *s);
  s->host = strdup(u->host);
  s->token = strdup(u->password);
  table_add(&sessions, &s->entry);
}
void report_sessions(void) {
  struct iter i;
  for (struct entry *e = iter_first(&sessions, &i); e; e = iter_next(&i)) {
    struct session *s = (struct session *)e;
    bid(s->host);  // clean
    bid(s->token); // $ violation=user::password
  }
}
