//===- Baseline.h - this run against an earlier one -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every result gets a state: `new`, `unchanged`, `updated`, and for those of
// the earlier report that this run does not have, `absent`.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_BASELINE_H
#define CLANG_PURPOSE_REPORT_BASELINE_H

#include "Report.h"

namespace purpose {

/// Sets the states of \p report and appends the absent results. Results are
/// told apart by fingerprint, which lines do not enter; of several with one
/// fingerprint, so many are known as the earlier report has. What is left is
/// `updated` where the earlier report has the same limit and use at the same
/// edge (file and function) by another way, which is gone.
void compareWithBaseline(Report &report, llvm::ArrayRef<Reported> earlier);

} // namespace purpose

#endif
