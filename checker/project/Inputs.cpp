//===- Inputs.cpp - what a unit was made from -------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A stamp is taken before the file is opened: if it changes in between, the
// stamp is the older one and proves nothing about the newer contents.
//
//===----------------------------------------------------------------------===//

#include "Inputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <algorithm>
#include <chrono>
#include <sys/stat.h>

using llvm::StringRef;

namespace purpose {

std::string Digest::hex() const {
  return llvm::toHex(bytes, /*LowerCase=*/true);
}

Digest digestOf(StringRef bytes) {
  Digest digest;
  digest.bytes = llvm::BLAKE3::hash<sizeof digest.bytes>(
      llvm::arrayRefFromStringRef(bytes));
  return digest;
}

static int64_t nanoseconds(const timespec &time) {
  return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Of a folder, that it is one: its times change with what lies in it.
FileStamp stampOf(const std::string &path) {
  struct stat status;
  FileStamp stamp;
  if (::stat(path.c_str(), &status) != 0)
    return stamp;
  stamp.size = S_ISREG(status.st_mode) ? int64_t(status.st_size) : 0;
  stamp.inode = uint64_t(status.st_ino);
  if (S_ISREG(status.st_mode)) {
    stamp.modified = nanoseconds(status.st_mtim);
    stamp.changed = nanoseconds(status.st_ctim);
  }
  return stamp;
}

int64_t nanosecondsNow() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool provesContents(const FileStamp &stamp, int64_t read) {
  return stamp.exists() &&
         std::max(stamp.modified, stamp.changed) < read - 2'000'000'000;
}

static Digest listingOf(llvm::vfs::directory_iterator at,
                        std::error_code &error) {
  std::vector<std::string> names;
  for (llvm::vfs::directory_iterator end; !error && at != end;
       at.increment(error))
    names.push_back(StringRef(at->path()).rsplit('/').second.str());
  llvm::sort(names);
  return digestOf(llvm::join(names, "/"));
}

//===----------------------------------------------------------------------===//
// Recording
//===----------------------------------------------------------------------===//

const char RecordingFileSystem::ID = 0;

/// A file whose contents are noted when they are taken.
class RecordedFile : public llvm::vfs::File {
public:
  RecordedFile(std::unique_ptr<llvm::vfs::File> file, Input input,
               llvm::IntrusiveRefCntPtr<RecordingFileSystem> files)
      : File(std::move(file)), Noting(std::move(input)),
        Files(std::move(files)) {}

  llvm::ErrorOr<llvm::vfs::Status> status() override {
    auto status = File->status();
    if (status && !Path.empty())
      return llvm::vfs::Status::copyWithNewName(*status, Path);
    return status;
  }
  llvm::ErrorOr<std::string> getName() override { return File->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const llvm::Twine &name, int64_t size, bool terminated,
            bool isVolatile) override {
    auto buffer = File->getBuffer(name, size, terminated, isVolatile);
    if (buffer) {
      Noting.digest = digestOf((*buffer)->getBuffer());
      Files->Noted[Noting.path] = Noting;
    }
    return buffer;
  }
  std::error_code close() override { return File->close(); }

protected:
  void setPath(const llvm::Twine &path) override { Path = path.str(); }

private:
  std::unique_ptr<llvm::vfs::File> File;
  Input Noting;
  std::string Path; ///< the name to go by, if it is another
  llvm::IntrusiveRefCntPtr<RecordingFileSystem> Files;
};

std::string RecordingFileSystem::absolute(const llvm::Twine &path) const {
  llvm::SmallString<256> full;
  path.toVector(full);
  (void)makeAbsolute(full);
  return full.str().str();
}

/// The first answer counts; contents say more than presence.
void RecordingFileSystem::note(const std::string &path, bool exists) {
  auto [it, inserted] = Noted.try_emplace(path);
  if (!inserted)
    return;
  it->second.path = path;
  it->second.kind = exists ? InputKind::Present : InputKind::Absent;
}

llvm::ErrorOr<llvm::vfs::Status>
RecordingFileSystem::status(const llvm::Twine &path) {
  auto result = ProxyFileSystem::status(path);
  note(absolute(path), bool(result));
  return result;
}

bool RecordingFileSystem::exists(const llvm::Twine &path) {
  bool result = ProxyFileSystem::exists(path);
  note(absolute(path), result);
  return result;
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
RecordingFileSystem::openFileForRead(const llvm::Twine &path) {
  Input input;
  input.path = absolute(path);
  input.read = nanosecondsNow();
  input.stamp = stampOf(input.path);
  auto file = ProxyFileSystem::openFileForRead(path);
  note(input.path, bool(file));
  if (!file)
    return file;
  return std::unique_ptr<llvm::vfs::File>(
      new RecordedFile(std::move(*file), std::move(input),
                       llvm::IntrusiveRefCntPtr<RecordingFileSystem>(this)));
}

llvm::vfs::directory_iterator
RecordingFileSystem::dir_begin(const llvm::Twine &path,
                               std::error_code &error) {
  Input input;
  input.path = absolute(path);
  input.kind = InputKind::Listing;
  std::error_code unreadable;
  input.digest =
      listingOf(ProxyFileSystem::dir_begin(path, unreadable), unreadable);
  if (unreadable)
    note(input.path, false);
  else
    Noted[input.path] = std::move(input);
  return ProxyFileSystem::dir_begin(path, error);
}

std::error_code
RecordingFileSystem::setCurrentWorkingDirectory(const llvm::Twine &path) {
  std::string full = absolute(path);
  std::error_code error = ProxyFileSystem::setCurrentWorkingDirectory(path);
  note(full, !error);
  return error;
}

std::vector<Input> RecordingFileSystem::inputs() const {
  // A file that Clang knows under another name is not opened again.
  std::map<uint64_t, const Input *> byInode;
  for (const auto &[path, input] : Noted)
    if (input.kind == InputKind::Contents)
      byInode[input.stamp.inode] = &input;
  std::vector<Input> result;
  for (const auto &[path, input] : Noted) {
    result.push_back(input);
    if (input.kind != InputKind::Present)
      continue;
    auto same = byInode.find(stampOf(path).inode);
    if (same == byInode.end())
      continue;
    result.back() = *same->second;
    result.back().path = path;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

bool InputChecker::holds(const std::string &path, InputKind kind,
                         const Digest &digest, FileStamp &stamp,
                         int64_t &read) {
  if (kind == InputKind::Listing) {
    auto [it, inserted] = Listings.try_emplace(path);
    if (inserted) {
      std::error_code error;
      it->second = listingOf(
          llvm::vfs::getRealFileSystem()->dir_begin(path, error), error);
    }
    return it->second == digest;
  }
  auto [it, inserted] = Files.try_emplace(path);
  Seen &seen = it->second;
  if (inserted)
    seen.stamp = stampOf(path);
  if (kind != InputKind::Contents)
    return seen.stamp.exists() == (kind == InputKind::Present);
  if (!seen.stamp.exists())
    return false;
  if (!seen.hashed && seen.stamp == stamp && provesContents(stamp, read))
    return true;
  if (!seen.hashed) {
    seen.read = nanosecondsNow();
    seen.stamp = stampOf(path);
    auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!buffer)
      return false;
    seen.digest = digestOf((*buffer)->getBuffer());
    seen.hashed = true;
  }
  if (seen.digest != digest)
    return false;
  stamp = seen.stamp;
  read = seen.read;
  return true;
}

} // namespace purpose
