// Limits and uses for code that one cannot annotate.
//--- .clang-purpose
limits:
  - {field: 'proto::Account::phone', only: [security]}
  - {call: 'Row::get', where: {arg0: phone_2fa}, only: [security]}
uses:
  - {path: 'ads/**', purpose: advertising}
  - {name: 'tailored_audiences::*', purpose: audience-matching}
//--- account.h
#pragma once
#include <string>
namespace proto {
struct Account {
  std::string phone, name;
};
} // namespace proto
struct Row {
  std::string get(const char *column) const;
};
namespace tailored_audiences {
void match(const std::string &key);
}
void exportRow(const std::string &text);
//--- app.cpp
#include "account.h"
void work(const proto::Account &a, const Row &row) {
  tailored_audiences::match(a.name); // clean
  tailored_audiences::match(a.phone); // $ violation=proto::Account::phone->audience-matching
  tailored_audiences::match(row.get("city")); // clean
  tailored_audiences::match(row.get("phone_2fa")); // $ violation=Row::get->audience-matching
  exportRow(a.phone); // $ violation=proto::Account::phone->advertising
}
// A helper that hands on which column it reads.
static std::string column(const Row &row, const char *name) {
  return row.get(name);
}
static std::string trimmed(const Row &row, const std::string &name) {
  return column(row, name.c_str()).substr(1);
}
void helped(const Row &row) {
  tailored_audiences::match(column(row, "city")); // clean
  tailored_audiences::match(column(row, "phone_2fa")); // $ violation=Row::get->audience-matching
  tailored_audiences::match(trimmed(row, "city")); // clean
  tailored_audiences::match(trimmed(row, "phone_2fa")); // $ violation=Row::get->audience-matching
}
static std::string town(const Row &row, const char *name) {
  tailored_audiences::match(row.get(name)); // clean
  return row.get(name);
}
void neverAsked(const Row &row) { town(row, "city"); }
//--- ads/export.cpp
#include "../account.h"
void exportRow(const std::string &text) {}
