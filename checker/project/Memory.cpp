//===- Memory.cpp - memory of the machine and of processes ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Files of /proc and of control groups, both versions.
//
//===----------------------------------------------------------------------===//

#include "Memory.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <algorithm>
#include <array>
#include <string>
#include <unistd.h>

using llvm::StringRef;

namespace purpose {

static std::string textOf(const std::string &file) {
  auto buffer = llvm::MemoryBuffer::getFileAsStream(file);
  return buffer ? (*buffer)->getBuffer().str() : "";
}

uint64_t memoryOfMachine() {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  uint64_t all = pages > 0 && size > 0 ? uint64_t(pages) * uint64_t(size) : 0;
  for (const char *file : {"/sys/fs/cgroup/memory.max",
                           "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    uint64_t limit = 0;
    // Without a limit it says "max", or a number beyond all memory.
    if (!StringRef(textOf(file)).trim().getAsInteger(10, limit) && limit != 0)
      all = all == 0 ? limit : std::min(all, limit);
  }
  return all;
}

/// The numbers of /proc/PID/statm, in bytes: size, resident, shared, text, 0,
/// data.
static std::array<uint64_t, 6> memoryOf(const std::string &process) {
  std::array<uint64_t, 6> numbers{};
  std::string text = textOf("/proc/" + process + "/statm");
  StringRef rest = text;
  for (uint64_t &number : numbers) {
    if (rest.consumeInteger(10, number))
      return {};
    number *= uint64_t(sysconf(_SC_PAGESIZE));
    rest = rest.ltrim();
  }
  return numbers;
}

uint64_t memoryInUse(pid_t pid) {
  auto [size, resident, shared, code, none, data] =
      memoryOf(pid == 0 ? "self" : std::to_string(pid));
  return resident - std::min(shared, resident);
}

uint64_t dataOfProcess() { return memoryOf("self")[5]; }

} // namespace purpose
