// thread, jthread, async, futures, promises, packaged tasks.
#include <purpose/annotations.h>
#include <functional>
#include <future>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

static void work(const std::string &in, std::string &out) { out = "<" + in + ">"; }
void started(const User &u) {
  std::string a, b;
  std::thread t(work, u.nickname, std::ref(a));
  std::thread s(work, std::cref(u.phone), std::ref(b));
  t.join();
  s.join();
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
void lambda(const User &u) {
  std::string result;
  std::thread t([&] { result = u.phone; });
  t.join();
  bid(result); // $ violation=User::phone
}
void inThread(const User &u) {
  std::thread t([&u] {
    bid(u.nickname); // clean
    bid(u.phone); // $ violation=User::phone
  });
  t.join();
}
void direct(const User &u) {
  std::thread a(bid, u.nickname); // clean
  std::thread b(bid, u.phone); // $ violation=User::phone
  a.join();
  b.join();
}
void asynchronous(const User &u) {
  auto a = std::async(std::launch::async, [&] { return u.nickname; });
  auto b = std::async(std::launch::async, [](const User &x) { return x.phone; }, u);
  bid(a.get()); // clean
  bid(b.get()); // $ violation=User::phone
}
static int twice(int n) { return n * 2; }
void asyncFunction(const User &u) {
  std::future<int> f = std::async(twice, 21), g = std::async(std::launch::deferred, twice, u.pin);
  bidNumber(f.get()); // clean
  bidNumber(g.get()); // $ violation=User::pin
}
void promised(const User &u) {
  std::promise<std::string> a, b;
  std::future<std::string> fa = a.get_future(), fb = b.get_future();
  std::thread t([&, p = std::move(b)]() mutable { p.set_value(u.phone); });
  a.set_value(u.nickname);
  t.join();
  bid(fa.get()); // clean
  bid(fb.get()); // $ violation=User::phone
}
void packaged(const User &u) {
  std::packaged_task<std::string(const User &)> task([](const User &x) { return x.phone + "#"; });
  std::future<std::string> f = task.get_future();
  task(u);
  bid(f.get()); // $ violation=User::phone
}
void shared(const User &u) {
  std::promise<std::string> p;
  std::shared_future<std::string> f = p.get_future().share();
  std::shared_future<std::string> g = f;
  p.set_value(u.phone);
  bid(g.get()); // $ violation=User::phone
}
class Worker {
public:
  explicit Worker(const User &u) : user_(u), thread_([this](std::stop_token stop) { run(stop); }) {}

private:
  void run(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
      bid(user_.nickname); // clean
      bid(user_.phone); // $ violation=User::phone
    }
  }
  User user_;
  std::jthread thread_;
};
void pool(const std::vector<User> &users) {
  std::vector<std::future<std::string>> names, phones;
  for (const User &u : users) {
    names.push_back(std::async([&u] { return u.nickname; }));
    phones.push_back(std::async([&u] { return u.phone; }));
  }
  for (auto &f : names)
    bid(f.get()); // clean
  for (auto &f : phones)
    bid(f.get()); // $ violation=User::phone
}
