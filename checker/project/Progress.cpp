//===- Progress.cpp - how far a run has come --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// At most twenty times a second, so that a fast run is not slowed by a slow
// terminal.
//
//===----------------------------------------------------------------------===//

#include "Progress.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace purpose {

using Clock = std::chrono::steady_clock;

static std::string timeText(double seconds) {
  auto whole = uint64_t(seconds + 0.5);
  if (whole < 60)
    return std::to_string(whole) + " s";
  if (whole < 3600)
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) +
           " s";
  return std::to_string(whole / 3600) + " h " +
         std::to_string(whole % 3600 / 60) + " min";
}

std::string progressLine(size_t done, size_t total, double seconds,
                         llvm::StringRef what, size_t width) {
  std::string count = std::to_string(done), all = std::to_string(total);
  llvm::SmallString<128> line;
  llvm::raw_svector_ostream out(line);
  out << '[' << std::string(all.size() - count.size(), ' ') << count << '/'
      << all << ']';
  if (done > 0 && seconds > 0.5) {
    double rate = double(done) / seconds;
    out << llvm::format(" %.1f units/s", rate);
    if (done < total)
      out << ", " << timeText(double(total - done) / rate) << " left";
  }
  if (!what.empty())
    out << "  " << llvm::sys::path::filename(what);
  return line.str().substr(0, width).str();
}

Progress::Progress(size_t total, bool wanted)
    : Total(total), Started(Clock::now()) {
  auto term = llvm::sys::Process::GetEnv("TERM");
  Live = wanted && llvm::sys::Process::StandardErrIsDisplayed() && term &&
         *term != "dumb";
  if (Live)
    if (unsigned columns = llvm::sys::Process::StandardErrColumns())
      Width = columns - 1;
}

Progress::~Progress() { clear(); }

void Progress::advance(llvm::StringRef what) {
  ++Done;
  if (!Live)
    return;
  Clock::time_point now = Clock::now();
  if (Done < Total && now - LastShown < std::chrono::milliseconds(50))
    return;
  LastShown = now;
  double seconds = std::chrono::duration<double>(now - Started).count();
  show(progressLine(Done, Total, seconds, what, Width));
}

void Progress::stage(llvm::StringRef what) {
  if (Live)
    show(what.substr(0, Width));
}

void Progress::show(llvm::StringRef line) {
  llvm::errs() << "\r\x1b[K" << line;
  llvm::errs().flush();
  Shown = true;
}

void Progress::clear() {
  if (!Shown)
    return;
  llvm::errs() << "\r\x1b[K";
  llvm::errs().flush();
  Shown = false;
}

} // namespace purpose
