//===- Actions.cpp - show the path, and what if -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Actions are plain commands, which every client takes. A command's argument
// names things by what they are called, not by numbers of a picture that may be
// gone when the command is run.
//
//===----------------------------------------------------------------------===//

#include "Features.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <set>

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

static json::Value command(const std::string &title, StringRef name,
                           json::Object argument) {
  return json::Object{{"title", title},
                      {"command", name.str()},
                      {"arguments", json::Array{std::move(argument)}}};
}

static json::Object argumentOf(const Question &question) {
  return json::Object{
      {"name", question.about.name},
      {"file", question.about.file},
      {"line", question.about.line},
      {"kind", question.kind == LimitKind::Only ? "only" : "never"},
      {"purposes", json::Array(question.purposes)}};
}

/// What limits say in this program already: the ones that somebody means.
static std::set<std::string> purposesInUse(const Picture &picture) {
  std::set<std::string> purposes;
  for (const Marked &marked : picture.marked)
    for (const LabelInfo &limit : marked.limits)
      if (limit.kind == LimitKind::Only)
        purposes.insert(limit.purposes.begin(), limit.purposes.end());
  if (purposes.empty() && picture.policy.purposes.contains("security"))
    purposes.insert("security");
  return purposes;
}

static bool bearsLimits(SymbolKind kind) {
  return kind != SymbolKind::Namespace;
}

json::Array actionsOf(const Known &known, StringRef path, const Span &span,
                      const NamedPlace *at, const Documents &documents) {
  json::Array actions;
  if (!known.picture)
    return actions;
  const Picture &picture = *known.picture;
  const Document *document = documents.find(path);
  for (const Finding &finding : picture.verdict.findings.findings) {
    if (finding.place.file != path || finding.place.line == 0)
      continue;
    unsigned line = finding.place.line - 1;
    if (document)
      line = document->lineNow(line, picture.seen.lookup(path));
    if (line < span.start.line || line > span.end.line)
      continue;
    std::string title = finding.rule == "purpose-implicit"
                            ? "Show how '" + finding.label.name +
                                  "' decides for '" + finding.use.name + "'"
                            : "Show the path of '" + finding.label.name +
                                  "' to '" + finding.use.name + "'";
    actions.push_back(
        command(title + " (" + std::to_string(finding.trace.size()) + " steps)",
                ShowPathCommand, json::Object{{"finding", finding.id}}));
  }
  Sym symbol =
      at ? symbolNamed(picture, at->name, at->file, at->line) : Sym(None);
  if (symbol == None || !bearsLimits(picture.program->row(symbol).kind))
    return actions;
  Question question;
  question.about = *at;
  for (const std::string &purpose : purposesInUse(picture)) {
    question.purposes = {purpose};
    actions.push_back(command("What if '" + at->name +
                                  "' were limited to only " + purpose + "?",
                              WhatIfCommand, argumentOf(question)));
  }
  question.purposes.clear();
  actions.push_back(command("Which uses does '" + at->name + "' reach?",
                            WhatIfCommand, argumentOf(question)));
  return actions;
}

std::vector<Finding> findingsMeant(const Known &known,
                                   const json::Object &argument) {
  std::vector<Finding> meant;
  if (!known.picture)
    return meant;
  StringRef id = argument.getString("finding").value_or("");
  StringRef label = argument.getString("label").value_or("");
  StringRef use = argument.getString("use").value_or("");
  auto take = [&](const std::vector<Finding> &findings) {
    for (const Finding &finding : findings)
      if ((!id.empty() && finding.id == id) ||
          (!label.empty() && finding.label.name == label) ||
          (!use.empty() && finding.use.name == use))
        meant.push_back(finding);
  };
  take(known.picture->verdict.findings.findings);
  if (meant.empty() && id.empty() && known.reach)
    take(*known.reach);
  return meant;
}

json::Value pathOf(const Finding &finding, Texts &texts) {
  json::Array steps;
  Note note = noteOf(finding, Policy());
  note.steps.push_back({note.place, "used for '" + finding.use.purpose +
                                        "' by '" + finding.use.name + "'"});
  for (const auto &[place, text] : note.steps) {
    json::Value step = texts.locationOf(place);
    (*step.getAsObject())["message"] = text;
    steps.push_back(std::move(step));
  }
  return json::Object{{"title", "'" + finding.label.name + "' → " +
                                    finding.use.purpose + " ('" +
                                    finding.use.name + "')"},
                      {"steps", std::move(steps)}};
}

std::string pathText(const Finding &finding) {
  std::string text = "'" + finding.label.name + "' → " + finding.use.purpose +
                     " ('" + finding.use.name + "'):";
  for (const TraceStep &step : finding.trace)
    text += "\n  " + llvm::sys::path::filename(step.place.file).str() + ":" +
            std::to_string(step.place.line) + ": " + step.text;
  return text;
}

std::optional<Question> questionFrom(const json::Object &argument) {
  Question question;
  question.about.name = argument.getString("name").value_or("").str();
  question.about.file = argument.getString("file").value_or("").str();
  question.about.line = unsigned(argument.getInteger("line").value_or(0));
  StringRef kind = argument.getString("kind").value_or("only");
  if (question.about.name.empty() || (kind != "only" && kind != "never"))
    return std::nullopt;
  question.kind = kind == "only" ? LimitKind::Only : LimitKind::Never;
  if (const json::Array *purposes = argument.getArray("purposes"))
    for (const json::Value &purpose : *purposes)
      question.purposes.push_back(purpose.getAsString().value_or("").str());
  return question;
}

std::string answerText(const Question &question,
                       const std::vector<Finding> &findings) {
  std::string name = "'" + question.about.name + "'";
  std::string text;
  if (question.purposes.empty())
    text = name + " reaches ";
  else
    text = "If " + name + " were limited to " +
           limitText(question.kind, question.purposes) + ": ";
  if (findings.empty())
    return text +
           (question.purposes.empty() ? "no declared use." : "no violation.");
  text += std::to_string(findings.size()) +
          (question.purposes.empty() ? " use" : " violation") +
          (findings.size() == 1 ? "" : "s") + ".";
  constexpr size_t Shown = 5;
  for (size_t i = 0; i < findings.size() && i < Shown; ++i)
    text += "\n" + llvm::sys::path::filename(findings[i].place.file).str() +
            ":" + std::to_string(findings[i].place.line) + ": " +
            findings[i].use.purpose + " by '" + findings[i].use.name + "'";
  if (findings.size() > Shown)
    text += "\n… and " + std::to_string(findings.size() - Shown) + " more";
  return text;
}

} // namespace purpose::lsp
