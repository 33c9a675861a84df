//===- PurposeCheck.cpp - the checks purpose-* of clang-tidy ----*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// When the unit is parsed: unit → findings → diagnostics. No analysis here.
//
//===----------------------------------------------------------------------===//

#include "PurposeCheck.h"
#include "../../report/Text.h"
#include "Locations.h"
#include "UnitSource.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/Version.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringExtras.h"
#if CLANG_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

using namespace clang;
using namespace clang::tidy;

namespace purpose {

/// The checks of a unit are made together, on one thread, and die together.
static std::shared_ptr<UnitAnalysis> analysisOfThisUnit() {
  static thread_local std::weak_ptr<UnitAnalysis> recent;
  std::shared_ptr<UnitAnalysis> result = recent.lock();
  if (!result)
    recent = result = std::make_shared<UnitAnalysis>();
  return result;
}

PurposeCheck::PurposeCheck(llvm::StringRef name, ClangTidyContext *context)
    : ClangTidyCheck(name, context), Analysis(analysisOfThisUnit()) {
  // The options of the first check are those of all.
  OptionsView options("purpose-violation", context->getOptions().CheckOptions,
                      context);
  Settings.policy = options.get("Policy", "").str();
  Settings.store = options.get("Store", "").str();
  Settings.minConfidence = options.get("MinConfidence", 0u);
  if (Settings.minConfidence > 100 && name == "purpose-violation")
    configurationDiag("purpose-violation.MinConfidence is a percentage: %0 "
                      "leaves nothing to be found")
        << Settings.minConfidence;
  llvm::SmallVector<llvm::StringRef> models;
  llvm::SplitString(options.get("Models", ""), models, ";");
  for (llvm::StringRef model : models)
    Settings.models.push_back(model.trim().str());
}

void PurposeCheck::storeOptions(ClangTidyOptions::OptionMap &map) {
  if (getID() != "purpose-violation")
    return;
  Options.store(map, "Policy", Settings.policy);
  Options.store(map, "Models", llvm::join(Settings.models, ";"));
  Options.store(map, "Store", Settings.store);
  Options.store(map, "MinConfidence", Settings.minConfidence);
}

void PurposeCheck::registerPPCallbacks(const SourceManager &,
                                       Preprocessor *preprocessor,
                                       Preprocessor *) {
  PP = preprocessor;
}

void PurposeCheck::registerMatchers(ast_matchers::MatchFinder *finder) {
  // Any matcher: it is the end of the unit that is waited for.
  finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

void PurposeCheck::onEndOfTranslationUnit() {
  if (!Analysis->done)
    analyse();
  Analysis->done = true;
  auto reportAll = [&](const auto &all) {
    for (const auto &one : all)
      report(one);
  };
  const OpenUnitFindings &found = Analysis->found;
  if (getID() == "purpose-annotation")
    reportAll(found.markErrors);
  else if (getID() == "purpose-reveal")
    reportAll(found.revealed);
  else if (getID() == "purpose-blind-spot")
    reportAll(found.blindSpots);
  else if (getID() == ExceptionRule)
    reportAll(found.exceptions);
  else
    for (const Finding &finding : found.findings)
      if (finding.rule == getID())
        report(finding);
}

void PurposeCheck::analyse() {
  const SourceManager &sources = PP->getSourceManager();
  llvm::Expected<std::shared_ptr<const Surroundings>> surroundings =
      surroundingsOf(Settings, mainFilePath(sources));
  if (!surroundings) {
    configurationDiag("%0") << llvm::toString(surroundings.takeError());
    return;
  }
  Analysis->surroundings = *surroundings;
  if (!(*surroundings)->note.empty())
    configurationDiag("%0") << (*surroundings)->note;
  ExtractOptions options;
  options.models = &(*surroundings)->models;
  llvm::Expected<Unit> unit = unitSource(*PP, options);
  if (!unit) {
    configurationDiag("%0") << llvm::toString(unit.takeError());
    return;
  }
  Analysis->found = checkOpenUnit(
      **surroundings, std::move(*unit),
      sources.getBufferData(sources.getMainFileID()), Settings.minConfidence);
}

DiagnosticIDs::Level PurposeCheck::levelOf(llvm::StringRef rule) const {
  const Policy &policy = Analysis->surroundings->policy;
  switch (severityOf(policy, rule)) {
  case Severity::Note:
    return DiagnosticIDs::Remark;
  case Severity::Warning:
    return DiagnosticIDs::Warning;
  case Severity::Error:
    return policy.enforcing ? DiagnosticIDs::Error : DiagnosticIDs::Warning;
  }
  return DiagnosticIDs::Warning;
}

void PurposeCheck::note(const Place &place, const llvm::Twine &text) {
  diag(locate(PP->getSourceManager(), place), "%0", DiagnosticIDs::Note)
      << text.str();
}

void PurposeCheck::report(const Finding &finding) {
  const SourceManager &sources = PP->getSourceManager();
  const Place &place =
      MainFileOnly ? shownIn(finding, mainFilePath(sources)) : finding.place;
  diag(locate(PP->getSourceManager(), place), "%0", levelOf(finding.rule))
      << messageOf(finding);
  for (const TraceStep &step : finding.trace)
    note(step.place, step.text);
  if (place != finding.place)
    note(finding.place, "used here");
  if (finding.confidence < 1)
    note(place, "confidence " + llvm::Twine(percentOf(finding)) + "%: " +
                    llvm::join(breadcrumbWords(finding.breadcrumbs), "; "));
}

void PurposeCheck::report(const Reported &exception) {
  diag(locate(PP->getSourceManager(), exception.finding.place), "%0",
       levelOf(ExceptionRule))
      << exception.message;
}

void PurposeCheck::report(const Revealed &revealed) {
  diag(locate(PP->getSourceManager(), revealed.place), "%0",
       DiagnosticIDs::Remark)
      << textOf(revealed);
}

void PurposeCheck::report(const BlindSpot &spot) {
  diag(locate(PP->getSourceManager(), spot.place), "%0", DiagnosticIDs::Remark)
      << textOf(spot);
  if (!spot.remedy.empty())
    note(spot.place, spot.remedy);
}

void PurposeCheck::report(const MarkError &error) {
  SourceManager &sources = PP->getSourceManager();
  SourceLocation at = locate(sources, error.place);
  DiagnosticBuilder builder = diag(at, "%0");
  builder << error.message;
  if (error.replacement.empty())
    return;
  // The word that is not known and comes closest to the replacement.
  const PurposeTree &purposes = Analysis->surroundings->policy.purposes;
  SourceRange word =
      stringLiteral(sources, PP->getLangOpts(), at, [&](llvm::StringRef text) {
        return !purposes.contains(text) &&
               purposes.closest(text) == error.replacement;
      });
  if (word.isValid())
    builder << FixItHint::CreateReplacement(word,
                                            "\"" + error.replacement + "\"");
}

namespace {
class PurposeModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &factories) override {
    for (const char *name :
         {"purpose-violation", "purpose-implicit", "purpose-exception",
          "purpose-annotation", "purpose-reveal", "purpose-blind-spot"})
      factories.registerCheck<PurposeCheck>(name);
  }
};

ClangTidyModuleRegistry::Add<PurposeModule>
    Registered("purpose-module", "Follows limited data to its uses.");
} // namespace

} // namespace purpose
