// Classes with a base in common: what one of them keeps does not stand in an
// object of another, which methods of the base work on, too.
#include <map>
#include <memory>
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class Store;
void unseen(Store *);
class Store {
public:
  virtual ~Store() = default;
  void begin() {
    if (!open_) {
      prepare();
      open_ = true;
    }
  }

protected:
  virtual void prepare() = 0;

private:
  bool open_ = false;
};
class Accounts {
public:
  virtual ~Accounts() = default;
  virtual void put(const User &u) = 0;
};
class PhoneStore : public Store, public Accounts {
public:
  void put(const User &u) override {
    begin();
    statement_ += u.phone;
  }

protected:
  void prepare() override { log(statement_); }
  void log(std::string &statement) { statement += "insert"; }

private:
  std::string statement_;
};
class PURPOSE_USE("advertising") VisitStore : public Store {
public:
  void visit(const std::string &page) {
    begin();
    statement_ += page;
    bid(statement_); // clean
  }

protected:
  void prepare() override { unseen(this); } // clean

private:
  std::string statement_;
};
class Shop {
public:
  Shop(Store *visits) : visits_(visits) {}
  void step() {
    visits_->begin();
    visits_->begin();
  }

private:
  Store *visits_;
};
void shop(VisitStore &visits, const User &u) {
  visits.visit(u.nickname);
  Shop(&visits).step();
}

// The same object seen as two of its bases is one.
class Named {
public:
  virtual ~Named() = default;
  std::string name;
};
class Timed {
public:
  virtual ~Timed() = default;
  int time = 0;
  virtual void tell() {}
};
class Event : public Named, public Timed {
public:
  void tell() override { bid(name); } // $ violation=User::phone
};
static void happen(Timed *t) { t->tell(); }
void bothBases(const User &u) {
  Event e;
  e.name = u.phone;
  happen(&e);
}

// Two interfaces of one implementation, with a base in common.
class Object {
public:
  virtual ~Object() = default;
};
class Reader : public virtual Object {
public:
  virtual std::string read() = 0;
};
class Writer : public virtual Object {
public:
  virtual void write(const std::string &) = 0;
};
class File : public Reader, public Writer {
public:
  std::string read() override { return text_; }
  void write(const std::string &text) override { text_ = text; }

private:
  std::string text_;
};
void acrossInterfaces(const User &u) {
  File file;
  Writer *writer = &file;
  writer->write(u.phone);
  Reader *reader = &file;
  bid(reader->read()); // $ violation=User::phone
}
