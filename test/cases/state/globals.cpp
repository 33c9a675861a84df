// Statics, globals, inline and thread_local variables, one function to another.
#include <purpose/annotations.h>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

static thread_local std::string lastError;
static thread_local std::string lastTopic;
void fail(const User &u) {
  lastError = "cannot reach " + u.phone;
  lastTopic = u.nickname;
}
void report() {
  bid(lastTopic); // clean
  bid(lastError); // $ violation=User::phone
}
namespace config {
inline int limit = 10;
namespace {
int floorPin;
}
} // namespace config
void configure(const User &u) {
  config::limit = u.age;
  config::floorPin = u.pin;
}
void useConfig() {
  score(config::limit); // clean
  score(config::floorPin); // $ violation=User::pin
}
static int nextPin(const User &u) {
  static int previous = 0;
  int result = previous;
  previous = u.pin;
  return result;
}
void keptBetweenCalls(const User &u) {
  score(nextPin(u)); // $ violation=User::pin
}
static int counter() {
  static int n = 0;
  return ++n;
}
void countedOnly(const User &u) {
  if (u.pin == 3)
    counter();
  score(counter()); // clean
}
class Registry {
public:
  static Registry &get() {
    static Registry r;
    return r;
  }
  static std::string label;
  std::string owner, phone;
};
std::string Registry::label = "registry";
void fillRegistry(const User &u) {
  Registry::get().phone = u.phone;
  Registry::get().owner = u.nickname;
}
void readRegistry() {
  bid(Registry::label); // clean
  bid(Registry::get().owner); // clean
  bid(Registry::get().phone); // $ violation=User::phone
}
static std::array<std::string, 2> slots;
void setSlots(const User &u) {
  slots[0] = u.nickname;
  slots[1] = u.phone;
}
void readSlots() {
  bid(slots[0]); // clean
  bid(slots[1]); // $ violation=User::phone
}
static const User *current = nullptr;
struct Scope {
  const User *before;
  explicit Scope(const User &u) : before(std::exchange(current, &u)) {}
  ~Scope() { current = before; }
};
static void inScope() {
  bid(current->nickname); // clean
  bid(current->phone); // $ violation=User::phone
}
void scoped(const User &u) {
  Scope s(u);
  inScope();
}
static std::unique_ptr<User> owner;
static std::string *watched;
void own(const User &u) {
  owner = std::make_unique<User>(u);
  watched = &owner->nickname;
}
void useOwned() {
  bid(*watched); // clean
  bid(owner->phone); // $ violation=User::phone
}
static std::string scratch;
static void useScratch(const User &u) {
  scratch = u.phone;
  scratch = u.nickname;
  bid(scratch); // clean
  scratch.clear();
}
void scratchOnly(const User &u) { useScratch(u); }
static const std::string initial = std::string("a") + "b";
void constantGlobal() { bid(initial); } // clean
