//===- main.cpp - clang-purpose ---------------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../../report/Sarif.h"
#include "Commands.h"
#include "Reports.h"
#include "llvm/Support/WithColor.h"

using namespace purpose;

static int run(const Options &options) {
  switch (options.command) {
  case Command::Check:
    return runCheck(options);
  case Command::Extract:
    return runExtract(options);
  case Command::Link:
    return runLink(options);
  case Command::Explain:
    return runExplain(options);
  case Command::Accept:
    return runAccept(options);
  case Command::Init:
    return runInit(options);
  case Command::Dump:
    return runDump(options);
  case Command::Lsp:
    return runLsp(options);
  case Command::Store:
    return runStore(options);
  case Command::Help:
  case Command::None:
    return runHelp(options);
  case Command::Version:
    return runVersion();
  }
  return ExitUnsure;
}

/// For LLVM's own messages, whose hook takes no argument of ours.
static Options Chosen;
static bool colorsMessages(const llvm::raw_ostream &out) {
  return wantsColor(Chosen, const_cast<llvm::raw_ostream &>(out));
}

int main(int argc, char **argv) {
  llvm::WithColor::setAutoDetectFunction(colorsMessages);
  llvm::Expected<Options> options = parseOptions({argv, argv + argc});
  if (!options) {
    printError(options.takeError());
    return ExitUnsure;
  }
  options->startTime = sarifTime();
  Chosen = *options;
  int status = run(*options);

  // What could not be printed was not said: no clean bill for a full disk.
  llvm::outs().flush();
  if (llvm::outs().has_error()) {
    std::error_code error = llvm::outs().error();
    llvm::outs().clear_error();
    printError(llvm::createStringError(
        error, "cannot write to standard output: " + error.message()));
    return ExitUnsure;
  }
  return status;
}
