//===- Texts.h - lines of files, open or not --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compiler's columns are bytes; to say them in the client's encoding, the
// line itself is needed: as the editor has it if the file is open, else as it
// stands on the disk.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_TEXTS_H
#define CLANG_PURPOSE_APPS_LSP_TEXTS_H

#include "../../solve/Solve.h"
#include "Documents.h"

namespace purpose::lsp {

/// For as long as one message is made: it does not look at a file twice.
class Texts {
public:
  /// Places are true at \p seen, and told as the documents are now.
  Texts(const Documents &documents, Encoding encoding, const Revisions &seen)
      : Open(documents), Units(encoding), Seen(seen) {}

  /// The token at \p place.
  Span spanOf(const Place &place);
  /// `{"uri": …, "range": …}`
  llvm::json::Value locationOf(const Place &place);
  /// As the client spells it, if the file is open.
  std::string uriOf(llvm::StringRef path) const;

private:
  llvm::StringRef lineAt(llvm::StringRef path, unsigned line);

  const Documents &Open;
  Encoding Units;
  const Revisions &Seen;
  std::map<std::string, std::string> Read;
};

} // namespace purpose::lsp

#endif
