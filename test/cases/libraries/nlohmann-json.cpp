// nlohmann/json: objects, arrays, texts, iterators, conversions.
// needs: nlohmann/json.hpp
#include <nlohmann/json.hpp>
#include <purpose/annotations.h>
#include <map>
#include <string>
#include <vector>

using nlohmann::json;

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidJson(const json &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

void byKey(const User &u) {
  json j;
  j["phone"] = u.phone;
  j["name"] = u.nickname;
  bid(j["phone"]);                    // $ violation=User::phone
  bid(j["phone"].get<std::string>()); // $ violation=User::phone
  bid(j["name"]);                     // clean
  bid(j["name"].get<std::string>());  // clean
  bid(j.at("phone"));                 // $ violation=User::phone
  bid(j.at("name"));                  // clean
}
void dumped(const User &u) {
  json j;
  j["contact"]["phone"] = u.phone;
  j["profile"]["name"] = u.nickname;
  bid(j.dump());            // $ violation=User::phone
  bid(j["contact"].dump()); // $ violation=User::phone
  bid(j["profile"].dump()); // clean
  bidJson(j["profile"]);    // clean
  bidJson(j);               // $ violation=User::phone
}
void value(const User &u) {
  json j;
  j["phone"] = u.phone;
  j["name"] = u.nickname;
  bid(j.value("phone", "none")); // $ violation=User::phone
  bid(j.value("name", "none"));  // clean
  bid(j.value("city", u.phone)); // $ violation=User::phone
}
void array(const User &u) {
  json j = json::array();
  j.push_back(u.phone);
  bid(j[0].get<std::string>()); // $ violation=User::phone
  for (const auto &one : j)
    bid(one.get<std::string>()); // $ violation=User::phone
  json k = json::array();
  k.push_back(u.nickname);
  k += u.nickname;
  bid(k[0].get<std::string>()); // clean
  for (const auto &one : k)
    bid(one.get<std::string>()); // clean
}
void emplaced(const User &u) {
  json j;
  j.emplace("phone", u.phone);
  j.emplace("name", u.nickname);
  bid(j["phone"]); // $ violation=User::phone
  bid(j["name"]);  // clean
  json list;
  list.emplace_back(u.phone);
  bid(list.back()); // $ violation=User::phone
}
void literal(const User &u) {
  json j = {{"name", u.nickname}, {"phone", u.phone}};
  bid(j.dump());   // $ violation=User::phone
  bid(j["phone"]); // $ violation=User::phone
  bid(j["name"]);  // $ SPURIOUS: violation=User::phone -- the keys in an initializer list are not told apart
  json list = {u.nickname, "x"};
  bid(list.dump()); // clean
  json nested = {{"user", {{"phone", u.phone}}}, {"n", 1}};
  bid(nested["user"]["phone"]); // $ violation=User::phone
  json other = {{"user", {{"name", u.nickname}}}, {"n", 1}};
  bid(other["user"]["name"]); // clean
}
void parsed(const User &u) {
  json j = json::parse(u.phone);
  bid(j["x"]); // $ violation=User::phone
  json k = json::parse(u.nickname);
  bid(k["x"]); // clean
  json l = json::parse(u.phone.begin(), u.phone.end());
  bid(l.dump()); // $ violation=User::phone
}
void iterated(const User &u) {
  json j;
  j["phone"] = u.phone;
  for (auto &[key, one] : j.items())
    bid(one); // $ violation=User::phone
  for (const auto &item : j.items()) {
    bid(item.value()); // $ violation=User::phone
    bid(item.key());   // clean
  }
  for (auto it = j.begin(); it != j.end(); ++it) {
    bid(*it);        // $ violation=User::phone
    bid(it.value()); // $ violation=User::phone
    bid(it.key());   // clean
  }
}
void found(const User &u) {
  json j;
  j["phone"] = u.phone;
  j["name"] = u.nickname;
  auto it = j.find("phone");
  if (it != j.end())
    bid(*it); // $ violation=User::phone
  auto other = j.find("name");
  bid(*other);                     // clean
  bid(other->get<std::string>()); // clean
}
void asKey(const User &u) {
  json j;
  j[u.phone] = 1;
  for (const auto &item : j.items())
    bid(item.key()); // $ violation=User::phone
  bid(j.dump());     // $ violation=User::phone
  json k;
  k[u.nickname] = 1;
  for (const auto &item : k.items())
    bid(item.key()); // clean
}
void throughIterator(const User &u) {
  json j;
  j["a"] = "";
  for (auto it = j.begin(); it != j.end(); ++it)
    *it = u.phone;
  bid(j["a"]); // $ violation=User::phone
}
void throughReference(const User &u) {
  json j = json::object();
  json &inner = j["inner"];
  inner["phone"] = u.phone;
  bid(j["inner"]["phone"]); // $ violation=User::phone
  std::string text;
  j["inner"]["phone"].get_to(text);
  bid(text); // $ violation=User::phone
}
void converted(const User &u) {
  std::vector<std::string> all = {u.phone};
  json j = all;
  bid(j[0]); // $ violation=User::phone
  auto back = j.get<std::vector<std::string>>();
  bid(back[0]); // $ violation=User::phone
  std::map<std::string, std::string> map;
  map["name"] = u.nickname;
  json k = map;
  bid(k["name"]);                            // clean
  bid(k["name"].get_ref<std::string &>());   // clean
  bid(*j[0].get_ptr<const std::string *>()); // $ violation=User::phone
}
struct Card {
  std::string number;
  std::string name;
};
void to_json(json &j, const Card &c) {
  j = json{{"number", c.number}, {"name", c.name}};
}
void from_json(const json &j, Card &c) {
  j.at("number").get_to(c.number);
  j.at("name").get_to(c.name);
}
void ownType(const User &u) {
  Card c{u.phone, u.nickname};
  json j = c;
  bid(j["number"]); // $ violation=User::phone
  Card clean{u.nickname, u.nickname};
  json k = clean;
  bid(k["number"]); // clean
}
void ownTypeBack(const User &u) {
  json j;
  j["number"] = u.phone;
  j["name"] = u.nickname;
  Card c = j.get<Card>();
  bid(c.number); // $ violation=User::phone
  bid(c.name);   // $ SPURIOUS: violation=User::phone -- from_json is not followed: any key may stand in any field
  json k;
  k["number"] = u.nickname;
  bid(k.get<Card>().number); // clean
}
void copied(const User &u) {
  json j;
  j["phone"] = u.phone;
  json copy = j;
  j.clear();
  bid(copy["phone"]); // $ violation=User::phone
  bid(j.dump());      // clean
  copy["phone"] = "none";
  bid(copy["phone"]); // clean
}
void merged(const User &u) {
  json j, k;
  k["phone"] = u.phone;
  j.update(k);
  bid(j["phone"]); // $ violation=User::phone
  json l, m;
  l["phone"] = u.phone;
  l.swap(m);
  bid(m["phone"]); // $ violation=User::phone
  bid(l.dump());   // clean
}
void streamed(const User &u) {
  json j;
  j["phone"] = u.phone;
  std::ostringstream out;
  out << j;
  bid(out.str()); // $ violation=User::phone
  std::ostringstream other;
  other << json(u.nickname);
  bid(other.str()); // clean
  bidText(j["phone"].get<std::string>().c_str()); // $ violation=User::phone
}
void asked(const User &u) {
  json j;
  j["phone"] = u.phone;
  if (j.contains("phone"))
    bidNumber(3); // clean
  auto bytes = json::to_cbor(j);
  json k = json::from_cbor(bytes);
  bid(k["phone"]); // $ violation=User::phone
}
void cleanOnly(const User &u) {
  json j;
  j["phone"] = u.phone;
  j["phone"] = u.nickname;
  bid(j["phone"]);               // clean
  bid(j.dump());                 // clean
  bid(j.value("phone", "none")); // clean
  bid(*j.find("phone"));         // clean
  bid(j.front());                // clean
  json k;
  k["a"]["b"]["c"] = u.phone;
  k["a"]["b"]["d"] = u.nickname;
  k["a"]["e"] = 3;
  bid(k["a"]["b"]["d"]);                 // clean
  bidNumber(k["a"]["e"].get<int>());     // clean
  bid(k.at("a").at("b").at("d").dump()); // clean
  bid(k.at("a").at("b").dump());         // $ violation=User::phone
  k["a"].erase("b");
  json l = json::object({{"name", u.nickname}});
  bid(l.dump()); // clean
  json m = json::array({u.nickname, 1});
  for (auto &one : m)
    bid(one.dump()); // clean
  json n = json::array({u.phone, 1});
  bid(n.dump()); // $ violation=User::phone
}
