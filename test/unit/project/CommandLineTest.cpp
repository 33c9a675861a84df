//===- CommandLineTest.cpp - what is left of a compile command --*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/CommandLine.h"
#include "llvm/ADT/StringExtras.h"
#include <catch2/catch.hpp>

using namespace purpose;

/// The command line, cleaned for /src/a.cpp in /src, as one text.
static std::string cleaned(llvm::StringRef command) {
  llvm::SmallVector<llvm::StringRef> words;
  command.split(words, ' ', -1, /*KeepEmpty=*/false);
  std::vector<std::string> arguments(words.begin(), words.end());
  return llvm::join(cleanCommand(arguments, "/src/a.cpp", "/src"), " ");
}

TEST_CASE("what decides how the source reads stays, in its order") {
  CHECK(cleaned(
            "c++ -std=c++20 -DX=1 -UX -Iinc -isystem sys -include f.h a.cpp") ==
        "c++ -std=c++20 -DX=1 -UX -Iinc -isystem sys -include f.h a.cpp");
  CHECK(cleaned("g++-12 -m32 -fno-exceptions -pthread a.cpp") ==
        "g++-12 -m32 -fno-exceptions -pthread a.cpp");
}

TEST_CASE("nothing of a command line is loaded") {
  CHECK(
      cleaned("clang++ -fplugin=/tmp/evil.so -fpass-plugin=/tmp/e.so a.cpp") ==
      "clang++ a.cpp");
  CHECK(cleaned("clang++ -Xclang -load -Xclang evil.so -Xclang -add-plugin "
                "-Xclang evil -Xclang -plugin-arg-evil -Xclang x a.cpp") ==
        "clang++ a.cpp");
  CHECK(cleaned("clang++ -Xclang=-load -Xclang=evil.so a.cpp") ==
        "clang++ a.cpp");
  CHECK(cleaned("clang++ -mllvm -load=evil.so a.cpp") == "clang++ a.cpp");
  CHECK(cleaned("clang++ -fplugin-arg-evil-x=1 a.cpp") == "clang++ a.cpp");
}

TEST_CASE("nothing is written") {
  CHECK(
      cleaned("c++ -c a.cpp -o a.o -MD -MT a.o -MF a.d -MMD -MP -MJ a.json") ==
      "c++ a.cpp");
  CHECK(cleaned("c++ -Wp,-MD,a.d -save-temps --serialize-diagnostics d.dia "
                "-ftime-trace a.cpp") == "c++ a.cpp");
  CHECK(cleaned("c++ -E -P a.cpp") == "c++ a.cpp");
}

TEST_CASE(
    "warnings do not fail a unit, errors by default can be switched off") {
  CHECK(cleaned("c++ -Wall -Werror -Werror=shadow -pedantic-errors a.cpp") ==
        "c++ a.cpp");
  CHECK(cleaned("c++ -Wno-narrowing a.cpp") == "c++ -Wno-narrowing a.cpp");
}

TEST_CASE("flags of gcc that Clang does not know are dropped") {
  CHECK(cleaned("gcc -fno-var-tracking-assignments -mno-fp-ret-in-387 "
                "-fconserve-stack -fmerge-nothing a.cpp")
            .find("-fmerge-nothing") == std::string::npos);
  CHECK(cleaned("g++ -frobnicate=3 --no-such-thing -O2 a.cpp") ==
        "g++ -O2 a.cpp");
}

TEST_CASE("a precompiled header is read as the text it was made from") {
  CHECK(cleaned("clang++ -Winvalid-pch -Xclang -include-pch -Xclang p.pch "
                "-Xclang -include -Xclang p.hxx a.cpp") ==
        "clang++ -Xclang -include -Xclang p.hxx a.cpp");
}

TEST_CASE("of several sources in one command, only the one that is meant") {
  CHECK(cleaned("c++ b.cpp a.cpp /src/c.cc -lm") == "c++ a.cpp -lm");
  CHECK(cleaned("c++ a.cpp b.o") == "c++ a.cpp b.o");
}

TEST_CASE("launchers before the compiler are passed over") {
  auto bare = [](std::vector<std::string> arguments) {
    return llvm::join(withoutLaunchers(std::move(arguments)), " ");
  };
  CHECK(bare({"ccache", "g++", "-c", "a.cpp"}) == "g++ -c a.cpp");
  CHECK(bare({"/usr/bin/env", "LANG=C", "icecc", "cc", "a.c"}) == "cc a.c");
  CHECK(bare({"nice", "-n", "10", "cc", "a.c"}) == "cc a.c");
  CHECK(bare({"/usr/bin/cmake", "-E", "__run_co_compile", "--tidy=x", "--",
              "/usr/bin/c++", "a.cpp"}) == "/usr/bin/c++ a.cpp");
  // A link to ccache under the compiler's name, or ccache as the compiler.
  CHECK(bare({"/usr/lib/ccache/g++", "a.cpp"}) == "/usr/lib/ccache/g++ a.cpp");
  CHECK(bare({"ccache", "a.cpp"}) == "ccache a.cpp");
  CHECK(bare({"cc"}) == "cc");
}

TEST_CASE("the output tells what a unit is linked into") {
  CHECK(targetOfOutput("CMakeFiles/core.dir/src/a.cpp.o") == "core");
  CHECK(targetOfOutput("lib/CMakeFiles/ads.dir/a.cpp.o") == "ads");
  CHECK(targetOfOutput("/b/lib/CMakeFiles/ads.dir/a.cpp.o") == "ads");
  CHECK(targetOfOutput("src/libcore.a.p/a.cpp.o") == "src/libcore.a");
  CHECK(targetOfOutput("a.o").empty());
  CHECK(targetOfOutput("").empty());
  CHECK(outputOf({"c++", "-c", "a.cpp", "-o", "x.o"}) == "x.o");
  CHECK(outputOf({"c++", "-c", "a.cpp", "-ox.o"}) == "x.o");
  CHECK(outputOf({"c++", "-c", "a.cpp"}).empty());
}

TEST_CASE("the C family is told from other languages") {
  for (const char *file : {"a.c", "a.cc", "a.cpp", "a.cxx", "a.C", "a.m",
                           "a.mm", "a.h", "a.hpp", "a.ii", "a.cppm"})
    CHECK(isClangSource(file));
  for (const char *file :
       {"a.S", "a.s", "a.cu", "a.f90", "a.rs", "a", "a.o", "a.swift"})
    CHECK_FALSE(isClangSource(file));
}
