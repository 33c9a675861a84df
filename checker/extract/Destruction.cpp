//===- Destruction.cpp - what happens when a variable ends ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Destructors, deleters and cleanup functions, called where a scope is left.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

/// A `unique_ptr` calls its own deleter, if it has one.
void FunctionExtractor::deleteOwned(const VarDecl *variable) {
  const auto *record = dyn_cast<ClassTemplateSpecializationDecl>(
      variable->getType()->getAsCXXRecordDecl());
  if (!record || !record->isInStdNamespace() ||
      record->getName() != "unique_ptr" || !variable->getInit() ||
      record->getTemplateArgs().size() < 2)
    return;
  QualType type = record->getTemplateArgs()[1].getAsType();
  const auto *deleter = type->getAsCXXRecordDecl();
  if (deleter && inStd(deleter))
    return;
  LocId owner = variablePlace(variable);
  Actual pointer;
  pointer.value = explicitPointer(load(owner), owner, variable->getType());
  pointer.type =
      Context.getPointerType(record->getTemplateArgs()[0].getAsType());
  if (!pointer.value)
    return;
  // Apart from what the initialiser itself calls.
  llvm::SaveAndRestore inside(Callback, Callback * 16 + 15);
  LocId held = M->child(owner, {SelectorKind::Part, B.string("deleter")});
  if (const FunctionDecl *op = deleter ? callOperator(type, 1) : nullptr) {
    Actual object;
    object.places = {held};
    object.isPlace = true;
    object.type = type;
    callFunction(variable->getInit(), op, object, {pointer}, false);
  } else if (type->isPointerType()) {
    callHeld(variable->getInit(), load(held), std::nullopt, {pointer},
             Context.VoidTy);
  }
}

void FunctionExtractor::destroy(const VarDecl *variable) {
  if (const auto *cleanup = variable->getAttr<CleanupAttr>();
      cleanup && Now.reachable) {
    const FunctionDecl *callee = cleanup->getFunctionDecl();
    Actual pointer;
    pointer.value = pointerTo({variablePlace(variable)});
    pointer.type = Context.getPointerType(variable->getType());
    Call row;
    row.site = S.site(variable->getLocation());
    row.target = S.of(callee);
    row.text = B.string(S.displayName(callee));
    row.flags = CallImplicit | (callIndex(variable) << 16);
    openCall(nullptr, row, std::nullopt, {pointer}, callee, Context.VoidTy);
  }
  const auto *record = variable->getType()->getAsCXXRecordDecl();
  if (!record || !record->hasDefinition() || !Now.reachable)
    return;
  deleteOwned(variable);
  if (record->isInStdNamespace())
    return;
  const CXXDestructorDecl *destructor = record->getDestructor();
  // A library's destructor gives up storage, and no more.
  if (!destructor || !destructor->isUserProvided() ||
      S.inSystemHeader(destructor->getLocation()))
    return;
  Index number = callIndex(variable);
  Call row;
  row.site = S.site(variable->getLocation());
  row.target = S.of(destructor);
  row.text = B.string(S.displayName(destructor));
  row.receiver = S.of(record);
  row.flags = CallImplicit | (number << 16);
  Actual object;
  object.places = {variablePlace(variable)};
  object.isPlace = true;
  object.type = variable->getType();
  openCall(nullptr, row, object, {}, destructor, Context.VoidTy);
}

} // namespace purpose
