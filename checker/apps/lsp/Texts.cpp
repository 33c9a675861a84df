//===- Texts.cpp - lines of files, open or not ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file that cannot be read has empty lines: the place is told at its start.
//
//===----------------------------------------------------------------------===//

#include "Texts.h"
#include "llvm/Support/MemoryBuffer.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

StringRef Texts::lineAt(StringRef path, unsigned line) {
  if (const Document *document = Open.find(path))
    return lineOf(*document->text, line);
  auto [found, fresh] = Read.try_emplace(path.str());
  if (fresh)
    if (auto buffer = llvm::MemoryBuffer::getFile(path))
      found->second = (*buffer)->getBuffer().str();
  return lineOf(found->second, line);
}

Span Texts::spanOf(const Place &place) {
  unsigned line = place.line == 0 ? 0 : place.line - 1;
  if (const Document *document = Open.find(place.file))
    line = document->lineNow(line, Seen.lookup(place.file));
  auto [first, last] = tokenAt(lineAt(place.file, line), place.column, Units);
  return {{line, first}, {line, last}};
}

std::string Texts::uriOf(StringRef path) const {
  const Document *document = Open.find(path);
  return document ? document->uri : uriOfPath(path);
}

json::Value Texts::locationOf(const Place &place) {
  return json::Object{{"uri", uriOf(place.file)},
                      {"range", toJson(spanOf(place))}};
}

} // namespace purpose::lsp
