//===- RandomUnit.h - units for property tests ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes units that use every table and every column, with names that are hard
// to write down. Rows that could be mixed up carry a text of their own.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_TEST_RANDOMUNIT_H
#define CLANG_PURPOSE_TEST_RANDOMUNIT_H

#include "facts/Facts.h"
#include <random>

namespace purpose {

class RandomUnit {
public:
  explicit RandomUnit(unsigned seed) : Random(seed), B(U) {}

  Unit make(unsigned size) {
    U.mainFile = oneOf({"/p/ads.cpp", "/p/with \"quotes\".cpp", ""});
    U.language = oneOf({"C", "C++", ""});
    U.target = oneOf({"ads", "", "a b"});
    for (unsigned i = 0; i < 1 + size / 3; ++i) {
      Index f = B.file(awkward("/p/") + number() + oneOf({".h", "", "/f.h"}));
      U.files[f].hash = below(2) ? 0 : uint64_t(Random()) << 32 | Random();
      U.files[f].system = below(2);
    }
    for (unsigned i = 0; i < 4 + size; ++i) {
      std::string id = awkward("") + number();
      // Names repeat, and may be the id of something else.
      std::string name = below(3) ? id : awkward("");
      B.symbol(id, name, SymbolKind(below(7)));
    }
    for (size_t i = 0; i < U.symbols.size(); ++i) {
      Symbol &s = U.symbols[i];
      s.site = site();
      s.owner = i && below(2) ? below(i) : None; // no cycle
      s.record = maybe(symbol());
    }
    for (unsigned i = 0; i < 1 + size / 4; ++i)
      record();
    for (unsigned i = 0; i < 1 + size / 4; ++i)
      mark();
    for (unsigned i = 0; i < 1 + size / 4; ++i)
      function(size);
    for (unsigned i = 0; i < 1 + size / 8; ++i)
      U.gaps.push_back(
          {GapKind(below(4)), site(), maybe(text()), maybe(symbol())});
    return std::move(U);
  }

private:
  uint32_t below(size_t n) { return n ? uint32_t(Random() % n) : 0; }
  std::string oneOf(std::vector<std::string> choices) {
    return choices[below(choices.size())];
  }
  std::string number() { return std::to_string(Counter++); }
  std::string awkward(std::string prefix) {
    return prefix + oneOf({"User",       "User::phone",
                           "a",          "operator()",
                           "f(a)",       "~X",
                           "A::~A",      "with space",
                           "quote\"",    "back\\",
                           "new\nline",  "nul\x01",
                           "\xff\xfe",   "größe",
                           "this",       "arg0",
                           "call0",      "record",
                           "a::",        "::a",
                           "9",          "?",
                           "*",          "-",
                           "#",          "",
                           "vector<int>"});
  }
  Index text() { return B.string(awkward("") + number()); }
  Index symbol() { return below(U.symbols.size()); }
  Index maybe(Index i) { return below(2) ? i : None; }
  Site site() {
    if (below(3) == 0)
      return Site();
    return {below(8) ? below(U.files.size()) : None, below(1000), below(100)};
  }
  template <typename Fn> Range list(unsigned most, Fn value) {
    std::vector<uint32_t> values;
    for (unsigned i = below(most + 1); i > 0; --i)
      values.push_back(value());
    return B.list(values);
  }
  Range symbols() {
    return list(2, [&] { return symbol(); });
  }

  Index path(std::vector<PortKind> ports, unsigned calls) {
    PortKind port = ports[below(ports.size())];
    int32_t position = 0;
    Index named = None;
    switch (port) {
    case PortKind::Param:
      position = int32_t(below(5)) - 1;
      break;
    case PortKind::Global:
    case PortKind::Store:
    case PortKind::Local:
    case PortKind::Function:
      named = symbol();
      break;
    case PortKind::Argument:
      named = below(4);
      [[fallthrough]];
    case PortKind::Result:
    case PortKind::Reveal:
      if (!calls)
        return path({PortKind::Param}, calls);
      position = below(calls);
      break;
    case PortKind::Catch:
      position = calls && below(2) ? int32_t(below(calls)) : AnyCall;
      break;
    default:
      break;
    }
    return B.path(port, position, named, selectors(), below(3) == 0);
  }
  std::vector<Selector> selectors() {
    std::vector<Selector> result;
    for (unsigned i = below(4); i > 0; --i) {
      SelectorKind kind = SelectorKind(below(7));
      uint32_t value = 0;
      if (kind == SelectorKind::Field || kind == SelectorKind::Outer)
        value = symbol();
      else if (kind == SelectorKind::Element)
        value = below(2) ? AnyIndex : below(9);
      else if (kind == SelectorKind::KeyParam)
        value = below(9);
      else if (kind != SelectorKind::Deref)
        value = text();
      result.push_back({kind, value});
    }
    return result;
  }

  void record() {
    Record r;
    r.symbol = symbol();
    r.bases = symbols();
    r.fields = {Index(U.recordFields.size()), below(4)};
    for (Index i = 0; i < r.fields.count; ++i)
      U.recordFields.push_back({symbol(), maybe(symbol())});
    U.records.push_back(r);
  }

  void mark() {
    Mark m;
    m.symbol = symbol();
    m.kind = MarkKind(below(5));
    m.purposes = list(2, [&] { return text(); });
    m.reason = maybe(text());
    m.site = site();
    U.marks.push_back(m);
  }

  void function(unsigned size) {
    Function f;
    f.symbol = symbol();
    f.site = site();
    f.flags = below(128);
    f.record = maybe(symbol());
    f.lexicalParent = maybe(symbol());
    f.params = symbols();
    if (below(2))
      f.params = B.list({parameterOf(f.symbol)});
    f.overrides = symbols();
    f.calls = {Index(U.calls.size()), below(4)};
    for (Index i = 0; i < f.calls.count; ++i)
      call(f.calls.count);
    f.flows = {Index(U.flows.size()), below(size)};
    for (Index i = 0; i < f.flows.count; ++i)
      flow(f.calls.count);
    f.kills = list(2, [&] { return path({PortKind::Param}, 0); });
    U.functions.push_back(f);
  }
  Index parameterOf(Index function) {
    std::string id = std::string(U.symbolId(function)) + "(u)";
    return B.symbol(id, id, SymbolKind::Parameter);
  }

  Index source(unsigned calls) {
    return path({PortKind::Param, PortKind::Catch, PortKind::Global,
                 PortKind::Local, PortKind::Function, PortKind::Argument,
                 PortKind::Result},
                calls);
  }

  void call(unsigned calls) {
    Call c;
    c.site = site();
    c.kind = CallKind(below(3));
    c.target = maybe(symbol());
    c.receiver = maybe(symbol());
    c.text = text();
    c.resultRecord = maybe(symbol());
    c.flags = below(8);
    c.values = list(2, [&] { return source(calls); });
    c.args = {Index(U.args.size()), below(4)};
    for (Index i = 0; i < c.args.count; ++i)
      U.args.push_back({site(), maybe(symbol()), maybe(text()), below(2)});
    c.hasThis = c.args.count ? below(2) : 0;
    U.calls.push_back(c);
  }

  void flow(unsigned calls) {
    Flow f;
    f.from = source(calls);
    f.to = path({PortKind::Param, PortKind::Return, PortKind::Throw,
                 PortKind::Global, PortKind::Store, PortKind::Argument,
                 PortKind::Result, PortKind::Reveal},
                calls);
    f.kind = FlowKind(below(3));
    f.flags = below(4);
    f.record = maybe(symbol());
    f.except = list(2, [&] {
      return below(4) ? B.path(PortKind::Param, 0, None, selectors(), below(2))
                      : source(calls);
    });
    f.via = symbols();
    if (calls)
      f.guards = list(2, [&] { return below(calls); });
    f.steps = {Index(U.steps.size()), below(3)};
    for (Index i = 0; i < f.steps.count; ++i)
      U.steps.push_back({StepKind(below(8)), site(), maybe(text())});
    U.flows.push_back(f);
  }

  std::mt19937 Random;
  unsigned Counter = 0;
  Unit U;
  UnitBuilder B;
};

} // namespace purpose

#endif
