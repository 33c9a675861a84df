// Commands, actors and tasks: what is queued here runs over there.
#include <purpose/annotations.h>
#include <deque>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

class Command {
public:
  virtual ~Command() = default;
  virtual void Execute() = 0;
};
class CommandQueue {
public:
  void Post(std::unique_ptr<Command> c) { commands_.push_back(std::move(c)); }
  void RunAll() {
    while (!commands_.empty()) {
      auto c = std::move(commands_.front());
      commands_.pop_front();
      c->Execute();
    }
  }

private:
  std::deque<std::unique_ptr<Command>> commands_;
};
class BidCommand : public Command {
public:
  BidCommand(std::string key, std::string topic) : key_(std::move(key)), topic_(std::move(topic)) {}
  void Execute() override {
    bid(topic_); // clean
    bid(key_); // $ violation=User::phone
  }

private:
  std::string key_, topic_;
};
class GreetCommand : public Command {
public:
  explicit GreetCommand(const User &u) : name_(u.nickname), phone_(u.phone) {}
  void Execute() override { bid(name_); } // clean

private:
  std::string name_, phone_;
};
class StoreCommand : public Command {
public:
  StoreCommand(std::string *to, const std::string &what) : to_(to), what_(what) {}
  void Execute() override { *to_ = what_; }

private:
  std::string *to_;
  std::string what_;
};
void commands(const User &u) {
  CommandQueue q;
  std::string kept, other;
  q.Post(std::make_unique<BidCommand>(u.phone, u.nickname));
  q.Post(std::make_unique<GreetCommand>(u));
  q.Post(std::make_unique<StoreCommand>(&kept, u.email));
  q.Post(std::make_unique<StoreCommand>(&other, u.nickname));
  bid(kept); // $ SPURIOUS: violation=User::email
  q.RunAll();
  bid(kept); // $ violation=User::email
  bid(other); // $ SPURIOUS: violation=User::email
}
template <class Actor, class... Args> class MethodTask : public Command {
public:
  MethodTask(Actor *a, void (Actor::*m)(const Args &...), Args... args)
      : actor_(a), method_(m), args_(std::move(args)...) {}
  void Execute() override {
    std::apply([this](const Args &...args) { (actor_->*method_)(args...); }, args_);
  }

private:
  Actor *actor_;
  void (Actor::*method_)(const Args &...);
  std::tuple<Args...> args_;
};
template <class Actor, class... Args>
static void send(CommandQueue &q, Actor *a, void (Actor::*m)(const Args &...), Args... args) {
  q.Post(std::make_unique<MethodTask<Actor, Args...>>(a, m, std::move(args)...));
}
class AdActor {
public:
  void target(const std::string &key, const std::string &label) {
    bid(label); // clean
    bid(key); // $ violation=User::phone
  }
  void greet(const std::string &name) { bid(name); } // $ SPURIOUS: violation=User::email
  void keep(const std::string &s) { kept_ = s; }
  const std::string &kept() const { return kept_; }

private:
  std::string kept_;
};
void actors(const User &u) {
  CommandQueue q;
  AdActor a, b;
  send(q, &a, &AdActor::target, u.phone, u.nickname);
  send(q, &a, &AdActor::greet, u.nickname);
  send(q, &a, &AdActor::keep, u.email);
  send(q, &b, &AdActor::keep, u.nickname);
  q.RunAll();
  bid(a.kept()); // $ violation=User::email
  bid(b.kept()); // $ SPURIOUS: violation=User::email
}
class Loop {
public:
  template <class F> void post(F f) { tasks_.push(std::move(f)); }
  void run() {
    for (; !tasks_.empty(); tasks_.pop())
      tasks_.front()();
  }

private:
  std::queue<std::function<void()>> tasks_;
};
void loopOfClosures(const User &u) {
  Loop loop;
  loop.post([phone = u.phone, name = u.nickname] {
    bid(name); // clean
    bid(phone); // $ violation=User::phone
  });
  loop.post([&loop, email = u.email] {
    loop.post([email] { bid(email); }); // $ MISSING: violation=User::email
  });
  loop.run();
}
struct Message {
  int kind;
  std::string text;
};
static std::queue<Message> inbox;
void produce(const User &u) {
  inbox.push({1, u.phone});
  inbox.push({2, u.nickname});
}
void consume() {
  while (!inbox.empty()) {
    Message m = inbox.front();
    inbox.pop();
    bid(m.text); // $ violation=User::phone
    bid(std::to_string(m.kind)); // clean
  }
}
