//===- PurposeCheck.h - the checks purpose-* of clang-tidy ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   purpose-violation   limited data reaches a use that the limit does not
//   admit purpose-implicit    limited data decides what such a use does
//   purpose-annotation  an annotation that cannot work
//
// One analysis of the unit answers for all three.
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
  void report(const MarkError &error);
  void note(const Place &place, const llvm::Twine &text);

  OpenUnitSettings Settings;
  std::shared_ptr<UnitAnalysis> Analysis;
  clang::Preprocessor *PP = nullptr;
};

} // namespace purpose

#endif
