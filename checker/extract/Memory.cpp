//===- Memory.cpp - values, locations and state -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Interning of places and paths, and the algebra of nodes: join is associative,
// commutative and idempotent up to the trails (of two ways that a value came,
// the shorter is told).
//
//===----------------------------------------------------------------------===//

#include "Memory.h"
#include <algorithm>
#include <tuple>

namespace purpose {

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

static LocId intern(std::map<std::tuple<int, uint64_t, uint64_t>, LocId> &known,
                    std::vector<Location> &all, Location location, int tag,
                    uint64_t a, uint64_t b) {
  auto [it, inserted] = known.try_emplace({tag, a, b}, LocId(all.size()));
  if (inserted)
    all.push_back(location);
  return it->second;
}

LocId Memory::variable(const clang::Decl *decl) {
  Location l;
  l.key = decl;
  return intern(Interned, Locations, l, 0, reinterpret_cast<uintptr_t>(decl),
                0);
}

LocId Memory::thisPointer() {
  Location l;
  l.kind = RootKind::This;
  return intern(Interned, Locations, l, 1, 0, 0);
}

LocId Memory::temporary(const clang::Expr *expr) {
  Location l;
  l.kind = RootKind::Temporary;
  l.key = expr;
  return intern(Interned, Locations, l, 2, reinterpret_cast<uintptr_t>(expr),
                0);
}

LocId Memory::heap(const clang::Expr *expr, LocId within) {
  Location l;
  l.kind = RootKind::Heap;
  l.key = expr;
  return intern(Interned, Locations, l, 3, reinterpret_cast<uintptr_t>(expr),
                within);
}

/// Pointers behind pointers that are told apart: of a list, and of owners that
/// are reached each through a field of its own.
static constexpr unsigned MaxNodes = 5, MaxNarrowNodes = 2, MaxOwners = 12;

LocId Memory::region(LocId cell) {
  // Regions of regions of regions… end somewhere: a list is not followed
  // for ever, its further elements share one place. A chain of owners, each
  // reached through another field, is no list.
  llvm::SmallVector<uint32_t, MaxOwners> through;
  bool again = false;
  for (LocId at = cell; through.size() < MaxOwners;) {
    const Location &pointer = Locations[at];
    bool field =
        pointer.parent != None && pointer.selector.kind == SelectorKind::Field;
    LocId top = root(at);
    bool first = Locations[top].kind != RootKind::Region;
    again |=
        field ? llvm::is_contained(through, pointer.selector.value) : !first;
    if (first)
      break;
    through.push_back(field ? pointer.selector.value : None);
    at = Locations[top].cell;
  }
  unsigned nodes = Narrow ? MaxNarrowNodes : MaxNodes;
  if (through.size() >= (again ? nodes : MaxOwners))
    return root(cell);
  Location l;
  l.kind = RootKind::Region;
  l.cell = cell;
  l.many = Locations[cell].many || (Narrow && !through.empty());
  size_t before = Locations.size();
  LocId id = intern(Interned, Locations, l, 4, cell, 0);
  if (Locations.size() != before)
    Regions.push_back(id);
  return id;
}

LocId Memory::originRegion(Index path) {
  Location l;
  l.kind = RootKind::OriginRegion;
  l.origin = path;
  size_t before = Locations.size();
  LocId id = intern(Interned, Locations, l, 5, path, 0);
  if (Locations.size() != before)
    Regions.push_back(id);
  return id;
}

LocId Memory::nowhere(LocId cell) {
  Location l;
  l.kind = RootKind::Heap;
  l.cell = cell;
  return intern(Interned, Locations, l, 7, cell, 0);
}

/// One goes down into the field that the other comes up from.
static bool inverse(const Selector &a, const Selector &b) {
  return a.value == b.value &&
         ((a.kind == SelectorKind::Field && b.kind == SelectorKind::Outer) ||
          (a.kind == SelectorKind::Outer && b.kind == SelectorKind::Field));
}

LocId Memory::child(LocId parent, Selector selector) {
  if (selector.kind == SelectorKind::Element &&
      Locations[parent].parent != None &&
      Locations[parent].selector.kind == SelectorKind::Element)
    return selector.value == 0 ? parent
                               : child(Locations[parent].parent,
                                       {SelectorKind::Element, AnyIndex});
  // The object around its own field, and that field of it.
  if (const Location &at = Locations[parent];
      at.parent != None && inverse(at.selector, selector))
    return at.parent;
  // A place below a place without end (recursive unions, casts): stop.
  unsigned depth = 0;
  for (LocId at = parent; Locations[at].parent != None;
       at = Locations[at].parent)
    ++depth;
  if (depth > 12)
    return parent;
  Location l;
  l.kind = Locations[parent].kind;
  l.parent = parent;
  l.selector = selector;
  l.many = Locations[parent].many || (selector.kind == SelectorKind::Element &&
                                      selector.value == AnyIndex);
  return intern(Interned, Locations, l, 6,
                (uint64_t(parent) << 8) | unsigned(selector.kind),
                selector.value);
}

std::vector<Selector> Memory::below(LocId id) const {
  std::vector<Selector> result;
  for (; Locations[id].parent != None; id = Locations[id].parent)
    result.push_back(Locations[id].selector);
  std::reverse(result.begin(), result.end());
  return result;
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

Index Memory::extend(Index path, Selector selector) {
  auto key = std::make_tuple(path, uint32_t(selector.kind), selector.value);
  auto it = Extended.find(key);
  if (it != Extended.end())
    return it->second;
  Unit &unit = B.unit();
  Path base = unit.paths[path];
  Index result;
  std::vector<Selector> selectors(unit.selectors.begin() + base.selectors.begin,
                                  unit.selectors.begin() +
                                      base.selectors.end());
  // An element of an element: arrays lie flat, so it is some element.
  if (selector.kind == SelectorKind::Element && !selectors.empty() &&
      selectors.back().kind == SelectorKind::Element && !base.deep) {
    result = path;
    if (selector.value != 0 && selectors.back().value != AnyIndex) {
      selectors.back().value = AnyIndex;
      result = B.path(base.port, base.number, base.symbol, selectors, false);
    }
    Extended.emplace(key, result);
    return result;
  }
  if (!selectors.empty() && !base.deep && inverse(selectors.back(), selector)) {
    selectors.pop_back();
    result = B.path(base.port, base.number, base.symbol, selectors, false);
    Extended.emplace(key, result);
    return result;
  }
  unsigned same = 0;
  for (const Selector &s : selectors)
    same += s == selector && s.kind == SelectorKind::Field;
  if (base.deep) {
    result = path;
  } else if (Narrow && same != 0) {
    selectors.resize(llvm::find(selectors, selector) - selectors.begin() + 1);
    result = B.path(base.port, base.number, base.symbol, selectors, false);
  } else if (selectors.size() >= MaxDepth || same >= 2) {
    result = B.path(base.port, base.number, base.symbol, selectors, true);
  } else {
    selectors.push_back(selector);
    result = B.path(base.port, base.number, base.symbol, selectors, false);
  }
  Extended.emplace(key, result);
  return result;
}

Index Memory::extend(Index path, const std::vector<Selector> &selectors) {
  for (const Selector &s : selectors)
    path = extend(path, s);
  return path;
}

Index Memory::viaSet(std::vector<uint32_t> set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  auto [it, inserted] = ViaIndex.try_emplace(set, Index(ViaSets.size()));
  if (inserted)
    ViaSets.push_back(set);
  return it->second;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

bool equal(const NodeRef &a, const NodeRef &b) {
  if (a == b)
    return true;
  if (!a || !b)
    return false;
  if (a->origins.size() != b->origins.size() || a->targets != b->targets ||
      a->kids.size() != b->kids.size())
    return false;
  for (size_t i = 0; i < a->origins.size(); ++i)
    if (!a->origins[i].sameAs(b->origins[i]))
      return false;
  auto j = b->kids.begin();
  for (auto i = a->kids.begin(); i != a->kids.end(); ++i, ++j)
    if (!(i->first == j->first) || !equal(i->second, j->second))
      return false;
  return true;
}

NodeRef Memory::make(Node node) {
  if (node.origins.empty() && node.targets.empty() && node.kids.empty())
    return nullptr;
  return std::make_shared<const Node>(std::move(node));
}

static constexpr size_t MaxOrigins = 24;

void Memory::normalise(std::vector<Origin> &origins) {
  std::stable_sort(origins.begin(), origins.end(),
                   [](const Origin &a, const Origin &b) {
                     if (a < b)
                       return true;
                     if (b < a)
                       return false;
                     unsigned la = a.trail ? a.trail->length : 0;
                     unsigned lb = b.trail ? b.trail->length : 0;
                     return la < lb;
                   });
  origins.erase(
      std::unique(origins.begin(), origins.end(),
                  [](const Origin &a, const Origin &b) { return a.sameAs(b); }),
      origins.end());
  if (origins.size() > MaxOrigins)
    merge(origins);
}

/// Of too many origins, those that lie close together become one: what their
/// paths have in common, and all below it. First those of one path, then those
/// that part after the third field, the second, the first; those of a whole
/// port only where nothing else helps.
void Memory::merge(std::vector<Origin> &origins) {
  for (unsigned fields : {~0u, 3u, 2u, 1u}) {
    mergeBelow(origins, fields);
    if (origins.size() <= MaxOrigins)
      return;
  }
  if (origins.size() > 4 * MaxOrigins)
    mergeBelow(origins, 0);
}

void Memory::mergeBelow(std::vector<Origin> &origins, unsigned fields) {
  std::map<std::tuple<PortKind, int32_t, Index, FlowKind, Index,
                      std::vector<Selector>>,
           std::vector<size_t>>
      groups;
  Joined += 10 * origins.size(); // it costs so much more
  for (size_t i = 0; i < origins.size(); ++i) {
    const Path &p = B.unit().paths[origins[i].path];
    std::vector<Selector> prefix;
    unsigned left = fields;
    for (Index k = p.selectors.begin; k < p.selectors.end() && left != 0; ++k) {
      prefix.push_back(B.unit().selectors[k]);
      left -= prefix.back().kind == SelectorKind::Field;
    }
    groups[{p.port, p.number, p.symbol, origins[i].kind, origins[i].whole,
            std::move(prefix)}]
        .push_back(i);
  }
  std::vector<Origin> result;
  for (const auto &[key, members] : groups) {
    if (members.size() < (fields == ~0u ? 2 : 4)) {
      for (size_t i : members)
        result.push_back(origins[i]);
      continue;
    }
    Origin one = origins[members.front()];
    one.when = None;
    one.scalar = one.said = false;
    std::vector<uint32_t> via;
    std::vector<Selector> common;
    bool first = true;
    for (size_t i : members) {
      const Path &p = B.unit().paths[origins[i].path];
      std::vector<Selector> selectors(
          B.unit().selectors.begin() + p.selectors.begin,
          B.unit().selectors.begin() + p.selectors.end());
      if (std::exchange(first, false))
        common = selectors;
      size_t n = 0;
      while (n < common.size() && n < selectors.size() &&
             common[n] == selectors[n])
        ++n;
      common.resize(n);
      if (origins[i].via != None)
        via.insert(via.end(), ViaSets[origins[i].via].begin(),
                   ViaSets[origins[i].via].end());
    }
    const Path p = B.unit().paths[one.path];
    bool deep = fields != ~0u || p.deep;
    one.path = B.path(p.port, p.number, p.symbol, common, deep);
    one.via = via.empty() ? None : viaSet(via);
    result.push_back(one);
  }
  std::sort(result.begin(), result.end());
  origins = std::move(result);
}

NodeRef Memory::fromOrigin(Origin origin) {
  Node node;
  node.origins.push_back(std::move(origin));
  return make(std::move(node));
}

NodeRef Memory::select(const NodeRef &node, Selector selector) {
  if (!node)
    return nullptr;
  auto it = node->kids.find(selector);
  if (it != node->kids.end())
    return it->second;
  Node result;
  for (const Origin &origin : node->origins) {
    Origin below = origin;
    if (origin.kind == FlowKind::Same && origin.whole == None)
      below.path = extend(origin.path, selector);
    result.origins.push_back(std::move(below));
  }
  normalise(result.origins);
  return make(std::move(result));
}

NodeRef Memory::select(NodeRef node, const std::vector<Selector> &selectors) {
  for (const Selector &s : selectors)
    node = select(node, s);
  return node;
}

NodeRef Memory::replace(const NodeRef &node, llvm::ArrayRef<Selector> selectors,
                        const NodeRef &value) {
  if (selectors.empty())
    return value;
  Node result;
  if (node)
    result = *node;
  result.kids[selectors.front()] =
      replace(select(node, selectors.front()), selectors.drop_front(), value);
  return make(std::move(result));
}

NodeRef Memory::join(const NodeRef &a, const NodeRef &b) {
  if (a == b)
    return a;
  if (Joined > NoMoreJoins)
    return a ? a : b;
  if (!a && b->kids.empty())
    return b;
  if (!b && a->kids.empty())
    return a;
  static const Node empty;
  const Node &x = a ? *a : empty, &y = b ? *b : empty;
  Node result;
  result.origins = x.origins;
  result.origins.insert(result.origins.end(), y.origins.begin(),
                        y.origins.end());
  Joined += result.origins.size();
  normalise(result.origins);
  std::set_union(x.targets.begin(), x.targets.end(), y.targets.begin(),
                 y.targets.end(), std::back_inserter(result.targets));
  for (const auto &[selector, kid] : x.kids)
    result.kids[selector] = join(kid, select(b, selector));
  for (const auto &[selector, kid] : y.kids)
    if (!x.kids.count(selector))
      result.kids[selector] = join(select(a, selector), kid);
  return make(std::move(result));
}

void Memory::collect(const NodeRef &node, std::vector<Origin> &out) const {
  if (!node)
    return;
  out.insert(out.end(), node->origins.begin(), node->origins.end());
  for (const auto &[selector, kid] : node->kids)
    if (selector.kind != SelectorKind::Outer)
      collect(kid, out);
}

static constexpr unsigned MaxTrail = 24;

static TrailRef append(const TrailRef &before, const Step &step) {
  if (before &&
      (before->length >= MaxTrail ||
       (before->step.site == step.site && before->step.text == step.text)))
    return before;
  auto trail = std::make_shared<Trail>();
  trail->step = step;
  trail->before = before;
  trail->length = before ? before->length + 1 : 1;
  return trail;
}

NodeRef Memory::derived(const std::vector<Origin> &origins, const Step *step) {
  Node node;
  for (Origin origin : origins) {
    origin.kind = std::max(origin.kind, FlowKind::Derived);
    if (step)
      origin.trail = append(origin.trail, *step);
    node.origins.push_back(std::move(origin));
  }
  normalise(node.origins);
  return make(std::move(node));
}

NodeRef Memory::withStep(const NodeRef &node, const Step &step) {
  if (!node)
    return nullptr;
  Node result = *node;
  for (Origin &origin : result.origins)
    origin.trail = append(origin.trail, step);
  for (auto &[selector, kid] : result.kids)
    kid = withStep(kid, step);
  return make(std::move(result));
}

NodeRef Memory::withVia(const NodeRef &node, Index symbol) {
  if (!node)
    return nullptr;
  Node result = *node;
  for (Origin &origin : result.origins) {
    // Already told by the path itself; a constant that was chosen is no read.
    const Path &path = B.unit().paths[origin.path];
    if (path.port == PortKind::Decision)
      continue;
    bool inPath = false;
    for (Index i = path.selectors.begin; i < path.selectors.end(); ++i) {
      const Selector &s = B.unit().selectors[i];
      inPath |= s.kind == SelectorKind::Field && s.value == symbol;
    }
    if (inPath)
      continue;
    std::vector<uint32_t> set;
    if (origin.via != None)
      set = ViaSets[origin.via];
    if (std::count(set.begin(), set.end(), symbol))
      continue;
    if (set.size() >= MaxVia) {
      LeftReads = true;
      continue;
    }
    set.push_back(symbol);
    origin.via = viaSet(std::move(set));
  }
  normalise(result.origins);
  for (auto &[selector, kid] : result.kids)
    kid = withVia(kid, symbol);
  return make(std::move(result));
}

NodeRef Memory::whereTrue(const NodeRef &node, const std::vector<When> &when) {
  if (!node || when.empty())
    return node;
  Node result = *node;
  for (Origin &origin : result.origins) {
    std::vector<When> set = when;
    if (origin.when != None)
      set.insert(set.end(), WhenSets[origin.when].begin(),
                 WhenSets[origin.when].end());
    llvm::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.size() > 4)
      set.resize(4);
    auto [it, inserted] = WhenIndex.try_emplace(set, Index(WhenSets.size()));
    if (inserted)
      WhenSets.push_back(set);
    origin.when = it->second;
  }
  normalise(result.origins);
  for (auto &[selector, kid] : result.kids)
    kid = whereTrue(kid, when);
  return make(std::move(result));
}

NodeRef Memory::wholeOf(const NodeRef &node, Index record) {
  if (!node)
    return nullptr;
  Node result = *node;
  for (Origin &origin : result.origins)
    if (origin.whole == None)
      origin.whole = record;
  normalise(result.origins);
  for (auto &[selector, kid] : result.kids)
    kid = wholeOf(kid, record);
  return make(std::move(result));
}

NodeRef Memory::asScalar(const NodeRef &node, bool scalar) {
  if (!node || llvm::all_of(node->origins, [&](const Origin &origin) {
        return origin.scalar == scalar;
      }))
    return node;
  Node result = *node;
  for (Origin &origin : result.origins)
    origin.scalar = scalar;
  normalise(result.origins);
  return make(std::move(result));
}

//===----------------------------------------------------------------------===//
// State
//===----------------------------------------------------------------------===//

static const std::vector<std::pair<LocId, NodeRef>> Nothing;

const std::vector<std::pair<LocId, NodeRef>> &State::all() const {
  return Roots ? *Roots : Nothing;
}

void State::setConstant(LocId variable, std::optional<int64_t> value) {
  auto at =
      llvm::lower_bound(constants, variable, [](const auto &entry, LocId id) {
        return entry.first < id;
      });
  bool known = at != constants.end() && at->first == variable;
  if (known && value)
    at->second = *value;
  else if (known)
    constants.erase(at);
  else if (value)
    constants.insert(at, {variable, *value});
}

std::optional<int64_t> State::constant(LocId variable) const {
  auto at =
      llvm::lower_bound(constants, variable, [](const auto &entry, LocId id) {
        return entry.first < id;
      });
  if (at == constants.end() || at->first != variable)
    return std::nullopt;
  return at->second;
}

const NodeRef *State::find(LocId root) const {
  if (!Roots)
    return nullptr;
  auto it = std::lower_bound(
      Roots->begin(), Roots->end(), root,
      [](const auto &entry, LocId id) { return entry.first < id; });
  if (it == Roots->end() || it->first != root)
    return nullptr;
  return &it->second;
}

void State::set(LocId root, NodeRef node) {
  if (!Roots)
    Roots = std::make_shared<Map>();
  else if (Roots.use_count() > 1)
    Roots = std::make_shared<Map>(*Roots);
  auto it = std::lower_bound(
      Roots->begin(), Roots->end(), root,
      [](const auto &entry, LocId id) { return entry.first < id; });
  if (it != Roots->end() && it->first == root)
    it->second = std::move(node);
  else
    Roots->insert(it, {root, std::move(node)});
}

} // namespace purpose
