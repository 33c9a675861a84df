//===- ModelFlows.cpp - what a modelled call moves --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All sources are read before anything is cleared or written, so that a swap
// reads both sides before it writes either.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

/// Whether \p path names what another path names, or a part of it.
static bool isBelow(const ModelPath &path, const ModelPath &whole) {
  return path.base == whole.base && path.arg == whole.arg &&
         path.selectors.size() >= whole.selectors.size() &&
         std::equal(whole.selectors.begin(), whole.selectors.end(),
                    path.selectors.begin());
}

void ModelCallSite::flow() {
  std::vector<Write> writes = make();
  size_t made = writes.size();
  auto isMade = [&](const ModelPath &to) {
    return llvm::any_of(llvm::ArrayRef(writes).take_front(made),
                        [&](const Write &one) { return isBelow(to, one.to); });
  };
  for (const ModelFlow &flow : flows())
    if (!isMade(flow.to) && !isCalled(flow))
      if (std::optional<Write> write = transfer(flow))
        writes.push_back(std::move(*write));
  llvm::SaveAndRestore onTheWay(X.OnTheWay);
  for (const Write &write : writes)
    X.OnTheWay.push_back(write.node);
  for (const ModelPath &cleared : What.clears) {
    auto at = places(cleared);
    if (!at)
      continue;
    X.storeAll(*at, nullptr);
    // What a wrapper holds anew is not what its copies hold.
    ModelPath held = cleared;
    held.selectors.push_back({Sel::Deref, 0, {}});
    if (Site && X.pointerLike(typeOf(cleared)) &&
        llvm::any_of(What.flows, [&](const ModelFlow &flow) {
          return isBelow(flow.to, held);
        })) {
      LocId fresh = X.heapAt(Site);
      X.Now.set(fresh, nullptr);
      X.storeAll(*at, X.pointerTo({fresh}));
    }
  }
  for (Write &write : writes)
    if (write.to.base != ModelPath::Result)
      write.at = places(write.to);
  llvm::DenseSet<LocId> replaced;
  for (Write &one : writes) {
    if (one.to.base == ModelPath::Result) {
      giveBack(one.node, one.to.selectors);
    } else if (one.at) {
      // What is written to one place twice stands there together.
      one.strong = one.strong && one.at->size() == 1 &&
                   replaced.insert(one.at->front()).second;
      write(one);
    }
  }
}

/// Whether \p flow gives back what the model calls: it is read when the calls
/// have been made.
bool ModelCallSite::isCalled(const ModelFlow &flow) {
  return flow.to.base == ModelPath::Result &&
         flow.from.base == ModelPath::Arg && flow.from.selectors.empty() &&
         llvm::any_of(What.calls, [&](const ModelCall &call) {
           return call.callee.selectors.empty() &&
                  ((call.callee.base == ModelPath::Arg &&
                    call.callee.arg == flow.from.arg) ||
                   (call.callee.base == ModelPath::ArgsFrom &&
                    call.callee.arg <= flow.from.arg));
         });
}

void ModelCallSite::giveBackCalled() {
  for (const ModelFlow &flow : flows()) {
    if (!isCalled(flow))
      continue;
    // Handed over by value, it changed in a place of its own.
    if (X.Now.find(closurePlace()))
      giveBack(M.withStep(X.load(closurePlace()), Through), flow.to.selectors);
    else if (std::optional<Write> write = transfer(flow))
      giveBack(write->node, write->to.selectors);
  }
}

//===----------------------------------------------------------------------===//
// Which flows there are
//===----------------------------------------------------------------------===//

/// The model's flows, those that stand for several written out.
std::vector<ModelFlow> ModelCallSite::flows() {
  auto eachPart = [](const ModelPath &path) {
    return llvm::any_of(path.selectors,
                        [](const Sel &s) { return s.kind == Sel::EachPart; });
  };
  std::vector<ModelFlow> result;
  for (const ModelFlow &flow : What.flows) {
    if (eachPart(flow.from) || eachPart(flow.to)) {
      numbered(flow, result);
    } else if (flow.overwrites && flow.to.base == ModelPath::ArgsFrom) {
      // Each argument is overwritten for itself.
      for (const ModelPath &to : spread(flow.to)) {
        result.push_back(flow);
        result.back().to = to;
      }
    } else if (!keyed(flow, result)) {
      result.push_back(flow);
    }
  }
  return result;
}

/// `arg*.<*> => result.<*>`: the nth source stands in the nth part.
void ModelCallSite::numbered(const ModelFlow &flow,
                             std::vector<ModelFlow> &flows) {
  unsigned number = 0;
  for (const ModelPath &source : spread(flow.from)) {
    ModelFlow one = flow;
    one.from = source;
    for (Sel &sel : one.to.selectors)
      if (sel.kind == Sel::EachPart)
        sel = {Sel::Part, 0, "<" + std::to_string(number) + ">"};
    flows.push_back(std::move(one));
    ++number;
  }
}

/// A list of pairs: each stands under its own key.
bool ModelCallSite::keyed(const ModelFlow &flow,
                          std::vector<ModelFlow> &flows) {
  auto key = llvm::find_if(flow.to.selectors, [](const Sel &s) {
    return s.kind == Sel::KeyFromPair;
  });
  if (key == flow.to.selectors.end() || key->number >= Args.size())
    return false;
  const InitListExpr *list = listOf(Args[key->number].expr);
  if (!list || list->getNumInits() > 64)
    return false;
  size_t at = size_t(key - flow.to.selectors.begin());
  for (unsigned i = 0; i < list->getNumInits(); ++i) {
    ModelFlow one = flow;
    one.to.selectors[at].name = std::to_string(i);
    for (Sel &s : one.from.selectors)
      if (s.kind == Sel::AnyElement)
        s = {Sel::Element, i, {}};
    flows.push_back(one);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// What is read
//===----------------------------------------------------------------------===//

static bool isDeep(const ModelPath &path) {
  return !path.selectors.empty() &&
         path.selectors.back().kind == ModelPath::Sel::Deep;
}

/// What a flow brings; nothing where its conditions do not hold.
std::optional<ModelCallSite::Write>
ModelCallSite::transfer(const ModelFlow &flow) {
  NodeRef node;
  bool any = false;
  for (const ModelPath &source : spread(flow.from)) {
    // With a test of its own, each argument stands for itself.
    const Actual *from = actual(source);
    if (!from || !holds(flow.when, from))
      continue;
    any = true;
    node = M.join(node, readOf(*from, source.selectors));
  }
  if (!any && !flow.when.empty())
    return std::nullopt;
  node = M.asScalar(node, false);
  if (flow.derived) {
    node = computed(node, flow.from, isDeep(flow.from));
  } else {
    node = M.withStep(node, Through);
    if (isDeep(flow.from))
      node = asBytes(node, flow);
  }
  return Write{flow.to, node, flow.overwrites, std::nullopt};
}

/// Something computed from what stands there; never a function.
NodeRef ModelCallSite::computed(const NodeRef &node, const ModelPath &from,
                                bool deep) {
  std::vector<Origin> origins;
  if (deep)
    origins = everything(node);
  else
    M.collect(node, origins);
  llvm::erase_if(origins, [&](const Origin &o) {
    return X.U.paths[o.path].port == PortKind::Function;
  });
  NodeRef result = M.derived(origins, &Through);
  if (deep)
    for (const ModelPath &one : spread(from))
      if (const Actual *whole = actual(one))
        if (Index record = S.recordSymbol(whole->type); record != None)
          result = M.wholeOf(result, record);
  return result;
}

/// Bytes of a record into something that is no such record. In a record of
/// another shape, fields that begin at one place have one value.
NodeRef ModelCallSite::asBytes(const NodeRef &node, const ModelFlow &flow) {
  auto typeBehind = [&](const ModelPath &path) {
    QualType type;
    for (const ModelPath &one : spread(path))
      if (const Actual *argument = actual(one); argument && argument->expr)
        type = argument->expr->IgnoreParenImpCasts()->getType();
    return type;
  };
  QualType from = typeBehind(flow.from), to = typeBehind(flow.to);
  Index record = from.isNull() ? None : S.recordSymbol(from);
  if (record == None || (!to.isNull() && record == S.recordSymbol(to)))
    return node;
  NodeRef result = M.wholeOf(node, record);
  auto recordBehind = [](QualType type) -> const RecordDecl * {
    const RecordDecl *decl = type.isNull() || type->getPointeeType().isNull()
                                 ? nullptr
                                 : type->getPointeeType()->getAsRecordDecl();
    return decl && decl->getDefinition() && !decl->isInvalidDecl()
               ? decl->getDefinition()
               : nullptr;
  };
  const RecordDecl *source = recordBehind(from), *target = recordBehind(to);
  if (!node || !source || !target)
    return result;
  for (const FieldDecl *field : source->fields())
    for (const FieldDecl *other : target->fields())
      if (Context.getFieldOffset(field) == Context.getFieldOffset(other))
        result = M.replace(result, {Selector{SelectorKind::Field, S.of(other)}},
                           M.select(node, {SelectorKind::Field, S.of(field)}));
  return result;
}

/// Everything that can be reached from a node.
std::vector<Origin> ModelCallSite::everything(const NodeRef &node) {
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
        self(self, X.load(target), depth + 1);
      }
  };
  walk(walk, node, 0);
  return origins;
}

//===----------------------------------------------------------------------===//
// What is written
//===----------------------------------------------------------------------===//

void ModelCallSite::giveBack(const NodeRef &node,
                             const std::vector<Sel> &part) {
  Returned = M.join(Returned, M.replace(nullptr, ofResult(part), node));
}

void ModelCallSite::write(const Write &write) {
  NodeRef node = write.node;
  if (node && !write.to.selectors.empty() &&
      write.to.selectors.back().kind == Sel::AllElements)
    node =
        M.replace(nullptr, {Selector{SelectorKind::Element, AnyIndex}}, node);
  for (LocId place : *write.at) {
    // What was written to cout or stderr is gone: nobody reads it back.
    const Location *l = &M[M.root(place)];
    while (l->kind == RootKind::Region)
      l = &M[M.root(l->cell)];
    if (l->kind == RootKind::Variable)
      if (const auto *stream =
              dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l->key));
          stream && X.S.isOutput(stream))
        continue;
    X.store(place, node, write.strong);
  }
}

//===----------------------------------------------------------------------===//
// What is made in place
//===----------------------------------------------------------------------===//

/// Objects constructed of arguments, where the constructor is known; the
/// model's flows speak of all others.
std::vector<ModelCallSite::Write> ModelCallSite::make() {
  std::vector<Write> writes;
  for (const ModelCall &made : What.makes)
    if (holds(made.when))
      if (std::optional<NodeRef> node = construct(made))
        writes.push_back({made.callee, *node, false, std::nullopt});
  return writes;
}

/// The type of the place; `emplace<T>` and `emplace<1>` say which of several.
QualType ModelCallSite::madeType(const ModelPath &place) {
  std::vector<QualType> types = X.typesOf(place, typeOf(place));
  if (types.size() == 1)
    return types[0];
  const TemplateArgumentList *list = Callee->getTemplateSpecializationArgs();
  if (!list || list->size() == 0)
    return {};
  const TemplateArgument &first = list->get(0);
  if (first.getKind() == TemplateArgument::Type)
    return first.getAsType();
  if (first.getKind() != TemplateArgument::Integral)
    return {};
  uint64_t number = first.getAsIntegral().getLimitedValue();
  return number < types.size() ? types[number] : QualType();
}

std::optional<NodeRef> ModelCallSite::construct(const ModelCall &made) {
  QualType type = madeType(made.callee);
  if (type.isNull())
    return std::nullopt;
  llvm::SmallVector<const Expr *, 8> exprs;
  for (const ModelPath &argument : made.args)
    for (const ModelPath &one : spread(argument)) {
      const Actual *from = actual(one);
      if (!from || !from->expr)
        return std::nullopt;
      exprs.push_back(from->expr);
    }
  // A copy is a flow.
  if (exprs.size() == 1 && Context.hasSameUnqualifiedType(
                               exprs[0]->getType().getNonReferenceType(), type))
    return std::nullopt;
  LocId object = X.heapAt(Site);
  X.Now.set(object, nullptr);
  if (!X.constructFrom(object, type, exprs, Site))
    return std::nullopt;
  return X.load(object);
}

} // namespace purpose
