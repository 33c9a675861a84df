//===- Options.h - the command line of clang-purpose ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `clang-purpose COMMAND [OPTION…] [FILE…] [-- COMPILER FLAGS]`. A table
// (OptionTable.h) says which options there are, which commands take them and
// what help says of them. (Not llvm::cl: in a program that links Clang it also
// offers some thousand options of the compiler's back ends.)
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_OPTIONS_H
#define CLANG_PURPOSE_APPS_CLI_OPTIONS_H

#include "../../project/Analysis.h"
#include "../../report/Report.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace purpose {

enum class Command {
  None,
  Check,
  Extract,
  Link,
  Explain,
  Accept,
  Init,
  Dump,
  Lsp,
  Store,
  Help,
  Version
};

/// The settings of the analysis and what concerns the command line alone.
struct Options : AnalysisSettings {
  Command command = Command::None;
  std::vector<std::string> files; ///< what stands outside of options
  std::string sarif;              ///< --sarif
  std::string output;             ///< -o
  std::string target;             ///< extract --target
  std::string depfile;            ///< extract --depfile
  std::string codeQuality;        ///< --code-quality
  std::string junit;              ///< --junit
  std::string baseline;           ///< --baseline
  std::string diffBase;           ///< --diff-base: a revision or a diff
  FailOn failOn = FailOn::Any;    ///< --fail-on
  PolicyException exception;      ///< accept: what is told of it
  bool whyNot = false;            ///< explain: files = field, use, sources
  bool dumpPolicy = false;        ///< dump --policy
  bool dumpModels = false;        ///< dump --models
  std::string clangd;             ///< lsp --clangd
  bool extractionProcess = false; ///< lsp --extraction-process
  enum { ColorAuto, ColorAlways, ColorNever } color = ColorAuto;
  std::vector<std::string> arguments; ///< the whole command line, for reports
  std::string startTime;              ///< of the run, as SARIF wants it
};

/// Errors are one line and name the remedy: "unknown option '--sarfi'; did you
/// mean '--sarif'?".
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> arguments);

/// The command of that name; the error suggests one.
llvm::Expected<Command> parseCommand(llvm::StringRef name);

/// The help of a command; of the whole program for None.
void printHelp(Command command, llvm::raw_ostream &out);
/// "0.1.0"
llvm::StringRef versionText();

} // namespace purpose

#endif
