// String streams, getline, chains of operators, manipulators.
#include <purpose/annotations.h>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void chained(const User &u) {
  std::ostringstream out;
  out << "name=" << u.nickname << " age=" << u.age;
  bid(out.str()); // clean
  out << " tel=" << u.phone;
  bid(out.str()); // $ violation=User::phone
}
void restarted(const User &u) {
  std::ostringstream out;
  out << u.phone;
  out.str("");
  out.clear();
  out << u.nickname;
  bid(out.str()); // clean
}
void manipulators(const User &u) {
  std::stringstream out;
  out << std::setw(8) << std::setfill('0') << std::hex << u.pin << std::endl;
  bid(out.str()); // $ violation=User::pin
  std::stringstream other;
  other << std::left << std::setw(4) << std::quoted(u.nickname) << std::dec << u.age;
  bid(other.str()); // clean
}
void readBack(const User &u) {
  std::istringstream in(u.phone);
  std::string country;
  int number = 0;
  in >> country >> number;
  bid(country); // $ violation=User::phone
  bidNumber(number); // $ violation=User::phone
  std::istringstream name(u.nickname);
  std::string first;
  name >> std::ws >> first;
  bid(first); // clean
}
void lines(const User &u) {
  std::istringstream in(u.phone + "\n" + u.phone), other(u.nickname);
  std::string line;
  while (std::getline(other, line, ','))
    bid(line); // clean
  while (std::getline(in, line))
    bid(line); // $ violation=User::phone
}
static std::ostream &operator<<(std::ostream &out, const User &u) {
  return out << u.nickname << '/' << u.phone;
}
void wholeUser(const User &u) {
  std::ostringstream out;
  out << u;
  bid(out.str()); // $ violation=User::phone
}
static void describe(std::ostream &out, const User &u) { out << u.nickname; }
static void describeAll(std::ostream &out, const User &u) {
  describe(out, u);
  out.write(u.phone.data(), static_cast<std::streamsize>(u.phone.size()));
}
void throughReference(const User &u) {
  std::ostringstream a, b;
  describe(a, u);
  describeAll(b, u);
  bid(a.str()); // clean
  bid(b.str()); // $ violation=User::phone
}
void otherStream(const User &u) {
  std::ostringstream log, key;
  log << u.phone << '\n';
  std::cerr << log.str();
  key << u.nickname;
  bid(key.str()); // clean
}
void buffers(const User &u) {
  std::stringstream a;
  a << u.phone;
  std::ostringstream b;
  b << a.rdbuf();
  bid(b.str()); // $ violation=User::phone
}
void extractedTwice(const User &u) {
  std::stringstream io;
  std::string s = u.phone;
  io << u.nickname;
  if (!(io >> s))
    return;
  bid(s); // clean
  char c = 0;
  std::istringstream in(u.phone);
  in.get(c);
  bid(std::string(1, c)); // $ violation=User::phone
}
