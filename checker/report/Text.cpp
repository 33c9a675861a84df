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
    StringRef root = Options.relativeTo;
    if (!root.empty() && path.starts_with(root)) {
      StringRef rest = path.drop_front(root.size());
      if (rest.consume_front("/"))
        return rest.str();
    }
    return path.str();
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

std::string quoted(const std::vector<std::string> &words) {
  std::string result;
  for (const std::string &w : words)
    result += (result.empty() ? "'" : ", '") + w + "'";
  return result;
}

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

Severity severityOf(const Policy &policy, StringRef rule) {
  auto it = policy.severity.find(rule);
  if (it != policy.severity.end())
    return it->second;
  return rule == "purpose-implicit" ? Severity::Note : Severity::Warning;
}

std::string messageOf(const Finding &f) {
  std::string text = "'" + f.label.name + "' ";
  text += f.label.kind == LimitKind::Only ? "is limited to "
                                          : "must never be used for ";
  text += quoted(f.label.purposes);
  text += f.rule == "purpose-implicit" ? " but decides what is done for '"
                                       : " but is used for '";
  text += f.use.purpose + "' by '" + f.use.name + "'";
  return text;
}

std::vector<std::string> breadcrumbWords(uint32_t crumbs) {
  static const std::pair<uint32_t, const char *> words[] = {
      {CrumbDerived, "the value was computed from it"},
      {CrumbVirtual, "through a virtual call with several targets"},
      {CrumbFunctionValue, "through a function value"},
      {CrumbUnknownCallee, "through a function that was not seen"},
      {CrumbTruncated, "an access path was cut"},
      {CrumbStored, "through state that outlives the call"},
      {CrumbOtherObject, "the objects written and read may differ"},
      {CrumbAmbiguous, "several definitions bear one name"},
      {CrumbWhole, "inside an object that was handed over whole"}};
  std::vector<std::string> result;
  for (const auto &[crumb, text] : words)
    if (crumbs & crumb)
      result.push_back(text);
  return result;
}

void writeText(const Findings &findings, const Policy &policy, raw_ostream &out,
               const TextOptions &options) {
  Writer w(out, options);
  size_t violations = 0, implicit = 0;
  for (const Finding &f : findings.findings) {
    (f.rule == "purpose-implicit" ? implicit : violations) += 1;
    w.diagnostic(f.place, word(severityOf(policy, f.rule)),
                 messageOf(f) + " [" + f.rule + "]", true);
    for (size_t i = 0; i < f.trace.size(); ++i)
      w.diagnostic(f.trace[i].place, "note", f.trace[i].text, i == 0);
    if (f.confidence < 1)
      w.diagnostic(f.place, "note",
                   "confidence " + llvm::Twine(unsigned(f.confidence * 100)) +
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
  for (const Revealed &r : findings.revealed)
    w.diagnostic(r.place, "remark",
                 r.labels.empty()
                     ? "no labels here [reveal]"
                     : "labels here: " + quoted(r.labels) + " [reveal]",
                 true);
  for (const BlindSpot &b : findings.blindSpots) {
    std::string text =
        b.label.empty() ? b.what
                        : "'" + b.label + "' is lost sight of here: " + b.what;
    w.diagnostic(b.place, b.failsRun ? "error" : "remark",
                 text + " [blind-spot]", false);
    if (!b.remedy.empty())
      w.diagnostic(b.place, "note", b.remedy, false);
  }
  for (const Reliance &r : findings.reliances)
    w.diagnostic(r.place, "remark",
                 "the result relies on the " + r.kind + " '" + r.name +
                     "' for '" + r.label + "'" +
                     (r.reason.empty() ? "" : ": " + r.reason),
                 false);
  out << counted(violations, "violation");
  if (implicit)
    out << ", " << counted(implicit, "implicit use");
  if (options.suppressed)
    out << ", " << options.suppressed << " accepted";
  out << ", " << counted(findings.blindSpots.size(), "blind spot") << " in "
      << counted(findings.units, "unit") << " ("
      << counted(findings.functions, "function") << ", "
      << counted(findings.flows, "flow") << "; "
      << counted(findings.labels, "label") << ", "
      << counted(findings.uses, "use") << ")\n";
}

void writeExplain(const Finding &f, const Policy &policy, raw_ostream &out,
                  const TextOptions &options, unsigned context) {
  Writer w(out, options);
  w.diagnostic(f.place, word(severityOf(policy, f.rule)),
               messageOf(f) + " [" + f.rule + "]", false);
  out << "\n  finding      " << f.id << "\n  fingerprint  " << f.fingerprint
      << "\n  limit        '" << f.label.name << "' "
      << (f.label.kind == LimitKind::Only ? "only " : "never ")
      << quoted(f.label.purposes) << " (" << f.label.origin << ", "
      << w.shown(f.label.place.file) << ':' << f.label.place.line << ")"
      << "\n  use          '" << f.use.name << "' for '" << f.use.purpose
      << "' (" << f.use.origin << ", " << w.shown(f.use.place.file) << ':'
      << f.use.place.line << ")"
      << "\n  confidence   " << unsigned(f.confidence * 100) << "%";
  for (const std::string &words : breadcrumbWords(f.breadcrumbs))
    out << "\n               " << words;
  if (f.others)
    out << "\n  other ways   " << f.others;
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
         "  - accept the risk in the policy, under 'exceptions:', with "
         "fingerprint "
      << f.fingerprint << ", reason, owner and expiry\n";
}

} // namespace purpose
