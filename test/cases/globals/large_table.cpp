// A table with more entries than a function may have that is told apart in
// full: here nothing is left out.
#include <purpose/annotations.h>

struct User {
  PURPOSE_ONLY("security") const char *phone;
  const char *nickname;
};
PURPOSE_USE("advertising") void bid(const char *);

User operatorOnDuty();
static User onDuty = operatorOnDuty();

#define TEN(x) x, x, x, x, x, x, x, x, x, x
#define HUNDRED(x)                                                             \
  TEN(x), TEN(x), TEN(x), TEN(x), TEN(x), TEN(x), TEN(x), TEN(x), TEN(x), TEN(x)
#define ROW                                                                    \
  { HUNDRED(onDuty.nickname), HUNDRED(onDuty.nickname) }

static const char *names[][200] = {TEN(ROW), TEN(ROW), TEN(ROW)};
static const char *last[] = {onDuty.nickname, onDuty.phone};

void behindThem(int i, int j) {
  bid(names[i][j]); // clean
  bid(last[0]); // clean
  bid(last[i]); // $ violation=User::phone
}
