//===- standard_table.cpp - the standard library and its models -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// purpose-standard-table parses every header of the standard library, asks the
// models for every public function in them as extraction does, and prints the
// table annotations/models/STANDARD.md:
//
//   headers -> functions (Walk) -> status of each (Judge) -> rows -> Markdown
//
// A function that no model and no rule of the extractor answers for is
// unlisted: it is named on stderr, and the exit status is 1. With `--check
// FILE` the table is compared with FILE instead of printed; 77 if the library
// is another than the one that the table was made with.
//
//===----------------------------------------------------------------------===//

#include "extract/Symbols.h"
#include "models/Models.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

using namespace clang;
using namespace purpose;
using llvm::StringRef;

static llvm::cl::opt<std::string>
    Check("check", llvm::cl::desc("Compare the table with this file"),
          llvm::cl::value_desc("file"));

/// The headers of C++23 that libstdc++ 12 has. <stdatomic.h> is left out: it
/// declares nothing of its own and is for C; <ccomplex>, <ciso646>,
/// <cstdalign>, <cstdbool>, <ctgmath> are empty or gone from C++20 on.
static const char *const Headers[] = {"algorithm",
                                      "any",
                                      "array",
                                      "atomic",
                                      "barrier",
                                      "bit",
                                      "bitset",
                                      "charconv",
                                      "chrono",
                                      "codecvt",
                                      "compare",
                                      "complex",
                                      "concepts",
                                      "condition_variable",
                                      "coroutine",
                                      "deque",
                                      "exception",
                                      "execution",
                                      "expected",
                                      "filesystem",
                                      "forward_list",
                                      "fstream",
                                      "functional",
                                      "future",
                                      "initializer_list",
                                      "iomanip",
                                      "ios",
                                      "iosfwd",
                                      "iostream",
                                      "istream",
                                      "iterator",
                                      "latch",
                                      "limits",
                                      "list",
                                      "locale",
                                      "map",
                                      "memory",
                                      "memory_resource",
                                      "mutex",
                                      "new",
                                      "numbers",
                                      "numeric",
                                      "optional",
                                      "ostream",
                                      "queue",
                                      "random",
                                      "ranges",
                                      "ratio",
                                      "regex",
                                      "scoped_allocator",
                                      "semaphore",
                                      "set",
                                      "shared_mutex",
                                      "source_location",
                                      "span",
                                      "spanstream",
                                      "sstream",
                                      "stack",
                                      "stacktrace",
                                      "stdexcept",
                                      "stop_token",
                                      "streambuf",
                                      "string",
                                      "string_view",
                                      "syncstream",
                                      "system_error",
                                      "thread",
                                      "tuple",
                                      "type_traits",
                                      "typeindex",
                                      "typeinfo",
                                      "unordered_map",
                                      "unordered_set",
                                      "utility",
                                      "valarray",
                                      "variant",
                                      "vector",
                                      "version",
                                      "cassert",
                                      "cctype",
                                      "cerrno",
                                      "cfenv",
                                      "cfloat",
                                      "cinttypes",
                                      "climits",
                                      "clocale",
                                      "cmath",
                                      "csetjmp",
                                      "csignal",
                                      "cstdarg",
                                      "cstddef",
                                      "cstdint",
                                      "cstdio",
                                      "cstdlib",
                                      "cstring",
                                      "ctime",
                                      "cuchar",
                                      "cwchar",
                                      "cwctype"};

/// Of what files of the library are part, where they do not say it themselves
/// (`@headername{vector}`).
static const std::pair<const char *, const char *> PartOf[] = {
    {"pstl/glue_algorithm_defs.h", "algorithm"},
    {"pstl/glue_algorithm_impl.h", "algorithm"},
    {"pstl/glue_memory_defs.h", "memory"},
    {"pstl/glue_memory_impl.h", "memory"},
    {"pstl/glue_numeric_defs.h", "numeric"},
    {"pstl/glue_numeric_impl.h", "numeric"},
    {"bits/ranges_algo.h", "algorithm"},
    {"bits/ranges_algobase.h", "algorithm"},
    {"bits/ranges_uninitialized.h", "memory"},
    {"bits/ranges_base.h", "ranges"},
    {"bits/ranges_util.h", "ranges"},
    {"bits/uses_allocator.h", "memory"},
    {"bits/ranges_cmp.h", "functional"},
    {"bits/iterator_concepts.h", "iterator"},
    {"bits/move.h", "utility"},
    {"bits/exception_ptr.h", "exception"},
    {"bits/nested_exception.h", "exception"},
    {"bits/exception.h", "exception"},
    {"bits/uses_allocator_args.h", "memory"},
    {"bits/std_function.h", "functional"},
    {"bits/invoke.h", "functional"},
    {"bits/refwrap.h", "functional"},
    {"bits/uniform_int_dist.h", "random"},
    {"bits/new_allocator.h", "memory"}};

namespace {

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

struct Row {
  std::string name, status;
  std::set<std::string> effects; ///< of its models, or reasons
  std::set<std::string> files;   ///< that the models stand in
  std::set<std::string> asked;   ///< names, where they are others
};

struct Table {
  /// Header, then name and status.
  std::map<std::string, std::map<std::pair<std::string, std::string>, Row>>
      headers;
  std::set<std::string> unlisted;
  std::map<std::string, unsigned> functions; ///< by status, overloads counted
};

/// Why a model says that nothing flows: what stands behind `pure: true # `, the
/// comment over the model, or the title of its section.
class Reasons {
public:
  std::string of(const Model &model) {
    auto &lines = Files[model.file];
    if (lines.empty()) {
      std::string path = SOURCE_DIR "/annotations/models/" + model.file;
      auto buffer = llvm::MemoryBuffer::getFile(path);
      if (!buffer)
        return model.file;
      for (llvm::line_iterator line(**buffer, /*SkipBlanks=*/false);
           !line.is_at_eof(); ++line)
        lines.push_back(line->str());
    }
    size_t at = std::min<size_t>(model.line, lines.size());
    while (at > 0 && !StringRef(lines[at - 1]).starts_with("- "))
      --at;
    for (size_t below = at; below < lines.size(); ++below) {
      StringRef line = lines[below];
      if (line.starts_with("- "))
        break;
      if (line.consume_front("  pure: true # "))
        return line.str();
    }
    std::string comment;
    size_t above = at ? at - 1 : 0;
    for (; above > 0 && StringRef(lines[above - 1]).starts_with("# "); --above)
      comment = StringRef(lines[above - 1]).drop_front(2).str() +
                (comment.empty() ? "" : " ") + comment;
    if (!comment.empty() && above > 0)
      return comment;
    for (; above > 0; --above)
      if (StringRef(lines[above - 1]).starts_with("#--- "))
        return StringRef(lines[above - 1]).drop_front(5).str();
    return model.file;
  }

private:
  std::map<std::string, std::vector<std::string>> Files;
};

bool reserved(StringRef name) {
  return name.size() > 1 && name[0] == '_' &&
         (name[1] == '_' || llvm::isUpper(name[1]));
}

bool reserved(const NamedDecl *decl) {
  return decl->getIdentifier() && reserved(decl->getName());
}

//===----------------------------------------------------------------------===//
// Status: what extraction does at a call
//===----------------------------------------------------------------------===//

class Judge {
public:
  Judge(Symbols &symbols, Table &table) : S(symbols), T(table) {}

  /// \p name: as the standard calls it; empty: as the model is asked.
  void add(const FunctionDecl *function, std::string name,
           const std::string &header) {
    std::string asked = S.modelName(function);
    if (name.empty())
      name = asked;
    for (unsigned count : argumentCounts(function)) {
      const Model *model = builtinModels().find(asked, count);
      auto [status, why] = statusOf(function, asked, model);
      if (status == "unlisted")
        T.unlisted.insert("<" + header + ">: " + name +
                          (asked == name ? "" : " (asked as " + asked + ")") +
                          " with " + std::to_string(count) + " arguments");
      ++T.functions[status];
      Row &row = T.headers[header][{name, status}];
      row.name = name;
      row.status = status;
      row.effects.insert(why.begin(), why.end());
      if (status != "modelled")
        continue;
      row.files.insert(model->file);
      if (asked != name && !isa<CXXConstructorDecl>(function))
        row.asked.insert(asked);
    }
  }

private:
  /// With how many arguments a model may be asked. Default arguments count, as
  /// they stand in the call; a pack may bring none or some.
  static std::vector<unsigned> argumentCounts(const FunctionDecl *function) {
    unsigned least = 0;
    bool more = function->isVariadic();
    for (const ParmVarDecl *param : function->parameters())
      if (param->isParameterPack())
        more = true;
      else
        ++least;
    // An execution policy is not among the arguments that models speak of.
    if (const auto *pattern = function->getDescribedFunctionTemplate())
      if (least && pattern->getTemplateParameters()->size() &&
          pattern->getTemplateParameters()->getParam(0)->getName().contains(
              "ExecutionPolicy"))
        --least;
    if (!more)
      return {least};
    return {least, least + 1, least + 2};
  }

  struct Status {
    std::string name;
    std::set<std::string> why;
  };

  Status statusOf(const FunctionDecl *function, const std::string &asked,
                  const Model *model) {
    // What extraction does before it asks for a model (Initialisers.cpp,
    // Exceptions.cpp) …
    if (const auto *made = dyn_cast<CXXConstructorDecl>(function)) {
      if (made->isCopyOrMoveConstructor() &&
          (!made->isUserProvided() || made->getParent()->isInStdNamespace()))
        return {"analysed", {"a copy of the whole object"}};
      if (made->isDefaultConstructor() && !made->isUserProvided())
        return {"analysed", {"an object with nothing in it"}};
    }
    static const llvm::StringRef thrown[] = {
        "std::current_exception", "std::make_exception_ptr",
        "std::rethrow_exception", "std::rethrow_if_nested",
        "std::throw_with_nested"};
    if (llvm::is_contained(thrown, asked))
      return {"analysed", {"exceptions are followed as values"}};
    if (model && model->pure)
      return {"irrelevant", {Why.of(*model)}};
    if (model)
      return {"modelled", effects(*model)};
    // … and where there is none (Calls.cpp).
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    if (method && !method->isUserProvided() &&
        (method->isCopyAssignmentOperator() ||
         method->isMoveAssignmentOperator()))
      return {"analysed", {"a copy of the whole object"}};
    switch (function->getOverloadedOperator()) {
    case OO_EqualEqual:
    case OO_ExclaimEqual:
    case OO_Less:
    case OO_Greater:
    case OO_LessEqual:
    case OO_GreaterEqual:
    case OO_Spaceship:
      if (inStd(function) && !builtinModels().find(asked, 1) &&
          !builtinModels().find(asked, 2))
        return {"analysed", {"a comparison: derived from both sides"}};
      break;
    default:
      break;
    }
    return {"unlisted", {}};
  }

  /// What a model speaks of.
  static std::set<std::string> effects(const Model &model) {
    std::set<std::string> kinds;
    for (const ModelFlow &flow : model.flows)
      kinds.insert(flow.derived ? "derived" : "same value");
    if (!model.aliases.empty())
      kinds.insert("alias");
    if (!model.calls.empty())
      kinds.insert("calls");
    if (!model.clears.empty())
      kinds.insert("clears");
    return kinds;
  }

  Symbols &S;
  Table &T;
  Reasons Why;
};

//===----------------------------------------------------------------------===//
// Walk: every public function of namespace std
//===----------------------------------------------------------------------===//

class Walk {
public:
  Walk(Symbols &symbols, Table &table)
      : S(symbols), Sources(symbols.context.getSourceManager()),
        J(symbols, table) {}

  void unit() { top(S.context.getTranslationUnitDecl()); }

private:
  void top(const DeclContext *context) {
    for (const Decl *decl : context->decls())
      if (isa<LinkageSpecDecl>(decl)) {
        top(cast<DeclContext>(decl));
      } else if (const auto *space = dyn_cast<NamespaceDecl>(decl)) {
        if (space->getName() == "std")
          scope(space);
      } else if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
        OverloadedOperatorKind kind = function->getOverloadedOperator();
        if (kind == OO_New || kind == OO_Array_New || kind == OO_Delete ||
            kind == OO_Array_Delete)
          this->function(function, "", function);
      }
  }

  void scope(const DeclContext *context) {
    for (const Decl *decl : context->decls())
      member(decl);
  }

  /// A declaration in a namespace.
  void member(const Decl *decl) {
    if (const auto *space = dyn_cast<NamespaceDecl>(decl)) {
      if (!space->isAnonymousNamespace() &&
          (space->isInline() || !reserved(space)))
        scope(space);
    } else if (isa<LinkageSpecDecl>(decl)) {
      scope(cast<DeclContext>(decl));
    } else if (const auto *uses = dyn_cast<UsingDecl>(decl)) {
      for (const UsingShadowDecl *shadow : uses->shadows())
        if (const FunctionDecl *function = functionOf(shadow->getTargetDecl()))
          this->function(function, publicName(uses, function), uses);
        else if (const CXXRecordDecl *record = named(shadow->getTargetDecl()))
          renamed(record, uses);
    } else if (const FunctionDecl *function = functionOf(decl)) {
      // (A member that is defined outside its class was met in it.)
      if (!isa<CXXMethodDecl>(function))
        this->function(function, "", function);
    } else if (const CXXRecordDecl *record = recordOf(decl)) {
      if (!reserved(record))
        classMembers(record, "");
    } else if (const auto *type = dyn_cast<TypedefNameDecl>(decl)) {
      alias(type);
    } else if (const auto *templ = dyn_cast<TypeAliasTemplateDecl>(decl)) {
      alias(templ->getTemplatedDecl());
    } else if (const auto *variable = dyn_cast<VarDecl>(decl)) {
      object(variable);
    } else if (const auto *templ = dyn_cast<VarTemplateDecl>(decl)) {
      object(templ->getTemplatedDecl());
    }
  }

  /// The name that a using-declaration gives.
  std::string publicName(const UsingDecl *uses, const FunctionDecl *function) {
    if (inStd(function))
      return "";
    return S.modelName(uses);
  }

  static const FunctionDecl *functionOf(const Decl *decl) {
    if (const auto *templ = dyn_cast<FunctionTemplateDecl>(decl))
      return templ->getTemplatedDecl();
    return dyn_cast<FunctionDecl>(decl);
  }

  static const CXXRecordDecl *named(const NamedDecl *decl) {
    if (const auto *templ = dyn_cast<ClassTemplateDecl>(decl))
      decl = templ->getTemplatedDecl();
    const auto *record = dyn_cast<CXXRecordDecl>(decl);
    return record ? record->getDefinition() : nullptr;
  }

  /// A class, a class template, or a specialisation, where it is defined.
  static const CXXRecordDecl *recordOf(const Decl *decl) {
    if (const auto *templ = dyn_cast<ClassTemplateDecl>(decl))
      decl = templ->getTemplatedDecl();
    const auto *record = dyn_cast<CXXRecordDecl>(decl);
    if (!record || !record->isThisDeclarationADefinition() ||
        record->isInjectedClassName() || record->isLambda())
      return nullptr;
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record))
      if (!isa<ClassTemplatePartialSpecializationDecl>(special) &&
          special->getSpecializationKind() != TSK_ExplicitSpecialization)
        return nullptr;
    return record;
  }

  /// The class (or the template's pattern) that a type names.
  static const CXXRecordDecl *classOf(QualType type) {
    if (type.isNull())
      return nullptr;
    if (const CXXRecordDecl *record = type->getAsCXXRecordDecl()) {
      if (const auto *special =
              dyn_cast<ClassTemplateSpecializationDecl>(record))
        if (special->getSpecializationKind() != TSK_ExplicitSpecialization)
          record = special->getSpecializedTemplate()->getTemplatedDecl();
      return record->getDefinition();
    }
    if (const auto *special = type->getAs<TemplateSpecializationType>())
      if (const auto *templ = dyn_cast_or_null<ClassTemplateDecl>(
              special->getTemplateName().getAsTemplateDecl()))
        return templ->getTemplatedDecl()->getDefinition();
    return nullptr;
  }

  /// A public name of a class that bears none itself: `vector::iterator`.
  void alias(const TypedefNameDecl *alias) {
    const CXXRecordDecl *record = classOf(alias->getUnderlyingType());
    if (record && !Sources.isInMainFile(record->getLocation()))
      renamed(record, alias);
  }

  /// A class without a public name is listed by the first one given to it.
  void renamed(const CXXRecordDecl *record, const NamedDecl *alias) {
    if (reserved(alias) || !named(record))
      return;
    if (!Aliased.insert(record->getCanonicalDecl()).second)
      return;
    withSpecialisations(record, [&](const CXXRecordDecl *one) {
      classMembers(one, S.modelName(alias), alias);
    });
  }

  /// Not public by its own name.
  bool named(const CXXRecordDecl *record) {
    if (!record->getIdentifier())
      return false;
    std::string name = S.modelName(record);
    if (!StringRef(name).starts_with("std::"))
      return StringRef(name).starts_with("__gnu_cxx::") ||
             StringRef(name).starts_with("__pstl::");
    llvm::SmallVector<StringRef, 4> parts;
    StringRef(name).split(parts, "::");
    return llvm::any_of(parts, [](StringRef part) { return reserved(part); });
  }

  template <class Do>
  void withSpecialisations(const CXXRecordDecl *record, Do todo) {
    todo(record);
    ClassTemplateDecl *templ = record->getDescribedClassTemplate();
    if (!templ)
      return;
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> partial;
    templ->getPartialSpecializations(partial);
    for (const auto *one : partial)
      if (one->isThisDeclarationADefinition())
        todo(one);
    for (const auto *one : templ->specializations())
      if (one->getSpecializationKind() == TSK_ExplicitSpecialization &&
          one->isThisDeclarationADefinition())
        todo(one);
  }

  /// A function object: `std::ranges::sort`, `std::views::filter`.
  void object(const VarDecl *variable) {
    if (reserved(variable))
      return;
    const CXXRecordDecl *record =
        classOf(variable->getType().getNonReferenceType());
    if (!record || !Sources.isInSystemHeader(record->getLocation()))
      return;
    std::set<const CXXRecordDecl *> seen;
    callOperators(record, S.modelName(variable), variable, seen);
  }

  void callOperators(const CXXRecordDecl *record, const std::string &name,
                     const NamedDecl *at,
                     std::set<const CXXRecordDecl *> &seen) {
    if (!seen.insert(record).second)
      return;
    for (const Decl *decl : record->decls())
      if (const FunctionDecl *function = functionOf(decl))
        if (function->getOverloadedOperator() == OO_Call &&
            decl->getAccess() == AS_public)
          this->function(function, name, at);
    for (const CXXBaseSpecifier &base : record->bases())
      if (const CXXRecordDecl *inner = classOf(base.getType()))
        withSpecialisations(inner, [&](const CXXRecordDecl *one) {
          callOperators(one, name, at, seen);
        });
  }

  /// \p name: of the class, where it is not its own.
  void classMembers(const CXXRecordDecl *record, const std::string &name,
                    const NamedDecl *at = nullptr) {
    std::string shown = name.empty() ? S.modelName(record) : name;
    members(record, shown, at ? at : record);
    std::set<const CXXRecordDecl *> seen;
    inherited(record, shown, at ? at : record, AS_public, seen);
    // What a using-declaration takes from a base.
    for (const Decl *decl : record->decls()) {
      if (decl->getAccess() != AS_public)
        continue;
      DeclarationName taken;
      if (const auto *uses = dyn_cast<UnresolvedUsingValueDecl>(decl))
        taken = uses->getDeclName();
      else if (const auto *known = dyn_cast<UsingDecl>(decl))
        taken = known->getDeclName();
      else
        continue;
      seen.clear();
      takenFromBases(record, taken, shown, at ? at : record, seen);
    }
  }

  /// Members of a base that only the library names count as the class's own.
  void inherited(const CXXRecordDecl *record, const std::string &shown,
                 const NamedDecl *at, AccessSpecifier access,
                 std::set<const CXXRecordDecl *> &seen) {
    for (const CXXBaseSpecifier &base : record->bases()) {
      const CXXRecordDecl *inner = classOf(base.getType());
      if (!inner || base.getAccessSpecifier() != AS_public || !named(inner) ||
          !seen.insert(inner).second)
        continue;
      withSpecialisations(inner, [&](const CXXRecordDecl *one) {
        members(one, shown, at, /*asBase=*/true);
        inherited(one, shown, at, access, seen);
      });
    }
  }

  void takenFromBases(const CXXRecordDecl *record, DeclarationName name,
                      const std::string &shown, const NamedDecl *at,
                      std::set<const CXXRecordDecl *> &seen) {
    for (const CXXBaseSpecifier &base : record->bases()) {
      const CXXRecordDecl *inner = classOf(base.getType());
      if (!inner || !named(inner) || !seen.insert(inner).second)
        continue;
      withSpecialisations(inner, [&](const CXXRecordDecl *one) {
        for (const Decl *decl : one->decls())
          if (const FunctionDecl *function = functionOf(decl)) {
            bool constructors =
                name.getNameKind() == DeclarationName::CXXConstructorName;
            if (constructors ? isa<CXXConstructorDecl>(function)
                             : function->getDeclName() == name)
              if (decl->getAccess() != AS_private)
                this->function(function, memberName(shown, function), at);
          }
        takenFromBases(one, name, shown, at, seen);
      });
    }
  }

  void members(const CXXRecordDecl *record, const std::string &shown,
               const NamedDecl *at, bool asBase = false) {
    for (const Decl *decl : record->decls()) {
      if (const auto *befriended = dyn_cast<FriendDecl>(decl)) {
        // A hidden friend is found by its arguments; one that is declared
        // outside, too, is found there.
        if (const NamedDecl *inner = befriended->getFriendDecl())
          if (const FunctionDecl *function = functionOf(inner))
            if (function->isThisDeclarationADefinition() &&
                !isa<CXXMethodDecl>(function))
              this->function(function, "", at);
        continue;
      }
      if (const CXXRecordDecl *nested = recordOf(decl)) {
        // Iterators of views are private by name, and what begin() returns.
        bool iterator =
            (nested->getName().ends_with("Iterator") ||
             nested->getName().ends_with("Sentinel") ||
             nested->getName().ends_with("Iter")) &&
            StringRef(S.modelName(nested)).starts_with("std::ranges::");
        if (iterator || (decl->getAccess() == AS_public && !reserved(nested)))
          classMembers(nested, "");
        continue;
      }
      if (decl->getAccess() != AS_public)
        continue;
      if (const auto *alias = dyn_cast<TypedefNameDecl>(decl)) {
        this->alias(alias);
        continue;
      }
      const FunctionDecl *function = functionOf(decl);
      if (!function || (asBase && isa<CXXConstructorDecl>(function)))
        continue;
      this->function(function, memberName(shown, function), at);
    }
  }

  std::string memberName(const std::string &shown,
                         const FunctionDecl *function) {
    if (isa<CXXConstructorDecl>(function))
      return shown + "::(constructor)";
    std::string own = S.modelName(function);
    return shown + "::" +
           own.substr(
               S.modelName(cast<NamedDecl>(function->getDeclContext())).size() +
               2);
  }

  void function(const FunctionDecl *function, const std::string &name,
                const NamedDecl *at) {
    if (reserved(function) || function->isImplicit() || function->isDeleted() ||
        isa<CXXDestructorDecl>(function) ||
        isa<CXXDeductionGuideDecl>(function))
      return;
    // Declared again: the same function.
    if (at == function && !function->getCanonicalDecl()->isImplicit()) {
      function = function->getCanonicalDecl();
      at = function;
    }
    if (!Seen.insert({name, function->getCanonicalDecl()}).second)
      return;
    // The pattern of a template within a template: its own declaration.
    if (!function->getDescribedFunctionTemplate() &&
        function->isTemplateInstantiation())
      return;
    J.add(function, name, headerOf(at));
  }

  std::string headerOf(const Decl *decl) {
    StringRef path =
        Sources.getFilename(Sources.getExpansionLoc(decl->getLocation()));
    auto [it, inserted] = HeaderOf.try_emplace(path.str());
    if (!inserted)
      return it->second;
    std::string &header = it->second = llvm::sys::path::filename(path).str();
    for (const char *name : Headers)
      if (header == name)
        return header;
    if (StringRef(header).ends_with(".h"))
      for (const char *name : Headers)
        if ("c" + StringRef(header).drop_back(2).str() == name)
          return header = name;
    for (auto [file, part] : PartOf)
      if (path.ends_with(file))
        return header = part;
    if (auto buffer = llvm::MemoryBuffer::getFile(path)) {
      StringRef text = (*buffer)->getBuffer();
      size_t at = text.find("@headername{");
      if (at != StringRef::npos)
        header = text.substr(at + 12)
                     .take_until([](char c) { return c == '}' || c == ','; })
                     .trim("<> ")
                     .str();
    }
    return header;
  }

  Symbols &S;
  const SourceManager &Sources;
  Judge J;
  std::map<std::string, std::string> HeaderOf;
  std::set<const Decl *> Aliased;
  std::set<std::pair<std::string, const Decl *>> Seen;
};

} // namespace

//===----------------------------------------------------------------------===//
// Markdown
//===----------------------------------------------------------------------===//

static std::string escaped(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '|')
      result += '\\';
    result += c;
  }
  return result;
}

static std::string markdown(const Table &table) {
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "# The standard library, function by function\n\n"
         "Made by `build/bin/purpose-standard-table > "
         "annotations/models/STANDARD.md` from the models and from the headers "
         "of libstdc++ 12\n(`-std=c++23`); the test `models.standard` makes it "
         "again and fails on a difference, or on a function that no row "
         "answers for.\n\n"
         "| status | meaning |\n|---|---|\n"
         "| modelled | a model says what flows: the same value, a derived one, "
         "an alias, calls of arguments |\n"
         "| analysed | extraction itself carries it out, not by a model: "
         "copies, "
         "comparisons, exceptions. The body of a function in a library header "
         "is never read |\n"
         "| irrelevant | a model says that nothing flows (`pure`), and why "
         "|\n\n"
         "Every public function, member, constructor, conversion, operator and "
         "function object of namespace `std` is listed. Left out by rule: "
         "destructors,\ndeduction guides, implicit and deleted members, "
         "macros, "
         "names that are reserved for the library (`_X`, `__x`). Members of a "
         "base with such a name count as\nthe deriving class's, and a class "
         "that only a public typedef names (`std::vector::iterator`) is listed "
         "by it once. Overloads of one status share a row.\n\n"
         "Overloads and arities asked for: ";
  bool first = true;
  for (const auto &[status, count] : table.functions) {
    out << (first ? "" : ", ") << count << " " << status;
    first = false;
  }
  out << ".\n";
  for (const auto &[header, rows] : table.headers) {
    out << "\n## `<" << header
        << ">`\n\n| name | status | model or reason |\n"
           "|---|---|---|\n";
    for (const auto &[key, row] : rows) {
      std::string why = llvm::join(row.effects, ", ");
      if (!row.files.empty())
        why += " (" + llvm::join(row.files, ", ") + ")";
      if (!row.asked.empty())
        why += ", asked as `" + llvm::join(row.asked, "`, `") + "`";
      out << "| `" << escaped(row.name) << "` | " << row.status << " | "
          << escaped(why) << " |\n";
    }
  }
  return text;
}

/// 0 if the file says the same.
static int compare(const std::string &made, const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (buffer && (*buffer)->getBuffer() == made)
    return 0;
  StringRef old = buffer ? (*buffer)->getBuffer() : StringRef();
  std::set<StringRef> before, now;
  llvm::SmallVector<StringRef, 0> lines;
  old.split(lines, '\n');
  before.insert(lines.begin(), lines.end());
  lines.clear();
  StringRef(made).split(lines, '\n');
  now.insert(lines.begin(), lines.end());
  unsigned shown = 0;
  for (StringRef line : before)
    if (!now.count(line) && ++shown < 20)
      llvm::errs() << "- " << line << "\n";
  for (StringRef line : now)
    if (!before.count(line) && ++shown < 40)
      llvm::errs() << "+ " << line << "\n";
  llvm::errs() << path << " is not what the models say; renew it with\n"
               << "  build/bin/purpose-standard-table > "
                  "annotations/models/STANDARD.md\n";
  return 1;
}

int main(int argc, char **argv) {
  llvm::cl::ParseCommandLineOptions(argc, argv);
  std::string code;
  for (const char *header : Headers)
    code += std::string("#include <") + header + ">\n";
  code += "#ifndef _GLIBCXX_RELEASE\n#define _GLIBCXX_RELEASE 0\n#endif\n"
          "constexpr int purpose_release = _GLIBCXX_RELEASE;\n";
  std::unique_ptr<ASTUnit> unit = tooling::buildASTFromCodeWithArgs(
      code, {"-std=c++23", "-w", "-resource-dir=" RESOURCE_DIR}, "table.cpp",
      "clang++");
  if (!unit || unit->getDiagnostics().hasErrorOccurred()) {
    llvm::errs() << "the headers of the standard library do not compile\n";
    return 2;
  }
  ASTContext &context = unit->getASTContext();
  for (const Decl *decl : context.getTranslationUnitDecl()->decls())
    if (const auto *release = dyn_cast<VarDecl>(decl);
        release && release->getName() == "purpose_release" &&
        *release->evaluateValue()->getInt().getRawData() != 12) {
      llvm::errs() << "skipped: the table is made with libstdc++ 12\n";
      return 77;
    }
  Unit facts;
  UnitBuilder builder(facts);
  Symbols symbols(context, builder);
  Table table;
  Walk(symbols, table).unit();
  for (const std::string &one : table.unlisted)
    llvm::errs() << "unlisted: " << one << "\n";
  std::string made = markdown(table);
  int result = table.unlisted.empty() ? 0 : 1;
  if (Check.empty())
    llvm::outs() << made;
  else
    result |= compare(made, Check);
  return result;
}
