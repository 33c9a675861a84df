// Lambdas and function objects that keep, compose and hand on values.
#include <purpose/annotations.h>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidTwo(const std::string &, const std::string &);

void bindFront(const User &u) {
  auto a = std::bind_front(bidTwo, u.nickname);
  a("x"); // clean
  a(u.phone); // $ violation=User::phone
  auto b = std::bind(bidTwo, std::placeholders::_2, std::placeholders::_1);
  b(u.nickname, "y"); // clean
  b("y", u.phone); // $ violation=User::phone
}
static std::function<std::string()> keep(std::string s) {
  return [s = std::move(s)] { return s; };
}
void factories(const User &u) {
  auto a = keep(u.nickname), b = keep(u.phone);
  bid(a()); // clean
  bid(b()); // $ violation=User::phone
}
template <class F, class G> auto compose(F f, G g) {
  return [=](const auto &x) { return f(g(x)); };
}
void composed(const User &u) {
  auto first = [](const User &x) { return x.nickname; };
  auto second = [](const User &x) { return x.phone; };
  auto tail = [](const std::string &s) { return s.substr(1); };
  bid(compose(tail, first)(u)); // clean
  bid(compose(tail, second)(u)); // $ violation=User::phone
}
void byCopyAndReference(const User &u) {
  std::string s = "x";
  auto copy = [s] { return s; };
  auto reference = [&s] { return s; };
  s = u.phone;
  bid(copy()); // clean
  bid(reference()); // $ violation=User::phone
}
void mutableState(const User &u) {
  auto last = [kept = std::string("none")](const std::string &s) mutable { return std::exchange(kept, s); };
  bid(last(u.phone)); // clean
  bid(last(u.nickname)); // $ violation=User::phone
  bid(last("x")); // clean
}
void recursive(const User &u) {
  std::function<int(const std::string &, std::size_t)> sum = [&](const std::string &s, std::size_t i) {
    return i == s.size() ? 0 : s[i] + sum(s, i + 1);
  };
  bidNumber(sum(u.nickname, 0)); // clean
  bidNumber(sum(u.phone, 0)); // $ violation=User::phone
}
struct Appender {
  std::string &out;
  void operator()(const std::string &s) const { out += s; }
};
template <class F> void feed(F f, const std::string &s) { f(s); }
void functionObjects(const User &u) {
  std::string a, b;
  feed(Appender{a}, u.nickname);
  feed(Appender{b}, u.phone);
  bid(a); // clean
  bid(b); // $ violation=User::phone
}
struct Task {
  std::function<void()> run;
  std::string name;
};
void queued(const User &u) {
  std::vector<Task> tasks;
  std::string result;
  tasks.push_back({[&result, &u] { result = u.phone; }, "phone"});
  bid(result); // clean
  for (Task &t : tasks)
    t.run();
  bid(result); // $ violation=User::phone
  bid(tasks[0].name); // clean
}
class Event {
public:
  using Handler = std::function<void(const std::string &)>;
  void connect(Handler h) { handlers_.push_back(std::move(h)); }
  void emit(const std::string &s) const {
    for (const Handler &h : handlers_)
      h(s);
  }

private:
  std::vector<Handler> handlers_;
};
void events(const User &u) {
  Event named, called;
  named.connect([](const std::string &s) {
    bid(s); // clean
  });
  called.connect([](const std::string &s) {
    bid(s); // $ violation=User::phone
  });
  named.emit(u.nickname);
  called.emit(u.phone);
}
void immediately(const User &u) {
  const std::string s = [&] {
    if (u.age > 18)
      return u.phone;
    return std::string("minor");
  }();
  bid(s); // $ violation=User::phone
  const std::string t = [&] { return u.phone.empty() ? "no" : "yes"; }();
  bid(t); // clean
}
