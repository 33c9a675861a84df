/* Functions without a body, used as values: labels and uses hold for them too. */
#include <purpose/annotations.h>

PURPOSE_ONLY("security") char *source(void);
PURPOSE_USE("advertising") void bid(const char *);
typedef void (*sink_fn)(const char *);
typedef char *(*source_fn)(void);

static void pass(sink_fn f, const char *s) {
  f(s); // $ violation=source
}
void passed(void) { pass(bid, source()); }
static void pass_clean(sink_fn f, const char *s) {
  f(s); // clean
}
static void drop(const char *s) { (void)s; }
void passed_clean(void) {
  pass_clean(bid, "x");
  pass_clean(drop, source());
}
static sink_fn g_table[] = {drop, bid};
void from_table(int i) {
  g_table[i](source()); // $ violation=source
  g_table[i]("x"); // clean
}
static char *call(source_fn f) { return f(); }
static char *plain(void) { return "x"; }
void called(void) {
  bid(call(source)); // $ violation=source
  bid(call(plain)); // clean
}
struct ops {
  sink_fn out;
  source_fn in;
};
static void run(const struct ops *o) {
  o->out(o->in()); // $ violation=source
}
void with_ops(void) {
  struct ops o = {.out = bid, .in = source};
  run(&o);
}
static source_fn getter(void) { return source; }
void returned(void) {
  bid(getter()()); // $ violation=source
}
static int apply(int (*f)(int), int v) { return f(v); }
static int same(int v) { return v; }
static int zero(int v) { return v ? 0 : 0; }
PURPOSE_ONLY("security") int pin(void);
PURPOSE_USE("advertising") void bid_number(long);
void told_apart(void) {
  bid_number(apply(same, pin())); // $ violation=pin
  bid_number(apply(same, 1)); // clean
}
