//===- CiFormatsTest.cpp - code quality and JUnit ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sample's finding open, accepted and with what XML has to escape.
//
//===----------------------------------------------------------------------===//

#include "report/CiFormats.h"
#include "Sample.h"
#include <catch2/catch.hpp>

using namespace purpose;

TEST_CASE("code quality: what GitLab documents") {
  Report report = sampleReport();
  report.results.push_back(report.results[0]);
  report.results.push_back(acceptedSample());
  report.blindSpots[0].failsRun = true;
  auto list = toCodeQuality(report, builtinPolicy(), "/p");
  REQUIRE(list.size() == 3); // two open, one blind spot
  CHECK(list[0].dump() ==
        R"({"description":"'Account::phone' is limited to 'security' but is )"
        R"(used for 'audience-matching' by 'MatchAudience'",)"
        R"("check_name":"purpose-violation","fingerprint":"0123456789abcdef",)"
        R"("severity":"major","location":{"path":"audience cpp.cpp",)"
        R"("lines":{"begin":41}}})");
  CHECK(list[1]["fingerprint"] == "0123456789abcdef-2");
  CHECK(list[2]["check_name"] == "blind-spot");
  CHECK(toCodeQuality({}, builtinPolicy(), "/p").dump() == "[]");
}

TEST_CASE("JUnit: a failed test a finding") {
  Report report = sampleReport();
  report.results[0].finding.trace[1].text = "passed to 'a<b>&\x01'";
  report.results.push_back(acceptedSample());
  CHECK(toJUnit(report, builtinPolicy(), FailOn::Any, "/p") ==
        R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1" errors="0" skipped="1">
  <testsuite name="clang-purpose" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="purpose-violation" name="&apos;Account::phone&apos; -&gt; audience-matching by &apos;MatchAudience&apos; [01234567]" file="audience cpp.cpp" line="41">
      <failure message="&apos;Account::phone&apos; is limited to &apos;security&apos; but is used for &apos;audience-matching&apos; by &apos;MatchAudience&apos;" type="purpose-violation">account.h:4:3: limited here
audience cpp.cpp:41:23: passed to &apos;a&lt;b&gt;&amp; &apos;
</failure>
    </testcase>
    <testcase classname="purpose-violation" name="&apos;Account::phone&apos; -&gt; audience-matching by &apos;MatchAudience&apos; [01234567]" file="audience cpp.cpp" line="41">
      <skipped message="accepted: consent is asked for in the form"/>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("JUnit: clean, known and unsure runs") {
  CHECK_THAT(toJUnit({}, builtinPolicy(), FailOn::Any, "/p"),
             Catch::Contains("tests=\"1\" failures=\"0\"") &&
                 Catch::Contains("no data is used against its purpose"));
  Report report = sampleReport();
  report.results[0].state = BaselineState::Unchanged;
  report.blindSpots[0].failsRun = true;
  CHECK_THAT(toJUnit(report, builtinPolicy(), FailOn::New, "/p"),
             Catch::Contains("failures=\"0\" errors=\"1\" skipped=\"1\""));
}
