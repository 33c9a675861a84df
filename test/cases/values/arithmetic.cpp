// A number computed from a labelled number is still use of it.
#include <purpose/annotations.h>
#include <cstdint>

struct Account {
  PURPOSE_ONLY("security") std::uint64_t phone;
  std::uint64_t visits;
};
PURPOSE_USE("advertising") void score(std::uint64_t);

void sum(const Account &a) { score(a.phone + a.visits); } // $ violation=Account::phone
void hash(const Account &a) {
  std::uint64_t h = 14695981039346656037u;
  h ^= a.phone;
  h *= 1099511628211u;
  score(h); // $ violation=Account::phone
}
void visits(const Account &a) { score(a.visits * 2); } // clean
void itself(const Account &a) {
  auto n = a.phone;
  score(n - n); // clean
}
void loop(const Account &a) {
  std::uint64_t digits = 0;
  for (auto n = a.phone; n; n /= 10)
    digits += n % 10;
  score(digits); // $ violation=Account::phone
}
void before(const Account &a) {
  std::uint64_t n = a.visits;
  score(n); // clean
  n = a.phone;
  score(n); // $ violation=Account::phone
  n = 7;
  score(n); // clean
}
void nothingLeft(const Account &a) {
  auto n = a.phone;
  n = n * 0;
  score(n); // clean
  n = a.phone & 0;
  score(n); // clean
  n = a.phone;
  n ^= n;
  score(n); // clean
  n = a.phone;
  n -= n;
  score(n); // clean
  n = a.phone * 1;
  score(n); // $ violation=Account::phone
}
