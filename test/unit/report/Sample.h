//===- Sample.h - one finding for the reporters -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One violation with a way of two steps, and one blind spot.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_TEST_REPORT_SAMPLE_H
#define CLANG_PURPOSE_TEST_REPORT_SAMPLE_H

#include "report/Report.h"

namespace purpose {

inline Findings sample() {
  Finding f;
  f.rule = "purpose-violation";
  f.label = {"Account::phone",
             LimitKind::Only,
             {"security"},
             {"/p/account.h", 4, 3},
             "annotation"};
  f.use = {"MatchAudience",
           "audience-matching",
           {"/p/audience.h", 9, 7},
           "annotation"};
  f.place = {"/p/audience cpp.cpp", 41, 23};
  f.function = "job";
  f.trace = {{{"/p/account.h", 4, 3}, "limited here", ""},
             {{"/p/audience cpp.cpp", 41, 23}, "passed to 'add'", "job"}};
  f.chain = {"job", "MatchAudience::add"};
  f.breadcrumbs = CrumbDerived;
  f.confidence = .95;
  f.fingerprint = "0123456789abcdef";
  f.id = "01234567";
  BlindSpot b;
  b.place = {"/p/store.cpp", 7, 1};
  b.what = "'sendRaw' has no body and no model";
  b.label = "Account::phone";
  b.remedy = "write a model";
  Findings all;
  all.findings = {f};
  all.blindSpots = {b};
  all.units = 14;
  all.functions = 123;
  all.flows = 456;
  all.labels = all.uses = 1;
  return all;
}

inline Report sampleReport() { return reportOf(sample()); }

/// The sample's finding, accepted in the policy.
inline Reported acceptedSample() {
  Reported result = sampleReport().results[0];
  result.accepted = Acceptance{Acceptance::InPolicy,
                               "accepted-risk",
                               "consent is asked for in the form",
                               "ads",
                               "2027-06-30",
                               {"/p/.clang-purpose", 7, 5}};
  return result;
}

} // namespace purpose

#endif
