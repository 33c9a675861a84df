// queue, stack, priority_queue, span, initializer_list.
#include <purpose/annotations.h>
#include <initializer_list>
#include <queue>
#include <span>
#include <stack>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void queued(const User &u) {
  std::queue<std::string> secret, open;
  secret.push(u.phone);
  open.emplace(u.nickname);
  while (!open.empty()) {
    bid(open.front()); // clean
    open.pop();
  }
  while (!secret.empty()) {
    std::string next = std::move(secret.front());
    secret.pop();
    bid(next); // $ violation=User::phone
  }
}
void stacked(const User &u) {
  std::stack<std::string, std::vector<std::string>> s;
  s.push(u.nickname);
  bid(s.top()); // clean
  s.push(u.phone);
  bid(s.top()); // $ violation=User::phone
}
void prioritized(const User &u) {
  std::priority_queue<std::pair<int, std::string>> q;
  q.emplace(u.age, u.phone);
  bidNumber(q.top().first); // clean
  bid(q.top().second); // $ violation=User::phone
}
void spanRead(const User &u) {
  int numbers[] = {u.age, u.pin};
  std::span<int> all(numbers);
  bidNumber(all.back()); // $ violation=User::pin
  int ages[] = {u.age, 7};
  std::span<const int> some(ages, 2);
  bidNumber(some[0]); // clean
  bidNumber(static_cast<long>(all.size())); // clean
}
void spanWrite(const User &u) {
  std::vector<int> v(4);
  bidNumber(v[2]); // clean
  std::span<int> s(v);
  s.subspan(1, 2)[1] = u.pin;
  bidNumber(v[2]); // $ violation=User::pin
}
static void fill(std::span<std::string> out, const std::string &with) {
  for (std::string &s : out)
    s = with;
}
void spanOut(const User &u) {
  std::string a[2];
  std::vector<std::string> b(2);
  fill(a, u.nickname);
  fill(b, u.phone);
  bid(a[1]); // clean
  bid(b[1]); // $ violation=User::phone
}
static long sum(std::initializer_list<int> xs) {
  long total = 0;
  for (int x : xs)
    total += x;
  return total;
}
void initializerList(const User &u) {
  bidNumber(sum({u.age, 3})); // clean
  bidNumber(sum({u.age, u.pin})); // $ violation=User::pin
}
class Mailbox {
public:
  void put(std::string s) { waiting_.push(std::move(s)); }
  std::string take() {
    std::string s = waiting_.front();
    waiting_.pop();
    return s;
  }

private:
  std::queue<std::string> waiting_;
};
void wrapped(const User &u) {
  Mailbox ads, alarms;
  ads.put(u.nickname);
  alarms.put(u.phone);
  bid(ads.take()); // clean
  bid(alarms.take()); // $ violation=User::phone
}
