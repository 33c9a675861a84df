//===- CompileDatabase.cpp - which units there are --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's tooling reads the file, expands response files and guesses commands
// for files that have none; here entries are made absolute, cleaned, and told
// apart.
//
//===----------------------------------------------------------------------===//

#include "CompileDatabase.h"
#include "CommandLine.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
namespace tooling = clang::tooling;
using llvm::StringRef;

namespace purpose {

static std::string absoluteIn(StringRef name, StringRef directory) {
  llvm::SmallString<256> full;
  if (!path::is_absolute(name))
    full = directory;
  path::append(full, name);
  path::remove_dots(full, /*remove_dot_dot=*/true);
  return full.str().str();
}

std::string absolutePath(StringRef name) {
  llvm::SmallString<256> here;
  fs::current_path(here);
  return absoluteIn(name, here);
}

std::string findCompileDatabase(StringRef directory) {
  for (StringRef folder = directory; !folder.empty();
       folder = path::parent_path(folder))
    for (StringRef sub : {"", "build"}) {
      llvm::SmallString<256> candidate(folder);
      path::append(candidate, sub, "compile_commands.json");
      if (fs::exists(candidate))
        return candidate.str().str();
    }
  return {};
}

/// Databases put together by scripts end in `},]`: the comma is made a blank.
static std::string withoutTrailingCommas(StringRef text) {
  std::string result = text.str();
  size_t comma = std::string::npos;
  bool quoted = false;
  for (size_t i = 0; i < result.size(); ++i) {
    char c = result[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
      continue;
    }
    if ((c == ']' || c == '}') && comma != std::string::npos)
      result[comma] = ' ';
    if (c == ',')
      comma = i;
    else if (!llvm::isSpace(c))
      comma = std::string::npos;
    quoted = c == '"';
  }
  return result;
}

/// Fails if \p text is no JSON, with the place.
static llvm::Error checkJson(StringRef file, StringRef text) {
  if (text.trim().empty())
    return llvm::createStringError(file +
                                   ": error: the compile database is empty");
  auto json = llvm::json::parse(text);
  if (json)
    return llvm::Error::success();
  std::string place = ":", what;
  llvm::handleAllErrors(
      json.takeError(),
      [&](const llvm::json::ParseError &error) {
        // "[line:column, byte=N]: what"
        what = error.message();
        StringRef rest = what;
        if (rest.consume_front("[")) {
          place = (":" + rest.split(',').first + ":").str();
          what = rest.split("]: ").second.str();
        }
      },
      [&](const llvm::ErrorInfoBase &error) { what = error.message(); });
  return llvm::createStringError(file + place + " error: not JSON: " + what);
}

static CompileEntry entryOf(const tooling::CompileCommand &command,
                            StringRef folder) {
  CompileEntry entry;
  entry.directory = absoluteIn(command.Directory, folder);
  entry.file = absoluteIn(command.Filename, entry.directory);
  std::string output = outputOf(command.CommandLine);
  entry.target =
      targetOfOutput(output.empty() ? StringRef(command.Output) : output);
  std::vector<std::string> arguments = withoutLaunchers(command.CommandLine);
  // `aarch64-linux-gnu-g++` says what it compiles for, and as what.
  if (!arguments.empty())
    tooling::addTargetAndModeForProgramName(arguments, arguments.front());
  entry.arguments =
      cleanCommand(std::move(arguments), entry.file, entry.directory);
  return entry;
}

static void add(CompileDatabase &database, CompileEntry entry,
                llvm::StringSet<> &seen) {
  if (!isClangSource(entry.file)) {
    database.skipped.push_back(entry.file);
    return;
  }
  std::string key = entry.directory + '\0' + entry.file + '\0' + entry.target;
  for (const std::string &argument : entry.arguments)
    key += '\0' + argument;
  if (seen.insert(key).second)
    database.entries.push_back(std::move(entry));
}

llvm::Expected<CompileDatabase>
readCompileDatabase(StringRef where, llvm::ArrayRef<std::string> files) {
  // So that a compiler's name is recognised as that of a cross compiler.
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  CompileDatabase database;
  llvm::SmallString<256> file(absolutePath(where));
  if (fs::is_directory(file))
    path::append(file, "compile_commands.json");
  database.path = file.str().str();
  database.folder = path::parent_path(file).str();

  auto buffer = llvm::MemoryBuffer::getFile(file, /*IsText=*/true);
  if (!buffer)
    return llvm::createStringError(
        file + ": error: cannot read the compile database: " +
        buffer.getError().message() +
        "; name the build folder with -p (CMake writes the file with "
        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON)");
  std::string text = withoutTrailingCommas((*buffer)->getBuffer());
  if (llvm::Error error = checkJson(database.path, text))
    return error;
  std::string complaint;
  std::unique_ptr<tooling::CompilationDatabase> loaded =
      tooling::JSONCompilationDatabase::loadFromBuffer(
          text, complaint, tooling::JSONCommandLineSyntax::AutoDetect);
  if (!loaded)
    return llvm::createStringError(
        database.path +
        ": error: not a compile database: " + StringRef(complaint).trim());
  loaded = tooling::expandResponseFiles(std::move(loaded),
                                        llvm::vfs::getRealFileSystem());

  llvm::StringSet<> seen;
  if (files.empty()) {
    for (const tooling::CompileCommand &command :
         loaded->getAllCompileCommands())
      add(database, entryOf(command, database.folder), seen);
    return database;
  }

  loaded = tooling::inferMissingCompileCommands(std::move(loaded));
  for (const std::string &name : files) {
    std::string full = absolutePath(name);
    std::vector<tooling::CompileCommand> commands =
        loaded->getCompileCommands(full);
    if (commands.empty())
      return llvm::createStringError(name + ": error: no command for it in " +
                                     database.path +
                                     "; give its flags after --");
    for (tooling::CompileCommand &command : commands) {
      if (!command.Heuristic.empty())
        database.notes.push_back(name + " is not in the compile database; " +
                                 "its command is " + command.Heuristic);
      add(database, entryOf(command, database.folder), seen);
    }
  }
  return database;
}

CompileDatabase givenFlags(llvm::ArrayRef<std::string> files,
                           llvm::ArrayRef<std::string> flags) {
  CompileDatabase database;
  llvm::SmallString<256> here;
  fs::current_path(here);
  database.folder = here.str().str();
  llvm::StringSet<> seen;
  for (const std::string &name : files) {
    CompileEntry entry;
    entry.directory = here.str().str();
    entry.file = absoluteIn(name, here);
    entry.arguments = {path::extension(name) == ".c" ? "clang" : "clang++"};
    entry.arguments.insert(entry.arguments.end(), flags.begin(), flags.end());
    entry.arguments.push_back(name);
    entry.target = targetOfOutput(outputOf(entry.arguments));
    entry.arguments = cleanCommand(entry.arguments, entry.file, here);
    if (!isClangSource(entry.file)) {
      // Named by hand: take it for C++ whatever it is called.
      entry.arguments.insert(entry.arguments.end() - 1, {"-x", "c++"});
      database.entries.push_back(std::move(entry));
      continue;
    }
    add(database, std::move(entry), seen);
  }
  return database;
}

} // namespace purpose
