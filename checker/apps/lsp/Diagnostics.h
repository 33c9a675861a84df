//===- Diagnostics.h - findings as the editor underlines them ---*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A finding stands where the purpose changes, with a related location for each
// step of the way there. clangd's diagnostics of the same file stay what they
// are: the protocol knows one list a file, so the two are joined.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_DIAGNOSTICS_H
#define CLANG_PURPOSE_APPS_LSP_DIAGNOSTICS_H

#include "Picture.h"
#include "Texts.h"

namespace purpose::lsp {

/// What is told at one place, free of lines and encodings of the moment.
struct Note {
  Place place;
  unsigned severity = 2; ///< as in the protocol: 1 error, 2 warning, 3 note
  std::string code;      ///< "purpose-violation"
  std::string message;
  std::string source = "clang-purpose";
  std::string finding; ///< its id, if it is one
  std::vector<std::pair<Place, std::string>> steps;
};

/// All that the picture has to tell, by file.
std::map<std::string, std::vector<Note>> notesOf(const Picture &picture);

Note noteOf(const Finding &finding, const Policy &policy);
/// Of an answer to "what if": told, not blamed.
Note hypotheticalNote(const Finding &finding, llvm::StringRef limit);

/// What the client can show.
struct DiagnosticForm {
  bool related = true; ///< else the steps stand in the message
};

llvm::json::Value toJson(const Note &note, Texts &texts,
                         const DiagnosticForm &form);

/// clangd's diagnostics, made when \p document had \p revision, moved along
/// with the edits since.
llvm::json::Array moved(const llvm::json::Array &diagnostics,
                        const Document &document, uint64_t revision);

/// "only security", "never advertising"
std::string limitText(LimitKind kind, const std::vector<std::string> &purposes);

} // namespace purpose::lsp

#endif
