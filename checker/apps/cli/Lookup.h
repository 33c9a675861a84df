//===- Lookup.h - one finding by its ID -------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From an earlier report, or from an analysis of the files named.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_CLI_LOOKUP_H
#define CLANG_PURPOSE_APPS_CLI_LOOKUP_H

#include "../../report/Report.h"
#include "Options.h"

namespace purpose {

struct Lookup {
  Reported result;
  Policy policy;
  std::string root; ///< of the sources
};

/// The finding whose ID or fingerprint options.files[0] is, or starts. Further
/// files are analysed anew; else it is looked for in --sarif, or in what the
/// last check of the build folder left.
llvm::Expected<Lookup> lookUp(const Options &options);

} // namespace purpose

#endif
