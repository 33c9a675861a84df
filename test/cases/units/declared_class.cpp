// A unit that only has a class declared speaks of the same class.
//--- user.h
#pragma once
#include <purpose/annotations.h>
#include <string>
struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
//--- store.h
#pragma once
#include "user.h"
class Store {
public:
  virtual ~Store() = default;
  void begin();

protected:
  virtual void prepare() = 0;
};
class PhoneStore : public Store {
public:
  void put(const User &u);

protected:
  void prepare() override;

private:
  std::string statement_;
};
class VisitStore : public Store {
public:
  void visit(const std::string &page);

protected:
  void prepare() override;

private:
  std::string statement_;
};
//--- shop.h
#pragma once
class VisitStore;
class PhoneStore;
class Shop {
public:
  void step();
  VisitStore *visits;
  PhoneStore *phones;
};
//--- other.cpp
#include "shop.h"
bool any(const Shop &s) { return s.visits; }
//--- store.cpp
#include "store.h"
void Store::begin() { prepare(); }
void PhoneStore::put(const User &u) {
  begin();
  statement_ += u.phone;
}
void PhoneStore::prepare() { statement_ += "insert"; }
void VisitStore::visit(const std::string &page) {
  begin();
  statement_ += page;
  bid(statement_); // clean
}
void VisitStore::prepare() { statement_ += "visit"; }
//--- app.cpp
#include "shop.h"
#include "store.h"
void Shop::step() {
  visits->begin();
  phones->begin();
}
void run(Shop &shop, const User &u) {
  shop.phones->put(u);
  shop.visits->visit(u.nickname);
  shop.step();
}
