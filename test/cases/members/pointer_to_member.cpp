// Pointers to members choose the field or the method at run time.
#include <purpose/annotations.h>
#include <functional>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  const std::string &getPhone() const { return phone; }
  const std::string &getNickname() const { return nickname; }
};
PURPOSE_USE("advertising") void bid(const std::string &);

void dataMember(const User &u) {
  std::string User::*a = &User::phone;
  std::string User::*b = &User::nickname;
  bid(u.*a); // $ violation=User::phone
  bid(u.*b); // clean
}
static const std::string &column(const User *u, std::string User::*field) {
  return u->*field;
}
void handedOver(const User &u) {
  bid(column(&u, &User::nickname)); // $ SPURIOUS: violation=User::phone
  bid(column(&u, &User::phone)); // $ violation=User::phone
}
void method(const User &u) {
  const std::string &(User::*get)() const = &User::getPhone;
  bid((u.*get)()); // $ violation=User::phone
  get = &User::getNickname;
  bid((u.*get)()); // clean
}
template <std::string User::*Field> const std::string &fixed(const User &u) {
  return u.*Field;
}
void templateArgument(const User &u) {
  bid(fixed<&User::phone>(u)); // $ violation=User::phone
  bid(fixed<&User::nickname>(u)); // clean
}
void table(const User &u) {
  static constexpr std::pair<const char *, std::string User::*> columns[] = {
      {"phone", &User::phone}, {"nickname", &User::nickname}};
  bid(columns[0].first); // clean
  bid(u.*columns[0].second); // $ violation=User::phone
}
void viaMemFn(const User &u) {
  auto phone = std::mem_fn(&User::phone);
  auto nickname = std::mem_fn(&User::getNickname);
  bid(phone(u)); // $ violation=User::phone
  bid(nickname(u)); // clean
}
struct Form {
  std::string left, right;
  void setLeft(const std::string &s) { left = s; }
  void setRight(const std::string &s) { right = s; }
};
static void fill(Form &f, void (Form::*set)(const std::string &), const std::string &s) {
  (f.*set)(s);
}
void setters(const User &u) {
  Form f;
  fill(f, &Form::setLeft, u.phone);
  fill(f, &Form::setRight, u.nickname);
  bid(f.left); // $ violation=User::phone
  bid(f.right); // clean
}
void storedThroughMember(const User &u) {
  Form f;
  std::string Form::*to = &Form::right;
  f.*to = u.phone;
  bid(f.left); // clean
  bid(f.right); // $ violation=User::phone
}
struct Exporter {
  void ads(const std::string &s) { bid(s); } // $ violation=User::phone
  void log(const std::string &s) { last = s; }
  std::string last;
};
void chosenMethod(const User &u, bool wanted) {
  Exporter e;
  auto send = wanted ? &Exporter::ads : &Exporter::log;
  (e.*send)(u.phone);
}
