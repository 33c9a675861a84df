// Functions handed over as values: each call has its own.
#include <purpose/annotations.h>
#include <functional>
#include <utility>

PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);

int same(int v) { return v; }
int zero(int) { return 0; }

int apply(int (*f)(int), int v) { return f(v); }
int applyTwice(int (*f)(int), int v) { return apply(f, apply(f, v)); }
void handedOver() {
  score(apply(same, readPin())); // $ violation=readPin
  score(apply(zero, readPin())); // clean
  score(applyTwice(same, readPin())); // $ violation=readPin
  score(applyTwice(zero, readPin())); // clean
}

template <class F, class... Args> auto forward(F &&f, Args &&...args) {
  return std::forward<F>(f)(std::forward<Args>(args)...);
}
void forwarded() {
  score(forward(same, readPin())); // $ violation=readPin
  score(forward(zero, readPin())); // clean
}

int call(const std::function<int(int)> &f, int v) { return f(v); }
void wrapped() {
  score(call(same, readPin())); // $ violation=readPin
  score(call(zero, readPin())); // clean
  score(call([](int v) { return v + 1; }, readPin())); // $ violation=readPin
  score(call([](int) { return 1; }, readPin())); // clean
}

struct Operation {
  int (*run)(int);
  int value;
};
int perform(const Operation &o) { return o.run(o.value); }
void inRecords() {
  Operation pin{same, readPin()}, none{zero, readPin()};
  score(perform(pin)); // $ violation=readPin
  score(perform(none)); // clean
}

struct Pair {
  int a, b;
  int first() const { return a; }
  int second() const { return b; }
};
int get(const Pair &p, int (Pair::*f)() const) { return (p.*f)(); }
void members() {
  Pair p{readPin(), 0};
  score(get(p, &Pair::first)); // $ violation=readPin
  score(get(p, &Pair::second)); // clean
}

void visit(void (*f)(int, void *), void *context) { f(readPin(), context); }
void keep(int v, void *context) { *static_cast<int *>(context) = v; }
void drop(int, void *context) { *static_cast<int *>(context) = 0; }
void withContext() {
  int kept = 0, dropped = 0;
  visit(keep, &kept);
  visit(drop, &dropped);
  score(kept); // $ violation=readPin
  score(dropped); // clean
}

struct Account {
  int pin = 0, age = 0;
  void setPin(int v) { pin = v; }
  void setAge(int v) { age = v; }
};
void boundMember() {
  using std::placeholders::_1;
  Account a;
  auto set = std::bind(&Account::setPin, &a, _1);
  set(readPin());
  score(a.pin); // $ violation=readPin
  score(a.age); // clean
}

class Counter {
public:
  auto getter() {
    return [this] { return value_; };
  }
  auto copy() {
    return [*this] { return value_; };
  }
  void set(int v) { value_ = v; }

private:
  int value_ = 0;
};
void returnedLambdas() {
  Counter c;
  auto live = c.getter();
  auto before = c.copy();
  c.set(readPin());
  score(live()); // $ violation=readPin
  score(before()); // clean
}
