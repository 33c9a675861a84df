//===- ExtractionTest.cpp - units and those that failed ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/Extraction.h"
#include "facts/UnitFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <catch2/catch.hpp>

using namespace purpose;
namespace fs = llvm::sys::fs;

static ExtractResult smallResult() {
  ExtractResult result;
  result.parsed = true;
  result.unit.mainFile = "/src/a.cpp";
  result.unit.language = "C++";
  result.unit.target = "core";
  UnitBuilder builder(result.unit);
  builder.symbol("_Z1fv", "f", SymbolKind::Function);
  return result;
}

TEST_CASE("what a child says is what the parent hears") {
  ExtractResult said = smallResult();
  auto heard = decodeResult(encodeResult(said), "a.cpp");
  REQUIRE(bool(heard));
  CHECK(heard->parsed);
  CHECK_FALSE(heard->missingFile);
  CHECK(heard->unit.target == "core");
  CHECK(printUnit(heard->unit) == printUnit(said.unit));

  ExtractResult bad;
  bad.missingFile = true;
  bad.diagnostics = {"a.cpp:1:2: error: x", ""};
  heard = decodeResult(encodeResult(bad), "a.cpp");
  REQUIRE(bool(heard));
  CHECK_FALSE(heard->parsed);
  CHECK(heard->missingFile);
  CHECK(heard->diagnostics == bad.diagnostics);
}

TEST_CASE("an answer that was cut is refused, wherever it was cut") {
  ExtractResult said = smallResult();
  said.diagnostics = {"a remark"};
  std::string bytes = encodeResult(said);
  for (size_t length = 0; length < bytes.size(); ++length) {
    auto heard = decodeResult(llvm::StringRef(bytes).take_front(length), "a");
    CHECK_FALSE(bool(heard));
    llvm::consumeError(heard.takeError());
  }
}

TEST_CASE("units come in the order of the database, failures are named") {
  llvm::SmallString<128> folder;
  REQUIRE_FALSE(fs::createUniqueDirectory("purpose-test", folder));
  auto write = [&](llvm::StringRef name, llvm::StringRef text) {
    llvm::SmallString<128> file(folder);
    llvm::sys::path::append(file, name);
    std::error_code error;
    llvm::raw_fd_ostream(file, error) << text;
  };
  write("a.cpp", "int a(int x) { return x; }");
  write("b.cpp", "int b( {");
  write("c.cpp", "#include \"none.h\"");
  write("d.cpp", "#pragma clang __debug crash");
  write("e.c", "int e(int x) { return x; }");
  std::vector<CompileEntry> entries;
  for (const char *name :
       {"a.cpp", "b.cpp", "c.cpp", "d.cpp", "e.c", "f.cpp"}) {
    CompileEntry entry;
    entry.directory = folder.str().str();
    entry.file = entry.directory + "/" + name;
    entry.arguments = {llvm::StringRef(name).ends_with(".c") ? "cc" : "c++",
                       name};
    entry.target = "all";
    entries.push_back(entry);
  }
  WorkerOptions workers;
  workers.jobs = 3;
  Extraction extraction = extractAll(entries, {}, workers, false);
  fs::remove_directories(folder);

  REQUIRE(extraction.units.size() == 2);
  CHECK(extraction.units[0].mainFile == entries[0].file);
  CHECK(extraction.units[1].mainFile == entries[4].file);
  CHECK(extraction.units[1].language == "C");
  CHECK(extraction.units[1].target == "all");
  std::vector<std::pair<std::string, UnitFailure::Kind>> failures;
  for (const UnitFailure &failure : extraction.failures)
    failures.push_back({failure.file, failure.kind});
  CHECK(failures == std::vector<std::pair<std::string, UnitFailure::Kind>>{
                        {entries[1].file, UnitFailure::Errors},
                        {entries[2].file, UnitFailure::Missing},
                        {entries[3].file, UnitFailure::Crashed},
                        {entries[5].file, UnitFailure::Missing}});
}
