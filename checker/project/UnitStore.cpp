//===- UnitStore.cpp - units that need not be made again --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The index is read once and written once a run. Between the two others may
// have written it: what they added is taken over under the lock, and nothing
// worse than work done twice can come of a lost entry.
//
//===----------------------------------------------------------------------===//

#include "UnitStore.h"
#include "../facts/AtomicFile.h"
#include "Extraction.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <cstring>
#include <set>

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

namespace purpose {

/// Of the sources of the layers that make a unit, by the build.
static constexpr char ExtractionFingerprint[] =
#include "extraction_fingerprint.inc"
    ;

constexpr char ObjectMagic[] = "purpose-unit 1\n";
constexpr int64_t Hour = 3600;
/// Results of one command: branches that are switched between.
constexpr unsigned MaxAlternatives = 4;

static int64_t secondsNow() { return nanosecondsNow() / 1'000'000'000; }

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

Digest UnitStore::keyOf(const CompileEntry &entry,
                        const ExtractOptions &options) const {
  std::string text;
  auto add = [&](StringRef part) {
    text += Map.toStore(part);
    text += '\0';
  };
  add(ExtractionFingerprint);
  add(clang::getClangFullVersion());
  add(std::to_string(options.models ? options.models->hash() : 0));
  add(std::to_string(options.skipSystemBodies));
  add(std::to_string(options.maxDepth));
  add(entry.file);
  add(entry.directory);
  add(entry.target);
  for (const std::string &argument : entry.arguments)
    add(argument);
  // What the compiler's driver and preprocessor take from the environment.
  for (const char *variable :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "CCC_OVERRIDE_OPTIONS", "GCC_EXEC_PREFIX", "COMPILER_PATH", "SDKROOT",
        "SOURCE_DATE_EPOCH"})
    add(llvm::sys::Process::GetEnv(variable).value_or(""));
  return digestOf(text);
}

std::string UnitStore::objectFile(const StoreIndex::EntryRow &entry) const {
  std::string name = entry.object.hex();
  return Folder + "/" + name.substr(0, 2) + "/" + name.substr(2) +
         (entry.kind == ObjectKind::Unit ? ".unit" : ".findings");
}

//===----------------------------------------------------------------------===//
// Results as bytes
//===----------------------------------------------------------------------===//

std::string encodeStored(const StoredResult &result) {
  StoreIndex index;
  StoreIndexBuilder builder(index);
  std::vector<uint32_t> inputs;
  for (const Input &input : result.inputs)
    inputs.push_back(builder.input(input.path, input.kind, input.digest,
                                   input.stamp, input.read));
  builder.entry({}, inputs);
  std::string table = index.encode();
  uint64_t size = table.size();
  std::string bytes(reinterpret_cast<const char *>(&size), sizeof size);
  return bytes + table + result.bytes;
}

std::optional<StoredResult> decodeStored(StringRef bytes) {
  uint64_t size = 0;
  if (bytes.size() < sizeof size)
    return std::nullopt;
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes = bytes.drop_front(sizeof size);
  if (bytes.size() < size)
    return std::nullopt;
  StoreIndex index = StoreIndex::decode(bytes.take_front(size));
  if (index.entries.size() != 1)
    return std::nullopt;
  StoredResult result;
  for (uint32_t i : index.inputsOf(index.entries[0])) {
    const StoreIndex::InputRow &row = index.inputs[i];
    result.inputs.push_back(
        {index.paths[row.path], row.kind, row.digest, row.stamp, row.read});
  }
  result.bytes = bytes.drop_front(size).str();
  return result;
}

//===----------------------------------------------------------------------===//
// Opening, finding, keeping
//===----------------------------------------------------------------------===//

llvm::Expected<std::unique_ptr<UnitStore>>
UnitStore::open(StringRef folder, PathMap map, uint64_t limit) {
  if (std::error_code error = fs::create_directories(folder))
    return llvm::createFileError(folder, error);
  std::unique_ptr<UnitStore> store(
      new UnitStore(folder.str(), std::move(map), limit));
  store->readIndex();
  return store;
}

static StoreIndex readIndexFile(const std::string &file) {
  auto buffer = llvm::MemoryBuffer::getFile(file, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  return buffer ? StoreIndex::decode((*buffer)->getBuffer()) : StoreIndex();
}

void UnitStore::readIndex() {
  KnownStamp = stampOf(indexFile());
  Known = readIndexFile(indexFile());
  refresh();
}

void UnitStore::refresh() {
  Builder.reset();
  ByKey.clear();
  for (uint32_t i = 0; i < Known.entries.size(); ++i)
    ByKey.emplace(Known.entries[i].key, i);
  LocalPaths.clear();
  Held.clear();
  Changed = false;
}

const std::optional<std::string> &UnitStore::localPath(Index path) {
  LocalPaths.resize(Known.paths.size());
  std::optional<std::optional<std::string>> &local = LocalPaths[path];
  if (!local)
    local = Map.fromStore(StringRef(Known.paths[path]));
  return *local;
}

bool UnitStore::holds(uint32_t input) {
  Held.resize(Known.inputs.size(), -1);
  if (Held[input] >= 0)
    return Held[input];
  StoreIndex::InputRow &row = Known.inputs[input];
  const std::optional<std::string> &local = localPath(row.path);
  int64_t before = row.read;
  Held[input] =
      local && Checker.holds(*local, row.kind, row.digest, row.stamp, row.read);
  Changed |= row.read != before;
  return Held[input];
}

std::vector<uint32_t> UnitStore::resultsOf(const Digest &key) const {
  std::vector<uint32_t> rows;
  auto [begin, end] = ByKey.equal_range(key);
  for (auto it = begin; it != end; ++it)
    rows.push_back(it->second);
  llvm::stable_sort(rows, [&](uint32_t a, uint32_t b) {
    return Known.entries[a].used > Known.entries[b].used;
  });
  return rows;
}

std::vector<uint32_t> UnitStore::standingResultsOf(const Digest &key) {
  std::vector<uint32_t> rows = resultsOf(key);
  llvm::erase_if(rows, [&](uint32_t row) {
    return !llvm::all_of(Known.inputsOf(Known.entries[row]),
                         [&](uint32_t input) { return holds(input); });
  });
  return rows;
}

void UnitStore::use(StoreIndex::EntryRow &entry) {
  if (int64_t now = secondsNow(); entry.used + Hour < now) {
    entry.used = now;
    Changed = true;
  }
}

std::optional<FoundResult> UnitStore::find(const Digest &key, StringRef name) {
  for (uint32_t row : standingResultsOf(key)) {
    StoreIndex::EntryRow &entry = Known.entries[row];
    if (std::optional<ExtractResult> result = load(entry, name)) {
      use(entry);
      return FoundResult{std::move(*result), entry.object};
    }
  }
  return std::nullopt;
}

std::optional<Digest> UnitStore::standing(const Digest &key) {
  std::vector<uint32_t> rows = standingResultsOf(key);
  if (rows.empty())
    return std::nullopt;
  use(Known.entries[rows.front()]);
  return Known.entries[rows.front()].object;
}

/// What was stored as \p bytes, if they are what was stored.
static std::optional<StringRef> verified(StringRef bytes) {
  Digest digest;
  if (!bytes.consume_front(ObjectMagic) || bytes.size() < digest.bytes.size())
    return std::nullopt;
  std::memcpy(digest.bytes.data(), bytes.data(), digest.bytes.size());
  bytes = bytes.drop_front(digest.bytes.size());
  if (digestOf(bytes) != digest)
    return std::nullopt;
  return bytes;
}

std::optional<ExtractResult> UnitStore::load(const StoreIndex::EntryRow &entry,
                                             StringRef name) const {
  auto buffer = llvm::MemoryBuffer::getFile(objectFile(entry), /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer)
    return std::nullopt;
  std::optional<StringRef> bytes = verified((*buffer)->getBuffer());
  if (!bytes)
    return std::nullopt;
  return decodeLocal(*bytes, name);
}

std::optional<ExtractResult> UnitStore::decodeLocal(StringRef bytes,
                                                    StringRef name) const {
  llvm::Expected<ExtractResult> result = decodeResult(bytes, name);
  if (!result) {
    llvm::consumeError(result.takeError());
    return std::nullopt;
  }
  if (!Map.fromStore(result->unit))
    return std::nullopt;
  for (std::string &text : result->diagnostics) {
    std::optional<std::string> local = Map.fromStore(StringRef(text));
    if (!local)
      return std::nullopt;
    text = std::move(*local);
  }
  return std::move(*result);
}

/// Writes the object of \p entry, which learns its size.
llvm::Error UnitStore::write(StoreIndex::EntryRow &entry,
                             StringRef bytes) const {
  Digest digest = digestOf(bytes);
  std::string file(ObjectMagic);
  file.append(reinterpret_cast<const char *>(digest.bytes.data()),
              digest.bytes.size());
  file += bytes;
  entry.bytes = file.size();
  std::string name = objectFile(entry);
  if (std::error_code error = fs::create_directory(path::parent_path(name)))
    return llvm::createFileError(name, error);
  return writeFileAtomically(file, name);
}

llvm::Expected<Digest> UnitStore::put(const Digest &key,
                                      const StoredResult &result) {
  if (!Builder)
    Builder.emplace(Known);
  std::string text(reinterpret_cast<const char *>(key.bytes.data()),
                   key.bytes.size());
  std::vector<uint32_t> inputs;
  for (const Input &input : result.inputs) {
    std::string stored = Map.toStore(StringRef(input.path));
    text += stored + '\0' + std::to_string(unsigned(input.kind)) +
            input.digest.hex();
    inputs.push_back(Builder->input(stored, input.kind, input.digest,
                                    input.stamp, input.read));
  }
  StoreIndex::EntryRow entry;
  entry.key = key;
  entry.object = digestOf(text);
  entry.milliseconds = result.cost.milliseconds;
  entry.kibibytes = result.cost.kibibytes;
  entry.used = secondsNow();
  if (llvm::Error error = write(entry, result.bytes))
    return error;
  ByKey.emplace(key, uint32_t(Known.entries.size()));
  Builder->entry(entry, inputs);
  Changed = true;
  return entry.object;
}

std::optional<std::string> UnitStore::findFindings(const Digest &object) {
  for (StoreIndex::EntryRow &entry : Known.entries) {
    if (entry.kind != ObjectKind::Findings || entry.object != object)
      continue;
    auto buffer =
        llvm::MemoryBuffer::getFile(objectFile(entry), /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false);
    if (!buffer)
      return std::nullopt;
    std::optional<StringRef> bytes = verified((*buffer)->getBuffer());
    if (!bytes)
      return std::nullopt;
    use(entry);
    return bytes->str();
  }
  return std::nullopt;
}

llvm::Error UnitStore::putFindings(const Digest &key, const Digest &object,
                                   StringRef bytes) {
  if (!Builder)
    Builder.emplace(Known);
  StoreIndex::EntryRow entry;
  entry.key = key;
  entry.object = object;
  entry.kind = ObjectKind::Findings;
  entry.used = secondsNow();
  if (llvm::Error error = write(entry, bytes))
    return error;
  Builder->entry(entry, {});
  Changed = true;
  return llvm::Error::success();
}

std::optional<UnitCost> UnitStore::lastCost(const Digest &key) const {
  std::vector<uint32_t> rows = resultsOf(key);
  if (rows.empty())
    return std::nullopt;
  const StoreIndex::EntryRow &entry = Known.entries[rows.front()];
  return UnitCost{entry.milliseconds, entry.kibibytes};
}

std::optional<bool> UnitStore::reaches(const Digest &key,
                                       llvm::ArrayRef<std::string> files) {
  std::vector<uint32_t> rows = resultsOf(key);
  if (rows.empty())
    return std::nullopt;
  for (uint32_t input : Known.inputsOf(Known.entries[rows.front()])) {
    const StoreIndex::InputRow &row = Known.inputs[input];
    if (row.kind == InputKind::Listing)
      continue;
    const std::optional<std::string> &local = localPath(row.path);
    if (!local)
      continue;
    llvm::SmallString<256> plain(*local);
    path::remove_dots(plain, /*remove_dot_dot=*/true);
    if (llvm::is_contained(files, plain.str()))
      return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Saving and cleaning
//===----------------------------------------------------------------------===//

namespace {

/// Others wait while it lives.
class StoreLock {
public:
  explicit StoreLock(const std::string &file) {
    if (fs::openFileForReadWrite(file, Descriptor, fs::CD_OpenAlways,
                                 fs::OF_None))
      return;
    Held = !fs::tryLockFile(Descriptor, std::chrono::seconds(30));
  }
  ~StoreLock() {
    if (Held)
      fs::unlockFile(Descriptor);
    if (Descriptor >= 0)
      llvm::sys::Process::SafelyCloseFileDescriptor(Descriptor);
  }
  StoreLock(const StoreLock &) = delete;
  StoreLock &operator=(const StoreLock &) = delete;
  bool held() const { return Held; }

private:
  int Descriptor = -1;
  bool Held = false;
};

/// An entry of one of the indices that are merged.
struct Candidate {
  const StoreIndex *index;
  const StoreIndex::EntryRow *row;
};

} // namespace

llvm::Error UnitStore::save() {
  return Changed ? rewrite() : llvm::Error::success();
}

llvm::Error UnitStore::rewrite() {
  StoreLock lock(Folder + "/lock");
  if (!lock.held())
    return llvm::createStringError(Folder + ": cannot be locked");
  StoreIndex theirs;
  if (stampOf(indexFile()) != KnownStamp)
    theirs = readIndexFile(indexFile());

  std::vector<Candidate> all;
  for (const StoreIndex *index :
       {&std::as_const(Known), &std::as_const(theirs)})
    for (const StoreIndex::EntryRow &row : index->entries)
      all.push_back({index, &row});
  llvm::stable_sort(all, [](const Candidate &a, const Candidate &b) {
    return a.row->used > b.row->used;
  });

  StoreIndex merged;
  StoreIndexBuilder builder(merged);
  std::map<Digest, unsigned> alternatives;
  std::set<Digest> kept;
  std::vector<const StoreIndex::EntryRow *> dropped;
  uint64_t total = 0;
  for (const Candidate &one : all) {
    const StoreIndex::EntryRow &row = *one.row;
    if (kept.count(row.object))
      continue;
    if (++alternatives[row.key] > MaxAlternatives ||
        (Limit != 0 && total + row.bytes > Limit)) {
      dropped.push_back(&row);
      continue;
    }
    kept.insert(row.object);
    total += row.bytes;
    std::vector<uint32_t> inputs;
    for (uint32_t i : one.index->inputsOf(row)) {
      const StoreIndex::InputRow &input = one.index->inputs[i];
      inputs.push_back(builder.input(one.index->paths[input.path], input.kind,
                                     input.digest, input.stamp, input.read));
    }
    builder.entry(row, inputs);
  }
  if (llvm::Error error = writeFileAtomically(merged.encode(), indexFile()))
    return error;
  for (const StoreIndex::EntryRow *row : dropped)
    if (!kept.count(row->object))
      fs::remove(objectFile(*row));
  Known = std::move(merged);
  KnownStamp = stampOf(indexFile());
  refresh();
  return llvm::Error::success();
}

StoreReport UnitStore::stat() const {
  StoreReport report;
  for (const StoreIndex::EntryRow &entry : Known.entries) {
    report.units += entry.kind == ObjectKind::Unit;
    report.bytes += entry.bytes;
  }
  return report;
}

/// Files that no index knows: of runs that were killed, or of an index that
/// was lost. Those of a run that is under way are young.
uint64_t UnitStore::removeStrays() {
  std::set<std::string> known;
  for (const StoreIndex::EntryRow &entry : Known.entries)
    known.insert(objectFile(entry));
  uint64_t removed = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(Folder, error), end;
       !error && at != end; at.increment(error)) {
    StringRef name = path::filename(at->path());
    if (known.count(at->path()) ||
        !(name.ends_with(".unit") || name.ends_with(".findings") ||
          name.contains(".tmp-")))
      continue;
    FileStamp stamp = stampOf(at->path());
    if (stamp.modified / 1'000'000'000 + Hour < secondsNow())
      removed += !fs::remove(at->path());
  }
  return removed;
}

llvm::Expected<StoreReport> UnitStore::gc() {
  if (llvm::Error error = rewrite())
    return error;
  uint64_t strays = removeStrays();
  StoreReport report = stat();
  report.strays = strays;
  return report;
}

llvm::Expected<StoreReport> UnitStore::verify() {
  uint64_t damaged = 0;
  std::vector<StoreIndex::EntryRow> good;
  for (const StoreIndex::EntryRow &entry : Known.entries) {
    std::string file = objectFile(entry);
    auto buffer = llvm::MemoryBuffer::getFile(file);
    std::optional<StringRef> bytes;
    if (buffer)
      bytes = verified((*buffer)->getBuffer());
    // What follows the digest of findings is for their own version to read.
    bool sound = bytes && entry.kind == ObjectKind::Findings;
    if (bytes && entry.kind == ObjectKind::Unit) {
      llvm::Expected<ExtractResult> result = decodeResult(*bytes, file);
      sound = bool(result);
      if (!result)
        llvm::consumeError(result.takeError());
    }
    if (sound) {
      good.push_back(entry);
      continue;
    }
    ++damaged;
    fs::remove(file);
  }
  Known.entries = std::move(good);
  llvm::Expected<StoreReport> report = gc();
  if (report)
    report->damaged = damaged;
  return report;
}

} // namespace purpose
