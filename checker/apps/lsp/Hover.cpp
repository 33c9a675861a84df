//===- Hover.cpp - what a symbol may be used for, and is --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For a limited thing: its limit and every purpose that it reaches, with the
// shortest path to it. For code: what it serves, and the limited data that
// comes there.
//
//===----------------------------------------------------------------------===//

#include "Features.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

std::vector<NamedPlace> namedPlaces(const json::Value &symbolInfo) {
  std::vector<NamedPlace> places;
  const json::Array *symbols = symbolInfo.getAsArray();
  if (!symbols)
    return places;
  for (const json::Value &value : *symbols) {
    const json::Object *symbol = value.getAsObject();
    if (!symbol)
      continue;
    NamedPlace place;
    StringRef name = symbol->getString("name").value_or("");
    StringRef container = symbol->getString("containerName").value_or("");
    if (name.empty())
      continue;
    if (!container.empty() && !container.ends_with("::"))
      place.name = (container + "::" + name).str();
    else
      place.name = (container + name).str();
    const json::Object *range = symbol->getObject("declarationRange");
    if (!range)
      range = symbol->getObject("definitionRange");
    if (range) {
      place.file = pathOfUri(range->getString("uri").value_or(""));
      if (std::optional<Span> span = spanFrom(range->get("range")))
        place.line = span->start.line + 1;
    }
    places.push_back(std::move(place));
  }
  return places;
}

static std::string code(StringRef text) { return ("`" + text + "`").str(); }

static std::string placeText(const Place &place) {
  if (place.line == 0)
    return "";
  return llvm::sys::path::filename(place.file).str() + ":" +
         std::to_string(place.line);
}

/// The functions of a way, with the middle of a long one left out.
static std::string chainText(const std::vector<std::string> &chain) {
  constexpr size_t Shown = 6;
  std::vector<std::string> names;
  for (size_t i = 0; i < chain.size(); ++i) {
    if (chain.size() > Shown && i == Shown - 2)
      names.push_back("…");
    if (chain.size() > Shown && i >= Shown - 2 && i + 2 < chain.size())
      continue;
    names.push_back(code(chain[i]));
  }
  return llvm::join(names, " → ");
}

static bool admitted(const Known &known, StringRef label, StringRef purpose) {
  for (const Marked &marked : known.picture->marked)
    for (const LabelInfo &limit : marked.limits)
      if (limit.name == label && !admits(known.picture->policy.purposes,
                                         limit.kind, limit.purposes, purpose))
        return false;
  return true;
}

/// The purposes that \p findings reach, each with its shortest way.
static std::string reachText(const Known &known,
                             const std::vector<const Finding *> &findings) {
  std::map<std::string, const Finding *> shortest;
  std::map<std::string, unsigned> count;
  for (const Finding *finding : findings) {
    ++count[finding->use.purpose];
    const Finding *&best = shortest[finding->use.purpose];
    if (!best || finding->trace.size() < best->trace.size())
      best = finding;
  }
  std::string text;
  for (const auto &[purpose, finding] : shortest) {
    bool fine = admitted(known, finding->label.name, purpose);
    text += "\n- " + std::string(fine ? "" : "⚠ ") + "**" + purpose + "** (" +
            (fine ? "admitted" : "**not admitted**") +
            "): " + code(finding->use.name);
    if (std::string place = placeText(finding->place); !place.empty())
      text += " at " + place;
    if (unsigned more = count[purpose] - 1)
      text += ", and " + std::to_string(more) + " more";
    if (!finding->chain.empty())
      text += "  \n  shortest path, " + std::to_string(finding->trace.size()) +
              " steps: " + chainText(finding->chain);
  }
  return text;
}

static std::string limitsText(const std::vector<LabelInfo> &limits) {
  std::string text;
  for (const LabelInfo &limit : limits) {
    text += "\n\nLimit: **" + limitText(limit.kind, limit.purposes) + "**";
    if (std::string place = placeText(limit.place); !place.empty())
      text += " (" + place + ")";
  }
  return text;
}

static std::string usesText(const std::vector<UseInfo> &uses) {
  std::string text;
  std::vector<std::string> seen;
  for (const UseInfo &use : uses) {
    if (llvm::is_contained(seen, use.purpose))
      continue;
    seen.push_back(use.purpose);
    text += "\n\nServes: **" + use.purpose + "**";
    StringRef origin = use.origin;
    if (origin.consume_front("policy "))
      text += " (" + llvm::sys::path::filename(origin).str() + ")";
    else if (std::string place = placeText(use.place); !place.empty())
      text += " (" + code(use.name) + ", " + place + ")";
  }
  return text;
}

/// What is at a use called \p name, or inside a class or namespace of that
/// name.
static bool isIn(StringRef name, StringRef scope) {
  return name == scope || (name.starts_with(scope) &&
                           name.substr(scope.size()).starts_with("::"));
}

/// Limited data that comes to this code, or passes through it.
static std::string visitorsText(const Known &known, StringRef name) {
  std::map<std::string, std::string> visitors;
  auto add = [&](const Finding &finding) {
    bool here = isIn(finding.use.name, name) || isIn(finding.function, name);
    bool through = false;
    for (const std::string &function : finding.chain)
      through |= isIn(function, name);
    if (!here && !through)
      return;
    bool fine = admitted(known, finding.label.name, finding.use.purpose);
    std::string &text = visitors[finding.label.name];
    std::string way =
        std::string(fine ? "" : "⚠ ") + code(finding.label.name) +
        (here ? " is used here for **" : " passes on its way to **") +
        finding.use.purpose + "**" +
        (fine ? "" : ", which its limit does not admit");
    if (text.empty() || (!fine && !StringRef(text).starts_with("⚠")))
      text = way;
  };
  if (known.reach)
    for (const Finding &finding : *known.reach)
      add(finding);
  for (const Finding &finding : known.picture->verdict.findings.findings)
    add(finding);
  std::string text;
  for (const auto &[label, way] : visitors)
    text += "\n- " + way;
  return text.empty() ? "" : "\n\nLimited data:" + text;
}

std::string hoverText(const Known &known, const NamedPlace &at) {
  if (!known.picture)
    return "";
  const Picture &picture = *known.picture;
  Sym symbol = symbolNamed(picture, at.name, at.file, at.line);
  if (symbol == None)
    return "";
  std::vector<LabelInfo> limits = limitsOf(picture, symbol);
  SymbolKind kind = picture.program->row(symbol).kind;
  std::string text = limitsText(limits);
  if (!limits.empty()) {
    std::vector<const Finding *> ways;
    const std::vector<Finding> &all =
        known.reach ? *known.reach : picture.verdict.findings.findings;
    for (const Finding &finding : all)
      for (const LabelInfo &limit : limits)
        if (finding.label.name == limit.name) {
          ways.push_back(&finding);
          break;
        }
    std::string reached = reachText(known, ways);
    if (!reached.empty())
      text += "\n\nReaches:" + reached;
    else if (known.reach)
      text += "\n\nReaches no declared use.";
  }
  if (kind == SymbolKind::Function || kind == SymbolKind::Record ||
      kind == SymbolKind::Namespace || kind == SymbolKind::Variable ||
      kind == SymbolKind::Field)
    text += usesText(usesOf(picture, symbol));
  if (kind == SymbolKind::Function || kind == SymbolKind::Record ||
      kind == SymbolKind::Namespace)
    text += visitorsText(known, at.name);
  if (text.empty())
    return "";
  return "**clang-purpose**" + text;
}

/// Markdown for a client that shows text as it is.
static std::string plain(StringRef markdown) {
  std::string text;
  for (size_t i = 0; i < markdown.size(); ++i) {
    if (markdown.substr(i).starts_with("**"))
      ++i;
    else if (markdown[i] != '`')
      text += markdown[i];
  }
  return text;
}

json::Value mergedHover(const json::Value &hover, const std::string &text,
                        bool markdown) {
  const json::Object *old = hover.getAsObject();
  if (!old)
    return json::Object{
        {"contents", json::Object{{"kind", markdown ? "markdown" : "plaintext"},
                                  {"value", markdown ? text : plain(text)}}}};
  json::Object merged = *old;
  json::Object *contents = merged.getObject("contents");
  if (!contents || !contents->getString("value"))
    return merged; // the older forms, which clangd does not use
  bool marked = contents->getString("kind") == "markdown";
  (*contents)["value"] = contents->getString("value")->str() +
                         (marked ? "\n\n---\n" + text : "\n\n" + plain(text));
  return merged;
}

} // namespace purpose::lsp
