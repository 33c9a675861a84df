//===- UnitSource.h - where a check gets its unit from ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy has the whole unit before it (ParsedUnit.cpp). clangd has left the
// bodies in headers out, so that another parse is needed
// (../clangd/OwnParse.cpp). Each program links one of the two.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_TIDY_UNITSOURCE_H
#define CLANG_PURPOSE_APPS_TIDY_UNITSOURCE_H

#include "../../extract/Extract.h"
#include "llvm/Support/Error.h"

namespace clang {
class Preprocessor;
}

namespace purpose {

/// The unit that was just parsed on this thread.
llvm::Expected<Unit> unitSource(clang::Preprocessor &preprocessor,
                                const ExtractOptions &options);

/// Whether findings can be shown in the main file alone: one whose edge stands
/// elsewhere is told of where its way leaves the main file.
extern const bool MainFileOnly;

} // namespace purpose

#endif
