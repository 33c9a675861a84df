//===- ChangedLines.cpp - the change at hand --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// git is run as a program: its options of a user's configuration that change
// the form of a diff are overridden.
//
//===----------------------------------------------------------------------===//

#include "ChangedLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace fs = llvm::sys::fs;
using llvm::StringRef;

namespace purpose {

static std::string contentsOf(StringRef file) {
  auto buffer = llvm::MemoryBuffer::getFile(file);
  return buffer ? (*buffer)->getBuffer().str() : "";
}

/// What `git -C root arguments…` prints.
static llvm::Expected<std::string> git(StringRef root,
                                       llvm::ArrayRef<StringRef> arguments) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName("git");
  if (!program)
    return llvm::createStringError(
        "git is not installed; give a file with a unified diff "
        "instead of a revision");
  llvm::SmallString<128> out, err;
  if (fs::createTemporaryFile("clang-purpose-git", "out", out) ||
      fs::createTemporaryFile("clang-purpose-git", "err", err))
    return llvm::createStringError("cannot make a temporary file");
  llvm::FileRemover removeOut(out), removeErr(err);
  llvm::SmallVector<StringRef, 16> all{"git", "-C", root};
  all.append(arguments.begin(), arguments.end());
  std::optional<StringRef> redirects[] = {StringRef(""), StringRef(out),
                                          StringRef(err)};
  std::string error;
  int status = llvm::sys::ExecuteAndWait(*program, all, std::nullopt, redirects,
                                         0, 0, &error);
  if (status == 0)
    return contentsOf(out);
  if (error.empty())
    error = StringRef(contentsOf(err)).trim().split('\n').first.str();
  return llvm::createStringError("git " + llvm::join(arguments, " ") + ": " +
                                 (error.empty() ? "failed" : error));
}

/// The commit that the change starts from.
static llvm::Expected<std::string> startOf(StringRef revision, StringRef root) {
  auto line = [](llvm::Expected<std::string> text) {
    return text ? StringRef(*text).trim().str()
                : (llvm::consumeError(text.takeError()), std::string());
  };
  std::string commit =
      line(git(root, {"rev-parse", "--verify", "--quiet", "--end-of-options",
                      (revision + "^{commit}").str()}));
  // A repository without a commit: all of it is new.
  if (commit.empty() && revision == "HEAD" &&
      !line(git(root, {"rev-parse", "--git-dir"})).empty())
    return line(git(root, {"hash-object", "-t", "tree", "/dev/null"}));
  if (commit.empty())
    return llvm::createStringError(
        "'" + revision +
        "' is neither a file with a diff nor a revision of the git "
        "repository in '" +
        root + "'");
  std::string parted = line(git(root, {"merge-base", commit, "HEAD"}));
  return parted.empty() ? commit : parted;
}

/// The files that git does not know and is not told to ignore.
static llvm::Error addUntracked(Changes &changes, StringRef folder) {
  llvm::Expected<std::string> names =
      git(folder, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!names)
    return names.takeError();
  for (StringRef name : llvm::split(*names, '\0')) {
    if (name.empty())
      continue;
    llvm::SmallString<256> path(folder);
    llvm::sys::path::append(path, name);
    changes.addFile(path);
  }
  return llvm::Error::success();
}

static llvm::Expected<Changes> changesInGit(StringRef revision, StringRef root,
                                            bool untracked) {
  llvm::Expected<std::string> start = startOf(revision, root);
  if (!start)
    return start.takeError();
  llvm::Expected<std::string> top = git(root, {"rev-parse", "--show-toplevel"});
  if (!top)
    return top.takeError();
  std::string folder = StringRef(*top).rtrim("\r\n").str();
  llvm::Expected<std::string> diff =
      git(folder,
          {"diff", "--no-color", "--no-ext-diff", "--no-textconv",
           "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", *start, "--"});
  if (!diff)
    return diff.takeError();
  // git always writes its prefix, also where a folder `b` exists.
  llvm::Expected<Changes> changes =
      parseDiff(*diff, folder, [](StringRef) { return false; });
  if (!changes)
    return changes.takeError();
  if (untracked)
    if (llvm::Error error = addUntracked(*changes, folder))
      return error;
  return changes;
}

static std::string withoutLinks(StringRef path) {
  llvm::SmallString<256> real;
  return fs::real_path(path, real) ? path.str() : real.str().str();
}

/// Files by their names without links, as which they are found whatever way
/// the compiler was led to them.
static void canonicalize(Changes &changes) {
  llvm::StringMap<Changes::File> files;
  for (auto &file : changes.files)
    files.try_emplace(withoutLinks(file.first()), std::move(file.second));
  changes.files = std::move(files);
  changes.canonical = withoutLinks;
}

static llvm::Expected<Changes> changesInFile(StringRef file, StringRef root) {
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(file);
  if (!buffer)
    return llvm::createStringError(
        file + ": error: cannot read the diff: " + buffer.getError().message());
  llvm::Expected<Changes> changes =
      parseDiff((*buffer)->getBuffer(), root,
                [](StringRef path) { return fs::exists(path); });
  if (!changes)
    return llvm::createStringError(
        file + ": error: " + llvm::toString(changes.takeError()));
  return changes;
}

llvm::Expected<Changes> changesSince(StringRef base, StringRef root,
                                     bool untracked) {
  bool file = base == "-" || fs::is_regular_file(base);
  llvm::Expected<Changes> changes =
      file ? changesInFile(base, root) : changesInGit(base, root, untracked);
  if (changes)
    canonicalize(*changes);
  return changes;
}

} // namespace purpose
