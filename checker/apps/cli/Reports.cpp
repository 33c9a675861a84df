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
#include "../../report/CiFormats.h"
#include "../../report/Sarif.h"
#include "../../report/Text.h"
#include "Gate.h"
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

/// For a person; what SARIF has as notifications of failures is told by
/// printFailures and printMarkErrors.
static void printReport(Report report, const Result &result,
                        const Options &options) {
  report.blindSpots = result.verdict.findings.blindSpots;
  TextOptions text;
  text.color = wantsColor(options, llvm::outs());
  if (text.color)
    llvm::outs().enable_colors(true);
  text.relativeTo = absolutePath(".");
  text.onlyNew = options.failOn == FailOn::New;
  writeText(report, result.policy, llvm::outs(), text);
  llvm::outs().flush();
}

/// The reports that are asked for, and one for `explain`; false if one of them
/// could not be written.
static bool writeReports(const Report &report, const Result &result,
                         const Options &options, ExitStatus status) {
  bool written = true;
  auto write = [&](llvm::Error error) {
    if (error) {
      printError(std::move(error));
      written = false;
    }
  };
  if (!options.sarif.empty() || !result.folder.empty()) {
    SarifOptions sarif;
    sarif.root = result.sourceRoot;
    sarif.toolVersion = versionText().str();
    sarif.arguments = options.arguments;
    sarif.workingDirectory = absolutePath(".");
    sarif.startTime = options.startTime;
    sarif.endTime = sarifTime();
    sarif.exitCode = status;
    sarif.successful = status != ExitUnsure;
    sarif.whole = options.whole;
    auto log = toSarif(report, result.policy, sarif);
    // A build folder that is read-only is no error.
    if (!result.folder.empty()) {
      std::string last = lastReport(result.folder);
      if (!llvm::sys::fs::create_directories(
              llvm::sys::path::parent_path(last)))
        llvm::consumeError(writeSarifFile(log, last));
    }
    if (!options.sarif.empty())
      write(writeSarifFile(log, options.sarif));
  }
  if (!options.codeQuality.empty())
    write(writeReportFile(
        toCodeQuality(report, result.policy, result.sourceRoot)
                .dump(2, ' ', false,
                      nlohmann::ordered_json::error_handler_t::replace) +
            "\n",
        options.codeQuality, "code quality report"));
  if (!options.junit.empty())
    write(writeReportFile(
        toJUnit(report, result.policy, options.failOn, result.sourceRoot),
        options.junit, "JUnit report"));
  return written;
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

  llvm::Expected<Report> all = gatedReport(result, options);
  if (!all) {
    printError(all.takeError());
    return ExitUnsure;
  }
  ExitStatus status = gatedStatus(result, *all, options.failOn);
  printReport(*all, result, options);
  printDoubts(result, options);
  return writeReports(*all, result, options, status) ? status : ExitUnsure;
}

} // namespace purpose
