/* Struct copies, designated initializers, compound literals, unions, bit fields, flexible arrays. */
#include <purpose/annotations.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") unsigned pin;
  unsigned age;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

struct request {
  const char *key;
  const char *note;
  unsigned flags;
};
PURPOSE_USE("advertising") void bid_request(const struct request *);

void designated(const struct user *u) {
  struct request r = {.note = u->phone, .key = u->nick, .flags = 1};
  bid(r.key); // clean
  bid(r.note); // $ violation=user::phone
  bid_number(r.flags); // clean
}
void literal(const struct user *u) {
  bid_request(&(struct request){.key = u->nick, .note = "n"}); // clean
  bid_request(&(struct request){.key = "k", .note = u->phone}); // $ violation=user::phone
  struct request r;
  r = (struct request){.key = u->phone};
  bid(r.key); // $ violation=user::phone
  r = (struct request){.key = u->nick};
  bid(r.key); // clean
}
void array_of_structs(const struct user *u) {
  struct request rs[2] = {[1] = {.key = u->phone}, [0] = {.key = u->nick}};
  bid(rs[0].key); // clean
  bid(rs[1].key); // $ violation=user::phone
}
struct value {
  enum { NUMBER, TEXT } tag;
  union {
    long number;
    char text[16];
  } as;
};
static void show(const struct value *v) {
  switch (v->tag) {
  case NUMBER:
    bid_number(v->as.number); // $ SPURIOUS: violation=user::phone
    break;
  case TEXT:
    bid(v->as.text); // $ violation=user::phone
    break;
  }
}
void tagged(const struct user *u) {
  struct value a = {NUMBER, {.number = 4}}, b = {.tag = TEXT};
  strcpy(b.as.text, u->phone);
  show(&a);
  show(&b);
}
void union_bytes(const struct user *u) {
  union {
    unsigned word;
    unsigned char bytes[4];
  } x, y;
  x.word = u->pin;
  y.word = u->age;
  bid_number(x.bytes[0]); // $ violation=user::pin
  bid_number(y.bytes[0]); // clean
}
struct packed {
  unsigned low : 4;
  unsigned high : 4;
  unsigned rest : 24;
};
void bit_fields(const struct user *u) {
  struct packed p = {0, 0, 0};
  p.low = u->pin & 15;
  p.high = u->age & 15;
  bid_number(p.high); // clean
  bid_number(p.low); // $ violation=user::pin
}
struct blob {
  size_t size;
  char data[];
};
static struct blob *blob_new(const char *s) {
  struct blob *b = malloc(sizeof *b + 32);
  if (!b)
    return NULL;
  b->size = 32;
  strncpy(b->data, s, 31);
  b->data[31] = '\0';
  return b;
}
void flexible(const struct user *u) {
  struct blob *a = blob_new(u->nick), *b = blob_new(u->phone);
  bid(a->data); // clean
  bid(b->data); // $ violation=user::phone
  bid_number((long)b->size); // clean
  free(a);
  free(b);
}
void copies(const struct user *u) {
  struct user a = *u, b, *c = malloc(sizeof *c);
  memcpy(&b, u, sizeof b);
  if (!c)
    return;
  *c = b;
  strcpy(a.phone, "none");
  bid(b.nick); // clean
  bid(b.phone); // $ violation=user::phone
  bid(c->phone); // $ violation=user::phone
  free(c);
}
void by_offset(const struct user *u) {
  const char *base = (const char *)u;
  bid(base + offsetof(struct user, nick)); // clean
  bid(base + offsetof(struct user, phone)); // $ violation=user::phone
}
