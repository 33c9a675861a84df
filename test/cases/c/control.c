/* Computed goto, setjmp, cleanup, assembly, vectors, tables of constants, argument lists. */
#include <purpose/annotations.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

PURPOSE_ONLY("security") char *source(void);
PURPOSE_ONLY("security") int pin(void);
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);
extern int condition(void);

void computed(void) {
  static const void *const targets[] = {&&first, &&second};
  int x = pin();
  goto *targets[condition() & 1];
first:
  bid_number(x); // $ violation=pin
  return;
second:
  x = 0;
  bid_number(x); // clean
}
static jmp_buf g_buffer;
void jumped(void) {
  volatile int x = 0, y = 0;
  if (!setjmp(g_buffer)) {
    x = pin();
    longjmp(g_buffer, 1);
  }
  bid_number(x); // $ violation=pin
  bid_number(y); // clean
}
static void done(char **text) {
  bid(*text); // $ violation=source
  free(*text);
}
static void done_clean(char **text) {
  bid(*text); // clean
}
void scoped(void) {
  __attribute__((cleanup(done))) char *s = strdup(source());
  __attribute__((cleanup(done_clean))) char *t = "x";
  (void)s, (void)t;
}
void assembled(void) {
  int in = pin(), out, other;
  __asm__("mov %1, %0" : "=r"(out) : "r"(in));
  __asm__("mov $1, %0" : "=r"(other));
  bid_number(out); // $ violation=pin
  bid_number(other); // clean
}
typedef int four __attribute__((vector_size(16)));
void vectors(void) {
  four v = {0}, w;
  v[1] = pin();
  w = v + v;
  bid_number(v[1]); // $ violation=pin
  bid_number(v[0]); // clean
  bid_number(w[1]); // $ violation=pin
}
static const char g_digits[] = "0123456789abcdef";
void hexadecimal(void) {
  char text[3];
  text[0] = g_digits[pin() >> 4 & 15];
  text[1] = g_digits[pin() & 15];
  text[2] = 0;
  bid(text); // $ violation=pin
  text[0] = g_digits[3];
  text[1] = g_digits[4];
  bid(text); // clean
}
static void show_list(va_list list) {
  bid(va_arg(list, const char *)); // $ violation=source
}
static void log_line(int n, ...) {
  va_list list, copy;
  va_start(list, n);
  va_copy(copy, list);
  show_list(copy);
  va_end(copy);
  va_end(list);
}
static void show_clean(va_list list) {
  bid(va_arg(list, const char *)); // clean
}
static void log_clean(int n, ...) {
  va_list list;
  va_start(list, n);
  show_clean(list);
  va_end(list);
}
void listed(void) {
  log_line(1, source());
  log_clean(1, "x");
}
void appended(void) {
  char text[16], *end = stpcpy(text, source());
  stpcpy(end, "!");
  bid(text); // $ violation=source
  stpcpy(text, "x");
  bid(text); // clean
}
