//===- JudgeTest.cpp - exceptions, tolerance, exit status -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/Judge.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Findings twoFindings() {
  Findings findings;
  Finding phone;
  phone.rule = "purpose-violation";
  phone.label.name = "Account::phone";
  phone.use.name = "ads::MatchAudience";
  phone.use.purpose = "audience-matching";
  phone.fingerprint = "00112233445566778899aabbccddeeff";
  phone.id = "00112233";
  Finding mail = phone;
  mail.label.name = "Account::mail";
  mail.fingerprint = "ff112233445566778899aabbccddeeff";
  mail.id = "ff112233";
  findings.findings = {phone, mail};
  return findings;
}

/// Judged on a day, with one source file's text for all paths.
static Verdict judged(Findings findings, const Policy &policy,
                      const char *today, std::string source = "",
                      bool whole = true) {
  JudgeSettings settings;
  settings.today = today;
  settings.whole = whole;
  settings.sources = {"/p/a.cpp"};
  settings.read = [source](llvm::StringRef) { return source; };
  return judge(std::move(findings), policy, settings);
}

/// What is said of exceptions.
static std::vector<std::string> said(const Verdict &verdict) {
  std::vector<std::string> result;
  for (const Reported &reported : verdict.exceptions)
    result.push_back(reported.message);
  return result;
}

static Policy withException(PolicyException exception) {
  Policy policy = builtinPolicy();
  exception.place = {"/p/.clang-purpose", 7, 3};
  if (exception.kind.empty() && exception.expires.empty())
    exception.kind = "false-positive";
  policy.exceptions.push_back(exception);
  return policy;
}

TEST_CASE("an exception takes a finding out by its fingerprint or id") {
  for (const char *name : {"00112233445566778899aabbccddeeff", "00112233"}) {
    PolicyException exception;
    exception.fingerprint = name;
    Verdict verdict =
        judged(twoFindings(), withException(exception), "2026-01-01");
    REQUIRE(verdict.findings.findings.size() == 1);
    CHECK(verdict.findings.findings[0].label.name == "Account::mail");
    REQUIRE(verdict.accepted.size() == 1);
    CHECK(verdict.accepted[0].finding.label.name == "Account::phone");
    CHECK(verdict.exceptions.empty());
    CHECK(verdict.accepted[0].accepted->place.line == 7);
  }
}

TEST_CASE("by label, by use, by both; never by nothing") {
  auto left = [](const char *label, const char *use) {
    PolicyException exception;
    exception.label = label;
    exception.use = use;
    return judged(twoFindings(), withException(exception), "2026-01-01")
        .findings.findings.size();
  };
  CHECK(left("Account::*", "") == 0);
  CHECK(left("Account::phone", "") == 1);
  CHECK(left("", "MatchAudience") == 0);
  CHECK(left("", "audience-matching") == 0);
  CHECK(left("Account::phone", "MatchAudience") == 1);
  CHECK(left("Account::phone", "somebody::Else") == 2);
  CHECK(left("", "") == 2);
}

TEST_CASE("an exception ends after its last day, and says so") {
  PolicyException exception;
  exception.label = "Account::*";
  exception.use = "MatchAudience";
  exception.owner = "ads";
  exception.expires = "2026-06-30";
  Policy policy = withException(exception);
  CHECK(judged(twoFindings(), policy, "2026-06-30").findings.findings.empty());
  Verdict late = judged(twoFindings(), policy, "2026-07-01");
  CHECK(late.findings.findings.size() == 2);
  REQUIRE(late.exceptions.size() == 1);
  CHECK(late.exceptions[0].finding.place == Place{"/p/.clang-purpose", 7, 3});
  CHECK(late.exceptions[0].message ==
        "the exception for label 'Account::*' and use 'MatchAudience' expired "
        "on 2026-06-30; ads has to prolong it, or the finding to be mended");
}

TEST_CASE("an exception that speaks of nothing is pointed out") {
  PolicyException exception;
  exception.fingerprint = "dead";
  Verdict verdict =
      judged(twoFindings(), withException(exception), "2026-01-01");
  CHECK(said(verdict) == std::vector<std::string>{
                             "the exception for 'dead' accepts nothing; remove "
                             "it"});
  // Some files of a program do not tell.
  CHECK(said(judged(twoFindings(), withException(exception), "2026-01-01", "",
                    /*whole=*/false))
            .empty());
}

TEST_CASE("an accepted risk has an end; too broad an exception is said so") {
  PolicyException exception;
  exception.label = "Account::phone";
  exception.use = "MatchAudience";
  exception.kind = "accepted-risk";
  auto messages = [&] {
    return said(judged(twoFindings(), withException(exception), "2026-01-01"));
  };
  REQUIRE(messages().size() == 1);
  CHECK_THAT(messages()[0], Catch::Contains("has no end"));
  exception.expires = "2026-12-31";
  CHECK(messages().empty());
  exception.use = "*";
  REQUIRE(messages().size() == 1);
  CHECK_THAT(messages()[0], Catch::Contains("too broad"));
}

TEST_CASE("an exception that takes many findings out is too broad") {
  Findings many = twoFindings();
  many.findings.resize(1);
  many.findings.resize(11, many.findings[0]);
  PolicyException exception;
  exception.label = "Account::phone";
  exception.use = "MatchAudience";
  std::vector<std::string> messages =
      said(judged(many, withException(exception), "2026-01-01"));
  REQUIRE(messages.size() == 1);
  CHECK_THAT(messages[0], Catch::Contains("it accepts 11 findings"));
}

/// The first of the two findings at line 2 of a source.
static Verdict commented(const std::string &source, bool whole = true) {
  Findings findings = twoFindings();
  findings.findings.resize(1);
  findings.findings[0].place = {"/p/a.cpp", 2, 5};
  return judged(findings, builtinPolicy(), "2026-06-01", source, whole);
}

TEST_CASE("a comment on the finding's line accepts it") {
  Verdict verdict = commented("int a;\nbid(p); // NOLINT(purpose-violation): "
                              "asked for owner=ads expires=2026-06-30\n");
  CHECK(verdict.findings.findings.empty());
  REQUIRE(verdict.accepted.size() == 1);
  const Acceptance &accepted = *verdict.accepted[0].accepted;
  CHECK(accepted.where == Acceptance::InSource);
  CHECK(accepted.reason == "asked for");
  CHECK(accepted.owner == "ads");
  CHECK(accepted.place == Place{"/p/a.cpp", 2, 12});
  CHECK(verdict.exceptions.empty());
}

TEST_CASE("what is wrong with a comment is said, and what it does") {
  struct {
    const char *source, *message;
    size_t left;
  } table[] = {
      {"\nx; // NOLINT(purpose-violation)", "gives no reason", 0},
      {"\nx; // NOLINT", "names no check", 0},
      {"\nx; // NOLINT(*): because", "names no check", 0},
      {"// NOLINTNEXTLINE(purpose-*): why\nx;", "", 0},
      {"// NOLINT(purpose-violation): why\nx;", "accepts nothing", 1},
      {"\nx; // NOLINT(purpose-implicit): why", "accepts nothing", 1},
      {"\nx; // NOLINT(bugprone-*): why", "", 1},
      {"\nx; // NOLINT(purpose-violation): why expires=2026-05-31", "expired",
       1},
      {"\nx; // NOLINT(purpose-violation): why expires=soon", "no date", 0},
      {"// NOLINTBEGIN(purpose-violation): why\nx;\n"
       "// NOLINTEND(purpose-violation)",
       "", 0},
      {"// NOLINTBEGIN(purpose-violation): why\nx;\n", "has no NOLINTEND", 1},
  };
  for (const auto &row : table) {
    INFO(row.source);
    Verdict verdict = commented(row.source);
    CHECK(verdict.findings.findings.size() == row.left);
    std::string all;
    for (const std::string &message : said(verdict))
      all += message + "\n";
    if (*row.message)
      CHECK_THAT(all, Catch::Contains(row.message));
    else
      CHECK(all == "");
  }
  CHECK(
      said(commented("// NOLINT(purpose-violation): why\nx;", false)).empty());
}

TEST_CASE("the exit status") {
  Policy policy = builtinPolicy();
  auto status = [&](Findings findings, std::vector<UnitFailure> failures,
                    RunState state = {}) {
    return exitStatus(judged(std::move(findings), policy, "2026-01-01"), policy,
                      failures, state);
  };
  UnitFailure failed;
  failed.file = "/p/gen/a.cpp";
  CHECK(status({}, {}) == 0);
  CHECK(status(twoFindings(), {}) == 1);
  CHECK(status({}, {failed}) == 2);
  CHECK(status(twoFindings(), {failed}) == 2);
  CHECK(status({}, {failed}, {false, true, false}) == 0);
  CHECK(status(twoFindings(), {failed}, {false, true, false}) == 1);
  CHECK(status({}, {}, {true, false, false}) == 2);

  SECTION("a finding about an exception is one, unless turned down") {
    PolicyException idle;
    idle.fingerprint = "dead";
    policy = withException(idle);
    CHECK(status({}, {}) == 1);
    policy.severity["purpose-exception"] = Severity::Note;
    CHECK(status({}, {}) == 0);
  }
  SECTION("logging mode finds, and lets pass") {
    policy.enforcing = false;
    CHECK(status(twoFindings(), {}) == 0);
    CHECK(status(twoFindings(), {failed}) == 2);
  }
  SECTION("a rule can be turned down to a note") {
    policy.severity["purpose-violation"] = Severity::Note;
    CHECK(status(twoFindings(), {}) == 0);
  }
  SECTION("tolerated folders do not fail the run") {
    policy.root = "/p";
    policy.tolerate = {"gen/**"};
    CHECK(status({}, {failed}) == 0);
  }
  SECTION("blind spots: those that fail a run, and all of them if strict") {
    Findings spotted;
    BlindSpot spot;
    spot.what = "'sendRaw' has no body and no model";
    spotted.blindSpots = {spot};
    CHECK(status(spotted, {}) == 0);
    CHECK(status(spotted, {}, {false, false, true}) == 2);
    spotted.blindSpots[0].failsRun = true;
    CHECK(status(spotted, {}) == 2);
    policy.tolerate = {"*sendRaw*"};
    CHECK(status(spotted, {}) == 0);
    policy.tolerate = {"no-body"};
    CHECK(status(spotted, {}) == 0);
  }
}
