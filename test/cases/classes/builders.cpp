// Chains of calls that return *this.
#include <purpose/annotations.h>
#include <map>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") std::string email;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct Request {
  std::string url, body;
  std::map<std::string, std::string> headers;
};
class RequestBuilder {
public:
  RequestBuilder &url(std::string s) {
    r_.url = std::move(s);
    return *this;
  }
  RequestBuilder &body(const std::string &s) {
    r_.body = s;
    return *this;
  }
  RequestBuilder &header(const std::string &k, const std::string &v) {
    r_.headers[k] = v;
    return *this;
  }
  Request build() { return r_; }
  const std::string &peekUrl() const { return r_.url; }

private:
  Request r_;
};
void oneChain(const User &u) {
  Request r = RequestBuilder().url(u.nickname).body(u.phone).build();
  bid(r.url); // clean
  bid(r.body); // $ violation=User::phone
}
void lastWins(const User &u) {
  Request r = RequestBuilder().body(u.phone).body(u.nickname).build();
  bid(r.body); // clean
}
void twoBuilders(const User &u) {
  RequestBuilder a, b;
  a.url(u.phone).body("a");
  b.url(u.nickname).body("b");
  bid(a.peekUrl()); // $ violation=User::phone
  bid(b.peekUrl()); // clean
}
void headers(const User &u) {
  Request r = RequestBuilder().header("X-Name", u.nickname).header("X-Mail", u.email).build();
  bid(r.headers["X-Mail"]); // $ violation=User::email
  bid(r.headers["X-Name"]); // clean
  bid(r.url); // clean
}
void builtBefore(const User &u) {
  RequestBuilder b;
  b.url(u.nickname);
  Request first = b.build();
  Request second = b.url(u.phone).build();
  bid(first.url); // clean
  bid(second.url); // $ violation=User::phone
}
class Immutable {
public:
  Immutable with(const std::string &s) const {
    Immutable c = *this;
    c.text_ += s;
    return c;
  }
  const std::string &text() const { return text_; }

private:
  std::string text_;
};
void immutableChain(const User &u) {
  Immutable start;
  Immutable a = start.with(u.nickname);
  Immutable b = a.with(u.phone);
  bid(a.text()); // clean
  bid(b.text()); // $ violation=User::phone
  bid(start.with("x").text()); // clean
}
template <class Self> struct Fluent {
  std::string note;
  Self &annotate(const std::string &s) {
    note = s;
    return static_cast<Self &>(*this);
  }
};
struct Mail : Fluent<Mail> {
  std::string to;
  Mail &recipient(const std::string &s) {
    to = s;
    return *this;
  }
  Mail *self() { return this; }
};
void fluentBase(const User &u) {
  Mail m;
  m.annotate(u.nickname).recipient(u.email).self()->annotate("done");
  bid(m.note); // clean
  bid(m.to); // $ violation=User::email
  bid(m.recipient("nobody").to); // clean
}
class Moving {
public:
  Moving &&add(const std::string &s) && {
    text_ += s;
    return std::move(*this);
  }
  std::string take() && { return std::move(text_); }

private:
  std::string text_;
};
void rvalueChain(const User &u) {
  bid(Moving().add("a").add(u.phone).take()); // $ violation=User::phone
  bid(Moving().add("a").add(u.nickname).take()); // clean
}
