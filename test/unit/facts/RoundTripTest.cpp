//===- RoundTripTest.cpp - nothing is lost on the way -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Properties of both forms, over random units.
//
//===----------------------------------------------------------------------===//

#include "RandomUnit.h"
#include "facts/UnitFile.h"
#include <catch2/catch.hpp>
#include <cstring>

using namespace purpose;

static Unit good(llvm::Expected<Unit> unit) {
  if (!unit)
    FAIL(llvm::toString(unit.takeError()));
  return std::move(*unit);
}

static bool possible(const Unit &unit) {
  llvm::Error error = verifyUnit(unit);
  bool bad = bool(error);
  llvm::consumeError(std::move(error));
  return !bad;
}

TEST_CASE("a random unit survives both forms") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Unit unit = RandomUnit(seed).make(seed % 24);
    INFO("seed " << seed);
    if (llvm::Error error = verifyUnit(unit))
      FAIL(llvm::toString(std::move(error)));

    std::string bytes = encodeUnit(unit);
    Unit decoded = good(decodeUnit(bytes, "u.bin"));
    CHECK(encodeUnit(decoded) == bytes);

    std::string text = printUnit(unit);
    INFO(text);
    CHECK(printUnit(decoded) == text);
    Unit parsed = good(parseUnit(text, "u.txt"));
    REQUIRE(printUnit(parsed) == text);

    // The parsed unit is numbered otherwise, and as good.
    Unit again = good(decodeUnit(encodeUnit(parsed), "p.bin"));
    CHECK(printUnit(again) == text);
    CHECK(parsed.symbols.size() == unit.symbols.size());
    CHECK(parsed.flows.size() == unit.flows.size());
    CHECK(parsed.steps.size() == unit.steps.size());
  }
}

// Changes one column of one row to another possible value and expects another
// text. Columns are the 32-bit words of a row; where ranges begin is numbering
// and not told.
template <typename Row>
static void everyColumnIsTold(Unit &unit, std::vector<Row> Unit::*table,
                              const char *name, std::vector<unsigned> columns,
                              const std::string &text, unsigned &tried) {
  for (size_t row = 0; row < (unit.*table).size(); ++row)
    for (unsigned column : columns) {
      char *at = reinterpret_cast<char *>(&(unit.*table)[row]) + 4 * column;
      uint32_t before;
      std::memcpy(&before, at, 4);
      for (uint32_t value : {before + 1, before - 1, 0u, None}) {
        if (value == before)
          continue;
        std::memcpy(at, &value, 4);
        if (possible(unit)) {
          INFO(name << "[" << row << "] word " << column << ": " << before
                    << " becomes " << value << " in\n"
                    << text);
          CHECK(printUnit(unit) != text);
          ++tried;
        }
      }
      std::memcpy(at, &before, 4);
    }
}

TEST_CASE("the text tells every column of every table") {
  unsigned tried = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    // Once through the text: every row of it is in use.
    Unit unit = good(parseUnit(printUnit(RandomUnit(seed).make(6)), "u"));
    std::string text = printUnit(unit);
    auto check = [&](auto table, const char *name,
                     std::vector<unsigned> columns) {
      everyColumnIsTold(unit, table, name, columns, text, tried);
    };
    check(&Unit::files, "files", {0, 2, 3, 4});
    check(&Unit::symbols, "symbols", {0, 1, 2, 3, 4, 5, 6, 7});
    check(&Unit::records, "records", {0, 2, 4});
    check(&Unit::recordFields, "recordFields", {0, 1});
    check(&Unit::marks, "marks", {0, 1, 3, 4, 5, 6, 7});
    check(&Unit::functions, "functions",
          {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16});
    check(&Unit::calls, "calls", {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13});
    check(&Unit::args, "args", {0, 1, 2, 3, 4, 5});
    check(&Unit::flows, "flows", {0, 1, 2, 3, 4, 6, 8, 10, 12});
    check(&Unit::paths, "paths", {0, 1, 2, 3, 5});
    check(&Unit::selectors, "selectors", {0, 1});
    check(&Unit::steps, "steps", {0, 1, 2, 3, 4});
    check(&Unit::gaps, "gaps", {0, 1, 2, 3, 4, 5});
    check(&Unit::lists, "lists", {0});
  }
  CHECK(tried > 5000);
}

TEST_CASE("the text does not depend on the order of the symbol table") {
  Unit one, two;
  for (bool first : {true, false}) {
    UnitBuilder b(first ? one : two);
    for (const char *name : {first ? "a" : "b", first ? "b" : "a"})
      b.symbol(std::string("id:") + name, name, SymbolKind::Function);
  }
  CHECK(printUnit(one) == printUnit(two));
}
