//===- Extract.h - from a compile command to a unit -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs Clang on one translation unit and returns its Unit. This folder is the
// only part of the analysis that knows Clang; see FunctionExtractor.h for how a
// function becomes a summary.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_EXTRACT_H
#define CLANG_PURPOSE_EXTRACT_EXTRACT_H

#include "../facts/Facts.h"
#include "../models/Models.h"
#include <string>
#include <utility>
#include <vector>

namespace clang {
class ASTContext;
}

namespace purpose {

struct ExtractOptions {
  const ModelSet *models = nullptr; ///< null: none
  /// Bodies of functions in system headers are not parsed: models answer.
  bool skipSystemBodies = true;
  /// Set while a unit is extracted: what instantiates templates on demand.
  class Instantiation *instantiation = nullptr;
  unsigned maxDepth = 10; ///< selectors in an access path before it is cut
};

struct ExtractResult {
  Unit unit;
  bool parsed = false;      ///< false: errors in the source
  bool missingFile = false; ///< the source or a header was not found
  std::vector<std::string> diagnostics; ///< errors, `file:line:col: error: …`
};

/// Extracts what \p context holds (its translation unit, once parsed). With
/// options.instantiation, what it defines is extracted too.
void extractContext(clang::ASTContext &context, const ExtractOptions &options,
                    Unit &unit);

/// Parses one compile command (\p arguments as in a compile database, the
/// compiler first) in \p directory and extracts it. Plugins are stripped from
/// the command. Errors in the source are in the result.
ExtractResult extractCommand(const std::string &file,
                             const std::string &directory,
                             std::vector<std::string> arguments,
                             const ExtractOptions &options);

/// The same for sources in memory: (name, text), the first is the main file.
ExtractResult
extractText(const std::vector<std::pair<std::string, std::string>> &files,
            const std::vector<std::string> &flags,
            const ExtractOptions &options);

} // namespace purpose

#endif
