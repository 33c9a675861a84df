//===- ModelCallbacks.cpp - what a modelled call calls ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Algorithms, threads and wrappers call what they are given: a function, a
// lambda, an object with operator(), a pointer to member, a bound function.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

void ModelCallSite::callBack() {
  std::vector<Callback> callbacks;
  for (const ModelCall &call : calls())
    callbacks.emplace_back().call = call;
  // Of several each is only one that there may be.
  bool several = callbacks.size() > 1;
  for (unsigned i = 0; i < callbacks.size(); ++i) {
    Callback callback = callbacks[i];
    const Actual *callee = actual(callback.call.callee);
    if (!callee)
      continue;
    callback.number = i;
    callback.held = read(callback.call.callee);
    callback.type = callee->type;
    for (const ModelPath &path : callback.call.args)
      llvm::append_range(callback.args, spread(path));
    if (callback.call.joined) {
      join(callback);
      continue;
    }
    if (!callback.target) {
      // Overloads are called one after the other.
      std::vector<const FunctionDecl *> found = targets(callback);
      for (const FunctionDecl *other :
           llvm::drop_begin(found, !found.empty())) {
        several = true;
        callbacks.push_back(callbacks[i]);
        callbacks.back().target = other;
      }
      callback.target = found.empty() ? nullptr : found.front();
    }
    findPrototype(callback);
    Places members = X.memberField(callback.held);
    if (!callback.proto && !callback.memberPointer && members.empty() &&
        !X.holdsFunction(callback.held)) {
      computeByOperator(callback);
      continue;
    }
    std::vector<Actual> args = handed(callback);
    if (members.empty() || args.empty()) {
      run(callback, args, several);
      continue;
    }
    // A pointer to a data member, "called" on an object: its field.
    CallValue read = readMember(args.front(), members);
    const ModelPath &result = callback.call.result;
    if (callback.call.hasResult && ResultType->isReferenceType() &&
        result.base == ModelPath::Result && result.selectors.empty())
      ReadMembers.append(read.places.begin(), read.places.end());
    else
      comeBack(callback.call, read.value);
  }
}

//===----------------------------------------------------------------------===//
// What is called
//===----------------------------------------------------------------------===//

/// The arguments with which `std::bind(f, a, _1)(…)` calls f: read from the
/// bound object's type, `_Bind<F(A, _Placeholder<1>)>` of libstdc++ or
/// `__bind<F, A, __ph<1>>` of libc++.
static std::optional<std::vector<ModelPath>> boundArguments(QualType type) {
  if (type.isNull())
    return std::nullopt;
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!record || !record->isInStdNamespace())
    return std::nullopt;
  std::vector<QualType> bound;
  llvm::StringRef name = record->getName();
  const TemplateArgumentList &list = record->getTemplateArgs();
  if (name == "_Bind" || name == "_Bind_result") {
    const TemplateArgument &last = list[list.size() - 1];
    const auto *proto = last.getKind() == TemplateArgument::Type
                            ? last.getAsType()->getAs<FunctionProtoType>()
                            : nullptr;
    if (!proto)
      return std::nullopt;
    bound.assign(proto->param_type_begin(), proto->param_type_end());
  } else if (name == "__bind" && list.size() == 2 &&
             list[1].getKind() == TemplateArgument::Pack) {
    for (const TemplateArgument &argument : list[1].pack_elements())
      bound.push_back(argument.getAsType());
  } else {
    return std::nullopt;
  }
  std::vector<ModelPath> result;
  for (size_t i = 0; i < bound.size(); ++i) {
    const auto *inner = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        bound[i].getNonReferenceType()->getAsCXXRecordDecl());
    ModelPath path;
    if (inner && inner->isInStdNamespace() &&
        (inner->getName() == "_Placeholder" || inner->getName() == "__ph")) {
      path.base = ModelPath::Arg;
      path.arg =
          unsigned(inner->getTemplateArgs()[0].getAsIntegral().getZExtValue()) -
          1;
    } else {
      path.base = ModelPath::This;
      path.selectors.push_back(
          {ModelPath::Sel::Part, 0, "<" + std::to_string(i) + ">"});
      if (inner && inner->isInStdNamespace() &&
          inner->getName() == "reference_wrapper")
        path.selectors.push_back({ModelPath::Sel::Deref, 0, ""});
    }
    result.push_back(path);
  }
  return result;
}

/// The model's calls, one for each callee.
std::vector<ModelCall> ModelCallSite::calls() {
  std::vector<ModelCall> result;
  for (const ModelCall &call : What.calls)
    if (holds(call.when))
      for (const ModelPath &callee : spread(call.callee)) {
        result.push_back(call);
        result.back().callee = callee;
      }
  // What std::bind put together says itself which argument goes where.
  if (Object && !result.empty())
    if (auto bound = boundArguments(Object->type)) {
      result.resize(1);
      result[0].args = *bound;
    }
  return result;
}

/// The operator() that is called, by the types it is called with: there may be
/// overloads or a generic lambda. What a wrapper holds (`this.*`) is not the
/// wrapper's own operator().
std::vector<const FunctionDecl *>
ModelCallSite::targets(const Callback &callback) {
  if (!callback.call.callee.selectors.empty())
    return {};
  std::vector<std::vector<QualType>> types;
  for (const ModelPath &path : callback.args)
    types.push_back(X.typesOf(path, typeOf(path)));
  std::vector<const FunctionDecl *> found = X.calledWith(
      callback.type, types, Site ? Site->getExprLoc() : SourceLocation());
  if (!found.empty())
    return found;
  // A callback may take fewer arguments than the model has to give.
  for (unsigned n = unsigned(callback.args.size()) + 1; n-- > 0;)
    if (const FunctionDecl *op = X.callOperator(callback.type, n))
      return {op};
  return {};
}

/// What the callee takes.
void ModelCallSite::findPrototype(Callback &callback) {
  if (callback.target) {
    callback.proto = callback.target->getType()->getAs<FunctionProtoType>();
    return;
  }
  if (callback.type.isNull())
    return;
  QualType type = callback.type.getNonReferenceType();
  callback.memberPointer = type->isMemberPointerType();
  callback.proto = wrappedType(callback.type);
  if (!callback.proto) {
    if (type->isPointerType())
      type = type->getPointeeType();
    callback.proto = type->getAs<FunctionProtoType>();
  }
  // What is held says best what it takes: a bound function has a type that
  // does not tell.
  if (!callback.held || callback.call.callee.selectors.empty())
    return;
  for (const Origin &origin : callback.held->origins) {
    const Path &path = X.U.paths[origin.path];
    auto known = path.port == PortKind::Function
                     ? X.FunctionValues.find(path.symbol)
                     : X.FunctionValues.end();
    if (known == X.FunctionValues.end())
      continue;
    const auto *method = dyn_cast<CXXMethodDecl>(known->second);
    if (method && !method->isStatic() && !method->getParent()->isLambda()) {
      callback.memberPointer = true;
      callback.proto = nullptr;
      if (!method->isVariadic() &&
          callback.args.size() > method->getNumParams() + 1)
        callback.args.resize(method->getNumParams() + 1);
      return;
    }
    callback.proto = known->second->getType()->getAs<FunctionProtoType>();
  }
}

//===----------------------------------------------------------------------===//
// What it is given
//===----------------------------------------------------------------------===//

std::vector<Actual> ModelCallSite::handed(Callback &callback) {
  if (callback.proto && !callback.proto->isVariadic() &&
      callback.args.size() > callback.proto->getNumParams())
    callback.args.resize(callback.proto->getNumParams());
  std::vector<Actual> result;
  for (unsigned k = 0; k < callback.args.size(); ++k)
    result.push_back(handedAs(callback, k));
  return result;
}

Actual ModelCallSite::handedAs(const Callback &callback, unsigned position) {
  ModelPath path = callback.args[position];
  const Actual *given = actual(path);
  QualType param = callback.proto && position < callback.proto->getNumParams()
                       ? callback.proto->getParamType(position)
                       : QualType();
  // std::ref(x) is handed over as x.
  if (given && path.selectors.empty() &&
      isOfClass(given->type, "reference_wrapper") &&
      !isOfClass(param, "reference_wrapper"))
    path.selectors.push_back({Sel::Deref, 0, {}});
  bool itself = given && path.selectors.empty();
  Actual arg;
  arg.type = !param.isNull() ? param.getNonReferenceType()
             : itself        ? given->type
                             : QualType(Context.VoidTy);
  if (!param.isNull()) {
    QualType pointee = param->getPointeeType();
    arg.writable = pointee.isNull() || !pointee.isConstQualified();
  }
  auto at = places(path);
  // A text is handed over to one who wants characters as their address.
  if (at && itself && path.base == ModelPath::This && !param.isNull() &&
      param->isPointerType() && isText(given->type)) {
    arg.value = X.pointerTo(*at);
    return arg;
  }
  // C hands over the address of an element of the storage it was given.
  if (at && !path.selectors.empty() &&
      path.selectors.back().kind == Sel::AnyElement && !param.isNull() &&
      param->isPointerType() && Callee->isExternC()) {
    arg.value = X.pointerTo(*at);
    return arg;
  }
  bool reference = param.isNull() || param->isReferenceType();
  arg.isPlace = reference;
  if (reference && at) {
    arg.places = *at;
    return arg;
  }
  arg.value = read(path);
  if (reference) {
    // A place for the value, apart from those of the call's own operands.
    LocId place = M.temporary(reinterpret_cast<const Expr *>(
        reinterpret_cast<const char *>(Site) + 2 + position));
    X.Now.set(place, arg.value);
    arg.places = {place};
  }
  return arg;
}

//===----------------------------------------------------------------------===//
// The call
//===----------------------------------------------------------------------===//

/// std::plus, std::hash: what the library's own function objects compute.
void ModelCallSite::computeByOperator(const Callback &callback) {
  const auto *record =
      callback.type.isNull()
          ? nullptr
          : callback.type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record || !inStd(record) || !callback.call.hasResult ||
      !X.Options.models)
    return;
  const Model *own = X.Options.models->find(
      S.modelName(record) + "::operator()", unsigned(callback.args.size()));
  if (!own || own->pure || !own->calls.empty())
    return; // nothing that could be called
  std::vector<Origin> origins;
  for (const ModelPath &path : callback.args)
    llvm::append_range(origins, everything(read(path)));
  comeBack(callback.call, M.derived(origins, &Through));
}

CallValue ModelCallSite::readMember(const Actual &object,
                                    const Places &members) {
  CallValue result;
  for (LocId place : X.objectsOf(object))
    for (LocId member : members)
      result.places.push_back(M.child(place, Selector(M[member].selector)));
  result.value = X.loadAll(result.places);
  return result;
}

void ModelCallSite::run(const Callback &callback,
                        const std::vector<Actual> &args, bool several) {
  llvm::SaveAndRestore inside(X.Callback,
                              X.Callback * 16 + callback.number + 1);
  State before = X.Now;
  CallValue back;
  if (callback.target) {
    Actual closure;
    closure.isPlace = true;
    closure.type = callback.type;
    if (auto at = places(callback.call.callee)) {
      closure.places = *at;
    } else {
      X.Now.set(closurePlace(), callback.held);
      closure.places = {closurePlace()};
    }
    const auto *method = dyn_cast<CXXMethodDecl>(callback.target);
    closure.writable = !method || !method->isConst();
    back = X.callFunction(Site, callback.target, closure, args, false);
  } else {
    // A pointer to a closure: the closure is called.
    NodeRef held = callback.held;
    bool plain = !callback.type.isNull() &&
                 callback.type.getNonReferenceType()->isFunctionPointerType();
    std::optional<Actual> closure;
    bool function =
        held && llvm::any_of(held->origins, [&](const Origin &origin) {
          return X.U.paths[origin.path].port == PortKind::Function;
        });
    if (held && !held->targets.empty() && !function && !plain) {
      Places stored(held->targets.begin(), held->targets.end());
      held = X.loadAll(stored);
      closure = Actual();
      closure->isPlace = true;
      closure->places = stored;
    }
    back = X.callHeld(Site, held, closure, args,
                      callback.proto ? callback.proto->getReturnType()
                                     : QualType(Context.VoidPtrTy));
  }
  if (several)
    X.Now = X.joinStates(before, X.Now);
  comeBack(callback.call, back.value);
}

/// What a callback returned goes where the model says.
void ModelCallSite::comeBack(const ModelCall &call, const NodeRef &node) {
  if (!call.hasResult)
    return;
  if (call.result.base == ModelPath::Result)
    giveBack(node, call.result.selectors);
  else if (auto at = places(call.result))
    for (LocId place : *at)
      X.store(place, node, false);
}

} // namespace purpose
