//===- Picture.cpp - what the analysis knows at one moment ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A limit that is only asked about is an entry of a policy made for it; its
// findings are known by where that entry claims to stand.
//
//===----------------------------------------------------------------------===//

#include "Picture.h"
#include <algorithm>

using llvm::StringRef;

namespace purpose::lsp {

constexpr StringRef Asked = "<asked>";

Place Picture::placeOf(Sym symbol) const {
  return program->place(program->symbols[symbol].unit,
                        program->row(symbol).site);
}

std::shared_ptr<const Picture> makePicture(std::vector<Unit> units,
                                           const Policy &policy, Revisions seen,
                                           SourceReader read,
                                           const std::atomic<bool> *stop) {
  auto picture = std::make_shared<Picture>();
  picture->seen = std::move(seen);
  picture->program = link(std::move(units));
  picture->policy = policy;
  const Program &program = *picture->program;
  picture->markErrors = checkMarks(program, policy);
  JudgeSettings judging;
  judging.today = today();
  judging.whole = false; // what is being typed makes no exception idle
  judging.read = std::move(read);
  SolveOptions solving;
  solving.stop = stop;
  Findings findings = solve(program, policy, solving);
  if (solving.stopped())
    return nullptr;
  picture->verdict = judge(std::move(findings), policy, judging);
  for (Sym s = 0; s < program.symbols.size(); ++s)
    picture->byName[program.name(s)].push_back(s);

  Labels labels(program, policy);
  std::map<Sym, Marked> marked;
  for (const Label &label : labels.labels)
    if (label.symbol != None)
      marked[label.symbol].limits.push_back(label.info);
  for (Sym s = 0; s < program.symbols.size(); ++s)
    for (uint32_t use : labels.storeUses(s))
      marked[s].uses.push_back(labels.uses[use].info);
  for (auto &[symbol, mark] : marked) {
    mark.symbol = symbol;
    mark.place = picture->placeOf(symbol);
    if (mark.place.line == 0)
      mark.place = mark.limits.empty() ? mark.uses.front().place
                                       : mark.limits.front().place;
    picture->marked.push_back(std::move(mark));
  }
  std::stable_sort(
      picture->marked.begin(), picture->marked.end(),
      [](const Marked &a, const Marked &b) { return a.place < b.place; });
  return picture;
}

/// An entry of a policy that says of this symbol, and of those that bear the
/// same name, what an annotation would say.
static std::optional<PolicyLimit> limitOn(const Picture &picture, Sym symbol) {
  const Program &program = *picture.program;
  PolicyLimit limit;
  limit.name = std::string(program.name(symbol));
  limit.place.file = Asked.str();
  switch (program.row(symbol).kind) {
  case SymbolKind::Field:
    limit.subject = SubjectKind::Field;
    return limit;
  case SymbolKind::Function:
    limit.subject = SubjectKind::Function;
    return limit;
  case SymbolKind::Variable:
    limit.subject = SubjectKind::Variable;
    return limit;
  case SymbolKind::Record:
  case SymbolKind::Alias:
    limit.subject = SubjectKind::Type;
    return limit;
  case SymbolKind::Parameter: {
    const GlobalSymbol &at = program.symbols[symbol];
    std::string_view id = program.units[at.unit].symbolId(at.symbol);
    size_t number = id.rfind('#');
    if (number == std::string_view::npos ||
        StringRef(id).drop_front(number + 1).getAsInteger(10, limit.parameter))
      return std::nullopt;
    limit.subject = SubjectKind::Param;
    limit.name = StringRef(limit.name).split('(').first.str();
    return limit;
  }
  case SymbolKind::Namespace:
    return std::nullopt;
  }
  return std::nullopt;
}

/// The findings of the limits that were only asked about: where the data itself
/// goes, not what it decides.
static std::vector<Finding>
solveAsked(const Picture &picture, const Policy &policy,
           const std::atomic<bool> *stop = nullptr) {
  SolveOptions solving;
  solving.stop = stop;
  Findings findings = solve(*picture.program, policy, solving);
  std::erase_if(findings.findings, [](const Finding &finding) {
    return !StringRef(finding.label.origin).contains(Asked) ||
           finding.rule != "purpose-violation";
  });
  return std::move(findings.findings);
}

Reach reachOf(const Picture &picture, const std::vector<std::string> &files,
              const std::atomic<bool> *stop) {
  constexpr uint64_t MostLookups = 20'000'000;
  Policy policy = picture.policy;
  bool all =
      picture.marked.size() * picture.program->symbols.size() <= MostLookups;
  for (const Marked &marked : picture.marked)
    if (!marked.limits.empty() &&
        (all || llvm::is_contained(files, marked.place.file)))
      if (std::optional<PolicyLimit> limit = limitOn(picture, marked.symbol))
        policy.limits.push_back(*limit); // only, and no purpose
  return solveAsked(picture, policy, stop);
}

std::optional<std::vector<Finding>>
findingsIf(const Picture &picture, Sym symbol, LimitKind kind,
           const std::vector<std::string> &purposes) {
  std::optional<PolicyLimit> limit = limitOn(picture, symbol);
  if (!limit)
    return std::nullopt;
  limit->kind = kind;
  limit->purposes = purposes;
  Policy policy = picture.policy;
  policy.limits.push_back(*limit);
  return solveAsked(picture, policy);
}

Sym symbolNamed(const Picture &picture, StringRef name, StringRef file,
                unsigned line) {
  auto found = picture.byName.find(name);
  if (found == picture.byName.end())
    return None;
  for (Sym symbol : found->second) {
    Place place = picture.placeOf(symbol);
    if (place.file == file && place.line == line)
      return symbol;
  }
  return found->second.front();
}

std::vector<UseInfo> usesOf(const Picture &picture, Sym symbol) {
  Labels labels(*picture.program, picture.policy);
  std::vector<UseInfo> uses;
  for (uint32_t use : std::vector<uint32_t>(labels.usesOf(symbol)))
    uses.push_back(labels.uses[use].info);
  return uses;
}

std::vector<LabelInfo> limitsOf(const Picture &picture, Sym symbol) {
  // A class's limit stands on each of its fields.
  Sym owner = picture.program->row(symbol).kind == SymbolKind::Field
                  ? picture.program->symbols[symbol].owner
                  : None;
  std::vector<LabelInfo> limits;
  for (const Marked &marked : picture.marked)
    if (marked.symbol == symbol || (owner != None && marked.symbol == owner))
      limits.insert(limits.end(), marked.limits.begin(), marked.limits.end());
  return limits;
}

} // namespace purpose::lsp
