//===- StandardWalk.cpp - every public function of std -----------*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StandardLibrary.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace clang;
using llvm::StringRef;

namespace purpose {

/// The headers of C++23 that libstdc++ 12 has. <stdatomic.h> is left out: it
/// declares nothing of its own and is for C; <ccomplex>, <ciso646>,
/// <cstdalign>, <cstdbool>, <ctgmath> are empty or gone from C++20 on.
static const char *const HeaderNames =
    "algorithm any array atomic barrier bit bitset charconv chrono codecvt"
    " compare complex concepts condition_variable coroutine deque exception"
    " execution expected filesystem forward_list fstream functional future"
    " initializer_list iomanip ios iosfwd iostream istream iterator latch"
    " limits list locale map memory memory_resource mutex new numbers"
    " numeric optional ostream queue random ranges ratio regex"
    " scoped_allocator semaphore set shared_mutex source_location span"
    " spanstream sstream stack stacktrace stdexcept stop_token streambuf"
    " string string_view syncstream system_error thread tuple type_traits"
    " typeindex typeinfo unordered_map unordered_set utility valarray"
    " variant vector version cassert cctype cerrno cfenv cfloat cinttypes"
    " climits clocale cmath csetjmp csignal cstdarg cstddef cstdint cstdio"
    " cstdlib cstring ctime cuchar cwchar cwctype";

/// Types that only members of containers name, and those depend on arguments.
static const char *const MemberTypes = R"(
namespace purpose_std {
#define COMMON(C, ...) \
  using iterator = std::C<__VA_ARGS__>::iterator; \
  using const_iterator = std::C<__VA_ARGS__>::const_iterator;
#define NODES(C, ...) \
  COMMON(C, __VA_ARGS__) using node_type = std::C<__VA_ARGS__>::node_type;
#define BUCKETS(C, ...) \
  NODES(C, __VA_ARGS__) \
  using local_iterator = std::C<__VA_ARGS__>::local_iterator; \
  using const_local_iterator = std::C<__VA_ARGS__>::const_local_iterator;
struct deque { COMMON(deque, int) };
struct forward_list { COMMON(forward_list, int) };
struct map { NODES(map, int, int) };
struct set { NODES(set, int) };
struct unordered_map { BUCKETS(unordered_map, int, int) };
struct unordered_set { BUCKETS(unordered_set, int) };
}
)";

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

std::vector<StringRef> headers() {
  llvm::SmallVector<StringRef, 0> names;
  StringRef(HeaderNames).split(names, ' ');
  return {names.begin(), names.end()};
}

bool reserved(StringRef name) {
  return name.size() > 1 && name[0] == '_' &&
         (name[1] == '_' || (name[1] >= 'A' && name[1] <= 'Z'));
}

bool reserved(const NamedDecl *decl) {
  return decl->getIdentifier() && reserved(decl->getName());
}

class Walk {
public:
  Walk(Symbols &symbols, const OnFunction &on)
      : S(symbols), Sources(symbols.context.getSourceManager()), On(on) {}

  void unit() { top(S.context.getTranslationUnitDecl()); }

private:
  void top(const DeclContext *context) {
    for (const Decl *decl : context->decls())
      if (isa<LinkageSpecDecl>(decl)) {
        top(cast<DeclContext>(decl));
      } else if (const auto *space = dyn_cast<NamespaceDecl>(decl)) {
        if (space->getName() == "std")
          scope(space);
        else if (space->getName() == "purpose_std")
          memberTypes(space);
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

  void memberTypes(const NamespaceDecl *space) {
    for (const Decl *decl : space->decls())
      if (const auto *container = dyn_cast<CXXRecordDecl>(decl))
        for (const Decl *member : container->decls())
          if (const auto *type = dyn_cast<TypedefNameDecl>(member))
            if (const CXXRecordDecl *record =
                    classOf(type->getUnderlyingType()))
              renamed(record, type,
                      "std::" + container->getName().str() +
                          "::" + type->getName().str(),
                      record);
  }

  /// A class without a public name is listed by the first one given to it.
  void renamed(const CXXRecordDecl *record, const NamedDecl *alias,
               std::string name = "", const NamedDecl *at = nullptr) {
    if (name.empty())
      name = S.modelName(alias);
    if (reserved(alias) || !named(record))
      return;
    if (!Aliased.insert(record->getCanonicalDecl()).second)
      return;
    withSpecialisations(record, [&](const CXXRecordDecl *one) {
      classMembers(one, name, at ? at : alias);
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
      if (const auto *type = dyn_cast<TypedefNameDecl>(decl)) {
        if (!asBase)
          alias(type);
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
    On(function, name, headerOf(at));
  }

  std::string headerOf(const Decl *decl) {
    StringRef path =
        Sources.getFilename(Sources.getExpansionLoc(decl->getLocation()));
    auto [it, inserted] = HeaderOf.try_emplace(path.str());
    if (!inserted)
      return it->second;
    std::string &header = it->second = llvm::sys::path::filename(path).str();
    for (StringRef name : headers())
      if (header == name)
        return header;
    if (StringRef(header).ends_with(".h"))
      for (StringRef name : headers())
        if ("c" + StringRef(header).drop_back(2).str() == name.str())
          return header = name.str();
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
  const OnFunction &On;
  std::map<std::string, std::string> HeaderOf;
  std::set<const Decl *> Aliased;
  std::set<std::pair<std::string, const Decl *>> Seen;
};

} // namespace

std::string standardUnit() {
  std::string code;
  for (StringRef header : headers())
    code += "#include <" + header.str() + ">\n";
  return code + MemberTypes;
}

void walkStandard(Symbols &symbols, const OnFunction &on) {
  Walk(symbols, on).unit();
}

} // namespace purpose
