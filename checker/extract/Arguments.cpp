//===- Arguments.cpp - what a call is given ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arguments and the object of a call, as places and values, and what is
// known of each: a constant, a class, a function, a parameter of the caller.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

static const Selector Deref{SelectorKind::Deref, 0};

Actual FunctionExtractor::actual(const Expr *expr, bool byReference) {
  Actual result;
  result.expr = expr;
  result.type = expr->getType();
  result.isPlace = byReference;
  if (byReference)
    result.places = places(expr);
  else
    result.value = value(expr);
  return result;
}

/// Whether a cast in \p stmt takes a `const` away.
static bool castsConstAway(const Stmt *stmt) {
  if (!stmt)
    return false;
  if (const auto *cast = dyn_cast<ExplicitCastExpr>(stmt)) {
    const Expr *from = cast->getSubExprAsWritten();
    QualType to = cast->getTypeAsWritten()->getPointeeType();
    QualType before = from->getType()->isPointerType()
                          ? from->getType()->getPointeeType()
                          : from->getType();
    if (!to.isNull() && before.isConstQualified() && !to.isConstQualified())
      return true;
  }
  return llvm::any_of(stmt->children(), castsConstAway);
}

/// Whether \p callee may write to what it was promised to leave as it is.
bool FunctionExtractor::writesToConst(const FunctionDecl *callee) {
  const FunctionDecl *definition = callee ? bodyOf(callee) : nullptr;
  if (!definition)
    return false;
  auto [known, inserted] = WritingToConst.try_emplace(definition, false);
  if (inserted)
    known->second = castsConstAway(definition->getBody());
  return known->second;
}

std::vector<Actual>
FunctionExtractor::arguments(llvm::ArrayRef<const Expr *> exprs,
                             const FunctionDecl *callee,
                             const FunctionProtoType *type) {
  std::vector<Actual> result;
  for (unsigned i = 0; i < exprs.size(); ++i) {
    QualType param;
    if (callee && i < callee->getNumParams())
      param = callee->getParamDecl(i)->getType();
    else if (type && i < type->getNumParams())
      param = type->getParamType(i);
    bool reference = !param.isNull() && param->isReferenceType();
    Actual arg = actual(exprs[i], reference);
    if (!param.isNull()) {
      QualType pointee = param->getPointeeType();
      arg.writable = pointee.isNull() || !pointee.isConstQualified() ||
                     param->isRValueReferenceType() || writesToConst(callee);
    } else {
      QualType pointee = arg.type->getPointeeType();
      arg.writable = pointee.isNull() || !pointee.isConstQualified();
    }
    result.push_back(std::move(arg));
  }
  return result;
}

/// The object of a member call: `object.f()` or `pointer->f()`.
Actual FunctionExtractor::objectOf(const Expr *expr, bool arrow) {
  Actual result;
  result.expr = expr;
  result.isPlace = true;
  result.type = expr->getType();
  if (arrow || expr->getType()->isPointerType()) {
    result.places = targets(value(expr), None);
    result.type = expr->getType()->getPointeeType();
  } else {
    result.places = places(expr);
  }
  return result;
}

const Model *FunctionExtractor::modelOf(const FunctionDecl *callee,
                                        unsigned numArgs) {
  if (!Options.models || !callee)
    return nullptr;
  // The program's own body says more than a model of the same name.
  const FunctionDecl *definition = nullptr;
  if (callee->hasBody(definition) &&
      !S.inInstalledHeader(definition->getLocation()))
    return nullptr;
  const Model *model = Options.models->find(S.modelName(callee), numArgs);
  // A function of the program may bear a library's name (`send`): the shipped
  // models speak of what installed headers declare, and of `std`, which nobody
  // else may declare things in; a user's own speak of anything.
  if (model && !S.inInstalledHeader(callee->getLocation()) && !inStd(callee) &&
      callee->getBuiltinID() == 0 && model->file.find('/') == std::string::npos)
    return nullptr;
  return model;
}

const FunctionDecl *FunctionExtractor::callOperator(QualType type,
                                                    unsigned numArgs) {
  if (type.isNull())
    return nullptr;
  const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record || !record->hasDefinition() || record->isInStdNamespace())
    return nullptr;
  if (record->isLambda() && record->getLambdaCallOperator() &&
      !record->isGenericLambda())
    return record->getLambdaCallOperator();
  const FunctionDecl *found = nullptr;
  for (const Decl *decl : record->decls()) {
    const auto *method = dyn_cast<CXXMethodDecl>(decl);
    if (method && method->getOverloadedOperator() == OO_Call &&
        method->getNumParams() == numArgs)
      found = method;
    if (const auto *pattern = dyn_cast<FunctionTemplateDecl>(decl))
      if (pattern->getTemplatedDecl()->getOverloadedOperator() == OO_Call)
        for (const FunctionDecl *instance : pattern->specializations())
          if (instance->getNumParams() == numArgs)
            found = instance;
  }
  return found;
}

/// A pointer or reference to what the caller cannot look into.
static bool isHandle(const Actual &arg) {
  // As it was before it became a `void *` on the way.
  QualType type =
      arg.expr ? arg.expr->IgnoreParenImpCasts()->getType() : arg.type;
  if (type.isNull())
    return false;
  if (type->isPointerType())
    type = type->getPointeeType();
  return type->isVoidType() ||
         (type->isRecordType() && type->isIncompleteType());
}

/// The record that an argument points to which becomes bytes on the way, as in
/// `send(&user, sizeof user)`.
Index FunctionExtractor::recordInBytes(const Actual &arg) {
  if (!arg.expr || arg.type.isNull() || !arg.type->isPointerType())
    return None;
  QualType bytes = arg.type->getPointeeType();
  QualType given = arg.expr->IgnoreParenCasts()->getType();
  return (bytes->isVoidType() || bytes->isCharType()) &&
                 given->isPointerType() &&
                 given->getPointeeType()->isRecordType()
             ? S.recordSymbol(given)
             : None;
}

/// Longer texts are no keys, names or flags.
static constexpr size_t MaxConstant = 512;

Argument FunctionExtractor::argumentRow(const Actual &arg) {
  Argument row;
  if (arg.expr) {
    row.site = S.site(arg.expr->getExprLoc());
    if (std::optional<std::string> constant = constantKey(arg.expr);
        constant && constant->size() < MaxConstant)
      row.constant = B.string(*constant);
  }
  if (!arg.type.isNull())
    row.record = S.recordSymbol(arg.type);
  row.writable = arg.writable;
  row.opaque = isHandle(arg);
  whoIs(arg, row);
  if (row.param == None && row.exact == None && arg.expr)
    if (std::optional<unsigned> param = keyParameter(arg.expr))
      row.param = *param + 1;
  return row;
}

bool keepsInitialiser(const Stmt *stmt, const VarDecl *variable) {
  if (!stmt)
    return true;
  auto names = [&](const Expr *expr) {
    const auto *ref = dyn_cast<DeclRefExpr>(expr->IgnoreParenImpCasts());
    return ref && ref->getDecl() == variable;
  };
  if (const auto *op = dyn_cast<BinaryOperator>(stmt);
      op && op->isAssignmentOp() && names(op->getLHS()))
    return false;
  if (const auto *op = dyn_cast<UnaryOperator>(stmt);
      op && (op->isIncrementDecrementOp() || op->getOpcode() == UO_AddrOf) &&
      names(op->getSubExpr()))
    return false;
  if (const auto *op = dyn_cast<CXXOperatorCallExpr>(stmt);
      op && op->getOperator() == OO_Equal && names(op->getArg(0)))
    return false;
  if (const auto *call = dyn_cast<CXXMemberCallExpr>(stmt);
      call && names(call->getImplicitObjectArgument()) &&
      call->getMethodDecl() && !call->getMethodDecl()->isConst())
    return false;
  if (const auto *call = dyn_cast<CallExpr>(stmt);
      call && !isa<CXXMemberCallExpr>(call) &&
      !isa<CXXOperatorCallExpr>(call) && !call->isCallToStdMove())
    if (llvm::any_of(call->arguments(), [&](const Expr *argument) {
          return argument->isGLValue() && names(argument);
        }))
      return false;
  if (isa<LambdaExpr>(stmt))
    return false;
  return llvm::all_of(stmt->children(), [&](const Stmt *child) {
    return keepsInitialiser(child, variable);
  });
}

/// The class of the new object that an expression of \p function gives.
static const CXXRecordDecl *
madeClass(const Expr *expr, const FunctionDecl *function, unsigned depth) {
  static constexpr unsigned MaxDepth = 4;
  for (unsigned i = 0; i < 8; ++i) {
    expr = expr->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *made = dyn_cast<CXXConstructExpr>(expr);
        made && made->getNumArgs() >= 1)
      expr = made->getArg(0);
    else if (const auto *cast = dyn_cast<ExplicitCastExpr>(expr))
      expr = cast->getSubExpr();
    else
      break;
  }
  if (const auto *made = dyn_cast<CXXNewExpr>(expr))
    return made->isArray() ? nullptr
                           : made->getAllocatedType()->getAsCXXRecordDecl();
  if (const auto *ref = dyn_cast<DeclRefExpr>(expr)) {
    const auto *variable = dyn_cast<VarDecl>(ref->getDecl());
    return variable && variable->hasLocalStorage() && variable->getInit() &&
                   !isa<ParmVarDecl>(variable) && depth < MaxDepth &&
                   keepsInitialiser(function->getBody(), variable)
               ? madeClass(variable->getInit(), function, depth + 1)
               : nullptr;
  }
  const auto *call = dyn_cast<CallExpr>(expr);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  if (!callee || depth >= MaxDepth)
    return nullptr;
  if (call->isCallToStdMove())
    return madeClass(call->getArg(0), function, depth + 1);
  if (callee->isInStdNamespace() && callee->getIdentifier() &&
      (callee->getName() == "make_unique" ||
       callee->getName() == "make_shared")) {
    const TemplateArgumentList *list = callee->getTemplateSpecializationArgs();
    return list && list->size() &&
                   list->get(0).getKind() == TemplateArgument::Type
               ? list->get(0).getAsType()->getAsCXXRecordDecl()
               : nullptr;
  }
  return returnedClass(callee, depth + 1);
}

/// The class of the new object that a function gives back, if that is always
/// the same.
const CXXRecordDecl *returnedClass(const FunctionDecl *function,
                                   unsigned depth) {
  const FunctionDecl *definition = bodyOf(function);
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  if ((method && method->isVirtual()) || !definition ||
      !isa<CompoundStmt>(definition->getBody()))
    return nullptr;
  std::vector<const Expr *> returns;
  unsigned budget = 60;
  returnsOf(definition->getBody(), returns, budget);
  if (budget == 0 || returns.empty())
    return nullptr;
  const CXXRecordDecl *result = nullptr;
  for (const Expr *expr : returns) {
    const CXXRecordDecl *made =
        expr ? madeClass(expr, definition, depth) : nullptr;
    if (!made ||
        (result && made->getCanonicalDecl() != result->getCanonicalDecl()))
      return nullptr;
    result = made;
  }
  return result;
}

/// The class that the object at a place is made of, if that is certain.
const CXXRecordDecl *FunctionExtractor::exactClass(LocId place) {
  const Location &l = (*M)[place];
  QualType type;
  if (l.kind == RootKind::OriginRegion && l.parent == None) {
    const Path &path = U.paths[l.origin];
    return path.port == PortKind::Result && path.selectors.empty()
               ? ReturnedClasses.lookup(Index(path.number))
               : nullptr;
  }
  if (l.parent != None) {
    if (l.selector.kind == SelectorKind::Field) {
      auto known = S.fieldOf(l.selector.value);
      if (known)
        type = known->getType();
    }
  } else if (l.kind == RootKind::Region) {
    // While it is being made or unmade, an object is of the class so far.
    const auto *method = dyn_cast_or_null<CXXMethodDecl>(Function);
    return method &&
                   (isa<CXXConstructorDecl>(method) ||
                    isa<CXXDestructorDecl>(method)) &&
                   (*M)[l.cell].kind == RootKind::This
               ? method->getParent()->getDefinition()
               : nullptr;
  } else if (l.kind == RootKind::Variable) {
    if (const auto *variable =
            dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l.key)))
      type = variable->getType();
  } else if (l.kind == RootKind::Heap || l.kind == RootKind::Temporary) {
    auto made = MadeTypes.find(place);
    if (made != MadeTypes.end())
      type = made->second;
  }
  if (type.isNull() || type->isReferenceType() || type->isPointerType())
    return nullptr;
  const CXXRecordDecl *record = type->getAsCXXRecordDecl();
  return record && record->hasDefinition() ? record->getDefinition() : nullptr;
}

/// The position of the parameter that is, or points to, just this.
Index FunctionExtractor::ownParameter(LocId place, bool behind) {
  const Location *l = &(*M)[place];
  if (l->parent != None)
    return None;
  if (behind) {
    if (l->kind != RootKind::Region)
      return None;
    l = &(*M)[l->cell];
    if (l->parent != None)
      return None;
  }
  if (l->kind == RootKind::This)
    return 0;
  if (l->kind != RootKind::Variable)
    return None;
  const auto *param =
      dyn_cast_or_null<ParmVarDecl>(static_cast<const Decl *>(l->key));
  return param && param->getDeclContext() == Function
             ? param->getFunctionScopeIndex() + 1
             : None;
}

/// What is known of an argument that decides what its callee does.
void FunctionExtractor::whoIs(const Actual &arg, Argument &row) {
  NodeRef node = arg.value;
  Places objects;
  if (arg.isPlace) {
    objects = arg.places;
    if (objects.size() == 1)
      node = load(objects[0]);
  } else if (node) {
    objects.assign(node->targets.begin(), node->targets.end());
  }
  if (objects.size() == 1) {
    if (const CXXRecordDecl *record = exactClass(objects[0]);
        record && record->isPolymorphic())
      row.exact = S.of(record);
    if (row.exact == None)
      row.param = ownParameter(objects[0], true);
  }
  if (!node)
    return;
  // A number handed on.
  auto isParameter = [&](const NodeRef &n) -> Index {
    if (!n || !n->plain() || n->origins.size() != 1 ||
        n->origins[0].kind != FlowKind::Same)
      return None;
    const Path &p = U.paths[n->origins[0].path];
    return p.port == PortKind::Param && p.selectors.empty()
               ? Index(p.number + 1)
               : None;
  };
  if (row.param == None && !arg.isPlace)
    row.param = isParameter(node);
  auto functionIn = [&](const NodeRef &n) {
    if (!n || n->origins.size() != 1)
      return;
    const Path &p = U.paths[n->origins[0].path];
    if (p.port == PortKind::Function && p.selectors.empty())
      row.function = p.symbol;
  };
  functionIn(node);
  auto held = node->kids.find(Deref);
  if (row.function == None && node->origins.empty() && held != node->kids.end())
    functionIn(held->second);
  if (row.function == None && node->targets.size() == 1)
    functionIn(load(node->targets[0]));
}

} // namespace purpose
