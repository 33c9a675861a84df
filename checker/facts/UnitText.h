//===- UnitText.h - what printer and parser share ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The words of the text form, and what it leaves unsaid: both sides ask
// symbolDefaults() what a symbol is when the text does not tell.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_UNITTEXT_H
#define CLANG_PURPOSE_FACTS_UNITTEXT_H

#include "Facts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace purpose {

// In the order of the enumerations, flags from the lowest bit up.
constexpr llvm::StringLiteral SymbolKindWords[] = {
    "function",  "field",     "record", "variable",
    "parameter", "namespace", "alias"};
constexpr llvm::StringLiteral MarkKindWords[] = {"only", "never", "use",
                                                 "release", "guard"};
constexpr llvm::StringLiteral FlowKindWords[] = {"same", "derived", "control"};
constexpr llvm::StringLiteral FlowFlagWords[] = {"exact", "whole", "said",
                                                 "somewhere"};
constexpr llvm::StringLiteral StepKindWords[] = {
    "read", "assign", "pass", "return", "compute", "capture", "model", "other"};
constexpr llvm::StringLiteral CallKindWords[] = {"direct", "virtual", "value"};
constexpr llvm::StringLiteral CallFlagWords[] = {
    "exact", "modelled", "implicit", "joined", "later", "number", "caught"};
constexpr llvm::StringLiteral FunctionFlagWords[] = {
    "virtual", "variadic", "lambda",     "internal",
    "main",    "implicit", "initializer"};
constexpr llvm::StringLiteral GapKindWords[] = {"unparsed", "unsupported",
                                                "limit", "asm"};

inline bool isNameStart(char c) {
  return llvm::isAlpha(c) || c == '_' || c == '~' || c == '$';
}
inline bool isNameChar(char c) { return isNameStart(c) || llvm::isDigit(c); }
inline bool isFileChar(char c) {
  return llvm::isAlnum(c) || llvm::StringRef("_./+-").contains(c);
}
/// `arg0`, `this`: after `call0.` these are positions, not fields.
inline bool isPositionWord(llvm::StringRef word) {
  return word == "this" || (word.consume_front("arg") && !word.empty() &&
                            llvm::all_of(word, llvm::isDigit));
}

/// What a symbol is by the places where the unit speaks of it.
struct SymbolDefaults {
  /// Something in the unit speaks of it.
  bool mentioned = false;
  SymbolKind kind = SymbolKind::Function;
  Site site;
  Index owner = None;
  Index record = None;
};

/// For every symbol. The tables' numbering has no influence, the order of
/// records and functions has: the first to speak of a symbol decides.
std::vector<SymbolDefaults> symbolDefaults(const Unit &unit);

} // namespace purpose

#endif
