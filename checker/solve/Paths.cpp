//===- Paths.cpp - when two access paths speak of one place -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One place has several names: element 0 of an array is the array's own
// beginning, the first field of a record (C's base class) is the record's, and
// the object around a first field begins where the field does.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/ADT/StringExtras.h"

namespace purpose {

static bool isIndex(const Selector &s) {
  return s.kind == SelectorKind::Element || s.kind == SelectorKind::Key ||
         s.kind == SelectorKind::KeyParam;
}

static bool matches(const Selector &a, const Selector &b) {
  if (a == b)
    return true;
  if (!isIndex(a) || !isIndex(b))
    return false;
  auto any = [](const Selector &s) {
    return s.kind == SelectorKind::KeyParam ||
           (s.kind == SelectorKind::Element && s.value == AnyIndex);
  };
  return any(a) || any(b);
}

bool isSelf(const Selector &s) {
  return s.kind == SelectorKind::Element &&
         (s.value == AnyIndex || s.value == 0);
}

/// Records that begin with a record.
void Tabulation::findFirstFields() {
  for (const auto &[record, fields] : P.fields) {
    if (fields.empty() || !P.bases.lookup(record).empty())
      continue;
    Sym type = fields.front().second;
    auto &chain = FirstFields[fields.front().first];
    while (type != None && chain.size() < 4 &&
           !llvm::is_contained(chain, type)) {
      chain.push_back(type);
      auto next = P.fields.find(type);
      if (next == P.fields.end() || next->second.empty() ||
          !P.bases.lookup(type).empty())
        break;
      type = next->second.front().second;
    }
  }
}

/// Whether \p skipped names the same place as what it stands below, and what
/// \p other names is to be found there.
bool Tabulation::isSamePlace(const Selector &skipped,
                             const Selector &other) const {
  if (skipped.kind != SelectorKind::Field &&
      skipped.kind != SelectorKind::Outer)
    return false;
  auto first = FirstFields.find(skipped.value);
  if (first == FirstFields.end())
    return false;
  if (skipped.kind == SelectorKind::Outer)
    return true;
  return other.kind == SelectorKind::Field &&
         llvm::is_contained(first->second, P.symbols[other.value].owner);
}

/// How much of a path leads to the last field by which an object can be told
/// from others: `table.*.[?].second` stands in `table`, as half the program's
/// data stands in the `second` of some pair.
size_t Tabulation::lastField(const Selectors &selectors) const {
  size_t last = selectors.size();
  while (last > 0 &&
         (selectors[last - 1].kind != SelectorKind::Field ||
          P.name(selectors[last - 1].value).substr(0, 5) == "std::"))
    --last;
  return last;
}

/// The fields from which some function goes up to the object around them.
void Tabulation::findOuterReads() {
  for (uint32_t unit = 0; unit < P.units.size(); ++unit) {
    const Unit &u = P.units[unit];
    for (const Flow &flow : u.flows) {
      const Path &from = u.paths[flow.from];
      for (Index s = from.selectors.begin; s < from.selectors.end(); ++s)
        if (u.selectors[s].kind == SelectorKind::Outer)
          OuterReads.insert(P.sym(unit, u.selectors[s].value));
    }
  }
}

/// Whether a path goes up to an object from where nobody does so. (From a first
/// field one gets there by a mere cast.)
bool Tabulation::leadsNowhere(const Selectors &selectors) const {
  // Into a field, and out of it as if it were one of another class: a pointer
  // without a type that came to code for other objects than it points to.
  for (size_t k = 1; k < selectors.size(); ++k)
    if (selectors[k].kind == SelectorKind::Outer &&
        selectors[k - 1].kind == SelectorKind::Field &&
        selectors[k].value != selectors[k - 1].value &&
        P.symbols[selectors[k].value].owner !=
            P.symbols[selectors[k - 1].value].owner)
      return true;
  return llvm::any_of(selectors, [&](const Selector &s) {
    return s.kind == SelectorKind::Outer && !OuterReads.count(s.value) &&
           !FirstFields.count(s.value);
  });
}

void Tabulation::append(Selectors &to, const Selectors &rest) {
  auto at = rest.begin();
  // Up to the object and down into the same field again, or the other way.
  auto opposite = [](const Selector &a, const Selector &b) {
    return a.value == b.value &&
           ((a.kind == SelectorKind::Outer && b.kind == SelectorKind::Field) ||
            (a.kind == SelectorKind::Field && b.kind == SelectorKind::Outer));
  };
  while (at != rest.end() && !to.empty() && opposite(to.back(), *at)) {
    to.pop_back();
    ++at;
  }
  // An element of an element: arrays lie flat, so it is some element.
  for (; at != rest.end() && !to.empty() &&
         to.back().kind == SelectorKind::Element &&
         at->kind == SelectorKind::Element;
       ++at)
    if (to.back().value == 0)
      to.back() = *at;
    else if (at->value != 0)
      to.back().value = AnyIndex;
  to.append(at, rest.end());
}

void Tabulation::align(const Selectors &have, const Selectors &want, size_t &i,
                       size_t &j) const {
  i = j = 0;
  while (i < have.size() && j < want.size()) {
    if (matches(have[i], want[j])) {
      ++i;
      ++j;
    } else if (isSelf(have[i]) && !isIndex(want[j])) {
      ++i;
    } else if (isSelf(want[j]) && !isIndex(have[i])) {
      ++j;
    } else if (isSamePlace(have[i], want[j])) {
      ++i;
    } else if (isSamePlace(want[j], have[i])) {
      ++j;
    } else {
      return;
    }
  }
  while (j < want.size() && isSelf(want[j]) && i == have.size())
    ++j;
}

/// Whether a function value that stands at \p have is what a call of \p value
/// calls.
bool Tabulation::isCalledAt(const FactPath &have, const FactPath &value) const {
  if (value.port != have.port || value.number != have.number ||
      value.symbol != have.symbol)
    return false;
  size_t i, j;
  align(have.selectors, value.selectors, i, j);
  return i == have.selectors.size() &&
         (j == value.selectors.size() || have.deep);
}

void Tabulation::findRecords() {
  for (const auto &[record, fields] : P.fields)
    RecordsNamed[P.name(record)].push_back(record);
  for (const auto &[record, bases] : P.bases)
    for (Sym base : bases)
      Derived[base].push_back(record);
}

/// Calls \p act with each name among the arguments of a template's instance:
/// of `QMap<int, Shop *>` with `int` and `Shop`.
template <class Do> static void eachArgument(llvm::StringRef id, Do act) {
  id = id.take_front(id.rfind('>') + 1);
  for (size_t at = id.find('<'); at < id.size();) {
    llvm::StringRef name = id.substr(at).take_while(
        [](char c) { return llvm::isAlnum(c) || c == '_' || c == ':'; });
    at += name.size();
    if (!name.empty() && !(at < id.size() && id[at] == '<'))
      act(name);
    at += name.empty();
  }
}

/// Whether what stands at \p field may have the field \p inside somewhere in
/// it, by the classes that are known; also behind pointers, in derived classes
/// and in containers.
bool Tabulation::mayHold(Sym field, Sym inside) {
  if (field == None || P.symbols[inside].owner == None)
    return true;
  auto [known, first] = HoldMemo.try_emplace({field, inside}, false);
  if (!first)
    return known->second;
  Sym owner = P.symbols[inside].owner;
  llvm::SmallVector<Sym, 16> todo{P.symbols[field].record};
  llvm::DenseSet<Sym> seen;
  while (!todo.empty()) {
    Sym record = todo.pop_back_val();
    if (record == None || !seen.insert(record).second)
      continue;
    if (record == owner)
      return HoldMemo[{field, inside}] = true;
    if (auto fields = P.fields.find(record); fields != P.fields.end())
      for (const auto &[of, type] : fields->second)
        todo.push_back(type);
    if (auto bases = P.bases.find(record); bases != P.bases.end())
      todo.append(bases->second.begin(), bases->second.end());
    if (auto derived = Derived.find(record); derived != Derived.end())
      todo.append(derived->second.begin(), derived->second.end());
    const GlobalSymbol &row = P.symbols[record];
    eachArgument(P.units[row.unit].symbolId(row.symbol),
                 [&](llvm::StringRef name) {
                   auto named = RecordsNamed.find(name);
                   if (named != RecordsNamed.end())
                     todo.append(named->second.begin(), named->second.end());
                 });
  }
  return false;
}

} // namespace purpose
