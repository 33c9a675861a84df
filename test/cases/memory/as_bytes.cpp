// Whole objects handed on as bytes, through helpers that know no type.
#include <cstddef>
#include <cstring>
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") char phone[20];
  char nickname[20];
};
struct Visit {
  char page[20];
  int length;
};
struct Session {
  User user;
  int visits;
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bidBytes(const void *, size_t);

static void sendAll(const void *bytes, size_t n) {
  bidBytes(bytes, n); // $ violation=User::phone
}
void sent(const User &u) { sendAll(&u, sizeof u); }

static void sendText(const char *bytes, size_t n) {
  bidBytes(bytes, n); // $ violation=User::phone
}
void sentCast(const User *u) { sendText((const char *)u, sizeof *u); }

static void sendCopy(const void *bytes, size_t n) {
  char buffer[64];
  memcpy(buffer, bytes, n);
  bid(buffer); // $ violation=User::phone
}
static void sendUser(const User *u) { sendCopy(u, sizeof *u); }
void sentDeeper(const Session *s) { sendUser(&s->user); }

static void fill(User *to, const User &from) { strcpy(to->phone, from.phone); }
static void sendFilled(const void *bytes, size_t n) {
  bidBytes(bytes, n); // $ violation=User::phone
}
void filledBefore(const User &u) {
  User copy;
  fill(&copy, u);
  sendFilled(&copy, sizeof copy);
}

static void sendVisit(const void *bytes, size_t n) {
  bidBytes(bytes, n); // clean
}
void visited(const Visit *v) { sendVisit(v, sizeof *v); }

static void nicknameOf(const void *given) {
  bid(static_cast<const User *>(given)->nickname); // clean
}
static void phoneOf(const void *given) {
  bid(static_cast<const User *>(given)->phone); // $ violation=User::phone
}
void castBack(const User &u) {
  nicknameOf(&u);
  phoneOf(&u);
}
static void sendOnlyName(const void *bytes, size_t n) {
  bidBytes(bytes, n); // clean
}
void part(const User &u) { sendOnlyName(&u.nickname, sizeof u.nickname); }
