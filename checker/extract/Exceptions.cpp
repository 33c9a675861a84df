//===- Exceptions.cpp - thrown and caught values ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is thrown in a function goes to the handler there that catches its
// type, or out. What a callee throws is told apart by family: the topmost
// class that it derives from, or the type itself. So `catch (int)` gets no
// string, and `catch (const std::exception &)` whatever derives from it.
//
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

/// In a block with more calls it is not told apart which of them threw.
static constexpr size_t MaxThrowing = 6;

Selector FunctionExtractor::exceptionFamily(QualType type) {
  type = type.getNonReferenceType().getUnqualifiedType();
  if (const CXXRecordDecl *record = type->getAsCXXRecordDecl()) {
    while (record->hasDefinition() && record->getNumBases() > 0) {
      const CXXRecordDecl *base =
          record->bases_begin()->getType()->getAsCXXRecordDecl();
      if (!base)
        break;
      record = base;
    }
    return {SelectorKind::Part, B.string(S.displayName(record))};
  }
  return {SelectorKind::Part, B.string(type.getCanonicalType().getAsString())};
}

/// Whether a clause that catches \p caught is sure to catch \p thrown.
static bool catches(QualType caught, QualType thrown) {
  if (caught.isNull())
    return true;
  caught = caught.getNonReferenceType().getUnqualifiedType();
  thrown = thrown.getNonReferenceType().getUnqualifiedType();
  if (caught.getCanonicalType() == thrown.getCanonicalType())
    return true;
  const CXXRecordDecl *base = caught->getAsCXXRecordDecl();
  const CXXRecordDecl *derived = thrown->getAsCXXRecordDecl();
  return base && derived && derived->hasDefinition() &&
         derived->isDerivedFrom(base);
}

/// The value goes to the handlers that may catch it, or leaves the function.
void FunctionExtractor::raise(const Exception &exception) {
  Exception rest = exception;
  for (size_t i = Handlers.size(); i > 0; --i) {
    Handler &handler = Handlers[i - 1];
    handler.onThrow = joinStates(handler.onThrow, Now);
    bool all = false;
    std::vector<Thrown> further;
    for (const Thrown &thrown : rest.known) {
      bool caught = false;
      for (unsigned c = 0; c < handler.stmt->getNumHandlers(); ++c)
        caught |=
            catches(handler.stmt->getHandler(c)->getCaughtType(), thrown.type);
      if (caught)
        handler.thrown.known.push_back(thrown);
      else
        further.push_back(thrown);
    }
    for (unsigned c = 0; c < handler.stmt->getNumHandlers(); ++c)
      all |= handler.stmt->getHandler(c)->getCaughtType().isNull();
    rest.known = further;
    handler.thrown.other = M->join(handler.thrown.other, rest.other);
    if (all)
      return;
  }
  Out out{PortKind::Throw, 0, None, {}};
  for (const Thrown &thrown : rest.known)
    emitValue(thrown.value, out.below(exceptionFamily(thrown.type)), false,
              S.recordSymbol(thrown.type));
  emitValue(rest.other, out, false, None);
}

/// A call (of the program's own code, if it has a number) may end in an
/// exception: the handlers are entered with what stands now.
void FunctionExtractor::mayThrow(Index call) {
  if (call != None && !Handlers.empty())
    Calls[call].row.flags |= CallCaught;
  for (size_t i = Handlers.size(); i > 0; --i) {
    Handler &handler = Handlers[i - 1];
    handler.onThrow = joinStates(handler.onThrow, Now);
    if (call != None && !llvm::is_contained(handler.calls, call))
      handler.calls.push_back(call);
    for (unsigned c = 0; c < handler.stmt->getNumHandlers(); ++c)
      if (handler.stmt->getHandler(c)->getCaughtType().isNull())
        return;
  }
}

/// What the calls in a block, and the functions that they call, threw there.
NodeRef FunctionExtractor::thrownBy(const Handler &handler) {
  NodeRef result = handler.thrown.other;
  if (handler.calls.size() > MaxThrowing)
    return M->join(result,
                   M->fromOrigin(originAt(PortKind::Catch, AnyCall, None)));
  for (Index call : handler.calls)
    result = M->join(
        result, M->fromOrigin(originAt(PortKind::Catch, int32_t(call), None)));
  return result;
}

/// All that is known of the exception that is being handled, as one value: a
/// part for each family.
NodeRef FunctionExtractor::currentException() {
  if (Caught.empty())
    return M->fromOrigin(originAt(PortKind::Catch, AnyCall, None));
  NodeRef result = Caught.back().other;
  for (const Thrown &thrown : Caught.back().known)
    result = M->join(result, M->replace(nullptr, {exceptionFamily(thrown.type)},
                                        thrown.value));
  return result;
}

void FunctionExtractor::throwExpression(const CXXThrowExpr *expr) {
  Exception exception;
  if (const Expr *thrown = expr->getSubExpr()) {
    NodeRef node = value(thrown);
    exception.known.push_back({thrown->getType(), node});
  } else if (!Caught.empty()) {
    exception = Caught.back();
  } else {
    exception.other = currentException();
  }
  leaveScope(Handlers.empty() ? 0 : Handlers.back().scope);
  raise(exception);
  Now.reachable = false;
}

void FunctionExtractor::tryStatement(const CXXTryStmt *stmt) {
  Handler entry;
  entry.stmt = stmt;
  entry.scope = Scope.size();
  entry.onThrow.reachable = false;
  Handlers.push_back(entry);
  size_t depth = Scope.size();
  statement(stmt->getTryBlock());
  Scope.resize(std::min(depth, Scope.size()));
  Handler handler = Handlers.back();
  Handlers.pop_back();
  State after = Now;
  NodeRef other = thrownBy(handler), uncaught = other;
  std::vector<Thrown> left = handler.thrown.known;
  for (unsigned i = 0; i < stmt->getNumHandlers(); ++i) {
    const CXXCatchStmt *clause = stmt->getHandler(i);
    Now = handler.onThrow;
    if (!Now.reachable)
      break; // nothing in the block can throw
    QualType type = clause->getCaughtType();
    Exception caught;
    std::vector<Thrown> further;
    for (const Thrown &thrown : left)
      (catches(type, thrown.type) ? caught.known : further).push_back(thrown);
    left = further;
    if (type.isNull()) {
      caught.other = other;
      uncaught = nullptr;
    } else {
      Selector family = exceptionFamily(type);
      if (uncaught)
        uncaught = M->replace(uncaught, {family}, nullptr);
      if (NodeRef same = M->select(other, family))
        caught.other = M->replace(nullptr, {family}, same);
    }
    if (const VarDecl *variable = clause->getExceptionDecl()) {
      NodeRef value = M->select(caught.other, exceptionFamily(type));
      for (const Thrown &thrown : caught.known)
        value = M->join(value, thrown.value);
      LocId place = variablePlace(variable);
      if (variable->getType()->isReferenceType()) {
        LocId object = M->region(place);
        Now.set(object, value);
        Now.set(place, pointerTo({object}));
      } else {
        Now.set(place, value);
      }
    }
    Caught.push_back(caught);
    statement(clause->getHandlerBlock());
    Caught.pop_back();
    after = joinStates(after, Now);
  }
  Now = after;
  // A block around this one has been told of the calls.
  if (Handlers.empty())
    emitValue(uncaught, Out{PortKind::Throw, 0, None, {}}, false, None);
}

/// The library's functions that handle exceptions as values.
std::optional<CallValue>
FunctionExtractor::exceptionCall(const FunctionDecl *callee,
                                 llvm::ArrayRef<const Expr *> exprs) {
  if (!callee->isInStdNamespace() || !callee->getIdentifier())
    return std::nullopt;
  llvm::StringRef name = callee->getName();
  static const Selector deref{SelectorKind::Deref, 0};
  Selector nested{SelectorKind::Part, B.string("nested")};
  auto held = [&](const Expr *expr) {
    return expr->isGLValue() ? loadAll(places(expr)) : value(expr);
  };
  if (name == "current_exception" && exprs.empty())
    return CallValue{M->replace(nullptr, {deref}, currentException()), {}};
  if (name == "make_exception_ptr" && exprs.size() == 1)
    return CallValue{M->replace(nullptr,
                                {deref, exceptionFamily(exprs[0]->getType())},
                                held(exprs[0])),
                     {}};
  if (name == "rethrow_exception" && exprs.size() == 1) {
    raise({{}, M->select(held(exprs[0]), deref)});
    Now.reachable = false;
    return CallValue{};
  }
  if (name == "throw_with_nested" && exprs.size() == 1) {
    NodeRef node = M->replace(held(exprs[0]), {nested}, currentException());
    raise({{{exprs[0]->getType(), node}}, nullptr});
    Now.reachable = false;
    return CallValue{};
  }
  if (name == "rethrow_if_nested" && exprs.size() == 1) {
    raise({{}, M->select(held(exprs[0]), nested)});
    return CallValue{};
  }
  return std::nullopt;
}

} // namespace purpose
