//===- Units.cpp - the commands extract and dump ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A unit by hand: written to a file for `link`, or printed for a person.
//
// A build system learns from the depfile when a unit is to be made again: when
// a file that the compiler read has changed, or the models.
//
//===----------------------------------------------------------------------===//

#include "../../facts/AtomicFile.h"
#include "../../facts/UnitFile.h"
#include "../../project/CommandLine.h"
#include "Commands.h"
#include "Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace purpose {

namespace {
/// The units of one source file, and the files that brought models for them.
struct SourceUnits {
  std::vector<Unit> units;
  std::vector<std::string> models;
};
} // namespace

/// Errors in the source are printed, and no unit returned.
static llvm::Expected<SourceUnits> extractFile(const Options &options,
                                               const std::string &file) {
  llvm::Expected<CompileDatabase> database = chooseDatabase(options, {file});
  if (!database)
    return database.takeError();
  if (!options.target.empty()) {
    llvm::erase_if(database->entries, [&](const CompileEntry &entry) {
      return entry.target != options.target;
    });
    if (database->entries.empty())
      return llvm::createStringError(
          file + ": error: " +
          (database->path.empty() ? "the command given" : database->path) +
          " does not compile it for the target '" + options.target + "'");
  }
  llvm::Expected<Policy> policy =
      choosePolicy(options, policyFolders(*database));
  if (!policy)
    return policy.takeError();
  llvm::Expected<ModelSet> models = modelsOf(*policy);
  if (!models)
    return models.takeError();
  Extraction extraction = extractDatabase(*database, *models, options);
  llvm::append_range(database->notes, extraction.notes);
  printNotes(database->notes, options);
  printFailures(extraction.failures);
  SourceUnits result;
  result.units = std::move(extraction.units);
  result.models = policy->models;
  if (!result.models.empty())
    result.models.push_back(policy->file);
  return result;
}

/// `unit: file file…`, for make and Ninja.
static llvm::Error writeDepfile(StringRef depfile, StringRef output,
                                const SourceUnits &source) {
  std::string text;
  auto add = [&](StringRef name) {
    for (char c : name) {
      if (c == ' ' || c == '#')
        text += '\\';
      if (c == '$')
        text += '$';
      text += c;
    }
  };
  add(output);
  text += ':';
  auto depends = [&](StringRef file) {
    text += " \\\n  ";
    add(file);
  };
  for (const Unit &unit : source.units)
    for (const File &file : unit.files)
      if (file.hash != 0)
        depends(unit.str(file.path));
  for (const std::string &file : source.models)
    depends(file);
  text += '\n';
  return writeFileAtomically(text, depfile);
}

int runExtract(const Options &options) {
  const std::string &file = options.files.front();
  std::string output = options.output;
  if (output.empty())
    output = (llvm::sys::path::stem(file) + ".unit").str();
  llvm::Expected<SourceUnits> source = extractFile(options, file);
  if (!source) {
    printError(source.takeError());
    return ExitUnsure;
  }
  const std::vector<Unit> &units = source->units;
  if (units.empty())
    return ExitUnsure;
  if (units.size() > 1) {
    printError(llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        file + ": error: the compile database compiles it in " +
            llvm::Twine(units.size()) +
            " ways; say with --target or with flags after -- which one is "
            "meant"));
    return ExitUnsure;
  }
  llvm::Error error = writeUnitFile(units.front(), output);
  if (!error && !options.depfile.empty())
    error = writeDepfile(options.depfile, output, *source);
  if (error) {
    printError(std::move(error));
    return ExitUnsure;
  }
  return ExitClean;
}

static StringRef nameOf(LimitKind kind) {
  return kind == LimitKind::Only ? "only" : "never";
}

static std::string placeOf(const PolicyPlace &place) {
  return "  # " + llvm::sys::path::filename(place.file).str() + ":" +
         std::to_string(place.line);
}

/// The purposes as a tree, `node` and what is below it.
static void printPurposes(const PurposeTree &tree, StringRef parent,
                          unsigned depth, llvm::raw_ostream &out) {
  for (const PurposeTree::Node &node : tree.nodes()) {
    if (node.parent != parent)
      continue;
    out.indent(2 * depth) << node.name;
    if (!node.description.empty())
      out << "  # " << node.description;
    out << '\n';
    printPurposes(tree, node.name, depth + 1, out);
  }
}

static void printPolicy(const Policy &policy, llvm::raw_ostream &out) {
  out << "policy: " << (policy.file.empty() ? "built in" : policy.file)
      << "\nmode: " << (policy.enforcing ? "enforcing" : "logging")
      << "\n\npurposes:\n";
  printPurposes(policy.purposes, "", 1, out);
  if (!policy.limits.empty())
    out << "\nlimits:\n";
  for (const PolicyLimit &limit : policy.limits)
    out << "  " << limit.name << ": " << nameOf(limit.kind) << ' '
        << llvm::join(limit.purposes, ", ") << placeOf(limit.place) << '\n';
  if (!policy.uses.empty())
    out << "\nuses:\n";
  for (const PolicyUse &use : policy.uses)
    out << "  " << (use.name.empty() ? use.path : use.name) << ": "
        << use.purpose << placeOf(use.place) << '\n';
  if (!policy.releases.empty())
    out << "\nreleases:\n";
  for (const PolicyRelease &release : policy.releases)
    out << "  " << release.function << ": for "
        << llvm::join(release.purposes, ", ") << "; " << release.reason
        << (release.expires.empty() ? "" : "; until " + release.expires)
        << placeOf(release.place) << '\n';
  if (!policy.guards.empty())
    out << "\nguards:\n";
  for (const PolicyGuard &guard : policy.guards)
    out << "  " << guard.function << ": for "
        << llvm::join(guard.purposes, ", ") << placeOf(guard.place) << '\n';
  if (!policy.channels.empty())
    out << "\nchannels:\n";
  for (const PolicyChannel &channel : policy.channels)
    out << "  " << channel.name << ": " << channel.writeCall << " -> "
        << channel.readCall << placeOf(channel.place) << '\n';
  if (!policy.exceptions.empty())
    out << "\nexceptions:\n";
  for (const PolicyException &exception : policy.exceptions)
    out << "  "
        << (exception.fingerprint.empty()
                ? exception.label + " -> " + exception.use
                : exception.fingerprint)
        << ": " << exception.kind << "; " << exception.reason
        << (exception.expires.empty() ? "" : "; until " + exception.expires)
        << placeOf(exception.place) << '\n';
}

int runDump(const Options &options) {
  if (options.dumpPolicy || options.dumpModels) {
    std::string file = options.files.empty() ? "." : options.files.front();
    llvm::Expected<Policy> policy =
        llvm::StringRef(llvm::sys::path::filename(file)) == ".clang-purpose"
            ? readPolicyFile(absolutePath(file))
            : choosePolicy(options, {absolutePath(file)});
    if (!policy) {
      printError(policy.takeError());
      return ExitUnsure;
    }
    if (options.dumpPolicy)
      printPolicy(*policy, llvm::outs());
    if (options.dumpModels) {
      llvm::Expected<ModelSet> models = modelsOf(*policy);
      if (!models) {
        printError(models.takeError());
        return ExitUnsure;
      }
      for (const std::string &name : models->names())
        llvm::outs() << name << '\n';
    }
    return ExitClean;
  }

  int status = ExitClean;
  for (const std::string &file : options.files) {
    llvm::Expected<std::vector<Unit>> units = std::vector<Unit>();
    if (!options.flags && !isClangSource(file))
      units = readUnitFile(file);
    else if (llvm::Expected<SourceUnits> source = extractFile(options, file))
      units = std::move(source->units);
    else
      units = source.takeError();
    if (!units) {
      printError(units.takeError());
      status = ExitUnsure;
      continue;
    }
    if (units->empty())
      status = ExitUnsure;
    for (const Unit &unit : *units)
      llvm::outs() << printUnit(unit);
  }
  return status;
}

} // namespace purpose
