// Type erasure: own function wrappers, void pointers with a table, concepts.
#include <purpose/annotations.h>
#include <any>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class UniqueTask {
  struct Base {
    virtual ~Base() = default;
    virtual void call() = 0;
  };
  template <class F> struct Model final : Base {
    F f;
    explicit Model(F g) : f(std::move(g)) {}
    void call() override { f(); }
  };
  std::unique_ptr<Base> p_;

public:
  UniqueTask() = default;
  template <class F> UniqueTask(F f) : p_(std::make_unique<Model<F>>(std::move(f))) {}
  void operator()() { p_->call(); }
};
void ownTask(const User &u) {
  UniqueTask a = [s = u.phone] { bid(s); }; // $ violation=User::phone
  UniqueTask b = [s = u.nickname] { bid(s); }; // clean
  a();
  b();
}
void taskWritesBack(const User &u) {
  std::string x, y;
  std::vector<UniqueTask> tasks;
  tasks.emplace_back([&x, &u] { x = u.phone; });
  tasks.emplace_back([&y, &u] { y = u.nickname; });
  for (UniqueTask &t : tasks)
    t();
  bid(x); // $ violation=User::phone
  bid(y); // clean
}
class FunctionRef {
  const void *object_;
  std::string (*call_)(const void *, const User &);

public:
  template <class F>
  FunctionRef(const F &f)
      : object_(&f), call_([](const void *o, const User &u) {
          return std::string((*static_cast<const F *>(o))(u));
        }) {}
  std::string operator()(const User &u) const { return call_(object_, u); }
};
static std::string applied(FunctionRef f, const User &u) { return f(u); }
void functionRef(const User &u) {
  bid(applied([](const User &x) { return x.phone; }, u)); // $ violation=User::phone
  bid(applied([](const User &x) { return x.nickname; }, u)); // clean
}
class Drawable {
  struct Concept {
    virtual ~Concept() = default;
    virtual std::string text() const = 0;
    virtual std::unique_ptr<Concept> clone() const = 0;
  };
  template <class T> struct Model : Concept {
    T value;
    explicit Model(T v) : value(std::move(v)) {}
    std::string text() const override { return textOf(value); }
    std::unique_ptr<Concept> clone() const override { return std::make_unique<Model>(value); }
  };
  std::unique_ptr<Concept> self_;

public:
  template <class T> explicit Drawable(T v) : self_(std::make_unique<Model<T>>(std::move(v))) {}
  Drawable(const Drawable &o) : self_(o.self_->clone()) {}
  std::string text() const { return self_->text(); }
};
struct Badge {
  std::string shown, secret;
};
struct Pass {
  std::string secret;
};
static std::string textOf(const Badge &b) { return b.shown; }
static std::string textOf(const Pass &p) { return p.secret; }
void conceptModel(const User &u) {
  Drawable badge(Badge{u.nickname, u.phone}), pass(Pass{u.phone});
  bid(badge.text()); // clean
  bid(pass.text()); // $ violation=User::phone
  Drawable copy = pass;
  bid(copy.text()); // $ violation=User::phone
  Drawable other = badge;
  bid(other.text()); // clean
}
struct Operations {
  void (*put)(void *self, const std::string &);
  const std::string &(*get)(const void *self);
};
struct Cell {
  std::string value, shadow = "shadow";
};
static void putCell(void *self, const std::string &s) { static_cast<Cell *>(self)->value = s; }
static const std::string &getCell(const void *self) { return static_cast<const Cell *>(self)->value; }
static const std::string &getShadow(const void *self) {
  return static_cast<const Cell *>(self)->shadow;
}
static const Operations cellOps = {putCell, getCell};
static const Operations shadowOps = {putCell, getShadow};
void tableOfOperations(const User &u) {
  Cell a, b;
  cellOps.put(&a, u.phone);
  shadowOps.put(&b, u.phone);
  bid(cellOps.get(&a)); // $ violation=User::phone
  bid(shadowOps.get(&b)); // clean
}
void voidPointer(const User &u) {
  const void *p = &u;
  bid(static_cast<const User *>(p)->nickname); // clean
  bid(static_cast<const User *>(p)->phone); // $ violation=User::phone
}
class SmallBox {
  alignas(std::string) unsigned char room_[sizeof(std::string)];
  std::string *ptr() { return std::launder(reinterpret_cast<std::string *>(room_)); }

public:
  explicit SmallBox(const std::string &s) { ::new (room_) std::string(s); }
  SmallBox(const SmallBox &) = delete;
  ~SmallBox() { ptr()->~basic_string(); }
  const std::string &get() { return *ptr(); }
};
void inPlaceStorage(const User &u) {
  SmallBox a(u.phone), b(u.nickname);
  bid(a.get()); // $ violation=User::phone
  bid(b.get()); // clean
}
