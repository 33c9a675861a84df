//===- Judge.cpp - what the findings mean for a run -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Dates compare as text, since they are written year first.
//
//===----------------------------------------------------------------------===//

#include "Judge.h"
#include "llvm/Support/GlobPattern.h"
#include <ctime>

using llvm::StringRef;

namespace purpose {

static bool globMatches(StringRef pattern, StringRef text) {
  llvm::Expected<llvm::GlobPattern> glob = llvm::GlobPattern::create(pattern);
  if (glob)
    return glob->match(text);
  llvm::consumeError(glob.takeError());
  return pattern == text;
}

bool covers(const PolicyException &exception, const Finding &finding) {
  if (!exception.fingerprint.empty())
    return exception.fingerprint == finding.fingerprint ||
           exception.fingerprint == finding.id;
  if (exception.label.empty() && exception.use.empty())
    return false; // it would accept everything
  if (!exception.label.empty() &&
      !nameMatches(exception.label, finding.label.name))
    return false;
  return exception.use.empty() ||
         nameMatches(exception.use, finding.use.name) ||
         exception.use == finding.use.purpose;
}

static std::string placeText(const PolicyPlace &place) {
  return place.file + ":" + std::to_string(place.line) + ":" +
         (place.column ? std::to_string(place.column) + ":" : "");
}

static std::string subject(const PolicyException &exception) {
  if (!exception.fingerprint.empty())
    return "'" + exception.fingerprint + "'";
  std::string text;
  if (!exception.label.empty())
    text = "label '" + exception.label + "'";
  if (!exception.use.empty())
    text += (text.empty() ? "use '" : " and use '") + exception.use + "'";
  return text;
}

Verdict judge(Findings findings, const Policy &policy, StringRef today) {
  Verdict verdict;
  std::vector<bool> used(policy.exceptions.size());
  std::vector<Finding> remaining;
  for (Finding &finding : findings.findings) {
    const PolicyException *taken = nullptr;
    for (size_t i = 0; i < policy.exceptions.size(); ++i) {
      const PolicyException &exception = policy.exceptions[i];
      if (!covers(exception, finding))
        continue;
      used[i] = true;
      bool expired =
          !exception.expires.empty() && StringRef(exception.expires) < today;
      if (!expired && !taken)
        taken = &exception;
    }
    if (taken)
      verdict.accepted.push_back({std::move(finding), *taken});
    else
      remaining.push_back(std::move(finding));
  }
  findings.findings = std::move(remaining);
  verdict.findings = std::move(findings);

  for (size_t i = 0; i < policy.exceptions.size(); ++i) {
    const PolicyException &exception = policy.exceptions[i];
    std::string start = placeText(exception.place) + " warning: ";
    if (!used[i])
      verdict.remarks.push_back(start + "the exception for " +
                                subject(exception) +
                                " matches no finding; remove it");
    else if (!exception.expires.empty() && StringRef(exception.expires) < today)
      verdict.remarks.push_back(start + "the exception for " +
                                subject(exception) + " expired on " +
                                exception.expires);
  }
  return verdict;
}

static StringRef kindName(BlindSpotKind kind) {
  switch (kind) {
  case BlindSpotKind::NoBody:
    return "no-body";
  case BlindSpotKind::Unresolved:
    return "unresolved";
  case BlindSpotKind::Limit:
    return "limit";
  case BlindSpotKind::Unparsed:
    return "unparsed";
  case BlindSpotKind::Unsupported:
    return "unsupported";
  }
  return "";
}

bool tolerates(const Policy &policy, const BlindSpot &spot) {
  for (const std::string &pattern : policy.tolerate)
    if (pattern == kindName(spot.kind) || globMatches(pattern, spot.what) ||
        (!spot.place.file.empty() &&
         pathMatches(pattern, spot.place.file, policy.root)))
      return true;
  return false;
}

bool tolerates(const Policy &policy, const UnitFailure &failure) {
  for (const std::string &pattern : policy.tolerate)
    if (pathMatches(pattern, failure.file, policy.root))
      return true;
  return false;
}

ExitStatus exitStatus(const Verdict &verdict, const Policy &policy,
                      llvm::ArrayRef<UnitFailure> failures, RunState state) {
  if (state.broken)
    return ExitUnsure;
  if (!state.keepGoing)
    for (const UnitFailure &failure : failures)
      if (!tolerates(policy, failure))
        return ExitUnsure;
  for (const BlindSpot &spot : verdict.findings.blindSpots)
    if ((spot.failsRun || state.strict) && !tolerates(policy, spot))
      return ExitUnsure;
  if (!policy.enforcing)
    return ExitClean;
  for (const Finding &finding : verdict.findings.findings) {
    auto severity = policy.severity.find(finding.rule);
    bool note = severity == policy.severity.end()
                    ? finding.rule == "purpose-implicit"
                    : severity->second == Severity::Note;
    if (!note)
      return ExitViolations;
  }
  return ExitClean;
}

std::string today() {
  std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

} // namespace purpose
