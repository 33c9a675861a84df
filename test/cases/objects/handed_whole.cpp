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
