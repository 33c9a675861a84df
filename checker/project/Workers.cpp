//===- Workers.cpp - work in child processes --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One poll() loop in the parent: it starts a child wherever one is free, reads
// two pipes from each (its result; what it prints), and ends those whose time
// is over or whose memory is needed. A child's exit status says whether its
// bytes are whole.
//
//===----------------------------------------------------------------------===//

#include "Workers.h"
#include "Memory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Threading.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <new>
#include <numeric>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace purpose {

using Clock = std::chrono::steady_clock;

/// Exit statuses of a child; any other end is a crash.
enum : int { ChildDone = 0, ChildNoMemory = 86 };

namespace {

struct Child {
  size_t job = 0;
  pid_t pid = -1;
  int result = -1; ///< read ends
  int words = -1;
  std::string bytes, said;
  Clock::time_point started;
  uint64_t inherited = 0; ///< bytes that the parent had when it started
  bool timedOut = false;
  bool postponed = false; ///< ended for the others' sake, to be run later

  bool over() const { return result < 0 && words < 0; }
  uint64_t memory() const {
    uint64_t all = memoryInUse(pid);
    return all - std::min(all, inherited);
  }
};

} // namespace

unsigned processors() {
  // Respects the affinity mask: in a container that is what there is.
  return std::max(1u, llvm::hardware_concurrency().compute_thread_count());
}

/// Address sanitizer reserves terabytes: no limit holds then.
static constexpr bool limitsMemory() {
#if defined(__SANITIZE_ADDRESS__)
  return false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return false;
#else
  return true;
#endif
#else
  return true;
#endif
}

static void noMemory() { _exit(ChildNoMemory); }

bool writeAll(int descriptor, llvm::StringRef bytes) {
  while (!bytes.empty()) {
    ssize_t n = write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return false;
    bytes = bytes.drop_front(size_t(n));
  }
  return true;
}

[[noreturn]] static void
runChild(size_t job, uint64_t memory, int result, int words, pid_t parent,
         llvm::function_ref<std::string(size_t)> work) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) // it ended before we could say so
    _exit(1);
#endif
  dup2(words, STDERR_FILENO);
  int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  for (int crash : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTERM, SIGINT})
    signal(crash, SIG_DFL);
  rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  if (memory != 0 && limitsMemory()) {
    memory += dataOfProcess(); // what it has from its parent is not its own
    rlimit limit{rlim_t(memory), rlim_t(memory)};
    setrlimit(RLIMIT_DATA, &limit);
  }
  std::set_new_handler(noMemory);
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { noMemory(); });
  // No destructors and no exit handlers: they are the parent's.
  _exit(writeAll(result, work(job)) ? ChildDone : 1);
}

static bool start(Child &child, uint64_t memory,
                  const std::vector<Child> &others,
                  llvm::function_ref<std::string(size_t)> work) {
  int result[2], words[2];
  if (pipe(result) != 0)
    return false;
  if (pipe(words) != 0) {
    close(result[0]);
    close(result[1]);
    return false;
  }
  child.started = Clock::now();
  child.inherited = memoryInUse();
  pid_t parent = getpid();
  child.pid = fork();
  if (child.pid == 0) {
    for (const Child &other : others) {
      close(other.result);
      close(other.words);
    }
    close(result[0]);
    close(words[0]);
    runChild(child.job, memory, result[1], words[1], parent, work);
  }
  close(result[1]);
  close(words[1]);
  if (child.pid < 0) {
    close(result[0]);
    close(words[0]);
    return false;
  }
  child.result = result[0];
  child.words = words[0];
  fcntl(child.result, F_SETFL, O_NONBLOCK);
  fcntl(child.words, F_SETFL, O_NONBLOCK);
  return true;
}

/// Reads what is there; closes and forgets \p descriptor at its end.
static void drain(int &descriptor, std::string &into, size_t keep) {
  char buffer[1 << 16];
  while (descriptor >= 0) {
    ssize_t n = read(descriptor, buffer, sizeof buffer);
    if (n > 0) {
      into.append(buffer, size_t(n));
      if (keep != 0 && into.size() > 2 * keep)
        into.erase(0, into.size() - keep);
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
      close(descriptor);
      descriptor = -1;
    } else if (errno == EAGAIN) {
      return;
    }
  }
}

/// The line of a child's last words that says most: an assertion or LLVM's
/// fatal error, else the last one that is no stack frame.
static std::string lastWords(llvm::StringRef said) {
  std::string last;
  for (llvm::StringRef rest = said; !rest.empty();) {
    llvm::StringRef line;
    std::tie(line, rest) = rest.split('\n');
    line = line.trim();
    if (line.contains("Assertion") || line.contains("LLVM ERROR") ||
        line.contains("AddressSanitizer:") || line.contains("runtime error:"))
      return line.substr(0, 300).str();
    if (!line.empty() && !line.starts_with("#") && !line.starts_with("Stack"))
      last = line.substr(0, 300).str();
  }
  return last;
}

static JobResult settle(Child &child, int status) {
  JobResult result;
  if (child.timedOut) {
    result.outcome = JobResult::TimedOut;
    return result;
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == ChildDone) {
    result.outcome = JobResult::Done;
    result.bytes = std::move(child.bytes);
    return result;
  }
  // The system's own out-of-memory killer sends SIGKILL.
  bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (killed || (WIFEXITED(status) && WEXITSTATUS(status) == ChildNoMemory) ||
      llvm::StringRef(child.said).contains("out of memory")) {
    result.outcome = JobResult::OutOfMemory;
    return result;
  }
  result.outcome = JobResult::Crashed;
  if (WIFSIGNALED(status)) {
    result.detail = strsignal(WTERMSIG(status));
    std::transform(result.detail.begin(), result.detail.end(),
                   result.detail.begin(), llvm::toLower);
  } else {
    result.detail = "exit status " + std::to_string(WEXITSTATUS(status));
  }
  if (std::string words = lastWords(child.said); !words.empty())
    result.detail += ": " + words;
  return result;
}

static double seconds(const timeval &time) {
  return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

namespace {

/// Jobs that are running, and those to come.
class Pool {
public:
  Pool(const WorkerOptions &options, uint64_t budget,
       std::vector<uint64_t> expected,
       llvm::function_ref<std::string(size_t)> work,
       llvm::function_ref<void(size_t, JobResult)> done)
      : Options(options), Budget(budget), Expected(std::move(expected)),
        Work(work), Done(done) {}

  /// Runs \p queue, \p jobs at a time. Returns the jobs that lacked memory, if
  /// \p retry; else they are handed to Done like all others.
  std::vector<size_t> run(std::deque<size_t> queue, unsigned jobs, bool retry);

private:
  void startWhatFits(std::deque<size_t> &queue, unsigned jobs);
  uint64_t expectedOf(size_t job) const;
  bool fits(size_t job) const;
  void shed();
  void wait() const;
  void read(Child &child);
  JobResult reap(Child &child);

  const WorkerOptions &Options;
  uint64_t Budget;                ///< bytes for all; 0 = not known
  std::vector<uint64_t> Expected; ///< by job; 0 = not known
  uint64_t Taken = 0, Ended = 0;  ///< memory of jobs that ended; how many
  llvm::function_ref<std::string(size_t)> Work;
  llvm::function_ref<void(size_t, JobResult)> Done;
  std::vector<Child> Children;
};

/// Before anything is known of a job.
constexpr uint64_t UsualMemory = uint64_t(256) << 20;
/// How often the memory of the children is looked at.
constexpr int LookEvery = 200; // milliseconds

uint64_t Pool::expectedOf(size_t job) const {
  if (Expected[job] != 0)
    return Expected[job];
  return Ended != 0 ? Taken / Ended : UsualMemory;
}

/// Whether there is memory for \p job beside what the others will take.
bool Pool::fits(size_t job) const {
  if (Budget == 0 || Children.empty())
    return true;
  uint64_t taken = memoryInUse();
  for (const Child &child : Children)
    taken += std::max(child.memory(), expectedOf(child.job));
  return taken + expectedOf(job) <= Budget;
}

/// If all take more than there is, ends the child that is furthest beyond what
/// was expected of it. It is expected to take more the next time, so that at
/// last it is run alone.
void Pool::shed() {
  if (Budget == 0 || Children.size() < 2)
    return;
  uint64_t taken = memoryInUse();
  Child *worst = nullptr;
  double most = 0;
  for (Child &child : Children) {
    if (child.postponed)
      return; // look again when it is gone
    uint64_t memory = child.memory();
    taken += memory;
    double beyond = double(memory) / double(expectedOf(child.job));
    if (!child.over() && beyond > most) {
      worst = &child;
      most = beyond;
    }
  }
  if (taken <= Budget || !worst)
    return;
  Expected[worst->job] =
      std::min(2 * std::max(worst->memory(), expectedOf(worst->job)), Budget);
  worst->postponed = true;
  kill(worst->pid, SIGKILL);
}

void Pool::startWhatFits(std::deque<size_t> &queue, unsigned jobs) {
  while (!queue.empty() && Children.size() < jobs && fits(queue.front())) {
    Child child;
    child.job = queue.front();
    uint64_t limit = Options.memoryLimit != 0 ? Options.memoryLimit : Budget;
    if (start(child, limit, Children, Work)) {
      Children.push_back(std::move(child));
    } else if (Children.empty()) {
      JobResult result;
      result.detail =
          std::string("cannot start a process: ") + std::strerror(errno);
      Done(child.job, std::move(result));
    } else {
      return; // no process or descriptor free: wait for one to end
    }
    queue.pop_front();
  }
}

/// Until a child has something to say, or it is time to look at them all.
void Pool::wait() const {
  std::vector<pollfd> waiting;
  long wait = Budget != 0 && Children.size() > 1 ? LookEvery : 60'000;
  for (const Child &child : Children) {
    if (child.result >= 0)
      waiting.push_back({child.result, POLLIN, 0});
    if (child.words >= 0)
      waiting.push_back({child.words, POLLIN, 0});
    if (Options.timeLimit != 0) {
      auto left = child.started + std::chrono::seconds(Options.timeLimit) -
                  Clock::now();
      long ms =
          std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
      wait = std::min(wait, std::max(ms + 1, 1l));
    }
  }
  poll(waiting.data(), nfds_t(waiting.size()), int(wait));
}

void Pool::read(Child &child) {
  drain(child.result, child.bytes, 0);
  drain(child.words, child.said, 1 << 14);
  if (Options.timeLimit != 0 && !child.timedOut && child.result >= 0 &&
      Clock::now() - child.started >= std::chrono::seconds(Options.timeLimit)) {
    child.timedOut = true;
    kill(child.pid, SIGKILL);
  }
}

JobResult Pool::reap(Child &child) {
  int status = 0;
  rusage usage{};
  while (wait4(child.pid, &status, 0, &usage) < 0 && errno == EINTR)
    ;
  JobResult result = settle(child, status);
  result.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  uint64_t memory = uint64_t(usage.ru_maxrss) << 10;
  result.memory = memory - std::min(memory, child.inherited);
  return result;
}

std::vector<size_t> Pool::run(std::deque<size_t> queue, unsigned jobs,
                              bool retry) {
  std::vector<size_t> lacking;
  while (!queue.empty() || !Children.empty()) {
    startWhatFits(queue, jobs);
    if (Children.empty())
      continue;
    wait();
    shed();
    for (Child &child : Children)
      read(child);
    for (size_t i = 0; i < Children.size();) {
      if (!Children[i].over()) {
        ++i;
        continue;
      }
      Child child = std::move(Children[i]);
      Children.erase(Children.begin() + long(i));
      JobResult result = reap(child);
      if (child.postponed && result.outcome != JobResult::Done) {
        queue.push_back(child.job);
        continue;
      }
      Taken += result.memory;
      ++Ended;
      if (retry && result.outcome == JobResult::OutOfMemory)
        lacking.push_back(child.job);
      else
        Done(child.job, std::move(result));
    }
  }
  return lacking;
}

} // namespace

void runJobs(size_t count, const WorkerOptions &options,
             llvm::function_ref<std::string(size_t)> work,
             llvm::function_ref<void(size_t, JobResult)> done,
             llvm::ArrayRef<uint64_t> expected) {
  unsigned jobs = options.jobs != 0 ? options.jobs : processors();
  jobs = unsigned(std::max<size_t>(1, std::min<size_t>(jobs, count)));
  std::vector<uint64_t> memory = expected.vec();
  memory.resize(count);
  Pool pool(options,
            options.maxMemory != 0 ? options.maxMemory
                                   : memoryOfMachine() / 10 * 9,
            std::move(memory), work, done);
  std::deque<size_t> queue(count);
  std::iota(queue.begin(), queue.end(), size_t(0));
  bool retry = jobs > 1 && options.memoryLimit == 0;
  std::vector<size_t> lacking = pool.run(std::move(queue), jobs, retry);
  llvm::sort(lacking);
  pool.run({lacking.begin(), lacking.end()}, 1, false);
}

} // namespace purpose
