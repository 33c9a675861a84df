/* Opaque handles, out-parameters, error codes, goto cleanup, errno-style globals. */
#include <purpose/annotations.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct user {
  PURPOSE_ONLY("security") char phone[16];
  char nick[16];
  PURPOSE_ONLY("security") const char *email;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

typedef struct session session_t;
struct session {
  char *name;
  char *secret;
  int refs;
};
static void session_close(session_t *s) {
  if (!s || --s->refs > 0)
    return;
  free(s->name);
  free(s->secret);
  free(s);
}
static int session_open(session_t **out, const char *name, const char *secret) {
  int rc = -ENOMEM;
  session_t *s = calloc(1, sizeof *s);
  if (!s)
    return rc;
  s->refs = 1;
  s->name = strdup(name);
  if (!s->name)
    goto fail;
  s->secret = strdup(secret);
  if (!s->secret)
    goto fail;
  *out = s;
  return 0;
fail:
  session_close(s);
  return rc;
}
static const char *session_name(const session_t *s) { return s->name; }
static const char *session_secret(const session_t *s) { return s->secret; }
void handle(const struct user *u) {
  session_t *s = NULL;
  int rc = session_open(&s, u->nick, u->phone);
  bid_number(rc); // clean
  if (rc)
    return;
  bid(session_name(s)); // clean
  bid(session_secret(s)); // $ violation=user::phone
  session_close(s);
}
static int split(const char *s, char *head, char *tail, size_t n) {
  const char *at = strchr(s, '@');
  if (!at || (size_t)(at - s) >= n)
    return -1;
  memcpy(head, s, (size_t)(at - s));
  head[at - s] = '\0';
  snprintf(tail, n, "%s", at + 1);
  return 0;
}
void split_mail(const struct user *u) {
  char head[32], domain[32];
  if (split("sales@example.org", head, domain, sizeof head) == 0)
    bid(domain); // clean
  if (split(u->email, head, domain, sizeof head) == 0) {
    bid(head); // $ violation=user::email
    bid(domain); // $ violation=user::email
  }
}
static __thread char last_error[64];
static int last_code;
static int check(const char *phone) {
  if (phone[0] != '+') {
    last_code = 7;
    snprintf(last_error, sizeof last_error, "bad number %s", phone);
    return -1;
  }
  return 0;
}
void reported(const struct user *u) {
  if (check(u->phone) < 0) {
    bid_number(last_code); // clean
    bid(last_error); // $ violation=user::phone
    bid(strerror(errno)); // clean
  }
}
static void lookup(const struct user *u, const char **nick, const char **phone) {
  if (nick)
    *nick = u->nick;
  if (phone)
    *phone = u->phone;
}
void out_pointers(const struct user *u) {
  const char *nick = "", *phone = "";
  lookup(u, &nick, NULL);
  bid(nick); // clean
  bid(phone); // clean
  lookup(u, NULL, &phone);
  bid(phone); // $ violation=user::phone
}
enum status { OK, EMPTY, SHORT };
static enum status status_of(const char *phone) {
  if (!*phone)
    return EMPTY;
  return strlen(phone) < 5 ? SHORT : OK;
}
static const char *const status_text[] = {[OK] = "ok", [EMPTY] = "empty", [SHORT] = "short"};
void status(const struct user *u) {
  enum status s = status_of(u->phone);
  bid_number(s); // clean
  bid(s == OK ? "ok" : "bad"); // clean
  bid(status_text[OK]); // clean
}
static int copy_phone(const struct user *u, char **out) {
  char *text = malloc(32);
  int rc = -1;
  if (!text)
    goto done;
  if (snprintf(text, 32, "tel:%s", u->phone) >= 32)
    goto done;
  *out = text;
  text = NULL;
  rc = 0;
done:
  free(text);
  return rc;
}
void copied(const struct user *u) {
  char *text = NULL;
  if (copy_phone(u, &text) == 0)
    bid(text); // $ violation=user::phone
  free(text);
  text = strdup(u->nick);
  if (text)
    bid(text); // clean
  free(text);
}
