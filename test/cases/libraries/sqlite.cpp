// SQLite: statements, text, calls back.
// needs: sqlite3.h
#include <cstring>
#include <purpose/annotations.h>
#include <sqlite3.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
  PURPOSE_ONLY("security") int pin;
  int age;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidBytes(const void *);
PURPOSE_USE("advertising") void bidNumber(long);

const char *column(sqlite3_stmt *s, int i) {
  return reinterpret_cast<const char *>(sqlite3_column_text(s, i));
}
void boundText(const User &u, sqlite3 *db) {
  sqlite3_stmt *s = nullptr;
  sqlite3_prepare_v2(db, "SELECT lower(?)", -1, &s, nullptr);
  sqlite3_bind_text(s, 1, u.phone.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(s);
  bidText(reinterpret_cast<const char *>(sqlite3_column_text(s, 0))); // $ violation=User::phone
  bidText(column(s, 0));                     // $ violation=User::phone
  bidBytes(sqlite3_column_blob(s, 0));       // $ violation=User::phone
  char *sql = sqlite3_expanded_sql(s);
  bidText(sql); // $ violation=User::phone
  sqlite3_free(sql);
  sqlite3_finalize(s);
}
void boundTextClean(const User &u, sqlite3 *db) {
  sqlite3_stmt *s = nullptr;
  sqlite3_prepare_v2(db, "SELECT upper(?)", -1, &s, nullptr);
  sqlite3_bind_text(s, 1, u.nickname.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int(s, 2, u.age);
  sqlite3_step(s);
  bidText(reinterpret_cast<const char *>(sqlite3_column_text(s, 0))); // clean
  bidNumber(sqlite3_column_int(s, 1));       // clean
  bidBytes(sqlite3_column_blob(s, 0));       // clean
}
void boundNumber(const User &u, sqlite3 *db) {
  sqlite3_stmt *s;
  sqlite3_prepare_v2(db, "SELECT ?+1", -1, &s, nullptr);
  sqlite3_bind_int64(s, 1, u.pin);
  bidNumber(sqlite3_column_int(s, 0)); // $ violation=User::pin
  sqlite3_clear_bindings(s);
  bidNumber(sqlite3_column_int(s, 0)); // clean
}
void stored(const User &u, sqlite3 *db) {
  sqlite3_stmt *in = nullptr, *out = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?)", -1, &in, nullptr);
  sqlite3_bind_text(in, 1, u.phone.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(in);
  sqlite3_prepare_v2(db, "SELECT name FROM t", -1, &out, nullptr);
  bidText(column(out, 0)); // clean
  bidNumber(sqlite3_changes(db)); // clean
}
void inQuery(const User &u, sqlite3 *db) {
  std::string sql = "SELECT '" + u.phone + "'";
  sqlite3_stmt *s = nullptr;
  sqlite3_prepare_v2(db, sql.c_str(), -1, &s, nullptr);
  bidText(reinterpret_cast<const char *>(sqlite3_column_text(s, 0))); // $ violation=User::phone
  std::string name = "SELECT '" + u.nickname + "'";
  sqlite3_stmt *t = nullptr;
  sqlite3_prepare_v2(db, name.c_str(), -1, &t, nullptr);
  bidText(reinterpret_cast<const char *>(sqlite3_column_text(t, 0))); // clean
}
void printed(const User &u) {
  char *a = sqlite3_mprintf("%Q", u.phone.c_str());
  bidText(a); // $ violation=User::phone
  sqlite3_free(a);
  char *b = sqlite3_mprintf("%Q %d", u.nickname.c_str(), u.age);
  bidText(b); // clean
  char buffer[40], other[40];
  sqlite3_snprintf(sizeof buffer, buffer, "%q", u.phone.c_str());
  bidText(buffer); // $ violation=User::phone
  bidText(sqlite3_snprintf(sizeof other, other, "%q", u.nickname.c_str())); // clean
  sqlite3_str *s = sqlite3_str_new(nullptr);
  sqlite3_str_appendf(s, "%s", u.nickname.c_str());
  bidText(sqlite3_str_value(s)); // clean
  sqlite3_str_appendall(s, u.phone.c_str());
  bidText(sqlite3_str_finish(s)); // $ violation=User::phone
}
static int row(void *user, int, char **values, char **) {
  bid(*static_cast<std::string *>(user)); // $ violation=User::phone
  bidText(values[0]);                     // clean
  return 0;
}
static int nameRow(void *user, int, char **, char **) {
  bid(*static_cast<std::string *>(user)); // clean
  return 0;
}
void calledBack(const User &u, sqlite3 *db) {
  std::string phone = u.phone, name = u.nickname;
  sqlite3_exec(db, "SELECT 1", row, &phone, nullptr);
  sqlite3_exec(db, "SELECT 1", nameRow, &name, nullptr);
}
static int collect(void *user, int, char **values, char **) {
  *static_cast<std::string *>(user) = values[0];
  return 0;
}
void collected(sqlite3 *db) {
  std::string all;
  sqlite3_exec(db, "SELECT name FROM t", collect, &all, nullptr);
  bid(all); // clean
}
static void function(sqlite3_context *context, int, sqlite3_value **values) {
  bid(*static_cast<std::string *>(sqlite3_user_data(context))); // $ violation=User::phone
  bidNumber(sqlite3_value_int(values[0]));                      // clean
  sqlite3_result_int(context, 1);
}
void registered(const User &u, sqlite3 *db) {
  std::string phone = u.phone;
  sqlite3_create_function(db, "f", 1, SQLITE_UTF8, &phone, function, nullptr, nullptr);
}
struct Statement {
  sqlite3_stmt *s = nullptr;
  Statement(sqlite3 *db, const char *sql) { sqlite3_prepare_v2(db, sql, -1, &s, nullptr); }
  ~Statement() { sqlite3_finalize(s); }
  void bind(int i, const std::string &text) { sqlite3_bind_text(s, i, text.c_str(), -1, SQLITE_TRANSIENT); }
  std::string text(int i) { return reinterpret_cast<const char *>(sqlite3_column_text(s, i)); }
};
void wrapped(const User &u, sqlite3 *db) {
  Statement a(db, "SELECT ?");
  a.bind(1, u.phone);
  bid(a.text(0)); // $ violation=User::phone
}
void wrappedClean(const User &u, sqlite3 *db) {
  Statement b(db, "SELECT ?, 2");
  b.bind(1, u.nickname);
  bid(b.text(0)); // clean
}
