//===- UnitFile.cpp - the binary form, files and archives -------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A unit file is its tables as they stand in memory:
//
//   header     magic, version, byte order, xxh3 of all that follows
//   directory  size of a row and number of rows, one entry a table
//   tables     in the order of forEachTable, then the bytes of all strings
//
// The size of a row guards against a changed struct whose version somebody
// forgot to raise. Equal units give equal bytes: rows have no padding.
//
//===----------------------------------------------------------------------===//

#include "UnitFile.h"
#include "AtomicFile.h"
#include "llvm/Object/Archive.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"
#include <cstring>
#include <type_traits>

using namespace llvm;

namespace purpose {
namespace {

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t byteOrder;
  uint64_t checksum;
};
constexpr char Magic[] = "\x7fpurpose";
constexpr uint32_t ByteOrder = 0x01020304;

struct DirectoryEntry {
  uint32_t rowSize;
  uint32_t count;
};

/// A File without the padding around its 64-bit column.
struct FileRow {
  Index path;
  uint32_t system;
  uint32_t hashLow;
  uint32_t hashHigh;
};

/// What does not stand in a Unit as rows of integers.
struct Side {
  std::vector<uint32_t> lengths; ///< of the strings, then of the three names
  std::vector<FileRow> files;
};

template <typename UnitT, typename SideT, typename Fn>
void forEachTable(UnitT &u, SideT &side, Fn fn) {
  fn(side.lengths);
  fn(side.files);
  fn(u.symbols);
  fn(u.records);
  fn(u.recordFields);
  fn(u.marks);
  fn(u.functions);
  fn(u.calls);
  fn(u.args);
  fn(u.flows);
  fn(u.paths);
  fn(u.selectors);
  fn(u.steps);
  fn(u.whens);
  fn(u.gaps);
  fn(u.lists);
}
constexpr size_t NumTables = 16;

template <typename T> struct RowOf;
template <typename Row> struct RowOf<std::vector<Row>> {
  using type = Row;
  static_assert(std::is_trivially_copyable_v<Row> &&
                    std::has_unique_object_representations_v<Row>,
                "written as it stands: no padding, no pointers");
};
template <typename Table>
using Row = typename RowOf<std::remove_cv_t<Table>>::type;

Error damaged(StringRef name, const Twine &why) {
  return createStringError(
      std::make_error_code(std::errc::illegal_byte_sequence),
      name + ": not a usable unit: " + why);
}

bool isBinary(StringRef bytes) { return bytes.starts_with(Magic); }

bool isArchive(StringRef bytes) {
  return bytes.starts_with(object::ArchiveMagic) ||
         bytes.starts_with(object::ThinArchiveMagic);
}

} // namespace

std::string encodeUnit(const Unit &unit) {
  Side side;
  size_t blob = 0;
  auto length = [&](const std::string &s) {
    side.lengths.push_back(uint32_t(s.size()));
    blob += s.size();
  };
  for (const std::string &s : unit.strings)
    length(s);
  for (const std::string *s : {&unit.mainFile, &unit.target, &unit.language})
    length(*s);
  for (const File &f : unit.files)
    side.files.push_back(
        {f.path, f.system, uint32_t(f.hash), uint32_t(f.hash >> 32)});

  std::string bytes(sizeof(Header), '\0');
  auto append = [&](const void *data, size_t size) {
    bytes.append(static_cast<const char *>(data), size);
  };
  size_t total = sizeof(Header) + NumTables * sizeof(DirectoryEntry) + blob;
  forEachTable(unit, side, [&](const auto &table) {
    total += table.size() * sizeof(table[0]);
  });
  bytes.reserve(total);
  forEachTable(unit, side, [&](const auto &table) {
    DirectoryEntry entry{sizeof(Row<std::decay_t<decltype(table)>>),
                         uint32_t(table.size())};
    append(&entry, sizeof(entry));
  });
  forEachTable(unit, side, [&](const auto &table) {
    append(table.data(), table.size() * sizeof(table[0]));
  });
  for (const std::string &s : unit.strings)
    bytes += s;
  for (const std::string *s : {&unit.mainFile, &unit.target, &unit.language})
    bytes += *s;

  Header header{{}, UnitVersion, ByteOrder, 0};
  std::memcpy(header.magic, Magic, sizeof(header.magic));
  header.checksum = xxh3_64bits(StringRef(bytes).drop_front(sizeof(Header)));
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

Expected<Unit> decodeUnit(StringRef bytes, StringRef name) {
  Header header;
  if (bytes.size() < sizeof(header) || !isBinary(bytes))
    return damaged(name, "it does not begin like one");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.byteOrder != ByteOrder)
    return damaged(name, "written on a machine of another byte order");
  if (header.version != UnitVersion)
    return damaged(name, "format version " + Twine(header.version) +
                             ", this program reads " + Twine(UnitVersion));
  StringRef rest = bytes.drop_front(sizeof(header));
  if (xxh3_64bits(rest) != header.checksum)
    return damaged(name, "it is damaged (checksum)");
  if (rest.size() < NumTables * sizeof(DirectoryEntry))
    return damaged(name, "it is cut off");
  DirectoryEntry directory[NumTables];
  std::memcpy(directory, rest.data(), sizeof(directory));
  rest = rest.drop_front(sizeof(directory));

  // Nothing is allocated for a table before its bytes are known to be there.
  Unit unit;
  Side side;
  const DirectoryEntry *entry = directory;
  const char *problem = nullptr;
  forEachTable(unit, side, [&](auto &table) {
    using R = Row<std::decay_t<decltype(table)>>;
    uint64_t size = uint64_t(entry->count) * sizeof(R);
    if (!problem && entry->rowSize != sizeof(R))
      problem = "written by another build of this program";
    if (!problem && size > rest.size())
      problem = "it is cut off";
    if (problem)
      return;
    table.resize(entry->count);
    if (size)
      std::memcpy(table.data(), rest.data(), size);
    rest = rest.drop_front(size);
    ++entry;
  });
  if (problem)
    return damaged(name, problem);

  uint64_t blob = 0;
  for (uint32_t length : side.lengths)
    blob += length;
  if (blob != rest.size() || side.lengths.size() < 3)
    return damaged(name, "its strings do not add up");
  size_t count = side.lengths.size() - 3;
  auto take = [&](size_t i) {
    StringRef text = rest.take_front(side.lengths[i]);
    rest = rest.drop_front(text.size());
    return text.str();
  };
  unit.strings.reserve(count);
  for (size_t i = 0; i < count; ++i)
    unit.strings.push_back(take(i));
  unit.mainFile = take(count);
  unit.target = take(count + 1);
  unit.language = take(count + 2);
  unit.files.reserve(side.files.size());
  for (const FileRow &row : side.files)
    unit.files.push_back(
        {row.path, uint64_t(row.hashHigh) << 32 | row.hashLow, row.system});

  if (Error error = verifyUnit(unit))
    return damaged(name, toString(std::move(error)));
  return unit;
}

Error writeUnitFile(const Unit &unit, StringRef path) {
  return writeFileAtomically(encodeUnit(unit), path);
}

static Expected<Unit> readOne(StringRef bytes, StringRef name) {
  if (isBinary(bytes))
    return decodeUnit(bytes, name);
  // Text begins with `unit`, after blank lines and comments.
  StringRef text = bytes.ltrim();
  while (text.starts_with("#"))
    text = text.drop_until([](char c) { return c == '\n'; }).ltrim();
  if (text.starts_with("unit"))
    return parseUnit(bytes, name);
  return damaged(name,
                 bytes.empty() ? "it is empty" : "it does not begin like one");
}

static Expected<std::vector<Unit>> readArchive(MemoryBufferRef buffer) {
  std::vector<Unit> units;
  StringRef file = buffer.getBufferIdentifier();
  auto archive = object::Archive::create(buffer);
  if (!archive)
    return createFileError(file, archive.takeError());
  Error problem = Error::success();
  for (const object::Archive::Child &child : (*archive)->children(problem)) {
    auto member = child.getMemoryBufferRef();
    if (!member) {
      consumeError(std::move(problem));
      return createFileError(file, member.takeError());
    }
    std::string name = (file + "(" + member->getBufferIdentifier() + ")").str();
    Expected<Unit> unit = readOne(member->getBuffer(), name);
    if (!unit) {
      consumeError(std::move(problem));
      return unit.takeError();
    }
    units.push_back(std::move(*unit));
  }
  if (problem)
    return createFileError(file, std::move(problem));
  return units;
}

Expected<std::vector<Unit>> readUnitFile(StringRef path) {
  auto buffer = MemoryBuffer::getFile(path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!buffer)
    return createFileError(path, buffer.getError());
  if (isArchive((*buffer)->getBuffer()))
    return readArchive((*buffer)->getMemBufferRef());
  Expected<Unit> unit = readOne((*buffer)->getBuffer(), path);
  if (!unit)
    return unit.takeError();
  std::vector<Unit> units;
  units.push_back(std::move(*unit));
  return units;
}

} // namespace purpose
