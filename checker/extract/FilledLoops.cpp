//===- FilledLoops.cpp - loops that overwrite a container -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FilledLoops.h"
#include "WholeRange.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace purpose {
namespace {

const VarDecl *variableOf(const Expr *expr) {
  const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
  return ref ? dyn_cast<VarDecl>(ref->getDecl()) : nullptr;
}

/// What a container is called by: a variable, a member; for `m[i]` that of `m`.
const ValueDecl *nameOf(const Expr *container) {
  container = container->IgnoreParenImpCasts();
  if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(container))
    return nameOf(subscript->getBase());
  if (const auto *member = dyn_cast<MemberExpr>(container))
    return isa<CXXThisExpr>(member->getBase()->IgnoreParenImpCasts())
               ? member->getMemberDecl()
               : nullptr;
  return variableOf(container);
}

/// How often \p decl is named in \p stmt.
unsigned countNames(const Stmt *stmt, const ValueDecl *decl) {
  if (!stmt)
    return 0;
  unsigned count = 0;
  if (const auto *ref = dyn_cast<DeclRefExpr>(stmt))
    count += ref->getDecl() == decl;
  if (const auto *member = dyn_cast<MemberExpr>(stmt))
    count += member->getMemberDecl() == decl;
  for (const Stmt *child : stmt->children())
    count += countNames(child, decl);
  return count;
}

/// Whether \p stmt may end a round early or change the counter.
bool disturbs(const Stmt *stmt, const VarDecl *counter) {
  if (!stmt)
    return false;
  if (isa<BreakStmt>(stmt) || isa<ContinueStmt>(stmt) ||
      isa<ReturnStmt>(stmt) || isa<GotoStmt>(stmt) || isa<CXXThrowExpr>(stmt))
    return true;
  if (const auto *op = dyn_cast<UnaryOperator>(stmt);
      op && (op->isIncrementDecrementOp() || op->getOpcode() == UO_AddrOf) &&
      variableOf(op->getSubExpr()) == counter)
    return true;
  if (const auto *op = dyn_cast<BinaryOperator>(stmt);
      op && op->isAssignmentOp() && variableOf(op->getLHS()) == counter)
    return true;
  return llvm::any_of(stmt->children(), [&](const Stmt *child) {
    return disturbs(child, counter);
  });
}

/// Left and right side of an assignment.
std::pair<const Expr *, const Expr *> assignment(const Stmt *stmt) {
  if (const auto *cleanups = dyn_cast<ExprWithCleanups>(stmt))
    stmt = cleanups->getSubExpr();
  if (const auto *op = dyn_cast<BinaryOperator>(stmt);
      op && op->getOpcode() == BO_Assign)
    return {op->getLHS()->IgnoreParens(), op->getRHS()};
  if (const auto *op = dyn_cast<CXXOperatorCallExpr>(stmt);
      op && op->getOperator() == OO_Equal)
    return {op->getArg(0)->IgnoreParenImpCasts(), op->getArg(1)};
  return {nullptr, nullptr};
}

/// The container of `container[counter]`.
const Expr *elementAt(const Expr *expr, const VarDecl *counter) {
  expr = expr->IgnoreParenImpCasts();
  if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(expr))
    return variableOf(subscript->getIdx()) == counter
               ? subscript->getBase()->IgnoreParenImpCasts()
               : nullptr;
  const auto *op = dyn_cast<CXXOperatorCallExpr>(expr);
  return op && op->getOperator() == OO_Subscript && op->getNumArgs() == 2 &&
                 variableOf(op->getArg(1)) == counter
             ? op->getArg(0)->IgnoreParenImpCasts()
             : nullptr;
}

/// Whether \p expr is `*pointer`.
bool isPointee(const Expr *expr, const VarDecl *pointer) {
  expr = expr->IgnoreParenImpCasts();
  if (const auto *op = dyn_cast<UnaryOperator>(expr))
    return op->getOpcode() == UO_Deref &&
           variableOf(op->getSubExpr()) == pointer;
  const auto *op = dyn_cast<CXXOperatorCallExpr>(expr);
  return op && op->getOperator() == OO_Star && op->getNumArgs() == 1 &&
         variableOf(op->getArg(0)) == pointer;
}

/// Whether a loop variable is the element itself, and not something that is got
/// out of it (`for (T &t : references)`).
bool isElement(const VarDecl *variable) {
  const Expr *init = variable->getInit()
                         ? variable->getInit()->IgnoreParenImpCasts()
                         : nullptr;
  const auto *pointee = dyn_cast_or_null<UnaryOperator>(init);
  const auto *op = dyn_cast_or_null<CXXOperatorCallExpr>(init);
  return variable->getType()->isReferenceType() &&
         ((pointee && pointee->getOpcode() == UO_Deref) ||
          (op && op->getOperator() == OO_Star));
}

/// `for (counter = first; counter < limit; ++counter)`
struct Header {
  const VarDecl *counter = nullptr;
  const Expr *first = nullptr, *limit = nullptr;
};

Header headerOf(const ForStmt *loop) {
  Header header;
  if (const auto *declared = dyn_cast_or_null<DeclStmt>(loop->getInit());
      declared && declared->isSingleDecl()) {
    header.counter = dyn_cast<VarDecl>(declared->getSingleDecl());
    header.first = header.counter ? header.counter->getInit() : nullptr;
  } else if (loop->getInit()) {
    auto [left, right] = assignment(loop->getInit());
    header.counter = left ? variableOf(left) : nullptr;
    header.first = right;
  }
  const Expr *cond = loop->getCond();
  const Expr *left = nullptr;
  if (const auto *op = dyn_cast_or_null<BinaryOperator>(cond);
      op && (op->getOpcode() == BO_LT || op->getOpcode() == BO_NE)) {
    left = op->getLHS();
    header.limit = op->getRHS();
  } else if (const auto *op = dyn_cast_or_null<CXXOperatorCallExpr>(cond);
             op && (op->getOperator() == OO_ExclaimEqual ||
                    op->getOperator() == OO_Less)) {
    left = op->getArg(0);
    header.limit = op->getArg(1);
  } else if (const auto *op =
                 dyn_cast_or_null<CXXRewrittenBinaryOperator>(cond);
             op && op->getOperator() == BO_NE) {
    left = op->getLHS();
    header.limit = op->getRHS();
  }
  bool steps = false;
  if (const auto *op = dyn_cast_or_null<UnaryOperator>(loop->getInc()))
    steps =
        op->isIncrementOp() && variableOf(op->getSubExpr()) == header.counter;
  else if (const auto *op =
               dyn_cast_or_null<CXXOperatorCallExpr>(loop->getInc()))
    steps = op->getOperator() == OO_PlusPlus &&
            variableOf(op->getArg(0)) == header.counter;
  if (!header.counter || !header.first || !left || !steps ||
      variableOf(left) != header.counter)
    return {};
  return header;
}

llvm::ArrayRef<const Stmt *> statementsOf(const Stmt *const &body) {
  if (const auto *block = dyn_cast_or_null<CompoundStmt>(body))
    return {const_cast<CompoundStmt *>(block)->body_begin(), block->size()};
  return body;
}

} // namespace

const Expr *overwrittenBy(const Stmt *loop, const FunctionDecl *function,
                          ASTContext &context) {
  const Expr *container = nullptr;
  if (const auto *each = dyn_cast<CXXForRangeStmt>(loop)) {
    const VarDecl *element = each->getLoopVariable();
    const Stmt *body = each->getBody();
    if (!element || !isElement(element) || disturbs(body, element))
      return nullptr;
    for (const Stmt *stmt : statementsOf(body))
      if (auto [left, right] = assignment(stmt);
          left && variableOf(left) == element && countNames(body, element) == 1)
        container = each->getRangeInit()->IgnoreParenImpCasts();
    return container && nameOf(container) &&
                   countNames(body, nameOf(container)) == 0
               ? container
               : nullptr;
  }
  const auto *counted = dyn_cast<ForStmt>(loop);
  if (!counted)
    return nullptr;
  Header header = headerOf(counted);
  const Stmt *body = counted->getBody();
  if (!header.counter || disturbs(body, header.counter))
    return nullptr;
  Expr::EvalResult first;
  bool fromZero = header.first->getType()->isIntegralOrEnumerationType() &&
                  header.first->EvaluateAsInt(first, context) &&
                  first.Val.getInt().isZero();
  for (const Stmt *stmt : statementsOf(body)) {
    // An element, or all of a row.
    const Expr *written = assignment(stmt).first;
    if (!written)
      written = overwrittenBy(stmt, function, context);
    if (!written)
      continue;
    if (const Expr *of =
            fromZero ? elementAt(written, header.counter) : nullptr;
        of && isSizeOf(header.limit, of, function, context))
      container = of;
    else if (!fromZero && isPointee(written, header.counter))
      container = wholeRange(header.first, header.limit, function, context);
  }
  return container && nameOf(container) &&
                 countNames(body, nameOf(container)) == (fromZero ? 1u : 0u)
             ? container
             : nullptr;
}

} // namespace purpose
