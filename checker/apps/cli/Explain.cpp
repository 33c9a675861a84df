//===- Explain.cpp - the command explain ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes one finding from an earlier report, or from an analysis of the files
// named, and shows it at length.
//
//===----------------------------------------------------------------------===//

#include "../../report/Sarif.h"
#include "../../report/Text.h"
#include "Commands.h"
#include "Reports.h"
#include "Run.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

static llvm::Error failure(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

/// The report of the last check of the build that the options mean.
static llvm::Expected<std::string> lastReportOf(const Options &options) {
  std::string where = options.build.empty()
                          ? findCompileDatabase(absolutePath("."))
                          : absolutePath(options.build);
  if (where.empty())
    return failure("no build folder in or above the current one; name it with "
                   "-p, or a report with --sarif");
  std::string folder =
      fs::is_directory(where) ? where : path::parent_path(where).str();
  std::string file = lastReport(folder);
  if (!fs::exists(file))
    return failure("'" + folder +
                   "' has no report yet; run 'clang-purpose check -p " +
                   folder + "' first");
  return file;
}

/// readSarifFile, for files that anybody may have written: the JSON library
/// throws where a value is of another type than ours are.
static llvm::Expected<std::vector<Finding>> readReport(StringRef file) {
  try {
    return readSarifFile(file);
  } catch (const nlohmann::json::exception &) {
    return failure(file + ": error: this is no SARIF file of ours");
  }
}

static llvm::Expected<std::vector<Finding>>
findingsOf(const Options &options, std::string &source, Policy &policy) {
  std::vector<std::string> files(options.files.begin() + 1,
                                 options.files.end());
  if (!files.empty()) {
    llvm::Expected<Result> result = analyse(options, files);
    if (!result)
      return result.takeError();
    printNotes(result->notes, options);
    printFailures(result->failures);
    source = "this analysis";
    policy = std::move(result->policy);
    return std::move(result->verdict.findings.findings);
  }
  llvm::Expected<Policy> chosen = choosePolicy(options, {absolutePath(".")});
  if (!chosen)
    return chosen.takeError();
  policy = std::move(*chosen);
  source = options.sarif;
  if (source.empty()) {
    llvm::Expected<std::string> last = lastReportOf(options);
    if (!last)
      return last.takeError();
    source = *last;
  }
  return readReport(source);
}

/// The one finding whose ID or fingerprint starts with \p id, or is it.
static llvm::Expected<const Finding *> pick(llvm::ArrayRef<Finding> findings,
                                            StringRef id, StringRef source) {
  std::vector<const Finding *> found;
  for (const Finding &finding : findings) {
    if (finding.id == id || finding.fingerprint == id)
      return &finding;
    if (StringRef(finding.id).starts_with(id) ||
        StringRef(finding.fingerprint).starts_with(id))
      found.push_back(&finding);
  }
  if (found.size() == 1)
    return found.front();
  std::string list;
  constexpr size_t Shown = 20;
  size_t count = found.empty() ? findings.size() : found.size();
  for (size_t i = 0; i < count && i < Shown; ++i) {
    const Finding &finding = found.empty() ? findings[i] : *found[i];
    list += "\n  " + finding.id + "  " + messageOf(finding);
  }
  if (count > Shown)
    list += "\n  …";
  if (!found.empty())
    return failure("'" + id + "' is the start of several findings:" + list);
  if (findings.empty())
    return failure("no finding '" + id + "': there is none in " + source);
  return failure("no finding '" + id + "' in " + source + ", but:" + list);
}

/// Where the flow from a field to a use stops.
static int runWhyNot(const Options &options) {
  if (options.files.size() < 2) {
    printError(failure("'explain --why-not' takes a field and a use, such as "
                       "'User::phone bid'"));
    return ExitUnsure;
  }
  std::vector<std::string> files(options.files.begin() + 2,
                                 options.files.end());
  AnalysisSettings settings = options;
  settings.whyNotField = options.files[0];
  settings.whyNotUse = options.files[1];
  llvm::Expected<Result> result = analyse(settings, files);
  if (!result) {
    printError(result.takeError());
    return ExitUnsure;
  }
  printNotes(result->notes, options);
  printFailures(result->failures);
  const std::string &field = options.files[0], &use = options.files[1];
  const WhyNot &answer = result->verdict.findings.whyNot;
  if (!answer.fieldKnown || !answer.useKnown) {
    printError(failure(
        !answer.fieldKnown
            ? "nothing named '" + field +
                  "' has a limit in what was analysed; write the name as "
                  "'check' shows it, such as User::phone"
            : "no use is named '" + use + "', and none has that purpose"));
    return ExitUnsure;
  }
  llvm::raw_ostream &out = llvm::outs();
  if (answer.found)
    out << "'" << field << "' does reach '" << use
        << "': 'clang-purpose check' reports it\n";
  else
    out << "no flow from '" << field << "' to '" << use << "' was found\n";
  if (answer.ends.empty())
    out << "  '" << field << "' is nowhere read\n";
  else
    out << "values of '" << field << "' end here:\n";
  for (const TraceStep &end : answer.ends)
    out << "  " << shownPath(end.place.file) << ":" << end.place.line << ":"
        << end.place.column << ": in '" << end.function << "': " << end.text
        << "\n";
  for (const BlindSpot &spot : result->verdict.findings.blindSpots)
    if (spot.label == field)
      out << "  " << shownPath(spot.place.file) << ":" << spot.place.line << ":"
          << spot.place.column << ": out of sight: " << spot.what << "\n";
  return result->failures.empty() ? ExitClean : ExitUnsure;
}

int runExplain(const Options &options) {
  if (options.whyNot)
    return runWhyNot(options);
  std::string source;
  Policy policy;
  llvm::Expected<std::vector<Finding>> findings =
      findingsOf(options, source, policy);
  if (!findings) {
    printError(findings.takeError());
    return ExitUnsure;
  }
  llvm::Expected<const Finding *> finding =
      pick(*findings, options.files.front(), source);
  if (!finding) {
    printError(finding.takeError());
    return ExitUnsure;
  }
  TextOptions text;
  text.color = wantsColor(options, llvm::outs());
  if (text.color)
    llvm::outs().enable_colors(true);
  text.relativeTo = absolutePath(".");
  writeExplain(**finding, policy, llvm::outs(), text);
  return ExitClean;
}

} // namespace purpose
