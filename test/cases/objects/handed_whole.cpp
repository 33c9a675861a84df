// An object that is handed whole to unseen code: what is labelled in it is out
// of sight there, and the object itself stays what it was.
#include <purpose/annotations.h>
#include <string>

struct Session {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int visits = 0;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(int);
void unseen(const Session &);
void mayChange(Session &);
int rate(const Session &);

void handed(const Session &s) {
  unseen(s);
  bid(s.nickname);     // clean
  bidNumber(s.visits); // clean
  bid(s.phone);        // $ violation=Session::phone
}
void changed(Session &s) {
  mayChange(s);
  bidNumber(s.visits); // clean
}
struct Server {
  Session own;
  void work() { unseen(own); }
  void tell() { bid(own.nickname); } // clean
};
void both(Server &server) {
  server.work();
  server.tell();
}
void rated(const Session &s) { bidNumber(rate(s)); } // $ violation=Session::phone

// A service that is asked something unseen does not answer with all that
// anybody keeps whom it knows; what it keeps itself it may.
struct Account {
  PURPOSE_ONLY("security") std::string email;
};
struct Accounts {
  Account *first;
};
struct Database {
  Accounts *accounts;
};
struct Application {
  Database *database;
};
struct Window {
  Application *application;
  std::string title() const;
};
std::string titleOf(const Account &);
void titled(const Window &w, const Account &a) {
  bid(w.title());  // clean
  bid(titleOf(a)); // $ violation=Account::email
}

// Rings of classes: each holds the other's labels.
struct Team;
struct Member {
  PURPOSE_ONLY("security") std::string badge;
  Team *team;
};
struct Team {
  PURPOSE_ONLY("security") std::string door;
  Member *chief;
};
std::string ofMember(const Member &);
std::string ofTeam(const Team &);
void rings(const Member &m, const Team &t) {
  bid(ofMember(m)); // $ violation=Member::badge, violation=Team::door
  bid(ofTeam(t));   // $ violation=Member::badge, violation=Team::door
}
