//===- Changes.h - what a change did to the findings ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A change, as a unified diff tells it: the lines that are new in each file,
// and the places where lines went away. A finding is of the change when the
// change completed its path: a step of it, its limit or its use stands on a new
// line, or lines close to a step were taken away (a check, an overwrite).
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_CHANGES_H
#define CLANG_PURPOSE_REPORT_CHANGES_H

#include "Report.h"
#include "llvm/ADT/StringMap.h"
#include <functional>

namespace purpose {

struct Changes {
  struct Lines {
    unsigned first = 0, last = 0; ///< both included
  };
  struct File {
    std::vector<Lines> added;      ///< new or changed lines
    std::vector<unsigned> removed; ///< lines went away before this one
  };
  llvm::StringMap<File> files; ///< by absolute path
  /// The name of a file without links and dots; none: names are taken as they
  /// are.
  std::function<std::string(llvm::StringRef)> canonical;

  /// What the change did to a file; null if nothing.
  const File *find(llvm::StringRef path) const;

  bool adds(const Place &place) const;
  /// Adds all lines of a file.
  void addFile(llvm::StringRef path);
};

/// A unified diff (of git, or of `diff -u`) with any number of context lines.
/// Its paths are relative to \p root, with or without git's a/ and b/.
/// \p exists tells which it is.
llvm::Expected<Changes>
parseDiff(llvm::StringRef text, llvm::StringRef root,
          llvm::function_ref<bool(llvm::StringRef)> exists);

/// What of \p changes completed the path of a finding, if anything did.
std::optional<Completion> completionOf(const Finding &finding,
                                       const Changes &changes);

/// Sets Reported::completion; with no baseline (\p stateless) also the states:
/// `new` where the change completed the path, else `unchanged`.
void attribute(Report &report, const Changes &changes, bool stateless);

} // namespace purpose

#endif
