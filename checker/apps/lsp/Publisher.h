//===- Publisher.h - one list of diagnostics a file -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The protocol replaces a file's whole list each time, so clangd's and ours
// have to travel together: each side's latest list is kept, and whenever one
// changes both are published, moved to where the document's lines are now. A
// file that we never had anything to say about is left to clangd, byte for
// byte.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_PUBLISHER_H
#define CLANG_PURPOSE_APPS_LSP_PUBLISHER_H

#include "Diagnostics.h"

namespace purpose::lsp {

class Publisher {
public:
  explicit Publisher(const Documents &documents) : Open(documents) {}

  Encoding units = Encoding::Utf16;
  DiagnosticForm form;

  /// clangd's `publishDiagnostics` parameters. The parameters to publish in
  /// their place; nothing: as they are.
  std::optional<llvm::json::Value> fromClangd(const llvm::json::Object &params);
  /// clangd has ended: what it said holds no more.
  void forgetClangd() { Clangd.clear(); }

  /// The parameters of what has to be published now.
  std::vector<llvm::json::Value> show(const Picture &picture);
  /// Notes beside those of the picture, until the next ones or the next
  /// picture: answers to "what if".
  std::vector<llvm::json::Value> show(std::vector<Note> hypothetical);

private:
  struct FromClangd {
    llvm::json::Array diagnostics;
    uint64_t revision = 0;
  };
  using Notes = std::map<std::string, std::vector<Note>>;

  llvm::json::Value parametersFor(llvm::StringRef path, llvm::StringRef uri);
  std::vector<llvm::json::Value> republish();

  const Documents &Open;
  Revisions Seen;
  Notes Ours, Hypothetical;
  std::map<std::string, FromClangd> Clangd;
  std::map<std::string, llvm::json::Value> Published; ///< files with ours
};

} // namespace purpose::lsp

#endif
