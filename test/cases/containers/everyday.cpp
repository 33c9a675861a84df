// Sequences, maps, sets, adaptors, optional, variant, any, tuple, span.
#include <purpose/annotations.h>
#include <algorithm>
#include <any>
#include <deque>
#include <forward_list>
#include <iterator>
#include <list>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <set>
#include <span>
#include <stack>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string text();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void sinkText(const std::string &);
PURPOSE_USE("advertising") void sinkAll(const std::vector<int> &);

void vectorAccess() {
  std::vector<int> v;
  v.push_back(1);
  sink(v[0]);
  v.push_back(source());
  sink(v[1]); // $ violation=source
  sink(v.at(1)); // $ violation=source
  sink(v.back()); // $ violation=source
  sinkAll(v); // $ violation=source
  v.clear();
  v.push_back(2);
  sink(v.back());
  v = {source(), 1};
  sink(v.front()); // $ violation=source
  v = {1, 2};
  sink(v.front());
  v.assign(3, source());
  sink(v[2]); // $ violation=source
  v.assign(3, 0);
  sink(v[2]);
  v.insert(v.begin(), source());
  sink(v[0]); // $ violation=source
  std::vector<int> w(3, source()), x(v), y(v.begin(), v.end()), z{1, source()};
  sink(w[0]); // $ violation=source
  sink(x[0]); // $ violation=source
  sink(y[0]); // $ violation=source
  sink(z[1]); // $ violation=source
}
void vectorWrites() {
  std::vector<int> v(3), w(3), x(3), y;
  v[1] = source();
  sink(v[1]); // $ violation=source
  w.at(0) = source();
  sink(w[0]); // $ violation=source
  *x.begin() = source();
  sink(x[0]); // $ violation=source
  y.emplace_back(source());
  sink(y[0]); // $ violation=source
  std::vector<int> a(3), b(2);
  a.front() = source();
  sink(a.front()); // $ violation=source
  b.data()[1] = source();
  sink(b[1]); // $ violation=source
  std::vector<int> c(3);
  for (int &e : c)
    e = source();
  sink(c[0]); // $ violation=source
  std::vector<int> d(2);
  int &r = d[0];
  r = source();
  sink(d[0]); // $ violation=source
}
void iterators() {
  std::vector<int> v{source()}, c{1};
  for (auto it = v.begin(); it != v.end(); ++it)
    sink(*it); // $ violation=source
  for (auto it = c.rbegin(); it != c.rend(); ++it)
    sink(*it);
  sink(*v.rbegin()); // $ violation=source
  sink(*std::prev(v.end())); // $ violation=source
  sink(*std::max_element(v.begin(), v.end())); // $ violation=source
  sink(*std::find(c.begin(), c.end(), 1));
  sink(std::accumulate(v.begin(), v.end(), 0)); // $ violation=source
  sink(std::accumulate(c.begin(), c.end(), 0));
  std::vector<int> o;
  std::copy(v.begin(), v.end(), std::back_inserter(o));
  sink(o[0]); // $ violation=source
  std::vector<int> p;
  std::transform(v.begin(), v.end(), std::back_inserter(p), [](int i) { return i * 2; });
  sink(p[0]); // $ violation=source
  std::for_each(v.begin(), v.end(), [](int i) { sink(i); }); // $ violation=source
  std::for_each(c.begin(), c.end(), [](int i) { sink(i); });
  std::sort(v.begin(), v.end());
  sink(v[0]); // $ violation=source
}
void ranges() {
  std::vector<int> v{source()}, c{1};
  for (int i : v | std::views::filter([](int i) { return i > 0; }))
    sink(i); // $ violation=source
  for (int i : v | std::views::transform([](int i) { return i + 1; }))
    sink(i); // $ violation=source
  for (int i : v | std::views::transform([](int) { return 1; }))
    sink(i);
  for (int i : c | std::views::reverse)
    sink(i);
  std::ranges::sort(v);
  sink(v.front()); // $ violation=source
  std::vector<int> o;
  std::ranges::copy(v, std::back_inserter(o));
  sink(o[0]); // $ violation=source
}
void maps() {
  std::map<std::string, int> m;
  m["a"] = 1;
  sink(m["a"]);
  m["b"] = source();
  sink(m["b"]); // $ violation=source
  sink(m["a"]);
  sink(m.at("b")); // $ violation=source
  sink(m.find("b")->second); // $ violation=source
  for (auto &[k, v] : m) {
    sink(v); // $ violation=source
    sinkText(k);
  }
  m.erase("b");
  m.clear();
  sink(m["b"]);
  std::map<std::string, int> n{{"x", source()}, {"y", 1}}, e, f, g;
  sink(n["x"]); // $ violation=source
  e.emplace("k", source());
  sink(e["k"]); // $ violation=source
  f.insert({"k", source()});
  sink(f["k"]); // $ violation=source
  g.insert(std::make_pair("k", source()));
  sink(g.begin()->second); // $ violation=source
  std::map<std::string, int> h, i, j;
  h.insert_or_assign("k", source());
  sink(h["k"]); // $ violation=source
  auto [it, fresh] = i.try_emplace("k", source());
  sink(it->second); // $ violation=source
  std::map<std::string, std::map<std::string, int>> deep;
  deep["a"]["b"] = source();
  sink(deep["a"]["b"]); // $ violation=source
  std::map<std::string, int> keyed;
  keyed[text()] = 1;
  for (auto &[k, v] : keyed) {
    sinkText(k); // $ violation=text
    sink(v);
  }
  std::unordered_map<int, std::string> um;
  um[1] = text();
  sinkText(um[1]); // $ violation=text
  sinkText(um[2]);
  std::map<int, std::vector<int>> lists;
  lists[1].push_back(source());
  for (auto &p : lists)
    for (int v : p.second)
      sink(v); // $ violation=source
  std::multimap<int, int> mm;
  mm.emplace(1, source());
  auto r = mm.equal_range(1);
  for (auto q = r.first; q != r.second; ++q)
    sink(q->second); // $ violation=source
}
void sets() {
  std::set<int> s;
  s.insert(source());
  sink(*s.begin()); // $ violation=source
  std::set<int> c{1};
  sink(*c.begin());
  for (int i : s)
    sink(i); // $ violation=source
  std::set<std::string> t{text()};
  sinkText(*t.find("x")); // $ violation=text
}
void others() {
  std::deque<int> d;
  d.push_front(source());
  sink(d.front()); // $ violation=source
  d.clear();
  d.push_back(1);
  sink(d.front());
  std::list<int> l;
  l.push_back(source());
  l.emplace_front(1);
  for (int i : l)
    sink(i); // $ violation=source
  std::list<int> m;
  m.splice(m.begin(), l);
  sink(m.front()); // $ violation=source
  std::forward_list<int> f;
  f.push_front(source());
  sink(f.front()); // $ violation=source
  std::queue<int> q;
  q.push(source());
  sink(q.front()); // $ violation=source
  std::stack<int> s;
  s.push(1);
  sink(s.top());
  s.push(source());
  sink(s.top()); // $ violation=source
  std::priority_queue<int> p;
  p.emplace(source());
  sink(p.top()); // $ violation=source
}
void pairs() {
  std::pair<int, int> p{source(), 1}, q;
  sink(p.first); // $ violation=source
  sink(p.second);
  q = p;
  sink(q.first); // $ violation=source
  auto r = std::make_pair(1, source());
  sink(r.first);
  sink(std::get<1>(r)); // $ violation=source
  std::swap(p, r);
  sink(p.first);
  sink(p.second); // $ violation=source
  std::tuple<int, int, std::string> t{1, source(), text()};
  sink(std::get<0>(t));
  sink(std::get<1>(t)); // $ violation=source
  sinkText(std::get<2>(t)); // $ violation=text
  auto &[a, b, c] = t;
  sink(a);
  sink(b); // $ violation=source
  sinkText(c); // $ violation=text
  b = 0;
  sink(std::get<1>(t));
  int x, y;
  std::tie(x, y) = std::make_tuple(source(), 2);
  sink(x); // $ violation=source
  sink(y);
  std::apply([](int i, int j, const std::string &s) {
    sink(i);
    sinkText(s); // $ violation=text
  }, t);
  auto cat = std::tuple_cat(std::make_tuple(1), std::make_tuple(source()));
  sink(std::get<1>(cat)); // $ violation=source
}
void optionals() {
  std::optional<int> o;
  sink(o.value_or(1));
  o = source();
  sink(*o); // $ violation=source
  sink(o.value()); // $ violation=source
  sink(o.value_or(1)); // $ violation=source
  o.reset();
  sink(o.value_or(2));
  o.emplace(source());
  if (o)
    sink(*o); // $ violation=source
  o = std::nullopt;
  sink(o.value_or(2));
  std::optional<std::pair<int, int>> p{{source(), 1}};
  sink(p->first); // $ violation=source
  sink(p->second);
}
void variants() {
  std::variant<int, std::string> v = 1;
  v = source();
  sink(std::get<int>(v)); // $ violation=source
  v = std::string("x");
  sinkText(std::get<std::string>(v));
  v = text();
  sinkText(std::get<1>(v)); // $ violation=text
  if (auto *s = std::get_if<std::string>(&v))
    sinkText(*s); // $ violation=text
  v = 3;
  std::visit([](auto &&x) {
    if constexpr (std::is_same_v<std::decay_t<decltype(x)>, int>)
      sink(x);
  }, v);
  v.emplace<int>(source());
  sink(std::get<int>(v)); // $ violation=source
  std::any a = source();
  sink(std::any_cast<int>(a)); // $ violation=source
  a = 1;
  sink(std::any_cast<int>(a));
  a = text();
  sinkText(*std::any_cast<std::string>(&a)); // $ violation=text
}
void spans() {
  int a[3] = {};
  std::span<int> s(a);
  s[1] = source();
  sink(a[1]); // $ violation=source
  std::vector<int> v{source()};
  std::span<const int> t(v);
  sink(t[0]); // $ violation=source
  sink(t.front()); // $ violation=source
  for (int i : t)
    sink(i); // $ violation=source
  sink(t.subspan(0, 1)[0]); // $ violation=source
}
struct R {
  int a, b;
  std::string n;
};
void records() {
  std::vector<R> v;
  v.push_back({source(), 1, "x"});
  sink(v[0].a); // $ violation=source
  sink(v[0].b);
  sinkText(v[0].n);
  for (const R &r : v) {
    sink(r.a); // $ violation=source
    sink(r.b);
  }
  v.back().n = text();
  sinkText(v.front().n); // $ violation=text
  std::map<int, R> m;
  m[1].b = source();
  sink(m[1].b); // $ violation=source
  sink(m[1].a);
  m.emplace(2, R{1, 2, text()});
  for (auto &[k, r] : m) {
    sink(k);
    sinkText(r.n); // $ violation=text
  }
}
void swapsAndMoves() {
  std::vector<int> a{source()}, b{1};
  a.swap(b);
  sink(a[0]);
  sink(b[0]); // $ violation=source
  std::vector<int> c = std::move(b);
  sink(c[0]); // $ violation=source
  std::swap(a, c);
  sink(a[0]); // $ violation=source
  sink(c[0]);
  std::vector<int> d = std::exchange(a, {});
  sink(d[0]); // $ violation=source
  std::vector<std::vector<int>> n(2);
  n[0].push_back(source());
  sink(n[0][0]); // $ violation=source
}
static std::vector<int> build() {
  std::vector<int> v;
  v.push_back(source());
  return v;
}
static void extend(std::vector<int> &v, int x) { v.push_back(x); }
static int total(const std::vector<int> &v) {
  int t = 0;
  for (size_t i = 0; i < v.size(); ++i)
    t += v[i];
  return t;
}
void acrossCalls() {
  sink(build()[0]); // $ violation=source
  std::vector<int> v, w;
  extend(v, source());
  extend(w, 1);
  sink(total(v)); // $ violation=source
  sink(total(w));
}
void pointersKept() {
  int x = 0, y = 0;
  std::vector<int *> v{&x};
  x = source();
  sink(*v[0]); // $ violation=source
  *v[0] = 0;
  std::vector<int *> w;
  w.push_back(&y);
  *w.back() = source();
  sink(y); // $ violation=source
  std::vector<std::reference_wrapper<int>> r{y};
  sink(r[0]); // $ violation=source
}
