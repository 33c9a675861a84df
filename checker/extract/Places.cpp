//===- Places.cpp - which place an expression names ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lvalues: variables, members, elements, what pointers refer to, and pointer
// arithmetic inside of arrays and records.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

Selector FunctionExtractor::elementSelector(const Expr *index) {
  if (index)
    if (auto number = constantNumber(index))
      if (*number >= 0 && *number < INT32_MAX)
        return {SelectorKind::Element, uint32_t(*number)};
  return {SelectorKind::Element, AnyIndex};
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

/// The type that a variable or a member is declared with.
QualType FunctionExtractor::declaredType(LocId place) {
  const Location &at = (*M)[place];
  if (at.parent != None && at.selector.kind == SelectorKind::Field) {
    const FieldDecl *known = S.fieldOf(at.selector.value);
    return known ? known->getType() : QualType();
  }
  if (at.parent == None && at.kind == RootKind::Variable)
    if (const auto *variable =
            dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(at.key)))
      return variable->getType();
  return {};
}

/// Of an element of an array of arrays, the numbers of the first element of its
/// row and of the first behind it. Rows lie one behind the other.
std::optional<std::pair<uint32_t, uint32_t>>
FunctionExtractor::rowOf(LocId element) {
  const Location l = (*M)[element];
  if (l.parent == None || l.selector.kind != SelectorKind::Element ||
      l.selector.value == AnyIndex)
    return std::nullopt;
  QualType type = declaredType(l.parent);
  const auto *array = type.isNull() || !type->isConstantArrayType()
                          ? nullptr
                          : type->castAsArrayTypeUnsafe();
  if (!array || !array->getElementType()->isConstantArrayType())
    return std::nullopt;
  uint32_t size = std::max(flatSize(array->getElementType()), 1u);
  uint32_t first = l.selector.value / size * size;
  return std::pair{first, first + size};
}

/// Whether a pointer that is handed over leads to a row of such an array, and
/// not to the rows behind it.
bool FunctionExtractor::isRowPointer(const Expr *expr) {
  if (!expr)
    return false;
  QualType type = expr->IgnoreParenImpCasts()->getType();
  QualType element = type->isArrayType()
                         ? type->castAsArrayTypeUnsafe()->getElementType()
                         : type->getPointeeType();
  return !element.isNull() && !element->isArrayType() && !element->isVoidType();
}

/// The member of a record that lies so many bytes from its beginning, for a
/// pointer that walks over the record's bytes.
LocId FunctionExtractor::memberAt(LocId place, uint32_t bytes,
                                  QualType element) {
  if (element.isNull() || !element->isCharType())
    return None;
  const Location l = (*M)[place];
  QualType type;
  if (l.parent == None && l.kind == RootKind::Region) {
    QualType pointer = declaredType(l.cell);
    if (!pointer.isNull())
      type = pointer->getPointeeType();
  } else {
    type = declaredType(place);
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

/// The fields that an `offsetof` leads through, outermost first; none if
/// \p expr is no such thing.
static FieldPath offsetFields(const Expr *expr) {
  FieldPath fields;
  expr = expr->IgnoreParenCasts();
  if (const auto *offset = dyn_cast<OffsetOfExpr>(expr)) {
    for (unsigned i = 0; i < offset->getNumComponents(); ++i) {
      const OffsetOfNode &node = offset->getComponent(i);
      if (node.getKind() != OffsetOfNode::Field)
        return {};
      fields.push_back(node.getField());
    }
    return fields;
  }
  // Written by hand: &((T *)0)->f.
  const auto *address = dyn_cast<UnaryOperator>(expr);
  if (!address || address->getOpcode() != UO_AddrOf)
    return {};
  const Expr *at = address->getSubExpr()->IgnoreParens();
  while (const auto *member = dyn_cast<MemberExpr>(at)) {
    const auto *field = dyn_cast<FieldDecl>(member->getMemberDecl());
    if (!field)
      return {};
    fields.insert(fields.begin(), field);
    at = member->getBase()->IgnoreParenCasts();
  }
  return isa<IntegerLiteral>(at) ? fields : FieldPath();
}

bool FunctionExtractor::isFieldOffset(const Expr *expr) {
  return !offsetFields(expr).empty();
}

FieldPath firstFields(const RecordDecl *from, const RecordDecl *to) {
  FieldPath fields;
  while (from && from->getCanonicalDecl() != to->getCanonicalDecl()) {
    const RecordDecl *definition = from->getDefinition();
    if (!definition || definition->isUnion() || definition->field_empty() ||
        fields.size() > 4)
      return {};
    const FieldDecl *first = *definition->field_begin();
    fields.push_back(first);
    from = first->getType()->getAsRecordDecl();
  }
  return from ? fields : FieldPath();
}

/// A pointer to a record taken for one to its first field, or the other way
/// round: as C does to have base classes.
NodeRef FunctionExtractor::castToFirst(const NodeRef &pointer, QualType from,
                                       QualType to) {
  if (!pointer || pointer->targets.empty() || !from->isPointerType() ||
      !to->isPointerType())
    return pointer;
  const RecordDecl *before = from->getPointeeType()->getAsRecordDecl();
  const RecordDecl *after = to->getPointeeType()->getAsRecordDecl();
  if (!before || !after || before == after)
    return pointer;
  FieldPath down = firstFields(before, after);
  FieldPath up = firstFields(after, before);
  Places moved;
  for (LocId place : pointer->targets) {
    for (const FieldDecl *f : down)
      place = M->child(place, {SelectorKind::Field, S.of(f)});
    for (const FieldDecl *f : llvm::reverse(up)) {
      const Location &l = (*M)[place];
      if (l.parent == None ||
          !(l.selector == Selector{SelectorKind::Field, S.of(f)}))
        break;
      place = l.parent;
    }
    moved.push_back(place);
  }
  Node node = *pointer;
  node.targets = pointerTo(moved)->targets;
  return std::make_shared<const Node>(std::move(node));
}

/// Of records that share a union's storage, fields of one size at one place are
/// one: told as the first of them.
const FieldDecl *FunctionExtractor::sameInUnion(const FieldDecl *field,
                                                const Expr *base) {
  const auto *shape = dyn_cast<MemberExpr>(base->IgnoreParens());
  const auto *member =
      shape ? dyn_cast<FieldDecl>(shape->getMemberDecl()) : nullptr;
  if (!member || !member->getParent()->isUnion() || S.isMarked(field))
    return field;
  for (const FieldDecl *other : member->getParent()->fields()) {
    const RecordDecl *record = other->getType()->getAsRecordDecl();
    if (!record || record->isUnion() || record->isInvalidDecl() ||
        S.isMarked(other))
      continue;
    if (record == field->getParent())
      return field;
    for (const FieldDecl *candidate : record->fields())
      if (Context.getFieldOffset(candidate) == Context.getFieldOffset(field) &&
          Context.getTypeSize(candidate->getType()) ==
              Context.getTypeSize(field->getType()) &&
          !candidate->isBitField() && !field->isBitField() &&
          !S.isMarked(candidate))
        return candidate;
  }
  return field;
}

/// The object in which \p place lies \p bytes behind the beginning.
LocId FunctionExtractor::outerAt(LocId place, uint64_t bytes) {
  uint64_t behind = 0;
  while ((*M)[place].parent != None &&
         (*M)[place].selector.kind == SelectorKind::Field) {
    const FieldDecl *field = S.fieldOf((*M)[place].selector.value);
    if (!field || field->getParent()->isDependentContext() ||
        field->getParent()->isInvalidDecl())
      return None;
    behind += Context.getFieldOffset(field) / 8;
    place = (*M)[place].parent;
    if (behind == bytes)
      return place;
  }
  return None;
}

/// Where a pointer that is moved by \p index elements points.
Places FunctionExtractor::offset(const Places &to, const Expr *index,
                                 bool minus, QualType element) {
  Places result;
  uint32_t by = elementSelector(index).value;
  if (auto number = index ? constantNumber(index) : std::nullopt;
      number && *number < 0 && *number > INT32_MIN) {
    by = uint32_t(-*number);
    minus = !minus;
  }
  if (by != AnyIndex)
    by *= flatSize(element);
  // Over the bytes of an object: to one of its fields, or back from there.
  bool bytes =
      !element.isNull() && (element->isCharType() || element->isVoidType());
  if (bytes && index)
    if (auto fields = offsetFields(index); !fields.empty()) {
      for (LocId place : to) {
        if (minus) {
          for (const FieldDecl *f : llvm::reverse(fields))
            if (!f->getParent()->isUnion())
              place = M->child(place, {SelectorKind::Outer, S.of(f)});
        } else {
          for (const FieldDecl *f : fields)
            place = field({place}, f).front();
        }
        if (!llvm::is_contained(result, place))
          result.push_back(place);
      }
      return result;
    }
  for (LocId place : to) {
    const Location l = (*M)[place];
    LocId at = place;
    if (LocId outer = bytes && minus && by != 0 && by != AnyIndex
                          ? outerAt(place, by)
                          : None;
        outer != None) {
      at = outer;
    } else if (l.parent != None && l.selector.kind == SelectorKind::Element) {
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

/// An element of a table of constants: `"0123456789abcdef"[digit]`.
static bool isConstantTable(const ArraySubscriptExpr *subscript) {
  return subscript->getType().isConstQualified() &&
         subscript->getType()->isArithmeticType() &&
         subscript->getBase()
             ->IgnoreParenImpCasts()
             ->getType()
             ->isConstantArrayType();
}

/// What the element of a table of constants tells of the index it was chosen
/// by.
NodeRef FunctionExtractor::chosenBy(const Expr *glvalue) {
  const auto *subscript =
      dyn_cast<ArraySubscriptExpr>(glvalue->IgnoreParenImpCasts());
  NodeRef index = subscript ? ChosenBy.lookup(subscript) : nullptr;
  if (!index || index->origins.empty())
    return nullptr;
  Step s = step(StepKind::Compute, subscript->getExprLoc(), "looked up");
  return M->derived(index->origins, &s);
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
    field = sameInUnion(field, base);
    if (member->isArrow())
      objects = targets(value(base), None);
    else
      objects = places(base);
    return this->field(objects, field);
  }
  case Stmt::ArraySubscriptExprClass: {
    const auto *subscript = cast<ArraySubscriptExpr>(expr);
    NodeRef index = value(subscript->getIdx());
    if (isConstantTable(subscript))
      ChosenBy[subscript] = index;
    const Expr *base = subscript->getBase()->IgnoreParenImpCasts();
    uint32_t by = elementSelector(subscript->getIdx()).value;
    if ((base->getType()->isArrayType() || base->getType()->isVectorType()) &&
        base->isGLValue()) {
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
      Places assigned;
      binaryValue(op, &assigned);
      return assigned;
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

} // namespace purpose
