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

Selector FunctionExtractor::elementSelector(const Expr *index) {
  if (index)
    if (auto number = constantNumber(index))
      if (*number >= 0 && *number < INT32_MAX)
        return {SelectorKind::Element, uint32_t(*number)};
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

/// How many elements of an array of arrays one of this type takes.
uint32_t FunctionExtractor::flatSize(QualType type) {
  uint64_t size = 1;
  while (!type.isNull() && type->isConstantArrayType()) {
    const auto *array = cast<ConstantArrayType>(type->castAsArrayTypeUnsafe());
    size *= array->getSize().getLimitedValue(1 << 20);
    type = array->getElementType();
  }
  return uint32_t(std::min<uint64_t>(size, 1 << 20));
}

LocId FunctionExtractor::elementOf(LocId array, uint32_t number) {
  const Location l = (*M)[array];
  if (l.parent != None && l.selector.kind == SelectorKind::Element) {
    if (number != AnyIndex)
      number =
          l.selector.value == AnyIndex ? AnyIndex : number + l.selector.value;
    return M->child(l.parent, {SelectorKind::Element, number});
  }
  // What a pointer of unknown origin points to is its own element 0.
  if (number == 0 && l.parent == None &&
      (l.kind == RootKind::Region || l.kind == RootKind::OriginRegion))
    return array;
  return M->child(array, {SelectorKind::Element, number});
}

/// The member of a record that lies so many bytes from its beginning, for a
/// pointer that walks over the record's bytes.
LocId FunctionExtractor::memberAt(LocId place, uint32_t bytes,
                                  QualType element) {
  if (element.isNull() || !element->isCharType())
    return None;
  const Location l = (*M)[place];
  QualType type;
  auto declared = [&](LocId cell) -> QualType {
    const Location &at = (*M)[cell];
    if (at.parent != None && at.selector.kind == SelectorKind::Field) {
      const FieldDecl *known = S.fieldOf(at.selector.value);
      return known ? known->getType() : QualType();
    }
    if (at.parent == None && at.kind == RootKind::Variable)
      if (const auto *variable =
              dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(at.key)))
        return variable->getType();
    return {};
  };
  if (l.parent == None && l.kind == RootKind::Region) {
    QualType pointer = declared(l.cell);
    if (!pointer.isNull())
      type = pointer->getPointeeType();
  } else {
    type = declared(place);
  }
  const RecordDecl *record =
      type.isNull() ? nullptr : type.getNonReferenceType()->getAsRecordDecl();
  if (!record || !(record = record->getDefinition()) ||
      record->isDependentContext() || record->isInvalidDecl())
    return None;
  for (const FieldDecl *member : record->fields())
    if (Context.getFieldOffset(member) == uint64_t(bytes) * 8)
      return M->child(place, {SelectorKind::Field, S.of(member)});
  return None;
}

/// Where a pointer that is moved by \p index elements points.
Places FunctionExtractor::offset(const Places &to, const Expr *index,
                                 bool minus, QualType element) {
  Places result;
  uint32_t by = elementSelector(index).value;
  if (by != AnyIndex)
    by *= flatSize(element);
  for (LocId place : to) {
    const Location l = (*M)[place];
    LocId at = place;
    if (l.parent != None && l.selector.kind == SelectorKind::Element) {
      uint32_t from = l.selector.value, next = AnyIndex;
      if (from != AnyIndex && by != AnyIndex)
        next = !minus ? from + by : by <= from ? from - by : AnyIndex;
      // `p = p + 4` in a loop goes on without end.
      if (Loops != 0 && from != 0 && by != 0)
        next = AnyIndex;
      at = M->child(l.parent, {SelectorKind::Element, next});
    } else if (LocId member = by != 0 && by != AnyIndex && !minus
                                  ? memberAt(place, by, element)
                                  : None;
               member != None) {
      at = member;
    } else if (by != 0) {
      at = M->child(place, {SelectorKind::Element, minus ? AnyIndex : by});
    }
    if (!llvm::is_contained(result, at))
      result.push_back(at);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

Places FunctionExtractor::places(const Expr *expr) {
  if (!expr || !Now.reachable)
    return {};
  Nesting nesting(Depth);
  if (Depth > 400)
    return {};
  if (expr->isPRValue()) {
    // A value where an object is wanted: it stands in a temporary.
    LocId place = M->temporary(expr);
    MadeTypes[place] = expr->getType();
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
  case Stmt::OpaqueValueExprClass: {
    const auto *opaque = cast<OpaqueValueExpr>(expr);
    if (auto known = Opaque.find(opaque); known != Opaque.end())
      return {known->second};
    if (const Expr *source = opaque->getSourceExpr())
      return places(source);
    return {};
  }
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
    if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
      // A reference to a function: its address stands in a place.
      LocId place = M->temporary(expr);
      Now.set(place, functionValue(function));
      return {place};
    }
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
    uint32_t by = elementSelector(subscript->getIdx()).value;
    if (base->getType()->isArrayType() && base->isGLValue()) {
      if (by != AnyIndex)
        by *= flatSize(expr->getType());
      Places result;
      for (LocId array : places(base))
        if (LocId at = elementOf(array, by); !llvm::is_contained(result, at))
          result.push_back(at);
      return result;
    }
    return offset(targets(value(subscript->getBase()), None),
                  subscript->getIdx(), false, expr->getType());
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
      if (!result.empty())
        return result;
      // Not known which: any member of that type.
      const auto *type = op->getRHS()->getType()->getAs<MemberPointerType>();
      const CXXRecordDecl *record =
          type ? type->getMostRecentCXXRecordDecl() : nullptr;
      if (record && record->hasDefinition())
        for (const FieldDecl *candidate : record->getDefinition()->fields())
          if (Context.hasSameUnqualifiedType(candidate->getType(),
                                             type->getPointeeType()))
            for (LocId place : field(objects, candidate))
              result.push_back(place);
      return result.empty() ? objects : result;
    }
    return {};
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *conditional = cast<AbstractConditionalOperator>(expr);
    State before = Now;
    auto [yes, no] = branch(conditional->getCond());
    Now = yes;
    Places result = places(conditional->getTrueExpr());
    State after = Now;
    Now = no;
    for (LocId place : places(conditional->getFalseExpr()))
      if (!llvm::is_contained(result, place))
        result.push_back(place);
    State otherwise = Now;
    Now = joinStates(after, otherwise);
    settle(before, after, otherwise);
    return result;
  }
  case Stmt::MaterializeTemporaryExprClass: {
    const auto *temporary = cast<MaterializeTemporaryExpr>(expr);
    const Expr *inner = temporary->getSubExpr();
    LocId place = M->temporary(temporary);
    MadeTypes[place] = inner->getType();
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
    const auto *suspend = cast<CoroutineSuspendExpr>(expr);
    awaitable(suspend);
    return places(suspend->getResumeExpr());
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
    State before = Now;
    auto [yes, no] = branch(conditional->getCond());
    Now = yes;
    NodeRef a =
        M->whereTrue(decided(value(conditional->getTrueExpr())), Now.when);
    State after = Now;
    Now = no;
    NodeRef b =
        M->whereTrue(decided(value(conditional->getFalseExpr())), Now.when);
    State otherwise = Now;
    bool both = after.reachable && otherwise.reachable;
    NodeRef result = both ? M->join(a, b) : after.reachable ? a : b;
    Now = joinStates(after, otherwise);
    settle(before, after, otherwise);
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
    return explicitPointer(load(place), place, expr->getType());
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
    // One of the extra arguments.
    unsigned extra = Function ? Function->getNumParams() : 0;
    Origin origin = originAt(PortKind::Param, int32_t(extra), None);
    return explicitPointer(M->fromOrigin(origin), None, expr->getType());
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
    if (NodeRef result = resultOf(sub))
      node = M->join(node, result);
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
    auto number = constantNumber(right);
    node = assign(op->getLHS(), node, op);
    if (auto variable = numberVariable(op->getLHS()))
      Now.setConstant(*variable, number);
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
    NodeRef node = M->derived(origins, nullptr);
    auto variable = numberVariable(op->getLHS());
    auto number = variable ? Now.constant(*variable) : std::nullopt;
    auto by = constantNumber(op->getRHS());
    node = assign(op->getLHS(), node, op);
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

} // namespace purpose
