//===- Instantiation.h - templates that nobody called yet -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bodies in system headers are not parsed where a model answers for them, so
// what only they would instantiate is missing: the generic lambda handed to an
// algorithm, the class that make_unique constructs. A model's call instantiates
// it here, as the library's own body would have.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_INSTANTIATION_H
#define CLANG_PURPOSE_EXTRACT_INSTANTIATION_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclGroup.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace clang {
class Expr;
class Sema;
} // namespace clang

namespace purpose {

class Instantiation {
public:
  explicit Instantiation(clang::Sema &sema) : S(sema) {}

  /// The function that an object of class \p object runs when it is called
  /// with lvalues of these types; null if there is none, or not one.
  const clang::FunctionDecl *calledOn(clang::QualType object,
                                      llvm::ArrayRef<clang::QualType> args,
                                      clang::SourceLocation at);
  /// `T(args…)`, as a factory's body has it; null if that does not compile.
  const clang::Expr *construction(clang::QualType type,
                                  llvm::ArrayRef<const clang::Expr *> args,
                                  clang::SourceLocation at);
  /// Gives a template's instance its body; for a constructor, the virtual
  /// methods and the destructor of its class too.
  void define(const clang::FunctionDecl *function);

  /// Told by the consumer of each function that got its body.
  void defined(clang::DeclGroupRef group);
  /// The functions defined since this was last asked.
  std::vector<clang::FunctionDecl *> take() { return std::move(Made); }

private:
  void defineOne(clang::FunctionDecl *function);

  clang::Sema &S;
  llvm::DenseSet<const clang::CXXRecordDecl *> Complete;
  std::vector<clang::FunctionDecl *> Made;
};

} // namespace purpose

#endif
