// Intrusive pointers, enable_shared_from_this, linked nodes, pimpl.
#include <purpose/annotations.h>
#include <memory>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidNumber(long);

struct Counted {
  int refs = 0;
  std::string text;
};
template <class T> class Ref {
public:
  Ref() = default;
  explicit Ref(T *p) : p_(p) { retain(); }
  Ref(const Ref &o) : p_(o.p_) { retain(); }
  Ref(Ref &&o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  Ref &operator=(Ref o) noexcept {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Ref() {
    if (p_ && --p_->refs == 0)
      delete p_;
  }
  T *operator->() const { return p_; }
  T &operator*() const { return *p_; }

private:
  void retain() {
    if (p_)
      ++p_->refs;
  }
  T *p_ = nullptr;
};
void intrusive(const User &u) {
  Ref<Counted> a(new Counted), b(new Counted);
  Ref<Counted> c = a;
  c->text = u.phone;
  b->text = u.nickname;
  bid(a->text); // $ violation=User::phone
  bid(b->text); // clean
  bidNumber(a->refs); // clean
  b = c;
  bid(b->text); // $ violation=User::phone
}
class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(std::string s) : key_(std::move(s)) {}
  std::shared_ptr<Session> self() { return shared_from_this(); }
  const std::string &key() const { return key_; }

private:
  std::string key_;
};
void sessions(const User &u) {
  auto a = std::make_shared<Session>(u.nickname), b = std::make_shared<Session>(u.phone);
  bid(a->self()->key()); // clean
  bid(b->self()->key()); // $ violation=User::phone
}
class Window {
public:
  Window() : impl_(std::make_unique<Impl>()) {}
  void title(const std::string &s) { impl_->title = s; }
  void body(const std::string &s) { impl_->body = s; }
  const std::string &title() const { return impl_->title; }
  const std::string &body() const { return impl_->body; }

private:
  struct Impl {
    std::string title, body;
  };
  std::unique_ptr<Impl> impl_;
};
void pimpl(const User &u) {
  Window w;
  w.title(u.nickname);
  w.body(u.phone);
  bid(w.title()); // clean
  bid(w.body()); // $ violation=User::phone
}
struct Node {
  std::string text;
  std::unique_ptr<Node> next;
};
void chained(const User &u) {
  auto head = std::make_unique<Node>();
  head->text = u.nickname;
  head->next = std::make_unique<Node>();
  head->next->text = u.phone;
  bid(head->text); // clean
  bid(head->next->text); // $ violation=User::phone
  const Node *last = head.get();
  while (last->next)
    last = last->next.get();
  bid(last->text); // $ violation=User::phone
}
class Tree {
public:
  void add(const std::string &s) { insert(root_, s); }
  const std::string &least() const {
    const Branch *b = root_.get();
    while (b->left)
      b = b->left.get();
    return b->value;
  }

private:
  struct Branch {
    std::string value;
    std::unique_ptr<Branch> left, right;
  };
  static void insert(std::unique_ptr<Branch> &at, const std::string &s) {
    if (!at) {
      at = std::make_unique<Branch>();
      at->value = s;
    } else if (s < at->value) {
      insert(at->left, s);
    } else {
      insert(at->right, s);
    }
  }
  std::unique_ptr<Branch> root_;
};
void trees(const User &u) {
  Tree names, numbers;
  names.add(u.nickname);
  names.add("zoe");
  numbers.add("1");
  numbers.add(u.phone);
  bid(names.least()); // clean
  bid(numbers.least()); // $ violation=User::phone
}
class Lazy {
public:
  explicit Lazy(const User *u) : user_(u) {}
  const std::string &value() {
    if (!cache_)
      cache_ = std::make_unique<std::string>(user_->phone);
    return *cache_;
  }
  const std::string &name() const { return user_->nickname; }

private:
  const User *user_;
  std::unique_ptr<std::string> cache_;
};
void cached(const User &u) {
  Lazy lazy(&u);
  bid(lazy.name()); // clean
  bid(lazy.value()); // $ violation=User::phone
  bid(lazy.value()); // $ violation=User::phone
}
