// Generators and tasks: values cross suspension points.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <coroutine>
#include <exception>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

template <class T> class Generator {
public:
  struct promise_type {
    T value;
    Generator get_return_object() {
      return Generator(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = std::move(v);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit Generator(std::coroutine_handle<promise_type> h) : h_(h) {}
  Generator(Generator &&o) noexcept : h_(std::exchange(o.h_, {})) {}
  ~Generator() {
    if (h_)
      h_.destroy();
  }
  bool next() {
    h_.resume();
    return !h_.done();
  }
  const T &value() const { return h_.promise().value; }

private:
  std::coroutine_handle<promise_type> h_;
};
template <class T> class Task {
public:
  struct promise_type {
    T value;
    std::coroutine_handle<> waiting;
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T v) { value = std::move(v); }
    void unhandled_exception() { std::terminate(); }
  };
  explicit Task(std::coroutine_handle<promise_type> h) : h_(h) {}
  Task(Task &&o) noexcept : h_(std::exchange(o.h_, {})) {}
  ~Task() {
    if (h_)
      h_.destroy();
  }
  bool await_ready() const noexcept { return h_.done(); }
  void await_suspend(std::coroutine_handle<> c) { h_.promise().waiting = c; }
  T await_resume() { return std::move(h_.promise().value); }
  T result() { return h_.promise().value; }

private:
  std::coroutine_handle<promise_type> h_;
};

static Generator<std::string> phones(const std::vector<User> &users) {
  for (const User &u : users)
    co_yield u.phone;
}
static Generator<std::string> nicknames(const std::vector<User> &users) {
  for (const User &u : users)
    co_yield u.nickname;
}
void generated(const std::vector<User> &users) {
  auto a = phones(users);
  while (a.next())
    bid(a.value()); // $ violation=User::phone
  auto b = nicknames(users);
  while (b.next())
    bid(b.value()); // clean
}
static Generator<const User *> all(const std::vector<User> &users) {
  for (const User &u : users)
    co_yield &u;
}
void generatedPointers(const std::vector<User> &users) {
  auto g = all(users);
  while (g.next()) {
    bid(g.value()->nickname); // clean
    bid(g.value()->phone); // $ violation=User::phone
  }
}
static Task<std::string> loadPhone(const User &u) { co_return u.phone; }
static Task<std::string> loadNickname(const User &u) {
  std::string unused = u.phone;
  co_return u.nickname;
}
void finished(const User &u) {
  bid(loadPhone(u).result()); // $ violation=User::phone
  bid(loadNickname(u).result()); // clean
}
Task<int> awaited(const User &u) {
  std::string phone = co_await loadPhone(u);
  std::string nickname = co_await loadNickname(u);
  bid(nickname); // clean
  bid(phone); // $ violation=User::phone
  co_return 0;
}
static Task<std::string> decorated(const User &u) {
  std::string n = co_await loadNickname(u);
  co_return "<" + n + ">";
}
static Task<std::string> decoratedPhone(const User &u) {
  co_return "<" + co_await loadPhone(u) + ">";
}
Task<int> chained(const User &u) {
  bid(co_await decorated(u)); // clean
  bid(co_await decoratedPhone(u)); // $ violation=User::phone
  co_return 1;
}
Task<int> keptOverSuspension(const User &u) {
  std::string key = u.phone;
  co_await std::suspend_always{};
  bid(key); // $ violation=User::phone
  key = u.nickname;
  co_await std::suspend_always{};
  bid(key); // clean
  co_return 2;
}
static Task<std::string> pass(std::string s) { co_return s; }
Task<int> sameHelper(const User &u) {
  bid(co_await pass(u.nickname)); // clean
  bid(co_await pass(u.phone)); // $ violation=User::phone
  co_return 3;
}
