//===- UnitFile.h - a unit on disk and as text ------------------*- C++ -*-===//
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
// The text form is for people and tests; it holds all that can be reached in
// the unit, so that parseUnit(printUnit(u)) is u up to the numbering of tables,
// and prints the same text. Its grammar stands in UnitText.cpp. An example:
//
//   unit "/p/ads.cpp" language "C++" target "ads"
//   record User { User::phone, User::address : Address }
//   mark only User::phone ("security") @ user.h:4:3
//   mark use bid ("advertising")
//   function match(u) @ ads.cpp:10:1 {
//     call 0 direct bid(record=Key writable) @ ads.cpp:12:3
//     param0.*.User::phone -> call0.arg0 derived
//       steps("hashed" compute @ ads.cpp:11:9)
//     call0 -> return
//   }
//
//   UnitFile.cpp     the binary form, files, archives
//   UnitVerify.cpp   what must hold in every unit
//   UnitText.cpp     the grammar; unit to text
//   UnitDefaults.cpp what the text leaves unsaid
//   UnitParser.cpp   text to unit: statements
//   UnitNames.cpp    symbols, files and paths in it
//   UnitLexer.cpp    its tokens
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_UNITFILE_H
#define CLANG_PURPOSE_FACTS_UNITFILE_H

#include "Facts.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace purpose {

/// Everything that a reader of a unit may rely upon: indices and ranges within
/// their tables, kinds and flags that exist, ports where they may stand, call
/// numbers within their function, no two symbols with one id, no owner that
/// owns itself. The other functions here give no unit without it.
llvm::Error verifyUnit(const Unit &unit);

/// The version of the unit format; a file of another version is redone.
constexpr uint32_t UnitVersion = 7;

std::string encodeUnit(const Unit &unit);
/// \p name is used in error messages.
llvm::Expected<Unit> decodeUnit(llvm::StringRef bytes, llvm::StringRef name);

/// Writes atomically (AtomicFile.h).
llvm::Error writeUnitFile(const Unit &unit, llvm::StringRef path);
/// Reads a unit file (binary or text), or every unit of an `ar` archive, all of
/// whose members must be units.
llvm::Expected<std::vector<Unit>> readUnitFile(llvm::StringRef path);

std::string printUnit(const Unit &unit);
/// Errors are `name:line:column: error: …`.
llvm::Expected<Unit> parseUnit(llvm::StringRef text, llvm::StringRef name);

/// `param0.*.User::phone`, with the symbols' names.
std::string printPath(const Unit &unit, Index path);

} // namespace purpose

#endif
