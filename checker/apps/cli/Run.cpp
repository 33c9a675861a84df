//===- Run.cpp - what the commands say alike --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Errors and failed units, as a compiler would say them.
//
//===----------------------------------------------------------------------===//

#include "Run.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

void printError(llvm::Error error) {
  llvm::handleAllErrors(std::move(error), [](const llvm::ErrorInfoBase &info) {
    // Errors with a place of their own ("file:line:col: error: …") already
    // read as a compiler's.
    std::string text = info.message();
    bool placed = StringRef(text).contains(": error: ");
    if (!placed)
      llvm::WithColor::error(llvm::errs(), "clang-purpose");
    llvm::errs() << StringRef(text).trim() << '\n';
  });
}

void printNotes(llvm::ArrayRef<std::string> notes, const Options &options) {
  if (options.quiet)
    return;
  for (const std::string &note : notes)
    llvm::WithColor::note(llvm::errs(), "clang-purpose") << note << '\n';
}

std::string shownPath(StringRef file) {
  std::string here = absolutePath(".");
  StringRef rest = file;
  return rest.consume_front(here) && rest.consume_front("/") ? rest.str()
                                                             : file.str();
}

void printFailures(llvm::ArrayRef<UnitFailure> failures) {
  constexpr size_t Shown = 5;
  for (const UnitFailure &failure : failures) {
    llvm::errs() << shownPath(failure.file) << ": ";
    llvm::WithColor::error(llvm::errs())
        << "not analysed: " << failure.reason << '\n';
    for (size_t i = 0; i < failure.diagnostics.size() && i < Shown; ++i)
      llvm::errs() << "  " << shownPath(failure.diagnostics[i]) << '\n';
    if (failure.diagnostics.size() > Shown)
      llvm::errs() << "  … and " << failure.diagnostics.size() - Shown
                   << " more\n";
  }
}

std::string lastReport(StringRef folder) {
  llvm::SmallString<256> file(folder);
  path::append(file, ".clang-purpose-cache", "last.sarif");
  return file.str().str();
}

} // namespace purpose
