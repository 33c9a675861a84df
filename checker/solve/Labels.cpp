//===- Labels.cpp - what is limited, and what it is used for ----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A record's label stands for all of its fields; a use stands on everything
// inside the class, namespace, function or folder that bears it.
//
//===----------------------------------------------------------------------===//

#include "Labels.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FormatVariadic.h"
#include <ctime>

namespace purpose {

static std::string text(std::string_view v) { return std::string(v); }

static std::string today() {
  std::time_t now = std::time(nullptr);
  char out[16];
  std::strftime(out, sizeof out, "%Y-%m-%d", std::gmtime(&now));
  return out;
}

Labels::Labels(const Program &program, const Policy &policy)
    : P(program), Rules(policy) {
  addMarks();
  addPolicy();
  for (Sym s = 0; s < P.symbols.size(); ++s) {
    const Symbol &row = P.row(s);
    if (row.kind != SymbolKind::Parameter || P.symbols[s].owner == None)
      continue;
    // Named by its function and position: "_Z5loginPc#0".
    llvm::StringRef id = P.units[P.symbols[s].unit].str(row.id);
    uint32_t position;
    if (!id.rsplit('#').second.getAsInteger(10, position))
      Parameters[{P.symbols[s].owner, position}] = s;
  }
}

size_t Labels::declaredUses() const {
  // (Those of paths are made when they are asked for.)
  auto hasFile = [&](const PolicyUse &use) {
    return llvm::any_of(P.units, [&](const Unit &unit) {
      return llvm::any_of(unit.files, [&](const File &file) {
        return pathMatches(use.path, unit.str(file.path), Rules.root);
      });
    });
  };
  return uses.size() + llvm::count_if(Rules.uses, [&](const PolicyUse &use) {
           return !use.path.empty() && hasFile(use);
         });
}

void Labels::addMarks() {
  llvm::DenseSet<std::pair<uint64_t, uint64_t>> seen;
  for (uint32_t u = 0; u < P.units.size(); ++u) {
    const Unit &unit = P.units[u];
    for (const Mark &mark : unit.marks) {
      Sym s = P.sym(u, mark.symbol);
      std::vector<std::string> purposes;
      for (Index i = 0; i < mark.purposes.count; ++i)
        purposes.push_back(text(unit.str(unit.lists[mark.purposes.begin + i])));
      Place place = P.place(u, mark.site);
      uint64_t h = llvm::hash_combine(
          unsigned(mark.kind), place.line, place.column,
          llvm::hash_combine_range(place.file.begin(), place.file.end()));
      if (!seen.insert({s, h}).second)
        continue;
      switch (mark.kind) {
      case MarkKind::Only:
      case MarkKind::Never: {
        Label label;
        label.symbol = s;
        label.info.name = text(P.name(s));
        label.info.kind =
            mark.kind == MarkKind::Only ? LimitKind::Only : LimitKind::Never;
        label.info.purposes = purposes;
        label.info.place = place;
        label.info.origin = "annotation";
        bySymbol[s].push_back(uint32_t(labels.size()));
        labels.push_back(label);
        break;
      }
      case MarkKind::Use:
        for (const std::string &purpose : purposes) {
          Use use;
          use.purpose = purpose;
          use.info = {text(P.name(s)), purpose, place, "annotation"};
          MarkedUses[s].push_back(uint32_t(uses.size()));
          uses.push_back(use);
        }
        break;
      case MarkKind::Release:
      case MarkKind::Guard: {
        Clearance c;
        c.guard = mark.kind == MarkKind::Guard;
        c.purposes = purposes;
        c.reliance.kind = c.guard ? "guard" : "release";
        c.reliance.name = text(P.name(s));
        c.reliance.reason = text(unit.str(mark.reason));
        c.reliance.purposes = purposes;
        c.reliance.place = place;
        (c.guard ? guards : releases)[s] = c;
        break;
      }
      }
    }
  }
}

void Labels::addPolicy() {
  for (const PolicyLimit &limit : Rules.limits) {
    LabelInfo info;
    info.kind = limit.kind;
    info.purposes = limit.purposes;
    info.origin =
        llvm::formatv("policy {0}:{1}", limit.place.file, limit.place.line);
    if (limit.subject == SubjectKind::Call) {
      Label label;
      label.call = &limit;
      label.info = info;
      label.info.name = limit.name;
      label.info.place = {limit.place.file, limit.place.line,
                          limit.place.column};
      callLabels.push_back(uint32_t(labels.size()));
      labels.push_back(label);
      continue;
    }
    for (Sym s = 0; s < P.symbols.size(); ++s) {
      const Symbol &row = P.row(s);
      bool kind = false;
      std::string name = text(P.name(s));
      switch (limit.subject) {
      case SubjectKind::Field:
        kind = row.kind == SymbolKind::Field;
        break;
      case SubjectKind::Function:
        kind = row.kind == SymbolKind::Function;
        break;
      case SubjectKind::Variable:
        kind = row.kind == SymbolKind::Variable;
        break;
      case SubjectKind::Type:
        kind = row.kind == SymbolKind::Record || row.kind == SymbolKind::Alias;
        break;
      case SubjectKind::Param: {
        kind = row.kind == SymbolKind::Parameter;
        if (kind) {
          std::string_view id =
              P.units[P.symbols[s].unit].symbolId(P.symbols[s].symbol);
          kind = llvm::StringRef(id.data(), id.size())
                     .ends_with("#" + std::to_string(limit.parameter));
          name = llvm::StringRef(name).split('(').first.str();
        }
        break;
      }
      case SubjectKind::Call:
        break;
      }
      if (!kind || !nameMatches(limit.name, name))
        continue;
      Label label;
      label.symbol = s;
      label.info = info;
      label.info.name = text(P.name(s));
      label.info.place = P.place(P.symbols[s].unit, row.site);
      bySymbol[s].push_back(uint32_t(labels.size()));
      labels.push_back(label);
    }
  }
  // A record's label stands on each of its fields.
  std::vector<std::pair<Sym, std::vector<uint32_t>>> records;
  for (const auto &[s, list] : bySymbol)
    if (P.row(s).kind == SymbolKind::Record)
      records.push_back({s, list});
  llvm::sort(records);
  for (const auto &[s, list] : records) {
    auto it = P.fields.find(s);
    if (it != P.fields.end())
      for (const auto &[field, type] : it->second)
        for (uint32_t l : list)
          bySymbol[field].push_back(l);
  }
  for (const PolicyRelease &release : Rules.releases) {
    bool expired = !release.expires.empty() && release.expires < today();
    for (Sym s = 0; s < P.symbols.size(); ++s) {
      if (P.row(s).kind != SymbolKind::Function ||
          !nameMatches(release.function, text(P.name(s))))
        continue;
      if (expired) {
        BlindSpot note;
        note.kind = BlindSpotKind::Unsupported;
        note.place = {release.place.file, release.place.line,
                      release.place.column};
        note.what =
            "release '" + release.function + "' expired on " + release.expires;
        note.remedy = "renew it or remove it";
        notes.push_back(note);
        continue;
      }
      Clearance c;
      c.purposes = release.purposes;
      c.reliance = {"release",
                    text(P.name(s)),
                    release.reason,
                    release.owner,
                    release.purposes,
                    {},
                    {}};
      c.reliance.place = P.place(P.symbols[s].unit, P.row(s).site);
      releases[s] = c;
    }
  }
  for (const PolicyGuard &guard : Rules.guards)
    for (Sym s = 0; s < P.symbols.size(); ++s)
      if (P.row(s).kind == SymbolKind::Function &&
          nameMatches(guard.function, text(P.name(s)))) {
        Clearance c;
        c.guard = true;
        c.purposes = guard.purposes;
        c.reliance = {"guard", text(P.name(s)), "", "", guard.purposes, {}, {}};
        c.reliance.place = P.place(P.symbols[s].unit, P.row(s).site);
        guards[s] = c;
      }
}

Sym Labels::parameter(Sym function, uint32_t position) const {
  auto it = Parameters.find({function, position});
  return it == Parameters.end() ? None : it->second;
}

const std::vector<uint32_t> &Labels::storeUses(Sym symbol) {
  auto [known, first] = StoreUseCache.try_emplace(symbol);
  if (!first)
    return known->second;
  std::vector<uint32_t> result;
  auto it = MarkedUses.find(symbol);
  if (it != MarkedUses.end())
    result = it->second;
  for (const PolicyUse &use : Rules.uses)
    if (!use.name.empty() && nameMatches(use.name, text(P.name(symbol)))) {
      Use row;
      row.purpose = use.purpose;
      row.info = {
          text(P.name(symbol)), use.purpose,
          P.place(P.symbols[symbol].unit, P.row(symbol).site),
          llvm::formatv("policy {0}:{1}", use.place.file, use.place.line)};
      result.push_back(uint32_t(uses.size()));
      uses.push_back(row);
    }
  return known->second = std::move(result);
}

const std::vector<uint32_t> &Labels::usesOf(Sym symbol) {
  static const std::vector<uint32_t> none;
  if (symbol == None)
    return none;
  auto known = UseCache.find(symbol);
  if (known != UseCache.end())
    return known->second;
  std::vector<uint32_t> result;
  Sym at = symbol;
  for (int depth = 0; at != None && depth < 16; ++depth) {
    for (uint32_t u : storeUses(at))
      if (!llvm::is_contained(result, u))
        result.push_back(u);
    at = P.symbols[at].owner;
  }
  // Lambdas serve what the function around them serves.
  for (uint32_t b : P.bodiesOf.of(symbol)) {
    Sym outer = P.sym(P.bodies[b].unit, P.function(b).lexicalParent);
    if (outer != None && outer != symbol) {
      std::vector<uint32_t> more = usesOf(outer);
      for (uint32_t u : more)
        if (!llvm::is_contained(result, u))
          result.push_back(u);
    }
  }
  std::vector<std::string> files;
  for (uint32_t b : P.bodiesOf.of(symbol))
    files.push_back(P.place(P.bodies[b].unit, P.function(b).site).file);
  if (files.empty())
    files.push_back(P.place(P.symbols[symbol].unit, P.row(symbol).site).file);
  for (const PolicyUse &use : Rules.uses) {
    if (use.path.empty())
      continue;
    bool here = false;
    for (const std::string &file : files)
      here |= pathMatches(use.path, file, Rules.root);
    if (!here)
      continue;
    Use row;
    row.purpose = use.purpose;
    row.info = {
        text(P.name(symbol)), use.purpose,
        P.place(P.symbols[symbol].unit, P.row(symbol).site),
        llvm::formatv("policy {0}:{1}", use.place.file, use.place.line)};
    result.push_back(uint32_t(uses.size()));
    uses.push_back(row);
  }
  return UseCache[symbol] = std::move(result);
}

const std::vector<Labels::Inside> &Labels::inside(Sym record) {
  auto [known, first] = InsideCache.try_emplace(record);
  if (!first)
    return known->second;
  std::vector<Inside> &result = known->second;
  std::vector<std::pair<Sym, std::vector<Sym>>> todo{{record, {}}};
  llvm::DenseSet<Sym> seen{record};
  auto further = [&](Sym type, const std::vector<Sym> &way) {
    if (type != None && seen.insert(type).second)
      todo.push_back({type, way});
  };
  for (size_t i = 0; i < todo.size(); ++i) {
    auto [at, way] = todo[i];
    if (auto fields = P.fields.find(at); fields != P.fields.end())
      for (const auto &[field, type] : fields->second) {
        std::vector<Sym> there = way;
        there.push_back(field);
        if (auto own = bySymbol.find(field); own != bySymbol.end())
          for (uint32_t label : own->second)
            if (llvm::none_of(result, [&](const Inside &has) {
                  return has.label == label;
                }))
              result.push_back({label, there});
        further(type, there);
      }
    if (auto bases = P.bases.find(at); bases != P.bases.end())
      for (Sym base : bases->second)
        further(base, way);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Annotations that cannot work
//===----------------------------------------------------------------------===//

std::vector<MarkError> checkMarks(const Program &P, const Policy &policy) {
  std::vector<MarkError> errors;
  std::vector<std::pair<Place, std::string>> seen;
  auto report = [&](const Place &place, const std::string &message,
                    const std::string &replacement = "") {
    for (const auto &[p, m] : seen)
      if (p == place && m == message)
        return;
    seen.push_back({place, message});
    errors.push_back({place, message, replacement});
  };
  for (uint32_t u = 0; u < P.units.size(); ++u) {
    const Unit &unit = P.units[u];
    llvm::DenseMap<Index, std::vector<const Mark *>> bySymbol;
    for (const Mark &mark : unit.marks) {
      Place place = P.place(u, mark.site);
      std::string name = text(unit.symbolName(mark.symbol));
      SymbolKind kind = unit.symbols[mark.symbol].kind;
      bySymbol[mark.symbol].push_back(&mark);
      for (Index i = 0; i < mark.purposes.count; ++i) {
        std::string purpose =
            text(unit.str(unit.lists[mark.purposes.begin + i]));
        if (policy.purposes.contains(purpose))
          continue;
        std::string close = policy.purposes.closest(purpose);
        report(place,
               "unknown purpose '" + purpose + "'" +
                   (close.empty() ? "; declare it under 'purposes:' in the "
                                    "policy"
                                  : "; did you mean '" + close + "'?"),
               close);
      }
      if (mark.purposes.empty() && mark.kind != MarkKind::Release)
        report(place, "the annotation of '" + name + "' names no purpose");
      if (mark.kind == MarkKind::Release && unit.str(mark.reason).empty())
        report(place, "the release '" + name + "' gives no reason");
      if ((mark.kind == MarkKind::Release && kind != SymbolKind::Function) ||
          (mark.kind == MarkKind::Guard && kind != SymbolKind::Function &&
           kind != SymbolKind::Field))
        report(place, "'" + name + "' is no function: a " +
                          (mark.kind == MarkKind::Guard ? "guard" : "release") +
                          " goes on a function");
    }
    for (const auto &[symbol, marks] : bySymbol)
      for (const Mark *only : marks)
        for (const Mark *other : marks) {
          if (only == other || only->kind != MarkKind::Only)
            continue;
          auto words = [&](const Mark *m) {
            std::vector<std::string> result;
            for (Index i = 0; i < m->purposes.count; ++i)
              result.push_back(
                  text(unit.str(unit.lists[m->purposes.begin + i])));
            return result;
          };
          std::string name = text(unit.symbolName(symbol));
          if (other->kind == MarkKind::Only && only < other) {
            bool common = false;
            for (const std::string &a : words(only))
              for (const std::string &b : words(other))
                common |= policy.purposes.isBelow(a, b) ||
                          policy.purposes.isBelow(b, a);
            if (!common)
              report(P.place(u, other->site),
                     "'" + name +
                         "' is limited twice, and no purpose "
                         "satisfies both limits");
          } else if (other->kind == MarkKind::Never) {
            for (const std::string &a : words(only))
              if (!admits(policy.purposes, LimitKind::Never, words(other), a))
                report(P.place(u, other->site),
                       "'" + name + "' is limited to '" + a +
                           "' and must never be used for it");
          }
        }
  }
  return errors;
}

} // namespace purpose
