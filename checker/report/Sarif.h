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

#include "Report.h"
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
  bool whole = true;      ///< the program was analysed, not some files of it
};

/// The ids of a result's related locations.
enum class SarifRelated : unsigned { Limit = 1, Use, Completion, Edge };

nlohmann::ordered_json toSarif(const Report &report, const Policy &policy,
                               const SarifOptions &options);

/// Atomic: the file is there whole or not at all.
llvm::Error writeSarifFile(const nlohmann::ordered_json &sarif,
                           llvm::StringRef path);

/// A report as an earlier run wrote it.
struct SarifReport {
  std::vector<Reported> results;
  std::string root;     ///< SRCROOT
  std::string policy;   ///< file; empty = built in
  bool foreign = false; ///< of another tool
};

/// \p root takes the place of the report's SRCROOT, where it is not empty: the
/// report may come of another machine.
llvm::Expected<SarifReport> readSarifFile(llvm::StringRef path,
                                          llvm::StringRef root = {});

/// Now, in the form of SarifOptions::startTime.
std::string sarifTime();

} // namespace purpose

#endif
