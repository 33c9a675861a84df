//===- UnitFile.h - a unit on disk and as text -------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two notations of one thing. The binary form is a header (magic, version,
// table sizes, xxh3 of the rest) followed by the unit's tables as they stand in
// memory: reading is one copy a table and no parsing, which is as cheap as
// mapping the file and keeps the Unit an ordinary value. A file with another
// magic, version, size or checksum, or with an index out of range, is refused.
//
// The text form is for people and tests: parseUnit(printUnit(u)) == u up to the
// numbering of tables.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_UNITFILE_H
#define CLANG_PURPOSE_FACTS_UNITFILE_H

#include "Facts.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace purpose {

/// The version of the unit format; a file of another version is redone.
constexpr uint32_t UnitVersion = 1;

std::string encodeUnit(const Unit &unit);
/// \p name is used in error messages.
llvm::Expected<Unit> decodeUnit(llvm::StringRef bytes, llvm::StringRef name);

/// Writes atomically (temporary file, then rename).
llvm::Error writeUnitFile(const Unit &unit, llvm::StringRef path);
/// Reads a unit file (binary or text), or every unit of an `ar` archive.
llvm::Expected<std::vector<Unit>> readUnitFile(llvm::StringRef path);

std::string printUnit(const Unit &unit);
/// Errors are `name:line:column: error: …`.
llvm::Expected<Unit> parseUnit(llvm::StringRef text, llvm::StringRef name);

/// `param0.*.User::phone`
std::string printPath(const Unit &unit, Index path);

} // namespace purpose

#endif
