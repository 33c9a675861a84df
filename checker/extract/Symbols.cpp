//===- Symbols.cpp - names of declarations ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ids: the mangled name where linkage is external; with the file where it is
// internal; records and fields by qualified name and defining file, so that two
// structs of one name in two programs stay two.
//
//===----------------------------------------------------------------------===//

#include "Symbols.h"
#include "ClangVersion.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclGroup.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace clang;

namespace purpose {

Symbols::Symbols(ASTContext &context, UnitBuilder &builder)
    : context(context), builder(builder),
      Mangler(std::make_unique<ASTNameGenerator>(context)) {}

Site Symbols::site(SourceLocation location) {
  Site result;
  if (location.isInvalid())
    return result;
  SourceManager &sources = context.getSourceManager();
  SourceLocation expansion = sources.getFileLoc(location);
  auto [file, offset] = sources.getDecomposedLoc(expansion);
  auto [it, inserted] = FileIndex.try_emplace(file, None);
  if (inserted) {
    if (OptionalFileEntryRef entry = sources.getFileEntryRefForID(file)) {
      llvm::SmallString<256> path(entry->getName());
      sources.getFileManager().makeAbsolutePath(path);
      llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
      it->second =
          builder.file(path.str().str(), sources.isInSystemHeader(expansion));
    }
  }
  result.file = it->second;
  if (result.file == None)
    return result;
  result.line = sources.getLineNumber(file, offset);
  result.column = sources.getColumnNumber(file, offset);
  return result;
}

bool Symbols::inSystemHeader(SourceLocation location) const {
  return location.isValid() &&
         context.getSourceManager().isInSystemHeader(
             context.getSourceManager().getExpansionLoc(location));
}

bool Symbols::inInstalledHeader(SourceLocation location) const {
  if (location.isInvalid() || inSystemHeader(location))
    return location.isValid();
  const SourceManager &sources = context.getSourceManager();
  clang::OptionalFileEntryRef file = sources.getFileEntryRefForID(
      sources.getFileID(sources.getExpansionLoc(location)));
  if (!file)
    return false;
  llvm::StringRef path = file->getFileEntry().tryGetRealPathName();
  return llvm::any_of(
      llvm::ArrayRef<llvm::StringRef>{"/usr/include/", "/usr/local/include/",
                                      "/usr/lib/", "/opt/"},
      [&](llvm::StringRef prefix) { return path.starts_with(prefix); });
}

std::string Symbols::fileOf(SourceLocation location) {
  Site at = site(location);
  if (at.file == None)
    return "";
  return std::string(builder.unit().str(builder.unit().files[at.file].path));
}

std::string Symbols::modelName(const NamedDecl *decl) {
  llvm::SmallVector<std::string, 6> parts;
  auto nameOf = [](const NamedDecl *d) -> std::string {
    if (isa<CXXConstructorDecl>(d))
      return cast<CXXConstructorDecl>(d)->getParent()->getNameAsString();
    if (isa<CXXConversionDecl>(d)) {
      QualType to = cast<CXXConversionDecl>(d)->getConversionType();
      if (to->isBooleanType())
        return "operator bool";
      return "operator conversion";
    }
    return d->getNameAsString();
  };
  parts.push_back(nameOf(decl));
  for (const DeclContext *dc = decl->getDeclContext(); dc;
       dc = dc->getParent()) {
    if (const auto *ns = dyn_cast<NamespaceDecl>(dc)) {
      if (!ns->isInline() && !ns->isAnonymousNamespace())
        parts.push_back(ns->getNameAsString());
    } else if (const auto *record = dyn_cast<RecordDecl>(dc)) {
      parts.push_back(record->getNameAsString());
    }
  }
  std::string result;
  for (size_t i = parts.size(); i-- > 0;) {
    result += parts[i];
    if (i)
      result += "::";
  }
  return result;
}

std::string Symbols::displayName(const NamedDecl *decl) {
  if (const auto *param = dyn_cast<ParmVarDecl>(decl)) {
    std::string function;
    if (const auto *owner =
            dyn_cast_or_null<FunctionDecl>(param->getDeclContext()))
      function = displayName(owner);
    return function + "(" + param->getNameAsString() + ")";
  }
  if (const auto *method = dyn_cast<CXXMethodDecl>(decl))
    if (method->getParent()->isLambda())
      return "lambda";
  std::string name = modelName(decl);
  if (isa<VarDecl>(decl) && cast<VarDecl>(decl)->isLocalVarDeclOrParm())
    name = decl->getNameAsString();
  return name.empty() ? "(anonymous)" : name;
}

bool inStd(const Decl *decl) {
  for (const DeclContext *dc = decl->getDeclContext(); dc; dc = dc->getParent())
    if (const auto *ns = dyn_cast<NamespaceDecl>(dc))
      if (ns->getDeclContext()->getRedeclContext()->isTranslationUnit() &&
          (ns->getName() == "std" || ns->getName() == "__gnu_cxx"))
        return true;
  return false;
}

std::string Symbols::idOf(const NamedDecl *decl) {
  SourceLocation at = decl->getLocation();
  auto place = [&] {
    Site s = site(at);
    return fileOf(at) + ":" + std::to_string(s.line) + ":" +
           std::to_string(s.column);
  };
  if (const auto *record = dyn_cast<RecordDecl>(decl)) {
    if (inStd(record))
      return modelName(record);
    const RecordDecl *definition = record->getDefinition();
    if (definition)
      at = definition->getLocation();
    std::string name;
    llvm::raw_string_ostream out(name);
    PrintingPolicy printing(context.getLangOpts());
    suppressInlineNamespaces(printing);
    record->getNameForDiagnostic(out, printing, true);
    bool local = record->getParentFunctionOrMethod() != nullptr;
    bool c = !context.getLangOpts().CPlusPlus;
    if (!record->getIdentifier() || (local && !(c && definition)))
      return name + "@" + place();
    if (!definition)
      return "struct " + name;
    // Structures of one tag and one content are one type (C11 6.2.7): a source
    // that declares another's by hand means the same.
    if (c && context.getSourceManager().isInMainFile(
                 context.getSourceManager().getExpansionLoc(
                     definition->getLocation()))) {
      std::string members;
      for (const FieldDecl *field : definition->fields())
        members += field->getType().getAsString() + " " +
                   field->getNameAsString() + ";";
      return name + "@" +
             llvm::utohexstr(llvm::xxh3_64bits(llvm::StringRef(members)));
    }
    return name + "@" + fileOf(at);
  }
  if (const auto *field = dyn_cast<FieldDecl>(decl)) {
    const RecordDecl *parent = field->getParent();
    const auto *cxx = dyn_cast<CXXRecordDecl>(parent);
    if (cxx && cxx->isLambda())
      return idOf(parent) + "::" + std::to_string(field->getFieldIndex());
    // Instantiations keep their own ids; std ones share the template's.
    std::string name = field->getNameAsString();
    if (name.empty())
      name = std::to_string(field->getFieldIndex());
    return idOf(parent) + "::" + name;
  }
  if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
    std::string name;
    if (!function->isDependentContext())
      name = Mangler->getName(function);
    if (name.empty())
      name = function->getQualifiedNameAsString();
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    if (method && method->getParent()->isLambda())
      return name + "@" + place();
    if (!function->isExternallyVisible())
      return name + "@" + fileOf(at);
    return name;
  }
  if (const auto *param = dyn_cast<ParmVarDecl>(decl)) {
    const auto *function =
        dyn_cast_or_null<FunctionDecl>(param->getDeclContext());
    return (function ? idOf(function) : fileOf(at)) + "#" +
           std::to_string(param->getFunctionScopeIndex());
  }
  if (const auto *variable = dyn_cast<VarDecl>(decl)) {
    if ((variable->isLocalVarDecl() && !variable->hasExternalStorage()) ||
        !variable->isExternallyVisible()) {
      // Each instantiation of a template has a static variable of its own.
      bool own = variable->hasGlobalStorage() &&
                 !variable->getDeclContext()->isDependentContext() &&
                 !variable->getDescribedVarTemplate() &&
                 (isa<VarTemplateSpecializationDecl>(variable) ||
                  variable->isStaticLocal());
      return (own ? Mangler->getName(variable) : variable->getNameAsString()) +
             "@" + place();
    }
    if (isa<VarTemplatePartialSpecializationDecl>(variable) ||
        variable->getDescribedVarTemplate() ||
        variable->getDeclContext()->isDependentContext())
      return variable->getQualifiedNameAsString();
    std::string name = Mangler->getName(variable);
    return name.empty() ? variable->getQualifiedNameAsString() : name;
  }
  std::string name = decl->getQualifiedNameAsString();
  if (const auto *ns = dyn_cast<NamespaceDecl>(decl)) {
    name = "namespace " + name;
    if (ns->isAnonymousNamespace())
      name += "@" + fileOf(at);
  }
  return name;
}

static SymbolKind kindOf(const NamedDecl *decl) {
  if (isa<FunctionDecl>(decl))
    return SymbolKind::Function;
  if (isa<FieldDecl>(decl))
    return SymbolKind::Field;
  if (isa<ParmVarDecl>(decl))
    return SymbolKind::Parameter;
  if (isa<VarDecl>(decl))
    return SymbolKind::Variable;
  if (isa<NamespaceDecl>(decl))
    return SymbolKind::Namespace;
  if (isa<TypedefNameDecl>(decl))
    return SymbolKind::Alias;
  return SymbolKind::Record;
}

bool Symbols::isOutput(const VarDecl *variable) const {
  if (variable->isInStdNamespace())
    return true;
  // (As macOS has them, `__stderrp`.)
  llvm::StringRef name = variable->getIdentifier() ? variable->getName() : "";
  return (name == "stdout" || name == "stderr" || name == "__stdoutp" ||
          name == "__stderrp") &&
         variable->isExternC() && inSystemHeader(variable->getLocation());
}

Index Symbols::of(const NamedDecl *decl) {
  if (!decl)
    return None;
  const Decl *key = decl->getCanonicalDecl();
  auto it = Known.find(key);
  if (it != Known.end())
    return it->second;
  // Other libraries' pairs (QPair, a map's element) are told as std::pair is.
  if (const auto *field = dyn_cast<FieldDecl>(decl);
      field && field->getIdentifier() &&
      (field->getName() == "first" || field->getName() == "second") &&
      inSystemHeader(field->getLocation()))
    return Known[key] = stdPairField(field->getName());
  Index symbol = builder.symbol(idOf(decl), displayName(decl), kindOf(decl));
  Known[key] = symbol;
  {
    Symbol &row = builder.unit().symbols[symbol];
    // (What the compiler declares itself has the place of its first call.)
    const auto *function = dyn_cast<FunctionDecl>(decl);
    bool builtin =
        function && function->isImplicit() && function->getBuiltinID() != 0;
    if (!row.site.valid() && !builtin) {
      Site at = site(decl->getLocation());
      builder.unit().symbols[symbol].site = at;
    }
  }
  // Owner: the enclosing class or namespace.
  const NamedDecl *owner = nullptr;
  for (const DeclContext *dc = decl->getDeclContext(); dc && !owner;
       dc = dc->getParent()) {
    if (isa<RecordDecl>(dc) || isa<NamespaceDecl>(dc))
      owner = cast<NamedDecl>(Decl::castFromDeclContext(dc));
    if (isa<FunctionDecl>(dc) && isa<ParmVarDecl>(decl))
      owner = cast<NamedDecl>(Decl::castFromDeclContext(dc));
  }
  if (owner) {
    Index index = of(owner);
    builder.unit().symbols[symbol].owner = index;
  }
  if (const auto *record = dyn_cast<RecordDecl>(decl))
    addRecord(record, symbol);
  if (const auto *field = dyn_cast<FieldDecl>(decl))
    FieldsBySymbol.try_emplace(symbol, field);
  QualType type;
  if (const auto *value = dyn_cast<ValueDecl>(decl))
    type = value->getType();
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    type = function->getReturnType();
  if (!type.isNull()) {
    Index record = recordSymbol(type);
    builder.unit().symbols[symbol].record = record;
  }
  if (const auto *variable = dyn_cast<VarDecl>(decl);
      variable && variable->hasGlobalStorage()) {
    const auto *array = context.getAsConstantArrayType(
        variable->getMostRecentDecl()->getType());
    builder.unit().symbols[symbol].forgets =
        isOutput(variable) || (array && array->getZExtSize() == 1 &&
                               array->getElementType()->isAnyCharacterType());
  }
  addMarks(decl, symbol);
  return symbol;
}

Index Symbols::stdPairField(llvm::StringRef name) {
  return builder.symbol(("std::pair::" + name).str(),
                        ("std::pair::" + name).str(), SymbolKind::Field);
}

const CXXRecordDecl *Symbols::recordOf(QualType type) {
  for (int i = 0; i < 8 && !type.isNull(); ++i) {
    type = type.getCanonicalType().getNonReferenceType();
    if (type->isPointerType()) {
      type = type->getPointeeType();
      continue;
    }
    if (const auto *array = context.getAsArrayType(type)) {
      type = array->getElementType();
      continue;
    }
    const auto *record = type->getAsCXXRecordDecl();
    if (!record)
      return nullptr;
    const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
    if (special && inStd(special)) {
      // A container or smart pointer holds its last type argument that is a
      // record of the user's: vector<T>, map<K, V>, unique_ptr<T>, optional<T>.
      const TemplateArgumentList &args = special->getTemplateArgs();
      QualType inner;
      unsigned last =
          special->getName().contains("map") && args.size() > 1 ? 1 : 0;
      for (unsigned i = 0; i < args.size() && i <= last; ++i)
        if (args[i].getKind() == TemplateArgument::Type)
          inner = args[i].getAsType();
      if (inner.isNull())
        return nullptr;
      type = inner;
      continue;
    }
    return inStd(record) ? nullptr : record;
  }
  return nullptr;
}

Index Symbols::recordSymbol(QualType type) {
  if (!context.getLangOpts().CPlusPlus) {
    while (!type.isNull() && (type->isPointerType() || type->isArrayType()))
      type = type->isPointerType()
                 ? type->getPointeeType()
                 : QualType(type->getArrayElementTypeNoTypeQual(), 0);
    if (const auto *record = type.isNull() ? nullptr : type->getAsRecordDecl())
      return of(record);
    return None;
  }
  const CXXRecordDecl *record = recordOf(type);
  if (!record || record->isLambda() || record->isDependentType())
    return None;
  return of(record);
}

void Symbols::addRecord(const RecordDecl *record, Index symbol) {
  record = record->getDefinition();
  if (!record || record->isDependentType() || record->isInvalidDecl() ||
      inStd(record) || !RecordsDone.insert(symbol).second)
    return;
  std::vector<RecordField> fields;
  for (const FieldDecl *field : record->fields()) {
    RecordField row;
    row.field = of(field);
    row.record = builder.unit().symbols[row.field].record;
    fields.push_back(row);
  }
  std::vector<uint32_t> bases;
  if (const auto *cxx = dyn_cast<CXXRecordDecl>(record))
    for (const CXXBaseSpecifier &base : cxx->bases())
      if (const auto *decl = base.getType()->getAsCXXRecordDecl())
        if (!inStd(decl))
          bases.push_back(of(decl));
  Unit &unit = builder.unit();
  Record row;
  row.symbol = symbol;
  row.fields = {Index(unit.recordFields.size()), Index(fields.size())};
  unit.recordFields.insert(unit.recordFields.end(), fields.begin(),
                           fields.end());
  row.bases = builder.list(bases);
  unit.records.push_back(row);
}

//===----------------------------------------------------------------------===//
// Marks
//===----------------------------------------------------------------------===//

static std::vector<std::string> stringArguments(const AnnotateAttr *attr,
                                                ASTContext &context) {
  std::vector<std::string> result;
  for (const Expr *argument : attr->args()) {
    const Expr *plain = argument->IgnoreParenImpCasts();
    if (const auto *constant = dyn_cast<ConstantExpr>(plain))
      plain = constant->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *literal = dyn_cast<clang::StringLiteral>(plain))
      result.push_back(literal->getString().str());
  }
  return result;
}

static bool markKind(llvm::StringRef annotation, MarkKind &kind) {
  if (!annotation.consume_front("purpose::"))
    return false;
  if (annotation == "only")
    kind = MarkKind::Only;
  else if (annotation == "never")
    kind = MarkKind::Never;
  else if (annotation == "use")
    kind = MarkKind::Use;
  else if (annotation == "release")
    kind = MarkKind::Release;
  else if (annotation == "guard")
    kind = MarkKind::Guard;
  else
    return false;
  return true;
}

bool Symbols::isMarkedUse(const Decl *decl) {
  for (const Decl *redecl : decl->redecls())
    for (const auto *attr : redecl->specific_attrs<AnnotateAttr>())
      if (attr->getAnnotation() == "purpose::use")
        return true;
  return false;
}

bool Symbols::isMarked(const Decl *decl) {
  for (const Decl *redecl : decl->redecls())
    for (const auto *attr : redecl->specific_attrs<AnnotateAttr>())
      if (attr->getAnnotation().starts_with("purpose::"))
        return true;
  if (const auto *value = dyn_cast<ValueDecl>(decl)) {
    QualType type = value->getType().getNonReferenceType();
    while (const auto *alias = type->getAs<TypedefType>()) {
      if (isMarked(alias->getDecl()))
        return true;
      type = alias->desugar();
    }
  }
  return false;
}

void Symbols::addMarks(const NamedDecl *decl, Index symbol) {
  if (!MarksDone.insert(symbol).second)
    return;
  auto add = [&](const Decl *from) {
    for (const auto *attr : from->specific_attrs<AnnotateAttr>()) {
      MarkKind kind;
      if (!markKind(attr->getAnnotation(), kind))
        continue;
      std::vector<std::string> words = stringArguments(attr, context);
      Mark mark;
      mark.symbol = symbol;
      mark.kind = kind;
      mark.site = site(attr->getLocation());
      if (kind == MarkKind::Release && !words.empty()) {
        mark.reason = builder.string(words.front());
        words.erase(words.begin());
      }
      std::vector<uint32_t> purposes;
      for (const std::string &word : words)
        purposes.push_back(builder.string(word));
      mark.purposes = builder.list(purposes);
      bool known = false;
      for (const Mark &other : builder.unit().marks)
        known |= other.symbol == symbol && other.kind == kind &&
                 other.site == mark.site;
      if (!known)
        builder.unit().marks.push_back(mark);
    }
  };
  for (const Decl *redecl : decl->redecls())
    add(redecl);
  // An annotation on a virtual method's base, or on the pattern of a template,
  // is copied by Clang or handled by the solver; an alias is looked through
  // here, since uses of it do not carry the attribute.
  QualType type;
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    type = function->getReturnType();
  else if (const auto *value = dyn_cast<ValueDecl>(decl))
    type = value->getType();
  while (!type.isNull()) {
    if (type->isReferenceType() || type->isPointerType()) {
      type = type->getPointeeType();
      continue;
    }
    const auto *alias = type->getAs<TypedefType>();
    if (!alias)
      break;
    for (const Decl *redecl : alias->getDecl()->redecls())
      add(redecl);
    type = alias->desugar();
  }
}

} // namespace purpose
