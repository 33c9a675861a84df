// hash, bitset, complex, chrono, random: values computed from values.
#include <purpose/annotations.h>
#include <bit>
#include <bitset>
#include <chrono>
#include <complex>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <ratio>
#include <string>
#include <valarray>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  PURPOSE_ONLY("security") std::chrono::system_clock::time_point lastLogin;
  PURPOSE_ONLY("security") double latitude;
  std::string nickname;
  int age;
  std::chrono::system_clock::time_point joined;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidHash(std::size_t);
PURPOSE_USE("advertising") void bidReal(double);

void hashed(const User &u) {
  bidHash(std::hash<std::string>{}(u.nickname)); // clean
  bidHash(std::hash<std::string>{}(u.phone)); // $ violation=User::phone
}
static std::uint64_t fnv(const std::string &s) {
  std::uint64_t h = 1469598103934665603ULL;
  for (unsigned char c : s) {
    h ^= c;
    h *= 1099511628211ULL;
  }
  return h;
}
void ownHash(const User &u) {
  bidHash(fnv(u.nickname) % 64); // clean
  bidHash(fnv(u.phone) % 64); // $ violation=User::phone
}
void bits(const User &u) {
  std::bitset<16> a(static_cast<unsigned>(u.age)), b;
  b.set(3);
  bidNumber(static_cast<long>((a | b).to_ulong())); // clean
  b = std::bitset<16>(static_cast<unsigned>(u.pin)) >> 2;
  bid(b.to_string()); // $ violation=User::pin
  bidNumber(std::popcount(static_cast<unsigned>(u.pin))); // $ violation=User::pin
  bidNumber(static_cast<long>(b.size())); // clean
}
void complexNumbers(const User &u) {
  std::complex<double> z(u.age, 2.0), w(1.0, u.latitude);
  bidReal(std::abs(z)); // clean
  bidReal(w.imag()); // $ violation=User::latitude
  bidReal((z * w).real()); // $ violation=User::latitude
}
void times(const User &u) {
  using namespace std::chrono;
  bidNumber(duration_cast<hours>(u.joined.time_since_epoch()).count()); // clean
  bidNumber(duration_cast<hours>(u.lastLogin.time_since_epoch()).count()); // $ violation=User::lastLogin
  auto idle = system_clock::now() - u.lastLogin;
  bidNumber(duration_cast<days>(idle).count()); // $ violation=User::lastLogin
  bidNumber(system_clock::to_time_t(u.joined + hours(24))); // clean
}
void dates(const User &u) {
  std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(u.lastLogin)};
  bidNumber(static_cast<int>(day.year())); // $ violation=User::lastLogin
  std::chrono::seconds fixed = std::chrono::minutes(3);
  bidNumber(fixed.count()); // clean
}
void randomNumbers(const User &u) {
  std::mt19937 a(42), b(static_cast<unsigned>(u.pin));
  std::uniform_int_distribution<int> die(1, 6);
  bidNumber(die(a)); // clean
  bidNumber(static_cast<long>(b())); // $ violation=User::pin
}
void values(const User &u) {
  std::valarray<double> v{1.0, u.latitude};
  bidReal(v.sum()); // $ violation=User::latitude
  bidReal(std::valarray<double>(1.0, 3).max()); // clean
}
void constants(const User &u) {
  bidNumber(std::numeric_limits<decltype(u.pin)>::max()); // clean
  bidNumber(sizeof(u.phone)); // clean
  bidNumber(static_cast<long>(alignof(User))); // clean
}
