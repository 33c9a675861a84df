//===- main.cpp - clangd with the purpose checks inside ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd loads no plugin, but Debian ships it as archives: this is all of it,
// linked with the checks. Two of its functions are answered here.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
class SymbolIndex;

// A remote index would bring gRPC in; there is none.
namespace remote {
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef, llvm::StringRef) {
  return nullptr;
}
} // namespace remote
} // namespace clang::clangd

// clangd runs only those checks that it has measured as fast; the linker's
// --wrap brings its question here.
std::optional<bool> measured(llvm::StringRef check) __asm__(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> isFast(llvm::StringRef check) __asm__(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> isFast(llvm::StringRef check) {
  return check.starts_with("purpose-") ? true : measured(check);
}

int main(int argc, char *argv[]) {
  // clangd looks for Clang's own headers beside itself; ours are not there.
  std::string resources = "--resource-dir=" CLANG_PURPOSE_RESOURCE_DIR;
  std::vector<char *> arguments(argv, argv + argc);
  bool given = llvm::any_of(arguments, [](llvm::StringRef argument) {
    return argument.ltrim('-').starts_with("resource-dir");
  });
  if (!given)
    arguments.insert(arguments.begin() + 1, resources.data());
  argc = int(arguments.size());
  arguments.push_back(nullptr);
  return clang::clangd::clangdMain(argc, arguments.data());
}
