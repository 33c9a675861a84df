// What containers, texts, algorithms, views, pointers and threads pass on.
// flags: -std=c++23
#include <purpose/annotations.h>
#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <forward_list>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <semaphore>
#include <set>
#include <shared_mutex>
#include <span>
#include <stack>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
#include <iterator>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

void sequences(const User &u) {
  std::list<int> a{u.pin}, b{u.age}, c{u.age};
  b.splice(b.begin(), a);
  bidNumber(b.front()); // $ violation=User::pin
  bidNumber(c.front()); // clean
  c.merge(b);
  bidNumber(c.back()); // $ violation=User::pin
  std::vector<int> v(3, u.pin), w(3, u.age);
  w.assign(v.begin(), v.end());
  bidNumber(w[1]); // $ violation=User::pin
  std::vector<int> x(v.begin(), v.end());
  bidNumber(x.at(0)); // $ violation=User::pin
  x.assign({1, 2});
  bidNumber(x.at(0)); // clean
  std::array<int, 2> r{};
  r.fill(u.pin);
  bidNumber(std::get<0>(r)); // $ violation=User::pin
  std::forward_list<int> f;
  f.insert_after(f.before_begin(), u.pin);
  bidNumber(f.front()); // $ violation=User::pin
  std::vector<bool> bits(3);
  bits[1] = u.pin > 2;
  bidNumber(bits[1]); // $ violation=User::pin
  std::erase(v, u.age);
  bidNumber(v[0]); // $ violation=User::pin
}
void texts(const User &u) {
  std::string s = "x";
  s.insert(0, u.phone, 0, 2);
  bid(s); // $ violation=User::phone
  std::string t = "abc";
  t.replace(t.begin(), t.end(), u.phone.begin(), u.phone.end());
  bid(t); // $ violation=User::phone
  std::string r;
  r.resize_and_overwrite(4, [&](char *p, std::size_t n) { *p = u.phone[0]; return n; });
  bid(r); // $ violation=User::phone
  std::string_view v = u.phone;
  v.remove_prefix(2);
  bid(std::string(v)); // $ violation=User::phone
  char buffer[8] = {};
  v.copy(buffer, 3);
  bid(buffer); // $ violation=User::phone
  std::string q(u.nickname, 1, 2);
  bid(q); // clean
  q += v;
  bid(q); // $ violation=User::phone
  bidNumber(std::stoi(u.phone)); // $ violation=User::phone
  bid(std::to_string(u.pin)); // $ violation=User::pin
  std::wstring w(u.phone.begin(), u.phone.end());
  bidNumber(w[0]); // $ violation=User::phone
  std::string made(3, u.phone[0]);
  bid(made); // $ violation=User::phone
}
void sums(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1);
  bidNumber(std::inner_product(a.begin(), a.end(), b.begin(), 0)); // $ violation=User::pin
  std::partial_sum(a.begin(), a.end(), to.begin());
  bidNumber(to[0]); // $ violation=User::pin
  std::iota(b.begin(), b.end(), u.pin);
  bidNumber(b[0]); // $ violation=User::pin
  std::vector<int> c(1);
  std::exclusive_scan(c.begin(), c.end(), c.begin(), u.pin);
  bidNumber(c[0]); // $ violation=User::pin
  std::vector<int> d(1);
  std::transform_inclusive_scan(a.begin(), a.end(), d.begin(), std::plus<>(), [](int n) { return n; });
  bidNumber(d[0]); // $ violation=User::pin
  std::vector<int> e(1);
  std::adjacent_difference(a.begin(), a.end(), e.begin());
  bidNumber(e[0]); // $ violation=User::pin
  bidNumber(std::gcd(u.pin, 3)); // $ violation=User::pin
}
void algorithms(const User &u) {
  std::vector<int> a{u.pin}, b{u.age}, to(1), rest(1);
  std::rotate_copy(a.begin(), a.begin(), a.end(), to.begin());
  bidNumber(to[0]); // $ violation=User::pin
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), rest.begin());
  bidNumber(rest[0]); // $ violation=User::pin
  std::vector<int> x(1), y(1);
  std::partition_copy(a.begin(), a.end(), x.begin(), y.begin(), [](int n) { return n > 2; });
  bidNumber(y[0]); // $ violation=User::pin
  std::vector<int> g(1);
  std::generate(g.begin(), g.end(), [&] { return u.pin; });
  bidNumber(g[0]); // $ violation=User::pin
  std::vector<int> h(1);
  std::replace(h.begin(), h.end(), 0, u.pin);
  bidNumber(h[0]); // $ violation=User::pin
  bidNumber(*std::max_element(a.begin(), a.end())); // $ violation=User::pin
  auto [low, high] = std::minmax(u.age, u.pin);
  bidNumber(high); // $ violation=User::pin
  bidNumber(std::clamp(u.age, 0, 9)); // $ SPURIOUS: violation=User::pin -- a pair of references taken apart above is taken for a copy into both
  bidNumber(std::clamp(u.age, 0, u.pin)); // $ violation=User::pin
  std::vector<int> i(1);
  std::swap_ranges(a.begin(), a.end(), i.begin());
  bidNumber(i[0]); // $ violation=User::pin
}
void views(const User &u) {
  std::vector<int> a{u.pin, 2}, b{u.age, 3};
  for (int n : a | std::views::filter([](int n) { return n > 2; }) | std::views::take(2) | std::views::reverse)
    bidNumber(n); // $ violation=User::pin
  for (int n : b | std::views::drop(1))
    bidNumber(n); // clean
  std::map<int, int> m{{u.age, u.pin}};
  for (int n : m | std::views::keys)
    bidNumber(n); // clean
  for (int n : m | std::views::values)
    bidNumber(n); // $ violation=User::pin
  for (int n : std::views::iota(0, u.pin))
    bidNumber(n); // $ violation=User::pin
  for (int n : std::views::single(u.pin))
    bidNumber(n); // $ violation=User::pin
  std::vector<std::vector<int>> nested{{u.pin}};
  for (int n : nested | std::views::join)
    bidNumber(n); // $ violation=User::pin
  auto odd = std::ranges::filter_view(a, [](int n) { return n % 2; });
  bidNumber(odd.front()); // $ violation=User::pin
  auto it = std::views::common(a).begin();
  bidNumber(*it); // $ violation=User::pin
  std::ranges::ref_view all(a);
  bidNumber(all[0]); // $ violation=User::pin
  std::counted_iterator<std::vector<int>::iterator> counted(a.begin(), 1);
  bidNumber(*counted); // $ violation=User::pin
  bidNumber(*std::next(b.begin())); // clean
  bidNumber(*std::make_reverse_iterator(a.end())); // $ violation=User::pin
  bidNumber(*std::ranges::next(a.begin())); // $ violation=User::pin
}
void functions(const User &u) {
  std::function<int(int)> twice = [](int n) { return n * 2; };
  bidNumber(twice(u.pin)); // $ violation=User::pin
  bidNumber(std::invoke(twice, u.age)); // clean
  bidNumber(std::invoke(&User::pin, u)); // $ violation=User::pin
  std::move_only_function<void()> later = [p = u.phone] { bid(p); }; // $ violation=User::phone
  later();
  auto b = std::bind([](const std::string &s) { bid(s); }, std::placeholders::_1); // $ violation=User::phone
  b(u.phone);
  bidNumber(std::hash<std::string_view>()(u.phone)); // $ violation=User::phone
}
void pointers(const User &u) {
  auto p = std::make_shared<std::string>(u.phone);
  std::weak_ptr<std::string> w = p;
  if (auto q = w.lock())
    bid(*q); // $ violation=User::phone
  auto raw = std::make_unique<std::string[]>(2);
  raw[0] = u.phone;
  bid(raw[0]); // $ violation=User::phone
  std::shared_ptr<const std::string> c = std::const_pointer_cast<const std::string>(p);
  bid(*c); // $ violation=User::phone
  std::unique_ptr<std::string> o(new std::string(u.nickname));
  o.reset(new std::string(u.phone));
  bid(*o); // $ violation=User::phone
  std::string *given = o.release();
  bid(*given); // $ violation=User::phone
  alignas(std::string) char area[sizeof(std::string)];
  auto *made = std::construct_at(reinterpret_cast<std::string *>(area), u.phone);
  bid(*made); // $ violation=User::phone
}
void threads(const User &u) {
  std::promise<std::string> promise;
  auto future = promise.get_future();
  promise.set_value(u.phone);
  bid(future.get()); // $ violation=User::phone
  auto f = std::async([&] { return u.phone; });
  bid(f.get()); // $ violation=User::phone
  std::packaged_task<int(int)> task([](int n) { return n; });
  auto r = task.get_future();
  task(u.pin);
  bidNumber(r.get()); // $ violation=User::pin
  std::once_flag once;
  std::call_once(once, [](const std::string &s) { bid(s); }, u.phone); // $ violation=User::phone
  std::stop_source stop;
  std::stop_callback call(stop.get_token(), [&] { bid(u.phone); }); // $ violation=User::phone
  std::shared_future<std::string> shared = std::async([&] { return u.nickname; }).share();
  bid(shared.get()); // clean
}
