//===- ParsedUnit.cpp - the unit that clang-tidy parsed ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A check is given the AST, but extraction wants the Sema that made it, too.
// Every frontend action, clang-tidy's as well, takes registered plugins along
// as further consumers of its parse: so does this one listen.
//
//===----------------------------------------------------------------------===//

#include "../../extract/ExtractConsumer.h"
#include "UnitSource.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

using namespace clang;

namespace purpose {

namespace {

/// The consumer of the parse that runs on this thread.
class ParsedUnit : public ExtractConsumer {
public:
  ParsedUnit() { Current = this; }
  ~ParsedUnit() override {
    if (Current == this)
      Current = nullptr;
  }
  void Initialize(ASTContext &context) override { Context = &context; }

  ASTContext *Context = nullptr;
  static thread_local ParsedUnit *Current;
};

thread_local ParsedUnit *ParsedUnit::Current = nullptr;

class Listen : public PluginASTAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 llvm::StringRef) override {
    return std::make_unique<ParsedUnit>();
  }
  bool ParseArgs(const CompilerInstance &,
                 const std::vector<std::string> &) override {
    return true;
  }
  ActionType getActionType() override { return AddBeforeMainAction; }
};

FrontendPluginRegistry::Add<Listen>
    Registered("clang-purpose", "lets the purpose checks extract the unit");

} // namespace

const bool MainFileOnly = false;

llvm::Expected<Unit> unitSource(Preprocessor &, const ExtractOptions &options) {
  ParsedUnit *parsed = ParsedUnit::Current;
  if (!parsed || !parsed->Context)
    return llvm::createStringError("clang-tidy did not take the plugin along");
  Unit unit;
  parsed->extract(*parsed->Context, options, unit);
  return unit;
}

} // namespace purpose
