// The flow crosses translation units.
//--- user.h
#pragma once
#include <purpose/annotations.h>
#include <string>
struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
std::string contactOf(const User &u);
std::string titleOf(const User &u);
void publish(const std::string &contact, const std::string &title);
PURPOSE_USE("advertising") void bid(const std::string &);
//--- profile.cpp
#include "user.h"
std::string contactOf(const User &u) { return u.phone; }
std::string titleOf(const User &u) { return u.nickname; }
//--- app.cpp
#include "user.h"
void run(const User &u) { publish(contactOf(u), titleOf(u)); }
//--- ads.cpp
#include "user.h"
void publish(const std::string &contact, const std::string &title) {
  bid(title); // clean
  bid(contact); // $ violation=User::phone
}
