/* Varargs logging, macros, X-macros. */
#include <purpose/annotations.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);
PURPOSE_USE("advertising") void bidf(const char *fmt, ...);

void variadic(const struct user *u) {
  bidf("%s %d", u->nick, u->age); // clean
  bidf("%s %d", u->nick, u->pin); // $ violation=user::pin
  bidf("%s", u->phone); // $ violation=user::phone
}
static void log_line(const char *level, const char *fmt, ...) {
  va_list args;
  fprintf(stderr, "%s: ", level);
  va_start(args, fmt);
  vfprintf(stderr, fmt, args);
  va_end(args);
}
#define LOG(...)                                                               \
  do {                                                                         \
    log_line("info", __VA_ARGS__);                                             \
  } while (0)
void logged(const struct user *u) {
  LOG("phone %s\n", u->phone);
  bid(u->nick); // clean
}
static void vformat(char *out, size_t n, const char *fmt, va_list args) { vsnprintf(out, n, fmt, args); }
static void format(char *out, size_t n, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  vformat(out, n, fmt, args);
  va_end(args);
}
void formatted(const struct user *u) {
  char a[32], b[32];
  format(a, sizeof a, "%s/%d", u->nick, u->age);
  format(b, sizeof b, "%s/%s", u->nick, u->phone);
  bid(a); // clean
  bid(b); // $ violation=user::phone
}
static long sum(int n, ...) {
  va_list args;
  long total = 0;
  va_start(args, n);
  for (int i = 0; i < n; i++)
    total += va_arg(args, int);
  va_end(args);
  return total;
}
void summed(const struct user *u) {
  bid_number(sum(2, u->age, 4)); // clean
  bid_number(sum(2, u->age, u->pin)); // $ violation=user::pin
}
static const char *second(const char *first, ...) {
  va_list args;
  va_start(args, first);
  const char *s = va_arg(args, const char *);
  va_end(args);
  return s;
}
void picked(const struct user *u) {
  bid(second(u->phone, u->nick)); // clean
  bid(second(u->nick, u->phone)); // $ violation=user::phone
}
#define COPY(to, from)                                                         \
  do {                                                                         \
    strncpy((to), (from), sizeof(to) - 1);                                     \
    (to)[sizeof(to) - 1] = '\0';                                               \
  } while (0)
#define MAX(a, b) ((a) > (b) ? (a) : (b))
void macros(const struct user *u) {
  char a[16], b[16];
  COPY(a, u->nick);
  COPY(b, u->phone);
  bid(a); // clean
  bid(b); // $ violation=user::phone
  bid_number(MAX(u->age, 18)); // clean
  bid_number(MAX(u->age, u->pin)); // $ violation=user::pin
}
#define FIELDS(X)                                                              \
  X(nick)                                                                      \
  X(phone)
enum field {
#define X(f) FIELD_##f,
  FIELDS(X)
#undef X
};
static const char *field_names[] = {
#define X(f) #f,
    FIELDS(X)
#undef X
};
static const char *field(const struct user *u, enum field f) {
  switch (f) {
#define X(f)                                                                   \
  case FIELD_##f:                                                              \
    return u->f;
    FIELDS(X)
#undef X
  }
  return "";
}
void fields(const struct user *u, enum field f) {
  bid(field_names[f]); // clean
  bid(field(u, FIELD_nick)); // clean
  bid(field(u, FIELD_phone)); // $ violation=user::phone
  bid(field(u, f)); // $ violation=user::phone
}
#define STR(x) #x
void stringized(const struct user *u) {
  (void)u;
  bid(STR(u->phone)); // clean
  bid_number(sizeof u->phone / sizeof u->phone[0]); // clean
}
