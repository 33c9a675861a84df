//===- Solve.h - from units to findings -------------------------*- C++ -*-===//
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// link() joins units into a Program; solve() follows every label through it.
// Both are plain functions: the same units in any order give the same findings.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_SOLVE_SOLVE_H
#define CLANG_PURPOSE_SOLVE_SOLVE_H

#include "../facts/Facts.h"
#include "../policy/Policy.h"
#include <atomic>
#include <memory>

namespace purpose {

/// A place in the program, free of any unit's numbering.
struct Place {
  std::string file; ///< absolute path; empty = not known
  uint32_t line = 0;
  uint32_t column = 0;
  bool operator==(const Place &) const = default;
  auto operator<=>(const Place &) const = default;
};

/// One line of a trace.
struct TraceStep {
  Place place;
  std::string text;     ///< "passed to 'Matcher::add'"
  std::string function; ///< in which function
  bool operator==(const TraceStep &) const = default;
};

/// A labelled thing: one limit at one place in the source.
struct LabelInfo {
  std::string name; ///< "Account::phone"
  LimitKind kind = LimitKind::Only;
  std::vector<std::string> purposes; ///< the limit's purposes
  Place place;                       ///< of the annotation or the declaration
  std::string origin;                ///< "annotation" or "policy FILE:LINE"
};

/// A piece of code or a store declared to serve a purpose.
struct UseInfo {
  std::string name;    ///< "MatchAudience"
  std::string purpose; ///< "audience-matching"
  Place place;
  std::string origin;
};

/// What weakens the confidence in a finding.
enum Breadcrumb : uint32_t {
  CrumbDerived = 1,       ///< the value was computed from the labelled one
  CrumbVirtual = 2,       ///< a virtual call with more than one target
  CrumbFunctionValue = 4, ///< called through a function value
  CrumbUnknownCallee = 8, ///< through a callee that nobody has seen
  CrumbTruncated = 16,    ///< an access path was cut
  CrumbStored = 32,       ///< through state that outlives a call
  CrumbOtherObject = 64,  ///< the stored-to and read-from object may differ
  CrumbAmbiguous = 128,   ///< a call with several definitions of one name
  CrumbWhole = 256,       ///< inside an object handed over as a whole
  CrumbKept = 512,        ///< a handle was given it by a callee that nobody has
                          ///< seen, and gave it back, as far as one knows
};

struct Finding {
  std::string rule; ///< "purpose-violation" or "purpose-implicit"
  LabelInfo label;
  UseInfo use;
  Place place;                    ///< the edge where the purpose changes
  std::string function;           ///< the function that stands at the edge
  std::vector<TraceStep> trace;   ///< from the label to the edge, shortest
  std::vector<std::string> chain; ///< names of the functions on the trace
  unsigned others = 0;            ///< further ways to the same edge
  uint32_t breadcrumbs = 0;       ///< Breadcrumb bits
  double confidence = 1;          ///< 0..1
  std::string fingerprint;        ///< stable: rule, label, use, chain of names
  std::string id;                 ///< short form of it, unique in the report
};

enum class BlindSpotKind {
  NoBody,      ///< callee with no body and no model
  Unresolved,  ///< call of a function value with no known target
  Limit,       ///< a cap was hit
  Unparsed,    ///< a unit, or part of one, that did not parse
  Unsupported, ///< a construct that extraction does not follow
};

/// Where a labelled value left the analysis' sight.
struct BlindSpot {
  BlindSpotKind kind = BlindSpotKind::NoBody;
  Place place;
  std::string what;  ///< "'sendRaw' has no body and no model"
  std::string label; ///< label that was lost there; empty = not about one
  std::string remedy;
  bool failsRun = false; ///< the run cannot vouch for its result (exit 2)
};

/// A release or guard that the result relies upon.
struct Reliance {
  std::string kind; ///< "release" or "guard"
  std::string name, reason, owner;
  std::vector<std::string> purposes;
  Place place;
  std::string label;
};

/// PURPOSE_REVEAL: what stands at the expression.
struct Revealed {
  Place place;
  std::vector<std::string> labels;
};

/// Why a flow that somebody expected was not found.
struct WhyNot {
  bool fieldKnown = false; ///< a limit bears that name
  bool useKnown = false;   ///< a use bears that name or purpose
  bool found = false;      ///< there is such a finding, after all
  /// Where values of the field end: what became of them, and in which function.
  std::vector<TraceStep> ends;
};

struct Findings {
  std::vector<Finding> findings;
  WhyNot whyNot; ///< if it was asked for
  std::vector<BlindSpot> blindSpots;
  std::vector<Reliance> reliances;
  std::vector<Revealed> revealed;
  uint64_t labels = 0, uses = 0; ///< how many stand in the program
  uint64_t functions = 0, flows = 0, units = 0;
};

/// All units linked. Opaque: see Program.h in this folder.
struct Program;

std::shared_ptr<Program> link(std::vector<Unit> units);

struct SolveOptions {
  unsigned maxDepth = 10; ///< selectors in an access path before it is cut
  uint64_t maxFacts = 50'000'000;
  std::string whyNotField, whyNotUse; ///< asks for Findings::whyNot
  /// Another thread may set it: nobody wants the result any more, and what is
  /// returned is not whole.
  const std::atomic<bool> *stop = nullptr;
  bool stopped() const { return stop && stop->load(); }
};

/// Follows every label. Errors in annotations (unknown purpose…) are reported
/// by checkMarks, not here.
Findings solve(const Program &program, const Policy &policy,
               const SolveOptions &options = {});

/// An annotation that cannot work.
struct MarkError {
  Place place;
  std::string message;     ///< "unknown purpose 'adverts'; did you mean
                           ///< 'advertising'?"
  std::string replacement; ///< for a fix-it; may be empty
};
std::vector<MarkError> checkMarks(const Program &program, const Policy &policy);

} // namespace purpose

#endif
