//===- Extraction.h - from a compile database to units ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Extracts every entry of a database, several at a time, each in a process of
// its own (Workers.h). A unit that fails costs itself alone, and is named. The
// result is in the order of the database, whatever finished first.
//
// With a store (UnitStore.h), an entry whose inputs are as they were is not
// extracted again.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_EXTRACTION_H
#define CLANG_PURPOSE_PROJECT_EXTRACTION_H

#include "../extract/Extract.h"
#include "CompileDatabase.h"
#include "Inputs.h"
#include "Workers.h"

namespace purpose {

/// A unit that is not part of the program, and why.
struct UnitFailure {
  enum Kind {
    Missing, ///< the source or a header is not there (not generated?)
    Errors,  ///< errors in the source
    Crashed,
    TimedOut,
    OutOfMemory,
    Unreadable, ///< the child's answer was damaged
  } kind = Errors;
  std::string file;
  std::string reason;                   ///< one line: "no such file"
  std::vector<std::string> diagnostics; ///< the compiler's errors
};

struct Extraction {
  std::vector<Unit> units;
  std::vector<UnitFailure> failures;
  size_t reused = 0; ///< entries that the store answered for
  /// What the results of all entries are called in the store; none if it does
  /// not hold them all.
  std::vector<Digest> objects;
  std::vector<std::string> notes; ///< a store that cannot be used, and why
};

class UnitStore;

/// \p store may be null.
Extraction extractAll(llvm::ArrayRef<CompileEntry> entries,
                      const ExtractOptions &options,
                      const WorkerOptions &workers, bool progress,
                      UnitStore *store = nullptr);

/// What a child says to its parent, as bytes and back.
std::string encodeResult(const ExtractResult &result);
llvm::Expected<ExtractResult> decodeResult(llvm::StringRef bytes,
                                           llvm::StringRef name);

} // namespace purpose

#endif
