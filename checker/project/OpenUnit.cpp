//===- OpenUnit.cpp - one unit in the middle of its program -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenUnit.h"
#include "Analysis.h"
#include "Inputs.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <mutex>
#include <set>

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

bool touches(const Finding &finding, const Unit &unit) {
  if (finding.label.place.file == unit.mainFile)
    return true;
  for (const TraceStep &step : finding.trace)
    if (step.place.file == unit.mainFile)
      return true;
  return llvm::any_of(unit.files, [&](const File &file) {
    return unit.str(file.path) == finding.place.file;
  });
}

/// `build` means the one beside or above the file that is open: who asks runs
/// in a folder that nobody chose.
static std::string upward(StringRef name, StringRef folder) {
  if (name.empty() || path::is_absolute(name))
    return name.str();
  for (StringRef at = folder; !at.empty(); at = path::parent_path(at)) {
    llvm::SmallString<256> candidate(at);
    path::append(candidate, name);
    if (fs::exists(candidate))
      return candidate.str().str();
  }
  return absolutePath(name);
}

namespace {
/// What was read, and from which files.
struct Kept {
  OpenUnitSettings settings;
  std::vector<std::pair<std::string, FileStamp>> files;
  std::shared_ptr<const Surroundings> surroundings;
  bool current() const {
    return llvm::all_of(files, [](const auto &file) {
      return stampOf(file.first) == file.second;
    });
  }
};
} // namespace

/// The units that stand in the store of \p database, as they were when they
/// were last extracted: nothing is extracted here.
static llvm::Error readStore(const AnalysisSettings &analysis,
                             const CompileDatabase &database,
                             Surroundings &result) {
  llvm::Expected<std::unique_ptr<UnitStore>> store =
      openStore(analysis, database);
  if (!store)
    return store.takeError();
  ExtractOptions options;
  options.models = &result.models;
  size_t missing = 0;
  for (const CompileEntry &entry : database.entries)
    if (std::optional<FoundResult> found =
            (*store)->find((*store)->keyOf(entry, options), entry.file))
      result.others.push_back(std::move(found->result.unit));
    else
      ++missing;
  result.whole = missing == 0;
  if (missing)
    result.note = std::to_string(missing) + " of " +
                  std::to_string(database.entries.size()) +
                  " units are not in the store, or older than their sources: "
                  "run clang-purpose check -p " +
                  database.folder;
  result.readFrom.push_back((*store)->folder() + "/index");
  return llvm::Error::success();
}

static llvm::Expected<std::shared_ptr<Surroundings>>
readSurroundings(const OpenUnitSettings &settings) {
  auto result = std::make_shared<Surroundings>();
  AnalysisSettings analysis;
  analysis.policy = settings.policy;
  analysis.build = settings.store;
  analysis.quiet = true;
  std::optional<CompileDatabase> database;
  if (!settings.store.empty()) {
    llvm::Expected<CompileDatabase> read = chooseDatabase(analysis, {});
    if (!read)
      return read.takeError();
    database = std::move(*read);
    result->readFrom.push_back(database->path);
  }
  llvm::Expected<Policy> policy =
      choosePolicy(analysis, database ? policyFolders(*database)
                                      : std::vector<std::string>());
  if (!policy)
    return policy.takeError();
  result->policy = std::move(*policy);
  llvm::append_range(result->policy.models, settings.models);
  llvm::Expected<ModelSet> models = modelsOf(result->policy);
  if (!models)
    return models.takeError();
  result->models = std::move(*models);
  if (database)
    if (llvm::Error error = readStore(analysis, *database, *result))
      return error;
  llvm::append_range(result->readFrom, result->policy.models);
  if (!result->policy.file.empty())
    result->readFrom.push_back(result->policy.file);
  return result;
}

llvm::Expected<std::shared_ptr<const Surroundings>>
surroundingsOf(OpenUnitSettings settings, StringRef mainFile) {
  std::string folder = path::parent_path(mainFile).str();
  // With a store it is the policy of the whole program, as for the check.
  settings.store = upward(settings.store, folder);
  settings.policy = settings.policy.empty() && settings.store.empty()
                        ? findPolicyFile(folder)
                        : upward(settings.policy, folder);
  for (std::string &file : settings.models)
    file = upward(file, folder);

  static std::mutex lock;
  static std::vector<Kept> kept;
  std::lock_guard guard(lock);
  llvm::erase_if(kept, [](const Kept &one) { return !one.current(); });
  for (const Kept &one : kept)
    if (one.settings == settings)
      return one.surroundings;
  int64_t began = nanosecondsNow();
  llvm::Expected<std::shared_ptr<Surroundings>> made =
      readSurroundings(settings);
  if (!made)
    return made.takeError();
  Kept one{settings, {}, *made};
  for (const std::string &file : (*made)->readFrom)
    one.files.push_back({file, stampOf(file)});
  // What was written while it was read, or just before, is read once more.
  if (llvm::all_of(one.files, [&](const auto &file) {
        return provesContents(file.second, began);
      }))
    kept.push_back(std::move(one));
  return std::move(*made);
}

/// What is said of the policy's exceptions, with the unit it concerns.
static void takePolicyExceptions(const Result &result, const Unit &unit,
                                 bool first, std::vector<Reported> &into) {
  std::vector<const Finding *> findings;
  for (const Finding &finding : result.verdict.findings.findings)
    findings.push_back(&finding);
  for (const Reported &accepted : result.verdict.accepted)
    findings.push_back(&accepted.finding);
  for (const PolicyException &entry : result.policy.exceptions) {
    bool idle = true, here = false;
    for (const Finding *finding : findings)
      if (covers(entry, *finding)) {
        idle = false;
        here |= touches(*finding, unit);
      }
    if (!here && !(idle && first))
      continue;
    for (const Reported &said : result.verdict.exceptions)
      if (said.finding.place.file == entry.place.file &&
          said.finding.place.line == entry.place.line &&
          said.finding.place.column == entry.place.column)
        into.push_back(said);
  }
}

OpenUnitFindings checkOpenUnit(const Surroundings &surroundings, Unit open,
                               llvm::StringRef text, unsigned minConfidence) {
  llvm::ArrayRef<Unit> others = surroundings.others;
  Unit outline; // what touches() and the marks need of it
  outline.mainFile = open.mainFile;
  outline.strings = open.strings;
  outline.files = open.files;
  bool first = !others.empty() && others.front().mainFile == open.mainFile;

  Extraction extraction;
  for (const Unit &other : others)
    if (other.mainFile != open.mainFile)
      extraction.units.push_back(other);
    else if (open.target.empty())
      open.target = other.target;
  extraction.units.push_back(std::move(open));

  AnalysisSettings analysis;
  analysis.quiet = true;
  analysis.whole = surroundings.whole;
  analysis.minConfidence = minConfidence;
  auto read = [&](llvm::StringRef file) -> std::optional<std::string> {
    return file == outline.mainFile ? text.str() : readSource(file);
  };
  Result result =
      resultOf(surroundings.policy, std::move(extraction), analysis, read);

  OpenUnitFindings found;
  takePolicyExceptions(result, outline, first, found.exceptions);
  for (Finding &finding : result.verdict.findings.findings)
    if (touches(finding, outline))
      found.findings.push_back(std::move(finding));
  std::set<std::string_view> files;
  for (const File &file : outline.files)
    files.insert(outline.str(file.path));
  auto take = [&](auto &all, auto &into, auto placeOf) {
    for (auto &one : all)
      if (files.count(placeOf(one).file))
        into.push_back(std::move(one));
  };
  auto place = [](const auto &one) -> const Place & { return one.place; };
  take(result.markErrors, found.markErrors, place);
  take(result.verdict.findings.revealed, found.revealed, place);
  take(result.verdict.findings.blindSpots, found.blindSpots, place);
  take(result.verdict.exceptions, found.exceptions,
       [](const Reported &one) -> const Place & { return one.finding.place; });
  return found;
}

} // namespace purpose
