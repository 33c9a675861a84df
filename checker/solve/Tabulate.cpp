//===- Tabulate.cpp - following labels through the program ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The engine: how facts move along the flows of one function. Start.cpp begins,
// Calls.cpp joins functions, Check.cpp looks for uses.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/ADT/Hashing.h"

namespace purpose {

Tabulation::Tabulation(const Program &program, const Policy &policy,
                       const SolveOptions &options)
    : P(program), Rules(policy), Options(options), L(program, policy) {
  Flows.resize(P.bodies.size());
  PathsRead.resize(P.units.size());
  findFirstFields();
  findOuterReads();
  findWorlds();
  findRecords();
}

const Tabulation::FlowIndex &Tabulation::flowsOf(uint32_t body) {
  auto &index = Flows[body];
  if (index)
    return *index;
  index = std::make_unique<FlowIndex>();
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
    const Path &p = u.paths[u.flows[i].from];
    uint32_t symbol = p.port == PortKind::Argument ? p.symbol
                      : p.symbol == None           ? None
                                                   : P.sym(unit, p.symbol);
    index->from[{p.port, p.number, symbol}].push_back(i);
    index->keyed |=
        hasOpenKey(u, u.flows[i].from) || hasOpenKey(u, u.flows[i].to);
  }
  for (Index i = f.flows.begin; i < f.flows.end(); ++i)
    if (const Path &to = u.paths[u.flows[i].to];
        to.port == PortKind::Argument && u.flows[i].kind == FlowKind::Same) {
      if (to.selectors.empty())
        index->handed[{to.number, to.symbol}].push_back(u.flows[i].from);
      else if (to.selectors.count == 1 &&
               u.selectors[to.selectors.begin].kind == SelectorKind::Deref)
        index->objects[{to.number, to.symbol}].push_back(u.flows[i].from);
    }
  for (Index c = 0; c < f.calls.count; ++c) {
    const Call &call = u.calls[f.calls.begin + c];
    if (call.kind == CallKind::Value)
      for (Index k = 0; k < call.values.count; ++k) {
        index->calledValues.push_back({c, u.lists[call.values.begin + k]});
        index->keyed |= hasOpenKey(u, u.lists[call.values.begin + k]);
      }
  }
  return *index;
}

/// Where in \p want, of which the first \p j selectors were used, the field
/// \p tail is named; None if nowhere.
static size_t findTail(const Selectors &want, size_t j, Sym tail) {
  for (; j < want.size(); ++j)
    if (want[j].kind == SelectorKind::Field && want[j].value == tail)
      return j;
  return None;
}

/// The last field of what is cut off a path at \p length.
static Sym lastFieldFrom(const Selectors &selectors, size_t length) {
  for (size_t k = selectors.size(); k-- > length;)
    if (selectors[k].kind == SelectorKind::Field)
      return selectors[k].value;
  return None;
}

/// Whether the field at \p k only points to an object in which the fact stands
/// further inside: a part of a program that knows the whole of it does not
/// store what others keep there.
static bool leadsElsewhere(const FactPath &path, size_t k) {
  const Selectors &selectors = path.selectors;
  // What a path is cut off at lies far from where it began.
  if (path.deep && path.tail != None && path.tail != selectors[k].value)
    return true;
  bool pointed = false;
  unsigned fields = 0;
  for (++k; k < selectors.size(); ++k) {
    pointed |= selectors[k].kind == SelectorKind::Deref;
    fields += pointed && selectors[k].kind == SelectorKind::Field;
  }
  return fields > 1;
}

/// Whether anything in \p body goes on from \p path.
bool Tabulation::isRead(uint32_t body, const FactPath &path, bool function) {
  const FlowIndex &index = flowsOf(body);
  uint32_t unit = P.bodies[body].unit;
  if (auto it = index.from.find({path.port, path.number, path.symbol});
      it != index.from.end())
    for (Index f : it->second) {
      const Flow &flow = P.units[unit].flows[f];
      if (function && flow.kind != FlowKind::Same)
        continue;
      const FactPath &want = pathOf(unit, flow.from);
      size_t i, j;
      align(path.selectors, want.selectors, i, j);
      if (j == want.selectors.size() ||
          (i == path.selectors.size() && path.deep))
        return true;
    }
  if (function)
    for (const auto &[c, value] : index.calledValues)
      if (isCalledAt(path, pathOf(unit, value)))
        return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

/// What makes a fact the same as another; \p salt tells ways of one path apart.
std::pair<uint64_t, uint64_t> Tabulation::keyOf(const Fact &fact,
                                                uint64_t salt) {
  uint64_t a = (uint64_t(fact.body) << 32) | fact.path;
  uint64_t b = (uint64_t(fact.entry) << 32) ^
               (uint64_t(fact.label) * 0x9e3779b97f4a7c15ull) ^
               (uint64_t(fact.cleared) << 8) ^ fact.kind ^
               (uint64_t(fact.kept) << 7) ^
               (uint64_t(fact.context) * 0xc2b2ae3d27d4eb4full) ^
               (uint64_t(fact.assumed) * 0x165667b19e3779f9ull) ^ salt;
  return {a, b};
}

uint32_t Tabulation::add(Fact fact) {
  if (isOfNoClass(fact.body, Paths[fact.path]))
    return None;
  if (Wide.count(fact.label)) {
    fact.entry = None;
    fact.context = fact.assumed = 0;
  }
  auto [it, inserted] =
      FactIndex.try_emplace(keyOf(fact, 0), uint32_t(Facts.size()));
  if (!inserted)
    return None;
  if (Facts.size() >= Options.maxFacts) {
    Limited = true;
    return None;
  }
  if (!count(fact)) {
    FactIndex.erase(it);
    return None;
  }
  Facts.push_back(fact);
  Queues[fact.kind].push_back(it->second);
  uint32_t id = it->second;
  if (Paths[fact.path].port == PortKind::Argument)
    keepsAddresses(id);
  return id;
}

//===----------------------------------------------------------------------===//
// Following
//===----------------------------------------------------------------------===//

/// Whether \p flow takes what a callee wrote behind a pointer to what cannot be
/// read back: output, or the one character that empty strings begin as. (There
/// is no room in it, and code that grows strings makes some first.)
bool Tabulation::isForgotten(uint32_t unit, const Flow &flow) const {
  const Unit &u = P.units[unit];
  const Path &from = u.paths[flow.from], &to = u.paths[flow.to];
  bool called = from.port == PortKind::Argument ||
                (from.port == PortKind::Result && !from.selectors.empty());
  return to.port == PortKind::Global && called &&
         P.symbols[P.sym(unit, to.symbol)].forgets;
}

void Tabulation::arrive(uint32_t from, Index flow, FactPath to, FactKind kind,
                        uint32_t crumbs, uint32_t cleared, uint32_t assumed) {
  Fact fact = Facts[from];
  if (fact.entry == 0xfffffffe)
    fact.entry = from;
  if (Wide.count(fact.label))
    coarsen(to);
  // Cut what grows without end.
  if (collapse(to.selectors))
    crumbs |= CrumbTruncated;
  if (leadsNowhere(to.selectors) ||
      (to.port != PortKind::Argument && isInWorld(to.selectors)))
    return;
  if (to.selectors.size() > Options.maxDepth) {
    if (to.tail == None)
      to.tail = lastFieldFrom(to.selectors, Options.maxDepth);
    to.selectors.resize(Options.maxDepth);
    to.deep = true;
    crumbs |= CrumbTruncated;
  }
  const Unit &u = P.unitOf(fact.body);
  fact.before = from;
  fact.flow = flow;
  fact.way = Fact::Inside;
  fact.kind = kind;
  fact.crumbs |= crumbs;
  if (kind == FactDerived)
    fact.crumbs |= CrumbDerived;
  fact.cleared = cleared;
  fact.assumed = assumed;
  fact.steps += 1 + u.flows[flow].steps.count;
  fact.path = intern(to);
  bool function = fact.label & FunctionLabel;
  // What was only decided by a datum is not followed into memory that outlives
  // the function: nearly all of a program's state would be.
  if (kind == FactControl &&
      (to.port == PortKind::Global ||
       ((to.port == PortKind::Param || to.port == PortKind::Result ||
         to.port == PortKind::Argument) &&
        llvm::any_of(to.selectors, [](const Selector &s) {
          return s.kind == SelectorKind::Field;
        }))))
    return;
  if (!function) {
    checkConsumed(from, flow, to);
    // What comes from a store is not put into it.
    const Selectors &had = Paths[Facts[from].path].selectors;
    for (size_t k = 0; k < to.selectors.size(); ++k)
      if (to.selectors[k].kind == SelectorKind::Field &&
          !leadsElsewhere(to, k) && !llvm::is_contained(had, to.selectors[k]))
        checkStored(from, flow, to.selectors[k].value);
  }
  if ((function || to.port != PortKind::Argument) &&
      to.port != PortKind::Store && to.port != PortKind::Reveal &&
      followedByField(fact, from))
    return;
  switch (to.port) {
  case PortKind::Store:
    if (!function)
      checkStored(from, flow, to.symbol);
    return;
  case PortKind::Reveal: {
    auto it = Reveals.find({fact.body, Index(to.number)});
    if (it != Reveals.end() && !function) {
      auto &labels = Out.revealed[it->second].labels;
      const std::string &name = L.labels[fact.label].info.name;
      if (!llvm::is_contained(labels, name))
        labels.push_back(name);
    }
    return;
  }
  case PortKind::Decision:
    if (!function)
      add(fact);
    return;
  case PortKind::Made:
    if (!function)
      checkSteered(from, flow, Index(to.number));
    return;
  case PortKind::Argument: {
    if (!function) {
      const Call &row = callAt(fact.body, Index(to.number));
      uint32_t unit = P.bodies[fact.body].unit;
      if (row.target != None)
        checkHandedOver(from, flow, to, Index(to.number),
                        P.sym(unit, row.target));
      if (row.kind == CallKind::Virtual)
        for (uint32_t b :
             targetsOf(fact.body, Index(to.number), fact.context).bodies)
          checkHandedOver(from, flow, to, Index(to.number),
                          P.sym(P.bodies[b].unit, P.function(b).symbol));
    }
    // Handed over: not yet a fact after the call, so it is not queued as one.
    Fact handed = fact;
    FactPath marked = to;
    marked.number = to.number;
    handed.path = intern(marked);
    handed.kind = kind;
    // Facts at the handing side are told apart by their way.
    if (!FactIndex
             .try_emplace(keyOf(handed, 0x5555000000000000ull),
                          uint32_t(Facts.size()))
             .second)
      return;
    Facts.push_back(handed);
    if (!count(handed))
      return;
    uint32_t id = uint32_t(Facts.size() - 1);
    if (function && (fact.label & AddressLabel))
      handedAddress(id);
    enterCall(id, flow, to);
    return;
  }
  case PortKind::Kept:
    if (!function || !(fact.label & AddressLabel))
      show({from, flow, to, kind, cleared, assumed});
    return;
  case PortKind::Result: {
    uint32_t id = add(fact);
    if (id != None)
      writtenThroughResult(id);
    return;
  }
  case PortKind::Global: {
    if (!function)
      checkStored(from, flow, to.symbol);
    fact.crumbs |= CrumbStored;
    uint32_t id = add(fact);
    if (id != None)
      globalWritten(id);
    return;
  }
  case PortKind::Return:
  case PortKind::Throw: {
    uint32_t id = add(fact);
    if (id != None)
      leave(id);
    return;
  }
  case PortKind::Param: {
    // The way out; told apart from the way in by being left at once.
    if (!FactIndex
             .try_emplace(keyOf(fact, 0x3333000000000000ull),
                          uint32_t(Facts.size()))
             .second)
      return;
    Facts.push_back(fact);
    if (!count(fact))
      return;
    leave(uint32_t(Facts.size() - 1));
    return;
  }
  default:
    return;
  }
}

/// Whether \p fact was handed to a call behind one pointer and \p flow writes
/// what stands behind the argument after the call to where another one points:
/// `p = c ? a : b; call(p)` does not carry *a into *b.
bool Tabulation::isOtherPointer(const Fact &fact, const Flow &flow) {
  const Fact &handed = Facts[fact.before];
  uint32_t unit = P.bodies[fact.body].unit;
  const Unit &u = P.units[unit];
  const Path &at = u.paths[flow.from];
  PortKind target = u.paths[flow.to].port;
  if (handed.flow == None || handed.body != fact.body ||
      (target != PortKind::Global && target != PortKind::Param))
    return false;
  const FlowIndex &index = flowsOf(fact.body);
  // What only was assigned to the one object is no object of its own: nothing
  // is written back to where it came from.
  auto isWrittenBack = [&](Index place) {
    auto after = index.from.find({at.port, at.number, at.symbol});
    return after != index.from.end() &&
           llvm::any_of(after->second, [&](Index f) {
             return u.flows[f].from == flow.from && u.flows[f].to == place;
           });
  };
  if (auto objects = index.objects.find({at.number, at.symbol});
      objects != index.objects.end() && u.flows[handed.flow].from != flow.to &&
      llvm::is_contained(objects->second, u.flows[handed.flow].from) &&
      llvm::is_contained(objects->second, flow.to) &&
      isWrittenBack(u.flows[handed.flow].from))
    return true;
  auto pointers = index.handed.find({at.number, at.symbol});
  if (pointers == index.handed.end() || pointers->second.size() < 2)
    return false;
  auto behind = [&](Index pointer, Index place) {
    const FactPath &p = pathOf(unit, pointer), &q = pathOf(unit, place);
    return p.port == q.port && p.number == q.number && p.symbol == q.symbol &&
           p.selectors.size() < q.selectors.size() &&
           std::equal(p.selectors.begin(), p.selectors.end(),
                      q.selectors.begin());
  };
  bool from = false, to = false, both = false;
  for (Index p : pointers->second) {
    bool a = behind(p, u.flows[handed.flow].from), b = behind(p, flow.to);
    from |= a;
    to |= b;
    both |= a && b;
  }
  return from && to && !both;
}

/// Whether \p flow takes what an unseen callee may have written behind a
/// pointer to a global that the pointer only may point to: a guess about a
/// guess, which would make one empty buffer that all strings begin with hold
/// what any of them was ever given. (The call is told as a blind spot.)
bool Tabulation::isFarGuess(const Fact &fact, const Flow &flow) {
  const FactPath &at = Paths[fact.path];
  const Unit &u = P.unitOf(fact.body);
  if (at.port != PortKind::Argument ||
      u.paths[flow.to].port != PortKind::Global)
    return false;
  const FlowIndex &index = flowsOf(fact.body);
  uint32_t unit = P.bodies[fact.body].unit;
  Sym global = pathOf(unit, flow.to).symbol;
  auto elsewhere = [&](const auto &sources) {
    auto it = sources.find({at.number, at.symbol});
    return it != sources.end() && llvm::any_of(it->second, [&](Index from) {
             const FactPath &p = pathOf(unit, from);
             return p.port != PortKind::Global || p.symbol != global;
           });
  };
  return elsewhere(index.handed) || elsewhere(index.objects);
}

/// Whether \p flow, whose source was cut, is known to read other fields there
/// than \p tail.
bool Tabulation::readsOthers(uint32_t unit, const Flow &flow, Sym tail) {
  if (flow.via.empty() || flow.via.count >= MaxVia)
    return false;
  const Unit &u = P.units[unit];
  for (Index i = flow.via.begin; i < flow.via.end(); ++i)
    if (Sym field = P.sym(unit, u.lists[i]);
        field == tail || mayHold(field, tail))
      return false;
  return true;
}

void Tabulation::drain() {
  for (size_t kind = 0; kind < 3 && !Options.stopped();) {
    if (Queues[kind].empty()) {
      ++kind;
      continue;
    }
    uint32_t next = Queues[kind].front();
    Queues[kind].pop_front();
    step(next);
    kind = 0;
  }
}

void Tabulation::step(uint32_t number) {
  Fact fact = Facts[number];
  if (fact.way != Fact::InField && fact.way != Fact::Start &&
      followedByField(fact, number))
    return;
  FactPath have = Paths[fact.path];
  uint32_t unit = P.bodies[fact.body].unit;
  const Unit &u = P.units[unit];
  bool keyed = flowsOf(fact.body).keyed;
  // A path with the keys that the caller gave, until the next one is asked for.
  FactPath filled;
  auto asCalled = [&](Index index) -> const FactPath & {
    const FactPath &path = pathOf(unit, index);
    if (!keyed)
      return path;
    filled = path;
    fillKeys(filled.selectors, fact.context);
    return filled;
  };
  // A function value that came to where it is called.
  if ((fact.label & FunctionLabel) && !(fact.label & AddressLabel)) {
    for (const auto &[c, value] : Flows[fact.body]->calledValues) {
      if (!isCalledAt(have, asCalled(value)))
        continue;
      if (callAt(fact.body, c).flags & CallJoined) {
        joinAt(fact.label & ~FunctionLabel, number, c);
        continue;
      }
      {
        bool ambiguous = false;
        Sym target = fact.label & ~FunctionLabel;
        for (uint32_t callee : bodiesFor(fact.body, target, ambiguous)) {
          auto &calls = ValueCallsIn[fact.body];
          if (!llvm::is_contained(calls, c))
            calls.push_back(c);
          size_t at = ValueCalls[{fact.body, c}].targets.size();
          {
            ValueCall &known = ValueCalls[{fact.body, c}];
            if (llvm::any_of(known.targets, [&](const ValueCall::Target &t) {
                  return t.callee == callee &&
                         entryOf(t.fact) == entryOf(number);
                }))
              continue;
            known.targets.push_back({callee, number});
            RootsMemo.clear();
          }
          ValueCallers[callee].push_back({fact.body, c, number});
          for (size_t w = 0; w < ValueCalls[{fact.body, c}].waiting.size(); ++w)
            tryValueCall(fact.body, c, at, w);
          std::vector<uint32_t> open = OpenEnds[callee];
          for (uint32_t end : open)
            backTo(end, fact.body, number, c, CrumbFunctionValue);
        }
        if (P.bodiesOf.of(target).empty())
          ValueCalls[{fact.body, c}].unseen.push_back({target, number});
      }
    }
  }
  auto it = flowsOf(fact.body).from.find({have.port, have.number, have.symbol});
  if (it == flowsOf(fact.body).from.end())
    return;
  for (Index f : it->second) {
    const Flow &flow = u.flows[f];
    if ((flow.flags & FlowSaid) && fact.way != Fact::Start)
      continue;
    const FactPath &want = asCalled(flow.from);
    size_t i, j;
    align(have.selectors, want.selectors, i, j);
    if (want.deep && !flow.via.empty() && isLaterNode(have, i, want, j) &&
        !readsOthers(unit, flow, have.selectors[i].value))
      j = want.selectors.size();
    if (j < want.selectors.size() && (i < have.selectors.size() || !have.deep))
      continue;
    if (want.deep && have.deep && have.tail != None &&
        readsOthers(unit, flow, have.tail))
      continue;
    if (isForgotten(unit, flow) ||
        (fact.way == Fact::Joined && have.port == PortKind::Argument &&
         isOtherPointer(fact, flow)) ||
        (fact.way == Fact::Guessed && isFarGuess(fact, flow)))
      continue;
    FactPath to = pathOf(unit, flow.to);
    if (keyed)
      fillKeys(to.selectors, fact.context);
    FactKind kind = std::max(fact.kind, FactKind(flow.kind));
    if (j == want.selectors.size()) {
      // What the flow moves holds the fact.
      Selectors rest(have.selectors.begin() + i, have.selectors.end());
      if (want.deep)
        rest.clear();
      while (!rest.empty() && isSelf(rest.front()) && rest.size() == 1 &&
             (flow.flags & FlowExact))
        rest.clear();
      bool below =
          !rest.empty() || (have.deep && have.tail != None && !want.deep);
      if ((flow.flags & FlowExact) && below)
        continue;
      bool left = false;
      for (Index e = 0; e < flow.except.count && !left; ++e) {
        const Path &p = u.paths[u.lists[flow.except.begin + e]];
        if (p.selectors.count > rest.size() || p.selectors.count == 0)
          continue;
        Selectors moved;
        for (Index s = p.selectors.begin; s < p.selectors.end(); ++s)
          moved.push_back(globalise(unit, u.selectors[s]));
        if (keyed)
          fillKeys(moved, fact.context);
        left = std::equal(moved.begin(), moved.end(), rest.begin());
      }
      if (left)
        continue;
      if (flow.kind == FlowKind::Same && (flow.flags & FlowSomewhere)) {
        // What stood in a field of it does so there.
        to.tail =
            have.deep && have.tail != None ? have.tail : lastFieldFrom(rest, 0);
      } else if (flow.kind == FlowKind::Same && !(flow.flags & FlowWhole)) {
        append(to.selectors, rest);
        if (have.deep && !want.deep) {
          to.tail = to.deep ? uint32_t(None) : have.tail;
          to.deep = true;
        } else {
          to.deep |= have.deep;
        }
      }
      // Bytes of an object: whatever is made of them may have it.
      if (flow.flags & FlowWhole)
        to.deep = true;
    } else {
      // The flow moves something below the cut.
      to.deep = flow.kind == FlowKind::Same;
      if (have.tail != None && !want.deep &&
          findTail(want.selectors, j, have.tail) == None) {
        if ((flow.flags & FlowExact) ||
            !mayHold(lastFieldFrom(want.selectors, j), have.tail))
          continue;
        to.tail = to.deep ? have.tail : uint32_t(None);
      }
    }
    // A number has nothing below it.
    if (flow.flags & FlowExact) {
      to.deep = pathOf(unit, flow.to).deep;
      to.tail = None;
    }
    uint32_t assumed = fact.assumed;
    if (keyed && fact.entry == None)
      assumed = assumeKeys(have.selectors, want.selectors, assumed);
    if (!flow.when.empty() && !holds(fact.body, flow, fact, assumed))
      continue;
    uint32_t cleared = fact.cleared;
    if (!(fact.label & FunctionLabel))
      cleared = guardsOf(fact.body, flow, cleared, fact.label);
    else if (flow.kind != FlowKind::Same)
      continue;
    arrive(number, f, std::move(to), kind, 0, cleared, assumed);
  }
}

//===----------------------------------------------------------------------===//
// Releases and guards
//===----------------------------------------------------------------------===//

uint32_t Tabulation::clear(uint32_t set, const Clearance &clearance,
                           uint32_t label) {
  std::vector<std::string> purposes = ClearedSets[set];
  if (clearance.purposes.empty())
    purposes.push_back("*");
  purposes.insert(purposes.end(), clearance.purposes.begin(),
                  clearance.purposes.end());
  llvm::sort(purposes);
  purposes.erase(std::unique(purposes.begin(), purposes.end()), purposes.end());
  if (Relied.insert({clearance.reliance.name, L.labels[label].info.name})
          .second) {
    Reliance row = clearance.reliance;
    row.label = L.labels[label].info.name;
    Out.reliances.push_back(row);
  }
  auto [it, inserted] =
      ClearedIndex.try_emplace(purposes, uint32_t(ClearedSets.size()));
  if (inserted)
    ClearedSets.push_back(purposes);
  return it->second;
}

bool Tabulation::isCleared(uint32_t set, llvm::StringRef purpose) {
  for (const std::string &p : ClearedSets[set])
    if (p == "*" || Rules.purposes.isBelow(purpose, p))
      return true;
  return false;
}

uint32_t Tabulation::guardsOf(uint32_t body, const Flow &flow, uint32_t cleared,
                              uint32_t label) {
  if (flow.guards.empty() || L.guards.empty())
    return cleared;
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  FactPath from = pathOf(unit, flow.from);
  for (Index g = 0; g < flow.guards.count; ++g) {
    Index number = u.lists[flow.guards.begin + g];
    const Call &call = u.calls[f.calls.begin + number];
    if (call.target == None)
      continue;
    auto it = L.guards.find(P.sym(unit, call.target));
    if (it == L.guards.end())
      continue;
    bool about = call.args.count == 0;
    for (Index i = f.flows.begin; i < f.flows.end() && !about; ++i) {
      const Path &to = u.paths[u.flows[i].to];
      if (to.port != PortKind::Argument || to.number != int32_t(number))
        continue;
      FactPath asked = pathOf(unit, u.flows[i].from);
      if (asked.port != from.port || asked.number != from.number ||
          asked.symbol != from.symbol)
        continue;
      // The same object: one is asked about, the other lies in it or beside.
      auto object = [](const Selectors &s) {
        Selectors result;
        for (const Selector &x : s) {
          if (x.kind == SelectorKind::Field)
            break;
          result.push_back(x);
        }
        return result;
      };
      Selectors a = object(asked.selectors), b = object(from.selectors);
      size_t x, y;
      align(a, b, x, y);
      about = x == a.size() || y == b.size();
    }
    if (about)
      cleared = clear(cleared, it->second, label);
  }
  return cleared;
}

Findings Tabulation::run() {
  Out.units = P.units.size();
  Out.functions = P.bodies.size();
  Out.labels = L.labels.size();
  Out.uses = L.declaredUses();
  for (const BlindSpot &note : L.notes)
    Out.blindSpots.push_back(note);
  for (uint32_t body = 0; body < P.bodies.size(); ++body) {
    uint32_t unit = P.bodies[body].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(body);
    Out.flows += f.flows.count;
    for (Index c = 0; c < f.calls.count; ++c) {
      const Call &call = u.calls[f.calls.begin + c];
      if (u.str(call.text) == "PURPOSE_REVEAL") {
        Reveals[{body, c}] = Out.revealed.size();
        Out.revealed.push_back({P.place(unit, call.site), {}});
      }
    }
    llvm::DenseSet<uint64_t> seen;
    for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
      const Path &p = u.paths[u.flows[i].from];
      if (p.port == PortKind::Global) {
        Sym s = P.sym(unit, p.symbol);
        if (seen.insert(s).second)
          GlobalReaders[s].push_back({body, i});
      }
      if (p.port == PortKind::Param)
        for (Index k = p.selectors.begin; k < p.selectors.end(); ++k)
          if (u.selectors[k].kind == SelectorKind::Field) {
            // In an object that is being made stands nothing yet.
            if (p.number == -1 && isConstructor(body))
              break;
            Sym s = P.sym(unit, u.selectors[k].value);
            if (seen.insert((1ull << 40) | s).second)
              FieldReaders[s].push_back({body, i});
          }
    }
  }
  for (uint32_t u = 0; u < P.units.size(); ++u)
    for (const Gap &gap : P.units[u].gaps) {
      BlindSpot spot;
      spot.place = P.place(u, gap.site);
      spot.what = std::string(P.units[u].str(gap.text));
      switch (gap.kind) {
      case GapKind::Unparsed:
        spot.kind = BlindSpotKind::Unparsed;
        spot.failsRun = true;
        break;
      case GapKind::Limit:
        spot.kind = BlindSpotKind::Limit;
        break;
      case GapKind::Unsupported:
      case GapKind::InlineAsm:
        spot.kind = BlindSpotKind::Unsupported;
        break;
      }
      if (BlindSaid.insert({spot.place, spot.what, spot.label}).second)
        Out.blindSpots.push_back(spot);
    }
  if (!L.labels.empty()) {
    findGlobalPointers();
    startFunctionValues();
    drain();
    startLabels();
    startUnseenResults();
    drain();
  }
  sayCuts();
  if (Limited) {
    BlindSpot spot;
    spot.kind = BlindSpotKind::Limit;
    spot.what = "the limit of facts was reached; ways may be missing";
    spot.failsRun = true;
    Out.blindSpots.push_back(spot);
  }
  if (!Options.whyNotField.empty())
    whyNot();
  return std::move(Out);
}

} // namespace purpose
