//===- ChangedLines.h - the change at hand ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As a file that holds a unified diff, or as git sees the working tree against
// a revision.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_CHANGEDLINES_H
#define CLANG_PURPOSE_PROJECT_CHANGEDLINES_H

#include "../report/Changes.h"

namespace purpose {

/// \p base is a file with a unified diff, whose paths are relative to \p root,
/// or else a revision of the repository that \p root is in. Of a revision, what
/// changed since it and HEAD parted, what is not committed included, and with
/// \p untracked also files that git does not know yet.
llvm::Expected<Changes> changesSince(llvm::StringRef base, llvm::StringRef root,
                                     bool untracked);

} // namespace purpose

#endif
