//===- FunctionRow.cpp - a function's row in the unit -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The beginning and the end of a function's extraction: nothing is known yet,
// and what was found out is written into the unit.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace purpose {

void FunctionExtractor::begin(const FunctionDecl *function) {
  Function = function;
  FunctionSymbol = function ? S.of(function) : None;
  M = std::make_unique<Memory>(B, Options.maxDepth, Narrow);
  Now = State();
  Exit = State();
  Exit.reachable = false;
  Jumps.clear();
  Scope.clear();
  Labels.clear();
  Again.reset();
  LabelSeen.clear();
  SwitchEntries.clear();
  Handlers.clear();
  Caught.clear();
  Captured.clear();
  CapturedThis = InitialisedThis = None;
  ThisCopied = false;
  Views.clear();
  Opaque.clear();
  Coroutine = nullptr;
  Placeholders.clear();
  Flows.clear();
  Calls.clear();
  CallNumbers.clear();
  Decisions.clear();
  AliasedCalls.clear();
  LedInto.clear();
  ChosenBy.clear();
  MadeTypes.clear();
  ReturnedClasses.clear();
  Escaped.clear();
  Handed.clear();
  Told.clear();
  ToldFrom.clear();
  FirstCallOfLoops = None;
  CallsBefore.clear();
  Called = nullptr;
  Constructions.clear();
  Unstable.clear();
  Kills.clear();
  Depth = Work = 0;
}

void FunctionExtractor::finish(Index symbol, Site site, uint32_t flags) {
  purpose::Function row;
  row.symbol = symbol;
  row.site = site;
  row.flags = flags;
  if (Function) {
    std::vector<uint32_t> params;
    for (const ParmVarDecl *param : Function->parameters())
      params.push_back(S.of(param));
    row.params = B.list(params);
    if (const auto *method = dyn_cast<CXXMethodDecl>(Function)) {
      if (method->getParent()->isLambda()) {
        const DeclContext *outer = method->getParent()->getDeclContext();
        while (outer && !isa<FunctionDecl>(outer))
          outer = outer->getParent();
        if (outer)
          row.lexicalParent = S.of(cast<FunctionDecl>(
              const_cast<Decl *>(Decl::castFromDeclContext(outer))));
      } else {
        row.record = S.of(method->getParent());
      }
      // Those further up too: one between them may have no body, and then no
      // row that tells what it overrides.
      llvm::SetVector<const CXXMethodDecl *> above;
      above.insert(method->begin_overridden_methods(),
                   method->end_overridden_methods());
      for (size_t i = 0; i < above.size(); ++i)
        above.insert(above[i]->begin_overridden_methods(),
                     above[i]->end_overridden_methods());
      std::vector<uint32_t> overrides;
      for (const CXXMethodDecl *base : above)
        overrides.push_back(S.of(base));
      row.overrides = B.list(overrides);
    }
  }
  row.calls.begin = Index(U.calls.size());
  row.calls.count = Index(Calls.size());
  for (PendingCall &call : Calls) {
    call.row.values = B.list(call.values);
    call.row.args = {Index(U.args.size()), Index(call.args.size())};
    U.args.insert(U.args.end(), call.args.begin(), call.args.end());
    U.calls.push_back(call.row);
  }
  row.flows.begin = Index(U.flows.size());
  row.flows.count = Index(Flows.size());
  for (auto &[key, flow] : Flows) {
    std::vector<uint32_t> except;
    for (const auto &selectors : flow.except)
      except.push_back(B.path(PortKind::Param, 0, None, selectors, false));
    flow.row.except = B.list(except);
    if (flow.via != None)
      flow.row.via = B.list(M->via(flow.via));
    flow.row.guards = B.list(flow.guards);
    flow.row.when = {Index(U.whens.size()), Index(flow.when.size())};
    U.whens.insert(U.whens.end(), flow.when.begin(), flow.when.end());
    std::vector<Step> steps;
    for (const Trail *t = flow.trail.get(); t; t = t->before.get())
      steps.push_back(t->step);
    flow.row.steps = {Index(U.steps.size()), Index(steps.size())};
    U.steps.insert(U.steps.end(), steps.rbegin(), steps.rend());
    U.flows.push_back(flow.row);
  }
  std::sort(Kills.begin(), Kills.end());
  Kills.erase(std::unique(Kills.begin(), Kills.end()), Kills.end());
  row.kills = B.list(Kills);
  U.functions.push_back(row);
}

} // namespace purpose
