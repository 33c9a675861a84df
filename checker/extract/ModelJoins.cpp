//===- ModelJoins.cpp - calls that bring about others -----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A signal is connected to a slot: whoever calls the one calls the other. Where
// they are joined stands a call for all calls of the first function
// (CallJoined); what comes out of its arguments is handed on to the second,
// which is called there like any other callback.
//
// Either may be named by a text: `SIGNAL(changed(QString))`.
//
//===----------------------------------------------------------------------===//

#include "ModelCallSite.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace purpose {

//===----------------------------------------------------------------------===//
// Functions by name
//===----------------------------------------------------------------------===//

/// The characters of a literal, also of one that a helper only marks.
static std::optional<llvm::StringRef> literalText(const Expr *expr) {
  for (int i = 0; expr && i < 4; ++i) {
    expr = expr->IgnoreImplicit()->IgnoreParenCasts();
    if (const auto *text = dyn_cast<StringLiteral>(expr))
      return text->isOrdinary()
                 ? std::optional(text->getString().split('\0').first)
                 : std::nullopt;
    const auto *call = dyn_cast<CallExpr>(expr);
    expr = call && call->getNumArgs() == 1 ? call->getArg(0) : nullptr;
  }
  return std::nullopt;
}

static bool isCharacters(QualType type) {
  return !type.isNull() && type->isPointerType() &&
         type->getPointeeType()->isCharType();
}

/// A type as people write it: `const QString &` is `QString`.
static std::string plainType(llvm::StringRef type) {
  type = type.trim();
  type.consume_front("const ");
  std::string result;
  for (char c : type.rtrim("& "))
    if (!llvm::isSpace(c))
      result += c;
  return result;
}

namespace {

/// `2changed(QString,int)`: a digit of Qt's, a name, types.
struct WrittenMethod {
  llvm::StringRef name;
  std::optional<std::vector<std::string>> types;

  explicit WrittenMethod(llvm::StringRef text) {
    text = text.trim();
    if (!text.empty() && llvm::isDigit(text.front()))
      text = text.drop_front();
    size_t open = text.find('(');
    name = text.substr(0, open).trim();
    if (open == llvm::StringRef::npos)
      return;
    types.emplace();
    llvm::StringRef list = text.substr(open + 1);
    unsigned depth = 0;
    for (size_t i = 0, start = 0; i < list.size(); ++i) {
      char c = list[i];
      depth += c == '<';
      bool end = depth == 0 && (c == ',' || c == ')');
      depth -= c == '>' && depth > 0;
      if (!end)
        continue;
      if (std::string type = plainType(list.slice(start, i)); !type.empty())
        types->push_back(type);
      start = i + 1;
      if (c == ')')
        break;
    }
  }

  /// How well a method fits: by its types, or at least by their number.
  unsigned fits(const CXXMethodDecl *method) const {
    if (!types)
      return 1;
    if (method->getNumParams() != types->size())
      return method->getMinRequiredArguments() <= types->size() ? 1 : 0;
    unsigned same = 2;
    for (unsigned i = 0; i < types->size(); ++i) {
      QualType type = method->getParamDecl(i)->getType();
      PrintingPolicy policy(method->getASTContext().getLangOpts());
      same += plainType(type.getAsString(policy)) == (*types)[i];
    }
    return same;
  }
};

} // namespace

static const CXXMethodDecl *methodNamed(const CXXRecordDecl *record,
                                        const WrittenMethod &written) {
  record = record ? record->getDefinition() : nullptr;
  if (!record)
    return nullptr;
  const CXXMethodDecl *best = nullptr;
  unsigned fit = 0;
  for (const CXXMethodDecl *method : record->methods())
    if (method->getIdentifier() && method->getName() == written.name)
      if (unsigned fits = written.fits(method); fits > fit) {
        best = method;
        fit = fits;
      }
  for (const CXXBaseSpecifier &base : record->bases())
    if (!best)
      best = methodNamed(base.getType()->getAsCXXRecordDecl(), written);
  return best;
}

/// What `arg2.[method arg3]` is: the function that the text names, in the class
/// of the object as it is written.
NodeRef ModelCallSite::methodValue(const ModelPath &path) {
  const Actual *object = actual(path);
  unsigned number = path.selectors.back().number;
  const Expr *name = number < Args.size() ? Args[number].expr : nullptr;
  if (!object || !name)
    return nullptr;
  if (!isCharacters(name->getType()))
    return nullptr;
  QualType type = writtenType(*object);
  if (!type.isNull() && type->isPointerType())
    type = type->getPointeeType();
  const CXXRecordDecl *record =
      type.isNull() ? nullptr
                    : type.getNonReferenceType()->getAsCXXRecordDecl();
  std::optional<llvm::StringRef> text = literalText(name);
  const CXXMethodDecl *method =
      text ? methodNamed(record, WrittenMethod(*text)) : nullptr;
  if (method)
    return X.functionValue(method);
  X.gap(GapKind::Unsupported, name->getExprLoc(),
        text ? "no function '" + text->str() + "' is seen in the class"
             : std::string("the function is named by a text that is not "
                           "constant"));
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Joining
//===----------------------------------------------------------------------===//

/// The function that a value is for certain.
const FunctionDecl *ModelCallSite::onlyFunction(const NodeRef &value) {
  if (!value || value->origins.size() != 1)
    return nullptr;
  const Path &path = X.U.paths[value->origins.front().path];
  if (path.port != PortKind::Function || path.selectors.count)
    return nullptr;
  auto known = X.FunctionValues.find(path.symbol);
  return known == X.FunctionValues.end() ? nullptr : known->second;
}

/// The row that stands for all calls of \p joined; None if that is nothing that
/// could be called.
Index ModelCallSite::joinedCall(const Callback &callback,
                                const NodeRef &joined) {
  std::vector<uint32_t> values;
  if (joined)
    for (const Origin &origin : joined->origins)
      if (origin.kind == FlowKind::Same)
        values.push_back(origin.path);
  if (values.empty())
    return None;
  llvm::SaveAndRestore inside(X.Callback,
                              X.Callback * 16 + callback.number + 1);
  Index number = X.callIndex(reinterpret_cast<const char *>(Site) + 2);
  auto &pending = X.Calls[number];
  pending.row.site = S.site(Site->getExprLoc());
  pending.row.kind = CallKind::Value;
  pending.row.flags = CallJoined;
  const FunctionDecl *known = onlyFunction(joined);
  pending.row.text =
      B.string(known ? S.displayName(known) : std::string("function value"));
  for (uint32_t value : values)
    if (!llvm::is_contained(pending.values, value))
      pending.values.push_back(value);
  return number;
}

/// What any call of the joined function is given: argument \p position of the
/// row that stands for them all.
Actual ModelCallSite::emitted(Index call, unsigned position, QualType type) {
  Origin origin =
      X.originAt(PortKind::Argument, int32_t(call), Index(position + 1));
  LocId place = M.originRegion(origin.path);
  NodeRef value = M.fromOrigin(origin);
  Actual arg;
  arg.isPlace = true;
  arg.type = type.getNonReferenceType();
  arg.places = {place};
  QualType pointee = type->getPointeeType();
  arg.writable = !pointee.isNull() && !pointee.isConstQualified();
  if (type->isReferenceType()) {
    X.Now.set(place, X.dereference(value));
  } else if (X.pointerLike(type)) {
    X.Now.set(place, X.dereference(value));
    arg.isPlace = false;
    arg.places.clear();
    arg.value = X.explicitPointer(value, None, type);
  } else {
    X.Now.set(place, value);
  }
  return arg;
}

/// From here on, whoever calls the one function calls the other.
void ModelCallSite::join(Callback callback) {
  const ModelPath &from = *callback.call.joined;
  if (from.selectors.empty() && isCharacters(typeOf(from)))
    return; // names a function, for another of the model's joins
  NodeRef joined = read(from);
  Index number = joinedCall(callback, joined);
  if (number == None)
    return;
  const FunctionDecl *first = onlyFunction(joined);
  std::vector<std::vector<QualType>> types;
  if (first)
    for (const ParmVarDecl *param : first->parameters())
      types.push_back({param->getType()});
  callback.held = read(callback.call.callee);
  callback.type = typeOf(callback.call.callee);
  bool named = !callback.call.callee.selectors.empty() &&
               callback.call.callee.selectors.back().kind == Sel::Method;
  if (named)
    callback.type = QualType();
  const FunctionDecl *second = onlyFunction(callback.held);
  std::vector<const FunctionDecl *> targets;
  if (!named)
    targets = X.calledWith(callback.type, types, Site->getExprLoc());
  if (targets.empty() && !second && !named)
    for (unsigned n = unsigned(types.size()) + 1; n-- > 0 && targets.empty();)
      if (const FunctionDecl *op = X.callOperator(callback.type, n))
        targets.push_back(op);
  callback.target = targets.empty() ? nullptr : targets.front();
  findPrototype(callback);
  const auto *method = dyn_cast_or_null<CXXMethodDecl>(second);
  if (method && !method->isStatic() && !method->getParent()->isLambda())
    callback.memberPointer = true;
  if (second && !callback.target)
    callback.proto = second->getType()->getAs<FunctionProtoType>();
  if (!callback.proto && !callback.memberPointer && !second)
    return;
  if (!first && callback.proto)
    for (QualType type : callback.proto->param_types())
      types.push_back({type});
  std::vector<Actual> args;
  for (unsigned i = 0; i < types.size(); ++i) {
    if (callback.proto && !callback.proto->isVariadic() &&
        i >= callback.proto->getNumParams())
      break;
    Actual arg = emitted(number, i, types[i].front());
    bool byValue = callback.proto && i < callback.proto->getNumParams() &&
                   !callback.proto->getParamType(i)->isReferenceType();
    if (byValue && arg.isPlace) {
      arg.value = X.loadAll(arg.places);
      arg.isPlace = false;
    }
    args.push_back(arg);
  }
  if (callback.memberPointer && !callback.args.empty()) {
    const FunctionProtoType *proto = std::exchange(callback.proto, nullptr);
    args.insert(args.begin(), handedAs(callback, 0));
    callback.proto = proto;
  }
  run(callback, args, true);
  for (const char *key = reinterpret_cast<const char *>(Site), *end = key + 2;
       key != end; ++key) {
    auto made =
        X.CallNumbers.find({key, X.Callback * 16 + callback.number + 1});
    if (made != X.CallNumbers.end())
      X.Calls[made->second].row.flags |= CallLater;
  }
}

} // namespace purpose
