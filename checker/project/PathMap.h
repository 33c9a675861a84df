//===- PathMap.h - folders that differ from machine to machine --*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a store holds names no folder of one machine: where a text says
// `/home/ann/shop/user.h`, the store says `{src}/user.h`, and another machine
// reads its own folder there. Paths stand within texts too (the id of a symbol
// is `User@/home/ann/shop/user.h`), so every occurrence in a text is replaced;
// what was stored reads back as it was, to the byte.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_PATHMAP_H
#define CLANG_PURPOSE_PROJECT_PATHMAP_H

#include "../facts/Facts.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace purpose {

class PathMap {
public:
  /// \p folder (absolute, no slash at its end) is called \p name in the store.
  /// Of two folders that both hold a path, the longer counts. The root and an
  /// empty name are not mapped.
  void add(llvm::StringRef folder, llvm::StringRef name);

  std::string toStore(llvm::StringRef text) const;
  /// Nothing if the text names a folder that is not mapped here.
  std::optional<std::string> fromStore(llvm::StringRef text) const;

  /// Every text of the unit; false as above (the unit is then of no use).
  void toStore(Unit &unit) const;
  [[nodiscard]] bool fromStore(Unit &unit) const;

private:
  /// Folder and name, the longest folder first.
  std::vector<std::pair<std::string, std::string>> Folders;
};

} // namespace purpose

#endif
