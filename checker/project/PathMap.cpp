//===- PathMap.cpp - folders that differ from machine to machine *- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A mapped folder is written as its name between two bytes that no path holds;
// the first of them, where it does stand in a text, as an empty name.
//
//===----------------------------------------------------------------------===//

#include "PathMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace purpose {

constexpr char Open = '\x01', Close = '\x02';
/// Where something begins that toStore() writes otherwise.
constexpr char Starts[] = "/\x01";

void PathMap::add(StringRef folder, StringRef name) {
  folder = folder.rtrim('/');
  if (folder.empty() || name.empty())
    return;
  llvm::erase_if(Folders, [&](const auto &f) { return f.first == folder; });
  Folders.push_back({folder.str(), name.str()});
  llvm::stable_sort(Folders, [](const auto &a, const auto &b) {
    return a.first.size() > b.first.size();
  });
}

/// `/p/shop` stands in `/p/shop/a.h` and `-I/p/shop`, not in `/p/shopping`.
static bool endsName(StringRef rest) {
  return rest.empty() || !(llvm::isAlnum(rest[0]) || rest[0] == '_' ||
                           rest[0] == '-' || rest[0] == '.');
}

std::string PathMap::toStore(StringRef text) const {
  std::string result;
  size_t done = 0;
  auto copy = [&](size_t end) {
    result += text.slice(done, end);
    done = end;
  };
  for (size_t at = text.find_first_of(Starts); at != StringRef::npos;
       at = text.find_first_of(Starts, at)) {
    if (text[at] == Open) {
      copy(++at);
      result += Close;
      continue;
    }
    size_t length = 1;
    for (const auto &[folder, name] : Folders)
      if (text.substr(at).starts_with(folder) &&
          endsName(text.substr(at + folder.size()))) {
        copy(at);
        result += Open + name + Close;
        done += folder.size();
        length = folder.size();
        break;
      }
    at += length;
  }
  copy(text.size());
  return result;
}

std::optional<std::string> PathMap::fromStore(StringRef text) const {
  std::string result;
  for (;;) {
    auto [before, rest] = text.split(Open);
    result += before;
    if (before.size() == text.size())
      return result;
    size_t close = rest.find(Close);
    if (close == StringRef::npos)
      return std::nullopt;
    StringRef name = rest.take_front(close);
    text = rest.drop_front(close + 1);
    if (name.empty()) {
      result += Open;
      continue;
    }
    auto it =
        llvm::find_if(Folders, [&](const auto &f) { return f.second == name; });
    if (it == Folders.end())
      return std::nullopt;
    result += it->first;
  }
}

void PathMap::toStore(Unit &unit) const {
  for (std::string &text : unit.strings)
    if (text.find_first_of(Starts) != std::string::npos)
      text = toStore(StringRef(text));
  for (std::string *text : {&unit.mainFile, &unit.target})
    *text = toStore(StringRef(*text));
}

bool PathMap::fromStore(Unit &unit) const {
  auto restore = [&](std::string &text) {
    if (text.find(Open) == std::string::npos)
      return true;
    std::optional<std::string> local = fromStore(StringRef(text));
    if (local)
      text = std::move(*local);
    return local.has_value();
  };
  bool ok = restore(unit.mainFile) && restore(unit.target);
  for (std::string &text : unit.strings)
    ok = ok && restore(text);
  return ok;
}

} // namespace purpose
