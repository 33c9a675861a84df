//===- Commands.h - one function a command ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each takes the options, does what its --help says, and returns the exit
// status.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_COMMANDS_H
#define CLANG_PURPOSE_APPS_CLI_COMMANDS_H

#include "Options.h"

namespace purpose {

int runCheck(const Options &options);
int runExtract(const Options &options);
int runLink(const Options &options);
int runExplain(const Options &options);
int runAccept(const Options &options);
int runInit(const Options &options);
int runDump(const Options &options);
int runLsp(const Options &options);
int runStore(const Options &options);
int runHelp(const Options &options);
int runVersion();

} // namespace purpose

#endif
