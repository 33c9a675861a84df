//===- Initialisers.cpp - how objects get their first value -----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Initialiser lists, constructors, default member initialisers, new, and the
// closure objects of lambdas: each writes into the place that is being made.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

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
  Index literal = B.symbol("(literal)", "a literal", SymbolKind::Variable);
  Origin origin = originAt(PortKind::Local, 0, literal);
  return M->fromOrigin(origin);
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

/// Elements of an array that are told apart.
static constexpr unsigned MaxElements = 256;

/// A number, a text or nothing, as tables of constants are full of.
static bool isLiteral(const Expr *init) {
  const Expr *plain = init->IgnoreParenImpCasts();
  if (const auto *minus = dyn_cast<UnaryOperator>(plain);
      minus && minus->getOpcode() == UO_Minus)
    plain = minus->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *list = dyn_cast<InitListExpr>(plain))
    return list->getType()->isArrayType() &&
           llvm::all_of(list->inits(), isLiteral);
  return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral,
             clang::StringLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr,
             GNUNullExpr, ImplicitValueInitExpr>(plain);
}

/// The elements of an empty array, one by one as far as they are told apart.
/// What stands further behind is what some element is.
void FunctionExtractor::initialiseElements(LocId array, const Expr *list,
                                           llvm::ArrayRef<Expr *> inits) {
  QualType type = Context.getAsArrayType(list->getType())->getElementType();
  auto isGiven = [](const Expr *init) {
    return !isLiteral(init) || init->getType()->isRecordType();
  };
  for (unsigned i = 0; i < inits.size() && i < MaxElements; ++i)
    if (isGiven(inits[i]))
      initialise(elementOf(array, i * flatSize(type)), inits[i], type);
  std::vector<NodeRef> further;
  for (unsigned i = MaxElements; i < inits.size(); ++i) {
    if (!isGiven(inits[i]))
      continue;
    LocId one = M->temporary(list);
    Now.set(one, nullptr);
    initialise(one, inits[i], type);
    further.push_back(
        load(type->isArrayType() ? elementOf(one, AnyIndex) : one));
  }
  // Joined in pairs: one by one, what thousands hold would be copied each time.
  for (; further.size() > 1; further.resize((further.size() + 1) / 2))
    for (size_t i = 0; 2 * i < further.size(); ++i)
      further[i] = 2 * i + 1 < further.size()
                       ? M->join(further[2 * i], further[2 * i + 1])
                       : further[2 * i];
  if (!further.empty() && further.front())
    store(elementOf(array, AnyIndex), further.front(), false);
}

/// The bases and fields of a record, in the order of their initialisers.
void FunctionExtractor::initialiseMembers(LocId place, const RecordDecl *record,
                                          llvm::ArrayRef<Expr *> inits) {
  unsigned i = 0;
  if (const auto *cxx = dyn_cast<CXXRecordDecl>(record))
    for (const CXXBaseSpecifier &base : cxx->bases()) {
      if (i < inits.size())
        initialise(place, inits[i], base.getType());
      ++i;
    }
  for (const FieldDecl *field : record->fields()) {
    if (field->isUnnamedBitField())
      continue;
    if (i >= inits.size())
      break;
    const Expr *element = inits[i++];
    LocId member = M->child(place, {SelectorKind::Field, S.of(field)});
    LocId outer = InitialisedThis;
    if (isa<CXXDefaultInitExpr>(element))
      InitialisedThis = place;
    initialise(member, element, field->getType());
    InitialisedThis = outer;
    if (!load(member))
      if (NodeRef data = literalData(element)) {
        Now.set(M->root(member), M->replace(content(Now, M->root(member)),
                                            M->below(member), data));
      }
  }
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
    Now.set(M->root(place), M->replace(content(Now, M->root(place)),
                                       M->below(place), pointerTo(to)));
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
      if (record->getName() == "array" && record->isInStdNamespace() &&
          list->getNumInits() == 1) {
        initialise(M->child(place, {SelectorKind::Deref, 0}), list->getInit(0),
                   list->getInit(0)->getType());
        return;
      }
      if (record->isUnion()) {
        const FieldDecl *field = list->getInitializedFieldInUnion();
        if (field && list->getNumInits())
          for (LocId member : this->field({place}, field)) {
            initialise(member, list->getInit(0), field->getType());
            store(member, M->asScalar(load(member), false));
          }
        return;
      }
      initialiseMembers(place, record, list->inits());
      return;
    }
    if (list->getType()->isArrayType()) {
      store(place, nullptr);
      initialiseElements(place, list, list->inits());
      return;
    }
    if (list->getNumInits() == 1) {
      initialise(place, list->getInit(0), type);
      return;
    }
    store(place, nullptr);
    return;
  }
  if (const auto *list = dyn_cast<CXXParenListInitExpr>(plain)) {
    store(place, nullptr);
    if (list->getType()->isArrayType())
      initialiseElements(place, list, list->getInitExprs());
    else if (const auto *record = list->getType()->getAsRecordDecl())
      initialiseMembers(place, record, list->getInitExprs());
    return;
  }
  NodeRef node;
  if (plain->isGLValue()) {
    Places from = places(plain);
    node = loadAll(from);
    if (from.size() == 1)
      node = explicitPointer(node, from[0], type);
    if (NodeRef result = resultOf(plain))
      node = M->join(node, result);
  } else {
    node = value(plain);
  }
  if (node && (*M)[place].kind == RootKind::Variable &&
      (*M)[place].parent == None) {
    const auto *decl =
        dyn_cast_or_null<VarDecl>(static_cast<const Decl *>((*M)[place].key));
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
      LocId outer = InitialisedThis;
      InitialisedThis = place;
      initialise(member, field->getInClassInitializer(), field->getType());
      InitialisedThis = outer;
    } else if (const auto *inner = field->getType()->getAsCXXRecordDecl()) {
      if (!inner->isInStdNamespace() && inner->hasDefinition() &&
          !inner->hasUserProvidedDefaultConstructor())
        defaultMembers(member, inner->getDefinition(), unknownRest);
    }
  }
}

/// `std::map<K, V> m{{"a", x}, {"b", y}}`: each value stands under its key.
bool FunctionExtractor::initialiseMap(LocId place,
                                      const CXXConstructExpr *expr) {
  const CXXRecordDecl *record = expr->getConstructor()->getParent();
  if (!record->isInStdNamespace() || !record->getName().contains("map") ||
      expr->getNumArgs() == 0)
    return false;
  const Expr *first = expr->getArg(0)->IgnoreImplicit();
  if (const auto *cleanups = dyn_cast<ExprWithCleanups>(first))
    first = cleanups->getSubExpr()->IgnoreImplicit();
  const auto *wrapped = dyn_cast<CXXStdInitializerListExpr>(first);
  if (!wrapped)
    return false;
  const auto *list =
      dyn_cast<InitListExpr>(wrapped->getSubExpr()->IgnoreImplicit());
  if (!list)
    return false;
  std::vector<const CXXConstructExpr *> pairs;
  for (const Expr *element : list->inits()) {
    const Expr *plain = element->IgnoreImplicit();
    const auto *made = dyn_cast<CXXConstructExpr>(plain);
    if (!made || made->getNumArgs() != 2 ||
        made->getConstructor()->getParent()->getName() != "pair")
      return false;
    pairs.push_back(made);
  }
  store(place, nullptr);
  LocId storage = M->child(place, {SelectorKind::Deref, 0});
  for (const CXXConstructExpr *pair : pairs) {
    LocId element = M->child(storage, keySelector(pair->getArg(0), true));
    for (unsigned i = 0; i < 2; ++i) {
      LocId part =
          M->child(element, {SelectorKind::Field,
                             S.stdPairField(i == 0 ? "first" : "second")});
      const Expr *given = pair->getArg(i);
      QualType type = given->getType();
      QualType wanted = pair->getConstructor()
                            ->getParamDecl(i)
                            ->getType()
                            .getNonReferenceType();
      // Text given as characters becomes a string.
      NodeRef node = given->isGLValue() ? loadOf(given) : value(given);
      if ((type->isPointerType() || type->isArrayType()) &&
          !wanted->isPointerType() && node && !node->targets.empty()) {
        Places text(node->targets.begin(), node->targets.end());
        node = loadAll(text);
      }
      store(part, node, !(*M)[part].many);
    }
  }
  return true;
}

/// What a copy of an object of class \p record holds.
NodeRef FunctionExtractor::copyOf(const Expr *source,
                                  const CXXRecordDecl *record) {
  if (const auto *conditional =
          dyn_cast<AbstractConditionalOperator>(source->IgnoreParens());
      conditional && conditional->isGLValue())
    return eitherOf(conditional,
                    [&](const Expr *one) { return copyOf(one, record); });
  QualType type = source->getType();
  Places from = places(source);
  NodeRef node;
  bool first = true;
  for (LocId at : from) {
    NodeRef one = explicitPointer(loadVia(at), at, type);
    // Pointers among the fields are copied too: both mean one object.
    if (!record->isInStdNamespace())
      for (const FieldDecl *field : record->fields())
        if (pointerLike(field->getType())) {
          Selector selector{SelectorKind::Field, S.of(field)};
          LocId cell = M->child(at, selector);
          NodeRef pointer = explicitPointer(load(cell), cell, field->getType());
          if (pointer && !pointer->targets.empty())
            one = M->replace(one, {selector}, pointer);
        }
    one = explicitMembers(one, at);
    node = first ? one : M->join(node, one);
    first = false;
  }
  if (NodeRef result = resultOf(source))
    node = M->join(node, result);
  return node;
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
    NodeRef node = copyOf(source, record);
    if (node && (*M)[place].kind == RootKind::Variable)
      if (const auto *decl = dyn_cast_or_null<VarDecl>(
              static_cast<const Decl *>((*M)[place].key)))
        node = M->withStep(node,
                           step(StepKind::Assign, expr->getExprLoc(),
                                "copied to '" + decl->getNameAsString() + "'"));
    store(place, node);
    return;
  }
  if (constructor->isDefaultConstructor() && !constructor->isUserProvided()) {
    NodeRef made;
    const Location &l = (*M)[place];
    if (l.kind == RootKind::Variable && l.parent == None &&
        !expr->requiresZeroInitialization()) {
      const auto *decl =
          dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l.key));
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
    if (const auto *inherited =
            constructor->getInheritedConstructor().getConstructor()) {
      constructor = inherited;
      defaultMembers(place, record->getDefinition(), true);
    }
  if (initialiseMap(place, expr))
    return;
  Actual object;
  object.places = {place};
  object.isPlace = true;
  object.type = expr->getType();
  object.writable = true;
  std::vector<Actual> args = arguments(
      llvm::ArrayRef<const Expr *>(expr->getArgs(), expr->getNumArgs()),
      constructor, constructor->getType()->getAs<FunctionProtoType>());
  callFunction(expr, constructor, object, std::move(args), false);
  // A promise is made with the state that its future will share.
  if (record->isInStdNamespace() && (record->getName() == "promise" ||
                                     record->getName() == "packaged_task")) {
    NodeRef made = load(place);
    if (!made || made->targets.empty()) {
      LocId state = heapAt(expr), root = M->root(place);
      Now.set(state, content(Now, M->region(place)));
      Node shared = made ? *made : Node();
      shared.targets = {state};
      Now.set(root,
              M->replace(content(Now, root), M->below(place),
                         std::make_shared<const Node>(std::move(shared))));
    }
  }
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
  mayThrow();
  LocId place = heapAt(expr);
  MadeTypes[place] = expr->getAllocatedType();
  Now.set(place, nullptr);
  if (expr->isArray() && expr->getArraySize() && *expr->getArraySize())
    value(*expr->getArraySize());
  if (const Expr *init = expr->getInitializer())
    initialise(place, init, expr->getAllocatedType());
  return pointerTo({expr->isArray() ? elementOf(place, 0) : place});
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
