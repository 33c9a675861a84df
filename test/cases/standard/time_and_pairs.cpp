// Time, tuples that are made with an allocator, references that are kept.
// flags: -std=c++20
#include <purpose/annotations.h>
#include <any>
#include <chrono>
#include <functional>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
  PURPOSE_ONLY("security") std::chrono::system_clock::time_point seen;
  std::chrono::system_clock::time_point made;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);
using namespace std::chrono_literals;

void times(const User &u) {
  bidNumber((u.seen - u.made).count());                   // $ violation=User::seen
  bidNumber(u.made.time_since_epoch().count());           // clean
  bidNumber((u.made + 3h).time_since_epoch().count());    // clean
  auto days = std::chrono::floor<std::chrono::days>(u.seen);
  std::chrono::year_month_day day(days);
  bidNumber(int(day.year()));                             // $ violation=User::seen
  bidNumber(u.seen < std::chrono::system_clock::now());   // $ violation=User::seen
  bidNumber(std::chrono::seconds(u.pin).count());         // $ violation=User::pin
  bidNumber(std::chrono::duration_cast<std::chrono::hours>( // clean
                std::chrono::seconds(u.age))
                .count());
  std::chrono::hh_mm_ss<std::chrono::seconds> clock(std::chrono::seconds(u.pin));
  bidNumber(clock.minutes().count()); // $ violation=User::pin
  auto sum = 0s;
  sum += std::chrono::seconds(u.age);
  bidNumber(sum.count()); // clean
  sum += std::chrono::seconds(u.pin);
  bidNumber(sum.count()); // $ violation=User::pin
}
void withAllocator(const User &u) {
  std::allocator<char> memory;
  std::tuple<std::string, std::string> t(std::allocator_arg, memory, u.nickname,
                                         u.phone);
  bid(std::get<0>(t)); // clean
  bid(std::get<1>(t)); // $ violation=User::phone
  std::tuple<int, std::string> from(u.age, u.phone);
  std::tuple<int, std::string> copy(std::allocator_arg, memory, from);
  bid(std::get<1>(copy));       // $ violation=User::phone
  bidNumber(std::get<0>(copy)); // clean
}
void inResource(const User &u) {
  std::pmr::monotonic_buffer_resource memory;
  std::pmr::vector<int> secret({u.pin}, &memory), open(&memory);
  open.push_back(u.age);
  bidNumber(secret[0]); // $ violation=User::pin
  bidNumber(open[0]);   // clean
  std::pmr::polymorphic_allocator<> make(&memory);
  int *number = make.new_object<int>(u.pin);
  bidNumber(*number); // $ violation=User::pin
}
void kept(User &u) {
  auto pin = std::ref(u.pin), age = std::ref(u.age);
  bidNumber(pin);       // $ violation=User::pin
  bidNumber(age.get()); // clean
  std::vector<std::reference_wrapper<std::string>> names{u.nickname};
  bid(names[0]); // clean
  names.push_back(u.phone);
  bid(names.back()); // $ violation=User::phone
}
void held(const User &u) {
  std::variant<int, std::string> v(std::in_place_index<1>, u.phone), w(u.age);
  bid(std::get<std::string>(v)); // $ violation=User::phone
  bidNumber(std::get<int>(w));   // clean
  std::any a = std::make_any<std::string>(u.phone), b(u.nickname);
  bid(std::any_cast<std::string>(a));         // $ violation=User::phone
  bid(*std::any_cast<std::string>(&b));       // clean
  std::swap(a, b);
  bid(std::any_cast<const std::string &>(b)); // $ violation=User::phone
  auto o = std::make_optional<std::string>(u.phone);
  bid(o.value_or(""));                        // $ violation=User::phone
  bid(std::exchange(o, std::nullopt).value()); // $ violation=User::phone
}
void applied(const User &u) {
  std::apply([](const std::string &a, const std::string &b) {
    bid(a); // clean
    bid(b); // $ violation=User::phone
  }, std::make_tuple(u.nickname, u.phone));
  auto both = std::tuple_cat(std::make_tuple(u.age), std::make_tuple(u.pin));
  bidNumber(std::get<0>(both)); // clean
  bidNumber(std::get<1>(both)); // $ violation=User::pin
  struct Pair {
    std::string a, b;
  };
  auto made = std::make_from_tuple<Pair>(std::make_tuple(u.nickname, u.phone));
  bid(made.b); // $ violation=User::phone
  auto pieces = std::pair<std::string, std::string>(
      std::piecewise_construct, std::forward_as_tuple(u.nickname),
      std::forward_as_tuple(u.phone));
  bid(pieces.first);  // clean
  bid(pieces.second); // $ violation=User::phone
}
void bound(const User &u) {
  auto f = std::bind_front([](const std::string &s, int n) { bidNumber(n); bid(s); }, u.phone); // $ violation=User::phone
  f(u.age);
  auto g = std::not_fn([](const std::string &s) { return s.empty(); });
  bidNumber(g(u.phone));    // $ violation=User::phone
  bidNumber(g(u.nickname)); // clean
  auto h = std::mem_fn(&User::phone);
  bid(h(u)); // $ violation=User::phone
}
