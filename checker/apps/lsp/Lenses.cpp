//===- Lenses.cpp - limits and uses above their declarations ----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lens must carry a command; ours is always the way that the lens speaks of.
//
//===----------------------------------------------------------------------===//

#include "Features.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

static std::string counted(size_t n, StringRef what) {
  return std::to_string(n) + " " + what.str() + (n == 1 ? "" : "s");
}

static json::Value lens(const Span &span, const std::string &title,
                        StringRef key, const std::string &name) {
  return json::Object{
      {"range", toJson(span)},
      {"command", json::Object{{"title", title},
                               {"command", ShowPathCommand},
                               {"arguments", json::Array{json::Object{
                                                 {key.str(), name}}}}}}};
}

/// "only security · reaches audience-matching: 1 violation"
static std::string limitTitle(const Known &known, const LabelInfo &limit) {
  size_t violations = 0;
  std::set<std::string> purposes;
  for (const Finding &finding : known.picture->verdict.findings.findings)
    if (finding.label.name == limit.name &&
        finding.rule == "purpose-violation") {
      ++violations;
      purposes.insert(finding.use.purpose);
    }
  if (known.reach)
    for (const Finding &finding : *known.reach)
      if (finding.label.name == limit.name)
        purposes.insert(finding.use.purpose);
  std::string title = limitText(limit.kind, limit.purposes);
  if (!purposes.empty())
    title += " · reaches " + llvm::join(purposes, ", ");
  if (violations != 0)
    title += ": " + counted(violations, "violation");
  return title;
}

static std::string useTitle(const Known &known, const UseInfo &use) {
  std::string title = "serves " + use.purpose;
  size_t violations = 0;
  for (const Finding &finding : known.picture->verdict.findings.findings)
    violations +=
        finding.use.name == use.name && finding.rule == "purpose-violation";
  if (violations != 0)
    title += ": " + counted(violations, "violation");
  return title;
}

json::Array lensesOf(const Known &known, StringRef path, Texts &texts) {
  json::Array lenses;
  if (!known.picture)
    return lenses;
  for (const Marked &marked : known.picture->marked) {
    if (marked.place.file != path)
      continue;
    Span span = texts.spanOf(marked.place);
    for (const LabelInfo &limit : marked.limits)
      lenses.push_back(
          lens(span, limitTitle(known, limit), "label", limit.name));
    for (const UseInfo &use : marked.uses)
      lenses.push_back(lens(span, useTitle(known, use), "use", use.name));
  }
  return lenses;
}

} // namespace purpose::lsp
