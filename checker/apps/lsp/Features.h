//===- Features.h - answers about a symbol or a file ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Functions from a picture and a place to what the protocol wants to hear. None
// of them waits, reads a file or remembers anything.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_FEATURES_H
#define CLANG_PURPOSE_APPS_LSP_FEATURES_H

#include "Diagnostics.h"

namespace purpose::lsp {

/// What is known: \p reach may be null, as long as it is not.
struct Known {
  const Picture *picture = nullptr;
  const Reach *reach = nullptr;
};

/// What clangd says stands at a position: its name and where it is declared.
struct NamedPlace {
  std::string name; ///< qualified
  std::string file; ///< may be empty
  unsigned line = 0;
};
/// From the answer to clangd's `textDocument/symbolInfo`.
std::vector<NamedPlace> namedPlaces(const llvm::json::Value &symbolInfo);

/// Markdown about a limited or using symbol; empty if there is nothing to say.
std::string hoverText(const Known &known, const NamedPlace &at);

/// clangd's hover (may be null) with \p text below it, in the form it has;
/// \p markdown says what the client understands where clangd has none.
llvm::json::Value mergedHover(const llvm::json::Value &hover,
                              const std::string &text, bool markdown);

/// One lens on each limited thing and each use declared in \p path.
llvm::json::Array lensesOf(const Known &known, llvm::StringRef path,
                           Texts &texts);

/// The commands that our lenses and actions name.
constexpr llvm::StringLiteral ShowPathCommand = "clangPurpose.showPath";
constexpr llvm::StringLiteral WhatIfCommand = "clangPurpose.whatIf";
constexpr llvm::StringLiteral ForgetCommand = "clangPurpose.forget";

/// "Show the path" for the findings on \p span's lines of \p path; "what if I
/// limited this?" for \p at.
llvm::json::Array actionsOf(const Known &known, llvm::StringRef path,
                            const Span &span, const NamedPlace *at,
                            const Documents &documents);

/// The findings that a "show the path" command means: `{"finding": ID}` or
/// `{"label": NAME}` or `{"use": NAME}`.
std::vector<Finding> findingsMeant(const Known &known,
                                   const llvm::json::Object &argument);
/// `{"title": …, "steps": [{"uri", "range", "message"}]}`
llvm::json::Value pathOf(const Finding &finding, Texts &texts);
/// The same for a person: one step a line.
std::string pathText(const Finding &finding);

/// What a "what if" command asks.
struct Question {
  NamedPlace about;
  LimitKind kind = LimitKind::Only;
  std::vector<std::string> purposes; ///< none: every use is told
};
std::optional<Question> questionFrom(const llvm::json::Object &argument);
/// "if 'User::email' were limited to only security, 2 uses would be violations:
/// …"
std::string answerText(const Question &question,
                       const std::vector<Finding> &findings);

} // namespace purpose::lsp

#endif
