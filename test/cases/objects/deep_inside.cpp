// Objects in objects in objects: however far inside a value stands, it is not
// lost without a word. What lies too deep to be told apart counts as a whole.
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);

struct J { std::string text, other; };
struct I { J j; };
struct H { I i; };
struct G { H h; };
struct F { G g; };
struct E { F f; };
struct D { E e; };
struct C { D d; };
struct B { C c; };
struct A { B b; };

void fill(A &a, const User &u) { a.b.c.d.e.f.g.h.i.j.text = u.phone; }
void filledByCall(const User &u) {
  A a;
  fill(a, u);
  bid(a.b.c.d.e.f.g.h.i.j.text); // $ violation=User::phone
}
std::string read(const A &a) { return a.b.c.d.e.f.g.h.i.j.text; }
void handedOver(const User &u) {
  A a;
  a.b.c.d.e.f.g.h.i.j.text = u.phone;
  bid(read(a)); // $ violation=User::phone
}
void constant(const User &u) {
  A a;
  a.b.c.d.e.f.g.h.i.j.text = u.nickname;
  bid(read(a));
}

// A list that is built here and read there.
struct Node {
  std::string text;
  Node *next = nullptr;
};
std::string last(const Node *n) {
  return n->next->next->next->next->text;
}
std::string anyOf(const Node *n) {
  for (; n; n = n->next)
    if (!n->text.empty())
      return n->text;
  return "";
}
void chained(const User &u) {
  Node a, b, c, d, e;
  a.next = &b;
  b.next = &c;
  c.next = &d;
  d.next = &e;
  e.text = u.phone;
  bid(anyOf(&a)); // $ violation=User::phone
  bid(last(&a));  // $ violation=User::phone
}
void chainedWithout(const User &u) {
  Node a, b, c, d, e;
  a.next = &b;
  b.next = &c;
  c.next = &d;
  d.next = &e;
  e.text = u.nickname;
  bid(anyOf(&a));
}
