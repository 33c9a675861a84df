// A part of a program that only points to the whole of it stores nothing of
// what others keep there; what it points to itself, it does.
#include <purpose/annotations.h>
#include <string>

struct Accounts {
  PURPOSE_ONLY("security") std::string phone;
};
struct Game {
  Accounts *accounts;
  std::string title;
};
class Rollback {
public:
  explicit Rollback(Game *game) : game_(game) {}
  PURPOSE_USE("advertising") Game *game_;
  PURPOSE_USE("advertising") Accounts *match_ = nullptr;
};

Rollback make(Accounts &a, const std::string &given) {
  a.phone = given;
  Game *game = new Game{&a, "chess"};
  Rollback r(game);
  return r;
}
void match(Rollback &r, Accounts &a, PURPOSE_ONLY("security") const std::string &given) {
  a.phone = given; // $ violation=match(given)
  r.match_ = &a;
}
