//===- Memory.h - values, locations and state -------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The abstract memory of one function.
//
//   Origin    where a value came from: an access path at a source port
//   Node      what stands at a place: origins for all of it, overridden below
//             by kids, and the locations it refers to if it is pointer-like
//   LocId     a place: a root (variable, temporary, heap site, region behind a
//             pointer) or a selector below another place
//   State     root -> Node; copied at branches (shared until written), joined
//             where they meet
//
// A kid overrides its parent's origins for that selector; where there is no
// kid, the parent's origins, extended by the selector, stand. So `v = u;
// v.phone = "";` is { origins: u, kids: { phone: nothing } }.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_MEMORY_H
#define CLANG_PURPOSE_EXTRACT_MEMORY_H

#include "../facts/Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace clang {
class Decl;
class Expr;
} // namespace clang

namespace purpose {

/// What happened to a value on its way, last step first.
struct Trail {
  Step step;
  std::shared_ptr<const Trail> before;
  unsigned length = 1;
};
using TrailRef = std::shared_ptr<const Trail>;

struct Origin {
  Index path = None;
  FlowKind kind = FlowKind::Same;
  Index whole = None;  ///< record symbol, if its bytes were read as a whole
  Index via = None;    ///< lists of the function's via sets, None = empty
  Index when = None;   ///< the function's sets of conditions, None = always
  bool scalar = false; ///< a number: nothing stands below it
  bool said = false;   ///< a call's result, as far as something is said of it
  TrailRef trail;

  bool sameAs(const Origin &o) const {
    return path == o.path && kind == o.kind && whole == o.whole &&
           via == o.via && when == o.when && scalar == o.scalar &&
           said == o.said;
  }
  bool operator<(const Origin &o) const {
    return std::tie(path, kind, whole, via, when, scalar, said) <
           std::tie(o.path, o.kind, o.whole, o.via, o.when, o.scalar, o.said);
  }
};

using LocId = uint32_t;

struct Node;
/// Null means: a constant, nothing that came from anywhere.
using NodeRef = std::shared_ptr<const Node>;

struct SelectorLess {
  bool operator()(const Selector &a, const Selector &b) const {
    return std::tie(a.kind, a.value) < std::tie(b.kind, b.value);
  }
};

struct Node {
  std::vector<Origin> origins; ///< sorted, no two alike
  std::vector<LocId> targets;  ///< sorted; what it points or refers to
  std::map<Selector, NodeRef, SelectorLess> kids;
  bool plain() const { return kids.empty() && targets.empty(); }
};

bool equal(const NodeRef &a, const NodeRef &b);

enum class RootKind { Variable, This, Temporary, Heap, Region, OriginRegion };

struct Location {
  RootKind kind = RootKind::Variable;
  const void *key = nullptr; ///< Decl or Expr of a root
  LocId cell = None;         ///< Region: the pointer's location
  Index origin = None;       ///< OriginRegion: path of what is pointed to
  LocId parent = None;       ///< not None: a selector below another location
  Selector selector;
  bool many = false; ///< stands for several objects: writes only add
};

/// The memory of one function: interned locations and paths.
class Memory {
public:
  /// \p narrow: of a list or tree, all nodes behind the first are one object.
  Memory(UnitBuilder &builder, unsigned maxDepth, bool narrow)
      : B(builder), MaxDepth(maxDepth), Narrow(narrow) {}
  /// How much was joined in this function so far: from ManyJoins on, loops are
  /// not walked again, from TooManyJoins on, no statement is. What one
  /// statement joins ends at NoMoreJoins.
  uint64_t joined() const { return Joined; }
  static constexpr uint64_t ManyJoins = 2'000'000, TooManyJoins = 16'000'000,
                            NoMoreJoins = 20'000'000;

  LocId variable(const clang::Decl *decl);
  LocId thisPointer();
  LocId temporary(const clang::Expr *expr);
  /// \p within: the object whose default member initialiser this is.
  LocId heap(const clang::Expr *expr, LocId within = None);
  LocId region(LocId cell);
  LocId originRegion(Index path);
  /// What a null pointer in \p cell points to: never an object of others.
  LocId nowhere(LocId cell);
  LocId child(LocId parent, Selector selector);

  const Location &operator[](LocId id) const { return Locations[id]; }
  size_t size() const { return Locations.size(); }
  LocId root(LocId id) const {
    while (Locations[id].parent != None)
      id = Locations[id].parent;
    return id;
  }
  /// Selectors from the root down to \p id.
  std::vector<Selector> below(LocId id) const;
  /// All region roots made so far, for forgetting at calls.
  const std::vector<LocId> &regions() const { return Regions; }

  /// The path with one more selector; cut (deep) at the depth limit.
  Index extend(Index path, Selector selector);
  Index extend(Index path, const std::vector<Selector> &selectors);

  /// The node below \p node at \p selector, and the whole way down.
  NodeRef select(const NodeRef &node, Selector selector);
  NodeRef select(NodeRef node, const std::vector<Selector> &selectors);
  NodeRef replace(const NodeRef &node, llvm::ArrayRef<Selector> selectors,
                  const NodeRef &value);
  NodeRef join(const NodeRef &a, const NodeRef &b);

  NodeRef fromOrigin(Origin origin);
  /// Every origin in the tree (targets not followed), as `derived` if asked.
  void collect(const NodeRef &node, std::vector<Origin> &out) const;
  NodeRef derived(const std::vector<Origin> &origins, const Step *step);
  NodeRef withStep(const NodeRef &node, const Step &step);
  NodeRef withVia(const NodeRef &node, Index symbol);
  /// The value, where these conditions hold.
  NodeRef whereTrue(const NodeRef &node, const std::vector<When> &when);
  const std::vector<When> &when(Index id) const { return WhenSets[id]; }
  NodeRef wholeOf(const NodeRef &node, Index record);
  /// The value, as a number or as something that may have parts.
  NodeRef asScalar(const NodeRef &node, bool scalar);

  const std::vector<uint32_t> &via(Index id) const { return ViaSets[id]; }
  /// Whether some value was read from more than can be told.
  bool leftReads() const { return LeftReads; }

private:
  static NodeRef make(Node node);
  void normalise(std::vector<Origin> &origins);
  void merge(std::vector<Origin> &origins);
  void mergeBelow(std::vector<Origin> &origins, unsigned fields);
  Index viaSet(std::vector<uint32_t> set);

  UnitBuilder &B;
  uint64_t Joined = 0;
  unsigned MaxDepth;
  bool Narrow;
  bool LeftReads = false;
  std::vector<Location> Locations;
  std::map<std::tuple<int, uint64_t, uint64_t>, LocId> Interned;
  std::vector<LocId> Regions;
  std::map<std::tuple<Index, uint32_t, uint32_t>, Index> Extended;
  std::vector<std::vector<uint32_t>> ViaSets;
  std::vector<std::vector<When>> WhenSets;
  std::map<std::vector<When>, Index> WhenIndex;
  std::map<std::vector<uint32_t>, Index> ViaIndex;
};

/// What stands where, at one point of the function.
class State {
public:
  bool reachable = true;
  std::vector<uint32_t> guards;    ///< sorted; predicate calls known to be true
  std::vector<When> when;          ///< sorted; what parameters are known to be
  std::vector<uint32_t> decisions; ///< sorted; branches that led here
  /// Local numbers whose value is known, sorted.
  std::vector<std::pair<LocId, int64_t>> constants;
  void setConstant(LocId variable, std::optional<int64_t> value);
  std::optional<int64_t> constant(LocId variable) const;

  /// Null pointer: the root is not known here (its initial content stands).
  const NodeRef *find(LocId root) const;
  void set(LocId root, NodeRef node);
  const std::vector<std::pair<LocId, NodeRef>> &all() const;

private:
  using Map = std::vector<std::pair<LocId, NodeRef>>;
  std::shared_ptr<Map> Roots;
};

} // namespace purpose

#endif
