//===- Extract.cpp - from a compile command to a unit -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sets Clang up, lets it parse, and gives every function that the program can
// run to the FunctionExtractor.
//
//===----------------------------------------------------------------------===//

#include "Extract.h"
#include "ClangVersion.h"
#include "ExtractConsumer.h"
#include "ExtractFrom.h"
#include "FunctionExtractor.h"
#include "Instantiation.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/xxhash.h"

using namespace clang;

namespace purpose {

FunctionExtractor::FunctionExtractor(Symbols &symbols,
                                     const ExtractOptions &options)
    : S(symbols), B(symbols.builder), U(symbols.builder.unit()),
      Context(symbols.context), Options(options) {}

/// What the references and pointers in an object that was handed over refer to
/// (the captures of a lambda): the caller's, though the object is not.
void FunctionExtractor::behindMembers(LocId object, const CXXRecordDecl *record,
                                      unsigned depth) {
  if (!record->hasDefinition() || inStd(record) || depth > 1)
    return;
  for (const FieldDecl *member : record->getDefinition()->fields()) {
    LocId place = M->child(object, {SelectorKind::Field, S.of(member)});
    QualType type = member->getType();
    if (type->isReferenceType() || pointerLike(type))
      content(Now, M->region(place));
    else if (const auto *inner = type->getAsCXXRecordDecl())
      behindMembers(place, inner, depth + 1);
  }
}

/// A function in which objects of lists and trees go everywhere is walked again
/// with few of them.
void FunctionExtractor::extract(const FunctionDecl *function) {
  size_t gaps = U.gaps.size();
  MayGiveUp = true;
  bool done = walk(function);
  MayGiveUp = false;
  if (done)
    return;
  U.gaps.resize(gaps);
  llvm::SaveAndRestore narrow(Narrow, true);
  walk(function);
}

/// False if it was given up.
bool FunctionExtractor::walk(const FunctionDecl *function) {
  begin(function);
  // Parameters: what stands there at entry.
  for (const ParmVarDecl *param : function->parameters()) {
    Origin origin = originAt(PortKind::Param,
                             int32_t(param->getFunctionScopeIndex()), None);
    LocId place = variablePlace(param);
    Now.set(place, M->fromOrigin(origin));
    QualType type = param->getType();
    if (type->isReferenceType() || pointerLike(type))
      content(Now, M->region(place));
    else if (const auto *record = type->getAsCXXRecordDecl())
      behindMembers(place, record);
  }
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  if (method && !method->isStatic()) {
    LocId self = M->thisPointer();
    Now.set(self, M->fromOrigin(originAt(PortKind::Param, -1, None)));
    LocId object = M->region(self);
    if (method->isExplicitObjectMemberFunction()) {
      const ParmVarDecl *first = method->getParamDecl(0);
      object = variablePlace(first);
      if (first->getType()->isReferenceType())
        object = M->region(object);
    }
    content(Now, object);
    if (method->getParent()->isLambda()) {
      // What the lambda captured stands in the closure.
      llvm::DenseMap<const ValueDecl *, FieldDecl *> fields;
      FieldDecl *thisField = nullptr;
      method->getParent()->getCaptureFields(fields, thisField);
      for (auto [variable, field] : fields) {
        LocId place = M->child(object, {SelectorKind::Field, S.of(field)});
        if (field->getType()->isReferenceType() &&
            !variable->getType()->isReferenceType())
          Captured[variable] = M->region(place);
        else
          Captured[variable] = place;
      }
      if (thisField) {
        CapturedThis = M->child(object, {SelectorKind::Field, S.of(thisField)});
        ThisCopied = !thisField->getType()->isPointerType();
      }
    }
    if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function)) {
      for (const CXXCtorInitializer *init : constructor->inits()) {
        const Expr *expr = init->getInit();
        if (!expr)
          continue;
        if (const FieldDecl *member = init->getAnyMember()) {
          for (LocId place : member->getType()->isReferenceType()
                                 ? Places{M->child(object, {SelectorKind::Field,
                                                            S.of(member)})}
                                 : field({object}, member)) {
            initialise(place, expr, member->getType());
            if (!load(place))
              if (NodeRef data = literalData(expr))
                Now.set(M->root(place), M->replace(content(Now, M->root(place)),
                                                   M->below(place), data));
          }
        } else {
          // A base or the same class: its constructor runs on this object.
          const Expr *plain = expr->IgnoreImplicit();
          if (const auto *made = dyn_cast<CXXConstructExpr>(plain)) {
            if (made->getConstructor()->isUserProvided() ||
                made->getNumArgs() > 0)
              construct(object, made);
            else
              defaultMembers(object, made->getConstructor()->getParent(), true);
          } else if (const auto *inherited =
                         dyn_cast<CXXInheritedCtorInitExpr>(plain)) {
            Actual self2;
            self2.places = {object};
            self2.isPlace = true;
            self2.type =
                tagType(Context, inherited->getConstructor()->getParent());
            std::vector<Actual> args;
            for (const ParmVarDecl *param : function->parameters()) {
              Actual arg;
              arg.type = param->getType();
              arg.isPlace = param->getType()->isReferenceType();
              if (arg.isPlace)
                arg.places = follow(variablePlace(param));
              else
                arg.value = load(variablePlace(param));
              args.push_back(arg);
            }
            callFunction(inherited, inherited->getConstructor(), self2, args,
                         false);
          } else {
            initialise(object, expr, QualType(init->getBaseClass(), 0));
          }
        }
      }
    }
  }
  run(function->getBody());
  if (isTooWide())
    return false;
  emitExit();
  if (isTooWide())
    return false;
  uint32_t flags = 0;
  if (method && method->isVirtual())
    flags |= FunctionVirtual;
  if (function->isVariadic())
    flags |= FunctionVariadic;
  if (method && method->getParent()->isLambda())
    flags |= FunctionLambda;
  if (!function->isExternallyVisible())
    flags |= FunctionInternal;
  if (function->isMain())
    flags |= FunctionMain;
  if (function->isImplicit())
    flags |= FunctionImplicit;
  if (M->leftReads())
    gap(GapKind::Limit, function->getLocation(),
        "a value is read from too many fields to tell them all");
  finish(FunctionSymbol, S.site(function->getLocation()), flags);
  return true;
}

void FunctionExtractor::extractGlobals(
    const std::vector<const VarDecl *> &globals) {
  if (globals.empty())
    return;
  begin(nullptr);
  for (const VarDecl *global : globals)
    initialise(variablePlace(global), global->getInit(), global->getType());
  Exit = Now;
  if (Flows.empty() && Calls.empty())
    return;
  Index symbol = B.symbol("(initializers)@" + U.mainFile,
                          "initializers of globals", SymbolKind::Function);
  Site at = S.site(globals.front()->getLocation());
  if (!U.symbols[symbol].site.valid())
    U.symbols[symbol].site = at;
  emitExit();
  finish(symbol, at, FunctionInitializer | FunctionInternal);
}

namespace {

/// Collects what can run: bodies, instantiations, lambdas, initialisers.
class Collector : public RecursiveASTVisitor<Collector> {
public:
  explicit Collector(Symbols &symbols) : S(symbols) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return false; }
  bool shouldWalkTypesOfTypeLocs() const { return false; }
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }
  bool TraverseAttr(Attr *) { return true; }

  bool TraverseDecl(Decl *decl) {
    // Nothing below a declaration in a system header is the program's own,
    // but for instantiations, which are found where the template stands.
    if (decl && !isa<TranslationUnitDecl>(decl) &&
        S.inSystemHeader(decl->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(decl);
  }
  bool VisitFunctionDecl(FunctionDecl *function) {
    if (function->doesThisDeclarationHaveABody() && function->getBody() &&
        !function->isDependentContext() && !function->isDeleted() &&
        !function->isDefaulted() && Seen.insert(function).second)
      functions.push_back(function);
    else if (S.isMarked(function) && !function->isDependentContext())
      marked.push_back(function);
    // Parameters are met below a body only.
    if (!function->isDependentContext())
      for (const ParmVarDecl *param : function->parameters())
        if (S.isMarked(param))
          marked.push_back(param);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *lambda) {
    if (CXXMethodDecl *op = lambda->getCallOperator()) {
      if (op->isDependentContext()) {
        if (auto *pattern = op->getDescribedFunctionTemplate())
          for (FunctionDecl *instance : pattern->specializations())
            if (instance->getBody() && !instance->isDependentContext() &&
                Seen.insert(instance).second) {
              functions.push_back(instance);
              // A lambda in a lambda that takes anything.
              TraverseStmt(instance->getBody());
            }
      } else if (op->getBody() && Seen.insert(op).second) {
        functions.push_back(op);
      }
    }
    return true;
  }
  bool VisitVarDecl(VarDecl *variable) {
    if (variable->isFileVarDecl() && variable->hasInit() &&
        variable->isThisDeclarationADefinition() &&
        !isa<VarTemplatePartialSpecializationDecl>(variable) &&
        !variable->getDescribedVarTemplate() &&
        !variable->getType()->isDependentType() &&
        !variable->getInit()->isValueDependent() &&
        !variable->getDeclContext()->isDependentContext())
      globals.push_back(variable);
    return true;
  }
  bool VisitNamedDecl(NamedDecl *decl) {
    if ((isa<FieldDecl>(decl) || isa<RecordDecl>(decl) ||
         isa<NamespaceDecl>(decl) || isa<VarDecl>(decl)) &&
        S.isMarked(decl) && !decl->getDeclContext()->isDependentContext())
      marked.push_back(decl);
    return true;
  }

  bool VisitOffsetOfExpr(OffsetOfExpr *offset) {
    for (unsigned i = 0; i < offset->getNumComponents(); ++i)
      if (offset->getComponent(i).getKind() == OffsetOfNode::Field)
        offsets.push_back(offset->getComponent(i).getField());
    return true;
  }
  /// From a pointer to a first field to the object around it, by a mere cast.
  bool VisitCastExpr(CastExpr *cast) {
    if (cast->getCastKind() != CK_BitCast)
      return true;
    const auto *inner =
        cast->getSubExpr()->getType()->getPointeeCXXRecordDecl();
    const auto *outer = cast->getType()->getPointeeCXXRecordDecl();
    if (inner && outer && inner != outer)
      llvm::append_range(offsets, firstFields(outer, inner));
    return true;
  }

  std::vector<const FunctionDecl *> functions;
  std::vector<const FieldDecl *> offsets;
  std::vector<const VarDecl *> globals;
  std::vector<const NamedDecl *> marked;

private:
  Symbols &S;
  llvm::DenseSet<const FunctionDecl *> Seen;
};

} // namespace

/// Names the files of the project that were read and told nothing: macros, or
/// nothing yet. Who watches for changes must know them.
static void readFiles(const SourceManager &sources, Symbols &symbols) {
  for (unsigned i = 0; i < sources.local_sloc_entry_size(); ++i) {
    const SrcMgr::SLocEntry &entry = sources.getLocalSLocEntry(i);
    if (entry.isFile() &&
        entry.getFile().getFileCharacteristic() == SrcMgr::C_User)
      symbols.site(SourceLocation::getFromRawEncoding(entry.getOffset()));
  }
}

void extractContext(ASTContext &context, const ExtractOptions &options,
                    Unit &unit) {
  UnitBuilder builder(unit);
  Symbols symbols(context, builder);
  SourceManager &sources = context.getSourceManager();
  if (unit.mainFile.empty())
    if (OptionalFileEntryRef main =
            sources.getFileEntryRefForID(sources.getMainFileID())) {
      llvm::SmallString<256> path(main->getName());
      sources.getFileManager().makeAbsolutePath(path);
      llvm::sys::path::remove_dots(path, true);
      unit.mainFile = path.str().str();
    }
  unit.language = context.getLangOpts().CPlusPlus ? "C++" : "C";
  Collector collector(symbols);
  collector.TraverseDecl(context.getTranslationUnitDecl());
  for (const NamedDecl *decl : collector.marked)
    symbols.of(decl);
  FunctionExtractor extractor(symbols, options);
  for (const FieldDecl *field : collector.offsets)
    extractor.offsetTaken(field);
  // Extraction itself may instantiate more, also while globals are done.
  size_t done = 0;
  bool globals = false;
  for (;;) {
    for (; done < collector.functions.size(); ++done)
      extractor.extract(collector.functions[done]);
    if (!std::exchange(globals, true))
      extractor.extractGlobals(collector.globals);
    std::vector<FunctionDecl *> more;
    if (options.instantiation)
      more = options.instantiation->take();
    if (more.empty())
      break;
    for (FunctionDecl *function : more)
      collector.TraverseDecl(function);
  }
  readFiles(sources, symbols);
  for (File &file : unit.files) {
    if (file.system)
      continue;
    auto entry =
        sources.getFileManager().getOptionalFileRef(unit.str(file.path));
    if (!entry)
      continue;
    if (auto buffer = sources.getMemoryBufferForFileOrNone(*entry))
      file.hash = llvm::xxh3_64bits(buffer->getBuffer());
  }
}

/// Plugins and anything that would load code or write files goes.
static std::vector<std::string> cleaned(std::vector<std::string> arguments) {
  std::vector<std::string> result;
  for (size_t i = 0; i < arguments.size(); ++i) {
    llvm::StringRef a = arguments[i];
    if (a.starts_with("-fplugin") || a.starts_with("-fpass-plugin") ||
        a.starts_with("-load") || a.starts_with("-fcrash-diagnostics"))
      continue;
    if (a == "-Xclang" && i + 1 < arguments.size()) {
      llvm::StringRef next = arguments[i + 1];
      if (next == "-load" || next == "-add-plugin" || next == "-plugin" ||
          next.starts_with("-plugin-arg")) {
        i += 1;
        if (i + 2 < arguments.size() && arguments[i + 1] == "-Xclang")
          i += 2;
        continue;
      }
    }
    if (a == "-include-pch" || a == "-MF" || a == "-MT" || a == "-MQ" ||
        a == "-MJ") {
      ++i;
      continue;
    }
    if (a.starts_with("-M") && a != "-M")
      continue;
    result.push_back(arguments[i]);
  }
  return result;
}

static void run(ExtractResult &result, const std::string &file,
                std::vector<std::string> arguments,
                llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                const ExtractOptions &options) {
  auto manager =
      llvm::makeIntrusiveRefCnt<FileManager>(FileSystemOptions(), files);
  arguments = cleaned(std::move(arguments));
  // The driver finds system headers beside its resource directory.
  static const std::string resources = CLANG_PURPOSE_RESOURCE_DIR;
  std::vector<std::string> extra = {"-fsyntax-only", "-D__clang_purpose__=1",
                                    "-w", "-Wno-error", "-Qunused-arguments"};
  bool hasResource = false;
  for (const std::string &a : arguments)
    hasResource |= llvm::StringRef(a).starts_with("-resource-dir");
  if (!hasResource)
    extra.push_back("-resource-dir=" + resources);
  arguments.insert(arguments.begin() + 1, extra.begin(), extra.end());
  arguments = tooling::getClangStripOutputAdjuster()(arguments, file);
  ErrorRecorder recorder(result);
  ExtractFactory factory(options, result);
  tooling::ToolInvocation invocation(
      arguments, &factory, manager.get(),
      std::make_shared<PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&recorder);
  bool ran = invocation.run();
  if (!ran && result.diagnostics.empty())
    result.diagnostics.push_back(file + ": error: the compiler did not finish");
  if (!ran || !result.diagnostics.empty())
    result.parsed = false;
}

ExtractResult extractCommand(const std::string &file,
                             const std::string &directory,
                             std::vector<std::string> arguments,
                             const ExtractOptions &options) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk(
      llvm::vfs::createPhysicalFileSystem().release());
  return extractCommandFrom(disk, file, directory, std::move(arguments),
                            options);
}

ExtractResult
extractCommandFrom(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                   const std::string &file, const std::string &directory,
                   std::vector<std::string> arguments,
                   const ExtractOptions &options) {
  ExtractResult result;
  llvm::SmallString<256> path;
  if (!llvm::sys::path::is_absolute(file))
    path = directory;
  llvm::sys::path::append(path, file);
  llvm::sys::path::remove_dots(path, true);
  result.unit.mainFile = path.str().str();
  if (std::error_code error = files->setCurrentWorkingDirectory(directory)) {
    result.diagnostics.push_back(file + ": error: cannot enter '" + directory +
                                 "': " + error.message());
    result.missingFile = true;
    return result;
  }
  if (!files->exists(path)) {
    result.diagnostics.push_back(path.str().str() + ": error: no such file");
    result.missingFile = true;
    return result;
  }
  run(result, path.str().str(), std::move(arguments), files, options);
  return result;
}

ExtractResult
extractText(const std::vector<std::pair<std::string, std::string>> &texts,
            const std::vector<std::string> &flags,
            const ExtractOptions &options) {
  ExtractResult result;
  auto memory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  auto overlay = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::vfs::getRealFileSystem());
  overlay->pushOverlay(memory);
  auto absolute = [](const std::string &name) {
    return name.front() == '/' ? name : "/case/" + name;
  };
  for (const auto &[name, text] : texts)
    memory->addFile(absolute(name), 0,
                    llvm::MemoryBuffer::getMemBufferCopy(text, name));
  std::string main = absolute(texts.front().first);
  result.unit.mainFile = main;
  std::vector<std::string> arguments = {
      llvm::StringRef(main).ends_with(".c") ? "clang" : "clang++"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  arguments.push_back("-I/case");
  arguments.push_back(main);
  run(result, main, std::move(arguments), overlay, options);
  return result;
}

} // namespace purpose
