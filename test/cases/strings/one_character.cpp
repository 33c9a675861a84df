// A character or some bytes are given a new value: the rest stays what it was.
#include <purpose/annotations.h>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
std::string text();

void firstOfAString() {
  std::string s = secret();
  s[0] = 'x';
  show(s); // $ violation=secret
  s.front() = 'x';
  *s.begin() = 'x';
  s.data()[0] = 'x';
  s.at(1) = 'x';
  show(s); // $ violation=secret
  s = "x";
  s[0] = 'y';
  show(s);
}
void firstOfAText(char *given) {
  std::strcpy(given, secret().c_str());
  given[0] = 'x';
  show(given); // $ violation=secret
  given[0] = 0;
  show(given);
}
void firstOfRoom() {
  char *room = (char *)std::malloc(16);
  std::strcpy(room, secret().c_str());
  *room = 'x';
  show(room); // $ violation=secret
  std::strcpy(room, text().c_str());
  show(room);
  std::free(room);
}
void capital(char *word) { word[0] = 'A'; }
void capital(std::string &word) { word[0] = 'A'; }
void inAFunction() {
  char room[16];
  std::strcpy(room, secret().c_str());
  capital(room);
  show(room); // $ violation=secret
  std::string s = secret(), t = text();
  capital(s);
  capital(t);
  show(s); // $ violation=secret
  show(t);
}
struct Named {
  char name[16];
  int number;
};
void inAField(Named *n) {
  std::strcpy(n->name, secret().c_str());
  n->name[0] = 'A';
  show(n->name); // $ violation=secret
  n->number = source();
  n->number = 0;
  sink(n->number);
}
void someBytes() {
  int n = source();
  *(std::uint8_t *)&n = 0;
  sink(n); // $ violation=source
  auto *halves = (short *)&n;
  halves[0] = 0;
  sink(n); // $ violation=source
  n = 0;
  sink(n);
  char letter = char(source());
  char *at = &letter;
  *at = 'x';
  sink(letter);
}
void firstField() {
  struct Pair {
    int first, second;
  } p{source(), source()};
  *(int *)&p = 0;
  sink(p.second); // $ violation=source
}
void elements() {
  char letters[4] = {0, char(source()), 0, 0};
  letters[1] = 'x';
  sink(letters[1]);
  std::vector<char> v(4);
  v[1] = char(source());
  v[1] = 'x';
  sink(v[1]);
}
