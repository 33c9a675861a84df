//===- PolicyEdit.h - writes into a policy file -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A person's file: what stands in it, comments and layout, stays as it is.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_POLICY_POLICYEDIT_H
#define CLANG_PURPOSE_POLICY_POLICYEDIT_H

#include "Policy.h"

namespace purpose {

/// \p text, the policy in \p file, with one more exception at the end of its
/// list; \p comment is put above it. An error if \p text is no policy or is
/// laid out so that nothing can be added safely.
llvm::Expected<std::string> withException(llvm::StringRef text,
                                          llvm::StringRef file,
                                          const PolicyException &exception,
                                          llvm::StringRef comment);

/// \p text as a double-quoted YAML scalar, or as it is where that is the same.
std::string yamlScalar(llvm::StringRef text);

} // namespace purpose

#endif
