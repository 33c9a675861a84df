//===- CommandLine.h - a compiler's command line as data --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A compile database holds what somebody's build ran: another compiler behind
// wrappers, flags that Clang does not know, plugins, outputs. What remains here
// is what decides how the source reads; nothing of it is ever executed.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_COMMANDLINE_H
#define CLANG_PURPOSE_PROJECT_COMMANDLINE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace purpose {

/// The command line without launchers before the compiler: `ccache g++ …`,
/// `env A=b icecc cc …`, `cmake -E __run_co_compile … -- c++ …`.
std::vector<std::string> withoutLaunchers(std::vector<std::string> arguments);

/// The command line as extraction wants it, for the one source \p file in
/// \p directory:
///   dropped  plugins and everything that loads code; outputs, dependency
///            files and profiles; precompiled headers (their text is read);
///            -Werror and warnings (none is shown); flags Clang does not know;
///            other sources of the same command
///   kept     all else, in its order
/// \p directory is where relative paths start.
std::vector<std::string> cleanCommand(std::vector<std::string> arguments,
                                      llvm::StringRef file,
                                      llvm::StringRef directory);

/// What the unit is linked into, where \p output tells: CMake's
/// `src/CMakeFiles/core.dir/a.cpp.o` is of `core`, Meson's
/// `src/libcore.a.p/a.cpp.o` of `src/libcore.a`. Else empty.
std::string targetOfOutput(llvm::StringRef output);

/// The value of `-o`, empty if there is none.
std::string outputOf(llvm::ArrayRef<std::string> arguments);

/// C, C++, Objective-C and their headers and preprocessed forms, by extension.
bool isClangSource(llvm::StringRef file);
/// Whether Clang would only read it for others: a header.
bool isClangHeader(llvm::StringRef file);

} // namespace purpose

#endif
