//===- Options.cpp - the command line of clang-purpose ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The two tables are the whole of it: commands, and options with the commands
// that take them. Parsing and --help read nothing else.
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "Commands.h"
#include "Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"

#ifndef CLANG_PURPOSE_VERSION
#define CLANG_PURPOSE_VERSION "0.1.0"
#endif

using llvm::StringRef;

namespace purpose {

namespace {

struct CommandInfo {
  Command command;
  StringRef name, arguments, summary, text;
};

const CommandInfo Commands[] = {
    {Command::Check, "check", "[OPTION…] [FILE…] [-- COMPILER FLAGS]",
     "analyse a program and report where data is used against its purpose",
     R"(Analyses every unit of a compile database as one program, or the files named,
and prints one warning for each place where data limited to a purpose reaches
code that serves another, with the way it took.

Without -p the database is looked for upward from the first file, or from the
current folder, also in a folder 'build' there. With flags after -- no database
is read.

Examples:
  clang-purpose check -p build                    the whole program
  clang-purpose check -p build --sarif out.sarif  … and a report for a CI
  clang-purpose check src/ads/match.cpp           one file of it
  clang-purpose check a.cpp b.cpp -- -std=c++20   files without a database

Exit status: 0 no violation; 1 violations; 2 the run cannot vouch for its
result (a unit failed, a bad policy, a report that could not be written).
)"},
    {Command::Extract, "extract", "FILE -o UNIT [OPTION…] [-- COMPILER FLAGS]",
     "write what the analysis keeps of one translation unit",
     R"(The first half of 'check', for build systems: reads one source and writes its
unit file, beside the object file. 'link' is the second half.

Examples:
  clang-purpose extract match.cpp -o match.unit -- -std=c++20 -Iinclude
  clang-purpose extract src/match.cpp -p build -o match.unit
)"},
    {Command::Link, "link", "UNIT… [OPTION…]",
     "join unit files to a program and report as 'check' does",
     R"(The second half of 'check': takes unit files (binary, or the text that 'dump'
prints) and archives of them, in any order.

Examples:
  clang-purpose link main.unit match.unit --sarif out.sarif
  ar rcs libads.a *.unit && clang-purpose link main.unit libads.a
)"},
    {Command::Explain, "explain", "ID [OPTION…] [FILE… [-- COMPILER FLAGS]]",
     "show the whole path of one finding with its source lines",
     R"(ID stands in the last note of each warning of 'check'; its first digits are
enough. The finding is taken from the last check of the build folder, from a
SARIF file, or from a new analysis of the files named.

With --why-not, FIELD and USE stand in place of ID: the analysis is made again,
and says where the values of FIELD end and why they do not reach USE.

Examples:
  clang-purpose explain --why-not User::phone bid -p build
  clang-purpose explain 3f2a91c4 -p build
  clang-purpose explain 3f2a --sarif out.sarif
  clang-purpose explain 3f2a a.cpp b.cpp -- -std=c++20
)"},
    {Command::Accept, "accept", "ID --reason TEXT --owner NAME --expires DATE",
     "let one finding stand, and write down who answers for it",
     R"(Writes an exception into the policy file, at the end of its list; the rest of
the file stays as it is. ID and where it is looked for are as for 'explain'.
Without a policy file one is made at the root of the sources.

In a source, a comment on the finding's line does the same:
  bid(key); // NOLINT(purpose-violation): why owner=ads expires=2027-06-30

Examples:
  clang-purpose accept 3f2a91c4 --reason 'consent is asked for in the form' \
    --owner privacy@example.org --expires 2027-06-30
  clang-purpose accept 3f2a --kind false-positive --reason 'never filled' --owner me
)"},
    {Command::Init, "init", "[OPTION…] [FILE… [-- COMPILER FLAGS]]",
     "propose a policy for a program",
     R"(Reads the program and writes a first policy, in logging mode: uses by the names
of folders, and, as comments to be looked through, limits for fields whose names
or types look like contact or security data. An existing file is left alone.

Examples:
  clang-purpose init -p build
  clang-purpose init -p build -o policy.yaml
)"},
    {Command::Dump, "dump", "UNIT | FILE [OPTION…] [-- COMPILER FLAGS]",
     "print a unit as text: what the analysis saw in a source",
     R"(Prints the symbols, flows and calls of a unit file or of a source. What it
prints can be given to 'link'.

Examples:
  clang-purpose dump match.unit
  clang-purpose dump match.cpp -- -std=c++20
  clang-purpose dump --policy        the purposes, limits and uses in force
  clang-purpose dump --models        the library functions that are modelled
)"},
    {Command::Lsp, "lsp", "[OPTION…] [-- CLANGD ARGUMENTS]",
     "serve an editor: clangd, with findings of the whole program added",
     R"(A language server on standard input and output, to be started by an editor
in place of clangd. It runs clangd behind itself and adds to what it says:
findings of the whole program that follow edits as they are typed, limits and
reached purposes on hover, and "what if I limited this?".

Without -p the compile database is looked for upward from the workspace's folder
and the first file opened. What stands after -- goes to clangd.

Examples:
  clang-purpose lsp
  clang-purpose lsp -p build --clangd /usr/bin/clangd-19 -- --log=error

Exit status: 0 the client said 'shutdown' and 'exit'; 1 it went without; 2
clangd cannot be started, or ends again and again.
)"},
    {Command::Store, "store", "stat | gc | verify [OPTION…]",
     "look after the store of units",
     R"(What was extracted from a unit is kept in the build folder, in
.clang-purpose-cache/units, or in the folder given with --store, and stands as
long as all that it was made from: sources and headers (also those that were
looked for in vain), command line, models, and this program. The folder can be
deleted at any time, and be carried to another machine by a CI's cache.

  stat    how many units there are, and how large
  gc      remove what was not used for longest beyond --store-limit, and what
          killed runs left behind
  verify  read every unit and remove the damaged ones

Examples:
  clang-purpose store stat -p build
  clang-purpose store gc --store /var/cache/purpose --store-limit 2048
)"},
    {Command::Help, "help", "[COMMAND]", "teach a command", ""},
    {Command::Version, "version", "", "print the version", ""},
};

enum class Opt {
  Build,
  Policy,
  Sarif,
  CodeQuality,
  JUnit,
  Baseline,
  DiffBase,
  FailOn,
  Changed,
  Reason,
  Owner,
  Expires,
  Kind,
  Jobs,
  KeepGoing,
  Strict,
  MinConfidence,
  WhyNot,
  Color,
  Quiet,
  Output,
  TimeLimit,
  MemoryLimit,
  Store,
  NoStore,
  StoreLimit,
  PathPrefixMap,
  DumpPolicy,
  DumpModels,
  Clangd,
  ExtractionProcess,
  Help,
  Version,
};

constexpr unsigned bit(Command command) { return 1u << unsigned(command); }
constexpr unsigned Gating = bit(Command::Check) | bit(Command::Link);
constexpr unsigned Judging =
    Gating | bit(Command::Explain) | bit(Command::Accept);
constexpr unsigned Reading = bit(Command::Check) | bit(Command::Extract) |
                             bit(Command::Explain) | bit(Command::Accept) |
                             bit(Command::Init) | bit(Command::Dump);
constexpr unsigned Extracting = Reading | bit(Command::Lsp);
constexpr unsigned Storing = Extracting | bit(Command::Store);
constexpr unsigned Every = ~0u;

struct OptionInfo {
  Opt option;
  StringRef shortName, name; ///< "-p", "--build"; either may be empty
  StringRef value;           ///< empty: a switch
  unsigned commands;
  StringRef text;
};

const OptionInfo Table[] = {
    {Opt::Build, "-p", "--build", "BUILD", Storing,
     "build folder with compile_commands.json, or that file"},
    {Opt::DumpPolicy, "", "--policy", "", bit(Command::Dump),
     "print the purposes, limits and uses in force"},
    {Opt::DumpModels, "", "--models", "", bit(Command::Dump),
     "print the names of the modelled functions"},
    {Opt::Policy, "", "--policy", "FILE", Every & ~bit(Command::Dump),
     "policy file (default: .clang-purpose upward from the sources)"},
    {Opt::Sarif, "", "--sarif", "FILE", Judging,
     "write a SARIF 2.1.0 report (explain, accept: read one)"},
    {Opt::CodeQuality, "", "--code-quality", "FILE", Gating,
     "write a code quality report for GitLab"},
    {Opt::JUnit, "", "--junit", "FILE", Gating, "write a JUnit XML report"},
    {Opt::Baseline, "", "--baseline", "FILE", Gating,
     "compare with an earlier SARIF report"},
    {Opt::DiffBase, "", "--diff-base", "REV", Gating,
     "git revision (or a file with a diff): name the change in each path"},
    {Opt::FailOn, "", "--fail-on", "WHICH", Gating,
     "any, new (as --baseline or --diff-base tells) or none (default: any)"},
    {Opt::Changed, "", "--changed", "", bit(Command::Check),
     "the files named have changed: analyse the whole program with them"},
    {Opt::Reason, "", "--reason", "TEXT", bit(Command::Accept),
     "why the finding may stand"},
    {Opt::Owner, "", "--owner", "NAME", bit(Command::Accept),
     "who answers for it"},
    {Opt::Expires, "", "--expires", "DATE", bit(Command::Accept),
     "its last day, YYYY-MM-DD (a false-positive may do without)"},
    {Opt::Kind, "", "--kind", "KIND", bit(Command::Accept),
     "accepted-risk or false-positive (default: accepted-risk)"},
    {Opt::Output, "-o", "--output", "FILE",
     bit(Command::Extract) | bit(Command::Init),
     "the file to write (init: default .clang-purpose)"},
    {Opt::Jobs, "-j", "--jobs", "N", Extracting,
     "so many units at a time (default: one a processor)"},
    {Opt::KeepGoing, "-k", "--keep-going", "", Judging,
     "units that fail are named but do not fail the run"},
    {Opt::Strict, "", "--strict", "", Judging,
     "blind spots that the policy does not tolerate give status 2"},
    {Opt::MinConfidence, "", "--min-confidence", "PERCENT",
     bit(Command::Check) | bit(Command::Link),
     "leave out findings of a lower confidence (default: 0)"},
    {Opt::WhyNot, "", "--why-not", "", bit(Command::Explain),
     "say where the flow from a FIELD to a USE stops"},
    {Opt::TimeLimit, "", "--time-limit", "SECONDS", Extracting,
     "for one unit (default: 600; 0: none)"},
    {Opt::MemoryLimit, "", "--memory-limit", "MIB", Extracting,
     "for one unit (default: its share of the machine's)"},
    {Opt::Clangd, "", "--clangd", "PATH", bit(Command::Lsp),
     "the clangd to run (default: clangd-22, then clangd)"},
    {Opt::ExtractionProcess, "", "--extraction-process", "", bit(Command::Lsp),
     "what 'lsp' starts itself: extract what standard input asks for"},
    {Opt::Store, "", "--store", "DIR", Storing,
     "where units are kept (default: in the build folder)"},
    {Opt::NoStore, "", "--no-store", "", Extracting,
     "read every source anew, and keep nothing"},
    {Opt::StoreLimit, "", "--store-limit", "MIB", Storing,
     "size that the store is kept to (default: 4096; 0: any)"},
    {Opt::PathPrefixMap, "", "--path-prefix-map", "DIR=NAME", Extracting,
     "in the store DIR is called NAME, on every machine; sources and build "
     "folder have names already"},
    {Opt::Color, "", "--color", "WHEN", Judging,
     "auto, always or never (default: auto)"},
    {Opt::Quiet, "-q", "--quiet", "", Every,
     "no progress and no notes on standard error"},
    {Opt::Help, "-h", "--help", "", Every, "this text"},
    {Opt::Version, "", "--version", "", Every, "print the version"},
};

llvm::Error failure(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

const CommandInfo *findCommand(StringRef name) {
  for (const CommandInfo &info : Commands)
    if (info.name == name)
      return &info;
  return nullptr;
}

const CommandInfo &infoOf(Command command) {
  for (const CommandInfo &info : Commands)
    if (info.command == command)
      return info;
  return Commands[0];
}

/// "; did you mean 'x'?" for the candidate closest in spelling, if it is close.
std::string suggestion(StringRef word, llvm::ArrayRef<StringRef> candidates) {
  StringRef best;
  unsigned bestDistance = unsigned(word.size() / 3 + 1);
  for (StringRef candidate : candidates) {
    unsigned distance = word.edit_distance(candidate, true, bestDistance);
    if (distance <= bestDistance && (best.empty() || distance < bestDistance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best.empty() ? "" : ("; did you mean '" + best + "'?").str();
}

llvm::Error unknownCommand(StringRef name) {
  std::vector<StringRef> names;
  for (const CommandInfo &info : Commands)
    names.push_back(info.name);
  std::string hint = suggestion(name, names);
  if (hint.empty() && llvm::sys::fs::exists(name))
    hint = ("; did you mean 'clang-purpose check " + name + "'?").str();
  if (hint.empty())
    hint = "; 'clang-purpose --help' lists the commands";
  return failure("unknown command '" + name + "'" + hint);
}

llvm::Error unknownOption(StringRef name, Command command) {
  std::vector<StringRef> names;
  for (const OptionInfo &info : Table)
    if (info.commands & bit(command))
      for (StringRef spelling : {info.shortName, info.name})
        if (!spelling.empty())
          names.push_back(spelling);
  std::string hint = suggestion(name, names);
  if (hint.empty() && command == Command::None)
    hint = "; options go after the command";
  if (hint.empty())
    hint = ("; options for the compiler go after --, and 'clang-purpose help " +
            infoOf(command).name + "' lists the others")
               .str();
  return failure("unknown option '" + name + "'" + hint);
}

llvm::Error setNumber(StringRef option, StringRef text, uint64_t low,
                      uint64_t high, uint64_t &value) {
  if (!text.getAsInteger(10, value) && value >= low && value <= high)
    return llvm::Error::success();
  return failure("'" + option + "' takes a number from " + llvm::Twine(low) +
                 " to " + llvm::Twine(high) + ", not '" + text + "'");
}

llvm::Error apply(Options &options, const OptionInfo &info, StringRef spelling,
                  StringRef value) {
  uint64_t number = 0;
  switch (info.option) {
  case Opt::Build:
    options.build = value.str();
    break;
  case Opt::Policy:
    options.policy = value.str();
    break;
  case Opt::Sarif:
    options.sarif = value.str();
    break;
  case Opt::CodeQuality:
    options.codeQuality = value.str();
    break;
  case Opt::JUnit:
    options.junit = value.str();
    break;
  case Opt::Baseline:
    options.baseline = value.str();
    break;
  case Opt::DiffBase:
    options.diffBase = value.str();
    break;
  case Opt::FailOn:
    if (value == "any")
      options.failOn = FailOn::Any;
    else if (value == "new")
      options.failOn = FailOn::New;
    else if (value == "none")
      options.failOn = FailOn::None;
    else
      return failure("'--fail-on' takes any, new or none, not '" + value + "'");
    break;
  case Opt::Changed:
    options.changed = true;
    break;
  case Opt::Reason:
    options.exception.reason = value.str();
    break;
  case Opt::Owner:
    options.exception.owner = value.str();
    break;
  case Opt::Expires:
    options.exception.expires = value.str();
    break;
  case Opt::Kind:
    options.exception.kind = value.str();
    break;
  case Opt::Output:
    options.output = value.str();
    break;
  case Opt::Jobs:
    if (llvm::Error error = setNumber(spelling, value, 1, 4096, number))
      return error;
    options.jobs = unsigned(number);
    break;
  case Opt::TimeLimit:
    if (llvm::Error error = setNumber(spelling, value, 0, 1'000'000, number))
      return error;
    options.timeLimit = unsigned(number);
    break;
  case Opt::MemoryLimit:
    if (llvm::Error error = setNumber(spelling, value, 1, 1u << 30, number))
      return error;
    options.memoryLimit = number << 20;
    break;
  case Opt::Store:
    options.storeFolder = value.str();
    break;
  case Opt::NoStore:
    options.useStore = false;
    break;
  case Opt::StoreLimit:
    if (llvm::Error error = setNumber(spelling, value, 0, 1u << 30, number))
      return error;
    options.storeLimit = number << 20;
    break;
  case Opt::PathPrefixMap: {
    auto [local, name] = value.rsplit('=');
    if (local.empty() || name.empty())
      return failure("'--path-prefix-map' takes a folder and a name, such as "
                     "/opt/sdk=sdk, not '" +
                     value + "'");
    options.pathPrefixes.push_back({local.str(), name.str()});
    break;
  }
  case Opt::Color:
    if (value == "auto")
      options.color = Options::ColorAuto;
    else if (value == "always" || value == "yes")
      options.color = Options::ColorAlways;
    else if (value == "never" || value == "no")
      options.color = Options::ColorNever;
    else
      return failure("'--color' takes auto, always or never, not '" + value +
                     "'");
    break;
  case Opt::KeepGoing:
    options.keepGoing = true;
    break;
  case Opt::Strict:
    options.strict = true;
    break;
  case Opt::MinConfidence:
    if (llvm::Error error = setNumber(spelling, value, 0, 100, number))
      return error;
    options.minConfidence = unsigned(number);
    break;
  case Opt::WhyNot:
    options.whyNot = true;
    break;
  case Opt::Quiet:
    options.quiet = true;
    break;
  case Opt::DumpPolicy:
    options.dumpPolicy = true;
    break;
  case Opt::DumpModels:
    options.dumpModels = true;
    break;
  case Opt::Clangd:
    options.clangd = value.str();
    break;
  case Opt::ExtractionProcess:
    options.extractionProcess = true;
    break;
  case Opt::Help:
    options.files.clear();
    if (options.command != Command::None && options.command != Command::Help)
      options.files.push_back(infoOf(options.command).name.str());
    options.command = Command::Help;
    break;
  case Opt::Version:
    options.command = Command::Version;
    break;
  }
  return llvm::Error::success();
}

/// The option that \p word spells (`--sarif`, `--sarif=x`, `-j4`); its value,
/// if it stands in the same word.
const OptionInfo *findOption(StringRef word, Command command,
                             std::optional<StringRef> &value) {
  for (const OptionInfo &info : Table) {
    if (!(info.commands & bit(command)))
      continue;
    value.reset();
    if (word == info.shortName || word == info.name)
      return &info;
    if (info.value.empty())
      continue;
    StringRef rest = word;
    if (!info.name.empty() && rest.consume_front(info.name) &&
        rest.consume_front("=")) {
      value = rest;
      return &info;
    }
    rest = word;
    if (!info.shortName.empty() && !word.starts_with("--") &&
        rest.consume_front(info.shortName)) {
      rest.consume_front("=");
      value = rest;
      return &info;
    }
  }
  return nullptr;
}

llvm::Error checkComplete(const Options &options) {
  switch (options.command) {
  case Command::Extract:
    if (options.files.size() != 1)
      return failure("'extract' takes one source file");
    break;
  case Command::Link:
    if (options.files.empty())
      return failure("'link' takes unit files or archives of them");
    break;
  case Command::Explain:
  case Command::Accept:
    if (options.files.empty())
      return failure("'" + infoOf(options.command).name +
                     "' takes the ID of a finding, which stands in the last "
                     "note of the warning");
    break;
  case Command::Init:
    break;
  case Command::Dump:
    if (!options.dumpPolicy && !options.dumpModels && options.files.empty())
      return failure("'dump' takes a unit file or a source file");
    break;
  case Command::Check:
    if (options.flags && options.files.empty())
      return failure("flags after -- need the files that they are for");
    break;
  case Command::Store:
    if (options.files.size() != 1 ||
        !llvm::is_contained({"stat", "gc", "verify"}, options.files.front()))
      return failure("'store' takes one of stat, gc and verify");
    break;
  case Command::None:
    return failure("no command; 'clang-purpose --help' lists them");
  case Command::Lsp:
  case Command::Help:
  case Command::Version:
    break;
  }
  if (options.failOn == FailOn::New && options.baseline.empty() &&
      options.diffBase.empty())
    return failure("'--fail-on new' needs --baseline or --diff-base, to tell "
                   "what is new");
  if (options.changed && options.flags)
    return failure("'--changed' needs a compile database, not flags after --");
  if (options.command == Command::Lsp)
    return options.files.empty()
               ? llvm::Error::success()
               : failure("'lsp' takes no files: the editor names them");
  if (options.flags && !options.build.empty())
    return failure("give either a build folder with -p or flags after --, not "
                   "both");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> arguments) {
  Options options;
  options.arguments.assign(arguments.begin(), arguments.end());
  for (size_t i = 1; i < arguments.size(); ++i) {
    StringRef word = arguments[i];
    if (word == "--") {
      options.flags.emplace(arguments.begin() + long(i) + 1, arguments.end());
      break;
    }
    if (word.size() < 2 || word.front() != '-') {
      if (options.command != Command::None) {
        options.files.push_back(word.str());
        continue;
      }
      llvm::Expected<Command> command = parseCommand(word);
      if (!command)
        return command.takeError();
      options.command = *command;
      continue;
    }
    std::optional<StringRef> value;
    const OptionInfo *info = findOption(word, options.command, value);
    if (!info)
      return unknownOption(word.split('=').first, options.command);
    if (!info->value.empty() && !value) {
      if (i + 1 == arguments.size() || StringRef(arguments[i + 1]) == "--")
        return failure("'" + word + "' takes a value: " + word + " " +
                       info->value);
      value = arguments[++i];
    }
    if (value && value->empty())
      return failure("'" + word + "' has an empty value");
    if (llvm::Error error = apply(options, *info, word, value.value_or("")))
      return error;
    if (info->option == Opt::Help || info->option == Opt::Version)
      return options;
  }
  if (llvm::Error error = checkComplete(options))
    return error;
  options.whole = options.command != Command::Check || options.files.empty() ||
                  options.changed;
  return options;
}

llvm::Expected<Command> parseCommand(StringRef name) {
  if (const CommandInfo *info = findCommand(name))
    return info->command;
  return unknownCommand(name);
}

static void printProgram(llvm::raw_ostream &out) {
  out << "clang-purpose: checks that data is used only for the purpose it was "
         "collected for\n\n"
         "usage: clang-purpose COMMAND [OPTION…] [FILE…] [-- COMPILER FLAGS]\n"
         "\n"
         "Say on a field what it may be used for, and on code what it is for:\n"
         "\n"
         "    #include <purpose/annotations.h>\n"
         "    struct Account { PURPOSE_ONLY(\"security\") std::string phone; "
         "};\n"
         "    PURPOSE_USE(\"advertising\") void match(const std::string &);\n"
         "\n"
         "then 'clang-purpose check -p BUILD' follows every value from the one "
         "to the\nother, through the whole program.\n\n"
         "Commands:\n";
  for (const CommandInfo &info : Commands)
    out << "  " << llvm::left_justify(info.name, 8) << ' ' << info.summary
        << '\n';
  out << "\n'clang-purpose help COMMAND' teaches one, with examples.\n";
}

void printHelp(Command command, llvm::raw_ostream &out) {
  if (command == Command::None || command == Command::Help ||
      command == Command::Version) {
    printProgram(out);
    return;
  }
  const CommandInfo &info = infoOf(command);
  out << "clang-purpose " << info.name << ": " << info.summary
      << "\n\nusage: clang-purpose " << info.name << ' ' << info.arguments
      << "\n\n"
      << info.text << "\nOptions:\n";
  for (const OptionInfo &option : Table) {
    if (!(option.commands & bit(command)))
      continue;
    std::string spelling = option.shortName.str();
    if (!option.name.empty())
      spelling += (spelling.empty() ? "    " : ", ") + option.name.str();
    if (!option.value.empty())
      spelling += (" " + option.value).str();
    out << "  " << llvm::left_justify(spelling, 26) << ' ' << option.text
        << '\n';
  }
}

StringRef versionText() { return CLANG_PURPOSE_VERSION; }

int runVersion() {
  llvm::outs() << "clang-purpose " << versionText()
               << " (LLVM " LLVM_VERSION_STRING ")\n";
  return 0;
}

int runHelp(const Options &options) {
  Command command = Command::None;
  if (!options.files.empty()) {
    llvm::Expected<Command> named = parseCommand(options.files.front());
    if (!named) {
      printError(named.takeError());
      return 2;
    }
    command = *named;
  }
  printHelp(command, llvm::outs());
  return 0;
}

} // namespace purpose
