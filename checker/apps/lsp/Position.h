//===- Position.h - lines, columns and encodings ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compiler counts lines from 1 and columns in bytes from 1; the protocol
// counts both from 0, columns in units of an encoding that client and clangd
// agreed on:
//
//   text            h  ü  𝄞  x
//   bytes (utf-8)   0  1  3  7
//   utf-16 units    0  1  2  4
//   utf-32 units    0  1  2  3
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_POSITION_H
#define CLANG_PURPOSE_APPS_LSP_POSITION_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <optional>

namespace purpose::lsp {

enum class Encoding { Utf8, Utf16, Utf32 };

/// "utf-8", "utf-16", "utf-32"; nothing for another name.
std::optional<Encoding> parseEncoding(llvm::StringRef name);

/// As in the protocol: both from 0.
struct Position {
  unsigned line = 0;
  unsigned column = 0;
  auto operator<=>(const Position &) const = default;
};

struct Span {
  Position start, end;
  bool operator==(const Span &) const = default;
};

/// The units of \p encoding in \p text.
unsigned unitsIn(llvm::StringRef text, Encoding encoding);

/// The byte of \p line at \p column; the line's end if it is shorter. A column
/// inside a character means the character.
size_t byteOf(llvm::StringRef line, unsigned column, Encoding encoding);

/// Line number \p line of \p text, from 0, without its end; empty if there is
/// none.
llvm::StringRef lineOf(llvm::StringRef text, unsigned line);

/// The byte of a position in a text; the text's end if it is shorter.
size_t offsetOf(llvm::StringRef text, Position position, Encoding encoding);

/// The name or other token that starts at the compiler's \p column (from 1, in
/// bytes) of \p line, as columns of \p encoding: {first, one after the last}.
std::pair<unsigned, unsigned> tokenAt(llvm::StringRef line, unsigned column,
                                      Encoding encoding);

llvm::json::Value toJson(Position position);
llvm::json::Value toJson(const Span &span);
std::optional<Position> positionFrom(const llvm::json::Value *value);
std::optional<Span> spanFrom(const llvm::json::Value *value);

} // namespace purpose::lsp

#endif
