/* Globals written through pointers that lie in globals. */
#include <purpose/annotations.h>
#include <string.h>

PURPOSE_ONLY("security") char *source(void);
PURPOSE_ONLY("security") int pin(void);
PURPOSE_USE("advertising") void bid(const char *);
PURPOSE_USE("advertising") void bid_number(long);

static int g_pin, g_age;
static int *g_where = &g_pin;
void write_number(void) { *g_where = pin(); }
void read_number(void) {
  bid_number(g_pin); // $ violation=pin
  bid_number(g_age); // clean
}
static int g_first, g_second;
static int *const g_cells[] = {&g_first, &g_second};
void write_cell(void) { *g_cells[0] = pin(); }
void read_cells(void) {
  bid_number(g_first); // $ violation=pin
  bid_number(g_second); // clean
}
struct session {
  char *user, *token;
};
static struct session g_session, *g_current = &g_session;
void write_session(void) {
  g_current->token = source();
  g_current->user = "u";
}
void read_session(void) {
  bid(g_session.user); // clean
  bid(g_session.token); // $ violation=source
}
static char g_line[32], *g_cursor;
void reset(void) { g_cursor = g_line; }
void put(void) { *g_cursor++ = *source(); }
void read_line(void) {
  bid(g_line); // $ violation=source
}
static char *g_key, *g_nick;
static const struct {
  const char *name;
  void *to;
} g_options[] = {{"key", &g_key}, {"nick", &g_nick}};
void parse(int i) { *(char **)g_options[i].to = source(); }
void read_option(void) {
  bid(g_key); // $ violation=source
}
