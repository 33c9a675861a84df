//===- ModelText.h - the notation of flows and paths ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The small texts inside a model: `arg0 => this.*.[?] if arg0 not pointer`.
// Each parser appends what it read; an error says where in the text it is, so
// that the reader can point into the file.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_MODELS_MODELTEXT_H
#define CLANG_PURPOSE_MODELS_MODELTEXT_H

#include "Models.h"
#include <optional>

namespace purpose {

struct TextError {
  size_t offset = 0; ///< into the text
  std::string message;
};
/// Nothing: the text was read.
using TextResult = std::optional<TextError>;

TextResult parsePath(llvm::StringRef text, ModelPath &path);
/// `a, b => c; d := e if arg0 is same`
TextResult parseFlows(llvm::StringRef text, std::vector<ModelFlow> &flows);
/// `this.*; result.first = arg0 if arg0 is pointer`
TextResult parseAliases(llvm::StringRef text, std::vector<ModelAlias> &aliases);
/// `this, arg0.*`
TextResult parsePaths(llvm::StringRef text, std::vector<ModelPath> &paths);
/// `arg2(arg0.*.[?], arg3) => result`
TextResult parseCalls(llvm::StringRef text, std::vector<ModelCall> &calls);
/// `arg1 => arg3(arg2)`
TextResult parseJoins(llvm::StringRef text, std::vector<ModelCall> &calls);
/// `2`, `2..`, `1..3`
TextResult parseArgCount(llvm::StringRef text, int &min, int &max);

/// `std::{map,set}::{,c}begin` to its four names.
TextResult expandBraces(llvm::StringRef pattern,
                        std::vector<std::string> &names);

} // namespace purpose

#endif
