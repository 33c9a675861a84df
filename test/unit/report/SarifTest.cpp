//===- SarifTest.cpp - standings and limits in SARIF ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What code scanning refuses never stands in a report.
//
//===----------------------------------------------------------------------===//

#include "report/Sarif.h"
#include "Sample.h"
#include "llvm/Support/FileSystem.h"
#include <catch2/catch.hpp>

using namespace purpose;
using json = nlohmann::ordered_json;

static json runOf(const Report &report) {
  SarifOptions options;
  options.root = "/p";
  return toSarif(report, builtinPolicy(), options)["runs"][0];
}

static SarifReport again(const Report &report) {
  llvm::SmallString<128> path;
  REQUIRE(!llvm::sys::fs::createTemporaryFile("report", "sarif", path));
  SarifOptions options;
  options.root = "/p";
  REQUIRE(!llvm::errorToBool(
      writeSarifFile(toSarif(report, builtinPolicy(), options), path)));
  auto read = readSarifFile(path);
  llvm::sys::fs::remove(path);
  REQUIRE(bool(read));
  return *read;
}

TEST_CASE("an accepted finding has a suppression, and the others none") {
  Report report = sampleReport();
  CHECK_FALSE(runOf(report)["results"][0].contains("suppressions"));
  report.results.push_back(acceptedSample());
  json results = runOf(report)["results"];
  CHECK(results[0]["suppressions"] == json::array());
  json suppression = results[1]["suppressions"][0];
  CHECK(suppression["kind"] == "external");
  CHECK(suppression["status"] == "accepted");
  CHECK(suppression["justification"] == "consent is asked for in the form");
  CHECK(suppression["location"]["physicalLocation"]["region"]["startLine"] ==
        7);
  CHECK(suppression["properties"]["owner"] == "ads");
  report.results[1].accepted->where = Acceptance::InSource;
  CHECK(runOf(report)["results"][1]["suppressions"][0]["kind"] == "inSource");

  const Reported read = again(report).results[1];
  REQUIRE(read.accepted);
  CHECK(read.accepted->where == Acceptance::InSource);
  CHECK(read.accepted->reason == "consent is asked for in the form");
  CHECK(read.accepted->expires == "2027-06-30");
}

TEST_CASE("baseline states are SARIF's") {
  Report report = sampleReport();
  CHECK_FALSE(runOf(report)["results"][0].contains("baselineState"));
  for (auto [state, name] : {std::pair(BaselineState::New, "new"),
                             std::pair(BaselineState::Unchanged, "unchanged"),
                             std::pair(BaselineState::Updated, "updated"),
                             std::pair(BaselineState::Absent, "absent")}) {
    report.results[0].state = state;
    CHECK(runOf(report)["results"][0]["baselineState"] == name);
  }
}

TEST_CASE("the step that a change brought is where the result is shown") {
  Report report = sampleReport();
  report.results[0].finding.trace.insert(
      report.results[0].finding.trace.begin() + 1,
      {{"/p/pass.cpp", 12, 5}, "passed to 'job'", "pass"});
  report.results[0].completion =
      Completion{{"/p/pass.cpp", 12, 5},
                 "this call, new in this change, completes the path",
                 1};
  json result = runOf(report)["results"][0];
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "pass.cpp");
  CHECK(result["relatedLocations"].size() == 4);
  CHECK(result["relatedLocations"][2]["message"]["text"] ==
        "this call, new in this change, completes the path.");
  json steps = result["codeFlows"][0]["threadFlows"][0]["locations"];
  CHECK(steps[1]["importance"] == "essential");
  CHECK(steps[1]["properties"]["newInThisChange"] == true);
  // Read back, it stands at its edge again.
  CHECK(again(report).results[0].finding.place ==
        Place{"/p/audience cpp.cpp", 41, 23});
}

TEST_CASE("a finding about an exception is a result of its own rule") {
  Report report;
  report.results.push_back(
      exceptionFinding({"/p/.clang-purpose", 7, 5}, "it is over", "x"));
  json run = runOf(report);
  json result = run["results"][0];
  CHECK(result["ruleId"] == "purpose-exception");
  CHECK(
      run["tool"]["driver"]["rules"][result["ruleIndex"].get<size_t>()]["id"] ==
      "purpose-exception");
  CHECK(result["message"]["text"] == "it is over.");
  CHECK_FALSE(result.contains("codeFlows"));
  CHECK_FALSE(result.contains("relatedLocations"));
}

TEST_CASE("no more results than code scanning takes, and it is said") {
  Report report;
  Reported one = sampleReport().results[0];
  one.finding.trace.clear();
  report.results.assign(25'003, one);
  json run = runOf(report);
  CHECK(run["results"].size() == 25'000);
  json notices = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notices.size() == 1);
  CHECK_THAT(notices[0]["message"]["text"].get<std::string>(),
             Catch::Contains("3 results are left out"));
}

TEST_CASE("a long way keeps both its ends") {
  Report report = sampleReport();
  Finding &f = report.results[0].finding;
  TraceStep last = f.trace.back();
  f.trace.pop_back();
  for (unsigned i = 0; i < 12'000; ++i)
    f.trace.push_back({{"/p/long.cpp", i + 1, 1}, "passed on", "f"});
  f.trace.push_back(last);
  json steps = runOf(
      report)["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
  REQUIRE(steps.size() == 1'000);
  CHECK(steps[0]["location"]["message"]["text"] == "limited here.");
  CHECK(steps[999]["location"]["message"]["text"] == "passed to 'add'.");
  CHECK(steps[999]["executionOrder"] == 1'000);
  CHECK_THAT(steps[500]["location"]["message"]["text"].get<std::string>(),
             Catch::Contains("11002 steps left out"));
}

TEST_CASE("few tags, few related locations") {
  Report report = sampleReport();
  report.results[0].completion = Completion{{"/p/x.cpp", 1, 1}, "new", {}};
  json run = runOf(report);
  for (const json &rule : run["tool"]["driver"]["rules"])
    CHECK(rule["properties"]["tags"].size() <= 20);
  CHECK(run["results"][0]["locations"].size() == 1);
  CHECK(run["results"][0]["relatedLocations"].size() <= 10);
}

TEST_CASE("a report of another tool is refused") {
  llvm::SmallString<128> path;
  REQUIRE(!llvm::sys::fs::createTemporaryFile("report", "sarif", path));
  json log = toSarif(sampleReport(), builtinPolicy(), {});
  log["runs"][0]["tool"]["driver"]["name"] = "other";
  REQUIRE(!llvm::errorToBool(writeSarifFile(log, path)));
  auto read = readSarifFile(path);
  llvm::sys::fs::remove(path);
  REQUIRE(!read);
  CHECK_THAT(llvm::toString(read.takeError()),
             Catch::Contains("of another tool"));
}
