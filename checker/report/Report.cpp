//===- Report.cpp - what the reporters write --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The words that all reporters share.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <cmath>

using llvm::StringRef;

namespace purpose {

Report reportOf(const Findings &findings) {
  Report report;
  for (const Finding &finding : findings.findings)
    report.results.push_back({finding, messageOf(finding), {}, {}, {}});
  report.blindSpots = findings.blindSpots;
  report.reliances = findings.reliances;
  report.revealed = findings.revealed;
  report.labels = findings.labels;
  report.uses = findings.uses;
  report.functions = findings.functions;
  report.flows = findings.flows;
  report.units = findings.units;
  return report;
}

Reported exceptionFinding(const Place &place, std::string message,
                          StringRef subject) {
  Reported result;
  result.finding.rule = ExceptionRule;
  result.finding.place = place;
  result.finding.fingerprint =
      fingerprintOf((ExceptionRule + "|" + subject).str());
  result.finding.id = result.finding.fingerprint.substr(0, 8);
  result.message = std::move(message);
  return result;
}

Severity severityOf(const Policy &policy, StringRef rule) {
  auto it = policy.severity.find(rule);
  if (it != policy.severity.end())
    return it->second;
  return rule == "purpose-implicit" ? Severity::Note : Severity::Warning;
}

bool fails(const Reported &result, const Policy &policy, FailOn failOn) {
  if (failOn == FailOn::None || !policy.enforcing || !result.open() ||
      severityOf(policy, result.finding.rule) == Severity::Note)
    return false;
  return failOn == FailOn::Any || result.state == BaselineState::New;
}

std::string quoted(const std::vector<std::string> &words) {
  std::string result;
  for (const std::string &w : words)
    result += (result.empty() ? "'" : ", '") + w + "'";
  return result;
}

std::string messageOf(const Finding &f) {
  std::string text = "'" + f.label.name + "' ";
  text += f.label.kind == LimitKind::Only ? "is limited to "
                                          : "must never be used for ";
  text += quoted(f.label.purposes);
  text += f.rule == "purpose-implicit" ? " but decides what is done for '"
                                       : " but is used for '";
  text += f.use.purpose + "' by '" + f.use.name + "'";
  return text;
}

std::string textOf(const Revealed &revealed) {
  return revealed.labels.empty()
             ? "no limited data here"
             : "limited data here: " + quoted(revealed.labels);
}

std::string textOf(const BlindSpot &spot) {
  return spot.label.empty()
             ? spot.what
             : "'" + spot.label + "' is lost sight of here: " + spot.what;
}

unsigned percentOf(const Finding &finding) {
  return unsigned(std::lround(finding.confidence * 100));
}

std::vector<std::string> breadcrumbWords(uint32_t crumbs) {
  static const std::pair<uint32_t, const char *> words[] = {
      {CrumbDerived, "the value was computed from it"},
      {CrumbVirtual, "through a virtual call with several targets"},
      {CrumbFunctionValue, "through a function value"},
      {CrumbUnknownCallee, "through a function that was not seen"},
      {CrumbTruncated, "an access path was cut"},
      {CrumbStored, "through state that outlives the call"},
      {CrumbOtherObject, "the objects written and read may differ"},
      {CrumbAmbiguous, "several definitions bear one name"},
      {CrumbWhole, "inside an object that was handed over whole"},
      {CrumbKept, "a handle was given it and may have given it back"}};
  std::vector<std::string> result;
  for (const auto &[crumb, text] : words)
    if (crumbs & crumb)
      result.push_back(text);
  return result;
}

std::string fingerprintOf(StringRef text) {
  return llvm::utohexstr(llvm::xxh3_64bits(text), /*LowerCase=*/true, 16);
}

std::string relativeTo(StringRef root, StringRef path) {
  StringRef rest = path;
  root = root.rtrim('/');
  return !root.empty() && rest.consume_front(root) && rest.consume_front("/")
             ? rest.str()
             : path.str();
}

llvm::Error writeReportFile(StringRef text, StringRef path, StringRef what) {
  if (llvm::Error error =
          llvm::writeToOutput(path, [&](llvm::raw_ostream &out) {
            out << text;
            return llvm::Error::success();
          }))
    return llvm::createStringError(path + ": error: cannot write the " + what +
                                   ": " + llvm::toString(std::move(error)));
  return llvm::Error::success();
}

} // namespace purpose
