//===- Link.cpp - units become a program ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Symbols with one id are one; bodies with one id stay as many as they are,
// unless they stand at one place and say the same. The order of units does not
// matter: they are sorted first.
//
//===----------------------------------------------------------------------===//

#include "Program.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <algorithm>

namespace purpose {

Place Program::place(uint32_t unit, const Site &site) const {
  Place result;
  if (!site.valid())
    return result;
  const Unit &u = units[unit];
  result.file = std::string(u.str(u.files[site.file].path));
  result.line = site.line;
  result.column = site.column;
  return result;
}

bool Program::derives(Sym d, Sym b) const {
  llvm::SmallVector<Sym, 8> todo{d};
  llvm::DenseSet<Sym> seen;
  while (!todo.empty()) {
    Sym at = todo.pop_back_val();
    if (at == b)
      return true;
    if (at == None || !seen.insert(at).second)
      continue;
    auto it = bases.find(at);
    if (it != bases.end())
      todo.append(it->second.begin(), it->second.end());
  }
  return false;
}

std::vector<Sym> Program::family(Sym method) const {
  std::vector<Sym> result{method};
  llvm::DenseSet<Sym> seen{method};
  for (size_t i = 0; i < result.size(); ++i) {
    auto it = overriders.find(result[i]);
    if (it == overriders.end())
      continue;
    for (Sym s : it->second)
      if (seen.insert(s).second)
        result.push_back(s);
  }
  return result;
}

static Program::Rows
rows(size_t count, const std::vector<std::pair<uint32_t, uint32_t>> &in) {
  Program::Rows result;
  result.start.assign(count + 1, 0);
  for (const auto &[row, value] : in)
    ++result.start[row + 1];
  for (size_t i = 0; i < count; ++i)
    result.start[i + 1] += result.start[i];
  result.values.resize(in.size());
  std::vector<uint32_t> at(result.start.begin(), result.start.end() - 1);
  for (const auto &[row, value] : in)
    result.values[at[row]++] = value;
  return result;
}

/// Whether two bodies in two units say the same: sizes and places are enough,
/// since both were made from one text at one place.
static bool sameBody(const Program &p, uint32_t a, uint32_t b) {
  const Function &f = p.function(a), &g = p.function(b);
  if (f.flows.count != g.flows.count || f.calls.count != g.calls.count ||
      f.kills.count != g.kills.count || f.site.line != g.site.line ||
      f.site.column != g.site.column)
    return false;
  uint32_t ua = p.bodies[a].unit, ub = p.bodies[b].unit;
  if (p.place(ua, f.site).file != p.place(ub, g.site).file)
    return false;
  const Unit &u = p.units[ua], &v = p.units[ub];
  for (Index i = 0; i < f.calls.count; ++i) {
    const Call &c = u.calls[f.calls.begin + i], &d = v.calls[g.calls.begin + i];
    if (c.kind != d.kind || c.args.count != d.args.count ||
        p.sym(ua, c.target) != p.sym(ub, d.target))
      return false;
  }
  return true;
}

namespace {
/// The ids of the classes that units define, by name. A unit that only has
/// `class Store;` does not know where it is defined, and so not its id.
class Definitions {
public:
  explicit Definitions(const std::vector<Unit> &units) {
    for (const Unit &unit : units)
      for (const Record &record : unit.records) {
        llvm::StringRef id = unit.symbolId(record.symbol);
        Ids.insert(id);
        auto [known, first] =
            ByName.try_emplace(unit.symbolName(record.symbol), id);
        if (!first && known->second != id)
          known->second = {}; // who knows which
      }
  }

  /// The id of a symbol, seen through the whole program.
  llvm::StringRef idOf(const Unit &unit, Index symbol) const {
    llvm::StringRef id = unit.symbolId(symbol);
    if (unit.symbols[symbol].kind != SymbolKind::Record || Ids.contains(id))
      return id;
    llvm::StringRef defined = ByName.lookup(unit.symbolName(symbol));
    return defined.empty() ? id : defined;
  }

private:
  llvm::StringSet<> Ids;
  llvm::StringMap<llvm::StringRef> ByName;
};
} // namespace

std::shared_ptr<Program> link(std::vector<Unit> units) {
  auto program = std::make_shared<Program>();
  Program &p = *program;
  llvm::stable_sort(units, [](const Unit &a, const Unit &b) {
    return std::tie(a.mainFile, a.target) < std::tie(b.mainFile, b.target);
  });
  p.units = std::move(units);
  Definitions definitions(p.units);
  llvm::StringMap<Sym> known;
  p.symbolOf.resize(p.units.size());
  for (uint32_t u = 0; u < p.units.size(); ++u) {
    const Unit &unit = p.units[u];
    p.symbolOf[u].resize(unit.symbols.size());
    for (Index i = 0; i < unit.symbols.size(); ++i) {
      auto [it, inserted] =
          known.try_emplace(definitions.idOf(unit, i), Sym(p.symbols.size()));
      if (inserted) {
        GlobalSymbol row;
        row.unit = u;
        row.symbol = i;
        p.symbols.push_back(row);
      }
      p.symbolOf[u][i] = it->second;
    }
  }
  std::vector<std::pair<uint32_t, uint32_t>> bodyRows, callRows;
  std::vector<std::vector<uint32_t>> seen(p.symbols.size());
  for (uint32_t u = 0; u < p.units.size(); ++u) {
    const Unit &unit = p.units[u];
    for (Index i = 0; i < unit.symbols.size(); ++i) {
      GlobalSymbol &g = p.symbols[p.symbolOf[u][i]];
      if (g.owner == None)
        g.owner = p.sym(u, unit.symbols[i].owner);
      if (g.record == None)
        g.record = p.sym(u, unit.symbols[i].record);
      g.forgets |= unit.symbols[i].forgets != 0;
    }
    for (const Record &r : unit.records) {
      Sym s = p.sym(u, r.symbol);
      auto &into = p.bases[s];
      for (Index k = 0; k < r.bases.count; ++k) {
        Sym base = p.sym(u, unit.lists[r.bases.begin + k]);
        if (!llvm::is_contained(into, base))
          into.push_back(base);
      }
      auto &fields = p.fields[s];
      if (fields.empty())
        for (Index k = 0; k < r.fields.count; ++k) {
          const RecordField &f = unit.recordFields[r.fields.begin + k];
          // Written while the field itself was being looked at: told there.
          Index type =
              f.record != None ? f.record : unit.symbols[f.field].record;
          fields.push_back({p.sym(u, f.field), p.sym(u, type)});
        }
    }
    for (Index f = 0; f < unit.functions.size(); ++f) {
      const Function &function = unit.functions[f];
      Sym s = p.sym(u, function.symbol);
      uint32_t body = uint32_t(p.bodies.size());
      p.bodies.push_back({u, f});
      bool known_ = false;
      for (uint32_t other : seen[s])
        known_ |= sameBody(p, other, body);
      if (known_) {
        p.bodies.pop_back();
        continue;
      }
      seen[s].push_back(body);
      bodyRows.push_back({s, body});
      for (Index k = 0; k < function.overrides.count; ++k) {
        Sym base = p.sym(u, unit.lists[function.overrides.begin + k]);
        auto &list = p.overriders[base];
        if (!llvm::is_contained(list, s)) {
          list.push_back(s);
          p.overrides[s].push_back(base);
        }
      }
      for (Index c = 0; c < function.calls.count; ++c) {
        const Call &call = unit.calls[function.calls.begin + c];
        if (call.target == None)
          continue;
        callRows.push_back(
            {p.sym(u, call.target), uint32_t(p.callSites.size())});
        p.callSites.push_back({body, c});
      }
    }
  }
  p.bodiesOf = rows(p.symbols.size(), bodyRows);
  p.callersOf = rows(p.symbols.size(), callRows);
  return program;
}

} // namespace purpose
