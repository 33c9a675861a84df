// Random numbers tell of their seed and of what the distribution was told.
#include <purpose/annotations.h>
#include <algorithm>
#include <random>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bidNumber(long);

void bounded(const User &u, std::mt19937 &source) {
  std::uniform_int_distribution<int> secret(u.pin, u.pin), open(1, u.age);
  bidNumber(open(source));   // clean
  bidNumber(secret(source)); // $ violation=User::pin
  bidNumber(secret.min());   // $ violation=User::pin
  bidNumber(open.b());       // clean
}
void told(const User &u, std::mt19937 &source) {
  std::normal_distribution<> d;
  bidNumber(d(source)); // clean
  std::normal_distribution<>::param_type p(u.pin, 1);
  d.param(p);
  bidNumber(d(source)); // $ violation=User::pin
}
void weighted(const User &u, std::mt19937 &source) {
  std::vector<double> secret{1.0, double(u.pin)}, plain{1.0, 2.0};
  std::discrete_distribution<int> d(secret.begin(), secret.end());
  std::discrete_distribution<int> e(plain.begin(), plain.end());
  bidNumber(d(source)); // $ violation=User::pin
  bidNumber(e(source)); // clean
}
void seeded(const User &u) {
  std::mt19937 secret(u.pin), open(u.age);
  bidNumber(secret()); // $ violation=User::pin
  bidNumber(open());   // clean
}
void seededBySequence(const User &u) {
  std::seed_seq seeds{u.pin, 2};
  std::vector<unsigned> out(4);
  seeds.generate(out.begin(), out.end());
  bidNumber(out[0]);       // $ violation=User::pin
  bidNumber(seeds.size()); // clean
}
void fromTheMachine() {
  std::random_device machine;
  bidNumber(machine()); // clean
}
