// Every way a value can be carried from one statement to another.
#include <purpose/annotations.h>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

void backwardGoto(const User &u) {
  std::string key = u.nickname;
  int n = 0;
again:
  bid(key); // $ violation=User::phone
  key = u.phone;
  if (n++ < 1)
    goto again;
}
void forwardGoto(const User &u, bool skip) {
  std::string key;
  key = u.phone;
  if (skip)
    goto out;
  key = u.nickname;
  bid(key); // clean
out:
  bid(key); // $ violation=User::phone
}
void carriedByLoop(const std::vector<User> &users) {
  int previous = 0, before = 0;
  for (const User &u : users) {
    score(before); // $ violation=User::pin
    before = previous;
    previous = u.pin;
  }
}
void resetEachTurn(const std::vector<User> &users) {
  std::string key;
  for (const User &u : users) {
    key = u.nickname;
    bid(key); // clean
    key = u.phone;
  }
  bid(key); // $ violation=User::phone
}
void fallThrough(const User &u, int kind) {
  std::string key = "none";
  switch (kind) {
  case 0:
    key = u.phone;
    [[fallthrough]];
  case 1:
    bid(key); // $ violation=User::phone
    break;
  case 2:
    bid(key); // clean
    break;
  default:
    key = u.nickname;
    bid(key); // clean
  }
}
void allCasesAssign(const User &u, int kind) {
  std::string key = u.phone;
  switch (kind) {
  case 0:
    key = "a";
    break;
  case 1:
    key = u.nickname;
    break;
  default:
    return;
  }
  bid(key); // clean
}
void conditional(const User &u, bool c) {
  bid(c ? u.phone : u.nickname); // $ violation=User::phone
  bid(u.phone.empty() ? "a" : "b"); // clean
  (c ? bid : bid)(u.nickname); // clean
}
void comma(const User &u) {
  bid((u.phone, u.nickname)); // clean
  bid((u.nickname, u.phone)); // $ violation=User::phone
}
void statementExpression(const User &u) {
  bid(({ // $ violation=User::phone
    std::string t = u.phone;
    t + "!";
  }));
  score(({
    int n = u.pin;
    n = u.age;
    n;
  })); // clean
}
void shortCircuit(const User &u, bool ok) {
  int n = 0;
  ok && (n = u.pin);
  score(n); // $ violation=User::pin
  int m = u.pin;
  ok || (m = 1);
  score(m); // $ violation=User::pin
}
void doWhile(const User &u) {
  std::string key = u.phone;
  do {
    key = u.nickname;
  } while (key.empty());
  bid(key); // clean
}
void whileMayNotRun(const User &u, int n) {
  std::string key = u.phone;
  while (n-- > 0)
    key = u.nickname;
  bid(key); // $ violation=User::phone
}
void controlOnly(const User &u) {
  std::string answer = "other";
  if (u.phone == "1")
    answer = "one";
  bid(answer); // clean
}
void earlyReturn(const User &u, bool c) {
  std::string key = u.nickname;
  if (c) {
    key = u.phone;
    return;
  }
  bid(key); // clean
}
