//===- Match.cpp - names and paths against globs ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `*` in a name matches anything, `::` included; in a path `*` stays within one
// folder and `**` crosses them.
//
//===----------------------------------------------------------------------===//

#include "Policy.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace purpose {

/// Greedy wildcard match with one point of return, linear in practice.
static bool wildcard(llvm::StringRef pattern, llvm::StringRef text) {
  size_t p = 0, t = 0, star = llvm::StringRef::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t]) &&
        pattern[p] != '*') {
      ++p;
      ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (star != llvm::StringRef::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

static std::string withoutTemplateArguments(llvm::StringRef name) {
  std::string result;
  int depth = 0;
  for (size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    bool op = llvm::StringRef(result).ends_with("operator") ||
              llvm::StringRef(result).ends_with("operator<") ||
              llvm::StringRef(result).ends_with("operator-") ||
              llvm::StringRef(result).ends_with("operator>");
    if (c == '<' && !op)
      ++depth;
    else if (c == '>' && !op && depth > 0)
      --depth;
    else if (depth == 0)
      result += c;
  }
  return result;
}

bool nameMatches(llvm::StringRef pattern, llvm::StringRef qualifiedName) {
  bool anchored = pattern.consume_front("::");
  std::string plain = pattern.contains('<')
                          ? qualifiedName.str()
                          : withoutTemplateArguments(qualifiedName);
  llvm::StringRef name = plain;
  name.consume_front("::");
  if (wildcard(pattern, name))
    return true;
  if (anchored)
    return false;
  for (size_t at = name.find("::"); at != llvm::StringRef::npos;
       at = name.find("::", at + 2))
    if (wildcard(pattern, name.drop_front(at + 2)))
      return true;
  return false;
}

/// Path globs, piece by piece.
static bool pathWildcard(llvm::StringRef pattern, llvm::StringRef path) {
  auto [first, rest] = pattern.split('/');
  if (first == "**") {
    if (rest.empty())
      return true;
    for (llvm::StringRef at = path;;) {
      if (pathWildcard(rest, at))
        return true;
      if (!at.contains('/'))
        return false;
      at = at.split('/').second;
    }
  }
  auto [folder, below] = path.split('/');
  if (!wildcard(first, folder))
    return false;
  if (rest.empty())
    return below.empty() && !path.contains('/');
  return path.contains('/') && pathWildcard(rest, below);
}

bool pathMatches(llvm::StringRef pattern, llvm::StringRef path,
                 llvm::StringRef root) {
  pattern.consume_front("./");
  if (pattern.starts_with("/"))
    return pathWildcard(pattern.drop_front(), path.ltrim('/'));
  llvm::SmallString<256> base(root);
  llvm::sys::path::remove_dots(base, true);
  llvm::StringRef relative = path;
  if (!base.empty()) {
    if (!base.str().ends_with("/"))
      base += "/";
    if (!relative.consume_front(base))
      return false;
  }
  if (pattern.ends_with("/"))
    return pathWildcard((pattern + "**").str(), relative);
  return pathWildcard(pattern, relative);
}

} // namespace purpose
