//===- Picture.h - what the analysis knows at one moment --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Units, linked, solved and judged: all that the features (hover, lenses,
// actions, diagnostics) are functions of. A picture does not change; an edit
// makes a new one.
//
// Beside the findings it may hold where limited data goes at all: the same
// program solved with each label admitting no purpose, so that every use that a
// value reaches is told, the right ones too. That is computed after the
// findings were shown.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_PICTURE_H
#define CLANG_PURPOSE_APPS_LSP_PICTURE_H

#include "../../project/Judge.h"
#include "../../solve/Labels.h"
#include "Documents.h"

namespace purpose::lsp {

/// A symbol that bears a limit, or serves a purpose.
struct Marked {
  Sym symbol = None;
  Place place; ///< of the declaration, or of the annotation
  std::vector<LabelInfo> limits;
  std::vector<UseInfo> uses;
};

struct Picture {
  Revisions seen; ///< what it was made of
  std::shared_ptr<const Program> program;
  Policy policy;
  Verdict verdict;
  std::vector<MarkError> markErrors;
  std::vector<Marked> marked; ///< by place
  llvm::StringMap<std::vector<Sym>> byName;

  std::string_view nameOf(Sym symbol) const { return program->name(symbol); }
  Place placeOf(Sym symbol) const;
};

/// Where limited data goes: findings against a limit that admits nothing. Their
/// labels keep their names, and lose their limits.
using Reach = std::vector<Finding>;

/// \p read gives the texts that comments which accept findings stand in.
/// Null if \p stop was set before it was done.
std::shared_ptr<const Picture>
makePicture(std::vector<Unit> units, const Policy &policy, Revisions seen,
            SourceReader read = readSource,
            const std::atomic<bool> *stop = nullptr);

/// Where the labels of the picture go. Of many labels only those of \p files:
/// each costs a walk over all symbols. Not whole if \p stop was set meanwhile.
Reach reachOf(const Picture &picture, const std::vector<std::string> &files,
              const std::atomic<bool> *stop = nullptr);

/// The uses that \p symbol would reach if it bore this limit, in addition to
/// those it bears: "what if I limited this?". Nothing if it is of a kind that
/// bears no limit.
std::optional<std::vector<Finding>>
findingsIf(const Picture &picture, Sym symbol, LimitKind kind,
           const std::vector<std::string> &purposes);

/// The symbol called \p name; of several the one at \p line of \p file, or the
/// first. None if there is none.
Sym symbolNamed(const Picture &picture, llvm::StringRef name,
                llvm::StringRef file, unsigned line);

/// What the symbol serves: by itself, its class, namespace or file.
std::vector<UseInfo> usesOf(const Picture &picture, Sym symbol);
/// The limits that the symbol bears.
std::vector<LabelInfo> limitsOf(const Picture &picture, Sym symbol);

} // namespace purpose::lsp

#endif
