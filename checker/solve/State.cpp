//===- State.cpp - what outlives a call -------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writers and readers of state: globals, fields of objects that nobody was seen
// to own, and channels.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

Fact Fact::stored(uint32_t from, uint32_t at) const {
  Fact fact = *this;
  fact.path = at;
  fact.before = from;
  fact.flow = None;
  fact.way = Joined;
  fact.crumbs |= CrumbStored;
  fact.steps += 1;
  return fact;
}

Fact Fact::readIn(uint32_t reader, uint32_t from, uint32_t at) const {
  Fact read = stored(from, at);
  read.body = reader;
  read.entry = None;
  read.context = read.assumed = 0;
  return read;
}

/// Whether a fact stands in the very field that its label is of: no news to
/// anybody outside, since who reads the field begins anew.
bool Tabulation::isAtHome(const Fact &fact) const {
  if (fact.label & FunctionLabel)
    return false;
  Sym field = L.labels[fact.label].symbol;
  return llvm::is_contained(Paths[fact.path].selectors,
                            Selector{SelectorKind::Field, field});
}

void Tabulation::globalWritten(uint32_t number) {
  Fact fact = Facts[number];
  FactPath path = Paths[fact.path];
  if (isAtHome(fact))
    return;
  writtenThroughGlobal(number);
  fact.path = withoutOpenKeys(fact.path);
  path = Paths[fact.path];
  auto it = GlobalReaders.find(path.symbol);
  if (it == GlobalReaders.end())
    return;
  for (const auto &[body, flow] : it->second) {
    if (!isRead(body, path, fact.label & FunctionLabel))
      continue;
    add(fact.readIn(body, number, fact.path));
  }
  reachedOtherwise(number);
}

/// As many objects of a class, seen as variables or as parts of others, make it
/// one of values: buffers, lists, points in time.
static constexpr size_t MinValues = 16;

/// Of objects by the dozen, that two are the same is worth nothing as a guess.
bool Tabulation::isValueClass(Sym record) {
  if (!ValueClasses) {
    ValueClasses.emplace();
    llvm::DenseMap<Sym, llvm::SmallDenseSet<Sym, 4>> objects;
    for (uint32_t unit = 0; unit < P.units.size(); ++unit) {
      const Unit &u = P.units[unit];
      for (const Path &path : u.paths) {
        Sym object = path.port == PortKind::Local ||
                             path.port == PortKind::Global ||
                             path.port == PortKind::Kept
                         ? P.sym(unit, path.symbol)
                         : None;
        for (Index k = path.selectors.begin; k < path.selectors.end(); ++k) {
          const Selector &s = u.selectors[k];
          bool field = s.kind == SelectorKind::Field;
          Sym part = field ? P.sym(unit, s.value) : None;
          if (object != None && field)
            if (Sym owner = P.symbols[part].owner; owner != None)
              objects[owner].insert(object);
          object = part;
        }
      }
    }
    for (const auto &[owner, seen] : objects)
      if (seen.size() >= MinValues)
        ValueClasses->insert(owner);
  }
  return ValueClasses->contains(record);
}

/// What stands in a field of a long-lived object, reached from elsewhere by a
/// pointer that another object keeps: perhaps the same object.
void Tabulation::reachedOtherwise(uint32_t number) {
  Fact fact = Facts[number];
  FactPath path = Paths[withoutOpenKeys(fact.path)];
  // Two guesses in a row are worth nothing.
  if ((fact.label & FunctionLabel) || (fact.crumbs & CrumbOtherObject))
    return;
  size_t last = lastField(path.selectors);
  if (last == 0)
    return;
  Sym field = path.selectors[last - 1].value;
  auto readers = FieldReaders.find(field);
  if (readers == FieldReaders.end() || isValueClass(P.symbols[field].owner))
    return;
  llvm::SmallDenseSet<Sym> owners;
  for (size_t i = 0; i < last; ++i)
    if (path.selectors[i].kind == SelectorKind::Field)
      if (Sym owner = P.symbols[path.selectors[i].value].owner; owner != None)
        owners.insert(owner);
  for (const auto &[body, flow] : readers->second) {
    uint32_t unit = P.bodies[body].unit;
    FactPath at = pathOf(unit, P.units[unit].flows[flow].from);
    size_t k = 0;
    bool kept = false, inField = false;
    while (k < at.selectors.size() &&
           !(at.selectors[k].kind == SelectorKind::Field &&
             at.selectors[k].value == field)) {
      kept |= inField && at.selectors[k].kind == SelectorKind::Deref;
      inField |= at.selectors[k].kind == SelectorKind::Field;
      ++k;
    }
    if (k == at.selectors.size() || !kept)
      continue;
    // The pointer must lie in an object that the way to the global does not
    // go through itself: a list's nodes are reached by whoever has the list.
    if (std::all_of(at.selectors.begin(), at.selectors.begin() + k,
                    [&](const Selector &s) {
                      if (s.kind != SelectorKind::Field)
                        return true;
                      Sym owner = P.symbols[s.value].owner;
                      return owner != None && owners.count(owner);
                    }))
      continue;
    at.selectors.resize(k + 1);
    at.selectors.append(path.selectors.begin() + last, path.selectors.end());
    at.deep = path.deep;
    at.tail = path.tail;
    Fact read = fact.readIn(body, number, intern(at));
    read.crumbs |= CrumbOtherObject;
    add(read);
  }
}

/// Whether somebody is seen to call a function, at a time that is known: not
/// only when something happens, as slots are called, and what they are called
/// by.
bool Tabulation::calledInOrder(Sym function, unsigned depth) {
  llvm::SmallVector<Sym, 8> names{function};
  for (size_t i = 0; i < names.size() && i < 32; ++i) {
    auto up = P.overrides.find(names[i]);
    if (up != P.overrides.end())
      names.append(up->second.begin(), up->second.end());
  }
  auto later = [&](uint32_t body, Index call) {
    if (callAt(body, call).flags & CallLater)
      return true;
    const Function &f = P.function(body);
    Sym caller = P.sym(P.bodies[body].unit, f.symbol);
    bool handler = (f.flags & (FunctionVirtual | FunctionLambda)) ||
                   AddressTaken.count(caller);
    return handler && depth < 4 && !calledInOrder(caller, depth + 1);
  };
  for (Sym name : names)
    for (uint32_t site : P.callersOf.of(name))
      if (!later(P.callSites[site].body, P.callSites[site].call))
        return true;
  for (uint32_t body : P.bodiesOf.of(function))
    if (auto values = ValueCallers.find(body); values != ValueCallers.end())
      for (const ValueCaller &caller : values->second)
        if (!later(caller.body, caller.call))
          return true;
  return false;
}

/// What stands in the field at \p at of a fact's path may be read wherever
/// methods of the field's class, or who knows whom, read that field.
void Tabulation::readElsewhere(uint32_t number, size_t at) {
  Fact fact = Facts[number];
  FactPath path = Paths[withoutOpenKeys(fact.path)];
  Sym field = path.selectors[at].value;
  auto readers = FieldReaders.find(field);
  if (readers == FieldReaders.end())
    return;
  for (const auto &[body, flow] : readers->second) {
    if (body == fact.body)
      continue;
    uint32_t unit = P.bodies[body].unit;
    Sym reader = P.sym(unit, P.function(body).symbol);
    bool sameClass = P.symbols[reader].owner != None &&
                     P.derives(P.symbols[reader].owner, P.symbols[field].owner);
    if (!sameClass && !P.callersOf.of(reader).empty())
      continue;
    FactPath there = pathOf(unit, P.units[unit].flows[flow].from);
    size_t k = 0;
    while (k < there.selectors.size() &&
           !(there.selectors[k].kind == SelectorKind::Field &&
             there.selectors[k].value == field))
      ++k;
    if (k == there.selectors.size())
      continue;
    there.selectors.resize(k + 1);
    for (size_t i = at + 1; i < path.selectors.size(); ++i)
      there.selectors.push_back(path.selectors[i]);
    there.deep = path.deep;
    there.tail = path.tail;
    Fact read = fact.readIn(body, number, intern(there));
    read.crumbs |= CrumbOtherObject;
    add(read);
  }
}

/// An object that nobody was seen to own: what is written to one of its fields
/// here may be read from that field elsewhere.
void Tabulation::objectOutlives(uint32_t number) {
  Fact fact = Facts[number];
  FactPath path = Paths[fact.path];
  const Function &f = P.function(fact.body);
  if (path.port != PortKind::Param || (f.flags & FunctionMain) ||
      (fact.label & FunctionLabel) || (fact.crumbs & CrumbOtherObject))
    return;
  Sym symbol = P.sym(P.bodies[fact.body].unit, f.symbol);
  if (calledInOrder(symbol, 0))
    return;
  // Who hands an object to a slot is known: who calls the signal.
  bool slot = !P.callersOf.of(symbol).empty() || ValueCallers.count(fact.body);
  if (path.number != -1 && slot)
    return;
  // A service's own state outlives its methods. An object that was handed in
  // does so where nobody can see who hands it in: callbacks and overrides.
  bool handler = (f.flags & (FunctionVirtual | FunctionLambda)) ||
                 AddressTaken.count(symbol);
  if (path.number != -1 && !handler)
    return;
  size_t first = 0, last = lastField(path.selectors);
  if (last == 0)
    return;
  while (path.selectors[first].kind != SelectorKind::Field)
    ++first;
  readElsewhere(number, first);
  // Others may know the inner object. (Not what is only known to stand
  // somewhere below.)
  if (first + 1 != last && path.tail == None &&
      !isValueClass(P.symbols[path.selectors[last - 1].value].owner))
    readElsewhere(number, last - 1);
}

void Tabulation::channels(uint32_t number, Index call, const FactPath &to) {
  if (Rules.channels.empty() || (Facts[number].label & FunctionLabel))
    return;
  uint32_t body = Facts[number].body, unit = P.bodies[body].unit;
  const Call &row = callAt(body, call);
  if (row.target == None)
    return;
  std::string name(P.name(P.sym(unit, row.target)));
  for (const PolicyChannel &channel : Rules.channels) {
    if (!nameMatches(channel.writeCall, name) ||
        int32_t(to.symbol) - 1 != channel.writeValue)
      continue;
    std::optional<uint32_t> key = knownArgument(
        body, call, channel.writeKey, Known::Constant, Facts[number].context);
    for (uint32_t site = 0; site < P.callSites.size(); ++site) {
      const Program::CallSite &s = P.callSites[site];
      const Call &read = callAt(s.body, s.call);
      uint32_t readUnit = P.bodies[s.body].unit;
      if (!nameMatches(channel.readCall,
                       std::string(P.name(P.sym(readUnit, read.target)))))
        continue;
      std::optional<uint32_t> other =
          knownArgument(s.body, s.call, channel.readKey, Known::Constant, 0);
      if (key && other && *key != *other)
        continue;
      uint32_t assumed = 0;
      if (key && !other) {
        std::optional<uint32_t> needed =
            assumeArgument(s.body, s.call, channel.readKey, *key);
        if (!needed)
          continue;
        assumed = *needed == None ? 0 : *needed;
      }
      FactPath path;
      path.number = int32_t(s.call);
      path.deep = true;
      if (channel.readValue == -2) {
        path.port = PortKind::Result;
      } else {
        path.port = PortKind::Argument;
        path.symbol = uint32_t(channel.readValue + 1);
        path.selectors.push_back({SelectorKind::Deref, 0});
      }
      Fact fact = Facts[number].readIn(s.body, number, intern(path));
      fact.assumed = assumed;
      add(fact);
    }
  }
}

} // namespace purpose
