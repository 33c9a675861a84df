//===- Keys.cpp - which entry of a container is meant ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Entries are told apart where their key is a constant, or a parameter of the
// function that keeps what it is called with: then the callers say which.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace purpose {

/// How many constants may stand for one another.
static constexpr unsigned MaxNames = 4;

/// What a key is made of: the text that a string, a view or a pointer to
/// characters is built from.
static const Expr *plainKey(const Expr *expr) {
  for (unsigned i = 0; i < 8; ++i) {
    expr = expr->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *made = dyn_cast<CXXConstructExpr>(expr)) {
      if (made->getNumArgs() == 0 ||
          (made->getNumArgs() > 1 && !isa<CXXDefaultArgExpr>(made->getArg(1))))
        return expr;
      expr = made->getArg(0);
    } else if (const auto *literal = dyn_cast<UserDefinedLiteral>(expr)) {
      const FunctionDecl *op = literal->getDirectCallee();
      if (!op || !op->isInStdNamespace() || literal->getNumArgs() == 0)
        return expr;
      expr = literal->getArg(0);
    } else if (const auto *cast = dyn_cast<ExplicitCastExpr>(expr)) {
      expr = cast->getSubExpr();
    } else if (const auto *member = dyn_cast<CXXMemberCallExpr>(expr)) {
      // The same characters, otherwise.
      const CXXMethodDecl *method = member->getMethodDecl();
      if (!method || !method->isConst() || method->getNumParams() != 0 ||
          !(isa<CXXConversionDecl>(method) ||
            (method->getIdentifier() &&
             (method->getName() == "c_str" || method->getName() == "data"))))
        return expr;
      expr = member->getImplicitObjectArgument();
    } else if (const auto *call = dyn_cast<CallExpr>(expr);
               call && call->getNumArgs() == 1 && call->getDirectCallee() &&
               call->getDirectCallee()->isInStdNamespace() &&
               call->getDirectCallee()->getIdentifier() &&
               (call->getDirectCallee()->getName() == "move" ||
                call->getDirectCallee()->getName() == "forward")) {
      expr = call->getArg(0);
    } else {
      return expr;
    }
  }
  return expr;
}

/// What a constant that bears a name is initialised with.
static const Expr *namedConstant(const Expr *expr, const ASTContext &context) {
  const auto *ref = dyn_cast<DeclRefExpr>(expr);
  const auto *variable = ref ? dyn_cast<VarDecl>(ref->getDecl()) : nullptr;
  if (!variable || isa<ParmVarDecl>(variable) ||
      variable->getType()->isReferenceType() ||
      !context.getBaseElementType(variable->getType()).isConstQualified())
    return nullptr;
  const Expr *init = variable->getAnyInitializer();
  return init && !init->isValueDependent() ? init : nullptr;
}

std::optional<std::string>
FunctionExtractor::constantKey(const Expr *expr) const {
  for (unsigned i = 0; i < MaxNames; ++i) {
    expr = plainKey(expr);
    if (const auto *text = dyn_cast<clang::StringLiteral>(expr))
      return text->isOrdinary()
                 ? std::optional<std::string>(text->getString().str())
                 : std::nullopt;
    Expr::EvalResult number;
    if (!expr->isValueDependent() &&
        expr->getType()->isIntegralOrEnumerationType() &&
        expr->EvaluateAsInt(number, Context))
      return llvm::toString(number.Val.getInt(), 10);
    const Expr *init = namedConstant(expr, Context);
    if (!init)
      return std::nullopt;
    expr = init;
  }
  return std::nullopt;
}

/// Whether a parameter is what it was when the function was entered.
bool FunctionExtractor::isKept(const ParmVarDecl *param) {
  QualType type = param->getType();
  if (type->isReferenceType())
    return type->getPointeeType().isConstQualified();
  if (type.isConstQualified())
    return true;
  auto [known, inserted] = Kept.try_emplace(param, false);
  if (inserted)
    known->second = keepsInitialiser(Function->getBody(), param);
  return known->second;
}

std::optional<unsigned> FunctionExtractor::keyParameter(const Expr *expr) {
  for (unsigned i = 0; i < MaxNames; ++i) {
    expr = plainKey(expr);
    if (const Expr *init = namedConstant(expr, Context)) {
      expr = init;
      continue;
    }
    const auto *ref = dyn_cast<DeclRefExpr>(expr);
    const auto *param = ref ? dyn_cast<ParmVarDecl>(ref->getDecl()) : nullptr;
    if (!param || !Function || param->getDeclContext() != Function ||
        !isKept(param))
      return std::nullopt;
    return param->getFunctionScopeIndex();
  }
  return std::nullopt;
}

/// The entry under a key. Where numbers count elements (\p associative is
/// false), only texts are keys.
Selector FunctionExtractor::keySelector(const Expr *key, bool associative) {
  const Expr *plain = plainKey(key);
  if (associative || !plain->getType()->isIntegralOrEnumerationType()) {
    if (std::optional<std::string> constant = constantKey(plain))
      return {SelectorKind::Key, B.string(*constant)};
    if (std::optional<unsigned> param = keyParameter(plain))
      return {SelectorKind::KeyParam, *param};
  }
  Selector element = elementSelector(plain);
  if (element.value == AnyIndex || !associative)
    return element;
  return {SelectorKind::Key, B.string(std::to_string(element.value))};
}

} // namespace purpose
