/* C strings: string.h, stdio.h formatting, hand-written loops. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <purpose/annotations.h>
#include <ctype.h>
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

void upper(const struct user *u) {
  char a[16], b[16];
  size_t i;
  for (i = 0; u->nick[i]; i++)
    a[i] = (char)toupper((unsigned char)u->nick[i]);
  a[i] = '\0';
  for (i = 0; u->phone[i]; i++)
    b[i] = (char)toupper((unsigned char)u->phone[i]);
  b[i] = '\0';
  bid(a); // clean
  bid(b); // $ violation=user::phone
}
void formatted(const struct user *u) {
  char key[64];
  int used = snprintf(key, sizeof key, "nick=%s&age=%d", u->nick, u->age);
  bid(key); // clean
  snprintf(key + used, sizeof key - (size_t)used, "&pin=%04d", u->pin);
  bid(key); // $ violation=user::pin
  sprintf(key, "%.3s", u->phone);
  bid(key); // $ violation=user::phone
}
void scanned(const struct user *u) {
  char cc[4], rest[16];
  int age = 0;
  if (sscanf(u->phone, "%3s %15s", cc, rest) == 2)
    bid(rest); // $ violation=user::phone
  if (sscanf("age=7", "age=%d", &age) == 1)
    bid_number(age); // clean
}
void tokens(const struct user *u) {
  char line[32], *field, *cursor = line;
  strcpy(line, u->nick);
  while ((field = strsep(&cursor, ",")) != NULL)
    bid(field); // clean
  cursor = line;
  strcpy(line, u->phone);
  while ((field = strsep(&cursor, ",")) != NULL)
    bid(field); // $ violation=user::phone
}
static char *concat(const char *a, const char *b) {
  size_t n = strlen(a) + strlen(b) + 1;
  char *s = malloc(n);
  if (!s)
    return NULL;
  strcpy(s, a);
  strcat(s, b);
  return s;
}
void concatenated(const struct user *u) {
  char *a = concat("id:", u->nick), *b = concat("id:", u->phone);
  bid(a); // clean
  bid(b); // $ violation=user::phone
  free(a);
  free(b);
}
void allocated(const struct user *u) {
  char *text = NULL;
  if (asprintf(&text, "tel:%s", u->phone) < 0)
    return;
  bid(text); // $ violation=user::phone
  free(text);
  if (asprintf(&text, "nick:%s", u->nick) < 0)
    return;
  bid(text); // $ SPURIOUS: violation=user::phone
  free(text);
}
void spans(const struct user *u) {
  const char *digits = u->phone + strspn(u->phone, "+ ");
  bid(digits); // $ violation=user::phone
  const char *at = strpbrk(u->nick, "@.");
  bid(at ? at : "none"); // clean
  char *stop;
  long n = strtol("17 apples", &stop, 10);
  bid_number(n); // clean
  bid(stop); // clean
  bid_number(atoi(u->phone)); // $ violation=user::phone
}
void wiped(struct user *u) {
  memset(u->phone, 0, sizeof u->phone);
  bid_number(u->age); // clean
  char copy[16];
  memcpy(copy, u->nick, sizeof copy);
  copy[sizeof copy - 1] = 0;
  bid(copy); // clean
}
