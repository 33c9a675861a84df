// What an abstract class hands out in its constructor is called when the object
// is one of a class that is derived from it.
#include <functional>
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Bus {
  std::vector<std::function<void(const std::string &)>> listeners;
  void tell(const std::string &s) {
    for (auto &listener : listeners)
      listener(s);
  }
};
class Client {
public:
  explicit Client(Bus &bus) {
    bus.listeners.push_back([this](const std::string &s) { queue(s); });
  }
  virtual ~Client() = default;
  void queue(const std::string &s) { send(s); }
  std::string name;

protected:
  virtual void send(const std::string &) = 0;
};
class Remote : public Client {
public:
  using Client::Client;

protected:
  void send(const std::string &s) override { bid(s); } // $ violation=User::phone
};
void remote(const User &u) {
  Bus bus;
  Remote client(bus);
  bus.tell(u.phone);
  bid(client.name); // clean
}
