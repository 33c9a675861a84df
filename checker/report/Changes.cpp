//===- Changes.cpp - what a change did to the findings ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of several new lines on a path the one nearest to the use completed it.
//
//===----------------------------------------------------------------------===//

#include "Changes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace purpose {

/// A line that went away may have stood in the way of a step so far below or
/// above it.
static constexpr unsigned Nearby = 15;

const Changes::File *Changes::find(StringRef path) const {
  auto it = files.find(path);
  if (it == files.end() && canonical)
    it = files.find(canonical(path));
  return it == files.end() ? nullptr : &it->second;
}

bool Changes::adds(const Place &place) const {
  const File *file = place.line ? find(place.file) : nullptr;
  return file && llvm::any_of(file->added, [&](const Lines &lines) {
           return lines.first <= place.line && place.line <= lines.last;
         });
}

void Changes::addFile(StringRef path) { files[path].added.push_back({1, ~0u}); }

namespace {

/// git's form of names with special characters: "b/\303\244.cpp".
std::string unquoted(StringRef name) {
  if (!name.consume_front("\""))
    return name.str();
  name.consume_back("\"");
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    unsigned code;
    if (name[i] != '\\' || i + 1 == name.size()) {
      result += name[i];
    } else if (!name.substr(i + 1, 3).getAsInteger(8, code)) {
      result += char(code);
      i += 3;
    } else {
      char c = name[++i];
      result += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return result;
}

class DiffReader {
public:
  DiffReader(StringRef root, llvm::function_ref<bool(StringRef)> exists)
      : Root(root), Exists(exists) {}
  llvm::Error read(StringRef text);
  Changes Result;

private:
  /// The file after `+++ `; none for /dev/null.
  void openFile(StringRef name) {
    std::string plain = unquoted(name.split('\t').first.rtrim());
    Current = nullptr;
    if (plain == "/dev/null")
      return;
    StringRef stripped = StringRef(plain).split('/').second;
    std::string path = absolute(plain);
    if (!stripped.empty() && !Exists(path))
      path = absolute(stripped);
    Current = &Result.files[path];
  }
  std::string absolute(StringRef name) const {
    llvm::SmallString<256> path;
    if (!llvm::sys::path::is_absolute(name))
      path = Root;
    llvm::sys::path::append(path, name);
    llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
    return path.str().str();
  }
  /// `@@ -12,3 +14,0 @@`
  bool openHunk(StringRef line) {
    StringRef old = line.split('-').second, fresh = line.split('+').second;
    return count(old, OldLeft) && count(fresh, NewLeft, &Line);
  }
  static bool count(StringRef text, unsigned &left, unsigned *first = nullptr) {
    unsigned start = 0;
    left = 1;
    if (text.consumeInteger(10, start))
      return false;
    if (text.consume_front(",") && text.consumeInteger(10, left))
      return false;
    if (first)
      // Where nothing stands, the line before it is named.
      *first = left ? start : start + 1;
    return true;
  }
  void readHunkLine(StringRef line);

  StringRef Root;
  llvm::function_ref<bool(StringRef)> Exists;
  Changes::File *Current = nullptr;
  unsigned OldLeft = 0, NewLeft = 0; ///< lines that the hunk still has
  unsigned Line = 0;                 ///< the next one of the new file
};

void DiffReader::readHunkLine(StringRef line) {
  char mark = line.empty() ? ' ' : line.front();
  if (mark == '\\') // "\ No newline at end of file"
    return;
  if (mark == '+') {
    if (Current)
      Current->added.push_back({Line, Line});
    ++Line;
    NewLeft -= NewLeft != 0;
  } else if (mark == '-') {
    if (Current &&
        (Current->removed.empty() || Current->removed.back() != Line))
      Current->removed.push_back(Line);
    OldLeft -= OldLeft != 0;
  } else {
    ++Line;
    NewLeft -= NewLeft != 0;
    OldLeft -= OldLeft != 0;
  }
}

llvm::Error DiffReader::read(StringRef text) {
  unsigned number = 0;
  bool any = false;
  text.consume_back("\n");
  for (StringRef line : llvm::split(text, '\n')) {
    ++number;
    line.consume_back("\r");
    if (OldLeft || NewLeft) {
      readHunkLine(line);
    } else if (line.consume_front("+++ ")) {
      openFile(line);
      any = true;
    } else if (line.starts_with("@@ ") && !openHunk(line)) {
      return llvm::createStringError("line " + llvm::Twine(number) +
                                     ": no unified diff: " + line);
    } else {
      any |= line.starts_with("diff --git ");
    }
  }
  if (OldLeft || NewLeft)
    return llvm::createStringError("the diff ends in the middle of a hunk");
  if (!any && !text.trim().empty())
    return llvm::createStringError("this is no unified diff");
  return llvm::Error::success();
}

/// How a step is called: "this call".
StringRef nounOf(StringRef text) {
  if (text.starts_with("passed") || text.contains("returned") ||
      text.contains("given back") || text.contains("call"))
    return "this call";
  if (text.starts_with("assigned") || text.starts_with("stored") ||
      text.starts_with("written"))
    return "this assignment";
  return "this line";
}

/// The line of a policy that an origin names: "policy FILE:LINE".
Place policyLine(StringRef origin) {
  Place place;
  if (!origin.consume_front("policy "))
    return place;
  auto [file, line] = origin.rsplit(':');
  place.file = file.str();
  if (line.getAsInteger(10, place.line))
    place.line = 0;
  return place;
}

std::optional<Completion> removalNear(const Finding &finding,
                                      const Changes &changes) {
  std::optional<Completion> best;
  unsigned bestDistance = Nearby + 1;
  // From the use back to the limit: the nearest to the use among equals.
  for (const TraceStep &step : llvm::reverse(finding.trace)) {
    const Changes::File *file = changes.find(step.place.file);
    if (!file || step.function.empty())
      continue;
    for (unsigned line : file->removed) {
      unsigned distance = line > step.place.line ? line - step.place.line
                                                 : step.place.line - line;
      if (distance >= bestDistance)
        continue;
      bestDistance = distance;
      best = Completion{step.place,
                        "lines that this change removed near here may have "
                        "stood in the way",
                        {}};
    }
  }
  return best;
}

} // namespace

llvm::Expected<Changes> parseDiff(StringRef text, StringRef root,
                                  llvm::function_ref<bool(StringRef)> exists) {
  DiffReader reader(root, exists);
  if (llvm::Error error = reader.read(text))
    return error;
  return std::move(reader.Result);
}

std::optional<Completion> completionOf(const Finding &finding,
                                       const Changes &changes) {
  for (size_t i = finding.trace.size(); i-- > 1;)
    if (changes.adds(finding.trace[i].place))
      return Completion{finding.trace[i].place,
                        (nounOf(finding.trace[i].text) +
                         ", new in this change, completes the path")
                            .str(),
                        i};
  if (changes.adds(finding.place))
    return Completion{finding.place,
                      finding.rule == ExceptionRule
                          ? "new in this change"
                          : "this line, new in this change, completes the path",
                      {}};
  const std::pair<Place, StringRef> ends[] = {
      {finding.use.place, "use"},
      {policyLine(finding.use.origin), "use"},
      {finding.label.place, "limit"},
      {policyLine(finding.label.origin), "limit"}};
  for (const auto &[place, end] : ends)
    if (changes.adds(place))
      return Completion{place,
                        ("this " + end +
                         ", new in this change, forbids a path that was there "
                         "before")
                            .str(),
                        {}};
  return removalNear(finding, changes);
}

void attribute(Report &report, const Changes &changes, bool stateless) {
  for (Reported &result : report.results) {
    if (result.state == BaselineState::Absent)
      continue;
    if (stateless || result.state == BaselineState::New ||
        result.state == BaselineState::Updated)
      result.completion = completionOf(result.finding, changes);
    if (stateless)
      result.state =
          result.completion ? BaselineState::New : BaselineState::Unchanged;
  }
}

} // namespace purpose
