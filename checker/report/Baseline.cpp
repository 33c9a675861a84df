//===- Baseline.cpp - this run against an earlier one -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes pairs out of two lists: first by fingerprint, then by both ends.
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "llvm/ADT/STLExtras.h"

namespace purpose {

namespace {

using SameTest = bool (*)(const Finding &, const Finding &);

bool sameFinding(const Finding &a, const Finding &b) {
  return a.fingerprint == b.fingerprint;
}

bool sameEnds(const Finding &a, const Finding &b) {
  return a.rule == b.rule && a.label.name == b.label.name &&
         a.use.name == b.use.name && a.use.purpose == b.use.purpose &&
         a.place.file == b.place.file && a.function == b.function;
}

} // namespace

void compareWithBaseline(Report &report, llvm::ArrayRef<Reported> earlier) {
  std::vector<const Reported *> left;
  for (const Reported &known : earlier)
    if (known.state != BaselineState::Absent)
      left.push_back(&known);
  auto pair = [&](SameTest same, BaselineState state) {
    for (Reported &result : report.results) {
      if (result.state != BaselineState::New)
        continue;
      auto known = llvm::find_if(left, [&](const Reported *candidate) {
        return same(candidate->finding, result.finding);
      });
      if (known == left.end())
        continue;
      result.state = state;
      left.erase(known);
    }
  };
  for (Reported &result : report.results)
    result.state = BaselineState::New;
  pair(sameFinding, BaselineState::Unchanged);
  // An exception has no ends: another one is new.
  pair(
      [](const Finding &a, const Finding &b) {
        return a.rule != ExceptionRule && sameEnds(a, b);
      },
      BaselineState::Updated);
  for (const Reported *gone : left) {
    report.results.push_back(*gone);
    report.results.back().state = BaselineState::Absent;
  }
}

} // namespace purpose
