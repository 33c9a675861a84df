// Boost: vocabulary types, functions and signals, strings, containers, asio.
// needs: boost/optional.hpp boost/signals2.hpp boost/asio.hpp
#include <boost/algorithm/string.hpp>
#include <boost/any.hpp>
#include <boost/array.hpp>
#include <boost/asio.hpp>
#include <boost/bind/bind.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/map.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/container/vector.hpp>
#include <boost/format.hpp>
#include <boost/function.hpp>
#include <boost/lexical_cast.hpp>
#include <boost/make_shared.hpp>
#include <boost/optional.hpp>
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/adaptor/map.hpp>
#include <boost/range/adaptor/reversed.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/algorithm.hpp>
#include <boost/scoped_ptr.hpp>
#include <boost/shared_ptr.hpp>
#include <boost/signals2.hpp>
#include <boost/unordered_map.hpp>
#include <boost/variant.hpp>
#include <map>
#include <purpose/annotations.h>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void optionals(const User &u) {
  boost::optional<std::string> o = u.phone;
  bid(*o);                // $ violation=User::phone
  bid(o.get());           // $ violation=User::phone
  bid(o.value_or("x"));   // $ violation=User::phone
  o = u.nickname;
  bid(*o); // clean
  o = u.phone;
  o = boost::none;
  bid(o.value_or("x")); // clean
  boost::optional<User> user = u;
  bid(user->phone);    // $ violation=User::phone
  bid(user->nickname); // clean
}
struct Shower : boost::static_visitor<void> {
  void operator()(const std::string &s) const { bid(s); } // $ violation=User::phone
};
struct NameShower : boost::static_visitor<void> {
  void operator()(const std::string &s) const { bid(s); } // clean
};
struct Taker : boost::static_visitor<std::string> {
  std::string operator()(int) const { return ""; }
  std::string operator()(const std::string &s) const { return s; }
};
void variants(const User &u) {
  boost::variant<int, std::string> v = u.phone;
  bid(boost::get<std::string>(v));      // $ violation=User::phone
  bid(*boost::get<std::string>(&v));    // $ violation=User::phone
  bid(boost::apply_visitor(Taker(), v)); // $ violation=User::phone
  v = u.nickname;
  bid(boost::get<std::string>(v));       // clean
  bid(boost::apply_visitor(Taker(), v)); // clean
  boost::variant<std::string> w = u.phone, x = u.nickname;
  boost::apply_visitor(Shower(), w);
  boost::apply_visitor(NameShower(), x);
  boost::any a = u.phone;
  bid(boost::any_cast<std::string>(a)); // $ violation=User::phone
  a = u.nickname;
  bid(boost::any_cast<const std::string &>(a)); // clean
  bid(*boost::any_cast<std::string>(&a));       // clean
}
void functions(const User &u) {
  boost::function<void(const std::string &)> f = [](const std::string &s) {
    bid(s); // $ violation=User::phone
  };
  f(u.phone);
  boost::function<void(const std::string &)> g = [](const std::string &s) {
    bid(s); // clean
  };
  g(u.nickname);
  boost::function<std::string()> h = [&] { return u.phone; };
  bid(h()); // $ violation=User::phone
  boost::function<std::string()> i = [&] { return u.nickname; };
  bid(i()); // clean
}
static void give(const std::string &s, int) { bid(s); } // $ violation=User::phone
static void giveName(const std::string &s, int) { bid(s); } // clean
static std::string same(const std::string &s) { return s; }
struct Sender {
  std::string last;
  void send(const std::string &s) { last = s; }
};
void bound(const User &u) {
  using namespace boost::placeholders;
  boost::bind(give, u.phone, _1)(3);
  boost::bind(giveName, u.nickname, _1)(3);
  bid(boost::bind(same, _1)(u.phone));      // $ violation=User::phone
  bid(boost::bind(same, _1)(u.nickname));   // clean
  Sender s, t;
  boost::bind(&Sender::send, &s, _1)(u.phone);
  boost::bind(&Sender::send, &t, _1)(u.nickname);
  bid(s.last); // $ violation=User::phone
  bid(t.last); // clean
}
void boundInFunction(const User &u) {
  using namespace boost::placeholders;
  Sender s, t;
  boost::function<void(const std::string &)> f = boost::bind(&Sender::send, &s, _1);
  f(u.phone);
  boost::function<void(const std::string &)> g = boost::bind(&Sender::send, &t, _1);
  g(u.nickname);
  bid(s.last); // $ violation=User::phone
  bid(t.last); // clean
  boost::function<std::string()> h = boost::bind(same, u.phone);
  bid(h()); // $ violation=User::phone
  boost::function<std::string()> i = boost::bind(same, u.nickname);
  bid(i()); // clean
}
void signals(const User &u) {
  boost::signals2::signal<void(const std::string &)> s;
  s.connect([](const std::string &text) { bid(text); }); // $ violation=User::phone
  s(u.phone);
  boost::signals2::signal<void(const std::string &)> t;
  t.connect([](const std::string &text) { bid(text); }); // clean
  t(u.nickname);
  boost::signals2::signal<void(const std::string &)> two;
  Sender one, other;
  two.connect(boost::bind(&Sender::send, &one, boost::placeholders::_1));
  two.connect([&](const std::string &text) { other.last = text; });
  two(u.phone);
  bid(one.last);   // $ MISSING: violation=User::phone -- two slots of one signal stand at one place: the bound one is not taken apart
  bid(other.last); // $ violation=User::phone
}
void strings(const User &u) {
  bid(boost::to_upper_copy(u.phone));    // $ violation=User::phone
  bid(boost::to_upper_copy(u.nickname)); // clean
  bid(boost::trim_copy(u.phone));        // $ violation=User::phone
  std::vector<std::string> parts, names;
  boost::split(parts, u.phone, boost::is_any_of("-"));
  boost::split(names, u.nickname, boost::is_any_of(" "));
  bid(parts[0]);                       // $ violation=User::phone
  bid(names[0]);                       // clean
  bid(boost::algorithm::join(parts, ",")); // $ violation=User::phone
  bid(boost::algorithm::join(names, ",")); // clean
  std::string s = "$p";
  boost::replace_all(s, "x", u.nickname);
  bid(s); // clean
  boost::replace_all(s, "$p", u.phone);
  bid(s); // $ violation=User::phone
}
void formats(const User &u) {
  bid(boost::str(boost::format("%1%") % u.phone));                 // $ violation=User::phone
  bid(boost::str(boost::format("%1% %2%") % u.nickname % u.age));  // clean
  bid((boost::format("%1% %2%") % u.nickname % u.phone).str());    // $ violation=User::phone
  bidNumber(boost::lexical_cast<long>(u.phone));                   // $ violation=User::phone
  bid(boost::lexical_cast<std::string>(u.age));                    // clean
  std::ostringstream out;
  out << boost::format("%1%") % u.phone;
  bid(out.str()); // $ violation=User::phone
}
void pointers(const User &u) {
  boost::shared_ptr<User> p(new User(u));
  bid(p->phone);    // $ violation=User::phone
  bid(p->nickname); // clean
  boost::shared_ptr<std::string> s(new std::string);
  boost::shared_ptr<std::string> t = s;
  *t = u.phone;
  bid(*s); // $ violation=User::phone
  auto m = boost::make_shared<std::string>(u.phone);
  bid(*m); // $ violation=User::phone
  auto n = boost::make_shared<std::string>(u.nickname);
  bid(*n); // clean
  boost::scoped_ptr<std::string> c(new std::string(u.nickname));
  bid(*c); // clean
  c.reset(new std::string(u.phone));
  bid(*c); // $ violation=User::phone
  boost::weak_ptr<std::string> w = s;
  bid(*w.lock()); // $ violation=User::phone
}
void sequences(const User &u) {
  boost::container::vector<std::string> v;
  v.push_back(u.phone);
  bid(v[0]); // $ violation=User::phone
  for (const auto &one : v)
    bid(one);      // $ violation=User::phone
  bid(*v.begin()); // $ violation=User::phone
  boost::container::small_vector<std::string, 3> s;
  s.push_back(u.nickname);
  for (const auto &one : s)
    bid(one); // clean
  bid(s.back()); // clean
  boost::array<std::string, 2> a;
  a[0] = u.phone;
  a[1] = u.nickname;
  bid(a[0]); // $ violation=User::phone
  bid(a[1]); // clean
}
void maps(const User &u) {
  boost::unordered_map<std::string, std::string> m;
  m["phone"] = u.phone;
  m["name"] = u.nickname;
  bid(m["phone"]);              // $ violation=User::phone
  bid(m["name"]);               // clean
  bid(m.find("phone")->second); // $ violation=User::phone
  bid(m.find("name")->second);  // clean
  for (const auto &[key, one] : m) {
    bid(one); // $ violation=User::phone
    bid(key); // clean
  }
  boost::container::flat_map<int, std::string> f;
  f.emplace(1, u.nickname);
  bid(f.at(1));           // clean
  bid(f.begin()->second); // clean
  f[2] = u.phone;
  bid(f[2]);              // $ violation=User::phone
  bid(f.find(2)->second); // $ violation=User::phone
}
void ranges(const User &u) {
  std::vector<std::string> phones = {u.phone}, names = {u.nickname};
  auto any = [](const std::string &s) { return !s.empty(); };
  for (const auto &one : phones | boost::adaptors::filtered(any))
    bid(one); // $ violation=User::phone
  for (const auto &one : names | boost::adaptors::filtered(any))
    bid(one); // clean
  for (const auto &one : phones | boost::adaptors::reversed)
    bid(one); // $ violation=User::phone
  for (const auto &one : phones | boost::adaptors::transformed([](const std::string &s) { return s + "!"; }))
    bid(one); // $ violation=User::phone
  for (const auto &one : phones | boost::adaptors::transformed([](const std::string &) { return std::string("x"); }))
    bid(one); // $ SPURIOUS: violation=User::phone -- filtered and transformed are one function for a model
  std::map<std::string, std::string> m;
  m["a"] = u.phone;
  for (const auto &one : m | boost::adaptors::map_values)
    bid(one); // $ violation=User::phone
  boost::for_each(phones, [](const std::string &s) { bid(s); }); // $ violation=User::phone
  boost::sort(names);
  bid(names[0]); // clean
}
void timer(const User &u) {
  boost::asio::io_context context;
  boost::asio::post(context, [phone = u.phone] { bid(phone); }); // $ violation=User::phone
  boost::asio::post(context, [name = u.nickname] { bid(name); }); // clean
  boost::asio::dispatch(context, [&] { bid(u.phone); });         // $ violation=User::phone
  boost::asio::steady_timer t(context);
  t.async_wait([phone = u.phone](const boost::system::error_code &) { bid(phone); }); // $ violation=User::phone
  t.async_wait([name = u.nickname](const boost::system::error_code &) { bid(name); }); // clean
  boost::asio::ip::tcp::socket socket(context);
  boost::asio::async_write(socket, boost::asio::buffer(u.phone),
                           [name = u.nickname](boost::system::error_code, std::size_t) { bid(name); }); // clean
}
