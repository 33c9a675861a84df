//===- WholeRange.h - does a range cover its container? ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `std::fill(v.begin(), v.end(), x)` leaves nothing of what stood in v;
// `std::fill(v.begin(), p, x)` may. Told by how the range is written.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_WHOLERANGE_H
#define CLANG_PURPOSE_EXTRACT_WHOLERANGE_H

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
} // namespace clang

namespace purpose {

/// The container, all of which the range that begins with \p first and ends
/// with \p second (an iterator, or a number of elements) certainly is; null if
/// it may be less. \p function is the one that the expressions stand in.
const clang::Expr *wholeRange(const clang::Expr *first,
                              const clang::Expr *second,
                              const clang::FunctionDecl *function,
                              clang::ASTContext &context);

/// Whether what \p pointer points to, a variable or a member, is no larger than
/// this number of bytes.
bool fillsObject(const clang::Expr *pointer, const clang::Expr *bytes,
                 clang::ASTContext &context);

/// Whether it is known to be larger.
bool exceeds(const clang::Expr *pointer, const clang::Expr *bytes,
             clang::ASTContext &context);

/// Whether \p count is at least the number of elements of \p container.
bool isSizeOf(const clang::Expr *count, const clang::Expr *container,
              const clang::FunctionDecl *function, clang::ASTContext &context);

} // namespace purpose

#endif
