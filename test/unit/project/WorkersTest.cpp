//===- WorkersTest.cpp - one bad job costs itself alone ---------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "project/Workers.h"
#include "project/Memory.h"
#include "project/Progress.h"
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <sys/mman.h>
#include <unistd.h>

using namespace purpose;

static std::map<size_t, JobResult>
run(size_t count, WorkerOptions options,
    llvm::function_ref<std::string(size_t)> work) {
  std::map<size_t, JobResult> results;
  runJobs(count, options, work, [&](size_t i, JobResult result) {
    CHECK(results.count(i) == 0);
    results[i] = std::move(result);
  });
  CHECK(results.size() == count);
  return results;
}

TEST_CASE("every job's bytes come back whole, however many and large") {
  auto text = [](size_t i) {
    return std::string(i * 10'007, char('a' + i % 26));
  };
  for (unsigned jobs : {1u, 3u, 64u}) {
    auto results = run(40, {jobs, 60, 0, 0}, text);
    for (auto &[i, result] : results) {
      CHECK(result.outcome == JobResult::Done);
      CHECK(result.bytes == text(i));
    }
  }
}

TEST_CASE("a crash is that job's alone, and says what it was") {
  auto results = run(5, {2, 60, 0, 0}, [](size_t i) -> std::string {
    if (i == 1)
      std::abort();
    if (i == 3) {
      fputs("Assertion `sane' failed.\n", stderr);
      _exit(3);
    }
    return "fine";
  });
  CHECK(results[1].outcome == JobResult::Crashed);
  CHECK_THAT(results[1].detail, Catch::Contains("abort"));
  CHECK(results[3].outcome == JobResult::Crashed);
  CHECK_THAT(results[3].detail, Catch::Contains("Assertion `sane' failed."));
  for (size_t i : {0, 2, 4})
    CHECK(results[i].bytes == "fine");
}

TEST_CASE("a job that does not end is ended") {
  auto results = run(3, {3, 1, 0, 0}, [](size_t i) -> std::string {
    if (i == 0)
      for (;;)
        sleep(1);
    return "fine";
  });
  CHECK(results[0].outcome == JobResult::TimedOut);
  CHECK(results[1].bytes == "fine");
  CHECK(results[2].bytes == "fine");
}

#if !defined(__SANITIZE_ADDRESS__) &&                                          \
    !(defined(__has_feature) && __has_feature(address_sanitizer))
TEST_CASE("a job without end of memory is stopped at its limit") {
  auto results =
      run(2, {2, 60, uint64_t(256) << 20, 0}, [](size_t i) -> std::string {
        std::string all;
        while (i == 0)
          all.append(std::string(1 << 20, 'x'));
        return "fine";
      });
  CHECK(results[0].outcome == JobResult::OutOfMemory);
  CHECK(results[1].bytes == "fine");
}
#endif

namespace {

/// Jobs that each take so much memory for some time, and how many there were at
/// most at one time (in memory that children and parent share).
struct Takers {
  struct Shared {
    std::atomic<int> now, most;
  };
  Shared *shared = static_cast<Shared *>(
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
           MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  ~Takers() { munmap(shared, sizeof(Shared)); }

  std::string take(uint64_t bytes) const {
    int now = ++shared->now;
    for (int most = shared->most; most < now;)
      shared->most.compare_exchange_weak(most, now);
    std::string all(bytes, 'x');
    usleep(400'000);
    --shared->now;
    return all.substr(0, 4);
  }
};

constexpr uint64_t MiB = uint64_t(1) << 20;

} // namespace

TEST_CASE("fewer jobs are started than memory has room for") {
  Takers takers;
  WorkerOptions options{8, 60, 0, memoryInUse() + 250 * MiB};
  auto take = [&](size_t) { return takers.take(100 * MiB); };
  std::map<size_t, JobResult> results;
  runJobs(
      6, options, take,
      [&](size_t i, JobResult result) { results[i] = std::move(result); },
      std::vector<uint64_t>(6, 100 * MiB));
  for (size_t i = 0; i < 6; ++i)
    CHECK(results[i].bytes == "xxxx");
  CHECK(takers.shared->most == 2);
  CHECK(results[0].memory >= 100 * MiB);
  CHECK(results[0].memory < 130 * MiB);
}

TEST_CASE("what jobs take is learnt from those before") {
  Takers takers;
  auto results = run(6, {8, 60, 0, memoryInUse() + 250 * MiB},
                     [&](size_t) { return takers.take(100 * MiB); });
  for (size_t i = 0; i < 6; ++i)
    CHECK(results[i].bytes == "xxxx");
  CHECK(takers.shared->most == 2);
}

TEST_CASE("jobs that take more than was expected are run one after another") {
  Takers takers;
  WorkerOptions options{8, 60, 0, memoryInUse() + 250 * MiB};
  std::map<size_t, JobResult> results;
  runJobs(
      5, options, [&](size_t) { return takers.take(200 * MiB); },
      [&](size_t i, JobResult result) {
        CHECK(results.count(i) == 0);
        results[i] = std::move(result);
      },
      std::vector<uint64_t>(5, MiB));
  for (size_t i = 0; i < 5; ++i)
    CHECK(results[i].bytes == "xxxx");
  CHECK(results.size() == 5);
}

#if !defined(__SANITIZE_ADDRESS__) &&                                          \
    !(defined(__has_feature) && __has_feature(address_sanitizer))
TEST_CASE("a job that takes more than there is costs itself alone") {
  Takers takers;
  auto results = run(3, {3, 60, 0, 300 * MiB}, [&](size_t i) {
    return takers.take(i == 1 ? 500 * MiB : MiB);
  });
  CHECK(results[0].bytes == "xxxx");
  CHECK(results[1].outcome == JobResult::OutOfMemory);
  CHECK(results[2].bytes == "xxxx");
}
#endif

TEST_CASE("no jobs, no processes") {
  run(0, {}, [](size_t) { return ""; });
}

TEST_CASE("what a job prints does not block it") {
  auto results = run(1, {1, 60, 0, 0}, [](size_t) -> std::string {
    for (int i = 0; i < 100'000; ++i)
      fputs("many words from a child\n", stderr);
    fputs("lost\n", stdout);
    return "fine";
  });
  CHECK(results[0].bytes == "fine");
}

TEST_CASE("the line of progress") {
  CHECK(progressLine(12, 340, 2, "/src/matcher.cpp", 80) ==
        "[ 12/340] 6.0 units/s, 55 s left  matcher.cpp");
  CHECK(progressLine(3, 340, 0.1, "/src/matcher.cpp", 80) ==
        "[  3/340]  matcher.cpp");
  CHECK(progressLine(340, 340, 34, "", 80) == "[340/340] 10.0 units/s");
  CHECK(progressLine(1, 100'000, 10, "a", 200) ==
        "[     1/100000] 0.1 units/s, 277 h 46 min left  a");
  CHECK(progressLine(12, 340, 2, "/src/matcher.cpp", 10) == "[ 12/340] ");
}
