//===- NoLintTest.cpp - comments that accept a finding ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// By clang-tidy's rules: on the line, for the next, between begin and end.
//
//===----------------------------------------------------------------------===//

#include "policy/NoLint.h"
#include <catch2/catch.hpp>

using namespace purpose;

/// The lines that the comments of \p text accept a violation on.
static std::string accepted(llvm::StringRef text) {
  std::string lines;
  auto comments = findNoLints(text);
  for (unsigned line = 1; line < 9; ++line)
    for (const NoLint &comment : comments)
      if (comment.speaksOf("purpose-violation", line)) {
        lines += std::to_string(line);
        break;
      }
  return lines;
}

TEST_CASE("on which lines") {
  CHECK(accepted("a\nb // NOLINT(purpose-violation): x\nc\n") == "2");
  CHECK(accepted("a\nb /* NOLINT(purpose-violation) */ c\n") == "2");
  CHECK(accepted("a\n// NOLINTNEXTLINE(purpose-violation)\nc\n") == "3");
  CHECK(accepted("a\n// NOLINTBEGIN(purpose-*)\nb\nc\n// "
                 "NOLINTEND(purpose-*)\nd") == "2345");
  CHECK(accepted("a\n// NOLINTBEGIN(purpose-*)\nb\n// NOLINTEND\n") == "");
  CHECK(accepted("// NOLINTEND(purpose-violation)\nx") == "");
  CHECK(accepted("\r\nb // NOLINT\r\n") == "2");
  CHECK(accepted("") == "");
}

TEST_CASE("of which checks") {
  CHECK(accepted("// NOLINT(bugprone-*, purpose-violation)") == "1");
  CHECK(accepted("// NOLINT(bugprone-*)") == "");
  CHECK(accepted("// NOLINT(purpose-*,-purpose-violation)") == "");
  CHECK(accepted("// NOLINT()") == "");
  CHECK(accepted("// NOLINTS") == "");
  CHECK(accepted("// NOLINT(purpose-violation") == "");
}

TEST_CASE("what a person says") {
  auto only = [](llvm::StringRef text) {
    auto comments = findNoLints(text);
    REQUIRE(comments.size() == 1);
    return comments[0];
  };
  NoLint comment = only("/* NOLINT(purpose-violation): they agreed, in 2026; "
                        "owner=ads kind=false-positive expires=2027-01-31 */");
  CHECK(comment.reason == "they agreed, in 2026;");
  CHECK(comment.owner == "ads");
  CHECK(comment.kind == "false-positive");
  CHECK(comment.expires == "2027-01-31");
  CHECK(comment.named());
  CHECK(only("// NOLINT(purpose-violation) - why").reason == "why");
  CHECK(only("// NOLINT(purpose-violation): --").reason == "");
  CHECK(only("// NOLINT(purpose-violation)").kind == "accepted-risk");
  CHECK_FALSE(only("// NOLINT: why").named());
  CHECK(only("\n\n  // NOLINT").line == 3);
  CHECK(only("\n\n  // NOLINT").column == 6);
}
