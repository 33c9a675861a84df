// <cstring> and character arrays.
#include <purpose/annotations.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct User {
  PURPOSE_ONLY("security") char phone[16];
  char nickname[16];
};
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

void copied(const User &u) {
  char key[32];
  std::strcpy(key, u.nickname);
  bid(key); // clean
  std::strncpy(key, u.phone, sizeof key - 1);
  key[sizeof key - 1] = '\0';
  bid(key); // $ violation=User::phone
}
void catenated(const User &u) {
  char key[64] = "id=";
  std::strcat(key, u.nickname);
  bid(key); // clean
  std::strncat(key, u.phone, 4);
  bid(key); // $ violation=User::phone
}
void overwritten(const User &u) {
  char key[16];
  std::memcpy(key, u.phone, sizeof key);
  std::memset(key, 0, sizeof key);
  bid(key); // clean
  std::memmove(key, u.phone, sizeof key);
  bid(key); // $ violation=User::phone
  std::memcpy(key, u.nickname, sizeof key);
  bid(key); // clean
}
void searched(const User &u) {
  const char *space = std::strchr(u.phone, ' ');
  if (space)
    bid(space + 1); // $ violation=User::phone
  const char *dot = std::strrchr(u.nickname, '.');
  bid(dot ? dot + 1 : u.nickname); // clean
  const char *sub = std::strstr(u.phone, "00");
  bid(sub ? sub : "none"); // $ violation=User::phone
}
void compared(const User &u) {
  bidNumber(std::strcmp(u.phone, "+49")); // $ violation=User::phone
  bidNumber(std::strncmp(u.nickname, "Dr", 2)); // clean
  bidNumber(static_cast<long>(std::strlen(u.phone))); // $ violation=User::phone
  bidNumber(sizeof u.phone); // clean
}
void duplicated(const User &u) {
  char *a = strdup(u.nickname), *b = strndup(u.phone, 5);
  bid(a); // clean
  bid(b); // $ violation=User::phone
  std::free(a);
  std::free(b);
}
void tokenized(const User &u) {
  char line[64];
  std::snprintf(line, sizeof line, "%s;%s", "x", u.phone);
  for (char *t = std::strtok(line, ";"); t; t = std::strtok(nullptr, ";"))
    bid(t); // $ violation=User::phone
}
void tokenizedAgain(const User &u) {
  char line[64], *save = nullptr;
  std::strcpy(line, u.nickname);
  for (char *t = strtok_r(line, ";", &save); t; t = strtok_r(nullptr, ";", &save))
    bid(t); // clean
}
void byPointer(const User &u) {
  char out[16];
  char *d = out;
  for (const char *s = u.phone; *s; ++s)
    if (*s >= '0' && *s <= '9')
      *d++ = *s;
  *d = 0;
  bid(out); // $ violation=User::phone
}
void emptied(const User &u) {
  char key[16];
  std::strcpy(key, u.phone);
  std::strcpy(key, "anonymous");
  bid(key); // clean
}
void twoBuffers(const User &u) {
  struct { char secret[16]; char shown[16]; } b;
  std::strcpy(b.secret, u.phone);
  std::strcpy(b.shown, u.nickname);
  bid(b.shown); // clean
  bid(b.secret); // $ violation=User::phone
}
