// A program that declares the standard library's classes itself, without
// bodies: what `std` means is known all the same.
#include <purpose/annotations.h>

namespace std {
typedef unsigned long size_t;
template <class C> struct char_traits {};
template <class T> class allocator {};
template <class C, class T = char_traits<C>, class A = allocator<C>> class basic_string {
public:
  basic_string();
  basic_string(const C *);
  basic_string(const basic_string &);
  ~basic_string();
  basic_string &operator=(const basic_string &);
  basic_string &operator=(const C *);
  basic_string &operator+=(const basic_string &);
  const C *c_str() const;
  C &operator[](size_t);
  basic_string substr(size_t, size_t) const;
  void clear();
  void swap(basic_string &);
};
template <class C, class T, class A>
basic_string<C, T, A> operator+(const basic_string<C, T, A> &, const basic_string<C, T, A> &);
typedef basic_string<char> string;
template <class T, class A = allocator<T>> class vector {
public:
  typedef T *iterator;
  vector();
  vector(const vector &);
  ~vector();
  vector &operator=(const vector &);
  T &operator[](size_t);
  T &front();
  void push_back(const T &);
  iterator begin();
  iterator end();
  void clear();
};
template <class T> class unique_ptr {
public:
  explicit unique_ptr(T *);
  ~unique_ptr();
  T &operator*() const;
  T *operator->() const;
};
template <class T> void swap(T &, T &);
} // namespace std

PURPOSE_ONLY("security") std::string askForCode();
PURPOSE_ONLY("security") int readPin();
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void score(int);

void strings() {
  std::string code = askForCode(), name("name");
  bid(code); // $ violation=askForCode
  bid(name); // clean
  name += code;
  bid(name); // $ violation=askForCode
  name = "name";
  bid(name); // clean
  bidText(code.c_str()); // $ violation=askForCode
  bid(name + code.substr(1, 2)); // $ violation=askForCode
  code.swap(name);
  bid(code); // clean
  bid(name); // $ violation=askForCode
  name.clear();
  bid(name); // clean
}
void vectors() {
  std::vector<int> pins, zeros;
  pins.push_back(readPin());
  zeros.push_back(0);
  score(pins[0]); // $ violation=readPin
  score(zeros[0]); // clean
  for (int pin : pins)
    score(pin); // $ violation=readPin
  zeros = pins;
  score(zeros.front()); // $ violation=readPin
  pins.clear();
  score(pins.front()); // clean
}
void others() {
  std::unique_ptr<int> pin(new int(readPin())), zero(new int(0));
  score(*pin); // $ violation=readPin
  score(*zero); // clean
  int a = readPin(), b = 0;
  std::swap(a, b);
  score(a); // clean
  score(b); // $ violation=readPin
}
