//===- Start.cpp - where labels begin ---------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A label begins where its field is read, its function returns, its parameter
// is filled, or a whole object that holds it is read as bytes.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

Fact Tabulation::beginning(uint32_t body, uint32_t flow, uint32_t label,
                           const FactPath &path, uint32_t crumbs) {
  Fact fact;
  fact.body = body;
  fact.path = intern(path);
  fact.label = label;
  fact.crumbs = crumbs;
  fact.flow = flow;
  return fact;
}

void Tabulation::startAt(uint32_t body, uint32_t flow, uint32_t label,
                         const FactPath &path, uint32_t crumbs) {
  add(beginning(body, flow, label, path, crumbs));
}

/// A whole object is read as bytes, or handed to code that nobody can look
/// into: the label goes where this flow leads, and the object itself stays what
/// it is.
void Tabulation::startAcross(uint32_t body, Index flow, uint32_t label) {
  uint32_t unit = P.bodies[body].unit;
  const Flow &row = P.units[unit].flows[flow];
  FactPath from = pathOf(unit, row.from);
  from.deep = true;
  Fact fact = beginning(body, flow, label, from, CrumbWhole);
  uint32_t assumed = 0;
  if (!row.when.empty() && !holds(body, row, fact, assumed))
    return;
  auto [it, inserted] = FactIndex.try_emplace(
      keyOf(fact, 0x7777000000000000ull + flow), uint32_t(Facts.size()));
  if (!inserted)
    return;
  uint32_t number = it->second;
  Facts.push_back(fact);
  FactPath to = pathOf(unit, row.to);
  FactKind kind = FactKind(row.kind);
  to.deep |= kind == FactSame || (row.flags & FlowWhole);
  arrive(number, flow, std::move(to), kind, 0,
         guardsOf(body, row, fact.cleared, label), assumed);
}

/// A whole object is handed to a call. Code that nobody can look into may read
/// all of it; code that sees only bytes where it stands may do so further on.
void Tabulation::startHanded(uint32_t body, Index number) {
  uint32_t unit = P.bodies[body].unit;
  const Unit &u = P.units[unit];
  const Flow &flow = u.flows[number];
  const std::vector<Labels::Inside> &inside =
      L.inside(P.sym(unit, flow.record));
  if (inside.empty())
    return;
  const Path &to = u.paths[flow.to];
  const Call &call = callAt(body, Index(to.number));
  if ((call.flags & CallModelled) || call.kind != CallKind::Direct)
    return;
  Targets targets = targetsOf(body, Index(to.number));
  if (!targets.known &&
      (call.target == None || !isJoined(P.sym(unit, call.target)))) {
    for (const Labels::Inside &in : inside)
      startAcross(body, number, in.label);
    return;
  }
  const Argument *given = u.argument(call, to.symbol);
  if (!given || given->record != None || to.symbol == 0)
    return;
  for (const Labels::Inside &in : inside) {
    FactPath path = pathOf(unit, flow.from);
    if (to.selectors.empty())
      path.selectors.push_back({SelectorKind::Deref, 0});
    for (Sym field : in.fields)
      path.selectors.push_back({SelectorKind::Field, field});
    path.deep = true;
    startAt(body, number, in.label, path, 0);
  }
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
      auto start = [&](uint32_t label, uint32_t assumed = 0) {
        FactPath path;
        path.port = PortKind::Result;
        path.number = int32_t(c);
        path.deep = true;
        Fact fact = beginning(body, None, label, path, 0);
        fact.assumed = assumed;
        add(fact);
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
      // What is handed to a labelled parameter to be filled.
      for (Index a = call.hasThis; a < call.args.count; ++a) {
        uint32_t position = a - call.hasThis;
        Sym param = u.args[call.args.begin + a].writable
                        ? L.parameter(target, position)
                        : None;
        auto it = param == None ? L.bySymbol.end() : L.bySymbol.find(param);
        if (it == L.bySymbol.end())
          continue;
        FactPath path;
        path.port = PortKind::Argument;
        path.number = int32_t(c);
        path.symbol = position + 1;
        path.selectors.push_back({SelectorKind::Deref, 0});
        path.deep = true;
        for (uint32_t label : it->second)
          startAt(body, None, label, path, 0);
      }
      for (uint32_t label : L.callLabels) {
        const PolicyLimit &limit = *L.labels[label].call;
        if (!nameMatches(limit.name, std::string(P.name(target))))
          continue;
        bool all = true;
        uint32_t assumed = 0;
        for (const auto &[argument, constant] : limit.where) {
          uint32_t key = stringNumber(constant);
          if (auto known =
                  knownArgument(body, c, argument, Known::Constant, 0)) {
            all &= *known == key;
            continue;
          }
          // What the callers say, if they may say that.
          std::optional<uint32_t> more =
              assumeArgument(body, c, argument, key, assumed);
          all &= more && *more != None;
          assumed = more.value_or(0);
        }
        if (all)
          start(label, assumed);
      }
    }
    // Reads.
    for (Index i = f.flows.begin; i < f.flows.end(); ++i) {
      const Flow &flow = u.flows[i];
      const Path &from = u.paths[flow.from];
      // What others may have written is no read of what was there.
      if (from.port == PortKind::Kept)
        continue;
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
        auto it = L.bySymbol.find(P.sym(unit, u.lists[flow.via.begin + k]));
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
        for (const Labels::Inside &in : L.inside(P.sym(unit, flow.record)))
          startAcross(body, i, in.label);
      if (!(flow.flags & FlowWhole) && flow.record != None &&
          u.paths[flow.to].port == PortKind::Argument)
        startHanded(body, i);
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
      bool out = position == None ? to.port == PortKind::Return
                                  : to.port == PortKind::Param &&
                                        to.number == int32_t(position) - 1;
      if (!out)
        continue;
      const Path &from = u.paths[u.flows[i].from];
      if (from.port == PortKind::Result || from.port == PortKind::Argument)
        result |= mayProduceData(
            callee, Index(from.number),
            from.port == PortKind::Result ? None : from.symbol, depth + 1);
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

} // namespace purpose
