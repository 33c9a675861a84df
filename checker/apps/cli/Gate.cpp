//===- Gate.cpp - what is new in a run --------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Open results, then what is accepted, then what only the baseline has.
//
//===----------------------------------------------------------------------===//

#include "Gate.h"
#include "../../project/ChangedLines.h"
#include "../../report/Baseline.h"
#include "../../report/Sarif.h"
#include "llvm/Support/Path.h"

namespace purpose {

llvm::Error checkGate(const Options &options) {
  if (options.baseline.empty())
    return llvm::Error::success();
  return readSarifFile(options.baseline).takeError();
}

/// What else makes the result unsure stands with the blind spots.
static void addFailures(Report &report, const Result &result,
                        const Options &options) {
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
    report.blindSpots.push_back(std::move(spot));
  }
  for (const MarkError &error : result.markErrors) {
    BlindSpot spot;
    spot.kind = BlindSpotKind::Unsupported;
    spot.place = error.place;
    spot.what = "an annotation has no effect: " + error.message;
    spot.failsRun = true;
    report.blindSpots.push_back(std::move(spot));
  }
}

llvm::Expected<Report> gatedReport(const Result &result,
                                   const Options &options) {
  Report report = reportOf(result.verdict.findings);
  report.results.insert(report.results.end(), result.verdict.exceptions.begin(),
                        result.verdict.exceptions.end());
  report.results.insert(report.results.end(), result.verdict.accepted.begin(),
                        result.verdict.accepted.end());
  if (!options.baseline.empty()) {
    llvm::Expected<SarifReport> earlier =
        readSarifFile(options.baseline, result.sourceRoot);
    if (!earlier)
      return earlier.takeError();
    compareWithBaseline(report, earlier->results);
  }
  if (!options.diffBase.empty()) {
    // A commit, whose files are named, holds nothing that is not tracked.
    llvm::Expected<Changes> changes =
        changesSince(options.diffBase, result.sourceRoot,
                     /*untracked=*/!options.changed);
    if (!changes)
      return changes.takeError();
    attribute(report, *changes, /*stateless=*/options.baseline.empty());
  }
  addFailures(report, result, options);
  return report;
}

ExitStatus gatedStatus(const Result &result, const Report &report,
                       FailOn failOn) {
  if (result.status != ExitViolations)
    return result.status;
  for (const Reported &reported : report.results)
    if (fails(reported, result.policy, failOn))
      return ExitViolations;
  return ExitClean;
}

} // namespace purpose
