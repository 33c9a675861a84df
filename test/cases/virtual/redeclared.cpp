// A method that an abstract class in between declares once more, without a
// body: a call through the class at the top reaches what overrides it below.
#include <purpose/annotations.h>
#include <memory>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Sink {
  virtual ~Sink() = default;
  virtual void put(const std::string &value) = 0;
  virtual std::string last() const = 0;
};
struct WritableSink : Sink {
  void put(const std::string &value) override = 0;
  std::string last() const override = 0;
  virtual void clear() = 0;
};
class Bidder final : public WritableSink {
public:
  void put(const std::string &value) override {
    bid(value); // $ violation=User::phone
    kept = value;
  }
  std::string last() const override { return kept; }
  void clear() override { kept.clear(); }

private:
  std::string kept;
};

std::unique_ptr<WritableSink> makeSink() { return std::make_unique<Bidder>(); }

void atTheTop(const User &u, Sink &sink) { sink.put(u.phone); }
void inBetween(const User &u, WritableSink &sink) { sink.put(u.nickname); }

void backFromTheTop(const User &u) {
  std::unique_ptr<WritableSink> made = makeSink();
  Sink &sink = *made;
  sink.put(u.phone);
  bid(sink.last()); // $ violation=User::phone
  bid(u.nickname);
}
