//===- Judge.h - what the findings mean for a run ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The last step before the reports: the policy's exceptions take findings out
// (they stay counted), its tolerance excuses blind spots, and what remains is
// one number, the exit status.
//
//   0  no violation, and nothing unseen beyond what the policy tolerates
//   1  violations
//   2  the run cannot vouch for its result; wins over 1
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_JUDGE_H
#define CLANG_PURPOSE_PROJECT_JUDGE_H

#include "../solve/Solve.h"
#include "Extraction.h"

namespace purpose {

enum ExitStatus : int { ExitClean = 0, ExitViolations = 1, ExitUnsure = 2 };

/// A finding that an exception of the policy takes out.
struct AcceptedFinding {
  Finding finding;
  PolicyException exception;
};

struct Verdict {
  Findings findings; ///< what remains
  std::vector<AcceptedFinding> accepted;
  /// About the policy, `file:line: warning: …`: expired or unused exceptions.
  std::vector<std::string> remarks;
};

/// \p today is YYYY-MM-DD: an exception holds to the end of its last day.
Verdict judge(Findings findings, const Policy &policy, llvm::StringRef today);

/// Whether the exception speaks of this finding (its date aside).
bool covers(const PolicyException &exception, const Finding &finding);

/// `tolerate:` excuses a blind spot by its kind (`no-body`), by a glob over
/// what it says, or by a glob over the path of its file.
bool tolerates(const Policy &policy, const BlindSpot &spot);
bool tolerates(const Policy &policy, const UnitFailure &failure);

struct RunState {
  bool broken = false;    ///< a report could not be written, or the like
  bool keepGoing = false; ///< failed units are named, and no more
  bool strict = false;    ///< every blind spot counts
};

ExitStatus exitStatus(const Verdict &verdict, const Policy &policy,
                      llvm::ArrayRef<UnitFailure> failures, RunState state);

/// The current date, YYYY-MM-DD.
std::string today();

} // namespace purpose

#endif
