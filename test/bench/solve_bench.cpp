//===- solve_bench.cpp - link and solve over generated programs -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How time and memory grow with the program. Programs have the shape of real
// ones:
//
//   calls       by a power law: a few helpers that everybody calls, the others
//               nearby; chains that hand on what they were given
//   virtual     one class in 200 functions, with 1 to 32 overriders, most few
//   recursion   one function in 50 calls itself or the one before
//   containers  one function in 10 puts what it is given into an element of
//               what a caller hands it, who reads it from there
//   uses        one function in 200; as many read a labelled field
//
// What remains is how far a value gets, which decides what it costs:
//
//   near        a function hands on what it is given to less than one other on
//               average, and the labels grow with the program: one field for
//               20,000 functions
//   far         it hands it on to more than one, so that each of five labels
//               reaches a large part of the program
//
//   purpose-solve-bench [MOST [JSON]]
//
// Prints a table for 10^3, 10^4, … MOST functions, and writes the same to JSON.
// The exponent says how time grows: 1 is in proportion to the program.
//
//===----------------------------------------------------------------------===//

#include "facts/Facts.h"
#include "solve/Solve.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/resource.h>

using namespace purpose;

namespace {

constexpr unsigned PerUnit = 500;  ///< functions of one unit
constexpr unsigned PerClass = 200; ///< … of one class with virtual methods

/// How far a value gets.
struct Shape {
  const char *name;
  unsigned perLabel; ///< functions of one labelled field; 0: a fifth of all
  unsigned handOn;   ///< one call in so many gets what its function is given
  unsigned chain;    ///< … what the call before returned
};
constexpr Shape Shapes[] = {{"near", 20000, 4, 3}, {"far", 0, 4, 1}};

std::string nameOf(unsigned f) { return "f" + std::to_string(f); }
std::string baseOf(unsigned f) { return "B" + std::to_string(f / PerClass); }
bool fills(unsigned f) { return f % 10 == 3; }

/// Overriders of a class, by a power law.
unsigned fanOut(unsigned f) {
  unsigned random = (f / PerClass) * 2654435761u >> 8;
  return 1u << unsigned(5 * std::pow(random % 1000 / 1e3, 3));
}
bool overridesBase(unsigned f) { return f % PerClass < fanOut(f); }

class Generator {
public:
  Generator(unsigned functions, const Shape &shape)
      : Functions(functions),
        PerLabel(shape.perLabel != 0 ? shape.perLabel
                                     : std::max(1u, functions / 5)),
        S(shape), Random(1) {}

  Unit unit(unsigned first);

private:
  void function(UnitBuilder &b, unsigned f);
  void call(UnitBuilder &b, unsigned f, unsigned number, Index field);
  void flow(UnitBuilder &b, Index from, Index to) {
    Flow edge;
    edge.from = from;
    edge.to = to;
    b.unit().flows.push_back(edge);
  }
  unsigned callee(unsigned f) {
    if (Random() % 50 == 0)
      return f - (f > 0 && Random() % 2);
    // Small numbers are called most.
    if (Random() % 3 == 0)
      return unsigned(Functions * std::pow((Random() % 100000) / 1e5, 3));
    return (f + 1 + Random() % 50) % Functions;
  }

  unsigned Functions, PerLabel;
  const Shape &S;
  std::mt19937 Random;
  Index Site = None; ///< the file of the unit
};

Unit Generator::unit(unsigned first) {
  Unit unit;
  unit.mainFile = "/p/u" + std::to_string(first / PerUnit) + ".cpp";
  unit.language = "C++";
  UnitBuilder b(unit);
  Site = b.file(unit.mainFile);
  for (unsigned f = first; f < std::min(Functions, first + PerUnit); ++f)
    function(b, f);
  return unit;
}

void Generator::function(UnitBuilder &b, unsigned f) {
  Unit &unit = b.unit();
  std::string label = "User" + std::to_string(f / PerLabel) + "::phone";
  Index field = b.findSymbol(label);
  if (field == None) {
    field = b.symbol(label, label, SymbolKind::Field);
    Mark only;
    only.symbol = field;
    only.purposes = b.list({b.string("security")});
    unit.marks.push_back(only);
  }
  Function row;
  row.symbol = b.symbol(nameOf(f), nameOf(f), SymbolKind::Function);
  row.site = {Site, f % PerUnit + 1, 1};
  std::vector<uint32_t> params;
  for (const char *param : fills(f) ? std::vector<const char *>{"#0", "#1"}
                                    : std::vector<const char *>{"#0"})
    params.push_back(
        b.symbol(nameOf(f) + param, nameOf(f) + param, SymbolKind::Parameter));
  row.params = b.list(params);
  if (overridesBase(f)) {
    Index base = b.symbol(baseOf(f), baseOf(f), SymbolKind::Record);
    row.record = b.symbol("D" + nameOf(f), "D" + nameOf(f), SymbolKind::Record);
    row.overrides = b.list({b.symbol(baseOf(f) + "::run", baseOf(f) + "::run",
                                     SymbolKind::Function)});
    row.flags = FunctionVirtual;
    Record record;
    record.symbol = row.record;
    record.bases = b.list({base});
    unit.records.push_back(record);
  }
  if (f % 200 == 199) {
    Mark use;
    use.symbol = row.symbol;
    use.kind = MarkKind::Use;
    use.purposes = b.list({b.string("advertising")});
    unit.marks.push_back(use);
  }
  row.calls.begin = Index(unit.calls.size());
  row.flows.begin = Index(unit.flows.size());
  unsigned calls = 1 + Random() % 5;
  for (unsigned c = 0; c < calls; ++c)
    call(b, f, c, field);
  Index given = b.path(PortKind::Param, 0, None, {}, false);
  flow(b, given, b.path(PortKind::Return, 0, None, {}, false));
  if (fills(f))
    flow(b, given,
         b.path(PortKind::Param, 1, None,
                {{SelectorKind::Deref, 0}, {SelectorKind::Element, AnyIndex}},
                false));
  row.calls.count = Index(unit.calls.size()) - row.calls.begin;
  row.flows.count = Index(unit.flows.size()) - row.flows.begin;
  unit.functions.push_back(row);
}

void Generator::call(UnitBuilder &b, unsigned f, unsigned number, Index field) {
  Unit &unit = b.unit();
  unsigned to = callee(f);
  Call call;
  call.site = {Site, f % PerUnit + 1, number + 2};
  bool isVirtual = overridesBase(to);
  std::string name = isVirtual ? baseOf(to) + "::run" : nameOf(to);
  call.target = b.symbol(name, name, SymbolKind::Function);
  if (isVirtual) {
    call.kind = CallKind::Virtual;
    call.receiver = b.symbol(baseOf(to), baseOf(to), SymbolKind::Record);
    call.hasThis = 1;
  }
  bool container = !isVirtual && fills(to);
  call.args = {Index(unit.args.size()), call.hasThis + 1 + container};
  unit.args.resize(call.args.end());
  if (container)
    unit.args.back().writable = 1;
  unit.calls.push_back(call);

  Index arg = b.path(PortKind::Argument, int32_t(number), 1, {}, false);
  if (f % 200 == 100 && number == 0)
    flow(b,
         b.path(PortKind::Param, 0, None,
                {{SelectorKind::Deref, 0}, {SelectorKind::Field, field}},
                false),
         arg);
  else if (Random() % S.handOn == 0)
    flow(b, b.path(PortKind::Param, 0, None, {}, false), arg);
  else if (number > 0 && Random() % S.chain == 0)
    flow(b, b.path(PortKind::Result, int32_t(number - 1), None, {}, false),
         arg);
  if (container)
    flow(b,
         b.path(PortKind::Argument, int32_t(number), 2,
                {{SelectorKind::Deref, 0}, {SelectorKind::Element, AnyIndex}},
                false),
         b.path(PortKind::Return, 0, None, {}, false));
}

/// Of this process' time on the processor: others may be at work beside it.
double secondsSince(std::clock_t start) {
  return double(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The row of \p functions, printed and for JSON. \p before: seconds of the row
/// above it, which has a tenth of the functions; 0 if there is none.
nlohmann::ordered_json measure(unsigned functions, const Shape &shape,
                               double &before) {
  std::vector<Unit> units;
  Generator generator(functions, shape);
  for (unsigned first = 0; first < functions; first += PerUnit)
    units.push_back(generator.unit(first));
  std::clock_t start = std::clock();
  auto program = link(std::move(units));
  double linking = secondsSince(start);
  start = std::clock();
  Findings findings = solve(*program, builtinPolicy());
  double solving = secondsSince(start);
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double all = linking + solving;
  nlohmann::ordered_json row = {{"shape", shape.name},
                                {"functions", functions},
                                {"flows", findings.flows},
                                {"labels", findings.labels},
                                {"linkSeconds", linking},
                                {"solveSeconds", solving},
                                {"peakMiB", usage.ru_maxrss / 1024},
                                {"findings", findings.findings.size()}};
  std::string exponent = "–";
  if (before > 0) {
    row["exponent"] = std::log10(all / before);
    exponent = llvm::formatv("{0:F2}", std::log10(all / before));
  }
  llvm::outs() << llvm::formatv(
      "| {0} | {1} | {2} | {3} | {4:F2} | {5:F2} | {6} | {7} | {8:F2} | {9} "
      "|\n",
      shape.name, functions, findings.flows, findings.labels, linking, solving,
      usage.ru_maxrss / 1024, findings.findings.size(),
      all / double(findings.flows) * 1e6, exponent);
  llvm::outs().flush();
  before = all;
  return row;
}

} // namespace

int main(int argc, char **argv) {
  unsigned most = argc > 1 ? unsigned(std::atoi(argv[1])) : 1000000;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  llvm::outs()
      << "| values get | functions | flows | labels | link s | solve s "
         "| peak MiB | findings | µs a flow | exponent |\n"
         "|---|---|---|---|---|---|---|---|---|---|\n";
  std::map<const Shape *, double> before;
  for (unsigned n = 1000; n <= most; n *= 10)
    for (const Shape &shape : Shapes)
      rows.push_back(measure(n, shape, before[&shape]));
  if (argc > 2)
    std::ofstream(argv[2]) << rows.dump(2) << '\n';
  return 0;
}
