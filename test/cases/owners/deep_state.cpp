// What a service keeps deep inside is read again by the service; other objects
// of the innermost class have nothing to do with it.
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Text {
  std::string body, head;
  std::string read() const { return body; }
};
struct Part {
  Text text;
};
struct Letter {
  Part part;
};
struct Cover {
  Letter letter;
};
struct Parcel {
  Cover cover;
};
struct Batch {
  std::vector<Parcel> parcels;
};
struct Truck {
  Batch batch;
};

struct Handler {
  virtual ~Handler() = default;
  virtual void onUser(const User &user) = 0;
};
// Who calls it is not seen.
class Service : public Handler {
public:
  void onUser(const User &user) override {
    Parcel parcel;
    parcel.cover.letter.part.text.body = user.phone;
    trucks.push_back(Truck());
    trucks.back().batch.parcels.push_back(parcel);
  }
  void flush() {
    for (const Truck &truck : trucks)
      for (const Parcel &parcel : truck.batch.parcels)
        bid(parcel.cover.letter.part.text.read()); // $ violation=User::phone
  }

private:
  std::vector<Truck> trucks;
};

void unrelated(const Text &text) { bid(text.read()); } // clean
void made() {
  Text text;
  text.body = "news";
  unrelated(text);
}
