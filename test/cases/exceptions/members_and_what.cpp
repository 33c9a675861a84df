// What an exception says and what else it carries.
#include <purpose/annotations.h>
#include <stdexcept>
#include <string>
#include <system_error>

PURPOSE_ONLY("security") std::string phone();
PURPOSE_USE("advertising") void bid(const std::string &);

struct Refused : std::runtime_error {
  std::string name;
  Refused(const std::string &what, std::string n)
      : std::runtime_error(what), name(std::move(n)) {}
};
void text() {
  try {
    throw Refused(phone(), "name");
  } catch (const Refused &e) {
    bid(e.name);   // clean
    bid(e.what()); // $ violation=phone
  }
}
void member() {
  try {
    throw Refused("text", phone());
  } catch (const Refused &e) {
    bid(e.name);   // $ violation=phone
    bid(e.what()); // clean
  }
}
struct Own : std::exception {
  std::string text;
  explicit Own(std::string t) : text(std::move(t)) {}
  const char *what() const noexcept override { return text.c_str(); }
};
void ownText() {
  try {
    throw Own(phone());
  } catch (const std::exception &e) {
    bid(e.what()); // $ violation=phone
  }
  try {
    throw Own("text");
  } catch (const std::exception &e) {
    bid(e.what()); // clean
  }
}
void copied() {
  std::runtime_error a(phone()), b("text");
  std::runtime_error c = a, d = b;
  bid(c.what()); // $ violation=phone
  bid(d.what()); // clean
  std::system_error s(1, std::generic_category(), phone());
  bid(s.what()); // $ violation=phone
}
