//===- Reports.cpp - a result for people and machines -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Findings go to standard output, as clang-tidy's do; what went wrong in the
// run itself goes to standard error. The same result, whole, goes to SARIF.
//
//===----------------------------------------------------------------------===//

#include "Reports.h"
#include "../../report/Sarif.h"
#include "../../report/Text.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace purpose {

bool wantsColor(const Options &options, llvm::raw_ostream &out) {
  if (options.color != Options::ColorAuto)
    return options.color == Options::ColorAlways;
  return out.has_colors() && out.is_displayed() &&
         !llvm::sys::Process::GetEnv("NO_COLOR");
}

static void printMarkErrors(llvm::ArrayRef<MarkError> errors) {
  for (const MarkError &error : errors) {
    llvm::errs() << shownPath(error.place.file) << ':' << error.place.line
                 << ':' << error.place.column << ": ";
    llvm::WithColor::error(llvm::errs()) << error.message << '\n';
  }
}

/// Why the exit status is 2, or what --keep-going has passed over.
static void printDoubts(const Result &result, const Options &options) {
  size_t failed = result.failures.size();
  if (failed != 0) {
    bool fails = result.status == ExitUnsure;
    (fails ? llvm::WithColor::error(llvm::errs(), "clang-purpose")
           : llvm::WithColor::note(llvm::errs(), "clang-purpose"))
        << failed << " of " << failed + result.verdict.findings.units
        << " units not analysed"
        << (fails ? "; the result says nothing about them" : "") << '\n';
  }
  size_t spots = 0;
  for (const BlindSpot &spot : result.verdict.findings.blindSpots)
    spots +=
        (spot.failsRun || options.strict) && !tolerates(result.policy, spot);
  if (spots != 0)
    llvm::WithColor::error(llvm::errs(), "clang-purpose")
        << spots << (spots == 1 ? " blind spot" : " blind spots")
        << " that the policy does not tolerate\n";
}

/// The findings with all else that makes the result unsure, as SARIF's
/// notifications.
static Findings withFailures(const Result &result, const Options &options) {
  Findings findings = result.verdict.findings;
  for (const UnitFailure &failure : result.failures) {
    BlindSpot spot;
    spot.kind = BlindSpotKind::Unparsed;
    spot.place.file = failure.file;
    spot.what = ("'" + llvm::sys::path::filename(failure.file) +
                 "' was not analysed: " + failure.reason)
                    .str();
    if (!failure.diagnostics.empty())
      spot.what += ": " + failure.diagnostics.front();
    spot.failsRun = !options.keepGoing && !tolerates(result.policy, failure);
    findings.blindSpots.push_back(std::move(spot));
  }
  for (const MarkError &error : result.markErrors) {
    BlindSpot spot;
    spot.kind = BlindSpotKind::Unsupported;
    spot.place = error.place;
    spot.what = "an annotation has no effect: " + error.message;
    spot.failsRun = true;
    findings.blindSpots.push_back(std::move(spot));
  }
  return findings;
}

int report(const Result &result, const Options &options) {
  printNotes(result.notes, options);
  printFailures(result.failures);
  printMarkErrors(result.markErrors);
  if (!options.quiet) {
    for (const std::string &remark : result.verdict.remarks)
      llvm::errs() << remark << '\n';
    if (!result.skipped.empty())
      llvm::WithColor::note(llvm::errs(), "clang-purpose")
          << result.skipped.size() << " of other languages not analysed: "
          << shownPath(result.skipped.front())
          << (result.skipped.size() > 1 ? ", …" : "") << '\n';
  }
  llvm::errs().flush();

  TextOptions text;
  text.color = wantsColor(options, llvm::outs());
  if (text.color)
    llvm::outs().enable_colors(true);
  text.relativeTo = absolutePath(".");
  text.suppressed = unsigned(result.verdict.accepted.size());
  writeText(result.verdict.findings, result.policy, llvm::outs(), text);
  llvm::outs().flush();
  printDoubts(result, options);

  if (options.sarif.empty() && result.folder.empty())
    return result.status;
  SarifOptions sarif;
  sarif.root = result.sourceRoot;
  sarif.toolVersion = versionText().str();
  sarif.arguments = options.arguments;
  sarif.workingDirectory = absolutePath(".");
  sarif.startTime = options.startTime;
  sarif.endTime = sarifTime();
  sarif.exitCode = result.status;
  sarif.successful = result.status != ExitUnsure;
  auto log = toSarif(withFailures(result, options), result.policy, sarif);

  // Kept for `explain`; a build folder that is read-only is no error.
  if (!result.folder.empty()) {
    std::string last = lastReport(result.folder);
    if (!llvm::sys::fs::create_directories(llvm::sys::path::parent_path(last)))
      llvm::consumeError(writeSarifFile(log, last));
  }
  if (!options.sarif.empty())
    if (llvm::Error error = writeSarifFile(log, options.sarif)) {
      printError(std::move(error));
      return ExitUnsure;
    }
  return result.status;
}

} // namespace purpose
