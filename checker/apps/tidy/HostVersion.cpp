//===- HostVersion.cpp - which clang-tidy loads the plugin ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A clang-tidy of another LLVM would take the plugin and crash in the middle of
// a check: its libraries and the plugin's would stand in one process. They are
// both loaded before the plugin's code runs, so it can say so and end.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Path.h"
#include <cstdio>
#include <cstdlib>
#include <link.h>

using llvm::StringRef;

/// The major version in `libclang-cpp.so.22.1`; 0 for any other library.
static unsigned versionOf(StringRef library) {
  StringRef name = llvm::sys::path::filename(library);
  unsigned version = 0;
  if (name.consume_front("libclang-cpp.so.") ||
      name.consume_front("libLLVM.so."))
    name.consumeInteger(10, version);
  return version;
}

static int findOther(dl_phdr_info *library, size_t, void *other) {
  unsigned version = versionOf(library->dlpi_name);
  if (version == 0 || version == LLVM_VERSION_MAJOR)
    return 0;
  *static_cast<unsigned *>(other) = version;
  return 1;
}

[[gnu::constructor]] static void refuseOtherVersions() {
  unsigned other = 0;
  if (!dl_iterate_phdr(findOther, &other))
    return;
  std::fprintf(stderr,
               "error: this ClangPurposeTidy.so is for LLVM %d, and what loads "
               "it is of LLVM %u: use clang-tidy-%d, or the plugin built with "
               "-DCLANG_PURPOSE_LLVM=%u\n",
               LLVM_VERSION_MAJOR, other, LLVM_VERSION_MAJOR, other);
  std::_Exit(1);
}
