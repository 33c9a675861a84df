//===- PolicyTest.cpp - what a policy says, and what it may not -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "policy/Policy.h"
#include <catch2/catch.hpp>
#include <random>

using namespace purpose;

static Policy good(llvm::StringRef text) {
  llvm::Expected<Policy> policy = parsePolicy(text, "/p/.clang-purpose");
  if (!policy)
    FAIL(llvm::toString(policy.takeError()));
  return *policy;
}

static std::string bad(llvm::StringRef text) {
  llvm::Expected<Policy> policy = parsePolicy(text, "/p/.clang-purpose");
  if (policy)
    FAIL("accepted: " << text.str());
  return llvm::toString(policy.takeError());
}

TEST_CASE("the built-in tree knows security and advertising") {
  Policy p = builtinPolicy();
  CHECK(p.purposes.isBelow("two-factor", "security"));
  CHECK(p.purposes.isBelow("audience-matching", "advertising"));
  CHECK(p.purposes.isBelow("audience-matching", "marketing"));
  CHECK_FALSE(p.purposes.isBelow("advertising", "audience-matching"));
  CHECK_FALSE(p.purposes.isBelow("security", "advertising"));
}

TEST_CASE("only admits the purpose and all below it") {
  PurposeTree t = builtinPolicy().purposes;
  CHECK(admits(t, LimitKind::Only, {"security"}, "security"));
  CHECK(admits(t, LimitKind::Only, {"security"}, "two-factor"));
  CHECK_FALSE(admits(t, LimitKind::Only, {"two-factor"}, "security"));
  CHECK_FALSE(admits(t, LimitKind::Only, {"security"}, "advertising"));
  CHECK(admits(t, LimitKind::Only, {"security", "support"}, "support"));
}

TEST_CASE("never forbids the purpose, what is below it and what is above it") {
  PurposeTree t = builtinPolicy().purposes;
  CHECK_FALSE(admits(t, LimitKind::Never, {"advertising"}, "advertising"));
  CHECK_FALSE(
      admits(t, LimitKind::Never, {"advertising"}, "audience-matching"));
  CHECK_FALSE(
      admits(t, LimitKind::Never, {"audience-matching"}, "advertising"));
  CHECK(admits(t, LimitKind::Never, {"advertising"}, "security"));
}

TEST_CASE("property: what only admits, never of the same forbids") {
  PurposeTree t = builtinPolicy().purposes;
  for (const auto &a : t.nodes())
    for (const auto &b : t.nodes()) {
      bool only = admits(t, LimitKind::Only, {a.name}, b.name);
      bool never = admits(t, LimitKind::Never, {a.name}, b.name);
      CHECK_FALSE((only && never));
      CHECK(only == t.isBelow(b.name, a.name));
      CHECK(never == !(t.isBelow(b.name, a.name) || t.isBelow(a.name, b.name)));
    }
}

TEST_CASE("a whole policy is read") {
  Policy p = good(R"(
purposes:
  lookalikes: {description: people like these}
  advertising: {includes: [lookalikes]}
limits:
  - {field: 'proto::Account::phone', only: [security]}
  - {call: 'Row::get', where: {arg0: phone_2fa}, never: advertising}
  - {param: 'enroll(1)', only: security}
uses:
  - {path: 'src/ads/**', purpose: advertising}
  - {name: 'tailored_audiences::*', purpose: audience-matching}
releases: [{function: 'stats::count', for: [advertising], reason: counts, owner: kim, expires: 2099-01-31}]
guards:   [{function: 'consent::adsAllowed', for: [advertising]}]
channels: [{name: kv, write: {call: kvPut, key: arg0, value: arg1}, read: {call: kvGet, key: arg0, value: result}}]
exceptions: [{fingerprint: abc, kind: accepted-risk, reason: r, owner: o, expires: 2099-12-31}]
models: [models/ourdb.yaml]
severity: {purpose-violation: error}
mode: logging
)");
  REQUIRE(p.limits.size() == 3);
  CHECK(p.limits[1].where[0].second == "phone_2fa");
  CHECK(p.limits[1].place.line == 7);
  CHECK(p.limits[2].parameter == 1);
  CHECK(p.limits[2].name == "enroll");
  CHECK(p.uses.size() == 2);
  CHECK(p.releases[0].expires == "2099-01-31");
  CHECK(p.channels.back().name == "kv");
  CHECK(p.channels.back().readValue == -2);
  CHECK(p.models[0] == "/p/models/ourdb.yaml");
  CHECK(p.severity["purpose-violation"] == Severity::Error);
  CHECK_FALSE(p.enforcing);
  CHECK(p.purposes.isBelow("lookalikes", "advertising"));
}

TEST_CASE("an empty policy is the built-in one") {
  CHECK(good("").purposes.nodes().size() ==
        builtinPolicy().purposes.nodes().size());
  CHECK(good("# nothing\n").limits.empty());
}

TEST_CASE("each mistake has its place and what was meant") {
  CHECK(bad("limit: []") == "/p/.clang-purpose:1:1: error: unknown key "
                            "'limit'; did you mean 'limits'?");
  CHECK(bad("uses:\n  - {path: a, purpose: advertsing}") ==
        "/p/.clang-purpose:2:24: error: unknown purpose 'advertsing'; did you "
        "mean 'advertising'?");
  CHECK_THAT(bad("limits:\n  - {field: a}"),
             Catch::Contains(":2:6: error: a limit says"));
  CHECK_THAT(bad("limits:\n  - {only: security}"),
             Catch::Contains("a limit is on one thing"));
  CHECK_THAT(bad("limits:\n  - {param: f, only: security}"),
             Catch::Contains("which parameter?"));
  CHECK_THAT(bad("releases: [{function: f, for: [advertising]}]"),
             Catch::Contains("needs a 'reason' and an 'owner'"));
  CHECK_THAT(bad("exceptions: [{fingerprint: a, reason: r, owner: o, expires: "
                 "soon}]"),
             Catch::Contains("'soon' is no date; write YYYY-MM-DD"));
  CHECK_THAT(bad("mode: loging"), Catch::Contains("did you mean 'logging'?"));
  CHECK_THAT(bad("severity: {purpose-violaton: error}"),
             Catch::Contains("did you mean 'purpose-violation'?"));
  CHECK_THAT(bad("purposes: {a: {includes: [b]}, b: {includes: [a]}}"),
             Catch::Contains("cannot stand below"));
  CHECK_THAT(bad("uses: 3"), Catch::Contains("expected a list"));
  CHECK_THAT(bad("uses: [\n"), Catch::Contains(": error: "));
}

TEST_CASE("several mistakes are told at once") {
  std::string text = bad("limt: []\nmode: x\nuses: 3\n");
  CHECK(llvm::StringRef(text).count("error:") == 3);
}

TEST_CASE("names match whole, from a :: on, and by globs") {
  CHECK(nameMatches("Row::get", "Row::get"));
  CHECK(nameMatches("Row::get", "db::Row::get"));
  CHECK_FALSE(nameMatches("::Row::get", "db::Row::get"));
  CHECK_FALSE(nameMatches("Row::get", "Arrow::get"));
  CHECK(nameMatches("ads::*", "ads::inner::bid"));
  CHECK(nameMatches("*Matcher", "ads::AudienceMatcher"));
  CHECK(nameMatches("Box::get", "Box<int>::get"));
  CHECK(nameMatches("operator<", "operator<"));
}

TEST_CASE("paths match from the policy's folder on") {
  CHECK(pathMatches("src/ads/**", "/p/src/ads/a/b.cpp", "/p"));
  CHECK(pathMatches("src/*/x.cpp", "/p/src/ads/x.cpp", "/p"));
  CHECK_FALSE(pathMatches("src/*/x.cpp", "/p/src/ads/a/x.cpp", "/p"));
  CHECK(pathMatches("**/x.cpp", "/p/x.cpp", "/p"));
  CHECK(pathMatches("**/ads/**", "/p/a/ads/b/c.h", "/p"));
  CHECK_FALSE(pathMatches("src/ads/**", "/q/src/ads/a.cpp", "/p"));
  CHECK(pathMatches("/q/src/**", "/q/src/ads/a.cpp", "/p"));
  CHECK_FALSE(pathMatches("src/ads/**", "/p/src/adsx/a.cpp", "/p"));
}

TEST_CASE("property: no bytes crash the reader") {
  std::mt19937 random(1);
  const std::string seed =
      "limits:\n  - {field: a, only: [security]}\nuses: [{path: b, purpose: "
      "advertising}]\nreleases: [{function: f}]\n";
  for (int i = 0; i < 2000; ++i) {
    std::string text = seed;
    for (int k = 0; k < 3; ++k)
      text[random() % text.size()] = char(random() % 128);
    llvm::Expected<Policy> policy = parsePolicy(text, "x");
    if (!policy)
      CHECK_THAT(llvm::toString(policy.takeError()), Catch::Contains("x:"));
  }
}
