//===- ExtractConsumer.cpp - listening to a parse ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ExtractConsumer.h"
#include "FunctionExtractor.h"
#include "Instantiation.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include <optional>

using namespace clang;

namespace purpose {

bool ExtractConsumer::HandleTopLevelDecl(DeclGroupRef group) {
  if (Late)
    Late->defined(group);
  return true;
}

void ExtractConsumer::extract(ASTContext &context, ExtractOptions options,
                              Unit &unit) {
  std::optional<Instantiation> instantiation;
  if (TheSema && context.getLangOpts().CPlusPlus &&
      !context.getDiagnostics().hasErrorOccurred()) {
    instantiation.emplace(*TheSema);
    Late = options.instantiation = &*instantiation;
  }
  extractContext(context, options, unit);
  Late = nullptr;
}

bool skipsBody(const Decl *decl, const SourceManager &sources) {
  return sources.isInSystemHeader(sources.getExpansionLoc(decl->getLocation()));
}

const FunctionDecl *bodyOf(const FunctionDecl *function) {
  const FunctionDecl *definition = nullptr;
  if (!function->hasBody(definition) || !definition->getBody())
    return nullptr;
  // These the parser needs itself, or they were never written.
  if (definition->isConstexpr() || definition->isDefaulted() ||
      definition->getDeclaredReturnType()->getContainedDeducedType())
    return definition;
  return skipsBody(definition, definition->getASTContext().getSourceManager())
             ? nullptr
             : definition;
}

namespace {

class Consumer : public ExtractConsumer {
public:
  Consumer(const ExtractOptions &options, ExtractResult &result,
           const SourceManager &sources)
      : Options(options), Result(result), Sources(sources) {}
  bool shouldSkipFunctionBody(Decl *decl) override {
    return skipsBody(decl, Sources);
  }
  void HandleTranslationUnit(ASTContext &context) override {
    extract(context, Options, Result.unit);
    Result.parsed = !context.getDiagnostics().hasErrorOccurred();
  }

private:
  const ExtractOptions &Options;
  ExtractResult &Result;
  const SourceManager &Sources;
};

class Action : public ASTFrontendAction {
public:
  Action(const ExtractOptions &options, ExtractResult &result)
      : Options(options), Result(result) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler,
                                                 llvm::StringRef) override {
    compiler.getFrontendOpts().SkipFunctionBodies = Options.skipSystemBodies;
    return std::make_unique<Consumer>(Options, Result,
                                      compiler.getSourceManager());
  }

private:
  const ExtractOptions &Options;
  ExtractResult &Result;
};

} // namespace

std::unique_ptr<FrontendAction> ExtractFactory::create() {
  return std::make_unique<Action>(Options, Result);
}

void ErrorRecorder::HandleDiagnostic(DiagnosticsEngine::Level level,
                                     const Diagnostic &info) {
  DiagnosticConsumer::HandleDiagnostic(level, info);
  if (level < DiagnosticsEngine::Error)
    return;
  llvm::SmallString<128> text;
  info.FormatDiagnostic(text);
  std::string place;
  if (info.hasSourceManager() && info.getLocation().isValid()) {
    PresumedLoc at = info.getSourceManager().getPresumedLoc(info.getLocation());
    if (at.isValid())
      place = std::string(at.getFilename()) + ":" +
              std::to_string(at.getLine()) + ":" +
              std::to_string(at.getColumn()) + ": ";
  }
  if (text.str().contains("file not found") ||
      text.str().contains("no such file"))
    Result.missingFile = true;
  Result.diagnostics.push_back(place + "error: " + text.str().str());
}

} // namespace purpose
