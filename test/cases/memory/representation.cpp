// The same bytes under another type: unions, casts, memcpy, placement new.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::uint32_t pin;
  std::string nickname;
  std::uint32_t age;
};
struct Record {
  PURPOSE_ONLY("security") char phone[16];
  char city[16];
  std::uint32_t zip;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(std::uint64_t);

union Word {
  std::uint32_t number;
  unsigned char bytes[4];
};
void unionBytes(const User &u) {
  Word w;
  w.number = u.pin;
  score(w.bytes[0]); // $ violation=User::pin
  w.number = u.age;
  score(w.bytes[0]); // clean
}
void bitCast(const User &u) {
  struct Halves { std::uint16_t low, high; };
  auto pin = std::bit_cast<Halves>(u.pin);
  auto age = std::bit_cast<Halves>(u.age);
  score(pin.high); // $ violation=User::pin
  score(age.low); // clean
}
void reinterpreted(const User &u) {
  auto *bytes = reinterpret_cast<const unsigned char *>(&u.pin);
  score(bytes[2]); // $ violation=User::pin
  auto *other = reinterpret_cast<const unsigned char *>(&u.age);
  score(other[2]); // clean
}
void wholeCopy(const Record &r) {
  Record copy;
  std::memcpy(&copy, &r, sizeof r);
  bidText(copy.city); // clean
  bidText(copy.phone); // $ violation=Record::phone
}
void partCopy(const Record &r) {
  char buffer[32];
  std::memcpy(buffer, r.city, sizeof r.city);
  bidText(buffer); // clean
  std::memcpy(buffer + 8, r.phone + 4, 8);
  bidText(buffer); // $ violation=Record::phone
}
void byOffset(const Record &r) {
  const char *base = reinterpret_cast<const char *>(&r);
  bidText(base + offsetof(Record, phone)); // $ violation=Record::phone
  bidText(base + offsetof(Record, city)); // clean
}
void placed(const User &u) {
  alignas(std::string) std::byte room[sizeof(std::string)];
  auto *s = new (room) std::string(u.phone);
  bid(*s); // $ violation=User::phone
  std::destroy_at(s);
  s = new (room) std::string(u.nickname);
  bid(*s); // clean
  std::destroy_at(s);
}
void laundered(const User &u) {
  alignas(std::string) unsigned char room[sizeof(std::string)];
  ::new (static_cast<void *>(room)) std::string(u.phone);
  auto *s = std::launder(reinterpret_cast<std::string *>(room));
  bid(*s); // $ violation=User::phone
  s->~basic_string();
}
void addressAsNumber(const User &u) {
  auto key = reinterpret_cast<std::uintptr_t>(&u.phone);
  score(key); // $ SPURIOUS: violation=User::phone
  bid(*reinterpret_cast<const std::string *>(key)); // $ violation=User::phone
}
void cleared(Record r) {
  std::memset(r.phone, 0, sizeof r.phone);
  bidText(r.phone); // $ SPURIOUS: violation=Record::phone
}
