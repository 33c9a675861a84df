//===- Options.h - the command line of clang-purpose ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `clang-purpose COMMAND [OPTION…] [FILE…] [-- COMPILER FLAGS]`. One table
// (Options.cpp) says which options there are, which commands take them and what
// --help says of them. (Not llvm::cl: in a program that links Clang it also
// offers some thousand options of the compiler's back ends.)
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_OPTIONS_H
#define CLANG_PURPOSE_APPS_CLI_OPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace purpose {

enum class Command { None, Check, Extract, Link, Explain, Dump, Help, Version };

struct Options {
  Command command = Command::None;
  std::vector<std::string> files; ///< what stands outside of options
  /// What stands after `--`; none if there is no `--`.
  std::optional<std::vector<std::string>> flags;
  std::string build;        ///< -p
  std::string policy;       ///< --policy
  std::string sarif;        ///< --sarif
  std::string output;       ///< -o
  unsigned jobs = 0;        ///< -j; 0 = one a processor
  unsigned timeLimit = 600; ///< --time-limit, seconds a unit
  uint64_t memoryLimit = 0; ///< --memory-limit, bytes a unit; 0 = its share
  bool keepGoing = false;
  bool strict = false;
  unsigned minConfidence = 0; ///< percent
  bool whyNot = false;        ///< explain: files = field, use, sources
  bool quiet = false;
  bool dumpPolicy = false; ///< dump --policy
  bool dumpModels = false; ///< dump --models
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
