//===- Effects.cpp - reading and writing memory -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loads, stores, following pointers, and forgetting: what a call may have
// changed stands afterwards as "what the call left there".
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

Origin FunctionExtractor::originAt(PortKind port, int32_t number,
                                   Index symbol) {
  Origin origin;
  origin.path = B.path(port, number, symbol, {}, false);
  return origin;
}

NodeRef FunctionExtractor::dereference(const NodeRef &pointer) {
  if (!pointer)
    return nullptr;
  NodeRef bare = pointer;
  if (!pointer->targets.empty()) {
    Node copy = *pointer;
    copy.targets.clear();
    bare = std::make_shared<const Node>(std::move(copy));
  }
  return M->select(bare, Selector{SelectorKind::Deref, 0});
}

/// A constant null pointer: there is no object behind it that might be one of
/// others (`static inline const std::unique_ptr<T> none;`).
static bool pointsNowhere(const VarDecl *variable) {
  QualType type = variable->getType();
  if (!type.isConstQualified())
    return false;
  const Expr *init = variable->getAnyInitializer();
  if (const VarDecl *pattern = variable->getTemplateInstantiationPattern();
      !init && pattern)
    init = pattern->getAnyInitializer();
  if (!init)
    return false;
  init = init->IgnoreImplicit()->IgnoreParenImpCasts();
  if (type->isPointerType())
    return init->getType()->isNullPtrType() || isa<GNUNullExpr>(init) ||
           isa<CXXScalarValueInitExpr>(init);
  const auto *record = type->getAsCXXRecordDecl();
  if (!record || !record->isInStdNamespace() || !record->getIdentifier() ||
      (record->getName() != "unique_ptr" && record->getName() != "shared_ptr"))
    return false;
  if (const auto *made = dyn_cast<CXXConstructExpr>(init))
    return made->getNumArgs() == 0;
  const auto *made = dyn_cast<CXXUnresolvedConstructExpr>(init);
  return made && made->getNumArgs() == 0;
}

NodeRef FunctionExtractor::initialContent(State &state, LocId root) {
  const Location &l = (*M)[root];
  switch (l.kind) {
  case RootKind::Variable: {
    const auto *variable =
        dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l.key));
    if (variable && variable->hasGlobalStorage()) {
      if (pointsNowhere(variable))
        return nullptr;
      Origin origin = originAt(PortKind::Global, 0, S.of(variable));
      return M->fromOrigin(origin);
    }
    return nullptr;
  }
  case RootKind::This:
    return M->fromOrigin(originAt(PortKind::Param, -1, None));
  case RootKind::Region: {
    LocId cell = l.cell;
    NodeRef pointer = content(state, M->root(cell));
    return dereference(M->select(pointer, M->below(cell)));
  }
  case RootKind::OriginRegion: {
    Origin origin;
    origin.path = M->extend(l.origin, Selector{SelectorKind::Deref, 0});
    return M->fromOrigin(origin);
  }
  case RootKind::Temporary:
  case RootKind::Heap:
    return nullptr;
  }
  return nullptr;
}

NodeRef FunctionExtractor::content(State &state, LocId root) {
  if (const NodeRef *known = state.find(root))
    return *known;
  NodeRef initial = initialContent(state, root);
  RootKind kind = (*M)[root].kind;
  if (kind == RootKind::Region || kind == RootKind::OriginRegion)
    state.set(root, initial);
  return initial;
}

static bool isIndex(const Selector &s) {
  return s.kind == SelectorKind::Element || s.kind == SelectorKind::Key ||
         s.kind == SelectorKind::KeyParam;
}
static const Selector Any{SelectorKind::Element, AnyIndex};

/// What was written to the row of an element as a whole, seen from there.
NodeRef FunctionExtractor::textOfRow(LocId element) {
  auto row = rowOf(element);
  const Location l = (*M)[element];
  if (!row || row->first == l.selector.value)
    return nullptr;
  NodeRef first = load(M->child(l.parent, {SelectorKind::Element, row->first}));
  if (!first)
    return nullptr;
  Node text;
  llvm::copy_if(first->origins, std::back_inserter(text.origins),
                [](const Origin &origin) { return !origin.scalar; });
  return M->select(std::make_shared<const Node>(std::move(text)),
                   {SelectorKind::Element, l.selector.value - row->first});
}

NodeRef FunctionExtractor::load(LocId place) {
  if (auto view = Views.find(place); view != Views.end())
    return load(view->second);
  NodeRef text = textOfRow(place);
  return text ? M->join(loadAt(place), text) : loadAt(place);
}

NodeRef FunctionExtractor::loadAt(LocId place) {
  NodeRef node = content(Now, M->root(place));
  auto kid = [](const NodeRef &n, const Selector &s) -> NodeRef {
    if (!n)
      return nullptr;
    auto it = n->kids.find(s);
    return it == n->kids.end() ? nullptr : it->second;
  };
  for (const Selector &s : M->below(place)) {
    if (s == Any) {
      NodeRef all = M->select(node, s);
      if (node) {
        Node base = *node;
        for (auto it = base.kids.begin(); it != base.kids.end();)
          it = isIndex(it->first) ? base.kids.erase(it) : std::next(it);
        all = M->join(all, std::make_shared<const Node>(std::move(base)));
        for (const auto &[selector, element] : node->kids)
          if (isIndex(selector))
            all = M->join(all, element);
      }
      node = all;
    } else if (isIndex(s)) {
      NodeRef element = M->select(node, s);
      if (s.kind == SelectorKind::Element && s.value == 0 && node) {
        // What was written without an index, as to `*p`, is element 0.
        Node self;
        for (const auto &[selector, below] : node->kids)
          if (!isIndex(selector))
            self.kids[selector] = below;
        if (!self.kids.empty() && !node->kids.count(s))
          element =
              M->join(element, std::make_shared<const Node>(std::move(self)));
      }
      // What was written under a key that may be this one.
      if (node)
        for (const auto &[other, below] : node->kids)
          if (other == Any || (other != s && isIndex(other) &&
                               (s.kind == SelectorKind::KeyParam ||
                                other.kind == SelectorKind::KeyParam)))
            element = M->join(element, below);
      node = element;
    } else {
      NodeRef below = M->select(node, s);
      // Element 0 is the place itself: an element of unknown index may be it.
      if (NodeRef any = kid(node, Any))
        below = M->join(below, M->select(any, s));
      if (NodeRef first = kid(node, {SelectorKind::Element, 0}))
        below = M->join(below, M->select(first, s));
      node = below;
    }
  }
  if (NodeRef any = kid(node, Any))
    node = M->join(node, any);
  return node;
}

NodeRef FunctionExtractor::loadAll(const Places &places) {
  NodeRef result;
  bool first = true;
  for (LocId place : places) {
    NodeRef node = loadVia(place);
    result = first ? node : M->join(result, node);
    first = false;
  }
  return result;
}

/// The value at a place, bearing the names of the fields it is read through:
/// a field's label covers every read of that field, also where the value came
/// there from elsewhere.
NodeRef FunctionExtractor::loadVia(LocId place) {
  NodeRef node = load(place);
  if (!node)
    return node;
  for (LocId at = place; (*M)[at].parent != None; at = (*M)[at].parent)
    if ((*M)[at].selector.kind == SelectorKind::Field)
      node = M->withVia(node, (*M)[at].selector.value);
  return node;
}

static bool pointsInto(const Memory &memory, const NodeRef &node,
                       LocId region) {
  if (!node)
    return false;
  for (LocId target : node->targets)
    if (memory.root(target) == region)
      return true;
  return llvm::any_of(node->kids, [&](const auto &kid) {
    return pointsInto(memory, kid.second, region);
  });
}

/// Pointers that stood at or below \p place are gone, and what they pointed to
/// with them, unless another pointer still means it.
void FunctionExtractor::reseat(LocId place) {
  for (size_t i = 0; i < M->regions().size(); ++i) {
    LocId region = M->regions()[i];
    if ((*M)[region].kind != RootKind::Region || !Now.find(region))
      continue;
    LocId cell = (*M)[region].cell;
    LocId at = cell;
    while (at != place && (*M)[at].parent != None)
      at = (*M)[at].parent;
    if (at != place || (cell == place && (*M)[cell].parent == None))
      continue;
    LocId root = M->root(place);
    std::vector<Selector> below = M->below(cell);
    NodeRef whole = Now.find(root) ? *Now.find(root) : NodeRef();
    NodeRef pointer = M->select(whole, below);
    if (pointer && !pointer->targets.empty())
      continue;
    if (llvm::none_of(Now.all(),
                      [&](const auto &known) {
                        return pointsInto(*M, known.second, region);
                      }) &&
        llvm::none_of(OnTheWay, [&](const NodeRef &node) {
          return pointsInto(*M, node, region);
        })) {
      if (auto name = nameOf(region); name && name->port == PortKind::Param)
        emitMovedOn(region, *name);
      Now.set(region, dereference(pointer));
      continue;
    }
    Places to = targets(pointer, None);
    if (to.empty())
      to.push_back(M->nowhere(cell));
    Node apart = pointer ? *pointer : Node();
    apart.targets.assign(to.begin(), to.end());
    llvm::sort(apart.targets);
    Now.set(root, M->replace(whole, below,
                             std::make_shared<const Node>(std::move(apart))));
  }
}

void FunctionExtractor::store(LocId place, const NodeRef &value, bool strong) {
  LocId root = M->root(place);
  Views.erase(root);
  Now.setConstant(root, std::nullopt);
  NodeRef before = content(Now, root);
  std::vector<Selector> below = M->below(place);
  bool many = (*M)[place].many || !strong;
  NodeRef standing = M->whereTrue(decided(value), Now.when);
  if (many) {
    NodeRef old = M->select(before, below);
    // A pointer that may be another one now: it may also still mean what it
    // meant before.
    if (old && old->targets.empty() && standing && !standing->targets.empty())
      if (LocId region = M->region(place); Now.find(region)) {
        Node pointer = *old;
        pointer.targets = {region};
        old = std::make_shared<const Node>(std::move(pointer));
      }
    standing = M->join(old, standing);
  }
  Now.set(root, M->replace(before, below, standing));
  if (!many)
    reseat(place);
  emitStored(place, decided(value));
}

void FunctionExtractor::storeAll(const Places &places, const NodeRef &value) {
  for (LocId place : places)
    store(place, value, places.size() == 1);
}

Places FunctionExtractor::targets(const NodeRef &pointer, LocId cell) {
  Places result;
  if (pointer && !pointer->targets.empty()) {
    result.assign(pointer->targets.begin(), pointer->targets.end());
    for (const Origin &origin : pointer->origins) {
      if (pointeeKnown(*pointer, origin))
        continue;
      LocId before =
          cell != None ? M->region(cell) : M->originRegion(origin.path);
      content(Now, before);
      if (!llvm::is_contained(result, before))
        result.push_back(before);
    }
    return result;
  }
  if (cell != None) {
    result.push_back(M->region(cell));
    content(Now, result.back());
    return result;
  }
  if (pointer)
    for (const Origin &origin : pointer->origins)
      if (origin.kind == FlowKind::Same) {
        LocId region = M->originRegion(origin.path);
        content(Now, region);
        if (!llvm::is_contained(result, region))
          result.push_back(region);
      }
  return result;
}

Places FunctionExtractor::follow(LocId cell) {
  return targets(load(cell), cell);
}

Places FunctionExtractor::followAll(const Places &cells) {
  Places result;
  for (LocId cell : cells)
    for (LocId target : follow(cell))
      if (!llvm::is_contained(result, target))
        result.push_back(target);
  return result;
}

Places FunctionExtractor::field(const Places &objects, const FieldDecl *field) {
  Places result;
  Selector selector{SelectorKind::Field, S.of(field)};
  for (LocId object : objects) {
    // All members of a union share its storage.
    LocId place = field->getParent()->isUnion() && !field->getName().empty()
                      ? object
                      : M->child(object, selector);
    if (field->getParent()->isUnion() && S.isMarked(field))
      place = M->child(object, selector);
    if (!llvm::is_contained(result, place))
      result.push_back(place);
  }
  if (field->getType()->isReferenceType())
    return followAll(result);
  return result;
}

LocId FunctionExtractor::variablePlace(const VarDecl *variable) {
  return M->variable(variable->getCanonicalDecl());
}

/// The object that a name denotes: through a capture, through a reference.
Places FunctionExtractor::variablePlaces(const VarDecl *variable) {
  LocId place;
  auto captured = Captured.find(variable);
  if (captured != Captured.end())
    place = captured->second;
  else
    place = variablePlace(variable);
  if (variable->getType()->isReferenceType())
    return follow(place);
  return {place};
}

static const ClassTemplateSpecializationDecl *standardTemplate(QualType type) {
  if (type.isNull())
    return nullptr;
  const auto *record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      type.getNonReferenceType()->getAsCXXRecordDecl());
  return record && inStd(record) ? record : nullptr;
}

bool FunctionExtractor::ownsStorage(QualType type) {
  if (const auto *record = standardTemplate(type)) {
    static const llvm::StringRef names[] = {
        "vector",   "deque",    "list",           "forward_list",
        "map",      "multimap", "unordered_map",  "unordered_multimap",
        "set",      "multiset", "unordered_set",  "unordered_multiset",
        "optional", "variant",  "array",          "basic_string",
        "stack",    "queue",    "priority_queue", "tuple",
        "pair",     "expected", "atomic"};
    return llvm::is_contained(names, record->getName());
  }
  if (!type.isNull())
    if (const auto *record = type.getNonReferenceType()->getAsCXXRecordDecl())
      return record->isInStdNamespace() && record->getName() == "any";
  return false;
}

/// Values of these types refer to an object that other values may share.
bool FunctionExtractor::pointerLike(QualType type) {
  if (type.isNull())
    return false;
  type = type.getNonReferenceType();
  if (type->isPointerType() || type->isMemberPointerType())
    return true;
  const CXXRecordDecl *record = type->getAsCXXRecordDecl();
  if (!record)
    return false;
  if (standardTemplate(type) || inStd(record)) {
    static const llvm::StringRef names[] = {"unique_ptr",
                                            "shared_ptr",
                                            "weak_ptr",
                                            "reference_wrapper",
                                            "span",
                                            "promise",
                                            "future",
                                            "shared_future",
                                            "packaged_task",
                                            "function",
                                            "coroutine_handle",
                                            "move_iterator",
                                            "reverse_iterator",
                                            "initializer_list"};
    return llvm::is_contained(names, record->getName()) ||
           record->getName().contains("iterator") ||
           record->getName().ends_with("Iterator") || // of libstdc++'s views
           record->getName().ends_with("erIter") ||
           record->getName().contains("_ptr");
  }
  return isModelledPointer(record);
}

/// A library's smart pointer: the model says that it is made of a pointer and
/// that its `->` leads to what that points to.
bool FunctionExtractor::isModelledPointer(const CXXRecordDecl *record) {
  if (!record->hasDefinition() || !isa<ClassTemplateSpecializationDecl>(record))
    return false;
  auto [known, inserted] = ModelledPointers.try_emplace(record, false);
  if (!inserted)
    return known->second;
  auto isPlain = [](const ModelPath &path, ModelPath::Base base) {
    return path.base == base && path.arg == 0 && path.selectors.empty();
  };
  bool made = false, leads = false;
  for (const CXXMethodDecl *method : record->getDefinition()->methods()) {
    bool arrow = method->getOverloadedOperator() == OO_Arrow;
    if (!arrow && !isa<CXXConstructorDecl>(method))
      continue;
    const Model *model = modelOf(method, arrow ? 0 : 1);
    if (!model)
      continue;
    if (arrow)
      leads |= llvm::any_of(model->aliases, [](const ModelAlias &alias) {
        return alias.at.empty() && alias.to.base == ModelPath::This &&
               alias.to.selectors.size() == 1 &&
               alias.to.selectors[0].kind == ModelPath::Sel::Deref;
      });
    else
      made |= llvm::any_of(model->flows, [&](const ModelFlow &flow) {
        return flow.overwrites && flow.when.empty() && !flow.derived &&
               isPlain(flow.from, ModelPath::Arg) &&
               isPlain(flow.to, ModelPath::This);
      });
  }
  return ModelledPointers[record] = made && leads;
}

/// A pointer that is about to be copied gets its targets written down, so that
/// the copy means the same objects.
NodeRef FunctionExtractor::explicitPointer(const NodeRef &value, LocId cell,
                                           QualType type) {
  if (!pointerLike(type) || (value && !value->targets.empty()))
    return value;
  if (!value) {
    // Nothing is known of the pointer, but something stands behind it.
    if (cell == None)
      return value;
    LocId region = M->region(cell);
    const NodeRef *known = Now.find(region);
    return known && *known ? pointerTo({region}) : value;
  }
  bool same = false;
  for (const Origin &origin : value->origins)
    same |= origin.kind == FlowKind::Same;
  if (!same)
    return value;
  Places to = targets(value, cell);
  Node node = *value;
  node.targets.assign(to.begin(), to.end());
  std::sort(node.targets.begin(), node.targets.end());
  return std::make_shared<const Node>(std::move(node));
}

NodeRef FunctionExtractor::explicitMembers(NodeRef node, LocId place) {
  for (LocId region : touchedRegionsBelow(place)) {
    std::vector<Selector> chain;
    for (LocId up = (*M)[region].cell; up != place; up = (*M)[up].parent)
      chain.push_back((*M)[up].selector);
    if (chain.empty())
      continue;
    std::reverse(chain.begin(), chain.end());
    NodeRef pointer = M->select(node, chain);
    Node meant = pointer ? *pointer : Node();
    meant.targets = {region};
    node =
        M->replace(node, chain, std::make_shared<const Node>(std::move(meant)));
  }
  return node;
}

//===----------------------------------------------------------------------===//
// Forgetting
//===----------------------------------------------------------------------===//

void FunctionExtractor::forgetTree(LocId place, const Origin &origin,
                                   bool writable, std::vector<LocId> &seen,
                                   unsigned depth, bool weak) {
  if (depth > 3 || llvm::is_contained(seen, place))
    return;
  seen.push_back(place);
  auto extended = [&](const std::vector<Selector> &selectors) {
    Origin o = origin;
    o.path = M->extend(o.path, selectors);
    return o;
  };
  // Pointers stored inside, with the selectors that lead there.
  NodeRef node = load(place);
  std::vector<std::pair<std::vector<Selector>, LocId>> inside;
  auto walk = [&](auto &self, const NodeRef &n,
                  std::vector<Selector> &at) -> void {
    if (!n)
      return;
    for (LocId target : n->targets) {
      std::vector<Selector> to = at;
      to.push_back({SelectorKind::Deref, 0});
      inside.push_back({to, target});
    }
    for (const auto &[selector, kid] : n->kids) {
      at.push_back(selector);
      self(self, kid, at);
      at.pop_back();
    }
  };
  std::vector<Selector> at;
  walk(walk, node, at);
  // Regions known by the cell that points to them.
  std::vector<LocId> regions = M->regions();
  for (LocId region : regions) {
    if ((*M)[region].kind != RootKind::Region)
      continue;
    LocId cell = (*M)[region].cell;
    std::vector<Selector> chain;
    LocId up = cell;
    bool under = false;
    for (;; up = (*M)[up].parent) {
      if (up == place) {
        under = true;
        break;
      }
      if ((*M)[up].parent == None)
        break;
      chain.push_back((*M)[up].selector);
    }
    if (!under)
      continue;
    NodeRef pointer = load(cell);
    if (pointer && !pointer->targets.empty())
      continue;
    std::vector<Selector> to(chain.rbegin(), chain.rend());
    to.push_back({SelectorKind::Deref, 0});
    inside.push_back({to, region});
  }
  for (const auto &[selectors, target] : inside)
    forgetTree(target, extended(selectors), true, seen, depth + 1, weak);
  if (!writable)
    return;
  // What the call left here. Pointers keep meaning the same objects.
  NodeRef left = M->fromOrigin(origin);
  auto keep = [&](auto &self, const NodeRef &n, const NodeRef &l) -> NodeRef {
    if (!n || (n->targets.empty() && n->kids.empty()))
      return l;
    Node result = l ? *l : Node();
    result.targets = n->targets;
    for (const auto &[selector, kid] : n->kids) {
      bool pointers = false;
      auto any = [&](auto &again, const NodeRef &k) -> void {
        if (!k)
          return;
        pointers |= !k->targets.empty();
        for (const auto &[s, below] : k->kids)
          again(again, below);
      };
      any(any, kid);
      if (pointers)
        result.kids[selector] = self(self, kid, M->select(l, selector));
    }
    return std::make_shared<const Node>(std::move(result));
  };
  NodeRef after = keep(keep, node, left);
  LocId root = M->root(place);
  Now.setConstant(root, std::nullopt);
  NodeRef before = content(Now, root);
  std::vector<Selector> below = M->below(place);
  if ((*M)[place].many || weak)
    after = M->join(M->select(before, below), after);
  Now.set(root, M->replace(before, below, after));
}

/// A call that was given a pointer to a field may have come back from there to
/// the object around it, and from there to what lies around that.
void FunctionExtractor::forgetAround(LocId place, const Origin &origin) {
  const Location at = (*M)[place];
  if (at.parent == None || at.selector.kind != SelectorKind::Field)
    return;
  const FieldDecl *field = S.fieldOf(at.selector.value);
  if (!field || !isOffsetTaken(field))
    return;
  Origin around = origin;
  around.path =
      M->extend(origin.path, {SelectorKind::Outer, at.selector.value});
  store(at.parent, M->fromOrigin(around), false);
  forgetAround(at.parent, around);
}

void FunctionExtractor::forget(const Places &places, Index call,
                               unsigned position, bool writable,
                               QualType pointee) {
  Origin origin = originAt(PortKind::Argument, int32_t(call), position);
  origin.path = M->extend(origin.path, Selector{SelectorKind::Deref, 0});
  for (LocId place : places) {
    std::vector<LocId> seen;
    // Of several, the call may have changed this one, or another.
    forgetTree(place, origin, writable, seen, 0, places.size() > 1);
    if (writable)
      emitStored(place, M->fromOrigin(origin));
  }
}

/// A call may have changed any global: what is known of them here is joined
/// with what the global itself holds.
void FunctionExtractor::forgetGlobals() {
  std::vector<LocId> roots;
  for (const auto &[root, node] : Now.all()) {
    LocId at = root;
    while ((*M)[at].kind == RootKind::Region && (*M)[at].parent == None)
      at = M->root((*M)[at].cell);
    if ((*M)[at].kind != RootKind::Variable)
      continue;
    const auto *variable =
        dyn_cast_or_null<VarDecl>(static_cast<const Decl *>((*M)[at].key));
    if (variable && variable->hasGlobalStorage() &&
        !variable->getType().isConstQualified())
      roots.push_back(root);
  }
  for (LocId root : roots) {
    auto name = nameOf(root);
    if (!name)
      continue;
    Origin origin;
    origin.path = path(*name);
    NodeRef known = *Now.find(root);
    // Also what a global points to, if that is known here.
    if (known)
      for (LocId target : known->targets) {
        Origin behind;
        behind.path = M->extend(origin.path, Selector{SelectorKind::Deref, 0});
        LocId top = M->root(target);
        if (top == root || (*M)[top].kind == RootKind::Region ||
            (*M)[top].kind == RootKind::OriginRegion)
          continue;
        std::vector<Selector> below = M->below(target);
        NodeRef before = content(Now, top);
        Now.set(top, M->replace(before, below,
                                M->join(M->select(before, below),
                                        M->fromOrigin(behind))));
      }
    Now.set(root, M->join(*Now.find(root), M->fromOrigin(origin)));
  }
}

} // namespace purpose
