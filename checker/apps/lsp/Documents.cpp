//===- Documents.cpp - what is open in the editor ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A client sends a change as a range and its new text, or as the whole text.
//
//===----------------------------------------------------------------------===//

#include "Documents.h"
#include "Message.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

/// Edits that an analysis may still ask for: one takes far less time than
/// somebody needs to type so much.
constexpr size_t EditsKept = 4096;
constexpr size_t VersionsKept = 64;

unsigned Document::lineNow(unsigned line, uint64_t since) const {
  long now = line;
  for (const LineEdit &edit : edits) {
    if (edit.revision <= since || now < edit.first)
      continue;
    if (now > edit.last)
      now += edit.delta;
    else // inside what was replaced: as near as there is
      now = std::max(edit.first, std::min(now, edit.last + edit.delta));
  }
  return unsigned(std::max(now, 0l));
}

uint64_t Document::revisionOf(const json::Value *version) const {
  if (std::optional<int64_t> number =
          version ? version->getAsInteger() : std::nullopt)
    for (const auto &[known, at] : versions)
      if (known == *number)
        return at;
  return revision;
}

/// A version that the client gives to what the document now is.
static void remember(Document &document, const json::Value *version) {
  if (!version)
    return;
  document.version = *version;
  if (std::optional<int64_t> number = version->getAsInteger())
    document.versions.emplace_back(*number, document.revision);
  if (document.versions.size() > VersionsKept)
    document.versions.erase(document.versions.begin());
}

static long lines(StringRef text) { return long(text.count('\n')); }

bool Documents::open(const json::Object &params) {
  StringRef uri = textAt(params, {"textDocument", "uri"});
  const json::Value *text = at(params, {"textDocument", "text"});
  std::string path = pathOfUri(uri);
  if (path.empty() || !text || !text->getAsString())
    return false;
  Document document;
  document.uri = uri.str();
  document.path = path;
  document.language = textAt(params, {"textDocument", "languageId"}).str();
  document.text = std::make_shared<std::string>(text->getAsString()->str());
  document.revision = ++Revision;
  remember(document, at(params, {"textDocument", "version"}));
  ByPath[path] = std::move(document);
  return true;
}

Document *Documents::named(const json::Object &params) {
  auto found = ByPath.find(pathOfUri(textAt(params, {"textDocument", "uri"})));
  return found == ByPath.end() ? nullptr : &found->second;
}

bool Documents::change(const json::Object &params, Encoding encoding) {
  Document *document = named(params);
  const json::Array *changes = params.getArray("contentChanges");
  if (!document || !changes)
    return false;
  std::string text = *document->text;
  std::vector<LineEdit> edits;
  for (const json::Value &value : *changes) {
    const json::Object *change = value.getAsObject();
    std::optional<StringRef> with =
        change ? change->getString("text") : std::nullopt;
    if (!with)
      return false;
    std::optional<Span> span = spanFrom(change->get("range"));
    if (!span) {
      // The whole text: what is alike at both ends did not move.
      size_t shorter = std::min(text.size(), with->size());
      size_t head = 0, tail = 0;
      while (head < shorter && text[head] == (*with)[head])
        ++head;
      while (tail < shorter - head &&
             text[text.size() - 1 - tail] == (*with)[with->size() - 1 - tail])
        ++tail;
      long first = lines(StringRef(text).take_front(head));
      long last =
          first + lines(StringRef(text).drop_front(head).drop_back(tail));
      edits.push_back({0, first, last, lines(*with) - lines(text)});
      text = with->str();
      continue;
    }
    size_t start = offsetOf(text, span->start, encoding);
    size_t end = std::max(start, offsetOf(text, span->end, encoding));
    // A line that is replaced up to its first column moves as a whole.
    long last = long(span->end.line) - (span->end.column == 0 ? 1 : 0);
    edits.push_back({0, span->start.line, last,
                     lines(*with) - lines(StringRef(text).slice(start, end))});
    text.replace(start, end - start, with->str());
  }
  document->text = std::make_shared<std::string>(std::move(text));
  document->revision = ++Revision;
  remember(*document, at(params, {"textDocument", "version"}));
  for (LineEdit &edit : edits) {
    edit.revision = Revision;
    // A line that only its own edit touches needs no record.
    if (edit.delta != 0 || edit.first != edit.last)
      document->edits.push_back(edit);
  }
  if (document->edits.size() > EditsKept)
    document->edits.erase(document->edits.begin(),
                          document->edits.end() - long(EditsKept));
  return true;
}

bool Documents::close(const json::Object &params) {
  Document *document = named(params);
  if (!document)
    return false;
  ++Revision;
  ByPath.erase(document->path);
  return true;
}

const Document *Documents::find(StringRef path) const {
  auto found = ByPath.find(path.str());
  return found == ByPath.end() ? nullptr : &found->second;
}

std::vector<OpenText> Documents::texts() const {
  std::vector<OpenText> result;
  for (const auto &[path, document] : ByPath)
    result.push_back({path, document.text});
  return result;
}

std::string pathOfUri(StringRef uri) {
  if (!uri.consume_front("file://"))
    return "";
  // A host may stand before the path; only this one makes sense.
  if (!uri.starts_with("/") && !uri.consume_front("localhost"))
    return "";
  std::string path;
  for (size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && llvm::isHexDigit(uri[i + 1]) &&
        llvm::isHexDigit(uri[i + 2])) {
      path += char(llvm::hexFromNibbles(uri[i + 1], uri[i + 2]));
      i += 2;
    } else {
      path += uri[i];
    }
  }
  if (path.empty() || path[0] != '/' || path.find('\0') != std::string::npos)
    return "";
  llvm::SmallString<256> clean(path);
  llvm::sys::path::remove_dots(clean, /*remove_dot_dot=*/true);
  return clean.str().str();
}

std::string uriOfPath(StringRef path) {
  std::string uri = "file://";
  for (char c : path) {
    if (llvm::isAlnum(c) || StringRef("-_.~/").contains(c)) {
      uri += c;
    } else {
      uri += '%';
      uri += llvm::toHex(StringRef(&c, 1));
    }
  }
  return uri;
}

} // namespace purpose::lsp
