//===- Facts.h - the vocabulary of the analysis -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A Unit holds all that the analysis keeps of one translation unit. It is the
// waist of the program: extraction writes it, everything else reads it, and it
// knows nothing of Clang.
//
//   access path   a port and a chain of selectors:  param0.*.User::phone
//   port          where values enter or leave a function (see PortKind)
//   flow          an edge from an access path to another, inside one function
//   call          a call site, left open: the solver joins it to its callees
//   mark          what an annotation says about a symbol
//   gap           a place where extraction gave up (becomes a blind spot)
//
// Everything stands in flat tables of plain records that refer to each other by
// index, for three reasons: a unit of 10^5 flows is a dozen allocations, the
// unit file is these tables written one after the other (UnitFile.h), and a
// unit compares, copies and moves like a value.
//
// Selectors and memory. `.*` is what a pointer, reference, smart pointer or
// container refers to; an array or container element k is `.*.[k]` behind a
// pointer (element 0 is `.*` itself, so that `*p` and `p[0]` are one thing);
// `[?]` is an element whose index is not known; `["k"]` a constant map key;
// `[param0]` the key that parameter 0 is when the function is entered.
// `^f` goes up: where a pointer points to field f of an object, `.*.^f` is that
// object.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_FACTS_H
#define CLANG_PURPOSE_FACTS_FACTS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace purpose {

/// Index into one of a Unit's tables; None where there is nothing.
using Index = uint32_t;
constexpr Index None = ~0u;

/// A run of consecutive rows of a table.
struct Range {
  Index begin = 0;
  Index count = 0;
  Index end() const { return begin + count; }
  bool empty() const { return count == 0; }
  bool operator==(const Range &) const = default;
};

/// A place in a source file; lines and columns count from 1, 0 = not known.
struct Site {
  Index file = None; ///< files[]
  uint32_t line = 0;
  uint32_t column = 0;
  bool valid() const { return file != None && line != 0; }
  bool operator==(const Site &) const = default;
};

/// A source or header file that was read.
struct File {
  Index path = None;   ///< strings[]; as given by the compiler, made absolute
  uint64_t hash = 0;   ///< xxh3 of its contents, 0 = not computed
  uint32_t system = 0; ///< 1 for a file found through a system include path
};

enum class SymbolKind : uint32_t {
  Function,
  Field,
  Record, ///< class, struct, union
  Variable,
  Parameter,
  Namespace,
  Alias,
};

/// A named entity of the program. `id` is equal in two units exactly if the
/// two mean the same entity: the mangled name for functions and variables with
/// external linkage, with the file appended where linkage is internal; the
/// qualified name and the defining file for records ("User@/src/user.h"); the
/// record's id and the field name for fields ("User@/src/user.h::phone").
/// Members of `std` are named without file and inline namespaces
/// ("std::pair::first").
struct Symbol {
  Index id = None;   ///< strings[]
  Index name = None; ///< strings[]; as a developer writes it: `User::phone`
  SymbolKind kind = SymbolKind::Function;
  Site site;            ///< of its declaration
  Index owner = None;   ///< symbols[]; enclosing class or namespace
  Index record = None;  ///< symbols[]; for a typed symbol, the record that its
                        ///< type is, points to, or (container) holds
  uint32_t forgets = 0; ///< 1: what is written behind a pointer to it cannot
                        ///< be read back: the program's output, an array of
                        ///< one character (it holds no text but the empty one)
};

struct RecordField {
  Index field = None;  ///< symbols[]
  Index record = None; ///< symbols[]; as Symbol::record
  bool operator==(const RecordField &) const = default;
};

/// Layout of a class: what is inside a whole object.
struct Record {
  Index symbol = None; ///< symbols[]
  Range fields;        ///< recordFields[]
  Range bases;         ///< lists[] of symbols[]
};

enum class MarkKind : uint32_t { Only, Never, Use, Release, Guard };

/// What one annotation says about one symbol.
struct Mark {
  Index symbol = None; ///< symbols[]
  MarkKind kind = MarkKind::Only;
  Range purposes;      ///< lists[] of strings[]
  Index reason = None; ///< strings[]; of a release
  Site site;
};

enum class PortKind : uint32_t {
  Param,    ///< number = position, -1 = this (a pointer). As a flow's source:
            ///< the value at entry; as its target: what it is at exit.
  Return,   ///< target only
  Throw,    ///< target only: an exception leaves the function
  Catch,    ///< source only: an exception caught that call `number` (AnyCall:
            ///< some call) ended in
  Global,   ///< symbol = variable (global, static member, function static)
  Store,    ///< target only: written to `symbol`, a field or local variable
            ///< anywhere (checked against uses; goes no further)
  Local,    ///< source only: the local variable `symbol`: annotated, or never
            ///< given a value
  Function, ///< source only: the address of `symbol`, a function (for a
            ///< lambda: the closure object, whose call operator it is)
  Argument, ///< number = call (relative to the function), symbol = position + 1
            ///< (0 = this). As target: handed to the call; as source: what
            ///< stands there after the call.
  Result,   ///< number = call: what the call returned. As target: written
            ///< through the reference or pointer that the call returned.
  Reveal,   ///< target only: PURPOSE_REVEAL at call `number`
  Decision, ///< number = a branch of the function. As target: what it is
            ///< decided by; as source: what is decided there.
  Made,     ///< target only: whether call `number` is made
  Address,  ///< source only: the address of the local variable `symbol`
  Kept,     ///< the local variable `symbol`, for those who kept its address. As
            ///< source: what call `number` (AnyCall: some call) wrote to it; as
            ///< target: what stands there when call `number` is made, or a
            ///< later one
};

/// An access path: port and selectors.
struct Path {
  PortKind port = PortKind::Param;
  int32_t number = 0;
  Index symbol = None; ///< symbols[], or position + 1 for Argument
  uint32_t deep = 0;   ///< 1: the path was cut at the depth limit, or all that
                       ///< stands below is meant
  Range selectors;     ///< selectors[]
};

constexpr int32_t AnyCall = INT32_MAX;

enum class SelectorKind : uint32_t {
  Field,    ///< value = symbols[]
  Deref,    ///< `*`
  Element,  ///< value = constant index; AnyIndex = not known
  Key,      ///< value = strings[]: constant key
  Part,     ///< value = strings[]: a named part that a model defines
  Outer,    ///< value = symbols[], a field: the object that has this place as
            ///< that field (what `container_of` computes)
  KeyParam, ///< value = a parameter's position: the key that it is at entry
};
constexpr uint32_t AnyIndex = ~0u;

/// Fields and variables that a flow names as read on the way (Flow::via).
constexpr Index MaxVia = 16;

struct Selector {
  SelectorKind kind = SelectorKind::Deref;
  uint32_t value = 0;
  auto operator<=>(const Selector &) const = default;
};

enum class FlowKind : uint32_t {
  Same,    ///< the same value: copied, moved, referred to
  Derived, ///< computed from it: arithmetic, formatting, hashing, size
  Control, ///< decided by it
};

enum FlowFlags : uint32_t {
  /// The source is a scalar, read at exactly this path: what stands below it
  /// does not move (a pointer is compared, not followed).
  FlowExact = 1,
  /// The value was read as bytes or as a whole: every labelled field inside
  /// `record` counts as read.
  FlowWhole = 2,
  /// The source is the result of a call, and the place that it refers to is
  /// known: only what is said of the call itself flows from here.
  FlowSaid = 4,
  /// What it moves comes to stand somewhere below `to`, nobody said where.
  FlowSomewhere = 8,
};

/// The rule: what stands at `from` (and below it, with the same further
/// selectors) also stands at `to`, but for the sub-paths in `except`.
struct Flow {
  Index from = None; ///< paths[]
  Index to = None;   ///< paths[]
  FlowKind kind = FlowKind::Same;
  uint32_t flags = 0;
  Index record = None; ///< symbols[]; type of the value, if it is a record
  Range except;        ///< lists[] of paths[] (selectors relative to `from`)
  Range via;           ///< lists[] of symbols[]: fields and variables of local
                       ///< objects that the value was read from on the way
  Range guards;        ///< lists[] of call numbers (relative to the function):
                       ///< predicate calls that are true wherever this flows
  Range when;  ///< whens[]: what is known of parameters wherever this flows
  Range steps; ///< steps[], first to last
};

/// A constant that a parameter is, or is not, at a place of its function.
struct When {
  Index param = None;    ///< parameter
  Index constant = None; ///< strings[]
  uint32_t negated = 0;  ///< 1: is not
  bool operator==(const When &) const = default;
  auto operator<=>(const When &) const = default;
};

enum class StepKind : uint32_t {
  Read,
  Assign,
  Pass,
  Return,
  Compute,
  Capture,
  Model, ///< through a modelled library function
  Other,
};

/// What happened to the value on the way, in words a developer would use:
/// "assigned to 'key'".
struct Step {
  StepKind kind = StepKind::Other;
  Site site;
  Index text = None; ///< strings[]
};

enum class CallKind : uint32_t {
  Direct,  ///< target = function
  Virtual, ///< target = method, receiver = static or known type of the object
  Value,   ///< values = paths that the called function value comes from
};

enum CallFlags : uint32_t {
  /// The receiver's dynamic type is exactly `receiver`.
  CallExactReceiver = 1,
  /// A model already answered for this call while extracting: the solver only
  /// checks uses and labels here, and does not look for a body.
  CallModelled = 2,
  /// The call is implicit (destructor, conversion, range-for…).
  CallImplicit = 4,
  /// Of a value: no call that is made here. It stands for all calls of these
  /// functions, wherever they are: what those are given comes out of its
  /// arguments.
  CallJoined = 8,
  /// It is not made here but whenever something happens, again and again: of a
  /// slot that is connected here.
  CallLater = 16,
  /// What it returns is a number or an enumerator: no way to an object.
  CallNumber = 32,
  /// What it throws comes to handlers of the function, and only what flows on
  /// from there leaves it.
  CallCaught = 64,
};

struct Call {
  Site site;
  CallKind kind = CallKind::Direct;
  Index target = None;       ///< symbols[]
  Index receiver = None;     ///< symbols[] (record)
  Index text = None;         ///< strings[]; the callee as written
  Index resultRecord = None; ///< symbols[]
  uint32_t flags = 0;
  Range values; ///< lists[] of paths[]
  Range args;   ///< args[]: this first where `hasThis`, see
                ///< Unit::argument
  uint32_t hasThis = 0;
};

/// One argument of a call; args[call.args.begin + hasThis + i] is argument i.
struct Argument {
  Site site;
  Index record = None;   ///< symbols[]; as Symbol::record, of the static type
  Index constant = None; ///< strings[]; value of a literal argument
  uint32_t writable = 0; ///< 1: the callee may change what is behind it
  uint32_t opaque = 0;   ///< 1: what it points to the caller cannot look into
                         ///< (void, a class without a definition): a handle
  Index exact = None;    ///< symbols[]; the object's own class, where known
  Index function = None; ///< symbols[]; the function value that it is
  Index param = None;    ///< position (0 = this, i + 1 = parameter i) of the
                         ///< caller's own parameter that it is, unchanged
};

enum FunctionFlags : uint32_t {
  FunctionVirtual = 1,
  FunctionVariadic = 2,
  FunctionLambda = 4,
  FunctionInternal = 8, ///< internal linkage
  FunctionMain = 16,
  FunctionImplicit = 32,    ///< written by the compiler
  FunctionInitializer = 64, ///< synthetic: initialises globals of the unit
};

struct Function {
  Index symbol = None; ///< symbols[]
  Site site;           ///< of its body
  uint32_t flags = 0;
  Index record = None;        ///< symbols[]; class of a method
  Index lexicalParent = None; ///< symbols[]; of a lambda: the function it is in
  Range params;               ///< lists[] of symbols[], one a parameter
  Range overrides; ///< lists[] of symbols[]: methods it overrides, all the way
                   ///< up
  Range calls;     ///< calls[]
  Range flows;     ///< flows[]
  Range kills;     ///< lists[] of paths[] (port Param): what stood there at
                   ///< entry is gone at exit, on every way through
};

enum class GapKind : uint32_t {
  Unparsed,    ///< an error in the source; what follows was not seen
  Unsupported, ///< a construct that extraction does not follow
  Limit,       ///< a limit of the analysis was hit (loop rounds, path depth)
  InlineAsm,
};

struct Gap {
  GapKind kind = GapKind::Unsupported;
  Site site;
  Index text = None;     ///< strings[]
  Index function = None; ///< symbols[]
};

/// One translation unit.
struct Unit {
  std::string mainFile; ///< absolute
  std::string target;   ///< what the unit is linked into, where the command
                        ///< line tells (CMake: the target's name), else empty
  std::string language; ///< "C" or "C++"
  std::vector<std::string> strings;
  std::vector<File> files;
  std::vector<Symbol> symbols;
  std::vector<Record> records;
  std::vector<RecordField> recordFields;
  std::vector<Mark> marks;
  std::vector<Function> functions;
  std::vector<Call> calls;
  std::vector<Argument> args;
  std::vector<Flow> flows;
  std::vector<When> whens;
  std::vector<Path> paths;
  std::vector<Selector> selectors;
  std::vector<Step> steps;
  std::vector<Gap> gaps;
  std::vector<uint32_t> lists;

  std::string_view str(Index i) const {
    return i == None ? std::string_view() : std::string_view(strings[i]);
  }
  std::string_view symbolId(Index s) const { return str(symbols[s].id); }
  std::string_view symbolName(Index s) const { return str(symbols[s].name); }
  /// What stands at a position of a call (0 = this, i + 1 = argument i, as in
  /// Path::symbol); nullptr if the call has nothing there.
  const Argument *argument(const Call &call, Index position) const {
    if (position == 0 && !call.hasThis)
      return nullptr;
    Index row = position == 0 ? 0 : position - 1 + call.hasThis;
    return row < call.args.count ? &args[call.args.begin + row] : nullptr;
  }
};

/// Appends to a Unit, giving equal strings, symbols, files and paths one index.
/// The unit must outlive the builder.
class UnitBuilder {
public:
  explicit UnitBuilder(Unit &unit);
  Index string(std::string_view text);
  Index file(std::string_view path, bool system = false);
  /// The symbol with this id, made if it is new (later calls keep the first).
  Index symbol(std::string_view id, std::string_view name, SymbolKind kind);
  /// None if there is no such symbol.
  Index findSymbol(std::string_view id) const;
  Index path(PortKind port, int32_t number, Index symbol,
             const std::vector<Selector> &selectors, bool deep);
  Range list(const std::vector<uint32_t> &values);
  Unit &unit() { return U; }

private:
  Unit &U;
  std::unordered_map<std::string, Index> Strings, Files, Symbols;
  std::unordered_map<uint64_t, std::vector<Index>> Paths;
};

} // namespace purpose

#endif
