//===- Progress.h - how far a run has come ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line on a terminal that rewrites itself: units done and in all, units a
// second, time left, the last one. Nothing at all where no person looks on.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_PROGRESS_H
#define CLANG_PURPOSE_PROJECT_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <string>

namespace purpose {

/// `[ 12/340]  8.1 units/s, 41 s left  matcher.cpp`, cut to \p width columns.
std::string progressLine(size_t done, size_t total, double seconds,
                         llvm::StringRef what, size_t width);

class Progress {
public:
  /// Shows itself only if \p wanted and standard error is a terminal.
  explicit Progress(size_t total, bool wanted = true);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void advance(llvm::StringRef what);
  /// A stage without counting: "linking 340 units".
  void stage(llvm::StringRef what);
  /// Wipes the line, so that something else can be printed.
  void clear();

private:
  void show(llvm::StringRef line);

  size_t Total, Done = 0;
  bool Live;
  bool Shown = false;
  size_t Width = 80;
  std::chrono::steady_clock::time_point Started, LastShown;
};

} // namespace purpose

#endif
