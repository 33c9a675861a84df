// move, exchange, forward, swap: values change their place.
#include <purpose/annotations.h>
#include <string>
#include <utility>
#include <vector>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidMoved(std::string &&);

void moved(User u) {
  std::string a = std::move(u.phone), b = std::move(u.nickname);
  bid(a); // $ violation=User::phone
  bid(b); // clean
  a = std::move(b);
  bid(a); // clean
}
void movedArgument(User u) {
  bidMoved(std::move(u.nickname)); // clean
  bidMoved(std::move(u.phone)); // $ violation=User::phone
}
void exchanged(const User &u) {
  std::string now = u.phone;
  std::string before = std::exchange(now, u.nickname);
  bid(now); // clean
  bid(before); // $ violation=User::phone
  before = std::exchange(now, {});
  bid(before); // clean
}
template <class... A> void forward(A &&...a) { bid(std::forward<A>(a)...); }
template <class T> T make(T &&t) { return std::forward<T>(t); }
void forwarded(const User &u) {
  bid(make(u.nickname)); // clean
  bid(make(u.phone)); // $ violation=User::phone
  bid(make(std::string("x"))); // clean
}
class Builder {
public:
  template <class T> Builder &with(T &&part) {
    parts_.emplace_back(std::forward<T>(part));
    return *this;
  }
  std::string build() {
    std::string out;
    for (std::string &p : parts_)
      out += std::move(p);
    return out;
  }

private:
  std::vector<std::string> parts_;
};
void built(const User &u) {
  bid(Builder().with("a").with(u.nickname).build()); // clean
  bid(Builder().with("a").with(u.phone).build()); // $ violation=User::phone
}
class Holder {
public:
  explicit Holder(std::string s) : text_(std::move(s)) {}
  Holder(Holder &&o) noexcept : text_(std::move(o.text_)) {}
  Holder &operator=(Holder &&o) noexcept {
    if (this != &o)
      std::swap(text_, o.text_);
    return *this;
  }
  friend void swap(Holder &a, Holder &b) noexcept { a.text_.swap(b.text_); }
  const std::string &text() const & { return text_; }
  std::string text() && { return std::move(text_); }

private:
  std::string text_;
};
void holders(const User &u) {
  Holder a(u.phone), b(u.nickname);
  swap(a, b);
  bid(a.text()); // clean
  bid(b.text()); // $ violation=User::phone
  Holder c(std::move(b));
  bid(c.text()); // $ violation=User::phone
  bid(std::move(a).text()); // clean
  a = Holder(u.phone);
  bid(a.text()); // $ violation=User::phone
}
static std::string pick(bool secret, const User &u) { return secret ? u.phone : u.nickname; }
void picked(const User &u, bool c) {
  bid(pick(false, u)); // clean
  bid(pick(c, u)); // $ violation=User::phone
}
