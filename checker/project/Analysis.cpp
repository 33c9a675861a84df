//===- Analysis.cpp - the stages of a run, arranged -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// settings → database, policy, models → units → program → findings → verdict.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "CommandLine.h"
#include "Solved.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

/// Adds the sources of \p files that the database does not have yet, with their
/// neighbours' commands. Headers and files that are gone are no units.
static llvm::Error addUnknown(CompileDatabase &database,
                              const std::string &path,
                              llvm::ArrayRef<std::string> files) {
  std::vector<std::string> unknown;
  for (const std::string &file : files)
    if (isClangSource(file) && !isClangHeader(file) && fs::exists(file) &&
        llvm::none_of(database.entries, [&](const CompileEntry &entry) {
          return entry.file == absolutePath(file);
        }))
      unknown.push_back(file);
  if (unknown.empty())
    return llvm::Error::success();
  llvm::Expected<CompileDatabase> more = readCompileDatabase(path, unknown);
  if (!more)
    return more.takeError();
  llvm::append_range(database.entries, more->entries);
  llvm::append_range(database.notes, more->notes);
  return llvm::Error::success();
}

llvm::Expected<CompileDatabase>
chooseDatabase(const AnalysisSettings &settings,
               llvm::ArrayRef<std::string> files) {
  for (const std::string &file : files)
    if (settings.flags && fs::is_directory(file))
      return llvm::createStringError(file +
                                     ": error: is a folder, not a source file");
  if (settings.flags)
    return givenFlags(files, *settings.flags);
  std::string where = settings.build;
  if (where.empty()) {
    std::string from = files.empty()
                           ? absolutePath(".")
                           : path::parent_path(absolutePath(files[0])).str();
    where = findCompileDatabase(from);
    if (where.empty())
      return llvm::createStringError(
          "no compile_commands.json in '" + from +
          "' or above; name the build folder with -p, or give the "
          "compiler's flags after --");
  }
  llvm::Expected<CompileDatabase> database = readCompileDatabase(
      where, settings.changed ? std::vector<std::string>() : files.vec());
  if (database && settings.changed)
    if (llvm::Error error = addUnknown(*database, where, files))
      return error;
  if (database && database->entries.empty())
    return llvm::createStringError(
        database->path +
        ": error: the compile database holds no C or C++ units");
  return database;
}

/// The folder that holds all of \p files.
static std::string commonFolder(const CompileDatabase &database) {
  std::string common;
  for (const CompileEntry &entry : database.entries) {
    StringRef folder = path::parent_path(entry.file);
    if (&entry == &database.entries.front()) {
      common = folder.str();
      continue;
    }
    while (!common.empty() && folder != common &&
           !folder.starts_with(common == "/" ? common : common + "/"))
      common = path::parent_path(common).str();
  }
  return common;
}

std::vector<std::string> policyFolders(const CompileDatabase &database) {
  return {commonFolder(database), absolutePath("."), database.folder};
}

llvm::Expected<Policy> choosePolicy(const AnalysisSettings &settings,
                                    llvm::ArrayRef<std::string> folders) {
  if (!settings.policy.empty())
    return readPolicyFile(absolutePath(settings.policy));
  for (const std::string &folder : folders)
    if (!folder.empty())
      if (std::string file = findPolicyFile(folder); !file.empty())
        return readPolicyFile(file);
  return builtinPolicy();
}

llvm::Expected<ModelSet> modelsOf(const Policy &policy) {
  ModelSet models = builtinModels();
  for (const std::string &file : policy.models) {
    auto buffer = llvm::MemoryBuffer::getFile(file, /*IsText=*/true);
    if (!buffer)
      return llvm::createStringError(
          (policy.file.empty() ? file : policy.file) +
          ": error: cannot read the model file '" + file +
          "': " + buffer.getError().message());
    if (llvm::Error error = models.add((*buffer)->getBuffer(), file))
      return error;
  }
  return models;
}

/// The nearest folder upward from \p folder that version control stands in;
/// empty if there is none.
static std::string repositoryOf(StringRef folder) {
  for (StringRef at = folder; !at.empty(); at = path::parent_path(at)) {
    llvm::SmallString<256> git(at);
    path::append(git, ".git");
    if (fs::exists(git))
      return at.str();
  }
  return "";
}

std::string storeFolder(const AnalysisSettings &settings,
                        const CompileDatabase &database) {
  if (!settings.useStore)
    return "";
  if (!settings.storeFolder.empty())
    return absolutePath(settings.storeFolder);
  if (database.path.empty())
    return "";
  llvm::SmallString<256> folder(database.folder);
  path::append(folder, ".clang-purpose-cache", "units");
  return folder.str().str();
}

llvm::Expected<std::unique_ptr<UnitStore>>
openStore(const AnalysisSettings &settings, const CompileDatabase &database) {
  std::string folder = storeFolder(settings, database);
  if (folder.empty())
    return nullptr;
  PathMap map;
  // Also with a part of the program the root must be the same.
  std::string common = commonFolder(database);
  std::string root = repositoryOf(common);
  StringRef besideBuild = path::parent_path(database.folder);
  if (root.empty())
    root =
        StringRef(common).starts_with(besideBuild) ? besideBuild.str() : common;
  map.add(root, "src");
  if (!database.path.empty() && database.folder != root)
    map.add(database.folder, "build");
  for (const auto &[local, name] : settings.pathPrefixes)
    map.add(absolutePath(local), name);
  return UnitStore::open(folder, std::move(map), settings.storeLimit);
}

static ExtractOptions extractOptions(const ModelSet &models) {
  ExtractOptions options;
  options.models = &models;
  return options;
}

/// \p store may be null.
static Extraction extractDatabase(const CompileDatabase &database,
                                  const ModelSet &models,
                                  const AnalysisSettings &settings,
                                  std::vector<Unit> fresh, UnitStore *store) {
  WorkerOptions workers;
  workers.jobs = settings.jobs;
  workers.timeLimit = settings.timeLimit;
  workers.memoryLimit = settings.memoryLimit;
  workers.maxMemory = settings.maxMemory;
  std::vector<CompileEntry> entries;
  for (const CompileEntry &entry : database.entries) {
    auto it = llvm::find_if(
        fresh, [&](const Unit &unit) { return unit.mainFile == entry.file; });
    if (it == fresh.end())
      entries.push_back(entry);
    else if (it->target.empty())
      it->target = entry.target;
  }
  Extraction extraction = extractAll(entries, extractOptions(models), workers,
                                     !settings.quiet, store);
  if (!fresh.empty())
    extraction.objects.clear();
  llvm::append_range(extraction.units, std::move(fresh));
  return extraction;
}

static std::string noStore(llvm::Error error) {
  return "no store: " + llvm::toString(std::move(error));
}

Extraction extractDatabase(const CompileDatabase &database,
                           const ModelSet &models,
                           const AnalysisSettings &settings,
                           std::vector<Unit> fresh) {
  llvm::Expected<std::unique_ptr<UnitStore>> store =
      openStore(settings, database);
  Extraction extraction =
      extractDatabase(database, models, settings, std::move(fresh),
                      store ? store->get() : nullptr);
  if (!store)
    extraction.notes.push_back(noStore(store.takeError()));
  return extraction;
}

std::vector<CompileEntry> entriesReaching(const CompileDatabase &database,
                                          const ModelSet &models,
                                          const AnalysisSettings &settings,
                                          llvm::ArrayRef<std::string> files) {
  std::vector<std::string> wanted;
  for (const std::string &file : files)
    wanted.push_back(absolutePath(file));
  llvm::Expected<std::unique_ptr<UnitStore>> store =
      openStore(settings, database);
  if (!store)
    llvm::consumeError(store.takeError());
  std::vector<CompileEntry> result;
  for (const CompileEntry &entry : database.entries) {
    std::optional<bool> reached;
    if (llvm::is_contained(wanted, entry.file))
      reached = true;
    else if (store && *store)
      reached = (*store)->reaches(
          (*store)->keyOf(entry, extractOptions(models)), wanted);
    if (reached.value_or(true))
      result.push_back(entry);
  }
  return result;
}

static SolveOptions solveOptions(const AnalysisSettings &settings) {
  SolveOptions options;
  options.whyNotField = settings.whyNotField;
  options.whyNotUse = settings.whyNotUse;
  return options;
}

static Result judged(Policy policy, Solved solved,
                     const AnalysisSettings &settings, SourceReader read) {
  Result result;
  Findings findings = std::move(solved.findings);
  size_t count = findings.units;
  JudgeSettings judging;
  judging.today = today();
  judging.whole =
      settings.whole && solved.failures.empty() && settings.minConfidence == 0;
  judging.sources = std::move(solved.sources);
  judging.read = std::move(read);
  result.markErrors = std::move(solved.markErrors);
  size_t all = findings.findings.size();
  std::erase_if(findings.findings, [&](const Finding &f) {
    return percentOf(f) < settings.minConfidence;
  });
  size_t below = all - findings.findings.size();
  result.verdict = judge(std::move(findings), policy, judging);
  if (below)
    result.verdict.remarks.push_back(
        "remark: " + std::to_string(below) +
        (below == 1 ? " finding" : " findings") + " of less than " +
        std::to_string(settings.minConfidence) + "% confidence left out");
  result.failures = std::move(solved.failures);
  result.policy = std::move(policy);
  // An annotation that says nothing protects nothing; a program without units
  // proves nothing.
  result.broken = !result.markErrors.empty() || count == 0;
  result.status =
      exitStatus(result.verdict, result.policy, result.failures,
                 {result.broken, settings.keepGoing, settings.strict});
  return result;
}

Result resultOf(Policy policy, Extraction extraction,
                const AnalysisSettings &settings, SourceReader read) {
  Solved solved = solveUnits(std::move(extraction), policy,
                             solveOptions(settings), !settings.quiet);
  return judged(std::move(policy), std::move(solved), settings,
                std::move(read));
}

/// What the store has of an earlier run over the same units and policy.
static std::optional<Solved> recall(UnitStore &store,
                                    const CompileDatabase &database,
                                    const ModelSet &models,
                                    const Policy &policy) {
  std::vector<Digest> objects;
  for (const CompileEntry &entry : database.entries) {
    std::optional<Digest> object =
        store.standing(store.keyOf(entry, extractOptions(models)));
    if (!object)
      return std::nullopt;
    objects.push_back(*object);
  }
  std::optional<std::string> bytes =
      store.findFindings(solvedObject(objects, policy, store.paths()));
  if (!bytes)
    return std::nullopt;
  return decodeSolved(*bytes, store.paths());
}

/// Keeps \p solved for the next run over the units named \p objects. Of the
/// runs over one database with one policy file the last few are kept.
static llvm::Error keep(UnitStore &store, const CompileDatabase &database,
                        llvm::ArrayRef<Digest> objects, const Policy &policy,
                        const Solved &solved) {
  Digest key = digestOf(store.paths().toStore(
      StringRef(database.path + '\0' + policy.file + '\0' +
                std::to_string(database.entries.size()))));
  if (llvm::Error error =
          store.putFindings(key, solvedObject(objects, policy, store.paths()),
                            encodeSolved(solved, store.paths())))
    return error;
  return store.save();
}

/// Units, linked and solved: from the store, or computed now. \p notes learns
/// of a store that cannot be used.
static Solved solveDatabase(const CompileDatabase &database,
                            const ModelSet &models, const Policy &policy,
                            const AnalysisSettings &settings,
                            std::vector<std::string> &notes) {
  llvm::Expected<std::unique_ptr<UnitStore>> opened =
      openStore(settings, database);
  UnitStore *store = opened ? opened->get() : nullptr;
  // The answer to a question is none of what is kept.
  bool keeps = store && settings.whyNotField.empty();
  if (keeps)
    if (std::optional<Solved> known =
            recall(*store, database, models, policy)) {
      // A new time of use is no reason to fail.
      llvm::consumeError(store->save());
      return std::move(*known);
    }
  Extraction extraction =
      extractDatabase(database, models, settings, {}, store);
  if (!opened)
    extraction.notes.push_back(noStore(opened.takeError()));
  llvm::append_range(notes, extraction.notes);
  std::vector<Digest> objects = std::move(extraction.objects);
  Solved solved = solveUnits(std::move(extraction), policy,
                             solveOptions(settings), !settings.quiet);
  if (keeps && !objects.empty())
    if (llvm::Error error = keep(*store, database, objects, policy, solved))
      notes.push_back("the store does not keep the findings: " +
                      llvm::toString(std::move(error)));
  return solved;
}

std::string sourceRoot(const Policy &policy, StringRef folder) {
  if (std::string root = repositoryOf(folder); !root.empty())
    return root;
  return policy.root.empty() ? folder.str() : policy.root;
}

llvm::Expected<Result> analyse(const AnalysisSettings &settings,
                               llvm::ArrayRef<std::string> files) {
  llvm::Expected<CompileDatabase> database = chooseDatabase(settings, files);
  if (!database)
    return database.takeError();
  llvm::Expected<Policy> policy =
      choosePolicy(settings, policyFolders(*database));
  if (!policy)
    return policy.takeError();
  llvm::Expected<ModelSet> models = modelsOf(*policy);
  if (!models)
    return models.takeError();
  Solved solved =
      solveDatabase(*database, *models, *policy, settings, database->notes);
  Result result =
      judged(std::move(*policy), std::move(solved), settings, readSource);
  result.skipped = std::move(database->skipped);
  result.notes = std::move(database->notes);
  if (!database->path.empty())
    result.folder = database->folder;
  result.sourceRoot = sourceRoot(result.policy, commonFolder(*database));
  return result;
}

} // namespace purpose
