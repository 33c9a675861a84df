//===- PurposeCheck.h - the checks purpose-* of clang-tidy ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   purpose-violation   limited data reaches a use that its limit forbids
//   purpose-implicit    limited data decides what such a use does
//   purpose-exception   who accepts a finding gives no reason, or is too late
//   purpose-annotation  an annotation that cannot work
//   purpose-reveal      what PURPOSE_REVEAL asks for (a remark)
//   purpose-blind-spot  where limited data is lost sight of (a remark)
//
// One analysis of the unit answers for all of them.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_TIDY_PURPOSECHECK_H
#define CLANG_PURPOSE_APPS_TIDY_PURPOSECHECK_H

#include "../../project/OpenUnit.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace purpose {

/// What the checks of one unit share.
struct UnitAnalysis {
  bool done = false;
  std::shared_ptr<const Surroundings> surroundings; ///< null: an error
  OpenUnitFindings found;
};

class PurposeCheck : public clang::tidy::ClangTidyCheck {
public:
  PurposeCheck(llvm::StringRef name, clang::tidy::ClangTidyContext *context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &map) override;
  void registerPPCallbacks(const clang::SourceManager &sources,
                           clang::Preprocessor *preprocessor,
                           clang::Preprocessor *) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *finder) override;
  void onEndOfTranslationUnit() override;

private:
  void analyse();
  void report(const Finding &finding);
  void report(const Reported &exception);
  void report(const MarkError &error);
  void report(const Revealed &revealed);
  void report(const BlindSpot &spot);
  clang::DiagnosticIDs::Level levelOf(llvm::StringRef rule) const;
  void note(const Place &place, const llvm::Twine &text);

  OpenUnitSettings Settings;
  std::shared_ptr<UnitAnalysis> Analysis;
  clang::Preprocessor *PP = nullptr;
};

} // namespace purpose

#endif
