//===- PolicyEdit.cpp - writes into a policy file ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The YAML parser tells where the list is; the text is changed line by line
// there. The result is read again and must say what the old text said, and the
// new entry: whatever layout was not thought of ends in an error, not in a
// broken file.
//
//===----------------------------------------------------------------------===//

#include "PolicyEdit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using llvm::StringRef;
namespace yaml = llvm::yaml;

namespace purpose {

std::string yamlScalar(StringRef text) {
  bool plain = !text.empty() && llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || StringRef("-_./@").contains(c);
  }) && llvm::isAlnum(text.front());
  return plain ? text.str()
               : "\"" + yaml::escape(text, /*EscapePrintable=*/false) + "\"";
}

namespace {

/// Where the list of exceptions is.
struct ListPlace {
  enum { Missing, Empty, Block, Flow } form = Missing;
  size_t key = 0;        ///< offset of the word `exceptions`
  size_t last = 0;       ///< offset of the last item, or of the list's `[`
  bool flowRoot = false; ///< the whole policy is one `{…}`
};

ListPlace findList(StringRef text) {
  ListPlace place;
  llvm::SourceMgr sources;
  yaml::Stream stream(text, sources);
  auto offset = [&](yaml::Node *node) {
    return size_t(node->getSourceRange().Start.getPointer() - text.data());
  };
  yaml::document_iterator document = stream.begin();
  if (document == stream.end())
    return place;
  auto *root = llvm::dyn_cast_or_null<yaml::MappingNode>(document->getRoot());
  if (!root)
    return place;
  place.flowRoot = offset(root) < text.size() && text[offset(root)] == '{';
  for (yaml::KeyValueNode &pair : *root) {
    auto *key = llvm::dyn_cast_or_null<yaml::ScalarNode>(pair.getKey());
    yaml::Node *value = pair.getValue();
    if (!key || !value)
      break;
    llvm::SmallString<32> storage;
    if (key->getValue(storage) != "exceptions") {
      value->skip();
      continue;
    }
    place.key = offset(key);
    place.form = ListPlace::Empty;
    auto *list = llvm::dyn_cast<yaml::SequenceNode>(value);
    if (!list) {
      value->skip();
      continue;
    }
    size_t start = text.find('[', place.key);
    size_t newline = text.find('\n', place.key);
    bool flow = start != StringRef::npos &&
                text.slice(place.key, start).trim().ends_with(":") &&
                text.slice(place.key, start).count('\n') <= 1 &&
                (start < newline || text.slice(newline, start).trim().empty());
    place.form = flow ? ListPlace::Flow : ListPlace::Block;
    place.last = start;
    for (yaml::Node &item : *list) {
      if (!flow)
        place.last = offset(&item);
      item.skip();
    }
  }
  return place;
}

/// The `]` that closes the `[` at \p open.
size_t closingBracket(StringRef text, size_t open) {
  unsigned depth = 0;
  char quote = 0;
  for (size_t i = open; i < text.size(); ++i) {
    char c = text[i];
    if (quote) {
      if (c == '\\' && quote == '"')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if ((c == '"' || c == '\'') &&
               StringRef("[{,: \n").contains(text[i - 1])) {
      quote = c;
    } else if (c == '#' && llvm::isSpace(text[i - 1])) {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if ((c == ']' || c == '}') && --depth == 0) {
      return i;
    }
  }
  return StringRef::npos;
}

size_t lineStart(StringRef text, size_t at) {
  return text.take_front(at).rfind('\n') + 1;
}
size_t lineEnd(StringRef text, size_t at) {
  size_t end = text.find('\n', at);
  return end == StringRef::npos ? text.size() : end + 1;
}
size_t indentOf(StringRef line) { return line.size() - line.ltrim(' ').size(); }

/// Behind the item that starts at \p item, whose dash stands at \p indent.
size_t endOfItem(StringRef text, size_t item, size_t indent) {
  size_t end = lineEnd(text, item);
  for (size_t at = end; at < text.size();) {
    size_t next = lineEnd(text, at);
    StringRef line = text.slice(at, next);
    StringRef content = line.trim();
    at = next;
    if (content.empty() ||
        (content.starts_with("#") && indentOf(line) <= indent))
      continue; // of this item only if more of it follows
    if (indentOf(line) <= indent)
      break;
    end = next;
  }
  return end;
}

std::vector<std::pair<StringRef, std::string>>
entriesOf(const PolicyException &e) {
  std::vector<std::pair<StringRef, std::string>> result;
  for (auto [key, value] :
       {std::pair<StringRef, StringRef>{"fingerprint", e.fingerprint},
        {"label", e.label},
        {"use", e.use},
        {"kind", e.kind},
        {"reason", e.reason},
        {"owner", e.owner},
        {"expires", e.expires}})
    if (!value.empty())
      result.push_back({key, yamlScalar(value)});
  return result;
}

std::string blockEntry(const PolicyException &exception, StringRef comment,
                       size_t indent, StringRef newline) {
  std::string space(indent, ' '), text;
  if (!comment.empty())
    text += space + "# " + comment.str() + newline.str();
  bool first = true;
  for (const auto &[key, value] : entriesOf(exception)) {
    text += space + (first ? "- " : "  ") + key.str() + ": " + value +
            newline.str();
    first = false;
  }
  return text;
}

std::string flowEntry(const PolicyException &exception) {
  std::string text;
  for (const auto &[key, value] : entriesOf(exception))
    text += (text.empty() ? "{" : ", ") + key.str() + ": " + value;
  return text + "}";
}

std::string inserted(StringRef text, const PolicyException &exception,
                     StringRef comment) {
  StringRef newline = text.contains("\r\n") ? "\r\n" : "\n";
  ListPlace place = findList(text);
  auto with = [&](size_t at, StringRef what) {
    StringRef before = text.take_front(at);
    bool broken = !before.empty() && !before.ends_with("\n");
    return (before + (broken ? newline : "") + what + text.drop_front(at))
        .str();
  };
  std::string entry;
  switch (place.form) {
  case ListPlace::Missing:
    if (place.flowRoot)
      return "";
    entry = ((text.trim().empty() ? "" : newline) + "exceptions:" + newline +
             blockEntry(exception, comment, 2, newline))
                .str();
    return with(text.size(), entry);
  case ListPlace::Empty:
    if (place.flowRoot)
      return "";
    return with(lineEnd(text, place.key),
                blockEntry(exception, comment, 2, newline));
  case ListPlace::Block: {
    size_t line = lineStart(text, place.last);
    size_t indent = indentOf(text.drop_front(line));
    return with(endOfItem(text, place.last, indent),
                blockEntry(exception, comment, indent, newline));
  }
  case ListPlace::Flow: {
    size_t close = closingBracket(text, place.last);
    if (close == StringRef::npos)
      return "";
    bool empty = text.slice(place.last + 1, close).trim().empty();
    size_t at = text.take_front(close).rtrim().size();
    return (text.take_front(at) + (empty ? "" : ", ") + flowEntry(exception) +
            text.drop_front(at))
        .str();
  }
  }
  return "";
}

bool same(const PolicyException &a, const PolicyException &b) {
  return a.fingerprint == b.fingerprint && a.label == b.label &&
         a.use == b.use && a.kind == b.kind && a.reason == b.reason &&
         a.owner == b.owner && a.expires == b.expires;
}

/// \p after says what \p before said, and \p exception.
bool extends(const Policy &before, const Policy &after,
             const PolicyException &exception) {
  size_t count = before.exceptions.size();
  if (after.exceptions.size() != count + 1 ||
      !same(after.exceptions.back(), exception) ||
      after.limits.size() != before.limits.size() ||
      after.uses.size() != before.uses.size() ||
      after.releases.size() != before.releases.size() ||
      after.guards.size() != before.guards.size() ||
      after.channels.size() != before.channels.size() ||
      after.models != before.models || after.tolerate != before.tolerate ||
      after.enforcing != before.enforcing ||
      after.severity.size() != before.severity.size() ||
      after.purposes.nodes().size() != before.purposes.nodes().size())
    return false;
  for (size_t i = 0; i < count; ++i)
    if (!same(before.exceptions[i], after.exceptions[i]))
      return false;
  return true;
}

} // namespace

llvm::Expected<std::string> withException(StringRef text, StringRef file,
                                          const PolicyException &exception,
                                          StringRef comment) {
  llvm::Expected<Policy> before = parsePolicy(text, file);
  if (!before)
    return before.takeError();
  std::string result = inserted(text, exception, comment);
  if (!result.empty()) {
    llvm::Expected<Policy> after = parsePolicy(result, file);
    if (after && extends(*before, *after, exception))
      return result;
    if (!after)
      llvm::consumeError(after.takeError());
  }
  return llvm::createStringError(
      file +
      ": error: its layout leaves no safe place for an entry; add by hand "
      "under 'exceptions:':\n" +
      blockEntry(exception, comment, 2, "\n"));
}

} // namespace purpose
