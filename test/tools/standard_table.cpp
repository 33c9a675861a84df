//===- standard_table.cpp - the standard library and its models -*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// purpose-standard-table parses every header of the standard library, asks the
// models for every public function in them as extraction does, and prints the
// table annotations/models/STANDARD.md:
//
//   headers -> functions -> status of each -> rows -> Markdown
//
// A function that no model and no rule of the extractor answers for is
// unlisted: it is named on stderr, and the exit status is 1. With `--check
// FILE` the table is compared with FILE instead of printed; 77 if the library
// is another than the one that the table was made with.
//
//===----------------------------------------------------------------------===//

#include "StandardLibrary.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace purpose;
using llvm::StringRef;

static llvm::cl::opt<std::string>
    Check("check", llvm::cl::desc("Compare the table with this file"),
          llvm::cl::value_desc("file"));

static std::string escaped(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '|')
      result += '\\';
    result += c;
  }
  return result;
}

static std::string markdown(const Table &table) {
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "# The standard library, function by function\n\n"
         "Made by `build/bin/purpose-standard-table > "
         "annotations/models/STANDARD.md` from the models and from the headers "
         "of libstdc++ 12\n(`-std=c++23`); the test `models.standard` makes it "
         "again and fails on a difference, or on a function that no row "
         "answers for.\n\n"
         "| status | meaning |\n|---|---|\n"
         "| modelled | a model says what flows: the same value, a derived one, "
         "an alias, calls of arguments |\n"
         "| analysed | extraction itself carries it out, not by a model: "
         "copies, "
         "comparisons, exceptions. The body of a function in a library header "
         "is never read |\n"
         "| irrelevant | a model says that nothing flows (`pure`), and why "
         "|\n\n"
         "Every public function, member, constructor, conversion, operator and "
         "function object of namespace `std` is listed. Left out by rule: "
         "destructors,\ndeduction guides, implicit and deleted members, "
         "macros, "
         "names that are reserved for the library (`_X`, `__x`). Members of a "
         "base with such a name count as\nthe deriving class's, and a class "
         "that only a public typedef names (`std::vector::iterator`) is listed "
         "by it once. Overloads of one status share a row.\n\n"
         "Overloads and arities asked for: ";
  bool first = true;
  for (const auto &[status, count] : table.functions) {
    out << (first ? "" : ", ") << count << " " << status;
    first = false;
  }
  out << ".\n";
  for (const auto &[header, rows] : table.headers) {
    out << "\n## `<" << header
        << ">`\n\n| name | status | model or reason |\n"
           "|---|---|---|\n";
    for (const auto &[key, row] : rows) {
      std::string why = llvm::join(row.effects, ", ");
      if (!row.files.empty())
        why += " (" + llvm::join(row.files, ", ") + ")";
      if (!row.asked.empty())
        why += ", asked as `" + llvm::join(row.asked, "`, `") + "`";
      out << "| `" << escaped(row.name) << "` | " << row.status << " | "
          << escaped(why) << " |\n";
    }
  }
  return text;
}

/// 0 if the file says the same.
static int compare(const std::string &made, const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (buffer && (*buffer)->getBuffer() == made)
    return 0;
  StringRef old = buffer ? (*buffer)->getBuffer() : StringRef();
  std::set<StringRef> before, now;
  llvm::SmallVector<StringRef, 0> lines;
  old.split(lines, '\n');
  before.insert(lines.begin(), lines.end());
  lines.clear();
  StringRef(made).split(lines, '\n');
  now.insert(lines.begin(), lines.end());
  unsigned shown = 0;
  for (StringRef line : before)
    if (!now.count(line) && ++shown < 20)
      llvm::errs() << "- " << line << "\n";
  for (StringRef line : now)
    if (!before.count(line) && ++shown < 40)
      llvm::errs() << "+ " << line << "\n";
  llvm::errs() << path << " is not what the models say; renew it with\n"
               << "  build/bin/purpose-standard-table > "
                  "annotations/models/STANDARD.md\n";
  return 1;
}

int main(int argc, char **argv) {
  llvm::cl::ParseCommandLineOptions(argc, argv);
  std::string code = standardUnit();
  code += "#ifndef _GLIBCXX_RELEASE\n#define _GLIBCXX_RELEASE 0\n#endif\n"
          "constexpr int purpose_release = _GLIBCXX_RELEASE;\n";
  std::unique_ptr<ASTUnit> unit = tooling::buildASTFromCodeWithArgs(
      code, {"-std=c++23", "-w", "-resource-dir=" RESOURCE_DIR}, "table.cpp",
      "clang++");
  if (!unit || unit->getDiagnostics().hasErrorOccurred()) {
    llvm::errs() << "the headers of the standard library do not compile\n";
    return 2;
  }
  ASTContext &context = unit->getASTContext();
  for (const Decl *decl : context.getTranslationUnitDecl()->decls())
    if (const auto *release = dyn_cast<VarDecl>(decl);
        release && release->getName() == "purpose_release" &&
        *release->evaluateValue()->getInt().getRawData() != 12) {
      llvm::errs() << "skipped: the table is made with libstdc++ 12\n";
      return 77;
    }
  Unit facts;
  UnitBuilder builder(facts);
  Symbols symbols(context, builder);
  Table table;
  StandardStatus status(symbols, table);
  walkStandard(symbols, [&](const FunctionDecl *function, std::string name,
                            std::string header) {
    status.add(function, std::move(name), header);
  });
  for (const std::string &one : table.unlisted)
    llvm::errs() << "unlisted: " << one << "\n";
  std::string made = markdown(table);
  int result = table.unlisted.empty() ? 0 : 1;
  if (Check.empty())
    llvm::outs() << made;
  else
    result |= compare(made, Check);
  return result;
}
