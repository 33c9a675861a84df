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

/// Whether \p stmt gives \p variable another value, or its address away.
static bool assigns(const Stmt *stmt, const VarDecl *variable) {
  if (!stmt)
    return false;
  auto names = [&](const Expr *expr) {
    const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParens());
    return ref && ref->getDecl() == variable;
  };
  if (const auto *op = dyn_cast<BinaryOperator>(stmt);
      op && op->isAssignmentOp() && names(op->getLHS()))
    return true;
  if (const auto *op = dyn_cast<UnaryOperator>(stmt);
      op && (op->isIncrementDecrementOp() || op->getOpcode() == UO_AddrOf) &&
      names(op->getSubExpr()))
    return true;
  return llvm::any_of(stmt->children(), [&](const Stmt *child) {
    return assigns(child, variable);
  });
}

/// The argument that a parameter of the callee stands for, while it does.
const Actual *FunctionExtractor::argumentOf(const ValueDecl *decl,
                                            const Frame &frame) {
  const auto *param = dyn_cast<ParmVarDecl>(decl);
  if (!param || param->getDeclContext() != frame.callee)
    return nullptr;
  if (!param->getType()->isReferenceType()) {
    auto [known, inserted] = Reassigned.try_emplace(param, false);
    if (inserted)
      known->second = assigns(frame.callee->getBody(), param);
    if (known->second)
      return nullptr;
  }
  unsigned i = param->getFunctionScopeIndex();
  return i < frame.args->size() ? &(*frame.args)[i] : nullptr;
}

/// The number of the element that \p at means, where it is a constant or
/// \p given says what it is.
static uint32_t elementNumber(const Expr *at, uint32_t size,
                              std::optional<int64_t> given,
                              const ASTContext &context) {
  Expr::EvalResult constant;
  if (at->EvaluateAsInt(constant, context))
    given = constant.Val.getInt().getExtValue();
  return given && *given >= 0 && *given < (1 << 20) ? uint32_t(*given) * size
                                                    : AnyIndex;
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
    if (const Expr *init = settledValue(ref->getDecl(), frame);
        init && variable->getType()->isReferenceType())
      return aliasPlaces(init, frame);
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
  if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(expr))
    return aliasElement(subscript, frame);
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
      if (const auto *ref = dyn_cast<DeclRefExpr>(plainExpr(sub))) {
        if (const Actual *arg = argumentOf(ref->getDecl(), frame);
            arg && !ref->getDecl()->getType()->isReferenceType())
          return targets(arg->value, None);
        else if (const Expr *init = settledValue(ref->getDecl(), frame);
                 init && ref->getType()->isPointerType()) {
          // Worth what it was when it was made.
          State now = Now;
          if (frame.entry)
            Now = *frame.entry;
          Places result = aliasTargets(init, frame);
          Now = now;
          return result;
        }
      }
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
  if (const auto *conditional = dyn_cast<ConditionalOperator>(expr)) {
    Places result;
    for (const Expr *arm :
         {conditional->getTrueExpr(), conditional->getFalseExpr()}) {
      if (arm->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNull))
        continue;
      Places one = aliasTargets(arm, frame);
      if (one.empty())
        return {};
      for (LocId place : one)
        if (!llvm::is_contained(result, place))
          result.push_back(place);
    }
    return result;
  }
  if (const auto *op = dyn_cast<UnaryOperator>(expr))
    return op->getOpcode() == UO_AddrOf ? aliasPlaces(op->getSubExpr(), frame)
                                        : Places();
  if (const auto *op = dyn_cast<BinaryOperator>(expr);
      op && op->isAdditiveOp() && op->getType()->isPointerType()) {
    bool left = op->getLHS()->getType()->isPointerType();
    const Expr *by = left ? op->getRHS() : op->getLHS();
    const auto *ref = dyn_cast<DeclRefExpr>(by->IgnoreParenImpCasts());
    const Actual *arg = ref ? argumentOf(ref->getDecl(), frame) : nullptr;
    // To a field, or from a field to the object around it.
    const Expr *fields = arg ? arg->expr : by;
    if (QualType element = op->getType()->getPointeeType();
        fields && (element->isCharType() || element->isVoidType()) &&
        isFieldOffset(fields))
      return offset(aliasTargets(left ? op->getLHS() : op->getRHS(), frame),
                    fields, op->getOpcode() == BO_Sub, element);
    if (op->getOpcode() == BO_Sub)
      return {};
    uint32_t index = elementNumber(
        by, flatSize(op->getType()->getPointeeType()),
        arg && arg->expr ? constantNumber(arg->expr) : std::nullopt, Context);
    Places result;
    for (LocId place : aliasTargets(left ? op->getLHS() : op->getRHS(), frame))
      result.push_back(index != 0 ? elementOf(place, index) : place);
    return result;
  }
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

/// The arguments of a call that the callee makes.
std::vector<Actual>
FunctionExtractor::aliasArguments(llvm::ArrayRef<const Expr *> exprs,
                                  const Frame &frame) {
  std::vector<Actual> args;
  for (const Expr *expr : exprs) {
    Actual arg;
    arg.isPlace = expr->isGLValue();
    if (arg.isPlace)
      arg.places = aliasPlaces(expr, frame);
    else
      arg.value = aliasValue(expr, frame);
    const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    const Actual *own = ref ? argumentOf(ref->getDecl(), frame) : nullptr;
    Expr::EvalResult number;
    if (own)
      arg.expr = own->expr;
    else if (expr->getType()->isIntegerType() &&
             expr->EvaluateAsInt(number, Context))
      arg.expr = expr;
    args.push_back(std::move(arg));
  }
  return args;
}

/// A call that the callee makes, in the caller's places; false: not known.
bool FunctionExtractor::aliasCall(const CallExpr *call, const Frame &frame,
                                  std::optional<Actual> &object,
                                  std::vector<Actual> &args) {
  const FunctionDecl *callee = call->getDirectCallee();
  if (!callee || frame.depth >= MaxAliasDepth)
    return false;
  llvm::ArrayRef<const Expr *> exprs(call->getArgs(), call->getNumArgs());
  if (const auto *method = dyn_cast<CXXMethodDecl>(callee);
      method && !method->isStatic()) {
    const Expr *base;
    if (const auto *member = dyn_cast<CXXMemberCallExpr>(call)) {
      base = member->getImplicitObjectArgument();
      if (method->isVirtual())
        return false;
    } else if (!exprs.empty()) {
      base = exprs[0];
      exprs = exprs.drop_front();
    } else {
      return false;
    }
    object = Actual();
    object->isPlace = true;
    object->places = base->getType()->isPointerType()
                         ? aliasTargets(base, frame)
                         : aliasPlaces(base, frame);
    if (object->places.empty())
      return false;
  }
  args = aliasArguments(exprs, frame);
  return true;
}

/// An accessor that itself calls an accessor.
Places FunctionExtractor::aliasOfCall(const CallExpr *call,
                                      const Frame &frame) {
  std::optional<Actual> object;
  std::vector<Actual> args;
  if (!aliasCall(call, frame, object, args))
    return {};
  return aliasOf(call->getDirectCallee(), object, args, frame.depth + 1,
                 frame.entry);
}

/// An element of an array, whose index may be the callee's parameter.
Places FunctionExtractor::aliasElement(const ArraySubscriptExpr *subscript,
                                       const Frame &frame) {
  const Expr *base = subscript->getBase()->IgnoreParenImpCasts();
  const Expr *at = subscript->getIdx();
  const auto *ref = dyn_cast<DeclRefExpr>(at->IgnoreParenImpCasts());
  const Actual *arg = ref ? argumentOf(ref->getDecl(), frame) : nullptr;
  uint32_t index = elementNumber(
      at, flatSize(subscript->getType()),
      arg && arg->expr ? constantNumber(arg->expr) : std::nullopt, Context);
  bool array = base->getType()->isArrayType();
  Places result;
  for (LocId place : array ? aliasPlaces(base, frame)
                           : aliasTargets(subscript->getBase(), frame))
    result.push_back(array || index != 0 ? elementOf(place, index) : place);
  return result;
}

/// Whether \p variable is only read in \p stmt.
static bool onlyRead(const Stmt *stmt, const VarDecl *variable,
                     llvm::SmallVectorImpl<const Stmt *> &above) {
  if (!stmt)
    return true;
  if (const auto *ref = dyn_cast<DeclRefExpr>(stmt);
      ref && ref->getDecl() == variable) {
    for (const Stmt *parent : llvm::reverse(above)) {
      if (const auto *cast = dyn_cast<ImplicitCastExpr>(parent);
          cast && cast->getCastKind() == CK_LValueToRValue)
        return true;
      if (const auto *made = dyn_cast<CXXConstructExpr>(parent))
        return made->getConstructor()->isCopyOrMoveConstructor();
      if (!isa<ParenExpr>(parent) && !isa<MemberExpr>(parent) &&
          !isa<ImplicitCastExpr>(parent))
        return false;
    }
    return false;
  }
  above.push_back(stmt);
  bool result = llvm::all_of(stmt->children(), [&](const Stmt *child) {
    return onlyRead(child, variable, above);
  });
  above.pop_back();
  return result;
}

/// What a local variable of the callee is initialised with, if it keeps that.
const Expr *FunctionExtractor::settledValue(const ValueDecl *decl,
                                            const Frame &frame) {
  const auto *variable = dyn_cast<VarDecl>(decl);
  if (!variable || !variable->hasLocalStorage() || isa<ParmVarDecl>(variable) ||
      !variable->getInit() || variable->getDeclContext() != frame.callee ||
      frame.depth > MaxAliasDepth)
    return nullptr;
  llvm::SmallVector<const Stmt *, 16> above;
  if (!variable->getType()->isReferenceType() &&
      !onlyRead(frame.callee->getBody(), variable, above))
    return nullptr;
  return variable->getInit();
}

void returnsOf(const Stmt *stmt, std::vector<const Expr *> &out,
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
                                  unsigned depth, const State *entry) {
  const FunctionDecl *definition = nullptr;
  QualType type = callee->getReturnType();
  // Of the standard library's classes the models tell where things stand.
  if (!(type->isReferenceType() || type->isPointerType()) || inStd(callee) ||
      !callee->hasBody(definition) || !definition->getBody() ||
      definition->isVariadic() || isa<CoroutineBodyStmt>(definition->getBody()))
    return {};
  std::vector<const Expr *> returns;
  unsigned budget = 60;
  returnsOf(definition->getBody(), returns, budget);
  if (budget == 0 || returns.empty() || returns.size() > 4)
    return {};
  Frame frame{definition, object, &args, depth, entry};
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

/// The pointers inside of an object that a call gives back; null: not known.
NodeRef FunctionExtractor::aliasInside(const FunctionDecl *callee,
                                       const std::optional<Actual> &object,
                                       const std::vector<Actual> &args,
                                       unsigned depth, const State *entry) {
  const FunctionDecl *definition = nullptr;
  if (!callee->getReturnType()->isRecordType() || inStd(callee) ||
      depth > MaxAliasDepth || !callee->hasBody(definition) ||
      !definition->getBody() || definition->isVariadic() ||
      isa<CoroutineBodyStmt>(definition->getBody()))
    return nullptr;
  std::vector<const Expr *> returns;
  unsigned budget = 60;
  returnsOf(definition->getBody(), returns, budget);
  if (budget == 0 || returns.empty() || returns.size() > 4)
    return nullptr;
  Frame frame{definition, object, &args, depth, entry};
  NodeRef result;
  for (const Expr *expr : returns) {
    NodeRef one = expr ? aliasValue(expr, frame) : nullptr;
    if (!one)
      return nullptr;
    result = result ? M->join(result, one) : one;
  }
  return result;
}

static bool callsOthers(const Stmt *stmt) {
  if (!stmt)
    return false;
  if (const auto *call = dyn_cast<CallExpr>(stmt)) {
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(call->getCalleeDecl());
    if (!method || !(method->isConst() || method->isOverloadedOperator()))
      return true;
  }
  return llvm::any_of(stmt->children(), callsOthers);
}

bool isAccessor(const FunctionDecl *function) {
  const FunctionDecl *definition = nullptr;
  const auto *body = function->hasBody(definition)
                         ? dyn_cast_or_null<CompoundStmt>(definition->getBody())
                         : nullptr;
  return body && body->size() == 1 && isa<ReturnStmt>(body->body_front()) &&
         !callsOthers(body->body_front());
}

/// The pointers of \p from, at their places in \p base.
NodeRef overlayPointers(Memory &memory, const NodeRef &base,
                        const NodeRef &from, unsigned depth) {
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

/// Lets the pointers of \p pointers stand in \p cell, besides what is there.
void FunctionExtractor::keep(LocId cell, const NodeRef &pointers) {
  LocId root = M->root(cell);
  NodeRef before = content(Now, root);
  std::vector<Selector> below = M->below(cell);
  NodeRef now = M->select(before, below);
  NodeRef with = overlayPointers(*M, now, pointers);
  if (with != now)
    Now.set(root, M->replace(before, below, with));
}

/// After a call: what \p pointers mean is reached by \p path now. The way by
/// which the call got there may be gone (`other.p = nullptr`), but for what was
/// handed to it directly.
void FunctionExtractor::reachedAnew(const NodeRef &pointers, Index path,
                                    const std::optional<Actual> &object,
                                    const std::vector<Actual> &args,
                                    unsigned depth) {
  if (!pointers || depth > 3)
    return;
  auto direct = [&](LocId place) {
    if (object && llvm::is_contained(object->places, place))
      return true;
    return llvm::any_of(args, [&](const Actual &arg) {
      return arg.isPlace
                 ? llvm::is_contained(arg.places, place)
                 : arg.value && llvm::is_contained(arg.value->targets, place);
    });
  };
  for (LocId target : pointers->targets) {
    if (direct(target))
      continue;
    Origin origin;
    origin.path = M->extend(path, Selector{SelectorKind::Deref, 0});
    LocId root = M->root(target);
    std::vector<Selector> below = M->below(target);
    NodeRef before = content(Now, root);
    Now.set(root, M->replace(before, below,
                             M->join(M->select(before, below),
                                     M->fromOrigin(origin))));
  }
  for (const auto &[selector, kid] : pointers->kids)
    reachedAnew(kid, M->extend(path, selector), object, args, depth + 1);
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
      std::vector<Actual> handed =
          aliasArguments({made->getArgs(), made->getNumArgs()}, frame);
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

/// The assignments of pointers in a body, in order.
struct PointerAssignments {
  struct One {
    const BinaryOperator *op;
    bool sure; ///< on every way through
  };
  std::vector<One> all;
  bool alone = true; ///< the body does nothing else
  unsigned budget = 40;

  void collect(const Stmt *stmt, bool sure) {
    if (!stmt || budget == 0) {
      alone &= !stmt;
      return;
    }
    --budget;
    if (const auto *cleanups = dyn_cast<ExprWithCleanups>(stmt))
      return collect(cleanups->getSubExpr(), sure);
    if (const auto *op = dyn_cast<BinaryOperator>(stmt);
        op && op->getOpcode() == BO_Assign && op->getType()->isPointerType()) {
      all.push_back({op, sure});
      alone &= !callsOthers(op);
      return;
    }
    if (isa<CompoundStmt>(stmt)) {
      for (const Stmt *child : stmt->children())
        collect(child, sure);
      return;
    }
    if (const auto *returned = dyn_cast<ReturnStmt>(stmt)) {
      alone &= !returned->getRetValue() || !callsOthers(returned);
      return;
    }
    if (const auto *declared = dyn_cast<DeclStmt>(stmt)) {
      alone &= declared->isSingleDecl() && !callsOthers(stmt);
      return;
    }
    alone = false;
    if (isa<Expr>(stmt))
      return;
    for (const Stmt *child : stmt->children())
      collect(child, false);
  }
};

/// After a call: the pointers that the function stored from its arguments in
/// its arguments (`p_ = p;`, `*out = &t.first;`).
void FunctionExtractor::keepAssigned(const FunctionDecl *callee,
                                     const std::optional<Actual> &object,
                                     const std::vector<Actual> &args,
                                     const State &entry) {
  const FunctionDecl *definition = nullptr;
  if (!callee->hasBody(definition) ||
      !isa_and_nonnull<CompoundStmt>(definition->getBody()))
    return;
  const auto *body = cast<CompoundStmt>(definition->getBody());
  PointerAssignments assigned;
  bool returns = false;
  for (const Stmt *stmt : body->body()) {
    assigned.collect(stmt, !returns);
    llvm::SmallVector<const Stmt *, 16> left{stmt};
    while (!left.empty() && !returns) {
      const Stmt *one = left.pop_back_val();
      returns |= isa_and_nonnull<ReturnStmt>(one);
      if (one)
        left.append(one->child_begin(), one->child_end());
    }
  }
  if (assigned.all.empty() || assigned.budget == 0)
    return;
  Frame frame{definition, object, &args, 0, &entry};
  for (const auto &[op, sure] : assigned.all) {
    Places cells = aliasPlaces(op->getLHS(), frame);
    Places to = aliasTargets(op->getRHS(), frame);
    if (cells.empty() || to.empty())
      continue;
    bool strong = sure && cells.size() == 1 && !(*M)[cells[0]].many;
    for (LocId cell : cells) {
      LocId root = M->root(cell);
      NodeRef whole = content(Now, root);
      NodeRef held = M->select(whole, M->below(cell));
      Places before = targets(held, cell);
      Node pointer = held ? *held : Node();
      Places after = to;
      for (LocId place : before)
        if (!strong && !llvm::is_contained(after, place))
          after.push_back(place);
      pointer.targets.assign(after.begin(), after.end());
      llvm::sort(pointer.targets);
      Now.set(root, M->replace(whole, M->below(cell),
                               std::make_shared<const Node>(pointer)));
      if (held)
        for (const Origin &origin : held->origins)
          if (origin.kind == FlowKind::Same &&
              U.paths[origin.path].port == PortKind::Argument)
            reachedAnew(pointerTo(to), origin.path, object, args);
      // What the pointer meant before, nobody touched.
      for (LocId place : before) {
        const NodeRef *old = entry.find(M->root(place));
        if (strong && assigned.alone && old && M->root(place) != root &&
            !llvm::is_contained(after, place))
          Now.set(M->root(place), *old);
      }
    }
  }
}

/// What an expression of the callee is worth, as far as it is one of the
/// call's arguments or lies in one.
NodeRef FunctionExtractor::aliasValue(const Expr *expr, const Frame &frame) {
  expr = plainExpr(expr);
  if (expr->getType()->isPointerType() && expr->isPRValue())
    return pointerTo(aliasTargets(expr, frame));
  if (isa<CXXConstructExpr>(expr) || isa<InitListExpr>(expr) ||
      isa<LambdaExpr>(expr))
    return aliasObject(expr, frame);
  if (const auto *cast = dyn_cast<CastExpr>(expr))
    return aliasValue(cast->getSubExpr(), frame);
  if (const auto *call = dyn_cast<CallExpr>(expr)) {
    const FunctionDecl *callee = call->getDirectCallee();
    if (callee && callee->isInStdNamespace() && callee->getIdentifier() &&
        (callee->getName() == "move" || callee->getName() == "forward") &&
        call->getNumArgs() == 1)
      return aliasValue(call->getArg(0), frame);
    if (callee && expr->isPRValue()) {
      std::optional<Actual> object;
      std::vector<Actual> args;
      return aliasCall(call, frame, object, args)
                 ? aliasInside(callee, object, args, frame.depth + 1,
                               frame.entry)
                 : nullptr;
    }
  }
  if (const auto *ref = dyn_cast<DeclRefExpr>(expr)) {
    if (const Actual *arg = argumentOf(ref->getDecl(), frame);
        arg && !arg->isPlace)
      return arg->value;
    if (const Expr *init = settledValue(ref->getDecl(), frame);
        init && ref->getType()->isRecordType() &&
        !cast<VarDecl>(ref->getDecl())->getType()->isReferenceType()) {
      State now = Now;
      if (frame.entry)
        Now = *frame.entry;
      NodeRef result = aliasValue(init, frame);
      Now = now;
      return result;
    }
  }
  if (!expr->isGLValue())
    return nullptr;
  Places from = aliasPlaces(expr, frame);
  if (from.empty())
    return nullptr;
  NodeRef node = loadAll(from);
  return from.size() == 1 ? explicitPointer(node, from[0], expr->getType())
                          : node;
}

/// The pointers inside of an object that the callee makes.
NodeRef FunctionExtractor::aliasObject(const Expr *expr, const Frame &frame) {
  auto member = [&](Node &into, const FieldDecl *field, const Expr *init) {
    NodeRef pointers = field->getType()->isReferenceType()
                           ? pointerTo(aliasPlaces(init, frame))
                           : aliasValue(init, frame);
    if (pointers)
      into.kids[{SelectorKind::Field, S.of(field)}] = pointers;
  };
  auto made = [](Node node) -> NodeRef {
    return node.kids.empty() ? nullptr
                             : std::make_shared<const Node>(std::move(node));
  };
  if (const auto *lambda = dyn_cast<LambdaExpr>(expr)) {
    Node closure;
    auto field = lambda->getLambdaClass()->field_begin();
    for (const Expr *init : lambda->capture_inits())
      if (init)
        member(closure, *field++, init);
    return made(std::move(closure));
  }
  if (const auto *list = dyn_cast<InitListExpr>(expr)) {
    if (const InitListExpr *semantic = list->getSemanticForm())
      list = semantic;
    const RecordDecl *record = list->getType()->getAsRecordDecl();
    if (!record || record->isUnion())
      return list->getNumInits() == 1 ? aliasValue(list->getInit(0), frame)
                                      : nullptr;
    Node object;
    unsigned next = 0;
    if (const auto *cls = dyn_cast<CXXRecordDecl>(record))
      next = cls->getNumBases();
    for (const FieldDecl *field : record->fields())
      if (!field->isUnnamedBitField() && next < list->getNumInits())
        member(object, field, list->getInit(next++));
    return made(std::move(object));
  }
  const auto *built = cast<CXXConstructExpr>(expr);
  const CXXConstructorDecl *constructor = built->getConstructor();
  if (constructor->isCopyOrMoveConstructor() ||
      constructor->getParent()->isInStdNamespace())
    return built->getNumArgs() == 1 ? aliasValue(built->getArg(0), frame)
                                    : nullptr;
  if (frame.depth >= MaxAliasDepth)
    return nullptr;
  Actual self;
  self.isPlace = true;
  self.places = {M->temporary(built)};
  Now.set(self.places[0], nullptr);
  keepPointers(constructor, self,
               aliasArguments({built->getArgs(), built->getNumArgs()}, frame),
               frame.depth + 1);
  NodeRef result = load(self.places[0]);
  Now.set(self.places[0], nullptr);
  return result;
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
  Origin result = originAt(PortKind::Result, int32_t(known->second), None);
  result.said = true;
  return dereference(M->fromOrigin(result));
}

NodeRef FunctionExtractor::loadOf(const Expr *glvalue) {
  NodeRef node = loadAll(places(glvalue));
  if (NodeRef result = resultOf(glvalue))
    node = M->join(node, result);
  return node;
}

} // namespace purpose
