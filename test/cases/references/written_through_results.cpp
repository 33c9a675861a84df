// What is written through the pointer or reference that a call gave back stands
// in the object that the call was made on, also where that call may not change
// the object itself.
#include <map>
#include <memory>
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Actor {
  std::string note, title;
};

class Stage {
public:
  Actor *find(int id) const {
    for (const auto &actor : actors)
      if (int(actor->note.size()) == id)
        return actor.get();
    return nullptr;
  }
  Actor *byName(const std::string &name) {
    auto it = names.find(name);
    return it == names.end() ? nullptr : &it->second;
  }
  Actor &first() { return named[0]; }
  const Actor &front() const { return named.front(); }
  std::string noteOf(int id) const { return find(id)->note; }
  void add() { actors.push_back(std::make_unique<Actor>()); }

private:
  std::vector<std::unique_ptr<Actor>> actors;
  std::map<std::string, Actor> names;
  std::vector<Actor> named;
};

void constMember(const User &u) {
  Stage s;
  s.add();
  s.find(1)->note = u.phone;
  bid(s.find(1)->note); // $ violation=User::phone
  bid(s.noteOf(1));     // $ violation=User::phone
  bid(s.find(1)->title);
}
void keptPointer(const User &u) {
  Stage s;
  s.add();
  Actor *a = s.find(1);
  a->note = u.phone;
  a->title = u.nickname;
  bid(s.noteOf(1)); // $ violation=User::phone
  bid(s.find(2)->title);
}
void ownContainer(const User &u) {
  Stage s;
  s.byName("x")->note = u.phone;
  bid(s.byName("x")->note); // $ violation=User::phone
  bid(s.byName("x")->title);
  s.first().title = u.phone;
  bid(s.front().title); // $ violation=User::phone
  bid(s.front().note);
}
void onOneWay(const User &u, bool c) {
  Stage s;
  s.add();
  Actor *a = s.find(1);
  if (c) {
    a->title = u.phone;
    bid(s.find(1)->title); // $ violation=User::phone
    return;
  }
  a->note = u.phone;
  bid(s.noteOf(1)); // $ violation=User::phone
}
void filledByAnother(const User &u) {
  auto fill = [](Actor *a, const std::string &text) { a->note = text; };
  Stage s;
  s.add();
  fill(s.find(1), u.phone);
  bid(s.noteOf(1)); // $ violation=User::phone
}
void cleanWrite(const User &u) {
  Stage s;
  s.add();
  s.find(1)->note = u.nickname;
  bid(s.noteOf(1));
}

// A free function over an object that it is given to read.
Actor *look(const Stage &s, int id) { return s.find(id + 1); }
void freeFunction(const User &u) {
  Stage s;
  s.add();
  look(s, 1)->note = u.phone;
  bid(s.noteOf(1)); // $ violation=User::phone
  bid(look(s, 1)->title);
}

// Of a list, the next one and the one behind it.
struct Item {
  std::string text;
  Item *link = nullptr;
  Item *next() const { return link; }
  Item *walk() const {
    const Item *at = this;
    while (at->link && at->link->link)
      at = at->link;
    return at->link;
  }
};
void loops(const User &u, Item *head) {
  Item *at = head;
  while (at->next())
    at = at->next();
  at->text = u.phone;
  head->walk()->text = u.nickname;
  bid(head->walk()->text); // $ violation=User::phone
}
