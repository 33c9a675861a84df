//===- Classes.cpp - what classes objects can be of -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Facts that the types of a program rule out: a field of a class cannot stand
// in an object of another. (Type filtering: Smaragdakis and Balatsouras,
// "Pointer Analysis", 2015, section 3.)
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

/// A constructor bears its class's name.
bool Tabulation::isConstructor(uint32_t body) const {
  const Function &f = P.function(body);
  if (f.record == None)
    return false;
  auto last = [](std::string_view name) {
    llvm::StringRef text(name);
    text = text.take_front(text.find('<'));
    return text.contains("::") ? text.rsplit("::").second : text;
  };
  const Unit &u = P.unitOf(body);
  llvm::StringRef own(u.symbolName(f.symbol));
  llvm::StringRef cls = last(u.symbolName(f.record));
  return own == cls || (own.consume_back(cls) && own.ends_with("::"));
}

/// Whether two classes have a base in common, and no object is of both. (What
/// stands in a template, its lambdas, say, goes by one name for all instances.)
bool Tabulation::areSiblings(Sym one, Sym other) {
  if (one == None || other == None || one == other ||
      P.name(one) == P.name(other))
    return false;
  if (one > other)
    std::swap(one, other);
  auto [known, inserted] = SiblingsMemo.try_emplace({one, other}, false);
  if (!inserted)
    return known->second;
  static constexpr size_t MaxClasses = 64;
  auto reach = [&](Sym from, const auto &next) {
    llvm::SmallVector<Sym, 16> all{from};
    for (size_t i = 0; i < all.size() && all.size() <= MaxClasses; ++i)
      for (Sym s : next.lookup(all[i]))
        if (!llvm::is_contained(all, s))
          all.push_back(s);
    return all;
  };
  auto meet = [](const auto &a, const auto &b) {
    return a.size() > MaxClasses || b.size() > MaxClasses ||
           llvm::any_of(a, [&](Sym s) { return llvm::is_contained(b, s); });
  };
  // Of those derived from it is the class itself one, too.
  bool together = meet(reach(one, Derived), reach(other, Derived));
  auto above = reach(one, P.bases), aboveOther = reach(other, P.bases);
  bool related = llvm::any_of(
      above, [&](Sym s) { return llvm::is_contained(aboveOther, s); });
  return SiblingsMemo[{one, other}] = related && !together;
}

/// The class of the object that a path's port is, or points to, as declared.
Sym Tabulation::declaredClass(uint32_t body, const FactPath &path) const {
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  switch (path.port) {
  case PortKind::Param:
    if (path.number == -1)
      return P.sym(unit, f.record);
    if (uint32_t(path.number) < f.params.count)
      if (Sym param = P.sym(unit, u.lists[f.params.begin + path.number]);
          param != None)
        return P.symbols[param].record;
    return None;
  case PortKind::Argument: {
    const Argument *given =
        u.argument(callAt(body, Index(path.number)), path.symbol);
    return given ? P.sym(unit, given->record) : None;
  }
  case PortKind::Result:
    return P.sym(unit, callAt(body, Index(path.number)).resultRecord);
  case PortKind::Global:
  case PortKind::Kept:
    return P.symbols[path.symbol].record;
  default:
    return None;
  }
}

/// Whether \p path, seen in \p body, goes through an object as if it were of
/// one class, and on through a field of another class that it cannot be of.
bool Tabulation::isOfNoClass(uint32_t body, const FactPath &path) {
  Sym cls = declaredClass(body, path);
  for (const Selector &s : path.selectors) {
    switch (s.kind) {
    case SelectorKind::Deref:
    case SelectorKind::Element:
    case SelectorKind::Key:
      break;
    case SelectorKind::Field:
      if (areSiblings(cls, P.symbols[s.value].owner))
        return true;
      cls = P.symbols[s.value].record;
      break;
    default:
      cls = None;
    }
  }
  return false;
}

} // namespace purpose
