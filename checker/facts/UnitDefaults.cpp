//===- UnitDefaults.cpp - what the text form leaves unsaid ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A symbol need not be declared in the text: its kind, owner, record and site
// follow from the places that speak of it. Printer and parser ask this one
// pass, so that what the one leaves out is what the other fills in.
//
//===----------------------------------------------------------------------===//

#include "UnitText.h"

using namespace llvm;

namespace purpose {
namespace {

/// How sure a place is of what stands there; the surest one decides.
enum Evidence : unsigned {
  NoEvidence,
  MarkedCode,  // function
  MarkedDatum, // field
  Owning,      // namespace
  StoredTo,    // field
  Variable,
  Field,
  Parameter,
  RecordType,
  Code,
};

struct Defaults {
  const Unit &U;
  std::vector<SymbolDefaults> Result;
  std::vector<unsigned> Seen;

  explicit Defaults(const Unit &unit)
      : U(unit), Result(unit.symbols.size()),
        Seen(unit.symbols.size(), NoEvidence) {}

  void mention(Index s, Evidence evidence) {
    if (s == None)
      return;
    Seen[s] = std::max(Seen[s], unsigned(evidence));
    Result[s].mentioned = true;
  }
  void owns(Index owner, Index s) {
    if (owner != s && Result[s].owner == None)
      Result[s].owner = owner;
  }
  void list(Range range, Evidence evidence) {
    for (Index i = range.begin; i != range.end(); ++i)
      mention(U.lists[i], evidence);
  }
  void path(Index i) {
    const Path &p = U.paths[i];
    switch (p.port) {
    case PortKind::Global:
    case PortKind::Local:
    case PortKind::Address:
    case PortKind::Kept:
      mention(p.symbol, Variable);
      break;
    case PortKind::Store:
      mention(p.symbol, StoredTo);
      break;
    case PortKind::Function:
      mention(p.symbol, Code);
      break;
    default:
      break;
    }
    for (Index s = p.selectors.begin; s != p.selectors.end(); ++s)
      if (U.selectors[s].kind == SelectorKind::Field ||
          U.selectors[s].kind == SelectorKind::Outer)
        mention(U.selectors[s].value, Field);
  }
  void paths(Range range) {
    for (Index i = range.begin; i != range.end(); ++i)
      path(U.lists[i]);
  }

  void record(const Record &r) {
    mention(r.symbol, RecordType);
    list(r.bases, RecordType);
    for (Index i = r.fields.begin; i != r.fields.end(); ++i) {
      const RecordField &f = U.recordFields[i];
      mention(f.field, Field);
      mention(f.record, RecordType);
      owns(r.symbol, f.field);
      if (Result[f.field].record == None)
        Result[f.field].record = f.record;
    }
  }

  void function(const Function &f) {
    mention(f.symbol, Code);
    mention(f.record, RecordType);
    mention(f.lexicalParent, Code);
    list(f.params, Parameter);
    list(f.overrides, Code);
    if (Result[f.symbol].site == Site())
      Result[f.symbol].site = f.site;
    if (f.record != None)
      owns(f.record, f.symbol);
    for (Index i = f.params.begin; i != f.params.end(); ++i)
      owns(f.symbol, U.lists[i]);
    paths(f.kills);
    for (Index c = f.calls.begin; c != f.calls.end(); ++c) {
      const Call &call = U.calls[c];
      mention(call.target, Code);
      mention(call.receiver, RecordType);
      mention(call.resultRecord, RecordType);
      paths(call.values);
      for (Index a = call.args.begin; a != call.args.end(); ++a)
        mention(U.args[a].record, RecordType);
    }
    for (Index i = f.flows.begin; i != f.flows.end(); ++i) {
      const Flow &flow = U.flows[i];
      path(flow.from);
      path(flow.to);
      mention(flow.record, RecordType);
      paths(flow.except);
      list(flow.via, StoredTo);
    }
  }

  void run() {
    for (const Record &r : U.records)
      record(r);
    for (const Function &f : U.functions)
      function(f);
    for (const Mark &m : U.marks)
      mention(m.symbol, m.kind == MarkKind::Only || m.kind == MarkKind::Never
                            ? MarkedDatum
                            : MarkedCode);
    for (const Gap &g : U.gaps)
      mention(g.function, Code);
    for (const Symbol &s : U.symbols) {
      mention(s.owner, Owning);
      mention(s.record, RecordType);
    }
    static constexpr SymbolKind kinds[] = {
        SymbolKind::Function,  SymbolKind::Function,  SymbolKind::Field,
        SymbolKind::Namespace, SymbolKind::Field,     SymbolKind::Variable,
        SymbolKind::Field,     SymbolKind::Parameter, SymbolKind::Record,
        SymbolKind::Function};
    for (auto [defaults, seen] : zip(Result, Seen))
      defaults.kind = kinds[seen];
  }
};

} // namespace

std::vector<SymbolDefaults> symbolDefaults(const Unit &unit) {
  Defaults defaults(unit);
  defaults.run();
  return std::move(defaults.Result);
}

} // namespace purpose
