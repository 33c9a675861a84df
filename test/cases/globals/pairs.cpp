// Two tables have a pair in common: what is stored in the one is not read from
// the other, for all that both are read by `second`.
#include <purpose/annotations.h>
#include <map>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Shop {
  std::map<int, std::string> offers;
};
class Campaign {
public:
  explicit Campaign(Shop *shop) : shop(shop) {}
  void run() const {
    for (auto it = shop->offers.begin(); it != shop->offers.end(); ++it)
      bid(it->second);
  }

private:
  Shop *shop;
};

struct Phones {
  std::map<int, std::string> byId;
};
Phones phones;
void onLogin(int id, const User &u) {
  auto it = phones.byId.find(id);
  if (it != phones.byId.end())
    it->second = u.phone;
}
void report() {
  for (const auto &[id, phone] : phones.byId)
    bid(phone); // $ violation=User::phone
}
class Directory {
public:
  explicit Directory(Phones *phones) : known(phones) {}
  void print() const {
    for (const auto &[id, phone] : known->byId)
      bid(phone); // $ violation=User::phone
  }

private:
  Phones *known;
};
