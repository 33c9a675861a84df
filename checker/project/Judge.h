//===- Judge.h - what the findings mean for a run ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The last step before the reports: exceptions, of the policy and of comments
// in the sources, take findings out (they stay counted) and are judged
// themselves; the policy's tolerance excuses blind spots; what remains is one
// number, the exit status.
//
//   0  no violation, and nothing unseen beyond what the policy tolerates
//   1  violations
//   2  the run cannot vouch for its result; wins over 1
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_JUDGE_H
#define CLANG_PURPOSE_PROJECT_JUDGE_H

#include "../report/Report.h"
#include "Extraction.h"
#include <functional>

namespace purpose {

enum ExitStatus : int { ExitClean = 0, ExitViolations = 1, ExitUnsure = 2 };

struct Verdict {
  Findings findings;                ///< what remains
  std::vector<Reported> accepted;   ///< what a person answers for
  std::vector<Reported> exceptions; ///< about exceptions: expired, unused, …
  std::vector<std::string> remarks; ///< about the run
};

/// The text of a source file; none if it cannot be read.
using SourceReader =
    std::function<std::optional<std::string>(llvm::StringRef file)>;
std::optional<std::string> readSource(llvm::StringRef file);

struct JudgeSettings {
  std::string today; ///< YYYY-MM-DD: an exception holds to its last day's end
  /// The whole program was analysed: an exception that accepts nothing is idle.
  bool whole = true;
  /// Files that are searched for idle comments; those with findings always are.
  std::vector<std::string> sources;
  SourceReader read = readSource;
};

Verdict judge(Findings findings, const Policy &policy,
              const JudgeSettings &settings);

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
