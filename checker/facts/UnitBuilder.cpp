//===- UnitBuilder.cpp - equal things get one index -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Appends to a unit's tables; strings, files, symbols and paths are interned,
// also with those that the unit held before.
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include <algorithm>

namespace purpose {

static uint64_t hashPath(PortKind port, int32_t number, Index symbol,
                         const std::vector<Selector> &selectors, bool deep) {
  uint64_t h = 1469598103934665603ull;
  auto mix = [&](uint64_t v) {
    h ^= v + 0x9e3779b97f4a7c15ull + (h << 6) + (h >> 2);
  };
  mix(uint64_t(port));
  mix(uint32_t(number));
  mix(symbol);
  mix(deep);
  for (const Selector &s : selectors) {
    mix(uint64_t(s.kind));
    mix(s.value);
  }
  return h;
}

UnitBuilder::UnitBuilder(Unit &unit) : U(unit) {
  for (Index i = 0; i < U.strings.size(); ++i)
    Strings.emplace(U.strings[i], i);
  for (Index i = 0; i < U.files.size(); ++i)
    Files.emplace(std::string(U.str(U.files[i].path)), i);
  for (Index i = 0; i < U.symbols.size(); ++i)
    Symbols.emplace(std::string(U.symbolId(i)), i);
  for (Index i = 0; i < U.paths.size(); ++i) {
    const Path &p = U.paths[i];
    std::vector<Selector> selectors(U.selectors.begin() + p.selectors.begin,
                                    U.selectors.begin() + p.selectors.end());
    Paths[hashPath(p.port, p.number, p.symbol, selectors, p.deep)].push_back(i);
  }
}

Index UnitBuilder::string(std::string_view text) {
  auto [it, inserted] =
      Strings.try_emplace(std::string(text), Index(U.strings.size()));
  if (inserted)
    U.strings.emplace_back(text);
  return it->second;
}

Index UnitBuilder::file(std::string_view path, bool system) {
  auto [it, inserted] =
      Files.try_emplace(std::string(path), Index(U.files.size()));
  if (inserted) {
    File row;
    row.path = string(path);
    row.system = system;
    U.files.push_back(row);
  }
  return it->second;
}

Index UnitBuilder::symbol(std::string_view id, std::string_view name,
                          SymbolKind kind) {
  auto [it, inserted] =
      Symbols.try_emplace(std::string(id), Index(U.symbols.size()));
  if (inserted) {
    Symbol row;
    row.id = string(id);
    row.name = string(name);
    row.kind = kind;
    U.symbols.push_back(row);
  }
  return it->second;
}

Index UnitBuilder::findSymbol(std::string_view id) const {
  auto it = Symbols.find(std::string(id));
  return it == Symbols.end() ? None : it->second;
}

Index UnitBuilder::path(PortKind port, int32_t number, Index symbol,
                        const std::vector<Selector> &selectors, bool deep) {
  std::vector<Index> &same =
      Paths[hashPath(port, number, symbol, selectors, deep)];
  for (Index i : same) {
    const Path &p = U.paths[i];
    if (p.port == port && p.number == number && p.symbol == symbol &&
        p.deep == uint32_t(deep) && p.selectors.count == selectors.size() &&
        std::equal(selectors.begin(), selectors.end(),
                   U.selectors.begin() + p.selectors.begin))
      return i;
  }
  Path row;
  row.port = port;
  row.number = number;
  row.symbol = symbol;
  row.deep = deep;
  row.selectors = {Index(U.selectors.size()), Index(selectors.size())};
  U.selectors.insert(U.selectors.end(), selectors.begin(), selectors.end());
  same.push_back(Index(U.paths.size()));
  U.paths.push_back(row);
  return Index(U.paths.size() - 1);
}

Range UnitBuilder::list(const std::vector<uint32_t> &values) {
  Range range{Index(U.lists.size()), Index(values.size())};
  if (values.empty())
    return Range();
  U.lists.insert(U.lists.end(), values.begin(), values.end());
  return range;
}

} // namespace purpose
