// Structures programmers build themselves: lists, trees, stacks, rings, graphs.
#include <purpose/annotations.h>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  PURPOSE_ONLY("security") int pin;
  std::string nickname;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void score(int);

struct Node {
  std::string value;
  Node *next = nullptr;
  int weight = 1;
};
class List {
public:
  ~List() {
    while (head_)
      delete std::exchange(head_, head_->next);
  }
  void push(const std::string &s) { head_ = new Node{s, head_}; }
  const Node *head() const { return head_; }
  int length() const {
    int n = 0;
    for (const Node *p = head_; p; p = p->next)
      n += p->weight;
    return n;
  }

private:
  Node *head_ = nullptr;
};
void walked(const User &u) {
  List a, b;
  a.push(u.nickname);
  a.push(u.phone);
  b.push(u.nickname);
  for (const Node *p = a.head(); p; p = p->next) {
    score(p->weight); // clean
    bid(p->value); // $ violation=User::phone
  }
  for (const Node *p = b.head(); p; p = p->next)
    bid(p->value); // clean
  score(a.length()); // clean
}
void twoNodes(const User &u) {
  Node second{u.phone}, first{u.nickname, &second};
  bid(first.value); // clean
  bid(first.next->value); // $ violation=User::phone
  first.next = &first;
  bid(first.next->value); // clean
}
static const Node *reversed(Node *p) {
  Node *result = nullptr;
  while (p) {
    Node *next = p->next;
    p->next = result;
    result = p;
    p = next;
  }
  return result;
}
void reversedList(const User &u) {
  Node c{"end"}, b{u.phone, &c}, a{u.nickname, &b};
  const Node *r = reversed(&a);
  score(r->weight); // clean
  bid(r->next->value); // $ violation=User::phone
}
struct Tree {
  std::unique_ptr<Tree> left, right;
  int key = 0;
  std::string data;
};
static void insert(std::unique_ptr<Tree> &t, int key, const std::string &data) {
  if (!t) {
    t = std::make_unique<Tree>();
    t->key = key;
    t->data = data;
  } else if (key < t->key) {
    insert(t->left, key, data);
  } else {
    insert(t->right, key, data);
  }
}
static std::string concatenated(const Tree *t) {
  return t ? concatenated(t->left.get()) + t->data + concatenated(t->right.get()) : "";
}
static int sum(const Tree *t) { return t ? sum(t->left.get()) + t->key + sum(t->right.get()) : 0; }
void trees(const User &u) {
  std::unique_ptr<Tree> a, b;
  insert(a, u.age, u.phone);
  insert(b, u.pin, u.nickname);
  insert(b, 3, "x");
  bid(concatenated(a.get())); // $ violation=User::phone
  score(sum(a.get())); // clean
  bid(concatenated(b.get())); // clean
  score(sum(b.get())); // $ violation=User::pin
}
template <class T, std::size_t N> class Ring {
public:
  void put(const T &v) { items_[(first_ + size_++) % N] = v; }
  T take() {
    T v = items_[first_];
    first_ = (first_ + 1) % N;
    --size_;
    return v;
  }
  std::size_t size() const { return size_; }

private:
  T items_[N];
  std::size_t first_ = 0, size_ = 0;
};
void rings(const User &u) {
  Ring<std::string, 8> a, b;
  a.put(u.phone);
  b.put(u.nickname);
  bid(a.take()); // $ violation=User::phone
  bid(b.take()); // clean
  score(static_cast<int>(a.size())); // clean
}
struct Member {
  User *user;
  Member *friendOf;
};
void graph(User &u, User &v) {
  Member a{&u, nullptr}, b{&v, &a};
  bid(b.friendOf->user->nickname); // clean
  bid(b.friendOf->user->phone); // $ violation=User::phone
  b.friendOf->user->phone = "x";
  bid(u.phone); // clean
  bid(v.phone); // $ violation=User::phone
}
