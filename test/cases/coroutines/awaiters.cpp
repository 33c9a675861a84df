// Awaitables written by hand, coroutine frames, parameters and promises.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <coroutine>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

struct Job {
  struct promise_type {
    Job get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
template <class T> struct Ready {
  T value;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T await_resume() { return std::move(value); }
};
Job readyValues(const User &u) {
  std::string a = co_await Ready<std::string>{u.nickname};
  std::string b = co_await Ready<std::string>{u.phone};
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
struct CountOnly {
  std::string hidden;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return 7; }
};
Job resultIsNotTheInput(const User &u) {
  score(co_await CountOnly{u.phone}); // clean
}
class Channel {
public:
  struct Receive {
    Channel &c;
    bool await_ready() const noexcept { return !c.items_.empty(); }
    void await_suspend(std::coroutine_handle<> h) { c.waiting_ = h; }
    std::string await_resume() {
      std::string s = std::move(c.items_.back());
      c.items_.pop_back();
      return s;
    }
  };
  Receive receive() { return {*this}; }
  void send(std::string s) {
    items_.push_back(std::move(s));
    if (waiting_)
      std::exchange(waiting_, {}).resume();
  }

private:
  std::vector<std::string> items_;
  std::coroutine_handle<> waiting_;
};
static Job phoneReader(Channel &c) {
  for (;;)
    bid(co_await c.receive()); // $ MISSING: violation=User::phone
}
static Job nameReader(Channel &c) {
  for (;;)
    bid(co_await c.receive()); // clean
}
void channels(const User &u) {
  Channel a, b;
  phoneReader(a);
  nameReader(b);
  a.send(u.phone);
  b.send(u.nickname);
}
class Callback {
public:
  explicit Callback(const User &u) : user_(u) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    result_ = user_.phone;
    h.resume();
  }
  const std::string &await_resume() const { return result_; }

private:
  const User &user_;
  std::string result_ = "none";
};
Job writtenWhileSuspended(const User &u) {
  bid(co_await Callback(u)); // $ violation=User::phone
}
struct Cell {
  struct promise_type {
    int last = 0, first = 0;
    Cell get_return_object() {
      return Cell{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int v) {
      last = v;
      return {};
    }
    Ready<int> await_transform(int v) { return {v + 1}; }
    void return_value(int v) { first = v; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
  int last() const { return h.promise().last; }
  int first() const { return h.promise().first; }
};
static Cell yieldsPin(const User &u) {
  co_yield u.pin;
  co_return u.age;
}
void promiseFields(const User &u) {
  Cell c = yieldsPin(u);
  score(c.last()); // $ violation=User::pin
  c.h.resume();
  score(c.first()); // clean
  c.h.destroy();
}
Cell transformed(const User &u) {
  score(co_await u.age); // clean
  score(co_await u.pin); // $ violation=User::pin
  co_return 0;
}
static Job fillLater(std::string &out, std::string in) {
  co_await std::suspend_never{};
  out = in;
}
void outParameter(const User &u) {
  std::string a, b;
  fillLater(a, u.phone);
  fillLater(b, u.nickname);
  bid(a); // $ violation=User::phone
  bid(b); // clean
}
void lambdaCoroutine(const User &u) {
  auto run = [&u](bool) -> Job {
    std::string s = co_await Ready<std::string>{u.nickname};
    bid(s); // clean
    bid(u.phone); // $ violation=User::phone
  };
  run(true);
}
