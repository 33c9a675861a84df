//===- Check.cpp - where a purpose changes ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A labelled value is used for a purpose where it enters code of that purpose:
// handed over as an argument, read there, given back there, or written to a
// store. The rule is one of difference: inside code of a purpose, nothing more
// is said about that purpose.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include <cmath>

namespace purpose {

bool Tabulation::covered(const std::vector<uint32_t> &by,
                         llvm::StringRef purpose) {
  for (uint32_t u : by) {
    const std::string &own = L.uses[u].purpose;
    if (Rules.purposes.isBelow(purpose, own) ||
        Rules.purposes.isBelow(own, purpose))
      return true;
  }
  return false;
}

static bool insideObject(const Selectors &selectors) {
  return llvm::any_of(selectors, [](const Selector &s) {
    return s.kind == SelectorKind::Field;
  });
}

void Tabulation::checkHandedOver(uint32_t number, Index flow,
                                 const FactPath &to, Index call, Sym callee) {
  const Fact &fact = Facts[number];
  std::vector<uint32_t> there = L.usesOf(callee);
  uint32_t unit = P.bodies[fact.body].unit;
  bool hasBody = !P.bodiesOf.of(callee).empty();
  // A parameter may itself be a store for a purpose.
  for (uint32_t b : P.bodiesOf.of(callee)) {
    const Function &f = P.function(b);
    uint32_t at = to.symbol;
    if (at >= 1 && at - 1 < f.params.count)
      for (uint32_t u : L.storeUses(P.sym(
               P.bodies[b].unit, P.unitOf(b).lists[f.params.begin + at - 1])))
        if (llvm::none_of(there, [&](uint32_t known) {
              return L.uses[known].purpose == L.uses[u].purpose;
            }))
          there.push_back(u);
  }
  if (Sym param =
          hasBody || to.symbol == 0 ? None : L.parameter(callee, to.symbol - 1);
      param != None)
    for (uint32_t u : L.storeUses(param))
      there.push_back(u);
  if (there.empty() || (hasBody && insideObject(to.selectors)))
    return;
  // What lies around an object is not handed over with it.
  if (llvm::any_of(to.selectors, [](const Selector &s) {
        return s.kind == SelectorKind::Outer;
      }))
    return;
  // An object of that use to which a method of its own was given the data:
  // told there.
  if (to.symbol == 0 && (fact.crumbs & CrumbUnknownCallee))
    return;
  uint32_t from = emitter(number);
  std::vector<uint32_t> here =
      L.usesOf(P.sym(P.bodies[from].unit, P.function(from).symbol));
  const Call &row = callAt(fact.body, call);
  Place place;
  Index arg = row.hasThis ? to.symbol : to.symbol - 1;
  if ((row.hasThis || to.symbol > 0) && arg < row.args.count)
    place = P.place(unit, P.units[unit].args[row.args.begin + arg].site);
  if (place.line == 0)
    place = P.place(unit, row.site);
  for (uint32_t u : there)
    if (!covered(here, L.uses[u].purpose))
      report(number, flow, u, place, callee,
             "passed to '" + std::string(P.name(callee)) + "'");
}

void Tabulation::checkConsumed(uint32_t number, Index flow,
                               const FactPath &to) {
  const Fact &fact = Facts[number];
  uint32_t unit = P.bodies[fact.body].unit;
  Sym symbol = P.sym(unit, P.function(fact.body).symbol);
  std::vector<uint32_t> here = L.usesOf(symbol);
  if (here.empty())
    return;
  std::vector<uint32_t> from;
  const FactPath &at = Paths[fact.path];
  switch (fact.way) {
  case Fact::Start:
    break;
  case Fact::Enter:
    if (!insideObject(at.selectors))
      return;
    from = L.usesOf(P.sym(P.bodies[Facts[fact.before].body].unit,
                          P.function(Facts[fact.before].body).symbol));
    break;
  case Fact::Back: {
    const Fact &before = Facts[fact.before];
    // What a helper made of a value that it was given here.
    uint32_t entry = entryOf(fact.before);
    auto senders = entry == None ? Senders.end() : Senders.find(entry);
    if (senders != Senders.end())
      for (const Sender &sender : senders->second)
        if (const Fact &given = Facts[sender.fact];
            given.body == fact.body &&
            !insideObject(Paths[given.path].selectors))
          return;
    from = L.usesOf(
        P.sym(P.bodies[before.body].unit, P.function(before.body).symbol));
    break;
  }
  case Fact::Joined:
  case Fact::InField:
    if (Facts[fact.before].body == fact.body)
      return;
    break;
  case Fact::Guessed: // told when it was handed over
  case Fact::Emitted: // only handed on
  case Fact::Inside:
    return;
  }
  const Unit &u = P.units[unit];
  const Flow &row = u.flows[flow];
  // An object that is only passed on is not read.
  FactPath plain = pathOf(unit, row.to);
  auto fields = [](const Selectors &s) {
    return llvm::count_if(
        s, [](const Selector &x) { return x.kind == SelectorKind::Field; });
  };
  if (fields(to.selectors) > fields(plain.selectors))
    return;
  Place place;
  for (Index i = 0; i < row.steps.count && place.line == 0; ++i)
    place = P.place(unit, u.steps[row.steps.begin + i].site);
  if (place.line == 0 && to.port == PortKind::Argument) {
    const Call &call = callAt(fact.body, Index(to.number));
    Index arg = call.hasThis ? to.symbol : to.symbol - 1;
    if ((call.hasThis || to.symbol > 0) && arg < call.args.count)
      place = P.place(unit, u.args[call.args.begin + arg].site);
    if (place.line == 0)
      place = P.place(unit, call.site);
  }
  if (place.line == 0 && fact.via != None &&
      (fact.way == Fact::Back || fact.way == Fact::Guessed))
    place = P.place(unit, callAt(fact.body, fact.via).site);
  if (place.line == 0)
    place = P.place(unit, P.function(fact.body).site);
  for (uint32_t use : here)
    if (!covered(from, L.uses[use].purpose))
      report(number, flow, use, place, symbol,
             "read in '" + std::string(P.name(symbol)) + "'");
}

/// A use that serves a purpose is reached, or not, as limited data decides.
void Tabulation::checkSteered(uint32_t number, Index flow, Index call) {
  const Fact &fact = Facts[number];
  uint32_t unit = P.bodies[fact.body].unit;
  const Call &row = callAt(fact.body, call);
  std::vector<uint32_t> here =
      L.usesOf(P.sym(unit, P.function(fact.body).symbol));
  Place place = P.place(unit, row.site);
  auto check = [&](Sym callee) {
    for (uint32_t u : L.usesOf(callee))
      if (!covered(here, L.uses[u].purpose))
        report(number, flow, u, place, callee,
               "decides whether '" + std::string(P.name(callee)) +
                   "' is called");
  };
  if (row.target != None)
    check(P.sym(unit, row.target));
  if (row.kind != CallKind::Direct)
    for (uint32_t b :
         targetsOf(Facts[number].body, call, Facts[number].context).bodies)
      check(P.sym(P.bodies[b].unit, P.function(b).symbol));
}

void Tabulation::checkStored(uint32_t number, Index flow, Sym store) {
  const std::vector<uint32_t> &there = L.storeUses(store);
  if (there.empty())
    return;
  const Fact &fact = Facts[number];
  uint32_t unit = P.bodies[fact.body].unit;
  std::vector<uint32_t> here =
      L.usesOf(P.sym(unit, P.function(fact.body).symbol));
  const Unit &u = P.units[unit];
  const Flow &row = u.flows[flow];
  Place place;
  for (Index i = row.steps.count; i-- > 0 && place.line == 0;)
    place = P.place(unit, u.steps[row.steps.begin + i].site);
  if (place.line == 0)
    place = P.place(unit, P.function(fact.body).site);
  for (uint32_t use : there)
    if (!covered(here, L.uses[use].purpose))
      report(number, flow, use, place, store,
             "stored in '" + std::string(P.name(store)) + "'");
}

void Tabulation::report(uint32_t number, Index flow, uint32_t use, Place place,
                        Sym who, const std::string &lastText) {
  const Fact fact = Facts[number];
  // That a handle may keep it is not yet a use of it.
  if (fact.kept)
    return;
  const Unit &u = P.unitOf(fact.body);
  const Label &label = L.labels[fact.label];
  const Use &used = L.uses[use];
  if (admits(Rules.purposes, label.info.kind, label.info.purposes,
             used.purpose)) {
    if (!Options.whyNotField.empty())
      stopped(number, used, "the limit admits '" + used.purpose + "'");
    return;
  }
  uint32_t cleared =
      guardsOf(fact.body, u.flows[flow], fact.cleared, fact.label);
  if (isCleared(cleared, used.purpose)) {
    if (!Options.whyNotField.empty())
      stopped(number, used, "a release or guard has cleared it");
    return;
  }
  // Code of a purpose that itself decides by the data uses the data.
  const Flow &last = u.flows[flow];
  bool decides = u.paths[last.to].port == PortKind::Decision;
  bool control = fact.kind == FactControl ||
                 (last.kind == FlowKind::Control && !decides) ||
                 u.paths[last.to].port == PortKind::Made;
  std::string rule = control ? "purpose-implicit" : "purpose-violation";
  // That a call is made, and what it is given: one decision, told once.
  Place at = place;
  if (control)
    at.column = 0;
  auto key = std::make_tuple(fact.label, used.info.name + "|" + used.purpose,
                             rule, at);
  auto [it, inserted] = Reported.try_emplace(key, Out.findings.size());
  if (!inserted) {
    ++Out.findings[it->second].others;
    return;
  }
  Finding finding;
  finding.rule = rule;
  finding.label = label.info;
  finding.use = used.info;
  finding.place = place;
  finding.function = std::string(
      P.name(P.sym(P.bodies[fact.body].unit, P.function(fact.body).symbol)));
  finding.trace = traceOf(number, flow, finding.chain);
  std::string name(P.name(who));
  if (finding.chain.empty() || finding.chain.back() != name)
    finding.chain.push_back(name);
  finding.trace.push_back({place, lastText, finding.function});
  finding.breadcrumbs = fact.crumbs;
  if (fact.kind == FactDerived || u.flows[flow].kind == FlowKind::Derived)
    finding.breadcrumbs |= CrumbDerived;
  static const std::pair<uint32_t, double> factors[] = {
      {CrumbDerived, .95},      {CrumbVirtual, .9},   {CrumbFunctionValue, .9},
      {CrumbUnknownCallee, .5}, {CrumbTruncated, .7}, {CrumbStored, .95},
      {CrumbOtherObject, .5},   {CrumbAmbiguous, .6}, {CrumbWhole, .9},
      {CrumbKept, .5}};
  for (const auto &[crumb, factor] : factors)
    if (finding.breadcrumbs & crumb)
      finding.confidence *= factor;
  finding.confidence = std::round(finding.confidence * 100) / 100;
  std::string text = rule + "|" + finding.label.name + "|" + finding.use.name +
                     "|" + finding.use.purpose;
  for (const std::string &c : finding.chain)
    text += "|" + c;
  finding.fingerprint =
      llvm::utohexstr(llvm::xxh3_64bits(text), /*LowerCase=*/true, 16);
  Out.findings.push_back(std::move(finding));
}

void Tabulation::blind(uint32_t number, Index call, BlindSpotKind kind,
                       const std::string &what) {
  const Fact &fact = Facts[number];
  const std::string &label = L.labels[fact.label].info.name;
  if (!BlindSeen.insert({fact.body, call, fact.label}).second)
    return;
  BlindSpot spot;
  spot.kind = kind;
  spot.place = P.place(P.bodies[fact.body].unit, callAt(fact.body, call).site);
  spot.what = what;
  spot.label = label;
  spot.remedy = kind == BlindSpotKind::NoBody
                    ? "analyse the unit that defines it, or write a model"
                    : "analyse the units that set it";
  if (BlindSaid.insert({spot.place, spot.what, spot.label}).second)
    Out.blindSpots.push_back(spot);
}

//===----------------------------------------------------------------------===//
// Traces
//===----------------------------------------------------------------------===//

std::vector<TraceStep> Tabulation::traceOf(uint32_t number, Index lastFlow,
                                           std::vector<std::string> &chain) {
  // Backwards: out of a function by the call that led in.
  std::vector<uint32_t> way, senders;
  for (uint32_t at = number; at != None && way.size() < 4096;) {
    way.push_back(at);
    const Fact &fact = Facts[at];
    uint32_t before = fact.before;
    if (fact.way == Fact::Back && fact.sender != None)
      senders.push_back(fact.sender);
    if (fact.way == Fact::Enter && !senders.empty()) {
      uint32_t sender = senders.back();
      senders.pop_back();
      auto known = Senders.find(at);
      if (known != Senders.end() &&
          llvm::any_of(known->second,
                       [&](const Sender &s) { return s.fact == sender; }))
        before = sender;
      else
        senders.clear();
    }
    at = before;
  }
  std::reverse(way.begin(), way.end());
  std::vector<TraceStep> trace;
  auto function = [&](uint32_t body) {
    return std::string(
        P.name(P.sym(P.bodies[body].unit, P.function(body).symbol)));
  };
  auto push = [&](const Place &place, const std::string &text,
                  const std::string &where) {
    if (place.line == 0)
      return;
    if (!trace.empty() && trace.back().place == place &&
        trace.back().text == text)
      return;
    trace.push_back({place, text, where});
  };
  auto steps = [&](uint32_t body, Index flow) {
    if (flow == None)
      return;
    uint32_t unit = P.bodies[body].unit;
    const Unit &u = P.units[unit];
    const Flow &row = u.flows[flow];
    for (Index i = 0; i < row.steps.count; ++i) {
      const Step &s = u.steps[row.steps.begin + i];
      push(P.place(unit, s.site), std::string(u.str(s.text)), function(body));
    }
  };
  const Fact &first = Facts[way.front()];
  const LabelInfo &label = L.labels[first.label & ~FunctionLabel].info;
  std::string words;
  for (const std::string &p : label.purposes)
    words += (words.empty() ? "'" : ", '") + p + "'";
  push(label.place,
       "'" + label.name + "' " +
           (label.kind == LimitKind::Only ? "is limited to "
                                          : "must never be used for ") +
           words + " here",
       "");
  for (size_t i = 0; i < way.size(); ++i) {
    const Fact &fact = Facts[way[i]];
    uint32_t unit = P.bodies[fact.body].unit;
    std::string here = function(fact.body);
    if (chain.empty() || chain.back() != here)
      chain.push_back(here);
    switch (fact.way) {
    case Fact::Start:
      break;
    case Fact::Inside:
      steps(fact.body, fact.flow);
      break;
    case Fact::Enter: {
      const Fact &sender = Facts[i > 0 ? way[i - 1] : fact.before];
      uint32_t callerUnit = P.bodies[sender.body].unit;
      const FactPath &at = Paths[sender.path];
      const Call &call =
          callAt(sender.body,
                 at.port == PortKind::Argument ? Index(at.number) : fact.via);
      Index arg = call.hasThis ? at.symbol : at.symbol - 1;
      Place place;
      if ((call.hasThis || at.symbol > 0) && arg < call.args.count)
        place = P.place(callerUnit,
                        P.units[callerUnit].args[call.args.begin + arg].site);
      if (place.line == 0)
        place = P.place(callerUnit, call.site);
      push(place, "passed to '" + here + "'", function(sender.body));
      break;
    }
    case Fact::Back:
    case Fact::Guessed: {
      std::string callee =
          fact.way == Fact::Guessed
              ? std::string(P.units[unit].str(callAt(fact.body, fact.via).text))
              : function(Facts[fact.before].body);
      push(P.place(unit, callAt(fact.body, fact.via).site),
           Paths[fact.path].port == PortKind::Result
               ? "returned from '" + callee + "'"
               : "given back by '" + callee + "'",
           here);
      break;
    }
    case Fact::Emitted: {
      const Call &call = callAt(fact.body, fact.via);
      push(P.place(unit, call.site),
           "comes from '" + std::string(P.units[unit].str(call.text)) +
               "', which is connected here",
           here);
      break;
    }
    case Fact::Joined:
    case Fact::InField: {
      const FactPath &at = Paths[fact.path];
      if (at.port == PortKind::Global && Facts[fact.before].body != fact.body)
        push(P.place(unit, P.function(fact.body).site),
             "stored in '" + std::string(P.name(at.symbol)) +
                 "', which is read in '" + here + "'",
             here);
      else if (fact.crumbs & CrumbOtherObject &&
               Facts[fact.before].body != fact.body)
        push(P.place(unit, P.function(fact.body).site),
             "kept in the object, and read from it in '" + here + "'", here);
      break;
    }
    }
  }
  steps(Facts[number].body, lastFlow);
  return trace;
}

Findings solve(const Program &program, const Policy &policy,
               const SolveOptions &options) {
  Tabulation tabulation(program, policy, options);
  Findings result = tabulation.run();
  llvm::stable_sort(result.findings, [](const Finding &a, const Finding &b) {
    return std::tie(a.place, a.label.name, a.use.purpose, a.use.name, a.rule) <
           std::tie(b.place, b.label.name, b.use.purpose, b.use.name, b.rule);
  });
  llvm::StringMap<unsigned> ids;
  for (Finding &f : result.findings) {
    std::string shortId = f.fingerprint.substr(0, 8);
    unsigned n = ++ids[shortId];
    f.id = n == 1 ? shortId : shortId + "-" + std::to_string(n);
  }
  llvm::stable_sort(result.blindSpots,
                    [](const BlindSpot &a, const BlindSpot &b) {
                      return std::tie(a.place, a.what, a.label) <
                             std::tie(b.place, b.what, b.label);
                    });
  return result;
}

} // namespace purpose
