//===- Analyst.h - the analysis beside the editor ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thread that keeps a picture of the whole program up to date with what the
// editor shows:
//
//   see(texts) → which units are stale → extracted in a process
//              → linked, solved → picture() to the listener
//              → solved once more, when nothing else is to do → reach()
//
// The newest texts win: what is being done for older ones is given up, also in
// the middle of solving. Units whose source has errors right now keep what they
// said before.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_ANALYST_H
#define CLANG_PURPOSE_APPS_LSP_ANALYST_H

#include "ExtractionProcess.h"
#include "Features.h"
#include "Freshness.h"
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace purpose::lsp {

/// Hears from the analyst, on the analyst's thread.
class AnalystListener {
public:
  virtual ~AnalystListener() = default;
  virtual void picture(std::shared_ptr<const Picture> picture) = 0;
  /// Of the picture told last.
  virtual void reach(std::shared_ptr<const Reach> reach) = 0;
  /// Units done and to do; equal: all done.
  virtual void progress(size_t done, size_t total) = 0;
  /// For the client's log; \p severity as in the protocol.
  virtual void said(unsigned severity, std::string text) = 0;
};

struct AnalystSettings {
  AnalysisSettings analysis;
  std::string program;    ///< this one's path, to be started for extraction
  std::string workspace;  ///< folder where a compile database is looked for
  unsigned debounce = 60; ///< milliseconds of rest before an edit is followed
};

using Answer = std::function<void(std::optional<std::vector<Finding>>,
                                  std::shared_ptr<const Picture>)>;

class Analyst {
public:
  Analyst(AnalystSettings settings, AnalystListener &listener);
  ~Analyst();
  Analyst(const Analyst &) = delete;
  Analyst &operator=(const Analyst &) = delete;

  /// What the editor shows now. \p focus is the file that was opened or
  /// changed; \p disk: something was saved, or changed outside.
  void see(std::vector<OpenText> texts, uint64_t revision, std::string focus,
           bool disk);
  /// Answered on the analyst's thread.
  void ask(Question question, Answer answer);

private:
  using Clock = std::chrono::steady_clock;

  struct Sight {
    std::vector<OpenText> texts;
    uint64_t revision = 0;
    std::string focus;
    bool disk = false;
  };
  /// An entry of the database, and what is known of it.
  struct Source {
    CompileEntry entry;
    std::optional<Unit> unit; ///< the last that parsed
    uint64_t triedAt = 0;     ///< signature of the texts it was last tried on
    std::string trouble;      ///< why that failed; empty: it did not
    bool known = false;       ///< it was extracted, whatever came of it
  };

  void run();
  void wake();
  void wait();
  bool takeNews();
  void readPolicy();
  void readDatabase();
  void plan();
  void startBatch(std::vector<size_t> entries);
  void readResults();
  void accept(ExtractedEntry result);
  void endBatch();
  std::vector<Unit> unitsNow();
  void tell();
  void tellReach();
  void sayTroubles();
  std::vector<std::string> filesOf(const Source &source) const;
  bool stale(const Source &source);

  AnalystSettings Settings;
  AnalystListener &Listener;

  std::mutex Lock; ///< of these:
  std::optional<Sight> Next;
  std::vector<std::pair<Question, Answer>> Questions;
  bool Ending = false;
  std::atomic<bool> Stop = false; ///< there are news: what is solved is old

  int WakeRead = -1, WakeWrite = -1; ///< a pipe, for poll()

  // What follows is the thread's own.
  Sight Now;
  bool Due = false; ///< Now is still to be followed
  Clock::time_point DueAt;
  Contents Texts;
  std::optional<Policy> Rules;
  std::string Complaint; ///< about policy or database, said once
  std::string DatabasePath, DatabaseFolder; ///< that Sources come from
  std::string DatabaseStamp;                ///< of that file
  std::vector<Source> Sources;
  Revisions Seen;
  bool Changed = false; ///< something, since the last picture
  std::shared_ptr<const Picture> Last;
  bool ReachDue = false; ///< it was not told yet for Last

  std::optional<ExtractionProcess> Spare, Working;
  std::vector<size_t> Batch; ///< what Working works on; done: None
  size_t OfDisk = 0;         ///< the first so many, of what is on the disk
  uint64_t BatchRevision = 0;
  size_t Done = 0, Total = 0; ///< of a build, for its progress
  unsigned Crashes = 0; ///< extraction processes that ended early, in a row

  std::thread Thread; ///< the last: it starts when all the rest is there
};

} // namespace purpose::lsp

#endif
