//===- Locations.cpp - places as Clang's locations --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Locations.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace purpose {

std::string mainFilePath(const SourceManager &sources) {
  OptionalFileEntryRef file =
      sources.getFileEntryRefForID(sources.getMainFileID());
  if (!file)
    return {};
  llvm::SmallString<256> path(file->getName());
  sources.getFileManager().makeAbsolutePath(path);
  llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return path.str().str();
}

SourceLocation locate(SourceManager &sources, const Place &place) {
  if (place.file.empty() || place.line == 0)
    return {};
  OptionalFileEntryRef file =
      sources.getFileManager().getOptionalFileRef(place.file);
  if (!file)
    return {};
  FileID id = sources.translateFile(*file);
  if (id.isInvalid())
    id = sources.createFileID(*file, SourceLocation(), SrcMgr::C_User);
  return sources.translateLineCol(id, place.line,
                                  std::max(place.column, uint32_t(1)));
}

const Place &shownIn(const Finding &finding, llvm::StringRef file) {
  if (finding.place.file == file)
    return finding.place;
  for (const TraceStep &step : llvm::reverse(finding.trace))
    if (step.place.file == file)
      return step.place;
  return finding.label.place.file == file ? finding.label.place : finding.place;
}

SourceRange stringLiteral(const SourceManager &sources,
                          const LangOptions &language, SourceLocation from,
                          llvm::function_ref<bool(llvm::StringRef)> wanted) {
  if (from.isInvalid())
    return {};
  auto [file, offset] = sources.getDecomposedLoc(from);
  llvm::StringRef buffer = sources.getBufferData(file);
  Lexer lexer(sources.getLocForStartOfFile(file), language, buffer.begin(),
              buffer.begin() + offset, buffer.end());
  Token token;
  while (!lexer.LexFromRawLexer(token) &&
         !token.isOneOf(tok::semi, tok::l_brace)) {
    if (token.isNot(tok::string_literal))
      continue;
    llvm::StringRef text(token.getLiteralData(), token.getLength());
    if (text.consume_front("\"") && text.consume_back("\"") && wanted(text))
      return SourceRange(token.getLocation());
  }
  return {};
}

} // namespace purpose
