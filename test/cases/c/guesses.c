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
