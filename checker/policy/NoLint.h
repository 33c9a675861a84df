//===- NoLint.h - findings accepted in the source ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy's comments, by its rules, and what a person says after them:
//
//   bid(u.phone); // NOLINT(purpose-violation): why this may be
//   // NOLINTNEXTLINE(purpose-violation): why owner=ads expires=2027-06-30
//   // NOLINTBEGIN(purpose-violation): why kind=false-positive
//   …
//   // NOLINTEND(purpose-violation)
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_POLICY_NOLINT_H
#define CLANG_PURPOSE_POLICY_NOLINT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace purpose {

/// One comment, or a pair of NOLINTBEGIN and NOLINTEND.
struct NoLint {
  std::string word;              ///< "NOLINTNEXTLINE"
  unsigned line = 0, column = 0; ///< where it stands
  unsigned first = 0, last = 0;  ///< the lines that it speaks of; a begin or
                                 ///< end without its partner: none
  std::optional<std::string> checks; ///< what stands in the parentheses
  std::string reason, owner;
  std::string expires; ///< YYYY-MM-DD, or what stands in its place
  std::string kind;    ///< "accepted-risk" where nothing is said

  /// A check of this program is named: the comment is meant for it.
  bool named() const;
  bool paired() const { return last >= first && first != 0; }
  bool speaksOf(llvm::StringRef rule, unsigned atLine) const;
};

/// The comments of a source text, in order.
std::vector<NoLint> findNoLints(llvm::StringRef text);

} // namespace purpose

#endif
