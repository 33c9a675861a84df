//===- SolvedTest.cpp - what was found in a program -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/Solved.h"
#include <catch2/catch.hpp>

using namespace purpose;

namespace {

Place place(const char *file, uint32_t line) { return {file, line, 7}; }

/// Something in every field.
Solved sample() {
  Finding finding;
  finding.rule = "purpose-violation";
  finding.label = {"User::phone",
                   LimitKind::Never,
                   {"advertising", "sale"},
                   place("/home/ann/shop/user.h", 3),
                   "annotation"};
  finding.use = {"bid", "advertising", place("/usr/include/bid.h", 9),
                 "policy /home/ann/shop/.clang-purpose:2"};
  finding.place = place("/home/ann/shop/a.cpp", 40);
  finding.function = "match";
  finding.trace = {{place("/home/ann/shop/a.cpp", 39), "assigned to 'x'", "f"},
                   {place("", 0), "", ""}};
  finding.chain = {"f", "match"};
  finding.others = 4;
  finding.breadcrumbs = CrumbDerived | CrumbKept;
  finding.confidence = 0.81;
  finding.fingerprint = "0123456789abcdef";
  finding.id = "01234567";
  Solved solved;
  solved.findings.findings = {finding, Finding()};
  solved.findings.blindSpots = {{BlindSpotKind::Limit,
                                 place("/home/ann/shop/a.cpp", 5), "w", "l",
                                 "r", true}};
  solved.findings.reliances = {
      {"release", "n", "r", "o", {"p"}, place("/x", 1), "l"}};
  solved.findings.revealed = {{place("/home/ann/shop/b.cpp", 2), {"l", "m"}}};
  solved.findings.labels = 1;
  solved.findings.uses = 2;
  solved.findings.functions = 3;
  solved.findings.flows = uint64_t(4) << 40;
  solved.findings.units = 5;
  solved.markErrors = {{place("/home/ann/shop/b.cpp", 2), "message", "fix"}};
  solved.failures = {{UnitFailure::TimedOut,
                      "/home/ann/shop/c.cpp",
                      "late",
                      {"/home/ann/shop/c.cpp:1:1: error: x"}}};
  solved.sources = {"/home/ann/shop/a.cpp", "/home/ann/shop/user.h"};
  return solved;
}

PathMap folders(const char *root) {
  PathMap map;
  map.add(root, "src");
  return map;
}

} // namespace

TEST_CASE("what was solved reads back as it was, in another folder, too") {
  std::string bytes = encodeSolved(sample(), folders("/home/ann/shop"));
  CHECK(bytes.find("/home/ann") == std::string::npos);
  std::optional<Solved> same = decodeSolved(bytes, folders("/home/ann/shop"));
  REQUIRE(same);
  CHECK(encodeSolved(*same, PathMap()) == encodeSolved(sample(), PathMap()));
  std::optional<Solved> there = decodeSolved(bytes, folders("/build/7"));
  REQUIRE(there);
  const Finding &finding = there->findings.findings[0];
  CHECK(finding.place.file == "/build/7/a.cpp");
  CHECK(finding.use.place.file == "/usr/include/bid.h");
  CHECK(finding.use.origin == "policy /build/7/.clang-purpose:2");
  CHECK(finding.confidence == 0.81);
  CHECK(there->failures[0].diagnostics[0] == "/build/7/c.cpp:1:1: error: x");
  CHECK_FALSE(decodeSolved(bytes, PathMap()));
}

TEST_CASE("bytes that are cut or too many are no findings") {
  PathMap map;
  std::string bytes = encodeSolved(sample(), map);
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(decodeSolved(llvm::StringRef(bytes).take_front(size), map));
  CHECK_FALSE(decodeSolved(bytes + '\0', map));
  // A count that promises more than there is.
  CHECK_FALSE(decodeSolved(std::string(8, '\xff') + bytes.substr(8), map));
}

TEST_CASE("findings stand for their units and policy, and no others") {
  PathMap map;
  Digest a = digestOf("a"), b = digestOf("b");
  Policy policy = llvm::cantFail(
      parsePolicy("uses:\n  - {name: f, purpose: advertising}\n", "/p/x"));
  Digest object = solvedObject({a, b}, policy, map);
  CHECK(object == solvedObject({a, b}, policy, map));
  CHECK(object != solvedObject({b, a}, policy, map));
  CHECK(object != solvedObject({a}, policy, map));
  CHECK(object != solvedObject({a, b}, builtinPolicy(), map));
  CHECK(
      object !=
      solvedObject({a, b},
                   llvm::cantFail(parsePolicy(
                       "uses:\n  - {name: g, purpose: advertising}\n", "/p/x")),
                   map));
  CHECK(object != solvedObject({a, b},
                               llvm::cantFail(parsePolicy(policy.text, "/q/x")),
                               map));
}
