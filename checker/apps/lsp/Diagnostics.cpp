//===- Diagnostics.cpp - findings as the editor underlines them -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Words and severities are those of the command line.
//
//===----------------------------------------------------------------------===//

#include "Diagnostics.h"
#include "../../report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

std::string limitText(LimitKind kind,
                      const std::vector<std::string> &purposes) {
  return (kind == LimitKind::Only ? "only " : "never ") +
         llvm::join(purposes, ", ");
}

static unsigned severityNumber(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return 1;
  case Severity::Warning:
    return 2;
  case Severity::Note:
    return 3;
  }
  return 2;
}

static std::string confidenceText(const Finding &finding) {
  if (finding.confidence >= 1)
    return "";
  return " (confidence " + std::to_string(percentOf(finding)) +
         "%: " + llvm::join(breadcrumbWords(finding.breadcrumbs), ", ") + ")";
}

static void addSteps(Note &note, const Finding &finding) {
  for (const TraceStep &step : finding.trace)
    if (step.place.line != 0)
      note.steps.push_back({step.place, step.text});
}

Note noteOf(const Finding &finding, const Policy &policy) {
  Note note;
  note.place = finding.place;
  note.severity = severityNumber(severityOf(policy, finding.rule));
  note.code = finding.rule;
  note.message = messageOf(finding) + confidenceText(finding);
  note.finding = finding.id;
  addSteps(note, finding);
  return note;
}

Note hypotheticalNote(const Finding &finding, StringRef limit) {
  Note note;
  note.place = finding.place;
  note.severity = 3;
  note.code = "purpose-what-if";
  note.source = "clang-purpose (what if)";
  note.message = "if '" + finding.label.name + "' were limited to " +
                 limit.str() + ": used for '" + finding.use.purpose + "' by '" +
                 finding.use.name + "'" + confidenceText(finding);
  addSteps(note, finding);
  return note;
}

std::map<std::string, std::vector<Note>> notesOf(const Picture &picture) {
  std::map<std::string, std::vector<Note>> notes;
  for (const Finding &finding : picture.verdict.findings.findings)
    notes[finding.place.file].push_back(noteOf(finding, picture.policy));
  for (const Reported &exception : picture.verdict.exceptions) {
    Note note = noteOf(exception.finding, picture.policy);
    note.message = exception.message;
    note.finding.clear();
    notes[note.place.file].push_back(std::move(note));
  }
  for (const MarkError &error : picture.markErrors) {
    Note note;
    note.place = error.place;
    note.severity = 1;
    note.code = "purpose-annotation";
    note.message = error.message;
    notes[error.place.file].push_back(std::move(note));
  }
  for (const Revealed &revealed : picture.verdict.findings.revealed) {
    Note note;
    note.place = revealed.place;
    note.severity = 3;
    note.code = "purpose-reveal";
    note.message = textOf(revealed);
    notes[revealed.place.file].push_back(std::move(note));
  }
  for (const BlindSpot &spot : picture.verdict.findings.blindSpots) {
    Note note;
    note.place = spot.place;
    note.severity = spot.failsRun ? 2 : 4;
    note.code = "purpose-blind-spot";
    note.message = textOf(spot);
    if (!spot.remedy.empty())
      note.steps.push_back({spot.place, spot.remedy});
    notes[spot.place.file].push_back(std::move(note));
  }
  notes.erase("");
  return notes;
}

json::Value toJson(const Note &note, Texts &texts, const DiagnosticForm &form) {
  std::string message = note.message;
  json::Array related;
  for (const auto &[place, text] : note.steps) {
    if (form.related) {
      related.push_back(json::Object{{"location", texts.locationOf(place)},
                                     {"message", text}});
      continue;
    }
    unsigned line = texts.spanOf(place).start.line + 1;
    message += "\n" + llvm::sys::path::filename(place.file).str() + ":" +
               std::to_string(line) + ": " + text;
  }
  json::Object diagnostic{{"range", toJson(texts.spanOf(note.place))},
                          {"severity", note.severity},
                          {"code", note.code},
                          {"source", note.source},
                          {"message", message}};
  if (!related.empty())
    diagnostic["relatedInformation"] = std::move(related);
  if (!note.finding.empty())
    diagnostic["data"] = json::Object{{"finding", note.finding}};
  return diagnostic;
}

json::Array moved(const json::Array &diagnostics, const Document &document,
                  uint64_t revision) {
  json::Array result;
  for (json::Value value : diagnostics) {
    if (json::Object *object = value.getAsObject())
      if (std::optional<Span> span = spanFrom(object->get("range"))) {
        span->start.line = document.lineNow(span->start.line, revision);
        span->end.line = document.lineNow(span->end.line, revision);
        (*object)["range"] = toJson(*span);
      }
    result.push_back(std::move(value));
  }
  return result;
}

} // namespace purpose::lsp
