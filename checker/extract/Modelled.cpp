//===- Modelled.cpp - carrying out models -----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A modelled call from its beginning to its result.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"

using namespace clang;

namespace purpose {

CallValue FunctionExtractor::applyModel(const Model &model, const Expr *expr,
                                        const FunctionDecl *callee,
                                        const std::optional<Actual> &object,
                                        const std::vector<Actual> &args) {
  // A model that calls what is modelled by a call of itself.
  Nesting nesting(ModelDepth);
  if (ModelDepth > 6)
    return {};
  const auto *type = callee->getType()->getAs<FunctionProtoType>();
  if (!Handlers.empty() && !(type && type->isNothrow()))
    mayThrow();
  return ModelCallSite(*this, model, expr, callee, object, args).apply();
}

ModelCallSite::ModelCallSite(FunctionExtractor &extractor, const Model &model,
                             const Expr *expr, const FunctionDecl *callee,
                             const std::optional<Actual> &object,
                             const std::vector<Actual> &args)
    : X(extractor), M(*X.M), S(X.S), B(X.B), Context(X.Context), What(model),
      Site(expr), Callee(callee), Object(object), Args(args),
      ResultType(isa<CXXConstructorDecl>(callee) ? X.Context.VoidTy
                                                 : callee->getReturnType()) {}

CallValue ModelCallSite::apply() {
  Through =
      X.step(StepKind::Model, Site ? Site->getExprLoc() : SourceLocation(),
             "through '" + S.displayName(Callee) + "'");
  flow();
  callBack();
  giveBackCalled();
  return result();
}

/// Stands for an object that is elsewhere, though it is no pointer: the bit of
/// a vector<bool>, a slice of a valarray, a view of a range, what get_time is
/// to fill.
static bool isProxy(QualType type) {
  const auto *record = type.isNull()
                           ? nullptr
                           : type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record || !inStd(record) || !record->getIdentifier())
    return false;
  llvm::StringRef name = record->getName();
  return name == "_Bit_reference" || name == "__bit_reference" ||
         name == "__bit_const_reference" || name == "subrange" ||
         name == "reference" || name == "slice_array" ||
         name == "gslice_array" || name == "mask_array" ||
         name == "indirect_array" || name.starts_with("_Get_") ||
         (name.ends_with("_view") && name != "basic_string_view");
}

/// A pointer-like value that refers to these places.
static NodeRef referring(const NodeRef &value, const Places &to) {
  Node node = value ? *value : Node();
  node.targets.assign(to.begin(), to.end());
  llvm::sort(node.targets);
  return std::make_shared<const Node>(std::move(node));
}

/// Whether a part of a pair or tuple is declared as a reference.
static bool isReferencePart(QualType type, const ModelPath::Sel &part) {
  const auto *record =
      type.isNull() ? nullptr
                    : dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                          type.getNonReferenceType()->getAsCXXRecordDecl());
  unsigned number = part.name == "second";
  if (!record ||
      (part.name != "first" && part.name != "second" &&
       llvm::StringRef(part.name).trim("<>").getAsInteger(10, number)))
    return false;
  llvm::ArrayRef<TemplateArgument> list = record->getTemplateArgs().asArray();
  if (!list.empty() && list.back().getKind() == TemplateArgument::Pack)
    list = list.back().getPackAsArray();
  return number < list.size() &&
         list[number].getKind() == TemplateArgument::Type &&
         list[number].getAsType()->isReferenceType();
}

CallValue ModelCallSite::result() {
  Places whole = ReadMembers;
  std::vector<std::pair<std::vector<Selector>, Places>> parts;
  for (const ModelAlias &alias : aliases()) {
    std::optional<Places> at =
        holds(alias.when) ? places(alias.to) : std::nullopt;
    if (!at)
      continue;
    if (!alias.at.empty() && isa<CXXConstructorDecl>(Callee)) {
      // A part of what is made: only a reference refers to what it is given.
      if (Object && isReferencePart(Object->type, alias.at.front()))
        for (LocId place : Object->places)
          X.store(below(place, alias.at.front(), Object->type),
                  X.pointerTo(*at));
      continue;
    }
    if (!alias.at.empty()) {
      parts.push_back({ofResult(alias.at), *at});
      continue;
    }
    for (LocId place : *at)
      if (!llvm::is_contained(whole, place))
        whole.push_back(place);
  }
  if (isa<CXXConstructorDecl>(Callee) && !whole.empty() && Object) {
    for (LocId place : Object->places)
      X.store(place, referring(X.load(place), whole));
    return {};
  }
  if (ResultType->isVoidType())
    return {};
  for (const auto &[part, to] : parts)
    Returned = M.join(Returned, M.replace(nullptr, part, X.pointerTo(to)));
  if (ResultType->isReferenceType())
    return referredTo(whole);
  bool refers = X.pointerLike(ResultType) || isProxy(ResultType);
  return {pointing(refers ? whole : Places()), {}};
}

/// The model's aliases; `result.<*> = arg*` as one for each.
std::vector<ModelAlias> ModelCallSite::aliases() {
  std::vector<ModelAlias> result;
  for (const ModelAlias &alias : What.aliases) {
    auto part = llvm::find_if(
        alias.at, [](const Sel &s) { return s.kind == Sel::EachPart; });
    if (part == alias.at.end()) {
      result.push_back(alias);
      continue;
    }
    size_t at = size_t(part - alias.at.begin());
    unsigned number = 0;
    for (const ModelPath &to : spread(alias.to)) {
      result.push_back(alias);
      result.back().at[at] = {Sel::Part, 0, "<" + std::to_string(number) + ">"};
      result.back().to = to;
      ++number;
    }
  }
  return result;
}

/// A reference is given back: to these places, or to something new.
CallValue ModelCallSite::referredTo(Places to) {
  if (to.empty()) {
    to = {X.heapAt(Site)};
    X.Now.set(to.front(), Returned);
    return {Returned, to};
  }
  if (Returned)
    for (LocId place : to)
      X.store(place, Returned, false);
  return {X.loadAll(to), to};
}

/// A value is given back. A pointer to something new points to a place of its
/// own.
NodeRef ModelCallSite::pointing(const Places &to) {
  if (!to.empty())
    return referring(Returned, to);
  const auto *record = ResultType->getAsCXXRecordDecl();
  bool isPointer = ResultType->isPointerType() ||
                   (record && X.isModelledPointer(record) &&
                    llvm::any_of(What.flows, [](const ModelFlow &flow) {
                      return flow.to.base == ModelPath::Result &&
                             !flow.to.selectors.empty() &&
                             flow.to.selectors.front().kind == Sel::Deref;
                    }));
  if (!isPointer || (Returned && !Returned->targets.empty()))
    return Returned;
  LocId place = X.heapAt(Site);
  if (Returned)
    X.Now.set(place, M.select(Returned, {SelectorKind::Deref, 0}));
  else if (!X.Now.find(place))
    X.Now.set(place, nullptr);
  return X.pointerTo({place});
}

} // namespace purpose
