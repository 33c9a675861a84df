//===- Extraction.cpp - from a compile database to units --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The child extracts and encodes; the parent decodes, sorts into place, keeps
// it in the store, and says of each failure what kind it is.
//
//===----------------------------------------------------------------------===//

#include "Extraction.h"
#include "../extract/ExtractFrom.h"
#include "../facts/UnitFile.h"
#include "Progress.h"
#include "UnitStore.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/EndianStream.h"
#include <optional>

using llvm::StringRef;

namespace purpose {

// flags, number of diagnostics, each as length and bytes, the unit's file.
constexpr uint32_t ResultParsed = 1, ResultMissing = 2;

std::string encodeResult(const ExtractResult &result) {
  std::string bytes;
  llvm::raw_string_ostream out(bytes);
  llvm::support::endian::Writer writer(out, llvm::endianness::little);
  writer.write<uint32_t>((result.parsed ? ResultParsed : 0) |
                         (result.missingFile ? ResultMissing : 0));
  writer.write<uint32_t>(uint32_t(result.diagnostics.size()));
  for (const std::string &text : result.diagnostics) {
    writer.write<uint32_t>(uint32_t(text.size()));
    out << text;
  }
  if (result.parsed)
    out << encodeUnit(result.unit);
  return bytes;
}

llvm::Expected<ExtractResult> decodeResult(StringRef bytes, StringRef name) {
  auto damaged = [&] {
    return llvm::createStringError(name + ": error: damaged answer of a child");
  };
  auto number = [&](uint32_t &value) {
    if (bytes.size() < 4)
      return false;
    value = llvm::support::endian::read32le(bytes.data());
    bytes = bytes.drop_front(4);
    return true;
  };
  ExtractResult result;
  uint32_t flags = 0, count = 0, length = 0;
  if (!number(flags) || !number(count))
    return damaged();
  result.parsed = flags & ResultParsed;
  result.missingFile = flags & ResultMissing;
  for (uint32_t i = 0; i < count; ++i) {
    if (!number(length) || bytes.size() < length)
      return damaged();
    result.diagnostics.push_back(bytes.take_front(length).str());
    bytes = bytes.drop_front(length);
  }
  if (result.parsed) {
    llvm::Expected<Unit> unit = decodeUnit(bytes, name);
    if (!unit)
      return unit.takeError();
    result.unit = std::move(*unit);
  }
  return result;
}

static std::string counted(size_t n, StringRef thing) {
  return std::to_string(n) + " " + thing.str() + (n == 1 ? "" : "s");
}

static UnitFailure failureOf(const CompileEntry &entry, JobResult &job,
                             const WorkerOptions &workers) {
  UnitFailure failure;
  failure.file = entry.file;
  switch (job.outcome) {
  case JobResult::TimedOut:
    failure.kind = UnitFailure::TimedOut;
    failure.reason = "not done within " + counted(workers.timeLimit, "second");
    break;
  case JobResult::OutOfMemory:
    failure.kind = UnitFailure::OutOfMemory;
    failure.reason = "ran out of memory";
    break;
  case JobResult::Crashed:
  case JobResult::Done:
    failure.kind = UnitFailure::Crashed;
    failure.reason = "extraction crashed: " + job.detail;
    break;
  }
  return failure;
}

static UnitFailure failureOf(const CompileEntry &entry, ExtractResult &result) {
  UnitFailure failure;
  failure.file = entry.file;
  failure.kind =
      result.missingFile ? UnitFailure::Missing : UnitFailure::Errors;
  failure.diagnostics = std::move(result.diagnostics);
  failure.reason = result.missingFile ? "a file is missing"
                   : failure.diagnostics.empty()
                       ? "it did not parse"
                       : counted(failure.diagnostics.size(), "error");
  return failure;
}

/// The child's part: extracts one entry.
static std::string extractEntry(const CompileEntry &entry,
                                const ExtractOptions &options) {
  ExtractResult result =
      extractCommand(entry.file, entry.directory, entry.arguments, options);
  result.unit.target = entry.target;
  return encodeResult(result);
}

/// The same for a store: in its terms, and with all that was read.
static std::string extractEntry(const CompileEntry &entry,
                                const ExtractOptions &options,
                                const UnitStore &store) {
  auto files = llvm::makeIntrusiveRefCnt<RecordingFileSystem>(
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(
          llvm::vfs::createPhysicalFileSystem().release()));
  ExtractResult result = extractCommandFrom(files, entry.file, entry.directory,
                                            entry.arguments, options);
  result.unit.target = entry.target;
  store.paths().toStore(result.unit);
  for (std::string &text : result.diagnostics)
    text = store.paths().toStore(StringRef(text));
  StoredResult stored;
  stored.bytes = encodeResult(result);
  stored.inputs = files->inputs();
  return encodeStored(stored);
}

namespace {

/// The parent's part: what the store has, then what the children say.
class Gathering {
public:
  Gathering(llvm::ArrayRef<CompileEntry> entries, const ExtractOptions &options,
            UnitStore *store)
      : Entries(entries), Store(store), Units(entries.size()),
        Failures(entries.size()), Objects(entries.size()) {
    for (const CompileEntry &entry : entries)
      Keys.push_back(store ? store->keyOf(entry, options) : Digest());
  }

  /// Takes what the store has; returns the entries that remain, those that took
  /// longest the last time first.
  std::vector<size_t> reuse() {
    std::vector<size_t> remaining;
    for (size_t i = 0; i < Entries.size(); ++i) {
      std::optional<FoundResult> known;
      if (Store)
        known = Store->find(Keys[i], Entries[i].file);
      if (known) {
        Objects[i] = known->object;
        settle(i, std::move(known->result));
        ++Out.reused;
      } else {
        remaining.push_back(i);
      }
    }
    if (Store)
      sortByCost(remaining);
    return remaining;
  }

  /// What each of \p entries took the last time, in bytes.
  std::vector<uint64_t> memoryOf(llvm::ArrayRef<size_t> entries) const {
    std::vector<uint64_t> bytes;
    for (size_t i : entries) {
      std::optional<UnitCost> last;
      if (Store)
        last = Store->lastCost(Keys[i]);
      bytes.push_back(last ? uint64_t(last->kibibytes) << 10 : 0);
    }
    return bytes;
  }

  void done(size_t i, JobResult job, const WorkerOptions &workers) {
    if (job.outcome != JobResult::Done) {
      Failures[i] = failureOf(Entries[i], job, workers);
      return;
    }
    llvm::Expected<ExtractResult> result =
        Store ? keep(i, job) : decodeResult(job.bytes, Entries[i].file);
    if (result) {
      settle(i, std::move(*result));
      return;
    }
    UnitFailure failure;
    failure.kind = UnitFailure::Unreadable;
    failure.file = Entries[i].file;
    failure.reason = llvm::toString(result.takeError());
    Failures[i] = std::move(failure);
  }

  Extraction finish() {
    if (Store)
      noteProblem(Store->save());
    for (size_t i = 0; i < Entries.size(); ++i) {
      if (Units[i])
        Out.units.push_back(std::move(*Units[i]));
      if (Failures[i])
        Out.failures.push_back(std::move(*Failures[i]));
    }
    if (llvm::all_of(Objects, [](const auto &object) { return object; }))
      for (const std::optional<Digest> &object : Objects)
        Out.objects.push_back(*object);
    return std::move(Out);
  }

private:
  void sortByCost(std::vector<size_t> &remaining) {
    // One that was never made is taken for a long one.
    std::vector<uint32_t> cost(Entries.size(), ~0u);
    for (size_t i : remaining)
      if (std::optional<UnitCost> last = Store->lastCost(Keys[i]))
        cost[i] = last->milliseconds;
    llvm::stable_sort(remaining,
                      [&](size_t a, size_t b) { return cost[a] > cost[b]; });
  }

  llvm::Expected<ExtractResult> keep(size_t i, const JobResult &job) {
    std::optional<StoredResult> stored = decodeStored(job.bytes);
    std::optional<ExtractResult> result;
    if (stored)
      result = Store->decodeLocal(stored->bytes, Entries[i].file);
    if (!result)
      return llvm::createStringError(Entries[i].file +
                                     ": error: damaged answer of a child");
    stored->cost.milliseconds = uint32_t(job.seconds * 1000);
    stored->cost.kibibytes = uint32_t(job.memory >> 10);
    if (llvm::Expected<Digest> object = Store->put(Keys[i], *stored))
      Objects[i] = *object;
    else
      noteProblem(object.takeError());
    return std::move(*result);
  }

  /// The units of this run are there all the same: a note is enough, and one.
  void noteProblem(llvm::Error error) {
    if (!error)
      return;
    std::string text = llvm::toString(std::move(error));
    if (Out.notes.empty())
      Out.notes.push_back("the store keeps not all units: " + text);
  }

  void settle(size_t i, ExtractResult result) {
    if (result.parsed)
      Units[i] = std::move(result.unit);
    else
      Failures[i] = failureOf(Entries[i], result);
  }

  llvm::ArrayRef<CompileEntry> Entries;
  UnitStore *Store;
  std::vector<Digest> Keys;
  std::vector<std::optional<Unit>> Units;
  std::vector<std::optional<UnitFailure>> Failures;
  std::vector<std::optional<Digest>> Objects; ///< in the store
  Extraction Out;
};

} // namespace

Extraction extractAll(llvm::ArrayRef<CompileEntry> entries,
                      const ExtractOptions &options,
                      const WorkerOptions &workers, bool progress,
                      UnitStore *store) {
  Gathering gathering(entries, options, store);
  std::vector<size_t> remaining = gathering.reuse();
  Progress line(remaining.size(), progress);
  runJobs(
      remaining.size(), workers,
      [&](size_t i) {
        const CompileEntry &entry = entries[remaining[i]];
        return store ? extractEntry(entry, options, *store)
                     : extractEntry(entry, options);
      },
      [&](size_t i, JobResult job) {
        line.advance(entries[remaining[i]].file);
        gathering.done(remaining[i], std::move(job), workers);
      },
      gathering.memoryOf(remaining));
  return gathering.finish();
}

} // namespace purpose
