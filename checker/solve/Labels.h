//===- Labels.h - what is limited, and what it is used for ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Marks in the source and entries of the policy, as tables by symbol.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_SOLVE_LABELS_H
#define CLANG_PURPOSE_SOLVE_LABELS_H

#include "Program.h"
#include <unordered_map>

namespace purpose {

struct Label {
  Sym symbol = None;
  LabelInfo info;
  const PolicyLimit *call = nullptr; ///< a limit on calls with constant keys
};

struct Use {
  std::string purpose;
  UseInfo info;
};

struct Clearance {
  bool guard = false;
  std::vector<std::string> purposes; ///< empty: all
  Reliance reliance;
};

struct Labels {
  std::vector<Label> labels;
  llvm::DenseMap<Sym, std::vector<uint32_t>> bySymbol; ///< label numbers
  std::vector<uint32_t> callLabels;
  std::vector<Use> uses;
  llvm::DenseMap<Sym, Clearance> releases, guards;
  std::vector<BlindSpot> notes; ///< expired releases

  Labels(const Program &program, const Policy &policy);
  /// How many uses the source and the policy declare of what is in the
  /// program: a path that no file of it lies in declares none.
  size_t declaredUses() const;
  /// Uses that stand on the symbol, its owners or its file.
  const std::vector<uint32_t> &usesOf(Sym symbol);
  /// Uses that stand on just this symbol (a store).
  const std::vector<uint32_t> &storeUses(Sym symbol);
  /// A function's parameter that something is said of; else None.
  Sym parameter(Sym function, uint32_t position) const;
  /// A label of a field inside a record, and the fields that lead there on the
  /// shortest way, from one record into the next, also through pointers.
  struct Inside {
    uint32_t label;
    std::vector<Sym> fields;
  };
  const std::vector<Inside> &inside(Sym record);

private:
  void addMarks();
  void addPolicy();
  const Program &P;
  const Policy &Rules;
  llvm::DenseMap<Sym, std::vector<uint32_t>> MarkedUses; ///< by symbol
  llvm::DenseMap<std::pair<Sym, uint32_t>, Sym> Parameters;
  std::unordered_map<Sym, std::vector<uint32_t>> StoreUseCache;
  llvm::DenseMap<Sym, std::vector<uint32_t>> UseCache;
  std::unordered_map<Sym, std::vector<Inside>> InsideCache;
};

} // namespace purpose

#endif
