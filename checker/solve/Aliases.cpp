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
// the value. The other way round, what is written to a local after its address
// was kept is found there by the calls that come later.
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
  // What already stood there before the call was written by an earlier one.
  if (fact.way == Fact::Joined && fact.before != None &&
      Facts[fact.before].path == fact.path)
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
  if (!followAddresses(fact.body))
    KeptIn[fact.body].data.clear();
}

/// From now on the addresses of the locals of \p body are followed. False if
/// none of them goes anywhere.
bool Tabulation::followAddresses(uint32_t body) {
  if (KeptIn[body].has != Kept::Unasked)
    return KeptIn[body].has == Kept::Some;
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  std::vector<Fact> starts;
  for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
    const Path &from = u.paths[u.flows[i].from];
    if (from.port != PortKind::Address ||
        Globals.count(P.sym(unit, from.symbol)))
      continue;
    FactPath own = pathOf(unit, u.flows[i].from);
    Fact start;
    start.body = body;
    start.path = intern(own);
    start.flow = i;
    own.number = int32_t(body);
    size_t label = 0;
    while (label < Addresses.size() && !(Addresses[label] == own))
      ++label;
    if (label == Addresses.size())
      Addresses.push_back(own);
    start.label = FunctionLabel | AddressLabel | uint32_t(label);
    starts.push_back(start);
  }
  KeptIn[body].has = starts.empty() ? Kept::None : Kept::Some;
  for (const Fact &start : starts)
    add(start);
  return !starts.empty();
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
  local.tail = have.tail;
  for (int32_t call : {have.number, AnyCall}) {
    local.number = call;
    add(Facts[data].stored(data, intern(local)));
  }
}

/// What stands in a local that others may have the address of is told to a
/// call.
void Tabulation::show(Shown shown) {
  uint32_t body = Facts[shown.fact].body;
  if (!followAddresses(body))
    return;
  KeptIn[body].shown.push_back(shown);
  std::vector<uint32_t> handed = KeptIn[body].handed;
  for (uint32_t address : handed)
    reach(shown, address);
}

/// The address of a local is handed to a call of the local's own function.
void Tabulation::handedAddress(uint32_t number) {
  const FactPath &own =
      Addresses[Facts[number].label & ~(FunctionLabel | AddressLabel)];
  uint32_t body = Facts[number].body;
  if (uint32_t(own.number) != body)
    return;
  // Handed by the function itself: told with the argument what stands there.
  if (uint32_t before = Facts[number].before;
      before != None && Facts[before].way == Fact::Start)
    return;
  KeptIn[body].handed.push_back(number);
  std::vector<Shown> all = KeptIn[body].shown;
  for (const Shown &shown : all)
    reach(shown, number);
}

/// Where a call is handed the address of what was told to it or to an earlier
/// call, the callee finds that behind the pointer.
void Tabulation::reach(const Shown &shown, uint32_t address) {
  const FactPath own =
      Addresses[Facts[address].label & ~(FunctionLabel | AddressLabel)];
  FactPath to = Paths[Facts[address].path];
  if (to.number < shown.at.number || own.symbol != shown.at.symbol)
    return;
  size_t i, j;
  align(shown.at.selectors, own.selectors, i, j);
  if (j != own.selectors.size())
    return;
  to.selectors.push_back({SelectorKind::Deref, 0});
  append(to.selectors,
         Selectors(shown.at.selectors.begin() + i, shown.at.selectors.end()));
  to.deep = shown.at.deep;
  to.tail = shown.at.tail;
  arrive(shown.fact, shown.flow, std::move(to), shown.kind, CrumbStored,
         shown.cleared, shown.assumed);
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
      const Path &from = u.paths[flow.from];
      if (from.port != PortKind::Address ||
          u.paths[flow.to].port != PortKind::Global)
        continue;
      if (Sym pointee = P.sym(unit, from.symbol);
          !Globals.count(pointee) || P.symbols[pointee].forgets)
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
