/* Linked lists: plain, intrusive with offsetof, circular. */
#include <purpose/annotations.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
};
PURPOSE_USE("advertising") void bid(const char *);

struct node {
  struct node *next;
  char text[16];
};
static struct node *push(struct node *head, const char *text) {
  struct node *n = calloc(1, sizeof *n);
  if (!n)
    return head;
  strncpy(n->text, text, sizeof n->text - 1);
  n->next = head;
  return n;
}
void pushed(const struct user *u) {
  struct node *names = NULL, *phones = NULL;
  names = push(push(names, "x"), u->nick);
  phones = push(push(phones, u->phone), "x");
  for (struct node *n = names; n; n = n->next)
    bid(n->text); // clean
  for (struct node *n = phones; n; n = n->next)
    bid(n->text); // $ violation=user::phone
}

struct list_head {
  struct list_head *next, *prev;
};
#define container_of(ptr, type, member)                                        \
  ((type *)((char *)(ptr)-offsetof(type, member)))
#define list_for_each(pos, head)                                               \
  for (pos = (head)->next; pos != (head); pos = pos->next)
static void list_init(struct list_head *l) { l->next = l->prev = l; }
static void list_add_tail(struct list_head *n, struct list_head *head) {
  n->prev = head->prev;
  n->next = head;
  head->prev->next = n;
  head->prev = n;
}
struct contact {
  char label[16];
  char value[16];
  struct list_head link;
};
void intrusive(const struct user *u) {
  struct list_head head, *pos;
  struct contact a, b;
  list_init(&head);
  strcpy(a.label, "phone");
  strcpy(a.value, u->phone);
  strcpy(b.label, u->nick);
  strcpy(b.value, u->phone);
  list_add_tail(&a.link, &head);
  list_add_tail(&b.link, &head);
  list_for_each(pos, &head) {
    struct contact *c = container_of(pos, struct contact, link);
    bid(c->label); // clean
    bid(c->value); // $ violation=user::phone
  }
}
struct member {
  struct user user;
  struct list_head link;
};
void members(struct list_head *head) {
  struct list_head *pos;
  list_for_each(pos, head) {
    struct member *m = container_of(pos, struct member, link);
    bid(m->user.nick); // $ SPURIOUS: violation=user::phone
    bid(m->user.phone); // $ violation=user::phone
  }
}
static void reverse(struct node **head) {
  struct node *out = NULL;
  while (*head) {
    struct node *n = *head;
    *head = n->next;
    n->next = out;
    out = n;
  }
  *head = out;
}
void reversed(const struct user *u) {
  struct node *names = push(push(NULL, "a"), u->nick);
  struct node *phones = push(push(NULL, "a"), u->phone);
  reverse(&names);
  reverse(&phones);
  bid(names->text); // clean
  bid(phones->next->text); // $ violation=user::phone
}
static const struct node *find(const struct node *n, const char *prefix) {
  for (; n; n = n->next)
    if (strncmp(n->text, prefix, strlen(prefix)) == 0)
      return n;
  return NULL;
}
void found(const struct user *u) {
  struct node *names = push(NULL, u->nick), *phones = push(NULL, u->phone);
  const struct node *a = find(names, "m"), *b = find(phones, "+");
  if (a)
    bid(a->text); // clean
  if (b)
    bid(b->text); // $ violation=user::phone
}
void removed(const struct user *u) {
  struct node second = {NULL, ""}, first = {&second, ""};
  strcpy(second.text, u->phone);
  strcpy(first.text, u->nick);
  bid(first.next->text); // $ violation=user::phone
  first.next = second.next;
  for (struct node *n = &first; n; n = n->next)
    bid(n->text); // clean
}
