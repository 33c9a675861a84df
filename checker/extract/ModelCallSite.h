//===- ModelCallSite.h - a call that a model answers for --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library function that a model answers for is carried out on the memory at
// hand, in the order that annotations/models/README.md promises:
//
//   ModelTests.cpp      which of the model's lines speak of this overload
//   ModelPlaces.cpp     the places that a model's paths name here
//   ModelTypes.cpp      of what type these are
//   ModelFlows.cpp      sources are read, places cleared, made and written
//   ModelCallbacks.cpp  then the callbacks are called
//   ModelJoins.cpp      or joined to the calls of other functions
//   Modelled.cpp        and the result refers to what the model says
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_MODELCALLSITE_H
#define CLANG_PURPOSE_EXTRACT_MODELCALLSITE_H

#include "FunctionExtractor.h"

namespace purpose {

/// A string or a view of one: its text is the object itself.
bool isText(clang::QualType type);

/// How many parts `.<*>` stands for: of a pair, an array, and of a class
/// template with a parameter pack (a tuple, bound arguments).
std::optional<unsigned> partCount(clang::QualType type);

/// Of the class (template) that a name pattern means, or derived from it.
bool isOfClass(const clang::CXXRecordDecl *record, llvm::StringRef pattern);
bool isOfClass(clang::QualType type, llvm::StringRef pattern);

/// The field of this name, behind those of unnamed structs and unions around
/// it.
llvm::SmallVector<const clang::FieldDecl *, 2>
fieldsNamed(const clang::RecordDecl *record, llvm::StringRef name);

/// The type of an argument as it is written: of a class that may derive from
/// the one that is asked for.
clang::QualType writtenType(const Actual &actual);

/// The elements of `{…}`, where that is handed over as an initializer_list.
const clang::InitListExpr *listOf(const clang::Expr *expr);

class ModelCallSite {
public:
  /// Of a constructor, \p object is what it makes.
  ModelCallSite(FunctionExtractor &extractor, const Model &model,
                const clang::Expr *expr, const clang::FunctionDecl *callee,
                const std::optional<Actual> &object,
                const std::vector<Actual> &args);
  CallValue apply();

private:
  using Sel = ModelPath::Sel;

  //--- ModelTests.cpp
  /// \p own: the argument that tests without a subject speak of.
  bool holds(const std::vector<ModelTest> &tests, const Actual *own = nullptr);
  bool holds(const ModelTest &test, const Actual &asked);
  bool takesFirst(clang::QualType callable, llvm::StringRef name);

  //--- ModelPlaces.cpp
  /// `arg*` and `.<*>` as one path for each argument and part there is.
  std::vector<ModelPath> spread(const ModelPath &path);
  /// What a path begins with; null if this call has no such thing.
  const Actual *actual(const ModelPath &path);
  /// The places a path names; nothing if it names a mere value.
  std::optional<Places> places(const ModelPath &path);
  std::optional<Places> placesOf(const Actual &actual,
                                 const std::vector<Sel> &path);
  NodeRef read(const ModelPath &path);
  NodeRef readOf(const Actual &actual, const std::vector<Sel> &path);
  Places dereferenced(const Places &from, clang::QualType type, bool first);
  LocId below(LocId place, const Sel &sel, clang::QualType type);
  /// \p of: the type of what it selects from, where that is known.
  Selector selector(const Sel &sel, clang::QualType of = clang::QualType());
  std::vector<Selector> ofResult(const std::vector<Sel> &path);
  Selector keyOfPair(const Sel &sel);
  Selector keyOfType(const Sel &sel);
  std::optional<unsigned> templateNumber();
  std::vector<Sel> shaped(const std::vector<Sel> &path, clang::QualType type);
  clang::QualType typeOf(const ModelPath &path);

  //--- ModelFlows.cpp
  struct Write {
    ModelPath to;
    NodeRef node;
    bool strong = false;
    std::optional<Places> at;
  };
  void flow();
  bool isCalled(const ModelFlow &flow);
  void giveBackCalled();
  std::vector<ModelFlow> flows();
  void numbered(const ModelFlow &flow, std::vector<ModelFlow> &flows);
  bool keyed(const ModelFlow &flow, std::vector<ModelFlow> &flows);
  std::optional<Write> transfer(const ModelFlow &flow);
  NodeRef computed(const NodeRef &node, const ModelPath &from, bool deep);
  NodeRef asBytes(const NodeRef &node, const ModelFlow &flow);
  std::vector<Origin> everything(const NodeRef &node);
  void write(const Write &write);
  void giveBack(const NodeRef &node, const std::vector<Sel> &part = {});
  std::vector<Write> make();
  clang::QualType madeType(const ModelPath &place);
  std::optional<NodeRef> construct(const ModelCall &made);

  //--- ModelCallbacks.cpp
  /// One of the calls that the function makes of what it was given.
  struct Callback {
    ModelCall call;
    unsigned number = 0;  ///< among the calls of this site
    NodeRef held;         ///< what stands where the callee is
    clang::QualType type; ///< of the argument that is called
    std::vector<ModelPath> args;
    const clang::FunctionDecl *target = nullptr;
    const clang::FunctionProtoType *proto = nullptr;
    bool memberPointer = false; ///< the first argument is the object
  };
  void callBack();
  std::vector<ModelCall> calls();
  std::vector<const clang::FunctionDecl *> targets(const Callback &callback);
  void findPrototype(Callback &callback);
  void computeByOperator(const Callback &callback);
  std::vector<Actual> handed(Callback &callback);
  Actual handedAs(const Callback &callback, unsigned position);
  CallValue readMember(const Actual &object, const Places &members);
  void run(const Callback &callback, const std::vector<Actual> &args,
           bool several);
  void comeBack(const ModelCall &call, const NodeRef &node);
  /// Where a function object stands that was handed over by value; apart from
  /// what the call makes.
  LocId closurePlace() {
    return M.temporary(reinterpret_cast<const clang::Expr *>(
        reinterpret_cast<const char *>(Site) + 1));
  }

  //--- ModelJoins.cpp
  NodeRef methodValue(const ModelPath &path);
  const clang::FunctionDecl *onlyFunction(const NodeRef &value);
  Index joinedCall(const Callback &callback, const NodeRef &joined);
  Actual emitted(Index call, unsigned position, clang::QualType type);
  void join(Callback callback);

  //--- Modelled.cpp
  CallValue result();
  std::vector<ModelAlias> aliases();
  CallValue referredTo(Places to);
  NodeRef pointing(const Places &to);

  FunctionExtractor &X;
  Memory &M;
  Symbols &S;
  UnitBuilder &B;
  clang::ASTContext &Context;

  const Model &What;
  const clang::Expr *Site;
  const clang::FunctionDecl *Callee;
  const std::optional<Actual> &Object;
  const std::vector<Actual> &Args;
  clang::QualType ResultType;
  Step Through; ///< of traces that pass here
  Actual New;   ///< the object that the call makes, once it is asked for
  std::map<Index, Actual> Stores; ///< outside of the program, by symbol

  NodeRef Returned;   ///< what the result is worth
  Places ReadMembers; ///< fields that a callback's result refers to
};

} // namespace purpose

#endif
