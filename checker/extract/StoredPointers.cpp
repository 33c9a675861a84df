//===- StoredPointers.cpp - pointers that a call stores ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After a call, which of the caller's objects point to which: what a
// constructor keeps of its arguments (`Guard(T &t) : t_(t) {}`) and what a
// small function stores through them (`*out = &t.first;`). Read off the body in
// terms of the call's own arguments, as Aliases.cpp does for what is handed
// back.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

/// Lets the pointers of \p pointers stand in \p cell, besides what is there.
void FunctionExtractor::keep(LocId cell, const NodeRef &pointers) {
  LocId root = M->root(cell);
  NodeRef before = content(Now, root);
  std::vector<Selector> below = M->below(cell);
  NodeRef now = M->select(before, below);
  NodeRef with = overlayPointers(*M, now, pointers);
  if (with != now)
    Now.set(root, M->replace(before, below, with));
}

/// After a call: what \p pointers mean is reached by \p path now. The way by
/// which the call got there may be gone (`other.p = nullptr`), but for what was
/// handed to it directly.
void FunctionExtractor::reachedAnew(const NodeRef &pointers, Index path,
                                    const std::optional<Actual> &object,
                                    const std::vector<Actual> &args,
                                    unsigned depth) {
  if (!pointers || depth > 3)
    return;
  auto direct = [&](LocId place) {
    if (object && llvm::is_contained(object->places, place))
      return true;
    return llvm::any_of(args, [&](const Actual &arg) {
      return arg.isPlace
                 ? llvm::is_contained(arg.places, place)
                 : arg.value && llvm::is_contained(arg.value->targets, place);
    });
  };
  for (LocId target : pointers->targets) {
    if (direct(target))
      continue;
    Origin origin;
    origin.path = M->extend(path, Selector{SelectorKind::Deref, 0});
    LocId root = M->root(target);
    std::vector<Selector> below = M->below(target);
    NodeRef before = content(Now, root);
    Now.set(root, M->replace(before, below,
                             M->join(M->select(before, below),
                                     M->fromOrigin(origin))));
  }
  for (const auto &[selector, kid] : pointers->kids)
    reachedAnew(kid, M->extend(path, selector), object, args, depth + 1);
}

/// Notes what a call's result (a pointer, a reference) may lead into: objects
/// that the call is given to read only (`const T *find(id) const` of an owner).
void FunctionExtractor::mayBeWrittenBehind(Index call,
                                           const std::optional<Actual> &object,
                                           const std::vector<Actual> &args,
                                           QualType result) {
  if (!(result->isReferenceType() || pointerLike(result)))
    return;
  auto &led = LedInto[call];
  led.clear();
  auto note = [&](const Actual &arg, unsigned position) {
    if (arg.writable)
      return; // what the call left there is known to be anything
    Places to = arg.places;
    if (!arg.isPlace && arg.value)
      to.assign(arg.value->targets.begin(), arg.value->targets.end());
    for (LocId place : to)
      led.push_back({place, position});
  };
  if (object && object->isPlace)
    note(*object, 0);
  for (unsigned i = 0; i < args.size(); ++i)
    note(args[i], i + 1);
}

/// Something was written behind what a call gave back: it may stand in the
/// objects that the call was given.
void FunctionExtractor::writtenBehind(Index call) {
  auto known = LedInto.find(call);
  if (known == LedInto.end())
    return;
  // (An object of the call may be what the call gave back before.)
  auto led = std::exchange(known->second, {});
  for (const auto &[place, position] : led) {
    Origin origin = originAt(PortKind::Argument, int32_t(call), position);
    origin.path = M->extend(origin.path, Selector{SelectorKind::Deref, 0});
    NodeRef before = load(place);
    if (!before || llvm::none_of(before->origins, [&](const Origin &known) {
          return known.path == origin.path;
        }))
      store(place, M->fromOrigin(origin), false);
  }
  LedInto[call] = std::move(led);
}

/// After a constructor has run on \p object: references and pointers that it
/// took over from its arguments.
void FunctionExtractor::keepPointers(const CXXConstructorDecl *constructor,
                                     const Actual &object,
                                     const std::vector<Actual> &args,
                                     unsigned depth) {
  const FunctionDecl *found = bodyOf(constructor);
  if (depth > MaxAliasDepth || !found)
    return;
  const auto *definition = cast<CXXConstructorDecl>(found);
  std::optional<Actual> self = object;
  Frame frame{definition, self, &args, depth};
  for (const CXXCtorInitializer *init : definition->inits()) {
    if (!init->getInit())
      continue;
    const Expr *expr = plainExpr(init->getInit());
    const FieldDecl *member = init->getAnyMember();
    if (!member) {
      // A base, or the same class.
      const auto *made = dyn_cast<CXXConstructExpr>(expr);
      if (!made)
        continue;
      std::vector<Actual> handed =
          aliasArguments({made->getArgs(), made->getNumArgs()}, frame);
      keepPointers(made->getConstructor(), object, handed, depth + 1);
      continue;
    }
    NodeRef pointers;
    if (member->getType()->isReferenceType())
      pointers = pointerTo(aliasPlaces(expr, frame));
    else
      pointers = aliasValue(expr, frame);
    if (pointers)
      for (LocId place : object.places)
        keep(M->child(place, {SelectorKind::Field, S.of(member)}), pointers);
  }
}

/// The assignments of pointers in a body, in order.
struct PointerAssignments {
  struct One {
    const BinaryOperator *op;
    bool sure; ///< on every way through
  };
  std::vector<One> all;
  bool alone = true; ///< the body does nothing else
  unsigned budget = 40;

  void collect(const Stmt *stmt, bool sure) {
    if (!stmt || budget == 0) {
      alone &= !stmt;
      return;
    }
    --budget;
    if (const auto *cleanups = dyn_cast<ExprWithCleanups>(stmt))
      return collect(cleanups->getSubExpr(), sure);
    if (const auto *op = dyn_cast<BinaryOperator>(stmt);
        op && op->getOpcode() == BO_Assign && op->getType()->isPointerType()) {
      all.push_back({op, sure});
      alone &= !callsOthers(op);
      return;
    }
    if (isa<CompoundStmt>(stmt)) {
      for (const Stmt *child : stmt->children())
        collect(child, sure);
      return;
    }
    if (const auto *returned = dyn_cast<ReturnStmt>(stmt)) {
      alone &= !returned->getRetValue() || !callsOthers(returned);
      return;
    }
    if (const auto *declared = dyn_cast<DeclStmt>(stmt)) {
      alone &= declared->isSingleDecl() && !callsOthers(stmt);
      return;
    }
    alone = false;
    if (isa<Expr>(stmt))
      return;
    for (const Stmt *child : stmt->children())
      collect(child, false);
  }
};

/// After a call: the pointers that the function stored from its arguments in
/// its arguments (`p_ = p;`, `*out = &t.first;`).
void FunctionExtractor::keepAssigned(const FunctionDecl *callee,
                                     const std::optional<Actual> &object,
                                     const std::vector<Actual> &args,
                                     const State &entry) {
  const FunctionDecl *definition = bodyOf(callee);
  if (!definition || !isa<CompoundStmt>(definition->getBody()))
    return;
  const auto *body = cast<CompoundStmt>(definition->getBody());
  PointerAssignments assigned;
  bool returns = false;
  for (const Stmt *stmt : body->body()) {
    assigned.collect(stmt, !returns);
    llvm::SmallVector<const Stmt *, 16> left{stmt};
    while (!left.empty() && !returns) {
      const Stmt *one = left.pop_back_val();
      returns |= isa_and_nonnull<ReturnStmt>(one);
      if (one)
        left.append(one->child_begin(), one->child_end());
    }
  }
  if (assigned.all.empty() || assigned.budget == 0)
    return;
  Frame frame{definition, object, &args, 0, &entry};
  for (const auto &[op, sure] : assigned.all) {
    Places cells = aliasPlaces(op->getLHS(), frame);
    Places to = aliasTargets(op->getRHS(), frame);
    if (cells.empty() || to.empty())
      continue;
    bool strong = sure && cells.size() == 1 && !(*M)[cells[0]].many;
    for (LocId cell : cells) {
      LocId root = M->root(cell);
      NodeRef whole = content(Now, root);
      NodeRef held = M->select(whole, M->below(cell));
      Places before = targets(held, cell);
      Node pointer = held ? *held : Node();
      Places after = to;
      for (LocId place : before)
        if (!strong && !llvm::is_contained(after, place))
          after.push_back(place);
      pointer.targets.assign(after.begin(), after.end());
      llvm::sort(pointer.targets);
      Now.set(root, M->replace(whole, M->below(cell),
                               std::make_shared<const Node>(pointer)));
      if (held)
        for (const Origin &origin : held->origins)
          if (origin.kind == FlowKind::Same &&
              U.paths[origin.path].port == PortKind::Argument)
            reachedAnew(pointerTo(to), origin.path, object, args);
      // What the pointer meant before, nobody touched.
      for (LocId place : before) {
        const NodeRef *old = entry.find(M->root(place));
        if (strong && assigned.alone && old && M->root(place) != root &&
            !llvm::is_contained(after, place))
          Now.set(M->root(place), *old);
      }
    }
  }
}

} // namespace purpose
