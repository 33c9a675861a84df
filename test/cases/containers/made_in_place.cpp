// Elements constructed in place and inserted under a key.
#include <purpose/annotations.h>
#include <any>
#include <array>
#include <bitset>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

PURPOSE_ONLY("security") std::string phone();
PURPOSE_ONLY("security") int pin();
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

struct Card {
  std::string number, name;
  Card() = default;
  Card(std::string n, std::string s) : number(std::move(n)), name(std::move(s)) {}
};
struct Wrapped {
  std::string number, name;
  Wrapped() = default;
  explicit Wrapped(const std::string &n) : number(n), name("wrapped") {}
};

void keyed() {
  std::map<std::string, std::string> m;
  m.insert({"a", phone()});
  m.insert({"b", "x"});
  bid(m["a"]); // $ violation=phone
  bid(m["b"]); // clean
  m.insert(std::make_pair(std::string("c"), "y"));
  bid(m["c"]); // clean
  std::unordered_map<std::string, std::string> n;
  n.insert({{"a", phone()}, {"b", "x"}});
  bid(n["a"]); // $ violation=phone
  bid(n["b"]); // clean
}
void nodes() {
  std::map<std::string, std::string> a{{"k", phone()}}, b, c;
  auto node = a.extract("k");
  node.key() = "other";
  b.insert(std::move(node));
  bid(b.begin()->second); // $ violation=phone
  bid(b.begin()->first);  // clean
  std::set<std::string> s{phone()}, t, e{"x"}, f;
  t.insert(s.extract(s.begin()));
  f.insert(e.extract(e.begin()));
  bid(*t.begin()); // $ violation=phone
  bid(*f.begin()); // clean
}
void inMaps() {
  std::map<std::string, Card> m;
  m.try_emplace("a", phone(), "name");
  bid(m["a"].number); // $ violation=phone
  bid(m["a"].name);   // clean
  std::map<std::string, Wrapped> w;
  w.emplace("a", phone());
  bid(w["a"].number); // $ violation=phone
  bid(w["a"].name);   // clean
}
void inLists() {
  std::forward_list<Card> f;
  f.emplace_after(f.before_begin(), phone(), "name");
  bid(f.front().number); // $ violation=phone
  bid(f.front().name);   // clean
}
void inWrappers() {
  std::optional<Card> o(std::in_place, phone(), "name");
  bid(o->number); // $ violation=phone
  bid(o->name);   // clean
  o.emplace("1", "2");
  bid(o->number); // clean
  auto p = std::make_optional<Card>(phone(), "name");
  bid(p->number); // $ violation=phone
  bid(p->name);   // clean
  auto a = std::make_any<Card>(phone(), "name");
  bid(std::any_cast<Card &>(a).number); // $ violation=phone
  bid(std::any_cast<Card &>(a).name);   // clean
  std::variant<int, Card> v;
  v.emplace<Card>(phone(), "name");
  bid(std::get<Card>(v).number); // $ violation=phone
  bid(std::get<Card>(v).name);   // clean
  v.emplace<1>("1", phone());
  bid(std::get<1>(v).number); // clean
  bid(std::get<1>(v).name);   // $ violation=phone
  auto s = std::allocate_shared<Card>(std::allocator<Card>(), phone(), "name");
  bid(s->number); // $ violation=phone
  bid(s->name);   // clean
  std::variant<int, Card> w(std::in_place_index<1>, phone(), "name");
  bid(std::get<1>(w).number); // $ violation=phone
  bid(std::get<1>(w).name); // clean
  std::pair<Card, int> both(std::piecewise_construct, std::forward_as_tuple(phone(), "name"),
                            std::forward_as_tuple(1));
  bid(both.first.number); // $ violation=phone
  bidNumber(both.second); // clean
}
void emptied() {
  std::list<std::string> a{phone()}, b;
  b.splice(b.begin(), a);
  bid(b.front()); // $ violation=phone
  bid(a.front()); // clean
  std::array<std::string, 2> c{phone(), "x"};
  c.fill("");
  bid(c[0]); // clean
  std::bitset<8> bits(pin());
  bidNumber(bits.to_ulong()); // $ violation=pin
  bits.reset();
  bidNumber(bits.to_ulong()); // clean
  std::string s = phone();
  s.erase(0, 1);
  bid(s); // $ violation=phone
  s.erase();
  bid(s); // $ SPURIOUS: violation=phone -- erase() is erase(0, npos), which need not take all
}
