//===- Locations.h - places as Clang's locations ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A finding's way leads through files that the open unit never included: a
// location is made for these, too.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_TIDY_LOCATIONS_H
#define CLANG_PURPOSE_APPS_TIDY_LOCATIONS_H

#include "../../solve/Solve.h"
#include "clang/Basic/SourceManager.h"

namespace purpose {

/// Absolute, as Unit::mainFile.
std::string mainFilePath(const clang::SourceManager &sources);

/// Invalid where there is no such file (any more).
clang::SourceLocation locate(clang::SourceManager &sources, const Place &place);

/// Where a finding shows in \p file: its edge, if that stands there; else the
/// last step of its way there.
const Place &shownIn(const Finding &finding, llvm::StringRef file);

/// The first string literal whose text is \p wanted, in the statement or
/// declaration that \p from starts; invalid if there is none.
clang::SourceRange
stringLiteral(const clang::SourceManager &sources,
              const clang::LangOptions &language, clang::SourceLocation from,
              llvm::function_ref<bool(llvm::StringRef)> wanted);

} // namespace purpose

#endif
