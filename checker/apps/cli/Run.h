//===- Run.h - what the commands say alike ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the commands share beside the analysis itself (project/Analysis.h): how
// errors and failed units are printed.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_RUN_H
#define CLANG_PURPOSE_APPS_CLI_RUN_H

#include "../../project/Analysis.h"
#include "Options.h"

namespace purpose {

/// Notes of the database (a guessed command), unless --quiet.
void printNotes(llvm::ArrayRef<std::string> notes, const Options &options);

/// Prints `clang-purpose: error: …`, one for each error, to standard error.
void printError(llvm::Error error);

/// `FILE: error: not analysed: a file is missing`, and what the compiler said.
void printFailures(llvm::ArrayRef<UnitFailure> failures);

/// \p file, relative to the current folder where it is below it.
std::string shownPath(llvm::StringRef file);

/// Where the last report of a build is kept for `explain`.
std::string lastReport(llvm::StringRef folder);

} // namespace purpose

#endif
