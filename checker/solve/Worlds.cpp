//===- Worlds.cpp - opaque objects that everything goes through -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A handle whose class nobody defines (`EVP_MD_CTX *`, `CURL *`) may give back
// what an unseen function was guessed to put behind it, and in a class with few
// functions it likely does: one feeds, another finishes. An interpreter, a
// display, a runtime has functions by the dozen, and nearly all of a program's
// data goes through the one object: that one function gives back just what
// another was given is then worth nothing as a guess. There it is followed to
// the other calls of the function that did so, and to what those call, but not
// out of it. The blind spot at the call tells what was given.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

/// As many unseen functions that take an object make it a world.
static constexpr size_t MinWorldFunctions = 24;

void Tabulation::findWorlds() {
  llvm::DenseMap<Sym, llvm::SmallDenseSet<Sym, 8>> functions;
  for (const Program::CallSite &site : P.callSites) {
    const Call &call = callAt(site.body, site.call);
    uint32_t unit = P.bodies[site.body].unit;
    Sym target = P.sym(unit, call.target);
    if ((call.flags & CallModelled) || !P.bodiesOf.of(target).empty())
      continue;
    const Unit &u = P.units[unit];
    for (Index a = call.args.begin; a < call.args.end(); ++a)
      if (Sym record = P.sym(unit, u.args[a].record);
          record != None && u.args[a].writable && !P.fields.count(record))
        functions[record].insert(target);
  }
  for (const auto &[record, takers] : functions)
    if (takers.size() >= MinWorldFunctions)
      Worlds.insert(record);
}

} // namespace purpose
