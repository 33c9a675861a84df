//===- Reports.h - a result for people and machines -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place where a result meets the report layer.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_REPORTS_H
#define CLANG_PURPOSE_APPS_CLI_REPORTS_H

#include "Run.h"

namespace purpose {

/// Prints the result, writes the SARIF report that is asked for, and keeps one
/// for `explain`. Returns the exit status: a report that could not be written
/// makes it ExitUnsure.
int report(const Result &result, const Options &options);

/// Whether standard output (or error) is to be coloured.
bool wantsColor(const Options &options, llvm::raw_ostream &out);

} // namespace purpose

#endif
