//===- Joins.cpp - calls that bring about others ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A signal that is connected to a slot: where the connection is made stands a
// call for all calls of the signal (CallJoined). What they are given comes out
// of its arguments and flows on from there, into the slot.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

bool Tabulation::isJoined(Sym function) const {
  auto known = Joins.find(function);
  return known != Joins.end() && !known->second.calls.empty();
}

/// \p brought has brought \p function to the call that stands for its calls.
void Tabulation::joinAt(Sym function, uint32_t brought, Index call) {
  Join &join = Joins[function];
  std::pair<uint32_t, Index> one{brought, call};
  if (llvm::is_contained(join.calls, one))
    return;
  join.calls.push_back(one);
  std::vector<uint32_t> handed(join.handed.begin(), join.handed.end());
  for (uint32_t fact : handed)
    emerge(fact, brought, call);
}

/// \p fact was handed to a call of \p function.
void Tabulation::passToJoined(uint32_t fact, Sym function) {
  if (AddressTaken.empty())
    return;
  llvm::SmallVector<Sym, 4> names{function};
  for (size_t i = 0; i < names.size() && i < 16; ++i) {
    auto up = P.overrides.find(names[i]);
    if (up != P.overrides.end())
      names.append(up->second.begin(), up->second.end());
  }
  for (Sym name : names) {
    if (!AddressTaken.count(name))
      continue;
    Join &join = Joins[name];
    if (!join.handed.insert(fact))
      continue;
    auto calls = join.calls;
    for (const auto &[brought, call] : calls)
      emerge(fact, brought, call);
  }
}

/// What was handed to the function comes out where its calls are joined; there
/// it belongs to whoever brought the function.
void Tabulation::emerge(uint32_t number, uint32_t brought, Index call) {
  FactPath path = Paths[withoutOpenKeys(Facts[number].path)];
  // The object that it was called on is not that of the other.
  if (path.symbol == 0)
    return;
  path.number = int32_t(call);
  Fact fact = Facts[number];
  fact.body = Facts[brought].body;
  fact.entry = entryOf(brought);
  fact.context = Facts[brought].context;
  fact.assumed = Facts[brought].assumed;
  fact.path = intern(path);
  fact.before = number;
  fact.flow = None;
  fact.way = Fact::Emitted;
  fact.via = call;
  fact.crumbs |= CrumbFunctionValue;
  fact.steps += 1;
  add(fact);
}

/// The body that first handed over what emerged in \p fact; else its own.
uint32_t Tabulation::emitter(uint32_t fact) const {
  while (Facts[fact].way == Fact::Emitted &&
         Facts[Facts[fact].before].before != None)
    fact = Facts[Facts[fact].before].before;
  return Facts[fact].body;
}

} // namespace purpose
