//===- JUnit.cpp - findings as failed tests ---------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written as text; what XML 1.0 cannot hold is replaced.
//
//===----------------------------------------------------------------------===//

#include "CiFormats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;

namespace purpose {

namespace {

std::string escaped(StringRef text) {
  std::string clean = llvm::json::fixUTF8(text);
  for (char &c : clean)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
      c = ' ';
  std::string result;
  llvm::raw_string_ostream out(result);
  llvm::printHTMLEscaped(clean, out);
  return result;
}

enum class Outcome { Failed, Skipped, Error };

struct TestCase {
  Outcome outcome;
  std::string rule, name, message, body;
  Place place;
};

std::string wayOf(const Reported &result, StringRef root) {
  std::string text;
  auto line = [&](const Place &at, StringRef words) {
    if (at.line)
      text += (relativeTo(root, at.file) + ":" + llvm::Twine(at.line) + ":" +
               llvm::Twine(at.column) + ": " + words + "\n")
                  .str();
  };
  for (const TraceStep &step : result.finding.trace)
    line(step.place, step.text);
  if (result.completion)
    line(result.completion->place, result.completion->text);
  return text;
}

TestCase caseOf(const Reported &result, const Policy &policy, FailOn failOn,
                StringRef root) {
  const Finding &f = result.finding;
  TestCase test;
  test.rule = f.rule;
  test.place = f.place;
  test.name = f.rule == ExceptionRule
                  ? result.message
                  : "'" + f.label.name + "' -> " + f.use.purpose + " by '" +
                        f.use.name + "' [" + f.id + "]";
  test.message = result.message;
  test.body = wayOf(result, root);
  test.outcome = Outcome::Skipped;
  if (result.accepted)
    test.message = "accepted: " + result.accepted->reason;
  else if (fails(result, policy, failOn))
    test.outcome = Outcome::Failed;
  return test;
}

void write(const TestCase &test, StringRef root, llvm::raw_ostream &out) {
  out << "    <testcase classname=\"" << escaped(test.rule) << "\" name=\""
      << escaped(test.name) << '"';
  if (!test.place.file.empty())
    out << " file=\"" << escaped(relativeTo(root, test.place.file)) << '"';
  if (test.place.line)
    out << " line=\"" << test.place.line << '"';
  out << ">\n";
  const char *tag = test.outcome == Outcome::Failed    ? "failure"
                    : test.outcome == Outcome::Skipped ? "skipped"
                                                       : "error";
  out << "      <" << tag << " message=\"" << escaped(test.message) << '"';
  if (test.outcome != Outcome::Skipped)
    out << " type=\"" << escaped(test.rule) << '"';
  if (test.body.empty() || test.outcome == Outcome::Skipped)
    out << "/>\n";
  else
    out << '>' << escaped(test.body) << "</" << tag << ">\n";
  out << "    </testcase>\n";
}

} // namespace

std::string toJUnit(const Report &report, const Policy &policy, FailOn failOn,
                    StringRef root) {
  std::vector<TestCase> tests;
  for (const Reported &result : report.results)
    if (result.state != BaselineState::Absent)
      tests.push_back(caseOf(result, policy, failOn, root));
  for (const BlindSpot &spot : report.blindSpots)
    if (spot.failsRun)
      tests.push_back({Outcome::Error, "blind-spot", spot.what, spot.what,
                       spot.remedy, spot.place});
  auto count = [&](Outcome outcome) {
    return llvm::count_if(
        tests, [&](const TestCase &test) { return test.outcome == outcome; });
  };
  std::string counts;
  llvm::raw_string_ostream(counts)
      << "tests=\"" << std::max<size_t>(1, tests.size()) << "\" failures=\""
      << count(Outcome::Failed) << "\" errors=\"" << count(Outcome::Error)
      << "\" skipped=\"" << count(Outcome::Skipped) << '"';
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " << counts
      << ">\n  <testsuite name=\"clang-purpose\" " << counts << ">\n";
  for (const TestCase &test : tests)
    write(test, root, out);
  if (tests.empty())
    out << "    <testcase classname=\"purpose-violation\" name=\"no data is "
           "used against its purpose\"/>\n";
  out << "  </testsuite>\n</testsuites>\n";
  return text;
}

} // namespace purpose
