//===- Explain.cpp - the command explain ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shows one finding at length, or says why there is none.
//
//===----------------------------------------------------------------------===//

#include "../../report/Text.h"
#include "Commands.h"
#include "Lookup.h"
#include "Reports.h"
#include "Run.h"

namespace purpose {

/// Where the flow from a field to a use stops.
static int runWhyNot(const Options &options) {
  if (options.files.size() < 2) {
    printError(llvm::createStringError(
        "'explain --why-not' takes a field and a use, such as "
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
    printError(llvm::createStringError(
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
  llvm::Expected<Lookup> found = lookUp(options);
  if (!found) {
    printError(found.takeError());
    return ExitUnsure;
  }
  TextOptions text;
  text.color = wantsColor(options, llvm::outs());
  if (text.color)
    llvm::outs().enable_colors(true);
  text.relativeTo = absolutePath(".");
  writeExplain(found->result, found->policy, llvm::outs(), text);
  return ExitClean;
}

} // namespace purpose
