//===- ChangesTest.cpp - which change completed a path ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Diffs as git and diff -u write them; findings of the sample.
//
//===----------------------------------------------------------------------===//

#include "report/Changes.h"
#include "Sample.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Changes diff(
    llvm::StringRef text, llvm::function_ref<bool(llvm::StringRef)> exists =
                              [](llvm::StringRef) { return false; }) {
  auto changes = parseDiff(text, "/p", exists);
  REQUIRE(bool(changes));
  return *changes;
}

static const char *const Small = "diff --git a/src/a.cpp b/src/a.cpp\n"
                                 "index 1..2 100644\n"
                                 "--- a/src/a.cpp\n"
                                 "+++ b/src/a.cpp\n"
                                 "@@ -3,0 +4,2 @@ void f()\n"
                                 "+one\n"
                                 "+++ two\n"
                                 "@@ -10 +12 @@\n"
                                 "-old\n"
                                 "+new\n";

TEST_CASE("new lines of a diff without context") {
  Changes changes = diff(Small);
  std::vector<unsigned> lines;
  for (unsigned line = 1; line < 20; ++line)
    if (changes.adds({"/p/src/a.cpp", line, 1}))
      lines.push_back(line);
  CHECK(lines == std::vector<unsigned>{4, 5, 12});
  CHECK_FALSE(changes.adds({"/p/src/b.cpp", 4, 1}));
}

TEST_CASE("a file is found by its canonical name") {
  Changes changes = diff(Small);
  CHECK_FALSE(changes.adds({"/link/src/a.cpp", 4, 1}));
  changes.canonical = [](llvm::StringRef path) {
    path.consume_front("/link");
    return ("/p" + path).str();
  };
  CHECK(changes.adds({"/link/src/a.cpp", 4, 1}));
}

TEST_CASE("context lines count, whichever there are") {
  Changes changes =
      diff("--- src/a.cpp\t2026-01-01\n"
           "+++ src/a.cpp\t2026-01-02\n"
           "@@ -1,4 +1,4 @@\n"
           " one\n"
           "-two\n"
           "+TWO\n"
           "\n"
           " four\n"
           "\\ No newline at end of file\n",
           [](llvm::StringRef path) { return path == "/p/src/a.cpp"; });
  CHECK(changes.adds({"/p/src/a.cpp", 2, 1}));
  CHECK_FALSE(changes.adds({"/p/src/a.cpp", 1, 1}));
  CHECK_FALSE(changes.adds({"/p/src/a.cpp", 3, 1}));
}

TEST_CASE("names with special characters, and files that are gone") {
  Changes changes = diff("--- \"a/\\303\\244 x.cpp\"\n"
                         "+++ \"b/\\303\\244 x.cpp\"\n"
                         "@@ -0,0 +1 @@\n"
                         "+int x;\n"
                         "--- a/gone.cpp\n"
                         "+++ /dev/null\n"
                         "@@ -1 +0,0 @@\n"
                         "-int y;\n");
  CHECK(changes.adds({"/p/ä x.cpp", 1, 1}));
  CHECK(changes.files.size() == 1);
}

TEST_CASE("what is no diff is an error") {
  for (const char *text : {"Hello, world\n", "+++ b/x\n@@ what @@\n",
                           "+++ b/x\n@@ -1,2 +1,2 @@\n a\n"}) {
    auto changes = parseDiff(text, "/p", [](llvm::StringRef) { return false; });
    CHECK(!changes);
    llvm::consumeError(changes.takeError());
  }
  CHECK(diff("").files.empty());
}

static Finding inFiles(const char *step) {
  Finding f = sample().findings[0];
  f.trace = {{{"/p/account.h", 4, 3}, "limited here", ""},
             {{step, 12, 5}, "passed to 'job'", "pass"},
             {{"/p/edge.cpp", 41, 23}, "passed to 'add'", "job"}};
  f.place = f.trace.back().place;
  return f;
}

TEST_CASE("a call between two untouched files completes the path") {
  auto completion = completionOf(inFiles("/p/src/a.cpp"), diff(Small));
  REQUIRE(completion);
  CHECK(completion->place == Place{"/p/src/a.cpp", 12, 5});
  CHECK(completion->text ==
        "this call, new in this change, completes the path");
  CHECK(completion->step == 1u);
  CHECK_FALSE(completionOf(inFiles("/p/src/b.cpp"), diff(Small)));
}

TEST_CASE("of several the nearest to the use; then the use, then the limit") {
  Changes changes;
  changes.addFile("/p/account.h");
  auto text = [&] { return completionOf(inFiles("/p/x.cpp"), changes)->text; };
  CHECK_THAT(text(), Catch::StartsWith("this limit, new in this change"));
  changes.addFile("/p/audience.h");
  CHECK_THAT(text(), Catch::StartsWith("this use, new in this change"));
  changes.addFile("/p/x.cpp");
  CHECK(completionOf(inFiles("/p/x.cpp"), changes)->step == 1u);
  changes.addFile("/p/edge.cpp");
  CHECK(completionOf(inFiles("/p/x.cpp"), changes)->step == 2u);
}

TEST_CASE("a check that was taken away close to the path") {
  auto removed = [](const char *line) {
    return diff(std::string("--- a/x.cpp\n+++ b/x.cpp\n@@ -") + line +
                ",1 +10,0 @@\n-  if (!consent(a)) return;\n");
  };
  auto completion = completionOf(inFiles("/p/x.cpp"), removed("11"));
  REQUIRE(completion);
  CHECK(completion->place == Place{"/p/x.cpp", 12, 5});
  CHECK_FALSE(completion->step);
  Finding far = inFiles("/p/x.cpp");
  far.trace[1].place.line = 100;
  CHECK_FALSE(completionOf(far, removed("11")));
}

TEST_CASE("without a baseline the change decides what is new") {
  Report report;
  for (const char *step : {"/p/src/a.cpp", "/p/src/b.cpp"})
    report.results.push_back({inFiles(step), "", {}, {}, {}});
  attribute(report, diff(Small), /*stateless=*/true);
  CHECK(report.results[0].state == BaselineState::New);
  CHECK(report.results[1].state == BaselineState::Unchanged);
  // With one, the change only explains.
  report.results[0].state = BaselineState::Unchanged;
  report.results[1].state = BaselineState::New;
  report.results[0].completion.reset();
  attribute(report, diff(Small), /*stateless=*/false);
  CHECK(report.results[0].state == BaselineState::Unchanged);
  CHECK_FALSE(report.results[0].completion);
  CHECK(report.results[1].state == BaselineState::New);
}
