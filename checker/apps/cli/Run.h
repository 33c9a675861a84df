//===- Run.h - the stages of a run, arranged --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the commands share: choosing the inputs that the options mean, and the
// way from units to a judged result. No analysis is in here.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_RUN_H
#define CLANG_PURPOSE_APPS_CLI_RUN_H

#include "../../project/CompileDatabase.h"
#include "../../project/Extraction.h"
#include "../../project/Judge.h"
#include "Options.h"

namespace purpose {

/// The units that the options mean: flags after --, the database of -p, or the
/// nearest one. \p files: those to analyse; empty = all of the database.
llvm::Expected<CompileDatabase>
chooseDatabase(const Options &options, llvm::ArrayRef<std::string> files);

/// --policy, or the `.clang-purpose` nearest to \p folders (tried in order), or
/// the built-in policy.
llvm::Expected<Policy> choosePolicy(const Options &options,
                                    llvm::ArrayRef<std::string> folders);

/// Where to look for the policy of a database: the folder that holds all of
/// its sources, the current one, the build folder.
std::vector<std::string> policyFolders(const CompileDatabase &database);

/// The built-in models and those that the policy names.
llvm::Expected<ModelSet> modelsOf(const Policy &policy);

/// Extracts a database as the options say.
Extraction extractDatabase(const CompileDatabase &database,
                           const ModelSet &models, const Options &options);

/// A judged result, with all that a report of it says.
struct Result {
  Policy policy;
  Verdict verdict;
  std::vector<UnitFailure> failures;
  std::vector<MarkError> markErrors;
  std::vector<std::string> skipped; ///< entries of other languages
  std::string
      folder; ///< where the reports of this build are kept; may be empty
  std::string sourceRoot; ///< what SARIF's paths are relative to
  ExitStatus status = ExitUnsure;
  /// Something beside failed units makes the result unsure.
  bool broken = false;
};

/// link, checkMarks, solve, judge.
Result resultOf(Policy policy, Extraction extraction, const Options &options);

/// What a SARIF report's paths are relative to: the repository that holds
/// \p folder, else the policy's folder, else \p folder itself.
std::string sourceRoot(const Policy &policy, llvm::StringRef folder);

/// What `check` finds for \p files (empty: all of the database).
llvm::Expected<Result> checkResult(const Options &options,
                                   llvm::ArrayRef<std::string> files);

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
