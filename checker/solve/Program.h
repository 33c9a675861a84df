//===- Program.h - all units linked -----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Units keep their own tables; the program adds what joins them: one number for
// each symbol, definitions and callers by symbol, overriders and base classes.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_SOLVE_PROGRAM_H
#define CLANG_PURPOSE_SOLVE_PROGRAM_H

#include "Solve.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace purpose {

/// A symbol of the whole program.
using Sym = uint32_t;

/// One body: which unit, which of its functions.
struct Body {
  uint32_t unit = None;
  Index function = None;
};

struct GlobalSymbol {
  uint32_t unit = None; ///< a unit that tells of it
  Index symbol = None;  ///< its number there
  Sym owner = None;
  Sym record = None;
  bool forgets = false; ///< Symbol::forgets, in any unit
};

struct Program {
  std::vector<Unit> units;
  std::vector<std::vector<Sym>> symbolOf; ///< unit, unit's symbol -> Sym
  std::vector<GlobalSymbol> symbols;
  std::vector<Body> bodies;
  /// Compressed rows: bodies of a symbol, call sites of a symbol.
  struct Rows {
    std::vector<uint32_t> start, values;
    llvm::ArrayRef<uint32_t> of(uint32_t row) const {
      if (row + 1 >= start.size())
        return {};
      return llvm::ArrayRef<uint32_t>(values).slice(start[row], start[row + 1] -
                                                                    start[row]);
    }
  };
  Rows bodiesOf;  ///< Sym -> bodies
  Rows callersOf; ///< Sym -> rows of callSites
  struct CallSite {
    uint32_t body;
    Index call; ///< relative to the function
  };
  std::vector<CallSite> callSites;
  llvm::DenseMap<Sym, std::vector<Sym>> overriders; ///< direct
  llvm::DenseMap<Sym, std::vector<Sym>> overrides;  ///< direct
  llvm::DenseMap<Sym, std::vector<Sym>> bases;
  llvm::DenseMap<Sym, std::vector<std::pair<Sym, Sym>>> fields; ///< field, type

  const Unit &unitOf(uint32_t body) const { return units[bodies[body].unit]; }
  const Function &function(uint32_t body) const {
    return unitOf(body).functions[bodies[body].function];
  }
  Sym sym(uint32_t unit, Index symbol) const {
    return symbol == None ? None : symbolOf[unit][symbol];
  }
  std::string_view name(Sym s) const {
    const GlobalSymbol &g = symbols[s];
    return units[g.unit].symbolName(g.symbol);
  }
  const Symbol &row(Sym s) const {
    return units[symbols[s].unit].symbols[symbols[s].symbol];
  }
  Place place(uint32_t unit, const Site &site) const;
  /// D is B or derives from it.
  bool derives(Sym d, Sym b) const;
  /// M and all that override it, however far.
  std::vector<Sym> family(Sym method) const;
};

} // namespace purpose

#endif
