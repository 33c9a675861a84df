//===- Expressions.cpp - what an expression is worth ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// value() gives what an expression evaluates to, places() the objects that a
// glvalue names. An expression that is not known here is derived from all of
// its parts, and says so.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "clang/AST/ExprObjC.h"

using namespace clang;

namespace purpose {

NodeRef FunctionExtractor::pointerTo(const Places &targets) {
  if (targets.empty())
    return nullptr;
  Node node;
  node.targets.assign(targets.begin(), targets.end());
  std::sort(node.targets.begin(), node.targets.end());
  node.targets.erase(std::unique(node.targets.begin(), node.targets.end()),
                     node.targets.end());
  return std::make_shared<const Node>(std::move(node));
}

NodeRef FunctionExtractor::functionValue(const FunctionDecl *function) {
  FunctionValues[S.of(function)] = function;
  return M->fromOrigin(originAt(PortKind::Function, 0, S.of(function)));
}

NodeRef FunctionExtractor::unknownFrom(const Stmt *stmt) {
  std::vector<Origin> origins;
  for (const Stmt *child : stmt->children())
    if (const auto *expr = dyn_cast_or_null<Expr>(child)) {
      if (expr->isGLValue())
        M->collect(loadAll(places(expr)), origins);
      else
        M->collect(value(expr), origins);
    }
  return M->derived(origins, nullptr);
}

/// What is read as a number has no parts. (An integer as wide as a pointer may
/// hold one.)
NodeRef FunctionExtractor::asNumber(const NodeRef &node, QualType type) {
  return node && node->plain() && isNumber(type) ? M->asScalar(node, true)
                                                 : node;
}

bool FunctionExtractor::isNumber(QualType type) {
  return type->isRealFloatingType() ||
         (type->isIntegralOrEnumerationType() && !type->isDependentType() &&
          !type->isIncompleteType() &&
          Context.getTypeSize(type) < Context.getTypeSize(Context.VoidPtrTy));
}

NodeRef FunctionExtractor::value(const Expr *expr) {
  if (!expr || !Now.reachable)
    return nullptr;
  Nesting nesting(Depth);
  if (Depth > 400) {
    gap(GapKind::Limit, expr->getBeginLoc(), "expression is nested too deeply");
    return nullptr;
  }
  if (expr->isGLValue())
    return loadOf(expr);
  if (const auto *castExpr = dyn_cast<CastExpr>(expr))
    return castValue(castExpr);
  switch (expr->getStmtClass()) {
  case Stmt::ParenExprClass:
    return value(cast<ParenExpr>(expr)->getSubExpr());
  case Stmt::ExprWithCleanupsClass:
    return value(cast<ExprWithCleanups>(expr)->getSubExpr());
  case Stmt::ConstantExprClass:
    return value(cast<ConstantExpr>(expr)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return value(cast<SubstNonTypeTemplateParmExpr>(expr)->getReplacement());
  case Stmt::GenericSelectionExprClass:
    return value(cast<GenericSelectionExpr>(expr)->getResultExpr());
  case Stmt::ChooseExprClass:
    return value(cast<ChooseExpr>(expr)->getChosenSubExpr());
  case Stmt::CXXBindTemporaryExprClass:
    return value(cast<CXXBindTemporaryExpr>(expr)->getSubExpr());
  case Stmt::CXXStdInitializerListExprClass: {
    const Expr *inner = cast<CXXStdInitializerListExpr>(expr)->getSubExpr();
    return pointerTo(places(inner));
  }
  case Stmt::CXXDefaultArgExprClass:
    return value(cast<CXXDefaultArgExpr>(expr)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return value(cast<CXXDefaultInitExpr>(expr)->getExpr());
  case Stmt::OpaqueValueExprClass: {
    const auto *opaque = cast<OpaqueValueExpr>(expr);
    if (auto known = Opaque.find(opaque); known != Opaque.end())
      return load(known->second);
    return value(opaque->getSourceExpr());
  }
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return value(cast<CXXRewrittenBinaryOperator>(expr)->getSemanticForm());
  case Stmt::IntegerLiteralClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::AddrLabelExprClass:
  case Stmt::CXXTypeidExprClass:
  case Stmt::SourceLocExprClass:
    return nullptr;
  case Stmt::CXXThisExprClass: {
    if (InitialisedThis != None)
      return pointerTo({InitialisedThis});
    if (ThisCopied)
      return pointerTo({CapturedThis});
    LocId cell = CapturedThis != None ? CapturedThis : M->thisPointer();
    NodeRef pointer = load(cell);
    Places to = targets(pointer, cell);
    Node node = pointer ? *pointer : Node();
    node.targets.assign(to.begin(), to.end());
    return std::make_shared<const Node>(std::move(node));
  }
  case Stmt::UnaryOperatorClass: {
    const auto *op = cast<UnaryOperator>(expr);
    switch (op->getOpcode()) {
    case UO_AddrOf: {
      const Expr *sub = op->getSubExpr()->IgnoreParens();
      if (const auto *ref = dyn_cast<DeclRefExpr>(sub)) {
        if (const auto *function = dyn_cast<FunctionDecl>(ref->getDecl()))
          return functionValue(function);
        if (const auto *member = dyn_cast<FieldDecl>(ref->getDecl())) {
          // A pointer to member: the field of a stand-in object.
          LocId object = M->temporary(expr);
          return pointerTo(
              {M->child(object, {SelectorKind::Field, S.of(member)})});
        }
      }
      return pointerTo(places(op->getSubExpr()));
    }
    case UO_PostInc:
    case UO_PostDec:
    case UO_PreInc:
    case UO_PreDec:
      return increment(op).value;
    case UO_Minus:
    case UO_Plus:
    case UO_Not:
    case UO_LNot: {
      std::vector<Origin> origins;
      M->collect(value(op->getSubExpr()), origins);
      return op->getOpcode() == UO_Plus ? value(op->getSubExpr())
                                        : M->derived(origins, nullptr);
    }
    case UO_Coawait:
      return unknownFrom(op);
    default:
      return value(op->getSubExpr());
    }
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return binaryValue(cast<BinaryOperator>(expr));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return conditionalValue(cast<AbstractConditionalOperator>(expr));
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(expr).value;
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass: {
    LocId place = M->temporary(expr);
    Now.set(place, nullptr);
    construct(place, cast<CXXConstructExpr>(expr));
    return explicitPointer(load(place), place, expr->getType());
  }
  case Stmt::CXXInheritedCtorInitExprClass:
    return nullptr;
  case Stmt::InitListExprClass:
    return initListValue(cast<InitListExpr>(expr));
  case Stmt::CXXParenListInitExprClass: {
    LocId place = M->temporary(expr);
    Now.set(place, nullptr);
    initialise(place, expr, expr->getType());
    return load(place);
  }
  case Stmt::LambdaExprClass:
    return lambdaValue(cast<LambdaExpr>(expr));
  case Stmt::CXXNewExprClass:
    return newValue(cast<CXXNewExpr>(expr));
  case Stmt::CXXDeleteExprClass:
    value(cast<CXXDeleteExpr>(expr)->getArgument());
    return nullptr;
  case Stmt::CXXThrowExprClass:
    throwExpression(cast<CXXThrowExpr>(expr));
    return nullptr;
  case Stmt::StmtExprClass: {
    const CompoundStmt *body = cast<StmtExpr>(expr)->getSubStmt();
    NodeRef last;
    for (const Stmt *child : body->body()) {
      const auto *childExpr = dyn_cast<Expr>(child);
      if (childExpr && child == body->body_back())
        last = value(childExpr);
      else
        statement(child);
    }
    return last;
  }
  case Stmt::VAArgExprClass: {
    // One of the arguments that the list holds.
    const Expr *list = cast<VAArgExpr>(expr)->getSubExpr();
    NodeRef held =
        loadAll(list->isGLValue() ? places(list) : targets(value(list), None));
    return explicitPointer(held, None, expr->getType());
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    const auto *suspend = cast<CoroutineSuspendExpr>(expr);
    awaitable(suspend);
    return value(suspend->getResumeExpr());
  }
  case Stmt::AtomicExprClass: {
    const auto *atomic = cast<AtomicExpr>(expr);
    Places object = targets(value(atomic->getPtr()), None);
    NodeRef before = loadAll(object);
    NodeRef written;
    for (unsigned i = 1; i < atomic->getNumSubExprs(); ++i) {
      const Expr *sub = const_cast<AtomicExpr *>(atomic)->getSubExprs()[i];
      written = M->join(written, value(sub));
    }
    for (LocId place : object)
      store(place, M->join(before, written), false);
    return before;
  }
  case Stmt::CXXPseudoDestructorExprClass:
    return nullptr;
  case Stmt::DesignatedInitExprClass:
    return value(cast<DesignatedInitExpr>(expr)->getInit());
  case Stmt::ArrayInitLoopExprClass:
    return value(
        cast<ArrayInitLoopExpr>(expr)->getCommonExpr()->getSourceExpr());
  case Stmt::RecoveryExprClass:
    gap(GapKind::Unparsed, expr->getBeginLoc(), "expression with errors");
    return unknownFrom(expr);
  default:
    return unknownFrom(expr);
  }
}

NodeRef FunctionExtractor::conditionalValue(
    const AbstractConditionalOperator *conditional) {
  return eitherOf(conditional, [&](const Expr *one) { return value(one); });
}

/// What \p of says of the operand that is chosen.
NodeRef
FunctionExtractor::eitherOf(const AbstractConditionalOperator *conditional,
                            llvm::function_ref<NodeRef(const Expr *)> of) {
  State before = Now;
  auto [yes, no] = branch(conditional->getCond());
  Now = yes;
  NodeRef a = M->whereTrue(decided(of(conditional->getTrueExpr())), Now.when);
  State after = Now;
  Now = no;
  NodeRef b = M->whereTrue(decided(of(conditional->getFalseExpr())), Now.when);
  State otherwise = Now;
  bool both = after.reachable && otherwise.reachable;
  NodeRef result = both ? M->join(a, b) : after.reachable ? a : b;
  Now = joinStates(after, otherwise);
  settle(before, after, otherwise);
  return result;
}

/// What a coroutine waits for: asked whether it is ready, told of the wait. Its
/// resume expression then gives the value.
void FunctionExtractor::awaitable(const CoroutineSuspendExpr *expr) {
  const Expr *common = expr->getCommonExpr();
  Places to = places(common);
  if (expr->getOpaqueValue()) {
    LocId place = to.size() == 1 ? to[0] : M->temporary(common);
    if (to.size() > 1)
      Now.set(place, loadAll(to));
    Opaque[expr->getOpaqueValue()] = place;
  }
  value(expr->getReadyExpr());
  value(expr->getSuspendExpr());
}

/// ++ and --: a pointer moves to some other element, a number stays derived
/// from what it was.
CallValue FunctionExtractor::increment(const UnaryOperator *op) {
  Places to = places(op->getSubExpr());
  NodeRef before = loadAll(to);
  if (!op->getType()->isPointerType()) {
    if (auto variable = numberVariable(op->getSubExpr()))
      if (auto number = Now.constant(*variable))
        Now.setConstant(*variable, *number + (op->isIncrementOp() ? 1 : -1));
    return {before, to};
  }
  before =
      explicitPointer(before, to.size() == 1 ? to[0] : None, op->getType());
  Node moved = before ? *before : Node();
  Places next;
  bool minus = op->isDecrementOp();
  uint32_t by = flatSize(op->getType()->getPointeeType());
  for (LocId target : moved.targets) {
    const Location l = (*M)[target];
    bool element = l.parent != None && l.selector.kind == SelectorKind::Element;
    uint32_t from = element ? l.selector.value : 0, to = AnyIndex;
    // Known steps are counted only outside of loops.
    if (from != AnyIndex && Loops == 0 && moved.targets.size() <= 4)
      to = !minus ? from + by : by <= from ? from - by : AnyIndex;
    next.push_back(
        M->child(element ? l.parent : target, {SelectorKind::Element, to}));
  }
  moved.targets.assign(next.begin(), next.end());
  std::sort(moved.targets.begin(), moved.targets.end());
  NodeRef after = std::make_shared<const Node>(std::move(moved));
  storeAll(to, after);
  return {op->isPostfix() ? before : after, to};
}

/// Of an array that a pointer leads to, its first element is read: what stands
/// in others is no part of it.
NodeRef FunctionExtractor::firstOnly(const NodeRef &node, LocId place,
                                     const Expr *read) {
  const Location &l = (*M)[place];
  const auto *member = dyn_cast<MemberExpr>(read->IgnoreParens());
  bool ofUnion =
      member && isa<FieldDecl>(member->getMemberDecl()) &&
      cast<FieldDecl>(member->getMemberDecl())->getParent()->isUnion();
  if (!node || l.parent != None || ofUnion ||
      (l.kind != RootKind::Region && l.kind != RootKind::OriginRegion &&
       l.kind != RootKind::Heap))
    return node;
  auto other = [](const auto &kid) {
    return kid.first.kind == SelectorKind::Element && kid.first.value != 0 &&
           kid.first.value != AnyIndex;
  };
  if (llvm::none_of(node->kids, other))
    return node;
  Node first = *node;
  for (auto &kid : first.kids)
    if (other(kid))
      kid.second = nullptr;
  return std::make_shared<const Node>(std::move(first));
}

NodeRef FunctionExtractor::castValue(const CastExpr *castExpr) {
  const Expr *sub = castExpr->getSubExpr();
  switch (castExpr->getCastKind()) {
  case CK_LValueToRValue:
  case CK_LValueToRValueBitCast: {
    // Of two variables, each where it is chosen.
    if (const auto *conditional =
            dyn_cast<AbstractConditionalOperator>(sub->IgnoreParens());
        conditional && isNumber(castExpr->getType()))
      return conditionalValue(conditional);
    Places from = places(sub);
    NodeRef node;
    bool first = true;
    for (LocId place : from) {
      NodeRef at = explicitPointer(firstOnly(loadVia(place), place, sub), place,
                                   castExpr->getType());
      node = first ? at : M->join(node, at);
      first = false;
    }
    if (NodeRef result = resultOf(sub))
      node = M->join(node, result);
    node = M->join(node, chosenBy(sub));
    if (castExpr->getType()->isPointerType() && from.size() == 1 &&
        (!node || (node->targets.empty()))) {
      // A pointer of unknown value still means one object.
      bool constant = !node && Now.find(M->root(from[0]));
      if (!constant) {
        Node pointer = node ? *node : Node();
        Places to = targets(node, from[0]);
        pointer.targets.assign(to.begin(), to.end());
        node = std::make_shared<const Node>(std::move(pointer));
      }
    }
    return asNumber(node, castExpr->getType());
  }
  case CK_ArrayToPointerDecay: {
    Places first;
    for (LocId array : places(sub))
      first.push_back(elementOf(array, 0));
    return pointerTo(first);
  }
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr: {
    const Expr *plain = sub->IgnoreParenImpCasts();
    if (const auto *ref = dyn_cast<DeclRefExpr>(plain))
      if (const auto *function = dyn_cast<FunctionDecl>(ref->getDecl()))
        return functionValue(function);
    return value(sub);
  }
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return nullptr;
  case CK_ToVoid:
    if (sub->isGLValue())
      places(sub);
    else
      value(sub);
    return nullptr;
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion:
    return value(sub);
  case CK_IntegralToBoolean:
  case CK_FloatingToBoolean:
  case CK_PointerToBoolean:
  case CK_MemberPointerToBoolean: {
    NodeRef node = value(sub);
    // The answer of a predicate stays that answer.
    if (castExpr->getCastKind() == CK_IntegralToBoolean)
      return node;
    std::vector<Origin> origins;
    if (node)
      origins = node->origins;
    return M->derived(origins, nullptr);
  }
  case CK_Dependent:
    return unknownFrom(castExpr);
  case CK_BitCast:
    return castToFirst(value(sub), sub->getType(), castExpr->getType());
  default:
    return value(sub);
  }
}

NodeRef FunctionExtractor::assign(const Expr *target, const Places &to,
                                  NodeRef node, const Expr *whole) {
  if (node) {
    std::string name;
    const Expr *plain = target->IgnoreParenImpCasts();
    if (const auto *member = dyn_cast<MemberExpr>(plain))
      name = S.displayName(member->getMemberDecl());
    else if (const auto *ref = dyn_cast<DeclRefExpr>(plain))
      name = S.displayName(ref->getDecl());
    if (!name.empty())
      node = M->withStep(node, step(StepKind::Assign, whole->getExprLoc(),
                                    "assigned to '" + name + "'"));
  }
  // A member of a union is also read as another.
  if (const auto *member = dyn_cast<MemberExpr>(target->IgnoreParenImpCasts()))
    if (const auto *field = dyn_cast<FieldDecl>(member->getMemberDecl());
        field && field->getParent()->isUnion())
      node = M->asScalar(node, false);
  for (LocId place : to)
    store(place, node, to.size() == 1 && !writesPart(target, place, whole));
  return node;
}

/// Whether an assignment changes but a part of what stands at \p place: one
/// character of a text, some bytes of a number.
bool FunctionExtractor::writesPart(const Expr *target, LocId place,
                                   const Expr *assignment) {
  QualType type = target->getType();
  if (!type->isArithmeticType() && !type->isEnumeralType())
    return false;
  const Location at = (*M)[place];
  QualType object = declaredType(place);
  if (at.kind == RootKind::Region && at.parent == None)
    if (QualType pointer = declaredType(at.cell); !pointer.isNull())
      object = pointer->getPointeeType();
  if (!object.isNull() && object->isRecordType())
    return !object->isUnionType();
  if (!object.isNull() && object->isScalarType() &&
      Context.getTypeSize(type) < Context.getTypeSize(object))
    return true;
  if (!type->isAnyCharacterType())
    return false;
  // The first character, where the place stands for all of the text. (The end
  // of a text there leaves nothing of it.)
  const Expr *plain = target->IgnoreParens();
  bool element = at.parent != None && at.selector.kind == SelectorKind::Element;
  if (isa<CallExpr>(plain))
    return !element;
  if (!isa<ArraySubscriptExpr>(plain) && !isa<UnaryOperator>(plain))
    return false;
  bool ofVariable = (*M)[M->root(place)].kind == RootKind::Variable;
  if (ofVariable || (element && at.selector.value != 0))
    return false;
  const auto *op = dyn_cast<BinaryOperator>(assignment);
  return !op || constantNumber(op->getRHS()) != 0;
}

/// x ^ x, x - x, x * 0 and x & 0 have nothing of x left.
bool FunctionExtractor::leavesNothing(const BinaryOperator *op) {
  const Expr *left = op->getLHS(), *right = op->getRHS();
  switch (op->getOpcode()) {
  case BO_Xor:
  case BO_XorAssign:
  case BO_Sub:
  case BO_SubAssign: {
    const auto *a = dyn_cast<DeclRefExpr>(left->IgnoreParenImpCasts());
    const auto *b = dyn_cast<DeclRefExpr>(right->IgnoreParenImpCasts());
    return a && b && a->getDecl() == b->getDecl();
  }
  case BO_Mul:
  case BO_MulAssign:
  case BO_And:
  case BO_AndAssign:
    return op->getType()->isIntegerType() &&
           (constantNumber(left) == 0 || constantNumber(right) == 0);
  default:
    return false;
  }
}

NodeRef FunctionExtractor::binaryValue(const BinaryOperator *op,
                                       Places *assigned) {
  switch (op->getOpcode()) {
  case BO_Assign: {
    const Expr *right = op->getRHS();
    NodeRef node = value(right);
    auto number = constantNumber(right);
    Places to = places(op->getLHS());
    node = assign(op->getLHS(), to, node, op);
    if (auto variable = numberVariable(op->getLHS()))
      Now.setConstant(*variable, number);
    if (assigned)
      *assigned = to;
    return node;
  }
  case BO_Comma:
    statement(op->getLHS());
    return value(op->getRHS());
  case BO_LAnd:
  case BO_LOr: {
    // Computed from both sides, the second of which may not be reached.
    if (auto known = constantCondition(op))
      return nullptr;
    NodeRef left = value(op->getLHS());
    State before = Now;
    auto skip = constantCondition(op->getLHS());
    if (skip && *skip == (op->getOpcode() == BO_LOr))
      return nullptr;
    decide(op->getLHS(), left);
    NodeRef right = value(op->getRHS());
    if (Now.reachable) {
      Now = joinStates(before, Now);
      Now.decisions = before.decisions;
    } else {
      Now = before;
    }
    std::vector<Origin> origins;
    if (left)
      origins = left->origins;
    if (right)
      origins.insert(origins.end(), right->origins.begin(),
                     right->origins.end());
    return M->derived(origins, nullptr);
  }
  default:
    break;
  }
  if (op->isCompoundAssignmentOp()) {
    Places to = places(op->getLHS());
    if (assigned)
      *assigned = to;
    NodeRef before = loadAll(to);
    NodeRef right = value(op->getRHS());
    if (op->getType()->isPointerType()) {
      before =
          explicitPointer(before, to.size() == 1 ? to[0] : None, op->getType());
      Node moved = before ? *before : Node();
      Places at(moved.targets.begin(), moved.targets.end());
      at = offset(at, op->getRHS(), op->getOpcode() == BO_SubAssign,
                  op->getType()->getPointeeType());
      moved.targets.assign(at.begin(), at.end());
      std::sort(moved.targets.begin(), moved.targets.end());
      NodeRef after = std::make_shared<const Node>(std::move(moved));
      storeAll(to, after);
      return after;
    }
    std::vector<Origin> origins;
    M->collect(before, origins);
    M->collect(right, origins);
    NodeRef node = leavesNothing(op) ? nullptr : M->derived(origins, nullptr);
    auto variable = numberVariable(op->getLHS());
    auto number = variable ? Now.constant(*variable) : std::nullopt;
    auto by = constantNumber(op->getRHS());
    node = assign(op->getLHS(), to, node, op);
    if (number && by && op->getOpcode() == BO_AddAssign)
      Now.setConstant(*variable, *number + *by);
    if (number && by && op->getOpcode() == BO_SubAssign)
      Now.setConstant(*variable, *number - *by);
    return node;
  }
  NodeRef left = value(op->getLHS());
  NodeRef right = value(op->getRHS());
  if (op->getType()->isPointerType() && op->isAdditiveOp()) {
    bool leftPointer = op->getLHS()->getType()->isPointerType();
    NodeRef pointer = leftPointer ? left : right;
    const Expr *index = leftPointer ? op->getRHS() : op->getLHS();
    if (!pointer)
      return nullptr;
    Node moved = *pointer;
    Places at(moved.targets.begin(), moved.targets.end());
    at = offset(at, index, op->getOpcode() == BO_Sub,
                op->getType()->getPointeeType());
    moved.targets.assign(at.begin(), at.end());
    std::sort(moved.targets.begin(), moved.targets.end());
    return std::make_shared<const Node>(std::move(moved));
  }
  if (op->isPtrMemOp())
    return loadAll(places(op));
  // How far apart, not what stands there.
  if (op->getOpcode() == BO_Sub && op->getLHS()->getType()->isPointerType() &&
      op->getRHS()->getType()->isPointerType())
    return nullptr;
  std::vector<Origin> origins;
  for (const NodeRef &side : {left, right})
    if (side && op->getType()->isVectorType())
      M->collect(side, origins);
    else if (side)
      origins.insert(origins.end(), side->origins.begin(), side->origins.end());
  if (origins.empty())
    return nullptr;
  if (leavesNothing(op))
    return nullptr;
  Step s = step(StepKind::Compute, op->getOperatorLoc(),
                ("computed with '" + op->getOpcodeStr() + "'").str());
  return M->derived(origins, &s);
}

} // namespace purpose
