//===- Expressions.cpp - what an expression is worth --------------*- C++ -*- ===//
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
  return M->fromOrigin(
      originAt(PortKind::Function, 0, S.of(function)));
}

/// What an object is given at its making counts as data, also when written as
/// a literal: `User u{"+15550100"}`. (A later assignment of a literal is an
/// overwriting, and clears.)
NodeRef FunctionExtractor::literalData(const Expr *init) {
  const Expr *plain = init->IgnoreImplicit()->IgnoreParenCasts();
  for (int i = 0; i < 4; ++i) {
    if (const auto *made = dyn_cast<CXXConstructExpr>(plain);
        made && made->getNumArgs() >= 1)
      plain = made->getArg(0)->IgnoreImplicit()->IgnoreParenCasts();
    else
      break;
  }
  bool data = false;
  if (const auto *text = dyn_cast<clang::StringLiteral>(plain))
    data = text->getLength() > 0;
  else if (const auto *number = dyn_cast<IntegerLiteral>(plain))
    data = number->getValue() != 0;
  if (!data)
    return nullptr;
  Index literal =
      B.symbol("(literal)", "a literal", SymbolKind::Variable);
  Origin origin = originAt(PortKind::Local, 0, literal);
  return M->fromOrigin(origin);
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

Selector FunctionExtractor::elementSelector(const Expr *index) {
  Expr::EvalResult result;
  if (index && !index->isValueDependent() &&
      index->EvaluateAsInt(result, Context)) {
    llvm::APSInt value = result.Val.getInt();
    if (value.isNonNegative() && value.getActiveBits() < 31)
      return {SelectorKind::Element, uint32_t(value.getZExtValue())};
  }
  return {SelectorKind::Element, AnyIndex};
}

Selector FunctionExtractor::keySelector(const Expr *index, bool associative) {
  const Expr *plain = index->IgnoreImplicit()->IgnoreParenImpCasts();
  for (int i = 0; i < 4; ++i) {
    if (const auto *made = dyn_cast<CXXConstructExpr>(plain);
        made && made->getNumArgs() >= 1)
      plain = made->getArg(0)->IgnoreImplicit()->IgnoreParenImpCasts();
    else if (const auto *cast = dyn_cast<ExplicitCastExpr>(plain))
      plain = cast->getSubExpr()->IgnoreImplicit()->IgnoreParenImpCasts();
    else
      break;
  }
  if (const auto *text = dyn_cast<clang::StringLiteral>(plain))
    if (text->isOrdinary())
      return {SelectorKind::Key, B.string(text->getString())};
  Selector element = elementSelector(plain);
  if (element.value == AnyIndex || !associative)
    return element;
  return {SelectorKind::Key, B.string(std::to_string(element.value))};
}

Places FunctionExtractor::offset(const Places &to, const Expr *index,
                                 bool minus) {
  Places result;
  Selector selector = elementSelector(index);
  if (minus)
    selector.value = AnyIndex;
  for (LocId place : to) {
    LocId at = place;
    const Location &l = (*M)[place];
    if (l.parent != None && l.selector.kind == SelectorKind::Element) {
      // array[i] + k
      at = l.parent;
      if (selector.value != AnyIndex && l.selector.value != AnyIndex)
        at = M->child(at, {SelectorKind::Element,
                           selector.value + l.selector.value});
      else
        at = M->child(at, {SelectorKind::Element, AnyIndex});
    } else {
      at = M->child(at, selector);
    }
    if (!llvm::is_contained(result, at))
      result.push_back(at);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

namespace {
struct Nesting {
  unsigned &depth;
  explicit Nesting(unsigned &d) : depth(d) { ++depth; }
  ~Nesting() { --depth; }
};
} // namespace

Places FunctionExtractor::places(const Expr *expr) {
  if (!expr || !Now.reachable)
    return {};
  Nesting nesting(Depth);
  if (Depth > 400)
    return {};
  if (expr->isPRValue()) {
    // A value where an object is wanted: it stands in a temporary.
    LocId place = M->temporary(expr);
    Now.set(place, nullptr);
    initialise(place, expr, expr->getType());
    return {place};
  }
  switch (expr->getStmtClass()) {
  case Stmt::ParenExprClass:
    return places(cast<ParenExpr>(expr)->getSubExpr());
  case Stmt::ExprWithCleanupsClass:
    return places(cast<ExprWithCleanups>(expr)->getSubExpr());
  case Stmt::ConstantExprClass:
    return places(cast<ConstantExpr>(expr)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return places(cast<SubstNonTypeTemplateParmExpr>(expr)->getReplacement());
  case Stmt::GenericSelectionExprClass:
    return places(cast<GenericSelectionExpr>(expr)->getResultExpr());
  case Stmt::ChooseExprClass:
    return places(cast<ChooseExpr>(expr)->getChosenSubExpr());
  case Stmt::CXXDefaultArgExprClass:
    return places(cast<CXXDefaultArgExpr>(expr)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return places(cast<CXXDefaultInitExpr>(expr)->getExpr());
  case Stmt::OpaqueValueExprClass:
    if (const Expr *source = cast<OpaqueValueExpr>(expr)->getSourceExpr())
      return places(source);
    return {};
  case Stmt::DeclRefExprClass: {
    const ValueDecl *decl = cast<DeclRefExpr>(expr)->getDecl();
    if (const auto *binding = dyn_cast<BindingDecl>(decl)) {
      if (const VarDecl *holder = binding->getHoldingVar())
        return variablePlaces(holder);
      auto captured = Captured.find(binding);
      if (captured != Captured.end())
        return follow(captured->second);
      return places(binding->getBinding());
    }
    if (const auto *variable = dyn_cast<VarDecl>(decl))
      return variablePlaces(variable);
    return {};
  }
  case Stmt::MemberExprClass: {
    const auto *member = cast<MemberExpr>(expr);
    if (const auto *variable = dyn_cast<VarDecl>(member->getMemberDecl()))
      return variablePlaces(variable);
    const auto *field = dyn_cast<FieldDecl>(member->getMemberDecl());
    if (!field)
      return {};
    Places objects;
    const Expr *base = member->getBase();
    if (member->isArrow())
      objects = targets(value(base), None);
    else
      objects = places(base);
    return this->field(objects, field);
  }
  case Stmt::ArraySubscriptExprClass: {
    const auto *subscript = cast<ArraySubscriptExpr>(expr);
    value(subscript->getIdx());
    const Expr *base = subscript->getBase()->IgnoreParenImpCasts();
    if (base->getType()->isArrayType() && base->isGLValue())
      return offset(places(base), subscript->getIdx(), false);
    return offset(targets(value(subscript->getBase()), None),
                  subscript->getIdx(), false);
  }
  case Stmt::UnaryOperatorClass: {
    const auto *op = cast<UnaryOperator>(expr);
    switch (op->getOpcode()) {
    case UO_Deref:
      return targets(value(op->getSubExpr()), None);
    case UO_PreInc:
    case UO_PreDec:
      return increment(op).places;
    default:
      return places(op->getSubExpr());
    }
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *op = cast<BinaryOperator>(expr);
    if (op->isAssignmentOp()) {
      binaryValue(op);
      return places(op->getLHS());
    }
    if (op->getOpcode() == BO_Comma) {
      statement(op->getLHS());
      return places(op->getRHS());
    }
    if (op->isPtrMemOp()) {
      Places objects = op->getOpcode() == BO_PtrMemI
                           ? targets(value(op->getLHS()), None)
                           : places(op->getLHS());
      NodeRef member = value(op->getRHS());
      Places result;
      if (member)
        for (LocId target : member->targets)
          // A pointer to member is kept as the field of a stand-in object.
          if ((*M)[target].parent != None)
            for (LocId object : objects)
              result.push_back(M->child(object, (*M)[target].selector));
      if (result.empty())
        for (LocId object : objects)
          result.push_back(
              M->child(object, {SelectorKind::Element, AnyIndex}));
      return result;
    }
    return {};
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *conditional = cast<AbstractConditionalOperator>(expr);
    auto [yes, no] = branch(conditional->getCond());
    Now = yes;
    Places result = places(conditional->getTrueExpr());
    State after = Now;
    Now = no;
    for (LocId place : places(conditional->getFalseExpr()))
      if (!llvm::is_contained(result, place))
        result.push_back(place);
    Now = joinStates(after, Now);
    return result;
  }
  case Stmt::MaterializeTemporaryExprClass: {
    const auto *temporary = cast<MaterializeTemporaryExpr>(expr);
    const Expr *inner = temporary->getSubExpr();
    LocId place = M->temporary(temporary);
    Now.set(place, nullptr);
    initialise(place, inner, inner->getType());
    return {place};
  }
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
    // Base and derived objects stand at one place; another type over the same
    // bytes too.
    return places(cast<CastExpr>(expr)->getSubExpr());
  case Stmt::CompoundLiteralExprClass: {
    const auto *literal = cast<CompoundLiteralExpr>(expr);
    LocId place = M->temporary(expr);
    Now.set(place, nullptr);
    initialise(place, literal->getInitializer(), literal->getType());
    return {place};
  }
  case Stmt::InitListExprClass: {
    const auto *list = cast<InitListExpr>(expr);
    if (list->getNumInits() == 1)
      return places(list->getInit(0));
    return {};
  }
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass: {
    LocId place = M->temporary(expr);
    return {place};
  }
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass: {
    CallValue result = call(expr);
    return result.places;
  }
  case Stmt::StmtExprClass: {
    value(expr);
    return {};
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    LocId place = M->temporary(expr);
    Now.set(place, unknownFrom(expr));
    return {place};
  }
  default: {
    LocId place = M->temporary(expr);
    Now.set(place, unknownFrom(expr));
    return {place};
  }
  }
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

NodeRef FunctionExtractor::value(const Expr *expr) {
  if (!expr || !Now.reachable)
    return nullptr;
  Nesting nesting(Depth);
  if (Depth > 400) {
    gap(GapKind::Limit, expr->getBeginLoc(), "expression is nested too deeply");
    return nullptr;
  }
  if (expr->isGLValue())
    return loadAll(places(expr));
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
    const Expr *inner =
        cast<CXXStdInitializerListExpr>(expr)->getSubExpr();
    return pointerTo(places(inner));
  }
  case Stmt::CXXDefaultArgExprClass:
    return value(cast<CXXDefaultArgExpr>(expr)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return value(cast<CXXDefaultInitExpr>(expr)->getExpr());
  case Stmt::OpaqueValueExprClass:
    return value(cast<OpaqueValueExpr>(expr)->getSourceExpr());
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
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *conditional = cast<AbstractConditionalOperator>(expr);
    auto [yes, no] = branch(conditional->getCond());
    Now = yes;
    NodeRef a = value(conditional->getTrueExpr());
    State after = Now;
    Now = no;
    NodeRef b = value(conditional->getFalseExpr());
    bool both = after.reachable && Now.reachable;
    NodeRef result = both ? M->join(a, b) : after.reachable ? a : b;
    Now = joinStates(after, Now);
    return result;
  }
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
    return load(place);
  }
  case Stmt::CXXInheritedCtorInitExprClass:
    return nullptr;
  case Stmt::InitListExprClass:
    return initListValue(cast<InitListExpr>(expr));
  case Stmt::CXXParenListInitExprClass: {
    const auto *list = cast<CXXParenListInitExpr>(expr);
    LocId place = M->temporary(expr);
    Now.set(place, nullptr);
    if (const auto *record = expr->getType()->getAsRecordDecl()) {
      auto field = record->field_begin();
      for (const Expr *init : list->getInitExprs()) {
        if (field == record->field_end())
          break;
        initialise(M->child(place, {SelectorKind::Field, S.of(*field)}), init,
                   field->getType());
        ++field;
      }
    }
    return load(place);
  }
  case Stmt::LambdaExprClass:
    return lambdaValue(cast<LambdaExpr>(expr));
  case Stmt::CXXNewExprClass:
    return newValue(cast<CXXNewExpr>(expr));
  case Stmt::CXXDeleteExprClass:
    value(cast<CXXDeleteExpr>(expr)->getArgument());
    return nullptr;
  case Stmt::CXXThrowExprClass: {
    const Expr *thrown = cast<CXXThrowExpr>(expr)->getSubExpr();
    if (thrown) {
      NodeRef node = value(thrown);
      if (!Handlers.empty()) {
        Handlers.back().thrown = M->join(Handlers.back().thrown, node);
        Handlers.back().onThrow = joinStates(Handlers.back().onThrow, Now);
      }
      emitValue(node, Out{PortKind::Throw, 0, None, {}}, false,
                S.recordSymbol(thrown->getType()));
    }
    Now.reachable = false;
    return nullptr;
  }
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
    // One of the extra arguments.
    unsigned extra = Function ? Function->getNumParams() : 0;
    Origin origin = originAt(PortKind::Param, int32_t(extra), None);
    return explicitPointer(M->fromOrigin(origin), None, expr->getType());
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass: {
    const auto *suspend = cast<CoroutineSuspendExpr>(expr);
    const Expr *operand = suspend->getOperand();
    NodeRef node = operand ? value(operand) : nullptr;
    if (isa<CoyieldExpr>(expr))
      emitValue(node,
                Out{PortKind::Return, 0, None, {{SelectorKind::Deref, 0}}},
                false, None);
    // What is awaited is what stands inside the awaitable.
    return M->join(node, dereference(node));
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
    return value(cast<ArrayInitLoopExpr>(expr)->getCommonExpr()->getSourceExpr());
  case Stmt::RecoveryExprClass:
    gap(GapKind::Unparsed, expr->getBeginLoc(), "expression with errors");
    return unknownFrom(expr);
  default:
    return unknownFrom(expr);
  }
}

/// ++ and --: a pointer moves to some other element, a number stays derived
/// from what it was.
CallValue FunctionExtractor::increment(const UnaryOperator *op) {
  Places to = places(op->getSubExpr());
  NodeRef before = loadAll(to);
  if (!op->getType()->isPointerType())
    return {before, to};
  before =
      explicitPointer(before, to.size() == 1 ? to[0] : None, op->getType());
  Node moved = before ? *before : Node();
  Places next;
  for (LocId target : moved.targets) {
    const Location &l = (*M)[target];
    LocId base = l.parent != None && l.selector.kind == SelectorKind::Element
                     ? l.parent
                     : target;
    next.push_back(M->child(base, {SelectorKind::Element, AnyIndex}));
  }
  moved.targets.assign(next.begin(), next.end());
  std::sort(moved.targets.begin(), moved.targets.end());
  NodeRef after = std::make_shared<const Node>(std::move(moved));
  storeAll(to, after);
  return {op->isPostfix() ? before : after, to};
}

NodeRef FunctionExtractor::castValue(const CastExpr *castExpr) {
  const Expr *sub = castExpr->getSubExpr();
  switch (castExpr->getCastKind()) {
  case CK_LValueToRValue:
  case CK_LValueToRValueBitCast: {
    Places from = places(sub);
    NodeRef node;
    bool first = true;
    for (LocId place : from) {
      NodeRef at = explicitPointer(loadVia(place), place, castExpr->getType());
      node = first ? at : M->join(node, at);
      first = false;
    }
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
    return node;
  }
  case CK_ArrayToPointerDecay:
    return pointerTo(places(sub));
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
  default:
    return value(sub);
  }
}

NodeRef FunctionExtractor::assign(const Expr *target, NodeRef node,
                                  const Expr *whole) {
  Places to = places(target);
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
  storeAll(to, node);
  return node;
}

NodeRef FunctionExtractor::binaryValue(const BinaryOperator *op) {
  switch (op->getOpcode()) {
  case BO_Assign: {
    const Expr *right = op->getRHS();
    NodeRef node = value(right);
    return assign(op->getLHS(), node, op);
  }
  case BO_Comma:
    statement(op->getLHS());
    return value(op->getRHS());
  case BO_LAnd:
  case BO_LOr: {
    auto [yes, no] = branch(op);
    Now = joinStates(yes, no);
    // Which of the two it was is a decision, not a value.
    return nullptr;
  }
  default:
    break;
  }
  if (op->isCompoundAssignmentOp()) {
    Places to = places(op->getLHS());
    NodeRef before = loadAll(to);
    NodeRef right = value(op->getRHS());
    if (op->getType()->isPointerType()) {
      before = explicitPointer(before, to.size() == 1 ? to[0] : None,
                               op->getType());
      Node moved = before ? *before : Node();
      Places at(moved.targets.begin(), moved.targets.end());
      at = offset(at, nullptr, true);
      moved.targets.assign(at.begin(), at.end());
      std::sort(moved.targets.begin(), moved.targets.end());
      NodeRef after = std::make_shared<const Node>(std::move(moved));
      storeAll(to, after);
      return after;
    }
    std::vector<Origin> origins;
    M->collect(before, origins);
    M->collect(right, origins);
    NodeRef node = M->derived(origins, nullptr);
    return assign(op->getLHS(), node, op);
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
    at = offset(at, index, op->getOpcode() == BO_Sub);
    moved.targets.assign(at.begin(), at.end());
    std::sort(moved.targets.begin(), moved.targets.end());
    return std::make_shared<const Node>(std::move(moved));
  }
  if (op->isPtrMemOp())
    return loadAll(places(op));
  std::vector<Origin> origins;
  if (left)
    origins.insert(origins.end(), left->origins.begin(), left->origins.end());
  if (right)
    origins.insert(origins.end(), right->origins.begin(), right->origins.end());
  if (origins.empty())
    return nullptr;
  // x ^ x, x - x and x * 0 have nothing of x left.
  if ((op->getOpcode() == BO_Xor || op->getOpcode() == BO_Sub)) {
    const auto *a = dyn_cast<DeclRefExpr>(op->getLHS()->IgnoreParenImpCasts());
    const auto *b = dyn_cast<DeclRefExpr>(op->getRHS()->IgnoreParenImpCasts());
    if (a && b && a->getDecl() == b->getDecl())
      return nullptr;
  }
  Step s = step(StepKind::Compute, op->getOperatorLoc(),
                ("computed with '" + op->getOpcodeStr() + "'").str());
  return M->derived(origins, &s);
}

NodeRef FunctionExtractor::initListValue(const InitListExpr *list) {
  if (const InitListExpr *semantic = list->getSemanticForm())
    list = semantic;
  QualType type = list->getType();
  if (list->isTransparent() || (list->getNumInits() == 1 &&
                                !type->isRecordType() && !type->isArrayType()))
    return list->getNumInits() ? value(list->getInit(0)) : nullptr;
  LocId place = M->temporary(list);
  Now.set(place, nullptr);
  initialise(place, list, type);
  return load(place);
}

/// The object at \p place gets its first value.
void FunctionExtractor::initialise(LocId place, const Expr *init,
                                   QualType type) {
  const Expr *plain = init;
  for (;;) {
    if (const auto *cleanups = dyn_cast<ExprWithCleanups>(plain))
      plain = cleanups->getSubExpr();
    else if (const auto *bind = dyn_cast<CXXBindTemporaryExpr>(plain))
      plain = bind->getSubExpr();
    else if (const auto *constant = dyn_cast<ConstantExpr>(plain))
      plain = constant->getSubExpr();
    else if (const auto *paren = dyn_cast<ParenExpr>(plain))
      plain = paren->getSubExpr();
    else if (const auto *inner = dyn_cast<CXXDefaultInitExpr>(plain))
      plain = inner->getExpr();
    else if (const auto *cast = dyn_cast<CXXFunctionalCastExpr>(plain);
             cast && cast->isPRValue() &&
             cast->getCastKind() == CK_ConstructorConversion)
      plain = cast->getSubExpr();
    else if (const auto *cast = dyn_cast<ImplicitCastExpr>(plain);
             cast && cast->isPRValue() &&
             (cast->getCastKind() == CK_ConstructorConversion ||
              cast->getCastKind() == CK_NoOp))
      plain = cast->getSubExpr();
    else
      break;
  }
  if (type->isReferenceType()) {
    Places to = places(plain);
    Now.set(M->root(place),
            M->replace(content(Now, M->root(place)), M->below(place),
                       pointerTo(to)));
    return;
  }
  if (const auto *made = dyn_cast<CXXConstructExpr>(plain)) {
    construct(place, made);
    return;
  }
  if (const auto *list = dyn_cast<InitListExpr>(plain)) {
    if (const InitListExpr *semantic = list->getSemanticForm())
      list = semantic;
    if (list->isTransparent() && list->getNumInits()) {
      initialise(place, list->getInit(0), type);
      return;
    }
    if (const auto *record = list->getType()->getAsRecordDecl()) {
      store(place, nullptr);
      if (record->isUnion()) {
        const FieldDecl *field = list->getInitializedFieldInUnion();
        if (field && list->getNumInits())
          for (LocId member : this->field({place}, field))
            initialise(member, list->getInit(0), field->getType());
        return;
      }
      unsigned i = 0;
      if (const auto *cxx = dyn_cast<CXXRecordDecl>(record))
        for (const CXXBaseSpecifier &base : cxx->bases()) {
          if (i < list->getNumInits())
            initialise(place, list->getInit(i), base.getType());
          ++i;
        }
      for (const FieldDecl *field : record->fields()) {
        if (field->isUnnamedBitField())
          continue;
        if (i >= list->getNumInits())
          break;
        const Expr *element = list->getInit(i++);
        LocId member =
            M->child(place, {SelectorKind::Field, S.of(field)});
        initialise(member, element, field->getType());
        if (!load(member))
          if (NodeRef data = literalData(element)) {
            Now.set(M->root(member),
                    M->replace(content(Now, M->root(member)),
                               M->below(member), data));
          }
      }
      return;
    }
    if (list->getType()->isArrayType()) {
      store(place, nullptr);
      QualType element = Context.getAsArrayType(list->getType())->getElementType();
      for (unsigned i = 0; i < list->getNumInits() && i < 256; ++i)
        initialise(M->child(place, {SelectorKind::Element, i}),
                   list->getInit(i), element);
      return;
    }
    if (list->getNumInits() == 1) {
      initialise(place, list->getInit(0), type);
      return;
    }
    store(place, nullptr);
    return;
  }
  NodeRef node;
  if (plain->isGLValue()) {
    Places from = places(plain);
    node = loadAll(from);
    if (from.size() == 1)
      node = explicitPointer(node, from[0], type);
  } else {
    node = value(plain);
  }
  if (node && (*M)[place].kind == RootKind::Variable &&
      (*M)[place].parent == None) {
    const auto *decl = dyn_cast_or_null<VarDecl>(
        static_cast<const Decl *>((*M)[place].key));
    if (decl)
      node = M->withStep(node,
                         step(StepKind::Assign, decl->getLocation(),
                              "assigned to '" + decl->getNameAsString() + "'"));
  }
  store(place, node);
}

/// Members that have an initialiser in the class get it; what stands in the
/// others is whatever it is.
void FunctionExtractor::defaultMembers(LocId place, const CXXRecordDecl *record,
                                       bool unknownRest) {
  for (const CXXBaseSpecifier &base : record->bases())
    if (const auto *decl = base.getType()->getAsCXXRecordDecl())
      if (decl->hasDefinition() && !decl->isInStdNamespace())
        defaultMembers(place, decl->getDefinition(), unknownRest);
  for (const FieldDecl *field : record->fields()) {
    LocId member = M->child(place, {SelectorKind::Field, S.of(field)});
    if (field->hasInClassInitializer() && field->getInClassInitializer()) {
      initialise(member, field->getInClassInitializer(), field->getType());
    } else if (const auto *inner = field->getType()->getAsCXXRecordDecl()) {
      if (!inner->isInStdNamespace() && inner->hasDefinition() &&
          !inner->hasUserProvidedDefaultConstructor())
        defaultMembers(member, inner->getDefinition(), unknownRest);
    }
  }
}

void FunctionExtractor::construct(LocId place, const CXXConstructExpr *expr) {
  const CXXConstructorDecl *constructor = expr->getConstructor();
  const CXXRecordDecl *record = constructor->getParent();
  if (constructor->isCopyOrMoveConstructor() && expr->getNumArgs() >= 1 &&
      (!constructor->isUserProvided() || record->isInStdNamespace() ||
       record->isLambda())) {
    const Expr *source = expr->getArg(0);
    if (source->isPRValue()) {
      initialise(place, source, expr->getType());
      return;
    }
    Places from = places(source);
    NodeRef node;
    bool first = true;
    for (LocId at : from) {
      NodeRef one = explicitPointer(loadVia(at), at, expr->getType());
      // Pointers among the fields are copied too: both mean one object.
      if (!record->isInStdNamespace())
        for (const FieldDecl *field : record->fields())
          if (pointerLike(field->getType())) {
            Selector selector{SelectorKind::Field, S.of(field)};
            LocId cell = M->child(at, selector);
            NodeRef pointer =
                explicitPointer(load(cell), cell, field->getType());
            if (pointer && !pointer->targets.empty())
              one = M->replace(one, {selector}, pointer);
          }
      node = first ? one : M->join(node, one);
      first = false;
    }
    if (node && (*M)[place].kind == RootKind::Variable)
      if (const auto *decl = dyn_cast_or_null<VarDecl>(
              static_cast<const Decl *>((*M)[place].key)))
        node = M->withStep(
            node, step(StepKind::Assign, expr->getExprLoc(),
                       "copied to '" + decl->getNameAsString() + "'"));
    store(place, node);
    return;
  }
  if (constructor->isDefaultConstructor() && !constructor->isUserProvided()) {
    NodeRef made;
    const Location &l = (*M)[place];
    if (l.kind == RootKind::Variable && l.parent == None && !expr->requiresZeroInitialization()) {
      const auto *decl = dyn_cast_or_null<VarDecl>(
          static_cast<const Decl *>(l.key));
      if (decl && !decl->hasGlobalStorage() && !record->isInStdNamespace() &&
          !record->isLambda())
        made = M->fromOrigin(originAt(PortKind::Local, 0, S.of(decl)));
    }
    store(place, made);
    if (record->hasDefinition() && !record->isInStdNamespace())
      defaultMembers(place, record->getDefinition(), true);
    return;
  }
  if (constructor->isInheritingConstructor())
    if (const auto *inherited = constructor->getInheritedConstructor()
                                    .getConstructor())
      constructor = inherited;
  Actual object;
  object.places = {place};
  object.isPlace = true;
  object.type = expr->getType();
  object.writable = true;
  std::vector<Actual> args = arguments(
      llvm::ArrayRef<const Expr *>(expr->getArgs(), expr->getNumArgs()),
      constructor,
      constructor->getType()->getAs<FunctionProtoType>());
  callFunction(expr, constructor, object, std::move(args), false);
}

NodeRef FunctionExtractor::newValue(const CXXNewExpr *expr) {
  for (const Expr *placement : expr->placement_arguments())
    if (placement->getType()->isPointerType()) {
      Places to = targets(value(placement), None);
      if (const Expr *init = expr->getInitializer())
        for (LocId place : to)
          initialise(place, init, expr->getAllocatedType());
      return pointerTo(to);
    }
  LocId place = M->heap(expr);
  Now.set(place, nullptr);
  if (expr->isArray() && expr->getArraySize() && *expr->getArraySize())
    value(*expr->getArraySize());
  if (const Expr *init = expr->getInitializer())
    initialise(place, init, expr->getAllocatedType());
  return pointerTo({place});
}

NodeRef FunctionExtractor::lambdaValue(const LambdaExpr *lambda) {
  const CXXMethodDecl *op = lambda->getCallOperator();
  LocId closure = M->temporary(lambda);
  Now.set(closure, op ? functionValue(op) : nullptr);
  const CXXRecordDecl *record = lambda->getLambdaClass();
  auto init = lambda->capture_init_begin();
  auto field = record->field_begin();
  for (const LambdaCapture &capture : lambda->captures()) {
    if (field == record->field_end())
      break;
    LocId member = M->child(closure, {SelectorKind::Field, S.of(*field)});
    if (*init) {
      if (field->getType()->isReferenceType())
        Now.set(M->root(member),
                M->replace(content(Now, M->root(member)), M->below(member),
                           pointerTo(places(*init))));
      else
        initialise(member, *init, field->getType());
    }
    (void)capture;
    ++init;
    ++field;
  }
  return load(closure);
}

} // namespace purpose
