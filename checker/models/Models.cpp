//===- Models.cpp - finding the model of a function -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// find() is asked for every call expression of a program, mostly for functions
// that have no model: a hash lookup of the name and of each scope around it
// decides nearly all of them; only a few globs are left to be compared.
//
//===----------------------------------------------------------------------===//

#include "Models.h"
#include "ModelReader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>

using llvm::StringRef;

namespace purpose {

/// The next `*` that means "anything": not that of `operator*`, `operator*=`
/// and `operator->*`.
static size_t nextStar(StringRef pattern, size_t from) {
  for (size_t star = pattern.find('*', from); star != StringRef::npos;
       star = pattern.find('*', star + 1)) {
    StringRef before = pattern.take_front(star);
    if (!before.ends_with("operator") && !before.ends_with("operator->"))
      return star;
  }
  return StringRef::npos;
}

/// Piece by piece: the first must be at the start, the last at the end, those
/// between in this order.
static bool globMatches(StringRef pattern, StringRef name) {
  size_t star = nextStar(pattern, 0);
  if (!name.consume_front(pattern.take_front(star)))
    return false;
  while (star != StringRef::npos) {
    size_t next = nextStar(pattern, star + 1);
    StringRef piece = pattern.slice(star + 1, next);
    if (next == StringRef::npos)
      return name.ends_with(piece);
    size_t at = name.find(piece);
    if (at == StringRef::npos)
      return false;
    name = name.substr(at + piece.size());
    star = next;
  }
  return name.empty();
}

llvm::Error ModelSet::add(StringRef yaml, StringRef file) {
  ReadModels read = readModels(yaml, file);
  if (!read.errors.empty())
    return llvm::createStringError(llvm::join(read.errors, "\n"));
  Models.reserve(Models.size() + read.models.size());
  for (ReadModel &one : read.models) {
    unsigned index = Models.size();
    for (std::string &name : one.names) {
      StringRef scope = name;
      size_t star = nextStar(name, 0);
      if (star == StringRef::npos)
        Exact[name].push_back(index);
      else if (star + 1 == name.size() && scope.consume_back("::*"))
        Scopes[scope].push_back(index);
      else
        Globs.push_back({std::move(name), index});
    }
    Models.push_back(std::move(one.model));
  }
  uint64_t parts[] = {Hash, llvm::xxh3_64bits(yaml)};
  Hash = llvm::xxh3_64bits(llvm::ArrayRef<uint8_t>(
      reinterpret_cast<const uint8_t *>(parts), sizeof parts));
  return llvm::Error::success();
}

const Model *ModelSet::last(const Indices &indices, unsigned numArgs) const {
  for (unsigned index : llvm::reverse(indices))
    if (Models[index].takes(numArgs))
      return &Models[index];
  return nullptr;
}

const Model *ModelSet::findExact(StringRef name, unsigned numArgs) const {
  auto it = Exact.find(name);
  return it == Exact.end() ? nullptr : last(it->second, numArgs);
}

/// `std::ranges::sort(…)` calls a function object, whose class each library
/// names in its own way: `__sort_fn`, `__sort`, `__sort::__fn`; views have
/// `views::_Filter` and `views::__filter::__fn`. Empty if it is none of them.
static std::string rangesFunction(StringRef name) {
  if (!name.consume_front("std::ranges::") ||
      !name.consume_back("::operator()"))
    return "";
  std::string scope = "std::ranges::";
  if (name.consume_front("views::"))
    scope += "views::";
  while (name.consume_front("__cust_access::") ||
         name.consume_front("__cust::"))
    ;
  name.consume_back("::__fn");
  if (name.consume_front("__")) {
    name.consume_back("_fn");
    return scope + name.str();
  }
  if (!name.consume_front("_"))
    return "";
  // _CBegin is cbegin, _SSize is ssize; _DropWhile is drop_while.
  for (size_t i = 0; i < name.size(); ++i) {
    if (i > 1 && llvm::isUpper(name[i]) && !llvm::isUpper(name[i - 1]))
      scope += '_';
    scope += llvm::toLower(name[i]);
  }
  return scope;
}

const Model *ModelSet::find(StringRef name, unsigned numArgs) const {
  if (const Model *model = findExact(name, numArgs))
    return model;
  if (std::string function = rangesFunction(name); !function.empty())
    if (const Model *model = findExact(function, numArgs))
      return model;
  // Models stand in one vector in the order of their adding: the later of two
  // is the one with the higher address.
  const Model *best = nullptr;
  for (size_t colon = name.rfind("::"); colon != StringRef::npos;
       colon = name.take_front(colon).rfind("::")) {
    auto it = Scopes.find(name.take_front(colon));
    if (it != Scopes.end())
      best = std::max(best, last(it->second, numArgs));
  }
  for (const Glob &glob : llvm::reverse(Globs)) {
    const Model &model = Models[glob.model];
    if (&model <= best)
      break;
    if (model.takes(numArgs) && globMatches(glob.pattern, name))
      return &model;
  }
  return best;
}

std::vector<std::string> ModelSet::names() const {
  std::vector<std::string> result;
  for (const auto &entry : Exact)
    result.push_back(entry.getKey().str());
  std::sort(result.begin(), result.end());
  return result;
}

const ModelSet &builtinModels() {
  static const ModelSet models = [] {
    struct Embedded {
      const char *name;
      const char *text;
    };
    static const Embedded files[] = {
#include "models.inc"
        {nullptr, nullptr}};
    ModelSet set;
    for (const Embedded &file : files)
      if (file.name)
        if (llvm::Error error = set.add(file.text, file.name))
          llvm::report_fatal_error(std::move(error));
    return set;
  }();
  return models;
}

} // namespace purpose
