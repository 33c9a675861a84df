//===- CiFormats.h - reports that CI servers read ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// GitLab's code quality report (the Code Climate subset that it documents) and
// JUnit's XML, in the form that GitLab, Jenkins and Azure read.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_CIFORMATS_H
#define CLANG_PURPOSE_REPORT_CIFORMATS_H

#include "Report.h"
#include <nlohmann/json.hpp>

namespace purpose {

/// The open results; paths are relative to \p root, as GitLab wants them.
nlohmann::ordered_json toCodeQuality(const Report &report, const Policy &policy,
                                     llvm::StringRef root);

/// One test case a result: failed if it fails the run, skipped if it is
/// accepted, known or a note. One error a blind spot that the run cannot vouch
/// for. A run without any of them is one test that passed.
std::string toJUnit(const Report &report, const Policy &policy, FailOn failOn,
                    llvm::StringRef root);

} // namespace purpose

#endif
