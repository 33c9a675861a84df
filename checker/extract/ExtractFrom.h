//===- ExtractFrom.h - extraction from a given file system ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For who wants to know what was read (the unit store), or to say what stands
// in a file that was not saved (an editor).
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_EXTRACTFROM_H
#define CLANG_PURPOSE_EXTRACT_EXTRACTFROM_H

#include "Extract.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace purpose {

/// As extractCommand, but reads from \p files, whose working directory is set.
ExtractResult
extractCommandFrom(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                   const std::string &file, const std::string &directory,
                   std::vector<std::string> arguments,
                   const ExtractOptions &options);

} // namespace purpose

#endif
