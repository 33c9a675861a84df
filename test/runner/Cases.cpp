//===- Cases.cpp - runs test/cases ------------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A case is a C or C++ file; what is expected stands on the line that it speaks
// of, exact both ways: a line without an expectation must be silent.
//
//   bid(u.phone);      // $ violation=User::phone
//   bid(u.phone);      // $ violation=User::phone->audience-matching
//   bid(key, tag);     // $ violation=User::phone, violation=tag
//   if (h(u.phone))
//     bid(plain);      // $ implicit=User::phone
//   send(u.phone);     // $ blind=send
//   key = u.phone;     // $ step=User::phone    a path crosses this line
//   PURPOSE_REVEAL(k); // $ reveal=User::phone
//   bid(x);            // $ MISSING: violation=User::phone -- why not found
//   bid(y);            // $ SPURIOUS: violation=User::phone -- why found
//
// Where a case expects no `implicit` or `blind` at all, these are not compared.
// Several files stand in one case, each after a line `//--- name`; those that
// end in .c or .cpp are units, `.clang-purpose` is the policy, `*.yaml` a
// user's models. `// flags:
// -std=c++23` adds compiler flags; `// needs: zlib.h` skips the case, and says
// so, where the compiler does not find that header. A known gap that is closed
// fails: "fixed: remove MISSING".
//
//===----------------------------------------------------------------------===//

#include "extract/Extract.h"
#include "facts/UnitFile.h"
#include "policy/Policy.h"
#include "solve/Solve.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <mutex>
#include <set>

using namespace llvm;
using namespace purpose;

static cl::opt<std::string> Folder(cl::Positional, cl::Required,
                                   cl::desc("<folder or file>"));
static cl::opt<std::string> Filter("only", cl::desc("Run cases whose path "
                                                    "contains this"));
static cl::opt<bool> Dump("dump", cl::desc("Print the facts of each unit"));
static cl::opt<unsigned> Jobs("j", cl::init(2), cl::desc("Cases at a time"));
static cl::opt<bool> ParseBodies("parse-system-bodies",
                                 cl::desc("Do not skip bodies in system "
                                          "headers"));

static cl::opt<std::string>
    Write("write", cl::desc("Run nothing; write each case as a project (its "
                            "files, build/compile_commands.json) below this "
                            "folder"));

namespace {

struct Expectation {
  std::string kind; ///< violation, implicit, blind, step, reveal
  std::string what;
  bool missing = false, spurious = false;
  bool met = false;
};

struct CaseFile {
  std::string name, text;
  unsigned firstLine = 0; ///< lines before it in the case
};

struct Outcome {
  unsigned expectations = 0, violating = 0, clean = 0, gaps = 0;
  std::vector<std::string> failures;
  std::string dump;
  std::string skipped; ///< the header that is not there
};

using Lines =
    std::map<std::pair<std::string, unsigned>, std::vector<Expectation>>;

std::vector<CaseFile> splitCase(StringRef text, StringRef name) {
  std::vector<CaseFile> files;
  SmallVector<StringRef, 64> lines;
  text.split(lines, '\n');
  CaseFile current;
  current.name = name.str();
  bool any = false;
  for (unsigned i = 0; i < lines.size(); ++i) {
    StringRef line = lines[i];
    if (line.consume_front("//--- ")) {
      if (any || !StringRef(current.text).trim().empty())
        files.push_back(current);
      any = true;
      current = CaseFile();
      current.name = line.trim().str();
      current.firstLine = i + 1;
      continue;
    }
    current.text += line.str() + "\n";
  }
  files.push_back(current);
  // What stands before the first `//---` is a comment on the case.
  if (files.size() > 1 && files.front().name == name)
    files.erase(files.begin());
  return files;
}

void readExpectations(const CaseFile &file, const std::string &path,
                      Lines &lines, std::vector<std::string> &errors) {
  SmallVector<StringRef, 64> text;
  StringRef(file.text).split(text, '\n');
  for (unsigned i = 0; i < text.size(); ++i) {
    auto at = text[i].find("// $ ");
    if (at == StringRef::npos)
      continue;
    StringRef rest = text[i].substr(at + 5).split(" -- ").first.trim();
    bool missing = false, spurious = false;
    SmallVector<StringRef, 4> items;
    rest.split(items, ", ");
    for (StringRef item : items) {
      item = item.trim();
      if (item.consume_front("MISSING:")) {
        missing = true;
        spurious = false;
      } else if (item.consume_front("SPURIOUS:")) {
        spurious = true;
        missing = false;
      }
      auto [kind, what] = item.trim().split('=');
      static const std::set<std::string> kinds = {"violation", "implicit",
                                                  "blind", "step", "reveal"};
      if (!kinds.count(kind.str())) {
        errors.push_back(path + ":" + std::to_string(i + 1) +
                         ": unknown expectation '" + kind.str() + "'");
        continue;
      }
      Expectation e;
      e.kind = kind.str();
      e.what = what.str();
      e.missing = missing;
      e.spurious = spurious;
      lines[{path, i + 1}].push_back(e);
    }
  }
}

/// The words behind `// <directive>: ` on any line.
std::vector<std::string> directive(StringRef text, StringRef name) {
  std::vector<std::string> result;
  SmallVector<StringRef, 64> lines;
  text.split(lines, '\n');
  for (StringRef line : lines) {
    line = line.trim();
    if (!line.consume_front("// ") || !line.consume_front(name) ||
        !line.consume_front(": "))
      continue;
    SmallVector<StringRef, 4> words;
    line.split(words, ' ', -1, false);
    for (StringRef word : words)
      result.push_back(word.str());
  }
  return result;
}

std::vector<std::string> commandFlags(StringRef file,
                                      const std::vector<std::string> &more) {
  std::vector<std::string> all = {
      "-I" SOURCE_DIR "/annotations", "-I" GENERATED_DIR,
      file.ends_with(".c") ? "-std=gnu11" : "-std=c++20"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool hasHeader(const std::string &header, StringRef file,
               const std::vector<std::string> &flags) {
  std::string text =
      "#if !__has_include(<" + header + ">)\n#error absent\n#endif\n";
  std::string name = file.ends_with(".c") ? "needs.c" : "needs.cpp";
  std::vector<std::string> all = commandFlags(name, flags);
  all.push_back("-fno-caret-diagnostics"); // nor a count of errors
  return extractText({{name, text}}, all, ExtractOptions()).diagnostics.empty();
}

/// Writes the case as the project that it stands for, into \p folder; false if
/// that cannot be.
bool writeCase(const std::string &path, const std::string &folder) {
  auto buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return false;
  StringRef text = (*buffer)->getBuffer();
  std::vector<std::string> flags = directive(text, "flags");
  for (const std::string &header : directive(text, "needs"))
    if (!hasHeader(header, path, flags))
      return true; // not here
  json::Array commands;
  std::string policy, models; // the policy names the case's models
  auto write = [&](const std::string &file, StringRef content) {
    std::error_code error =
        sys::fs::create_directories(sys::path::parent_path(file));
    raw_fd_ostream out(file, error);
    out << content;
    return !error;
  };
  for (const CaseFile &file :
       splitCase(text, sys::path::filename(path).str())) {
    std::string full = folder + "/" + file.name;
    StringRef name = file.name;
    if (name == ".clang-purpose")
      policy = file.text;
    else if (!write(full, file.text))
      return false;
    if (name.ends_with(".yaml"))
      models += (models.empty() ? "" : ", ") + file.name;
    if (!name.ends_with(".c") && !name.ends_with(".cpp"))
      continue;
    json::Array arguments{name.ends_with(".c") ? "cc" : "c++", "-c"};
    for (std::string &flag : commandFlags(name, flags))
      arguments.push_back(std::move(flag));
    arguments.push_back(full);
    commands.push_back(json::Object{{"directory", folder},
                                    {"file", full},
                                    {"arguments", std::move(arguments)}});
  }
  if (!models.empty())
    policy += "models: [" + models + "]\n";
  if (!policy.empty() && !write(folder + "/.clang-purpose", policy))
    return false;
  std::string database;
  raw_string_ostream(database) << json::Value(std::move(commands));
  return write(folder + "/build/compile_commands.json", database);
}

Outcome runCase(const std::string &path, const ModelSet &models) {
  Outcome outcome;
  auto buffer = MemoryBuffer::getFile(path);
  if (!buffer) {
    outcome.failures.push_back(path + ": cannot be read");
    return outcome;
  }
  std::string base = sys::path::filename(path).str();
  std::vector<CaseFile> files = splitCase((*buffer)->getBuffer(), base);
  std::vector<std::string> flags = directive((*buffer)->getBuffer(), "flags");
  for (const std::string &header : directive((*buffer)->getBuffer(), "needs"))
    if (!hasHeader(header, path, flags)) {
      outcome.skipped = header;
      return outcome;
    }

  Lines expected;
  std::map<std::string, unsigned> firstLine;
  Policy policy = builtinPolicy();
  policy.root = "/case";
  std::vector<Unit> units;
  ModelSet allModels = models;
  ExtractOptions options;
  options.models = &allModels;
  options.skipSystemBodies = !ParseBodies;
  for (const CaseFile &file : files) {
    std::string full = "/case/" + file.name;
    firstLine[full] = file.firstLine;
    readExpectations(file, full, expected, outcome.failures);
    if (StringRef(file.name).ends_with(".yaml")) {
      if (Error error = allModels.add(file.text, full)) {
        outcome.failures.push_back(path + ": " + toString(std::move(error)));
        return outcome;
      }
    }
    if (file.name == ".clang-purpose") {
      Expected<Policy> read = parsePolicy(file.text, full);
      if (!read) {
        outcome.failures.push_back(path + ": " + toString(read.takeError()));
        return outcome;
      }
      policy = std::move(*read);
      policy.root = "/case";
    }
  }
  for (const CaseFile &file : files) {
    StringRef name = file.name;
    if (!name.ends_with(".c") && !name.ends_with(".cpp"))
      continue;
    std::vector<std::pair<std::string, std::string>> texts = {
        {file.name, file.text}};
    for (const CaseFile &other : files)
      if (&other != &file)
        texts.push_back({other.name, other.text});
    ExtractResult result =
        extractText(texts, commandFlags(name, flags), options);
    for (const std::string &error : result.diagnostics)
      outcome.failures.push_back(path + ": " + error);
    if (Dump)
      outcome.dump += printUnit(result.unit);
    units.push_back(std::move(result.unit));
  }
  if (!outcome.failures.empty())
    return outcome;
  auto program = link(std::move(units));
  for (const MarkError &error : checkMarks(*program, policy))
    outcome.failures.push_back(path + ": " + error.place.file + ":" +
                               std::to_string(error.place.line) + ": " +
                               error.message);
  Findings findings = solve(*program, policy);

  auto where = [&](const Place &place) {
    auto it = firstLine.find(place.file);
    unsigned line = place.line + (it == firstLine.end() ? 0 : it->second);
    return path + ":" + std::to_string(line);
  };
  // What was said, line by line.
  auto said = [&](const Place &place, const std::string &kind,
                  const std::string &what, const std::string &long_,
                  bool mustBeExpected) {
    bool found = false;
    auto it = expected.find({place.file, place.line});
    if (it != expected.end())
      for (Expectation &e : it->second)
        if (e.kind == kind &&
            (e.what == what || e.what == long_ ||
             (kind == "blind" && StringRef(what).contains(e.what)))) {
          e.met = true;
          found = true;
        }
    if (!found && mustBeExpected)
      outcome.failures.push_back(where(place) + ": unexpected " + kind + "=" +
                                 (long_.empty() ? what : long_));
  };
  bool wantsBlind = false, wantsImplicit = false;
  for (const auto &[line, list] : expected)
    for (const Expectation &e : list) {
      wantsBlind |= e.kind == "blind";
      wantsImplicit |= e.kind == "implicit";
    }
  for (const Finding &f : findings.findings) {
    bool implicit = f.rule == "purpose-implicit";
    said(f.place, implicit ? "implicit" : "violation", f.label.name,
         f.label.name + "->" + f.use.purpose, !implicit || wantsImplicit);
    if (Dump) {
      outcome.dump +=
          where(f.place) + ": " + f.label.name + " -> " + f.use.purpose + "\n";
      for (const TraceStep &s : f.trace)
        outcome.dump +=
            "    " + where(s.place) + ": " + s.text + " [" + s.function + "]\n";
    }
    for (const TraceStep &s : f.trace)
      said(s.place, "step", f.label.name, "", false);
  }
  for (const BlindSpot &b : findings.blindSpots)
    said(b.place, "blind", b.what, "", wantsBlind);
  for (const Revealed &r : findings.revealed) {
    for (const std::string &label : r.labels)
      said(r.place, "reveal", label, "", true);
    if (r.labels.empty())
      said(r.place, "reveal", "", "", false);
  }
  for (auto &[line, list] : expected)
    for (Expectation &e : list) {
      ++outcome.expectations;
      Place place{line.first, line.second, 0};
      if (e.missing) {
        ++outcome.gaps;
        if (e.met)
          outcome.failures.push_back(where(place) +
                                     ": fixed: remove MISSING (" + e.kind +
                                     "=" + e.what + ")");
      } else if (e.spurious) {
        ++outcome.gaps;
        if (!e.met)
          outcome.failures.push_back(where(place) +
                                     ": fixed: remove SPURIOUS (" + e.kind +
                                     "=" + e.what + ")");
      } else if (!e.met) {
        outcome.failures.push_back(where(place) + ": not found: " + e.kind +
                                   "=" + e.what);
      }
      if (e.kind == "violation" || e.kind == "implicit")
        ++outcome.violating;
    }
  for (const CaseFile &file : files) {
    StringRef text = file.text;
    outcome.clean += unsigned(text.count("// clean"));
  }
  outcome.expectations += outcome.clean;
  return outcome;
}

} // namespace

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "Runs the cases of test/cases\n");
  std::vector<std::string> paths;
  if (sys::fs::is_directory(Folder)) {
    std::error_code error;
    for (sys::fs::recursive_directory_iterator it(Folder, error), end;
         it != end && !error; it.increment(error)) {
      StringRef path = it->path();
      if ((path.ends_with(".cpp") || path.ends_with(".c")) &&
          (Filter.empty() || path.contains(Filter)))
        paths.push_back(path.str());
    }
  } else {
    paths.push_back(Folder);
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) {
    errs() << "no cases in '" << Folder << "'\n";
    return 2;
  }
  if (!Write.empty()) {
    for (size_t i = 0; i < paths.size(); ++i)
      if (!writeCase(paths[i], Write + "/" + sys::path::stem(paths[i]).str() +
                                   "-" + std::to_string(i))) {
        errs() << paths[i] << ": cannot be written there\n";
        return 2;
      }
    return 0;
  }
  ModelSet models = builtinModels();
  std::vector<Outcome> outcomes(paths.size());
  DefaultThreadPool pool(hardware_concurrency(Jobs));
  for (size_t i = 0; i < paths.size(); ++i)
    pool.async([&, i] { outcomes[i] = runCase(paths[i], models); });
  pool.wait();
  unsigned passed = 0, failed = 0, skipped = 0, expectations = 0, violating = 0,
           clean = 0, gaps = 0;
  for (size_t i = 0; i < paths.size(); ++i) {
    const Outcome &o = outcomes[i];
    outs() << o.dump;
    expectations += o.expectations;
    violating += o.violating;
    clean += o.clean;
    gaps += o.gaps;
    if (!o.skipped.empty()) {
      ++skipped;
      outs() << "SKIPPED: " << paths[i] << ": no header <" << o.skipped
             << "> here\n";
      continue;
    }
    if (o.failures.empty()) {
      ++passed;
      continue;
    }
    ++failed;
    for (const std::string &failure : o.failures)
      outs() << failure << "\n";
    outs() << "  more: " << argv[0] << " --dump " << paths[i] << "\n";
  }
  outs() << expectations << " expectations (" << violating << " violating, "
         << clean << " clean), " << gaps << " known gaps\n"
         << passed << " passed, " << failed << " failed, " << skipped
         << " skipped\n";
  return failed ? 1 : 0;
}
