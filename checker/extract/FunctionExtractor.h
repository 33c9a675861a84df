//===- FunctionExtractor.h - a function becomes a summary -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An abstract interpreter over one function body. It walks the statements in
// the order of execution, joins states where ways meet and repeats loops until
// nothing changes; what leaves the function becomes a flow.
//
//   Statements.cpp    control flow
//   Conditions.cpp    what is known and decided on each way
//   Expressions.cpp   what an expression is worth
//   Places.cpp        which place an expression names
//   Keys.cpp          which entry of a container is meant
//   Initialisers.cpp  how objects get their first value
//   Arguments.cpp     what a call is given
//   Calls.cpp         calls left open for the solver
//   HeldFunctions.cpp calls of function values
//   ModelCallSite.h   calls that a model answers for
//   Exceptions.cpp    thrown and caught values
//   Destruction.cpp   what happens when a variable ends
//   Aliases.cpp       what accessors and constructors hand on
//   Effects.cpp       reading and writing memory
//   Summary.cpp       from memory to flows
//   KeptAddresses.cpp locals that others can reach
//
// The walk is structured (over the AST, not the CFG): expressions stay whole,
// so that a step of a trace is a thing the developer wrote, and a `goto` is a
// state kept for its label with the body walked again.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_FUNCTIONEXTRACTOR_H
#define CLANG_PURPOSE_EXTRACT_FUNCTIONEXTRACTOR_H

#include "Extract.h"
#include "Instantiation.h"
#include "Memory.h"
#include "Symbols.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include <optional>

namespace purpose {

using Places = llvm::SmallVector<LocId, 2>;

/// What an argument (or the object of a call) is: the places it names, or the
/// value it has, or both.
struct Actual {
  NodeRef value;
  Places places;
  bool isPlace = false; ///< names an object: reference parameter, `this`
  clang::QualType type; ///< of the expression, without reference
  const clang::Expr *expr = nullptr;
  bool writable = true;
};

/// What a call gives back.
struct CallValue {
  NodeRef value;
  Places places; ///< of a result that is a reference
};

/// The function type inside `std::function<R(A…)>`.
const clang::FunctionProtoType *wrappedType(clang::QualType type);

/// The pointers of \p from, at their places in \p base.
NodeRef overlayPointers(Memory &memory, const NodeRef &base,
                        const NodeRef &from, unsigned depth = 0);

/// The first fields that lead from the beginning of a \p from to the \p to that
/// lies there; nothing if there is none.
using FieldPath = llvm::SmallVector<const clang::FieldDecl *, 2>;
FieldPath firstFields(const clang::RecordDecl *from,
                      const clang::RecordDecl *to);

/// Small functions are read for what they hand on; so many, one in the other.
constexpr unsigned MaxAliasDepth = 4;

/// Without parentheses, cleanups and whatever else only stands around.
const clang::Expr *plainExpr(const clang::Expr *expr);

/// The definition whose body extraction may look into; null: there is none. A
/// parse that was not told to skip bodies (clang-tidy's) has more of them than
/// one that was, and must not say other things.
const clang::FunctionDecl *bodyOf(const clang::FunctionDecl *function);

/// Whether anything in \p stmt is called that may change more than its result.
bool callsOthers(const clang::Stmt *stmt);

/// Whether a function does no more than tell where something stands.
bool isAccessor(const clang::FunctionDecl *function);

/// The values that a function returns, if it is small and does so plainly.
void returnsOf(const clang::Stmt *stmt, std::vector<const clang::Expr *> &out,
               unsigned &budget);

/// The class of the new object that a function gives back, if that is always
/// the same.
const clang::CXXRecordDecl *returnedClass(const clang::FunctionDecl *function,
                                          unsigned depth = 0);

/// Whether \p variable keeps what it was initialised with in \p stmt: nothing
/// is assigned to it, and its address goes nowhere.
bool keepsInitialiser(const clang::Stmt *stmt, const clang::VarDecl *variable);

/// Whether a function may keep the address that it is given at \p position (0 =
/// this, i + 1 = parameter i).
bool mayKeep(const clang::FunctionDecl *callee, unsigned position,
             unsigned depth = 0);

/// Counts how deep a walk is, while it lives.
struct Nesting {
  unsigned &depth;
  explicit Nesting(unsigned &d) : depth(d) { ++depth; }
  ~Nesting() { --depth; }
};

class FunctionExtractor {
  friend class ModelCallSite;

public:
  FunctionExtractor(Symbols &symbols, const ExtractOptions &options);

  /// A function, method, constructor, destructor or lambda body.
  void extract(const clang::FunctionDecl *function);
  bool walk(const clang::FunctionDecl *function);
  /// Tells of `offsetof(…, field)`: pointers to such a field lead to the
  /// object around it.
  void offsetTaken(const clang::FieldDecl *field) {
    OffsetsTaken.insert(field->getCanonicalDecl());
  }
  /// The initialisers of the unit's globals, as one synthetic function.
  void extractGlobals(const std::vector<const clang::VarDecl *> &globals);

private:
  //--- Extract.cpp
  void behindMembers(LocId object, const clang::CXXRecordDecl *record,
                     unsigned depth = 0);

  //--- Statements.cpp
  void run(const clang::Stmt *body);
  void statement(const clang::Stmt *stmt);
  void declare(const clang::VarDecl *variable);
  Index callsBefore(const clang::Stmt *loop);
  void loop(const clang::Stmt *cond, const clang::VarDecl *condVariable,
            const clang::Stmt *body, const clang::Expr *increment,
            bool bodyFirst, const clang::Stmt *prologue = nullptr);
  void rangeFor(const clang::CXXForRangeStmt *stmt);
  void clearOverwritten(const clang::Stmt *loop);
  void switchStatement(const clang::SwitchStmt *stmt);
  /// Evaluates a condition; gives the states where it holds and where not.
  std::pair<State, State> branch(const clang::Expr *cond);
  /// After a branch: what was decided there ends where both ways meet again.
  void decide(const clang::Expr *cond, const NodeRef &node);
  void settle(const State &before, const State &a, const State &b);
  /// A value that is put somewhere because of the decisions that led here.
  NodeRef decided(const NodeRef &value);
  void know(State &state, const clang::Expr *expr, int64_t number,
            bool negated);
  void leaveScope(size_t depth);
  void coroutineResult();
  void returnValue(const clang::Expr *expr, const clang::Stmt *stmt);
  void jump(const clang::LabelDecl *label);
  void assembly(const clang::AsmStmt *stmt);
  void mayReturnTwice();
  void tellPointees(State &a, State &b);
  State joinStates(const State &a, const State &b);
  bool sameState(const State &a, const State &b);
  void gap(GapKind kind, clang::SourceLocation at, llvm::StringRef text);

  //--- Expressions.cpp
  NodeRef value(const clang::Expr *expr);
  bool isNumber(clang::QualType type);
  NodeRef asNumber(const NodeRef &node, clang::QualType type);
  Places places(const clang::Expr *expr);
  CallValue increment(const clang::UnaryOperator *op);
  void awaitable(const clang::CoroutineSuspendExpr *expr);
  NodeRef conditionalValue(const clang::AbstractConditionalOperator *expr);
  NodeRef eitherOf(const clang::AbstractConditionalOperator *expr,
                   llvm::function_ref<NodeRef(const clang::Expr *)> of);
  NodeRef castValue(const clang::CastExpr *cast);
  NodeRef firstOnly(const NodeRef &node, LocId place, const clang::Expr *read);
  bool leavesNothing(const clang::BinaryOperator *op);
  /// An assignment says in \p assigned where it stored, if asked.
  NodeRef binaryValue(const clang::BinaryOperator *op,
                      Places *assigned = nullptr);
  NodeRef initListValue(const clang::InitListExpr *list);
  NodeRef lambdaValue(const clang::LambdaExpr *lambda);
  NodeRef newValue(const clang::CXXNewExpr *expr);
  /// Evaluates `expr` as the initialiser of the object at \p place.
  void initialise(LocId place, const clang::Expr *expr, clang::QualType type);
  void initialiseElements(LocId array, const clang::Expr *list,
                          llvm::ArrayRef<clang::Expr *> inits);
  void initialiseMembers(LocId place, const clang::RecordDecl *record,
                         llvm::ArrayRef<clang::Expr *> inits);
  void construct(LocId place, const clang::CXXConstructExpr *expr);
  NodeRef copyOf(const clang::Expr *source, const clang::CXXRecordDecl *record);
  bool initialiseMap(LocId place, const clang::CXXConstructExpr *expr);
  void defaultMembers(LocId place, const clang::CXXRecordDecl *record,
                      bool unknownRest);
  NodeRef assign(const clang::Expr *target, const Places &to, NodeRef value,
                 const clang::Expr *whole);
  bool writesPart(const clang::Expr *target, LocId place,
                  const clang::Expr *assignment);
  NodeRef functionValue(const clang::FunctionDecl *function);
  NodeRef literalData(const clang::Expr *init);
  /// `offsetof(T, field)`, however it is written.
  static bool isFieldOffset(const clang::Expr *expr);
  Places offset(const Places &targets, const clang::Expr *index, bool minus,
                clang::QualType element);
  /// Element \p number of the array at \p array. Arrays of arrays lie flat.
  LocId elementOf(LocId array, uint32_t number);
  clang::QualType declaredType(LocId place);
  std::optional<std::pair<uint32_t, uint32_t>> rowOf(LocId element);
  bool isRowPointer(const clang::Expr *expr);
  LocId memberAt(LocId place, uint32_t bytes, clang::QualType element);
  NodeRef chosenBy(const clang::Expr *glvalue);
  LocId outerAt(LocId place, uint64_t bytes);
  const clang::FieldDecl *sameInUnion(const clang::FieldDecl *field,
                                      const clang::Expr *base);
  NodeRef castToFirst(const NodeRef &pointer, clang::QualType from,
                      clang::QualType to);
  static uint32_t flatSize(clang::QualType type);
  Selector elementSelector(const clang::Expr *index);
  NodeRef unknownFrom(const clang::Stmt *stmt);
  NodeRef pointerTo(const Places &targets);
  std::optional<bool> constantCondition(const clang::Expr *expr);
  /// The number that an expression is known to be here.
  std::optional<int64_t> constantNumber(const clang::Expr *expr);
  /// The local variable of a number type that an expression names.
  std::optional<LocId> numberVariable(const clang::Expr *expr);

  //--- Keys.cpp
  /// What a literal, or a constant that bears a name, is as a text.
  std::optional<std::string> constantKey(const clang::Expr *expr) const;
  /// The position of the parameter that a key just is.
  std::optional<unsigned> keyParameter(const clang::Expr *expr);
  bool isKept(const clang::ParmVarDecl *param);
  Selector keySelector(const clang::Expr *key, bool associative);

  //--- Effects.cpp
  NodeRef content(State &state, LocId root);
  NodeRef initialContent(State &state, LocId root);
  NodeRef load(LocId place);
  NodeRef loadAt(LocId place);
  NodeRef textOfRow(LocId element);
  NodeRef loadAll(const Places &places);
  NodeRef loadVia(LocId place);
  void store(LocId place, const NodeRef &value, bool strong = true);
  void storeAll(const Places &places, const NodeRef &value);
  void reseat(LocId place);
  NodeRef dereference(const NodeRef &pointer);
  /// Where a pointer-like value points; \p cell is the place that holds it.
  Places targets(const NodeRef &pointer, LocId cell);
  /// Reads the pointer (or reference) at \p cell and follows it.
  Places follow(LocId cell);
  Places followAll(const Places &cells);
  Places field(const Places &objects, const clang::FieldDecl *field);
  LocId variablePlace(const clang::VarDecl *variable);
  LocId heapAt(const clang::Expr *expr) {
    return M->heap(expr, InitialisedThis);
  }
  Places variablePlaces(const clang::VarDecl *variable);
  NodeRef explicitPointer(const NodeRef &value, LocId cell,
                          clang::QualType type);
  /// The same for the members of what stands at \p place.
  NodeRef explicitMembers(NodeRef node, LocId place);
  bool ownsStorage(clang::QualType type);
  bool pointerLike(clang::QualType type);
  bool isModelledPointer(const clang::CXXRecordDecl *record);
  void forget(const Places &places, Index call, unsigned position,
              bool writable, clang::QualType pointee);
  void forgetTree(LocId place, const Origin &origin, bool writable,
                  std::vector<LocId> &seen, unsigned depth, bool weak);
  void forgetAround(LocId place, const Origin &origin);
  void forgetGlobals();

  //--- Calls.cpp
  CallValue call(const clang::Expr *expr);
  CallValue callOf(const clang::CallExpr *expr);
  CallValue callFunction(const clang::Expr *expr,
                         const clang::FunctionDecl *callee,
                         std::optional<Actual> object, std::vector<Actual> args,
                         bool virtualCall);
  CallValue openCall(const clang::Expr *expr, Call row,
                     std::optional<Actual> object,
                     const std::vector<Actual> &args,
                     const clang::FunctionDecl *callee,
                     clang::QualType resultType);
  CallValue callValue(const clang::Expr *expr, const NodeRef &callee,
                      std::optional<Actual> closure,
                      const std::vector<Actual> &args,
                      clang::QualType resultType);
  CallValue callHeld(const clang::Expr *expr, const NodeRef &held,
                     std::optional<Actual> closure,
                     const std::vector<Actual> &args,
                     clang::QualType resultType);
  std::optional<CallValue> partOf(const clang::FunctionDecl *get,
                                  const clang::Expr *object);
  Places memberField(const NodeRef &held);
  bool holdsFunction(const NodeRef &held);
  Places objectsOf(const Actual &first);
  bool constructFrom(LocId place, clang::QualType type,
                     llvm::ArrayRef<const clang::Expr *> exprs,
                     const clang::Expr *expr);
  CallValue applyModel(const Model &model, const clang::Expr *expr,
                       const clang::FunctionDecl *callee,
                       const std::optional<Actual> &object,
                       const std::vector<Actual> &args);
  bool writesToConst(const clang::FunctionDecl *callee);
  std::vector<Actual> arguments(llvm::ArrayRef<const clang::Expr *> exprs,
                                const clang::FunctionDecl *callee,
                                const clang::FunctionProtoType *type);
  Actual actual(const clang::Expr *expr, bool byReference);
  Actual objectOf(const clang::Expr *expr, bool arrow);
  //--- ModelTypes.cpp
  std::vector<clang::QualType> typesBelow(clang::QualType type,
                                          const ModelPath::Sel &sel);
  std::vector<clang::QualType> typesOf(const ModelPath &path,
                                       clang::QualType base);
  std::vector<const clang::FunctionDecl *>
  calledWith(clang::QualType callee,
             const std::vector<std::vector<clang::QualType>> &types,
             clang::SourceLocation at);

  const Model *modelOf(const clang::FunctionDecl *callee, unsigned numArgs);
  const clang::FunctionDecl *callOperator(clang::QualType type,
                                          unsigned numArgs);
  Index callIndex(const void *key);
  Argument argumentRow(const Actual &actual);
  Index recordInBytes(const Actual &arg);
  void whoIs(const Actual &arg, Argument &row);
  const clang::CXXRecordDecl *exactClass(LocId place);
  Index ownParameter(LocId place, bool behind);

  //--- Destruction.cpp
  void destroy(const clang::VarDecl *variable);
  void deleteOwned(const clang::VarDecl *variable);

  //--- Exceptions.cpp
  struct Thrown {
    clang::QualType type;
    NodeRef value;
  };
  struct Exception {
    std::vector<Thrown> known;
    NodeRef other; ///< a part for each family; from callees
  };
  struct Handler {
    const clang::CXXTryStmt *stmt = nullptr;
    Exception thrown;
    State onThrow;
    size_t scope = 0; ///< variables that stand outside of the block
    llvm::SmallVector<Index, 4> calls; ///< that may end in an exception
  };
  NodeRef thrownBy(const Handler &handler);
  void tryStatement(const clang::CXXTryStmt *stmt);
  void throwExpression(const clang::CXXThrowExpr *expr);
  void raise(const Exception &exception);
  void mayThrow(Index call = None);
  NodeRef currentException();
  Selector exceptionFamily(clang::QualType type);
  std::optional<CallValue>
  exceptionCall(const clang::FunctionDecl *callee,
                llvm::ArrayRef<const clang::Expr *> exprs);

  //--- Aliases.cpp
  /// A call that is looked into, in terms of its arguments.
  struct Frame {
    const clang::FunctionDecl *callee;
    const std::optional<Actual> &object;
    const std::vector<Actual> *args;
    unsigned depth;
    const State *entry = nullptr; ///< before the call, where it is known
  };
  const Actual *argumentOf(const clang::ValueDecl *decl, const Frame &frame);
  const Actual *argumentOf(const clang::Expr *expr, const Frame &frame);
  uint32_t elementNumber(const clang::Expr *at, uint32_t size,
                         const Frame &frame);
  Places aliasOfEach(llvm::ArrayRef<const clang::Expr *> exprs, bool pointers,
                     const Frame &frame);
  Places aliasPlaces(const clang::Expr *expr, const Frame &frame);
  Places aliasTargets(const clang::Expr *expr, const Frame &frame);
  Places aliasElement(const clang::ArraySubscriptExpr *subscript,
                      const Frame &frame);
  Places aliasOfCall(const clang::CallExpr *call, const Frame &frame);
  NodeRef aliasValue(const clang::Expr *expr, const Frame &frame);
  std::vector<Actual> aliasArguments(llvm::ArrayRef<const clang::Expr *> exprs,
                                     const Frame &frame);
  bool aliasCall(const clang::CallExpr *call, const Frame &frame,
                 std::optional<Actual> &object, std::vector<Actual> &args);
  NodeRef aliasObject(const clang::Expr *expr, const Frame &frame);
  const clang::Expr *settledValue(const clang::ValueDecl *decl,
                                  const Frame &frame);
  Places aliasOf(const clang::FunctionDecl *callee,
                 const std::optional<Actual> &object,
                 const std::vector<Actual> &args, unsigned depth = 0,
                 const State *entry = nullptr);
  NodeRef aliasInside(const clang::FunctionDecl *callee,
                      const std::optional<Actual> &object,
                      const std::vector<Actual> &args, unsigned depth = 0,
                      const State *entry = nullptr);
  void keep(LocId cell, const NodeRef &pointers);
  void mayBeWrittenBehind(Index call, const std::optional<Actual> &object,
                          const std::vector<Actual> &args,
                          clang::QualType result);
  void writtenBehind(Index call);
  void keepAssigned(const clang::FunctionDecl *callee,
                    const std::optional<Actual> &object,
                    const std::vector<Actual> &args, const State &entry);
  void keepPointers(const clang::CXXConstructorDecl *constructor,
                    const Actual &object, const std::vector<Actual> &args,
                    unsigned depth = 0);
  void reachedAnew(const NodeRef &pointers, Index path,
                   const std::optional<Actual> &object,
                   const std::vector<Actual> &args, unsigned depth = 0);
  NodeRef resultOf(const clang::Expr *expr);
  NodeRef loadOf(const clang::Expr *glvalue);

  //--- Summary.cpp
  struct Out {
    PortKind port;
    int32_t number;
    Index symbol;
    std::vector<Selector> selectors;
    bool deep = false; ///< all that lies below is meant
    Out below(Selector s) const {
      Out o = *this;
      o.selectors.push_back(s);
      return o;
    }
  };
  std::optional<Out> nameOf(LocId place);
  bool pointeeKnown(const Node &node, const Origin &origin);
  void emitValue(const NodeRef &node, const Out &out, bool exact, Index record,
                 unsigned depth = 0);
  bool isTouched(LocId target);
  NodeRef beyond(const NodeRef &node, const NodeRef &promised);
  NodeRef addedBy(const Node &node, const Selector &selector,
                  const NodeRef &kid);
  void emitRest(const NodeRef &node, const Out &out, Index record);
  void emitTogether(const std::vector<NodeRef> &nodes, Out out, Index record);
  bool isBeingTold(LocId target) const;
  void emitPointee(LocId target, const Out &out, Index record, unsigned depth);
  void emitAround(LocId target, const Out &out, unsigned depth);
  void emitPlace(LocId place, const Out &out, Index record, unsigned depth = 0);
  void emitFlow(const Origin &origin, const Out &out, bool exact, Index record,
                const std::vector<std::vector<Selector>> &except);
  void emitMovedOn(LocId region, const Out &name);
  void emitExit();
  void emitGlobals();
  void emitExitNode(const NodeRef &node, const Out &out, Index identity,
                    bool many, unsigned depth);
  void emitStored(LocId place, const NodeRef &node);
  bool isTooWide() const;
  bool isFull() const;
  bool untouched(LocId region);
  std::vector<LocId> touchedRegionsBelow(LocId place);
  void finish(Index symbol, Site site, uint32_t flags);
  void begin(const clang::FunctionDecl *function);

  //--- KeptAddresses.cpp
  bool keepsArgument(const clang::FunctionDecl *callee, unsigned position);
  void emitAddress(LocId target, const Out &out);
  void emitEscaped(Index call);
  void forgetEscaped(Index call);
  bool isNewToCallees(const Origin &origin, Out out, uint32_t flags,
                      const std::vector<std::vector<Selector>> &except);

  Index path(const Out &out);
  Step step(StepKind kind, clang::SourceLocation at, llvm::StringRef text);
  Origin originAt(PortKind port, int32_t number, Index symbol);
  NodeRef resultNode(Index call);

  Symbols &S;
  UnitBuilder &B;
  Unit &U;
  clang::ASTContext &Context;
  const ExtractOptions &Options;

  bool isOffsetTaken(const clang::FieldDecl *field) const {
    return OffsetsTaken.count(field->getCanonicalDecl());
  }
  llvm::DenseSet<const clang::FieldDecl *> OffsetsTaken;
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>, bool>
      Keeping;
  llvm::DenseMap<const clang::ParmVarDecl *, bool> Reassigned, Kept;
  llvm::DenseMap<const clang::FunctionDecl *, bool> WritingToConst;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> ModelledPointers;

  // Of the function that is being walked:
  const clang::FunctionDecl *Function = nullptr;
  Index FunctionSymbol = None;
  std::unique_ptr<Memory> M;
  State Now;
  State Exit;
  /// Loops that still changed when they were left the last time.
  llvm::DenseSet<const clang::Stmt *> Unstable;
  struct Jump {
    State onBreak, onContinue;
    size_t scope;
    bool isSwitch = false;
  };
  std::vector<Jump> Jumps;
  unsigned Loops = 0; ///< that are being walked, one in another
  llvm::DenseSet<const clang::LabelDecl *> Passed; ///< labels, on this walk
  std::vector<const clang::VarDecl *> Scope;
  llvm::DenseMap<const clang::LabelDecl *, State> Labels;
  bool LabelsChanged = false;
  /// What stands when a call of setjmp returns once more; set where there is
  /// such a call.
  std::optional<State> Again;
  std::vector<Handler> Handlers;
  std::vector<Exception> Caught; ///< being handled, innermost last
  llvm::DenseMap<const clang::ValueDecl *, LocId> Captured;
  LocId CapturedThis = None; ///< the pointer, or the copy of the object
  bool ThisCopied = false;
  llvm::DenseMap<LocId, LocId> Views; ///< local views of strings
  const clang::CoroutineBodyStmt *Coroutine = nullptr;
  /// The object that a default member initialiser stands in.
  LocId InitialisedThis = None;
  llvm::DenseMap<const clang::OpaqueValueExpr *, LocId> Opaque;
  struct SwitchEntry {
    State state;
    std::optional<int64_t> value; ///< of the condition, where it is known
    bool matched = false;         ///< a case has that value
    const clang::Expr *cond = nullptr;
    std::vector<int64_t> numbers; ///< of the cases
  };
  std::vector<SwitchEntry> SwitchEntries;
  llvm::DenseMap<const clang::LabelDecl *, bool> LabelSeen;
  std::vector<std::pair<const clang::Expr *, LocId>> Placeholders;

  struct PendingFlow {
    Flow row;
    TrailRef trail;
    std::vector<std::vector<Selector>> except;
    Index via = None;
    std::vector<uint32_t> guards;
    std::vector<When> when;
  };
  std::map<std::tuple<Index, Index, uint32_t, uint32_t, Index, Index>,
           PendingFlow>
      Flows;
  struct PendingCall {
    Call row;
    std::vector<Argument> args;
    std::vector<uint32_t> values;
  };
  std::vector<PendingCall> Calls;
  /// By expression, and by which of the callbacks that a model makes there.
  llvm::DenseMap<std::pair<const void *, unsigned>, Index> CallNumbers;
  unsigned Callback = 0;
  llvm::DenseMap<const clang::Expr *, uint32_t> Decisions;
  /// Temporaries and heap objects whose class is certain.
  llvm::DenseMap<LocId, clang::QualType> MadeTypes;
  /// By call: the class of the new object that it gives back.
  llvm::DenseMap<Index, const clang::CXXRecordDecl *> ReturnedClasses;
  std::vector<LocId> Escaped; ///< variables whose address others may keep
  /// What of them was last told to a call.
  llvm::DenseMap<LocId, NodeRef> Told;
  std::vector<LocId> Handed;   ///< of Escaped: first by the call being told of
  bool KnownToCallees = false; ///< what is emitted is told in another way
  /// Flows to what was kept, and the call from which on they are told.
  std::map<std::tuple<Index, Index, uint32_t, uint32_t, Index, Index,
                      std::vector<std::vector<Selector>>>,
           int32_t>
      ToldFrom;
  /// The first call of the outermost loop that is being walked.
  Index FirstCallOfLoops = None;
  llvm::DenseMap<const clang::Stmt *, Index> CallsBefore; ///< a loop
  const clang::FunctionDecl *Called = nullptr; ///< that is being given values
  bool RowGiven = false; ///< the value that is emitted leads to a row
  /// What factories construct, by their call.
  llvm::DenseMap<const clang::Expr *, const clang::Expr *> Constructions;
  /// Elements of tables of constants: the index when they were last named.
  llvm::DenseMap<const clang::Expr *, NodeRef> ChosenBy;
  /// Calls whose result is a place known here.
  llvm::DenseMap<const clang::Expr *, Index> AliasedCalls;
  /// By call: the objects that it does not change itself, but may give a way
  /// into, with their positions.
  llvm::DenseMap<Index, llvm::SmallVector<std::pair<LocId, unsigned>, 2>>
      LedInto;
  std::vector<Index> Kills;
  llvm::DenseMap<Index, const clang::FunctionDecl *> FunctionValues;
  std::vector<LocId> Emitting; ///< pointees on the way of what is emitted
  LocId Telling = None; ///< what stood behind a parameter, while told at exit
  /// What a model has read and is about to write.
  std::vector<NodeRef> OnTheWay;
  bool Narrow = false;     ///< see Memory
  bool MayGiveUp = false;  ///< it can be walked again
  unsigned Emitted = 0;    ///< flows, for the value that is emitted
  unsigned ModelDepth = 0; ///< of models that call functions with models
  unsigned Depth = 0;      ///< of nested evaluation, against deep recursion
  bool isTired() const;    ///< of walking loops again
  unsigned Work = 0;       ///< statements walked, against endless repetition
};

} // namespace purpose

#endif
