//===- Lookup.cpp - one finding by its ID -----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Accepted findings are found like the others.
//
//===----------------------------------------------------------------------===//

#include "Lookup.h"
#include "../../report/Sarif.h"
#include "Reports.h"
#include "Run.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

/// The report of the last check of the build that the options mean.
static llvm::Expected<std::string> lastReportOf(const Options &options) {
  std::string where = options.build.empty()
                          ? findCompileDatabase(absolutePath("."))
                          : absolutePath(options.build);
  if (where.empty())
    return llvm::createStringError(
        "no build folder in or above the current one; name it with "
        "-p, or a report with --sarif");
  std::string folder =
      fs::is_directory(where) ? where : path::parent_path(where).str();
  std::string file = lastReport(folder);
  if (!fs::exists(file))
    return llvm::createStringError(
        "'" + folder + "' has no report yet; run 'clang-purpose check -p " +
        folder + "' first");
  return file;
}

namespace {

/// Where the finding is looked for.
struct Source {
  std::vector<Reported> results;
  std::string name, root;
  Policy policy;
};

llvm::Expected<Source> analysed(const Options &options,
                                llvm::ArrayRef<std::string> files) {
  llvm::Expected<Result> result = analyse(options, files);
  if (!result)
    return result.takeError();
  printNotes(result->notes, options);
  printFailures(result->failures);
  Source source;
  source.results = reportOf(result->verdict.findings).results;
  source.results.insert(source.results.end(), result->verdict.accepted.begin(),
                        result->verdict.accepted.end());
  source.name = "this analysis";
  source.root = result->sourceRoot;
  source.policy = std::move(result->policy);
  return source;
}

llvm::Expected<Source> reported(const Options &options) {
  Source source;
  source.name = options.sarif;
  if (source.name.empty()) {
    llvm::Expected<std::string> last = lastReportOf(options);
    if (!last)
      return last.takeError();
    source.name = *last;
  }
  llvm::Expected<SarifReport> report = readSarifFile(source.name);
  if (!report)
    return report.takeError();
  source.results = std::move(report->results);
  source.root = report->root;
  // The policy of that run, unless another one is named.
  AnalysisSettings settings = options;
  if (settings.policy.empty() && fs::exists(report->policy))
    settings.policy = report->policy;
  llvm::Expected<Policy> policy =
      choosePolicy(settings, {source.root, absolutePath(".")});
  if (!policy)
    return policy.takeError();
  source.policy = std::move(*policy);
  return source;
}

/// The one finding whose ID or fingerprint starts with \p id, or is it.
llvm::Expected<const Reported *> pick(llvm::ArrayRef<Reported> findings,
                                      StringRef id, StringRef source) {
  std::vector<const Reported *> found;
  for (const Reported &reported : findings) {
    const Finding &finding = reported.finding;
    if (finding.id == id || finding.fingerprint == id)
      return &reported;
    if (StringRef(finding.id).starts_with(id) ||
        StringRef(finding.fingerprint).starts_with(id))
      found.push_back(&reported);
  }
  if (found.size() == 1)
    return found.front();
  std::string list;
  constexpr size_t Shown = 20;
  size_t count = found.empty() ? findings.size() : found.size();
  for (size_t i = 0; i < count && i < Shown; ++i) {
    const Reported &shown = found.empty() ? findings[i] : *found[i];
    list += "\n  " + shown.finding.id + "  " + shown.message;
  }
  if (count > Shown)
    list += "\n  …";
  if (!found.empty())
    return llvm::createStringError(
        "'" + id + "' is the start of several findings:" + list);
  if (findings.empty())
    return llvm::createStringError("no finding '" + id +
                                   "': there is none in " + source);
  return llvm::createStringError("no finding '" + id + "' in " + source +
                                 ", but:" + list);
}

} // namespace

llvm::Expected<Lookup> lookUp(const Options &options) {
  std::vector<std::string> files(options.files.begin() + 1,
                                 options.files.end());
  llvm::Expected<Source> source =
      files.empty() ? reported(options) : analysed(options, files);
  if (!source)
    return source.takeError();
  llvm::Expected<const Reported *> found =
      pick(source->results, options.files.front(), source->name);
  if (!found)
    return found.takeError();
  return Lookup{**found, std::move(source->policy), std::move(source->root)};
}

} // namespace purpose
