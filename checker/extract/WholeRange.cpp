//===- WholeRange.cpp - does a range cover its container? -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WholeRange.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/FoldingSet.h"
#include <optional>

using namespace clang;

namespace purpose {
namespace {

/// Without what only copies or converts the value.
const Expr *plain(const Expr *expr) {
  for (int i = 0; expr && i < 8; ++i) {
    expr = expr->IgnoreImplicit()->IgnoreParenImpCasts();
    const auto *made = dyn_cast<CXXConstructExpr>(expr);
    if (!made || made->getNumArgs() != 1)
      break;
    expr = made->getArg(0);
  }
  return expr;
}

bool sameExpr(const Expr *a, const Expr *b, const ASTContext &context) {
  llvm::FoldingSetNodeID one, other;
  a->Profile(one, context, /*Canonical=*/true);
  b->Profile(other, context, /*Canonical=*/true);
  return one == other && !a->HasSideEffects(context);
}

/// The object of `x.name()`, `std::name(x)`, for one of these names.
const Expr *askedOf(const Expr *expr, llvm::ArrayRef<llvm::StringRef> names) {
  const auto *call = dyn_cast<CallExpr>(expr);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  if (!callee || !callee->getIdentifier() ||
      !llvm::is_contained(names, callee->getName()))
    return nullptr;
  if (const auto *member = dyn_cast<CXXMemberCallExpr>(call))
    return member->getNumArgs() == 0
               ? plain(member->getImplicitObjectArgument())
               : nullptr;
  return call->getNumArgs() == 1 && callee->isInStdNamespace()
             ? plain(call->getArg(0))
             : nullptr;
}

std::optional<uint64_t> number(const Expr *expr, ASTContext &context) {
  Expr::EvalResult result;
  if (expr->isValueDependent() ||
      !expr->getType()->isIntegralOrEnumerationType() ||
      !expr->EvaluateAsInt(result, context))
    return std::nullopt;
  return result.Val.getInt().getZExtValue();
}

/// Whether a local container only ever has its elements looked at and
/// assigned: it keeps the size that it was made with.
class KeepsSize : public RecursiveASTVisitor<KeepsSize> {
public:
  explicit KeepsSize(const VarDecl *variable) : Variable(variable) {}
  bool VisitDeclRefExpr(DeclRefExpr *ref) {
    uses += ref->getDecl() == Variable;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *call) {
    const CXXMethodDecl *method = call->getMethodDecl();
    if (!method || !method->getIdentifier())
      return true;
    static const llvm::StringRef harmless[] = {
        "begin", "end", "rbegin", "rend", "data", "front", "back", "at"};
    if (method->isConst() || llvm::is_contained(harmless, method->getName()))
      known += isVariable(call->getImplicitObjectArgument());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *call) {
    if (call->getOperator() == OO_Subscript)
      known += isVariable(call->getArg(0));
    return true;
  }
  unsigned uses = 0, known = 0;

private:
  bool isVariable(const Expr *expr) const {
    const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    return ref && ref->getDecl() == Variable;
  }
  const VarDecl *Variable;
};

/// How many elements the container has, if that is certain.
std::optional<uint64_t> sizeOf(const Expr *container,
                               const FunctionDecl *function,
                               ASTContext &context) {
  QualType type = container->getType().getNonReferenceType();
  if (const ConstantArrayType *array = context.getAsConstantArrayType(type))
    return array->getSize().getLimitedValue();
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type->getAsCXXRecordDecl());
  if (!record || !record->isInStdNamespace())
    return std::nullopt;
  if (record->getName() == "array")
    return record->getTemplateArgs()[1].getAsIntegral().getLimitedValue();
  const auto *ref = dyn_cast<DeclRefExpr>(container);
  const auto *variable = ref ? dyn_cast<VarDecl>(ref->getDecl()) : nullptr;
  if (!variable || !variable->hasLocalStorage() || !variable->getInit() ||
      !function || !function->hasBody())
    return std::nullopt;
  const auto *made =
      dyn_cast<CXXConstructExpr>(variable->getInit()->IgnoreImplicit());
  if (!made || made->getNumArgs() == 0 || made->isListInitialization())
    return std::nullopt;
  std::optional<uint64_t> count = number(made->getArg(0), context);
  if (!count)
    return std::nullopt;
  KeepsSize keeps(variable);
  keeps.TraverseStmt(function->getBody());
  return keeps.uses == keeps.known ? count : std::nullopt;
}

} // namespace

/// The size in bytes of the variable or member that a pointer points to.
static std::optional<int64_t> sizeBehind(const Expr *pointer,
                                         ASTContext &context) {
  pointer = pointer->IgnoreParenCasts();
  const Expr *object = pointer->getType()->isArrayType() ? pointer : nullptr;
  if (const auto *address = dyn_cast<UnaryOperator>(pointer);
      address && address->getOpcode() == UO_AddrOf)
    object = address->getSubExpr()->IgnoreParens();
  if (!object || !(isa<DeclRefExpr>(object) || isa<MemberExpr>(object)) ||
      object->getType()->isIncompleteType() ||
      object->getType()->isReferenceType())
    return std::nullopt;
  return context.getTypeSizeInChars(object->getType()).getQuantity();
}

bool fillsObject(const Expr *pointer, const Expr *bytes, ASTContext &context) {
  std::optional<int64_t> size = sizeBehind(pointer, context);
  std::optional<uint64_t> given = number(bytes, context);
  return size && given && int64_t(*given) >= *size;
}

bool exceeds(const Expr *pointer, const Expr *bytes, ASTContext &context) {
  std::optional<int64_t> size = sizeBehind(pointer, context);
  std::optional<uint64_t> given = number(bytes, context);
  return size && given && int64_t(*given) < *size;
}

bool isSizeOf(const Expr *count, const Expr *container,
              const FunctionDecl *function, ASTContext &context) {
  count = plain(count);
  if (const Expr *of = askedOf(count, {"size", "length", "ssize"}))
    return sameExpr(container, of, context);
  std::optional<uint64_t> has = sizeOf(container, function, context);
  std::optional<uint64_t> given = number(count, context);
  return has && given && *given >= *has;
}

const Expr *wholeRange(const Expr *first, const Expr *second,
                       const FunctionDecl *function, ASTContext &context) {
  if (!first)
    return nullptr;
  first = plain(first);
  // A container itself: `std::ranges::fill(v, x)`.
  if (const auto *record = first->getType()->getAsCXXRecordDecl();
      record && record->isInStdNamespace()) {
    static const llvm::StringRef containers[] = {
        "vector", "array", "deque", "list", "forward_list", "basic_string"};
    if (llvm::is_contained(containers, record->getName()))
      return first;
  }
  if (!second)
    return nullptr;
  second = plain(second);
  const Expr *container = askedOf(first, {"begin", "rbegin", "cbegin", "data"});
  if (!container && first->getType()->isArrayType())
    container = first;
  if (!container)
    return nullptr;
  // A view may be of a part.
  if (const auto *record = container->getType()->getAsCXXRecordDecl();
      record && record->getIdentifier() &&
      (record->getName() == "span" || record->getName() == "subrange" ||
       record->getName().ends_with("_view")))
    return nullptr;
  if (const Expr *end = askedOf(second, {"end", "rend", "cend"}))
    return sameExpr(container, end, context) ? container : nullptr;
  const Expr *count = second;
  if (const auto *sum = dyn_cast<BinaryOperator>(second);
      sum && sum->getOpcode() == BO_Add && second->getType()->isPointerType()) {
    // `a + 4`, `s.data() + s.size()`
    if (!sameExpr(first, plain(sum->getLHS()), context))
      return nullptr;
    count = sum->getRHS();
  } else if (!second->getType()->isIntegralOrEnumerationType()) {
    return nullptr;
  }
  return isSizeOf(count, container, function, context) ? container : nullptr;
}

} // namespace purpose
