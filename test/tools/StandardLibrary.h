//===- StandardLibrary.h - the functions of the standard library - C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which functions there are, and what the models say of each:
//
//   StandardWalk.cpp    headers -> functions
//   StandardStatus.cpp  function -> status and reason
//   standard_table.cpp  statuses -> Markdown
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_TEST_TOOLS_STANDARDLIBRARY_H
#define CLANG_PURPOSE_TEST_TOOLS_STANDARDLIBRARY_H

#include "extract/Symbols.h"
#include "models/Models.h"
#include <functional>
#include <map>
#include <set>

namespace purpose {

/// Includes every header of the standard library.
std::string standardUnit();

/// A function, the name that the standard gives it, and its header.
using OnFunction = std::function<void(const clang::FunctionDecl *,
                                      std::string name, std::string header)>;
/// Every public function of namespace std in a unit made of standardUnit(). The
/// name is empty where it is the one that models are asked for.
void walkStandard(Symbols &symbols, const OnFunction &on);

struct Row {
  std::string name, status;
  std::set<std::string> effects; ///< of its models, or reasons
  std::set<std::string> files;   ///< that the models stand in
  std::set<std::string> asked;   ///< names, where they are others
};

struct Table {
  /// By header, then by name and status.
  std::map<std::string, std::map<std::pair<std::string, std::string>, Row>>
      headers;
  std::set<std::string> unlisted;
  std::map<std::string, unsigned> functions; ///< by status, overloads counted
};

/// Adds a function, with each number of arguments that it may be called with.
class StandardStatus {
public:
  StandardStatus(Symbols &symbols, Table &table) : S(symbols), T(table) {}
  void add(const clang::FunctionDecl *function, std::string name,
           const std::string &header);

private:
  struct Status {
    std::string name;
    std::set<std::string> why;
  };
  Status statusOf(const clang::FunctionDecl *function, const std::string &asked,
                  const Model *model);
  std::string reason(const Model &model);

  Symbols &S;
  Table &T;
  std::map<std::string, std::vector<std::string>> Files; ///< of models: lines
};

} // namespace purpose

#endif
