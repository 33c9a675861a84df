// A user's model joins calls: who calls the one function calls the other.
//--- models.yaml
- function: hub::on
  args: 2
  joins: arg0 => arg1()
- function: hub::on
  args: 3
  joins: arg0 => arg2(arg1)
- function: hub::onNamed
  joins: arg0 => arg1.[method arg2](arg1)
//--- hub.h
#pragma once
#include <purpose/annotations.h>
#include <string>
namespace hub {
void on(void (*event)(const std::string &), void (*handler)(const std::string &));
template <class Object>
void on(void (*event)(const std::string &), Object *object,
        void (Object::*handler)(const std::string &));
template <class Object>
void onNamed(void (*event)(const std::string &), Object *object, const char *handler);
} // namespace hub

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
void phoneChanged(const std::string &phone);
void nameChanged(const std::string &name);
//--- profile.cpp
#include "hub.h"
void edited(const User &u) {
  phoneChanged(u.phone);
  nameChanged(u.nickname);
}
//--- handlers.cpp
#include "hub.h"
void showPhone(const std::string &text) { bid(text); } // $ violation=User::phone
void showName(const std::string &text) { bid(text); }  // clean
struct Panel {
  std::string last, lastName;
  void show(const std::string &text) { bid(text); }       // $ violation=User::phone
  void showNick(const std::string &text) { bid(text); }   // clean
  void named(const std::string &text) { bid(text); }      // $ violation=User::phone
  void namedNick(const std::string &text) { bid(text); }  // clean
  void keep(const std::string &text) { last = text; }
  void keepName(const std::string &text) { lastName = text; }
};
void start(Panel *panel) {
  hub::on(phoneChanged, showPhone);
  hub::on(nameChanged, showName);
  hub::on(phoneChanged, panel, &Panel::show);
  hub::on(nameChanged, panel, &Panel::showNick);
  hub::onNamed(phoneChanged, panel, "named");
  hub::onNamed(nameChanged, panel, "namedNick");
}
void kept() {
  Panel a, b;
  hub::on(phoneChanged, &a, &Panel::keep);
  hub::on(nameChanged, &a, &Panel::keepName);
  bid(a.last);     // $ violation=User::phone
  bid(a.lastName); // clean
  bid(b.last);     // clean
}
// What was handed over stands where it stood.
void after(const User &u) {
  std::string phone = u.phone;
  phoneChanged(phone);
  bid(phone); // $ violation=User::phone
}
// A helper that joins what it is given.
static void listen(void (*event)(const std::string &), void (*handler)(const std::string &)) {
  hub::on(event, handler);
}
static void viaHelper(const std::string &text) { bid(text); }     // $ violation=User::phone
static void nickViaHelper(const std::string &text) { bid(text); } // clean
void helpers() {
  listen(phoneChanged, viaHelper);
  listen(nameChanged, nickViaHelper);
}
