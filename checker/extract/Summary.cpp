//===- Summary.cpp - from memory to flows -----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whatever leaves the function (handed to a call, returned, thrown, written to
// a global or behind a parameter) is written down as flows from its origins.
// A flow found again in a later round of a loop is the same flow: what it
// leaves out is then what both leave out.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

/// Flows that one value is written down as, before what lies still deeper is
/// taken together.
static constexpr unsigned MaxEmitted = 600;

/// Flows of a function before lists and trees in it are told by fewer nodes.
static constexpr size_t MaxWideFlows = 4000;

/// Flows of such a function before what lies deep is told as a whole.
static constexpr size_t MaxNarrowFlows = 6000;

/// How far in a pointer may stand that points to something else on another way
/// (`owner->self`); in longer ones it is the next node of a list.
static constexpr unsigned MaxOtherPointee = 3;

/// How far what is written down may lie below the place it is written for.
static constexpr unsigned MaxBelow = 6;

/// The same for what stands behind a parameter at exit.
static constexpr unsigned MaxBelowExit = 8;

/// The way through a list or tree, with all nodes behind the first as one.
static void foldNodes(std::vector<Selector> &selectors) {
  for (size_t i = 0; i < selectors.size(); ++i) {
    if (selectors[i].kind != SelectorKind::Field)
      continue;
    auto first =
        std::find(selectors.begin(), selectors.begin() + i, selectors[i]);
    if (first == selectors.begin() + i)
      continue;
    size_t kept = first - selectors.begin();
    selectors.erase(first + 1, selectors.begin() + i + 1);
    i = kept;
  }
}

Index FunctionExtractor::path(const Out &out) {
  std::vector<Selector> selectors = out.selectors;
  if (Narrow)
    foldNodes(selectors);
  bool cut = selectors.size() > Options.maxDepth;
  if (cut)
    selectors.resize(Options.maxDepth);
  return B.path(out.port, out.number, out.symbol, selectors, cut || out.deep);
}

Step FunctionExtractor::step(StepKind kind, SourceLocation at,
                             llvm::StringRef text) {
  Step result;
  result.kind = kind;
  result.site = S.site(at);
  result.text = B.string(text);
  return result;
}

/// The name by which the caller (or the program) knows a place, if any.
std::optional<FunctionExtractor::Out> FunctionExtractor::nameOf(LocId place) {
  const Location &l = (*M)[place];
  if (l.parent != None) {
    auto name = nameOf(l.parent);
    if (name)
      name->selectors.push_back(l.selector);
    return name;
  }
  switch (l.kind) {
  case RootKind::This:
    return Out{PortKind::Param, -1, None, {}};
  case RootKind::Variable: {
    const auto *decl = static_cast<const Decl *>(l.key);
    if (const auto *param = dyn_cast_or_null<ParmVarDecl>(decl)) {
      if (param->getDeclContext() != Function &&
          param->getParentFunctionOrMethod() != Function)
        return std::nullopt;
      return Out{
          PortKind::Param, int32_t(param->getFunctionScopeIndex()), None, {}};
    }
    const auto *variable = dyn_cast_or_null<VarDecl>(decl);
    if (variable && variable->hasGlobalStorage())
      return Out{PortKind::Global, 0, S.of(variable), {}};
    return std::nullopt;
  }
  case RootKind::Region: {
    auto name = nameOf(l.cell);
    if (name)
      name->selectors.push_back({SelectorKind::Deref, 0});
    return name;
  }
  case RootKind::OriginRegion: {
    const Path &p = U.paths[l.origin];
    if (p.port == PortKind::Function || p.port == PortKind::Local)
      return std::nullopt;
    Out out{p.port, p.number, p.symbol, {}};
    out.selectors.assign(U.selectors.begin() + p.selectors.begin,
                         U.selectors.begin() + p.selectors.end());
    out.selectors.push_back({SelectorKind::Deref, 0});
    return out;
  }
  case RootKind::Temporary:
  case RootKind::Heap:
    return std::nullopt;
  }
  return std::nullopt;
}

void FunctionExtractor::emitFlow(
    const Origin &origin, const Out &out, bool exact, Index record,
    const std::vector<std::vector<Selector>> &except) {
  ++Emitted;
  if (isTooWide())
    return;
  Index to = path(out);
  if (to == origin.path && origin.kind == FlowKind::Same)
    return;
  uint32_t flags = 0;
  if (exact || origin.scalar)
    flags |= FlowExact;
  if (origin.whole != None)
    flags |= FlowWhole;
  if (origin.said)
    flags |= FlowSaid;
  if (out.deep)
    flags |= FlowSomewhere;
  if (out.port == PortKind::Kept && !isNewToCallees(origin, out, flags, except))
    return;
  Index type = origin.whole != None ? origin.whole : record;
  auto key = std::make_tuple(origin.path, to, uint32_t(origin.kind), flags,
                             origin.via, type);
  std::vector<When> when = Now.when;
  if (origin.when != None) {
    const std::vector<When> &more = M->when(origin.when);
    when.insert(when.end(), more.begin(), more.end());
    llvm::sort(when);
    when.erase(std::unique(when.begin(), when.end()), when.end());
  }
  auto [it, inserted] = Flows.try_emplace(key);
  PendingFlow &flow = it->second;
  if (inserted) {
    flow.row.from = origin.path;
    flow.row.to = to;
    flow.row.kind = origin.kind;
    flow.row.flags = flags;
    flow.row.record = type;
    flow.trail = origin.trail;
    flow.via = origin.via;
    flow.except = except;
    flow.guards = Now.guards;
    flow.when = when;
    return;
  }
  std::erase_if(flow.when,
                [&](const When &w) { return !llvm::is_contained(when, w); });
  std::erase_if(flow.except,
                [&](const auto &e) { return !llvm::is_contained(except, e); });
  std::erase_if(flow.guards,
                [&](uint32_t g) { return !llvm::is_contained(Now.guards, g); });
}

/// Whether the function is to be walked again with fewer objects.
bool FunctionExtractor::isTooWide() const {
  return MayGiveUp &&
         (Flows.size() > MaxWideFlows || M->joined() > Memory::ManyJoins / 2);
}

/// Whether what lies deep is told as a whole from now on.
bool FunctionExtractor::isFull() const {
  return Narrow && Flows.size() > MaxNarrowFlows;
}

/// Whether what stands in a region is just what the pointer to it promises.
bool FunctionExtractor::untouched(LocId region) {
  const NodeRef *now = Now.find(region);
  if (!now)
    return true;
  NodeRef promised = initialContent(Now, region);
  if (equal(*now, promised))
    return true;
  return false;
}

std::vector<LocId> FunctionExtractor::touchedRegionsBelow(LocId place) {
  std::vector<LocId> result;
  std::vector<LocId> regions = M->regions();
  for (LocId region : regions) {
    if ((*M)[region].kind != RootKind::Region || !Now.find(region))
      continue;
    LocId up = (*M)[region].cell;
    bool under = false;
    for (;; up = (*M)[up].parent) {
      if (up == place) {
        under = true;
        break;
      }
      if ((*M)[up].parent == None)
        break;
    }
    if (!under || untouched(region))
      continue;
    NodeRef pointer = load((*M)[region].cell);
    if (pointer && !pointer->targets.empty())
      continue; // told by the pointer itself
    result.push_back(region);
  }
  return result;
}

/// Whether what \p origin points to is among the objects that \p node knows
/// its pointer to point to. It is not after `if (!self) self = new X`: besides
/// the new object there is the one that stood there before.
bool FunctionExtractor::pointeeKnown(const Node &node, const Origin &origin) {
  const Path &path = U.paths[origin.path];
  if (origin.kind != FlowKind::Same || origin.whole != None || path.deep ||
      path.selectors.count > MaxOtherPointee ||
      (path.port != PortKind::Global && path.port != PortKind::Param))
    return true;
  auto begin = U.selectors.begin() + path.selectors.begin;
  for (LocId target : node.targets) {
    std::optional<Out> name = nameOf(target);
    if (name && name->port == path.port && name->number == path.number &&
        name->symbol == path.symbol &&
        name->selectors.size() > path.selectors.count &&
        name->selectors[path.selectors.count].kind == SelectorKind::Deref &&
        std::equal(begin, begin + path.selectors.count,
                   name->selectors.begin()))
      return true;
  }
  return false;
}

/// What \p node has beyond what is promised.
NodeRef FunctionExtractor::beyond(const NodeRef &node,
                                  const NodeRef &promised) {
  if (!node || !promised || equal(node, promised))
    return promised ? nullptr : node;
  Node added = *node;
  llvm::erase_if(added.origins, [&](const Origin &origin) {
    return llvm::any_of(promised->origins, [&](const Origin &o) {
      return origin.kind == FlowKind::Same && origin.sameAs(o);
    });
  });
  for (auto &[selector, kid] : node->kids)
    if (NodeRef more = beyond(kid, M->select(promised, selector)))
      added.kids[selector] = more;
    else
      added.kids.erase(selector);
  return std::make_shared<const Node>(std::move(added));
}

/// What is said of a node as a whole, without its parts and pointees.
static Node asWhole(const Node &node) {
  Node whole;
  whole.origins = node.origins;
  return whole;
}

/// What a kid of a node adds to what the whole promises there. What stands in
/// some element, nobody knows which, is promised: each element goes with the
/// whole, and keeps its index or key.
NodeRef FunctionExtractor::addedBy(const Node &node, const Selector &selector,
                                   const NodeRef &kid) {
  if (selector != Selector{SelectorKind::Element, AnyIndex} ||
      node.origins.empty())
    return kid;
  Node base = asWhole(node);
  // A number takes nothing along that stands below it.
  llvm::erase_if(base.origins, [](const Origin &o) { return o.scalar; });
  return beyond(
      kid, M->select(std::make_shared<const Node>(std::move(base)), selector));
}

void FunctionExtractor::emitValue(const NodeRef &node, const Out &out,
                                  bool exact, Index record, unsigned depth) {
  if (Emitting.empty())
    Emitted = 0;
  if (!node)
    return;
  if (depth > MaxBelow || out.selectors.size() > Options.maxDepth + 2 ||
      (depth > 1 && isFull())) {
    emitRest(node, out, record);
    return;
  }
  bool asIs = true;
  for (LocId target : node->targets)
    emitAddress(target, out);
  if (!node->targets.empty()) {
    asIs = false;
    if (node->targets.size() == 1 && node->kids.empty()) {
      LocId target = node->targets.front();
      const Location &l = (*M)[target];
      if ((l.kind == RootKind::Region || l.kind == RootKind::OriginRegion) &&
          l.parent == None) {
        const NodeRef *now = Now.find(target);
        NodeRef promised = dereference(node);
        asIs = !now || equal(*now, promised);
        if (asIs)
          asIs = touchedRegionsBelow(target).empty();
      }
    }
  }
  std::vector<std::vector<Selector>> except;
  for (const auto &[selector, kid] : node->kids)
    if (!(selector.kind == SelectorKind::Element && selector.value == AnyIndex))
      except.push_back({selector});
  std::vector<std::vector<Selector>> elsewhere = except;
  if (!node->targets.empty() && !asIs)
    elsewhere.push_back({Selector{SelectorKind::Deref, 0}});
  for (const Origin &origin : node->origins)
    emitFlow(origin, out, exact, record,
             pointeeKnown(*node, origin) ? elsewhere : except);
  for (const auto &[selector, kid] : node->kids)
    emitValue(addedBy(*node, selector, kid), out.below(selector), false, None,
              depth + 1);
  if (!asIs)
    for (LocId target : node->targets)
      emitPointee(target, out.below({SelectorKind::Deref, 0}), record,
                  depth + 1);
}

/// Whether what a pointer leads to is being told already: it lies on the way,
/// or the way leads back into the object behind a parameter that is told at
/// exit, and what stands there goes by its short name. Once around is told,
/// too, if it is not far: `button.onClick.object->name`.
bool FunctionExtractor::isBeingTold(LocId target) const {
  static constexpr size_t MaxPointers = 1;
  return llvm::is_contained(Emitting, target) ||
         (Telling != None && M->root(target) == Telling &&
          (llvm::is_contained(Emitting, Telling) ||
           (target == Telling && Emitting.size() > MaxPointers)));
}

/// Whether an object differs from what the pointer to it promises, which goes
/// with the pointer.
bool FunctionExtractor::isTouched(LocId target) {
  RootKind kind = (*M)[target].kind;
  bool region = kind == RootKind::Region || kind == RootKind::OriginRegion;
  return !region || (*M)[target].parent != None || !untouched(target);
}

/// What lies too deep, or is too much, to be told on every way that leads
/// there: the nearest places first, and what is left as a whole.
void FunctionExtractor::emitRest(const NodeRef &node, const Out &out,
                                 Index record) {
  static constexpr size_t MaxPlaces = 32;
  const size_t places =
      isFull() || Emitted > 2 * MaxEmitted ? size_t(1) : MaxPlaces;
  std::vector<std::pair<NodeRef, Out>> todo{{node, out}};
  std::vector<LocId> seen;
  std::vector<NodeRef> left;
  for (size_t i = 0; i < todo.size(); ++i) {
    auto [now, at] = todo[i];
    if (!now)
      continue;
    if (i >= places) {
      left.push_back(now);
      continue;
    }
    if (at.selectors.size() > Options.maxDepth) {
      emitTogether({now}, at, record);
      continue;
    }
    std::vector<std::vector<Selector>> except;
    for (const auto &[selector, kid] : now->kids) {
      except.push_back({selector});
      todo.push_back({addedBy(*now, selector, kid), at.below(selector)});
    }
    Selector deref{SelectorKind::Deref, 0};
    if (llvm::any_of(now->targets, [&](LocId t) { return isTouched(t); }))
      except.push_back({deref});
    for (const Origin &origin : now->origins)
      emitFlow(origin, at, false, record, except);
    for (LocId target : now->targets) {
      if (!isTouched(target) || isBeingTold(target))
        continue;
      NodeRef behind = loadVia(target);
      // Another way to what was told already.
      if (llvm::is_contained(seen, target)) {
        left.push_back(behind);
        continue;
      }
      seen.push_back(target);
      todo.push_back({behind, at.below(deref)});
    }
  }
  if (!left.empty())
    emitTogether(left, out, None);
}

/// Tells all that can be reached from some nodes as somewhere below \p out.
void FunctionExtractor::emitTogether(const std::vector<NodeRef> &nodes, Out out,
                                     Index record) {
  static constexpr size_t MaxRest = 64, MaxRestPlaces = 16;
  out.deep = true;
  std::vector<Origin> all;
  std::vector<LocId> seen, todo;
  auto pointees = [&](auto &self, const NodeRef &n) -> void {
    if (!n)
      return;
    for (LocId target : n->targets) {
      if (llvm::is_contained(seen, target) || isBeingTold(target))
        continue;
      seen.push_back(target);
      if (isTouched(target))
        todo.push_back(target);
    }
    for (const auto &[selector, kid] : n->kids)
      self(self, kid);
  };
  for (const NodeRef &node : nodes) {
    M->collect(node, all);
    pointees(pointees, node);
  }
  for (size_t i = 0;
       i < todo.size() && i < MaxRestPlaces && all.size() < MaxRest; ++i) {
    NodeRef behind = loadVia(todo[i]);
    M->collect(behind, all);
    pointees(pointees, behind);
  }
  // What comes from below a place goes with all that comes from there.
  auto covers = [&](const Origin &a, const Origin &b) {
    const Path &whole = U.paths[a.path], &part = U.paths[b.path];
    auto first = U.selectors.begin();
    return a.kind == FlowKind::Same && a.whole == None && !a.scalar &&
           !a.said && whole.port == part.port && whole.number == part.number &&
           whole.symbol == part.symbol &&
           whole.selectors.count <= part.selectors.count &&
           b.kind == FlowKind::Same && b.whole == None && a.when == b.when &&
           std::equal(first + whole.selectors.begin,
                      first + whole.selectors.end(),
                      first + part.selectors.begin);
  };
  std::vector<Origin> told;
  for (const Origin &origin : all) {
    if (llvm::any_of(told, [&](const Origin &t) { return covers(t, origin); }))
      continue;
    told.push_back(origin);
    emitFlow(origin, out, false, record, {});
  }
}

/// What a pointer to \p target lets others reach: of an element of an array,
/// its neighbours too.
void FunctionExtractor::emitPointee(LocId target, const Out &out, Index record,
                                    unsigned depth) {
  // Rings and nets of pointers: each object once on a way, and not without end.
  if (isBeingTold(target))
    return;
  if (Emitted > MaxEmitted) {
    emitRest(load(target), out, record);
    return;
  }
  struct Way {
    std::vector<LocId> &way;
    Way(std::vector<LocId> &w, LocId at) : way(w) { way.push_back(at); }
    ~Way() { way.pop_back(); }
  } way(Emitting, target);
  const Location at = (*M)[target];
  if (at.parent == None || at.selector.kind != SelectorKind::Element) {
    emitPlace(target, out, record, depth);
    emitAround(target, out, depth);
    return;
  }
  auto row =
      RowGiven && out.selectors.size() == 1 ? rowOf(target) : std::nullopt;
  if (at.selector.value == 0 && !row) {
    emitPlace(at.parent, out, record, depth);
    return;
  }
  emitPlace(target, out, record, depth);
  NodeRef around = loadVia(at.parent);
  if (!around)
    return;
  Selector any{SelectorKind::Element, AnyIndex};
  for (const auto &[selector, kid] : around->kids) {
    if (selector.kind != SelectorKind::Element || selector == at.selector)
      continue;
    Selector seen = any;
    if (at.selector.value != AnyIndex && selector.value != AnyIndex) {
      if (selector.value < at.selector.value ||
          (row && selector.value >= row->second))
        continue;
      seen.value = selector.value - at.selector.value;
    }
    emitValue(kid, out.below(seen), false, record, depth);
  }
  if (!around->origins.empty())
    emitValue(M->select(std::make_shared<const Node>(asWhole(*around)), any),
              out.below(any), false, record, depth);
}

/// Of a field of a record: who has a pointer to it may come back from there to
/// the object around it, and from there to what lies around that.
void FunctionExtractor::emitAround(LocId target, const Out &out,
                                   unsigned depth) {
  const Location at = (*M)[target];
  if (at.parent == None || at.selector.kind != SelectorKind::Field)
    return;
  const FieldDecl *field = S.fieldOf(at.selector.value);
  if (!field || !(isOffsetTaken(field) || (field->getType()->isRecordType() &&
                                           !Context.getLangOpts().CPlusPlus)))
    return;
  NodeRef around = loadVia(at.parent);
  if (llvm::is_contained(Emitting, at.parent))
    return;
  Out up = out.below({SelectorKind::Outer, at.selector.value});
  if (around) {
    Node others = *around;
    others.kids[at.selector] = nullptr;
    emitValue(std::make_shared<const Node>(std::move(others)), up, false, None,
              depth + 1);
  }
  if (depth < MaxBelow)
    emitAround(at.parent, up, depth + 1);
}

void FunctionExtractor::emitPlace(LocId place, const Out &out, Index record,
                                  unsigned depth) {
  NodeRef node = loadVia(place);
  if (depth > MaxBelow) {
    emitRest(node, out, record);
    return;
  }
  std::vector<LocId> touched = touchedRegionsBelow(place);
  if (touched.empty()) {
    emitValue(node, out, false, record, depth);
    return;
  }
  // Kids for the touched regions, so that the plain flow leaves them out.
  for (LocId region : touched) {
    std::vector<Selector> chain;
    for (LocId up = (*M)[region].cell; up != place; up = (*M)[up].parent)
      chain.push_back((*M)[up].selector);
    std::reverse(chain.begin(), chain.end());
    chain.push_back({SelectorKind::Deref, 0});
    node = M->replace(node, chain, load(region));
  }
  emitValue(node, out, false, record, depth);
}

/// Writes that are visible outside at once: to globals, behind a call's result,
/// and to fields and variables that are declared a store for a purpose.
void FunctionExtractor::emitStored(LocId place, const NodeRef &node) {
  for (LocId at = place; (*M)[at].parent != None; at = (*M)[at].parent) {
    const Selector &s = (*M)[at].selector;
    if (s.kind != SelectorKind::Field)
      continue;
    for (const Mark &mark : U.marks)
      if (mark.symbol == s.value && mark.kind == MarkKind::Use) {
        emitValue(node, Out{PortKind::Store, 0, s.value, {}}, false, None);
        break;
      }
  }
  LocId root = M->root(place);
  if ((*M)[root].kind == RootKind::Variable) {
    const auto *decl = static_cast<const Decl *>((*M)[root].key);
    if (decl && S.isMarkedUse(decl))
      emitValue(node, Out{PortKind::Store, 0, S.of(cast<NamedDecl>(decl)), {}},
                false, None);
  }
  auto name = nameOf(place);
  if (!name || name->port == PortKind::Param)
    return;
  emitValue(node, *name, false, None);
  if (name->port == PortKind::Result)
    writtenBehind(Index(name->number));
}

void FunctionExtractor::emitExitNode(const NodeRef &node, const Out &out,
                                     Index identity, bool many,
                                     unsigned depth) {
  if (depth > MaxBelowExit || (depth > 1 && isFull())) {
    emitRest(node, out, None);
    return;
  }
  bool unchanged = false;
  if (node)
    for (const Origin &origin : node->origins) {
      if (origin.path == identity && origin.kind == FlowKind::Same) {
        unchanged = true;
        continue;
      }
      std::vector<std::vector<Selector>> except;
      for (const auto &[selector, kid] : node->kids)
        if (selector != Selector{SelectorKind::Element, AnyIndex})
          except.push_back({selector});
      if (!node->targets.empty())
        except.push_back({Selector{SelectorKind::Deref, 0}});
      emitFlow(origin, out, false, None, except);
    }
  if (!unchanged && !many)
    Kills.push_back(identity);
  if (!node)
    return;
  for (const auto &[selector, kid] : node->kids)
    emitExitNode(addedBy(*node, selector, kid), out.below(selector),
                 M->extend(identity, selector),
                 many || (selector.kind == SelectorKind::Element &&
                          selector.value == AnyIndex),
                 depth + 1);
  for (LocId target : node->targets) {
    auto name = nameOf(target);
    Out below = out.below({SelectorKind::Deref, 0});
    if (name && name->port == below.port && name->number == below.number &&
        name->symbol == below.symbol && name->selectors == below.selectors)
      continue;
    // Of an array, all that stands in it.
    if (const Location &at = (*M)[target];
        at.parent != None && at.selector.kind == SelectorKind::Element)
      emitPointee(target, below, None, std::min(depth, MaxBelow / 2));
    else
      emitPlace(target, below, None, std::min(depth, MaxBelow / 2));
  }
}

/// What globals point to when the function is done: an object may have been
/// filled after its address was put there.
void FunctionExtractor::emitGlobals() {
  for (const auto &[root, node] : std::vector(Now.all())) {
    const Location &l = (*M)[root];
    const auto *variable =
        l.kind == RootKind::Variable
            ? dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(l.key))
            : nullptr;
    if (!variable || !variable->hasGlobalStorage() ||
        variable->getType().isConstQualified())
      continue;
    auto pointers = [&](auto &self, const NodeRef &at, const Out &out,
                        unsigned depth) -> void {
      if (!at || depth > MaxBelow / 2)
        return;
      for (LocId target : at->targets)
        if ((*M)[M->root(target)].kind == RootKind::Heap)
          emitPointee(target, out.below({SelectorKind::Deref, 0}), None, depth);
      for (const auto &[selector, kid] : at->kids)
        self(self, kid, out.below(selector), depth + 1);
    };
    pointers(pointers, node, {PortKind::Global, 0, S.of(variable), {}}, 0);
  }
}

/// The record that a pointer or smart pointer points to.
static const RecordDecl *pointeeRecord(QualType type) {
  if (type->isPointerType())
    type = type->getPointeeType();
  else if (const auto *owner =
               dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                   type->getAsCXXRecordDecl());
           owner && owner->getName().ends_with("_ptr") &&
           owner->getTemplateArgs().size() != 0 &&
           owner->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
    type = owner->getTemplateArgs()[0].getAsType();
  else
    return nullptr;
  const RecordDecl *record = type->getAsRecordDecl();
  return record ? cast<RecordDecl>(record->getCanonicalDecl()) : nullptr;
}

/// What was written behind a pointer that was then moved on, as in
/// `q->tail->next = n; q->tail = n;`: the caller may know what it pointed to by
/// another name, and by way of the other pointers in that object (`q->head`).
void FunctionExtractor::emitMovedOn(LocId region, const Out &name) {
  const NodeRef node = *Now.find(region);
  Index identity = path(name);
  emitExitNode(node, name, identity, true, 0);
  const Location cell = (*M)[(*M)[region].cell];
  const FieldDecl *field =
      cell.parent != None && cell.selector.kind == SelectorKind::Field
          ? S.fieldOf(cell.selector.value)
          : nullptr;
  const RecordDecl *pointee = field ? pointeeRecord(field->getType()) : nullptr;
  // The neighbours of a node are other nodes.
  if (!pointee || pointee == field->getParent()->getCanonicalDecl() ||
      name.selectors.size() < 2)
    return;
  for (const FieldDecl *other : field->getParent()->fields()) {
    if (other == field || pointeeRecord(other->getType()) != pointee)
      continue;
    Out sibling = name;
    sibling.selectors[name.selectors.size() - 2] = {SelectorKind::Field,
                                                    S.of(other)};
    emitExitNode(node, sibling, identity, true, 0);
  }
}

/// What stands behind the parameters when the function is done.
void FunctionExtractor::emitExit() {
  State saved = Now;
  Now = Exit;
  Now.guards.clear();
  Now.when.clear();
  emitGlobals();
  std::vector<LocId> regions = M->regions();
  for (LocId region : regions) {
    if (!Now.find(region))
      continue;
    auto name = nameOf(region);
    if (!name || name->port != PortKind::Param)
      continue;
    // Behind a pointer that was read out of something: perhaps one of several.
    if ((*M)[region].kind == RootKind::OriginRegion) {
      emitExitNode(*Now.find(region), *name, path(*name), true, 0);
      continue;
    }
    // A pointer that stands elsewhere now?
    LocId cell = (*M)[region].cell;
    LocId top = M->root(cell);
    bool entry = (*M)[top].kind == RootKind::This ||
                 (cell == top && (*M)[top].kind == RootKind::Variable);
    llvm::SaveAndRestore telling(Telling, region);
    NodeRef pointer = entry ? nullptr : load(cell);
    if (pointer && !pointer->targets.empty() &&
        !llvm::is_contained(pointer->targets, region))
      emitMovedOn(region, *name);
    else
      emitExitNode(*Now.find(region), *name, path(*name), (*M)[region].many, 0);
  }
  Now = saved;
}

} // namespace purpose
