//===- Freshness.cpp - which units speak of text that has changed -*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Files on the disk are read once, until somebody says that they may have
// changed.
//
//===----------------------------------------------------------------------===//

#include "Freshness.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

using llvm::StringRef;

namespace purpose::lsp {

void Contents::open(const std::vector<OpenText> &texts) {
  llvm::StringMap<Text> now;
  for (const OpenText &text : texts) {
    auto known = Open.find(text.path);
    if (known != Open.end() && known->second.text == text.text)
      now[text.path] = known->second;
    else
      now[text.path] = {text.text, llvm::xxh3_64bits(StringRef(*text.text))};
  }
  // What was closed may have been saved before.
  for (const auto &entry : Open)
    if (!now.contains(entry.first()))
      OnDisk.erase(entry.first());
  Open = std::move(now);
}

uint64_t Contents::hashOf(StringRef path) {
  auto open = Open.find(path);
  if (open != Open.end())
    return open->second.hash;
  auto [known, fresh] = OnDisk.try_emplace(path, 0);
  if (fresh)
    if (auto buffer = llvm::MemoryBuffer::getFile(path))
      known->second = llvm::xxh3_64bits((*buffer)->getBuffer());
  return known->second;
}

void Contents::learn(const Unit &unit) {
  for (const File &file : unit.files)
    if (file.hash != 0 && !isOpen(unit.str(file.path)))
      OnDisk[unit.str(file.path)] = file.hash;
}

bool Contents::fresh(const Unit &unit) {
  for (const File &file : unit.files)
    if (file.hash != 0 && hashOf(unit.str(file.path)) != file.hash)
      return false;
  return true;
}

uint64_t Contents::signature(llvm::ArrayRef<std::string> files) {
  llvm::hash_code all = 0;
  for (const std::string &file : files)
    all = llvm::hash_combine(all, hashOf(file));
  return size_t(all);
}

std::vector<std::string> filesOf(const Unit &unit) {
  std::vector<std::string> files;
  for (const File &file : unit.files)
    if (file.hash != 0)
      files.push_back(std::string(unit.str(file.path)));
  return files;
}

} // namespace purpose::lsp
