// Threads and tasks.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <thread>
template <class T> class Channel {
  std::queue<T> q; std::mutex m; std::condition_variable cv;
public:
  void send(T t) { { std::lock_guard l(m); q.push(std::move(t)); } cv.notify_one(); }
  T receive() { std::unique_lock l(m); cv.wait(l, [&] { return !q.empty(); }); T t = std::move(q.front()); q.pop(); return t; }
  bool tryReceive(T &out) { std::scoped_lock l(m); if (q.empty()) return false; out = q.front(); q.pop(); return true; }
};
void queued() {
  Channel<std::string> c, d;
  std::thread producer([&] { c.send(secret()); d.send(text()); });
  show(c.receive()); // $ violation=secret
  show(d.receive());
  std::string s;
  if (c.tryReceive(s))
    show(s); // $ violation=secret
  producer.join();
}
int work(int x) { return x + 1; }
void tasks() {
  auto f = std::async(std::launch::async, work, source());
  sink(f.get()); // $ violation=source
  std::packaged_task<int(int)> t(work);
  auto r = t.get_future();
  t(source());
  sink(r.get()); // $ violation=source
  auto g = std::async([] { return plain(); });
  sink(g.get());
}
void promised() {
  std::promise<int> p, q;
  auto f = p.get_future(), g = q.get_future();
  std::thread t([&] { p.set_value(source()); q.set_value(plain()); });
  sink(f.get()); // $ violation=source
  sink(g.get());
  t.join();
}
std::atomic<int> shared{0};
int guarded = 0; std::mutex guard;
void writer() { shared.store(source()); }
void writer2() { std::lock_guard l(guard); guarded = source(); }
void reader() {
  sink(shared.load()); // $ violation=source
  std::lock_guard l(guard);
  sink(guarded); // $ violation=source
}
class Pool {
  std::vector<std::function<void()>> jobs;
public:
  template <class F> auto submit(F f) {
    auto task = std::make_shared<std::packaged_task<decltype(f())()>>(f);
    auto result = task->get_future();
    jobs.emplace_back([task] { (*task)(); });
    return result;
  }
  void run() { for (auto &j : jobs) j(); }
};
void pooled() {
  Pool p;
  auto a = p.submit([] { return source(); });
  auto b = p.submit([] { return plain(); });
  p.run();
  sink(a.get()); // $ MISSING: violation=source -- one task by two ways out of a function: the future and the job
  sink(b.get());
}
thread_local int mine = 0;
void local() {
  mine = source();
  sink(mine); // $ violation=source
  mine = 0;
  sink(mine);
}
void callOnce() {
  static std::once_flag once;
  static int value;
  std::call_once(once, [] { value = source(); });
  sink(value); // $ violation=source
}
