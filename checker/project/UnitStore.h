//===- UnitStore.h - units that need not be made again ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A folder of results of extraction, found by all that went into them:
//
//   key      the extraction's own code, models, the command line, environment
//   inputs   what the compiler read and looked for (Inputs.h)
//
//   DIR/index          which command has which results (StoreIndex.h)
//   DIR/ab/cd01….unit  one result; its name is the digest of key and inputs
//   DIR/ef/0123….findings  what was found in all units of a program (Solved.h)
//   DIR/lock           held while the index is replaced
//
// Files are written aside and renamed: a reader sees an old file or a new one.
// What is read is verified; a damaged, older or missing file is made again.
// Two runs at once may both make a unit; the index keeps what both learnt.
// Nothing in it names a folder of this machine (PathMap.h).
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_UNITSTORE_H
#define CLANG_PURPOSE_PROJECT_UNITSTORE_H

#include "../extract/Extract.h"
#include "CompileDatabase.h"
#include "PathMap.h"
#include "StoreIndex.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>

namespace purpose {

/// What a result of extraction cost.
struct UnitCost {
  uint32_t milliseconds = 0; ///< processor time
  uint32_t kibibytes = 0;    ///< memory at most
};

/// A result as it stands in a store: what encodeResult() gives, with folders
/// renamed, and what it was made from.
struct StoredResult {
  std::string bytes;
  std::vector<Input> inputs; ///< with the paths of this machine
  UnitCost cost;
};

/// One result for sending: bytes of a StoredResult but for its cost.
std::string encodeStored(const StoredResult &result);
std::optional<StoredResult> decodeStored(llvm::StringRef bytes);

/// A result that still stands, and the name that it has in the store.
struct FoundResult {
  ExtractResult result;
  Digest object;
};

struct StoreReport {
  uint64_t units = 0, bytes = 0;
  uint64_t damaged = 0; ///< taken out
  uint64_t strays = 0;  ///< files that the index does not know; removed
};

class UnitStore {
public:
  /// Opens the store in \p folder, which is made if it is not there. \p limit:
  /// bytes that units may take; 0 = any.
  static llvm::Expected<std::unique_ptr<UnitStore>>
  open(llvm::StringRef folder, PathMap map, uint64_t limit);

  /// What stands for one command: find() and put() speak of it.
  Digest keyOf(const CompileEntry &entry, const ExtractOptions &options) const;

  /// The result that the command had when all it read was as it is now.
  std::optional<FoundResult> find(const Digest &key, llvm::StringRef name);
  /// The name of what find() would give, without reading it.
  std::optional<Digest> standing(const Digest &key);

  /// Keeps a result, and tells its name; an error (a full disk) leaves the
  /// store without it.
  llvm::Expected<Digest> put(const Digest &key, const StoredResult &result);

  /// Findings of the units and the policy that \p object is the digest of.
  std::optional<std::string> findFindings(const Digest &object);
  /// Keeps them; of those with the same \p key only the last few.
  llvm::Error putFindings(const Digest &key, const Digest &object,
                          llvm::StringRef bytes);

  /// Of the last result, whatever has changed since; nothing if there is none.
  std::optional<UnitCost> lastCost(const Digest &key) const;

  /// Whether the command's last result read one of \p files (absolute, without
  /// `.` and `..`), or asked for it in vain; nothing if there is no result.
  std::optional<bool> reaches(const Digest &key,
                              llvm::ArrayRef<std::string> files);

  /// Writes down what this run learnt, with what others wrote meanwhile, and
  /// removes what was not used for longest beyond the limit.
  llvm::Error save();

  StoreReport stat() const;
  /// Brings the store within its limit, and removes the strays.
  llvm::Expected<StoreReport> gc();
  /// Reads every unit and takes out the damaged ones; then as gc().
  llvm::Expected<StoreReport> verify();

  /// What decodeResult() gives, with the folders of this machine; nothing if
  /// the bytes are damaged or name a folder that is not mapped.
  std::optional<ExtractResult> decodeLocal(llvm::StringRef bytes,
                                           llvm::StringRef name) const;

  const PathMap &paths() const { return Map; }
  const std::string &folder() const { return Folder; }

private:
  UnitStore(std::string folder, PathMap map, uint64_t limit)
      : Folder(std::move(folder)), Map(std::move(map)), Limit(limit) {}

  std::string objectFile(const StoreIndex::EntryRow &entry) const;
  std::string indexFile() const { return Folder + "/index"; }
  /// None if it names a folder that is not mapped.
  const std::optional<std::string> &localPath(Index path);
  bool holds(uint32_t input);
  /// Rows of Known.entries, the last used first.
  std::vector<uint32_t> resultsOf(const Digest &key) const;
  /// Those of resultsOf() whose inputs are as they were.
  std::vector<uint32_t> standingResultsOf(const Digest &key);
  void use(StoreIndex::EntryRow &entry);
  llvm::Error write(StoreIndex::EntryRow &entry, llvm::StringRef bytes) const;
  std::optional<ExtractResult> load(const StoreIndex::EntryRow &entry,
                                    llvm::StringRef name) const;
  void readIndex();
  void refresh();
  llvm::Error rewrite();
  uint64_t removeStrays();

  std::string Folder;
  PathMap Map;
  uint64_t Limit;
  StoreIndex Known;
  FileStamp KnownStamp; ///< of the index file that Known was read from
  std::optional<StoreIndexBuilder> Builder; ///< of Known, once it grows
  std::multimap<Digest, uint32_t> ByKey;    ///< key -> Known.entries
  /// Of Known.paths, those that were asked for.
  std::vector<std::optional<std::optional<std::string>>> LocalPaths;
  std::vector<int8_t> Held; ///< of Known.inputs: -1 not looked at
  InputChecker Checker;
  bool Changed = false;
};

} // namespace purpose

#endif
