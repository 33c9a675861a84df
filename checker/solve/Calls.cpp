//===- Calls.cpp - from function to function --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which bodies a call may reach, what goes into them and what comes back.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SaveAndRestore.h"

namespace purpose {

std::vector<uint32_t> Tabulation::bodiesFor(uint32_t body, Sym symbol,
                                            bool &ambiguous) {
  llvm::ArrayRef<uint32_t> all = P.bodiesOf.of(symbol);
  std::vector<uint32_t> result(all.begin(), all.end());
  if (result.size() < 2)
    return result;
  uint32_t unit = P.bodies[body].unit;
  auto keep = [&](auto &&good) {
    std::vector<uint32_t> some;
    for (uint32_t b : result)
      if (good(b))
        some.push_back(b);
    if (!some.empty())
      result = some;
    return !some.empty();
  };
  if (keep([&](uint32_t b) { return P.bodies[b].unit == unit; }))
    return result;
  const std::string &target = P.units[unit].target;
  if (!target.empty())
    keep([&](uint32_t b) { return P.unitOf(b).target == target; });
  auto shared = [&](uint32_t b) {
    llvm::StringRef x = llvm::sys::path::parent_path(P.units[unit].mainFile);
    llvm::StringRef y = llvm::sys::path::parent_path(P.unitOf(b).mainFile);
    size_t n = 0;
    while (n < x.size() && n < y.size() && x[n] == y[n])
      ++n;
    // Whole folder names only.
    return x.take_front(n).count('/') +
           (n == x.size() || n == y.size() ? 1u : 0u);
  };
  size_t best = 0;
  for (uint32_t b : result)
    best = std::max(best, size_t(shared(b)));
  keep([&](uint32_t b) { return shared(b) == best; });
  Place first = P.place(P.bodies[result[0]].unit, P.function(result[0]).site);
  for (uint32_t b : result)
    ambiguous |= !(P.place(P.bodies[b].unit, P.function(b).site) == first);
  return result;
}

Tabulation::Targets Tabulation::targetsOf(uint32_t body, Index number,
                                          uint32_t context, uint32_t assumed) {
  Targets result;
  uint32_t unit = P.bodies[body].unit;
  const Call &call = callAt(body, number);
  if (call.kind == CallKind::Value) {
    auto it = ValueCalls.find({body, number});
    if (it != ValueCalls.end())
      for (const ValueCall::Target &target : it->second.targets)
        if (!llvm::is_contained(result.bodies, target.callee))
          result.bodies.push_back(target.callee);
    result.known = !result.bodies.empty();
    result.many = result.bodies.size() > 1;
    return result;
  }
  if (call.target == None)
    return result;
  Sym target = P.sym(unit, call.target);
  bool direct = call.kind == CallKind::Direct || call.flags & CallExactReceiver;
  // The object's own class, known here or to the caller. (Of a class that is
  // abstract there is no object: what its constructor made known, a connected
  // slot, say, is run when the object is more than that.)
  Sym method = direct ? target : None;
  if (!direct)
    if (auto cls = knownArgument(body, number, -1, Known::Class, context))
      if (Sym own = overriderIn(*cls, target);
          own != None && !P.bodiesOf.of(own).empty())
        method = own;
  uint64_t what = method != None ? uint64_t(method) : uint64_t(assumed) << 32;
  auto [known, first] = TargetsMemo.try_emplace({siteKey(body, number), what});
  if (first)
    known->second = method != None ? onlyTarget(body, method)
                                   : overridersOf(body, call, assumed);
  return known->second;
}

/// The bodies of one function.
Tabulation::Targets Tabulation::onlyTarget(uint32_t body, Sym function) {
  Targets result;
  result.bodies = bodiesFor(body, function, result.ambiguous);
  result.known = !result.bodies.empty();
  return result;
}

/// All that a virtual call may run, by its receiver's static class.
Tabulation::Targets Tabulation::overridersOf(uint32_t body, const Call &call,
                                             uint32_t assumed) {
  Targets result;
  uint32_t unit = P.bodies[body].unit;
  Sym target = P.sym(unit, call.target);
  Sym receiver = P.sym(unit, call.receiver);
  std::vector<Sym> family = P.family(target);
  // What came out of an override of this very object says what it is.
  const Argument *self = P.units[unit].argument(call, 0);
  auto fits = [&](Sym method) {
    return llvm::none_of(Contexts[assumed], [&](const Known &known) {
      return known.kind == Known::Method && self && self->exact == None &&
             self->param != None && int32_t(self->param) - 1 == known.param &&
             !inOneClass(method, known.value);
    });
  };
  bool own = false;
  for (Sym method : family) {
    Sym cls = P.symbols[method].owner;
    if (method == target || !fits(method))
      continue;
    if (receiver != None && cls != None && !P.derives(cls, receiver)) {
      // An override above the receiver is what it inherits.
      if (!P.derives(receiver, cls))
        continue;
    }
    own |= cls == receiver;
    for (uint32_t b : bodiesFor(body, method, result.ambiguous))
      result.bodies.push_back(b);
  }
  if (!own && fits(target))
    for (uint32_t b : bodiesFor(body, target, result.ambiguous))
      result.bodies.push_back(b);
  result.known = !result.bodies.empty();
  result.many = result.bodies.size() > 1;
  return result;
}

/// Whether what stands behind an argument of a call is gone when \p callee is
/// done.
bool Tabulation::killed(uint32_t callee, const FactPath &at, uint32_t caller,
                        uint32_t context) {
  uint32_t unit = P.bodies[callee].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(callee);
  int32_t number = int32_t(at.symbol) - 1;
  for (Index k = 0; k < f.kills.count; ++k) {
    const Path &p = u.paths[u.lists[f.kills.begin + k]];
    if (p.number != number || p.selectors.count > at.selectors.size())
      continue;
    Selectors gone;
    for (Index s = p.selectors.begin; s < p.selectors.end(); ++s)
      gone.push_back(globalise(unit, u.selectors[s]));
    bool keyed = hasOpenKey(gone);
    keysOutOf(gone, caller, Index(at.number), context);
    // Some entry is not this one.
    if (keyed &&
        llvm::is_contained(gone, Selector{SelectorKind::Element, AnyIndex}))
      continue;
    if (std::equal(gone.begin(), gone.end(), at.selectors.begin()))
      return true;
  }
  return false;
}

void Tabulation::passInto(uint32_t number, uint32_t callee, Index call,
                          uint32_t crumbs) {
  const FactPath &at = Paths[Facts[number].path];
  const Function &f = P.function(callee);
  FactPath path = at;
  path.port = PortKind::Param;
  path.number = int32_t(at.symbol) - 1;
  path.symbol = None;
  keysInto(path.selectors, Facts[number].body, call);
  if (path.number >= int32_t(f.params.count))
    path.number = int32_t(f.params.count);
  // The entry fact is its own entry: found or made, then followed once.
  Fact entry = Facts[number];
  entry.body = callee;
  entry.path = intern(path);
  entry.entry = 0xfffffffe; // mark of an entry in the index
  entry.before = number;
  entry.flow = None;
  entry.way = Fact::Enter;
  entry.via = call;
  entry.crumbs |= crumbs;
  entry.context = contextFor(number, call, callee);
  entry.assumed = 0;
  if (Wide.count(entry.label)) {
    add(entry);
    return;
  }
  auto known = FactIndex.find(keyOf(entry, 0));
  uint32_t id;
  if (known == FactIndex.end()) {
    id = add(entry);
    if (id == None)
      return;
  } else {
    id = known->second;
  }
  Senders[id].push_back({number, call, crumbs});
  if (entry.label & FunctionLabel) {
    auto &entries = SentFrom[{id, siteKey(Facts[number].body, call)}];
    if (!llvm::is_contained(entries, entryOf(number)))
      entries.push_back(entryOf(number));
  }
  // A function and the data it is called with may have met only now.
  if (auto calls = ValueCallsIn.find(callee); calls != ValueCallsIn.end()) {
    auto list = calls->second;
    for (Index c : list) {
      std::vector<std::pair<size_t, size_t>> met;
      {
        const ValueCall &value = ValueCalls[{callee, c}];
        size_t targets = value.targets.size(), waiting = value.waiting.size();
        llvm::SmallVector<size_t, 4> others; // targets that came otherwise
        for (size_t t = 0; t < targets; ++t)
          if (entryOf(value.targets[t].fact) != id)
            others.push_back(t);
          else
            for (size_t w = 0; w < waiting; ++w)
              met.push_back({t, w});
        for (size_t w = 0; w < waiting; ++w)
          if (entryOf(value.waiting[w].first) == id)
            for (size_t t : others)
              met.push_back({t, w});
      }
      for (auto [target, waiting] : met)
        tryValueCall(callee, c, target, waiting);
    }
  }
  std::vector<uint32_t> ends = Ends[id];
  for (uint32_t end : ends)
    backTo(end, Facts[number].body, number, call, crumbs);
}

/// Whether an argument points to an object that is not the caller's own.
bool Tabulation::livesElsewhere(uint32_t body, Index call, uint32_t position) {
  auto [known, first] =
      ElsewhereMemo.try_emplace({body, (uint64_t(call) << 32) | position});
  if (!first)
    return known->second;
  const Unit &u = P.unitOf(body);
  const Function &f = P.function(body);
  bool result = false;
  for (Index i = f.flows.begin; i < f.flows.end() && !result; ++i) {
    const Path &to = u.paths[u.flows[i].to];
    PortKind from = u.paths[u.flows[i].from].port;
    result = to.port == PortKind::Argument && to.number == int32_t(call) &&
             to.symbol == position && to.selectors.empty() &&
             u.flows[i].kind == FlowKind::Same &&
             (from == PortKind::Param || from == PortKind::Global ||
              from == PortKind::Result);
  }
  return ElsewhereMemo[{body, (uint64_t(call) << 32) | position}] = result;
}

/// Whether the label of a whole object that \p flow hands over stands in it
/// only far behind other objects.
bool Tabulation::liesDeep(uint32_t number, Index flow) {
  static constexpr size_t MaxFields = 3;
  const Fact &fact = Facts[number];
  const Unit &u = P.unitOf(fact.body);
  Sym record = P.sym(P.bodies[fact.body].unit, u.flows[flow].record);
  return llvm::any_of(L.inside(record), [&](const Labels::Inside &in) {
    return in.label == fact.label && in.fields.size() > MaxFields;
  });
}

/// A fact at a call's argument (target side): into the callees.
void Tabulation::enterCall(uint32_t number, Index flow, const FactPath &to) {
  uint32_t body = Facts[number].body;
  Index call = Index(to.number);
  const Call &row = callAt(body, call);
  uint32_t unit = P.bodies[body].unit;
  if (row.flags & CallJoined)
    return;
  channels(number, call, to);
  if (row.target != None)
    passToJoined(number, P.sym(unit, row.target));
  if (row.flags & CallModelled)
    return;
  bool unseen =
      row.kind == CallKind::Value && callsUnseen(number, flow, to, call);
  if (row.kind == CallKind::Value) {
    auto &calls = ValueCallsIn[body];
    if (!llvm::is_contained(calls, call))
      calls.push_back(call);
    auto &waiting = ValueCalls[{body, call}].waiting;
    std::pair<uint32_t, Index> entry{number, flow};
    if (!llvm::is_contained(waiting, entry)) {
      size_t at = waiting.size();
      waiting.push_back(entry);
      for (size_t t = 0; t < ValueCalls[{body, call}].targets.size(); ++t)
        tryValueCall(body, call, t, at);
    }
  }
  Targets targets =
      targetsOf(body, call, Facts[number].context, Facts[number].assumed);
  targets.known |= row.target != None && isJoined(P.sym(unit, row.target));
  uint32_t crumbs = 0;
  if (targets.many && row.kind == CallKind::Virtual)
    crumbs |= CrumbVirtual;
  if (row.kind == CallKind::Value)
    crumbs |= CrumbFunctionValue;
  if (targets.ambiguous)
    crumbs |= CrumbAmbiguous;
  if (row.kind != CallKind::Value)
    for (uint32_t callee : targets.bodies)
      passInto(number, callee, call, crumbs);
  // What stands behind the argument is still there afterwards.
  FactPath left = to;
  bool behind = llvm::any_of(to.selectors, [](const Selector &s) {
    return s.kind == SelectorKind::Deref;
  });
  if (!behind && to.deep) {
    left.selectors.push_back({SelectorKind::Deref, 0});
    behind = true;
  }
  bool gone = !targets.bodies.empty();
  for (uint32_t callee : targets.bodies)
    gone &= killed(callee, left, body, Facts[number].context);
  // An object that was handed over whole is what it was.
  const Fact &given = Facts[Facts[number].before];
  bool whole = given.way == Fact::Start && (given.crumbs & CrumbWhole);
  gone |= whole;
  if (behind && !gone) {
    Fact after = Facts[number];
    after.before = number;
    after.flow = None;
    after.way = Fact::Joined;
    after.path = intern(left);
    // The same path, but after the call: facts at Argument ports are always
    // the side after the call, see step().
    add(after);
  }
  if (targets.known || (Facts[number].label & FunctionLabel))
    return;
  // Nobody has seen this callee.
  Sym target = P.sym(unit, row.target);
  bool used = target != None && !L.usesOf(target).empty();
  if (Sym param = target == None || to.symbol == 0
                      ? None
                      : L.parameter(target, to.symbol - 1);
      param != None)
    used |= !L.storeUses(param).empty();
  bool marked =
      target != None && (L.releases.count(target) || L.guards.count(target) ||
                         L.bySymbol.count(target));
  // What a world was given was told where it was given.
  if (!used && !marked && !unseen && !isInWorld(to.selectors)) {
    if (row.kind == CallKind::Value)
      blind(number, call, BlindSpotKind::Unresolved,
            "it is not known what the function value called here is");
    else
      blind(number, call, BlindSpotKind::NoBody,
            "'" + std::string(P.units[unit].str(row.text)) +
                "' has no body and no model");
  }
  // A service that is asked something does not answer with all that anybody
  // keeps whom it knows.
  if (whole && liesDeep(number, flow))
    return;
  auto derive = [&](const FactPath &path, bool keeps) {
    Fact after = Facts[number];
    after.before = number;
    after.flow = None;
    after.way = Fact::Guessed;
    after.via = call;
    after.kind = std::max(after.kind, FactDerived);
    after.crumbs |= CrumbUnknownCallee;
    after.kept = keeps;
    if (keeps)
      after.crumbs |= CrumbKept;
    after.steps += 1;
    after.path = intern(path);
    if (target != None) {
      auto release = L.releases.find(target);
      if (release != L.releases.end())
        after.cleared = clear(after.cleared, release->second, after.label);
    }
    add(after);
  };
  // What a handle may have kept, it gives back as an object, if at all. Of
  // numbers (a state, an error) nothing is guessed, and of what further calls
  // fill only for a class with few functions (a digest): all that ever meets
  // such a handle would be tainted.
  bool kept = Facts[number].crumbs & CrumbKept;
  if (!(kept && (row.flags & CallNumber))) {
    FactPath result;
    result.port = PortKind::Result;
    result.number = int32_t(call);
    result.deep = true;
    derive(result, false);
  }
  Index fed = row.hasThis ? to.symbol : to.symbol - 1;
  Sym handed =
      fed < row.args.count
          ? P.sym(unit, P.units[unit].args[row.args.begin + fed].record)
          : None;
  bool digest = Facts[number].kept && handed != None &&
                !P.fields.count(handed) && !isWorld(handed);
  if (kept && !digest)
    return;
  for (Index a = 0; a < row.args.count; ++a) {
    uint32_t position = row.hasThis ? a : a + 1;
    const Argument &arg = P.units[unit].args[row.args.begin + a];
    if (!arg.writable || position == to.symbol)
      continue;
    FactPath other;
    other.port = PortKind::Argument;
    other.number = int32_t(call);
    other.symbol = position;
    other.selectors.push_back({SelectorKind::Deref, 0});
    // A buffer or an object of the caller's is filled, who knows where. A
    // service or context that lives elsewhere keeps it for itself.
    bool handle = arg.opaque ||
                  (arg.record != None && livesElsewhere(body, call, position));
    other.deep = !handle;
    if (handle && isWorld(P.sym(unit, arg.record)))
      other.selectors.push_back(InWorld);
    if (!handle || !kept)
      derive(other, handle);
  }
}

void Tabulation::backTo(uint32_t end, uint32_t callerBody, uint32_t callerFact,
                        Index call, uint32_t crumbs) {
  const Fact &out = Facts[end];
  FactPath path = Paths[out.path];
  Sym callee = P.sym(P.bodies[out.body].unit, P.function(out.body).symbol);
  keysOutOf(path.selectors, callerBody, call,
            callerFact == None ? 0 : Facts[callerFact].context);
  switch (path.port) {
  case PortKind::Return:
    path.port = PortKind::Result;
    path.number = int32_t(call);
    break;
  case PortKind::Param:
    path.symbol = uint32_t(path.number + 1);
    // Of variable arguments, the one that was handed in.
    if (path.number >= int32_t(P.function(out.body).params.count) &&
        callerFact != None &&
        Paths[Facts[callerFact].path].port == PortKind::Argument)
      path.symbol = std::max(path.symbol, Paths[Facts[callerFact].path].symbol);
    path.port = PortKind::Argument;
    path.number = int32_t(call);
    break;
  case PortKind::Throw:
    if (callAt(callerBody, call).flags & CallCaught) {
      path.port = PortKind::Catch;
      path.number = int32_t(call);
    }
    break;
  default:
    return;
  }
  std::optional<uint32_t> assumed =
      assumedBefore(out, callerBody, callerFact, call);
  if (!assumed)
    return;
  Fact fact = out;
  fact.assumed = *assumed;
  fact.context = callerFact == None ? 0 : Facts[callerFact].context;
  fact.body = callerBody;
  fact.entry = callerFact == None ? None : Facts[callerFact].entry;
  if (callerFact != None && Facts[callerFact].entry == 0xfffffffe)
    fact.entry = callerFact;
  fact.path = intern(path);
  fact.before = end;
  fact.flow = None;
  fact.way = Fact::Back;
  fact.via = call;
  fact.sender = out.entry == None || callerFact == None ||
                        Facts[callerFact].label != out.label
                    ? uint32_t(None)
                    : callerFact;
  // Where it came back to where it was, nobody wrote it there.
  if (callerFact != None && Facts[callerFact].path == fact.path &&
      Facts[callerFact].kind == fact.kind) {
    fact.before = callerFact;
    fact.way = Fact::Joined;
  }
  fact.crumbs |= crumbs;
  fact.steps += 1;
  auto release = L.releases.find(callee);
  if (release != L.releases.end() && !(fact.label & FunctionLabel))
    fact.cleared = clear(fact.cleared, release->second, fact.label);
  uint32_t id = add(fact);
  if (path.port == PortKind::Throw && id != None)
    leave(id);
  if (path.port != PortKind::Catch)
    return;
  path.number = AnyCall;
  fact.path = intern(path);
  add(fact);
}

/// A fact at a function's way out: back to those who sent its entry in, or, if
/// it began inside, to every caller.
void Tabulation::leave(uint32_t number) {
  Fact fact = Facts[number];
  if (isAtHome(fact))
    return;
  if (fact.entry != None) {
    Ends[fact.entry].push_back(number);
    std::vector<Sender> senders = Senders[fact.entry];
    for (const Sender &sender : senders)
      backTo(number, Facts[sender.fact].body, sender.fact, sender.call,
             sender.crumbs);
    objectOutlives(number);
    return;
  }
  Sym symbol = P.sym(P.bodies[fact.body].unit, P.function(fact.body).symbol);
  OpenEnds[fact.body].push_back(number);
  llvm::SmallVector<Sym, 8> names{symbol};
  for (size_t i = 0; i < names.size() && i < 32; ++i) {
    auto up = P.overrides.find(names[i]);
    if (up != P.overrides.end())
      names.append(up->second.begin(), up->second.end());
  }
  for (Sym name : names)
    for (uint32_t site : P.callersOf.of(name)) {
      const Program::CallSite &s = P.callSites[site];
      if (callAt(s.body, s.call).flags & CallModelled)
        continue;
      Targets targets = targetsOf(s.body, s.call);
      if (!llvm::is_contained(targets.bodies, fact.body))
        continue;
      uint32_t crumbs = targets.many ? unsigned(CrumbVirtual) : 0u;
      if (targets.ambiguous)
        crumbs |= CrumbAmbiguous;
      backTo(number, s.body, None, s.call, crumbs);
    }
  auto values = ValueCallers.find(fact.body);
  if (values != ValueCallers.end()) {
    auto list = values->second;
    for (const ValueCaller &caller : list)
      backTo(number, caller.body, caller.fact, caller.call, CrumbFunctionValue);
  }
  objectOutlives(number);
}

/// Adds where the pointer at \p from of \p body came from, below it \p rest.
void Tabulation::rootsOf(uint32_t body, Index from, const Selectors &ret,
                         const Selectors &rest, unsigned depth, Roots &roots) {
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  FactPath path = pathOf(unit, from);
  append(path.selectors, rest);
  if (path.port == PortKind::Param || path.port == PortKind::Global) {
    std::pair<Selectors, FactPath> root(ret, path);
    if (!llvm::is_contained(roots, root))
      roots.push_back(root);
    return;
  }
  if (roots.size() >= MaxRoots || ++RootSteps > MaxRootSteps)
    return;
  // What stands behind an argument after a call stood there before it.
  if (path.port == PortKind::Argument)
    for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
      const Path &to = u.paths[u.flows[i].to];
      if (to.port != PortKind::Argument || to.number != path.number ||
          to.symbol != path.symbol || u.flows[i].kind != FlowKind::Same)
        continue;
      size_t a, b;
      const FactPath &handed = pathOf(unit, u.flows[i].to);
      align(path.selectors, handed.selectors, a, b);
      if (b == handed.selectors.size())
        rootsOf(body, u.flows[i].from, ret,
                Selectors(path.selectors.begin() + a, path.selectors.end()),
                depth, roots);
    }
  if (path.port != PortKind::Result || depth == MaxRootDepth)
    return;
  for (uint32_t callee : targetsOf(body, Index(path.number)).bodies)
    for (auto [given, root] : resultRoots(callee)) {
      keysOutOf(given, body, Index(path.number), 0);
      keysOutOf(root.selectors, body, Index(path.number), 0);
      size_t a, b;
      align(path.selectors, given, a, b);
      if (b != given.size() && a != path.selectors.size())
        continue;
      Selectors whole = ret;
      whole.append(given.begin() + b, given.end());
      Selectors below = root.selectors;
      below.append(path.selectors.begin() + a, path.selectors.end());
      if (root.port == PortKind::Global) {
        std::pair<Selectors, FactPath> found(whole, root);
        found.second.selectors = below;
        if (!llvm::is_contained(roots, found))
          roots.push_back(found);
        continue;
      }
      for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
        const Path &to = u.paths[u.flows[i].to];
        if (to.port != PortKind::Argument || to.number != path.number ||
            int32_t(to.symbol) - 1 != root.number ||
            u.flows[i].kind != FlowKind::Same)
          continue;
        FactPath handed = pathOf(unit, u.flows[i].to);
        align(below, handed.selectors, a, b);
        if (b == handed.selectors.size())
          rootsOf(body, u.flows[i].from, whole,
                  Selectors(below.begin() + a, below.end()), depth + 1, roots);
      }
    }
}

/// What a function's result points into: its parameters' objects and globals,
/// looked up through the calls that it makes. A new object has no root.
Tabulation::Roots Tabulation::resultRoots(uint32_t body) {
  // In recursion the inner call adds nothing.
  auto [known, first] = RootsMemo.try_emplace(body);
  if (!first)
    return known->second;
  Roots roots;
  llvm::SaveAndRestore steps(RootSteps, 0u);
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  for (Index i = f.flows.begin; i < f.flows.end(); ++i)
    if (u.paths[u.flows[i].to].port == PortKind::Return &&
        u.flows[i].kind == FlowKind::Same)
      rootsOf(body, u.flows[i].from, pathOf(unit, u.flows[i].to).selectors, {},
              0, roots);
  RootsMemo[body] = roots;
  return roots;
}

/// Written through a reference that a call returned: the object behind it is
/// one that was reached from the call's arguments.
void Tabulation::writtenThroughResult(uint32_t number) {
  FactPath at = Paths[Facts[number].path];
  Index call = Index(at.number);
  uint32_t body = Facts[number].body;
  for (uint32_t callee : targetsOf(body, call, Facts[number].context).bodies)
    for (auto &[ret, root] : resultRoots(callee)) {
      keysOutOf(ret, body, call, Facts[number].context);
      keysOutOf(root.selectors, body, call, Facts[number].context);
      size_t a, b;
      align(at.selectors, ret, a, b);
      if (b != ret.size())
        continue;
      FactPath back = root;
      append(back.selectors,
             Selectors(at.selectors.begin() + a, at.selectors.end()));
      back.deep = at.deep;
      back.tail = at.tail;
      Fact fact = Facts[number];
      fact.before = number;
      fact.flow = None;
      fact.way = Fact::Joined;
      if (back.port == PortKind::Global) {
        if (P.symbols[back.symbol].forgets)
          continue;
        fact.path = intern(back);
        uint32_t id = add(fact);
        if (id != None)
          globalWritten(id);
        continue;
      }
      back.port = PortKind::Argument;
      back.symbol = uint32_t(back.number + 1);
      back.number = int32_t(call);
      fact.path = intern(back);
      add(fact);
    }
}

} // namespace purpose
