//===- SarifRules.h - what SARIF says of the tool ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The parts of a report that do not depend on the run: rules, notifications,
// taxonomies.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_SARIFRULES_H
#define CLANG_PURPOSE_REPORT_SARIFRULES_H

#include "../policy/Policy.h"
#include <nlohmann/json.hpp>

namespace purpose {

/// `tool.driver`, with the levels that the policy sets.
nlohmann::ordered_json sarifDriver(const Policy &policy,
                                   const std::string &version);
/// Index of a rule in it.
size_t sarifRuleIndex(llvm::StringRef rule);

nlohmann::ordered_json sarifTaxonomies();
/// A result's `taxa`.
nlohmann::ordered_json sarifTaxa();

/// "note", "warning" or "error".
const char *sarifLevel(Severity severity);

} // namespace purpose

#endif
