//===- Models.h - what library functions do ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A model says in YAML what a function does whose body is not analysed:
//
//   - function: 'std::basic_string::append'
//     flows: ['arg* => this', 'arg*.** => this']
//     alias: 'result.* = this'
//
// Extraction asks for the model of a callee by its qualified name without
// template arguments and inline namespaces (`std::vector::push_back`).
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_MODELS_MODELS_H
#define CLANG_PURPOSE_MODELS_MODELS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace purpose {

/// A place at a modelled call: `this`, `arg0`, `arg*` (every argument),
/// `arg2..` (from the third on), `result`, then selectors: `.*` (pointee,
/// element storage), `.[?]` (some element), `.[arg0]` (the element or key that
/// argument 0 names, if constant), `.first` (a field or part), `.**` (all that
/// is reachable below).
struct ModelPath {
  enum Base { This, Arg, AllArgs, ArgsFrom, Result } base = This;
  unsigned arg = 0; ///< for Arg and ArgsFrom
  struct Sel {
    enum Kind { Deref, AnyElement, KeyFromArg, Element, Part, Deep } kind;
    unsigned number = 0; ///< KeyFromArg: argument; Element: index
    std::string name;    ///< Part
    bool operator==(const Sel &) const = default;
  };
  std::vector<Sel> selectors;
};

struct ModelFlow {
  ModelPath from, to;
  bool derived = false; ///< `~>` in the text, `=>` for the same value
  /// `to` is replaced, not added to (written `:=` / `:~`).
  bool overwrites = false;
};

/// `result = this.*` : the result (pointer or reference) refers to that place.
/// Only result aliases exist.
struct ModelAlias {
  ModelPath to;
};

/// The function calls one of its arguments.
struct ModelCall {
  ModelPath callee;
  std::vector<ModelPath> args;
  ModelPath result; ///< where the callee's result goes, if hasResult
  bool hasResult = false;
};

struct Model {
  std::string function; ///< qualified, or a glob with `*`
  int minArgs = -1, maxArgs = -1; ///< -1 = any
  std::vector<ModelFlow> flows;
  std::vector<ModelAlias> aliases;
  std::vector<ModelPath> clears; ///< emptied first
  std::vector<ModelCall> calls;
  bool pure = false; ///< nothing flows anywhere that matters
  std::string file;
  unsigned line = 0;
};

class ModelSet {
public:
  /// Adds the models of one YAML text. Errors: `file:line:col: error: …`.
  llvm::Error add(llvm::StringRef yaml, llvm::StringRef file);
  /// The model of a function with so many arguments, or nullptr. A model added
  /// later wins over an earlier one, an exact name over a glob.
  const Model *find(llvm::StringRef qualifiedName, unsigned numArgs) const;
  size_t size() const { return Models.size(); }
  /// Changes whenever a model does; part of a unit's cache key.
  uint64_t hash() const { return Hash; }

private:
  std::vector<Model> Models;
  llvm::StringMap<std::vector<unsigned>> Exact;
  std::vector<unsigned> Globs;
  uint64_t Hash = 0;
};

/// Parses `this.*.[arg0].second`; errors name the offending part.
llvm::Expected<ModelPath> parseModelPath(llvm::StringRef text);

/// The models that come with the program (annotations/models/*.yaml).
ModelSet builtinModels();

} // namespace purpose

#endif
