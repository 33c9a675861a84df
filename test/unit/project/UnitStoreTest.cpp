//===- UnitStoreTest.cpp - units that need not be made again ----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/UnitStore.h"
#include "facts/UnitFile.h"
#include "project/Extraction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>

using namespace purpose;
namespace fs = llvm::sys::fs;

namespace {

/// A project in a folder of its own, and a store beside it.
struct Project {
  std::string root, store;
  std::vector<CompileEntry> entries;

  Project() {
    llvm::SmallString<128> made, real;
    REQUIRE_FALSE(fs::createUniqueDirectory("purpose-store", made));
    REQUIRE_FALSE(fs::real_path(made, real));
    root = real.str().str() + "/p";
    store = real.str().str() + "/store";
    REQUIRE_FALSE(fs::create_directories(root + "/first"));
  }
  ~Project() { fs::remove_directories(llvm::sys::path::parent_path(root)); }
  Project(const Project &) = delete;
  Project &operator=(const Project &) = delete;

  /// Old enough that its times are to be trusted, unless \p fresh.
  void write(const std::string &name, llvm::StringRef text,
             bool fresh = false) {
    std::error_code error;
    llvm::raw_fd_ostream(root + "/" + name, error) << text;
    REQUIRE_FALSE(error);
    if (fresh)
      return;
    timespec times[2] = {{1'000'000'000 + ++Ticks, 0},
                         {1'000'000'000 + Ticks, 0}};
    utimensat(AT_FDCWD, (root + "/" + name).c_str(), times, 0);
  }
  void remove(const std::string &name) { fs::remove(root + "/" + name); }

  void add(const std::string &name) {
    CompileEntry entry;
    entry.directory = root;
    entry.file = root + "/" + name;
    entry.arguments = {"c++", "-I" + root + "/first", "-I" + root, name};
    entry.target = "all";
    entries.push_back(entry);
  }

  std::unique_ptr<UnitStore> open(uint64_t limit = 0) const {
    PathMap map;
    map.add(root, "src");
    auto opened = UnitStore::open(store, map, limit);
    REQUIRE(bool(opened));
    return std::move(*opened);
  }
  Extraction extract(UnitStore *with) const {
    WorkerOptions workers;
    workers.jobs = 2;
    return extractAll(entries, {}, workers, false, with);
  }
  /// With the store; how many units were not made again.
  size_t reused() const {
    std::unique_ptr<UnitStore> with = open();
    Extraction stored = extract(with.get());
    CHECK(stored.notes.empty());
    Extraction fresh = extract(nullptr);
    CHECK(text(stored) == text(fresh));
    return stored.reused;
  }
  static std::string text(const Extraction &extraction) {
    std::string all;
    for (const Unit &unit : extraction.units)
      all += printUnit(unit);
    for (const UnitFailure &failure : extraction.failures)
      all += failure.file + ": " + failure.reason + "\n" +
             llvm::join(failure.diagnostics, "\n") + "\n";
    return all;
  }

private:
  int64_t Ticks = 0;
};

} // namespace

TEST_CASE("a unit is made again exactly if something that it read changed") {
  Project p;
  p.write("user.h", "struct User { int phone; };");
  p.write("a.cpp", "#include \"user.h\"\nint a(User u) { return u.phone; }");
  p.write("b.cpp", "int b(int x) { return x; }");
  p.write("bad.cpp", "int bad( {");
  p.write("lacks.cpp", "#include \"none.h\"\n");
  for (const char *name : {"a.cpp", "b.cpp", "bad.cpp", "lacks.cpp"})
    p.add(name);
  CHECK(p.reused() == 0);
  CHECK(p.reused() == 4); // failures too

  SECTION("a source") {
    p.write("b.cpp", "int b(int x) { return -x; }");
    CHECK(p.reused() == 3);
    CHECK(p.reused() == 4);
  }
  SECTION("a header") {
    p.write("user.h", "struct User { int mail; int phone; };");
    CHECK(p.reused() == 3);
  }
  SECTION("and changed back: both results are kept") {
    p.write("b.cpp", "int b(int x) { return -x; }");
    CHECK(p.reused() == 3);
    p.write("b.cpp", "int b(int x) { return x; }");
    CHECK(p.reused() == 4);
  }
  SECTION("only times: the contents count") {
    p.write("user.h", "struct User { int phone; };");
    CHECK(p.reused() == 4);
  }
  SECTION("a header that is found first appears, and goes") {
    p.write("first/user.h", "struct User { int phone, other; };");
    // It stands before -I, but not before the folder of the source.
    CHECK(p.reused() == 4);
    p.write("first/none.h", "");
    CHECK(p.reused() == 3);
    p.remove("first/none.h");
    CHECK(p.reused() == 4);
  }
  SECTION("the command line") {
    p.entries[1].arguments.insert(p.entries[1].arguments.begin() + 1, "-DX");
    CHECK(p.reused() == 3);
  }
  SECTION("what it is linked into") {
    p.entries[1].target = "other";
    CHECK(p.reused() == 3);
  }
  SECTION("other models") {
    ModelSet models;
    llvm::cantFail(models.add("- function: f\n  pure: true\n", "m.yaml"));
    ExtractOptions options;
    options.models = &models;
    CHECK(p.open()->keyOf(p.entries[0], options) !=
          p.open()->keyOf(p.entries[0], {}));
  }
}

TEST_CASE("two writes within one tick of the clock are told apart") {
  Project p;
  p.add("a.cpp");
  for (int i = 0; i < 6; ++i) {
    p.write("a.cpp",
            i % 2 ? "int f(int x) { return x; }" : "int g(int x) { return x; }",
            /*fresh=*/true);
    // The same size, inode and time.
    timespec now[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    utimensat(AT_FDCWD, (p.root + "/a.cpp").c_str(), now, 0);
    CHECK(p.reused() == (i < 2 ? 0 : 1));
  }
}

TEST_CASE("a damaged store is made again, never believed") {
  Project p;
  p.write("a.cpp", "int a(int x) { return x; }");
  p.write("b.cpp", "int b(int x) { return x; }");
  p.add("a.cpp");
  p.add("b.cpp");
  CHECK(p.reused() == 0);
  std::vector<std::string> objects;
  std::error_code error;
  for (fs::recursive_directory_iterator at(p.store, error), end;
       !error && at != end; at.increment(error))
    if (llvm::StringRef(at->path()).ends_with(".unit"))
      objects.push_back(at->path());
  REQUIRE(objects.size() == 2);
  auto damage = [](const std::string &file, size_t at, bool cut) {
    auto buffer = llvm::MemoryBuffer::getFile(file);
    REQUIRE(bool(buffer));
    std::string bytes = (*buffer)->getBuffer().str();
    if (cut)
      bytes.resize(at % bytes.size());
    else
      bytes[at % bytes.size()] ^= 0x20;
    std::error_code problem;
    llvm::raw_fd_ostream(file, problem) << bytes;
  };
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    damage(objects[i % 2], random(), i % 3 == 0);
    CHECK(p.reused() == 1);
    CHECK(p.reused() == 2);
  }
  damage(objects[0], 40, false);
  llvm::Expected<StoreReport> report = p.open()->verify();
  REQUIRE(bool(report));
  CHECK(report->damaged == 1);
  CHECK(report->units == 1);
  CHECK(p.reused() == 1);
  for (int i = 0; i < 6; ++i) {
    damage(p.store + "/index", random(), i % 2);
    CHECK(p.reused() == 0);
  }
}

TEST_CASE("the store keeps to its limit, the last used stay") {
  Project p;
  for (int i = 0; i < 4; ++i) {
    std::string name = "f" + std::to_string(i) + ".cpp";
    p.write(name, "int f" + std::to_string(i) + "(int x) { return x; }");
    p.add(name);
  }
  CHECK(p.reused() == 0);
  uint64_t bytes = p.open()->stat().bytes;
  llvm::Expected<StoreReport> report = p.open(bytes / 2)->gc();
  REQUIRE(bool(report));
  CHECK(report->units == 2);
  CHECK(report->bytes <= bytes / 2);
  CHECK(p.reused() == 2);
  CHECK(p.reused() == 4);
}

TEST_CASE("another machine has other folders") {
  Project p;
  p.write("user.h", "struct User { int phone; static int count; };");
  p.write("a.cpp",
          "#include \"user.h\"\nstatic int s; const char *w() { return "
          "__FILE__; }\nint a(User u) { return u.phone + s; }");
  p.add("a.cpp");
  CHECK(p.reused() == 0);
  Project q;
  q.write("user.h", "struct User { int phone; static int count; };");
  q.write("a.cpp",
          "#include \"user.h\"\nstatic int s; const char *w() { return "
          "__FILE__; }\nint a(User u) { return u.phone + s; }");
  q.add("a.cpp");
  q.store = p.store;
  CHECK(q.reused() == 1);
  for (const char *file : {"/index", ""}) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(p.store + file, error), end;
         !error && at != end; at.increment(error)) {
      auto buffer = llvm::MemoryBuffer::getFile(at->path());
      if (buffer)
        CHECK_FALSE((*buffer)->getBuffer().contains(p.root));
    }
  }
}

TEST_CASE("which units read a header") {
  Project p;
  p.write("user.h", "struct User { int phone; };");
  p.write("a.cpp", "#include \"./user.h\"\nint a(User u) { return u.phone; }");
  p.write("b.cpp", "int b(int x) { return x; }");
  p.add("a.cpp");
  p.add("b.cpp");
  CHECK(p.reused() == 0);
  std::unique_ptr<UnitStore> store = p.open();
  Digest a = store->keyOf(p.entries[0], {}), b = store->keyOf(p.entries[1], {});
  CHECK(store->reaches(a, {p.root + "/user.h"}) == true);
  CHECK(store->reaches(b, {p.root + "/user.h"}) == false);
  CHECK(store->reaches(b, {p.root + "/b.cpp"}) == true);
  CHECK_FALSE(store->reaches(digestOf("other"), {p.root + "/b.cpp"}));
}

TEST_CASE("runs at once keep what both learnt") {
  Project p;
  for (const char *name : {"a.cpp", "b.cpp"}) {
    p.write(name, std::string("int ") + name[0] + "(int x) { return x; }");
    p.add(name);
  }
  std::unique_ptr<UnitStore> one = p.open(), two = p.open();
  extractAll(llvm::ArrayRef(p.entries).take_front(1), {}, {}, false, one.get());
  extractAll(llvm::ArrayRef(p.entries).drop_front(1), {}, {}, false, two.get());
  CHECK(p.reused() == 2);
}

TEST_CASE("texts with paths in them come back as they were") {
  PathMap map;
  map.add("/home/ann/shop", "src");
  map.add("/home/ann/shop/build/", "build");
  for (std::string text :
       {"/home/ann/shop/a.h", "User@/home/ann/shop/a.h::phone",
        "/home/ann/shopping/a.h", "/home/ann/shop", "-I/home/ann/shop/build",
        "-I/home/ann/shop/build/x:/home/ann/shop", "\x01src\x02/", "\x01", "",
        "a/home/ann/shop.d", "\x02//"})
    CHECK(map.fromStore(map.toStore(llvm::StringRef(text))) == text);
  CHECK(map.toStore(llvm::StringRef("-I/home/ann/shop/build/x")) ==
        "-I\x01"
        "build\x02/x");
  CHECK(map.toStore(llvm::StringRef("/home/ann/shopping")) ==
        "/home/ann/shopping");
  CHECK_FALSE(map.fromStore(llvm::StringRef("\x01other\x02/a.h")));
  CHECK_FALSE(map.fromStore(llvm::StringRef("\x01other")));
}
