// A list that owns its nodes and keeps a pointer to the last one.
#include <purpose/annotations.h>
#include <memory>
#include <string>

PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void show(const std::string &);
std::string text();

template <class T> class List {
  struct Node {
    T value;
    std::unique_ptr<Node> next;
  };
  std::unique_ptr<Node> head;
  Node *tail = nullptr;

public:
  void add(T value) {
    auto node = std::make_unique<Node>(Node{std::move(value), nullptr});
    Node *raw = node.get();
    if (tail)
      tail->next = std::move(node);
    else
      head = std::move(node);
    tail = raw;
  }
  const T &front() const { return head->value; }
  void pop() { head = std::move(head->next); }
  template <class F> void each(F f) const {
    for (Node *n = head.get(); n; n = n->next.get())
      f(n->value);
  }
};

void popped() {
  List<std::string> a, b;
  a.add(text());
  a.add(secret());
  b.add(text());
  b.add("x");
  a.pop();
  b.pop();
  show(a.front()); // $ violation=secret
  show(b.front());
}
void walked() {
  List<std::string> a, b;
  a.add(secret());
  b.add(text());
  a.each([](const std::string &s) { show(s); }); // $ violation=secret
  b.each([](const std::string &s) { show(s); });
}
