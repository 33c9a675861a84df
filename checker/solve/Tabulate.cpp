//===- Tabulate.cpp - following labels through the program --------*- C++ -*- ===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The engine: where labels start, how facts move along flows, into calls and
// back, and through what outlives a call. Uses are checked in Report.cpp.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/Support/Path.h"

namespace purpose {

Tabulation::Tabulation(const Program &program, const Policy &policy,
                       const SolveOptions &options)
    : P(program), Rules(policy), Options(options), L(program, policy) {
  Flows.resize(P.bodies.size());
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

uint32_t Tabulation::stringNumber(std::string_view text) {
  return Strings
      .try_emplace(llvm::StringRef(text.data(), text.size()),
                   uint32_t(Strings.size()))
      .first->second;
}

Selector Tabulation::globalise(uint32_t unit, Selector s) {
  if (s.kind == SelectorKind::Field)
    s.value = P.sym(unit, s.value);
  else if (s.kind == SelectorKind::Key || s.kind == SelectorKind::Part)
    s.value = stringNumber(P.units[unit].str(s.value));
  return s;
}

FactPath Tabulation::pathOf(uint32_t unit, Index index) {
  const Unit &u = P.units[unit];
  const Path &p = u.paths[index];
  FactPath result;
  result.port = p.port;
  result.number = p.number;
  result.symbol = p.symbol;
  if (p.port != PortKind::Argument && p.symbol != None)
    result.symbol = P.sym(unit, p.symbol);
  result.deep = p.deep;
  for (Index i = p.selectors.begin; i < p.selectors.end(); ++i)
    result.selectors.push_back(globalise(unit, u.selectors[i]));
  return result;
}

uint32_t Tabulation::intern(const FactPath &path) {
  llvm::hash_code h = llvm::hash_combine(unsigned(path.port), path.number,
                                         path.symbol, path.deep);
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
  }
  return *index;
}

static bool isIndex(const Selector &s) {
  return s.kind == SelectorKind::Element || s.kind == SelectorKind::Key;
}

static bool matches(const Selector &a, const Selector &b) {
  if (a == b)
    return true;
  if (!isIndex(a) || !isIndex(b))
    return false;
  auto any = [](const Selector &s) {
    return s.kind == SelectorKind::Element && s.value == AnyIndex;
  };
  return any(a) || any(b);
}

static bool isAny(const Selector &s) {
  return s.kind == SelectorKind::Element && s.value == AnyIndex;
}

/// Lines up what a fact says (\p have) with what a flow reads (\p want), from
/// the front. Element 0 is the place itself, so `[?]` may stand against nothing.
/// Gives how much of each was used.
static void align(const Selectors &have, const Selectors &want, size_t &i,
                  size_t &j) {
  i = j = 0;
  while (i < have.size() && j < want.size()) {
    if (matches(have[i], want[j])) {
      ++i;
      ++j;
    } else if (isAny(have[i]) && !isIndex(want[j])) {
      ++i;
    } else if (isAny(want[j]) && !isIndex(have[i])) {
      ++j;
    } else {
      return;
    }
  }
  if (j == want.size())
    return;
  while (j < want.size() && isAny(want[j]) && i == have.size())
    ++j;
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

uint32_t Tabulation::add(Fact fact) {
  uint64_t a = (uint64_t(fact.body) << 32) | fact.path;
  uint64_t b = (uint64_t(fact.entry) << 32) ^
               (uint64_t(fact.label) * 0x9e3779b97f4a7c15ull) ^
               (uint64_t(fact.cleared) << 8) ^ fact.kind;
  auto [it, inserted] =
      FactIndex.try_emplace({a, b}, uint32_t(Facts.size()));
  if (!inserted)
    return None;
  if (Facts.size() >= Options.maxFacts) {
    Limited = true;
    return None;
  }
  Facts.push_back(fact);
  Queue.push_back(it->second);
  return it->second;
}

void Tabulation::startAt(uint32_t body, uint32_t flow, uint32_t label,
                         FactPath path, uint32_t crumbs) {
  Fact fact;
  fact.body = body;
  fact.path = intern(path);
  fact.label = label;
  fact.crumbs = crumbs;
  fact.flow = flow;
  add(fact);
}

void Tabulation::startLabels() {
  for (uint32_t body = 0; body < P.bodies.size(); ++body) {
    uint32_t unit = P.bodies[body].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(body);
    // Labelled parameters.
    for (Index i = 0; i < f.params.count; ++i) {
      auto it = L.bySymbol.find(P.sym(unit, u.lists[f.params.begin + i]));
      if (it == L.bySymbol.end())
        continue;
      for (uint32_t label : it->second) {
        FactPath path;
        path.number = int32_t(i);
        path.deep = true;
        startAt(body, None, label, path, 0);
      }
    }
    // Calls with labelled results.
    for (Index c = 0; c < f.calls.count; ++c) {
      const Call &call = u.calls[f.calls.begin + c];
      if (call.target == None)
        continue;
      Sym target = P.sym(unit, call.target);
      auto start = [&](uint32_t label) {
        FactPath path;
        path.port = PortKind::Result;
        path.number = int32_t(c);
        path.deep = true;
        startAt(body, None, label, path, 0);
      };
      llvm::SmallVector<Sym, 4> names{target};
      for (size_t k = 0; k < names.size() && k < 16; ++k) {
        auto up = P.overrides.find(names[k]);
        if (up != P.overrides.end())
          names.append(up->second.begin(), up->second.end());
      }
      for (Sym name : names) {
        auto it = L.bySymbol.find(name);
        if (it != L.bySymbol.end())
          for (uint32_t label : it->second)
            start(label);
      }
      for (uint32_t label : L.callLabels) {
        const PolicyLimit &limit = *L.labels[label].call;
        if (!nameMatches(limit.name, std::string(P.name(target))))
          continue;
        bool all = true;
        for (const auto &[argument, constant] : limit.where) {
          Index row = call.hasThis + argument;
          all &= row < call.args.count &&
                 u.str(u.args[call.args.begin + row].constant) == constant;
        }
        if (all)
          start(label);
      }
    }
    // Reads.
    for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
      const Flow &flow = u.flows[i];
      const Path &from = u.paths[flow.from];
      for (Index k = from.selectors.begin; k < from.selectors.end(); ++k) {
        const Selector &s = u.selectors[k];
        if (s.kind != SelectorKind::Field)
          continue;
        auto it = L.bySymbol.find(P.sym(unit, s.value));
        if (it == L.bySymbol.end())
          continue;
        FactPath path = pathOf(unit, flow.from);
        path.selectors.resize(k + 1 - from.selectors.begin);
        path.deep = true;
        for (uint32_t label : it->second)
          startAt(body, i, label, path, 0);
      }
      for (Index k = 0; k < flow.via.count; ++k) {
        auto it =
            L.bySymbol.find(P.sym(unit, u.lists[flow.via.begin + k]));
        if (it == L.bySymbol.end())
          continue;
        FactPath path = pathOf(unit, flow.from);
        if ((path.port == PortKind::Result ||
             path.port == PortKind::Argument) &&
            !mayProduceData(body, Index(path.number),
                            path.port == PortKind::Result ? None : path.symbol,
                            0))
          continue;
        path.deep = true;
        for (uint32_t label : it->second)
          startAt(body, i, label, path, 0);
      }
      if (from.port == PortKind::Global || from.port == PortKind::Local) {
        auto it = L.bySymbol.find(P.sym(unit, from.symbol));
        if (it != L.bySymbol.end())
          for (uint32_t label : it->second) {
            FactPath path = pathOf(unit, flow.from);
            path.selectors.clear();
            path.deep = true;
            startAt(body, i, label, path, 0);
          }
      }
      if ((flow.flags & FlowWhole) && flow.record != None)
        for (uint32_t label : L.inside(P.sym(unit, flow.record))) {
          FactPath path = pathOf(unit, flow.from);
          path.deep = true;
          startAt(body, i, label, path, CrumbWhole);
        }
      // A whole object handed to code that nobody can look into.
      const Path &to = u.paths[flow.to];
      if (!(flow.flags & FlowWhole) && flow.record != None &&
          to.port == PortKind::Argument) {
        const std::vector<uint32_t> &inside =
            L.inside(P.sym(unit, flow.record));
        if (!inside.empty()) {
          const Call &call = u.calls[f.calls.begin + to.number];
          if (!(call.flags & CallModelled) && call.kind == CallKind::Direct &&
              !targetsOf(body, Index(to.number)).known) {
            std::vector<uint32_t> labels = inside;
            for (uint32_t label : labels) {
              FactPath path = pathOf(unit, flow.from);
              path.deep = true;
              startAt(body, i, label, path, CrumbWhole);
            }
          }
        }
      }
    }
  }
}

/// Whether a call may bring anything but constants to its result or argument.
bool Tabulation::mayProduceData(uint32_t body, Index call, uint32_t position,
                                unsigned depth) {
  if (depth > 4)
    return true;
  auto key = std::make_tuple(body, call, position);
  auto known = DataMemo.find(key);
  if (known != DataMemo.end())
    return known->second;
  DataMemo[key] = false;
  Targets targets = targetsOf(body, call);
  bool result = !targets.known;
  for (uint32_t callee : targets.bodies) {
    uint32_t unit = P.bodies[callee].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(callee);
    for (Index i = f.flows.begin; i < f.flows.end() && !result; ++i) {
      const Path &to = u.paths[u.flows[i].to];
      bool out = position == None
                     ? to.port == PortKind::Return
                     : to.port == PortKind::Param &&
                           to.number == int32_t(position) - 1;
      if (!out)
        continue;
      const Path &from = u.paths[u.flows[i].from];
      if (from.port == PortKind::Result || from.port == PortKind::Argument)
        result |= mayProduceData(callee, Index(from.number),
                                 from.port == PortKind::Result ? None
                                                               : from.symbol,
                                 depth + 1);
      else
        result = true;
    }
    // What was there before is still there.
    if (position != None && !result) {
      bool kills = false;
      for (Index k = 0; k < f.kills.count; ++k) {
        const Path &p = u.paths[u.lists[f.kills.begin + k]];
        kills |= p.number == int32_t(position) - 1 && p.selectors.count <= 1;
      }
      result |= !kills;
    }
  }
  return DataMemo[key] = result;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

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

Tabulation::Targets Tabulation::targetsOf(uint32_t body, Index number) {
  Targets result;
  uint32_t unit = P.bodies[body].unit;
  const Call &call = callAt(body, number);
  if (call.kind == CallKind::Value) {
    auto it = ValueCalls.find({body, number});
    if (it != ValueCalls.end())
      result.bodies = it->second.targets;
    result.known = !result.bodies.empty();
    result.many = result.bodies.size() > 1;
    return result;
  }
  if (call.target == None)
    return result;
  Sym target = P.sym(unit, call.target);
  if (call.kind == CallKind::Direct || (call.flags & CallExactReceiver)) {
    result.bodies = bodiesFor(body, target, result.ambiguous);
    result.known = !result.bodies.empty();
    return result;
  }
  Sym receiver = P.sym(unit, call.receiver);
  std::vector<Sym> family = P.family(target);
  bool own = false;
  for (Sym method : family) {
    Sym cls = P.symbols[method].owner;
    if (method == target)
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
  if (!own)
    for (uint32_t b : bodiesFor(body, target, result.ambiguous))
      result.bodies.push_back(b);
  result.known = !result.bodies.empty();
  result.many = result.bodies.size() > 1;
  return result;
}

bool Tabulation::killed(uint32_t callee, const FactPath &at) {
  uint32_t unit = P.bodies[callee].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(callee);
  int32_t number = int32_t(at.symbol) - 1;
  for (Index k = 0; k < f.kills.count; ++k) {
    const Path &p = u.paths[u.lists[f.kills.begin + k]];
    if (p.number != number || p.selectors.count > at.selectors.size())
      continue;
    bool all = true;
    for (Index i = 0; i < p.selectors.count && all; ++i)
      all = globalise(unit, u.selectors[p.selectors.begin + i]) ==
            at.selectors[i];
    if (all)
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
  uint64_t a = (uint64_t(entry.body) << 32) | entry.path;
  uint64_t b = (uint64_t(entry.entry) << 32) ^
               (uint64_t(entry.label) * 0x9e3779b97f4a7c15ull) ^
               (uint64_t(entry.cleared) << 8) ^ entry.kind;
  auto known = FactIndex.find({a, b});
  uint32_t id;
  if (known == FactIndex.end()) {
    id = add(entry);
    if (id == None)
      return;
  } else {
    id = known->second;
  }
  Senders[id].push_back({number, call, crumbs});
  std::vector<uint32_t> ends = Ends[id];
  for (uint32_t end : ends)
    backTo(end, Facts[number].body, number, call, crumbs);
}

/// A fact at a call's argument (target side): into the callees.
void Tabulation::enterCall(uint32_t number, Index flow, const FactPath &to) {
  uint32_t body = Facts[number].body;
  Index call = Index(to.number);
  const Call &row = callAt(body, call);
  uint32_t unit = P.bodies[body].unit;
  if (row.flags & CallModelled) {
    channels(number, call, to);
    return;
  }
  channels(number, call, to);
  if (row.kind == CallKind::Value) {
    auto &waiting = ValueCalls[{body, call}].waiting;
    std::pair<uint32_t, Index> entry{number, flow};
    if (!llvm::is_contained(waiting, entry))
      waiting.push_back(entry);
  }
  Targets targets = targetsOf(body, call);
  uint32_t crumbs = 0;
  if (targets.many && row.kind == CallKind::Virtual)
    crumbs |= CrumbVirtual;
  if (row.kind == CallKind::Value)
    crumbs |= CrumbFunctionValue;
  if (targets.ambiguous)
    crumbs |= CrumbAmbiguous;
  for (uint32_t callee : targets.bodies)
    passInto(number, callee, call, crumbs);
  // What stands behind the argument is still there afterwards.
  bool behind = !to.selectors.empty() &&
                llvm::any_of(to.selectors, [](const Selector &s) {
                  return s.kind == SelectorKind::Deref;
                });
  bool gone = targets.known;
  for (uint32_t callee : targets.bodies)
    gone &= killed(callee, to);
  if (behind && !gone) {
    Fact after = Facts[number];
    after.before = number;
    after.flow = None;
    after.way = Fact::Joined;
    FactPath path = to;
    after.path = intern(path);
    // The same path, but after the call: facts at Argument ports are always
    // the side after the call, see step().
    add(after);
  }
  if (targets.known || (Facts[number].label & FunctionLabel))
    return;
  // Nobody has seen this callee.
  Sym target = P.sym(unit, row.target);
  bool used = target != None && !L.usesOf(target).empty();
  bool marked = target != None && (L.releases.count(target) ||
                                   L.guards.count(target) ||
                                   L.bySymbol.count(target));
  if (!used && !marked) {
    if (row.kind == CallKind::Value)
      blind(number, call, BlindSpotKind::Unresolved,
            "it is not known what the function value called here is");
    else
      blind(number, call, BlindSpotKind::NoBody,
            "'" + std::string(P.units[unit].str(row.text)) +
                "' has no body and no model");
  }
  auto derive = [&](FactPath path) {
    Fact after = Facts[number];
    after.before = number;
    after.flow = None;
    after.way = Fact::Back;
    after.via = call;
    after.kind = std::max(after.kind, FactDerived);
    after.crumbs |= CrumbUnknownCallee;
    after.steps += 1;
    after.path = intern(path);
    if (target != None) {
      auto release = L.releases.find(target);
      if (release != L.releases.end())
        after.cleared =
            clear(after.cleared, release->second, after.label);
    }
    add(after);
  };
  if (row.resultRecord != None || true) {
    FactPath result;
    result.port = PortKind::Result;
    result.number = int32_t(call);
    result.deep = true;
    derive(result);
  }
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
    other.deep = true;
    derive(other);
  }
}

void Tabulation::backTo(uint32_t end, uint32_t callerBody,
                        uint32_t callerFact, Index call, uint32_t crumbs) {
  const Fact &out = Facts[end];
  FactPath path = Paths[out.path];
  Sym callee = P.sym(P.bodies[out.body].unit, P.function(out.body).symbol);
  switch (path.port) {
  case PortKind::Return:
    path.port = PortKind::Result;
    path.number = int32_t(call);
    break;
  case PortKind::Param:
    path.symbol = uint32_t(path.number + 1);
    path.port = PortKind::Argument;
    path.number = int32_t(call);
    break;
  case PortKind::Throw:
    path.port = PortKind::Catch;
    path.number = 0;
    break;
  default:
    return;
  }
  Fact fact = out;
  fact.body = callerBody;
  fact.entry = callerFact == None ? None : Facts[callerFact].entry;
  if (callerFact != None && Facts[callerFact].entry == 0xfffffffe)
    fact.entry = callerFact;
  fact.path = intern(path);
  fact.before = end;
  fact.flow = None;
  fact.way = Fact::Back;
  fact.via = call;
  fact.crumbs |= crumbs;
  fact.steps += 1;
  auto release = L.releases.find(callee);
  if (release != L.releases.end() && !(fact.label & FunctionLabel))
    fact.cleared = clear(fact.cleared, release->second, fact.label);
  bool catches = path.port != PortKind::Catch ||
                 flowsOf(callerBody).from.count(
                     {PortKind::Catch, 0, None});
  if (!catches) {
    path.port = PortKind::Throw;
    fact.path = intern(path);
    uint32_t id = add(fact);
    if (id != None)
      leave(id);
    return;
  }
  add(fact);
}

/// A fact at a function's way out: back to those who sent its entry in, or, if
/// it began inside, to every caller.
void Tabulation::leave(uint32_t number) {
  Fact fact = Facts[number];
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
    for (const auto &[caller, call] : list)
      backTo(number, caller, None, call, CrumbFunctionValue);
  }
  objectOutlives(number);
}

/// Written through a reference that a call returned: the object behind it is
/// one that was reached from the call's arguments.
void Tabulation::writtenThroughResult(uint32_t number) {
  FactPath at = Paths[Facts[number].path];
  Index call = Index(at.number);
  uint32_t body = Facts[number].body;
  for (uint32_t callee : targetsOf(body, call).bodies) {
    uint32_t unit = P.bodies[callee].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(callee);
    for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
      const Flow &flow = u.flows[i];
      const Path &to = u.paths[flow.to], &from = u.paths[flow.from];
      if (to.port != PortKind::Return || flow.kind != FlowKind::Same ||
          (from.port != PortKind::Param && from.port != PortKind::Global &&
           from.port != PortKind::Result) ||
          to.selectors.count > at.selectors.size())
        continue;
      FactPath back = pathOf(unit, flow.from);
      FactPath ret = pathOf(unit, flow.to);
      size_t a, b;
      align(at.selectors, ret.selectors, a, b);
      if (b != ret.selectors.size())
        continue;
      for (size_t k = a; k < at.selectors.size(); ++k)
        back.selectors.push_back(at.selectors[k]);
      back.deep = at.deep;
      Fact fact = Facts[number];
      fact.before = number;
      fact.flow = None;
      fact.way = Fact::Joined;
      if (from.port == PortKind::Global) {
        fact.path = intern(back);
        uint32_t id = add(fact);
        if (id != None)
          globalWritten(id);
      } else if (from.port == PortKind::Param) {
        back.port = PortKind::Argument;
        back.symbol = uint32_t(back.number + 1);
        back.number = int32_t(call);
        fact.path = intern(back);
        add(fact);
      } else {
        // The callee got the reference from a call of its own.
        fact.body = callee;
        fact.entry = None;
        fact.path = intern(back);
        uint32_t id = add(fact);
        if (id != None)
          writtenThroughResult(id);
      }
    }
  }
}

void Tabulation::globalWritten(uint32_t number) {
  Fact fact = Facts[number];
  FactPath path = Paths[fact.path];
  auto it = GlobalReaders.find(path.symbol);
  if (it == GlobalReaders.end())
    return;
  for (const auto &[body, flow] : it->second) {
    Fact read = fact;
    read.body = body;
    read.entry = None;
    read.before = number;
    read.flow = None;
    read.way = Fact::Joined;
    read.crumbs |= CrumbStored;
    read.steps += 1;
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
      (fact.label & FunctionLabel))
    return;
  Sym symbol = P.sym(P.bodies[fact.body].unit, f.symbol);
  llvm::SmallVector<Sym, 8> names{symbol};
  for (size_t i = 0; i < names.size() && i < 32; ++i) {
    auto up = P.overrides.find(names[i]);
    if (up != P.overrides.end())
      names.append(up->second.begin(), up->second.end());
  }
  for (Sym name : names)
    if (!P.callersOf.of(name).empty())
      return;
  if (ValueCallers.count(fact.body))
    return;
  // A service's own state outlives its methods. An object that was handed in
  // does so where nobody can see who hands it in: callbacks and overrides.
  bool handler = (f.flags & (FunctionVirtual | FunctionLambda)) ||
                 AddressTaken.count(symbol);
  if (path.number != -1 && !handler)
    return;
  size_t last = path.selectors.size();
  while (last > 0 && path.selectors[last - 1].kind != SelectorKind::Field)
    --last;
  if (last == 0)
    return;
  Sym field = path.selectors[last - 1].value;
  auto readers = FieldReaders.find(field);
  if (readers == FieldReaders.end())
    return;
  for (const auto &[body, flow] : readers->second) {
    if (body == fact.body)
      continue;
    uint32_t unit = P.bodies[body].unit;
    Sym reader = P.sym(unit, P.function(body).symbol);
    bool sameClass = P.symbols[reader].owner != None &&
                     P.symbols[reader].owner == P.symbols[field].owner;
    if (!sameClass && !P.callersOf.of(reader).empty())
      continue;
    FactPath at = pathOf(unit, P.units[unit].flows[flow].from);
    size_t k = 0;
    while (k < at.selectors.size() &&
           !(at.selectors[k].kind == SelectorKind::Field &&
             at.selectors[k].value == field))
      ++k;
    if (k == at.selectors.size())
      continue;
    at.selectors.resize(k + 1);
    for (size_t i = last; i < path.selectors.size(); ++i)
      at.selectors.push_back(path.selectors[i]);
    at.deep = path.deep;
    Fact read = fact;
    read.body = body;
    read.entry = None;
    read.path = intern(at);
    read.before = number;
    read.flow = None;
    read.way = Fact::Joined;
    read.crumbs |= CrumbStored | CrumbOtherObject;
    read.steps += 1;
    add(read);
  }
}

void Tabulation::channels(uint32_t number, Index call, const FactPath &to) {
  if (Rules.channels.empty() || (Facts[number].label & FunctionLabel))
    return;
  uint32_t body = Facts[number].body, unit = P.bodies[body].unit;
  const Call &row = callAt(body, call);
  if (row.target == None)
    return;
  auto constantAt = [](const Unit &u, const Call &c,
                       int argument) -> std::string_view {
    Index at = argument < 0 ? 0 : Index(argument) + c.hasThis;
    if (at >= c.args.count)
      return {};
    return u.str(u.args[c.args.begin + at].constant);
  };
  std::string name(P.name(P.sym(unit, row.target)));
  for (const PolicyChannel &channel : Rules.channels) {
    if (!nameMatches(channel.writeCall, name) ||
        int32_t(to.symbol) - 1 != channel.writeValue)
      continue;
    std::string_view key = constantAt(P.units[unit], row, channel.writeKey);
    for (uint32_t site = 0; site < P.callSites.size(); ++site) {
      const Program::CallSite &s = P.callSites[site];
      const Call &read = callAt(s.body, s.call);
      uint32_t readUnit = P.bodies[s.body].unit;
      if (!nameMatches(channel.readCall,
                       std::string(P.name(P.sym(readUnit, read.target)))))
        continue;
      std::string_view other =
          constantAt(P.units[readUnit], read, channel.readKey);
      if (!key.empty() && !other.empty() && key != other)
        continue;
      Fact fact = Facts[number];
      fact.body = s.body;
      fact.entry = None;
      fact.before = number;
      fact.flow = None;
      fact.way = Fact::Joined;
      fact.crumbs |= CrumbStored;
      fact.steps += 1;
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
      fact.path = intern(path);
      add(fact);
    }
  }
}

//===----------------------------------------------------------------------===//
// Following
//===----------------------------------------------------------------------===//

void Tabulation::arrive(uint32_t from, Index flow, FactPath to, FactKind kind,
                        uint32_t crumbs, uint32_t cleared) {
  Fact fact = Facts[from];
  if (fact.entry == 0xfffffffe)
    fact.entry = from;
  // Cut what grows without end.
  unsigned same = 0;
  for (size_t i = 0; i < to.selectors.size(); ++i)
    if (to.selectors[i].kind == SelectorKind::Field) {
      same = 0;
      for (size_t k = 0; k <= i; ++k)
        same += to.selectors[k] == to.selectors[i];
      if (same > 2) {
        to.selectors.resize(i);
        to.deep = true;
        crumbs |= CrumbTruncated;
        break;
      }
    }
  if (to.selectors.size() > Options.maxDepth) {
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
  fact.steps += 1 + u.flows[flow].steps.count;
  fact.path = intern(to);
  bool function = fact.label & FunctionLabel;
  if (!function) {
    checkConsumed(from, flow, to);
    for (const Selector &s : to.selectors)
      if (s.kind == SelectorKind::Field)
        checkStored(from, flow, s.value);
  }
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
  case PortKind::Argument: {
    if (!function) {
      const Call &row = callAt(fact.body, Index(to.number));
      uint32_t unit = P.bodies[fact.body].unit;
      if (row.target != None)
        checkHandedOver(from, flow, to, Index(to.number),
                        P.sym(unit, row.target));
      if (row.kind != CallKind::Direct)
        for (uint32_t b : targetsOf(fact.body, Index(to.number)).bodies)
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
    uint64_t a = (uint64_t(handed.body) << 32) | handed.path;
    uint64_t b = (uint64_t(handed.entry) << 32) ^
                 (uint64_t(handed.label) * 0x9e3779b97f4a7c15ull) ^
                 (uint64_t(handed.cleared) << 8) ^ handed.kind ^
                 0x5555000000000000ull;
    if (!FactIndex.try_emplace({a, b}, uint32_t(Facts.size())).second)
      return;
    Facts.push_back(handed);
    enterCall(uint32_t(Facts.size() - 1), flow, to);
    return;
  }
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
    uint64_t a = (uint64_t(fact.body) << 32) | fact.path;
    uint64_t b = (uint64_t(fact.entry) << 32) ^
                 (uint64_t(fact.label) * 0x9e3779b97f4a7c15ull) ^
                 (uint64_t(fact.cleared) << 8) ^ fact.kind ^
                 0x3333000000000000ull;
    if (!FactIndex.try_emplace({a, b}, uint32_t(Facts.size())).second)
      return;
    Facts.push_back(fact);
    leave(uint32_t(Facts.size() - 1));
    return;
  }
  default:
    return;
  }
}

void Tabulation::step(uint32_t number) {
  Fact fact = Facts[number];
  FactPath have = Paths[fact.path];
  uint32_t unit = P.bodies[fact.body].unit;
  const Unit &u = P.units[unit];
  // A function value that came to where it is called.
  if (fact.label & FunctionLabel) {
    const Function &f = P.function(fact.body);
    for (Index c = 0; c < f.calls.count; ++c) {
      const Call &call = u.calls[f.calls.begin + c];
      if (call.kind != CallKind::Value)
        continue;
      for (Index k = 0; k < call.values.count; ++k) {
        FactPath at = pathOf(unit, u.lists[call.values.begin + k]);
        if (at.port != have.port || at.number != have.number ||
            at.symbol != have.symbol)
          continue;
        size_t i, j;
        align(have.selectors, at.selectors, i, j);
        if (i != have.selectors.size() ||
            (j != at.selectors.size() && !have.deep))
          continue;
        bool ambiguous = false;
        Sym target = fact.label & ~FunctionLabel;
        for (uint32_t callee : bodiesFor(fact.body, target, ambiguous)) {
          ValueCall &known = ValueCalls[{fact.body, c}];
          if (llvm::is_contained(known.targets, callee))
            continue;
          known.targets.push_back(callee);
          ValueCallers[callee].push_back({fact.body, c});
          auto waiting = known.waiting;
          for (const auto &[handed, flow] : waiting) {
            if (!(Facts[handed].label & FunctionLabel))
              checkHandedOver(Facts[handed].before, flow,
                              Paths[Facts[handed].path], c, target);
            passInto(handed, callee, c, CrumbFunctionValue);
          }
          std::vector<uint32_t> open = OpenEnds[callee];
          for (uint32_t end : open)
            backTo(end, fact.body, None, c, CrumbFunctionValue);
        }
      }
    }
  }
  auto it = flowsOf(fact.body).from.find(
      {have.port, have.number, have.symbol});
  if (it == flowsOf(fact.body).from.end())
    return;
  for (Index f : it->second) {
    const Flow &flow = u.flows[f];
    FactPath want = pathOf(unit, flow.from);
    size_t i, j;
    align(have.selectors, want.selectors, i, j);
    FactPath to = pathOf(unit, flow.to);
    FactKind kind = std::max(fact.kind, FactKind(flow.kind));
    if (j == want.selectors.size()) {
      // What the flow moves holds the fact.
      Selectors rest(have.selectors.begin() + i, have.selectors.end());
      if (want.deep)
        rest.clear();
      while (!rest.empty() && isAny(rest.front()) && rest.size() == 1 &&
             (flow.flags & FlowExact))
        rest.clear();
      if ((flow.flags & FlowExact) && !rest.empty())
        continue;
      bool left = false;
      for (Index e = 0; e < flow.except.count && !left; ++e) {
        const Path &p = u.paths[u.lists[flow.except.begin + e]];
        if (p.selectors.count > rest.size() || p.selectors.count == 0)
          continue;
        bool all = true;
        for (Index s = 0; s < p.selectors.count && all; ++s)
          all = globalise(unit, u.selectors[p.selectors.begin + s]) == rest[s];
        left = all;
      }
      if (left)
        continue;
      if (flow.kind == FlowKind::Same && !(flow.flags & FlowWhole)) {
        to.selectors.append(rest.begin(), rest.end());
        to.deep |= have.deep;
      }
    } else if (i == have.selectors.size() && have.deep) {
      to.deep = flow.kind == FlowKind::Same;
    } else {
      continue;
    }
    uint32_t cleared = fact.cleared;
    if (!(fact.label & FunctionLabel))
      cleared = guardsOf(fact.body, flow, cleared, fact.label);
    else if (flow.kind != FlowKind::Same)
      continue;
    arrive(number, f, std::move(to), kind, 0, cleared);
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
  purposes.erase(std::unique(purposes.begin(), purposes.end()),
                 purposes.end());
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

uint32_t Tabulation::guardsOf(uint32_t body, const Flow &flow,
                              uint32_t cleared, uint32_t label) {
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

void Tabulation::startFunctionValues() {
  for (uint32_t body = 0; body < P.bodies.size(); ++body) {
    uint32_t unit = P.bodies[body].unit;
    const Unit &u = P.units[unit];
    const Function &f = P.function(body);
    auto start = [&](Index path, uint32_t flow) {
      const Path &p = u.paths[path];
      if (p.port != PortKind::Function || p.selectors.count)
        return;
      Fact fact;
      fact.body = body;
      fact.path = intern(pathOf(unit, path));
      fact.label = FunctionLabel | P.sym(unit, p.symbol);
      fact.flow = flow;
      AddressTaken.insert(P.sym(unit, p.symbol));
      add(fact);
    };
    for (Index i = f.flows.begin; i < f.flows.end(); ++i)
      if (u.flows[i].kind == FlowKind::Same)
        start(u.flows[i].from, i);
    for (Index c = 0; c < f.calls.count; ++c) {
      const Call &call = u.calls[f.calls.begin + c];
      if (call.kind == CallKind::Value)
        for (Index k = 0; k < call.values.count; ++k)
          start(u.lists[call.values.begin + k], None);
    }
  }
}

Findings Tabulation::run() {
  Out.units = P.units.size();
  Out.functions = P.bodies.size();
  Out.labels = L.labels.size();
  Out.uses = L.uses.size();
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
      bool known = false;
      for (const BlindSpot &other : Out.blindSpots)
        known |= other.place == spot.place && other.what == spot.what;
      if (!known)
        Out.blindSpots.push_back(spot);
    }
  if (!L.labels.empty()) {
    startFunctionValues();
    while (!Queue.empty()) {
      uint32_t next = Queue.front();
      Queue.pop_front();
      step(next);
    }
    startLabels();
  }
  while (!Queue.empty()) {
    uint32_t next = Queue.front();
    Queue.pop_front();
    step(next);
  }
  if (Limited) {
    BlindSpot spot;
    spot.kind = BlindSpotKind::Limit;
    spot.what = "the limit of facts was reached; ways may be missing";
    spot.failsRun = true;
    Out.blindSpots.push_back(spot);
  }
  return std::move(Out);
}

} // namespace purpose
