/* C: structs, pointers, callbacks with user data. */
#include <purpose/annotations.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>

struct account {
  PURPOSE_ONLY("security") char phone[32];
  char name[32];
  PURPOSE_ONLY("security") const char *email;
};
PURPOSE_USE("advertising") void bid(const char *text);

void direct(const struct account *a) {
  bid(a->name); // clean
  bid(a->phone); // $ violation=account::phone
  bid(a->email); // $ violation=account::email
}
void copied(const struct account *a) {
  char text[64];
  strcpy(text, a->phone);
  bid(text); // $ violation=account::phone
}
void copiedBytes(const struct account *a) {
  char text[64];
  memcpy(text, a->phone, sizeof a->phone);
  bid(text); // $ violation=account::phone
}
void printed(const struct account *a) {
  char text[64];
  snprintf(text, sizeof text, "%s", a->name);
  bid(text); // clean
  snprintf(text, sizeof text, "%s", a->email);
  bid(text); // $ violation=account::email
}
void structCopy(const struct account *a) {
  struct account b = *a;
  bid(b.name); // clean
  bid(b.phone); // $ violation=account::phone
}
void duplicated(const struct account *a) {
  char *text = strdup(a->email);
  bid(text); // $ violation=account::email
  free(text);
}
typedef void (*visitor)(const char *text, void *data);
static void visit(const struct account *a, visitor v, void *data) {
  v(a->phone, data);
}
static void show(const char *text, void *data) {
  bid(text); // $ violation=account::phone
}
static void keep(const char *text, void *data) { strcpy(data, text); }
void callbacks(const struct account *a) {
  char kept[64];
  visit(a, show, 0);
  visit(a, keep, kept);
  bid(kept); // $ violation=account::phone
}
void zeroed(struct account *a) {
  memset(a->phone, 0, sizeof a->phone);
  bid(a->phone); // clean
}
