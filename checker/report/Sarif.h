//===- Sarif.h - findings for machines --------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// SARIF 2.1.0 (OASIS), within the limits of GitHub code scanning.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_SARIF_H
#define CLANG_PURPOSE_REPORT_SARIF_H

#include "../solve/Solve.h"
#include "llvm/Support/Error.h"
#include <nlohmann/json.hpp>

namespace purpose {

struct SarifOptions {
  std::string root; ///< SRCROOT: paths below it are written relative to it
  std::string toolVersion = "0.1.0";
  std::vector<std::string> arguments; ///< of this run, the program first
  std::string workingDirectory;
  std::string startTime, endTime; ///< UTC, 2026-01-31T12:00:00.000Z
  int exitCode = 0;
  bool successful = true; ///< the run can vouch for its result
};

nlohmann::ordered_json toSarif(const Findings &findings, const Policy &policy,
                               const SarifOptions &options);

/// Atomic: the file is there whole or not at all.
llvm::Error writeSarifFile(const nlohmann::ordered_json &sarif,
                           llvm::StringRef path);

/// Findings as an earlier run wrote them, for `explain`.
llvm::Expected<std::vector<Finding>> readSarifFile(llvm::StringRef path);

/// Now, in the form of SarifOptions::startTime.
std::string sarifTime();

} // namespace purpose

#endif
