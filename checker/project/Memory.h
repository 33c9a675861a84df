//===- Memory.h - memory of the machine and of processes --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As the system tells it; what it does not tell is 0.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_MEMORY_H
#define CLANG_PURPOSE_PROJECT_MEMORY_H

#include <cstdint>
#include <sys/types.h>

namespace purpose {

/// Bytes that there are for this process and its children: the machine's, or
/// what its container may take.
uint64_t memoryOfMachine();

/// Bytes that are in use by the process \p pid (0: this one) and come from no
/// file. A child is counted with what it has from its parent.
uint64_t memoryInUse(pid_t pid = 0);

/// Bytes of this process that RLIMIT_DATA counts.
uint64_t dataOfProcess();

} // namespace purpose

#endif
