/* String builders, realloc growth, ring buffers, static buffers. */
#include <purpose/annotations.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

struct sb {
  char *data;
  size_t len, cap;
};
static bool sb_reserve(struct sb *b, size_t more) {
  if (b->len + more + 1 <= b->cap)
    return true;
  size_t cap = b->cap ? b->cap * 2 : 64;
  while (cap < b->len + more + 1)
    cap *= 2;
  char *p = realloc(b->data, cap);
  if (!p)
    return false;
  b->data = p;
  b->cap = cap;
  return true;
}
static void sb_add(struct sb *b, const char *s) {
  size_t n = strlen(s);
  if (!sb_reserve(b, n))
    return;
  memcpy(b->data + b->len, s, n + 1);
  b->len += n;
}
static void sb_putc(struct sb *b, char c) {
  if (!sb_reserve(b, 1))
    return;
  b->data[b->len++] = c;
  b->data[b->len] = '\0';
}
__attribute__((format(printf, 2, 3))) static void sb_printf(struct sb *b, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  int n = vsnprintf(NULL, 0, fmt, args);
  va_end(args);
  if (n < 0 || !sb_reserve(b, (size_t)n))
    return;
  va_start(args, fmt);
  vsnprintf(b->data + b->len, (size_t)n + 1, fmt, args);
  va_end(args);
  b->len += (size_t)n;
}
static void sb_reset(struct sb *b) {
  free(b->data);
  memset(b, 0, sizeof *b);
}
void added(const struct user *u) {
  struct sb a = {0}, b = {0};
  sb_add(&a, "nick=");
  sb_add(&a, u->nick);
  sb_add(&b, u->phone);
  sb_putc(&b, '!');
  bid(a.data); // clean
  bid(b.data); // $ violation=user::phone
  sb_reset(&a);
  sb_reset(&b);
}
void chars(const struct user *u) {
  struct sb a = {0}, b = {0};
  for (const char *p = u->nick; *p; p++)
    sb_putc(&a, *p);
  for (const char *p = u->phone; *p; p++)
    sb_putc(&b, *p);
  bid(a.data); // clean
  bid(b.data); // $ violation=user::phone
}
void formatted(const struct user *u) {
  struct sb a = {0}, b = {0};
  sb_printf(&a, "%s is %d", u->nick, u->age);
  sb_printf(&b, "%s has %d", u->nick, u->pin);
  bid(a.data); // clean
  bid(b.data); // $ violation=user::pin
}
void reused(const struct user *u) {
  struct sb b = {0};
  sb_add(&b, u->phone);
  bid(b.data); // $ violation=user::phone
  sb_reset(&b);
  sb_add(&b, u->nick);
  bid(b.data); // clean
}
struct ring {
  int items[8];
  unsigned head, tail;
};
static void ring_put(struct ring *r, int v) { r->items[r->tail++ % 8] = v; }
static int ring_get(struct ring *r) { return r->items[r->head++ % 8]; }
void rings(const struct user *u) {
  struct ring a = {{0}, 0, 0}, b = {{0}, 0, 0};
  ring_put(&a, u->age);
  ring_put(&b, u->pin);
  bid_number(ring_get(&a)); // clean
  bid_number(ring_get(&b)); // $ violation=user::pin
  bid_number((long)(b.tail - b.head)); // clean
}
static const char *label(const struct user *u) {
  static char text[32];
  snprintf(text, sizeof text, "<%s>", u->phone);
  return text;
}
static const char *age_text(int age) {
  static char text[12];
  snprintf(text, sizeof text, "%d", age);
  return text;
}
void static_buffers(const struct user *u) {
  bid(age_text(u->age)); // clean
  bid(label(u)); // $ violation=user::phone
}
struct ints {
  int *at;
  size_t n, cap;
};
static int ints_push(struct ints *v, int x) {
  if (v->n == v->cap) {
    size_t cap = v->cap ? 2 * v->cap : 8;
    int *p = realloc(v->at, cap * sizeof *p);
    if (!p)
      return -1;
    v->at = p;
    v->cap = cap;
  }
  v->at[v->n++] = x;
  return 0;
}
void grown(const struct user *users, size_t n) {
  struct ints ages = {0}, pins = {0};
  for (size_t i = 0; i < n; i++)
    if (ints_push(&ages, users[i].age) || ints_push(&pins, users[i].pin))
      goto out;
  bid_number(ages.at[0]); // clean
  bid_number(pins.at[0]); // $ violation=user::pin
  bid_number((long)pins.n); // clean
out:
  free(ages.at);
  free(pins.at);
}
