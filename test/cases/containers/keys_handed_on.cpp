// Wrappers around maps whose key is a parameter: what stands under one key is
// told from what stands under another, where the callers say constant keys.
#include <cstdlib>
#include <map>
#include <optional>
#include <purpose/annotations.h>
#include <string>
#include <unordered_map>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_ONLY("security") std::string recovery();

class Settings {
public:
  void set(const std::string &key, const std::string &value) {
    values[key] = value;
  }
  std::string get(const std::string &key) { return values[key]; }
  std::string at(const std::string &key) const { return values.at(key); }
  std::string find(const std::string &key) const {
    auto it = values.find(key);
    return it == values.end() ? std::string() : it->second;
  }
  std::string &slot(const std::string &key) { return values[key]; }
  void put(std::string key, std::string value) {
    values.insert_or_assign(std::move(key), std::move(value));
  }
  void drop(const std::string &key) { values.erase(key); }
  void load(const std::string &key) { values[key] = recovery(); }

private:
  std::map<std::string, std::string> values;
};

void oneLevel(const User &u) {
  Settings s;
  s.set("phone", u.phone);
  s.set("name", u.nickname);
  bid(s.get("phone")); // $ violation=User::phone
  bid(s.get("name"));
  bid(s.at("name"));
  bid(s.at("phone"));   // $ violation=User::phone
  bid(s.find("phone")); // $ violation=User::phone
  bid(s.find("name"));
}
void byValue(const User &u) {
  Settings s;
  s.put("phone", u.phone);
  s.put("name", u.nickname);
  bid(s.get("phone")); // $ violation=User::phone
  bid(s.get("name"));
}
void throughReference(const User &u) {
  Settings s;
  s.slot("phone") = u.phone;
  s.slot("name") = u.nickname;
  bid(s.slot("name"));
  bid(s.slot("phone")); // $ violation=User::phone
  bid(s.get("name"));
  bid(s.get("phone")); // $ violation=User::phone
}
void unknownKeyRead(const User &u, const std::string &any) {
  Settings s;
  s.set("phone", u.phone);
  bid(s.get(any)); // $ violation=User::phone
}
void unknownKeyWritten(const User &u, const std::string &any) {
  Settings s;
  s.set(any, u.phone);
  bid(s.get("name")); // $ violation=User::phone
}
void overwritten(const User &u) {
  Settings s;
  s.set("phone", u.phone);
  s.set("phone", u.nickname);
  bid(s.get("phone"));
}
void notOverwritten(const User &u, const std::string &any) {
  Settings s;
  s.set("phone", u.phone);
  s.set(any, u.nickname);
  bid(s.get("phone")); // $ violation=User::phone
  s.set("name", u.nickname);
  bid(s.get("phone")); // $ violation=User::phone
}
void startsInside() {
  Settings s;
  s.load("phone");
  bid(s.get("phone")); // $ violation=recovery
  bid(s.get("name"));
}

// Two wrappers, one in the other.
class Profile {
public:
  void remember(const std::string &what, const std::string &value) {
    settings.set(what, value);
  }
  std::string recall(const std::string &what) const {
    return settings.at(what);
  }
  void fill(const char *what) { settings.load(what); }

private:
  Settings settings;
};

void twoLevels(const User &u) {
  Profile p;
  p.remember("phone", u.phone);
  p.remember("name", u.nickname);
  bid(p.recall("phone")); // $ violation=User::phone
  bid(p.recall("name"));
}
void twoLevelsInside() {
  Profile p;
  p.fill("phone");
  bid(p.recall("phone")); // $ violation=recovery
  bid(p.recall("name"));
}
void twoLevelsUnknown(const User &u, const std::string &any) {
  Profile p;
  p.remember(any, u.phone);
  bid(p.recall("name")); // $ violation=User::phone
}

// A key that is changed on the way is another one.
class Prefixed {
public:
  void set(std::string key, const std::string &value) {
    key = "app." + key;
    values[key] = value;
  }
  std::string get(std::string key) {
    key = "app." + key;
    return values[key];
  }

private:
  std::unordered_map<std::string, std::string> values;
};
void changed(const User &u) {
  Prefixed p;
  p.set("phone", u.phone);
  bid(p.get("phone")); // $ violation=User::phone
}

// Numbers and enumerators.
enum class Field { Phone, Name };
class Fields {
public:
  void set(Field f, const std::string &value) { values[f] = value; }
  std::string get(Field f) const { return values.at(f); }

private:
  std::map<Field, std::string> values;
};
void enumerators(const User &u) {
  Fields f;
  f.set(Field::Phone, u.phone);
  f.set(Field::Name, u.nickname);
  bid(f.get(Field::Phone)); // $ violation=User::phone
  bid(f.get(Field::Name));
}

// Constants with a name.
constexpr const char *PhoneKey = "phone";
static const std::string NameKey = "name";
void named(const User &u) {
  Settings s;
  s.set(PhoneKey, u.phone);
  s.set(NameKey, u.nickname);
  bid(s.get(PhoneKey)); // $ violation=User::phone
  bid(s.get(NameKey));
  bid(s.get("phone")); // $ violation=User::phone
  std::map<std::string, std::string> m;
  m[PhoneKey] = u.phone;
  bid(m[NameKey]);
  bid(m["phone"]); // $ violation=User::phone
}

// One key written here, another read there, inside of one function.
struct Both {
  std::map<std::string, std::string> values;
  std::string swap(const std::string &key, const std::string &value) {
    values["fixed"] = value;
    return values[key];
  }
  std::string other(const std::string &a, const std::string &b,
                    const std::string &value) {
    values[a] = value;
    return values[b];
  }
};
void insideOne(const User &u) {
  Both b;
  bid(b.swap("fixed", u.phone)); // $ violation=User::phone
  Both c;
  bid(c.other("x", "x", u.phone)); // $ violation=User::phone
}

// The environment.
static void remember(const char *name, const char *value) {
  setenv(name, value, 1);
}
static const char *recall(const char *name) { return getenv(name); }
void environment(const User &u) {
  setenv("APP_PHONE", u.phone.c_str(), 1);
  bid(getenv("APP_PHONE")); // $ violation=User::phone
  bid(getenv("APP_NAME"));
}
void wrappedEnvironment(const User &u) {
  remember("APP_MAIL", u.phone.c_str());
  bid(recall("APP_MAIL")); // $ violation=User::phone
  bid(recall("APP_LANG"));
}

// A virtual store.
struct Store {
  virtual ~Store() = default;
  virtual void put(const std::string &key, const std::string &value) = 0;
  virtual std::string take(const std::string &key) const = 0;
};
struct InMemory : Store {
  std::map<std::string, std::string> values;
  void put(const std::string &key, const std::string &value) override {
    values.insert({key, value});
  }
  std::string take(const std::string &key) const override {
    return values.at(key);
  }
};
void behindAnInterface(const User &u, Store &store) {
  store.put("phone", u.phone);
  store.put("name", u.nickname);
  bid(store.take("phone")); // $ violation=User::phone
  bid(store.take("name"));
}
