//===- Workers.cpp - work in child processes --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One poll() loop in the parent: it starts a child wherever one is free, reads
// two pipes from each (its result; what it prints), and ends those whose time
// is over. A child's exit status says whether its bytes are whole.
//
//===----------------------------------------------------------------------===//

#include "Workers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Threading.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <new>
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
  bool timedOut = false;
};

} // namespace

unsigned processors() {
  // Respects the affinity mask: in a container that is what there is.
  return std::max(1u, llvm::hardware_concurrency().compute_thread_count());
}

static uint64_t physicalMemory() {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? uint64_t(pages) * uint64_t(size) : 0;
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

/// Runs \p queue, \p jobs at a time. Returns the jobs that lacked memory, if
/// \p retry; else they are handed to \p done like all others.
static std::vector<size_t>
runQueue(const std::vector<size_t> &queue, unsigned jobs, uint64_t memory,
         unsigned timeLimit, bool retry,
         llvm::function_ref<std::string(size_t)> work,
         llvm::function_ref<void(size_t, JobResult)> done) {
  std::vector<Child> children;
  std::vector<size_t> lacking;
  size_t next = 0;
  while (next < queue.size() || !children.empty()) {
    while (next < queue.size() && children.size() < jobs) {
      Child child;
      child.job = queue[next];
      if (start(child, memory, children, work)) {
        children.push_back(std::move(child));
        ++next;
      } else if (children.empty()) {
        JobResult result;
        result.detail =
            std::string("cannot start a process: ") + std::strerror(errno);
        done(queue[next++], std::move(result));
      } else {
        break; // no process or descriptor free: wait for one to end
      }
    }
    if (children.empty())
      continue;

    std::vector<pollfd> waiting;
    int wait = -1; // milliseconds
    for (const Child &child : children) {
      if (child.result >= 0)
        waiting.push_back({child.result, POLLIN, 0});
      if (child.words >= 0)
        waiting.push_back({child.words, POLLIN, 0});
      if (timeLimit != 0) {
        auto left =
            child.started + std::chrono::seconds(timeLimit) - Clock::now();
        long ms =
            std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
        ms = std::clamp(ms + 1, 1l, 60'000l);
        wait = wait < 0 ? int(ms) : std::min(wait, int(ms));
      }
    }
    poll(waiting.data(), nfds_t(waiting.size()), wait);

    for (size_t i = 0; i < children.size();) {
      Child &child = children[i];
      drain(child.result, child.bytes, 0);
      drain(child.words, child.said, 1 << 14);
      if (timeLimit != 0 && !child.timedOut && child.result >= 0 &&
          Clock::now() - child.started >= std::chrono::seconds(timeLimit)) {
        child.timedOut = true;
        kill(child.pid, SIGKILL);
      }
      if (child.result >= 0 || child.words >= 0) {
        ++i;
        continue;
      }
      int status = 0;
      rusage usage{};
      while (wait4(child.pid, &status, 0, &usage) < 0 && errno == EINTR)
        ;
      size_t job = child.job;
      JobResult result = settle(child, status);
      result.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
      result.memory = uint64_t(usage.ru_maxrss) << 10;
      children.erase(children.begin() + long(i));
      if (retry && result.outcome == JobResult::OutOfMemory)
        lacking.push_back(job);
      else
        done(job, std::move(result));
    }
  }
  std::sort(lacking.begin(), lacking.end());
  return lacking;
}

void runJobs(size_t count, const WorkerOptions &options,
             llvm::function_ref<std::string(size_t)> work,
             llvm::function_ref<void(size_t, JobResult)> done) {
  unsigned jobs = options.jobs != 0 ? options.jobs : processors();
  jobs = unsigned(std::max<size_t>(1, std::min<size_t>(jobs, count)));
  uint64_t all = physicalMemory() / 10 * 9;
  uint64_t share = options.memoryLimit;
  if (share == 0 && all != 0)
    share = std::max<uint64_t>(all / jobs, uint64_t(1) << 30);
  std::vector<size_t> queue(count);
  for (size_t i = 0; i < count; ++i)
    queue[i] = i;
  bool retry = jobs > 1 && options.memoryLimit == 0;
  std::vector<size_t> lacking =
      runQueue(queue, jobs, share, options.timeLimit, retry, work, done);
  if (!lacking.empty())
    runQueue(lacking, 1, all, options.timeLimit, false, work, done);
}

} // namespace purpose
