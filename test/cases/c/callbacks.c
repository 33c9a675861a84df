/* Callbacks with user data, tables of functions, sorting. */
#include <purpose/annotations.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  int age;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

typedef int (*user_fn)(const struct user *u, void *data);
static int for_each(const struct user *users, size_t n, user_fn fn, void *data) {
  for (size_t i = 0; i < n; i++) {
    int rc = fn(&users[i], data);
    if (rc)
      return rc;
  }
  return 0;
}
struct totals {
  char last_nick[16];
  char last_phone[16];
  int ages;
};
static int collect(const struct user *u, void *data) {
  struct totals *t = data;
  strcpy(t->last_nick, u->nick);
  strcpy(t->last_phone, u->phone);
  t->ages += u->age;
  return 0;
}
void collected(const struct user *users, size_t n) {
  struct totals t = {"", "", 0};
  int rc = for_each(users, n, collect, &t);
  bid(t.last_nick); // clean
  bid(t.last_phone); // $ violation=user::phone
  bid_number(t.ages); // clean
  bid_number(rc); // clean
}
static int by_age(const void *a, const void *b) {
  const struct user *x = a, *y = b;
  return (x->age > y->age) - (x->age < y->age);
}
static int by_phone(const void *a, const void *b) {
  return strcmp(((const struct user *)a)->phone, ((const struct user *)b)->phone);
}
void sorted(struct user *users, size_t n) {
  qsort(users, n, sizeof *users, by_age);
  bid(users[0].nick); // clean
  bid(users[0].phone); // $ violation=user::phone
}
void searched(const struct user *users, size_t n) {
  struct user key = {.phone = "+49", .nick = "x"};
  const struct user *u = bsearch(&key, users, n, sizeof *users, by_phone);
  if (!u)
    return;
  bid_number(u->age); // clean
  bid(u->phone); // $ violation=user::phone
}
static int by_string(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}
void sorted_strings(const struct user *u) {
  const char *names[] = {u->nick, "b"}, *phones[] = {u->phone, "b"};
  qsort(names, 2, sizeof *names, by_string);
  qsort(phones, 2, sizeof *phones, by_string);
  bid(names[0]); // clean
  bid(phones[0]); // $ violation=user::phone
}
struct sink_ops {
  void (*text)(void *self, const char *s);
  void (*done)(void *self);
};
struct ad_sink {
  const struct sink_ops *ops;
  char kept[32];
};
static void ad_text(void *self, const char *s) { strcpy(((struct ad_sink *)self)->kept, s); }
static void ad_done(void *self) { bid(((struct ad_sink *)self)->kept); } // $ violation=user::phone
static void file_text(void *self, const char *s) { printf("%p %s\n", self, s); }
static void file_done(void *self) {
  bid(self ? "file" : "none"); // clean
}
static const struct sink_ops ad_ops = {.text = ad_text, .done = ad_done};
static const struct sink_ops file_ops = {.text = file_text, .done = file_done};
static void feed(const struct sink_ops *ops, void *self, const struct user *u) {
  ops->text(self, u->phone);
  ops->done(self);
}
void tables(const struct user *u) {
  struct ad_sink s = {&ad_ops, ""};
  feed(s.ops, &s, u);
  feed(&file_ops, NULL, u);
}
typedef const char *(*getter)(const struct user *);
static const char *get_nick(const struct user *u) { return u->nick; }
static const char *get_phone(const struct user *u) { return u->phone; }
static const struct {
  const char *name;
  getter get;
} columns[] = {{"nick", get_nick}, {"phone", get_phone}};
void column(const struct user *u, size_t i) {
  bid(columns[i].name); // clean
  bid(columns[i].get(u)); // $ violation=user::phone
  getter g = get_nick;
  bid(g(u)); // clean
  g = get_phone;
  bid(g(u)); // $ violation=user::phone
}
