//===- ModelReader.h - YAML to models ---------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads one file of models. A person writes these files: every error is
// reported, with line and column, and an unknown key with the one that was
// probably meant.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_MODELS_MODELREADER_H
#define CLANG_PURPOSE_MODELS_MODELREADER_H

#include "Models.h"

namespace purpose {

/// A model with the names that it stands for (brace groups expanded; some may
/// be globs).
struct ReadModel {
  Model model;
  std::vector<std::string> names;
};

struct ReadModels {
  std::vector<ReadModel> models;
  std::vector<std::string> errors; ///< `file:line:col: error: …`
};

ReadModels readModels(llvm::StringRef yaml, llvm::StringRef file);

} // namespace purpose

#endif
