//===- Instantiation.cpp - templates that nobody called yet -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instantiation.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Sema/Initialization.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace purpose {

namespace {
/// What cannot be instantiated is no error of the developer's.
class Silence {
public:
  explicit Silence(Sema &sema)
      : Diags(sema.getDiagnostics()),
        Before(Diags.getSuppressAllDiagnostics()) {
    Diags.setSuppressAllDiagnostics(true);
  }
  ~Silence() { Diags.setSuppressAllDiagnostics(Before); }

private:
  DiagnosticsEngine &Diags;
  bool Before;
};
} // namespace

namespace {
class FindErrors : public RecursiveASTVisitor<FindErrors> {
public:
  bool VisitRecoveryExpr(RecoveryExpr *) { return !(found = true); }
  bool found = false;
};
} // namespace

/// Instantiated with types that it was not made for.
static bool hasErrors(const FunctionDecl *function) {
  if (function->isInvalidDecl())
    return true;
  FindErrors search;
  if (function->hasBody())
    search.TraverseStmt(function->getBody());
  return search.found;
}

const FunctionDecl *Instantiation::calledOn(QualType object,
                                            llvm::ArrayRef<QualType> args,
                                            SourceLocation at) {
  object = object.getNonReferenceType();
  const CXXRecordDecl *record = object->getAsCXXRecordDecl();
  if (!record || !record->hasDefinition() || record->isDependentContext())
    return nullptr;
  Silence silence(S);
  auto opaque = [&](QualType type) -> Expr * {
    return new (S.Context)
        OpaqueValueExpr(at, type.getNonReferenceType(), VK_LValue);
  };
  llvm::SmallVector<Expr *, 4> given;
  for (QualType type : args)
    given.push_back(opaque(type));
  ExprResult result;
  {
    Sema::SFINAETrap trap(S);
    result =
        S.BuildCallToObjectOfClassType(nullptr, opaque(object), at, given, at);
    if (trap.hasErrorOccurred() || result.isInvalid())
      return nullptr;
  }
  const Expr *expr = result.get()->IgnoreImplicit();
  if (const auto *bind = dyn_cast<CXXBindTemporaryExpr>(expr))
    expr = bind->getSubExpr();
  const auto *call = dyn_cast<CallExpr>(expr);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  if (!callee)
    return nullptr;
  define(callee);
  return hasErrors(callee) ? nullptr : callee;
}

const Expr *Instantiation::construction(QualType type,
                                        llvm::ArrayRef<const Expr *> args,
                                        SourceLocation at) {
  Silence silence(S);
  llvm::SmallVector<Expr *, 4> given;
  for (const Expr *arg : args)
    given.push_back(const_cast<Expr *>(arg));
  InitializedEntity entity = InitializedEntity::InitializeTemporary(type);
  InitializationKind kind = InitializationKind::CreateDirect(at, at, at);
  ExprResult result;
  {
    Sema::SFINAETrap trap(S);
    InitializationSequence sequence(S, entity, kind, given);
    if (!sequence)
      return nullptr;
    result = sequence.Perform(S, entity, kind, given);
    if (trap.hasErrorOccurred() || result.isInvalid())
      return nullptr;
  }
  S.PerformPendingInstantiations();
  return result.get();
}

void Instantiation::defineOne(FunctionDecl *function) {
  if (function->isDefined() || function->isInvalidDecl() ||
      !function->isTemplateInstantiation() || function->isPureVirtual())
    return;
  const FunctionDecl *pattern = function->getTemplateInstantiationPattern();
  if (!pattern || !pattern->isDefined(pattern) || pattern->hasSkippedBody())
    return;
  S.InstantiateFunctionDefinition(function->getLocation(), function,
                                  /*Recursive=*/true);
}

void Instantiation::define(const FunctionDecl *function) {
  Silence silence(S);
  defineOne(const_cast<FunctionDecl *>(function));
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function)) {
    // What the table of virtual methods would have asked for.
    llvm::SmallVector<const CXXRecordDecl *, 4> classes{
        constructor->getParent()};
    for (size_t i = 0; i < classes.size(); ++i) {
      const CXXRecordDecl *record = classes[i];
      if (!record->hasDefinition() || !Complete.insert(record).second)
        continue;
      for (CXXMethodDecl *method : record->methods())
        if (method->isVirtual() || isa<CXXDestructorDecl>(method))
          defineOne(method);
      for (const CXXBaseSpecifier &base : record->bases())
        if (const auto *decl = base.getType()->getAsCXXRecordDecl())
          classes.push_back(decl);
    }
  }
  S.PerformPendingInstantiations();
}

void Instantiation::defined(DeclGroupRef group) {
  for (Decl *decl : group)
    if (auto *function = dyn_cast<FunctionDecl>(decl);
        function && !hasErrors(function))
      Made.push_back(function);
}

} // namespace purpose
