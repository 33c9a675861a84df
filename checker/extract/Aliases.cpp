//===- Aliases.cpp - what small functions hand on ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls are left to the solver, but two things must be known at once for the
// memory at hand: which object an accessor's reference or pointer means
// (`T &get() { return *p_; }`), and which of the caller's objects a constructor
// keeps a reference to (`Guard(T &t) : t_(t) {}`). Both are read off the body,
// where it is plain enough, in terms of the call's own arguments.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

static constexpr unsigned MaxAliasDepth = 4;

static const Expr *plainExpr(const Expr *expr) {
  for (;;) {
    expr = expr->IgnoreParens();
    if (const auto *cleanups = dyn_cast<ExprWithCleanups>(expr))
      expr = cleanups->getSubExpr();
    else if (const auto *bind = dyn_cast<CXXBindTemporaryExpr>(expr))
      expr = bind->getSubExpr();
    else if (const auto *init = dyn_cast<CXXDefaultInitExpr>(expr))
      expr = init->getExpr();
    else
      return expr;
  }
}

static bool isSmartPointer(QualType type) {
  const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  return record && record->isInStdNamespace() &&
         (record->getName() == "unique_ptr" ||
          record->getName() == "shared_ptr" ||
          record->getName() == "reference_wrapper");
}

const Actual *FunctionExtractor::argumentOf(const ValueDecl *decl,
                                            const Frame &frame) {
  const auto *param = dyn_cast<ParmVarDecl>(decl);
  if (!param || param->getDeclContext() != frame.callee)
    return nullptr;
  unsigned i = param->getFunctionScopeIndex();
  return i < frame.args->size() ? &(*frame.args)[i] : nullptr;
}

/// The caller's places that a glvalue of the callee names; empty: not known.
Places FunctionExtractor::aliasPlaces(const Expr *expr, const Frame &frame) {
  expr = plainExpr(expr);
  if (const auto *cast = dyn_cast<CastExpr>(expr)) {
    if (cast->getSubExpr()->isGLValue())
      return aliasPlaces(cast->getSubExpr(), frame);
    return {};
  }
  if (const auto *ref = dyn_cast<DeclRefExpr>(expr)) {
    if (const Actual *arg = argumentOf(ref->getDecl(), frame))
      return ref->getDecl()->getType()->isReferenceType() && arg->isPlace
                 ? arg->places
                 : Places();
    const auto *variable = dyn_cast<VarDecl>(ref->getDecl());
    if (variable && variable->hasGlobalStorage() &&
        !variable->getType()->isReferenceType())
      return {variablePlace(variable)};
    return {};
  }
  if (const auto *member = dyn_cast<MemberExpr>(expr)) {
    const auto *decl = dyn_cast<FieldDecl>(member->getMemberDecl());
    if (!decl)
      return {};
    Places objects = member->isArrow() ? aliasTargets(member->getBase(), frame)
                                       : aliasPlaces(member->getBase(), frame);
    return objects.empty() ? Places() : field(objects, decl);
  }
  if (const auto *op = dyn_cast<UnaryOperator>(expr)) {
    if (op->getOpcode() == UO_Deref)
      return aliasTargets(op->getSubExpr(), frame);
    return {};
  }
  if (const auto *op = dyn_cast<BinaryOperator>(expr)) {
    if (op->isAssignmentOp())
      return aliasPlaces(op->getLHS(), frame);
    return op->getOpcode() == BO_Comma ? aliasPlaces(op->getRHS(), frame)
                                       : Places();
  }
  if (const auto *conditional = dyn_cast<ConditionalOperator>(expr)) {
    Places a = aliasPlaces(conditional->getTrueExpr(), frame);
    Places b = aliasPlaces(conditional->getFalseExpr(), frame);
    if (a.empty() || b.empty())
      return {};
    for (LocId place : b)
      if (!llvm::is_contained(a, place))
        a.push_back(place);
    return a;
  }
  if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(expr)) {
    const Expr *base = subscript->getBase()->IgnoreParenImpCasts();
    if (!base->getType()->isArrayType())
      return {};
    Expr::EvalResult number;
    uint32_t index = AnyIndex;
    if (subscript->getIdx()->EvaluateAsInt(number, Context) &&
        number.Val.getInt().isNonNegative())
      index = uint32_t(number.Val.getInt().getLimitedValue(1 << 20)) *
              flatSize(expr->getType());
    Places result;
    for (LocId array : aliasPlaces(base, frame))
      result.push_back(elementOf(array, index));
    return result;
  }
  if (const auto *call = dyn_cast<CallExpr>(expr)) {
    const FunctionDecl *callee = call->getDirectCallee();
    if (!callee)
      return {};
    llvm::StringRef name =
        callee->getIdentifier() ? callee->getName() : llvm::StringRef();
    if (callee->isInStdNamespace() && call->getNumArgs() == 1 &&
        (name == "move" || name == "forward" || name == "as_const"))
      return aliasPlaces(call->getArg(0), frame);
    if (const auto *op = dyn_cast<CXXOperatorCallExpr>(call);
        op && op->getOperator() == OO_Star && op->getNumArgs() == 1 &&
        isSmartPointer(op->getArg(0)->getType())) {
      Places cells = aliasPlaces(op->getArg(0), frame);
      return cells.empty() ? Places() : followAll(cells);
    }
    return aliasOfCall(call, frame);
  }
  return {};
}

/// What a pointer of the callee points to, in the caller's places.
Places FunctionExtractor::aliasTargets(const Expr *expr, const Frame &frame) {
  expr = plainExpr(expr);
  if (isa<CXXThisExpr>(expr))
    return frame.object ? frame.object->places : Places();
  if (const auto *cast = dyn_cast<CastExpr>(expr)) {
    const Expr *sub = cast->getSubExpr();
    switch (cast->getCastKind()) {
    case CK_LValueToRValue: {
      if (const auto *ref = dyn_cast<DeclRefExpr>(plainExpr(sub)))
        if (const Actual *arg = argumentOf(ref->getDecl(), frame);
            arg && !ref->getDecl()->getType()->isReferenceType())
          return targets(arg->value, None);
      Places cells = aliasPlaces(sub, frame);
      return cells.empty() ? Places() : followAll(cells);
    }
    case CK_ArrayToPointerDecay: {
      Places result;
      for (LocId array : aliasPlaces(sub, frame))
        result.push_back(elementOf(array, 0));
      return result;
    }
    case CK_NullToPointer:
      return {};
    default:
      return sub->isPRValue() ? aliasTargets(sub, frame) : Places();
    }
  }
  if (const auto *op = dyn_cast<UnaryOperator>(expr))
    return op->getOpcode() == UO_AddrOf ? aliasPlaces(op->getSubExpr(), frame)
                                        : Places();
  if (const auto *call = dyn_cast<CallExpr>(expr)) {
    const auto *member = dyn_cast<CXXMemberCallExpr>(call);
    const CXXMethodDecl *method = member ? member->getMethodDecl() : nullptr;
    if (method && method->getIdentifier() && method->getName() == "get" &&
        isSmartPointer(member->getImplicitObjectArgument()->getType())) {
      Places cells = aliasPlaces(member->getImplicitObjectArgument(), frame);
      return cells.empty() ? Places() : followAll(cells);
    }
    if (const auto *op = dyn_cast<CXXOperatorCallExpr>(call);
        op && op->getOperator() == OO_Arrow &&
        isSmartPointer(op->getArg(0)->getType())) {
      Places cells = aliasPlaces(op->getArg(0), frame);
      return cells.empty() ? Places() : followAll(cells);
    }
    return aliasOfCall(call, frame);
  }
  return {};
}

/// An accessor that itself calls an accessor.
Places FunctionExtractor::aliasOfCall(const CallExpr *call,
                                      const Frame &frame) {
  const FunctionDecl *callee = call->getDirectCallee();
  if (!callee || frame.depth >= MaxAliasDepth)
    return {};
  std::optional<Actual> object;
  llvm::ArrayRef<const Expr *> exprs(call->getArgs(), call->getNumArgs());
  if (const auto *method = dyn_cast<CXXMethodDecl>(callee);
      method && !method->isStatic()) {
    const Expr *base;
    if (const auto *member = dyn_cast<CXXMemberCallExpr>(call)) {
      base = member->getImplicitObjectArgument();
      if (method->isVirtual())
        return {};
    } else if (!exprs.empty()) {
      base = exprs[0];
      exprs = exprs.drop_front();
    } else {
      return {};
    }
    object = Actual();
    object->isPlace = true;
    object->places = base->getType()->isPointerType()
                         ? aliasTargets(base, frame)
                         : aliasPlaces(base, frame);
    if (object->places.empty())
      return {};
  }
  std::vector<Actual> args;
  for (unsigned i = 0; i < exprs.size(); ++i) {
    Actual arg;
    if (i < callee->getNumParams() &&
        callee->getParamDecl(i)->getType()->isReferenceType()) {
      arg.isPlace = true;
      arg.places = aliasPlaces(exprs[i], frame);
    } else if (exprs[i]->getType()->isPointerType()) {
      arg.value = pointerTo(aliasTargets(exprs[i], frame));
    }
    args.push_back(std::move(arg));
  }
  return aliasOf(callee, object, args, frame.depth + 1);
}

/// The values that a function returns, if it is small and does so plainly.
static void returnsOf(const Stmt *stmt, std::vector<const Expr *> &out,
                      unsigned &budget) {
  if (!stmt || budget == 0)
    return;
  --budget;
  if (const auto *returned = dyn_cast<ReturnStmt>(stmt)) {
    out.push_back(returned->getRetValue());
    return;
  }
  if (isa<Expr>(stmt) || isa<DeclStmt>(stmt))
    return;
  for (const Stmt *child : stmt->children())
    returnsOf(child, out, budget);
}

/// The places that a call's result (a reference or a pointer) means; empty
/// where the body does not tell.
Places FunctionExtractor::aliasOf(const FunctionDecl *callee,
                                  const std::optional<Actual> &object,
                                  const std::vector<Actual> &args,
                                  unsigned depth) {
  const FunctionDecl *definition = nullptr;
  QualType type = callee->getReturnType();
  if (!(type->isReferenceType() || type->isPointerType()) ||
      !callee->hasBody(definition) || !definition->getBody() ||
      definition->isVariadic() || isa<CoroutineBodyStmt>(definition->getBody()))
    return {};
  std::vector<const Expr *> returns;
  unsigned budget = 60;
  returnsOf(definition->getBody(), returns, budget);
  if (budget == 0 || returns.empty() || returns.size() > 4)
    return {};
  Frame frame{definition, object, &args, depth};
  Places result;
  for (const Expr *expr : returns) {
    if (!expr)
      return {};
    if (type->isPointerType() &&
        expr->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNull))
      continue;
    Places one = type->isReferenceType() ? aliasPlaces(expr, frame)
                                         : aliasTargets(expr, frame);
    if (one.empty())
      return {};
    for (LocId place : one)
      if (!llvm::is_contained(result, place))
        result.push_back(place);
  }
  return result;
}

/// The pointers of \p from, at their places in \p base.
static NodeRef overlayPointers(Memory &memory, const NodeRef &base,
                               const NodeRef &from, unsigned depth = 0) {
  if (!from || depth > 3)
    return base;
  bool changed = false;
  Node result = base ? *base : Node();
  if (!from->targets.empty()) {
    result.targets = from->targets;
    changed = true;
  }
  for (const auto &[selector, kid] : from->kids) {
    NodeRef below = memory.select(base, selector);
    NodeRef with = overlayPointers(memory, below, kid, depth + 1);
    if (with != below) {
      result.kids[selector] = with;
      changed = true;
    }
  }
  return changed ? std::make_shared<const Node>(std::move(result)) : base;
}

/// After a constructor has run on \p object: references and pointers that it
/// took over from its arguments.
void FunctionExtractor::keepPointers(const CXXConstructorDecl *constructor,
                                     const Actual &object,
                                     const std::vector<Actual> &args,
                                     unsigned depth) {
  const FunctionDecl *found = nullptr;
  if (depth > MaxAliasDepth || !constructor->hasBody(found))
    return;
  const auto *definition = cast<CXXConstructorDecl>(found);
  std::optional<Actual> self = object;
  Frame frame{definition, self, &args, depth};
  auto keep = [&](LocId cell, const NodeRef &pointers) {
    LocId root = M->root(cell);
    NodeRef before = content(Now, root);
    std::vector<Selector> below = M->below(cell);
    NodeRef now = M->select(before, below);
    NodeRef with = overlayPointers(*M, now, pointers);
    if (with != now)
      Now.set(root, M->replace(before, below, with));
  };
  for (const CXXCtorInitializer *init : definition->inits()) {
    if (!init->getInit())
      continue;
    const Expr *expr = plainExpr(init->getInit());
    const FieldDecl *member = init->getAnyMember();
    if (!member) {
      // A base, or the same class.
      const auto *made = dyn_cast<CXXConstructExpr>(expr);
      if (!made)
        continue;
      std::vector<Actual> handed;
      for (unsigned i = 0; i < made->getNumArgs(); ++i) {
        Actual arg;
        const Expr *given = made->getArg(i);
        if (given->isGLValue()) {
          arg.isPlace = true;
          arg.places = aliasPlaces(given, frame);
          arg.value = aliasValue(given, frame);
        } else {
          arg.value = aliasValue(given, frame);
        }
        handed.push_back(std::move(arg));
      }
      keepPointers(made->getConstructor(), object, handed, depth + 1);
      continue;
    }
    NodeRef pointers;
    if (member->getType()->isReferenceType())
      pointers = pointerTo(aliasPlaces(expr, frame));
    else
      pointers = aliasValue(expr, frame);
    if (pointers)
      for (LocId place : object.places)
        keep(M->child(place, {SelectorKind::Field, S.of(member)}), pointers);
  }
}

/// What an expression of the callee is worth, as far as it is one of the
/// call's arguments or lies in one.
NodeRef FunctionExtractor::aliasValue(const Expr *expr, const Frame &frame) {
  expr = plainExpr(expr);
  if (expr->getType()->isPointerType() && expr->isPRValue())
    return pointerTo(aliasTargets(expr, frame));
  // Copied or moved from a parameter.
  if (const auto *made = dyn_cast<CXXConstructExpr>(expr))
    return made->getNumArgs() == 1 ? aliasValue(made->getArg(0), frame)
                                   : nullptr;
  if (const auto *cast = dyn_cast<CastExpr>(expr))
    return aliasValue(cast->getSubExpr(), frame);
  if (const auto *call = dyn_cast<CallExpr>(expr)) {
    const FunctionDecl *callee = call->getDirectCallee();
    if (callee && callee->isInStdNamespace() && callee->getIdentifier() &&
        (callee->getName() == "move" || callee->getName() == "forward") &&
        call->getNumArgs() == 1)
      return aliasValue(call->getArg(0), frame);
  }
  if (const auto *list = dyn_cast<InitListExpr>(expr))
    return list->getNumInits() == 1 ? aliasValue(list->getInit(0), frame)
                                    : nullptr;
  if (const auto *ref = dyn_cast<DeclRefExpr>(expr))
    if (const Actual *arg = argumentOf(ref->getDecl(), frame);
        arg && !arg->isPlace)
      return arg->value;
  if (!expr->isGLValue())
    return nullptr;
  Places from = aliasPlaces(expr, frame);
  if (from.empty())
    return nullptr;
  NodeRef node = loadAll(from);
  return from.size() == 1 ? explicitPointer(node, from[0], expr->getType())
                          : node;
}

/// What the call that names a place gave back: a result may bear a limit that
/// the place itself does not.
NodeRef FunctionExtractor::resultOf(const Expr *expr) {
  if (!expr)
    return nullptr;
  expr = expr->IgnoreParens();
  while (const auto *cast = dyn_cast<ImplicitCastExpr>(expr)) {
    if (!cast->getSubExpr()->isGLValue())
      return nullptr;
    expr = cast->getSubExpr()->IgnoreParens();
  }
  auto known = AliasedCalls.find(expr);
  if (known == AliasedCalls.end())
    return nullptr;
  return dereference(resultNode(known->second));
}

NodeRef FunctionExtractor::loadOf(const Expr *glvalue) {
  NodeRef node = loadAll(places(glvalue));
  if (NodeRef result = resultOf(glvalue))
    node = M->join(node, result);
  return node;
}

} // namespace purpose
