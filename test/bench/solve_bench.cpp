//===- solve_bench.cpp - link and solve over generated programs -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Programs of the shape of real ones: calls by a power law (a few helpers that
// everybody calls), chains, fan-out; one function in a thousand reads a
// labelled field, one in a thousand is a use. Prints time, memory and the
// growth exponent.
//
//===----------------------------------------------------------------------===//

#include "facts/Facts.h"
#include "solve/Solve.h"
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sys/resource.h>

using namespace purpose;

static constexpr unsigned PerUnit = 500;

static std::vector<Unit> generate(unsigned functions, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Unit> units((functions + PerUnit - 1) / PerUnit);
  auto name = [](unsigned f) { return "f" + std::to_string(f); };
  for (unsigned u = 0; u < units.size(); ++u) {
    Unit &unit = units[u];
    unit.mainFile = "/p/u" + std::to_string(u) + ".cpp";
    unit.language = "C++";
    UnitBuilder b(unit);
    Index file = b.file(unit.mainFile);
    Index field = b.symbol("User::phone", "User::phone", SymbolKind::Field);
    Mark only;
    only.symbol = field;
    only.purposes = b.list({b.string("security")});
    unit.marks.push_back(only);
    for (unsigned f = u * PerUnit; f < std::min(functions, (u + 1) * PerUnit);
         ++f) {
      Function row;
      row.symbol = b.symbol(name(f), name(f), SymbolKind::Function);
      row.site = {file, f % PerUnit + 1, 1};
      row.params = b.list(
          {b.symbol(name(f) + "#0", name(f) + "(x)", SymbolKind::Parameter)});
      if (f % 1000 == 999) {
        Mark use;
        use.symbol = row.symbol;
        use.kind = MarkKind::Use;
        use.purposes = b.list({b.string("advertising")});
        unit.marks.push_back(use);
      }
      row.calls.begin = Index(unit.calls.size());
      row.flows.begin = Index(unit.flows.size());
      unsigned calls = 1 + random() % 5;
      for (unsigned c = 0; c < calls; ++c) {
        // Power law: small numbers are called most; the rest nearby.
        unsigned to =
            random() % 3
                ? (f + 1 + random() % 50) % functions
                : unsigned(functions * std::pow((random() % 10000) / 1e4, 3));
        Call call;
        call.target = b.symbol(name(to), name(to), SymbolKind::Function);
        call.site = {file, f % PerUnit + 1, c + 2};
        call.args = {Index(unit.args.size()), 1};
        unit.args.push_back(Argument());
        unit.calls.push_back(call);
        auto flow = [&](Index from, Index to_) {
          Flow edge;
          edge.from = from;
          edge.to = to_;
          unit.flows.push_back(edge);
        };
        Index arg = b.path(PortKind::Argument, int32_t(c), 1, {}, false);
        bool source = f % 1000 == 500 && c == 0;
        if (source)
          flow(b.path(PortKind::Param, 0, None,
                      {{SelectorKind::Deref, 0}, {SelectorKind::Field, field}},
                      false),
               arg);
        else if (random() % 4 == 0)
          flow(b.path(PortKind::Param, 0, None, {}, false), arg);
        else if (c > 0)
          flow(b.path(PortKind::Result, int32_t(c - 1), None, {}, false), arg);
      }
      Flow back;
      back.from = b.path(PortKind::Param, 0, None, {}, false);
      back.to = b.path(PortKind::Return, 0, None, {}, false);
      unit.flows.push_back(back);
      row.calls.count = Index(unit.calls.size()) - row.calls.begin;
      row.flows.count = Index(unit.flows.size()) - row.flows.begin;
      unit.functions.push_back(row);
    }
  }
  return units;
}

int main(int argc, char **argv) {
  unsigned most = argc > 1 ? unsigned(std::atoi(argv[1])) : 1000000;
  std::printf("| functions | flows | link s | solve s | peak MiB | findings | "
              "exponent |\n|---|---|---|---|---|---|---|\n");
  double before = 0;
  for (unsigned n = 1000; n <= most; n *= 10) {
    std::vector<Unit> units = generate(n, 1);
    auto t0 = std::chrono::steady_clock::now();
    auto program = link(std::move(units));
    auto t1 = std::chrono::steady_clock::now();
    Findings findings = solve(*program, builtinPolicy());
    auto t2 = std::chrono::steady_clock::now();
    double linking = std::chrono::duration<double>(t1 - t0).count();
    double solving = std::chrono::duration<double>(t2 - t1).count();
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double all = linking + solving;
    std::printf("| %u | %llu | %.2f | %.2f | %ld | %zu | ", n,
                (unsigned long long)findings.flows, linking, solving,
                usage.ru_maxrss / 1024, findings.findings.size());
    if (before > 0)
      std::printf("%.2f |\n", std::log10(all / before));
    else
      std::printf("– |\n");
    std::fflush(stdout);
    before = all;
  }
}
