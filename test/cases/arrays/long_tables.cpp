// Initialisers of many elements: those far behind are some element.
#include <purpose/annotations.h>
#include <string>
#include <vector>

PURPOSE_ONLY("security") int source();
PURPOSE_ONLY("security") std::string secret();
PURPOSE_USE("advertising") void sink(int);
PURPOSE_USE("advertising") void show(const std::string &);
int plain();

#define TEN(...) FIVE(__VA_ARGS__), FIVE(__VA_ARGS__)
#define FIVE(...) __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__
#define MANY(...) HUNDRED(__VA_ARGS__), HUNDRED(__VA_ARGS__), HUNDRED(__VA_ARGS__)
#define HUNDRED(...) FIFTY(__VA_ARGS__), FIFTY(__VA_ARGS__)
#define FIFTY(...) TEN(__VA_ARGS__), TEN(__VA_ARGS__), TEN(__VA_ARGS__), TEN(__VA_ARGS__), TEN(__VA_ARGS__)

void farBehind() {
  int far[] = {MANY(0), source()};
  sink(far[300]); // $ violation=source
  int clean[] = {MANY(0), plain()};
  sink(clean[300]);
}
void nearToTheBeginning() {
  int near[] = {0, source(), MANY(0), plain()};
  sink(near[1]); // $ violation=source
  sink(near[0]);
  sink(near[2]);
}
void inAVector() {
  std::vector<std::string> far = {MANY("x"), secret()};
  show(far[300]); // $ violation=secret
  std::vector<std::string> clean = {MANY("x"), "y"};
  show(clean[300]);
}
#define NONE {0, 0}
void rows() {
  int rows[][2] = {MANY(NONE), {1, source()}};
  sink(rows[300][1]); // $ violation=source
}

struct Entry {
  const char *name;
  void (*run)(int);
  int code;
};
static void harmless(int) {}
static void shows(int n) { sink(n); } // $ violation=source
static void never(int n) { sink(n); }
#define NOTHING {"nothing", harmless, 0}
static const Entry commands[] = {
    MANY(NOTHING), {"show", shows, 1}};
static const Entry others[] = {{"never", never, 2}, {"nothing", harmless, 0}};
void dispatched(int which) { commands[which].run(source()); }
void notDispatched() { others[1].run(source()); }
