/* C: lists with a tail, cursors that move on while they write, parts of memory. */
#include <purpose/annotations.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

PURPOSE_ONLY("security") int source(void);
PURPOSE_ONLY("security") char *secret(void);
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const char *);
int plain(void);
char *text(void);

struct node {
  int value;
  struct node *next;
};
struct queue {
  struct node *head, *tail;
  int count;
};
static void put(struct queue *q, int value) {
  struct node *n = malloc(sizeof *n);
  n->value = value;
  n->next = NULL;
  if (q->tail)
    q->tail->next = n;
  else
    q->head = n;
  q->tail = n;
  q->count++;
}
static int take(struct queue *q) {
  struct node *n = q->head;
  int value = n->value;
  q->head = n->next;
  if (!q->head)
    q->tail = NULL;
  free(n);
  q->count--;
  return value;
}
void queued(void) {
  struct queue a = {0}, b = {0};
  put(&a, 1);
  put(&a, source());
  put(&b, plain());
  put(&b, 1);
  sink(a.count);
  take(&a);
  sink(take(&a)); // $ violation=source
  take(&b);
  sink(take(&b));
}

struct writer {
  char *at, *end;
  int full;
};
static void write_char(struct writer *w, int c) {
  if (w->at < w->end)
    *w->at++ = (char)c;
  else
    w->full = 1;
}
static void write_text(struct writer *w, const char *s) {
  for (; *s; s++)
    write_char(w, *s);
}
static void write_number(struct writer *w, int n) {
  char digits[16];
  int count = 0;
  do {
    digits[count++] = (char)('0' + n % 10);
    n /= 10;
  } while (n);
  while (count)
    write_char(w, digits[--count]);
}
void written(void) {
  char a[64], b[64];
  struct writer x = {a, a + 64, 0}, y = {b, b + 64, 0};
  write_text(&x, "n=");
  write_number(&x, source());
  write_text(&y, text());
  sink(y.full);
  show(a); // $ violation=source
  show(b);
}
static void append_text(char **at, const char *s) {
  while (*s)
    *(*at)++ = *s++;
  **at = 0;
}
void appended(void) {
  char a[64], b[64], *p = a, *q = b;
  append_text(&p, "k=");
  append_text(&p, secret());
  append_text(&q, text());
  show(a); // $ violation=secret
  show(b);
}

struct reader {
  const unsigned char *at;
  size_t left;
};
static int read_byte(struct reader *r) { return r->left ? (r->left--, *r->at++) : -1; }
static int read_number(struct reader *r) {
  int n = 0;
  for (int i = 0; i < 4; i++)
    n = n << 8 | read_byte(r);
  return n;
}
void read_back(void) {
  struct reader a = {(const unsigned char *)secret(), 8};
  struct reader b = {(const unsigned char *)text(), 8};
  sink(read_number(&a)); // $ violation=secret
  sink(read_number(&b));
}

void parts(void) {
  char s[32];
  strcpy(s, secret());
  memset(s, '*', 2);
  show(s + 4); // $ violation=secret
  memset(s, 0, sizeof s);
  show(s);
  char *t = strdup(secret());
  t[0] = (char)toupper(t[0]);
  t[0] = 'x';
  show(t); // $ violation=secret
  t[0] = 0;
  show(t);
  free(t);
}
void wide(void) {
  wchar_t w[32];
  char s[32];
  mbstowcs(w, secret(), 32);
  wcstombs(s, w, 32);
  show(s); // $ violation=secret
  mbstowcs(w, text(), 32);
  wcstombs(s, w, 32);
  show(s);
}
