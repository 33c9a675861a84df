//===- ModelTests.cpp - conditions of a model's lines -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `this := arg0 if arg0 is same`: overloads that take equally many arguments
// are told apart by the types they are called with.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"
#include "WholeRange.h"
#include "llvm/Support/GlobPattern.h"

using namespace clang;

namespace purpose {

static bool isOfClass(const CXXRecordDecl *record, llvm::StringRef pattern,
                      unsigned depth) {
  if (!record || depth > 6)
    return false;
  if (record->getDeclName().isIdentifier() && record->getIdentifier()) {
    if (record->getName() == pattern)
      return true;
    if (pattern.find_first_of("*{") != llvm::StringRef::npos) {
      auto glob = llvm::GlobPattern::create(pattern, 64);
      if (!glob)
        llvm::consumeError(glob.takeError());
      else if (glob->match(record->getName()))
        return true;
    }
  }
  if (record->hasDefinition())
    for (const CXXBaseSpecifier &base : record->bases())
      if (isOfClass(base.getType()->getAsCXXRecordDecl(), pattern, depth + 1))
        return true;
  return false;
}

bool isOfClass(const CXXRecordDecl *record, llvm::StringRef pattern) {
  return isOfClass(record, pattern, 0);
}

bool isOfClass(QualType type, llvm::StringRef pattern) {
  return !type.isNull() &&
         isOfClass(type.getNonReferenceType()->getAsCXXRecordDecl(), pattern);
}

/// A pair or tuple of references.
static bool holdsReferences(const CXXRecordDecl *record) {
  const auto *parts = dyn_cast_or_null<ClassTemplateSpecializationDecl>(record);
  if (!parts)
    return false;
  auto reference = [](const TemplateArgument &part) {
    return part.getKind() == TemplateArgument::Type &&
           part.getAsType()->isReferenceType();
  };
  for (const TemplateArgument &part : parts->getTemplateArgs().asArray())
    if (reference(part) || (part.getKind() == TemplateArgument::Pack &&
                            llvm::any_of(part.pack_elements(), reference)))
      return true;
  return false;
}

bool ModelCallSite::holds(const std::vector<ModelTest> &tests,
                          const Actual *own) {
  for (const ModelTest &test : tests) {
    const Actual *asked = own;
    Actual result;
    if (test.arg == ModelTest::This ||
        (test.arg == ModelTest::Result && isa<CXXConstructorDecl>(Callee))) {
      asked = Object ? &*Object : nullptr;
    } else if (test.arg == ModelTest::Result) {
      result.type = ResultType;
      asked = &result;
    } else if (test.arg != ModelTest::Own) {
      asked = test.arg < Args.size() ? &Args[test.arg] : nullptr;
    }
    if (asked && !asked->type.isNull() && holds(test, *asked) == test.negated)
      return false;
  }
  return true;
}

/// Without regard to `not`.
bool ModelCallSite::holds(const ModelTest &test, const Actual &asked) {
  QualType type = asked.type.getNonReferenceType();
  const auto *record = type->getAsCXXRecordDecl();
  switch (test.kind) {
  case ModelTest::Pointer:
    return type->isPointerType() || type->isArrayType() ||
           (record && X.pointerLike(type) &&
            (record->getName().contains("iterator") ||
             record->getName().contains("Iter") ||
             record->getName() == "span" ||
             record->getName() == "initializer_list"));
  case ModelTest::Number:
    return type->isArithmeticType() || type->isEnumeralType();
  case ModelTest::Same: {
    const auto *method = dyn_cast<CXXMethodDecl>(Callee);
    return record && method &&
           record->getName() == method->getParent()->getName();
  }
  case ModelTest::Class:
    // Handed over as its base: what it was before says more.
    return isOfClass(record, test.name) ||
           (asked.expr && isOfClass(asked.expr->IgnoreParenImpCasts()
                                        ->getType()
                                        ->getAsCXXRecordDecl(),
                                    test.name));
  case ModelTest::References:
    return holdsReferences(record);
  case ModelTest::Whole: {
    if (Callee->isExternC() || Callee->getBuiltinID() != 0)
      return asked.expr && !Args.empty() && Args.back().expr &&
             fillsObject(asked.expr, Args.back().expr, Context);
    unsigned next = unsigned(&asked - Args.data()) + 1;
    return wholeRange(asked.expr,
                      next < Args.size() ? Args[next].expr : nullptr,
                      X.Function, Context);
  }
  case ModelTest::Partial:
    return asked.expr && !Args.empty() && Args.back().expr &&
           exceeds(asked.expr, Args.back().expr, Context);
  case ModelTest::Taking:
    return takesFirst(type, test.name);
  }
  return false;
}

/// Whether what is called with this call's other arguments takes an object of
/// class \p name before them.
bool ModelCallSite::takesFirst(QualType callable, llvm::StringRef name) {
  if (callable->isPointerType())
    callable = callable->getPointeeType();
  const auto *proto = callable->getAs<FunctionProtoType>();
  if (!proto)
    if (const FunctionDecl *op =
            X.callOperator(callable, unsigned(Args.size())))
      proto = op->getType()->getAs<FunctionProtoType>();
  return proto && proto->getNumParams() &&
         isOfClass(proto->getParamType(0), name);
}

} // namespace purpose
