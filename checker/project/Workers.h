//===- Workers.h - work in child processes ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs N jobs, some at a time, each in a child that is forked for it: a crash,
// an endless loop or a lack of memory costs that job alone, and whatever was
// loaded before (the program, the models) is there without loading it again.
// The child sends bytes back through a pipe; nothing touches the disk.
//
// All together keep to an amount of memory. A job is started when what it is
// expected to take is free; if the running ones take more than was expected,
// one of them is ended and started again later.
//
// This is the seam to the system's processes: the rest of the layer is pure.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_PROJECT_WORKERS_H
#define CLANG_PURPOSE_PROJECT_WORKERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace purpose {

struct WorkerOptions {
  unsigned jobs = 0;        ///< at a time; 0 = one a processor
  unsigned timeLimit = 600; ///< seconds for one job; 0 = none
  uint64_t memoryLimit = 0; ///< bytes for one job; 0 = maxMemory
  uint64_t maxMemory = 0; ///< bytes for all at one time, this process too; 0 =
                          ///< nine tenths of the machine's
};

/// What became of a job.
struct JobResult {
  enum Outcome { Done, Crashed, TimedOut, OutOfMemory } outcome = Crashed;
  std::string bytes;   ///< what the child returned, if Done
  std::string detail;  ///< if not: "segmentation fault", and its last words
  double seconds = 0;  ///< processor time
  uint64_t memory = 0; ///< bytes at most, beside what was loaded before
};

/// Runs work(0) … work(count - 1), each in a child of its own, and hands every
/// result to \p done in the parent as it comes (in any order). \p expected is
/// what each job took the last time, in bytes; 0, or none: not known. A job
/// that ran out of memory is run once more at the end, alone.
/// Call it before the process has more than one thread.
void runJobs(size_t count, const WorkerOptions &options,
             llvm::function_ref<std::string(size_t)> work,
             llvm::function_ref<void(size_t, JobResult)> done,
             llvm::ArrayRef<uint64_t> expected = {});

/// What `jobs = 0` stands for.
unsigned processors();

/// Writes all of \p bytes to a pipe. False if nobody reads it any more.
bool writeAll(int descriptor, llvm::StringRef bytes);

} // namespace purpose

#endif
