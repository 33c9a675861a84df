//===- Reparse.h - a file that is being edited ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An editor asks again after every few keystrokes. What the file includes at
// its top is parsed once and kept (Clang's precompiled preamble), with the
// bodies that an editor's own preamble leaves out; only the file itself is
// parsed anew.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_REPARSE_H
#define CLANG_PURPOSE_EXTRACT_REPARSE_H

#include "Extract.h"
#include "clang/Frontend/PrecompiledPreamble.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <optional>

namespace purpose {

class EditedFile {
public:
  /// Extracts the unit whose main file, the input of \p invocation, now reads
  /// \p text. All other files are those of \p files.
  ExtractResult extract(const clang::CompilerInvocation &invocation,
                        llvm::StringRef text,
                        llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                        const ExtractOptions &options);

private:
  std::optional<clang::PrecompiledPreamble> Preamble;
};

} // namespace purpose

#endif
