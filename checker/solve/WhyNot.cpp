//===- WhyNot.cpp - where a flow stops --------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For a developer who expected a finding: the facts of a label that led to
// nothing more, and why.
//
//===----------------------------------------------------------------------===//

#include "Tabulate.h"

namespace purpose {

void Tabulation::stopped(uint32_t fact, const Use &use,
                         const std::string &why) {
  if (L.labels[Facts[fact].label].info.name != Options.whyNotField ||
      (use.info.name != Options.whyNotUse && use.purpose != Options.whyNotUse))
    return;
  std::vector<std::string> chain;
  std::vector<TraceStep> trace = traceOf(fact, None, chain);
  TraceStep end;
  if (!trace.empty())
    end = trace.back();
  end.text = "reaches '" + use.info.name + "', but " + why;
  if (!llvm::is_contained(Out.whyNot.ends, end))
    Out.whyNot.ends.push_back(end);
}

void Tabulation::whyNot() {
  WhyNot &answer = Out.whyNot;
  for (const Label &label : L.labels)
    answer.fieldKnown |= label.info.name == Options.whyNotField;
  for (const Use &use : L.uses)
    answer.useKnown |=
        use.info.name == Options.whyNotUse || use.purpose == Options.whyNotUse;
  for (const Finding &finding : Out.findings)
    answer.found |= finding.rule == "purpose-violation" &&
                    finding.label.name == Options.whyNotField &&
                    (finding.use.name == Options.whyNotUse ||
                     finding.use.purpose == Options.whyNotUse);
  std::vector<bool> goesOn(Facts.size());
  for (const Fact &fact : Facts)
    if (fact.before != None)
      goesOn[fact.before] = true;
  for (uint32_t i = 0; i < Facts.size(); ++i) {
    const Fact fact = Facts[i];
    if (goesOn[i] || (fact.label & FunctionLabel) ||
        L.labels[fact.label].info.name != Options.whyNotField)
      continue;
    uint32_t unit = P.bodies[fact.body].unit;
    Sym function = P.sym(unit, P.function(fact.body).symbol);
    const FactPath at = Paths[fact.path];
    std::vector<std::string> chain;
    std::vector<TraceStep> trace = traceOf(i, None, chain);
    TraceStep end;
    end.function = std::string(P.name(function));
    end.place = trace.empty() ? P.place(unit, P.function(fact.body).site)
                              : trace.back().place;
    switch (at.port) {
    case PortKind::Argument: {
      const Call &call = callAt(fact.body, Index(at.number));
      end.place = P.place(unit, call.site);
      std::string callee(P.units[unit].str(call.text));
      if (call.flags & CallModelled)
        end.text = "is given to '" + callee +
                   "', from which, by its model, nothing comes back here";
      else if (targetsOf(fact.body, Index(at.number), fact.context).known)
        end.text = "is given to '" + callee + "' and not used after that";
      else
        end.text = "is given to '" + callee + "', of which no body was seen";
      break;
    }
    case PortKind::Param:
    case PortKind::Return:
    case PortKind::Throw:
      if (fact.way == Fact::Enter)
        end.text = "comes into '" + end.function + "' and is not read there";
      else if (P.callersOf.of(function).empty())
        end.text = "leaves '" + end.function + "', which nothing seen calls";
      else
        end.text =
            "leaves '" + end.function + "', and its callers make nothing of it";
      break;
    case PortKind::Global:
      end.text = "is stored in '" + std::string(P.name(at.symbol)) +
                 "' and not read from there";
      break;
    case PortKind::Result:
      end.text = "comes back from a call and is not used after that";
      break;
    default:
      end.text = "is not used after that";
      break;
    }
    if (!llvm::is_contained(answer.ends, end))
      answer.ends.push_back(end);
  }
  llvm::stable_sort(answer.ends, [](const TraceStep &a, const TraceStep &b) {
    return a.place < b.place;
  });
}

} // namespace purpose
