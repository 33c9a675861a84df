//===- Keys.cpp - keys that are parameters ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `void set(k, v) { values[k] = v; }` writes under the key that its caller
// says. Inside of the function the key is what the context knows of the
// parameter; where that is nothing, it stays "the key that is parameter 0",
// which may be any, and becomes on each way out what that caller handed in: a
// constant, a parameter of its own, or some key.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

static const Selector AnyKey{SelectorKind::Element, AnyIndex};

static bool isOpen(const Selector &s) {
  return s.kind == SelectorKind::KeyParam;
}

bool Tabulation::hasOpenKey(const Selectors &selectors) {
  return llvm::any_of(selectors, isOpen);
}

bool Tabulation::hasOpenKey(const Unit &unit, Index path) {
  const Range &all = unit.paths[path].selectors;
  return std::any_of(unit.selectors.begin() + all.begin,
                     unit.selectors.begin() + all.end(), isOpen);
}

/// The keys of a flow of a function that is followed in \p context.
void Tabulation::fillKeys(Selectors &selectors, uint32_t context) {
  for (Selector &s : selectors)
    if (isOpen(s))
      if (auto key = inContext(context, int32_t(s.value), Known::Constant))
        s = {SelectorKind::Key, *key};
}

/// What the caller knows of the keys of a path that leaves the callee.
void Tabulation::keysOutOf(Selectors &selectors, uint32_t caller, Index call,
                           uint32_t context) {
  for (Selector &s : selectors) {
    if (!isOpen(s))
      continue;
    auto key =
        knownArgument(caller, call, int32_t(s.value), Known::Constant, context);
    const Argument *arg =
        P.unitOf(caller).argument(callAt(caller, call), s.value + 1);
    if (key)
      s = {SelectorKind::Key, *key};
    else if (arg && arg->param != None && arg->param != 0)
      s.value = arg->param - 1;
    else
      s = AnyKey;
  }
}

/// What the callee knows of the keys of a path that the caller hands in: that
/// they are a parameter of its own, at most.
void Tabulation::keysInto(Selectors &selectors, uint32_t caller,
                          Index call) const {
  const Unit &u = P.unitOf(caller);
  const Call &row = callAt(caller, call);
  for (Selector &s : selectors) {
    if (!isOpen(s))
      continue;
    Selector handed = AnyKey;
    for (Index a = row.hasThis; a < row.args.count; ++a)
      if (u.args[row.args.begin + a].param == s.value + 1) {
        handed = {SelectorKind::KeyParam, a - row.hasThis};
        break;
      }
    s = handed;
  }
}

/// Of a path that leaves a function for who knows where.
uint32_t Tabulation::withoutOpenKeys(uint32_t path) {
  if (!hasOpenKey(Paths[path].selectors))
    return path;
  FactPath known = Paths[path];
  for (Selector &s : known.selectors)
    if (isOpen(s))
      s = AnyKey;
  return intern(known);
}

/// What began inside of a function, or came there by a store, stands under a
/// constant key, and \p want reads it under one that is a parameter: the
/// callers must have said that key.
uint32_t Tabulation::assumeKeys(const Selectors &have, const Selectors &want,
                                uint32_t assumed) {
  std::vector<Known> more;
  for (size_t k = 0; k < want.size(); ++k) {
    if (!isOpen(want[k]))
      continue;
    size_t i, j;
    align(have, Selectors(want.begin(), want.begin() + k), i, j);
    if (j == k && i < have.size() && have[i].kind == SelectorKind::Key)
      more.push_back({Known::Constant, int32_t(want[k].value), have[i].value});
  }
  if (more.empty())
    return assumed;
  more.insert(more.end(), Contexts[assumed].begin(), Contexts[assumed].end());
  return contextNumber(std::move(more));
}

/// What must be assumed for an argument of a call that is not known to be
/// \p constant: that the parameter that it is, is that. Nothing if nobody calls
/// with it; none if it is no parameter.
std::optional<uint32_t> Tabulation::assumeArgument(uint32_t body, Index call,
                                                   int32_t position,
                                                   uint32_t constant,
                                                   uint32_t assumed) {
  const Argument *arg =
      P.unitOf(body).argument(callAt(body, call), Index(position + 1));
  if (!arg || arg->param == None || arg->param == 0)
    return None;
  if (!mayBeCalledWith(body, int32_t(arg->param) - 1, constant))
    return std::nullopt;
  std::vector<Known> all = Contexts[assumed];
  all.push_back({Known::Constant, int32_t(arg->param) - 1, constant});
  return contextNumber(std::move(all));
}

/// Whether somebody may call a function with \p constant as a parameter.
bool Tabulation::mayBeCalledWith(uint32_t body, int32_t param,
                                 uint32_t constant, unsigned depth) {
  Sym symbol = P.sym(P.bodies[body].unit, P.function(body).symbol);
  if (depth == 0 || AddressTaken.count(symbol) || P.overrides.count(symbol) ||
      P.callersOf.of(symbol).empty())
    return true;
  return llvm::any_of(P.callersOf.of(symbol), [&](uint32_t site) {
    const Program::CallSite &s = P.callSites[site];
    if (auto known = knownArgument(s.body, s.call, param, Known::Constant, 0))
      return *known == constant;
    const Argument *arg =
        P.unitOf(s.body).argument(callAt(s.body, s.call), Index(param + 1));
    return !arg || arg->param == None || arg->param == 0 ||
           mayBeCalledWith(s.body, int32_t(arg->param) - 1, constant,
                           depth - 1);
  });
}

} // namespace purpose
