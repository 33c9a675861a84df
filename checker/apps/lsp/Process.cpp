//===- Process.cpp - a program beside this one ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The child leads a process group of its own, so that whatever it starts ends
// with it.
//
//===----------------------------------------------------------------------===//

#include "Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Program.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char **environ;

namespace purpose::lsp {

void Process::swap(Process &other) noexcept {
  std::swap(Pid, other.Pid);
  std::swap(Input, other.Input);
  std::swap(Output, other.Output);
}

Process::~Process() {
  if (running())
    finish(0);
}

static llvm::Error systemError(const llvm::Twine &what, int error) {
  return llvm::createStringError(what + ": " + std::strerror(error));
}

llvm::Expected<Process>
Process::start(const std::string &program,
               const std::vector<std::string> &arguments) {
  llvm::ErrorOr<std::string> found = llvm::sys::findProgramByName(program);
  if (!found)
    return llvm::createStringError("there is no program '" + program + "'");
  // Nothing of ours but the two ends may stay open in the child.
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0)
    return systemError("cannot make a pipe", errno);
  if (pipe2(out, O_CLOEXEC) != 0) {
    int error = errno;
    close(in[0]);
    close(in[1]);
    return systemError("cannot make a pipe", error);
  }
  std::vector<char *> argv{const_cast<char *>(program.c_str())};
  for (const std::string &argument : arguments)
    argv.push_back(const_cast<char *>(argument.c_str()));
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // This program ignores SIGPIPE; the child may rely on it.
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  Process child;
  int error = posix_spawn(&child.Pid, found->c_str(), &actions, &attributes,
                          argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  if (error != 0) {
    child.Pid = -1;
    close(in[1]);
    close(out[0]);
    return systemError("cannot start '" + program + "'", error);
  }
  child.Input = in[1];
  child.Output = out[0];
  return std::move(child);
}

void Process::closeInput() {
  if (Input >= 0)
    close(Input);
  Input = -1;
}

static std::string endInWords(int status) {
  if (WIFSIGNALED(status))
    return llvm::StringRef(strsignal(WTERMSIG(status))).lower();
  return "exit status " + std::to_string(WEXITSTATUS(status));
}

std::string Process::finish(int milliseconds) {
  closeInput();
  if (Output >= 0)
    close(Output);
  Output = -1;
  if (!running())
    return "";
  using Clock = std::chrono::steady_clock;
  auto last = Clock::now() + std::chrono::milliseconds(milliseconds);
  int status = 0;
  for (;;) {
    pid_t ended = waitpid(Pid, &status, WNOHANG);
    if (ended == Pid || (ended < 0 && errno != EINTR))
      break;
    if (Clock::now() >= last) {
      kill(-Pid, SIGKILL);
      while (waitpid(Pid, &status, 0) < 0 && errno == EINTR)
        ;
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  kill(-Pid, SIGKILL); // what it may have left behind
  Pid = -1;
  return endInWords(status);
}

void Outbox::clear() {
  Bytes.clear();
  Start = 0;
}

bool Outbox::flush(int descriptor) {
  // A pipe that is writable takes so much without waiting.
  size_t length = std::min<size_t>(Bytes.size() - Start, PIPE_BUF);
  ssize_t written = write(descriptor, Bytes.data() + Start, length);
  if (written < 0)
    return errno == EINTR || errno == EAGAIN;
  Start += size_t(written);
  if (empty())
    clear();
  else if (Start > (size_t(1) << 20)) {
    Bytes.erase(0, Start);
    Start = 0;
  }
  return true;
}

} // namespace purpose::lsp
