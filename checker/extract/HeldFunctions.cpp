//===- HeldFunctions.cpp - calls of function values ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a variable, a member or a library object holds is called: a pointer to a
// member by its object, everything else by the value.
//
//===----------------------------------------------------------------------===//

#include "ClangVersion.h"
#include "FunctionExtractor.h"

using namespace clang;

namespace purpose {

/// The fields that a pointer to data member may mean (places of a stand-in
/// object).
Places FunctionExtractor::memberField(const NodeRef &held) {
  Places result;
  if (held)
    for (LocId target : held->targets) {
      const Location &l = (*M)[target];
      if (l.parent == None || l.selector.kind != SelectorKind::Field ||
          (*M)[l.parent].kind != RootKind::Temporary)
        continue;
      const auto *made =
          dyn_cast_or_null<UnaryOperator>(static_cast<const Expr *>(
              (*M)[l.parent].parent == None ? (*M)[l.parent].key : nullptr));
      if (made && made->getType()->isMemberDataPointerType())
        result.push_back(target);
    }
  return result;
}

bool FunctionExtractor::holdsFunction(const NodeRef &held) {
  return held && llvm::any_of(held->origins, [&](const Origin &o) {
           return U.paths[o.path].port == PortKind::Function;
         });
}

/// The object that a member function is called on, given as the first
/// argument: the object itself, a pointer to it, or something like one.
Places FunctionExtractor::objectsOf(const Actual &first) {
  if (!first.isPlace)
    return targets(first.value, None);
  Places result;
  for (LocId place : first.places) {
    NodeRef node = load(place);
    QualType type = first.type.isNull() ? QualType() : first.type;
    bool pointer = (node && !node->targets.empty()) || pointerLike(type);
    for (LocId object : pointer ? follow(place) : Places{place})
      if (!llvm::is_contained(result, object))
        result.push_back(object);
  }
  return result;
}

/// Calls a function value; one that is known for certain is called by name.
CallValue FunctionExtractor::callHeld(const Expr *expr, const NodeRef &held,
                                      std::optional<Actual> closure,
                                      const std::vector<Actual> &args,
                                      QualType resultType) {
  const FunctionDecl *only = nullptr;
  // That a library's function gave the value back adds no further callee.
  auto modelled = [&](const Origin &origin) {
    const Path &p = U.paths[origin.path];
    return (p.port == PortKind::Result || p.port == PortKind::Argument) &&
           p.number >= 0 && size_t(p.number) < Calls.size() &&
           (Calls[p.number].row.flags & CallModelled);
  };
  unsigned callees = 0;
  if (held)
    for (const Origin &origin : held->origins) {
      if (modelled(origin))
        continue;
      ++callees;
      const Path &p = U.paths[origin.path];
      if (p.port == PortKind::Function && p.selectors.empty()) {
        auto it = FunctionValues.find(p.symbol);
        if (it != FunctionValues.end())
          only = it->second;
      }
    }
  if (callees != 1)
    only = nullptr;
  if (only) {
    const auto *method = dyn_cast<CXXMethodDecl>(only);
    bool needsObject = method && !method->isStatic();
    std::vector<Actual> handed = args;
    // A wrapper that holds a pointer to member is not the object.
    if (needsObject && closure && !method->getParent()->isLambda() &&
        !closure->type.isNull()) {
      QualType type = closure->type.getNonReferenceType();
      if (type->isPointerType())
        type = type->getPointeeType();
      const auto *record = type->getAsCXXRecordDecl();
      if (!record || (record->getCanonicalDecl() !=
                          method->getParent()->getCanonicalDecl() &&
                      (!record->hasDefinition() ||
                       !record->isDerivedFrom(method->getParent()))))
        closure.reset();
    }
    if (needsObject && !closure) {
      if (method->getParent()->isLambda()) {
        LocId place = heapAt(expr);
        Now.set(place, held);
        closure = Actual();
        closure->places = {place};
        closure->isPlace = true;
        closure->type = tagType(Context, method->getParent());
      } else if (!handed.empty()) {
        // A pointer to member, called on its first argument.
        Actual first = handed.front();
        handed.erase(handed.begin());
        closure = Actual();
        closure->isPlace = true;
        closure->places = objectsOf(first);
        closure->type = tagType(Context, method->getParent());
      }
    }
    if (!needsObject)
      closure.reset();
    if (!needsObject || closure) {
      // A bound argument is kept as an object; a parameter may want its value.
      for (unsigned i = 0; i < handed.size() && i < only->getNumParams(); ++i)
        if (handed[i].isPlace &&
            !only->getParamDecl(i)->getType()->isReferenceType()) {
          handed[i].value = loadAll(handed[i].places);
          handed[i].isPlace = false;
        }
      return callFunction(expr, only, closure, handed,
                          method && method->isVirtual());
    }
  }
  return callValue(expr, held, closure, args, resultType);
}

} // namespace purpose
