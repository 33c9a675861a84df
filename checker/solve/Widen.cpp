//===- Widen.cpp - labels that go everywhere --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Some labels have ways without end: a destructor that every list of a program
// keeps, a table of commands, a password that went through the one dictionary
// that everything goes through.
//
// The address of a function that has used up its budget is followed from then
// on field by field, no matter of which object (as in Heintze and Tardieu,
// "Ultra-fast aliasing analysis using CLA", 2001), and without contexts: what
// stands in a field may be called wherever that field is called.
//
// For data that would mean that nearly everything is reached. Its ways are
// followed in the order of what they are worth (the same value before a derived
// one before a decision, short ones before long ones), and where the budget
// ends, a blind spot says so.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/ADT/StringExtras.h"

namespace purpose {

static constexpr uint32_t MaxPreciseFacts = 3'000, MaxValueFacts = 30'000,
                          MaxAllValueFacts = 1'500'000, MaxPreciseAddress = 300,
                          MaxAddressFacts = 600, MaxDataFacts = 150'000,
                          MaxControlFacts = 60'000;
static constexpr size_t MaxBelowField = 4;

/// Counts one more fact; false if there may be no more of its label.
bool Tabulation::count(const Fact &fact) {
  if (fact.label & FunctionLabel) {
    bool address = fact.label & AddressLabel;
    uint32_t facts = ++FactsOf[fact.label];
    if (facts == (address ? MaxPreciseAddress : MaxPreciseFacts))
      Wide.insert(fact.label);
    if (facts <= (address ? MaxAddressFacts : MaxValueFacts) &&
        ++AllValueFacts <= MaxAllValueFacts)
      return true;
  } else if (fact.kind == FactControl) {
    if (++DecisionsOf[fact.label] <= MaxControlFacts)
      return true;
  } else if (++FactsOf[fact.label] <= MaxDataFacts) {
    return true;
  }
  Cut.insert(fact.label);
  return false;
}

/// Says which labels were not followed to the end.
void Tabulation::sayCuts() {
  std::vector<std::string> functions, data, locals;
  for (uint32_t label : Cut) {
    if (!(label & FunctionLabel))
      data.push_back(L.labels[label].info.name);
    else if (label & AddressLabel)
      locals.push_back(std::string(
          P.name(Addresses[label & ~(FunctionLabel | AddressLabel)].symbol)));
    else
      functions.push_back(std::string(P.name(label & ~FunctionLabel)));
  }
  auto say = [&](std::vector<std::string> &names, llvm::StringRef what) {
    if (names.empty())
      return;
    llvm::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    BlindSpot spot;
    spot.kind = BlindSpotKind::Limit;
    spot.what = (what + " '" + llvm::join(names, "', '") + "'").str();
    Out.blindSpots.push_back(spot);
  };
  say(data, "reaches too much; its weakest ways were left:");
  say(functions, "stands in too many places to find all its calls:");
  say(locals, "local variables whose addresses go to too many places:");
}

/// The path of a label that is followed by fields: some element.
void Tabulation::coarsen(FactPath &path) {
  Selectors kept;
  for (Selector s : path.selectors) {
    if (s.kind == SelectorKind::KeyParam)
      s = {SelectorKind::Element, AnyIndex};
    if (s.kind == SelectorKind::Element) {
      s.value = AnyIndex;
      if (!kept.empty() && kept.back() == s)
        continue;
    }
    kept.push_back(s);
  }
  path.selectors = kept;
}

/// Every place of the program where something is read out of a field.
void Tabulation::findFieldReads() {
  for (uint32_t body = 0; body < P.bodies.size(); ++body) {
    uint32_t unit = P.bodies[body].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(body);
    llvm::DenseSet<std::pair<Sym, uint32_t>> seen;
    bool made = isConstructor(body); // nothing stands in its object yet
    auto read = [&](Index index) {
      const FactPath &path = pathOf(unit, index);
      if (path.port == PortKind::Kept ||
          (path.port == PortKind::Param && path.number == -1 && made))
        return;
      for (size_t k = 0; k < path.selectors.size(); ++k) {
        if (path.selectors[k].kind != SelectorKind::Field)
          continue;
        FactPath at = path;
        at.selectors.resize(k + 1);
        at.deep = false;
        uint32_t number = intern(at);
        Sym field = path.selectors[k].value;
        if (seen.insert({field, number}).second)
          FieldReads[field].push_back({body, number});
      }
    };
    for (Index i = f.flows.begin; i < f.flows.end(); ++i)
      read(u.flows[i].from);
    for (const auto &[call, value] : flowsOf(body).calledValues)
      read(value);
  }
}

/// If the label of \p fact is followed by fields and stands in one: to where
/// that field is read. \p from is the fact it came from.
bool Tabulation::followedByField(const Fact &fact, uint32_t from) {
  if (!Wide.count(fact.label))
    return false;
  FactPath path = Paths[fact.path];
  coarsen(path);
  size_t last = lastField(path.selectors);
  path.deep |= path.selectors.size() > last + MaxBelowField;
  if (path.deep)
    path.selectors.resize(last);
  // Somewhere below: of a function that stands in everything, nobody can say
  // more than nothing by that.
  if (path.deep && (fact.label & FunctionLabel)) {
    Cut.insert(fact.label);
    return true;
  }
  if (last == 0)
    return false;
  FactPath inField;
  inField.port = PortKind::Store;
  inField.selectors.assign(path.selectors.begin() + last - 1,
                           path.selectors.end());
  inField.deep = path.deep;
  uint64_t key = (uint64_t(intern(inField)) << 32) | fact.label;
  if (!InFields.insert({key, (uint64_t(fact.cleared) << 8) | fact.kind}).second)
    return true;
  if (FieldReads.empty())
    findFieldReads();
  auto readers = FieldReads.find(path.selectors[last - 1].value);
  if (readers == FieldReads.end())
    return true;
  for (const auto &[body, at] : readers->second) {
    FactPath there = Paths[at];
    there.selectors.append(path.selectors.begin() + last, path.selectors.end());
    there.deep = path.deep;
    if (!isRead(body, there, fact.label & FunctionLabel))
      continue;
    Fact read = fact.readIn(body, from, intern(there));
    read.via = None;
    read.way = Fact::InField;
    read.crumbs |= CrumbOtherObject;
    add(read);
  }
  return true;
}

} // namespace purpose
