//===- Check.cpp - the commands check and link ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Both end in the same way: a judged result is reported, and its status is the
// program's.
//
//===----------------------------------------------------------------------===//

#include "../../facts/UnitFile.h"
#include "Commands.h"
#include "Gate.h"
#include "Reports.h"
#include "Run.h"

namespace purpose {

int runCheck(const Options &options) {
  if (llvm::Error error = checkGate(options)) {
    printError(std::move(error));
    return ExitUnsure;
  }
  llvm::Expected<Result> result = analyse(options, options.files);
  if (!result) {
    printError(result.takeError());
    return ExitUnsure;
  }
  return report(*result, options);
}

int runLink(const Options &options) {
  if (llvm::Error error = checkGate(options)) {
    printError(std::move(error));
    return ExitUnsure;
  }
  llvm::Expected<Policy> policy = choosePolicy(options, {absolutePath(".")});
  if (!policy) {
    printError(policy.takeError());
    return ExitUnsure;
  }
  Extraction extraction;
  for (const std::string &file : options.files) {
    llvm::Expected<std::vector<Unit>> units = readUnitFile(file);
    if (units) {
      for (Unit &unit : *units)
        extraction.units.push_back(std::move(unit));
      continue;
    }
    UnitFailure failure;
    failure.kind = UnitFailure::Unreadable;
    failure.file = file;
    failure.reason = "not a unit that can be read";
    failure.diagnostics = {llvm::toString(units.takeError())};
    extraction.failures.push_back(std::move(failure));
  }
  Result result = resultOf(std::move(*policy), std::move(extraction), options);
  result.sourceRoot = sourceRoot(result.policy, absolutePath("."));
  return report(result, options);
}

} // namespace purpose
