//===- Server.h - clang-purpose lsp -----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A language server for editors: in front of the user's clangd, which goes on
// to do all that it does, with what the whole program's analysis knows added.
//
//                    ┌────────────── clang-purpose lsp ──────────────┐
//   editor  ◀─────▶  │ Session  ◀──▶  Analyst (thread)  ◀──▶ process │
//                    └────▲──────────────────────────────────────────┘
//                         ▼
//                       clangd
//
// See README.md in this folder for how editors are set up.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_SERVER_H
#define CLANG_PURPOSE_APPS_LSP_SERVER_H

#include "../../project/Analysis.h"

namespace purpose::lsp {

struct ServerSettings {
  AnalysisSettings analysis;
  std::string program; ///< path of this one
  std::string clangd;  ///< empty: clangd-22, then clangd
  std::vector<std::string> clangdArguments;
};

/// Serves on standard input and output until the client says `exit`. The exit
/// status: 0 if it said `shutdown` before; 1 if it did not, or is gone; 2 if
/// clangd cannot be started, or ends again and again.
int serve(const ServerSettings &settings);

} // namespace purpose::lsp

#endif
