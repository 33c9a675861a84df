//===- UnitVerify.cpp - what must hold in every unit ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A unit is tables of indices. The solver follows them without looking, so this
// is the one place that does: one pass over every table, naming the first row
// and column that is wrong.
//
//===----------------------------------------------------------------------===//

#include "UnitFile.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace purpose {
namespace {

/// Positions are small; a larger one is damage, and would make readers that
/// keep a row a position allocate without bound.
constexpr uint32_t MaxPosition = 1 << 16;

class Verifier {
public:
  explicit Verifier(const Unit &unit) : U(unit) {}

  Error run() {
    each("files", U.files, [&](const File &f) { file(f); });
    each("symbols", U.symbols, [&](const Symbol &s) { symbol(s); });
    each("record fields", U.recordFields, [&](const RecordField &f) {
      index(f.field, U.symbols.size(), "field");
      maybe(f.record, U.symbols.size(), "record");
    });
    each("records", U.records, [&](const Record &r) {
      index(r.symbol, U.symbols.size(), "symbol");
      range(r.fields, U.recordFields.size(), "fields");
      list(r.bases, U.symbols.size(), "bases");
    });
    each("marks", U.marks, [&](const Mark &m) {
      index(m.symbol, U.symbols.size(), "symbol");
      kind(m.kind, MarkKind::Guard);
      list(m.purposes, U.strings.size(), "purposes");
      maybe(m.reason, U.strings.size(), "reason");
      site(m.site);
    });
    each("selectors", U.selectors, [&](const Selector &s) { selector(s); });
    each("paths", U.paths, [&](const Path &p) { path(p); });
    each("steps", U.steps, [&](const Step &s) {
      kind(s.kind, StepKind::Other);
      site(s.site);
      maybe(s.text, U.strings.size(), "text");
    });
    each("arguments", U.args, [&](const Argument &a) {
      site(a.site);
      maybe(a.record, U.symbols.size(), "record");
      maybe(a.constant, U.strings.size(), "constant");
      require(a.writable <= 1, "writable");
      require(a.opaque <= 1, "opaque");
      maybe(a.exact, U.symbols.size(), "exact record");
      maybe(a.function, U.symbols.size(), "function value");
      require(a.param == None || a.param <= MaxPosition, "parameter");
    });
    each("whens", U.whens, [&](const When &w) {
      require(w.param < MaxPosition, "parameter");
      index(w.constant, U.strings.size(), "constant");
      require(w.negated <= 1, "negated");
    });
    each("calls", U.calls, [&](const Call &c) { call(c); });
    each("flows", U.flows, [&](const Flow &f) { flow(f); });
    each("functions", U.functions, [&](const Function &f) { function(f); });
    each("gaps", U.gaps, [&](const Gap &g) {
      kind(g.kind, GapKind::InlineAsm);
      site(g.site);
      maybe(g.text, U.strings.size(), "text");
      maybe(g.function, U.symbols.size(), "function");
    });
    if (Problem.empty())
      owners();
    if (Problem.empty())
      return Error::success();
    return createStringError(std::errc::illegal_byte_sequence, "%s",
                             Problem.c_str());
  }

private:
  template <typename Row, typename Check>
  void each(const char *table, const std::vector<Row> &rows, Check check) {
    Table = table;
    for (Current = 0; Current < rows.size() && Problem.empty(); ++Current)
      check(rows[Current]);
  }

  bool require(bool holds, const char *column) {
    if (!holds && Problem.empty())
      Problem =
          (Twine(Table) + "[" + Twine(Current) + "]: bad " + column).str();
    return holds;
  }

  bool index(Index i, size_t size, const char *column) {
    return require(i < size, column);
  }
  void maybe(Index i, size_t size, const char *column) {
    require(i == None || i < size, column);
  }
  bool range(Range r, size_t size, const char *column) {
    return require(uint64_t(r.begin) + r.count <= size, column);
  }
  bool list(Range r, size_t size, const char *column) {
    if (!range(r, U.lists.size(), column))
      return false;
    for (Index i = r.begin; i != r.end(); ++i)
      if (!index(U.lists[i], size, column))
        return false;
    return true;
  }
  template <typename Kind> void kind(Kind value, Kind last) {
    require(uint32_t(value) <= uint32_t(last), "kind");
  }
  void flags(uint32_t value, uint32_t last) {
    require(value < 2 * last, "flags");
  }
  void site(const Site &s) { maybe(s.file, U.files.size(), "site"); }
  void unique(Index string, BitVector &seen, const char *column) {
    seen.resize(U.strings.size());
    if (require(!seen.test(string), column))
      seen.set(string);
  }

  void file(const File &f) {
    if (index(f.path, U.strings.size(), "path"))
      unique(f.path, Paths, "path (there twice)");
    require(f.system <= 1, "system");
  }

  void symbol(const Symbol &s) {
    if (index(s.id, U.strings.size(), "id"))
      unique(s.id, Ids, "id (there twice)");
    index(s.name, U.strings.size(), "name");
    kind(s.kind, SymbolKind::Alias);
    site(s.site);
    maybe(s.owner, U.symbols.size(), "owner");
    maybe(s.record, U.symbols.size(), "record");
  }

  void selector(const Selector &s) {
    switch (s.kind) {
    case SelectorKind::Field:
    case SelectorKind::Outer:
      index(s.value, U.symbols.size(), "field");
      return;
    case SelectorKind::Deref:
      require(s.value == 0, "value");
      return;
    case SelectorKind::Element:
      return;
    case SelectorKind::KeyParam:
      require(s.value < MaxPosition, "parameter");
      return;
    case SelectorKind::Key:
    case SelectorKind::Part:
      index(s.value, U.strings.size(), "text");
      return;
    }
    require(false, "kind");
  }

  void path(const Path &p) {
    require(p.deep <= 1, "deep");
    range(p.selectors, U.selectors.size(), "selectors");
    switch (p.port) {
    case PortKind::Param:
      require(p.number >= -1 && p.number < int32_t(MaxPosition), "number");
      require(p.symbol == None, "symbol");
      return;
    case PortKind::Return:
    case PortKind::Throw:
      require(p.number == 0, "number");
      require(p.symbol == None, "symbol");
      return;
    case PortKind::Global:
    case PortKind::Store:
    case PortKind::Local:
    case PortKind::Function:
    case PortKind::Address:
      require(p.number == 0, "number");
      index(p.symbol, U.symbols.size(), "symbol");
      return;
    case PortKind::Kept:
      require(p.number >= 0, "number");
      index(p.symbol, U.symbols.size(), "symbol");
      return;
    case PortKind::Argument:
      require(p.number >= 0, "number");
      require(p.symbol <= MaxPosition, "position");
      return;
    case PortKind::Catch:
    case PortKind::Result:
    case PortKind::Reveal:
    case PortKind::Decision:
    case PortKind::Made:
      require(p.number >= 0, "number");
      require(p.symbol == None, "symbol");
      return;
    }
    require(false, "port");
  }

  void call(const Call &c) {
    site(c.site);
    kind(c.kind, CallKind::Value);
    maybe(c.target, U.symbols.size(), "target");
    maybe(c.receiver, U.symbols.size(), "receiver");
    maybe(c.text, U.strings.size(), "text");
    maybe(c.resultRecord, U.symbols.size(), "result record");
    flags(c.flags, CallCaught);
    list(c.values, U.paths.size(), "values");
    range(c.args, U.args.size(), "arguments");
    require(c.hasThis <= 1 && c.hasThis <= c.args.count, "this");
  }

  void flow(const Flow &f) {
    index(f.from, U.paths.size(), "source");
    index(f.to, U.paths.size(), "target");
    kind(f.kind, FlowKind::Control);
    flags(f.flags, FlowSomewhere);
    maybe(f.record, U.symbols.size(), "record");
    list(f.except, U.paths.size(), "exceptions");
    list(f.via, U.symbols.size(), "via");
    range(f.guards, U.lists.size(), "guards");
    range(f.when, U.whens.size(), "when");
    range(f.steps, U.steps.size(), "steps");
  }

  void function(const Function &f) {
    index(f.symbol, U.symbols.size(), "symbol");
    site(f.site);
    flags(f.flags, FunctionInitializer);
    maybe(f.record, U.symbols.size(), "record");
    maybe(f.lexicalParent, U.symbols.size(), "lexical parent");
    list(f.params, U.symbols.size(), "parameters");
    list(f.overrides, U.symbols.size(), "overrides");
    if (!range(f.calls, U.calls.size(), "calls") ||
        !range(f.flows, U.flows.size(), "flows") ||
        !list(f.kills, U.paths.size(), "kills"))
      return;
    for (Index i = f.kills.begin; i != f.kills.end(); ++i)
      require(U.paths[U.lists[i]].port == PortKind::Param, "kills");
    for (Index c = f.calls.begin; c != f.calls.end(); ++c) {
      Range values = U.calls[c].values;
      for (Index i = values.begin; i != values.end(); ++i)
        source(f, U.lists[i], "values of a call");
    }
    for (Index i = f.flows.begin; i != f.flows.end(); ++i) {
      const Flow &flow = U.flows[i];
      source(f, flow.from, "source of a flow");
      target(f, flow.to);
      for (Index g = flow.guards.begin; g != flow.guards.end(); ++g)
        index(U.lists[g], f.calls.count, "guard of a flow");
    }
  }

  void source(const Function &f, Index i, const char *column) {
    switch (U.paths[i].port) {
    case PortKind::Return:
    case PortKind::Throw:
    case PortKind::Store:
    case PortKind::Reveal:
    case PortKind::Made:
      require(false, column);
      return;
    default:
      callOf(f, i, column);
    }
  }
  void target(const Function &f, Index i) {
    switch (U.paths[i].port) {
    case PortKind::Catch:
    case PortKind::Local:
    case PortKind::Function:
    case PortKind::Address:
      require(false, "target of a flow");
      return;
    case PortKind::Kept:
      require(U.paths[i].number != AnyCall, "target of a flow");
      callOf(f, i, "target of a flow");
      return;
    default:
      callOf(f, i, "target of a flow");
    }
  }
  void callOf(const Function &f, Index i, const char *column) {
    const Path &p = U.paths[i];
    if (p.port == PortKind::Argument || p.port == PortKind::Result ||
        p.port == PortKind::Reveal || p.port == PortKind::Made ||
        ((p.port == PortKind::Kept || p.port == PortKind::Catch) &&
         p.number != AnyCall))
      index(Index(p.number), f.calls.count, column);
  }

  /// Every chain of owners ends: what was walked once need not be again.
  void owners() {
    BitVector ends(U.symbols.size());
    std::vector<Index> chain;
    BitVector walked(U.symbols.size());
    Table = "symbols";
    for (Index s = 0; s < U.symbols.size(); ++s) {
      chain.clear();
      for (Index o = s; o != None && !ends.test(o); o = U.symbols[o].owner) {
        Current = o;
        if (!require(!walked.test(o), "owner (it owns itself)"))
          return;
        walked.set(o);
        chain.push_back(o);
      }
      for (Index o : chain)
        ends.set(o);
    }
  }

  const Unit &U;
  const char *Table = "";
  size_t Current = 0;
  std::string Problem;
  BitVector Ids, Paths;
};

} // namespace

Error verifyUnit(const Unit &unit) { return Verifier(unit).run(); }

} // namespace purpose
