//===- project_bench.cpp - the check against the compiler -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs over one compile database, in turn and with the same number of
// processes: the compiler's syntax check of every unit, extraction alone, and
// the whole `clang-purpose check`. Prints wall time, CPU time and memory of
// each, and their ratios to the first, as Markdown.
//
//   purpose-project-bench CHECKER BUILD [JOBS [ROUNDS]]
//
// Time is the best of the rounds, memory the most. Each is measured in a child
// process of its own: time and the largest process by wait4(), the sum over
// all processes by looking at /proc twenty times a second.
//
//===----------------------------------------------------------------------===//

#include "models/Models.h"
#include "project/CompileDatabase.h"
#include "project/Extraction.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace purpose;
using llvm::StringRef;

namespace {

struct Measure {
  double wall = 0, cpu = 0; ///< seconds
  uint64_t largest = 0;     ///< KiB: the largest single process
  uint64_t sum = 0;         ///< KiB: private memory of all at one time
  int status = 0;
};

/// Private (anonymous) memory of all processes of a group, in KiB.
uint64_t groupMemory(pid_t group) {
  uint64_t sum = 0;
  std::error_code error;
  for (llvm::sys::fs::directory_iterator at("/proc", error), end;
       !error && at != end; at.increment(error)) {
    StringRef name = StringRef(at->path()).rsplit('/').second;
    pid_t pid = 0;
    if (name.getAsInteger(10, pid) || getpgid(pid) != group)
      continue;
    auto status =
        llvm::MemoryBuffer::getFileAsStream("/proc/" + name + "/status");
    if (!status)
      continue;
    StringRef text = (*status)->getBuffer();
    uint64_t value = 0;
    text = text.substr(text.find("RssAnon:")).substr(8).ltrim();
    if (!text.consumeInteger(10, value))
      sum += value;
  }
  return sum;
}

Measure measure(llvm::function_ref<int()> work) {
  using Clock = std::chrono::steady_clock;
  Measure result;
  llvm::outs().flush();
  auto start = Clock::now();
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    _exit(work());
  }
  setpgid(child, child);
  rusage usage{};
  while (wait4(child, &result.status, WNOHANG, &usage) == 0) {
    result.sum = std::max(result.sum, groupMemory(child));
    usleep(50'000);
  }
  result.wall = std::chrono::duration<double>(Clock::now() - start).count();
  auto seconds = [](timeval t) { return double(t.tv_sec) + t.tv_usec / 1e6; };
  result.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  result.largest = uint64_t(usage.ru_maxrss);
  return result;
}

/// The compiler's syntax check of every entry, \p jobs at a time.
int syntaxOnly(llvm::ArrayRef<CompileEntry> entries, unsigned jobs) {
  unsigned running = 0, failed = 0;
  auto reap = [&] {
    int status = 0;
    if (wait(&status) > 0) {
      --running;
      failed += status != 0;
    }
  };
  for (const CompileEntry &entry : entries) {
    while (running >= jobs)
      reap();
    if (fork() == 0) {
      StringRef program = entry.arguments.front();
      std::vector<std::string> words = entry.arguments;
      words[0] = program.contains("++") ? "clang++-22" : "clang-22";
      words.insert(words.begin() + 1, {"-fsyntax-only", "-w"});
      std::vector<char *> argv;
      for (std::string &word : words)
        argv.push_back(word.data());
      argv.push_back(nullptr);
      int null = open("/dev/null", O_RDWR);
      dup2(null, STDERR_FILENO);
      if (chdir(entry.directory.c_str()) == 0)
        execvp(argv[0], argv.data());
      _exit(127);
    }
    ++running;
  }
  while (running > 0)
    reap();
  // How many failed, as far as an exit status can say.
  return int(std::min(failed, 100u));
}

void row(StringRef name, const Measure &m, const Measure &base) {
  llvm::outs() << "| " << name
               << llvm::format(" | %.2f | %.2f | %llu | %llu |", m.wall, m.cpu,
                               (unsigned long long)m.largest / 1024,
                               (unsigned long long)m.sum / 1024)
               << llvm::format(" %.2f | %.2f | %.2f |\n", m.wall / base.wall,
                               m.cpu / base.cpu,
                               double(m.largest) / double(base.largest));
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3) {
    llvm::errs() << "usage: purpose-project-bench CHECKER BUILD [JOBS "
                    "[ROUNDS]]\n";
    return 2;
  }
  std::string checker = argv[1], build = argv[2];
  unsigned jobs = argc > 3 ? unsigned(atoi(argv[3])) : processors();
  unsigned rounds = argc > 4 ? unsigned(atoi(argv[4])) : 1;
  llvm::Expected<CompileDatabase> database = readCompileDatabase(build, {});
  if (!database) {
    llvm::errs() << llvm::toString(database.takeError()) << '\n';
    return 2;
  }

  ExtractOptions options;
  options.models = &builtinModels();
  Measure syntax, extraction, check;
  auto best = [](Measure &into, Measure m) {
    if (into.wall == 0)
      into = m;
    into.wall = std::min(into.wall, m.wall);
    into.cpu = std::min(into.cpu, m.cpu);
    into.largest = std::max(into.largest, m.largest);
    into.sum = std::max(into.sum, m.sum);
  };
  for (unsigned round = 0; round < rounds; ++round) {
    best(syntax, measure([&] { return syntaxOnly(database->entries, jobs); }));
    best(extraction, measure([&] {
           WorkerOptions workers;
           workers.jobs = jobs;
           Extraction all =
               extractAll(database->entries, options, workers, false);
           return int(std::min<size_t>(all.failures.size(), 100));
         }));
    best(check, measure([&] {
           int null = open("/dev/null", O_RDWR);
           dup2(null, STDOUT_FILENO);
           dup2(null, STDERR_FILENO);
           std::string count = "-j" + std::to_string(jobs);
           execlp(checker.c_str(), checker.c_str(), "check", "-p",
                  build.c_str(), "-q", count.c_str(), nullptr);
           return 127;
         }));
  }

  llvm::outs() << "## " << database->path << "\n\n"
               << database->entries.size() << " units, " << jobs
               << " at a time, best of " << rounds << ".\n\n"
               << "| | wall s | CPU s | largest process MiB | all MiB | wall × "
                  "| CPU × | memory × |\n|---|---|---|---|---|---|---|---|\n";
  row("`clang++ -fsyntax-only`", syntax, syntax);
  row("extraction", extraction, syntax);
  row("`clang-purpose check`", check, syntax);
  llvm::outs() << "\nFailed units: " << WEXITSTATUS(syntax.status)
               << " of the compiler, " << WEXITSTATUS(extraction.status)
               << " of extraction; exit status of the check: "
               << WEXITSTATUS(check.status) << ".\n";
  return 0;
}
