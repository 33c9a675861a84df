//===- Aliases.cpp - locals reached through kept addresses ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `queue.post(Store(&kept, key)); queue.run(); use(kept);`: the address of a
// local goes into an object, and what a later call writes behind it comes back
// to the local's function as `queue.….to.*`. Only then (after FlowDroid's
// on-demand aliases: Arzt et al. 2014) are the addresses of that function's
// locals followed, as function values are; where the two meet, the local has
// the value.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

/// Behind a pointer that lies in the object.
static bool behindKept(const Selectors &selectors) {
  for (size_t i = 1; i < selectors.size(); ++i)
    if (selectors[i].kind == SelectorKind::Deref)
      return true;
  return false;
}

void Tabulation::keepsAddresses(uint32_t number) {
  Fact fact = Facts[number];
  uint32_t unit = P.bodies[fact.body].unit;
  const Unit &u = P.units[unit];
  if (fact.label & FunctionLabel) {
    if (!(fact.label & AddressLabel))
      return;
    const FactPath &own =
        Addresses[fact.label & ~(FunctionLabel | AddressLabel)];
    // Only back home, where the local lives.
    if (uint32_t(own.number) != fact.body)
      return;
    std::vector<uint32_t> data = KeptIn[fact.body].data;
    KeptIn[fact.body].addresses.push_back(number);
    for (uint32_t d : data)
      alias(d, number);
    return;
  }
  if (!behindKept(Paths[fact.path].selectors))
    return;
  Kept &kept = KeptIn[fact.body];
  if (kept.has == Kept::None)
    return;
  kept.data.push_back(number);
  if (kept.has == Kept::Some) {
    std::vector<uint32_t> addresses = kept.addresses;
    for (uint32_t a : addresses)
      alias(number, a);
    return;
  }
  const Function &f = P.function(fact.body);
  std::vector<Fact> starts;
  for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
    const Path &from = u.paths[u.flows[i].from];
    if (from.port != PortKind::Address ||
        Globals.count(P.sym(unit, from.symbol)))
      continue;
    FactPath own = pathOf(unit, u.flows[i].from);
    Fact start;
    start.body = fact.body;
    start.path = intern(own);
    start.flow = i;
    own.number = int32_t(fact.body);
    size_t label = 0;
    while (label < Addresses.size() && !(Addresses[label] == own))
      ++label;
    if (label == Addresses.size())
      Addresses.push_back(own);
    start.label = FunctionLabel | AddressLabel | uint32_t(label);
    starts.push_back(start);
  }
  kept.has = starts.empty() ? Kept::None : Kept::Some;
  if (starts.empty())
    kept.data.clear();
  for (const Fact &start : starts)
    add(start);
}

void Tabulation::alias(uint32_t data, uint32_t address) {
  const FactPath have = Paths[Facts[data].path];
  const FactPath want = Paths[Facts[address].path];
  if (have.port != want.port || have.number != want.number ||
      have.symbol != want.symbol)
    return;
  size_t i, j;
  align(have.selectors, want.selectors, i, j);
  if (j != want.selectors.size() || i >= have.selectors.size() ||
      have.selectors[i].kind != SelectorKind::Deref)
    return;
  FactPath local =
      Addresses[Facts[address].label & ~(FunctionLabel | AddressLabel)];
  local.port = PortKind::Kept;
  local.selectors.append(have.selectors.begin() + i + 1, have.selectors.end());
  local.deep = have.deep;
  for (int32_t call : {have.number, AnyCall}) {
    local.number = call;
    Fact fact = Facts[data];
    fact.path = intern(local);
    fact.before = data;
    fact.flow = None;
    fact.way = Fact::Joined;
    fact.crumbs |= CrumbStored;
    fact.steps += 1;
    add(fact);
  }
}

/// Globals that hold the address of a global.
void Tabulation::findGlobalPointers() {
  for (uint32_t unit = 0; unit < P.units.size(); ++unit) {
    const Unit &u = P.units[unit];
    for (const Path &path : u.paths)
      if (path.port == PortKind::Global)
        Globals.insert(P.sym(unit, path.symbol));
  }
  for (uint32_t unit = 0; unit < P.units.size(); ++unit) {
    const Unit &u = P.units[unit];
    for (const Flow &flow : u.flows) {
      if (u.paths[flow.from].port != PortKind::Address ||
          u.paths[flow.to].port != PortKind::Global ||
          !Globals.count(P.sym(unit, u.paths[flow.from].symbol)))
        continue;
      FactPath object = pathOf(unit, flow.from), cell = pathOf(unit, flow.to);
      object.port = PortKind::Global;
      GlobalPointers[cell.symbol].push_back({cell, object});
    }
  }
}

/// Behind a pointer that lies in a global: in the global that it points to.
void Tabulation::writtenThroughGlobal(uint32_t number) {
  const FactPath path = Paths[Facts[number].path];
  auto known = GlobalPointers.find(path.symbol);
  if (known == GlobalPointers.end())
    return;
  for (const auto &[cell, object] : known->second) {
    size_t i, j;
    align(path.selectors, cell.selectors, i, j);
    if (j != cell.selectors.size() || i >= path.selectors.size() ||
        path.selectors[i].kind != SelectorKind::Deref)
      continue;
    FactPath there = object;
    append(there.selectors,
           Selectors(path.selectors.begin() + i + 1, path.selectors.end()));
    there.deep = path.deep;
    Fact fact = Facts[number];
    fact.path = intern(there);
    fact.before = number;
    fact.flow = None;
    fact.way = Fact::Joined;
    fact.crumbs |= CrumbStored;
    if (uint32_t id = add(fact); id != None)
      globalWritten(id);
  }
}

} // namespace purpose
