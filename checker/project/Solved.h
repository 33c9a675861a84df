//===- Solved.h - what was found in a program -------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Linking and solving take from units and a policy, and from nothing else. So
// what they gave for the same units and the same policy need not be computed
// again: the store keeps it under the digest of both,
//
//   object   the solver's own code, the policy's text, the units' names
//
// in the store's terms for folders (PathMap.h). What a day decides (exceptions
// that end, comments in sources) is judged anew in each run.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_SOLVED_H
#define CLANG_PURPOSE_PROJECT_SOLVED_H

#include "../solve/Solve.h"
#include "Extraction.h"
#include "UnitStore.h"

namespace purpose {

/// All that a run keeps of a program once it is solved.
struct Solved {
  Findings findings;
  std::vector<MarkError> markErrors;
  std::vector<UnitFailure> failures; ///< units that are not in it
  std::vector<std::string> sources;  ///< files of it that are no library's
};

/// Links and solves; the units are of no use afterwards.
Solved solveUnits(Extraction extraction, const Policy &policy,
                  const SolveOptions &options, bool progress);

/// What stands for the units named \p objects (UnitStore.h), in their order,
/// under \p policy.
Digest solvedObject(llvm::ArrayRef<Digest> objects, const Policy &policy,
                    const PathMap &paths);

std::string encodeSolved(const Solved &solved, const PathMap &paths);
/// Nothing if the bytes are damaged or name a folder that is not mapped.
std::optional<Solved> decodeSolved(llvm::StringRef bytes, const PathMap &paths);

} // namespace purpose

#endif
