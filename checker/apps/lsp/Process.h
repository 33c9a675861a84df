//===- Process.h - a program beside this one --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A child whose standard input and output are pipes to here; what it says on
// standard error goes where ours goes. This is the program's only seam to
// processes; the rest sees descriptors.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_PROCESS_H
#define CLANG_PURPOSE_APPS_LSP_PROCESS_H

#include "llvm/Support/Error.h"
#include <string>
#include <sys/types.h>
#include <vector>

namespace purpose::lsp {

/// Killed, with all its children, when it goes out of scope.
class Process {
public:
  Process() = default;
  Process(Process &&other) noexcept { swap(other); }
  Process &operator=(Process &&other) noexcept {
    swap(other);
    return *this;
  }
  ~Process();

  /// \p program is a path or is looked for in PATH.
  static llvm::Expected<Process>
  start(const std::string &program, const std::vector<std::string> &arguments);

  bool running() const { return Pid > 0; }
  int input() const { return Input; }   ///< to write to
  int output() const { return Output; } ///< to read from
  void closeInput();
  /// Waits for its end, \p milliseconds at most, then kills it. How it ended,
  /// in words: "exit status 1", "segmentation fault".
  std::string finish(int milliseconds);

private:
  void swap(Process &other) noexcept;

  pid_t Pid = -1;
  int Input = -1, Output = -1;
};

/// Bytes on their way to a descriptor that may not take them at once.
class Outbox {
public:
  void put(llvm::StringRef bytes) { Bytes.append(bytes.data(), bytes.size()); }
  bool empty() const { return Start == Bytes.size(); }
  void clear();
  /// Writes what the descriptor, which poll() said is writable, takes without
  /// waiting. False if nobody reads any more.
  bool flush(int descriptor);

private:
  std::string Bytes;
  size_t Start = 0;
};

} // namespace purpose::lsp

#endif
