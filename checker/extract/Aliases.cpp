//===- Aliases.cpp - what small functions hand on ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls are left to the solver, but for the memory at hand it must be known at
// once which object an accessor's reference or pointer means
// (`T &get() { return *p_; }`). It is read off the body, where that is plain
// enough, in terms of the call's own arguments.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

const Expr *plainExpr(const Expr *expr) {
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

/// The same where an expression of the callee is just a parameter.
const Actual *FunctionExtractor::argumentOf(const Expr *expr,
                                            const Frame &frame) {
  const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
  return ref ? argumentOf(ref->getDecl(), frame) : nullptr;
}

/// The number of the element that \p at means, where it is a constant or a
/// parameter that the caller gives a constant.
uint32_t FunctionExtractor::elementNumber(const Expr *at, uint32_t size,
                                          const Frame &frame) {
  const Actual *arg = argumentOf(at, frame);
  std::optional<int64_t> given =
      arg && arg->expr ? constantNumber(arg->expr) : std::nullopt;
  Expr::EvalResult constant;
  if (at->EvaluateAsInt(constant, Context))
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
  if (const auto *conditional = dyn_cast<ConditionalOperator>(expr))
    return aliasOfEach(
        {conditional->getTrueExpr(), conditional->getFalseExpr()},
        /*pointers=*/false, frame);
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

/// What several expressions mean together: glvalues what they name, pointers
/// what they point to; empty: of one of them that is not known.
Places FunctionExtractor::aliasOfEach(llvm::ArrayRef<const Expr *> exprs,
                                      bool pointers, const Frame &frame) {
  Places result;
  for (const Expr *expr : exprs) {
    if (pointers &&
        expr->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNull))
      continue;
    Places one =
        pointers ? aliasTargets(expr, frame) : aliasPlaces(expr, frame);
    if (one.empty())
      return {};
    for (LocId place : one)
      if (!llvm::is_contained(result, place))
        result.push_back(place);
  }
  return result;
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
  if (const auto *conditional = dyn_cast<ConditionalOperator>(expr))
    return aliasOfEach(
        {conditional->getTrueExpr(), conditional->getFalseExpr()},
        /*pointers=*/true, frame);
  if (const auto *op = dyn_cast<UnaryOperator>(expr))
    return op->getOpcode() == UO_AddrOf ? aliasPlaces(op->getSubExpr(), frame)
                                        : Places();
  if (const auto *op = dyn_cast<BinaryOperator>(expr);
      op && op->isAdditiveOp() && op->getType()->isPointerType()) {
    bool left = op->getLHS()->getType()->isPointerType();
    const Expr *by = left ? op->getRHS() : op->getLHS();
    const Actual *arg = argumentOf(by, frame);
    // To a field, or from a field to the object around it.
    const Expr *fields = arg ? arg->expr : by;
    if (QualType element = op->getType()->getPointeeType();
        fields && (element->isCharType() || element->isVoidType()) &&
        isFieldOffset(fields))
      return offset(aliasTargets(left ? op->getLHS() : op->getRHS(), frame),
                    fields, op->getOpcode() == BO_Sub, element);
    if (op->getOpcode() == BO_Sub)
      return {};
    uint32_t index =
        elementNumber(by, flatSize(op->getType()->getPointeeType()), frame);
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
    const Actual *own = argumentOf(expr, frame);
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
  uint32_t index =
      elementNumber(subscript->getIdx(), flatSize(subscript->getType()), frame);
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
  const FunctionDecl *definition = bodyOf(callee);
  QualType type = callee->getReturnType();
  // Of the standard library's classes the models tell where things stand.
  if (!(type->isReferenceType() || type->isPointerType()) || inStd(callee) ||
      !definition || definition->isVariadic() ||
      isa<CoroutineBodyStmt>(definition->getBody()))
    return {};
  std::vector<const Expr *> returns;
  unsigned budget = 60;
  returnsOf(definition->getBody(), returns, budget);
  if (budget == 0 || returns.empty() || returns.size() > 4)
    return {};
  Frame frame{definition, object, &args, depth, entry};
  if (llvm::is_contained(returns, nullptr))
    return {};
  return aliasOfEach(returns, type->isPointerType(), frame);
}

/// The pointers inside of an object that a call gives back; null: not known.
NodeRef FunctionExtractor::aliasInside(const FunctionDecl *callee,
                                       const std::optional<Actual> &object,
                                       const std::vector<Actual> &args,
                                       unsigned depth, const State *entry) {
  const FunctionDecl *definition = bodyOf(callee);
  if (!callee->getReturnType()->isRecordType() || inStd(callee) ||
      depth > MaxAliasDepth || !definition || definition->isVariadic() ||
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

bool callsOthers(const Stmt *stmt) {
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
  const FunctionDecl *definition = bodyOf(function);
  const auto *body =
      definition ? dyn_cast<CompoundStmt>(definition->getBody()) : nullptr;
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
