//===- Sarif.cpp - findings for machines ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Builds the log object by object, in the order of the specification.
//
//===----------------------------------------------------------------------===//

#include "Sarif.h"
#include "SarifRules.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"
#include <chrono>
#include <ctime>

namespace purpose {

using json = nlohmann::ordered_json;
using llvm::StringRef;

// GitHub code scanning refuses more results, and shows no more steps of one
// result (it refuses 10,000).
static constexpr size_t MaxResults = 25'000;
static constexpr size_t MaxThreadSteps = 1'000;

namespace {

class Builder {
public:
  Builder(const Report &report, const Policy &policy,
          const SarifOptions &options)
      : R(report), P(policy), O(options) {
    Root = O.root;
    while (Root.size() > 1 && Root.back() == '/')
      Root.pop_back();
  }
  json log();

private:
  static std::string escaped(StringRef path) {
    std::string result;
    for (unsigned char c : path)
      if (llvm::isAlnum(c) || StringRef("-._~/+@").contains(char(c)))
        result += char(c);
      else
        result += "%" + llvm::utohexstr(c, false, 2);
    return result;
  }
  json artifactLocation(StringRef path) {
    json result;
    StringRef rest = path;
    if (!Root.empty() && rest.consume_front(Root) && rest.consume_front("/")) {
      result["uri"] = escaped(rest);
      result["uriBaseId"] = "SRCROOT";
    } else {
      result["uri"] = "file://" + escaped(path);
    }
    auto [it, inserted] = Artifacts.try_emplace(path, Files.size());
    if (inserted)
      Files.push_back(path.str());
    result["index"] = it->second;
    return result;
  }
  /// Columns count UTF-16 units; ours count bytes.
  unsigned column(const Place &at) {
    auto [it, inserted] = Lines.try_emplace(at.file);
    if (inserted)
      if (auto buffer = llvm::MemoryBuffer::getFile(at.file)) {
        it->second.first = std::move(*buffer);
        it->second.first->getBuffer().split(it->second.second, '\n');
      }
    if (at.line == 0 || at.line > it->second.second.size())
      return at.column;
    StringRef before = it->second.second[at.line - 1].take_front(
        at.column ? at.column - 1 : 0);
    unsigned units = 1;
    for (unsigned char c : before)
      units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
    return units;
  }
  json location(const Place &at) {
    json physical;
    physical["artifactLocation"] = artifactLocation(at.file);
    if (at.line) {
      json region;
      region["startLine"] = at.line;
      if (at.column)
        region["startColumn"] = column(at);
      physical["region"] = region;
    }
    return {{"physicalLocation", physical}};
  }
  json location(const Place &at, const std::string &text) {
    json result = location(at);
    result["message"] = {{"text", text}};
    return result;
  }
  json threadFlow(const Reported &reported);
  json relatedLocations(const Reported &reported);
  json suppressions(const Reported &reported);
  json properties(const Reported &reported);
  json result(const Reported &reported);
  json notification(StringRef level, const std::string &text, const Place &at);
  json invocation();
  json artifacts();

  const Report &R;
  const Policy &P;
  const SarifOptions &O;
  std::string Root;
  llvm::StringMap<size_t> Artifacts;
  std::vector<std::string> Files;
  llvm::StringMap<std::pair<std::unique_ptr<llvm::MemoryBuffer>,
                            llvm::SmallVector<StringRef, 0>>>
      Lines;
  bool Suppressing = false; ///< some result is accepted
};

std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.')
    text += '.';
  return text;
}

json logicalLocations(const std::string &function) {
  return json::array(
      {{{"fullyQualifiedName", function}, {"kind", "function"}}});
}

/// Where a viewer shows the result: the step that the change at hand brought,
/// or the edge where the purpose changes.
const Place &shownAt(const Reported &reported) {
  return reported.completion ? reported.completion->place
                             : reported.finding.place;
}

/// The way of the value. Of one that is too long the middle is left out.
json Builder::threadFlow(const Reported &reported) {
  std::vector<std::pair<size_t, const TraceStep *>> way;
  for (size_t i = 0; i < reported.finding.trace.size(); ++i)
    if (reported.finding.trace[i].place.line)
      way.push_back({i, &reported.finding.trace[i]});
  size_t left = way.size() > MaxThreadSteps ? way.size() - MaxThreadSteps : 0;
  way.erase(way.begin() + MaxThreadSteps / 2 * (left != 0),
            way.begin() + MaxThreadSteps / 2 * (left != 0) + left);
  json steps = json::array();
  for (const auto &[number, s] : way) {
    bool completes = reported.completion && reported.completion->step == number;
    std::string text = sentence(s->text);
    if (left && steps.size() == MaxThreadSteps / 2)
      text = "… " + std::to_string(left) + " steps left out … " + text;
    json step;
    step["location"] = location(s->place, text);
    if (!s->function.empty())
      step["location"]["logicalLocations"] = logicalLocations(s->function);
    step["executionOrder"] = steps.size() + 1;
    if (completes || s == way.front().second || s == way.back().second)
      step["importance"] = "essential";
    if (completes)
      step["properties"] = {{"newInThisChange", true}};
    steps.push_back(step);
  }
  return steps;
}

/// Each has a fixed id, for readSarifFile.
json Builder::relatedLocations(const Reported &reported) {
  const Finding &f = reported.finding;
  json related = json::array();
  auto relate = [&](SarifRelated id, const Place &at, const std::string &text) {
    if (at.line == 0)
      return;
    json l = location(at, sentence(text));
    l["id"] = unsigned(id);
    related.push_back(l);
  };
  relate(SarifRelated::Limit, f.label.place,
         "The limit of '" + f.label.name + "'");
  relate(SarifRelated::Use, f.use.place,
         "The use '" + f.use.name + "' for '" + f.use.purpose + "'");
  if (reported.completion) {
    relate(SarifRelated::Completion, reported.completion->place,
           reported.completion->text);
    relate(SarifRelated::Edge, f.place, "Here the purpose changes");
  }
  return related;
}

/// All results have them or none has (SARIF, 3.27.23).
json Builder::suppressions(const Reported &reported) {
  json list = json::array();
  if (!reported.accepted)
    return list;
  const Acceptance &a = *reported.accepted;
  json s;
  s["kind"] = a.where == Acceptance::InSource ? "inSource" : "external";
  s["status"] = "accepted";
  s["justification"] = a.reason.empty() ? "No reason was given." : a.reason;
  if (!a.place.file.empty())
    s["location"] = location(a.place);
  s["properties"] = {
      {"kind", a.kind}, {"owner", a.owner}, {"expires", a.expires}};
  list.push_back(s);
  return list;
}

json Builder::properties(const Reported &reported) {
  const Finding &f = reported.finding;
  if (f.rule == ExceptionRule)
    return {{"id", f.id}};
  return {{"id", f.id},
          {"label", f.label.name},
          {"limit", f.label.kind == LimitKind::Only ? "only" : "never"},
          {"limitPurposes", f.label.purposes},
          {"limitOrigin", f.label.origin},
          {"use", f.use.name},
          {"usePurpose", f.use.purpose},
          {"useOrigin", f.use.origin},
          {"confidence", f.confidence},
          {"breadcrumbs", breadcrumbWords(f.breadcrumbs)},
          {"breadcrumbBits", f.breadcrumbs},
          {"chain", f.chain},
          {"otherWays", f.others}};
}

const char *nameOf(BaselineState state) {
  switch (state) {
  case BaselineState::New:
    return "new";
  case BaselineState::Unchanged:
    return "unchanged";
  case BaselineState::Updated:
    return "updated";
  case BaselineState::Absent:
    return "absent";
  case BaselineState::None:
    break;
  }
  return "none";
}

json Builder::result(const Reported &reported) {
  const Finding &f = reported.finding;
  json r;
  r["ruleId"] = f.rule;
  r["ruleIndex"] = sarifRuleIndex(f.rule);
  r["level"] = sarifLevel(severityOf(P, f.rule));
  r["message"] = {{"text", sentence(reported.message)}};
  r["locations"] = json::array({location(shownAt(reported))});
  if (!f.function.empty())
    r["locations"][0]["logicalLocations"] = logicalLocations(f.function);
  // GitHub tells alerts apart by the first of them, so that one alert follows
  // the finding through changes of its lines.
  r["partialFingerprints"] = {{"primaryLocationLineHash", f.fingerprint + ":1"},
                              {"purposeFingerprint/v1", f.fingerprint}};
  if (json steps = threadFlow(reported); !steps.empty())
    r["codeFlows"] =
        json::array({{{"message", {{"text", "The way of the value."}}},
                      {"threadFlows", json::array({{{"locations", steps}}})}}});
  if (json related = relatedLocations(reported); !related.empty())
    r["relatedLocations"] = related;
  if (Suppressing)
    r["suppressions"] = suppressions(reported);
  if (reported.state != BaselineState::None)
    r["baselineState"] = nameOf(reported.state);
  if (f.rule != ExceptionRule) {
    r["rank"] = double(percentOf(f));
    r["taxa"] = sarifTaxa();
  }
  r["properties"] = properties(reported);
  return r;
}

json Builder::notification(StringRef level, const std::string &text,
                           const Place &at) {
  json n;
  n["descriptor"] = {{"id", "blind-spot"}, {"index", 0}};
  n["level"] = level;
  n["message"] = {{"text", sentence(text)}};
  if (!at.file.empty())
    n["locations"] = json::array({location(at)});
  return n;
}

json Builder::invocation() {
  json i;
  i["executionSuccessful"] = O.successful;
  if (!O.arguments.empty()) {
    i["commandLine"] = llvm::join(O.arguments, " ");
    i["arguments"] =
        std::vector<std::string>(O.arguments.begin() + 1, O.arguments.end());
  }
  if (!O.startTime.empty())
    i["startTimeUtc"] = O.startTime;
  if (!O.endTime.empty())
    i["endTimeUtc"] = O.endTime;
  i["exitCode"] = O.exitCode;
  if (!O.workingDirectory.empty())
    i["workingDirectory"] = {
        {"uri", "file://" + escaped(O.workingDirectory) + "/"}};
  json notices = json::array();
  for (const BlindSpot &b : R.blindSpots) {
    std::string text =
        b.label.empty() ? b.what
                        : "'" + b.label + "' is lost sight of here: " + b.what;
    if (!b.remedy.empty())
      text += " (" + b.remedy + ")";
    notices.push_back(
        notification(b.failsRun ? "error" : "warning", text, b.place));
  }
  if (R.results.size() > MaxResults)
    notices.push_back(
        notification("warning",
                     std::to_string(R.results.size() - MaxResults) +
                         " results are left out of this file, which may hold " +
                         std::to_string(MaxResults),
                     {}));
  if (!notices.empty())
    i["toolExecutionNotifications"] = notices;
  return i;
}

json Builder::artifacts() {
  json list = json::array();
  for (const std::string &path : Files) {
    json a;
    json at = artifactLocation(path);
    at.erase("index");
    a["location"] = at;
    if (auto buffer = llvm::MemoryBuffer::getFile(path)) {
      StringRef text = (*buffer)->getBuffer();
      a["length"] = text.size();
      StringRef extension = llvm::sys::path::extension(path);
      if (extension == ".c")
        a["sourceLanguage"] = "c";
      else if (extension != ".yaml" &&
               !StringRef(path).ends_with(".clang-purpose"))
        a["sourceLanguage"] = "cplusplus";
      auto digest = llvm::SHA256::hash(llvm::ArrayRef<uint8_t>(
          reinterpret_cast<const uint8_t *>(text.data()), text.size()));
      a["hashes"] = {{"sha-256", llvm::toHex(digest, /*LowerCase=*/true)}};
    }
    list.push_back(a);
  }
  return list;
}

json Builder::log() {
  json run;
  run["tool"] = {{"driver", sarifDriver(P, O.toolVersion)}};
  json results = json::array();
  for (const Reported &reported : R.results)
    Suppressing |= reported.accepted.has_value();
  for (const Reported &reported : R.results) {
    if (results.size() >= MaxResults)
      break;
    results.push_back(result(reported));
  }
  run["invocations"] = json::array({invocation()});
  run["originalUriBaseIds"] = {
      {"SRCROOT",
       {{"uri", "file://" + escaped(Root) + "/"},
        {"description", {{"text", "The folder that was analysed."}}}}}};
  run["artifacts"] = artifacts();
  run["results"] = results;
  run["taxonomies"] = sarifTaxonomies();
  run["columnKind"] = "utf16CodeUnits";
  run["automationDetails"] = {
      {"id", "clang-purpose/"},
      {"description", {{"text", "Purpose limitation of the whole program."}}}};
  run["properties"] = {{"units", R.units}, {"functions", R.functions},
                       {"flows", R.flows}, {"labels", R.labels},
                       {"uses", R.uses},   {"policy", P.file},
                       {"whole", O.whole}};
  json log;
  log["$schema"] =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
      "sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = json::array({run});
  return log;
}

} // namespace

json toSarif(const Report &report, const Policy &policy,
             const SarifOptions &options) {
  return Builder(report, policy, options).log();
}

llvm::Error writeSarifFile(const json &sarif, StringRef path) {
  return writeReportFile(
      sarif.dump(2, ' ', false, json::error_handler_t::replace) + "\n", path,
      "SARIF file");
}

std::string sarifTime() {
  auto now = std::chrono::system_clock::now();
  std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(
                    now.time_since_epoch())
                    .count() %
                1000;
  char out[40];
  size_t n = std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%S",
                           std::gmtime(&seconds));
  return std::string(out, n) + "." +
         std::string(millis < 10    ? "00"
                     : millis < 100 ? "0"
                                    : "") +
         std::to_string(millis) + "Z";
}

} // namespace purpose
