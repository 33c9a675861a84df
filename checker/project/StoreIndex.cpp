//===- StoreIndex.cpp - what a store knows of its units ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The file: magic and version, the digest of all that follows, then for each
// table its row count and its rows as they stand in memory; paths as lengths
// and bytes.
//
//===----------------------------------------------------------------------===//

#include "StoreIndex.h"
#include <cstring>
#include <type_traits>

using llvm::StringRef;

namespace purpose {

constexpr char Magic[] = "purpose-store 2\n"; // with the version
constexpr size_t MagicSize = sizeof Magic - 1;

static_assert(std::is_trivially_copyable_v<StoreIndex::InputRow> &&
              std::has_unique_object_representations_v<StoreIndex::InputRow> &&
              std::is_trivially_copyable_v<StoreIndex::EntryRow> &&
              std::has_unique_object_representations_v<StoreIndex::EntryRow>);

std::string StoreIndex::encode() const {
  std::string body;
  auto append = [&](const auto &table) {
    uint64_t count = table.size();
    body.append(reinterpret_cast<const char *>(&count), sizeof count);
    body.append(reinterpret_cast<const char *>(table.data()),
                count * sizeof table[0]);
  };
  std::vector<uint32_t> lengths;
  for (const std::string &path : paths)
    lengths.push_back(uint32_t(path.size()));
  append(entries);
  append(inputs);
  append(lists);
  append(lengths);
  for (const std::string &path : paths)
    body += path;
  Digest digest = digestOf(body);
  std::string bytes(Magic, MagicSize);
  bytes.append(reinterpret_cast<const char *>(digest.bytes.data()),
               digest.bytes.size());
  return bytes + body;
}

StoreIndex StoreIndex::decode(StringRef bytes) {
  Digest digest;
  if (!bytes.consume_front(Magic) || bytes.size() < digest.bytes.size())
    return {};
  std::memcpy(digest.bytes.data(), bytes.data(), digest.bytes.size());
  bytes = bytes.drop_front(digest.bytes.size());
  if (digestOf(bytes) != digest)
    return {};
  StoreIndex index;
  bool ok = true;
  auto take = [&](auto &table) {
    uint64_t count = 0;
    if (ok && bytes.size() >= sizeof count) {
      std::memcpy(&count, bytes.data(), sizeof count);
      bytes = bytes.drop_front(sizeof count);
    } else {
      ok = false;
    }
    if (!ok || count > bytes.size() / sizeof table[0]) {
      ok = false;
      return;
    }
    table.resize(count);
    if (count != 0)
      std::memcpy(table.data(), bytes.data(), count * sizeof table[0]);
    bytes = bytes.drop_front(count * sizeof table[0]);
  };
  std::vector<uint32_t> lengths;
  take(index.entries);
  take(index.inputs);
  take(index.lists);
  take(lengths);
  for (uint32_t length : lengths) {
    ok = ok && length <= bytes.size();
    if (!ok)
      break;
    index.paths.push_back(bytes.take_front(length).str());
    bytes = bytes.drop_front(length);
  }
  for (const InputRow &row : index.inputs)
    ok = ok && row.path < index.paths.size() && row.kind <= InputKind::Listing;
  for (const EntryRow &row : index.entries)
    ok = ok && row.kind <= ObjectKind::Findings &&
         uint64_t(row.inputs.begin) + row.inputs.count <= index.lists.size();
  for (uint32_t input : index.lists)
    ok = ok && input < index.inputs.size();
  return ok ? std::move(index) : StoreIndex();
}

StoreIndexBuilder::StoreIndexBuilder(StoreIndex &index) : I(index) {
  for (Index i = 0; i < I.paths.size(); ++i)
    Paths.try_emplace(I.paths[i], i);
  for (uint32_t i = 0; i < I.inputs.size(); ++i)
    Inputs.try_emplace({I.inputs[i].path, I.inputs[i].kind, I.inputs[i].digest},
                       i);
}

uint32_t StoreIndexBuilder::input(StringRef path, InputKind kind,
                                  const Digest &digest, const FileStamp &stamp,
                                  int64_t read) {
  auto [at, fresh] = Paths.try_emplace(path, Index(I.paths.size()));
  if (fresh)
    I.paths.push_back(path.str());
  auto [it, inserted] =
      Inputs.try_emplace({at->second, kind, digest}, uint32_t(I.inputs.size()));
  if (inserted)
    I.inputs.push_back({at->second, kind, digest, stamp, read});
  StoreIndex::InputRow &row = I.inputs[it->second];
  if (read > row.read) {
    row.stamp = stamp;
    row.read = read;
  }
  return it->second;
}

void StoreIndexBuilder::entry(StoreIndex::EntryRow row,
                              llvm::ArrayRef<uint32_t> inputs) {
  row.inputs = {Index(I.lists.size()), Index(inputs.size())};
  I.lists.insert(I.lists.end(), inputs.begin(), inputs.end());
  I.entries.push_back(row);
}

} // namespace purpose
