//===- Options.cpp - the command line of clang-purpose ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Words, told apart by the tables, to options; and a remedy for each mistake.
//
//===----------------------------------------------------------------------===//

#include "OptionTable.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/StringSaver.h"

using llvm::StringRef;

namespace purpose {

namespace {

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
  for (const CommandInfo &info : commandTable())
    names.push_back(info.name);
  std::string hint = suggestion(name, names);
  if (hint.empty() && llvm::sys::fs::exists(name))
    hint = ("; did you mean 'clang-purpose check " + name + "'?").str();
  if (hint.empty())
    hint = "; 'clang-purpose --help' lists the commands";
  return llvm::createStringError("unknown command '" + name + "'" + hint);
}

llvm::Error unknownOption(StringRef name, Command command) {
  std::vector<StringRef> names;
  for (const OptionInfo &info : optionTable())
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
  return llvm::createStringError("unknown option '" + name + "'" + hint);
}

llvm::Error setNumber(StringRef option, StringRef text, uint64_t low,
                      uint64_t high, uint64_t &value) {
  if (!text.getAsInteger(10, value) && value >= low && value <= high)
    return llvm::Error::success();
  return llvm::createStringError("'" + option + "' takes a number from " +
                                 llvm::Twine(low) + " to " + llvm::Twine(high) +
                                 ", not '" + text + "'");
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
      return llvm::createStringError(
          "'--fail-on' takes any, new or none, not '" + value + "'");
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
  case Opt::Target:
    options.target = value.str();
    break;
  case Opt::Depfile:
    options.depfile = value.str();
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
  case Opt::MaxMemory:
    if (llvm::Error error = setNumber(spelling, value, 1, 1u << 30, number))
      return error;
    options.maxMemory = number << 20;
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
      return llvm::createStringError(
          "'--path-prefix-map' takes a folder and a name, such as "
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
      return llvm::createStringError(
          "'--color' takes auto, always or never, not '" + value + "'");
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
  for (const OptionInfo &info : optionTable()) {
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
      return llvm::createStringError("'extract' takes one source file");
    break;
  case Command::Link:
    if (options.files.empty())
      return llvm::createStringError(
          "'link' takes unit files or archives of them");
    break;
  case Command::Explain:
  case Command::Accept:
    if (options.files.empty())
      return llvm::createStringError(
          "'" + infoOf(options.command).name +
          "' takes the ID of a finding, which stands in the last "
          "note of the warning");
    break;
  case Command::Init:
    break;
  case Command::Dump:
    if (!options.dumpPolicy && !options.dumpModels && options.files.empty())
      return llvm::createStringError(
          "'dump' takes a unit file or a source file");
    break;
  case Command::Check:
    if (options.flags && options.files.empty())
      return llvm::createStringError(
          "flags after -- need the files that they are for");
    break;
  case Command::Store:
    if (options.files.size() != 1 ||
        !llvm::is_contained({"stat", "gc", "verify"}, options.files.front()))
      return llvm::createStringError(
          "'store' takes one of stat, gc and verify");
    break;
  case Command::None:
    return llvm::createStringError(
        "no command; 'clang-purpose --help' lists them");
  case Command::Lsp:
  case Command::Help:
  case Command::Version:
    break;
  }
  if (options.failOn == FailOn::New && options.baseline.empty() &&
      options.diffBase.empty())
    return llvm::createStringError(
        "'--fail-on new' needs --baseline or --diff-base, to tell "
        "what is new");
  if (options.changed && options.flags)
    return llvm::createStringError(
        "'--changed' needs a compile database, not flags after --");
  if (options.command == Command::Lsp)
    return options.files.empty()
               ? llvm::Error::success()
               : llvm::createStringError(
                     "'lsp' takes no files: the editor names them");
  if (options.flags && !options.build.empty())
    return llvm::createStringError(
        "give either a build folder with -p or flags after --, not "
        "both");
  return llvm::Error::success();
}

} // namespace

/// Each `@FILE` before the compiler's flags replaced by the words in that file,
/// which are quoted as for a shell; they live as long as \p words.
static llvm::Expected<std::vector<const char *>>
withResponseFiles(llvm::ArrayRef<const char *> arguments,
                  llvm::StringSaver &words) {
  std::vector<const char *> all;
  for (size_t i = 0; i < arguments.size(); ++i) {
    StringRef word = arguments[i];
    if (word == "--") {
      llvm::append_range(all, arguments.drop_front(i));
      break;
    }
    if (i == 0 || !word.consume_front("@")) {
      all.push_back(arguments[i]);
      continue;
    }
    auto text = llvm::MemoryBuffer::getFile(word, /*IsText=*/true);
    if (!text)
      return llvm::createStringError("cannot read the arguments in '" + word +
                                     "': " + text.getError().message());
    llvm::SmallVector<const char *, 0> inside;
    llvm::cl::TokenizeGNUCommandLine((*text)->getBuffer(), words, inside);
    llvm::append_range(all, inside);
  }
  return all;
}

llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> given) {
  Options options;
  options.arguments.assign(given.begin(), given.end());
  llvm::BumpPtrAllocator memory;
  llvm::StringSaver saver(memory);
  llvm::Expected<std::vector<const char *>> expanded =
      withResponseFiles(given, saver);
  if (!expanded)
    return expanded.takeError();
  const std::vector<const char *> &arguments = *expanded;
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
        return llvm::createStringError("'" + word + "' takes a value: " + word +
                                       " " + info->value);
      value = arguments[++i];
    }
    if (value && value->empty())
      return llvm::createStringError("'" + word + "' has an empty value");
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
  for (const CommandInfo &info : commandTable())
    if (info.name == name)
      return info.command;
  return unknownCommand(name);
}

} // namespace purpose
