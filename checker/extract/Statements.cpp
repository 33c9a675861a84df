//===- Statements.cpp - control flow ----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The walk over statements: branches join, loops repeat until nothing changes,
// jumps carry their state to where they go. Conditions that are constant take
// one way only; predicate calls that hold on a way are remembered as guards.
//
//===----------------------------------------------------------------------===//

#include "FilledLoops.h"
#include "ModelCallSite.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

static constexpr unsigned MaxRounds = 8;
static constexpr unsigned MaxWork = 400'000;

void FunctionExtractor::gap(GapKind kind, SourceLocation at,
                            llvm::StringRef text) {
  Gap row;
  row.kind = kind;
  row.site = S.site(at);
  row.text = B.string(text);
  row.function = FunctionSymbol;
  for (const Gap &known : U.gaps)
    if (known.kind == row.kind && known.site == row.site)
      return;
  U.gaps.push_back(row);
}

/// Where a pointer was given an object on one way (`if (!p) p = new T`), it is
/// written down on the other what it still points to.
void FunctionExtractor::tellPointees(State &a, State &b) {
  for (size_t i = 0; i < M->regions().size(); ++i) {
    LocId region = M->regions()[i], cell = (*M)[region].cell;
    if ((*M)[region].kind != RootKind::Region ||
        !(a.find(region) || b.find(region)))
      continue;
    LocId root = M->root(cell);
    const NodeRef *in = a.find(root), *also = b.find(root);
    if (!in || !also || *in == *also)
      continue;
    std::vector<Selector> below = M->below(cell);
    NodeRef left = M->select(*in, below), right = M->select(*also, below);
    auto tell = [&](State &state, const NodeRef &whole, const NodeRef &pointer,
                    const NodeRef &other) {
      if (!pointer || !pointer->targets.empty() || !other ||
          other->targets.empty())
        return;
      Node node = *pointer;
      node.targets = {region};
      state.set(root,
                M->replace(whole, below,
                           std::make_shared<const Node>(std::move(node))));
    };
    NodeRef x = *in, y = *also;
    tell(a, x, left, right);
    tell(b, y, right, left);
  }
}

State FunctionExtractor::joinStates(const State &a, const State &b) {
  if (!a.reachable)
    return b;
  if (!b.reachable)
    return a;
  State result;
  std::set_union(a.decisions.begin(), a.decisions.end(), b.decisions.begin(),
                 b.decisions.end(), std::back_inserter(result.decisions));
  std::set_intersection(a.guards.begin(), a.guards.end(), b.guards.begin(),
                        b.guards.end(), std::back_inserter(result.guards));
  std::set_intersection(a.when.begin(), a.when.end(), b.when.begin(),
                        b.when.end(), std::back_inserter(result.when));
  std::set_intersection(a.constants.begin(), a.constants.end(),
                        b.constants.begin(), b.constants.end(),
                        std::back_inserter(result.constants));
  State x = a, y = b;
  tellPointees(x, y);
  std::vector<LocId> roots;
  for (const auto &[root, node] : a.all())
    roots.push_back(root);
  for (const auto &[root, node] : b.all())
    roots.push_back(root);
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  for (LocId root : roots) {
    const NodeRef *in = x.find(root), *also = y.find(root);
    if (in && also && *in == *also) {
      result.set(root, *in);
      continue;
    }
    NodeRef left = in ? *in : initialContent(x, root);
    NodeRef right = also ? *also : initialContent(y, root);
    result.set(root, M->join(left, right));
  }
  return result;
}

bool FunctionExtractor::sameState(const State &a, const State &b) {
  if (a.reachable != b.reachable || a.guards != b.guards ||
      a.decisions != b.decisions || a.constants != b.constants ||
      a.when != b.when)
    return false;
  if (a.all().size() != b.all().size())
    return false;
  for (size_t i = 0; i < a.all().size(); ++i)
    if (a.all()[i].first != b.all()[i].first ||
        !equal(a.all()[i].second, b.all()[i].second))
      return false;
  return true;
}

/// The body, again as long as a `goto` brought something new to its label.
void FunctionExtractor::run(const Stmt *body) {
  State start = Now;
  for (unsigned round = 0; round < MaxRounds; ++round) {
    Now = start;
    LabelsChanged = false;
    Passed.clear();
    statement(body);
    if (!LabelsChanged && llvm::all_of(LabelSeen, [&](const auto &seen) {
          return Passed.contains(seen.first);
        }))
      break;
    FirstCallOfLoops = 0; // a way back: the whole body is a loop
  }
  Exit = joinStates(Exit, Now);
  std::vector<const Stmt *> left(Unstable.begin(), Unstable.end());
  llvm::sort(left, [](const Stmt *a, const Stmt *b) {
    return a->getBeginLoc() < b->getBeginLoc();
  });
  for (const Stmt *loop : left)
    gap(GapKind::Limit, loop->getBeginLoc(),
        "loop was left before it was stable");
}

void FunctionExtractor::leaveScope(size_t depth) {
  for (size_t i = Scope.size(); i > depth; --i)
    destroy(Scope[i - 1]);
}

/// The string that a view is made of.
static const Expr *viewedString(const VarDecl *variable) {
  const auto *record = variable->getType()->getAsCXXRecordDecl();
  if (!variable->getInit() || !record || !inStd(record) ||
      record->getName() != "basic_string_view")
    return nullptr;
  const auto *call = dyn_cast<CXXMemberCallExpr>(
      variable->getInit()->IgnoreImplicit()->IgnoreParenCasts());
  if (!call || !isa_and_nonnull<CXXConversionDecl>(call->getMethodDecl()))
    return nullptr;
  const Expr *object = call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  return isa<DeclRefExpr>(object) || isa<MemberExpr>(object) ? object : nullptr;
}

void FunctionExtractor::declare(const VarDecl *variable) {
  if (variable->isInvalidDecl())
    return;
  if (variable->isStaticLocal() || variable->hasExternalStorage()) {
    // Only the first time; later it is what it was left as.
    if (variable->hasInit() && variable->isStaticLocal()) {
      State later = Now;
      initialise(variablePlace(variable), variable->getInit(),
                 variable->getType());
      Now = joinStates(Now, later);
    }
    return;
  }
  LocId place = variablePlace(variable);
  Views.erase(place);
  Now.set(place, nullptr);
  QualType type = variable->getType();
  if (const Expr *init = variable->getInit()) {
    auto number = constantNumber(init);
    initialise(place, init, type);
    if (number && type->isIntegralOrEnumerationType() &&
        !type.isVolatileQualified())
      Now.setConstant(place, number);
  } else if (const auto *record = type->getAsRecordDecl()) {
    // Never given a value: its fields are read as they are.
    (void)record;
    Now.set(place, M->fromOrigin(originAt(PortKind::Local, 0, S.of(variable))));
  }
  // A view of a string shows what the string becomes.
  if (const Expr *string = viewedString(variable))
    if (Places text = places(string); text.size() == 1)
      Views[place] = text.front();
  if (S.isMarked(variable)) {
    Origin origin = originAt(PortKind::Local, 0, S.of(variable));
    Now.set(place, M->join(content(Now, place), M->fromOrigin(origin)));
  }
  if (const auto *decomposition = dyn_cast<DecompositionDecl>(variable)) {
    // Tuple-like: each name is a variable of its own; otherwise BindingDecl's
    // expression says what it means when it is used.
    for (const BindingDecl *binding : decomposition->bindings())
      if (const VarDecl *holder = binding->getHoldingVar())
        declare(holder);
  }
  const auto *record = type->getAsCXXRecordDecl();
  if (variable->hasAttr<CleanupAttr>() ||
      (record && record->hasDefinition() && !record->hasTrivialDestructor()))
    Scope.push_back(variable);
}

/// The state goes to \p label, wherever that stands.
void FunctionExtractor::jump(const LabelDecl *label) {
  State &known = Labels[label];
  auto [it, inserted] = LabelSeen.try_emplace(label, true);
  State joined = inserted ? Now : joinStates(known, Now);
  if (Passed.contains(label) && (inserted || !sameState(known, joined)))
    LabelsChanged = true;
  known = joined;
}

/// The labels whose addresses \p stmt takes.
static void addressedLabels(const Stmt *stmt,
                            std::vector<const LabelDecl *> &labels) {
  if (!stmt)
    return;
  if (const auto *address = dyn_cast<AddrLabelExpr>(stmt);
      address && !llvm::is_contained(labels, address->getLabel()))
    labels.push_back(address->getLabel());
  for (const Stmt *child : stmt->children())
    addressedLabels(child, labels);
}

/// A call from which `longjmp` may come back to a `setjmp` of this function.
void FunctionExtractor::mayReturnTwice() {
  if (!Again || !Now.reachable)
    return;
  State joined = joinStates(*Again, Now);
  if (!sameState(*Again, joined))
    LabelsChanged = true;
  Again = joined;
}

/// Whatever goes into a piece of assembly may be in all that comes out.
void FunctionExtractor::assembly(const AsmStmt *stmt) {
  std::vector<Origin> origins;
  auto read = [&](const Expr *expr) {
    NodeRef node = expr->isGLValue() ? loadOf(expr) : value(expr);
    M->collect(node, origins);
    if (node)
      for (LocId target : node->targets)
        M->collect(load(target), origins);
  };
  for (const Expr *input : stmt->inputs())
    read(input);
  for (unsigned i = 0; i < stmt->getNumOutputs(); ++i)
    if (stmt->isOutputPlusConstraint(i))
      read(stmt->getOutputExpr(i));
  NodeRef result = M->derived(origins, nullptr);
  for (const Expr *output : stmt->outputs())
    storeAll(places(output), result);
}

/// How many calls there were when \p loop was first come to.
Index FunctionExtractor::callsBefore(const Stmt *loop) {
  return CallsBefore.try_emplace(loop, Index(Calls.size())).first->second;
}

void FunctionExtractor::loop(const Stmt *cond, const VarDecl *condVariable,
                             const Stmt *body, const Expr *increment,
                             bool bodyFirst, const Stmt *prologue) {
  llvm::SaveAndRestore inLoop(Loops, Loops + 1);
  llvm::SaveAndRestore firstCall(
      FirstCallOfLoops,
      std::min(FirstCallOfLoops, callsBefore(body ? body : cond)));
  State out;
  out.reachable = false;
  std::vector<uint32_t> before = Now.decisions;
  std::vector<uint32_t> lasting; // of ways that left the function
  const auto *condition = dyn_cast_or_null<Expr>(cond);
  // A loop inside of loops is walked again by those.
  const unsigned rounds = Jumps.empty() ? MaxRounds : Jumps.size() < 2 ? 5 : 3;
  const Stmt *key = body ? body : cond;
  Unstable.erase(key);
  if (bodyFirst) {
    for (unsigned round = 0; Now.reachable; ++round) {
      State start = Now;
      Jumps.push_back({State(), State(), Scope.size(), false});
      Jumps.back().onBreak.reachable = Jumps.back().onContinue.reachable =
          false;
      statement(body);
      Jump jump = Jumps.back();
      Jumps.pop_back();
      Now = joinStates(Now, jump.onContinue);
      auto [again, done] = branch(condition);
      out = joinStates(out, joinStates(done, jump.onBreak));
      State next = joinStates(start, again);
      next.decisions = start.decisions;
      if (!again.reachable || sameState(start, next))
        break;
      if (round >= rounds || isTired()) {
        Unstable.insert(key);
        break;
      }
      Now = next;
    }
    Now = out;
    Now.decisions = before;
    return;
  }
  for (unsigned round = 0;; ++round) {
    State start = Now;
    Jumps.push_back({State(), State(), Scope.size(), false});
    Jumps.back().onBreak.reachable = Jumps.back().onContinue.reachable = false;
    State no;
    no.reachable = false;
    std::vector<uint32_t> own;
    if (condVariable)
      declare(condVariable);
    if (condition) {
      auto split = branch(condition);
      Now = split.first;
      no = split.second;
      own = no.decisions;
    }
    if (Now.reachable) {
      statement(prologue);
      statement(body);
    }
    Jump jump = Jumps.back();
    Jumps.pop_back();
    for (uint32_t d : Now.decisions)
      if (Now.reachable && !llvm::is_contained(own, d) &&
          !llvm::is_contained(jump.onBreak.decisions, d) &&
          !llvm::is_contained(jump.onContinue.decisions, d) &&
          !llvm::is_contained(lasting, d))
        lasting.push_back(d);
    Now = joinStates(Now, jump.onContinue);
    if (increment && Now.reachable)
      value(increment);
    out = joinStates(out, joinStates(no, jump.onBreak));
    // A loop that is surely entered: what stood before it is behind its body.
    bool entered = round == 0 && condition && !no.reachable && Jumps.size() < 2;
    State next = entered ? Now : joinStates(start, Now);
    next.decisions = start.decisions;
    if (!Now.reachable || sameState(start, next))
      break;
    if (round >= rounds || isTired()) {
      Unstable.insert(key);
      break;
    }
    Now = next;
  }
  Now = out;
  Now.decisions = before;
  for (uint32_t d : lasting)
    if (!llvm::is_contained(Now.decisions, d))
      Now.decisions.push_back(d);
  llvm::sort(Now.decisions);
}

/// A loop that gives every element of a container a new value: nothing is left
/// of what stood there.
void FunctionExtractor::clearOverwritten(const Stmt *stmt) {
  const Expr *container =
      Now.reachable ? overwrittenBy(stmt, Function, Context) : nullptr;
  if (!container)
    return;
  Places all = places(container);
  for (LocId &place : all)
    if (!container->getType()->isArrayType() && !isText(container->getType()))
      place = M->child(place, {SelectorKind::Deref, 0});
  storeAll(all, nullptr);
}

/// Whether a value is got out of a `std::reference_wrapper` by conversion.
static bool fromReferenceWrapper(const Expr *expr) {
  const auto *call = expr ? dyn_cast<CXXMemberCallExpr>(
                                expr->IgnoreImpCasts()->IgnoreImplicit())
                          : nullptr;
  const auto *conversion =
      call ? dyn_cast_or_null<CXXConversionDecl>(call->getMethodDecl())
           : nullptr;
  return conversion && inStd(conversion) &&
         conversion->getParent()->getName() == "reference_wrapper";
}

void FunctionExtractor::rangeFor(const CXXForRangeStmt *stmt) {
  if (stmt->getInit())
    statement(stmt->getInit());
  const auto *range =
      dyn_cast_or_null<VarDecl>(stmt->getRangeStmt()->getSingleDecl());
  const VarDecl *variable = stmt->getLoopVariable();
  if (!range || !range->getInit() || !variable)
    return;
  declare(range);
  clearOverwritten(stmt);
  Places containers = range->getType()->isReferenceType()
                          ? follow(variablePlace(range))
                          : Places{variablePlace(range)};
  QualType type = range->getType().getNonReferenceType();
  const auto *record = type->getAsCXXRecordDecl();
  bool modelled = type->isArrayType() ||
                  (record && (record->isInStdNamespace() ||
                              S.inSystemHeader(record->getLocation())));
  State out = Now;
  std::vector<uint32_t> before = Now.decisions;
  if (!modelled) {
    // begin(), end(), !=, ++ and * are the developer's own.
    if (const Stmt *begin = stmt->getBeginStmt())
      statement(begin);
    if (const Stmt *end = stmt->getEndStmt())
      statement(end);
    loop(stmt->getCond(), nullptr, stmt->getBody(), stmt->getInc(), false,
         stmt->getLoopVarStmt());
    return;
  }
  llvm::SaveAndRestore inLoop(Loops, Loops + 1);
  llvm::SaveAndRestore firstCall(FirstCallOfLoops,
                                 std::min(FirstCallOfLoops, callsBefore(stmt)));
  for (unsigned round = 0; round < MaxRounds; ++round) {
    State start = Now;
    Jumps.push_back({State(), State(), Scope.size(), false});
    Jumps.back().onBreak.reachable = Jumps.back().onContinue.reachable = false;
    Places elements;
    for (LocId container : containers) {
      Places storages;
      NodeRef held = load(container);
      bool refers = !ownsStorage(type) && held && !held->targets.empty();
      if (type->isArrayType())
        storages = {container};
      else if (refers || (!ownsStorage(type) && pointerLike(type)))
        storages = follow(container);
      else
        storages = {M->child(container, {SelectorKind::Deref, 0})};
      for (LocId storage : storages) {
        elements.push_back(
            type->isArrayType()
                ? elementOf(storage, AnyIndex)
                : M->child(storage, {SelectorKind::Element, AnyIndex}));
        // A part of a range begins at an element of it.
        const Location &l = (*M)[storage];
        if (refers && l.parent != None &&
            l.selector.kind == SelectorKind::Element)
          elements.push_back(
              M->child(l.parent, {SelectorKind::Element, AnyIndex}));
      }
    }
    // A wrapper's element is what it refers to.
    if (fromReferenceWrapper(variable->getInit()))
      elements = followAll(elements);
    LocId place = variablePlace(variable);
    if (variable->getType()->isReferenceType()) {
      Now.set(place, pointerTo(elements));
    } else {
      NodeRef element = loadAll(elements);
      Step s =
          this->step(StepKind::Assign, variable->getLocation(),
                     "element taken as '" + variable->getNameAsString() + "'");
      Now.set(place, M->withStep(element, s));
    }
    if (const auto *decomposition = dyn_cast<DecompositionDecl>(variable))
      for (const BindingDecl *binding : decomposition->bindings())
        if (const VarDecl *holder = binding->getHoldingVar())
          declare(holder);
    statement(stmt->getBody());
    Jump jump = Jumps.back();
    Jumps.pop_back();
    Now = joinStates(Now, jump.onContinue);
    out = joinStates(out, joinStates(Now, jump.onBreak));
    out.decisions = before;
    State next = joinStates(start, Now);
    next.decisions = before;
    if (sameState(start, next) || isTired())
      break;
    Now = next;
  }
  Now = out;
}

void FunctionExtractor::switchStatement(const SwitchStmt *stmt) {
  if (stmt->getInit())
    statement(stmt->getInit());
  if (stmt->getConditionVariable())
    declare(stmt->getConditionVariable());
  std::vector<uint32_t> before = Now.decisions;
  decide(stmt->getCond(), value(stmt->getCond()));
  State entry = Now;
  Jumps.push_back({State(), State(), Scope.size(), true});
  Jumps.back().onBreak.reachable = Jumps.back().onContinue.reachable = false;
  bool hasDefault = false;
  for (const SwitchCase *c = stmt->getSwitchCaseList(); c;
       c = c->getNextSwitchCase())
    hasDefault |= isa<DefaultStmt>(c);
  // Each case is entered from the head, and from the case before it.
  Now.reachable = false;
  auto number = constantNumber(stmt->getCond());
  bool matched = false;
  for (const SwitchCase *c = stmt->getSwitchCaseList(); c && number;
       c = c->getNextSwitchCase())
    if (const auto *one = dyn_cast<CaseStmt>(c)) {
      auto from = constantNumber(one->getLHS());
      matched |= !from || one->getRHS() || *from == *number;
    }
  std::vector<int64_t> numbers;
  for (const SwitchCase *c = stmt->getSwitchCaseList(); c;
       c = c->getNextSwitchCase())
    if (const auto *one = dyn_cast<CaseStmt>(c); one && !one->getRHS())
      if (auto from = constantNumber(one->getLHS()))
        numbers.push_back(*from);
  SwitchEntries.push_back({entry, number, matched, stmt->getCond(), numbers});
  statement(stmt->getBody());
  SwitchEntries.pop_back();
  Jump jump = Jumps.back();
  Jumps.pop_back();
  State out = joinStates(Now, jump.onBreak);
  if (!hasDefault && !matched)
    out = joinStates(out, entry);
  out.decisions = before;
  // `continue` inside a switch belongs to the loop around it.
  for (size_t i = Jumps.size(); i > 0; --i)
    if (!Jumps[i - 1].isSwitch) {
      Jumps[i - 1].onContinue =
          joinStates(Jumps[i - 1].onContinue, jump.onContinue);
      break;
    }
  Now = out;
}

/// The object that a coroutine gave its caller, as its promise stands now.
void FunctionExtractor::coroutineResult() {
  const Expr *init = Coroutine ? Coroutine->getReturnValueInit() : nullptr;
  if (!init || init->getType()->isVoidType())
    return;
  NodeRef node = init->isGLValue() ? loadOf(init) : value(init);
  emitValue(node, Out{PortKind::Return, 0, None, {}}, false,
            S.recordSymbol(init->getType()));
}

void FunctionExtractor::returnValue(const Expr *expr, const Stmt *stmt) {
  if (expr) {
    QualType type = Function ? Function->getReturnType() : expr->getType();
    Out out{PortKind::Return, 0, None, {}};
    Index record = S.recordSymbol(type);
    if (type->isReferenceType()) {
      for (LocId place : places(expr))
        emitPlace(place, out.below({SelectorKind::Deref, 0}), record);
    } else {
      NodeRef node = decided(value(expr));
      node = M->withStep(
          node, step(StepKind::Return, stmt->getBeginLoc(), "returned"));
      bool exact = type->isArithmeticType() || type->isEnumeralType();
      emitValue(node, out, exact, record);
    }
  }
  leaveScope(0);
  Exit = joinStates(Exit, Now);
  Now.reachable = false;
}

bool FunctionExtractor::isTired() const {
  return Work > MaxWork || M->joined() > Memory::ManyJoins;
}

void FunctionExtractor::statement(const Stmt *stmt) {
  if (!stmt || isTooWide())
    return;
  ++Work;
  if (Work <= MaxWork && M->joined() > Memory::TooManyJoins)
    Work = MaxWork + 1;
  if (Work > MaxWork) {
    if (Work == MaxWork + 1)
      gap(GapKind::Limit, stmt->getBeginLoc(),
          "function is too large to follow to its end");
    return;
  }
  // A label or case may be reached although what stands before it is not.
  bool entry =
      isa<LabelStmt>(stmt) || isa<SwitchCase>(stmt) || isa<CompoundStmt>(stmt);
  if (!Now.reachable && !entry) {
    bool inside = false;
    auto search = [&](auto &self, const Stmt *s) -> void {
      if (!s || inside || isa<Expr>(s))
        return;
      inside |= isa<LabelStmt>(s) || isa<SwitchCase>(s);
      for (const Stmt *child : s->children())
        self(self, child);
    };
    search(search, stmt);
    if (!inside)
      return;
  }
  if (const auto *expr = dyn_cast<Expr>(stmt)) {
    if (!Now.reachable)
      return;
    if (expr->isGLValue())
      places(expr);
    else
      value(expr);
    return;
  }
  switch (stmt->getStmtClass()) {
  case Stmt::CompoundStmtClass: {
    size_t depth = Scope.size();
    for (const Stmt *child : cast<CompoundStmt>(stmt)->body())
      statement(child);
    if (Now.reachable)
      leaveScope(depth);
    Scope.resize(std::min(depth, Scope.size()));
    return;
  }
  case Stmt::DeclStmtClass:
    for (const Decl *decl : cast<DeclStmt>(stmt)->decls())
      if (const auto *variable = dyn_cast<VarDecl>(decl))
        declare(variable);
    return;
  case Stmt::ReturnStmtClass:
    returnValue(cast<ReturnStmt>(stmt)->getRetValue(), stmt);
    return;
  case Stmt::CoreturnStmtClass: {
    const auto *co = cast<CoreturnStmt>(stmt);
    if (co->getPromiseCall())
      value(co->getPromiseCall());
    else if (co->getOperand())
      value(co->getOperand());
    coroutineResult();
    leaveScope(0);
    Exit = joinStates(Exit, Now);
    Now.reachable = false;
    return;
  }
  case Stmt::CoroutineBodyStmtClass: {
    const auto *body = cast<CoroutineBodyStmt>(stmt);
    if (const VarDecl *promise = body->getPromiseDecl())
      declare(promise);
    Coroutine = body;
    statement(body->getInitSuspendStmt());
    statement(body->getBody());
    if (Now.reachable)
      coroutineResult();
    Coroutine = nullptr;
    return;
  }
  case Stmt::IfStmtClass: {
    const auto *branchStmt = cast<IfStmt>(stmt);
    size_t depth = Scope.size();
    if (branchStmt->getInit())
      statement(branchStmt->getInit());
    if (branchStmt->getConditionVariable())
      declare(branchStmt->getConditionVariable());
    if (branchStmt->isConsteval()) {
      statement(branchStmt->isNegatedConsteval() ? branchStmt->getThen()
                                                 : branchStmt->getElse());
      return;
    }
    State before = Now;
    auto [yes, no] = branch(branchStmt->getCond());
    Now = yes;
    statement(branchStmt->getThen());
    State after = Now;
    Now = no;
    statement(branchStmt->getElse());
    State otherwise = Now;
    Now = joinStates(after, otherwise);
    settle(before, after, otherwise);
    if (Now.reachable)
      leaveScope(depth);
    Scope.resize(std::min(depth, Scope.size()));
    return;
  }
  case Stmt::WhileStmtClass: {
    const auto *w = cast<WhileStmt>(stmt);
    loop(w->getCond(), w->getConditionVariable(), w->getBody(), nullptr, false);
    return;
  }
  case Stmt::DoStmtClass: {
    const auto *d = cast<DoStmt>(stmt);
    loop(d->getCond(), nullptr, d->getBody(), nullptr, true);
    return;
  }
  case Stmt::ForStmtClass: {
    const auto *f = cast<ForStmt>(stmt);
    size_t depth = Scope.size();
    if (f->getInit())
      statement(f->getInit());
    clearOverwritten(f);
    loop(f->getCond(), f->getConditionVariable(), f->getBody(), f->getInc(),
         false);
    if (Now.reachable)
      leaveScope(depth);
    Scope.resize(std::min(depth, Scope.size()));
    return;
  }
  case Stmt::CXXForRangeStmtClass:
    rangeFor(cast<CXXForRangeStmt>(stmt));
    return;
  case Stmt::SwitchStmtClass:
    switchStatement(cast<SwitchStmt>(stmt));
    return;
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
    if (!SwitchEntries.empty()) {
      SwitchEntry &entry = SwitchEntries.back();
      bool entered = true;
      State from = entry.state;
      if (const auto *one = dyn_cast<CaseStmt>(stmt); one && !one->getRHS()) {
        if (auto number = constantNumber(one->getLHS()))
          know(from, entry.cond, *number, false);
      } else if (isa<DefaultStmt>(stmt)) {
        for (int64_t number : entry.numbers)
          know(from, entry.cond, number, true);
      }
      if (const auto *one = dyn_cast<CaseStmt>(stmt);
          entry.value && one && !one->getRHS()) {
        auto number = constantNumber(one->getLHS());
        entered = !number || *number == *entry.value;
      } else if (entry.value && isa<DefaultStmt>(stmt)) {
        entered = !entry.matched;
      }
      if (entered)
        Now = joinStates(Now, from);
    }
    statement(cast<SwitchCase>(stmt)->getSubStmt());
    return;
  case Stmt::BreakStmtClass:
    if (!Jumps.empty()) {
      leaveScope(Jumps.back().scope);
      Jumps.back().onBreak = joinStates(Jumps.back().onBreak, Now);
    }
    Now.reachable = false;
    return;
  case Stmt::ContinueStmtClass:
    if (!Jumps.empty()) {
      leaveScope(Jumps.back().scope);
      Jumps.back().onContinue = joinStates(Jumps.back().onContinue, Now);
    }
    Now.reachable = false;
    return;
  case Stmt::GotoStmtClass:
    jump(cast<GotoStmt>(stmt)->getLabel());
    Now.reachable = false;
    return;
  case Stmt::IndirectGotoStmtClass: {
    std::vector<const LabelDecl *> labels;
    addressedLabels(Function ? Function->getBody() : nullptr, labels);
    for (const LabelDecl *label : labels)
      jump(label);
    Now.reachable = false;
    return;
  }
  case Stmt::LabelStmtClass: {
    const LabelDecl *label = cast<LabelStmt>(stmt)->getDecl();
    Passed.insert(label);
    if (LabelSeen.count(label))
      Now = joinStates(Now, Labels[label]);
    statement(cast<LabelStmt>(stmt)->getSubStmt());
    return;
  }
  case Stmt::AttributedStmtClass:
    statement(cast<AttributedStmt>(stmt)->getSubStmt());
    return;
  case Stmt::CXXTryStmtClass:
    tryStatement(cast<CXXTryStmt>(stmt));
    return;
  case Stmt::GCCAsmStmtClass:
  case Stmt::MSAsmStmtClass:
    gap(GapKind::InlineAsm, stmt->getBeginLoc(), "inline assembly");
    assembly(cast<AsmStmt>(stmt));
    return;
  case Stmt::NullStmtClass:
    return;
  default:
    for (const Stmt *child : stmt->children())
      statement(child);
    return;
  }
}

} // namespace purpose
