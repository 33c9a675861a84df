/* What a function that nobody has seen may have written behind its pointers is
   a guess: it holds for what the call was handed, and not for a global that
   such a pointer only may point to. */
#include <purpose/annotations.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") const char *phone;
  const char *nick;
};
PURPOSE_USE("advertising") void bid(const char *);

/* Every growing string begins as one empty buffer. */
struct text {
  size_t room, size;
  char *bytes;
};
char nothing[1];
#define TEXT {0, 0, nothing}
static void append(struct text *t, const char *s) {
  size_t n = strlen(s);
  if (!t->room)
    t->bytes = NULL;
  t->bytes = realloc(t->bytes, t->size + n + 1);
  t->room = t->size + n + 1;
  memcpy(t->bytes + t->size, s, n + 1);
  t->size += n;
}
int option(void *handle, int number, ...);
int exchange(char *buffer, const char *secret);
void send(void *handle, const struct user *u) {
  struct text url = TEXT;
  append(&url, u->nick);
  exchange(url.bytes, u->phone); // $ blind
  bid(url.bytes); // $ violation=user::phone
}
void other(const struct user *u) {
  struct text line = TEXT;
  append(&line, u->nick);
  bid(line.bytes); // clean
}

/* A global that is handed over itself is the call's own. */
char scratch[64];
void fill(const struct user *u) {
  exchange(scratch, u->phone); // $ blind
}
void use_filled(void) {
  bid(scratch); // $ violation=user::phone
}
char *room;
void fill_behind(const struct user *u) {
  exchange(room, u->phone); // $ blind
}
void use_behind(void) {
  bid(room); // $ violation=user::phone
}

/* In the empty buffer itself there is no room for text. */
void grow_maybe(struct text *t, size_t room) {
  if (t->room < room)
    t->bytes = t->room ? realloc(t->bytes, room) : malloc(room);
}
static void add(struct text *t, const char *s) {
  grow_maybe(t, t->size + strlen(s) + 1);
  memcpy(t->bytes + t->size, s, strlen(s) + 1);
}
void keep(const struct user *u) {
  struct text line = TEXT;
  add(&line, u->phone);
  bid(line.bytes); // $ violation=user::phone
}
void keep_nothing(void) {
  struct text line = TEXT;
  bid(line.bytes); // clean
}
char initial[1];
void set_initial(const struct user *u) { initial[0] = u->phone[0]; }
void use_initial(void) {
  bid(initial); // $ violation=user::phone
}

/* A handle may keep what it is given: it gives back objects, no states. */
struct connection;
struct connection *open_connection(void);
int connection_set(struct connection *, int option, const char *);
int connection_status(struct connection *);
const char *connection_get(struct connection *, int option);
PURPOSE_USE("advertising") void bid_number(int);
void connect_it(const struct user *u) {
  struct connection *c = open_connection();
  connection_set(c, 1, u->phone); // $ blind
  bid(connection_get(c, 1)); // $ violation=user::phone, blind
  bid_number(connection_status(c)); // $ blind
  char host[32];
  exchange(host, "example.org");
  bid(host); // clean
}
/* What is filled on the way is no handle. */
int encode(char *to, const char *from);
void encode_twice(const struct user *u) {
  char once[32], twice[32];
  exchange(once, u->phone); // $ blind
  encode(twice, once); // $ blind
  bid(twice); // $ violation=user::phone
}

/* Output is not read back. */
#include <stdio.h>
static void log_to(FILE *out, const char *s) { fprintf(out, "%s\n", s); }
void log_it(const struct user *u) {
  fprintf(stderr, "%s\n", u->phone);
  log_to(stderr, u->phone);
  log_to(stdout, u->phone);
}
PURPOSE_USE("advertising") void campaign(const char *name) {
  fprintf(stderr, "%s\n", name); // clean
  log_to(stderr, name);          // clean
  log_to(stdout, name);          // clean
}
