//===- ProposalTest.cpp - what names suggest --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Units made by hand.
//
//===----------------------------------------------------------------------===//

#include "project/Proposal.h"
#include "policy/Policy.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Unit unitOf(const char *path,
                   std::vector<std::pair<SymbolKind, const char *>> names) {
  Unit unit;
  UnitBuilder build(unit);
  Index file = build.file(path);
  for (auto [kind, name] : names) {
    Index symbol = build.symbol(name, name, kind);
    unit.symbols[symbol].site = {file, 5, 1};
  }
  return unit;
}

TEST_CASE("words of identifiers") {
  using Words = std::vector<std::string>;
  CHECK(wordsOf("recoveryPhone_2") == Words{"recovery", "phone", "2"});
  CHECK(wordsOf("HTTPServer") == Words{"http", "server"});
  CHECK(wordsOf("m_eMail") == Words{"m", "e", "mail"});
  CHECK(wordsOf("") == Words{});
}

TEST_CASE("folders and namespaces sound like purposes") {
  Proposal proposal = propose(
      {unitOf("/p/src/ads/bid.cpp", {{SymbolKind::Namespace, "shop::billing"}}),
       unitOf("/p/src/ads/match.cpp", {}), unitOf("/p/src/roads/map.cpp", {}),
       unitOf("/p/third_party/ads/x.cpp", {}), unitOf("/q/ads/y.cpp", {}),
       unitOf("/p/tests/ads/t.cpp", {})},
      "/p");
  REQUIRE(proposal.uses.size() == 2);
  CHECK(proposal.uses[0].subject == "src/ads/**");
  CHECK(proposal.uses[0].purpose == "advertising");
  CHECK(proposal.uses[0].count == 2);
  CHECK(proposal.uses[1].subject == "shop::billing::*");
  CHECK_FALSE(proposal.uses[1].path);
}

TEST_CASE("fields and types look like contact or security data") {
  Unit unit =
      unitOf("/p/account.h", {{SymbolKind::Field, "Account::phone"},
                              {SymbolKind::Field, "Account::recoveryPhone"},
                              {SymbolKind::Field, "Account::phoneVerified"},
                              {SymbolKind::Field, "Account::address"},
                              {SymbolKind::Field, "Account::homeAddress"},
                              {SymbolKind::Field, "Account::twoFactorSeed"},
                              {SymbolKind::Field, "Account::email"},
                              {SymbolKind::Field, "Account::nickname"},
                              {SymbolKind::Record, "EmailAddress"},
                              {SymbolKind::Record, "EmailSender"},
                              {SymbolKind::Function, "phone"}});
  Mark mark;
  mark.symbol = UnitBuilder(unit).findSymbol("Account::email");
  unit.marks.push_back(mark);
  std::vector<std::string> found;
  for (const ProposedLimit &limit : propose({unit}, "/p").limits)
    found.push_back(limit.name + " " + limit.limit);
  CHECK(found ==
        std::vector<std::string>{"Account::homeAddress never: [advertising]",
                                 "Account::phone never: [advertising]",
                                 "Account::recoveryPhone only: [security]",
                                 "Account::twoFactorSeed only: [security]",
                                 "EmailAddress never: [advertising]"});
}

TEST_CASE("a proposal is a policy, with its comments taken out too") {
  Proposal proposal = propose(
      {unitOf("/p/ads/a.cpp", {{SymbolKind::Field, "Account::phone"}})}, "/p");
  for (const Proposal &each : {proposal, Proposal()}) {
    std::string text = policyText(each);
    auto policy = parsePolicy(text, "/p/.clang-purpose");
    REQUIRE(bool(policy));
    CHECK_FALSE(policy->enforcing);
    CHECK(policy->limits.empty());
    size_t at;
    while ((at = text.find("#  -")) != std::string::npos)
      text.erase(at, 1);
    policy = parsePolicy(text, "/p/.clang-purpose");
    REQUIRE(bool(policy));
    CHECK(policy->limits.size() == 1);
    CHECK(policy->uses.size() == 1);
  }
}
