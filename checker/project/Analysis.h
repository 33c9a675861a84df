//===- Analysis.h - the stages of a run, arranged ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What every face of the program (command line, clang-tidy, editors) does:
//
//   settings → database, policy, models → units → program → findings → verdict
//
// Nothing here prints but the progress line.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_ANALYSIS_H
#define CLANG_PURPOSE_PROJECT_ANALYSIS_H

#include "CompileDatabase.h"
#include "Extraction.h"
#include "Judge.h"
#include "UnitStore.h"
#include <optional>

namespace purpose {

/// What a user may choose of an analysis.
struct AnalysisSettings {
  /// The compiler's flags for the files named; none: a database is read.
  std::optional<std::vector<std::string>> flags;
  std::string build;          ///< build folder or database; empty: looked for
  std::string policy;         ///< policy file; empty: looked for
  unsigned jobs = 0;          ///< units at a time; 0 = one a processor
  unsigned timeLimit = 600;   ///< seconds a unit
  uint64_t memoryLimit = 0;   ///< bytes a unit; 0 = maxMemory
  uint64_t maxMemory = 0;     ///< bytes for all units that are being made; 0 =
                              ///< nine tenths of the machine's
  bool keepGoing = false;     ///< failed units are named, and no more
  bool strict = false;        ///< every blind spot counts
  unsigned minConfidence = 0; ///< percent
  bool quiet = false;         ///< no progress line
  bool changed = false; ///< the files named are no choice: all units and they
  bool whole = true;    ///< the units are a whole program, not some files of it
  std::string whyNotField, whyNotUse; ///< asks for Findings::whyNot

  bool useStore = true;    ///< units that stand are not made again
  std::string storeFolder; ///< empty: beside the compile database; without one
                           ///< there is no store
  uint64_t storeLimit = uint64_t(4) << 30; ///< bytes; 0 = any
  /// Folders of this machine and what the store calls them, beside those of
  /// the sources and the build.
  std::vector<std::pair<std::string, std::string>> pathPrefixes;
};

/// The compile database or the files with given flags. \p files may be empty.
llvm::Expected<CompileDatabase>
chooseDatabase(const AnalysisSettings &settings,
               llvm::ArrayRef<std::string> files);

/// --policy, or the nearest `.clang-purpose` upward from one of \p folders, or
/// the built-in one.
llvm::Expected<Policy> choosePolicy(const AnalysisSettings &settings,
                                    llvm::ArrayRef<std::string> folders);

/// Where a policy is looked for: the folder that holds all the sources, the
/// current one, the build folder.
std::vector<std::string> policyFolders(const CompileDatabase &database);

/// The built-in models and those that the policy names.
llvm::Expected<ModelSet> modelsOf(const Policy &policy);

/// Where the store of a database is; empty if there is none.
std::string storeFolder(const AnalysisSettings &settings,
                        const CompileDatabase &database);

/// The store of \p database; null if none is wanted. An error: it cannot be
/// opened (the analysis can do without).
llvm::Expected<std::unique_ptr<UnitStore>>
openStore(const AnalysisSettings &settings, const CompileDatabase &database);

/// The units of \p database: from the store, or made now. Each unit of \p fresh
/// (of an editor's text, of clang-tidy's AST) stands in for those of its main
/// file, which are not made; one of a file that the database does not know is
/// added.
Extraction extractDatabase(const CompileDatabase &database,
                           const ModelSet &models,
                           const AnalysisSettings &settings,
                           std::vector<Unit> fresh = {});

/// The entries of \p database whose unit read one of \p files when it was last
/// made, or looked for it in vain, or of which that is not known.
std::vector<CompileEntry> entriesReaching(const CompileDatabase &database,
                                          const ModelSet &models,
                                          const AnalysisSettings &settings,
                                          llvm::ArrayRef<std::string> files);

/// What a run says, and all that the reports need.
struct Result {
  Policy policy;
  Verdict verdict;
  std::vector<UnitFailure> failures;
  std::vector<MarkError> markErrors;
  std::vector<std::string> skipped; ///< entries of other languages
  std::vector<std::string> notes;   ///< of the database: a guessed command
  std::string folder;     ///< where the reports of this build are kept; may be
                          ///< empty
  std::string sourceRoot; ///< what SARIF's paths are relative to
  ExitStatus status = ExitUnsure;
  /// Something beside failed units makes the result unsure.
  bool broken = false;
};

/// Links, solves and judges. \p read gives sources as the units have seen them.
Result resultOf(Policy policy, Extraction extraction,
                const AnalysisSettings &settings,
                SourceReader read = readSource);

/// The folder of the version control that \p folder stands in, or of the
/// policy, or itself.
std::string sourceRoot(const Policy &policy, llvm::StringRef folder);

/// All of it.
llvm::Expected<Result> analyse(const AnalysisSettings &settings,
                               llvm::ArrayRef<std::string> files);

} // namespace purpose

#endif
