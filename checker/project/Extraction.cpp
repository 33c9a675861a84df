//===- Extraction.cpp - from a compile database to units --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The child extracts and encodes; the parent decodes, sorts into place, and
// says of each failure what kind it is.
//
//===----------------------------------------------------------------------===//

#include "Extraction.h"
#include "../facts/UnitFile.h"
#include "Progress.h"
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
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   name + ": error: damaged answer of a child");
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

Extraction extractAll(llvm::ArrayRef<CompileEntry> entries,
                      const ExtractOptions &options,
                      const WorkerOptions &workers, bool progress) {
  std::vector<std::optional<Unit>> units(entries.size());
  std::vector<std::optional<UnitFailure>> failures(entries.size());
  Progress line(entries.size(), progress);

  runJobs(
      entries.size(), workers,
      [&](size_t i) {
        const CompileEntry &entry = entries[i];
        ExtractResult result = extractCommand(entry.file, entry.directory,
                                              entry.arguments, options);
        result.unit.target = entry.target;
        return encodeResult(result);
      },
      [&](size_t i, JobResult job) {
        const CompileEntry &entry = entries[i];
        line.advance(entry.file);
        if (job.outcome != JobResult::Done) {
          failures[i] = failureOf(entry, job, workers);
          return;
        }
        llvm::Expected<ExtractResult> result =
            decodeResult(job.bytes, entry.file);
        if (!result) {
          UnitFailure failure;
          failure.kind = UnitFailure::Unreadable;
          failure.file = entry.file;
          failure.reason = llvm::toString(result.takeError());
          failures[i] = std::move(failure);
        } else if (result->parsed) {
          units[i] = std::move(result->unit);
        } else {
          failures[i] = failureOf(entry, *result);
        }
      });

  Extraction extraction;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (units[i])
      extraction.units.push_back(std::move(*units[i]));
    if (failures[i])
      extraction.failures.push_back(std::move(*failures[i]));
  }
  return extraction;
}

} // namespace purpose
