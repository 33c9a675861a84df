// Protocol buffers: generated accessors, serialising, repeated fields, maps.
// needs: google/protobuf/message.h shop.pb.h
//--- shop.cpp
#include <shop.pb.cc>
//--- use.cpp
#include <google/protobuf/arena.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <purpose/annotations.h>
#include <shop.pb.h>
#include <sstream>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);
PURPOSE_USE("advertising") void bidContact(const shop::Contact &);

void accessors(const User &u) {
  shop::Contact c;
  c.set_phone(u.phone);
  c.set_name(u.nickname);
  c.set_age(u.pin);
  bid(c.phone());     // $ violation=User::phone
  bid(c.name());      // clean
  bidNumber(c.age()); // $ violation=User::pin
  c.set_phone(u.nickname);
  bid(c.phone()); // clean
}
void accessorsClean(const User &u) {
  shop::Contact c;
  c.set_age(u.age);
  *c.mutable_name() = u.nickname;
  c.set_blob("x", 1);
  bidNumber(c.age()); // clean
  bid(c.name());      // clean
  bid(c.blob());      // clean
  c.mutable_phone()->assign(u.phone);
  bid(c.phone()); // $ violation=User::phone
  c.clear_phone();
  bid(c.phone()); // clean
}
void asText(const User &u) {
  shop::Contact c;
  c.set_phone(u.phone);
  std::string s;
  c.SerializeToString(&s);
  bid(s);                      // $ violation=User::phone
  bid(c.SerializeAsString());  // $ violation=User::phone
  bid(c.DebugString());        // $ violation=User::phone
  bid(c.ShortDebugString());   // $ violation=User::phone
  std::string json;
  google::protobuf::util::MessageToJsonString(c, &json);
  bid(json); // $ violation=User::phone
  std::string text;
  google::protobuf::TextFormat::PrintToString(c, &text);
  bid(text); // $ violation=User::phone
  std::ostringstream out;
  c.SerializeToOstream(&out);
  bid(out.str()); // $ violation=User::phone
  char bytes[100];
  c.SerializeToArray(bytes, 100);
  bidText(bytes); // $ violation=User::phone
}
void asTextClean(const User &u) {
  shop::Contact c;
  c.set_name(u.nickname);
  std::string s;
  c.SerializeToString(&s);
  bid(s);                     // clean
  bid(c.SerializeAsString()); // clean
  bid(c.DebugString());       // clean
  std::string json;
  google::protobuf::util::MessageToJsonString(c, &json);
  bid(json); // clean
  bidContact(c); // clean
}
std::string packed(const shop::Contact &c) { return c.SerializeAsString(); }
std::string packedName(const shop::Contact &c) { return c.name(); }
void throughFunctions(const User &u) {
  shop::Contact c;
  c.set_phone(u.phone);
  c.set_name(u.nickname);
  bid(packed(c));     // $ violation=User::phone
  bid(packedName(c)); // clean
  bidContact(c);      // $ violation=User::phone
}
void parsed(const User &u) {
  shop::Contact c;
  c.ParseFromString(u.phone);
  bid(c.name()); // $ violation=User::phone
  shop::Contact d;
  d.ParseFromString(u.nickname);
  bid(d.name()); // clean
  shop::Contact e;
  google::protobuf::util::JsonStringToMessage(u.phone, &e);
  bid(e.phone()); // $ violation=User::phone
  shop::Contact f;
  google::protobuf::TextFormat::ParseFromString(u.nickname, &f);
  bid(f.phone()); // clean
}
void nested(const User &u) {
  shop::Contact c;
  c.mutable_address()->set_city(u.phone);
  c.mutable_address()->set_street(u.nickname);
  bid(c.address().city());   // $ violation=User::phone
  bid(c.address().street()); // clean
  shop::Contact d;
  shop::Address *a = d.mutable_address();
  a->set_street(u.nickname);
  bid(d.address().street()); // clean
  bid(d.address().city());   // clean
}
void repeatedStrings(const User &u) {
  shop::Contact c;
  c.add_tags(u.phone);
  bid(c.tags(0)); // $ violation=User::phone
  for (const std::string &tag : c.tags())
    bid(tag); // $ violation=User::phone
}
void repeatedStringsClean(const User &u) {
  shop::Contact d;
  d.add_tags(u.nickname);
  *d.add_tags() = u.nickname;
  bid(d.tags(0)); // clean
  for (const auto &tag : d.tags())
    bid(tag); // clean
}
void repeatedStringsChanged(const User &u) {
  shop::Contact e;
  *e.add_tags() = u.phone;
  bid(*e.tags().begin());       // $ violation=User::phone
  bid(e.mutable_tags()->at(0)); // $ violation=User::phone
  e.clear_tags();
  bid(e.tags(0)); // clean
}
void repeatedNumbers(const User &u) {
  shop::Contact c;
  c.add_scores(u.pin);
  bidNumber(c.scores(0)); // $ violation=User::pin
  shop::Contact d;
  d.add_scores(u.age);
  d.set_scores(0, u.age);
  for (int score : d.scores())
    bidNumber(score); // clean
}
void repeatedMessages(const User &u) {
  shop::Contact c;
  shop::Address *a = c.add_places();
  a->set_city(u.phone);
  a->set_street(u.nickname);
  bid(c.places(0).city());   // $ violation=User::phone
  bid(c.places(0).street()); // clean
  for (const shop::Address &one : c.places()) {
    bid(one.city());   // $ violation=User::phone
    bid(one.street()); // clean
  }
}
void maps(const User &u) {
  shop::Contact c;
  (*c.mutable_extra())["phone"] = u.phone;
  (*c.mutable_extra())["name"] = u.nickname;
  bid(c.extra().at("phone")); // $ violation=User::phone
  bid(c.extra().at("name"));  // clean
  auto it = c.extra().find("phone");
  bid(it->second); // $ violation=User::phone
  bid(it->first);  // clean
  for (const auto &one : c.extra()) {
    bid(one.second); // $ violation=User::phone
    bid(one.first);  // clean
  }
  for (const auto &[key, one] : c.extra()) {
    bid(one); // $ violation=User::phone
    bid(key); // clean
  }
}
void copied(const User &u) {
  shop::Contact c;
  c.set_phone(u.phone);
  c.set_name(u.nickname);
  shop::Contact d = c;
  bid(d.phone()); // $ violation=User::phone
  bid(d.name());  // clean
  shop::Contact e;
  e.CopyFrom(c);
  bid(e.phone()); // $ violation=User::phone
  bid(e.name());  // clean
  shop::Contact f;
  f.MergeFrom(c);
  bid(f.phone()); // $ violation=User::phone
  shop::Contact g;
  g = std::move(c);
  bid(g.phone()); // $ violation=User::phone
  g.Clear();
  bid(g.phone()); // clean
}
void swapped(const User &u) {
  shop::Contact c, d;
  c.set_phone(u.phone);
  c.Swap(&d);
  bid(d.phone()); // $ violation=User::phone
  bid(c.phone()); // $ SPURIOUS: violation=User::phone -- Swap may also do nothing
}
void inArena(const User &u) {
  google::protobuf::Arena arena;
  auto *c = google::protobuf::Arena::CreateMessage<shop::Contact>(&arena);
  c->set_phone(u.phone);
  c->set_name(u.nickname);
  bid(c->phone()); // $ violation=User::phone
  bid(c->name());  // clean
  auto *d = google::protobuf::Arena::CreateMessage<shop::Contact>(&arena);
  d->set_phone(u.nickname);
  bid(d->phone()); // clean
}
void oneOf(const User &u) {
  shop::Contact c;
  c.set_mail(u.phone);
  bid(c.mail()); // $ violation=User::phone
  shop::Contact d;
  d.set_mail(u.nickname);
  d.set_number(u.age);
  bid(d.mail());         // clean
  bidNumber(d.number()); // clean
  shop::Contact e;
  e.set_number(u.pin);
  bidNumber(e.number()); // $ violation=User::pin
}
void throughBase(const User &u) {
  shop::Contact c;
  c.set_phone(u.phone);
  const google::protobuf::Message &m = c;
  bid(m.SerializeAsString()); // $ violation=User::phone
  shop::Contact d;
  d.set_name(u.nickname);
  const google::protobuf::MessageLite &l = d;
  bid(l.SerializeAsString()); // clean
}
