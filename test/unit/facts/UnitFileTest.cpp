//===- UnitFileTest.cpp - units on disk -------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "facts/UnitFile.h"
#include "RandomUnit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <catch2/catch.hpp>
#include <csignal>
#include <cstring>
#include <sys/resource.h>

using namespace purpose;
using Catch::Matchers::Contains;

namespace {

/// A folder that is gone with the test.
struct Folder {
  llvm::SmallString<128> path;
  Folder() { llvm::sys::fs::createUniqueDirectory("facts-test", path); }
  ~Folder() { llvm::sys::fs::remove_directories(path); }
  std::string file(llvm::StringRef name) const {
    llvm::SmallString<128> full = path;
    llvm::sys::path::append(full, name);
    return std::string(full);
  }
  void write(llvm::StringRef name, llvm::StringRef content) const {
    std::error_code ec;
    llvm::raw_fd_ostream(file(name), ec) << content;
    REQUIRE(!ec);
  }
  std::vector<std::string> names() const {
    std::vector<std::string> result;
    std::error_code ec;
    for (llvm::sys::fs::directory_iterator i(path, ec), end; i != end && !ec;
         i.increment(ec))
      result.push_back(llvm::sys::path::filename(i->path()).str());
    std::sort(result.begin(), result.end());
    return result;
  }
};

Unit unitNamed(const std::string &name) {
  Unit unit;
  unit.mainFile = name;
  UnitBuilder(unit).symbol("f", "f", SymbolKind::Function);
  return unit;
}

template <typename T> std::string errorOf(llvm::Expected<T> value) {
  return value ? "no error" : llvm::toString(value.takeError());
}

std::string errorOf(llvm::Error error) {
  return error ? llvm::toString(std::move(error)) : "no error";
}

std::vector<std::string> mainFiles(llvm::StringRef path) {
  auto units = readUnitFile(path);
  if (!units)
    return {llvm::toString(units.takeError())};
  std::vector<std::string> result;
  for (const Unit &unit : *units)
    result.push_back(unit.mainFile);
  return result;
}

using Names = std::vector<std::string>;

/// Makes the checksum right again, as if the damage had been written so.
void sign(std::string &bytes) {
  if (bytes.size() < 24)
    return;
  uint64_t sum = llvm::xxh3_64bits(llvm::StringRef(bytes).drop_front(24));
  std::memcpy(&bytes[16], &sum, sizeof(sum));
}

} // namespace

TEST_CASE("a unit is written, found and read again") {
  Folder folder;
  std::string path = folder.file("ads.unit");
  Unit unit = RandomUnit(1).make(12);
  REQUIRE(errorOf(writeUnitFile(unit, path)) == "no error");
  CHECK(folder.names() == Names{"ads.unit"});
  auto units = readUnitFile(path);
  REQUIRE(bool(units));
  REQUIRE(units->size() == 1);
  CHECK(encodeUnit(units->front()) == encodeUnit(unit));

  SECTION("writing again replaces it") {
    REQUIRE(errorOf(writeUnitFile(unitNamed("new.cpp"), path)) == "no error");
    CHECK(mainFiles(path) == Names{"new.cpp"});
    CHECK(folder.names() == Names{"ads.unit"});
  }
}

TEST_CASE("the text form is a unit file too") {
  Folder folder;
  folder.write("a.facts", "\n# by hand\n# twice\nunit \"hand.cpp\"\n");
  CHECK(mainFiles(folder.file("a.facts")) == Names{"hand.cpp"});
  folder.write("b.facts", "unit \"hand.cpp\"\noops");
  CHECK_THAT(mainFiles(folder.file("b.facts"))[0],
             Contains("b.facts:2:1: error: expected record"));
}

TEST_CASE("an archive is all its units") {
  Folder folder;
  auto archive = [&](std::vector<std::pair<std::string, std::string>> members) {
    std::vector<llvm::NewArchiveMember> rows;
    for (const auto &[name, content] : members) {
      rows.emplace_back(llvm::MemoryBufferRef(content, name));
      rows.back().MemberName = name;
    }
    auto buffer = llvm::writeArchiveToBuffer(
        rows, llvm::SymtabWritingMode::NoSymtab, llvm::object::Archive::K_GNU,
        /*Deterministic=*/true, /*Thin=*/false);
    REQUIRE(bool(buffer));
    folder.write("lib.a", (*buffer)->getBuffer());
  };
  archive({{"one.unit", encodeUnit(unitNamed("one.cpp"))},
           {"a-name-longer-than-sixteen.unit", "unit \"two.cpp\""},
           {"one.unit", encodeUnit(unitNamed("three.cpp"))}});
  CHECK(mainFiles(folder.file("lib.a")) ==
        Names{"one.cpp", "two.cpp", "three.cpp"});

  SECTION("a member that is none is named, not skipped") {
    archive({{"one.unit", encodeUnit(unitNamed("one.cpp"))},
             {"two.o", "\x7f"
                       "ELF"}});
    CHECK_THAT(mainFiles(folder.file("lib.a"))[0],
               Contains("lib.a(two.o): not a usable unit"));
  }
  SECTION("a cut archive is an error") {
    auto buffer = llvm::MemoryBuffer::getFile(folder.file("lib.a"));
    REQUIRE(bool(buffer));
    std::string bytes = (*buffer)->getBuffer().str();
    for (size_t size = 8; size < bytes.size(); ++size) {
      folder.write("cut.a", llvm::StringRef(bytes).take_front(size));
      INFO(size);
      Names found = mainFiles(folder.file("cut.a"));
      // Cut between two members it is a shorter archive.
      if (found.empty() || llvm::StringRef(found[0]).ends_with(".cpp"))
        CHECK(found.size() < 3);
    }
  }
  SECTION("an empty archive has no units") {
    folder.write("empty.a", "!<arch>\n");
    CHECK(mainFiles(folder.file("empty.a")).empty());
  }
}

TEST_CASE("what is no unit is refused by name") {
  Folder folder;
  CHECK_THAT(mainFiles(folder.file("none"))[0],
             Contains("none': No such file"));
  folder.write("empty", "");
  CHECK_THAT(mainFiles(folder.file("empty"))[0], Contains("it is empty"));
  folder.write("other", "int main() {}");
  CHECK_THAT(mainFiles(folder.file("other"))[0],
             Contains("other: not a usable unit: it does not begin like one"));

  std::string bytes = encodeUnit(unitNamed("a.cpp"));
  std::string older = bytes;
  older[8] = 77;
  CHECK(errorOf(decodeUnit(older, "a.unit")) ==
        "a.unit: not a usable unit: format version 77, this program reads " +
            std::to_string(UnitVersion));
  std::string swapped = bytes;
  std::reverse(&swapped[12], &swapped[16]);
  CHECK_THAT(errorOf(decodeUnit(swapped, "a")), Contains("byte order"));
  std::string rows = bytes;
  rows[24] = 99;
  sign(rows);
  CHECK_THAT(errorOf(decodeUnit(rows, "a")), Contains("another build"));
}

TEST_CASE("a write that fails leaves the old unit") {
  Folder folder;
  std::string path = folder.file("a.unit");
  CHECK_THAT(errorOf(writeUnitFile(unitNamed("a"), folder.file("no/a.unit"))),
             Contains("no/a.unit': No such file"));
  REQUIRE(errorOf(writeUnitFile(unitNamed("old.cpp"), path)) == "no error");

  SECTION("on a full disk") {
    // A limit on the size of files fails the write as a full disk does.
    Unit big = unitNamed(std::string(1 << 20, 'x'));
    rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 4096;
    setrlimit(RLIMIT_FSIZE, &small);
    std::string error = errorOf(writeUnitFile(big, path));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    CHECK_THAT(error, Contains("a.unit': File too large"));
  }
  SECTION("where a folder is in the way") {
    std::string taken = folder.file("taken");
    llvm::sys::fs::create_directories(taken + "/x");
    CHECK_THAT(errorOf(writeUnitFile(unitNamed("a"), taken)),
               Contains("taken': Is a directory"));
    llvm::sys::fs::remove_directories(taken);
  }
  CHECK(mainFiles(path) == Names{"old.cpp"});
  CHECK(folder.names() == Names{"a.unit"});
}

TEST_CASE("damage is found at every byte") {
  const std::string bytes = encodeUnit(RandomUnit(5).make(4));
  REQUIRE(errorOf(decodeUnit(bytes, "u")) == "no error");
  auto refused = [](const std::string &damaged) {
    return errorOf(decodeUnit(damaged, "u")) != "no error";
  };
  // With a checksum that fits, it may still be a unit, then a usable one.
  auto survived = [](std::string damaged) {
    sign(damaged);
    llvm::Expected<Unit> unit = decodeUnit(damaged, "u");
    if (!unit)
      return llvm::consumeError(unit.takeError());
    std::string text = printUnit(*unit);
    INFO(text);
    // Two strings that became equal may make two symbols one.
    llvm::Expected<Unit> parsed = parseUnit(text, "u");
    if (!parsed)
      return llvm::consumeError(parsed.takeError());
    CHECK(printUnit(*parsed) == text);
  };
  for (size_t size = 0; size < bytes.size(); ++size) {
    std::string cut = bytes.substr(0, size);
    CHECK(refused(cut));
    survived(cut);
  }
  CHECK(refused(bytes + '\0'));
  survived(bytes + '\0');
  for (size_t i = 0; i < bytes.size(); ++i)
    for (unsigned change : {1, 2, 0x10, 0x80, 0xff}) {
      std::string flipped = bytes;
      flipped[i] ^= char(change);
      CHECK(refused(flipped));
      survived(flipped);
    }
}

TEST_CASE("a table that claims to be huge is not allocated") {
  std::string bytes = encodeUnit(unitNamed("a.cpp"));
  for (size_t table = 0; table < 15; ++table) {
    std::string huge = bytes;
    std::memset(&huge[24 + 8 * table + 4], 0xff, 4);
    sign(huge);
    CHECK_THAT(errorOf(decodeUnit(huge, "u")), Contains("cut off"));
  }
}
