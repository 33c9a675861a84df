//===- Help.cpp - clang-purpose help, clang-purpose version -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "OptionTable.h"
#include "Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Format.h"

#ifndef CLANG_PURPOSE_VERSION
#define CLANG_PURPOSE_VERSION "0.1.0"
#endif

using llvm::StringRef;

namespace purpose {

static void printProgram(llvm::raw_ostream &out) {
  out << "clang-purpose: checks that data is used only for the purpose it was "
         "collected for\n\n"
         "usage: clang-purpose COMMAND [OPTION…] [FILE…] [-- COMPILER FLAGS]\n"
         "\n"
         "Say on a field what it may be used for, and on code what it is for:\n"
         "\n"
         "    #include <purpose/annotations.h>\n"
         "    struct Account { PURPOSE_ONLY(\"security\") std::string phone; "
         "};\n"
         "    PURPOSE_USE(\"advertising\") void match(const std::string &);\n"
         "\n"
         "then 'clang-purpose check -p BUILD' follows every value from the one "
         "to the\nother, through the whole program.\n\n"
         "Commands:\n";
  for (const CommandInfo &info : commandTable())
    out << "  " << llvm::left_justify(info.name, 8) << ' ' << info.summary
        << '\n';
  out << "\n'clang-purpose help COMMAND' teaches one, with examples.\n";
}

void printHelp(Command command, llvm::raw_ostream &out) {
  if (command == Command::None || command == Command::Help ||
      command == Command::Version) {
    printProgram(out);
    return;
  }
  const CommandInfo &info = infoOf(command);
  out << "clang-purpose " << info.name << ": " << info.summary
      << "\n\nusage: clang-purpose " << info.name << ' ' << info.arguments
      << "\n\n"
      << info.text << "\nOptions:\n";
  for (const OptionInfo &option : optionTable()) {
    if (!(option.commands & bit(command)))
      continue;
    std::string spelling = option.shortName.str();
    if (!option.name.empty())
      spelling += (spelling.empty() ? "    " : ", ") + option.name.str();
    if (!option.value.empty())
      spelling += (" " + option.value).str();
    out << "  " << llvm::left_justify(spelling, 26) << ' ' << option.text
        << '\n';
  }
}

StringRef versionText() { return CLANG_PURPOSE_VERSION; }

int runVersion() {
  llvm::outs() << "clang-purpose " << versionText()
               << " (LLVM " LLVM_VERSION_STRING ")\n";
  return 0;
}

int runHelp(const Options &options) {
  Command command = Command::None;
  if (!options.files.empty()) {
    llvm::Expected<Command> named = parseCommand(options.files.front());
    if (!named) {
      printError(named.takeError());
      return 2;
    }
    command = *named;
  }
  printHelp(command, llvm::outs());
  return 0;
}

} // namespace purpose
