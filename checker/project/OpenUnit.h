//===- OpenUnit.h - one unit in the middle of its program -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy and editors look at one unit at a time, and at a newer one than
// the last check of the whole program saw. The other units come from the store
// of that check, this one from whoever parsed it:
//
//   settings → surroundings (policy, models, the other units)
//   surroundings + the open unit → the findings that touch it
//
// Without a store the unit is all there is of the program.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_OPENUNIT_H
#define CLANG_PURPOSE_PROJECT_OPENUNIT_H

#include "../models/Models.h"
#include "../report/Report.h"
#include <memory>

namespace purpose {

/// Names that are not absolute are looked for in the folder of the unit's file
/// and those above.
struct OpenUnitSettings {
  std::string policy; ///< policy file; empty: the nearest `.clang-purpose`
  std::vector<std::string> models; ///< beside those that the policy names
  std::string store; ///< build folder of a `clang-purpose check`; may be empty
  unsigned minConfidence = 0; ///< percent
  bool operator==(const OpenUnitSettings &) const = default;
};

/// What touches the unit: the ways of the findings, the places of the rest.
struct OpenUnitFindings {
  std::vector<Finding> findings; ///< without those that are accepted
  /// That are expired, give no reason, … Of the policy: where they speak of the
  /// unit's findings; the first unit of a whole program tells of the idle ones.
  std::vector<Reported> exceptions;
  std::vector<MarkError> markErrors;
  std::vector<Revealed> revealed;
  std::vector<BlindSpot> blindSpots;
};

/// All but the open unit.
struct Surroundings {
  Policy policy;
  ModelSet models;
  std::vector<Unit> others; ///< in the order of the compile database
  bool whole = false;       ///< no unit of the program is missing
  std::string note; ///< what the user should know: units that are missing
  std::vector<std::string> readFrom; ///< all the files behind this
};

/// For the unit whose main file is \p mainFile. Kept for the whole process, and
/// read anew when a file that it was read from has changed.
llvm::Expected<std::shared_ptr<const Surroundings>>
surroundingsOf(OpenUnitSettings settings, llvm::StringRef mainFile);

/// \p text is that of the main file, which may not be saved.
OpenUnitFindings checkOpenUnit(const Surroundings &surroundings, Unit open,
                               llvm::StringRef text, unsigned minConfidence);

/// The way of the finding leads through the main file of \p unit, or its edge
/// stands in one of the unit's files.
bool touches(const Finding &finding, const Unit &unit);

} // namespace purpose

#endif
