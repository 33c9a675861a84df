// Raw storage: placement new, unions, bit-fields, allocators, arrays moved.
#include <purpose/annotations.h>
#include <string>
PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();
std::string text();

#include <cstddef>
#include <cstring>
#include <new>
#include <vector>
struct Item { int key, other; Item(int k, int o) : key(k), other(o) {} };
void placed() {
  alignas(Item) unsigned char room[sizeof(Item)];
  Item *i = new (room) Item(source(), plain());
  sink(i->key); // $ violation=source
  sink(i->other);
  sink(std::launder(reinterpret_cast<Item *>(room))->key); // $ violation=source
  i->~Item();
}
union Word { int whole; unsigned char bytes[4]; float real; };
void united() {
  Word w;
  w.whole = source();
  sink(w.bytes[1]); // $ violation=source
  w.real = 1.0f;
  sink(w.whole);
}
struct Flags { unsigned low : 4, high : 4; unsigned rest : 24; };
void bits() {
  Flags f{};
  f.high = source();
  f.low = plain();
  sink(f.high); // $ violation=source
  sink(f.low);
  unsigned packed = (f.low << 4) | f.high;
  sink(packed); // $ violation=source
}
class Arena {
  char buffer[1024]; size_t used = 0;
public:
  void *take(size_t n) { void *p = buffer + used; used += n; return p; }
  template <class T, class... A> T *make(A... a) { return new (take(sizeof(T))) T(a...); }
};
void arena() {
  Arena a;
  Item *x = a.make<Item>(source(), 0);
  Item *y = a.make<Item>(plain(), 0);
  sink(x->key); // $ violation=source
  (void)y;
}
template <class T> struct Pool {
  using value_type = T;
  Pool() = default;
  template <class U> Pool(const Pool<U> &) {}
  T *allocate(size_t n) { return static_cast<T *>(::operator new(n * sizeof(T))); }
  void deallocate(T *p, size_t) { ::operator delete(p); }
  bool operator==(const Pool &) const { return true; }
};
void allocated() {
  std::vector<int, Pool<int>> v, w;
  v.push_back(source());
  w.push_back(plain());
  sink(v[0]); // $ violation=source
  sink(w[0]);
}
void moved() {
  int a[6] = {0, 0, source(), 0, 0, 0};
  std::memmove(a + 1, a + 2, 3 * sizeof(int));
  sink(a[1]); // $ violation=source
  int b[4] = {plain(), 1, 2, 3};
  std::memmove(b, b + 1, sizeof(int));
  sink(b[0]);
}
void reinterpreted() {
  int x = source();
  unsigned char raw[sizeof x];
  std::memcpy(raw, &x, sizeof x);
  int y;
  std::memcpy(&y, raw, sizeof y);
  sink(y); // $ violation=source
}
struct Grower {
  int *data = nullptr; size_t n = 0, cap = 0;
  void push(int v) {
    if (n == cap) {
      cap = cap ? cap * 2 : 4;
      int *bigger = new int[cap];
      for (size_t i = 0; i < n; ++i) bigger[i] = data[i];
      delete[] data;
      data = bigger;
    }
    data[n++] = v;
  }
  int &operator[](size_t i) { return data[i]; }
  ~Grower() { delete[] data; }
};
void grown() {
  Grower g, h;
  g.push(source());
  h.push(plain());
  sink(g[0]); // $ violation=source
  sink(h[0]);
}
