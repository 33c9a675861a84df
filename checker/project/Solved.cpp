//===- Solved.cpp - what was found in a program -----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One list of fields serves writing and reading. Each struct is taken apart
// whole, so that a field which is added to it and forgotten here does not
// compile.
//
//===----------------------------------------------------------------------===//

#include "Solved.h"
#include "Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <cstring>
#include <type_traits>

using llvm::StringRef;

namespace purpose {

/// Of the sources that decide what is found in units, by the build.
static constexpr char SolvingFingerprint[] =
#include "solving_fingerprint.inc"
    ;

//===----------------------------------------------------------------------===//
// Solving
//===----------------------------------------------------------------------===//

static std::vector<std::string> projectFiles(llvm::ArrayRef<Unit> units) {
  llvm::StringSet<> files;
  for (const Unit &unit : units)
    for (const File &file : unit.files)
      if (!file.system)
        files.insert(unit.str(file.path));
  std::vector<std::string> result;
  for (const auto &file : files)
    result.push_back(file.first().str());
  llvm::sort(result);
  return result;
}

Solved solveUnits(Extraction extraction, const Policy &policy,
                  const SolveOptions &options, bool progress) {
  Solved solved;
  solved.failures = std::move(extraction.failures);
  solved.sources = projectFiles(extraction.units);
  size_t count = extraction.units.size();
  Progress line(count, progress);
  line.stage("linking " + std::to_string(count) + " units");
  std::shared_ptr<Program> program = link(std::move(extraction.units));
  line.stage("following the labels");
  solved.markErrors = checkMarks(*program, policy);
  solved.findings = solve(*program, policy, options);
  return solved;
}

Digest solvedObject(llvm::ArrayRef<Digest> objects, const Policy &policy,
                    const PathMap &paths) {
  std::string text;
  auto add = [&](StringRef part) {
    text += paths.toStore(part);
    text += '\0';
  };
  add(SolvingFingerprint);
  add(policy.file);
  add(policy.root);
  add(policy.text);
  // A release holds to the end of its last day.
  bool ends = llvm::any_of(policy.releases, [](const PolicyRelease &release) {
    return !release.expires.empty();
  });
  constexpr int64_t Day = int64_t(24) * 3600 * 1'000'000'000;
  add(ends ? std::to_string(nanosecondsNow() / Day) : "");
  for (const Digest &object : objects)
    text.append(reinterpret_cast<const char *>(object.bytes.data()),
                object.bytes.size());
  return digestOf(text);
}

//===----------------------------------------------------------------------===//
// As bytes
//===----------------------------------------------------------------------===//

namespace {

/// Appends values: numbers as they stand in memory, texts and lists with their
/// length before them.
class Writer {
public:
  explicit Writer(const PathMap &paths) : Paths(paths) {}

  template <class T> void number(const T &value) {
    Bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
  }
  void text(const std::string &value) {
    std::string stored = Paths.toStore(StringRef(value));
    number(uint64_t(stored.size()));
    Bytes += stored;
  }
  template <class T> size_t length(const std::vector<T> &list) {
    number(uint64_t(list.size()));
    return list.size();
  }

  std::string Bytes;

private:
  const PathMap &Paths;
};

/// The reverse. Of bytes that are damaged it gives zeros and empty texts, and
/// is not good.
class Reader {
public:
  Reader(StringRef bytes, const PathMap &paths) : Bytes(bytes), Paths(paths) {}

  template <class T> void number(T &value) {
    Good &= Bytes.size() >= sizeof value;
    if (!Good)
      return;
    std::memcpy(&value, Bytes.data(), sizeof value);
    Bytes = Bytes.drop_front(sizeof value);
  }
  void text(std::string &value) {
    uint64_t size = 0;
    number(size);
    Good &= size <= Bytes.size();
    if (!Good)
      return;
    std::optional<std::string> local = Paths.fromStore(Bytes.take_front(size));
    Good &= local.has_value();
    if (local)
      value = std::move(*local);
    Bytes = Bytes.drop_front(size);
  }
  template <class T> size_t length(std::vector<T> &list) {
    uint64_t size = 0;
    number(size);
    Good &= size <= Bytes.size(); // each element takes a byte at least
    list.resize(Good ? size : 0);
    return list.size();
  }
  bool whole() const { return Good && Bytes.empty(); }

private:
  StringRef Bytes;
  const PathMap &Paths;
  bool Good = true;
};

template <class A> void each(A &) {}
/// Numbers, truth values, enumerations, texts, lists, and the structs below.
template <class A, class T, class... Rest>
void each(A &archive, T &first, Rest &...rest) {
  using Value = std::remove_const_t<T>;
  if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
    archive.number(first);
  } else if constexpr (std::is_same_v<Value, std::string>) {
    archive.text(first);
  } else if constexpr (requires { first.begin(); }) {
    archive.length(first);
    for (auto &element : first)
      each(archive, element);
  } else {
    fields(archive, first);
  }
  each(archive, rest...);
}

template <class T, class Struct>
concept Is = std::is_same_v<std::remove_const_t<T>, Struct>;

template <class A, Is<Place> T> void fields(A &archive, T &value) {
  auto &[file, line, column] = value;
  each(archive, file, line, column);
}
template <class A, Is<TraceStep> T> void fields(A &archive, T &value) {
  auto &[place, text, function] = value;
  each(archive, place, text, function);
}
template <class A, Is<LabelInfo> T> void fields(A &archive, T &value) {
  auto &[name, kind, purposes, place, origin] = value;
  each(archive, name, kind, purposes, place, origin);
}
template <class A, Is<UseInfo> T> void fields(A &archive, T &value) {
  auto &[name, purpose, place, origin] = value;
  each(archive, name, purpose, place, origin);
}
template <class A, Is<Finding> T> void fields(A &archive, T &value) {
  auto &[rule, label, use, place, function, trace, chain, others, breadcrumbs,
         confidence, fingerprint, id] = value;
  each(archive, rule, label, use, place, function, trace, chain, others,
       breadcrumbs, confidence, fingerprint, id);
}
template <class A, Is<BlindSpot> T> void fields(A &archive, T &value) {
  auto &[kind, place, what, label, remedy, failsRun] = value;
  each(archive, kind, place, what, label, remedy, failsRun);
}
template <class A, Is<Reliance> T> void fields(A &archive, T &value) {
  auto &[kind, name, reason, owner, purposes, place, label] = value;
  each(archive, kind, name, reason, owner, purposes, place, label);
}
template <class A, Is<Revealed> T> void fields(A &archive, T &value) {
  auto &[place, labels] = value;
  each(archive, place, labels);
}
template <class A, Is<WhyNot> T> void fields(A &archive, T &value) {
  auto &[fieldKnown, useKnown, found, ends] = value;
  each(archive, fieldKnown, useKnown, found, ends);
}
template <class A, Is<Findings> T> void fields(A &archive, T &value) {
  auto &[findings, whyNot, blindSpots, reliances, revealed, labels, uses,
         functions, flows, units] = value;
  each(archive, findings, whyNot, blindSpots, reliances, revealed, labels, uses,
       functions, flows, units);
}
template <class A, Is<MarkError> T> void fields(A &archive, T &value) {
  auto &[place, message, replacement] = value;
  each(archive, place, message, replacement);
}
template <class A, Is<UnitFailure> T> void fields(A &archive, T &value) {
  auto &[kind, file, reason, diagnostics] = value;
  each(archive, kind, file, reason, diagnostics);
}
template <class A, Is<Solved> T> void fields(A &archive, T &value) {
  auto &[findings, markErrors, failures, sources] = value;
  each(archive, findings, markErrors, failures, sources);
}

} // namespace

std::string encodeSolved(const Solved &solved, const PathMap &paths) {
  Writer writer(paths);
  fields(writer, solved);
  return std::move(writer.Bytes);
}

std::optional<Solved> decodeSolved(StringRef bytes, const PathMap &paths) {
  Reader reader(bytes, paths);
  Solved solved;
  fields(reader, solved);
  if (!reader.whole())
    return std::nullopt;
  return solved;
}

} // namespace purpose
