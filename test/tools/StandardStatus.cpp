//===- StandardStatus.cpp - what is said of a function -----------*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StandardLibrary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;
using llvm::StringRef;

namespace purpose {

/// Why a model says that nothing flows: what stands behind `pure: true # `, the
/// comment over the model, or the title of its section.
std::string StandardStatus::reason(const Model &model) {
  auto &lines = Files[model.file];
  if (lines.empty()) {
    std::string path = SOURCE_DIR "/annotations/models/" + model.file;
    auto buffer = llvm::MemoryBuffer::getFile(path);
    if (!buffer)
      return model.file;
    for (llvm::line_iterator line(**buffer, /*SkipBlanks=*/false);
         !line.is_at_eof(); ++line)
      lines.push_back(line->str());
  }
  size_t at = std::min<size_t>(model.line, lines.size());
  while (at > 0 && !StringRef(lines[at - 1]).starts_with("- "))
    --at;
  for (size_t below = at; below < lines.size(); ++below) {
    StringRef line = lines[below];
    if (line.starts_with("- "))
      break;
    if (line.consume_front("  pure: true # "))
      return line.str();
  }
  std::string comment;
  size_t above = at ? at - 1 : 0;
  for (; above > 0 && StringRef(lines[above - 1]).starts_with("# "); --above)
    comment = StringRef(lines[above - 1]).drop_front(2).str() +
              (comment.empty() ? "" : " ") + comment;
  if (!comment.empty() && above > 0)
    return comment;
  for (; above > 0; --above)
    if (StringRef(lines[above - 1]).starts_with("#--- "))
      return StringRef(lines[above - 1]).drop_front(5).str();
  return model.file;
}

/// With how many arguments a model may be asked. Default arguments count, as
/// they stand in the call; a pack may bring none or some.
static std::vector<unsigned> argumentCounts(const FunctionDecl *function) {
  unsigned least = 0;
  bool more = function->isVariadic();
  for (const ParmVarDecl *param : function->parameters())
    if (param->isParameterPack())
      more = true;
    else
      ++least;
  // An execution policy is not among the arguments that models speak of.
  if (const auto *pattern = function->getDescribedFunctionTemplate())
    if (least && pattern->getTemplateParameters()->size() &&
        pattern->getTemplateParameters()->getParam(0)->getName().contains(
            "ExecutionPolicy"))
      --least;
  if (!more)
    return {least};
  return {least, least + 1, least + 2};
}

/// What a model speaks of.
static std::set<std::string> effects(const Model &model) {
  std::set<std::string> kinds;
  for (const ModelFlow &flow : model.flows)
    kinds.insert(flow.derived ? "derived" : "same value");
  if (!model.aliases.empty())
    kinds.insert("alias");
  if (!model.calls.empty())
    kinds.insert("calls");
  if (!model.clears.empty())
    kinds.insert("clears");
  return kinds;
}

StandardStatus::Status StandardStatus::statusOf(const FunctionDecl *function,
                                                const std::string &asked,
                                                const Model *model) {
  // What extraction does before it asks for a model (Initialisers.cpp,
  // Exceptions.cpp) …
  if (const auto *made = dyn_cast<CXXConstructorDecl>(function)) {
    if (made->isCopyOrMoveConstructor() &&
        (!made->isUserProvided() || made->getParent()->isInStdNamespace()))
      return {"analysed", {"a copy of the whole object"}};
    if (made->isDefaultConstructor() && !made->isUserProvided())
      return {"analysed", {"an object with nothing in it"}};
  }
  static const llvm::StringRef thrown[] = {
      "std::current_exception", "std::make_exception_ptr",
      "std::rethrow_exception", "std::rethrow_if_nested",
      "std::throw_with_nested"};
  if (llvm::is_contained(thrown, asked))
    return {"analysed", {"exceptions are followed as values"}};
  if (model && model->pure)
    return {"irrelevant", {reason(*model)}};
  if (model)
    return {"modelled", effects(*model)};
  // … and where there is none (Calls.cpp).
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  if (method && !method->isUserProvided() &&
      (method->isCopyAssignmentOperator() ||
       method->isMoveAssignmentOperator()))
    return {"analysed", {"a copy of the whole object"}};
  switch (function->getOverloadedOperator()) {
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Less:
  case OO_Greater:
  case OO_LessEqual:
  case OO_GreaterEqual:
  case OO_Spaceship:
    if (inStd(function) && !builtinModels().find(asked, 1) &&
        !builtinModels().find(asked, 2))
      return {"analysed", {"a comparison: derived from both sides"}};
    break;
  default:
    break;
  }
  return {"unlisted", {}};
}

/// \p name: as the standard calls it; empty: as the model is asked.
void StandardStatus::add(const FunctionDecl *function, std::string name,
                         const std::string &header) {
  std::string asked = S.modelName(function);
  if (name.empty())
    name = asked;
  for (unsigned count : argumentCounts(function)) {
    const Model *model = builtinModels().find(asked, count);
    auto [status, why] = statusOf(function, asked, model);
    if (status == "unlisted")
      T.unlisted.insert("<" + header + ">: " + name +
                        (asked == name ? "" : " (asked as " + asked + ")") +
                        " with " + std::to_string(count) + " arguments");
    ++T.functions[status];
    Row &row = T.headers[header][{name, status}];
    row.name = name;
    row.status = status;
    row.effects.insert(why.begin(), why.end());
    if (status != "modelled")
      continue;
    row.files.insert(model->file);
    if (asked != name && !isa<CXXConstructorDecl>(function))
      row.asked.insert(asked);
  }
}

} // namespace purpose
