//===- Tabulate.h - following labels through the program --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Forward tabulation over summaries, after IFDS (Reps, Horwitz, Sagiv 1995)
// with access paths as facts: a fact that enters a function is followed once
// for each path it enters at, and what comes out goes back to just those
// callers that sent it in. A label that starts inside a function has no such
// entry and goes to all its callers.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_SOLVE_TABULATE_H
#define CLANG_PURPOSE_SOLVE_TABULATE_H

#include "Labels.h"
#include "llvm/ADT/SetVector.h"
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace purpose {

using Selectors = llvm::SmallVector<Selector, 6>;

/// An access path in the program's own numbering.
struct FactPath {
  PortKind port = PortKind::Param;
  int32_t number = 0;
  uint32_t symbol = None; ///< Sym, or position + 1 of an Argument
  bool deep = false;
  /// Of a path that was cut: the last field that was cut off. The fact stands
  /// in a field of this name somewhere below, and in no other.
  uint32_t tail = None;
  Selectors selectors; ///< Field: Sym; Key, Part: program-wide string number
  bool operator==(const FactPath &) const = default;
};

/// An element that may be the place itself: `p[0]` is `*p`.
bool isSelf(const Selector &s);

enum FactKind : uint8_t { FactSame = 0, FactDerived = 1, FactControl = 2 };

constexpr uint32_t FunctionLabel = 0x80000000u; ///< label = this | Sym
/// label = FunctionLabel | this | number: the address of a local variable,
/// which is followed as function values are.
constexpr uint32_t AddressLabel = 0x40000000u;

struct Fact {
  uint32_t body = None;
  uint32_t entry = None; ///< number of the fact at entry, None: began inside
  uint32_t path = None;  ///< paths
  uint32_t label = 0;    ///< labels, or FunctionLabel | function
  uint32_t cleared = 0;  ///< clearedSets
  uint32_t context = 0;  ///< contexts: what the caller's arguments are known
                         ///< to be
  uint32_t assumed = 0;  ///< contexts: what they must be, where it is not known
  FactKind kind = FactSame;
  /// A handle was given it by a callee that nobody has seen, and may keep it.
  bool kept = false;
  // How it came here (not part of what it is):
  uint32_t before = None;
  uint32_t flow = None; ///< unit's flows
  uint32_t crumbs = 0;
  uint32_t steps = 0;
  enum Way : uint8_t {
    Start,
    Inside,
    Enter,
    Back,
    Guessed, ///< out of a callee that nobody has seen
    Joined,
    InField,
    Emitted, ///< handed to a function whose calls are joined here
  } way = Start;
  uint32_t via = None; ///< call (relative) for Enter (in the caller), Back and
                       ///< Emitted
  uint32_t sender = None; ///< of Back: what was sent in that this came of

  /// The same at another place, \p at, that outlives a call; fact \p from told.
  Fact stored(uint32_t from, uint32_t at) const;
  /// The same where another function, \p reader, comes upon it.
  Fact readIn(uint32_t reader, uint32_t from, uint32_t at) const;
};

/// What a parameter is, as far as its function does something else for it: a
/// constant, the class of an object, a function.
struct Known {
  enum Kind : uint8_t {
    Constant,
    Class,
    Function,
    Method,
    Entered
  } kind = Constant;
  int32_t param = 0;  ///< -1: this
  uint32_t value = 0; ///< Constant: program-wide string number; Entered: the
                      ///< fact at entry that the caller sent; else Sym
  bool negated = false;
  auto operator<=>(const Known &) const = default;
};

/// A call of a body, as one number.
inline uint64_t siteKey(uint32_t body, Index call) {
  return (uint64_t(body) << 32) | call;
}

class Tabulation {
public:
  Tabulation(const Program &program, const Policy &policy,
             const SolveOptions &options);
  Findings run();

private:
  struct FlowIndex {
    std::map<std::tuple<PortKind, int32_t, uint32_t>, std::vector<Index>> from;
    std::vector<std::pair<Index, Index>> calledValues; ///< call, path
    /// Call and position of an argument -> paths whose value it may be.
    std::map<std::pair<int32_t, uint32_t>, llvm::SmallVector<Index, 2>> handed;
    /// The same for the objects that it may refer to.
    std::map<std::pair<int32_t, uint32_t>, llvm::SmallVector<Index, 2>> objects;
    bool keyed = false; ///< some path has a key that is a parameter
  };
  const FlowIndex &flowsOf(uint32_t body);

  //--- Paths.cpp
  void findFirstFields();
  void findOuterReads();
  bool isSamePlace(const Selector &skipped, const Selector &other) const;
  /// Lines up what a fact says (have) with what a flow reads (want), from the
  /// front: how much of each was used.
  void align(const Selectors &have, const Selectors &want, size_t &i,
             size_t &j) const;
  static void append(Selectors &to, const Selectors &rest);
  void findRecords();
  bool readsOthers(uint32_t unit, const Flow &flow, Sym tail);
  bool mayHold(Sym field, Sym inside);
  bool isCalledAt(const FactPath &have, const FactPath &value) const;
  size_t lastField(const Selectors &selectors) const;
  bool leadsNowhere(const Selectors &selectors) const;
  bool closeRings(Selectors &selectors) const;
  bool collapse(Selectors &selectors) const;
  bool isLaterNode(const FactPath &have, size_t i, const FactPath &want,
                   size_t j) const;
  const FactPath &pathOf(uint32_t unit, Index path);
  bool isRead(uint32_t body, const FactPath &path, bool function);
  uint32_t intern(const FactPath &path);
  Selector globalise(uint32_t unit, Selector selector);
  uint32_t stringNumber(std::string_view text);

  void startHanded(uint32_t body, Index flow);
  void startLabels();
  Fact beginning(uint32_t body, uint32_t flow, uint32_t label,
                 const FactPath &path, uint32_t crumbs);
  void startAt(uint32_t body, uint32_t flow, uint32_t label,
               const FactPath &path, uint32_t crumbs);
  void startAcross(uint32_t body, Index flow, uint32_t label);
  void startFunctionValues();
  static std::pair<uint64_t, uint64_t> keyOf(const Fact &fact, uint64_t salt);
  uint32_t add(Fact fact);
  void drain();
  bool isOtherPointer(const Fact &fact, const Flow &flow);
  bool isFarGuess(const Fact &fact, const Flow &flow);
  bool isForgotten(uint32_t unit, const Flow &flow) const;
  void step(uint32_t fact);
  void arrive(uint32_t from, Index flow, FactPath to, FactKind kind,
              uint32_t crumbs, uint32_t cleared, uint32_t assumed);
  bool liesDeep(uint32_t number, Index flow);
  void enterCall(uint32_t fact, Index flow, const FactPath &to);
  void passInto(uint32_t fact, uint32_t callee, Index call, uint32_t crumbs);
  bool livesElsewhere(uint32_t body, Index call, uint32_t position);
  void leave(uint32_t fact);
  void backTo(uint32_t fact, uint32_t callerBody, uint32_t callerEntry,
              Index call, uint32_t crumbs);
  bool isAtHome(const Fact &fact) const;
  void globalWritten(uint32_t fact);
  void objectOutlives(uint32_t fact);
  void readElsewhere(uint32_t fact, size_t at);
  bool calledInOrder(Sym function, unsigned depth);
  bool isValueClass(Sym record);
  void reachedOtherwise(uint32_t fact);
  /// Below which place of the result lies which object.
  using Roots = llvm::SmallVector<std::pair<Selectors, FactPath>, 2>;
  static constexpr unsigned MaxRootDepth = 4, MaxRoots = 32, MaxRootSteps = 200;
  void rootsOf(uint32_t body, Index from, const Selectors &ret,
               const Selectors &rest, unsigned depth, Roots &roots);
  Roots resultRoots(uint32_t body);
  void writtenThroughResult(uint32_t fact);

  //--- Keys.cpp
  static bool hasOpenKey(const Selectors &selectors);
  static bool hasOpenKey(const Unit &unit, Index path);
  void fillKeys(Selectors &selectors, uint32_t context);
  void keysOutOf(Selectors &selectors, uint32_t caller, Index call,
                 uint32_t context);
  void keysInto(Selectors &selectors, uint32_t caller, Index call) const;
  uint32_t withoutOpenKeys(uint32_t path);
  uint32_t assumeKeys(const Selectors &have, const Selectors &want,
                      uint32_t assumed);
  std::optional<uint32_t> assumeArgument(uint32_t body, Index call,
                                         int32_t position, uint32_t constant,
                                         uint32_t assumed = 0);
  bool mayBeCalledWith(uint32_t body, int32_t param, uint32_t constant,
                       unsigned depth = 4);

  //--- Worlds.cpp
  void findWorlds();
  bool isWorld(Sym record) const { return Worlds.count(record); }
  bool isInWorld(const Selectors &selectors) const {
    return llvm::is_contained(selectors, InWorld);
  }

  //--- Widen.cpp
  bool count(const Fact &fact);
  void sayCuts();
  static void coarsen(FactPath &path);
  void findFieldReads();
  bool followedByField(const Fact &fact, uint32_t from);

  //--- WhyNot.cpp
  void stopped(uint32_t fact, const Use &use, const std::string &why);
  void whyNot();

  //--- Joins.cpp
  bool isJoined(Sym function) const;
  void joinAt(Sym function, uint32_t brought, Index call);
  void passToJoined(uint32_t fact, Sym function);
  void emerge(uint32_t fact, uint32_t brought, Index call);
  uint32_t emitter(uint32_t fact) const;

  //--- Aliases.cpp
  void keepsAddresses(uint32_t fact);
  bool followAddresses(uint32_t body);
  void alias(uint32_t data, uint32_t address);
  /// What stands in a local whose address others may have, when they are
  /// called.
  struct Shown {
    uint32_t fact;
    Index flow;
    FactPath at; ///< port Kept
    FactKind kind;
    uint32_t cleared, assumed;
  };
  void show(Shown shown);
  void handedAddress(uint32_t fact);
  void reach(const Shown &shown, uint32_t address);
  void findGlobalPointers();
  void writtenThroughGlobal(uint32_t fact);

  //--- Context.cpp
  using Cares = llvm::SmallVector<std::pair<int32_t, Known::Kind>, 2>;
  const Cares &caresOf(uint32_t body, unsigned depth = 0);
  uint32_t contextFor(uint32_t caller, Index call, uint32_t callee);
  std::optional<uint32_t> inContext(uint32_t context, int32_t param,
                                    Known::Kind kind);
  std::optional<uint32_t> knownArgument(uint32_t body, Index call,
                                        int32_t param, Known::Kind kind,
                                        uint32_t context);
  bool contradicts(llvm::ArrayRef<Known> known) const;
  uint32_t contextNumber(std::vector<Known> known);
  bool holds(uint32_t body, const Flow &flow, const Fact &fact,
             uint32_t &assumed);
  std::optional<uint32_t> assumedBefore(const Fact &out, uint32_t callerBody,
                                        uint32_t callerFact, Index call);
  Sym overriderIn(Sym cls, Sym method);
  bool inOneClass(Sym method, Sym other);
  uint32_t entryOf(uint32_t fact) const {
    return Facts[fact].entry == 0xfffffffe ? fact : Facts[fact].entry;
  }
  bool together(uint32_t function, uint32_t data);
  uint32_t calledWith(uint32_t data, uint32_t function);
  bool callsUnseen(uint32_t fact, Index flow, const FactPath &to, Index call);
  void startUnseenResults();
  void tryValueCall(uint32_t body, Index call, size_t target, size_t waiting);
  struct Targets {
    std::vector<uint32_t> bodies;
    bool known = false, ambiguous = false, many = false;
  };
  Targets targetsOf(uint32_t body, Index call, uint32_t context = 0,
                    uint32_t assumed = 0);
  Targets onlyTarget(uint32_t body, Sym function);
  Targets overridersOf(uint32_t body, const Call &call, uint32_t assumed);
  std::vector<uint32_t> bodiesFor(uint32_t body, Sym symbol, bool &ambiguous);
  bool mayProduceData(uint32_t body, Index call, uint32_t position,
                      unsigned depth);
  bool killed(uint32_t callee, const FactPath &atArgument, uint32_t caller,
              uint32_t context);
  uint32_t guardsOf(uint32_t body, const Flow &flow, uint32_t cleared,
                    uint32_t label);
  uint32_t clear(uint32_t set, const Clearance &clearance, uint32_t label);
  bool isCleared(uint32_t set, llvm::StringRef purpose);

  void checkHandedOver(uint32_t fact, Index flow, const FactPath &to,
                       Index call, Sym callee);
  void checkConsumed(uint32_t fact, Index flow, const FactPath &to);
  void checkSteered(uint32_t number, Index flow, Index call);
  void checkStored(uint32_t fact, Index flow, Sym store);
  void report(uint32_t fact, Index flow, uint32_t use, Place place, Sym who,
              const std::string &lastText);
  bool covered(const std::vector<uint32_t> &by, llvm::StringRef purpose);
  void blind(uint32_t fact, Index call, BlindSpotKind kind,
             const std::string &what);
  std::vector<TraceStep> traceOf(uint32_t fact, Index flow,
                                 std::vector<std::string> &chain);
  void channels(uint32_t fact, Index call, const FactPath &to);
  bool isConstructor(uint32_t body) const;
  bool areSiblings(Sym one, Sym other);
  Sym declaredClass(uint32_t body, const FactPath &path) const;
  bool isOfNoClass(uint32_t body, const FactPath &path);
  const Call &callAt(uint32_t body, Index call) const {
    return P.unitOf(body).calls[P.function(body).calls.begin + call];
  }

  const Program &P;
  const Policy &Rules;
  const SolveOptions &Options;
  Labels L;
  Findings Out;

  std::vector<FactPath> Paths;
  std::vector<std::vector<std::unique_ptr<FactPath>>> PathsRead; ///< by unit
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint32_t, 1>> PathIndex;
  llvm::StringMap<uint32_t> Strings;
  std::vector<Fact> Facts;
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, uint32_t> FactIndex;
  std::deque<uint32_t> Queues[3]; ///< by kind: what is worth most goes first
  std::vector<std::unique_ptr<FlowIndex>> Flows;
  /// Entry fact -> (caller fact, call): who sent it in.
  struct Sender {
    uint32_t fact;
    Index call;
    uint32_t crumbs;
  };
  llvm::DenseMap<uint32_t, std::vector<Sender>> Senders;
  /// (Entry fact of a function value, body and call) -> the senders' entries.
  llvm::DenseMap<std::pair<uint32_t, uint64_t>, llvm::SmallVector<uint32_t, 1>>
      SentFrom;
  /// Entry fact -> facts that left the function.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> Ends;
  /// Where a body's label-free start leaves to callers found later.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> OpenEnds;
  /// (body, call) -> targets found for a function value, arguments seen there.
  struct ValueCall {
    struct Target {
      uint32_t callee;
      uint32_t fact; ///< that brought the function here
    };
    std::vector<Target> targets;
    /// Functions without a body, and the facts that brought them.
    std::vector<std::pair<Sym, uint32_t>> unseen;
    std::vector<std::pair<uint32_t, Index>> waiting; ///< fact, flow
    std::set<std::pair<size_t, size_t>> done;        ///< target, waiting
  };
  llvm::DenseMap<uint32_t, llvm::SmallVector<Index, 2>> ValueCallsIn;
  std::map<std::pair<uint32_t, Index>, ValueCall> ValueCalls;
  /// Path of a called value -> calls.
  llvm::DenseMap<uint64_t, std::vector<Index>> ValuePaths;
  llvm::DenseMap<Sym, std::vector<std::pair<uint32_t, Index>>> GlobalReaders;
  llvm::DenseMap<Sym, std::vector<std::pair<uint32_t, Index>>> FieldReaders;
  /// By a function whose calls are joined: the fact that brought it to the call
  /// (CallJoined) that stands for them, and what was handed to it.
  struct Join {
    std::vector<std::pair<uint32_t, Index>> calls;
    llvm::SetVector<uint32_t> handed;
  };
  llvm::DenseMap<Sym, Join> Joins;
  /// Callers through function values: by body.
  struct ValueCaller {
    uint32_t body;
    Index call;
    uint32_t fact; ///< that brought the function there
  };
  llvm::DenseMap<uint32_t, std::vector<ValueCaller>> ValueCallers;
  /// Of a body whose locals' addresses are followed.
  struct Kept {
    std::vector<uint32_t> data;      ///< facts behind a pointer in an object
    std::vector<uint32_t> addresses; ///< facts of its own locals' addresses
    std::vector<uint32_t> handed;    ///< the same, as they are handed to calls
    std::vector<Shown> shown;
    enum { Unasked, None, Some } has = Unasked;
  };
  llvm::DenseMap<uint32_t, Kept> KeptIn;
  /// Pointers in globals: where the pointer lies, what it points to.
  llvm::DenseMap<Sym, std::vector<std::pair<FactPath, FactPath>>>
      GlobalPointers;
  /// Of a class's first field: the classes of the objects that begin there.
  llvm::DenseMap<Sym, llvm::SmallVector<Sym, 2>> FirstFields;
  std::optional<llvm::DenseSet<Sym>> ValueClasses; ///< see isValueClass
  llvm::DenseSet<Sym> Worlds; ///< opaque classes that many functions take
  const Selector InWorld{SelectorKind::Part,
                         stringNumber("kept by one of many functions")};
  /// Classes by name, those that derive from a class, and what mayHold() found.
  llvm::StringMap<llvm::SmallVector<Sym, 1>> RecordsNamed;
  llvm::DenseMap<Sym, llvm::SmallVector<Sym, 2>> Derived;
  llvm::DenseMap<std::pair<Sym, Sym>, bool> HoldMemo;
  llvm::DenseSet<Sym> Globals;     ///< variables that are globals
  llvm::DenseSet<Sym> OuterReads;  ///< fields that are gone up from somewhere
  std::vector<FactPath> Addresses; ///< by address label: a local and below
  std::vector<std::vector<Known>> Contexts{{}};
  std::map<std::vector<Known>, uint32_t> ContextIndex;
  llvm::DenseMap<uint32_t, Cares> CaresMemo;
  llvm::DenseMap<uint32_t, Roots> RootsMemo;
  unsigned RootSteps = 0;
  llvm::DenseMap<std::pair<uint32_t, uint64_t>, bool> ElsewhereMemo;
  llvm::DenseMap<std::pair<Sym, Sym>, Sym> OverriderMemo;
  /// Of a call that is not of a function value: by call, and the method that
  /// is known to be run, or else what is assumed.
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, Targets> TargetsMemo;
  llvm::DenseMap<std::pair<Sym, Sym>, bool> OneClassMemo, SiblingsMemo;
  std::map<std::tuple<uint32_t, std::string, std::string, Place>, size_t>
      Reported;
  std::set<std::tuple<uint32_t, Index, uint32_t>> BlindSeen;
  std::set<std::tuple<Place, std::string, std::string>> BlindSaid;
  std::vector<std::vector<std::string>> ClearedSets{{}};
  std::map<std::vector<std::string>, uint32_t> ClearedIndex;
  std::set<std::pair<std::string, std::string>> Relied;
  std::map<std::tuple<uint32_t, Index, uint32_t>, bool> DataMemo;
  std::map<std::pair<uint32_t, Index>, size_t> Reveals;
  llvm::DenseSet<Sym> AddressTaken;
  llvm::DenseMap<uint32_t, uint32_t> FactsOf, DecisionsOf; ///< by label
  uint32_t AllValueFacts = 0;    ///< of functions and addresses
  llvm::DenseSet<uint32_t> Wide; ///< labels that are followed by fields only
  llvm::DenseMap<Sym, std::vector<std::pair<uint32_t, uint32_t>>>
      FieldReads; ///< body, path
  llvm::DenseSet<std::pair<uint64_t, uint64_t>> InFields;
  llvm::DenseSet<uint32_t> Cut; ///< labels that were not followed to the end
  bool Limited = false;
};

} // namespace purpose

#endif
