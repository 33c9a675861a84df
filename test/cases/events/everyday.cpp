// Observers, buses, queues, threads, futures: what is registered and called later.
#include <purpose/annotations.h>
#include <condition_variable>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);

struct Listener {
  virtual ~Listener() = default;
  virtual void on(int) = 0;
};
struct Bad : Listener {
  int kept = 0;
  void on(int v) override {
    kept = v;
    sink(v); // $ violation=source
  }
};
struct Quiet : Listener {
  void on(int) override {}
};
class Subject {
public:
  void add(Listener *l) { all.push_back(l); }
  void fire(int v) {
    for (auto *l : all)
      l->on(v);
  }

private:
  std::vector<Listener *> all;
};
void observers() {
  Subject s;
  Bad b;
  Quiet q;
  s.add(&b);
  s.add(&q);
  s.fire(source());
  sink(b.kept); // $ violation=source
}
class Bus {
public:
  void on(const std::string &n, std::function<void(const std::string &)> f) { map[n].push_back(std::move(f)); }
  void emit(const std::string &n, const std::string &v) {
    for (auto &f : map[n])
      f(v);
  }

private:
  std::map<std::string, std::vector<std::function<void(const std::string &)>>> map;
};
void bus() {
  Bus b;
  std::string got;
  b.on("x", [&got](const std::string &s) { got = s; });
  b.on("x", [](const std::string &s) { sinkText(s); }); // $ violation=text
  b.emit("x", text());
  sinkText(got); // $ violation=text
  Bus c;
  c.on("x", [](const std::string &s) { sinkText(s); });
  c.emit("x", "open");
}
class Queue {
public:
  void put(std::string s) {
    std::lock_guard<std::mutex> l(m);
    q.push(std::move(s));
    cv.notify_one();
  }
  std::string take() {
    std::unique_lock<std::mutex> l(m);
    cv.wait(l, [this] { return !q.empty(); });
    std::string s = std::move(q.front());
    q.pop();
    return s;
  }

private:
  std::mutex m;
  std::condition_variable cv;
  std::queue<std::string> q;
};
void queued() {
  Queue q, r;
  std::thread t([&q] { q.put(text()); });
  sinkText(q.take()); // $ violation=text
  t.join();
  r.put("x");
  sinkText(r.take());
}
void futures() {
  auto f = std::async([] { return source(); });
  sink(f.get()); // $ violation=source
  std::promise<int> p;
  auto g = p.get_future();
  p.set_value(source());
  sink(g.get()); // $ violation=source
  std::packaged_task<int()> t([] { return source(); });
  auto h = t.get_future();
  t();
  sink(h.get()); // $ violation=source
  auto k = std::async(std::launch::async, [](int v) { return 1; }, source());
  sink(k.get());
  std::packaged_task<int(int)> u([](int v) { return v; });
  auto i = u.get_future();
  u(source());
  sink(i.get()); // $ violation=source
}
void threads() {
  int x = 0;
  std::thread t([&x] { x = source(); });
  t.join();
  sink(x); // $ violation=source
  std::thread u([](int v) { sink(v); }, source()); // $ violation=source
  u.join();
  std::thread w([](int v) { sink(v); }, 1);
  w.join();
}
class Pool {
public:
  void post(std::function<void()> f) { tasks.push_back(std::move(f)); }
  void run() {
    while (!tasks.empty()) {
      auto f = std::move(tasks.front());
      tasks.pop_front();
      f();
    }
  }

private:
  std::list<std::function<void()>> tasks;
};
void pool() {
  Pool p;
  int v = source(), out = 0;
  p.post([v] { sink(v); }); // $ violation=source
  p.post([&out, v] { out = v; });
  p.run();
  sink(out); // $ violation=source
}
struct Model {
  std::vector<std::function<void(int)>> changed;
  int value = 0;
  void set(int v) {
    value = v;
    for (auto &f : changed)
      f(value);
  }
};
struct View {
  int shown = 0;
  explicit View(Model &m) {
    m.changed.push_back([this](int v) { shown = v; });
  }
};
void modelView() {
  Model m;
  View v(m);
  m.set(source());
  sink(v.shown); // $ violation=source
  Model n;
  View w(n);
  n.set(1);
  sink(w.shown);
}
struct Command {
  virtual ~Command() = default;
  virtual void run() = 0;
};
struct Set : Command {
  int &to, v;
  Set(int &to, int v) : to(to), v(v) {}
  void run() override { to = v; }
};
void commands() {
  int x = 0, y = 0;
  std::vector<std::unique_ptr<Command>> all;
  all.push_back(std::make_unique<Set>(x, source()));
  for (auto &c : all)
    c->run();
  sink(x); // $ violation=source
  Set s(y, 1);
  s.run();
  sink(y);
}
static std::map<int, std::string> g_cache;
static std::string cached(int k) {
  auto i = g_cache.find(k);
  if (i != g_cache.end())
    return i->second;
  return g_cache[k] = text();
}
void cache() { sinkText(cached(1)); } // $ violation=text
class Keeper {
public:
  void keep(int *p) { ps.push_back(p); }
  int first() const { return *ps[0]; }
  void fill() {
    for (int *p : ps)
      *p = source();
  }

private:
  std::vector<int *> ps;
};
void kept() {
  int x = 0, y = 0;
  Keeper k, l;
  k.keep(&x);
  x = source();
  sink(k.first()); // $ violation=source
  l.keep(&y);
  l.fill();
  sink(y); // $ violation=source
}
struct Chain {
  Chain *next = nullptr;
  virtual ~Chain() = default;
  virtual void handle(int v) {
    if (next)
      next->handle(v);
  }
};
struct End : Chain {
  void handle(int v) override { sink(v); } // $ violation=source
};
void chain() {
  Chain a, b;
  End e;
  a.next = &b;
  b.next = &e;
  a.handle(source());
}
