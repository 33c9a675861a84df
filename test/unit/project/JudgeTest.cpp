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

static Policy withException(PolicyException exception) {
  Policy policy = builtinPolicy();
  exception.place = {"/p/.clang-purpose", 7, 3};
  policy.exceptions.push_back(exception);
  return policy;
}

TEST_CASE("an exception takes a finding out by its fingerprint or id") {
  for (const char *name : {"00112233445566778899aabbccddeeff", "00112233"}) {
    PolicyException exception;
    exception.fingerprint = name;
    Verdict verdict =
        judge(twoFindings(), withException(exception), "2026-01-01");
    REQUIRE(verdict.findings.findings.size() == 1);
    CHECK(verdict.findings.findings[0].label.name == "Account::mail");
    REQUIRE(verdict.accepted.size() == 1);
    CHECK(verdict.accepted[0].finding.label.name == "Account::phone");
    CHECK(verdict.remarks.empty());
  }
}

TEST_CASE("by label, by use, by both; never by nothing") {
  auto left = [](const char *label, const char *use) {
    PolicyException exception;
    exception.label = label;
    exception.use = use;
    return judge(twoFindings(), withException(exception), "2026-01-01")
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
  exception.expires = "2026-06-30";
  Policy policy = withException(exception);
  CHECK(judge(twoFindings(), policy, "2026-06-30").findings.findings.empty());
  Verdict late = judge(twoFindings(), policy, "2026-07-01");
  CHECK(late.findings.findings.size() == 2);
  REQUIRE(late.remarks.size() == 1);
  CHECK(late.remarks[0] == "/p/.clang-purpose:7:3: warning: the exception for "
                           "label 'Account::*' expired on 2026-06-30");
}

TEST_CASE("an exception that speaks of nothing is pointed out") {
  PolicyException exception;
  exception.fingerprint = "dead";
  Verdict verdict =
      judge(twoFindings(), withException(exception), "2026-01-01");
  REQUIRE(verdict.remarks.size() == 1);
  CHECK_THAT(verdict.remarks[0], Catch::Contains("matches no finding"));
}

TEST_CASE("the exit status") {
  Policy policy = builtinPolicy();
  auto status = [&](Findings findings, std::vector<UnitFailure> failures,
                    RunState state = {}) {
    return exitStatus(judge(std::move(findings), policy, "2026-01-01"), policy,
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
