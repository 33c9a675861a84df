//===- Conditions.cpp - what is known and decided where ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conditions split the state: numbers, guards and constants of parameters that
// hold on the one side and not on the other, and the decisions that led there.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "llvm/Support/MathExtras.h"

using namespace clang;

namespace purpose {

static constexpr size_t MaxDecisions = 6;

void FunctionExtractor::decide(const Expr *cond, const NodeRef &node) {
  if (!node || !Now.reachable || Now.decisions.size() >= MaxDecisions)
    return;
  uint32_t number =
      Decisions.try_emplace(cond, uint32_t(Decisions.size())).first->second;
  std::vector<Origin> origins;
  M->collect(node, origins);
  Step s = step(StepKind::Other, cond->getExprLoc(), "decides here");
  NodeRef reasons = M->derived(origins, &s);
  if (!reasons)
    return;
  for (Origin by : reasons->origins) {
    by.kind = FlowKind::Control;
    if (U.paths[by.path].port != PortKind::Function)
      emitFlow(by, Out{PortKind::Decision, int32_t(number), None, {}}, true,
               None, {});
  }
  auto at = llvm::lower_bound(Now.decisions, number);
  if (at == Now.decisions.end() || *at != number)
    Now.decisions.insert(at, number);
}

void FunctionExtractor::settle(const State &before, const State &a,
                               const State &b) {
  if (!a.reachable || !b.reachable)
    return;
  std::vector<uint32_t> one;
  std::set_symmetric_difference(a.decisions.begin(), a.decisions.end(),
                                b.decisions.begin(), b.decisions.end(),
                                std::back_inserter(one));
  std::vector<uint32_t> kept;
  std::set_union(before.decisions.begin(), before.decisions.end(), one.begin(),
                 one.end(), std::back_inserter(kept));
  Now.decisions = kept;
}

NodeRef FunctionExtractor::decided(const NodeRef &value) {
  if (Now.decisions.empty() || (value && !value->plain()))
    return value;
  NodeRef result = value;
  for (uint32_t decision : Now.decisions) {
    Origin origin = originAt(PortKind::Decision, int32_t(decision), None);
    origin.kind = FlowKind::Control;
    result = M->join(result, M->fromOrigin(origin));
  }
  return result;
}

/// A call that answers yes or no, whose yes may be a guard.
static const CallExpr *predicateCall(const Expr *expr) {
  expr = expr->IgnoreParenImpCasts();
  if (const auto *cleanups = dyn_cast<ExprWithCleanups>(expr))
    expr = cleanups->getSubExpr()->IgnoreParenImpCasts();
  return dyn_cast<CallExpr>(expr);
}

std::optional<bool> FunctionExtractor::constantCondition(const Expr *expr) {
  if (!expr || expr->isValueDependent() || expr->isTypeDependent() ||
      expr->containsErrors())
    return std::nullopt;
  bool result;
  if (expr->EvaluateAsBooleanCondition(result, Context))
    return result;
  if (auto number = constantNumber(expr))
    return *number != 0;
  return std::nullopt;
}

std::optional<LocId> FunctionExtractor::numberVariable(const Expr *expr) {
  const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParens());
  const auto *variable = ref ? dyn_cast<VarDecl>(ref->getDecl()) : nullptr;
  if (!variable || !variable->hasLocalStorage() || isa<ParmVarDecl>(variable) ||
      Captured.count(variable) ||
      !variable->getType()->isIntegralOrEnumerationType() ||
      variable->getType().isVolatileQualified())
    return std::nullopt;
  return variablePlace(variable);
}

std::optional<int64_t> FunctionExtractor::constantNumber(const Expr *expr) {
  if (!expr || expr->isValueDependent() || expr->isTypeDependent() ||
      expr->containsErrors() || !expr->getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  expr = expr->IgnoreParens();
  if (const auto *cast = dyn_cast<CastExpr>(expr)) {
    switch (cast->getCastKind()) {
    case CK_LValueToRValue:
      if (auto variable = numberVariable(cast->getSubExpr()))
        if (auto known = Now.constant(*variable))
          return known;
      break;
    case CK_IntegralCast:
    case CK_NoOp:
      return constantNumber(cast->getSubExpr());
    case CK_IntegralToBoolean:
      if (auto known = constantNumber(cast->getSubExpr()))
        return *known != 0;
      break;
    default:
      break;
    }
  } else if (const auto *op = dyn_cast<UnaryOperator>(expr)) {
    auto known = constantNumber(op->getSubExpr());
    if (known)
      switch (op->getOpcode()) {
      case UO_LNot:
        return *known == 0;
      case UO_Minus:
        return -*known;
      case UO_Plus:
        return known;
      default:
        break;
      }
  } else if (const auto *op = dyn_cast<BinaryOperator>(expr);
             op && (op->isComparisonOp() || op->isAdditiveOp() ||
                    op->isMultiplicativeOp() || op->isLogicalOp() ||
                    op->getOpcode() == BO_And || op->getOpcode() == BO_Or)) {
    auto a = constantNumber(op->getLHS()), b = constantNumber(op->getRHS());
    if (op->isLogicalOp()) {
      bool decides = op->getOpcode() == BO_LOr;
      if ((a && (*a != 0) == decides) || (b && (*b != 0) == decides))
        return decides;
      if (a && b)
        return !decides;
    } else if (a && b) {
      int64_t result;
      switch (op->getOpcode()) {
      case BO_EQ:
        return *a == *b;
      case BO_NE:
        return *a != *b;
      case BO_LT:
        return *a < *b;
      case BO_GT:
        return *a > *b;
      case BO_LE:
        return *a <= *b;
      case BO_GE:
        return *a >= *b;
      case BO_And:
        return *a & *b;
      case BO_Or:
        return *a | *b;
      case BO_Add:
        if (!llvm::AddOverflow(*a, *b, result))
          return result;
        break;
      case BO_Sub:
        if (!llvm::SubOverflow(*a, *b, result))
          return result;
        break;
      case BO_Mul:
        if (!llvm::MulOverflow(*a, *b, result))
          return result;
        break;
      case BO_Div:
        if (*b != 0 && *b != -1)
          return *a / *b;
        break;
      case BO_Rem:
        if (*b != 0 && *b != -1)
          return *a % *b;
        break;
      default:
        break;
      }
    }
    return std::nullopt;
  }
  Expr::EvalResult result;
  if (expr->EvaluateAsInt(result, Context) &&
      result.Val.getInt().isRepresentableByInt64())
    return result.Val.getInt().getExtValue();
  return std::nullopt;
}

/// Of `this != &other`, the reference to another object.
static const Expr *comparedWithThis(const Expr *cond) {
  const auto *op = dyn_cast<BinaryOperator>(cond);
  if (!op || !op->isEqualityOp())
    return nullptr;
  const Expr *sides[] = {op->getLHS()->IgnoreParenImpCasts(),
                         op->getRHS()->IgnoreParenImpCasts()};
  if (isa<CXXThisExpr>(sides[1]))
    std::swap(sides[0], sides[1]);
  const auto *address = dyn_cast<UnaryOperator>(sides[1]);
  if (!isa<CXXThisExpr>(sides[0]) || !address ||
      address->getOpcode() != UO_AddrOf)
    return nullptr;
  const auto *ref =
      dyn_cast<DeclRefExpr>(address->getSubExpr()->IgnoreParens());
  return ref && isa<ParmVarDecl>(ref->getDecl()) &&
                 ref->getDecl()->getType()->isReferenceType()
             ? ref
             : nullptr;
}

std::pair<State, State> FunctionExtractor::branch(const Expr *cond) {
  State dead;
  dead.reachable = false;
  if (!cond)
    return {Now, dead};
  const Expr *plain = cond->IgnoreParenImpCasts();
  if (const auto *cleanups = dyn_cast<ExprWithCleanups>(plain))
    plain = cleanups->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *op = dyn_cast<UnaryOperator>(plain);
      op && op->getOpcode() == UO_LNot) {
    auto [yes, no] = branch(op->getSubExpr());
    return {no, yes};
  }
  if (const auto *op = dyn_cast<BinaryOperator>(plain)) {
    if (op->getOpcode() == BO_LAnd) {
      auto [yes, no] = branch(op->getLHS());
      Now = yes;
      auto [both, second] = branch(op->getRHS());
      return {both, joinStates(no, second)};
    }
    if (op->getOpcode() == BO_LOr) {
      auto [yes, no] = branch(op->getLHS());
      Now = no;
      auto [second, neither] = branch(op->getRHS());
      return {joinStates(yes, second), neither};
    }
  }
  if (auto known = constantCondition(cond)) {
    return *known ? std::pair{Now, dead} : std::pair{dead, Now};
  }
  if (!Now.reachable)
    return {Now, Now};
  NodeRef node = value(cond);
  decide(cond, node);
  State yes = Now, no = Now;
  const Expr *asked = plain;
  std::optional<int64_t> number;
  bool equal = false;
  if (const auto *op = dyn_cast<BinaryOperator>(plain);
      op && op->isEqualityOp()) {
    equal = op->getOpcode() == BO_EQ;
    number = constantNumber(op->getRHS());
    asked = op->getLHS();
    if (!number) {
      number = constantNumber(op->getLHS());
      asked = op->getRHS();
    }
  } else if (plain->getType()->isIntegralOrEnumerationType()) {
    number = 0;
  }
  if (number) {
    know(yes, asked, *number, !equal);
    know(no, asked, *number, equal);
  }
  // The predicate itself, or a variable that holds just its answer.
  std::vector<uint32_t> guards;
  const Stmt *call = predicateCall(cond);
  if (call) {
    auto known = CallNumbers.find({call, 0});
    if (known != CallNumbers.end())
      guards.push_back(known->second);
  }
  if (node && node->origins.size() == 1 &&
      node->origins.front().kind == FlowKind::Same) {
    const Path &p = U.paths[node->origins.front().path];
    if (p.port == PortKind::Result && p.selectors.empty())
      guards.push_back(uint32_t(p.number));
  }
  for (uint32_t guard : guards)
    if (!llvm::is_contained(yes.guards, guard)) {
      yes.guards.push_back(guard);
      std::sort(yes.guards.begin(), yes.guards.end());
    }
  // Where an object is assigned to itself, it has the other's content.
  if (const Expr *other = comparedWithThis(plain)) {
    State after = Now;
    State &same = cast<BinaryOperator>(plain)->getOpcode() == BO_EQ ? yes : no;
    Now = same;
    LocId self = M->thisPointer();
    storeAll(follow(self), loadAll(places(other)));
    same = Now;
    Now = after;
  }
  return {yes, no};
}

/// In \p state the parameter that \p expr reads is, or is not, this number.
void FunctionExtractor::know(State &state, const Expr *expr, int64_t number,
                             bool negated) {
  const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
  const auto *param = ref ? dyn_cast<ParmVarDecl>(ref->getDecl()) : nullptr;
  if (!param || param->getDeclContext() != Function ||
      !param->getType()->isIntegralOrEnumerationType() ||
      state.when.size() >= 4)
    return;
  // Still what the caller gave.
  NodeRef node = load(variablePlace(param));
  if (!node || !node->plain() || node->origins.size() != 1 ||
      node->origins[0].kind != FlowKind::Same)
    return;
  When when;
  when.param = param->getFunctionScopeIndex();
  when.constant = B.string(std::to_string(number));
  when.negated = negated;
  auto at = llvm::lower_bound(state.when, when);
  if (at == state.when.end() || !(*at == when))
    state.when.insert(at, when);
}

} // namespace purpose
