//===- Lsp.cpp - the command lsp --------------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command line's words for the language server of apps/lsp.
//
//===----------------------------------------------------------------------===//

#include "../lsp/ExtractionProcess.h"
#include "../lsp/Server.h"
#include "Commands.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace purpose {

/// The `--compile-commands-dir` that an editor gives to clangd; empty if none.
static std::string databaseFolder(llvm::ArrayRef<std::string> arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    llvm::StringRef word = llvm::StringRef(arguments[i]).ltrim('-');
    if (!word.consume_front("compile-commands-dir"))
      continue;
    if (word.consume_front("="))
      return word.str();
    if (word.empty() && i + 1 < arguments.size())
      return arguments[i + 1];
  }
  return "";
}

int runLsp(const Options &options) {
  if (options.extractionProcess)
    return lsp::serveExtraction(options);
  lsp::ServerSettings settings;
  settings.analysis = options;
  settings.analysis.flags.reset(); // they are clangd's
  settings.analysis.quiet = true;
  settings.program = llvm::sys::fs::getMainExecutable(
      options.arguments.front().c_str(), reinterpret_cast<void *>(&runLsp));
  settings.clangd = options.clangd;
  if (options.flags)
    settings.clangdArguments = *options.flags;
  if (options.build.empty()) {
    settings.analysis.build = databaseFolder(settings.clangdArguments);
  } else {
    std::string folder = absolutePath(options.build);
    if (!llvm::sys::fs::is_directory(folder))
      folder = llvm::sys::path::parent_path(folder).str();
    settings.clangdArguments.insert(settings.clangdArguments.begin(),
                                    "--compile-commands-dir=" + folder);
  }
  return lsp::serve(settings);
}

} // namespace purpose
