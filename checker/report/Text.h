//===- Text.h - findings as a person reads them -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The form is that of clang's own diagnostics: a warning where the purpose
// changes, a note for each step of the way there.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_REPORT_TEXT_H
#define CLANG_PURPOSE_REPORT_TEXT_H

#include "Report.h"
#include "llvm/Support/raw_ostream.h"

namespace purpose {

struct TextOptions {
  bool color = false;
  bool snippets = true;   ///< source lines with a caret
  std::string relativeTo; ///< folder that paths are shown relative to
  bool onlyNew = false;   ///< known findings are counted, not shown
};

/// Everything that a run found: open results with their ways, blind spots,
/// releases relied upon, reveals, and a summary line.
void writeText(const Report &report, const Policy &policy,
               llvm::raw_ostream &out, const TextOptions &options);

/// One finding at length: every step with \p context source lines around it,
/// and what can be done about it.
void writeExplain(const Reported &reported, const Policy &policy,
                  llvm::raw_ostream &out, const TextOptions &options,
                  unsigned context = 2);

} // namespace purpose

#endif
