//===- CodeQuality.cpp - GitLab's code quality report -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// GitLab tells what a merge request brought by comparing fingerprints, so each
// is unique in a report and free of line numbers.
//
//===----------------------------------------------------------------------===//

#include "CiFormats.h"
#include "llvm/ADT/StringMap.h"

using llvm::StringRef;

namespace purpose {

using json = nlohmann::ordered_json;

static const char *severityName(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "info";
  case Severity::Warning:
    return "major";
  case Severity::Error:
    return "critical";
  }
  return "major";
}

static json issue(StringRef rule, const std::string &text,
                  const std::string &fingerprint, const char *severity,
                  const Place &at, StringRef root) {
  json result;
  result["description"] = text;
  result["check_name"] = rule;
  result["fingerprint"] = fingerprint;
  result["severity"] = severity;
  result["location"] = {{"path", relativeTo(root, at.file)},
                        {"lines", {{"begin", std::max(1u, at.line)}}}};
  return result;
}

json toCodeQuality(const Report &report, const Policy &policy, StringRef root) {
  json list = json::array();
  llvm::StringMap<unsigned> seen;
  auto unique = [&](const std::string &fingerprint) {
    unsigned n = ++seen[fingerprint];
    return n == 1 ? fingerprint : fingerprint + "-" + std::to_string(n);
  };
  for (const Reported &result : report.results) {
    if (!result.open())
      continue;
    const Finding &f = result.finding;
    std::string text = result.message;
    if (result.completion)
      text += "; " + result.completion->text;
    list.push_back(issue(f.rule, text, unique(f.fingerprint),
                         severityName(severityOf(policy, f.rule)),
                         result.completion ? result.completion->place : f.place,
                         root));
  }
  for (const BlindSpot &spot : report.blindSpots)
    if (spot.failsRun)
      list.push_back(issue(
          "blind-spot", spot.what,
          unique(fingerprintOf("blind-spot|" + spot.label + "|" + spot.what)),
          "critical", spot.place, root));
  return list;
}

} // namespace purpose
