//===- CompileDatabaseTest.cpp - databases as builds write them -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/CompileDatabase.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace purpose;
namespace fs = llvm::sys::fs;

namespace {
/// A folder that is gone after the test.
struct Folder {
  llvm::SmallString<128> path;
  Folder() { fs::createUniqueDirectory("purpose-test", path); }
  ~Folder() { fs::remove_directories(path); }
  std::string write(llvm::StringRef name, llvm::StringRef text) {
    llvm::SmallString<128> file(path);
    llvm::sys::path::append(file, name);
    fs::create_directories(llvm::sys::path::parent_path(file));
    std::error_code error;
    llvm::raw_fd_ostream(file, error) << text;
    return file.str().str();
  }
};

std::string errorOf(llvm::StringRef text) {
  Folder folder;
  std::string file = folder.write("compile_commands.json", text);
  auto database = readCompileDatabase(file, {});
  if (database)
    return "";
  std::string message = llvm::toString(database.takeError());
  REQUIRE(llvm::StringRef(message).starts_with(file));
  return message.substr(file.size());
}
} // namespace

TEST_CASE("both forms of an entry, relative and absolute names") {
  Folder folder;
  folder.write("compile_commands.json", R"([
    {"directory": "/p/build", "file": "../src/a.cpp",
     "command": "ccache g++ -DTEXT=\"a b\" -o CMakeFiles/core.dir/a.cpp.o -c ../src/a.cpp"},
    {"directory": "/p/build", "file": "/p/src/b.c", "output": "CMakeFiles/core.dir/b.c.o",
     "arguments": ["cc", "-c", "/p/src/b.c"]},
    {"directory": "/p/build", "file": "/p/src/start.S", "arguments": ["cc", "-c", "/p/src/start.S"]}])");
  auto database = readCompileDatabase(folder.path, {});
  REQUIRE(bool(database));
  REQUIRE(database->entries.size() == 2);
  const CompileEntry &a = database->entries[0], &b = database->entries[1];
  CHECK(a.file == "/p/src/a.cpp");
  CHECK(a.directory == "/p/build");
  CHECK(a.target == "core");
  CHECK(llvm::is_contained(a.arguments, "-DTEXT=a b"));
  CHECK(a.arguments.front() == "g++");
  CHECK(b.file == "/p/src/b.c");
  CHECK(b.target == "core");
  CHECK(database->skipped == std::vector<std::string>{"/p/src/start.S"});
}

TEST_CASE("one file compiled twice stays two entries, word for word one") {
  Folder folder;
  folder.write("compile_commands.json", R"([
    {"directory": "/p", "file": "a.cpp", "arguments": ["c++", "-DA", "a.cpp"]},
    {"directory": "/p", "file": "a.cpp", "arguments": ["c++", "-DB", "a.cpp"]},
    {"directory": "/p", "file": "a.cpp", "arguments": ["c++", "-DA", "a.cpp"]}])");
  auto database = readCompileDatabase(folder.path, {});
  REQUIRE(bool(database));
  CHECK(database->entries.size() == 2);
}

TEST_CASE("response files are expanded") {
  Folder folder;
  folder.write("flags.rsp", "-DFROM_FILE -Iinc");
  folder.write("compile_commands.json",
               ("[{\"directory\": \"" + folder.path +
                "\", \"file\": \"a.cpp\", \"command\": \"c++ @flags.rsp "
                "a.cpp\"}]")
                   .str());
  auto database = readCompileDatabase(folder.path, {});
  REQUIRE(bool(database));
  REQUIRE(database->entries.size() == 1);
  CHECK(llvm::is_contained(database->entries[0].arguments, "-DFROM_FILE"));
}

TEST_CASE(
    "files by name: their own entries, or a relative's flags and a note") {
  Folder folder;
  std::string a = folder.write("a.cpp", ""), b = folder.write("b.cpp", "");
  folder.write("compile_commands.json",
               ("[{\"directory\": \"" + folder.path + "\", \"file\": \"" + a +
                "\", \"arguments\": [\"c++\", \"-DA\", \"" + a + "\"]}]")
                   .str());
  auto known = readCompileDatabase(folder.path, {a});
  REQUIRE(bool(known));
  CHECK(known->entries.size() == 1);
  CHECK(known->notes.empty());
  auto guessed = readCompileDatabase(folder.path, {b});
  REQUIRE(bool(guessed));
  REQUIRE(guessed->entries.size() == 1);
  CHECK(guessed->entries[0].file == b);
  CHECK(llvm::is_contained(guessed->entries[0].arguments, "-DA"));
  CHECK(guessed->notes.size() == 1);
}

TEST_CASE("a database that is none is an error with its place") {
  CHECK_THAT(errorOf(""), Catch::Contains("is empty"));
  CHECK_THAT(errorOf("[{\"directory\": \"/p\",\n  \"file\" \"a\"}]"),
             Catch::StartsWith(":2:"));
  CHECK_THAT(errorOf("{}"), Catch::Contains("not a compile database"));
  CHECK_THAT(errorOf("[{\"directory\": \"/p\", \"file\": \"a.cpp\"}]"),
             Catch::Contains("command"));
  auto none = readCompileDatabase("/nonexistent/build", {});
  REQUIRE_FALSE(bool(none));
  CHECK_THAT(llvm::toString(none.takeError()), Catch::Contains("-p"));
}

TEST_CASE("a comma after the last entry is no error") {
  CHECK(
      errorOf(
          R"([{"directory": "/p", "file": "a.cpp", "command": "cc \",]\" a.cpp",},
  ])") == "");
}

TEST_CASE("the database is found upward and in build folders") {
  Folder folder;
  std::string json = folder.write("build/compile_commands.json", "[]");
  folder.write("src/deep/a.cpp", "");
  llvm::SmallString<128> deep(folder.path);
  llvm::sys::path::append(deep, "src", "deep");
  CHECK(findCompileDatabase(deep) == json);
}

TEST_CASE("flags given by hand") {
  CompileDatabase database =
      givenFlags({"a.c", "b.cpp", "odd"}, {"-DX", "-o", "z"});
  REQUIRE(database.entries.size() == 3);
  CHECK(database.entries[0].arguments ==
        std::vector<std::string>{"clang", "-DX", "a.c"});
  CHECK(database.entries[1].arguments ==
        std::vector<std::string>{"clang++", "-DX", "b.cpp"});
  CHECK(database.entries[2].arguments ==
        std::vector<std::string>{"clang++", "-DX", "-x", "c++", "odd"});
}
