//===- ModelTypes.cpp - of what type a model's place is ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which function a callback is may depend on the types it is called with: a
// generic lambda, a visitor with several operator(). A model names places, not
// types; here the types are read off the arguments at hand.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"

using namespace clang;

namespace purpose {

/// A member type of a class, its bases included; null if there is none.
static QualType memberType(ASTContext &context, const CXXRecordDecl *record,
                           llvm::StringRef name, unsigned depth = 0) {
  if (!record || !record->hasDefinition() || depth > 4)
    return {};
  for (const NamedDecl *found : record->lookup(&context.Idents.get(name)))
    if (const auto *type = dyn_cast<TypedefNameDecl>(found))
      return type->getUnderlyingType().getCanonicalType();
  for (const CXXBaseSpecifier &base : record->bases())
    if (QualType type = memberType(
            context, base.getType()->getAsCXXRecordDecl(), name, depth + 1);
        !type.isNull())
      return type;
  return {};
}

static QualType starOf(const CXXRecordDecl *record) {
  if (!record || !record->hasDefinition())
    return {};
  for (const CXXMethodDecl *method : record->methods())
    if (method->getOverloadedOperator() == OO_Star &&
        method->getNumParams() == 0 &&
        !method->getReturnType()->isUndeducedType())
      return method->getReturnType().getNonReferenceType();
  for (const CXXBaseSpecifier &base : record->bases())
    if (QualType type = starOf(base.getType()->getAsCXXRecordDecl());
        !type.isNull())
      return type;
  return {};
}

static std::vector<QualType> templateTypes(const CXXRecordDecl *record) {
  std::vector<QualType> result;
  const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
  if (!special)
    return result;
  for (const TemplateArgument &arg : special->getTemplateArgs().asArray())
    if (arg.getKind() == TemplateArgument::Type)
      result.push_back(arg.getAsType());
    else if (arg.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &inner : arg.pack_elements())
        if (inner.getKind() == TemplateArgument::Type)
          result.push_back(inner.getAsType());
  return result;
}

/// The types that what a selector leads to may have.
std::vector<QualType> FunctionExtractor::typesBelow(QualType type,
                                                    const ModelPath::Sel &sel) {
  using Sel = ModelPath::Sel;
  type = type.getNonReferenceType();
  const CXXRecordDecl *record = type->getAsCXXRecordDecl();
  switch (sel.kind) {
  case Sel::Deref: {
    if (type->isPointerType())
      return {type->getPointeeType()};
    if (const ArrayType *array = Context.getAsArrayType(type))
      return {array->getElementType()};
    if (!record)
      return {};
    if (record->isInStdNamespace() && record->getName() == "variant")
      return templateTypes(record);
    if (QualType star = starOf(record); !star.isNull())
      return {star};
    if (record->isInStdNamespace() &&
        (record->getName() == "function" || record->getName() == "any"))
      return {};
    return {type}; // the storage of a container
  }
  case Sel::AnyElement:
  case Sel::AllElements:
  case Sel::Element:
  case Sel::KeyFromPair:
  case Sel::KeyFromArg:
  case Sel::KeyFromType:
  case Sel::ElementFromArg: {
    if (!record)
      return {type};
    QualType value = memberType(Context, record, "value_type");
    if (!value.isNull() && starOf(record).isNull() &&
        !(record->getName() == "pair" || record->getName() == "basic_string"))
      return {value};
    return {type};
  }
  case Sel::EachPart:
  case Sel::Part: {
    if (!record)
      return {};
    if (auto fields = fieldsNamed(record, sel.name); !fields.empty())
      return {fields.back()->getType()};
    std::vector<QualType> parts = templateTypes(record);
    unsigned number = 0;
    // (A pair that nobody looked into has no fields yet.)
    if (sel.name == "first" || sel.name == "second")
      number = sel.name == "second";
    else if (llvm::StringRef(sel.name).trim("<>").getAsInteger(10, number))
      return {};
    if (number < parts.size())
      return {parts[number]};
    return {};
  }
  case Sel::Method:
    return {};
  case Sel::Deep:
    return {type};
  }
  return {};
}

/// The types that the place \p path of a call may have; empty: not known.
std::vector<QualType> FunctionExtractor::typesOf(const ModelPath &path,
                                                 QualType base) {
  std::vector<QualType> types;
  if (base.isNull() || base->isVoidType())
    return types;
  types.push_back(base);
  for (const ModelPath::Sel &sel : path.selectors) {
    std::vector<QualType> next;
    for (QualType type : types)
      for (QualType below : typesBelow(type, sel))
        next.push_back(below);
    types = std::move(next);
    if (types.size() > 16)
      types.resize(16);
  }
  return types;
}

/// The functions that an object of class \p callee may run when it is called
/// with what stands at these places.
std::vector<const FunctionDecl *>
FunctionExtractor::calledWith(QualType callee,
                              const std::vector<std::vector<QualType>> &types,
                              SourceLocation at) {
  std::vector<const FunctionDecl *> result;
  const CXXRecordDecl *record =
      callee.isNull() ? nullptr
                      : callee.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Options.instantiation || !record || !record->hasDefinition() ||
      inStd(record))
    return result;
  for (size_t n = types.size() + 1; n-- > 0 && result.empty();) {
    // Every combination, up to some.
    std::vector<std::vector<QualType>> rows{{}};
    for (size_t i = 0; i < n; ++i) {
      std::vector<std::vector<QualType>> longer;
      for (const auto &row : rows)
        for (QualType type : types[i]) {
          longer.push_back(row);
          longer.back().push_back(type);
          if (longer.size() > 16)
            break;
        }
      rows = std::move(longer);
    }
    for (const auto &row : rows)
      if (const FunctionDecl *function =
              Options.instantiation->calledOn(callee, row, at))
        if (!llvm::is_contained(result, function))
          result.push_back(function);
  }
  return result;
}

} // namespace purpose
