// Loops that are surely entered: what stood before them is overwritten.
#include <purpose/annotations.h>

PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);

void surelyEntered() {
  int x = readPin();
  for (int i = 0; i < 10; ++i)
    x = 0;
  score(x); // clean
}
void perhapsEntered(int n) {
  int x = readPin();
  for (int i = 0; i < n; ++i)
    x = 0;
  score(x); // $ violation=readPin
}
void enteredButNotAlwaysWritten() {
  int x = readPin();
  for (int i = 0; i < 10; ++i)
    if (i == 3)
      x = 0;
  score(x); // $ violation=readPin
}
void writtenByLaterRounds() {
  int x = 0, y = 0;
  for (int i = 0; i < 3; ++i) {
    score(y); // $ violation=readPin
    y = x;
    x = readPin();
  }
  score(x); // $ violation=readPin
}
void leftBefore(bool stop) {
  int x = readPin();
  for (int i = 0; i < 10; ++i) {
    if (stop)
      break;
    x = 0;
  }
  score(x); // $ violation=readPin
}
void forEver() {
  int x = readPin();
  while (true) {
    x = 0;
    break;
  }
  score(x); // clean
}
void inner(int n) {
  int x = 0;
  for (int k = 0; k < n; ++k) {
    x = readPin();
    for (int i = 0; i < 2; ++i)
      x = 0;
  }
  score(x); // clean
}
