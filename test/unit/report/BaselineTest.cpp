//===- BaselineTest.cpp - new, unchanged, updated, absent -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Small variations of one finding against each other.
//
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"
#include "Sample.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Reported named(const char *fingerprint, const char *label = "A::phone") {
  Reported result = sampleReport().results[0];
  result.finding.fingerprint = fingerprint;
  result.finding.label.name = label;
  return result;
}

static std::vector<BaselineState> states(std::vector<Reported> now,
                                         std::vector<Reported> earlier) {
  Report report;
  report.results = std::move(now);
  compareWithBaseline(report, earlier);
  std::vector<BaselineState> result;
  for (const Reported &r : report.results)
    result.push_back(r.state);
  return result;
}

using S = BaselineState;

TEST_CASE("the same finding elsewhere in its file is unchanged") {
  Reported moved = named("1");
  moved.finding.place.line += 100;
  CHECK(states({moved}, {named("1")}) == std::vector{S::Unchanged});
}

TEST_CASE("new and gone") {
  CHECK(states({named("1", "A::mail")}, {named("2", "A::phone")}) ==
        std::vector{S::New, S::Absent});
  CHECK(states({}, {}).empty());
}

TEST_CASE("another way to the same edge is an update, if the old way is gone") {
  CHECK(states({named("1")}, {named("2")}) == std::vector{S::Updated});
  CHECK(states({named("1"), named("2")}, {named("2")}) ==
        std::vector{S::New, S::Unchanged});
  Reported elsewhere = named("1");
  elsewhere.finding.function = "another";
  CHECK(states({elsewhere}, {named("2")}) == std::vector{S::New, S::Absent});
}

TEST_CASE("a second finding of one fingerprint is new") {
  CHECK(states({named("1"), named("1")}, {named("1")}) ==
        std::vector{S::Unchanged, S::New});
}

TEST_CASE("what was accepted is known; what was absent is not") {
  Reported accepted = acceptedSample(), absent = named("1");
  accepted.finding.fingerprint = "1";
  CHECK(states({named("1")}, {accepted}) == std::vector{S::Unchanged});
  absent.state = BaselineState::Absent;
  CHECK(states({named("1")}, {absent}) == std::vector{S::New});
}

TEST_CASE("an exception's finding is never an update of another") {
  Reported a = exceptionFinding({"/p/x", 1, 1}, "over", "a");
  Reported b = exceptionFinding({"/p/x", 1, 1}, "over", "b");
  CHECK(states({a}, {b}) == std::vector{S::New, S::Absent});
}
