//===- Gate.h - what is new in a run ----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result of a run against an earlier report and the change at hand.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_GATE_H
#define CLANG_PURPOSE_APPS_CLI_GATE_H

#include "../../project/Analysis.h"
#include "Options.h"

namespace purpose {

/// What can be wrong with --baseline is told before a long analysis, not after.
llvm::Error checkGate(const Options &options);

/// The result as the reporters take it: with what is accepted, what else makes
/// it unsure, and how it stands to --baseline and --diff-base.
llvm::Expected<Report> gatedReport(const Result &result,
                                   const Options &options);

/// The exit status of the result, where --fail-on has its say.
ExitStatus gatedStatus(const Result &result, const Report &report,
                       FailOn failOn);

} // namespace purpose

#endif
