//===- project_bench.cpp - the check against the compiler -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs over one compile database, in turn and with the same number of
// processes: the compiler's syntax check of every unit, clang --analyze,
// extraction alone, and the whole `clang-purpose check`: with an empty store,
// with nothing changed, with one source and with one header edited (that which
// the most units read; both get an empty line at their end, and their text back
// afterwards). Prints wall time, CPU time and memory of each, and their ratios
// to the first, as Markdown, and writes the same as JSON.
//
//   purpose-project-bench CHECKER BUILD [JOBS [ROUNDS [JSON]]]
//
// Time is the median of the rounds, memory the most. Each is measured in a
// child process of its own: time and the largest process by wait4(), the sum
// over all processes by looking at /proc twenty times a second.
//
//===----------------------------------------------------------------------===//

#include "models/Models.h"
#include "project/Analysis.h"
#include "project/CommandLine.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sys/prctl.h>
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
    prctl(PR_SET_PDEATHSIG, SIGKILL);
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

/// The compiler with \p options over every entry, \p jobs at a time.
int compileAll(llvm::ArrayRef<CompileEntry> entries, unsigned jobs,
               const std::vector<std::string> &options) {
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
      words.insert(words.begin() + 1, options.begin(), options.end());
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

double median(std::vector<double> values) {
  llvm::sort(values);
  return values[values.size() / 2];
}

/// One line of the table: all rounds of one thing.
struct Row {
  std::string name;
  std::function<int()> work;
  std::vector<Measure> rounds;

  double wall() const { return of(&Measure::wall); }
  double cpu() const { return of(&Measure::cpu); }
  uint64_t largest() const { return most(&Measure::largest); }
  uint64_t sum() const { return most(&Measure::sum); }
  int status() const { return WEXITSTATUS(rounds.back().status); }

private:
  double of(double Measure::*what) const {
    std::vector<double> all;
    for (const Measure &round : rounds)
      all.push_back(round.*what);
    return median(all);
  }
  uint64_t most(uint64_t Measure::*what) const {
    uint64_t all = 0;
    for (const Measure &round : rounds)
      all = std::max(all, round.*what);
    return all;
  }
};

/// A file that is longer by a line as long as this lives.
class Edited {
public:
  explicit Edited(std::string file) : File(std::move(file)) {
    if (auto buffer = llvm::MemoryBuffer::getFile(File))
      Text = (*buffer)->getBuffer().str();
    write(Text + "\n");
  }
  ~Edited() { write(Text); }
  Edited(const Edited &) = delete;
  Edited &operator=(const Edited &) = delete;

private:
  void write(const std::string &text) {
    std::error_code error;
    llvm::raw_fd_ostream(File, error) << text;
  }
  std::string File, Text;
};

/// The header of the project that the most units read, and how many do.
std::pair<std::string, unsigned>
commonHeader(const CompileDatabase &database,
             const AnalysisSettings &settings) {
  Extraction all = extractDatabase(database, builtinModels(), settings);
  std::map<std::string, unsigned> readers;
  for (const Unit &unit : all.units)
    for (const File &file : unit.files)
      if (std::string path(unit.str(file.path));
          !file.system && isClangHeader(path) && path.front() == '/')
        ++readers[path];
  std::pair<std::string, unsigned> most;
  for (const auto &[path, count] : readers)
    if (count > most.second)
      most = {path, count};
  return most;
}

uint64_t bytesIn(const std::string &folder) {
  uint64_t bytes = 0;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator at(folder, error), end;
       !error && at != end; at.increment(error)) {
    uint64_t size = 0;
    if (!llvm::sys::fs::file_size(at->path(), size))
      bytes += size;
  }
  return bytes;
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3) {
    llvm::errs() << "usage: purpose-project-bench CHECKER BUILD [JOBS "
                    "[ROUNDS [JSON]]]\n";
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
  llvm::SmallString<128> store;
  if (llvm::sys::fs::createUniqueDirectory("purpose-bench", store)) {
    llvm::errs() << "no temporary folder\n";
    return 2;
  }
  ExtractOptions options;
  options.models = &builtinModels();
  AnalysisSettings settings;
  settings.build = build;
  settings.storeFolder = store.str().str();
  settings.quiet = true;

  auto check = [&] {
    int null = open("/dev/null", O_RDWR);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    std::string count = "-j" + std::to_string(jobs);
    execlp(checker.c_str(), checker.c_str(), "check", "-p", build.c_str(), "-q",
           count.c_str(), "--store", store.c_str(), nullptr);
    return 127;
  };
  Row syntax{"`clang -fsyntax-only`",
             [&] {
               return compileAll(database->entries, jobs,
                                 {"-fsyntax-only", "-w"});
             },
             {}},
      analyzer{"`clang --analyze`",
               [&] {
                 return compileAll(database->entries, jobs,
                                   {"--analyze", "-w", "-o", "/dev/null"});
               },
               {}},
      extraction{"extraction",
                 [&] {
                   WorkerOptions workers;
                   workers.jobs = jobs;
                   Extraction all =
                       extractAll(database->entries, options, workers, false);
                   return int(std::min<size_t>(all.failures.size(), 100));
                 },
                 {}},
      cold{"`clang-purpose check`, empty store", check, {}},
      warm{"… nothing changed", check, {}},
      source{"… one source edited", check, {}},
      header{"… one header edited", check, {}};
  auto run = [](Row &row) { row.rounds.push_back(measure(row.work)); };
  std::string sourceFile = database->entries[database->entries.size() / 2].file;
  std::pair<std::string, unsigned> headerFile;
  uint64_t storeBytes = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    run(syntax);
    run(analyzer);
    run(extraction);
    llvm::sys::fs::remove_directories(store);
    run(cold);
    storeBytes = bytesIn(settings.storeFolder);
    run(warm);
    {
      Edited edited(sourceFile);
      run(source);
    }
    if (round == 0)
      headerFile = commonHeader(*database, settings);
    if (headerFile.second != 0) {
      Edited edited(headerFile.first);
      run(header);
    }
  }
  llvm::sys::fs::remove_directories(store);

  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  llvm::outs() << "## " << database->path << "\n\n"
               << database->entries.size() << " units, " << jobs
               << " at a time, median of " << rounds
               << ".\n\n"
                  "| | wall s | CPU s | largest process MiB | all MiB | wall × "
                  "| CPU × | memory × |\n|---|---|---|---|---|---|---|---|\n";
  for (const Row *row :
       {&syntax, &analyzer, &extraction, &cold, &warm, &source, &header}) {
    if (row->rounds.empty())
      continue;
    double wall = row->wall() / syntax.wall(), cpu = row->cpu() / syntax.cpu(),
           memory = double(row->largest()) / double(syntax.largest());
    llvm::outs() << llvm::formatv(
        "| {0} | {1:F2} | {2:F2} | {3} | {4} | {5:F3} | {6:F3} | {7:F2} |\n",
        row->name, row->wall(), row->cpu(), row->largest() / 1024,
        row->sum() / 1024, wall, cpu, memory);
    rows.push_back({{"name", row->name},
                    {"wallSeconds", row->wall()},
                    {"cpuSeconds", row->cpu()},
                    {"largestKiB", row->largest()},
                    {"sumKiB", row->sum()},
                    {"wallRatio", wall},
                    {"cpuRatio", cpu},
                    {"memoryRatio", memory},
                    {"status", row->status()}});
  }
  llvm::outs() << llvm::formatv(
      "\nNothing changed costs {0:F4} of the CPU time of an empty store. The "
      "header edited is {1}, which {2} units read. The store takes {3:F1} MiB. "
      "Failed units: {4} of the compiler, {5} of extraction; exit status of "
      "the "
      "check: {6}.\n",
      warm.cpu() / cold.cpu(), headerFile.first, headerFile.second,
      double(storeBytes) / (1 << 20), syntax.status(), extraction.status(),
      cold.status());
  if (argc > 5) {
    nlohmann::ordered_json all = {{"database", database->path},
                                  {"units", database->entries.size()},
                                  {"jobs", jobs},
                                  {"rounds", rounds},
                                  {"sourceEdited", sourceFile},
                                  {"headerEdited", headerFile.first},
                                  {"headerReaders", headerFile.second},
                                  {"storeBytes", storeBytes},
                                  {"rows", rows}};
    std::ofstream(argv[5]) << all.dump(2) << '\n';
  }
  return 0;
}
