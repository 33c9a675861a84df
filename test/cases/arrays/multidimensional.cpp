// Tables, rows by reference, arrays in structs and buffers with offsets.
#include <purpose/annotations.h>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") int pin;
  PURPOSE_ONLY("security") char code[8];
  int age;
  char city[8];
};
PURPOSE_USE("advertising") void score(int);
PURPOSE_USE("advertising") void bidText(const char *);

static void fillRow(int (&row)[3], int v) {
  for (int &cell : row)
    cell = v;
}
void rowByReference(const User &u) {
  int table[2][3];
  fillRow(table[0], u.age);
  fillRow(table[1], u.pin);
  score(table[0][2]); // clean
  score(table[1][0]); // $ violation=User::pin
}
template <std::size_t R, std::size_t C> int trace(const int (&m)[R][C]) {
  int s = 0;
  for (std::size_t i = 0; i < R && i < C; ++i)
    s += m[i][i];
  return s;
}
void wholeTable(const User &u) {
  int a[2][2] = {{u.age, 1}, {2, 3}};
  int b[2][2] = {{u.pin, 1}, {2, 3}};
  score(trace(a)); // clean
  score(trace(b)); // $ violation=User::pin
}
struct Grid {
  int cells[2][2];
  int width;
  char names[2][8];
};
void gridInStruct(const User &u) {
  Grid g{};
  g.cells[1][0] = u.pin;
  g.width = u.age;
  std::memcpy(g.names[0], u.city, 8);
  std::memcpy(g.names[1], u.code, 8);
  score(g.width); // clean
  score(g.cells[1][0]); // $ violation=User::pin
  bidText(g.names[0]); // clean
  bidText(g.names[1]); // $ violation=User::code
}
void heapTable(const User &u) {
  auto rows = std::make_unique<std::unique_ptr<int[]>[]>(2);
  rows[0] = std::make_unique<int[]>(4);
  rows[1] = std::make_unique<int[]>(4);
  rows[1][2] = u.pin;
  rows[0][2] = u.age;
  score(rows[0][2]); // clean
  score(rows[1][2]); // $ violation=User::pin
}
void mallocTable(const User &u) {
  int *m = static_cast<int *>(std::calloc(6, sizeof(int)));
  int *n = static_cast<int *>(std::malloc(6 * sizeof(int)));
  *(m + 2 * 1 + 1) = u.pin;
  std::memset(n, 0, 6 * sizeof(int));
  score(m[3]); // $ violation=User::pin
  score(n[3]); // clean
  std::free(m);
  std::free(n);
}
void vectorOfVectors(const User &u) {
  std::vector<std::vector<int>> v(2, std::vector<int>(2)), w = v;
  v[1][1] = u.pin;
  score(v[1][1]); // $ violation=User::pin
  score(w[1][1]); // clean
  w = v;
  score(w[1][1]); // $ violation=User::pin
}
static const int *findIn(const int *first, const int *last, int x) {
  for (; first != last; ++first)
    if (*first == x)
      return first;
  return last;
}
void foundPointer(const User &u) {
  int pins[3] = {u.pin, 2, 3}, ages[3] = {u.age, 2, 3};
  const int *p = findIn(pins, pins + 3, 2), *q = findIn(ages, ages + 3, 2);
  score(*(p - 1)); // $ violation=User::pin
  score(*(q - 1)); // clean
}
void decayed(const User &u) {
  const char *rows[] = {u.city, u.code, "end", nullptr};
  bidText(rows[0]); // clean
  bidText(rows[1]); // $ violation=User::code
  bidText(rows[2]); // clean
}
void endPointer(const User &u) {
  char line[24] = "";
  char *end = line;
  end = std::copy(u.city, u.city + 4, end);
  *end = '\0';
  bidText(line); // clean
  end = std::copy(u.code, u.code + 4, end);
  *end = '\0';
  bidText(line); // $ violation=User::code
}
void negativeIndex(const User &u) {
  int a[3] = {u.pin, u.age, 0};
  int *middle = &a[1];
  score(middle[-1]); // $ violation=User::pin
  score(middle[0]); // clean
}
