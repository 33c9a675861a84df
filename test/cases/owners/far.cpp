// What stands deep in one part of a program is not in its other parts: a way
// that is too long to be kept whole still knows in which field it ends.
#include <purpose/annotations.h>
#include <string>

struct Vault {
  std::string secret;
  std::string title;
  int locks = 0;
};
struct Shelf {
  Vault *vault;
  int books = 0;
  void store(const std::string &phone) { vault->secret = phone; }
  const std::string &secret() { return vault->secret; }
  const std::string &title() { return vault->title; }
  int locks() { return vault->locks; }
};
struct Room {
  Shelf *shelf;
  int chairs = 0;
  void store(const std::string &phone) { shelf->store(phone); }
  const std::string &secret() { return shelf->secret(); }
  const std::string &title() { return shelf->title(); }
  int locks() { return shelf->locks(); }
  int books() { return shelf->books; }
};
struct Floor {
  Room *room;
  void store(const std::string &phone) { room->store(phone); }
  const std::string &secret() { return room->secret(); }
  const std::string &title() { return room->title(); }
  int locks() { return room->locks(); }
  int books() { return room->books(); }
  int chairs() { return room->chairs; }
};
struct House {
  Floor *floor;
  void store(const std::string &phone) { floor->store(phone); }
  const std::string &secret() { return floor->secret(); }
  const std::string &title() { return floor->title(); }
  int locks() { return floor->locks(); }
  int books() { return floor->books(); }
  int chairs() { return floor->chairs(); }
};
struct Street {
  House *house;
  void store(const std::string &phone) { house->store(phone); }
  const std::string &secret() { return house->secret(); }
  const std::string &title() { return house->title(); }
  int locks() { return house->locks(); }
  int books() { return house->books(); }
  int chairs() { return house->chairs(); }
};
struct Town {
  Street *street;
  void store(const std::string &phone) { street->store(phone); }
  const std::string &secret() { return street->secret(); }
  const std::string &title() { return street->title(); }
  int locks() { return street->locks(); }
  int books() { return street->books(); }
  int chairs() { return street->chairs(); }
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void seats(int);

void visit(Town &town, PURPOSE_ONLY("security") const std::string &phone) {
  town.store(phone);
  seats(town.chairs());
  seats(town.books());
  seats(town.locks());
  bid(town.title()); // $ SPURIOUS: violation=visit(phone) -- a string is not known to hold no such field
  bid(town.secret()); // $ violation=visit(phone)
}
