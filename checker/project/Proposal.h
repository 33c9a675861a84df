//===- Proposal.h - a first policy for a program ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names are all that it has to go by: folders and namespaces that sound like a
// purpose, fields and types that sound like contact or security data. So a
// proposal is in logging mode, and its limits are comments until a person has
// looked at them.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_PROPOSAL_H
#define CLANG_PURPOSE_PROJECT_PROPOSAL_H

#include "../facts/Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace purpose {

struct ProposedUse {
  std::string subject; ///< path glob, or name glob of a namespace
  bool path = true;
  std::string purpose;
  unsigned count = 0; ///< files in it, units that have it
};

struct ProposedLimit {
  std::string name; ///< of a field or a type
  bool type = false;
  std::string limit; ///< "only: [security]"
  std::string place; ///< where it is declared
};

struct Proposal {
  std::vector<ProposedUse> uses;
  std::vector<ProposedLimit> limits;
};

/// What the names in \p units suggest for a policy in the folder \p root. What
/// is annotated already, tests and code of others are passed over.
Proposal propose(llvm::ArrayRef<Unit> units, llvm::StringRef root);

/// As a policy file.
std::string policyText(const Proposal &proposal);

/// "recoveryPhone_2" → recovery, phone, 2.
std::vector<std::string> wordsOf(llvm::StringRef identifier);

} // namespace purpose

#endif
