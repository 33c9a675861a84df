//===- Calls.cpp - calls left open ------------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A call of the program's own code is left open: what is handed over flows to
// its argument ports, and afterwards its result ports and "what the call left"
// stand for what came back. ModelCallSite.h carries out what a model answers
// for.
//
//===----------------------------------------------------------------------===//

#include "ClangVersion.h"
#include "FunctionExtractor.h"
#include "clang/Basic/Builtins.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

static const Selector Deref{SelectorKind::Deref, 0};

Index FunctionExtractor::callIndex(const void *key) {
  auto [it, inserted] = CallNumbers.try_emplace(std::make_pair(key, Callback),
                                                Index(Calls.size()));
  if (inserted)
    Calls.emplace_back();
  return it->second;
}

NodeRef FunctionExtractor::resultNode(Index call) {
  return M->fromOrigin(originAt(PortKind::Result, int32_t(call), None));
}

/// Whether a pointer parameter is used for more than the one object that it
/// points to.
static bool walks(const Stmt *stmt, const ParmVarDecl *param,
                  const ASTContext &context) {
  if (!stmt)
    return false;
  auto isParam = [&](const Expr *expr) {
    const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    return ref && ref->getDecl() == param;
  };
  if (const auto *op = dyn_cast<UnaryOperator>(stmt);
      op && op->getOpcode() == UO_Deref && isParam(op->getSubExpr()))
    return false;
  if (const auto *member = dyn_cast<MemberExpr>(stmt);
      member && member->isArrow() && isParam(member->getBase()))
    return false;
  if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(stmt);
      subscript && isParam(subscript->getBase())) {
    Expr::EvalResult index;
    return !subscript->getIdx()->EvaluateAsInt(index, context) ||
           !index.Val.getInt().isZero();
  }
  if (const auto *ref = dyn_cast<DeclRefExpr>(stmt))
    return ref->getDecl() == param;
  return llvm::any_of(stmt->children(), [&](const Stmt *child) {
    return walks(child, param, context);
  });
}

/// Whether a callee that is given a pointer to an element of an array may get
/// at its neighbours, too.
static bool reachesNeighbours(const FunctionDecl *callee, unsigned number,
                              const std::vector<Actual> &args,
                              const ASTContext &context) {
  if (isa_and_nonnull<CXXConstructorDecl>(callee))
    return true;
  const FunctionDecl *definition = callee ? bodyOf(callee) : nullptr;
  if (definition && number < definition->getNumParams())
    return walks(definition->getBody(), definition->getParamDecl(number),
                 context);
  // One of which nothing is known gets `&a[i]` without a number of elements.
  const auto *address =
      args[number].expr
          ? dyn_cast<UnaryOperator>(args[number].expr->IgnoreParenImpCasts())
          : nullptr;
  return !address || address->getOpcode() != UO_AddrOf ||
         llvm::any_of(args, [](const Actual &arg) {
           return !arg.type.isNull() && arg.type->isIntegerType();
         });
}

CallValue FunctionExtractor::openCall(const Expr *expr, Call row,
                                      std::optional<Actual> object,
                                      const std::vector<Actual> &args,
                                      const FunctionDecl *callee,
                                      QualType resultType) {
  // The caller has made the row's number with callIndex and put it in `site`'s
  // place only through Calls: see the users below.
  Index number = row.flags >> 16;
  row.flags &= 0xffff;
  row.hasThis = object.has_value();
  if (!resultType.isNull()) {
    row.resultRecord = S.recordSymbol(resultType);
    if (resultType->isArithmeticType() || resultType->isEnumeralType())
      row.flags |= CallNumber;
  }
  {
    PendingCall &pending = Calls[number];
    pending.row = row;
    pending.args.clear();
  }
  std::vector<Argument> rows;
  if (object)
    rows.push_back(argumentRow(*object));
  for (const Actual &arg : args)
    rows.push_back(argumentRow(arg));
  Calls[number].args = rows;

  mayThrow(number);
  mayReturnTwice();

  for (uint32_t decision : Now.decisions)
    if (!(row.flags & CallImplicit))
      emitFlow(originAt(PortKind::Decision, int32_t(decision), None),
               Out{PortKind::Made, int32_t(number), None, {}}, false, None, {});
  llvm::SaveAndRestore called(Called, callee);
  if (object) {
    Out out{PortKind::Argument, int32_t(number), 0, {Deref}};
    if (object->isPlace)
      for (LocId place : object->places) {
        emitPlace(place, out, rows.front().record);
        if (object->writable && callee && keepsArgument(callee, 0))
          emitAddress(place, {PortKind::Argument, int32_t(number), 0, {}});
      }
    else
      emitValue(object->value, out, false, rows.front().record);
  }
  for (unsigned i = 0; i < args.size(); ++i) {
    const Actual &arg = args[i];
    Out out{PortKind::Argument, int32_t(number), Index(i + 1), {}};
    Index record = rows[i + (object ? 1 : 0)].record;
    if (record == None)
      record = recordInBytes(arg);
    if (arg.isPlace) {
      for (LocId place : arg.places) {
        emitPlace(place, out.below(Deref), record);
        if (arg.writable && !(row.flags & CallModelled))
          emitAddress(place, out);
      }
      if (NodeRef given = resultOf(arg.expr))
        emitValue(given, out.below(Deref), false, record);
    } else {
      bool exact = !arg.type.isNull() &&
                   (arg.type->isArithmeticType() || arg.type->isEnumeralType());
      llvm::SaveAndRestore given(RowGiven, isRowPointer(arg.expr));
      emitValue(arg.value, out, exact, record);
    }
  }

  // What the call may have changed.
  if (!(row.flags & CallModelled)) {
    emitEscaped(number);
    // A constant closure still writes to what it captured by reference.
    if (const auto *method = dyn_cast_or_null<CXXMethodDecl>(callee);
        method && object && object->isPlace &&
        method->getOverloadedOperator() == OO_Call)
      for (LocId place : object->places)
        behindMembers(place, method->getParent());
    if (object && object->isPlace)
      forget(object->places, number, 0, object->writable, object->type);
    for (unsigned i = 0; i < args.size(); ++i) {
      const Actual &arg = args[i];
      if (arg.isPlace) {
        forget(arg.places, number, i + 1, arg.writable, arg.type);
        continue;
      }
      // Behind pointers inside the value, at any depth of it.
      auto walk = [&](auto &self, const NodeRef &node,
                      std::vector<Selector> &at) -> void {
        if (!node)
          return;
        if (!node->targets.empty()) {
          Origin origin = originAt(PortKind::Argument, int32_t(number), i + 1);
          std::vector<Selector> chain = at;
          chain.push_back(Deref);
          origin.path = M->extend(origin.path, chain);
          bool writable = at.empty() ? arg.writable : true;
          for (LocId pointee : node->targets) {
            // Behind a pointer to an array lies all of it.
            const Location l = (*M)[pointee];
            bool element =
                l.parent != None && l.selector.kind == SelectorKind::Element;
            bool inRow = at.empty() && isRowPointer(arg.expr) && rowOf(pointee);
            LocId target =
                element && l.selector.value == 0 && !inRow ? l.parent : pointee;
            if (element && writable && target == pointee && !inRow &&
                reachesNeighbours(callee, i, args, Context)) {
              Origin around = origin;
              around.path =
                  M->extend(origin.path, {SelectorKind::Element, AnyIndex});
              store(M->child(l.parent, {SelectorKind::Element, AnyIndex}),
                    M->fromOrigin(around), false);
            }
            std::vector<LocId> seen;
            forgetTree(target, origin, writable, seen, 0,
                       node->targets.size() > 1);
            if (writable) {
              emitStored(target, M->fromOrigin(origin));
              forgetAround(target, origin);
            }
          }
        }
        for (const auto &[selector, kid] : node->kids) {
          at.push_back(selector);
          self(self, kid, at);
          at.pop_back();
        }
      };
      std::vector<Selector> at;
      walk(walk, arg.value, at);
    }
    forgetGlobals();
    forgetEscaped(number);
  }

  CallValue result;
  if (resultType.isNull() || resultType->isVoidType())
    return result;
  if (!(row.flags & CallModelled))
    mayBeWrittenBehind(number, object, args, resultType);
  result.value = asNumber(resultNode(number), resultType);
  if (callee && row.kind == CallKind::Direct && pointerLike(resultType))
    if (const CXXRecordDecl *made = returnedClass(callee);
        made && made->hasDefinition() && made->getDefinition()->isPolymorphic())
      ReturnedClasses[number] = made->getDefinition();
  if (resultType->isReferenceType()) {
    LocId region = M->originRegion(result.value->origins.front().path);
    Now.set(region, dereference(result.value));
    result.places = {region};
    result.value = load(region);
  } else if (pointerLike(resultType)) {
    LocId region = M->originRegion(result.value->origins.front().path);
    Now.set(region, dereference(result.value));
    result.value = explicitPointer(result.value, None, resultType);
  }
  return result;
}

/// Whether what is called gives its result to the object: a task.
static bool keepsResult(const Model &model) {
  return llvm::any_of(model.calls, [](const ModelCall &call) {
    return call.hasResult && call.result.base == ModelPath::This;
  });
}

/// `std::sort(std::execution::par, …)` does what it does without the policy:
/// models speak of the arguments behind it.
static bool isExecutionPolicy(const Actual &arg) {
  const auto *record =
      arg.type.isNull() ? nullptr
                        : arg.type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record || !record->getIdentifier() ||
      !record->getName().ends_with("_policy"))
    return false;
  const DeclContext *scope = record->getDeclContext();
  while (scope->isInlineNamespace())
    scope = scope->getParent();
  const auto *space = dyn_cast<NamespaceDecl>(scope);
  return space && space->getName() == "execution";
}

CallValue FunctionExtractor::callFunction(const Expr *expr,
                                          const FunctionDecl *callee,
                                          std::optional<Actual> object,
                                          std::vector<Actual> args,
                                          bool virtualCall) {
  if (callee->isInStdNamespace() && !args.empty() &&
      isExecutionPolicy(args.front()))
    args.erase(args.begin());
  const Model *model = modelOf(callee, unsigned(args.size()));
  bool standard =
      callee->isInStdNamespace() ||
      (callee->getDeclContext() &&
       isa<CXXRecordDecl>(callee->getDeclContext()) &&
       cast<CXXRecordDecl>(callee->getDeclContext())->isInStdNamespace());
  if (!standard && model &&
      llvm::StringRef(model->function).starts_with("__gnu_cxx"))
    standard = true;
  bool visible = !standard || S.isMarked(callee);
  QualType resultType = isa<CXXConstructorDecl>(callee)
                            ? Context.VoidTy
                            : callee->getReturnType();
  CallValue modelled;
  if (model && !visible)
    return applyModel(*model, expr, callee, object, args);

  Index number = callIndex(expr);
  Call row;
  row.site = S.site(expr->getExprLoc());
  row.kind = virtualCall ? CallKind::Virtual : CallKind::Direct;
  row.target = S.of(callee);
  row.text = B.string(S.displayName(callee));
  if (const auto *method = dyn_cast<CXXMethodDecl>(callee)) {
    const CXXRecordDecl *receiver = method->getParent();
    if (virtualCall && object && !object->type.isNull())
      if (const auto *known =
              object->type.getNonReferenceType()->getAsCXXRecordDecl())
        receiver = known;
    row.receiver = S.of(receiver);
  }
  row.flags = model ? uint32_t(CallModelled) : 0u;
  row.flags |= number << 16;
  if (number > 0x7fff) {
    gap(GapKind::Limit, expr->getExprLoc(), "too many calls in one function");
    row.flags = model ? uint32_t(CallModelled) : 0u;
  }
  if (!model) {
    State entry = Now;
    CallValue result = openCall(expr, row, object, args, callee, resultType);
    if (const auto *constructor = dyn_cast<CXXConstructorDecl>(callee)) {
      if (!object)
        return result;
      keepPointers(constructor, *object, args);
      Index made = M->extend(
          originAt(PortKind::Argument, int32_t(number), 0).path, Deref);
      // A constructor that moves empties where it took from.
      if (llvm::any_of(args, [](const Actual &arg) {
            return arg.isPlace && arg.writable;
          }))
        for (LocId place : object->places)
          reachedAnew(load(place), made, object, args);
      return result;
    }
    if (virtualCall)
      return result;
    keepAssigned(callee, object, args, entry);
    if (resultType->isRecordType() && result.value) {
      if (NodeRef inside = aliasInside(callee, object, args, 0, &entry))
        result.value = overlayPointers(*M, result.value, inside);
      return result;
    }
    Places same = aliasOf(callee, object, args, 0, &entry);
    if (!same.empty() && !isAccessor(callee))
      reachedAnew(pointerTo(same), resultNode(number)->origins.front().path,
                  object, args);
    if (!same.empty() && resultType->isReferenceType()) {
      result.places = same;
      AliasedCalls[expr] = number;
    } else if (!same.empty() && result.value) {
      Node node = *result.value;
      node.targets.assign(same.begin(), same.end());
      std::sort(node.targets.begin(), node.targets.end());
      result.value = std::make_shared<const Node>(std::move(node));
    }
    return result;
  }
  // Seen by policies and annotations, carried out by its model.
  State before = Now;
  openCall(expr, row, object, args, callee, resultType);
  CallValue result = applyModel(*model, expr, callee, object, args);
  if (!resultType->isVoidType()) {
    NodeRef made = resultNode(number);
    if (result.value && !result.value->targets.empty()) {
      Node node = *result.value;
      // What is said of the call is said of the object that it makes. (Bare
      // memory is filled by others.)
      if (LocId object = heapAt(expr);
          llvm::is_contained(node.targets, object) &&
          !resultType->isVoidPointerType())
        Now.set(object, M->join(content(Now, object), dereference(made)));
      node.origins.push_back(made->origins.front());
      std::sort(node.origins.begin(), node.origins.end());
      result.value = std::make_shared<const Node>(std::move(node));
    } else {
      result.value =
          M->join(result.value, explicitPointer(made, None, resultType));
    }
  }
  return result;
}

/// Calls what \p callee holds: functions that are known here, and whatever
/// else may come there.
CallValue FunctionExtractor::callValue(const Expr *expr, const NodeRef &callee,
                                       std::optional<Actual> closure,
                                       const std::vector<Actual> &args,
                                       QualType resultType) {
  Index number = callIndex(reinterpret_cast<const char *>(expr) + 1);
  Call row;
  row.site = S.site(expr->getExprLoc());
  row.kind = CallKind::Value;
  row.text = B.string("function value");
  std::vector<uint32_t> values = Calls[number].values;
  if (callee)
    for (const Origin &origin : callee->origins)
      if (origin.kind == FlowKind::Same &&
          !llvm::is_contained(values, origin.path))
        values.push_back(origin.path);
  row.flags = number << 16;
  Actual object;
  if (closure) {
    object = *closure;
  } else {
    object.value = callee;
    object.isPlace = false;
  }
  CallValue result = openCall(expr, row, object, args, nullptr, resultType);
  Calls[number].values = values;
  return result;
}

//===----------------------------------------------------------------------===//
// The kinds of call expression
//===----------------------------------------------------------------------===//

const FunctionProtoType *wrappedType(QualType type) {
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!record || record->getTemplateArgs().size() == 0)
    return nullptr;
  const TemplateArgument &first = record->getTemplateArgs()[0];
  if (first.getKind() != TemplateArgument::Type)
    return nullptr;
  return first.getAsType()->getAs<FunctionProtoType>();
}

CallValue FunctionExtractor::call(const Expr *expr) {
  const auto *callExpr = cast<CallExpr>(expr);
  CallValue result = callOf(callExpr);
  const FunctionDecl *callee = callExpr->getDirectCallee();
  if (callee && callee->isNoReturn()) {
    mayReturnTwice();
    Now.reachable = false;
  }
  if (callee && callee->hasAttr<ReturnsTwiceAttr>()) {
    if (!Again)
      Again = Now;
    Now = joinStates(Now, *Again);
  }
  return result;
}

CallValue FunctionExtractor::callOf(const CallExpr *callExpr) {
  const Expr *expr = callExpr;
  const FunctionDecl *callee = callExpr->getDirectCallee();
  llvm::SmallVector<const Expr *, 8> exprs(callExpr->arg_begin(),
                                           callExpr->arg_end());
  std::optional<Actual> object;
  bool virtualCall = false;

  if (callee) {
    llvm::StringRef name =
        callee->getIdentifier() ? callee->getName() : llvm::StringRef();
    if (isVaStart(callee->getBuiltinID()) && Function && !exprs.empty()) {
      // What the list holds: the extra arguments.
      Origin extra =
          originAt(PortKind::Param, int32_t(Function->getNumParams()), None);
      for (LocId list : actual(exprs[0], exprs[0]->isGLValue()).places)
        store(list, M->fromOrigin(extra));
      if (exprs[0]->isPRValue())
        for (LocId list : targets(value(exprs[0]), None))
          store(list, M->fromOrigin(extra));
      return {};
    }
    if (name == "purpose_reveal__" && !exprs.empty()) {
      const Expr *shown = exprs.back();
      Actual arg = actual(shown, shown->isGLValue());
      Index number = callIndex(expr);
      Call row;
      row.site = S.site(expr->getExprLoc());
      row.target = S.of(callee);
      row.text = B.string("PURPOSE_REVEAL");
      row.flags = CallModelled;
      Calls[number].row = row;
      Out out{PortKind::Reveal, int32_t(number), None, {}};
      CallValue result;
      if (arg.isPlace) {
        for (LocId place : arg.places)
          emitPlace(place, out, None);
        result.places = arg.places;
        result.value = loadAll(arg.places);
      } else {
        emitValue(arg.value, out, false, None);
        result.value = arg.value;
      }
      return result;
    }
    bool standard = callee->isInStdNamespace();
    if (standard && exprs.size() == 1 &&
        (name == "move" || name == "forward" || name == "as_const" ||
         name == "move_if_noexcept" || name == "addressof" ||
         name == "__addressof" || name == "launder")) {
      Places to = places(exprs[0]);
      if (name.contains("addressof"))
        return {pointerTo(to), {}};
      if (name == "launder")
        return {value(exprs[0]), {}};
      return {loadAll(to), to};
    }
    if (const auto *conversion = dyn_cast<CXXConversionDecl>(callee);
        conversion && conversion->isLambdaToBlockPointerConversion() == false &&
        conversion->getParent()->isLambda() &&
        !conversion->getParent()->isGenericLambda())
      if (const auto *op = conversion->getParent()->getLambdaCallOperator())
        return {functionValue(op), {}};
    if (auto handled = exceptionCall(callee, exprs))
      return *handled;
    if (name == "get" && standard && exprs.size() == 1)
      if (auto part = partOf(callee, exprs[0]))
        return *part;
    if ((name == "make_unique" || name == "make_shared") && standard) {
      const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          callee->getReturnType()->getAsCXXRecordDecl());
      if (record && record->getTemplateArgs().size() &&
          record->getTemplateArgs()[0].getKind() == TemplateArgument::Type) {
        QualType made = record->getTemplateArgs()[0].getAsType();
        LocId place = heapAt(expr);
        MadeTypes[place] = made;
        Now.set(place, nullptr);
        if (!constructFrom(place, made, exprs, expr)) {
          NodeRef content;
          for (const Expr *argument : exprs)
            content = M->join(content, value(argument));
          store(place, content);
        }
        return {pointerTo({place}), {}};
      }
    }
    // The compiler's own assignment: a copy of the whole object.
    if (const auto *method = dyn_cast<CXXMethodDecl>(callee);
        method && !method->isUserProvided() && exprs.size() == 2 &&
        (method->isCopyAssignmentOperator() ||
         method->isMoveAssignmentOperator()) &&
        (!inStd(method) || !modelOf(method, 1))) {
      Places from = places(exprs[1]);
      Places to = places(exprs[0]);
      NodeRef copied = loadAll(from);
      copied = M->withStep(
          copied, step(StepKind::Assign, expr->getExprLoc(), "copied"));
      storeAll(to, copied);
      return {loadAll(to), to};
    }
    // Comparing what only the library knows how to compare.
    if (inStd(callee) && callee->isOverloadedOperator() && exprs.size() == 2 &&
        !modelOf(callee, 1) && !modelOf(callee, 2)) {
      OverloadedOperatorKind kind = callee->getOverloadedOperator();
      if (kind == OO_EqualEqual || kind == OO_ExclaimEqual || kind == OO_Less ||
          kind == OO_Greater || kind == OO_LessEqual ||
          kind == OO_GreaterEqual || kind == OO_Spaceship) {
        std::vector<Origin> origins;
        for (const Expr *side : exprs)
          if (NodeRef node = value(side))
            origins.insert(origins.end(), node->origins.begin(),
                           node->origins.end());
        return {M->derived(origins, nullptr), {}};
      }
    }
    const auto *method = dyn_cast<CXXMethodDecl>(callee);
    if (method && method->isStatic() && isa<CXXOperatorCallExpr>(callExpr) &&
        !exprs.empty()) {
      // The object says only whose operator it is.
      statement(exprs[0]);
      exprs.erase(exprs.begin());
    } else if (method && method->isExplicitObjectMemberFunction()) {
      if (const auto *member = dyn_cast<CXXMemberCallExpr>(callExpr))
        exprs.insert(exprs.begin(), member->getImplicitObjectArgument());
    } else if (method && !method->isStatic()) {
      if (const auto *member = dyn_cast<CXXMemberCallExpr>(callExpr)) {
        const Expr *base = member->getImplicitObjectArgument();
        const auto *memberExpr =
            dyn_cast<MemberExpr>(member->getCallee()->IgnoreParens());
        bool arrow = base->getType()->isPointerType();
        object = objectOf(base, arrow);
        virtualCall =
            method->isVirtual() && !(memberExpr && memberExpr->hasQualifier());
        if (virtualCall)
          if (const CXXMethodDecl *known =
                  const_cast<CXXMethodDecl *>(method)->getDevirtualizedMethod(
                      base, /*IsAppleKext=*/false)) {
            callee = method = known;
            virtualCall = false;
          }
        // An object made here has the type that it was made with.
        if (virtualCall && object->places.size() == 1) {
          const Location &l = (*M)[object->places[0]];
          if (l.kind == RootKind::Heap && l.parent == None)
            if (const auto *made = dyn_cast_or_null<CXXNewExpr>(
                    static_cast<const Expr *>(l.key)))
              if (const auto *type =
                      made->getAllocatedType()->getAsCXXRecordDecl())
                if (const CXXMethodDecl *known =
                        const_cast<CXXMethodDecl *>(method)
                            ->getCorrespondingMethodInClass(type, true)) {
                  callee = method = known;
                  virtualCall = false;
                }
        }
      } else if (isa<CXXOperatorCallExpr>(callExpr) && !exprs.empty()) {
        object = objectOf(exprs[0], false);
        exprs.erase(exprs.begin());
        virtualCall = method->isVirtual();
      }
      // What a cache inside of one of several objects says of the others would
      // be said of all of them.
      if (object)
        object->writable =
            !method->isConst() || (method->getParent()->hasMutableFields() &&
                                   object->places.size() == 1);
      // A function wrapper: what it holds is called. (A bound function has its
      // arguments from two places, mem_fn may hold a field, a hash or an engine
      // calls nothing: see their models.)
      const Model *model = nullptr;
      if (object && method->getOverloadedOperator() == OO_Call &&
          method->getParent()->isInStdNamespace())
        model = modelOf(method, unsigned(exprs.size()));
      if (object && method->getOverloadedOperator() == OO_Call &&
          method->getParent()->isInStdNamespace() &&
          !(model && (model->calls.empty() || keepsResult(*model) ||
                      method->getParent()->getName().contains("ind") ||
                      method->getParent()->getName().contains("em_fn")))) {
        const FunctionProtoType *type = wrappedType(object->type);
        std::vector<Actual> args =
            arguments(exprs, type ? nullptr : callee, type);
        NodeRef held;
        Places stored;
        for (LocId place : object->places)
          for (LocId target : follow(place))
            stored.push_back(target);
        held = loadAll(stored);
        Actual closure;
        closure.places = stored;
        closure.isPlace = true;
        closure.type = object->type;
        // One lambda that is known: a plain call of it.
        return callHeld(expr, held, closure, args,
                        callExpr->getCallReturnType(Context));
      }
    }
    std::vector<Actual> args =
        arguments(exprs, callee, callee->getType()->getAs<FunctionProtoType>());
    return callFunction(expr, callee, object, std::move(args), virtualCall);
  }

  // A call through a value.
  const Expr *calleeExpr = callExpr->getCallee()->IgnoreParens();
  QualType type = calleeExpr->getType();
  const FunctionProtoType *proto = nullptr;
  if (type->isPointerType())
    type = type->getPointeeType();
  proto = type->getAs<FunctionProtoType>();
  QualType resultType = callExpr->getCallReturnType(Context);
  if (const auto *member = dyn_cast<BinaryOperator>(calleeExpr);
      member && member->isPtrMemOp()) {
    object = objectOf(member->getLHS(), member->getOpcode() == BO_PtrMemI);
    NodeRef held = value(member->getRHS());
    if (const auto *memberType =
            member->getRHS()->getType()->getAs<MemberPointerType>())
      proto = memberType->getPointeeType()->getAs<FunctionProtoType>();
    return callHeld(expr, held, object, arguments(exprs, nullptr, proto),
                    resultType);
  }
  NodeRef held = value(calleeExpr);
  return callHeld(expr, held, std::nullopt, arguments(exprs, nullptr, proto),
                  resultType);
}

/// `std::get<N>`: the N-th part of a pair, tuple or array; what a variant
/// holds.
std::optional<CallValue> FunctionExtractor::partOf(const FunctionDecl *get,
                                                   const Expr *object) {
  const TemplateArgumentList *list = get->getTemplateSpecializationArgs();
  const auto *record = object->getType()->getAsCXXRecordDecl();
  if (!list || !list->size() || !record)
    return std::nullopt;
  std::optional<unsigned> index;
  if (list->get(0).getKind() == TemplateArgument::Integral)
    index = unsigned(list->get(0).getAsIntegral().getZExtValue());
  if (const auto *held = dyn_cast<ClassTemplateSpecializationDecl>(record);
      held && list->get(0).getKind() == TemplateArgument::Type) {
    // By type: the first argument of the class that is this type.
    unsigned i = 0;
    auto look = [&](const TemplateArgument &argument) {
      if (!index && argument.getKind() == TemplateArgument::Type &&
          Context.hasSameType(argument.getAsType(), list->get(0).getAsType()))
        index = i;
      ++i;
    };
    for (const TemplateArgument &argument : held->getTemplateArgs().asArray())
      if (argument.getKind() == TemplateArgument::Pack)
        for (const TemplateArgument &inner : argument.pack_elements())
          look(inner);
      else
        look(argument);
  }
  llvm::SmallVector<Selector, 2> selectors;
  llvm::StringRef name = record->getName();
  if (name == "pair" && index) {
    selectors.push_back(
        {SelectorKind::Field, S.stdPairField(*index ? "second" : "first")});
  } else if (name == "tuple" && index) {
    selectors.push_back({SelectorKind::Part, B.string(std::to_string(*index))});
  } else if (name == "array" && index) {
    selectors = {Deref, {SelectorKind::Element, *index}};
  } else if (name == "variant") {
    selectors.push_back(Deref);
  } else {
    return std::nullopt;
  }
  CallValue result;
  for (LocId place : places(object)) {
    for (const Selector &s : selectors)
      place = M->child(place, s);
    NodeRef node = load(place);
    // A tuple of references holds pointers to what it was tied to.
    if (node && !node->targets.empty() && name == "tuple" &&
        !pointerLike(get->getReturnType()))
      for (LocId target : node->targets)
        result.places.push_back(target);
    else
      result.places.push_back(place);
  }
  result.value = loadAll(result.places);
  return result;
}

bool FunctionExtractor::constructFrom(LocId place, QualType type,
                                      llvm::ArrayRef<const Expr *> exprs,
                                      const Expr *expr) {
  const auto *record = type->getAsCXXRecordDecl();
  if (record && record->hasDefinition() && Options.instantiation) {
    auto [made, inserted] = Constructions.try_emplace(expr, nullptr);
    if (inserted)
      made->second = Options.instantiation->construction(
          type, exprs, expr ? expr->getExprLoc() : SourceLocation());
    if (const Expr *whole = Constructions.lookup(expr)) {
      const Expr *plain = whole->IgnoreImplicit();
      if (const auto *functional = dyn_cast<CXXFunctionalCastExpr>(plain))
        plain = functional->getSubExpr()->IgnoreImplicit();
      if (const auto *constructed = dyn_cast<CXXConstructExpr>(plain)) {
        Options.instantiation->define(constructed->getConstructor());
        construct(place, constructed);
        return true;
      }
    }
  }
  if (!record || !record->hasDefinition() || record->isInStdNamespace())
    return false;
  const CXXConstructorDecl *best = nullptr;
  unsigned bestScore = 0;
  for (const CXXConstructorDecl *candidate : record->ctors()) {
    if (candidate->isDeleted() || exprs.size() > candidate->getNumParams() ||
        exprs.size() < candidate->getMinRequiredArguments())
      continue;
    unsigned score = 1;
    for (unsigned i = 0; i < exprs.size(); ++i) {
      QualType param =
          candidate->getParamDecl(i)->getType().getNonReferenceType();
      if (Context.hasSameUnqualifiedType(param, exprs[i]->getType()))
        score += 2;
      const auto *from = exprs[i]->getType()->getAsCXXRecordDecl();
      if (from && from->hasDefinition() && param->getAsCXXRecordDecl() &&
          from != param->getAsCXXRecordDecl() &&
          param->getAsCXXRecordDecl()->hasDefinition() &&
          from->isDerivedFrom(param->getAsCXXRecordDecl()))
        score += 1;
    }
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  if (best && Options.instantiation)
    Options.instantiation->define(best);
  if (!best) {
    if (!record->isAggregate())
      return false;
    auto field = record->field_begin();
    for (const Expr *init : exprs) {
      if (field == record->field_end())
        break;
      initialise(M->child(place, {SelectorKind::Field, S.of(*field)}), init,
                 field->getType());
      ++field;
    }
    return true;
  }
  if (!best->isUserProvided()) {
    if (exprs.size() == 1) {
      Places from = places(exprs[0]);
      store(place, loadAll(from));
    } else {
      defaultMembers(place, record->getDefinition(), true);
    }
    return true;
  }
  Actual object;
  object.places = {place};
  object.isPlace = true;
  object.type = type;
  std::vector<Actual> args =
      arguments(exprs, best, best->getType()->getAs<FunctionProtoType>());
  callFunction(expr, best, object, std::move(args), false);
  return true;
}

} // namespace purpose
