//===- Report.h - what the reporters write ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A judged run, as every reporter takes it: text, SARIF, code quality, JUnit.
//
//   result      one finding and how it stands
//   open        neither accepted nor absent: what somebody has to see to
//   accepted    a person answers for it, in the source or in the policy
//   state       how it compares with an earlier report, if one was given
//   completion  the step of its way that a change brought, if a change was
//               given
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_REPORT_H
#define CLANG_PURPOSE_REPORT_REPORT_H

#include "../solve/Solve.h"
#include <optional>

namespace purpose {

/// The rule of findings about exceptions themselves.
inline constexpr llvm::StringRef ExceptionRule = "purpose-exception";

/// Why a finding may stand, and who says so.
struct Acceptance {
  enum Where { InSource, InPolicy } where = InPolicy;
  std::string kind; ///< "accepted-risk" or "false-positive"
  std::string reason, owner;
  std::string expires; ///< YYYY-MM-DD, its last day; empty = never
  Place place;         ///< of the comment or of the policy's entry
};

/// SARIF's baselineState.
enum class BaselineState { None, New, Unchanged, Updated, Absent };

/// What a change did to the way of a finding.
struct Completion {
  Place place;
  std::string text; ///< "this call, new in this change, completes the path"
  /// Index in Finding::trace; none: not a step, but the limit, the use, or
  /// lines taken away.
  std::optional<size_t> step;
};

struct Reported {
  Finding finding;
  std::string message;
  std::optional<Acceptance> accepted;
  BaselineState state = BaselineState::None;
  std::optional<Completion> completion;

  bool open() const { return !accepted && state != BaselineState::Absent; }
};

struct Report {
  std::vector<Reported> results; ///< the open ones first
  std::vector<BlindSpot> blindSpots;
  std::vector<Reliance> reliances;
  std::vector<Revealed> revealed;
  uint64_t labels = 0, uses = 0;
  uint64_t functions = 0, flows = 0, units = 0;
};

/// All findings open.
Report reportOf(const Findings &findings);

/// A finding about an exception; its fingerprint comes of \p subject, so that
/// it does not move with the lines.
Reported exceptionFinding(const Place &place, std::string message,
                          llvm::StringRef subject);

/// What must be seen to before a run passes.
enum class FailOn {
  Any, ///< every open result
  New, ///< those that the baseline does not have or the change brought
  None
};

/// Whether this result, alone, fails a run (notes never do).
bool fails(const Reported &result, const Policy &policy, FailOn failOn);

/// "'security', 'advertising'"
std::string quoted(const std::vector<std::string> &words);
/// `'Account::phone' is limited to 'security' but is used for …`
std::string messageOf(const Finding &finding);
/// "limited data here: 'Account::phone'", "no limited data here"
std::string textOf(const Revealed &revealed);
/// "'Account::phone' is lost sight of here: 'send' has no body and no model"
std::string textOf(const BlindSpot &spot);
/// How sure the finding is, 0 to 100.
unsigned percentOf(const Finding &finding);
/// The names of a finding's breadcrumbs, in words.
std::vector<std::string> breadcrumbWords(uint32_t breadcrumbs);
Severity severityOf(const Policy &policy, llvm::StringRef rule);

/// A fingerprint of any text: 16 hexadecimal digits.
std::string fingerprintOf(llvm::StringRef text);
/// \p path without the folder \p root, where it is below it.
std::string relativeTo(llvm::StringRef root, llvm::StringRef path);

/// Atomic: the file is there whole or not at all. \p what is for the error:
/// "SARIF file".
llvm::Error writeReportFile(llvm::StringRef text, llvm::StringRef path,
                            llvm::StringRef what);

} // namespace purpose

#endif
