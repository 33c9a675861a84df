//===- UnitBuilderTest.cpp - equal things get one index ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RandomUnit.h"
#include "facts/UnitFile.h"
#include <catch2/catch.hpp>

using namespace purpose;

TEST_CASE("equal things get one index") {
  Unit unit;
  UnitBuilder b(unit);
  CHECK(b.string("a") == b.string("a"));
  CHECK(b.string("a") != b.string("b"));
  CHECK(b.file("/a.h") == b.file("/a.h"));

  Index user = b.symbol("User@/u.h", "User", SymbolKind::Record);
  CHECK(b.symbol("User@/u.h", "other", SymbolKind::Alias) == user);
  CHECK(unit.symbolName(user) == "User"); // the first stays
  CHECK(b.findSymbol("User@/u.h") == user);
  CHECK(b.findSymbol("User") == None);

  std::vector<Selector> phone{{SelectorKind::Deref, 0},
                              {SelectorKind::Field, user}};
  Index path = b.path(PortKind::Param, 0, None, phone, false);
  CHECK(b.path(PortKind::Param, 0, None, phone, false) == path);
  CHECK(b.path(PortKind::Param, 1, None, phone, false) != path);
  CHECK(b.path(PortKind::Param, 0, None, phone, true) != path);
  CHECK(b.path(PortKind::Param, 0, None, {phone[0]}, false) != path);
  CHECK(b.path(PortKind::Argument, 0, 0, phone, false) != path);

  CHECK(b.list({}).empty());
  Range list = b.list({3, 1});
  CHECK(unit.lists[list.begin + 1] == 1);
}

TEST_CASE("a builder goes on where another stopped") {
  Unit unit = RandomUnit(3).make(10);
  size_t paths = unit.paths.size(), symbols = unit.symbols.size(),
         strings = unit.strings.size(), files = unit.files.size();
  UnitBuilder b(unit);
  for (Index i = 0; i < paths; ++i) {
    Path p = unit.paths[i];
    std::vector<Selector> selectors(unit.selectors.begin() + p.selectors.begin,
                                    unit.selectors.begin() + p.selectors.end());
    CHECK(b.path(p.port, p.number, p.symbol, selectors, p.deep) == i);
  }
  for (Index i = 0; i < symbols; ++i)
    CHECK(b.symbol(std::string(unit.symbolId(i)), "", SymbolKind::Field) == i);
  for (Index i = 0; i < files; ++i)
    CHECK(b.file(std::string(unit.str(unit.files[i].path))) == i);
  CHECK(unit.strings.size() <= strings + 1); // the empty name
  CHECK(unit.symbols.size() == symbols);
}

static std::string problemOf(const Unit &unit) {
  llvm::Error error = verifyUnit(unit);
  return error ? llvm::toString(std::move(error)) : "none";
}

TEST_CASE("verifyUnit names the first row that is wrong") {
  Unit unit;
  UnitBuilder b(unit);
  Index f = b.symbol("f", "f", SymbolKind::Function);
  unit.functions.push_back({});
  Function &function = unit.functions.back();
  function.symbol = f;
  CHECK(problemOf(unit) == "none");

  SECTION("an index beyond its table") {
    function.symbol = 7;
    CHECK(problemOf(unit) == "functions[0]: bad symbol");
  }
  SECTION("a range that wraps around") {
    function.calls = {~0u, 2};
    CHECK(problemOf(unit) == "functions[0]: bad calls");
  }
  SECTION("a flow from a port that only takes") {
    unit.flows.push_back({});
    unit.flows[0].from = b.path(PortKind::Return, 0, None, {}, false);
    unit.flows[0].to = unit.flows[0].from;
    function.flows = {0, 1};
    CHECK(problemOf(unit) == "functions[0]: bad source of a flow");
  }
  SECTION("a flow to a call that is not there") {
    unit.flows.push_back({});
    unit.flows[0].from = b.path(PortKind::Param, 0, None, {}, false);
    unit.flows[0].to = b.path(PortKind::Argument, 0, 1, {}, false);
    function.flows = {0, 1};
    CHECK(problemOf(unit) == "functions[0]: bad target of a flow");
  }
  SECTION("a symbol that owns itself") {
    unit.symbols[f].owner = f;
    CHECK(problemOf(unit) == "symbols[0]: bad owner (it owns itself)");
  }
  SECTION("a flag that nobody knows") {
    function.flags = 1 << 20;
    CHECK(problemOf(unit) == "functions[0]: bad flags");
  }
}
