// Functions as values: closures, binding, composition, recursion, dispatch.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <functional>
#include <map>
#include <memory>
#include <vector>
auto compose = [](auto f, auto g) { return [=](auto x) { return f(g(x)); }; };
void composed() {
  auto inc = [](int x) { return x + 1; };
  auto zero = [](int) { return 0; };
  sink(compose(inc, inc)(source())); // $ violation=source
  sink(compose(inc, zero)(source()));
}
void rebound() {
  std::function<int(int)> f = [](int x) { return x; };
  for (int i = 0; i < 3; ++i)
    f = [f](int x) { return f(x) + 1; };
  sink(f(source())); // $ violation=source
  sink(f(plain()));
}
struct Adder { int n; int operator()(int x) const { return x + n; } };
void objects() {
  std::function<int(int)> f = Adder{source()};
  sink(f(1)); // $ violation=source
  std::function<int(int)> g = Adder{1};
  sink(g(plain()));
}
struct Account { int pin, age; int total(int x) const { return age + x; } };
void members() {
  Account a{source(), plain()};
  sink(std::invoke(&Account::pin, a)); // $ violation=source
  sink(std::invoke(&Account::age, a));
  auto pin = std::mem_fn(&Account::pin);
  auto age = std::mem_fn(&Account::age);
  sink(pin(a)); // $ violation=source
  sink(age(a));
  auto total = std::bind(&Account::total, &a, std::placeholders::_1);
  sink(total(source())); // $ violation=source
  sink(total(1));
}
struct Stage { virtual ~Stage() = default; virtual int run(int x) const = 0; };
struct Plain : Stage { int run(int x) const override { return x; } };
class Decorator : public Stage {
  std::unique_ptr<Stage> inner;
public:
  explicit Decorator(std::unique_ptr<Stage> s) : inner(std::move(s)) {}
  int run(int x) const override { return inner->run(x) * 2; }
};
void decorated() {
  Decorator d(std::make_unique<Plain>());
  sink(d.run(source())); // $ violation=source
  sink(d.run(plain()));
}
class Registry {
  std::map<std::string, std::function<void(int)>> handlers;
public:
  void on(const std::string &n, std::function<void(int)> f) { handlers[n] = std::move(f); }
  void fire(const std::string &n, int v) { handlers[n](v); }
};
void registered() {
  Registry r;
  r.on("use", [](int v) { sink(v); }); // $ violation=source
  r.on("drop", [](int) {});
  r.fire("use", source());
}
void dropped() {
  Registry r;
  r.on("use", [](int v) { sink(v); });
  r.on("drop", [](int) {});
  r.fire("drop", source());
  r.fire("use", plain());
}
template <class... A> int add(A... a) { return (a + ... + 0); }
void folds() {
  sink(add(1, source(), 2)); // $ violation=source
  sink(add(1, plain()));
}
int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }
auto fib = [](auto self, int n) -> int { return n < 2 ? n : self(self, n - 1) + self(self, n - 2); };
void recursive() {
  sink(fact(source())); // $ violation=source
  sink(fact(5));
  sink(fib(fib, source())); // $ violation=source
}
struct Visitor { virtual ~Visitor() = default; virtual void leaf(int) = 0; };
struct Tree {
  int v; std::vector<std::unique_ptr<Tree>> kids;
  void accept(Visitor &x) const { x.leaf(v); for (auto &k : kids) k->accept(x); }
};
struct Collect : Visitor { int sum = 0; void leaf(int v) override { sum += v; } };
void visiting() {
  Tree t{plain(), {}};
  t.kids.push_back(std::make_unique<Tree>(Tree{source(), {}}));
  Collect c;
  t.accept(c);
  sink(c.sum); // $ violation=source
}
void stateful() {
  int total = 0;
  auto acc = [&total](int x) mutable { total += x; };
  acc(plain());
  sink(total);
  acc(source());
  sink(total); // $ violation=source
  auto gen = [n = source()]() mutable { return n++; };
  sink(gen()); // $ violation=source
}
