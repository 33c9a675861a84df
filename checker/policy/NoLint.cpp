//===- NoLint.cpp - findings accepted in the source -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most sources hold none of the comments: the text is searched for the word
// first.
//
//===----------------------------------------------------------------------===//

#include "NoLint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/GlobPattern.h"

using llvm::StringRef;

namespace purpose {

/// clang-tidy's list of globs: the last one that matches decides, and a minus
/// takes out.
static bool listMatches(StringRef list, StringRef rule) {
  bool matches = false;
  for (StringRef item : llvm::split(list, ',')) {
    item = item.trim();
    bool out = item.consume_front("-");
    llvm::Expected<llvm::GlobPattern> glob = llvm::GlobPattern::create(item);
    if (!glob)
      llvm::consumeError(glob.takeError());
    else if (glob->match(rule))
      matches = !out;
  }
  return matches;
}

bool NoLint::named() const {
  return checks && StringRef(*checks).contains("purpose-");
}

bool NoLint::speaksOf(StringRef rule, unsigned atLine) const {
  return first <= atLine && atLine <= last &&
         (!checks || listMatches(*checks, rule));
}

/// What stands after the comment's parentheses: a reason, among which
/// `owner=`, `expires=` and `kind=` may stand.
static void readReason(StringRef text, NoLint &into) {
  text = text.split("*/").first.trim(" \t\r:-");
  llvm::SmallVector<StringRef, 16> words;
  text.split(words, ' ', -1, /*KeepEmpty=*/false);
  std::string reason;
  for (StringRef word : words) {
    if (word.consume_front("owner="))
      into.owner = word.str();
    else if (word.consume_front("expires="))
      into.expires = word.str();
    else if (word.consume_front("kind="))
      into.kind = word.str();
    else
      reason += (reason.empty() ? "" : " ") + word.str();
  }
  if (llvm::any_of(reason, llvm::isAlpha))
    into.reason = reason;
}

/// The next comment in \p line from \p at on, which moves behind it.
static std::optional<NoLint> readComment(StringRef line, size_t &at) {
  static const StringRef words[] = {"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN",
                                    "NOLINTEND"};
  while ((at = line.find("NOLINT", at)) != StringRef::npos) {
    StringRef rest = line.drop_front(at);
    StringRef word = rest.take_while(llvm::isAlnum);
    unsigned column = unsigned(at) + 1;
    at += word.size();
    if (!llvm::is_contained(words, word))
      continue;
    NoLint result;
    result.word = word.str();
    result.column = column;
    result.kind = "accepted-risk";
    rest = rest.drop_front(word.size());
    if (rest.consume_front("(")) {
      if (!rest.contains(')'))
        continue;
      auto [checks, after] = rest.split(')');
      result.checks = checks.str();
      rest = after;
    }
    readReason(rest, result);
    return result;
  }
  return std::nullopt;
}

std::vector<NoLint> findNoLints(StringRef text) {
  std::vector<NoLint> result;
  std::vector<size_t> open; ///< indices of begins
  unsigned number = 1;
  size_t counted = 0; ///< newlines before here are in `number`
  for (size_t at = text.find("NOLINT"); at != StringRef::npos;
       at = text.find("NOLINT", text.find('\n', at))) {
    number += unsigned(text.slice(counted, at).count('\n'));
    counted = at;
    size_t start = text.rfind('\n', at) + 1;
    StringRef line = text.slice(start, text.find('\n', at));
    size_t column = 0;
    while (std::optional<NoLint> found = readComment(line, column)) {
      found->line = number;
      if (found->word == "NOLINT" || found->word == "NOLINTNEXTLINE")
        found->first = found->last = number + (found->word != "NOLINT");
      if (found->word == "NOLINTEND") {
        auto begin = llvm::find_if(llvm::reverse(open), [&](size_t index) {
          return result[index].checks == found->checks;
        });
        if (begin != open.rend()) {
          result[*begin].first = result[*begin].line;
          result[*begin].last = number;
          open.erase(std::next(begin).base());
          continue;
        }
      }
      if (found->word == "NOLINTBEGIN")
        open.push_back(result.size());
      result.push_back(std::move(*found));
    }
  }
  return result;
}

} // namespace purpose
