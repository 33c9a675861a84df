//===- ClangVersion.h - where Clang 19 and 22 differ ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One name for each thing that the two say differently.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_CLANGVERSION_H
#define CLANG_PURPOSE_EXTRACT_CLANGVERSION_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/PrecompiledPreamble.h"
#include "clang/Serialization/PCHContainerOperations.h"

namespace purpose {

inline clang::QualType tagType(const clang::ASTContext &context,
                               const clang::TagDecl *decl) {
#if CLANG_VERSION_MAJOR >= 22
  return context.getCanonicalTagType(decl);
#else
  return context.getCanonicalType(context.getTagDeclType(decl));
#endif
}

inline bool isVaStart(unsigned builtin) {
#if CLANG_VERSION_MAJOR >= 22
  if (builtin == clang::Builtin::BI__builtin_c23_va_start)
    return true;
#endif
  return builtin == clang::Builtin::BI__builtin_va_start;
}

/// Names without their inline namespaces; before 22, without those that name
/// nothing but what the name alone would.
inline void suppressInlineNamespaces(clang::PrintingPolicy &printing) {
#if CLANG_VERSION_MAJOR >= 22
  printing.SuppressInlineNamespace = llvm::to_underlying(
      clang::PrintingPolicy::SuppressInlineNamespaceMode::All);
#else
  printing.SuppressInlineNamespace = true;
#endif
}

/// In memory, and silent about errors: the parse that uses it will say them.
inline llvm::ErrorOr<clang::PrecompiledPreamble>
buildPreamble(clang::CompilerInvocation &invocation,
              const llvm::MemoryBuffer &text, clang::PreambleBounds bounds,
              llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
              clang::PreambleCallbacks &callbacks) {
  using namespace clang;
  IgnoringDiagConsumer silent;
#if CLANG_VERSION_MAJOR >= 22
  auto diagnostics = llvm::makeIntrusiveRefCnt<DiagnosticsEngine>(
      DiagnosticIDs::create(), invocation.getDiagnosticOpts(), &silent,
      /*ShouldOwnClient=*/false);
  auto &engine = diagnostics;
#else
  // Build() shares it with others who count their references.
  auto diagnostics = llvm::makeIntrusiveRefCnt<DiagnosticsEngine>(
      new DiagnosticIDs, &invocation.getDiagnosticOpts(), &silent,
      /*ShouldOwnClient=*/false);
  auto &engine = *diagnostics;
#endif
  return PrecompiledPreamble::Build(invocation, &text, bounds, engine, files,
                                    std::make_shared<PCHContainerOperations>(),
                                    /*StoreInMemory=*/true,
                                    /*StoragePath=*/"", callbacks);
}

} // namespace purpose

#endif
