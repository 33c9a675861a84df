// Limits and uses on the parameters of functions that are only declared.
#include <purpose/annotations.h>
#include <string>

void readPinInto(PURPOSE_ONLY("security") int *out, int *tries);
void readNameInto(PURPOSE_ONLY("security") char *buffer, int size);
void readCodeInto(PURPOSE_ONLY("security") std::string &code, std::string &hint);
PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void score(int);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bid(const std::string &);

void filled() {
  int pin = 0, tries = 0;
  readPinInto(&pin, &tries);
  score(pin); // $ violation=readPinInto(out)
  score(tries); // clean
  pin = 0;
  score(pin); // clean
  char name[16];
  readNameInto(name, sizeof name);
  bidText(name); // $ violation=readNameInto(buffer)
  std::string code, hint;
  readCodeInto(code, hint);
  bid(code); // $ violation=readCodeInto(code)
  bid(hint); // clean
}

class Auction {
public:
  void offer(int lot, PURPOSE_USE("advertising") int price);
};
void send(int to, PURPOSE_USE("advertising") const std::string &text);
void handedOver(Auction &auction, PURPOSE_ONLY("security") const std::string &phone) {
  send(1, "hello"); // clean
  send(1, phone); // $ violation=handedOver(phone)
  send(readPin(), "hello"); // clean
  auction.offer(readPin(), 2); // clean
  auction.offer(1, readPin()); // $ violation=readPin
}
