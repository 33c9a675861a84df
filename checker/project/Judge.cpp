//===- Judge.cpp - what the findings mean for a run -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exceptions are judged in Exceptions.cpp.
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
  for (const Finding &finding : verdict.findings.findings)
    if (severityOf(policy, finding.rule) != Severity::Note)
      return ExitViolations;
  if (!verdict.exceptions.empty() &&
      severityOf(policy, ExceptionRule) != Severity::Note)
    return ExitViolations;
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
