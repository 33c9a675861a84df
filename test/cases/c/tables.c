/* Hash tables: chained and open addressing; keys and values apart. */
#include <purpose/annotations.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") int pin;
  int id;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

#define BUCKETS 64
struct entry {
  struct entry *next;
  char *key;
  char *value;
};
struct table {
  struct entry *bucket[BUCKETS];
  size_t count;
};
static uint32_t hash(const char *s) {
  uint32_t h = 5381;
  while (*s)
    h = h * 33 + (unsigned char)*s++;
  return h;
}
static struct entry *table_find(struct table *t, const char *key) {
  for (struct entry *e = t->bucket[hash(key) % BUCKETS]; e; e = e->next)
    if (strcmp(e->key, key) == 0)
      return e;
  return NULL;
}
static int table_put(struct table *t, const char *key, const char *value) {
  struct entry *e = table_find(t, key);
  if (e) {
    free(e->value);
    e->value = strdup(value);
    return 0;
  }
  e = malloc(sizeof *e);
  if (!e)
    return -1;
  e->key = strdup(key);
  e->value = strdup(value);
  e->next = t->bucket[hash(key) % BUCKETS];
  t->bucket[hash(key) % BUCKETS] = e;
  t->count++;
  return 0;
}
static const char *table_get(struct table *t, const char *key) {
  struct entry *e = table_find(t, key);
  return e ? e->value : NULL;
}
void two_tables(const struct user *u) {
  struct table names = {0}, phones = {0};
  table_put(&names, "1", u->nick);
  table_put(&phones, "1", u->phone);
  bid(table_get(&names, "1")); // clean
  bid(table_get(&phones, "1")); // $ violation=user::phone
}
void hashed(const struct user *u) {
  bid_number(hash(u->nick) % BUCKETS); // clean
  bid_number(hash(u->phone) % BUCKETS); // $ violation=user::phone
}
static void each(struct table *t, void (*fn)(const char *key, const char *value)) {
  for (int i = 0; i < BUCKETS; i++)
    for (struct entry *e = t->bucket[i]; e; e = e->next)
      fn(e->key, e->value);
}
static void show(const char *key, const char *value) {
  bid(key);
  bid(value); // $ violation=user::phone
}
void iterated(const struct user *u) {
  struct table t = {0};
  table_put(&t, u->nick, u->phone);
  table_put(&t, "tel", u->phone);
  each(&t, show);
}
struct slot {
  int key;
  int used;
  struct user user;
};
static struct slot g_slots[128];
static struct slot *slot_for(int key) {
  unsigned i = (unsigned)key % 128;
  while (g_slots[i].used && g_slots[i].key != key)
    i = (i + 1) % 128;
  return &g_slots[i];
}
void remember(const struct user *u) {
  struct slot *s = slot_for(u->id);
  s->key = u->id;
  s->used = 1;
  s->user = *u;
}
void recall(int id) {
  const struct slot *s = slot_for(id);
  if (!s->used)
    return;
  bid_number(s->key); // clean
  bid(s->user.nick); // clean
  bid(s->user.phone); // $ violation=user::phone
  bid_number(s->user.pin); // $ violation=user::pin
}
static struct {
  int key, value;
} g_open[32], g_secret[32];
void put_both(const struct user *u) {
  g_open[u->id & 31].key = u->id;
  g_open[u->id & 31].value = 7;
  g_secret[u->id & 31].key = u->id;
  g_secret[u->id & 31].value = u->pin;
}
void get_both(int id) {
  bid_number(g_open[id & 31].value); // clean
  bid_number(g_secret[id & 31].key); // clean
  bid_number(g_secret[id & 31].value); // $ violation=user::pin
}
