//===- Proposal.cpp - a first policy for a program --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The words stand in the tables below; the rest looks names up in them.
//
//===----------------------------------------------------------------------===//

#include "Proposal.h"
#include "../report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

using llvm::StringRef;

namespace purpose {

namespace {

/// Words of folders and namespaces, and the purpose that they tell.
const std::pair<StringRef, StringRef> PurposeWords[] = {
    {"ad", "advertising"},
    {"ads", "advertising"},
    {"advert", "advertising"},
    {"adverts", "advertising"},
    {"advertisement", "advertising"},
    {"advertisements", "advertising"},
    {"advertising", "advertising"},
    {"audience", "audience-matching"},
    {"audiences", "audience-matching"},
    {"lookalike", "audience-matching"},
    {"retargeting", "targeted"},
    {"targeting", "targeted"},
    {"profiling", "profiling"},
    {"marketing", "marketing"},
    {"campaign", "marketing"},
    {"campaigns", "marketing"},
    {"newsletter", "communications"},
    {"promotion", "communications"},
    {"promotions", "communications"},
    {"analytics", "analytics"},
    {"telemetry", "analytics"},
    {"tracking", "analytics"},
    {"reporting", "reporting"},
    {"research", "research"},
    {"recommendation", "recommendations"},
    {"recommendations", "recommendations"},
    {"recommender", "recommendations"},
    {"personalization", "personalize"},
    {"personalisation", "personalize"},
    {"security", "security"},
    {"auth", "security"},
    {"authentication", "security"},
    {"login", "security"},
    {"2fa", "two-factor"},
    {"mfa", "two-factor"},
    {"otp", "two-factor"},
    {"totp", "two-factor"},
    {"twofactor", "two-factor"},
    {"recovery", "account-recovery"},
    {"fraud", "fraud-detection"},
    {"antifraud", "fraud-detection"},
    {"abuse", "abuse-prevention"},
    {"moderation", "abuse-prevention"},
    {"billing", "finance"},
    {"payment", "finance"},
    {"payments", "finance"},
    {"invoice", "finance"},
    {"invoices", "finance"},
    {"invoicing", "finance"},
    {"accounting", "finance"},
    {"notification", "notifications"},
    {"notifications", "notifications"},
    {"helpdesk", "support"},
    {"partners", "third-party-sharing"},
    {"recruiting", "employment"},
    {"compliance", "legal-obligation"},
};

/// Folders of code that is not the program's own, or not shipped.
const StringRef OtherFolders[] = {
    "test",     "tests",     "testing",    "unittest",   "unittests",
    "mock",     "mocks",     "third",      "thirdparty", "vendor",
    "vendored", "external",  "extern",     "deps",       "contrib",
    "examples", "benchmark", "benchmarks", "node",       "submodules"};

const StringRef ContactWords[] = {"phone",     "telephone", "mobile", "msisdn",
                                  "email",     "emails",    "mail",   "phones",
                                  "cellphone", "postcode",  "zipcode"};
/// "address" alone is as often one in memory or of a host.
const StringRef AddressWords[] = {"street",   "postal",  "home",
                                  "billing",  "mailing", "shipping",
                                  "delivery", "postal",  "residential"};
const StringRef SecurityWords[] = {
    "2fa",    "mfa",      "otp",    "totp",     "twofactor", "recovery",
    "secret", "password", "passwd", "passcode", "passphrase"};
const StringRef IdentityWords[] = {"ssn",       "passport", "birthday",
                                   "birthdate", "iban",     "dob"};
/// A name with one of these is about such data, but does not hold it.
const StringRef AboutWords[] = {
    "is",        "has",      "was",      "can",     "should",    "need",
    "needs",     "allow",    "enable",   "enabled", "show",      "num",
    "count",     "counter",  "verified", "valid",   "validated", "confirmed",
    "length",    "len",      "size",     "time",    "status",    "state",
    "type",      "flag",     "index",    "visible", "format",    "regex",
    "pattern",   "template", "server",   "host",    "port",      "mutex",
    "lock",      "callback", "handler",  "sender",  "client",    "service",
    "validator", "parser",   "matcher",  "factory", "manager",   "error",
    "sent",      "queue",    "provider", "test",    "max",       "min",
    "limit"};

bool any(llvm::ArrayRef<std::string> words, llvm::ArrayRef<StringRef> table) {
  return llvm::any_of(words, [&](const std::string &word) {
    return llvm::is_contained(table, StringRef(word));
  });
}

/// "two", "factor" → the two and "twofactor".
std::vector<std::string> withPairs(std::vector<std::string> words) {
  size_t count = words.size();
  for (size_t i = 0; i + 1 < count; ++i)
    words.push_back(words[i] + words[i + 1]);
  return words;
}

/// The purpose that a folder or namespace of this name serves; empty = none.
StringRef purposeOf(StringRef name) {
  for (const std::string &word : withPairs(wordsOf(name)))
    for (const auto &[known, purpose] : PurposeWords)
      if (word == known)
        return purpose;
  return "";
}

/// "never: [advertising]" for what looks like data of a person.
StringRef limitOf(StringRef name) {
  std::vector<std::string> words = withPairs(wordsOf(name));
  if (any(words, AboutWords))
    return "";
  if (any(words, SecurityWords))
    return "only: [security]";
  bool address = any(words, {"address", "addr"}) && any(words, AddressWords);
  if (address || any(words, ContactWords) || any(words, IdentityWords))
    return "never: [advertising]";
  return "";
}

/// Folders below the root that a file stands in; none for others' files.
llvm::SmallVector<StringRef, 8> foldersOf(StringRef relative) {
  llvm::SmallVector<StringRef, 8> parts;
  llvm::sys::path::parent_path(relative).split(parts, '/', -1, false);
  for (StringRef part : parts)
    if (any(wordsOf(part), OtherFolders))
      return {};
  return parts;
}

/// The last part of `a::b<c>::name`, written in the program's sources.
StringRef lastPart(StringRef name) {
  size_t at = name.rfind("::");
  return at == StringRef::npos ? name : name.drop_front(at + 2);
}

class Proposer {
public:
  explicit Proposer(StringRef root) : Root(root.str()) {}
  void read(const Unit &unit);
  Proposal proposal() const;

private:
  /// Relative path of a file of the program's own; empty for others.
  std::string own(const Unit &unit, Index file) const {
    if (file == None || unit.files[file].system)
      return "";
    std::string path = std::string(unit.str(unit.files[file].path));
    std::string relative = relativeTo(Root, path);
    if (relative == path)
      return "";
    bool others =
        StringRef(relative).contains('/') && foldersOf(relative).empty();
    return others ? "" : relative;
  }
  void readFolders(const std::string &file);
  void readNamespace(const Unit &unit, const Symbol &symbol);
  void readSymbol(const Unit &unit, const Symbol &symbol, bool type);

  std::string Root;
  std::map<std::string, std::set<std::string>> Folders; ///< glob → files
  std::map<std::string, std::string> FolderPurposes;
  std::map<std::string, unsigned> Namespaces;
  std::map<std::string, std::string> NamespacePurposes;
  std::map<std::string, ProposedLimit> Limits;
  llvm::StringSet<> Annotated;
};

void Proposer::readFolders(const std::string &file) {
  std::string path;
  StringRef above;
  for (StringRef folder : foldersOf(file)) {
    path += folder.str() + "/";
    StringRef purpose = purposeOf(folder);
    if (purpose.empty() || purpose == above)
      continue;
    above = purpose;
    Folders[path + "**"].insert(file);
    FolderPurposes[path + "**"] = purpose.str();
  }
}

void Proposer::readNamespace(const Unit &unit, const Symbol &symbol) {
  StringRef name = unit.str(symbol.name);
  StringRef purpose = purposeOf(lastPart(name));
  if (purpose.empty() || name.contains('(') ||
      own(unit, symbol.site.file).empty())
    return;
  ++Namespaces[(name + "::*").str()];
  NamespacePurposes[(name + "::*").str()] = purpose.str();
}

void Proposer::readSymbol(const Unit &unit, const Symbol &symbol, bool type) {
  std::string name(unit.str(symbol.name));
  std::string file = own(unit, symbol.site.file);
  if (file.empty() || StringRef(name).contains('(') ||
      StringRef(name).contains('<'))
    return;
  StringRef limit = limitOf(lastPart(name));
  if (!limit.empty())
    Limits.try_emplace(
        name, ProposedLimit{name, type, limit.str(),
                            file + ":" + std::to_string(symbol.site.line)});
}

void Proposer::read(const Unit &unit) {
  for (const Mark &mark : unit.marks)
    Annotated.insert(unit.symbolName(mark.symbol));
  for (Index i = 0; i < unit.files.size(); ++i)
    if (std::string file = own(unit, i); !file.empty())
      readFolders(file);
  for (const Symbol &symbol : unit.symbols) {
    if (symbol.kind == SymbolKind::Namespace)
      readNamespace(unit, symbol);
    else if (symbol.kind == SymbolKind::Field)
      readSymbol(unit, symbol, /*type=*/false);
    else if (symbol.kind == SymbolKind::Record)
      readSymbol(unit, symbol, /*type=*/true);
  }
}

Proposal Proposer::proposal() const {
  Proposal result;
  for (const auto &[glob, files] : Folders)
    result.uses.push_back(
        {glob, true, FolderPurposes.at(glob), unsigned(files.size())});
  for (const auto &[glob, count] : Namespaces)
    if (!Annotated.contains(StringRef(glob).drop_back(3)))
      result.uses.push_back({glob, false, NamespacePurposes.at(glob), count});
  for (const auto &[name, limit] : Limits)
    if (!Annotated.contains(name))
      result.limits.push_back(limit);
  return result;
}

} // namespace

std::vector<std::string> wordsOf(StringRef identifier) {
  std::vector<std::string> words;
  char before = 0;
  for (size_t i = 0; i < identifier.size(); ++i) {
    char c = identifier[i];
    char next = i + 1 < identifier.size() ? identifier[i + 1] : 0;
    if (!llvm::isAlnum(c)) {
      before = 0;
      continue;
    }
    // A new word: after anything else, at "aB", and at the B of "ABc".
    bool start =
        before == 0 || (llvm::isUpper(c) && llvm::isLower(before)) ||
        (llvm::isUpper(c) && llvm::isUpper(before) && llvm::isLower(next));
    if (start)
      words.emplace_back();
    words.back() += llvm::toLower(c);
    before = c;
  }
  return words;
}

Proposal propose(llvm::ArrayRef<Unit> units, StringRef root) {
  Proposer proposer(root);
  for (const Unit &unit : units)
    proposer.read(unit);
  return proposer.proposal();
}

std::string policyText(const Proposal &proposal) {
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "# What data may be used for, and what code is for. Proposed by\n"
         "# 'clang-purpose init' from names: to be looked through by people.\n"
         "\n"
         "# logging: findings are reported, and pass. enforcing: they fail a "
         "run.\n"
         "mode: logging\n"
         "\n"
         "# There is a tree of purposes ('clang-purpose dump --policy' prints "
         "it); more of\n"
         "# them are added so:\n"
         "# purposes:\n"
         "#   advertising: {includes: [lookalikes]}\n"
         "\n"
         "# What code is for, by the names of folders and namespaces.\n"
         "uses:\n";
  for (const ProposedUse &use : proposal.uses)
    out << "  - {" << (use.path ? "path" : "name") << ": '" << use.subject
        << "', purpose: " << use.purpose << "}  # " << use.count
        << (use.path ? " file" : " unit") << (use.count == 1 ? "" : "s")
        << "\n";
  if (proposal.uses.empty())
    out << "#  - {path: 'src/ads/**', purpose: advertising}\n";
  out << "\n"
         "# Data whose name looks like a person's contact or security data. "
         "Take away the\n"
         "# '#' where that is right, and say what the data was collected "
         "for.\n"
         "limits:\n";
  for (const ProposedLimit &limit : proposal.limits)
    out << "#  - {" << (limit.type ? "type" : "field") << ": '" << limit.name
        << "', " << limit.limit << "}  # " << limit.place << "\n";
  if (proposal.limits.empty())
    out << "#  - {field: 'Account::phone', only: [security]}\n";
  return text;
}

} // namespace purpose
