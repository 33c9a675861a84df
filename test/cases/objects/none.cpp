// A lookup that gives a constant null pointer where it finds nothing. There is
// no object behind it that what one caller writes could be kept in for others.
#include <purpose/annotations.h>
#include <map>
#include <memory>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Actor {
  std::string note, title;
};

template <typename K, typename V> class Registry {
public:
  const V &get(const K &key) const {
    auto it = values.find(key);
    return it == values.end() ? none : it->second;
  }
  const V &getOrNone(const K &key) const {
    auto it = values.find(key);
    if (it == values.end())
      return none;
    return it->second;
  }
  void put(const K &key, V value) { values[key] = std::move(value); }

private:
  std::map<K, V> values;
  static inline const V none = V();
};

void writes(const User &u, Registry<int, std::unique_ptr<Actor>> &registry) {
  registry.get(1)->note = u.phone;
  bid(registry.get(2)->title);
}
void readsElsewhere() {
  Registry<int, std::unique_ptr<Actor>> other;
  other.put(1, std::make_unique<Actor>());
  bid(other.getOrNone(1)->note);
}
void readsHere(const User &u) {
  Registry<int, std::unique_ptr<Actor>> registry;
  registry.put(1, std::make_unique<Actor>());
  registry.getOrNone(1)->note = u.phone;
  bid(registry.getOrNone(1)->note); // $ violation=User::phone
  bid(registry.getOrNone(1)->title);
}
