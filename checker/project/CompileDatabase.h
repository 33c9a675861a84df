//===- CompileDatabase.h - which units there are ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A list of entries, one a translation unit to extract: from the
// compile_commands.json of a build, or from files and flags given by hand. The
// list keeps the order of the database; an entry that is there twice, word for
// word, stands once, but one file compiled in two ways stays two entries.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_COMPILEDATABASE_H
#define CLANG_PURPOSE_PROJECT_COMPILEDATABASE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace purpose {

/// One unit to extract.
struct CompileEntry {
  std::string file;                   ///< absolute
  std::string directory;              ///< absolute; where the command ran
  std::vector<std::string> arguments; ///< cleaned; the compiler first
  std::string target;                 ///< what it is linked into, if known
};

struct CompileDatabase {
  std::string path;   ///< of compile_commands.json; empty for given flags
  std::string folder; ///< the build folder
  std::vector<CompileEntry> entries;
  /// Entries of other languages (assembler, CUDA…), which are not analysed.
  std::vector<std::string> skipped;
  /// What the user should know, one line each: a command that was guessed.
  std::vector<std::string> notes;
};

/// Reads the database at \p path, a build folder or the file itself. With
/// \p files only their entries; a file without one gets the command of the
/// nearest relative, and a note says so.
llvm::Expected<CompileDatabase>
readCompileDatabase(llvm::StringRef path, llvm::ArrayRef<std::string> files);

/// `compile_commands.json` in \p directory, its `build` folder, or the same in
/// a folder above; empty if there is none.
std::string findCompileDatabase(llvm::StringRef directory);

/// Every file of \p files compiled with \p flags in the current directory.
CompileDatabase givenFlags(llvm::ArrayRef<std::string> files,
                           llvm::ArrayRef<std::string> flags);

/// \p path made absolute from the current directory, without `.` and `..`.
std::string absolutePath(llvm::StringRef path);

} // namespace purpose

#endif
