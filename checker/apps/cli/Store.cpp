//===- Store.cpp - the command store ----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a person or a CI may ask of a store of units.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Run.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"

namespace purpose {

/// The store that the options mean, which must be there.
static llvm::Expected<std::unique_ptr<UnitStore>>
storeOf(const Options &options) {
  CompileDatabase database;
  if (options.storeFolder.empty()) {
    llvm::Expected<CompileDatabase> chosen = chooseDatabase(options, {});
    if (!chosen)
      return chosen.takeError();
    database = std::move(*chosen);
  }
  std::string folder = storeFolder(options, database);
  if (!llvm::sys::fs::is_directory(folder))
    return llvm::createStringError("'" + folder +
                                   "' is not there: nothing was kept yet");
  return openStore(options, database);
}

static std::string counted(uint64_t n, llvm::StringRef thing) {
  return std::to_string(n) + " " + thing.str() + (n == 1 ? "" : "s");
}

int runStore(const Options &options) {
  llvm::Expected<std::unique_ptr<UnitStore>> store = storeOf(options);
  if (!store) {
    printError(store.takeError());
    return ExitUnsure;
  }
  const std::string &what = options.files.front();
  llvm::Expected<StoreReport> report = what == "gc"       ? (*store)->gc()
                                       : what == "verify" ? (*store)->verify()
                                                          : (*store)->stat();
  if (!report) {
    printError(report.takeError());
    return ExitUnsure;
  }
  llvm::raw_ostream &out = llvm::outs();
  out << (*store)->folder() << ": " << counted(report->units, "unit")
      << llvm::format(", %.1f MiB", double(report->bytes) / (1 << 20));
  if (options.storeLimit != 0)
    out << " of " << (options.storeLimit >> 20);
  out << '\n';
  if (report->strays != 0)
    out << counted(report->strays, "stray file") << " removed\n";
  if (what == "verify")
    out << counted(report->damaged, "damaged unit")
        << (report->damaged ? " removed" : "") << "\n";
  return ExitClean;
}

} // namespace purpose
