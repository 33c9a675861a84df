//===- Inputs.h - what a unit was made from ---------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// While Clang reads a unit, a file system in between writes down all that it
// was told: the contents of the files that it opened, the names that it asked
// for in vain (a header that appears there later would be found first), the
// folders that it listed. The unit stands as long as the answers are the same.
//
// Whether a file still has the contents that it had is mostly a question to
// stat(): the same size, times and inode. A file that was written about when it
// was read is not to be trusted so (two writes can fall into one tick of the
// clock): it is read again.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_INPUTS_H
#define CLANG_PURPOSE_PROJECT_INPUTS_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace purpose {

/// The first 128 bits of a BLAKE3 hash.
struct Digest {
  std::array<uint8_t, 16> bytes{};
  auto operator<=>(const Digest &) const = default;
  std::string hex() const;
};
Digest digestOf(llvm::StringRef bytes);

/// What stat() says of a file, as far as it changes with the contents.
struct FileStamp {
  int64_t size = -1;                 ///< -1: there is no such file
  int64_t modified = 0, changed = 0; ///< nanoseconds: mtime, ctime
  uint64_t inode = 0;
  bool exists() const { return size >= 0; }
  bool operator==(const FileStamp &) const = default;
};
FileStamp stampOf(const std::string &path);

/// The wall clock, in the same count as the stamps.
int64_t nanosecondsNow();

/// A stamp that stood when the file was read at \p read proves the same
/// contents from then on: nothing was written in the two seconds before (the
/// coarsest clock of a file system).
bool provesContents(const FileStamp &stamp, int64_t read);

enum class InputKind : uint32_t {
  Contents, ///< the file was read: digest of its bytes
  Present,  ///< it was only asked for, and there
  Absent,   ///< … and not there
  Listing,  ///< the folder was listed: digest of the sorted names
};

/// One answer that the compiler got.
struct Input {
  std::string path; ///< absolute, as it was asked for
  InputKind kind = InputKind::Contents;
  Digest digest;
  FileStamp stamp;  ///< Contents: when it was read
  int64_t read = 0; ///< Contents: when that was
};

/// Passes everything on to \p underlying and notes the answers.
class RecordingFileSystem
    : public llvm::RTTIExtends<RecordingFileSystem,
                               llvm::vfs::ProxyFileSystem> {
public:
  static const char ID;
  using RTTIExtends::RTTIExtends;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &path) override;
  bool exists(const llvm::Twine &path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &path,
                                          std::error_code &error) override;
  std::error_code setCurrentWorkingDirectory(const llvm::Twine &path) override;

  /// All answers so far, one a path, sorted by it.
  std::vector<Input> inputs() const;

private:
  friend class RecordedFile;
  std::string absolute(const llvm::Twine &path) const;
  void note(const std::string &path, bool exists);

  std::map<std::string, Input> Noted;
};

/// Looks at the file system on behalf of stored units, at each path once.
class InputChecker {
public:
  /// Whether \p input still gives the same answer. \p stamp and \p read are
  /// what is known of the file, and become better known.
  bool holds(const std::string &path, InputKind kind, const Digest &digest,
             FileStamp &stamp, int64_t &read);

private:
  struct Seen {
    FileStamp stamp;
    bool hashed = false;
    int64_t read = 0;
    Digest digest;
  };
  llvm::StringMap<Seen> Files;
  llvm::StringMap<Digest> Listings;
};

} // namespace purpose

#endif
