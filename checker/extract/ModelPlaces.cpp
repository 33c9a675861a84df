//===- ModelPlaces.cpp - what a model's paths name --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From `this.*.[key arg0].second` to the places of the memory at hand, by the
// library's memory convention: a text is the object itself, a container's
// elements lie below its `.*`, an iterator is a pointer.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"

using namespace clang;

namespace purpose {

static const Selector Deref{SelectorKind::Deref, 0};

bool isText(QualType type) {
  const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  return record && record->isInStdNamespace() &&
         (record->getName() == "basic_string" ||
          record->getName() == "basic_string_view");
}

std::optional<unsigned> partCount(QualType type) {
  if (type.isNull())
    return std::nullopt;
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!record || !record->isInStdNamespace())
    return std::nullopt;
  llvm::ArrayRef<TemplateArgument> list = record->getTemplateArgs().asArray();
  if (record->getName() == "pair")
    return 2;
  if (record->getName() == "array")
    return unsigned(list[1].getAsIntegral().getLimitedValue());
  if (!list.empty() && list.back().getKind() == TemplateArgument::Pack)
    return list.back().pack_size();
  return std::nullopt;
}

llvm::SmallVector<const FieldDecl *, 2> fieldsNamed(const RecordDecl *record,
                                                    llvm::StringRef name) {
  if (record)
    for (const FieldDecl *field : record->fields()) {
      if (field->getName() == name)
        return {field};
      if (!field->isAnonymousStructOrUnion())
        continue;
      auto inner = fieldsNamed(field->getType()->getAsRecordDecl(), name);
      if (inner.empty())
        continue;
      inner.insert(inner.begin(), field);
      return inner;
    }
  return {};
}

/// The number of a part `.<1>`.
static std::optional<unsigned> partNumber(const ModelPath::Sel &sel) {
  unsigned number = 0;
  if (sel.kind != ModelPath::Sel::Part ||
      llvm::StringRef(sel.name).trim("<>").getAsInteger(10, number))
    return std::nullopt;
  return number;
}

/// A whole number among template arguments: of `get<1>`, of
/// `elements_view<V, 1>`.
static std::optional<unsigned> numberIn(llvm::ArrayRef<TemplateArgument> list) {
  for (const TemplateArgument &argument : list)
    if (argument.getKind() == TemplateArgument::Integral)
      return unsigned(argument.getAsIntegral().getLimitedValue(1 << 16));
  return std::nullopt;
}

/// What `.<T>` stands for: said by the callee, or by the class given back.
std::optional<unsigned> ModelCallSite::templateNumber() {
  if (const TemplateArgumentList *list =
          Callee->getTemplateSpecializationArgs())
    if (auto number = numberIn(list->asArray()))
      return number;
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      ResultType.getNonReferenceType()->getAsCXXRecordDecl());
  return record ? numberIn(record->getTemplateArgs().asArray()) : std::nullopt;
}

/// By the types at hand: `.<1>` is `.second` of a pair and `.*.[1]` of an
/// array, `.<T>` is a number.
std::vector<ModelPath::Sel> ModelCallSite::shaped(const std::vector<Sel> &path,
                                                  QualType type) {
  std::vector<Sel> result;
  ModelPath before; // what the selectors so far lead to
  for (Sel sel : path) {
    if (sel.kind == Sel::Part && sel.name == "<T>")
      if (auto number = templateNumber())
        sel.name = "<" + std::to_string(*number) + ">";
    const CXXRecordDecl *record = nullptr;
    std::optional<unsigned> number = partNumber(sel);
    if (number && !type.isNull()) {
      std::vector<QualType> types = X.typesOf(before, type);
      record = types.size() == 1
                   ? types[0].getNonReferenceType()->getAsCXXRecordDecl()
                   : nullptr;
    }
    before.selectors.push_back(sel);
    if (record && record->isInStdNamespace() && record->getName() == "pair" &&
        *number < 2) {
      sel.name = *number ? "second" : "first";
    } else if (record && record->isInStdNamespace() &&
               record->getName() == "array") {
      result.push_back({Sel::Deref, 0, {}});
      sel = {Sel::Element, *number, {}};
    }
    result.push_back(sel);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Selectors
//===----------------------------------------------------------------------===//

/// The first part of what makes a pair: `{k, v}`, `std::make_pair(k, v)`.
static const Expr *firstOfPair(const Expr *expr) {
  for (int i = 0; expr && i < 6; ++i) {
    expr = expr->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *cast = dyn_cast<ExplicitCastExpr>(expr)) {
      expr = cast->getSubExpr();
    } else if (const auto *made = dyn_cast<CXXConstructExpr>(expr)) {
      if (made->getNumArgs() == 2)
        return made->getArg(0);
      expr = made->getNumArgs() == 1 ? made->getArg(0) : nullptr;
    } else if (const auto *list = dyn_cast<InitListExpr>(expr)) {
      return list->getNumInits() == 2 ? list->getInit(0) : nullptr;
    } else if (const auto *call = dyn_cast<CallExpr>(expr)) {
      const FunctionDecl *callee = call->getDirectCallee();
      return callee && callee->getIdentifier() &&
                     callee->getName() == "make_pair" && call->getNumArgs() == 2
                 ? call->getArg(0)
                 : nullptr;
    } else {
      break;
    }
  }
  return nullptr;
}

const InitListExpr *listOf(const Expr *expr) {
  if (!expr)
    return nullptr;
  expr = expr->IgnoreImplicit();
  if (const auto *made = dyn_cast<CXXConstructExpr>(expr);
      made && made->getNumArgs() >= 1)
    expr = made->getArg(0)->IgnoreImplicit();
  const auto *wrapped = dyn_cast<CXXStdInitializerListExpr>(expr);
  return wrapped
             ? dyn_cast<InitListExpr>(wrapped->getSubExpr()->IgnoreImplicit())
             : nullptr;
}

/// Of `.[arg0.first]`; the name is the number of the element, where the
/// argument is a list of pairs.
Selector ModelCallSite::keyOfPair(const Sel &sel) {
  const Expr *pair = sel.number < Args.size() ? Args[sel.number].expr : nullptr;
  unsigned element = 0;
  if (!sel.name.empty() && !llvm::StringRef(sel.name).getAsInteger(10, element))
    pair = listOf(pair)->getInit(element);
  if (const Expr *key = firstOfPair(pair))
    return X.keySelector(key, /*associative=*/true);
  return {SelectorKind::Element, AnyIndex};
}

/// Of `.[type]` and `.[type arg2]`: the type that is given or given back.
Selector ModelCallSite::keyOfType(const Sel &sel) {
  QualType type = sel.number == Sel::OfResult ? ResultType
                  : sel.number < Args.size()  ? Args[sel.number].type
                                              : QualType();
  if (type.isNull())
    return {SelectorKind::Element, AnyIndex};
  type = type.getNonReferenceType();
  if (type->isPointerType())
    type = type->getPointeeType();
  return {SelectorKind::Key,
          B.string(type.getCanonicalType().getUnqualifiedType().getAsString(
              Context.getPrintingPolicy()))};
}

Selector ModelCallSite::selector(const Sel &sel, QualType of) {
  switch (sel.kind) {
  case Sel::Deref:
  case Sel::Deep:
    return Deref;
  case Sel::AnyElement:
  case Sel::AllElements:
    return {SelectorKind::Element, AnyIndex};
  case Sel::Element:
    return {SelectorKind::Element, sel.number};
  case Sel::ElementFromArg:
  case Sel::KeyFromArg:
    if (sel.number < Args.size() && Args[sel.number].expr)
      return X.keySelector(Args[sel.number].expr, sel.kind == Sel::KeyFromArg);
    return {SelectorKind::Element, AnyIndex};
  case Sel::KeyFromPair:
    return keyOfPair(sel);
  case Sel::KeyFromType:
    return keyOfType(sel);
  case Sel::Method:
    return {SelectorKind::Element, AnyIndex};
  case Sel::EachPart:
  case Sel::Part:
    // A part by a name that a class has a field of is that field.
    if (!of.isNull())
      if (const auto *record = of.getNonReferenceType()->getAsRecordDecl())
        for (const FieldDecl *field : record->fields())
          if (field->getName() == sel.name)
            return {SelectorKind::Field, S.of(field)};
    if (sel.name == "first" || sel.name == "second")
      return {SelectorKind::Field, S.stdPairField(sel.name)};
    return {SelectorKind::Part, B.string(llvm::StringRef(sel.name).trim("<>"))};
  }
  return Deref;
}

/// Selectors below the result.
std::vector<Selector> ModelCallSite::ofResult(const std::vector<Sel> &path) {
  std::vector<Selector> selectors;
  for (const Sel &sel : path)
    if (sel.kind != Sel::Deep)
      selectors.push_back(selector(sel, ResultType));
  return selectors;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

std::vector<ModelPath> ModelCallSite::spread(const ModelPath &path) {
  std::vector<ModelPath> paths;
  if (path.base == ModelPath::AllArgs || path.base == ModelPath::ArgsFrom) {
    unsigned first = path.base == ModelPath::AllArgs ? 0 : path.arg;
    for (unsigned i = first; i < Args.size(); ++i) {
      paths.push_back(path);
      paths.back().base = ModelPath::Arg;
      paths.back().arg = i;
    }
  } else if (path.base != ModelPath::Arg || path.arg < Args.size()) {
    paths.push_back(path);
  }
  if (path.selectors.empty() || path.selectors[0].kind != Sel::EachPart)
    return paths;
  std::vector<ModelPath> parts;
  for (const ModelPath &whole : paths) {
    unsigned count = partCount(typeOf(whole)).value_or(0);
    for (unsigned i = 0; i < std::min(count, 32u); ++i) {
      parts.push_back(whole);
      parts.back().selectors[0] = {Sel::Part, 0, "<" + std::to_string(i) + ">"};
    }
  }
  return parts;
}

const Actual *ModelCallSite::actual(const ModelPath &path) {
  switch (path.base) {
  case ModelPath::This:
    return Object ? &*Object : nullptr;
  case ModelPath::Arg:
    return path.arg < Args.size() ? &Args[path.arg] : nullptr;
  case ModelPath::New:
    if (!New.isPlace && Site) {
      New.isPlace = true;
      New.type = Context.VoidTy;
      New.places = {X.heapAt(Site)};
      if (!X.Now.find(New.places[0]))
        X.Now.set(New.places[0], nullptr);
    }
    return Site ? &New : nullptr;
  case ModelPath::Outside: {
    Index store =
        B.symbol("outside " + path.store, path.store, SymbolKind::Variable);
    Actual &known = Stores[store];
    if (!known.isPlace) {
      known.isPlace = true;
      known.type = Context.VoidTy;
      known.places = {
          M.originRegion(X.originAt(PortKind::Global, 0, store).path)};
    }
    return &known;
  }
  case ModelPath::AllArgs:
  case ModelPath::ArgsFrom:
  case ModelPath::Result:
    return nullptr;
  }
  return nullptr;
}

/// The type of what a path begins with.
QualType ModelCallSite::typeOf(const ModelPath &path) {
  if (path.base == ModelPath::Result)
    return ResultType;
  const Actual *from = actual(path);
  return from ? from->type : QualType();
}

std::optional<Places> ModelCallSite::places(const ModelPath &path) {
  std::optional<Places> result;
  for (const ModelPath &one : spread(path)) {
    const Actual *from = actual(one);
    std::optional<Places> at =
        from ? placesOf(*from, one.selectors) : std::nullopt;
    if (!at)
      continue;
    if (!result)
      result.emplace();
    for (LocId place : *at)
      if (!llvm::is_contained(*result, place))
        result->push_back(place);
  }
  return result;
}

QualType writtenType(const Actual &actual) {
  if (!actual.expr)
    return actual.type;
  QualType written = actual.expr->IgnoreParenImpCasts()->getType();
  QualType to = written, from = actual.type;
  if (to.isNull() || from.isNull() ||
      to->isPointerType() != from->isPointerType())
    return from;
  if (to->isPointerType()) {
    to = to->getPointeeType();
    from = from->getPointeeType();
  }
  return to->getAsCXXRecordDecl() && from->getAsCXXRecordDecl() ? written
                                                                : actual.type;
}

std::optional<Places> ModelCallSite::placesOf(const Actual &actual,
                                              const std::vector<Sel> &path) {
  std::vector<Sel> selectors = shaped(path, actual.type);
  // What the selectors so far lead to, as far as the types tell.
  QualType type = writtenType(actual);
  auto goOn = [&](const Sel &sel) {
    std::vector<QualType> below;
    if (!type.isNull())
      below = X.typesBelow(type, sel);
    type = below.size() == 1 ? below.front() : QualType();
  };
  Places at;
  size_t i = 0;
  if (actual.isPlace) {
    at = actual.places;
  } else {
    if (selectors.empty() ||
        (selectors[0].kind != Sel::Deref && selectors[0].kind != Sel::Deep))
      return std::nullopt;
    if (!actual.value ||
        (actual.value->targets.empty() && !X.pointerLike(actual.type)))
      return std::nullopt;
    for (LocId target : X.targets(actual.value, None)) {
      // A pointer to the first element of an array means the array.
      const Location &l = M[target];
      bool first = l.parent != None &&
                   l.selector == Selector{SelectorKind::Element, 0} &&
                   !(X.isRowPointer(actual.expr) && X.rowOf(target));
      at.push_back(first ? l.parent : target);
    }
    goOn(selectors[0]);
    i = 1;
  }
  for (bool first = i == 0; i < selectors.size(); ++i, first = false) {
    const Sel &sel = selectors[i];
    if (sel.kind == Sel::Deep)
      break;
    if (sel.kind == Sel::Deref)
      at = dereferenced(at, actual.type, first);
    else
      for (LocId &place : at)
        place = below(place, sel, first ? actual.type : type);
    goOn(sel);
  }
  return at;
}

/// One step through a pointer, container or wrapper.
Places ModelCallSite::dereferenced(const Places &from, QualType type,
                                   bool first) {
  Places result;
  for (LocId place : from) {
    // An array is its first element; a text is its characters.
    if (first && !type.isNull() && (type->isArrayType() || isText(type))) {
      result.push_back(place);
      continue;
    }
    NodeRef node = X.load(place);
    bool pointer = node && !node->targets.empty();
    if (pointer || (first && X.pointerLike(type) && !X.ownsStorage(type))) {
      for (LocId target : X.follow(place))
        if (!llvm::is_contained(result, target))
          result.push_back(target);
    } else {
      result.push_back(M.child(place, Deref));
    }
  }
  return result;
}

/// One step to a part or an element. An element of an element is another one
/// of the same storage.
LocId ModelCallSite::below(LocId place, const Sel &sel, QualType type) {
  if (sel.kind == Sel::Part && !type.isNull())
    if (llvm::SmallVector<const FieldDecl *, 2> fields = fieldsNamed(
            type.getNonReferenceType()->getAsRecordDecl(), sel.name);
        !fields.empty()) {
      for (const FieldDecl *field : fields)
        place = M.child(place, {SelectorKind::Field, S.of(field)});
      return place;
    }
  Selector to = selector(sel, type);
  const Location &l = M[place];
  bool element = to.kind == SelectorKind::Element && l.parent != None &&
                 l.selector.kind == SelectorKind::Element;
  if (sel.kind == Sel::AllElements)
    return element ? l.parent : place;
  if (!element)
    return M.child(place, to);
  if (to.value != AnyIndex)
    to.value =
        l.selector.value == AnyIndex ? AnyIndex : l.selector.value + to.value;
  return M.child(l.parent, to);
}

//===----------------------------------------------------------------------===//
// What stands there
//===----------------------------------------------------------------------===//

NodeRef ModelCallSite::read(const ModelPath &path) {
  NodeRef node;
  if (!path.selectors.empty() && path.selectors.back().kind == Sel::Method)
    return methodValue(path);
  for (const ModelPath &one : spread(path))
    if (const Actual *from = actual(one))
      node = M.join(node, readOf(*from, one.selectors));
  return node;
}

/// What stands in an array behind one of its elements, seen from that element.
static NodeRef behindElement(Memory &memory, const NodeRef &array,
                             const Selector &element) {
  Node behind;
  for (const auto &[selector, kid] : array->kids) {
    if (selector.kind != SelectorKind::Element || selector == element)
      continue;
    Selector seen{SelectorKind::Element, AnyIndex};
    if (element.value != AnyIndex && selector.value != AnyIndex) {
      if (selector.value < element.value)
        continue;
      seen.value = selector.value - element.value;
    }
    NodeRef &there = behind.kids[seen];
    there = memory.join(there, kid);
  }
  return behind.kids.empty() ? nullptr
                             : std::make_shared<const Node>(std::move(behind));
}

NodeRef ModelCallSite::readOf(const Actual &actual,
                              const std::vector<Sel> &path) {
  if (auto at = placesOf(actual, path)) {
    NodeRef node = X.loadAll(*at);
    // All that lies there: of an element of an array, what comes behind it too.
    if (!path.empty() && path.back().kind == Sel::Deep)
      for (LocId place : *at)
        if (const Location l = M[place];
            l.parent != None && l.selector.kind == SelectorKind::Element)
          if (NodeRef array = X.loadVia(l.parent))
            node = M.join(node, behindElement(M, array, l.selector));
    if (at->size() == 1)
      node = X.explicitMembers(node, at->front());
    return at->size() == 1 && path.empty()
               ? X.explicitPointer(node, at->front(), actual.type)
               : node;
  }
  NodeRef node = actual.value;
  QualType type = actual.type;
  for (const Sel &sel : shaped(path, actual.type)) {
    if (sel.kind == Sel::Deep)
      break;
    if (node && !node->targets.empty() && sel.kind == Sel::Deref)
      node = X.loadAll(Places(node->targets.begin(), node->targets.end()));
    else
      node = M.select(node, selector(sel, type));
    type = QualType();
  }
  return node;
}

} // namespace purpose
