// libpq: queries and their answers.
// needs: libpq-fe.h
// flags: -I /usr/include/postgresql
#include <cstdlib>
#include <libpq-fe.h>
#include <purpose/annotations.h>
#include <string>

struct User {
  PURPOSE_ONLY("security") std::string phone;
  std::string nickname;
};
PURPOSE_USE("advertising") void bid(const std::string &);
PURPOSE_USE("advertising") void bidText(const char *);
PURPOSE_USE("advertising") void bidNumber(long);

void queried(const User &u, PGconn *c) {
  std::string sql = "SELECT lower('" + u.phone + "')";
  PGresult *r = PQexec(c, sql.c_str());
  bidText(PQgetvalue(r, 0, 0)); // $ violation=User::phone
  bidNumber(PQntuples(r));      // $ violation=User::phone
  bidNumber(PQnfields(r));      // clean
  PQclear(r);
}
void queriedClean(const User &u, PGconn *c) {
  std::string sql = "SELECT lower('" + u.nickname + "')";
  PGresult *r = PQexec(c, sql.c_str());
  bidText(PQgetvalue(r, 0, 0)); // clean
  bidNumber(PQntuples(r));      // clean
  PGresult *s = PQexec(c, "SELECT name FROM t");
  bidText(PQgetvalue(s, 0, 0)); // clean
  bidText(PQfname(s, 0));       // clean
}
void parameters(const User &u, PGconn *c) {
  const char *values[2] = {u.nickname.c_str(), u.phone.c_str()};
  PGresult *r = PQexecParams(c, "SELECT $1, $2", 2, nullptr, values, nullptr, nullptr, 0);
  bidText(PQgetvalue(r, 0, 0)); // $ violation=User::phone
  const char *names[1] = {u.nickname.c_str()};
  PGresult *s = PQexecParams(c, "SELECT $1", 1, nullptr, names, nullptr, nullptr, 0);
  bidText(PQgetvalue(s, 0, 0)); // clean
}
void prepared(const User &u, PGconn *c) {
  PQprepare(c, "find", "SELECT $1", 1, nullptr);
  const char *phones[1] = {u.phone.c_str()}, *names[1] = {u.nickname.c_str()};
  PGresult *r = PQexecPrepared(c, "find", 1, phones, nullptr, nullptr, 0);
  bidText(PQgetvalue(r, 0, 0)); // $ violation=User::phone
  PGresult *s = PQexecPrepared(c, "find", 1, names, nullptr, nullptr, 0);
  bidText(PQgetvalue(s, 0, 0)); // clean
}
void escaped(const User &u, PGconn *c) {
  char *a = PQescapeLiteral(c, u.phone.c_str(), u.phone.size());
  bidText(a); // $ violation=User::phone
  PQfreemem(a);
  char *b = PQescapeLiteral(c, u.nickname.c_str(), u.nickname.size());
  bidText(b); // clean
  char to[100], other[100];
  PQescapeStringConn(c, to, u.phone.c_str(), u.phone.size(), nullptr);
  bidText(to); // $ violation=User::phone
  PQescapeStringConn(c, other, u.nickname.c_str(), u.nickname.size(), nullptr);
  bidText(other); // clean
  size_t length;
  unsigned char *bytes = PQescapeByteaConn(
      c, reinterpret_cast<const unsigned char *>(u.phone.c_str()), u.phone.size(), &length);
  bidText(reinterpret_cast<char *>(bytes)); // $ violation=User::phone
}
void asynchronous(const User &u, PGconn *c) {
  std::string sql = "SELECT '" + u.phone + "'";
  PQsendQuery(c, sql.c_str());
  bidText(PQgetvalue(PQgetResult(c), 0, 0)); // $ violation=User::phone
  PQsendQuery(c, "SELECT name FROM t");
  bidText(PQgetvalue(PQgetResult(c), 0, 0)); // clean
}
void stored(const User &u, PGconn *c) {
  const char *values[1] = {u.phone.c_str()};
  PGresult *r = PQexecParams(c, "INSERT INTO t VALUES ($1)", 1, nullptr, values, nullptr, nullptr, 0);
  if (PQresultStatus(r) == PGRES_COMMAND_OK)
    bidText("stored");       // clean
  bidText(PQcmdTuples(r));   // clean
  bidText(PQerrorMessage(c)); // clean
  PGresult *s = PQexec(c, "SELECT name FROM t");
  bidText(PQgetvalue(s, 0, 0)); // clean
  bidText(PQresultErrorMessage(r)); // $ violation=User::phone
}
void notice(void *user, const char *) {
  bid(*static_cast<std::string *>(user)); // $ violation=User::phone
}
void noticeName(void *user, const char *) {
  bid(*static_cast<std::string *>(user)); // clean
}
void calledBack(const User &u, PGconn *c, PGconn *d) {
  std::string phone = u.phone, name = u.nickname;
  PQsetNoticeProcessor(c, notice, &phone);
  PQsetNoticeProcessor(d, noticeName, &name);
}
struct Result {
  PGresult *r;
  ~Result() { PQclear(r); }
  std::string text(int row, int column) const { return PQgetvalue(r, row, column); }
};
void wrapped(const User &u, PGconn *c) {
  std::string a = "SELECT '" + u.phone + "'", b = "SELECT '" + u.nickname + "'";
  Result r{PQexec(c, a.c_str())}, s{PQexec(c, b.c_str())};
  bid(r.text(0, 0)); // $ violation=User::phone
  bid(s.text(0, 0)); // clean
}
