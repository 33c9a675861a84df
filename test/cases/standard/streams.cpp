// Streams over a buffer, a stream's own words, characters made wide; files that
// are asked for by name; memory that is aligned.
#include <purpose/annotations.h>
#include <filesystem>
#include <iostream>
#include <istream>
#include <memory>
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

void readFromBuffer(const User &u) {
  std::stringbuf secret(u.phone), open(u.nickname);
  std::istream a(&secret), b(&open);
  std::string s, t;
  a >> s;
  b >> t;
  bid(s); // $ violation=User::phone
  bid(t); // clean
}
void writtenToBuffer(const User &u) {
  std::stringbuf buffer;
  std::ostream out(&buffer);
  out << u.phone;
  bid(buffer.str()); // $ violation=User::phone
}
void widened(const User &u) {
  bidNumber(std::cout.widen(u.phone[0]));    // $ violation=User::phone
  bidNumber(std::cout.widen(u.nickname[0])); // clean
}
void besides(const User &u, std::ostream &s, std::ostream &other) {
  int place = std::ios_base::xalloc();
  s.iword(place) = u.pin;
  bidNumber(s.iword(place));     // $ violation=User::pin
  bidNumber(other.iword(place)); // clean
}
void fileNamed(const User &u) {
  bidNumber(std::filesystem::exists(u.phone + ".txt")); // $ violation=User::phone
  bidNumber(std::filesystem::exists(u.nickname));       // clean
  bidNumber(std::filesystem::file_size(u.phone));       // $ violation=User::phone
}
void aligned(User &u) {
  void *at = &u.pin, *plain = &u.age;
  std::size_t room = 8;
  bidNumber(*static_cast<int *>(std::align(4, 4, at, room)));    // $ violation=User::pin
  bidNumber(*static_cast<int *>(std::align(4, 4, plain, room))); // clean
}
