// What functions do through references, pointers and pointers to pointers.
#include <purpose/annotations.h>
#include <utility>

PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);

struct Point {
  int x, y;
};

void fillByReference(int &out) { out = readPin(); }
void fillByPointer(int *out) { *out = readPin(); }
void clear(int &out) { out = 0; }
void outParameters() {
  int a = 0, b = 0;
  fillByReference(a);
  score(a); // $ violation=readPin
  score(b); // clean
  fillByPointer(&b);
  score(b); // $ violation=readPin
  clear(b);
  score(b); // clean
  score(a); // $ violation=readPin
}

void aim(int **pointer, int *at) { *pointer = at; }
void aimReference(int *&pointer, int *at) { pointer = at; }
void aimedPointers() {
  int pin = readPin(), zero = 0;
  int *p = &zero;
  score(*p); // clean
  aim(&p, &pin);
  score(*p); // $ violation=readPin
  score(zero); // clean
  aim(&p, &zero);
  score(*p); // clean
  aimReference(p, &pin);
  score(*p); // $ violation=readPin
  aimReference(p, &zero);
  score(*p); // clean
}

void aimWhere(int **pointer, int *at, bool really) {
  if (really)
    *pointer = at;
}
void perhapsAimed(bool really) {
  int pin = readPin(), zero = 0;
  int *p = &zero;
  aimWhere(&p, &pin, really);
  score(*p); // $ violation=readPin
}

void swapPointers(int **a, int **b) {
  int *t = *a;
  *a = *b;
  *b = t;
}
void swapped() {
  int pin = readPin(), zero = 0;
  int *p = &pin, *q = &zero;
  swapPointers(&p, &q);
  score(*p); // clean
  score(*q); // $ violation=readPin
  score(pin); // $ violation=readPin
  score(zero); // clean
}

int &pickFirst(int &a, int &) { return a; }
int *same(int *p) { return p; }
int *addressOf(int &r) { return &r; }
int &element(int *array, int i) { return array[i]; }
void writtenThroughResults() {
  int a = 0, b = 0;
  pickFirst(a, b) = readPin();
  score(a); // $ violation=readPin
  score(b); // clean
  pickFirst(a, b) = 0;
  score(a); // clean
  *same(&b) = readPin();
  score(b); // $ violation=readPin
  *same(&b) = 0;
  score(b); // clean
  *addressOf(a) = readPin();
  score(a); // $ violation=readPin
  *addressOf(a) = 0;
  score(a); // clean
  int all[3] = {};
  element(all, 1) = readPin();
  score(all[1]); // $ violation=readPin
  score(all[0]); // clean
}

class Holder {
public:
  explicit Holder(Point *p) : held_(p), own_{0, 0} {}
  Point *get() const { return held_; }
  Point &own() { return own_; }
  void set(Point *p) { held_ = p; }
  Point *exchange(Point *p) {
    Point *old = held_;
    held_ = p;
    return old;
  }

private:
  Point *held_;
  Point own_;
};
void setters() {
  Point first{0, 0}, second{0, 0};
  Holder holder(&first);
  holder.get()->x = readPin();
  score(first.x); // $ violation=readPin
  score(first.y); // clean
  holder.set(&second);
  score(holder.get()->x); // clean
  second.x = readPin();
  score(holder.get()->x); // $ violation=readPin
  holder.get()->x = 0;
  score(second.x); // clean
  score(first.x); // $ violation=readPin
  holder.own().y = readPin();
  score(holder.own().y); // $ violation=readPin
  score(holder.own().x); // clean
}
void exchanged() {
  Point clean{0, 0}, dirty{readPin(), 0};
  Holder holder(&dirty);
  Point *old = holder.exchange(&clean);
  score(old->x); // $ violation=readPin
  score(old->y); // clean
}

int *current;
void remember(int *p) { current = p; }
void writeCurrent() { *current = readPin(); }
void throughGlobalPointer() {
  int kept = 0, other = 0;
  remember(&kept);
  writeCurrent();
  score(kept); // $ violation=readPin
  score(other); // clean
}

// A promise that a cast takes back.
void fillInSpite(const int &out) { const_cast<int &>(out) = readPin(); }
void fillInSpiteOf(const int *out) { *(int *)out = readPin(); }
void leave(const int &out) { (void)static_cast<const int &>(out); }
void constParameters() {
  int a = 0, b = 0, c = 0;
  fillInSpite(a);
  score(a); // $ violation=readPin
  fillInSpiteOf(&b);
  score(b); // $ violation=readPin
  leave(c);
  score(c); // clean
}

// What a pointer pointed to before it was moved on.
struct Link {
  int value;
  Link *next;
};
void fillAndGoOn(Link *&at) {
  at->value = readPin();
  at = at->next;
}
void goOnAndClear(Link *&at) {
  at = at->next;
  at->value = 0;
}
void movedOn() {
  Link last{0, nullptr}, first{0, &last};
  Link *at = &first;
  fillAndGoOn(at);
  score(first.value); // $ violation=readPin
  Link end{0, nullptr}, begin{0, &end};
  at = &begin;
  goOnAndClear(at);
  score(begin.value); // clean
}
struct Writer {
  char *at;
  void put(char c) { *at++ = c; }
  void all(const int *numbers) {
    while (*numbers)
      put(char(*numbers++));
  }
};
void writtenByMember() {
  char out[8] = "", other[8] = "";
  int numbers[] = {readPin(), 0}, clean[] = {1, 0};
  Writer a{out}, b{other};
  a.all(numbers);
  b.all(clean);
  score(out[0]);   // $ violation=readPin
  score(other[0]); // clean
}
struct Room {
  int *data;
  void replace(int *other) {
    data[0] = readPin();
    data = other;
  }
};
void replaced() {
  int before[2] = {0, 0}, after[2] = {0, 0};
  Room r{before};
  r.replace(after);
  score(before[0]); // $ violation=readPin
}

// A value given on one way only stands there, whoever looks at it afterwards.
void look(int n, const int &) { (void)n; }
void lookOrClear(int n, int &o) {
  if (n == 5)
    o = 0;
}
void fillIf(int n, int &out) {
  if (n == 1)
    out = readPin();
  lookOrClear(n, out);
}
void fillFrom(const Point &from, int n, int &out) {
  if (n == 1)
    out = from.x;
  lookOrClear(n, out);
  look(n, out);
}
void descend(int n, int &out);
void step(int n, int &out) {
  if (n)
    descend(n - 1, out);
}
void descend(int n, int &out) {
  if (n == 1)
    out = readPin();
  step(n, out);
}
void onOneWay(int n) {
  int a = 0, b = 0, c = 0, d = 0;
  fillIf(n, a);
  score(a); // $ violation=readPin
  fillFrom({readPin(), 0}, n, b);
  score(b); // $ violation=readPin
  fillFrom({0, readPin()}, n, c);
  score(c); // clean
  descend(3, d);
  score(d); // $ violation=readPin
}
