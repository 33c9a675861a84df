//===- UnitNames.h - what the text form speaks of ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Symbols, files, sites and paths as the text names them. A name may be used
// before it is declared, or never be declared: finish() fills in the rest.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_UNITNAMES_H
#define CLANG_PURPOSE_FACTS_UNITNAMES_H

#include "UnitLexer.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"

namespace purpose {

/// The part of the parser below statements: what they are made of.
class UnitNames : protected UnitLexer {
protected:
  UnitNames(StringRef text, StringRef name) : UnitLexer(text, name), B(U) {}

  Index stringIndex(const Twine &what) { return B.string(string(what)); }
  template <typename Fn> Range listIn(char close, Fn item) {
    std::vector<uint32_t> values;
    items(close, [&] { values.push_back(item()); });
    return B.list(values);
  }
  /// At least one, separated by commas.
  template <typename Fn> Range commaList(Fn item) {
    std::vector<uint32_t> values;
    do
      values.push_back(item());
    while (accept(','));
    return B.list(values);
  }

  /// The symbol that goes by this handle, made if it is new.
  Index symbolOf(StringRef handle);
  Index symbol(const Twine &what);
  /// A symbol, or `?` for none.
  Index symbolOrNone(const Twine &what) {
    return accept('?') ? None : symbol(what);
  }
  /// One attribute of a symbol, if one stands here. What a record or a field
  /// declares has its site at `@`, a function after `declared`.
  bool attribute(Index s, bool plainSite);
  enum Attribute {
    Id = 1,
    DisplayName = 2,
    Kind = 4,
    Place = 8,
    Owner = 16,
    Type = 32,
    Forgets = 64
  };
  /// Notes that the text tells this attribute, at `at`; fails if it did before.
  void give(Index s, Attribute attribute, size_t at, StringRef what);

  Index file();
  Site site();

  Index path(const Twine &what);
  /// A path at one of these ports.
  Index port(llvm::ArrayRef<PortKind> allowed, StringRef what);
  /// A path that a value can come from.
  Index source();

  /// Fills in what was left unsaid, and looks at the whole.
  void finish();

  Unit U;
  UnitBuilder B;
  struct GivenSymbol {
    StringRef handle;
    size_t at;           ///< where the text first speaks of it
    unsigned attributes; ///< those that the text told
  };
  struct GivenFile {
    StringRef handle;
    size_t at;
    bool declared; ///< by a `file` statement
  };
  std::vector<GivenSymbol> Given;    ///< beside U.symbols
  std::vector<GivenFile> GivenFiles; ///< beside U.files
  /// Calls that the function at hand speaks of; they may come further down.
  std::vector<std::pair<Index, size_t>> CallNumbers;

private:
  void site(Index s, size_t at);
  /// The port; for `call0`, also the position behind it.
  bool startOfPath(Path &p);
  /// `.this` or `.arg0` behind a call.
  void position(Path &p);
  Selector selector();

  llvm::StringMap<Index> Symbols, Files; ///< by handle
};

} // namespace purpose

#endif
