//===- KeptAddresses.cpp - locals that others can reach ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `queue.add(&job); job.key = …; queue.run(); use(job.result);`: once its
// address was kept, a local variable is written to and read by later calls that
// are not given it. What they may have written stands in it as "kept", and what
// stands in it is told to each of them.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

/// In functions with more calls it is not told apart which of them wrote.
static constexpr size_t MaxKeptCalls = 6;

namespace {

/// Looks through a function for uses of the address that it is given as one of
/// its parameters, or as `this`, which may keep it.
class KeepsAddress {
public:
  /// \p param: null for `this`.
  KeepsAddress(const ParmVarDecl *param, unsigned depth)
      : Param(param), Depth(depth) {}

  bool in(const Stmt *stmt) {
    if (!stmt)
      return false;
    if (isAddress(stmt) && keptHere())
      return true;
    if (const auto *lambda = dyn_cast<LambdaExpr>(stmt);
        lambda && !Param && llvm::any_of(lambda->captures(), [](const auto &c) {
          return c.capturesThis();
        }))
      return true;
    Above.push_back(stmt);
    bool result = llvm::any_of(stmt->children(),
                               [&](const Stmt *child) { return in(child); });
    Above.pop_back();
    return result;
  }

private:
  bool isAddress(const Stmt *stmt) const {
    if (!Param)
      return isa<CXXThisExpr>(stmt);
    const auto *ref = dyn_cast<DeclRefExpr>(stmt);
    return ref && ref->getDecl() == Param;
  }

  /// By what is done with it, from the inside out.
  bool keptHere() const {
    // A reference is kept by what refers to it, a pointer by what holds it.
    bool pointer = !Param || !Param->getType()->isReferenceType();
    const Stmt *below = nullptr;
    for (const Stmt *at : llvm::reverse(Above)) {
      const Stmt *child = std::exchange(below, at);
      if (const auto *cast = dyn_cast<CastExpr>(at)) {
        if (!pointer && cast->getCastKind() == CK_LValueToRValue)
          return false;
        continue;
      }
      if (isa<ParenExpr>(at) || isa<ExprWithCleanups>(at) ||
          isa<MaterializeTemporaryExpr>(at) || isa<CXXBindTemporaryExpr>(at))
        continue;
      if (const auto *member = dyn_cast<MemberExpr>(at)) {
        const auto *method = dyn_cast<CXXMethodDecl>(member->getMemberDecl());
        return method && !method->isStatic() && mayKeep(method, 0, Depth + 1);
      }
      if (isa<ArraySubscriptExpr>(at))
        return false;
      if (const auto *op = dyn_cast<UnaryOperator>(at)) {
        if (op->getOpcode() == UO_AddrOf && !pointer)
          pointer = true;
        else if (!pointer || !op->isIncrementDecrementOp())
          return false;
        continue;
      }
      if (const auto *op = dyn_cast<BinaryOperator>(at)) {
        if (!pointer || op->isComparisonOp() || op->isLogicalOp())
          return false;
        if (op->isAssignmentOp())
          return !child || child != op->getLHS();
        continue;
      }
      if (const auto *call = dyn_cast<CallExpr>(at))
        return keptByCall(call->getDirectCallee(),
                          {call->getArgs(), call->getNumArgs()}, child,
                          isa<CXXOperatorCallExpr>(call));
      if (const auto *made = dyn_cast<CXXConstructExpr>(at))
        return keptByCall(made->getConstructor(),
                          {made->getArgs(), made->getNumArgs()}, child, false);
      if (isa<ConditionalOperator>(at))
        continue;
      // Bound to a variable or a capture, put into a list.
      return isa<DeclStmt>(at) || isa<LambdaExpr>(at) || isa<InitListExpr>(at);
    }
    // The initialiser of a member.
    return Initialiser;
  }

  bool keptByCall(const FunctionDecl *callee, llvm::ArrayRef<const Expr *> args,
                  const Stmt *argument, bool isOperator) const {
    if (!callee)
      return true;
    const auto *method = dyn_cast<CXXMethodDecl>(callee);
    if (inStd(callee))
      return method && !method->isConst();
    const auto *at = llvm::find(args, argument);
    if (at == args.end())
      return false;
    unsigned number = unsigned(at - args.begin());
    if (isOperator && method && number-- == 0)
      return mayKeep(callee, 0, Depth + 1);
    return mayKeep(callee, number + 1, Depth + 1);
  }

  const ParmVarDecl *Param;
  unsigned Depth;
  llvm::SmallVector<const Stmt *, 16> Above;

public:
  bool Initialiser = false;
};

} // namespace

/// Whether a function may keep the address that it is given at \p position (0 =
/// this, i + 1 = parameter i). What cannot be looked into does not.
bool mayKeep(const FunctionDecl *callee, unsigned position, unsigned depth) {
  static constexpr unsigned MaxDepth = 3;
  const FunctionDecl *definition = bodyOf(callee);
  if (depth > MaxDepth || !definition || position > definition->getNumParams())
    return false;
  KeepsAddress keeps(
      position == 0 ? nullptr : definition->getParamDecl(position - 1), depth);
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(definition)) {
    keeps.Initialiser = true;
    for (const CXXCtorInitializer *init : constructor->inits())
      if (keeps.in(init->getInit()))
        return true;
    keeps.Initialiser = false;
  }
  return keeps.in(definition->getBody());
}

bool FunctionExtractor::keepsArgument(const FunctionDecl *callee,
                                      unsigned position) {
  if (!callee)
    return false;
  auto [known, inserted] = Keeping.try_emplace({callee, position}, false);
  if (inserted)
    Keeping[{callee, position}] = mayKeep(callee, position);
  return Keeping[{callee, position}];
}

/// The address of a local variable goes where others may keep it, or that of a
/// global into a global.
void FunctionExtractor::emitAddress(LocId target, const Out &out) {
  const Location &top = (*M)[M->root(target)];
  if (top.kind != RootKind::Variable ||
      (out.port != PortKind::Argument && out.port != PortKind::Param &&
       out.port != PortKind::Global && out.port != PortKind::Result))
    return;
  const auto *variable =
      dyn_cast_or_null<VarDecl>(static_cast<const Decl *>(top.key));
  if (!variable)
    return;
  if (!variable->hasLocalStorage()) {
    if (out.port != PortKind::Global || variable->getType().isConstQualified())
      return;
    Origin origin;
    origin.path =
        path({PortKind::Address, 0, S.of(variable), M->below(target)});
    emitFlow(origin, out, true, None, {});
    return;
  }
  // An object or a pointer is what one keeps the address of, to write to it; of
  // a number only what is seen to do so keeps it.
  if (!(variable->getType()->isRecordType() ||
        variable->getType()->isPointerType()) &&
      out.port == PortKind::Argument && out.selectors.empty() &&
      !keepsArgument(Called, out.symbol))
    return;
  Out from{PortKind::Address, 0, S.of(variable), M->below(target)};
  Origin origin;
  origin.path = path(from);
  emitFlow(origin, out, true, None, {});
  LocId root = M->root(target);
  if (llvm::is_contained(Escaped, root))
    return;
  Escaped.push_back(root);
  // What stands there now is told with the argument.
  if (out.port == PortKind::Argument)
    Handed.push_back(root);
}

/// A call, and any later one, may read a variable through an address that was
/// kept: what stands there is told once. In a loop, the later calls are all of
/// its calls. No condition or guard of this call holds for the later ones.
void FunctionExtractor::emitEscaped(Index call) {
  auto first = int32_t(std::min(call, FirstCallOfLoops));
  llvm::SaveAndRestore guards(Now.guards, {});
  llvm::SaveAndRestore when(Now.when, {});
  for (LocId root : Escaped) {
    NodeRef now = content(Now, root);
    if (now == Told.lookup(root))
      continue;
    llvm::SaveAndRestore handed(KnownToCallees,
                                llvm::is_contained(Handed, root));
    const auto *variable =
        cast<VarDecl>(static_cast<const Decl *>((*M)[root].key));
    emitValue(now, Out{PortKind::Kept, first, S.of(variable), {}}, false,
              S.recordSymbol(variable->getType()));
  }
  Handed.clear();
}

/// Whether a flow to what was kept is new: not told to an earlier call already,
/// from which on it is known.
bool FunctionExtractor::isNewToCallees(
    const Origin &origin, Out out, uint32_t flags,
    const std::vector<std::vector<Selector>> &except) {
  int32_t call = std::exchange(out.number, 0);
  auto [told, inserted] = ToldFrom.try_emplace(
      std::make_tuple(origin.path, path(out), uint32_t(origin.kind), flags,
                      origin.via, origin.whole, except),
      KnownToCallees ? 0 : call);
  if (inserted)
    return !KnownToCallees;
  if (told->second <= call)
    return false;
  told->second = call;
  return true;
}

/// A call may have changed a variable through an address that was kept.
void FunctionExtractor::forgetEscaped(Index call) {
  int32_t number = Calls.size() > MaxKeptCalls ? AnyCall : int32_t(call);
  for (LocId root : Escaped) {
    const auto *variable =
        cast<VarDecl>(static_cast<const Decl *>((*M)[root].key));
    Origin origin = originAt(PortKind::Kept, number, S.of(variable));
    Now.setConstant(root, std::nullopt);
    Now.set(root, M->join(content(Now, root), M->fromOrigin(origin)));
    Told[root] = content(Now, root);
  }
}

} // namespace purpose
