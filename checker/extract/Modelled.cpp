//===- Modelled.cpp - carrying out models -----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library function that a model answers for is carried out here, on the
// memory at hand: sources are read first, then places are cleared and written,
// then its callbacks are called, and last its result refers to what the model
// says.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "WholeRange.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

static const Selector Deref{SelectorKind::Deref, 0};

/// A string or a view of one.
static bool isText(QualType type) {
  const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  return record && record->isInStdNamespace() &&
         (record->getName() == "basic_string" ||
          record->getName() == "basic_string_view");
}

/// How many parts a pair, tuple or array has.
static std::optional<unsigned> partCount(QualType type) {
  if (type.isNull())
    return std::nullopt;
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!record || !record->isInStdNamespace())
    return std::nullopt;
  const TemplateArgumentList &list = record->getTemplateArgs();
  if (record->getName() == "pair")
    return 2;
  if (record->getName() == "tuple")
    return list.size() ? list[0].pack_size() : 0;
  if (record->getName() == "array")
    return unsigned(list[1].getAsIntegral().getLimitedValue());
  return std::nullopt;
}

/// `.<1>` is `.second` of a pair and `.*.[1]` of an array.
static std::vector<ModelPath::Sel> shaped(std::vector<ModelPath::Sel> selectors,
                                          QualType type) {
  using Sel = ModelPath::Sel;
  unsigned number = 0;
  if (type.isNull() || selectors.empty() || selectors[0].kind != Sel::Part ||
      llvm::StringRef(selectors[0].name).trim("<>").getAsInteger(10, number))
    return selectors;
  const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!record || !record->isInStdNamespace())
    return selectors;
  if (record->getName() == "pair" && number < 2) {
    selectors[0].name = number ? "second" : "first";
  } else if (record->getName() == "array") {
    selectors[0] = {Sel::Element, number, {}};
    selectors.insert(selectors.begin(), {Sel::Deref, 0, {}});
  }
  return selectors;
}

/// Of the class (template) that a name pattern means, or derived from it.
static bool isOfClass(const CXXRecordDecl *record, llvm::StringRef pattern,
                      unsigned depth = 0) {
  if (!record || depth > 6)
    return false;
  if (record->getDeclName().isIdentifier() && record->getIdentifier()) {
    if (record->getName() == pattern)
      return true;
    if (pattern.find_first_of("*{") != llvm::StringRef::npos) {
      auto glob = llvm::GlobPattern::create(pattern, 64);
      if (!glob)
        llvm::consumeError(glob.takeError());
      else if (glob->match(record->getName()))
        return true;
    }
  }
  if (record->hasDefinition())
    for (const CXXBaseSpecifier &base : record->bases())
      if (isOfClass(base.getType()->getAsCXXRecordDecl(), pattern, depth + 1))
        return true;
  return false;
}

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

/// The elements of `{…}`, where that is handed over as an initializer_list.
static const InitListExpr *listOf(const Expr *expr) {
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

CallValue FunctionExtractor::applyModel(const Model &model, const Expr *expr,
                                        const FunctionDecl *callee,
                                        const std::optional<Actual> &object,
                                        const std::vector<Actual> &args) {
  CallValue result;
  // A model that calls what is modelled by a call of itself.
  Nesting nesting(ModelDepth);
  if (ModelDepth > 6)
    return result;
  const auto *type = callee->getType()->getAs<FunctionProtoType>();
  if (!Handlers.empty() && !(type && type->isNothrow()))
    mayThrow();
  QualType resultType = isa<CXXConstructorDecl>(callee)
                            ? Context.VoidTy
                            : callee->getReturnType();
  using MP = ModelPath;
  using Sel = ModelPath::Sel;
  bool associative = false;
  if (object && !object->type.isNull())
    if (const auto *record =
            object->type.getNonReferenceType()->getAsCXXRecordDecl())
      associative = record->getName().contains("map") ||
                    record->getName().contains("set");

  // A part by a name that a class has a field of is that field.
  auto toSelector = [&](const Sel &sel, QualType of = QualType()) -> Selector {
    if (sel.kind == Sel::Part && !of.isNull())
      if (const auto *record = of.getNonReferenceType()->getAsRecordDecl())
        for (const FieldDecl *field : record->fields())
          if (field->getName() == sel.name)
            return {SelectorKind::Field, S.of(field)};
    switch (sel.kind) {
    case Sel::Deref:
    case Sel::Deep:
      return Deref;
    case Sel::AnyElement:
    case Sel::AllElements:
      return {SelectorKind::Element, AnyIndex};
    case Sel::Element:
      return {SelectorKind::Element, sel.number};
    case Sel::KeyFromArg:
      if (sel.number < args.size() && args[sel.number].expr)
        return keySelector(args[sel.number].expr, associative);
      return {SelectorKind::Element, AnyIndex};
    case Sel::KeyFromPair: {
      const Expr *pair =
          sel.number < args.size() ? args[sel.number].expr : nullptr;
      // (`name` is the number of the element, where the argument is a list.)
      unsigned element = 0;
      if (!sel.name.empty() &&
          !llvm::StringRef(sel.name).getAsInteger(10, element))
        pair = listOf(pair)->getInit(element);
      if (const Expr *key = firstOfPair(pair))
        return keySelector(key, true);
      return {SelectorKind::Element, AnyIndex};
    }
    case Sel::Part:
      if (sel.name == "first" || sel.name == "second")
        return {SelectorKind::Field, S.stdPairField(sel.name)};
      return {SelectorKind::Part,
              B.string(llvm::StringRef(sel.name).trim("<>"))};
    }
    return Deref;
  };
  auto actualsOf = [&](const MP &p) {
    std::vector<const Actual *> result;
    if (p.base == MP::This && object)
      result.push_back(&*object);
    else if (p.base == MP::Arg && p.arg < args.size())
      result.push_back(&args[p.arg]);
    else if (p.base == MP::AllArgs)
      for (const Actual &arg : args)
        result.push_back(&arg);
    else if (p.base == MP::ArgsFrom)
      for (unsigned i = p.arg; i < args.size(); ++i)
        result.push_back(&args[i]);
    return result;
  };
  // One step through a pointer, container or wrapper.
  auto derefPlaces = [&](const Places &from, QualType type,
                         bool first) -> Places {
    Places result;
    for (LocId place : from) {
      // An array is its first element; a text is its characters.
      if (first && !type.isNull() && (type->isArrayType() || isText(type))) {
        result.push_back(place);
        continue;
      }
      NodeRef node = load(place);
      bool pointer = node && !node->targets.empty();
      if (pointer || (first && pointerLike(type) && !ownsStorage(type))) {
        for (LocId target : follow(place))
          if (!llvm::is_contained(result, target))
            result.push_back(target);
      } else {
        result.push_back(M->child(place, Deref));
      }
    }
    return result;
  };
  // The conditions that tell overloads apart.
  auto holds = [&](const std::vector<ModelTest> &tests,
                   std::vector<const Actual *> own) {
    for (const ModelTest &test : tests) {
      std::vector<const Actual *> asked = own;
      Actual made;
      if (test.arg == ModelTest::This ||
          (test.arg == ModelTest::Result && isa<CXXConstructorDecl>(callee))) {
        asked.clear();
        if (object)
          asked.push_back(&*object);
      } else if (test.arg == ModelTest::Result) {
        made.type = resultType;
        asked = {&made};
      } else if (test.arg != ModelTest::Own) {
        asked.clear();
        if (test.arg < args.size())
          asked.push_back(&args[test.arg]);
      }
      for (const Actual *actual : asked) {
        if (actual->type.isNull())
          continue;
        QualType type = actual->type.getNonReferenceType();
        const auto *record = type->getAsCXXRecordDecl();
        bool yes = false;
        switch (test.kind) {
        case ModelTest::Pointer:
          yes = type->isPointerType() || type->isArrayType() ||
                (record && pointerLike(type) &&
                 (record->getName().contains("iterator") ||
                  record->getName().contains("Iter") ||
                  record->getName() == "span" ||
                  record->getName() == "initializer_list"));
          break;
        case ModelTest::Number:
          yes = type->isArithmeticType() || type->isEnumeralType();
          break;
        case ModelTest::Same: {
          const auto *method = dyn_cast<CXXMethodDecl>(callee);
          yes = record && method &&
                record->getName() == method->getParent()->getName();
          break;
        }
        case ModelTest::Class:
          yes = isOfClass(record, test.name);
          // Handed over as its base: what it was before says more.
          if (!yes && actual->expr)
            yes = isOfClass(actual->expr->IgnoreParenImpCasts()
                                ->getType()
                                ->getAsCXXRecordDecl(),
                            test.name);
          break;
        case ModelTest::References:
          if (const auto *parts =
                  dyn_cast_or_null<ClassTemplateSpecializationDecl>(record))
            for (const TemplateArgument &part :
                 parts->getTemplateArgs().asArray()) {
              if (part.getKind() == TemplateArgument::Type)
                yes |= part.getAsType()->isReferenceType();
              else if (part.getKind() == TemplateArgument::Pack)
                for (const TemplateArgument &inner : part.pack_elements())
                  yes |= inner.getKind() == TemplateArgument::Type &&
                         inner.getAsType()->isReferenceType();
            }
          break;
        case ModelTest::Whole: {
          unsigned next = unsigned(actual - args.data()) + 1;
          yes = coversWhole(actual->expr,
                            next < args.size() ? args[next].expr : nullptr,
                            Function, Context);
          break;
        }
        }
        if (yes == test.negated)
          return false;
      }
    }
    return true;
  };
  // The places a model path names; nothing if it names a mere value.
  auto placesOf = [&](const MP &p) -> std::optional<Places> {
    Places result;
    bool any = false;
    Actual made;
    std::vector<const Actual *> actuals = actualsOf(p);
    if (p.base == MP::New && expr) {
      made.isPlace = true;
      made.places = {M->heap(expr)};
      if (!Now.find(made.places[0]))
        Now.set(made.places[0], nullptr);
      actuals = {&made};
    }
    for (const Actual *actual : actuals) {
      Places at;
      size_t i = 0;
      std::vector<Sel> selectors = shaped(p.selectors, actual->type);
      if (actual->isPlace) {
        at = actual->places;
      } else {
        if (selectors.empty())
          continue;
        const Sel &s = selectors[0];
        if (s.kind != Sel::Deref && s.kind != Sel::Deep)
          continue;
        if (!actual->value ||
            (actual->value->targets.empty() && !pointerLike(actual->type)))
          continue;
        for (LocId target : targets(actual->value, None)) {
          // A pointer to the first element of an array means the array.
          const Location &l = (*M)[target];
          bool first = l.parent != None &&
                       l.selector == Selector{SelectorKind::Element, 0};
          at.push_back(first ? l.parent : target);
        }
        i = 1;
      }
      any = true;
      for (bool first = i == 0; i < selectors.size(); ++i) {
        const Sel &s = selectors[i];
        if (s.kind == Sel::Deep)
          break;
        if (s.kind == Sel::Deref) {
          at = derefPlaces(at, actual->type, first);
        } else {
          Selector selector = toSelector(s, first ? actual->type : QualType());
          for (LocId &place : at) {
            const Location &l = (*M)[place];
            bool element = selector.kind == SelectorKind::Element &&
                           l.parent != None &&
                           l.selector.kind == SelectorKind::Element;
            if (s.kind == Sel::AllElements) {
              place = element ? l.parent : place;
              continue;
            }
            Selector from = selector;
            if (element && selector.value != AnyIndex)
              from.value = l.selector.value == AnyIndex
                               ? AnyIndex
                               : l.selector.value + selector.value;
            place = M->child(element ? l.parent : place, from);
          }
        }
        first = false;
      }
      for (LocId place : at)
        if (!llvm::is_contained(result, place))
          result.push_back(place);
    }
    if (!any)
      return std::nullopt;
    return result;
  };
  auto read = [&](const MP &p) -> NodeRef {
    NodeRef node;
    for (const Actual *actual : actualsOf(p)) {
      MP one = p;
      NodeRef part;
      if (p.base != MP::This) {
        one.base = MP::Arg;
        one.arg = unsigned(actual - args.data());
      }
      if (auto at = placesOf(one)) {
        part = loadAll(*at);
        if (at->size() == 1 && one.selectors.empty())
          part = explicitPointer(part, at->front(), actual->type);
      } else {
        part = actual->value;
        std::vector<Sel> selectors = shaped(p.selectors, actual->type);
        for (const Sel &s : selectors) {
          if (s.kind == Sel::Deep)
            break;
          if (part && !part->targets.empty() && s.kind == Sel::Deref) {
            Places to(part->targets.begin(), part->targets.end());
            part = loadAll(to);
          } else {
            part = M->select(part, toSelector(s, &s == selectors.data()
                                                     ? actual->type
                                                     : QualType()));
          }
        }
      }
      node = M->join(node, part);
    }
    return node;
  };
  // Everything that can be reached from a node, for derived flows.
  auto everything = [&](const NodeRef &node) {
    std::vector<Origin> origins;
    std::vector<LocId> seen;
    auto walk = [&](auto &self, const NodeRef &n, unsigned depth) -> void {
      if (!n || depth > 4)
        return;
      origins.insert(origins.end(), n->origins.begin(), n->origins.end());
      for (const auto &[selector, kid] : n->kids)
        self(self, kid, depth + 1);
      for (LocId target : n->targets)
        if (!llvm::is_contained(seen, target)) {
          seen.push_back(target);
          self(self, load(target), depth + 1);
        }
    };
    walk(walk, node, 0);
    return origins;
  };

  std::string name = S.displayName(callee);
  Step modelStep =
      step(StepKind::Model, expr ? expr->getExprLoc() : SourceLocation(),
           "through '" + name + "'");

  // Elements made in place: emplace_back(arguments of a constructor).
  if (object && callee->getIdentifier() &&
      callee->getName().starts_with("emplace") && !associative) {
    const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        object->type.getNonReferenceType()->getAsCXXRecordDecl());
    llvm::SmallVector<const Expr *, 8> exprs;
    for (const Actual &arg : args)
      exprs.push_back(arg.expr);
    if (callee->getName() == "emplace" && record &&
        record->getName() != "optional" && !exprs.empty() &&
        (record->getName() == "vector" || record->getName() == "deque" ||
         record->getName() == "list"))
      exprs.erase(exprs.begin());
    if (record && record->getTemplateArgs().size() &&
        record->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
        !llvm::is_contained(exprs, nullptr)) {
      QualType made = record->getTemplateArgs()[0].getAsType();
      LocId place = M->heap(expr);
      Now.set(place, nullptr);
      bool single = exprs.size() == 1 &&
                    Context.hasSameUnqualifiedType(
                        exprs[0]->getType().getNonReferenceType(), made);
      if (!single && constructFrom(place, made, exprs, expr)) {
        NodeRef element = load(place);
        for (LocId at : object->places)
          store(
              M->child(M->child(at, Deref), {SelectorKind::Element, AnyIndex}),
              element, false);
        if (resultType->isReferenceType())
          for (LocId at : object->places)
            result.places.push_back(M->child(
                M->child(at, Deref), {SelectorKind::Element, AnyIndex}));
        return result;
      }
    }
  }

  // Right sides first: a swap reads both before it writes either.
  struct Write {
    const ModelFlow *flow;
    NodeRef node;
    std::optional<Places> at;
  };
  std::vector<Write> writes;
  std::vector<ModelFlow> flows;
  for (const ModelFlow &flow : model.flows) {
    // A list of pairs: each stands under its own key.
    auto keyed = llvm::find_if(flow.to.selectors, [](const Sel &s) {
      return s.kind == Sel::KeyFromPair;
    });
    const InitListExpr *list = nullptr;
    if (keyed != flow.to.selectors.end() && keyed->number < args.size())
      list = listOf(args[keyed->number].expr);
    size_t at = size_t(keyed - flow.to.selectors.begin());
    if (!list || list->getNumInits() > 64) {
      flows.push_back(flow);
      continue;
    }
    for (unsigned i = 0; i < list->getNumInits(); ++i) {
      ModelFlow one = flow;
      one.to.selectors[at].name = std::to_string(i);
      for (Sel &s : one.from.selectors)
        if (s.kind == Sel::AnyElement)
          s = {Sel::Element, i, {}};
      flows.push_back(one);
    }
  }
  if (callee->getIdentifier() && callee->getName() == "tuple_cat") {
    // The parts of each, behind those of the ones before it.
    unsigned before = 0;
    for (unsigned i = 0; i < args.size(); ++i) {
      unsigned count = partCount(args[i].type).value_or(0);
      for (unsigned part = 0; part < count && part < 32; ++part) {
        ModelFlow one;
        one.from.base = MP::Arg;
        one.from.arg = i;
        one.from.selectors = {{Sel::Part, 0, "<" + std::to_string(part) + ">"}};
        one.to.base = MP::Result;
        one.to.selectors = {
            {Sel::Part, 0, "<" + std::to_string(before + part) + ">"}};
        flows.push_back(one);
      }
      before += count;
    }
  }
  for (const ModelFlow &flow : flows) {
    // With a test of its own, each argument stands for itself.
    ModelPath source = flow.from;
    std::vector<const Actual *> sources = actualsOf(flow.from);
    if (!flow.when.empty()) {
      llvm::erase_if(sources,
                     [&](const Actual *a) { return !holds(flow.when, {a}); });
      if (sources.empty())
        continue;
    }
    NodeRef node;
    for (const Actual *one : sources) {
      if (source.base != MP::This) {
        source.base = MP::Arg;
        source.arg = unsigned(one - args.data());
      }
      node = M->join(node, read(source));
    }
    bool deep = !flow.from.selectors.empty() &&
                flow.from.selectors.back().kind == Sel::Deep;
    if (flow.derived) {
      std::vector<Origin> origins =
          deep ? everything(node) : std::vector<Origin>();
      if (!deep)
        M->collect(node, origins);
      llvm::erase_if(origins, [&](const Origin &o) {
        return U.paths[o.path].port == PortKind::Function;
      });
      node = M->derived(origins, &modelStep);
      if (deep)
        for (const Actual *actual : actualsOf(flow.from))
          if (Index record = S.recordSymbol(actual->type); record != None)
            node = M->wholeOf(node, record);
    } else {
      node = M->withStep(node, modelStep);
      if (deep) {
        // Bytes of a record into something that is no such record.
        QualType from, to;
        for (const Actual *actual : actualsOf(flow.from))
          if (actual->expr)
            from = actual->expr->IgnoreParenImpCasts()->getType();
        for (const Actual *actual : actualsOf(flow.to))
          if (actual->expr)
            to = actual->expr->IgnoreParenImpCasts()->getType();
        Index a = from.isNull() ? None : S.recordSymbol(from);
        Index b = to.isNull() ? None : S.recordSymbol(to);
        if (a != None && a != b)
          node = M->wholeOf(node, a);
      }
    }
    writes.push_back({&flow, node, std::nullopt});
  }
  for (const ModelPath &cleared : model.clears)
    if (auto at = placesOf(cleared))
      storeAll(*at, nullptr);
  for (Write &write : writes)
    if (write.flow->to.base != MP::Result)
      write.at = placesOf(write.flow->to);
  llvm::DenseSet<LocId> replaced;
  NodeRef returned;
  for (const Write &write : writes) {
    const MP &to = write.flow->to;
    if (to.base == MP::Result) {
      std::vector<Selector> selectors;
      for (const Sel &s : to.selectors)
        if (s.kind != Sel::Deep)
          selectors.push_back(toSelector(s, resultType));
      returned = M->join(returned, M->replace(nullptr, selectors, write.node));
      continue;
    }
    const std::optional<Places> &at = write.at;
    if (!at)
      continue;
    bool strong = write.flow->overwrites && at->size() == 1;
    bool all =
        !to.selectors.empty() && to.selectors.back().kind == Sel::AllElements;
    NodeRef written = write.node;
    if (all && written)
      written = M->replace(nullptr, {Selector{SelectorKind::Element, AnyIndex}},
                           written);
    for (LocId place : *at) {
      // What was written to cout is gone: nobody reads it back.
      const Location &l = (*M)[M->root(place)];
      if (l.kind == RootKind::Variable)
        if (const auto *stream =
                dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l.key));
            stream && stream->isInStdNamespace())
          continue;
      bool first = strong && replaced.insert(place).second;
      store(place, written, first);
    }
  }
  Places fields; // a reference to a field is given back
  std::vector<ModelCall> modelCalls;
  for (const ModelCall &called : model.calls) {
    if (!holds(called.when, {}))
      continue;
    if (called.callee.base != MP::ArgsFrom &&
        called.callee.base != MP::AllArgs) {
      modelCalls.push_back(called);
      continue;
    }
    for (unsigned k = called.callee.base == MP::AllArgs ? 0 : called.callee.arg;
         k < args.size(); ++k) {
      ModelCall one = called;
      one.callee.base = MP::Arg;
      one.callee.arg = k;
      modelCalls.push_back(one);
    }
  }
  // What std::bind put together says itself which argument goes where.
  if (object && !modelCalls.empty())
    if (auto bound = boundArguments(object->type)) {
      modelCalls.resize(1);
      modelCalls[0].args = *bound;
    }
  std::map<unsigned, const FunctionDecl *> chosen; // of overloads
  bool several = modelCalls.size() > 1;
  for (unsigned i = 0; i < modelCalls.size(); ++i) {
    const ModelCall called = modelCalls[i];
    if (actualsOf(called.callee).empty())
      continue;
    NodeRef held = read(called.callee);
    std::vector<const Actual *> callees = actualsOf(called.callee);
    QualType calleeType = callees.empty() ? QualType() : callees.front()->type;
    // Arguments of the callback, spread where the model says "all".
    std::vector<MP> paths;
    for (const MP &p : called.args) {
      if (p.base == MP::AllArgs || p.base == MP::ArgsFrom) {
        for (unsigned k = p.base == MP::AllArgs ? 0 : p.arg; k < args.size();
             ++k) {
          MP one = p;
          one.base = MP::Arg;
          one.arg = k;
          paths.push_back(one);
        }
      } else {
        paths.push_back(p);
      }
    }
    llvm::erase_if(paths, [&](const MP &p) {
      if (p.base == MP::Arg && p.arg >= args.size())
        return true;
      // No more parts than there are.
      unsigned part = 0;
      return p.base == MP::Arg && !p.selectors.empty() &&
             p.selectors[0].kind == Sel::Part &&
             !llvm::StringRef(p.selectors[0].name)
                  .trim("<>")
                  .getAsInteger(10, part) &&
             part >= partCount(args[p.arg].type).value_or(~0u);
    });
    // A callback may take fewer arguments than the model has to give.
    // What a wrapper holds (`this.*`) is not the wrapper's own operator().
    const FunctionDecl *target = chosen[i];
    if (!target && called.callee.selectors.empty()) {
      // By the types it is called with: overloads, generic lambdas.
      std::vector<std::vector<QualType>> types;
      for (const MP &p : paths) {
        std::vector<const Actual *> of = actualsOf(p);
        types.push_back(typesOf(p, of.empty() ? QualType() : of.front()->type));
      }
      for (const FunctionDecl *one :
           calledWith(calleeType, types,
                      expr ? expr->getExprLoc() : SourceLocation())) {
        if (!target) {
          target = one;
          continue;
        }
        several = true;
        chosen[unsigned(modelCalls.size())] = one;
        modelCalls.push_back(called);
      }
    }
    if (!target && called.callee.selectors.empty())
      for (unsigned n = unsigned(paths.size()) + 1; n-- > 0 && !target;)
        target = callOperator(calleeType, n);
    const FunctionProtoType *proto =
        calleeType.isNull() ? nullptr : wrappedType(calleeType);
    if (!proto && !calleeType.isNull()) {
      QualType bare = calleeType.getNonReferenceType();
      if (bare->isPointerType())
        bare = bare->getPointeeType();
      proto = bare->getAs<FunctionProtoType>();
    }
    bool memberPointer =
        !calleeType.isNull() &&
        calleeType.getNonReferenceType()->isMemberPointerType();
    if (target)
      proto = target->getType()->getAs<FunctionProtoType>();
    // What is held says best what it takes: a bound function has a type that
    // does not tell.
    else if (held && !called.callee.selectors.empty())
      for (const Origin &origin : held->origins) {
        const Path &p = U.paths[origin.path];
        auto it = p.port == PortKind::Function ? FunctionValues.find(p.symbol)
                                               : FunctionValues.end();
        if (it == FunctionValues.end())
          continue;
        const auto *method = dyn_cast<CXXMethodDecl>(it->second);
        if (method && !method->isStatic() && !method->getParent()->isLambda()) {
          memberPointer = true; // the object comes first
          proto = nullptr;
          if (!method->isVariadic() &&
              paths.size() > method->getNumParams() + 1)
            paths.resize(method->getNumParams() + 1);
          break;
        }
        proto = it->second->getType()->getAs<FunctionProtoType>();
      }
    Places members = memberField(held);
    if (!proto && !memberPointer && members.empty() && !holdsFunction(held)) {
      // std::plus, std::hash: what the library's own function objects compute.
      const auto *record =
          calleeType.isNull()
              ? nullptr
              : calleeType.getNonReferenceType()->getAsCXXRecordDecl();
      const Model *own =
          record && inStd(record) && called.hasResult && Options.models
              ? Options.models->find(S.modelName(record) + "::operator()",
                                     unsigned(paths.size()))
              : nullptr;
      if (!own || own->pure || !own->calls.empty())
        continue; // nothing that could be called
      std::vector<Origin> origins;
      for (const MP &p : paths) {
        std::vector<Origin> some = everything(read(p));
        origins.insert(origins.end(), some.begin(), some.end());
      }
      NodeRef node = M->derived(origins, &modelStep);
      if (called.result.base == MP::Result) {
        returned = M->join(returned, node);
      } else if (auto at = placesOf(called.result)) {
        for (LocId place : *at)
          store(place, node, false);
      }
      continue;
    }
    // A jthread gives its own stop_token to a function that takes one first.
    if (const auto *maker = dyn_cast<CXXConstructorDecl>(callee);
        maker && proto && proto->getNumParams() && inStd(maker) &&
        isOfClass(maker->getParent(), "jthread") &&
        isOfClass(
            proto->getParamType(0).getNonReferenceType()->getAsCXXRecordDecl(),
            "stop_token"))
      paths.insert(paths.begin(), ModelPath());
    if (proto && !proto->isVariadic() && paths.size() > proto->getNumParams())
      paths.resize(proto->getNumParams());
    std::vector<Actual> handed;
    for (unsigned k = 0; k < paths.size(); ++k) {
      Actual arg;
      QualType param = proto && k < proto->getNumParams()
                           ? proto->getParamType(k)
                           : QualType();
      bool reference = param.isNull() || param->isReferenceType();
      // std::ref(x) is handed over as x.
      bool wrapper = false;
      if (paths[k].selectors.empty())
        for (const Actual *actual : actualsOf(paths[k]))
          wrapper |= isOfClass(
              actual->type.getNonReferenceType()->getAsCXXRecordDecl(),
              "reference_wrapper");
      if (wrapper &&
          !isOfClass(param.isNull()
                         ? nullptr
                         : param.getNonReferenceType()->getAsCXXRecordDecl(),
                     "reference_wrapper"))
        paths[k].selectors.push_back({Sel::Deref, 0, {}});
      auto at = placesOf(paths[k]);
      // A text is handed over to one who wants characters as their address.
      bool address = at && !param.isNull() && param->isPointerType() &&
                     paths[k].base == MP::This && paths[k].selectors.empty() &&
                     object && isText(object->type);
      if (address) {
        arg.value = pointerTo(*at);
      } else if (reference && at) {
        arg.isPlace = true;
        arg.places = *at;
      } else {
        arg.value = read(paths[k]);
        if (reference) {
          LocId place = M->temporary(reinterpret_cast<const Expr *>(
              reinterpret_cast<const char *>(expr) + 2 + k));
          Now.set(place, arg.value);
          arg.isPlace = true;
          arg.places = {place};
        }
      }
      arg.type = param.isNull() ? Context.VoidTy : param.getNonReferenceType();
      if (param.isNull() && paths[k].selectors.empty())
        for (const Actual *actual : actualsOf(paths[k]))
          arg.type = actual->type;
      if (!param.isNull()) {
        QualType pointee = param->getPointeeType();
        arg.writable = pointee.isNull() || !pointee.isConstQualified();
      }
      handed.push_back(std::move(arg));
    }
    const Expr *key = reinterpret_cast<const Expr *>(expr);
    if (!members.empty() && !handed.empty()) {
      // A pointer to a data member, "called" on an object: its field.
      CallValue read;
      for (LocId object : objectsOf(handed.front()))
        for (LocId member : members)
          read.places.push_back(
              M->child(object, Selector((*M)[member].selector)));
      read.value = loadAll(read.places);
      if (called.hasResult && called.result.base == MP::Result) {
        if (resultType->isReferenceType() && called.result.selectors.empty())
          fields.insert(fields.end(), read.places.begin(), read.places.end());
        else
          returned = M->join(returned, read.value);
      } else if (called.hasResult) {
        if (auto at = placesOf(called.result))
          for (LocId place : *at)
            store(place, read.value, false);
      }
      continue;
    }
    llvm::SaveAndRestore callback(Callback, Callback * 16 + i + 1);
    State before = Now;
    CallValue back;
    QualType backType =
        proto ? proto->getReturnType() : QualType(Context.VoidPtrTy);
    if (target) {
      Actual closure;
      closure.isPlace = true;
      closure.type = calleeType;
      if (auto at = placesOf(called.callee)) {
        closure.places = *at;
      } else {
        LocId place = M->heap(key);
        Now.set(place, held);
        closure.places = {place};
      }
      const auto *method = dyn_cast<CXXMethodDecl>(target);
      closure.writable = !method || !method->isConst();
      back = callFunction(key, target, closure, handed, false);
    } else {
      std::optional<Actual> closure;
      bool function = false;
      if (held)
        for (const Origin &origin : held->origins)
          function |= U.paths[origin.path].port == PortKind::Function;
      if (held && held->targets.size() && !function) {
        Places stored(held->targets.begin(), held->targets.end());
        held = loadAll(stored);
        closure = Actual();
        closure->isPlace = true;
        closure->places = stored;
      }
      back = callHeld(key, held, closure, handed, backType);
    }
    // Of several calls each is only one that there may be.
    if (several)
      Now = joinStates(before, Now);
    if (called.hasResult) {
      NodeRef node = back.value;
      if (called.result.base == MP::Result) {
        std::vector<Selector> selectors;
        for (const Sel &s : called.result.selectors)
          if (s.kind != Sel::Deep)
            selectors.push_back(toSelector(s, resultType));
        returned = M->join(returned, M->replace(nullptr, selectors, node));
      } else if (auto at = placesOf(called.result)) {
        for (LocId place : *at)
          store(place, node, false);
      }
    }
  }

  Places aliases = fields;
  std::vector<std::pair<std::vector<Selector>, Places>> partAliases;
  for (const ModelAlias &alias : model.aliases) {
    if (!holds(alias.when, {}))
      continue;
    auto at = placesOf(alias.to);
    if (!at)
      continue;
    if (!alias.at.empty()) {
      std::vector<Selector> selectors;
      for (const Sel &s : alias.at)
        selectors.push_back(toSelector(s, resultType));
      partAliases.push_back({selectors, *at});
      continue;
    }
    for (LocId place : *at)
      if (!llvm::is_contained(aliases, place))
        aliases.push_back(place);
  }
  if (isa<CXXConstructorDecl>(callee) && !aliases.empty() && object) {
    for (LocId place : object->places) {
      NodeRef made = load(place);
      Node node = made ? *made : Node();
      node.targets.assign(aliases.begin(), aliases.end());
      std::sort(node.targets.begin(), node.targets.end());
      store(place, std::make_shared<const Node>(std::move(node)));
    }
    return result;
  }
  if (resultType->isVoidType())
    return result;
  if (!resultType->isReferenceType() && !pointerLike(resultType) &&
      !isProxy(resultType))
    aliases.clear();
  for (const auto &[selectors, to] : partAliases)
    returned = M->join(returned, M->replace(nullptr, selectors, pointerTo(to)));
  if (resultType->isReferenceType()) {
    if (!aliases.empty()) {
      result.places = aliases;
      if (returned)
        for (LocId place : aliases)
          store(place, returned, false);
      result.value = loadAll(aliases);
    } else {
      LocId place = M->heap(expr);
      Now.set(place, returned);
      result.places = {place};
      result.value = returned;
    }
    return result;
  }
  result.value = returned;
  if (!aliases.empty()) {
    Node node = returned ? *returned : Node();
    node.targets.assign(aliases.begin(), aliases.end());
    std::sort(node.targets.begin(), node.targets.end());
    result.value = std::make_shared<const Node>(std::move(node));
  } else if (resultType->isPointerType() && returned &&
             returned->targets.empty()) {
    // A pointer to something new: what it points to stands in a place of its
    // own.
    LocId place = M->heap(expr);
    Now.set(place, M->select(returned, Deref));
    Node node;
    node.targets = {place};
    result.value = std::make_shared<const Node>(std::move(node));
  } else if (!returned && resultType->isPointerType()) {
    LocId place = M->heap(expr);
    if (!Now.find(place))
      Now.set(place, nullptr);
    result.value = pointerTo({place});
  }
  return result;
}

} // namespace purpose
