// Abseil: strings, containers, optional and its like, functions.
// needs: absl/strings/str_cat.h absl/functional/any_invocable.h
#include <absl/algorithm/container.h>
#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/inlined_vector.h>
#include <absl/functional/any_invocable.h>
#include <absl/functional/bind_front.h>
#include <absl/functional/function_ref.h>
#include <absl/memory/memory.h>
#include <absl/status/statusor.h>
#include <absl/strings/cord.h>
#include <absl/strings/escaping.h>
#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_replace.h>
#include <absl/strings/str_split.h>
#include <absl/strings/string_view.h>
#include <absl/strings/substitute.h>
#include <absl/synchronization/mutex.h>
#include <absl/types/any.h>
#include <absl/types/optional.h>
#include <absl/types/span.h>
#include <absl/types/variant.h>
#include <purpose/annotations.h>
#include <map>
#include <string>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidView(absl::string_view);
PURPOSE_USE("advertising") void bidNumber(long);

void concatenated(const User &u) {
  bid(absl::StrCat("tel:", u.phone));           // $ violation=User::phone
  bid(absl::StrCat(u.nickname, " ", u.age));    // clean
  bid(absl::StrCat("a", "b", "c", "d", "e", u.phone, "f")); // $ violation=User::phone
  bid(absl::StrCat("a", "b", "c", "d", "e", u.nickname, "f")); // clean
  std::string s = "x";
  absl::StrAppend(&s, u.nickname, 3);
  bid(s); // clean
  absl::StrAppend(&s, u.phone);
  bid(s); // $ violation=User::phone
}
void formatted(const User &u) {
  bid(absl::StrFormat("%s", u.phone));     // $ violation=User::phone
  bid(absl::StrFormat("%d", u.age));       // clean
  bid(absl::Substitute("$0", u.phone));    // $ violation=User::phone
  bid(absl::Substitute("$0", u.nickname)); // clean
  std::string s;
  absl::StrAppendFormat(&s, "%s", u.nickname);
  bid(s); // clean
  absl::StrAppendFormat(&s, "%s", u.phone);
  bid(s); // $ violation=User::phone
  std::string t;
  absl::SubstituteAndAppend(&t, "$0 $1", u.nickname, u.age);
  bid(t); // clean
  absl::SubstituteAndAppend(&t, "$0 $1", u.nickname, u.phone);
  bid(t); // $ violation=User::phone
  char text[40];
  absl::SNPrintF(text, sizeof text, "%s", u.phone);
  bid(text); // $ violation=User::phone
  std::string raw;
  absl::Format(&raw, "%s", u.phone);
  bid(raw); // $ violation=User::phone
}
void joined(const User &u) {
  std::vector<std::string> phones = {u.phone};
  std::vector<std::string> names = {u.nickname};
  bid(absl::StrJoin(phones, ","));                             // $ violation=User::phone
  bid(absl::StrJoin(names, ","));                              // clean
  bid(absl::StrJoin(phones.begin(), phones.end(), ","));       // $ violation=User::phone
  bid(absl::StrJoin({absl::string_view(u.phone)}, ","));       // $ violation=User::phone
  bid(absl::StrJoin({absl::string_view(u.nickname)}, ","));    // clean
  std::map<std::string, std::string> map = {{"a", u.phone}};
  bid(absl::StrJoin(map, "&", absl::PairFormatter("="))); // $ violation=User::phone
}
void joinedRecords(const User &u) {
  std::vector<const User *> users = {&u};
  bid(absl::StrJoin(users, ",", [](std::string *out, const User *one) { // $ violation=User::phone
    absl::StrAppend(out, one->phone);
  }));
}
void joinedByLambda(const std::vector<User> &users) {
  absl::StrJoin(users, ",", [](std::string *out, const User &one) {
    bid(one.phone);    // $ violation=User::phone
    bid(one.nickname); // clean
    absl::StrAppend(out, one.nickname);
  });
}
void split(const User &u) {
  std::vector<std::string> parts = absl::StrSplit(u.phone, '-');
  bid(parts[0]); // $ violation=User::phone
  std::vector<absl::string_view> views = absl::StrSplit(u.nickname, ' ');
  bidView(views[0]); // clean
  for (absl::string_view part : absl::StrSplit(u.phone, '-'))
    bidView(part); // $ violation=User::phone
  for (absl::string_view part : absl::StrSplit(u.nickname, '-'))
    bidView(part); // clean
  std::pair<std::string, std::string> pair =
      absl::StrSplit(u.phone, absl::MaxSplits('-', 1));
  bid(pair.second); // $ violation=User::phone
}
void changed(const User &u) {
  bid(absl::StrReplaceAll(u.phone, {{"-", ""}}));       // $ violation=User::phone
  bid(absl::StrReplaceAll(u.nickname, {{"-", ""}}));    // clean
  bid(absl::StrReplaceAll("$p", {{"$p", u.phone}}));    // $ violation=User::phone
  bid(absl::AsciiStrToUpper(u.phone));                  // $ violation=User::phone
  bid(absl::AsciiStrToUpper(u.nickname));               // clean
  bid(std::string(absl::StripPrefix(u.phone, "+")));    // $ violation=User::phone
  bid(absl::Base64Escape(u.phone));                     // $ violation=User::phone
  std::string back;
  absl::Base64Unescape(u.phone, &back);
  bid(back); // $ violation=User::phone
  long number = 0;
  if (absl::SimpleAtoi(u.phone, &number))
    bidNumber(number); // $ violation=User::phone
  long other = 0;
  if (absl::SimpleAtoi(u.nickname, &other))
    bidNumber(other); // clean
}
void views(const User &u) {
  absl::string_view v = u.phone;
  bidView(v);              // $ violation=User::phone
  bidView(v.substr(2));    // $ violation=User::phone
  bid(std::string(v));     // $ violation=User::phone
  bidNumber(v.size());     // $ violation=User::phone
  v = u.nickname;
  bidView(v);              // clean
  bidView(v.substr(2));    // clean
  bid(std::string(v.data(), v.size())); // clean
  v.remove_prefix(1);
  bidView(v); // clean
  absl::Cord cord(u.phone);
  bid(std::string(cord)); // $ violation=User::phone
  absl::Cord name(u.nickname);
  name.Append("x");
  bid(std::string(name)); // clean
}
void maps(const User &u) {
  absl::flat_hash_map<std::string, std::string> m;
  m["phone"] = u.phone;
  m["name"] = u.nickname;
  bid(m["phone"]);     // $ violation=User::phone
  bid(m["name"]);      // clean
  bid(m.at("name"));   // clean
  bid(m.at("phone"));  // $ violation=User::phone
  auto it = m.find("phone");
  if (it != m.end())
    bid(it->second); // $ violation=User::phone
  auto name = m.find("name");
  bid(name->second); // clean
  for (const auto &[key, one] : m) {
    bid(key); // clean
    bid(one); // $ violation=User::phone
  }
  for (auto i = m.begin(); i != m.end(); ++i) {
    bid((*i).second); // $ violation=User::phone
    bid(i->first);    // clean
  }
  m.clear();
  bid(m["phone"]); // clean
}
void mapInsertions(const User &u) {
  absl::flat_hash_map<int, std::string> m;
  m.emplace(1, u.phone);
  m.try_emplace(2, u.nickname);
  m.insert_or_assign(3, u.phone);
  bid(m[1]);               // $ violation=User::phone
  bid(m[2]);               // clean
  bid(m.find(2)->second);  // clean
  bid(m.at(3));            // $ violation=User::phone
  absl::flat_hash_map<int, std::string> n;
  auto [it, fresh] = n.insert({4, u.phone});
  bid(it->second); // $ violation=User::phone
  absl::flat_hash_map<int, std::string> o = {{4, u.nickname}};
  bid(o[4]); // clean
  absl::flat_hash_map<int, std::string> p = {{4, u.phone}};
  bid(p[4]); // $ violation=User::phone
  absl::flat_hash_map<int, std::string> q = p;
  p.clear();
  bid(q[4]); // $ violation=User::phone
  bid(p[4]); // clean
}
void mapThroughIterator(const User &u) {
  absl::flat_hash_map<int, std::string> m;
  m[1] = "x";
  m.begin()->second = u.phone;
  bid(m[1]); // $ violation=User::phone
  for (auto &[key, one] : m)
    one = u.nickname;
  absl::flat_hash_map<int, std::string> n;
  n[1] = u.nickname;
  for (auto &[key, one] : n)
    one += u.nickname;
  bid(n[1]); // clean
  for (auto &[key, one] : n)
    one += u.phone;
  bid(n[1]); // $ violation=User::phone
}
void trees(const User &u) {
  absl::btree_map<std::string, std::string> m;
  m["phone"] = u.phone;
  m["name"] = u.nickname;
  bid(m["phone"]);              // $ violation=User::phone
  bid(m["name"]);               // clean
  bid(m.find("phone")->second); // $ violation=User::phone
  bid(m.begin()->first);        // clean
  bid(m.begin()->second);       // $ violation=User::phone
  bid(m.lower_bound("p")->second); // $ violation=User::phone
}
void sets(const User &u) {
  absl::flat_hash_set<std::string> s;
  s.insert(u.phone);
  for (const std::string &one : s)
    bid(one);     // $ violation=User::phone
  bid(*s.begin()); // $ violation=User::phone
  absl::flat_hash_set<std::string> t;
  t.emplace(u.nickname);
  for (const std::string &one : t)
    bid(one); // clean
  bid(*t.find("x")); // clean
}
void byAlgorithm(const User &u) {
  std::vector<std::string> v = {u.phone};
  auto it = absl::c_find_if(v, [](const std::string &s) { return s != ""; });
  bid(*it); // $ violation=User::phone
  std::vector<std::string> to;
  absl::c_copy(v, std::back_inserter(to));
  bid(to[0]); // $ violation=User::phone
  std::vector<std::string> w = {u.nickname};
  std::vector<std::string> names;
  absl::c_transform(w, std::back_inserter(names),
                    [](const std::string &s) { return s + "!"; });
  bid(names[0]); // clean
  absl::c_for_each(v, [](const std::string &s) { bid(s); }); // $ step=User::phone, violation=User::phone
  absl::flat_hash_set<std::string> s;
  s.insert(u.phone);
  std::vector<std::string> all(s.begin(), s.end());
  bid(all[0]); // $ MISSING: violation=User::phone -- a foreign iterator is no pointer for the standard containers
  auto found = std::find_if(s.begin(), s.end(), [](const std::string &one) {
    bid(one); // $ violation=User::phone
    return true;
  });
  bid(*found); // $ violation=User::phone
}
void optionals(const User &u) {
  absl::optional<std::string> o = u.phone;
  bid(*o);               // $ violation=User::phone
  bid(o.value());        // $ violation=User::phone
  bid(o.value_or("x"));  // $ violation=User::phone
  o = u.nickname;
  bid(*o); // clean
  o.emplace(u.nickname);
  bid(o.value_or("x")); // clean
  o = u.phone;
  o.reset();
  bid(o.value_or("x")); // clean
  absl::optional<User> user = u;
  bid(user->phone);    // $ violation=User::phone
  bid(user->nickname); // clean
}
absl::StatusOr<std::string> phoneOf(const User &u) {
  if (u.age < 0)
    return absl::InvalidArgumentError("age");
  return u.phone;
}
absl::StatusOr<std::string> nameOf(const User &u) {
  if (u.age < 0)
    return absl::InvalidArgumentError("age");
  return u.nickname;
}
void statusOr(const User &u) {
  absl::StatusOr<std::string> phone = phoneOf(u);
  if (!phone.ok())
    return;
  bid(*phone);         // $ violation=User::phone
  bid(phone->c_str()); // $ violation=User::phone
  absl::StatusOr<std::string> name = nameOf(u);
  if (name.ok())
    bid(name.value()); // clean
  absl::Status status = absl::NotFoundError(u.phone);
  bid(status.ToString());         // $ violation=User::phone
  bid(std::string(absl::NotFoundError(u.nickname).message())); // clean
}
void variants(const User &u) {
  absl::variant<int, std::string> v = u.phone;
  bid(absl::get<std::string>(v));      // $ violation=User::phone
  bid(absl::get<1>(v));                // $ violation=User::phone
  bid(*absl::get_if<std::string>(&v)); // $ violation=User::phone
  v = u.nickname;
  bid(absl::get<std::string>(v)); // clean
  absl::variant<std::string> w = u.phone;
  absl::visit([](const std::string &s) { bid(s); }, w); // $ violation=User::phone
  absl::any a = u.phone;
  bid(absl::any_cast<std::string>(a)); // $ violation=User::phone
  absl::any b = u.nickname;
  bid(absl::any_cast<std::string>(b)); // clean
}
void spans(const User &u) {
  std::vector<std::string> v = {u.nickname, u.phone};
  absl::Span<const std::string> s = v;
  bid(s[1]); // $ violation=User::phone
  for (const std::string &one : s)
    bid(one); // $ violation=User::phone
  for (const std::string &one : absl::MakeSpan(v))
    bid(one); // $ violation=User::phone
  std::vector<std::string> names = {u.nickname};
  for (const std::string &one : absl::MakeConstSpan(names))
    bid(one); // clean
  absl::Span<std::string> w(names);
  w[0] = u.phone;
  bid(names[0]); // $ violation=User::phone
  absl::InlinedVector<std::string, 2> i;
  i.push_back(u.phone);
  bid(i[0]);      // $ violation=User::phone
  bid(i.front()); // $ violation=User::phone
  absl::InlinedVector<std::string, 2> j;
  j.push_back(u.nickname);
  for (const std::string &one : j)
    bid(one); // clean
}
void invocables(const User &u) {
  absl::AnyInvocable<void(const std::string &)> f = [](const std::string &s) {
    bid(s); // $ violation=User::phone
  };
  f(u.phone);
  absl::AnyInvocable<std::string()> g = [&] { return u.phone; };
  bid(g()); // $ violation=User::phone
  absl::AnyInvocable<std::string()> h = [&] { return u.nickname; };
  bid(h()); // clean
  auto bound = absl::bind_front([](const std::string &s, int) { bid(s); }, u.phone); // $ violation=User::phone
  bound(3);
  auto clean = absl::bind_front([](const std::string &s, int) { bid(s); }, u.nickname); // clean
  clean(3);
}
void withRef(absl::FunctionRef<void(const std::string &)> f, const User &u) {
  f(u.phone);
}
void functionRef(const User &u) {
  withRef([](const std::string &s) { bid(s); }, u); // $ violation=User::phone
}
struct Locked {
  absl::Mutex mutex;
  std::string last ABSL_GUARDED_BY(mutex);
  void put(const std::string &s) {
    absl::MutexLock lock(&mutex);
    last = s;
  }
};
void locked(const User &u) {
  Locked a;
  a.put(u.phone);
  bid(a.last); // $ violation=User::phone
  Locked b;
  b.put(u.nickname);
  bid(b.last); // clean
}
