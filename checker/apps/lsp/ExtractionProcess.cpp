//===- ExtractionProcess.cpp - units from a process that may crash -*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The request is JSON. Each result is its entry's number, how the child of that
// entry ended and a length (32 bits each, little endian), then bytes: what
// encodeResult made, or the reason.
//
//===----------------------------------------------------------------------===//

#include "ExtractionProcess.h"
#include "../../extract/ExtractFrom.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/EndianStream.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/WithColor.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

std::string encodeRequest(const ExtractionRequest &request) {
  json::Array entries, texts;
  for (const CompileEntry &entry : request.entries)
    entries.push_back(
        json::Object{{"file", json::fixUTF8(entry.file)},
                     {"directory", json::fixUTF8(entry.directory)},
                     {"arguments", json::Array(entry.arguments)},
                     {"target", json::fixUTF8(entry.target)}});
  for (const OpenText &text : request.texts)
    texts.push_back(
        json::Object{{"path", text.path}, {"text", json::fixUTF8(*text.text)}});
  std::string bytes;
  llvm::raw_string_ostream(bytes)
      << json::Value(json::Object{{"database", json::fixUTF8(request.database)},
                                  {"folder", json::fixUTF8(request.folder)},
                                  {"ofDisk", int64_t(request.ofDisk)},
                                  {"entries", std::move(entries)},
                                  {"texts", std::move(texts)}});
  return bytes;
}

llvm::Expected<ExtractionRequest> decodeRequest(StringRef text) {
  llvm::Expected<json::Value> value = json::parse(text);
  if (!value)
    return value.takeError();
  ExtractionRequest request;
  const json::Object *object = value->getAsObject();
  const json::Array *entries = object ? object->getArray("entries") : nullptr;
  const json::Array *texts = object ? object->getArray("texts") : nullptr;
  if (!entries || !texts)
    return llvm::createStringError("a request without entries and texts");
  request.database = object->getString("database").value_or("").str();
  request.folder = object->getString("folder").value_or("").str();
  for (const json::Value &each : *entries) {
    const json::Object *entry = each.getAsObject();
    const json::Array *arguments =
        entry ? entry->getArray("arguments") : nullptr;
    if (!arguments)
      return llvm::createStringError("an entry without arguments");
    CompileEntry made;
    made.file = entry->getString("file").value_or("").str();
    made.directory = entry->getString("directory").value_or("").str();
    made.target = entry->getString("target").value_or("").str();
    for (const json::Value &argument : *arguments)
      made.arguments.push_back(argument.getAsString().value_or("").str());
    request.entries.push_back(std::move(made));
  }
  for (const json::Value &each : *texts) {
    const json::Object *open = each.getAsObject();
    if (!open)
      return llvm::createStringError("a text that is none");
    request.texts.push_back({open->getString("path").value_or("").str(),
                             std::make_shared<std::string>(
                                 open->getString("text").value_or("").str())});
  }
  request.ofDisk =
      size_t(std::clamp<int64_t>(object->getInteger("ofDisk").value_or(0), 0,
                                 int64_t(request.entries.size())));
  return request;
}

llvm::Expected<ExtractionProcess>
ExtractionProcess::start(const std::string &program, const std::string &policy,
                         const AnalysisSettings &settings) {
  std::vector<std::string> arguments = {"lsp", "--extraction-process"};
  auto add = [&](StringRef option, const std::string &value) {
    arguments.push_back(option.str());
    arguments.push_back(value);
  };
  if (!policy.empty())
    add("--policy", policy);
  if (settings.jobs != 0)
    add("-j", std::to_string(settings.jobs));
  add("--time-limit", std::to_string(settings.timeLimit));
  if (settings.memoryLimit != 0)
    add("--memory-limit", std::to_string(settings.memoryLimit >> 20));
  if (settings.maxMemory != 0)
    add("--max-memory", std::to_string(settings.maxMemory >> 20));
  llvm::Expected<Process> child = Process::start(program, arguments);
  if (!child)
    return child.takeError();
  ExtractionProcess process;
  process.Child = std::move(*child);
  return std::move(process);
}

llvm::Error ExtractionProcess::send(const ExtractionRequest &request) {
  bool sent = writeAll(Child.input(), encodeRequest(request));
  Child.closeInput();
  if (!sent)
    return llvm::createStringError("the extraction process takes no request");
  return llvm::Error::success();
}

llvm::Error takeResults(std::string &bytes,
                        std::vector<ExtractedEntry> &results) {
  using llvm::support::endian::read32le;
  constexpr size_t Header = 12;
  StringRef rest = bytes;
  while (rest.size() >= Header) {
    uint32_t entry = read32le(rest.data()), outcome = read32le(rest.data() + 4),
             length = read32le(rest.data() + 8);
    if (outcome > JobResult::OutOfMemory)
      return llvm::createStringError(
          "damaged answer of the extraction process");
    if (rest.size() - Header < length)
      break;
    StringRef content = rest.substr(Header, length);
    rest = rest.drop_front(Header + length);
    ExtractedEntry result;
    result.entry = entry;
    switch (outcome) {
    case JobResult::Done: {
      llvm::Expected<ExtractResult> extracted =
          decodeResult(content, "extraction");
      if (!extracted)
        return extracted.takeError();
      if (extracted->parsed) {
        result.unit = std::move(extracted->unit);
        break;
      }
      result.brokenSource = true;
      result.reason = extracted->diagnostics.empty()
                          ? "it did not parse"
                          : extracted->diagnostics.front();
      break;
    }
    case JobResult::TimedOut:
      result.reason = "extraction did not end in time";
      break;
    case JobResult::OutOfMemory:
      result.reason = "extraction ran out of memory";
      break;
    case JobResult::Crashed:
      result.reason = ("extraction crashed: " + content).str();
      break;
    }
    results.push_back(std::move(result));
  }
  bytes.erase(0, bytes.size() - rest.size());
  return llvm::Error::success();
}

bool ExtractionProcess::read(std::vector<ExtractedEntry> &results) {
  char buffer[1 << 16];
  ssize_t n = ::read(Child.output(), buffer, sizeof buffer);
  if (n < 0)
    return errno == EINTR || errno == EAGAIN;
  Buffer.append(buffer, size_t(n));
  if (llvm::Error error = takeResults(Buffer, results)) {
    llvm::consumeError(std::move(error)); // the same as an early end
    return false;
  }
  return n > 0;
}

/// The disk, with what is open in the editor on top of it.
static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
filesUnder(const std::vector<OpenText> &texts) {
  auto open = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const OpenText &text : texts)
    open->addFile(text.path, 0,
                  llvm::MemoryBuffer::getMemBuffer(*text.text, text.path));
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk(
      llvm::vfs::createPhysicalFileSystem().release());
  auto files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(disk);
  files->pushOverlay(open);
  return files;
}

/// False if nobody listens any more.
static bool answer(size_t entry, JobResult::Outcome outcome,
                   StringRef content) {
  std::string bytes;
  llvm::raw_string_ostream out(bytes);
  llvm::support::endian::Writer writer(out, llvm::endianness::little);
  writer.write<uint32_t>(uint32_t(entry));
  writer.write<uint32_t>(uint32_t(outcome));
  writer.write<uint32_t>(uint32_t(content.size()));
  out << content;
  out.flush();
  return writeAll(STDOUT_FILENO, bytes);
}

/// Entries from the disk, a few at a time, so that the other side hears how far
/// it has come.
static bool answerOfDisk(const ExtractionRequest &request,
                         const ModelSet &models, AnalysisSettings settings) {
  settings.quiet = true;
  size_t atOnce = 4 * size_t(settings.jobs != 0 ? settings.jobs : processors());
  for (size_t first = 0; first < request.ofDisk; first += atOnce) {
    size_t last = std::min(request.ofDisk, first + atOnce);
    CompileDatabase part;
    part.path = request.database;
    part.folder = request.folder;
    part.entries.assign(request.entries.begin() + long(first),
                        request.entries.begin() + long(last));
    Extraction extraction = extractDatabase(part, models, settings);
    // Units and failures are each in the order of the entries.
    size_t unit = 0, failed = 0;
    for (size_t i = first; i < last; ++i) {
      const CompileEntry &entry = request.entries[i];
      ExtractResult result;
      if (unit < extraction.units.size() &&
          extraction.units[unit].mainFile == entry.file &&
          extraction.units[unit].target == entry.target) {
        result.unit = std::move(extraction.units[unit++]);
        result.parsed = true;
      } else if (failed < extraction.failures.size()) {
        UnitFailure &failure = extraction.failures[failed++];
        result.diagnostics = std::move(failure.diagnostics);
        if (result.diagnostics.empty())
          result.diagnostics.push_back(failure.reason);
      } else {
        continue; // it is asked for again
      }
      if (!answer(i, JobResult::Done, encodeResult(result)))
        return false;
    }
  }
  return true;
}

int serveExtraction(const AnalysisSettings &settings) {
  auto fail = [](llvm::Error error) {
    llvm::WithColor::error(llvm::errs(), "clang-purpose")
        << llvm::toString(std::move(error)) << '\n';
    return ExitUnsure;
  };
  llvm::Expected<Policy> policy = settings.policy.empty()
                                      ? llvm::Expected<Policy>(builtinPolicy())
                                      : readPolicyFile(settings.policy);
  if (!policy)
    return fail(policy.takeError());
  llvm::Expected<ModelSet> models = modelsOf(*policy);
  if (!models)
    return fail(models.takeError());
  auto input = llvm::MemoryBuffer::getSTDIN();
  if (!input)
    return fail(llvm::createStringError(input.getError().message()));
  if ((*input)->getBufferSize() == 0) // not needed after all
    return ExitClean;
  llvm::Expected<ExtractionRequest> request =
      decodeRequest((*input)->getBuffer());
  if (!request)
    return fail(request.takeError());

  if (!answerOfDisk(*request, *models, settings))
    return ExitUnsure;
  ExtractOptions options;
  options.models = &*models;
  WorkerOptions workers;
  workers.jobs = settings.jobs;
  workers.timeLimit = settings.timeLimit;
  workers.memoryLimit = settings.memoryLimit;
  workers.maxMemory = settings.maxMemory;
  bool heard = true;
  runJobs(
      request->entries.size() - request->ofDisk, workers,
      [&](size_t i) {
        const CompileEntry &entry = request->entries[request->ofDisk + i];
        ExtractResult result =
            extractCommandFrom(filesUnder(request->texts), entry.file,
                               entry.directory, entry.arguments, options);
        result.unit.target = entry.target;
        return encodeResult(result);
      },
      [&](size_t i, JobResult job) {
        heard = heard &&
                answer(request->ofDisk + i, job.outcome,
                       job.outcome == JobResult::Done ? job.bytes : job.detail);
      });
  return heard ? ExitClean : ExitUnsure;
}

} // namespace purpose::lsp
