//===- FilledLoops.h - loops that overwrite a container ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `for (int i = 0; i < 8; ++i) a[i] = 0;` leaves nothing of what stood in an
// `int a[8]`. Told by how the loop is written.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_FILLEDLOOPS_H
#define CLANG_PURPOSE_EXTRACT_FILLEDLOOPS_H

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
class Stmt;
} // namespace clang

namespace purpose {

/// The array or container, every element of which \p loop overwrites without
/// looking at any; null if there is none. \p function is the one that the loop
/// stands in.
const clang::Expr *overwrittenBy(const clang::Stmt *loop,
                                 const clang::FunctionDecl *function,
                                 clang::ASTContext &context);

} // namespace purpose

#endif
