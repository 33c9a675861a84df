//===- ReportTest.cpp - one set of findings, three faces --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sample.h"
#include "report/Sarif.h"
#include "report/Text.h"
#include "llvm/Support/FileSystem.h"
#include <catch2/catch.hpp>

using namespace purpose;

static std::string text(const Report &report, const Policy &policy,
                        bool onlyNew = false) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  TextOptions options;
  options.relativeTo = "/p";
  options.onlyNew = onlyNew;
  writeText(report, policy, stream, options);
  return out;
}

TEST_CASE("text has the form of clang's diagnostics") {
  CHECK(text(sampleReport(), builtinPolicy()) ==
        "audience cpp.cpp:41:23: warning: 'Account::phone' is limited to "
        "'security' but is used for 'audience-matching' by 'MatchAudience' "
        "[purpose-violation]\n"
        "account.h:4:3: note: limited here\n"
        "audience cpp.cpp:41:23: note: passed to 'add'\n"
        "audience cpp.cpp:41:23: note: confidence 95%: the value was computed "
        "from it\n"
        "audience cpp.cpp:41:23: note: for the whole way with its source "
        "lines: clang-purpose explain 01234567\n"
        "store.cpp:7:1: remark: 'Account::phone' is lost sight of here: "
        "'sendRaw' has no body and no model [blind-spot]\n"
        "store.cpp:7:1: note: write a model\n"
        "1 violation, 1 blind spot in 14 units (123 functions, 456 flows; 1 "
        "label, 1 use)\n");
}

TEST_CASE("the policy sets the severity") {
  Policy p = builtinPolicy();
  p.severity["purpose-violation"] = Severity::Error;
  CHECK_THAT(text(sampleReport(), p), Catch::Contains(":41:23: error: "));
}

TEST_CASE("never is told as never") {
  Findings f = sample();
  f.findings[0].label.kind = LimitKind::Never;
  CHECK_THAT(text(reportOf(f), builtinPolicy()),
             Catch::Contains("'Account::phone' must never be used for "
                             "'security' but is used for"));
}

TEST_CASE("explain tells both ends, the way and the remedies") {
  std::string out;
  llvm::raw_string_ostream stream(out);
  writeExplain(sampleReport().results[0], builtinPolicy(), stream, {});
  for (const char *part :
       {"01234567", "0123456789abcdef", "1. limited here", "2. passed to 'add'",
        "PURPOSE_GUARD(\"audience-matching\")", "confidence   95%",
        "clang-purpose accept 01234567", "// NOLINT(purpose-violation): "})
    CHECK_THAT(out, Catch::Contains(part));
}

TEST_CASE("SARIF holds the result, its way, and what was not seen") {
  SarifOptions options;
  options.root = "/p";
  options.arguments = {"clang-purpose", "check"};
  auto log = toSarif(sampleReport(), builtinPolicy(), options);
  auto run = log["runs"][0];
  auto result = run["results"][0];
  CHECK(result["ruleId"] == "purpose-violation");
  CHECK(
      run["tool"]["driver"]["rules"][result["ruleIndex"].get<size_t>()]["id"] ==
      "purpose-violation");
  CHECK(result["partialFingerprints"]["purposeFingerprint/v1"] ==
        "0123456789abcdef");
  CHECK(result["rank"] == 95.0);
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "audience%20cpp.cpp");
  CHECK(result["codeFlows"][0]["threadFlows"][0]["locations"].size() == 2);
  CHECK(run["invocations"][0]["toolExecutionNotifications"].size() == 1);
  CHECK(run["originalUriBaseIds"]["SRCROOT"]["uri"] == "file:///p/");
  CHECK(run["taxonomies"].size() == 2);
}

TEST_CASE("what SARIF holds can be read back for explain") {
  llvm::SmallString<128> path;
  REQUIRE(!llvm::sys::fs::createTemporaryFile("report", "sarif", path));
  SarifOptions options;
  options.root = "/p";
  REQUIRE(!llvm::errorToBool(
      writeSarifFile(toSarif(sampleReport(), builtinPolicy(), options), path)));
  auto read = readSarifFile(path);
  REQUIRE(bool(read));
  REQUIRE(read->results.size() == 1);
  const Finding &f = read->results.front().finding;
  CHECK(read->root == "/p");
  CHECK(f.function == "job");
  CHECK(f.label.place == Place{"/p/account.h", 4, 3});
  CHECK(f.use.place == Place{"/p/audience.h", 9, 7});
  CHECK(read->results.front().message == messageOf(f));
  CHECK(f.id == "01234567");
  CHECK(f.fingerprint == "0123456789abcdef");
  CHECK(f.place == Place{"/p/audience cpp.cpp", 41, 23});
  CHECK(f.trace.size() == 2);
  CHECK(f.trace[1].text == "passed to 'add'");
  CHECK(f.label.purposes == std::vector<std::string>{"security"});
  llvm::sys::fs::remove(path);
}

TEST_CASE("another root takes the place of SRCROOT") {
  llvm::SmallString<128> path;
  REQUIRE(!llvm::sys::fs::createTemporaryFile("report", "sarif", path));
  SarifOptions options;
  options.root = "/p";
  REQUIRE(!llvm::errorToBool(
      writeSarifFile(toSarif(sampleReport(), builtinPolicy(), options), path)));
  auto read = readSarifFile(path, "/elsewhere");
  REQUIRE(bool(read));
  CHECK(read->results.front().finding.place.file ==
        "/elsewhere/audience cpp.cpp");
  llvm::sys::fs::remove(path);
}

TEST_CASE("an unwritable report and a foreign file are errors") {
  llvm::Error error = writeSarifFile(nlohmann::ordered_json::object(),
                                     "/nonexistent/dir/x.sarif");
  CHECK_THAT(llvm::toString(std::move(error)),
             Catch::Contains("cannot write the SARIF file"));
  auto read = readSarifFile(SOURCE_DIR "/LICENSE");
  REQUIRE(!read);
  CHECK_THAT(llvm::toString(read.takeError()),
             Catch::Contains("no SARIF file"));
}

TEST_CASE("what is accepted, known or gone is counted") {
  Report report = sampleReport();
  report.results.push_back(acceptedSample());
  report.results.push_back(
      exceptionFinding({"/p/.clang-purpose", 7, 5}, "it is over", "x"));
  CHECK_THAT(
      text(report, builtinPolicy()),
      Catch::Contains(".clang-purpose:7:5: warning: it is over "
                      "[purpose-exception]\n") &&
          Catch::Contains("1 violation, 1 exception to mend, 1 accepted, "
                          "1 blind spot in"));
  report.results[0].state = BaselineState::Unchanged;
  report.results[1].state = BaselineState::Unchanged;
  report.results[2].state = BaselineState::Absent;
  CHECK_THAT(text(report, builtinPolicy()),
             Catch::Contains("note: known from the baseline\n") &&
                 Catch::Contains(
                     "1 violation (0 new), 1 accepted, 1 gone, 1 blind spot"));
  CHECK_THAT(text(report, builtinPolicy(), /*onlyNew=*/true),
             !Catch::Contains("warning:") && Catch::Contains("1 violation ("));
}

TEST_CASE("only what is new fails a run that asks for it") {
  Policy policy = builtinPolicy();
  Reported result = sampleReport().results[0];
  CHECK(fails(result, policy, FailOn::Any));
  CHECK_FALSE(fails(result, policy, FailOn::None));
  CHECK_FALSE(fails(result, policy, FailOn::New));
  result.state = BaselineState::New;
  CHECK(fails(result, policy, FailOn::New));
  CHECK_FALSE(fails(acceptedSample(), policy, FailOn::Any));
  policy.severity["purpose-violation"] = Severity::Note;
  CHECK_FALSE(fails(result, policy, FailOn::Any));
  policy = builtinPolicy();
  policy.enforcing = false;
  CHECK_FALSE(fails(result, policy, FailOn::Any));
}
