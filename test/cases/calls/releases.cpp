// Approved ways out: a release for its purposes, a guard where it dominates.
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  bool consent = false;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void show(int n);
PURPOSE_RELEASE("counts of at least 1000", "advertising")
int countAtLeast1000(const std::vector<std::string> &phones);
PURPOSE_RELEASE("counts for the board", "reporting")
int countForBoard(const std::vector<std::string> &phones);
PURPOSE_GUARD("advertising") bool adsAllowed(const User &u);
bool isAdult(const User &u);

void released(const User &u) {
  std::vector<std::string> phones{u.phone};
  show(countAtLeast1000(phones)); // clean
}
void releasedForOther(const User &u) {
  std::vector<std::string> phones{u.phone};
  show(countForBoard(phones)); // $ violation=User::phone
}
void guarded(const User &u) {
  if (adsAllowed(u))
    bid(u.phone); // clean
}
void guardedByReturn(const User &u) {
  if (!adsAllowed(u))
    return;
  bid(u.phone); // clean
}
void guardedInVariable(const User &u) {
  bool allowed = adsAllowed(u);
  if (allowed)
    bid(u.phone); // clean
}
void otherWay(const User &u) {
  if (!adsAllowed(u))
    bid(u.phone); // $ violation=User::phone
}
void afterwards(const User &u) {
  if (adsAllowed(u))
    show(1);
  bid(u.phone); // $ violation=User::phone
}
void otherPredicate(const User &u) {
  if (isAdult(u))
    bid(u.phone); // $ violation=User::phone
}
void otherUser(const User &u, const User &v) {
  if (adsAllowed(u))
    bid(v.phone); // $ violation=User::phone
}
