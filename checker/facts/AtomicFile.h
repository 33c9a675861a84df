//===- AtomicFile.h - a file is written whole or not at all -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_ATOMICFILE_H
#define CLANG_PURPOSE_FACTS_ATOMICFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace purpose {

/// Temporary file, then rename: a reader sees the old file or the new one. On
/// an error (a full disk) the old one stays.
llvm::Error writeFileAtomically(llvm::StringRef bytes, llvm::StringRef path);

} // namespace purpose

#endif
