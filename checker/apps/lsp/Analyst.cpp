//===- Analyst.cpp - the analysis beside the editor -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One loop: wait for news (of the editor, of the extraction process, of time),
// then do the one thing that is due. Nothing here waits for anything else.
//
//===----------------------------------------------------------------------===//

#include "Analyst.h"
#include "../../project/CommandLine.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <set>
#include <unistd.h>

using llvm::StringRef;

namespace purpose::lsp {

/// After so many extraction processes that ended early it is given up.
constexpr unsigned MostCrashes = 5;

Analyst::Analyst(AnalystSettings settings, AnalystListener &listener)
    : Settings(std::move(settings)), Listener(listener) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
    WakeRead = ends[0];
    WakeWrite = ends[1];
  }
  Thread = std::thread([this] { run(); });
}

Analyst::~Analyst() {
  {
    std::lock_guard<std::mutex> guard(Lock);
    Ending = true;
    Stop = true;
  }
  wake();
  Thread.join();
  close(WakeRead);
  close(WakeWrite);
}

void Analyst::wake() {
  char byte = 0;
  // A full pipe wakes as well.
  [[maybe_unused]] ssize_t written = write(WakeWrite, &byte, 1);
}

void Analyst::see(std::vector<OpenText> texts, uint64_t revision,
                  std::string focus, bool disk) {
  {
    std::lock_guard<std::mutex> guard(Lock);
    bool before = Next && Next->disk;
    Next = Sight{std::move(texts), revision, std::move(focus), disk || before};
    Stop = true;
  }
  wake();
}

void Analyst::ask(Question question, Answer answer) {
  {
    std::lock_guard<std::mutex> guard(Lock);
    Questions.emplace_back(std::move(question), std::move(answer));
  }
  wake();
}

void Analyst::run() {
  for (;;) {
    wait();
    if (!takeNews())
      return;
    if (Working)
      readResults();
    if (!Working && Due && Clock::now() >= DueAt)
      plan();
    if (!Working && !Due && ReachDue)
      tellReach();
  }
}

/// Until there are news, results, or the time to follow an edit has come.
void Analyst::wait() {
  std::vector<pollfd> waiting = {{WakeRead, POLLIN, 0}};
  int milliseconds = -1;
  if (Working)
    waiting.push_back({Working->output(), POLLIN, 0});
  else if (Due)
    milliseconds = int(std::max<long>(
        0, std::chrono::ceil<std::chrono::milliseconds>(DueAt - Clock::now())
               .count()));
  else if (ReachDue)
    milliseconds = 0;
  poll(waiting.data(), nfds_t(waiting.size()), milliseconds);
  char bytes[256];
  while (read(WakeRead, bytes, sizeof bytes) > 0)
    ;
}

/// Takes what the other thread has put down. False: it is time to end.
bool Analyst::takeNews() {
  std::optional<Sight> sight;
  std::vector<std::pair<Question, Answer>> questions;
  {
    std::lock_guard<std::mutex> guard(Lock);
    if (Ending)
      return false;
    sight.swap(Next);
    questions.swap(Questions);
    Stop = false;
  }
  for (auto &[question, answer] : questions) {
    Sym symbol = Last ? symbolNamed(*Last, question.about.name,
                                    question.about.file, question.about.line)
                      : Sym(None);
    answer(symbol == None
               ? std::nullopt
               : findingsIf(*Last, symbol, question.kind, question.purposes),
           Last);
  }
  if (!sight)
    return true;
  bool first = Now.revision == 0;
  bool same =
      std::equal(sight->texts.begin(), sight->texts.end(), Now.texts.begin(),
                 Now.texts.end(), [](const OpenText &a, const OpenText &b) {
                   return a.path == b.path && a.text == b.text;
                 });
  if (sight->disk)
    Texts.lookAgain();
  sight->disk |= Due && Now.disk;
  Now = std::move(*sight);
  Texts.open(Now.texts);
  if (Working && !same) {
    Working.reset(); // killed; what it has done so far is kept
    for (size_t i : Batch)
      if (i != None)
        Sources[i].triedAt = 0;
    Batch.clear();
  }
  ReachDue |= Last && !same; // of many labels, those of the open files
  Due = true;
  DueAt =
      Clock::now() + std::chrono::milliseconds(first ? 0 : Settings.debounce);
  return true;
}

void Analyst::readPolicy() {
  std::vector<std::string> folders;
  if (!Now.focus.empty())
    folders.push_back(llvm::sys::path::parent_path(Now.focus).str());
  folders.push_back(Settings.workspace);
  llvm::Expected<Policy> policy = choosePolicy(Settings.analysis, folders);
  if (!policy) {
    std::string complaint = llvm::toString(policy.takeError());
    if (complaint != Complaint)
      Listener.said(1, complaint);
    Complaint = complaint;
    if (!Rules)
      Rules = builtinPolicy();
    return;
  }
  // Units are made with the models that the policy names.
  bool otherModels = Rules && Rules->models != policy->models;
  if (!Rules || Rules->file != policy->file || otherModels)
    Spare.reset();
  if (otherModels)
    for (Source &source : Sources) {
      source.unit.reset();
      source.triedAt = 0;
      source.known = false;
    }
  Rules = std::move(*policy);
  Changed = true;
}

static bool sameEntry(const CompileEntry &a, const CompileEntry &b) {
  return a.file == b.file && a.directory == b.directory &&
         a.arguments == b.arguments && a.target == b.target;
}

/// Changes when the database does; empty without one.
static std::string stampOf(const std::string &build) {
  llvm::SmallString<256> file(build);
  if (llvm::sys::fs::is_directory(file))
    llvm::sys::path::append(file, "compile_commands.json");
  llvm::sys::fs::file_status status;
  if (build.empty() || llvm::sys::fs::status(file, status))
    return "";
  return (file + "@" +
          llvm::Twine(
              status.getLastModificationTime().time_since_epoch().count()) +
          "+" + llvm::Twine(status.getSize()))
      .str();
}

/// Without a database, each open source is a unit that is compiled without
/// flags, as clangd does it.
void Analyst::readDatabase() {
  AnalysisSettings settings = Settings.analysis;
  if (settings.build.empty())
    settings.build = findCompileDatabase(Settings.workspace);
  if (settings.build.empty() && !Now.focus.empty())
    settings.build =
        findCompileDatabase(llvm::sys::path::parent_path(Now.focus));
  std::string stamp = stampOf(settings.build);
  if (!stamp.empty() && stamp == DatabaseStamp)
    return;
  DatabaseStamp.clear();
  DatabasePath.clear();
  CompileDatabase database;
  if (!settings.build.empty()) {
    llvm::Expected<CompileDatabase> read = chooseDatabase(settings, {});
    if (read) {
      database = std::move(*read);
      DatabaseStamp = stamp;
      DatabasePath = database.path;
      DatabaseFolder = database.folder;
    } else {
      std::string complaint = llvm::toString(read.takeError());
      if (complaint != Complaint)
        Listener.said(1, complaint);
      Complaint = complaint;
    }
  }
  if (database.entries.empty()) {
    std::vector<std::string> open;
    for (const OpenText &text : Now.texts)
      if (isClangSource(text.path))
        open.push_back(text.path);
    database = givenFlags(open, {});
  }
  std::multimap<std::string, Source> known;
  for (Source &source : Sources)
    known.emplace(source.entry.file, std::move(source));
  Sources.clear();
  for (CompileEntry &entry : database.entries) {
    Source source;
    source.entry = std::move(entry);
    auto [first, last] = known.equal_range(source.entry.file);
    for (auto at = first; at != last; ++at)
      if (sameEntry(at->second.entry, source.entry)) {
        source = std::move(at->second);
        known.erase(at);
        break;
      }
    Sources.push_back(std::move(source));
  }
  Changed = true;
}

/// What decides how the source reads, as far as it is known.
std::vector<std::string> Analyst::filesOf(const Source &source) const {
  std::vector<std::string> files = {source.entry.file};
  if (source.unit) {
    for (std::string &file : lsp::filesOf(*source.unit))
      files.push_back(std::move(file));
    return files;
  }
  for (const OpenText &text : Now.texts)
    files.push_back(text.path);
  return files;
}

bool Analyst::stale(const Source &source) {
  if (source.unit && Texts.fresh(*source.unit))
    return false;
  return source.triedAt == 0 ||
         source.triedAt != Texts.signature(filesOf(source));
}

/// What is open comes first, then the rest; when nothing is left to do, the
/// picture is told.
void Analyst::plan() {
  Due = false;
  if (!Rules || Now.disk)
    readPolicy();
  if (Sources.empty() || Now.disk)
    readDatabase();
  Now.disk = false;
  std::vector<size_t> open, rest;
  for (size_t i = 0; i < Sources.size(); ++i) {
    Source &source = Sources[i];
    if (stale(source)) {
      (Texts.isOpen(source.entry.file) ? open : rest).push_back(i);
      continue;
    }
    if (source.unit && source.trouble.empty())
      for (const std::string &file : lsp::filesOf(*source.unit))
        if (Texts.isOpen(file))
          Seen[file] = Now.revision;
  }
  if (open.empty() && rest.empty()) {
    if (Total != 0) {
      Listener.progress(Total, Total);
      Total = Done = 0;
      sayTroubles();
    }
    if (Changed)
      tell();
    return;
  }
  if (Total == 0 && open.size() + rest.size() > 1) {
    Total = open.size() + rest.size();
    Done = 0;
    Listener.progress(0, Total);
  }
  std::stable_partition(open.begin(), open.end(), [&](size_t i) {
    return Sources[i].entry.file == Now.focus;
  });
  // What is edited is told before the rest is made; but of a program that was
  // never seen as a whole, there is nothing to tell yet.
  if (open.empty() && Last && Changed)
    tell();
  startBatch(open.empty() || !Last ? [&] {
    open.insert(open.end(), rest.begin(), rest.end());
    return open;
  }()
                                   : open);
}

void Analyst::startBatch(std::vector<size_t> entries) {
  if (Crashes >= MostCrashes)
    return;
  auto start = [&] {
    return ExtractionProcess::start(Settings.program, Rules->file,
                                    Settings.analysis);
  };
  if (!Spare) {
    llvm::Expected<ExtractionProcess> process = start();
    if (!process) {
      Listener.said(1, llvm::toString(process.takeError()));
      Crashes = MostCrashes;
      return;
    }
    Spare = std::move(*process);
  }
  Working = std::move(Spare);
  Spare.reset();
  Batch = std::move(entries);
  BatchRevision = Now.revision;
  ExtractionRequest request;
  request.texts = Now.texts;
  // The first time, what stands on the disk will mostly do, and units of that
  // may have been kept.
  auto ofDisk = std::stable_partition(
      Batch.begin(), Batch.end(), [&](size_t i) { return !Sources[i].known; });
  OfDisk = DatabasePath.empty() ? 0 : size_t(ofDisk - Batch.begin());
  request.database = DatabasePath;
  request.folder = DatabaseFolder;
  request.ofDisk = OfDisk;
  for (size_t i : Batch) {
    request.entries.push_back(Sources[i].entry);
    Sources[i].triedAt = Texts.signature(filesOf(Sources[i]));
  }
  llvm::consumeError(Working->send(request)); // its end tells the same
  if (llvm::Expected<ExtractionProcess> process = start())
    Spare = std::move(*process);
  else
    llvm::consumeError(process.takeError());
}

void Analyst::accept(ExtractedEntry result) {
  if (result.entry >= Batch.size() || Batch[result.entry] == None)
    return;
  Source &source = Sources[Batch[result.entry]];
  Batch[result.entry] = None;
  source.known = true;
  source.trouble = std::move(result.reason);
  if (Total != 0) {
    Done = std::min(Done + 1, Total);
    Listener.progress(Done, Total);
  }
  bool ofDisk = result.entry < OfDisk;
  if (!result.unit) {
    if (ofDisk && !Now.texts.empty())
      source.triedAt = 0; // the editor's text may be better
    return;
  }
  source.unit = std::move(result.unit);
  Texts.learn(*source.unit);
  if (ofDisk && !Texts.fresh(*source.unit)) {
    source.triedAt = 0;
    return;
  }
  source.triedAt = Texts.signature(filesOf(source));
  for (const std::string &file : lsp::filesOf(*source.unit))
    if (Texts.isOpen(file))
      Seen[file] = BatchRevision;
  Changed = true;
}

void Analyst::readResults() {
  pollfd ready = {Working->output(), POLLIN, 0};
  if (poll(&ready, 1, 0) <= 0)
    return;
  std::vector<ExtractedEntry> results;
  bool more = Working->read(results);
  for (ExtractedEntry &result : results)
    accept(std::move(result));
  if (!more)
    endBatch();
}

void Analyst::endBatch() {
  std::string how = Working->finish(1000);
  Working.reset();
  bool early = false;
  for (size_t i : Batch)
    if (i != None) {
      Sources[i].trouble = "the extraction process ended early (" + how + ")";
      early = true;
    }
  Batch.clear();
  Crashes = early ? Crashes + 1 : 0;
  if (early)
    Listener.said(Crashes < MostCrashes ? 2 : 1,
                  "an extraction process ended early (" + how + ")" +
                      (Crashes < MostCrashes
                           ? ""
                           : "; no more are started, and findings stay as they "
                             "are"));
  if (!Due) {
    Due = true;
    DueAt = Clock::now();
  }
}

/// What is not seen is said, never silent.
void Analyst::sayTroubles() {
  constexpr size_t Shown = 10;
  std::string text;
  size_t count = 0;
  for (const Source &source : Sources)
    if (!source.trouble.empty() && ++count <= Shown)
      text += "\n  " + source.entry.file + ": " + source.trouble;
  if (count == 0)
    return;
  if (count > Shown)
    text += "\n  … and " + std::to_string(count - Shown) + " more";
  Listener.said(2, std::to_string(count) + " of " +
                       std::to_string(Sources.size()) +
                       " units could not be analysed; what data does there is "
                       "not seen:" +
                       text);
}

/// The units as they are. Of a header that is being edited, some have read the
/// text as it is now and others not yet: what these say of its marks is old, so
/// that a limit written or taken away holds before all are made again.
std::vector<Unit> Analyst::unitsNow() {
  std::set<std::string> current; // files that some unit read as they are now
  for (const Source &source : Sources)
    if (source.unit)
      for (const File &file : source.unit->files)
        if (std::string path(source.unit->str(file.path));
            Texts.isOpen(path) && Texts.hashOf(path) == file.hash)
          current.insert(std::move(path));
  std::vector<Unit> units;
  for (const Source &source : Sources) {
    if (!source.unit)
      continue;
    Unit unit = *source.unit;
    std::erase_if(unit.marks, [&](const Mark &mark) {
      if (!mark.site.valid())
        return false;
      const File &file = unit.files[mark.site.file];
      std::string path(unit.str(file.path));
      return current.count(path) && Texts.hashOf(path) != file.hash;
    });
    units.push_back(std::move(unit));
  }
  return units;
}

void Analyst::tell() {
  Changed = false;
  auto read = [&](StringRef file) -> std::optional<std::string> {
    for (const OpenText &text : Now.texts)
      if (text.path == file)
        return *text.text;
    return readSource(file);
  };
  std::shared_ptr<const Picture> picture =
      makePicture(unitsNow(), *Rules, Seen, read, &Stop);
  if (!picture) {
    Changed = true;
    return;
  }
  Last = std::move(picture);
  ReachDue = true;
  Listener.picture(Last);
}

void Analyst::tellReach() {
  std::vector<std::string> files;
  for (const OpenText &text : Now.texts)
    files.push_back(text.path);
  Reach reach = reachOf(*Last, files, &Stop);
  if (Stop)
    return; // once more, when there is time
  ReachDue = false;
  Listener.reach(std::make_shared<const Reach>(std::move(reach)));
}

} // namespace purpose::lsp
