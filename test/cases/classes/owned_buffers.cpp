// Classes that own an array: deep copies, moves by exchange, copy and swap.
#include <purpose/annotations.h>
#include <utility>

PURPOSE_ONLY("security") int source();
PURPOSE_USE("advertising") void sink(int);

class Buffer {
  int *data;
  int size;

public:
  explicit Buffer(int n) : data(new int[n]()), size(n) {}
  Buffer(const Buffer &o) : data(new int[o.size]), size(o.size) {
    for (int i = 0; i < size; ++i)
      data[i] = o.data[i];
  }
  Buffer(Buffer &&o) noexcept
      : data(std::exchange(o.data, nullptr)), size(std::exchange(o.size, 0)) {}
  Buffer &operator=(Buffer o) {
    swap(*this, o);
    return *this;
  }
  ~Buffer() { delete[] data; }
  friend void swap(Buffer &a, Buffer &b) {
    std::swap(a.data, b.data);
    std::swap(a.size, b.size);
  }
  int &operator[](int i) { return data[i]; }
};

void copied() {
  Buffer a(3);
  a[1] = source();
  Buffer b = a;
  sink(b[1]); // $ violation=source
  a[1] = 0;
  sink(a[1]);
}
void moved() {
  Buffer a(3);
  a[1] = source();
  Buffer b = std::move(a);
  sink(b[1]); // $ violation=source
}
void assigned() {
  Buffer a(3), b(3);
  a[1] = source();
  sink(b[1]);
  b = a;
  sink(b[1]); // $ violation=source
}
void copiedClean(int n) {
  Buffer a(3);
  a[1] = n;
  Buffer b = a;
  Buffer c = std::move(b);
  sink(c[1]);
}

// A pointer that is taken out of where it stood.
struct Node {
  int value;
  Node *next;
};
Node *taken(Node *&head) { return std::exchange(head, head->next); }
void popped() {
  Node second{0, nullptr};
  Node first{source(), &second};
  Node *head = &first;
  Node *top = taken(head);
  sink(top->value); // $ violation=source
  sink(head->value);
}
