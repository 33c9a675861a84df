//===- StoreIndex.h - what a store knows of its units -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One small file beside the units. It says of each stored unit for which
// command it is (key) and which answers of the file system it was made from
// (inputs):
//
//   entry   key, object, its inputs, time and memory that it took, last use
//   input   path, kind, digest, and the stamp by which to know it again
//
// Findings of a whole program are entries, too. They have no inputs: the name
// of their object says which units they are of.
//
// Units share their inputs, so that a program of 10^4 units that reach 10^3
// files each is some tens of megabytes, and is checked with one stat() a file.
// An index that cannot be read is an empty one: everything is then made anew.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_STOREINDEX_H
#define CLANG_PURPOSE_PROJECT_STOREINDEX_H

#include "../facts/Facts.h"
#include "Inputs.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <tuple>

namespace purpose {

/// What an object of the store holds.
enum class ObjectKind : uint64_t { Unit, Findings };

struct StoreIndex {
  struct InputRow {
    Index path = None; ///< paths[]
    InputKind kind = InputKind::Contents;
    Digest digest;
    FileStamp stamp; ///< on the machine that saw it last
    int64_t read = 0;
  };
  struct EntryRow {
    Digest key;    ///< of the command and all that the analysis brings
    Digest object; ///< of the key and all inputs: the name of the unit's file
    ObjectKind kind = ObjectKind::Unit;
    Range inputs;              ///< lists[] of inputs[]
    uint32_t milliseconds = 0; ///< processor time that extraction took
    uint32_t kibibytes = 0;    ///< … and memory at most
    uint64_t bytes = 0;        ///< size of the object
    int64_t used = 0;          ///< last, in seconds since 1970
  };
  std::vector<std::string> paths; ///< as PathMap::toStore gives them
  std::vector<InputRow> inputs;
  std::vector<EntryRow> entries;
  std::vector<uint32_t> lists;

  llvm::ArrayRef<uint32_t> inputsOf(const EntryRow &entry) const {
    return llvm::ArrayRef(lists).slice(entry.inputs.begin, entry.inputs.count);
  }

  std::string encode() const;
  /// An empty index if \p bytes are not one, or damaged.
  static StoreIndex decode(llvm::StringRef bytes);
};

/// Appends to an index, giving equal paths and inputs one row.
class StoreIndexBuilder {
public:
  explicit StoreIndexBuilder(StoreIndex &index);
  uint32_t input(llvm::StringRef path, InputKind kind, const Digest &digest,
                 const FileStamp &stamp, int64_t read);
  /// \p row with the inputs numbered \p inputs.
  void entry(StoreIndex::EntryRow row, llvm::ArrayRef<uint32_t> inputs);

private:
  StoreIndex &I;
  llvm::StringMap<Index> Paths;
  std::map<std::tuple<Index, InputKind, Digest>, uint32_t> Inputs;
};

} // namespace purpose

#endif
