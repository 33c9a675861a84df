//===- Init.cpp - the command init ------------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// database → units → proposal → policy file.
//
//===----------------------------------------------------------------------===//

#include "../../project/Proposal.h"
#include "Commands.h"
#include "Run.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace purpose {

/// -o, or `.clang-purpose` at the root of the sources.
static std::string chooseFile(const Options &options,
                              const CompileDatabase &database) {
  if (!options.output.empty())
    return absolutePath(options.output);
  llvm::SmallString<256> file(
      sourceRoot(builtinPolicy(), policyFolders(database).front()));
  llvm::sys::path::append(file, ".clang-purpose");
  return file.str().str();
}

/// Never over an existing file.
static llvm::Error writeNew(const std::string &file, StringRef text) {
  std::error_code error;
  llvm::raw_fd_ostream out(file, error, llvm::sys::fs::CD_CreateNew);
  if (error == std::errc::file_exists)
    return llvm::createStringError(
        file + ": error: there is a policy already; -o names "
               "another file");
  if (!error) {
    out << text;
    out.close();
    error = out.error();
    out.clear_error();
  }
  return error ? llvm::createStringError(
                     file +
                     ": error: cannot write the policy: " + error.message())
               : llvm::Error::success();
}

static llvm::Error init(const Options &options) {
  llvm::Expected<CompileDatabase> database =
      chooseDatabase(options, options.files);
  if (!database)
    return database.takeError();
  std::string file = chooseFile(options, *database);
  if (llvm::sys::fs::exists(file))
    return llvm::createStringError(
        file + ": error: there is a policy already; -o names "
               "another file");
  Policy builtin = builtinPolicy();
  llvm::Expected<ModelSet> models = modelsOf(builtin);
  if (!models)
    return models.takeError();
  printNotes(database->notes, options);
  Extraction extraction = extractDatabase(*database, *models, options);
  printFailures(extraction.failures);
  if (extraction.units.empty())
    return llvm::createStringError(
        "no unit could be read, so there is nothing to propose");
  // Paths in a policy count from its folder, which should hold the sources.
  std::string sources = policyFolders(*database).front();
  std::string root = llvm::sys::path::parent_path(file).str();
  if (!StringRef(sources + "/").starts_with(root + "/")) {
    root = sourceRoot(builtin, sources);
    if (!options.quiet)
      llvm::WithColor::note(llvm::errs(), "clang-purpose")
          << "paths in " << shownPath(file) << " count from " << root
          << ": it has to be put there\n";
  }
  Proposal proposal = propose(extraction.units, root);
  if (llvm::Error error = writeNew(file, policyText(proposal)))
    return error;
  if (!options.quiet)
    llvm::outs() << shownPath(file) << ": " << proposal.uses.size()
                 << (proposal.uses.size() == 1 ? " use, and " : " uses, and ")
                 << proposal.limits.size()
                 << (proposal.limits.size() == 1 ? " limit" : " limits")
                 << " to be looked through; then: clang-purpose check"
                 << (options.build.empty() ? "" : " -p " + options.build)
                 << "\n";
  return llvm::Error::success();
}

int runInit(const Options &options) {
  if (llvm::Error error = init(options)) {
    printError(std::move(error));
    return ExitUnsure;
  }
  return ExitClean;
}

} // namespace purpose
