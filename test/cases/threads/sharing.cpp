// mutexes, atomics, call_once, queues with condition variables.
#include <purpose/annotations.h>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <queue>
#include <shared_mutex>
#include <string>
#include <thread>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

template <class T> class Channel {
public:
  void send(T value) {
    {
      std::lock_guard<std::mutex> hold(mutex_);
      waiting_.push(std::move(value));
    }
    ready_.notify_one();
  }
  T receive() {
    std::unique_lock<std::mutex> hold(mutex_);
    ready_.wait(hold, [this] { return !waiting_.empty(); });
    T value = std::move(waiting_.front());
    waiting_.pop();
    return value;
  }
  std::optional<T> poll() {
    std::scoped_lock hold(mutex_);
    if (waiting_.empty())
      return std::nullopt;
    T value = waiting_.front();
    waiting_.pop();
    return value;
  }

private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::queue<T> waiting_;
};
void channels(const User &u) {
  Channel<std::string> names, phones;
  std::jthread t([&] {
    names.send(u.nickname);
    phones.send(u.phone);
  });
  bid(names.receive()); // clean
  bid(phones.receive()); // $ violation=User::phone
}
void polled(const User &u) {
  Channel<std::string> names, phones;
  names.send(u.nickname);
  phones.send(u.phone);
  if (auto s = names.poll())
    bid(*s); // clean
  if (auto s = phones.poll())
    bid(*s); // $ violation=User::phone
}
void users(Channel<User> &c) {
  User u = c.receive();
  bid(u.nickname); // clean
  bid(u.phone); // $ violation=User::phone
}
void atomics(const User &u) {
  std::atomic<int> n{u.age};
  n.fetch_add(1);
  bidNumber(n.load()); // clean
  n.store(u.pin, std::memory_order_release);
  bidNumber(n); // $ violation=User::pin
  int old = n.exchange(0);
  bidNumber(old); // $ violation=User::pin
  bidNumber(n.load()); // clean
}
void compareExchange(const User &u) {
  std::atomic<int> n{0};
  int expected = 0;
  n.compare_exchange_strong(expected, u.pin);
  bidNumber(n.load(std::memory_order_acquire)); // $ violation=User::pin
}
void atomicPointer(User *u) {
  std::atomic<User *> p{nullptr};
  p.store(u);
  bid(p.load()->nickname); // clean
  bid(p.load()->phone); // $ violation=User::phone
}
class Cache {
public:
  const std::string &get(const User &u) {
    std::call_once(once_, [&] { text_ = u.phone; });
    return text_;
  }
  void rename(const std::string &s) {
    std::unique_lock hold(lock_);
    name_ = s;
  }
  std::string name() const {
    std::shared_lock hold(lock_);
    return name_;
  }

private:
  std::once_flag once_;
  mutable std::shared_mutex lock_;
  std::string text_, name_;
};
void caches(const User &u) {
  Cache c;
  c.rename(u.nickname);
  bid(c.get(u)); // $ violation=User::phone
  bid(c.name()); // clean
}
static std::mutex g_mutex;
static std::string g_last;
static std::string g_label = "none";
void remember(const User &u) {
  std::lock_guard<std::mutex> hold(g_mutex);
  g_last = u.phone;
  g_label = u.nickname;
}
void recall() {
  std::lock_guard<std::mutex> hold(g_mutex);
  bid(g_label); // clean
  bid(g_last); // $ violation=User::phone
}
