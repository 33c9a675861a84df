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
#include "llvm/ADT/Hashing.h"
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

uint32_t Tabulation::stringNumber(std::string_view text) {
  return Strings
      .try_emplace(llvm::StringRef(text.data(), text.size()),
                   uint32_t(Strings.size()))
      .first->second;
}

Selector Tabulation::globalise(uint32_t unit, Selector s) {
  if (s.kind == SelectorKind::Field || s.kind == SelectorKind::Outer)
    s.value = P.sym(unit, s.value);
  else if (s.kind == SelectorKind::Key || s.kind == SelectorKind::Part)
    s.value = stringNumber(P.units[unit].str(s.value));
  return s;
}

/// A way that comes back to a field through other classes: from an object to
/// its owner, and to what that owns (`child.owner.children[i].owner.name`).
/// Once around is as good as twice. (Pairs and the like are no owners.)
bool Tabulation::closeRings(Selectors &selectors) const {
  bool any = false;
  auto isOwn = [&](Sym owner) {
    return owner != None &&
           !llvm::StringRef(P.name(owner)).starts_with("std::");
  };
  for (size_t again = 2; again < selectors.size(); ++again) {
    if (selectors[again].kind != SelectorKind::Field)
      continue;
    auto end = selectors.begin() + again;
    auto first = std::find(selectors.begin(), end, selectors[again]);
    Sym owner = P.symbols[selectors[again].value].owner;
    if (first == end || !isOwn(owner) ||
        std::none_of(first, end, [&](const Selector &s) {
          return s.kind == SelectorKind::Field &&
                 P.symbols[s.value].owner != owner &&
                 isOwn(P.symbols[s.value].owner);
        }))
      continue;
    again = first - selectors.begin();
    selectors.erase(first, end);
    any = true;
  }
  return any;
}

/// A way through a recursive structure, node by node: from the third field of
/// one class on, all nodes are as one (`next.next.value` is `next.value`).
bool Tabulation::collapse(Selectors &selectors) const {
  bool any = closeRings(selectors);
  for (size_t third = 0; third < selectors.size(); ++third) {
    if (selectors[third].kind != SelectorKind::Field)
      continue;
    Sym owner = P.symbols[selectors[third].value].owner;
    size_t second = None, found = 0;
    for (size_t k = third; owner != None && k-- > 0;)
      if (selectors[k].kind == SelectorKind::Field &&
          P.symbols[selectors[k].value].owner == owner && ++found == 1)
        second = k;
    if (found < 2)
      continue;
    selectors.erase(selectors.begin() + second, selectors.begin() + third);
    third = second;
    any = true;
  }
  return any;
}

const FactPath &Tabulation::pathOf(uint32_t unit, Index index) {
  const Unit &u = P.units[unit];
  std::vector<std::unique_ptr<FactPath>> &read = PathsRead[unit];
  if (read.empty())
    read.resize(u.paths.size());
  if (read[index])
    return *read[index];
  const Path &p = u.paths[index];
  read[index] = std::make_unique<FactPath>();
  FactPath &result = *read[index];
  result.port = p.port;
  result.number = p.number;
  result.symbol = p.symbol;
  if (p.port != PortKind::Argument && p.symbol != None)
    result.symbol = P.sym(unit, p.symbol);
  result.deep = p.deep;
  for (Index i = p.selectors.begin; i < p.selectors.end(); ++i)
    result.selectors.push_back(globalise(unit, u.selectors[i]));
  collapse(result.selectors);
  return result;
}

uint32_t Tabulation::intern(const FactPath &path) {
  llvm::hash_code h = llvm::hash_combine(unsigned(path.port), path.number,
                                         path.symbol, path.deep, path.tail);
  for (const Selector &s : path.selectors)
    h = llvm::hash_combine(h, unsigned(s.kind), s.value);
  auto &same = PathIndex[uint64_t(size_t(h)) >> 2];
  for (uint32_t i : same)
    if (Paths[i] == path)
      return i;
  same.push_back(uint32_t(Paths.size()));
  Paths.push_back(path);
  return same.back();
}

/// Whether \p have, which differs from \p want at \p i and \p j, stands in some
/// later node of a list (see collapse()) that \p want was cut off in.
bool Tabulation::isLaterNode(const FactPath &have, size_t i,
                             const FactPath &want, size_t j) const {
  if (i >= have.selectors.size() || j >= want.selectors.size())
    return false;
  auto ownerAt = [&](const Selector &s) {
    return s.kind == SelectorKind::Field ? P.symbols[s.value].owner : None;
  };
  Sym owner = ownerAt(have.selectors[i]);
  auto linked = [&](const Selector &s) {
    return s.kind == SelectorKind::Deref || ownerAt(s) == owner;
  };
  return owner != None && ownerAt(want.selectors[j]) == owner &&
         std::any_of(have.selectors.begin(), have.selectors.begin() + i,
                     [&](const Selector &s) { return ownerAt(s) == owner; }) &&
         std::all_of(want.selectors.begin() + j, want.selectors.end(), linked);
}

} // namespace purpose
