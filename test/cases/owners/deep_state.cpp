// What a service keeps deep inside is read again by the service; other objects
// of the innermost class have nothing to do with it.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Text {
  std::string body, head;
  void add(const std::string &text) { body = text; }
  const std::string &read() const { return body; }
};
struct Core {
  Text inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Page {
  Core inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Sheet {
  Page inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Part {
  Sheet inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Letter {
  Part inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Cover {
  Letter inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Parcel {
  Cover inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Crate {
  Parcel inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Batch {
  Crate inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Load {
  Batch inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Truck {
  Load inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Yard {
  Truck inner;
  void add(const std::string &text) { inner.add(text); }
  const std::string &read() const { return inner.read(); }
};
struct Handler {
  virtual ~Handler() = default;
  virtual void onUser(const User &user) = 0;
};
// Who calls it is not seen.
class Service : public Handler {
public:
  void onUser(const User &user) override { yard.add(user.phone); }
  void flush() { bid(yard.read()); } // $ violation=User::phone

private:
  Yard yard;
};

void unrelated(const Text &text) { bid(text.read()); } // clean
void made() {
  Text text;
  text.body = "news";
  unrelated(text);
}
