//===- ExtractConsumer.h - listening to a parse -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Extraction may instantiate templates (Instantiation.h), so it needs more than
// the ASTContext: the Sema of the parse, and word of each function that gets a
// body late. A consumer of the parse hears of both. It is the parse's only one
// where extraction set Clang up, one among others where clang-tidy did.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_EXTRACTCONSUMER_H
#define CLANG_PURPOSE_EXTRACT_EXTRACTCONSUMER_H

#include "Extract.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Sema/SemaConsumer.h"
#include "clang/Tooling/Tooling.h"

namespace purpose {

class ExtractConsumer : public clang::SemaConsumer {
public:
  void InitializeSema(clang::Sema &sema) override { TheSema = &sema; }
  void ForgetSema() override { TheSema = nullptr; }
  bool HandleTopLevelDecl(clang::DeclGroupRef group) override;

  /// Extracts the translation unit, once it is parsed. If the source has
  /// errors, nothing is instantiated.
  void extract(clang::ASTContext &context, ExtractOptions options, Unit &unit);

private:
  clang::Sema *TheSema = nullptr;
  Instantiation *Late = nullptr; ///< while extracting
};

/// Whether extraction does without the body of \p decl: a model answers for
/// what stands in a system header.
bool skipsBody(const clang::Decl *decl, const clang::SourceManager &sources);

/// Parses, extracts into \p result.unit, and says whether there were errors.
class ExtractFactory : public clang::tooling::FrontendActionFactory {
public:
  ExtractFactory(const ExtractOptions &options, ExtractResult &result)
      : Options(options), Result(result) {}
  std::unique_ptr<clang::FrontendAction> create() override;

private:
  const ExtractOptions &Options;
  ExtractResult &Result;
};

/// Keeps errors as text, in result.diagnostics.
class ErrorRecorder : public clang::DiagnosticConsumer {
public:
  explicit ErrorRecorder(ExtractResult &result) : Result(result) {}
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic &info) override;

private:
  ExtractResult &Result;
};

} // namespace purpose

#endif
