// Bound functions and pointers to members, wherever they are kept.
#include <functional>
#include <purpose/annotations.h>
#include <string>
#include <thread>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

void front(const User &u) {
  auto f = std::bind_front([](const std::string &s, int) { bid(s); }, u.phone); // $ violation=User::phone
  f(3);
}
void frontClean(const User &u) {
  auto f = std::bind_front([](const std::string &s, int) { bid(s); }, u.nickname); // clean
  f(3);
}
void placeholder(const User &u) {
  using std::placeholders::_1;
  auto f = std::bind([](const std::string &s, int) { bid(s); }, u.phone, _1); // $ violation=User::phone
  f(3);
}
void placeholderFirst(const User &u) {
  using std::placeholders::_1;
  auto f = std::bind([](int, const std::string &s) { bid(s); }, _1, u.phone); // $ violation=User::phone
  f(3);
}
void placeholderClean(const User &u) {
  using std::placeholders::_1;
  auto f = std::bind([](int, const std::string &s) { bid(s); }, _1, u.nickname); // clean
  f(3);
}
void given(const User &u) {
  using std::placeholders::_1;
  auto f = std::bind([](const std::string &s) { bid(s); }, _1); // $ violation=User::phone
  f(u.phone);
}

struct Sender {
  std::string last;
  void send(const std::string &s, int) { last = s; }
  void sendOut(const std::string &s) { bid(s); } // $ violation=User::phone
  void sendNothing(const std::string &s) { bid(s); } // clean
};
void memberFront(const User &u) {
  Sender s, t;
  auto f = std::bind_front(&Sender::send, &s, u.phone);
  f(2);
  bid(s.last); // $ violation=User::phone
  auto g = std::bind_front(&Sender::send, &t, u.nickname);
  g(2);
  bid(t.last); // clean
}
void memberBound(const User &u) {
  Sender s;
  auto f = std::bind(&Sender::send, &s, u.phone, 3);
  f();
  bid(s.last); // $ violation=User::phone
}
void memberInThread(const User &u) {
  Sender s, t;
  std::thread f(&Sender::send, &s, u.phone, 3);
  std::thread g(&Sender::send, &t, u.nickname, 3);
  bid(s.last); // $ violation=User::phone
  bid(t.last); // clean
}
void memberFunction(const User &u) {
  Sender s, t;
  auto f = std::mem_fn(&Sender::send);
  f(s, u.phone, 3);
  f(t, u.nickname, 3);
  bid(s.last); // $ violation=User::phone
  bid(t.last); // clean
}
void memberInFunction(const User &u) {
  Sender s;
  std::function<void(Sender *, const std::string &, int)> f(&Sender::send);
  f(&s, u.phone, 3);
  bid(s.last); // $ violation=User::phone
}
void memberInvoked(const User &u) {
  Sender s;
  std::invoke(&Sender::sendOut, s, u.phone);
  std::invoke(&Sender::sendNothing, s, u.nickname);
}
