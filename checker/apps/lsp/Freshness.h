//===- Freshness.h - which units speak of text that has changed -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A unit tells the hash of every file that it read. It is fresh as long as each
// of them still reads so: in the editor if it is open there, else on the disk.
// Undoing an edit makes a unit fresh again, and a header that changed makes
// stale just those that include it.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_FRESHNESS_H
#define CLANG_PURPOSE_APPS_LSP_FRESHNESS_H

#include "../../facts/Facts.h"
#include "Documents.h"
#include "llvm/ADT/StringMap.h"

namespace purpose::lsp {

class Contents {
public:
  /// What the editor shows now.
  void open(const std::vector<OpenText> &texts);
  /// Files on the disk may have changed: look again.
  void lookAgain() { OnDisk.clear(); }

  /// As File::hash; 0 if there is no such file.
  uint64_t hashOf(llvm::StringRef path);
  bool isOpen(llvm::StringRef path) const { return Open.contains(path); }

  /// The unit has just read its files: what it read is on the disk.
  void learn(const Unit &unit);
  /// Whether all that the unit read still reads so.
  bool fresh(const Unit &unit);
  /// One number for all that decides how a source with \p files reads.
  uint64_t signature(llvm::ArrayRef<std::string> files);

private:
  struct Text {
    std::shared_ptr<const std::string> text;
    uint64_t hash = 0;
  };
  llvm::StringMap<Text> Open;
  llvm::StringMap<uint64_t> OnDisk;
};

/// The files of the unit that are not the system's.
std::vector<std::string> filesOf(const Unit &unit);

} // namespace purpose::lsp

#endif
