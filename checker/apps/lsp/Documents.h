//===- Documents.h - what is open in the editor -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text of every open document as the editor shows it, saved or not. Each
// change has a revision, counted over all documents: an analysis says of which
// revision it speaks, and lines that it names are moved along with the edits
// made since.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_DOCUMENTS_H
#define CLANG_PURPOSE_APPS_LSP_DOCUMENTS_H

#include "Position.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <memory>
#include <vector>

namespace purpose::lsp {

/// Lines first..last were replaced, none if first > last: what stood below
/// moved by `delta`.
struct LineEdit {
  uint64_t revision = 0;
  long first = 0, last = 0;
  long delta = 0;
};

struct Document {
  std::string uri, path, language;
  llvm::json::Value version = nullptr;
  std::shared_ptr<const std::string> text; ///< never null
  uint64_t revision = 0;                   ///< of the last change
  std::vector<LineEdit> edits;             ///< the newest of them
  /// The client's versions and their revisions, the newest of them.
  std::vector<std::pair<int64_t, uint64_t>> versions;

  /// Where a line of \p revision stands now.
  unsigned lineNow(unsigned line, uint64_t revision) const;
  /// Of a version that the client gave; the current one if it gave none.
  uint64_t revisionOf(const llvm::json::Value *version) const;
};

/// A file that is open, as the analysis sees it.
struct OpenText {
  std::string path;
  std::shared_ptr<const std::string> text;
};

/// By path: the revision of each open file that something was made of. A file
/// that is not there is as it was when it was opened.
using Revisions = llvm::StringMap<uint64_t>;

class Documents {
public:
  /// The parameters of didOpen, didChange and didClose. False if they make no
  /// sense: nothing is changed then.
  bool open(const llvm::json::Object &params);
  bool change(const llvm::json::Object &params, Encoding encoding);
  bool close(const llvm::json::Object &params);

  /// By path; nullptr if it is not open.
  const Document *find(llvm::StringRef path) const;
  const std::map<std::string, Document> &all() const { return ByPath; }
  uint64_t revision() const { return Revision; }
  std::vector<OpenText> texts() const;

private:
  Document *named(const llvm::json::Object &params);

  std::map<std::string, Document> ByPath;
  uint64_t Revision = 0;
};

/// `file:///a%20b.cpp` as `/a b.cpp`; empty for another scheme.
std::string pathOfUri(llvm::StringRef uri);
std::string uriOfPath(llvm::StringRef path);

} // namespace purpose::lsp

#endif
