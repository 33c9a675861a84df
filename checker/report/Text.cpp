//===- Text.cpp - findings as a person reads them ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's own layout and colours; a source line is read when it is shown.
//
//===----------------------------------------------------------------------===//

#include "Text.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace purpose {

using llvm::raw_ostream;
using llvm::StringRef;

namespace {

class Writer {
public:
  Writer(raw_ostream &out, const TextOptions &options)
      : Out(out), Options(options) {}

  std::string shown(StringRef path) const {
    return relativeTo(Options.relativeTo, path);
  }
  void place(const Place &at) {
    bold();
    if (at.line == 0) {
      Out << "clang-purpose: ";
      reset();
      return;
    }
    Out << shown(at.file) << ':' << at.line << ':';
    if (at.column)
      Out << at.column << ':';
    Out << ' ';
    reset();
  }
  void kind(StringRef word) {
    if (Options.color) {
      if (word == "error")
        Out.changeColor(raw_ostream::RED, true);
      else if (word == "warning")
        Out.changeColor(raw_ostream::MAGENTA, true);
      else if (word == "remark")
        Out.changeColor(raw_ostream::BLUE, true);
      else
        Out.changeColor(raw_ostream::BLACK, true);
    }
    Out << word << ": ";
    reset();
  }
  void bold() {
    if (Options.color)
      Out.changeColor(raw_ostream::SAVEDCOLOR, true);
  }
  void reset() {
    if (Options.color)
      Out.resetColor();
  }
  void diagnostic(const Place &at, StringRef word, const llvm::Twine &text,
                  bool snippet) {
    place(at);
    kind(word);
    if (word != "note")
      bold();
    Out << text;
    reset();
    Out << '\n';
    if (snippet && Options.snippets)
      caret(at);
  }
  StringRef line(const Place &at, unsigned number) {
    auto [it, inserted] = Files.try_emplace(at.file);
    if (inserted)
      if (auto buffer = llvm::MemoryBuffer::getFile(at.file)) {
        it->second.first = std::move(*buffer);
        it->second.first->getBuffer().split(it->second.second, '\n');
      }
    const auto &lines = it->second.second;
    if (number == 0 || number > lines.size())
      return {};
    return lines[number - 1].rtrim('\r');
  }
  void numbered(const Place &at, unsigned number) {
    std::string n = std::to_string(number);
    Out << std::string(n.size() < 5 ? 5 - n.size() : 0, ' ') << n << " | "
        << untabbed(line(at, number)) << '\n';
  }
  void caret(const Place &at) {
    StringRef text = line(at, at.line);
    if (text.empty())
      return;
    numbered(at, at.line);
    size_t column = 0;
    StringRef before = text.take_front(at.column ? at.column - 1 : 0);
    for (char c : untabbed(before))
      column += (c & 0xC0) != 0x80; // UTF-8: count characters, not bytes
    Out << "      | " << std::string(column, ' ');
    if (Options.color)
      Out.changeColor(raw_ostream::GREEN, true);
    Out << '^';
    reset();
    Out << '\n';
  }
  static std::string untabbed(StringRef text) {
    std::string result;
    for (char c : text)
      if (c == '\t')
        result.append(8 - result.size() % 8, ' ');
      else
        result += c;
    return result;
  }

  raw_ostream &Out;
  const TextOptions &Options;

private:
  llvm::StringMap<std::pair<std::unique_ptr<llvm::MemoryBuffer>,
                            llvm::SmallVector<StringRef, 0>>>
      Files;
};

std::string counted(size_t n, StringRef what) {
  return (llvm::Twine(n) + " " + what + (n == 1 ? "" : "s")).str();
}

StringRef word(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "remark";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "warning";
}

} // namespace

/// How an earlier report and the change at hand stand to a result.
static void writeStanding(Writer &w, const Reported &r) {
  if (r.state == BaselineState::Unchanged)
    w.diagnostic(r.finding.place, "note", "known from the baseline", false);
  if (r.state == BaselineState::Updated)
    w.diagnostic(r.finding.place, "note",
                 "known from the baseline, which has another way to here",
                 false);
  if (r.completion)
    w.diagnostic(r.completion->place, "note", r.completion->text, true);
}

static void writeResult(Writer &w, const Reported &r, const Policy &policy) {
  const Finding &f = r.finding;
  w.diagnostic(f.place, word(severityOf(policy, f.rule)),
               r.message + " [" + f.rule + "]", true);
  for (size_t i = 0; i < f.trace.size(); ++i)
    w.diagnostic(f.trace[i].place, "note", f.trace[i].text, i == 0);
  writeStanding(w, r);
  if (f.rule == ExceptionRule)
    return;
  if (f.confidence < 1)
    w.diagnostic(f.place, "note",
                 "confidence " + llvm::Twine(percentOf(f)) +
                     "%: " + llvm::join(breadcrumbWords(f.breadcrumbs), "; "),
                 false);
  if (f.others)
    w.diagnostic(f.place, "note",
                 "and " + counted(f.others, "other way") + " to this use",
                 false);
  w.diagnostic(f.place, "note",
               "for the whole way with its source lines: clang-purpose "
               "explain " +
                   f.id,
               false);
}

/// "2 violations (1 new), 1 implicit use, 3 accepted, 1 gone"
static std::string summaryOf(const Report &report) {
  size_t violations = 0, implicit = 0, exceptions = 0, accepted = 0, fresh = 0,
         gone = 0;
  bool compared = false;
  for (const Reported &r : report.results) {
    compared |= r.state != BaselineState::None;
    if (r.state == BaselineState::Absent) {
      ++gone;
    } else if (r.accepted) {
      ++accepted;
    } else {
      fresh += r.state == BaselineState::New;
      ++(r.finding.rule == "purpose-implicit" ? implicit
         : r.finding.rule == ExceptionRule    ? exceptions
                                              : violations);
    }
  }
  std::string text = counted(violations, "violation");
  if (implicit)
    text += ", " + counted(implicit, "implicit use");
  if (exceptions)
    text += ", " + counted(exceptions, "exception") + " to mend";
  if (compared)
    text += " (" + std::to_string(fresh) + " new)";
  if (accepted)
    text += ", " + std::to_string(accepted) + " accepted";
  if (gone)
    text += ", " + std::to_string(gone) + " gone";
  return text;
}

void writeText(const Report &report, const Policy &policy, raw_ostream &out,
               const TextOptions &options) {
  Writer w(out, options);
  for (const Reported &r : report.results)
    if (r.open() && (!options.onlyNew || r.state == BaselineState::New))
      writeResult(w, r, policy);
  for (const Revealed &r : report.revealed)
    w.diagnostic(r.place, "remark", textOf(r) + " [reveal]", true);
  for (const BlindSpot &b : report.blindSpots) {
    w.diagnostic(b.place, b.failsRun ? "error" : "remark",
                 textOf(b) + " [blind-spot]", false);
    if (!b.remedy.empty())
      w.diagnostic(b.place, "note", b.remedy, false);
  }
  for (const Reliance &r : report.reliances)
    w.diagnostic(r.place, "remark",
                 "the result relies on the " + r.kind + " '" + r.name +
                     "' for '" + r.label + "'" +
                     (r.reason.empty() ? "" : ": " + r.reason),
                 false);
  out << summaryOf(report) << ", "
      << counted(report.blindSpots.size(), "blind spot") << " in "
      << counted(report.units, "unit") << " ("
      << counted(report.functions, "function") << ", "
      << counted(report.flows, "flow") << "; "
      << counted(report.labels, "label") << ", " << counted(report.uses, "use")
      << ")\n";
}

void writeExplain(const Reported &reported, const Policy &policy,
                  raw_ostream &out, const TextOptions &options,
                  unsigned context) {
  Writer w(out, options);
  const Finding &f = reported.finding;
  w.diagnostic(f.place, word(severityOf(policy, f.rule)),
               reported.message + " [" + f.rule + "]", false);
  if (f.rule == ExceptionRule)
    return;
  out << "\n  finding      " << f.id << "\n  fingerprint  " << f.fingerprint
      << "\n  limit        '" << f.label.name << "' "
      << (f.label.kind == LimitKind::Only ? "only " : "never ")
      << quoted(f.label.purposes) << " (" << f.label.origin << ", "
      << w.shown(f.label.place.file) << ':' << f.label.place.line << ")"
      << "\n  use          '" << f.use.name << "' for '" << f.use.purpose
      << "' (" << f.use.origin << ", " << w.shown(f.use.place.file) << ':'
      << f.use.place.line << ")"
      << "\n  confidence   " << percentOf(f) << "%";
  for (const std::string &words : breadcrumbWords(f.breadcrumbs))
    out << "\n               " << words;
  if (f.others)
    out << "\n  other ways   " << f.others;
  if (const auto &accepted = reported.accepted)
    out << "\n  accepted     " << accepted->reason << " (" << accepted->kind
        << (accepted->owner.empty() ? "" : ", " + accepted->owner)
        << (accepted->expires.empty() ? "" : ", until " + accepted->expires)
        << ", " << w.shown(accepted->place.file) << ':' << accepted->place.line
        << ")";
  out << "\n\nThe way of the value:\n";
  for (size_t i = 0; i < f.trace.size(); ++i) {
    const TraceStep &s = f.trace[i];
    out << "\n" << (i + 1) << ". " << s.text;
    if (!s.function.empty())
      out << "  (in '" << s.function << "')";
    out << "\n   " << w.shown(s.place.file) << ':' << s.place.line << ':'
        << s.place.column << '\n';
    if (!options.snippets || s.place.line == 0)
      continue;
    unsigned first = s.place.line > context ? s.place.line - context : 1;
    for (unsigned n = first; n < s.place.line; ++n)
      w.numbered(s.place, n);
    w.caret(s.place);
    for (unsigned n = s.place.line + 1; n <= s.place.line + context; ++n)
      if (!w.line(s.place, n).empty())
        w.numbered(s.place, n);
  }
  out << "\nWhat can be done:\n"
         "  - use a value that was given for '"
      << f.use.purpose
      << "' instead\n"
         "  - ask for consent and guard the use: PURPOSE_GUARD(\""
      << f.use.purpose
      << "\")\n"
         "  - have an aggregation approved: PURPOSE_RELEASE(reason, \""
      << f.use.purpose
      << "\")\n"
         "  - answer for it: clang-purpose accept "
      << f.id
      << " --reason TEXT --owner NAME --expires DATE\n"
         "    or, on its line: // NOLINT("
      << f.rule << "): reason\n";
}

} // namespace purpose
