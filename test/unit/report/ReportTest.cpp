//===- ReportTest.cpp - one set of findings, three faces --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Sarif.h"
#include "report/Text.h"
#include "llvm/Support/FileSystem.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Findings sample() {
  Finding f;
  f.rule = "purpose-violation";
  f.label = {"Account::phone",
             LimitKind::Only,
             {"security"},
             {"/p/account.h", 4, 3},
             "annotation"};
  f.use = {"MatchAudience",
           "audience-matching",
           {"/p/audience.h", 9, 7},
           "annotation"};
  f.place = {"/p/audience cpp.cpp", 41, 23};
  f.function = "job";
  f.trace = {{{"/p/account.h", 4, 3}, "limited here", ""},
             {{"/p/audience cpp.cpp", 41, 23}, "passed to 'add'", "job"}};
  f.chain = {"job", "MatchAudience::add"};
  f.breadcrumbs = CrumbDerived;
  f.confidence = .95;
  f.fingerprint = "0123456789abcdef";
  f.id = "01234567";
  BlindSpot b;
  b.place = {"/p/store.cpp", 7, 1};
  b.what = "'sendRaw' has no body and no model";
  b.label = "Account::phone";
  b.remedy = "write a model";
  Findings all;
  all.findings = {f};
  all.blindSpots = {b};
  all.units = 14;
  all.functions = 123;
  all.flows = 456;
  all.labels = all.uses = 1;
  return all;
}

static std::string text(const Findings &findings, const Policy &policy) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  TextOptions options;
  options.relativeTo = "/p";
  writeText(findings, policy, stream, options);
  return out;
}

TEST_CASE("text has the form of clang's diagnostics") {
  CHECK(text(sample(), builtinPolicy()) ==
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
  CHECK_THAT(text(sample(), p), Catch::Contains(":41:23: error: "));
}

TEST_CASE("never is told as never") {
  Findings f = sample();
  f.findings[0].label.kind = LimitKind::Never;
  CHECK_THAT(text(f, builtinPolicy()),
             Catch::Contains("'Account::phone' must never be used for "
                             "'security' but is used for"));
}

TEST_CASE("explain tells both ends, the way and the remedies") {
  std::string out;
  llvm::raw_string_ostream stream(out);
  writeExplain(sample().findings[0], builtinPolicy(), stream, {});
  for (const char *part :
       {"01234567", "0123456789abcdef", "1. limited here", "2. passed to 'add'",
        "PURPOSE_GUARD(\"audience-matching\")", "confidence   95%"})
    CHECK_THAT(out, Catch::Contains(part));
}

TEST_CASE("SARIF holds the result, its way, and what was not seen") {
  SarifOptions options;
  options.root = "/p";
  options.arguments = {"clang-purpose", "check"};
  auto log = toSarif(sample(), builtinPolicy(), options);
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
      writeSarifFile(toSarif(sample(), builtinPolicy(), options), path)));
  auto read = readSarifFile(path);
  REQUIRE(bool(read));
  REQUIRE(read->size() == 1);
  const Finding &f = read->front();
  CHECK(f.id == "01234567");
  CHECK(f.fingerprint == "0123456789abcdef");
  CHECK(f.place == Place{"/p/audience cpp.cpp", 41, 23});
  CHECK(f.trace.size() == 2);
  CHECK(f.trace[1].text == "passed to 'add'");
  CHECK(f.label.purposes == std::vector<std::string>{"security"});
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
