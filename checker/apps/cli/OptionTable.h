//===- OptionTable.h - all commands and options -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two tables: the commands with what `help` says of them, and the options with
// the commands that take them. Parsing and help read nothing else.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_OPTIONTABLE_H
#define CLANG_PURPOSE_APPS_CLI_OPTIONTABLE_H

#include "Options.h"

namespace purpose {

struct CommandInfo {
  Command command;
  llvm::StringRef name, arguments, summary, text;
};

enum class Opt {
  Build,
  Policy,
  Sarif,
  CodeQuality,
  JUnit,
  Baseline,
  DiffBase,
  FailOn,
  Changed,
  Reason,
  Owner,
  Expires,
  Kind,
  Jobs,
  KeepGoing,
  Strict,
  MinConfidence,
  WhyNot,
  Color,
  Quiet,
  Output,
  Target,
  Depfile,
  TimeLimit,
  MemoryLimit,
  MaxMemory,
  Store,
  NoStore,
  StoreLimit,
  PathPrefixMap,
  DumpPolicy,
  DumpModels,
  Clangd,
  ExtractionProcess,
  Help,
  Version,
};

constexpr unsigned bit(Command command) { return 1u << unsigned(command); }

struct OptionInfo {
  Opt option;
  llvm::StringRef shortName, name; ///< "-p", "--build"; either may be empty
  llvm::StringRef value;           ///< empty: a switch
  unsigned commands;               ///< a bit() for each that takes it
  llvm::StringRef text;
};

llvm::ArrayRef<CommandInfo> commandTable();
llvm::ArrayRef<OptionInfo> optionTable();

const CommandInfo &infoOf(Command command);

} // namespace purpose

#endif
