// Elements reached by index, by pointer arithmetic and by several dimensions.
#include <purpose/annotations.h>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(int);

void secondElement(const User &u) {
  std::string parts[3] = {u.nickname, u.phone, "none"};
  std::string *p = parts;
  bid(*p); // clean
  ++p;
  bid(*p); // $ violation=User::phone
  bid(p[1]); // clean
  bid(*(p - 1)); // clean
}
void matrix(const User &u) {
  int m[2][2] = {{u.age, u.pin}, {0, 1}};
  score(m[0][0]); // clean
  score(m[0][1]); // $ violation=User::pin
  score(m[1][1]); // clean
}
void row(const User &u) {
  int m[2][3] = {};
  int(*second)[3] = m + 1;
  (*second)[2] = u.pin;
  score(m[1][2]); // $ violation=User::pin
  score(m[0][2]); // clean
}
void overwrittenElement(const User &u) {
  int a[2] = {u.pin, u.pin};
  a[0] = u.age;
  score(a[0]); // clean
  score(a[1]); // $ violation=User::pin
}
void walked(const User &u) {
  char buffer[64];
  const char *from = u.phone.c_str();
  char *to = buffer;
  while ((*to++ = *from++) != '\0')
    ;
  bidText(buffer); // $ violation=User::phone
}
void walkedClean(const User &u) {
  char buffer[64];
  const char *from = u.nickname.c_str();
  char *to = buffer;
  while ((*to++ = *from++) != '\0')
    ;
  bidText(buffer); // clean
}
void rangeSum(const User *users, std::size_t n) {
  int pins = 0, ages = 0;
  for (const User *p = users, *e = users + n; p != e; ++p) {
    pins += p->pin;
    ages += p->age;
  }
  score(ages); // clean
  score(pins); // $ violation=User::pin
}
void reversedIndex(const User &u) {
  int a[] = {u.age, u.pin};
  score(1 [a]); // $ violation=User::pin
  score(0 [a]); // clean
}
void distance(const User *users, std::size_t n) {
  const User *end = users + n;
  score(static_cast<int>(end - users)); // clean
}
void nestedArray(const User &u) {
  std::array<std::array<std::string, 2>, 2> grid;
  grid[0][0] = u.nickname;
  grid[1][1] = u.phone;
  bid(grid[0][0]); // clean
  bid(grid[1][1]); // $ violation=User::phone
}
void arrayOfPointers(const User &u) {
  const std::string *fields[] = {&u.phone, &u.nickname};
  bid(*fields[1]); // clean
  bid(**std::begin(fields)); // $ violation=User::phone
}
