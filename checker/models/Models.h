//===- Models.h - what library functions do ---------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A model says in YAML what a function does whose body is not analysed:
//
//   - function: std::basic_string::append
//     flows: arg*.text ~> this
//     alias: this
//
// Extraction asks for the model of a callee by its qualified name without
// template arguments and inline namespaces (`std::vector::push_back`). The
// language is described in annotations/models/README.md.
//
//   Models.h        what a model is; finding the one of a function
//   ModelText.h     the notation of paths, flows, aliases and calls
//   ModelReader.h   YAML to models, with every error at its place
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_MODELS_MODELS_H
#define CLANG_PURPOSE_MODELS_MODELS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace purpose {

/// A place at a modelled call: `this`, `arg0`, `arg*` (every argument),
/// `arg2..` (from the third on), `result`, then selectors: `.*` (pointee,
/// element storage), `.[?]` (some element), `.[arg0]` (the element or key that
/// argument 0 names, if constant), `.first` (a field or part), `.<*>` (each
/// part, by number), `.**` (the place and all that is reachable below).
///
/// `this`, `argN` and `result` denote objects: behind a reference parameter
/// the object referred to, otherwise the value. A pointer's target is `.*`.
/// `new` is an object that the call makes; `outside(NAME)` a store outside of
/// the program, the same for all of its objects and functions.
struct ModelPath {
  enum Base { This, Arg, AllArgs, ArgsFrom, Result, New, Outside } base = This;
  unsigned arg = 0;  ///< for Arg and ArgsFrom
  std::string store; ///< for Outside
  struct Sel {
    enum Kind {
      Deref,
      AnyElement,
      AllElements,    ///< written: every element
      ElementFromArg, ///< an index, or a text as a key
      KeyFromArg,     ///< a number is a key too
      KeyFromPair, ///< by the first part of the argument (or of each element)
      KeyFromType, ///< one for each type of the argument or result
      Element,
      Part,
      EachPart, ///< one part for each source or parameter of the class
      Method,   ///< the member function that the argument, a text, names
      Deep
    } kind;
    /// …FromArg, …FromPair, KeyFromType, Method: the argument; Element: the
    /// index.
    unsigned number = 0;
    static constexpr unsigned OfResult = ~0u; ///< KeyFromType
    /// Part: `first`, `<0>`; `<T>` is the part that the callee's first
    /// template argument names (std::get<1>).
    std::string name;
    bool operator==(const Sel &) const = default;
  };
  std::vector<Sel> selectors;
  bool operator==(const ModelPath &) const = default;
};

/// What an argument must be for a flow or alias to hold: overloads that take
/// equally many arguments are told apart by it.
struct ModelTest {
  enum Kind {
    Pointer,    ///< pointer, array, iterator, span, initializer_list
    Number,     ///< arithmetic type or enumeration
    Same,       ///< of the same class template as the function's own class
    Class,      ///< of the class (template) `name`, or of one derived from it
    References, ///< a pair or tuple of references
    Whole,      ///< with the next argument: a container from begin to end
    Partial,    ///< of a C function: larger than the last argument says
    Taking,     ///< a function whose first parameter is of the class `name`
  } kind = Pointer;
  bool negated = false;
  /// Own: each argument that the flow's source stands for.
  static constexpr unsigned Own = ~0u, This = ~1u, Result = ~2u;
  unsigned arg = Own;
  std::string name; ///< Class, Taking: may hold `*` and braces
  bool operator==(const ModelTest &) const = default;
};

/// What stands at `from`, and below it, also stands at `to` after the call.
/// All sources are read before anything is cleared or written.
struct ModelFlow {
  ModelPath from, to;
  bool derived = false; ///< `~>` in the text, `=>` for the same value
  /// `to` is replaced, not added to (`to := from`, `to :~ from`).
  bool overwrites = false;
  std::vector<ModelTest> when; ///< all must hold; mostly empty
};

/// `result = this.*`: the result (pointer, pointer-like object or reference)
/// refers to that place; `result.first = …`: that part of it does.
struct ModelAlias {
  std::vector<ModelPath::Sel> at; ///< the part of the result; mostly empty
  ModelPath to;
  std::vector<ModelTest> when;
};

/// The function calls one of its arguments; or (`makes`) it constructs an
/// object of these arguments at the place `callee`; or (`joins`) from now on
/// whoever calls `joined` calls `callee` too, on the object `args`.
struct ModelCall {
  ModelPath callee;
  std::vector<ModelPath> args;
  ModelPath result; ///< where the callee's result goes, if hasResult
  bool hasResult = false;
  std::optional<ModelPath> joined;
  std::vector<ModelTest> when;
};

struct Model {
  /// As written: qualified, may hold `*` and brace groups.
  std::string function;
  int minArgs = -1, maxArgs = -1; ///< -1 = any
  std::vector<ModelFlow> flows;
  std::vector<ModelAlias> aliases;
  std::vector<ModelPath> clears; ///< emptied before anything is written
  /// Where these are constructed, flows to the same places do not apply.
  std::vector<ModelCall> makes;
  std::vector<ModelCall> calls; ///< after the flows, in order; and joins
  bool pure = false;            ///< nothing flows anywhere that matters
  std::string file;
  unsigned line = 0;

  bool takes(unsigned numArgs) const {
    return (minArgs < 0 || numArgs >= unsigned(minArgs)) &&
           (maxArgs < 0 || numArgs <= unsigned(maxArgs));
  }
};

class ModelSet {
public:
  /// Adds the models of one YAML text. Errors: `file:line:col: error: …`, all
  /// of them, joined by newlines; the set is then left as it was.
  llvm::Error add(llvm::StringRef yaml, llvm::StringRef file);
  /// The model of a function with so many arguments, or nullptr. An exact name
  /// wins over a glob; among equals the one that was added last wins.
  const Model *find(llvm::StringRef qualifiedName, unsigned numArgs) const;
  size_t size() const { return Models.size(); }
  const std::vector<Model> &all() const { return Models; }
  /// Every function name (brace groups expanded, globs left out), sorted.
  std::vector<std::string> names() const;
  /// Changes whenever a model does; part of a unit's cache key.
  uint64_t hash() const { return Hash; }

private:
  using Indices = llvm::SmallVector<unsigned, 2>;
  const Model *last(const Indices &indices, unsigned numArgs) const;
  const Model *findExact(llvm::StringRef name, unsigned numArgs) const;

  struct Glob {
    std::string pattern;
    unsigned model;
  };
  std::vector<Model> Models;
  llvm::StringMap<Indices> Exact;
  llvm::StringMap<Indices> Scopes; ///< globs `scope::*`, by the scope
  std::vector<Glob> Globs;         ///< all others
  uint64_t Hash = 0;
};

/// Parses `this.*.[arg0].second`; errors name the offending part.
llvm::Expected<ModelPath> parseModelPath(llvm::StringRef text);
/// The text that parseModelPath reads.
std::string printModelPath(const ModelPath &path);

/// The models that come with the program (annotations/models/*.yaml), parsed
/// once. Copy the set to add to it.
const ModelSet &builtinModels();

} // namespace purpose

#endif
