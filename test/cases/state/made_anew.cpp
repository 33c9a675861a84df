// What is kept in an object that a handler was given may be read wherever the
// class reads it, but not by a constructor: the object that it makes is new.
#include <purpose/annotations.h>
#include <memory>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Command {
  Command(int kind) : kind(kind), shown(data.empty() ? "-" : data) {}
  static std::shared_ptr<Command> create(int kind) {
    return std::make_shared<Command>(kind);
  }
  std::string data;
  int kind;
  std::string shown;
};
class Server {
public:
  virtual ~Server() = default;
  virtual void onLogin(const User &u) {
    auto command = Command::create(1);
    command->data = u.phone;
    queue.push_back(command);
  }
  void flush() {
    for (const auto &c : queue)
      bid(c->data); // $ violation=User::phone
  }

private:
  std::vector<std::shared_ptr<Command>> queue;
};
void ping() { bid(Command::create(2)->shown); }
