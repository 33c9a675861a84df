//===- Context.cpp - calls told apart ---------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function that does something else for another argument is followed once for
// each: where it branches on a constant parameter, makes a virtual call on one,
// or calls one. Only parameters that a function cares for in this way are told
// apart, so that the rest is followed once.
//
// Into a function goes a context (what its arguments are known to be). What
// begins inside a function gathers assumptions instead (what they must be),
// and goes back only to those callers that meet them.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

static constexpr size_t MaxCares = 4;

uint32_t Tabulation::contextNumber(std::vector<Known> known) {
  llvm::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (known.size() > MaxCares)
    known.resize(MaxCares);
  if (known.empty())
    return 0;
  auto [it, inserted] =
      ContextIndex.try_emplace(known, uint32_t(Contexts.size()));
  if (inserted)
    Contexts.push_back(std::move(known));
  return it->second;
}

/// Whether two functions must have come in as one parameter of one call.
bool Tabulation::contradicts(llvm::ArrayRef<Known> known) const {
  auto isOther = [&](const Known &a, const Known &b) {
    if (a.kind != Known::Entered || b.kind != Known::Entered)
      return false;
    const Fact &x = Facts[a.value], &y = Facts[b.value];
    const FactPath &path = Paths[x.path];
    return x.body == y.body && x.path == y.path && x.label != y.label &&
           path.port == PortKind::Param && path.selectors.empty() && !path.deep;
  };
  for (size_t i = 0; i < known.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if (isOther(known[i], known[j]))
        return true;
  return false;
}

std::optional<uint32_t> Tabulation::inContext(uint32_t context, int32_t param,
                                              Known::Kind kind) {
  for (const Known &known : Contexts[context])
    if (known.param == param && known.kind == kind && !known.negated)
      return known.value;
  return std::nullopt;
}

/// What is known of the argument that becomes parameter \p param.
std::optional<uint32_t> Tabulation::knownArgument(uint32_t body, Index call,
                                                  int32_t param,
                                                  Known::Kind kind,
                                                  uint32_t context) {
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Argument *arg = u.argument(callAt(body, call), Index(param + 1));
  if (!arg)
    return std::nullopt;
  switch (kind) {
  case Known::Constant:
    if (arg->constant != None)
      return stringNumber(u.str(arg->constant));
    break;
  case Known::Class:
    if (arg->exact != None)
      return P.sym(unit, arg->exact);
    break;
  case Known::Function:
    if (arg->function != None)
      return P.sym(unit, arg->function);
    break;
  case Known::Method:
  case Known::Entered:
    return std::nullopt;
  }
  if (arg->param != None)
    return inContext(context, int32_t(arg->param) - 1, kind);
  return std::nullopt;
}

/// The parameters for which a function does something else.
const Tabulation::Cares &Tabulation::caresOf(uint32_t body, unsigned depth) {
  auto known = CaresMemo.find(body);
  if (known != CaresMemo.end())
    return known->second;
  CaresMemo[body] = {}; // while it is being found: recursion ends here
  Cares result;
  auto add = [&](int32_t param, Known::Kind kind) {
    std::pair<int32_t, Known::Kind> one{param, kind};
    if (result.size() < MaxCares && !llvm::is_contained(result, one))
      result.push_back(one);
  };
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Function &f = P.function(body);
  auto addKeys = [&](Index path) {
    const Range &all = u.paths[path].selectors;
    for (Index s = all.begin; s < all.end(); ++s)
      if (u.selectors[s].kind == SelectorKind::KeyParam)
        add(int32_t(u.selectors[s].value), Known::Constant);
  };
  for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
    for (Index w = u.flows[i].when.begin; w < u.flows[i].when.end(); ++w)
      add(int32_t(u.whens[w].param), Known::Constant);
    addKeys(u.flows[i].from);
    addKeys(u.flows[i].to);
  }
  for (Index c = f.calls.begin; c < f.calls.end(); ++c) {
    const Call &call = u.calls[c];
    if (call.kind == CallKind::Virtual) {
      const Argument *self = u.argument(call, 0);
      if (self && self->exact == None && self->param != None)
        add(int32_t(self->param) - 1, Known::Class);
    }
    if (call.kind == CallKind::Value)
      for (Index v = call.values.begin; v < call.values.end(); ++v) {
        const Path &value = u.paths[u.lists[v]];
        addKeys(u.lists[v]);
        if (value.port == PortKind::Param && value.selectors.empty())
          add(value.number, Known::Function);
      }
    if (call.kind == CallKind::Value || call.target == None || depth > 3)
      continue;
    bool passes = false;
    for (Index a = 0; a < call.args.count; ++a)
      passes |= u.args[call.args.begin + a].param != None;
    if (!passes)
      continue;
    // What is put into a store by a key.
    if (call.flags & CallModelled)
      for (const PolicyChannel &channel : Rules.channels)
        if (const Argument *key = u.argument(call, Index(channel.writeKey + 1));
            key && key->param != None && key->param != 0 &&
            nameMatches(channel.writeCall,
                        std::string(P.name(P.sym(unit, call.target)))))
          add(int32_t(key->param) - 1, Known::Constant);
    bool ambiguous = false;
    for (uint32_t callee :
         bodiesFor(body, P.sym(unit, call.target), ambiguous)) {
      Cares inner = caresOf(callee, depth + 1);
      for (const auto &[param, kind] : inner) {
        const Argument *arg = u.argument(call, Index(param + 1));
        if (arg && arg->param != None)
          add(int32_t(arg->param) - 1, kind);
      }
    }
  }
  return CaresMemo[body] = result;
}

uint32_t Tabulation::contextFor(uint32_t caller, Index call, uint32_t callee) {
  Cares cares = caresOf(callee);
  if (cares.empty())
    return 0;
  std::vector<Known> known;
  for (const auto &[param, kind] : cares)
    if (auto value = knownArgument(Facts[caller].body, call, param, kind,
                                   Facts[caller].context))
      known.push_back({kind, param, *value, false});
  return contextNumber(std::move(known));
}

/// Whether a flow can happen, by what the parameters are. What is not known is
/// assumed, and asked of the callers.
bool Tabulation::holds(uint32_t body, const Flow &flow, const Fact &fact,
                       uint32_t &assumed) {
  const Unit &u = P.unitOf(body);
  std::vector<Known> more;
  for (Index i = flow.when.begin; i < flow.when.end(); ++i) {
    const When &w = u.whens[i];
    uint32_t constant = stringNumber(u.str(w.constant));
    if (auto value =
            inContext(fact.context, int32_t(w.param), Known::Constant)) {
      if ((*value == constant) == bool(w.negated))
        return false;
      continue;
    }
    if (fact.entry == None)
      more.push_back(
          {Known::Constant, int32_t(w.param), constant, bool(w.negated)});
  }
  if (!more.empty()) {
    more.insert(more.end(), Contexts[assumed].begin(), Contexts[assumed].end());
    assumed = contextNumber(std::move(more));
  }
  return true;
}

/// What must be known in the caller for \p out to come back to it; nothing if
/// it cannot.
std::optional<uint32_t> Tabulation::assumedBefore(const Fact &out,
                                                  uint32_t callerBody,
                                                  uint32_t callerFact,
                                                  Index call) {
  uint32_t context = callerFact == None ? 0 : Facts[callerFact].context;
  uint32_t unit = P.bodies[callerBody].unit;
  const Unit &u = P.units[unit];
  const Call &row = callAt(callerBody, call);
  std::vector<Known> more;
  std::vector<Known> entered;
  for (const Known &known : Contexts[out.assumed]) {
    if (known.kind == Known::Entered) {
      if (Wide.count(Facts[known.value].label))
        continue;
      auto sent = SentFrom.find({known.value, siteKey(callerBody, call)});
      if (sent == SentFrom.end())
        return std::nullopt;
      if (sent->second.size() == 1 && sent->second[0] != None &&
          (callerFact == None || sent->second[0] != entryOf(callerFact)))
        entered.push_back({Known::Entered, 0, sent->second[0], false});
      continue;
    }
    const Argument *arg = u.argument(row, Index(known.param + 1));
    if (known.kind == Known::Method) {
      if (auto cls = knownArgument(callerBody, call, known.param, Known::Class,
                                   context)) {
        if (overriderIn(*cls, known.value) != known.value)
          return std::nullopt;
        continue;
      }
    } else if (auto value = knownArgument(callerBody, call, known.param,
                                          known.kind, context)) {
      if ((*value == known.value) == known.negated)
        return std::nullopt;
      continue;
    }
    if (arg && arg->param != None)
      more.push_back(
          {known.kind, int32_t(arg->param) - 1, known.value, known.negated});
  }
  more.insert(more.end(), entered.begin(), entered.end());
  if (callerFact != None) {
    if (entered.empty())
      return Facts[callerFact].assumed;
    const std::vector<Known> &before = Contexts[Facts[callerFact].assumed];
    entered.insert(entered.end(), before.begin(), before.end());
    if (contradicts(entered))
      return std::nullopt;
    return contextNumber(std::move(entered));
  }
  // It came out of an override: the object must be of a class that has it.
  if (row.kind == CallKind::Virtual && row.target != None) {
    const Argument *self = u.argument(row, 0);
    if (self && self->exact == None && self->param != None)
      more.push_back(
          {Known::Method, int32_t(self->param) - 1,
           P.sym(P.bodies[out.body].unit, P.function(out.body).symbol), false});
  }
  return contextNumber(std::move(more));
}

/// The method that a virtual call of \p method on an object of class \p cls
/// runs.
Sym Tabulation::overriderIn(Sym cls, Sym method) {
  auto known = OverriderMemo.find({cls, method});
  if (known != OverriderMemo.end())
    return known->second;
  llvm::SmallVector<Sym, 8> roots{method};
  for (size_t i = 0; i < roots.size() && i < 32; ++i) {
    auto up = P.overrides.find(roots[i]);
    if (up != P.overrides.end())
      for (Sym s : up->second)
        if (!llvm::is_contained(roots, s))
          roots.push_back(s);
  }
  Sym best = None;
  for (Sym root : roots)
    for (Sym candidate : P.family(root)) {
      Sym owner = P.symbols[candidate].owner;
      if (owner == None || !P.derives(cls, owner))
        continue;
      if (best == None || P.derives(owner, P.symbols[best].owner))
        best = candidate;
    }
  OverriderMemo[{cls, method}] = best;
  return best;
}

/// Whether an object can be of a class that runs both methods.
bool Tabulation::inOneClass(Sym method, Sym other) {
  static constexpr size_t MaxClasses = 64;
  auto [known, inserted] = OneClassMemo.try_emplace({method, other}, true);
  if (!inserted)
    return known->second;
  llvm::SmallVector<Sym, 16> classes{P.symbols[method].owner};
  for (size_t i = 0; i < classes.size(); ++i) {
    Sym cls = classes[i];
    if (cls == None || classes.size() > MaxClasses)
      return true;
    if (overriderIn(cls, method) == method && overriderIn(cls, other) == other)
      return true;
    for (Sym below : Derived.lookup(cls))
      if (!llvm::is_contained(classes, below))
        classes.push_back(below);
  }
  return OneClassMemo[{method, other}] = false;
}

/// Whether a function and data may stand at one call at a time: they began
/// here, or one call site sent both in.
bool Tabulation::together(uint32_t function, uint32_t data) {
  uint32_t a = entryOf(function), b = entryOf(data);
  if (a == None || b == None || a == b)
    return true;
  const std::vector<Sender> &from = Senders[a];
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> sites;
  for (const Sender &sender : from)
    sites.insert({Facts[sender.fact].body, sender.call});
  const std::vector<Sender> &other = Senders[b];
  return llvm::any_of(other, [&](const Sender &sender) {
    return sites.count({Facts[sender.fact].body, sender.call});
  });
}

/// A datum handed to a function value that came in as another parameter: what
/// comes of it goes back only to callers who sent that function. Gives the fact
/// of the datum that says so; None if another function was sent.
uint32_t Tabulation::calledWith(uint32_t data, uint32_t function) {
  uint32_t entry = entryOf(function);
  if ((Facts[data].label & FunctionLabel) || entry == None ||
      entry == entryOf(data) || Wide.count(Facts[function].label))
    return data;
  Fact with = Facts[data];
  std::vector<Known> known = Contexts[with.assumed];
  known.push_back({Known::Entered, 0, entry, false});
  if (contradicts(known))
    return None;
  with.assumed = contextNumber(std::move(known));
  auto [it, inserted] = FactIndex.try_emplace(
      keyOf(with, 0x5555000000000000ull), uint32_t(Facts.size()));
  uint32_t id = it->second;
  if (inserted) {
    Facts.push_back(with);
    count(with);
  }
  return id;
}

/// \p fact is handed to a call of a function value: to those functions that
/// have no body, and are known by what is said about them. False if there is
/// none, or one of which nothing is said.
bool Tabulation::callsUnseen(uint32_t number, Index flow, const FactPath &to,
                             Index call) {
  auto known = ValueCalls.find({Facts[number].body, call});
  if (known == ValueCalls.end() || known->second.unseen.empty() ||
      (Facts[number].label & FunctionLabel))
    return false;
  bool all = true;
  for (const auto &[callee, function] : known->second.unseen) {
    all &= !L.usesOf(callee).empty() || L.releases.count(callee) ||
           L.guards.count(callee) || L.bySymbol.count(callee) ||
           isJoined(callee);
    if (!together(function, number))
      continue;
    checkHandedOver(Facts[number].before, flow, to, call, callee);
    passToJoined(number, callee);
  }
  return all;
}

/// What labelled functions without a body give back where they are called as
/// values: to where the function was brought from.
void Tabulation::startUnseenResults() {
  for (const auto &[site, value] : ValueCalls)
    for (const auto &[callee, function] : value.unseen) {
      auto labels = L.bySymbol.find(callee);
      if (labels == L.bySymbol.end())
        continue;
      FactPath result;
      result.port = PortKind::Result;
      result.number = int32_t(site.second);
      result.deep = true;
      for (uint32_t label : labels->second) {
        Fact fact;
        fact.body = site.first;
        fact.entry = entryOf(function);
        fact.context = Facts[function].context;
        fact.assumed = Facts[function].assumed;
        fact.path = intern(result);
        fact.label = label;
        fact.crumbs = CrumbFunctionValue;
        add(fact);
      }
    }
}

void Tabulation::tryValueCall(uint32_t body, Index call, size_t target,
                              size_t waiting) {
  ValueCall &value = ValueCalls[{body, call}];
  if (value.done.count({target, waiting}))
    return;
  auto [callee, function] = value.targets[target];
  auto [handed, flow] = value.waiting[waiting];
  if (!together(function, handed))
    return;
  value.done.insert({target, waiting});
  passToJoined(handed, P.sym(P.bodies[callee].unit, P.function(callee).symbol));
  if (!(Facts[handed].label & FunctionLabel)) {
    FactPath at = Paths[Facts[handed].path];
    checkHandedOver(Facts[handed].before, flow, at, call,
                    P.sym(P.bodies[callee].unit, P.function(callee).symbol));
  }
  if (uint32_t data = calledWith(handed, function); data != None)
    passInto(data, callee, call, CrumbFunctionValue);
}

} // namespace purpose
