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
#include "Text.h"
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

static constexpr size_t MaxResults = 25'000;    // GitHub code scanning
static constexpr size_t MaxThreadSteps = 1'000; // a result's locations
static constexpr const char *Home =
    "https://github.com/clang-purpose/clang-purpose";

namespace {

struct RuleText {
  const char *id, *name, *brief, *full, *markdown, *level, *severity;
};
const RuleText RuleTexts[] = {
    {"purpose-violation", "PurposeViolation",
     "Data is used for a purpose that its limit does not admit.",
     "A value that was collected for one purpose reaches code that serves "
     "another (purpose limitation, GDPR Art. 5(1)(b)).",
     "A value that was collected for one purpose reaches code that serves "
     "another.\n\nThe steps show the whole way of the value.\n\n## What to "
     "do\n\n* Use a value that was given for this purpose.\n* Guard the use "
     "with consent (`PURPOSE_GUARD`).\n* Have an aggregation approved "
     "(`PURPOSE_RELEASE`).\n* Accept the risk in the policy (`exceptions:`).",
     "warning", "7.5"},
    {"purpose-implicit", "PurposeImplicit",
     "Limited data decides what is done for another purpose.",
     "A decision that depends on a limited value steers code that serves a "
     "purpose which the limit does not admit.",
     "A decision that depends on a limited value steers code of another "
     "purpose, though the value itself does not get there.",
     "note", "4.0"},
};

struct Notice {
  const char *id, *name, *brief;
};
const Notice Notices[] = {
    {"blind-spot", "BlindSpot",
     "A place where a limited value left the sight of the analysis."},
};

class Builder {
public:
  Builder(const Findings &findings, const Policy &policy,
          const SarifOptions &options)
      : F(findings), P(policy), O(options) {
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
  json rules();
  json result(const Finding &f);
  json taxonomies();
  json invocation();
  json artifacts();

  const Findings &F;
  const Policy &P;
  const SarifOptions &O;
  std::string Root;
  llvm::StringMap<size_t> Artifacts;
  std::vector<std::string> Files;
  llvm::StringMap<std::pair<std::unique_ptr<llvm::MemoryBuffer>,
                            llvm::SmallVector<StringRef, 0>>>
      Lines;
};

const char *levelOf(Severity s) {
  switch (s) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "warning";
}

std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.')
    text += '.';
  return text;
}

json Builder::rules() {
  json list = json::array();
  for (const RuleText &r : RuleTexts) {
    json rule;
    rule["id"] = r.id;
    rule["name"] = r.name;
    rule["shortDescription"] = {{"text", r.brief}};
    rule["fullDescription"] = {{"text", r.full}};
    rule["messageStrings"] = {
        {"default",
         {{"text", "'{0}' is limited and is used for '{1}' by '{2}'."}}}};
    rule["helpUri"] = std::string(Home) + "#" + r.id;
    rule["help"] = {{"text", r.full}, {"markdown", r.markdown}};
    rule["defaultConfiguration"] = {{"level", levelOf(severityOf(P, r.id))}};
    json relations = json::array();
    for (auto [taxonomy, id, index] : {std::tuple("CWE", "CWE-359", 0),
                                       std::tuple("GDPR", "Art. 5(1)(b)", 1)})
      relations.push_back(
          {{"target",
            {{"id", id},
             {"index", 0},
             {"toolComponent", {{"name", taxonomy}, {"index", index}}}}},
           {"kinds", {"relevant"}}});
    rule["relationships"] = relations;
    rule["properties"] = {
        {"tags", {"privacy", "security", "external/cwe/cwe-359"}},
        {"precision", "high"},
        {"problem.severity",
         r.level == StringRef("note") ? "recommendation" : "warning"},
        {"security-severity", r.severity}};
    list.push_back(rule);
  }
  return list;
}

json Builder::taxonomies() {
  return json::array(
      {{{"name", "CWE"},
        {"version", "4.15"},
        {"organization", "MITRE"},
        {"informationUri", "https://cwe.mitre.org/"},
        {"shortDescription", {{"text", "Common Weakness Enumeration."}}},
        {"taxa",
         {{{"id", "CWE-359"},
           {"name", "ExposureOfPrivatePersonalInformation"},
           {"shortDescription",
            {{"text", "Exposure of private personal information to an "
                      "unauthorized actor."}}}}}}},
       {{"name", "GDPR"},
        {"version", "2016.679"},
        {"organization", "European Union"},
        {"informationUri", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"},
        {"shortDescription", {{"text", "General Data Protection Regulation."}}},
        {"taxa",
         {{{"id", "Art. 5(1)(b)"},
           {"name", "PurposeLimitation"},
           {"shortDescription",
            {{"text", "Personal data is collected for specified purposes and "
                      "not processed in a manner incompatible with "
                      "them."}}}}}}}});
}

json Builder::result(const Finding &f) {
  json r;
  size_t rule = f.rule == RuleTexts[1].id ? 1 : 0;
  r["ruleId"] = f.rule;
  r["ruleIndex"] = rule;
  r["level"] = levelOf(severityOf(P, f.rule));
  r["message"] = {{"text", sentence(messageOf(f))}};
  r["locations"] = json::array({location(f.place)});
  r["locations"][0]["logicalLocations"] =
      json::array({{{"fullyQualifiedName", f.function}, {"kind", "function"}}});
  r["partialFingerprints"] = {{"purposeFingerprint/v1", f.fingerprint}};
  json steps = json::array();
  for (const TraceStep &s : f.trace) {
    if (steps.size() >= MaxThreadSteps)
      break;
    if (s.place.line == 0)
      continue;
    json step;
    step["location"] = location(s.place, sentence(s.text));
    if (!s.function.empty())
      step["location"]["logicalLocations"] = json::array(
          {{{"fullyQualifiedName", s.function}, {"kind", "function"}}});
    step["executionOrder"] = steps.size() + 1;
    steps.push_back(step);
  }
  if (!steps.empty()) {
    steps.front()["importance"] = "essential";
    steps.back()["importance"] = "essential";
    r["codeFlows"] =
        json::array({{{"message", {{"text", "The way of the value."}}},
                      {"threadFlows", json::array({{{"locations", steps}}})}}});
  }
  json related = json::array();
  auto relate = [&](const Place &at, const std::string &text) {
    if (at.line == 0)
      return;
    json l = location(at, text);
    l["id"] = related.size() + 1;
    related.push_back(l);
  };
  relate(f.label.place, "The limit of '" + f.label.name + "'.");
  relate(f.use.place,
         "The use '" + f.use.name + "' for '" + f.use.purpose + "'.");
  if (!related.empty())
    r["relatedLocations"] = related;
  r["rank"] = f.confidence * 100;
  r["taxa"] =
      json::array({{{"id", "CWE-359"},
                    {"index", 0},
                    {"toolComponent", {{"name", "CWE"}, {"index", 0}}}},
                   {{"id", "Art. 5(1)(b)"},
                    {"index", 0},
                    {"toolComponent", {{"name", "GDPR"}, {"index", 1}}}}});
  r["properties"] = {
      {"id", f.id},
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
  return r;
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
  for (const BlindSpot &b : F.blindSpots) {
    json n;
    n["descriptor"] = {{"id", "blind-spot"}, {"index", 0}};
    n["level"] = b.failsRun ? "error" : "warning";
    std::string text =
        b.label.empty() ? b.what
                        : "'" + b.label + "' is lost sight of here: " + b.what;
    if (!b.remedy.empty())
      text += " (" + b.remedy + ")";
    n["message"] = {{"text", sentence(text)}};
    if (!b.place.file.empty())
      n["locations"] = json::array({location(b.place)});
    notices.push_back(n);
  }
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
  json driver;
  driver["name"] = "clang-purpose";
  driver["organization"] = "clang-purpose";
  driver["semanticVersion"] = O.toolVersion;
  driver["version"] = O.toolVersion;
  driver["informationUri"] = Home;
  driver["rules"] = rules();
  json notices = json::array();
  for (const Notice &n : Notices)
    notices.push_back({{"id", n.id},
                       {"name", n.name},
                       {"shortDescription", {{"text", n.brief}}},
                       {"fullDescription", {{"text", n.brief}}},
                       {"messageStrings", {{"default", {{"text", "{0}."}}}}},
                       {"help", {{"text", n.brief}}},
                       {"helpUri", std::string(Home) + "#blind-spots"}});
  driver["notifications"] = notices;
  driver["supportedTaxonomies"] = json::array(
      {{{"name", "CWE"}, {"index", 0}}, {{"name", "GDPR"}, {"index", 1}}});
  json run;
  run["tool"] = {{"driver", driver}};
  json results = json::array();
  for (const Finding &f : F.findings) {
    if (results.size() >= MaxResults)
      break;
    results.push_back(result(f));
  }
  run["invocations"] = json::array({invocation()});
  run["originalUriBaseIds"] = {
      {"SRCROOT",
       {{"uri", "file://" + escaped(Root) + "/"},
        {"description", {{"text", "The folder that was analysed."}}}}}};
  run["artifacts"] = artifacts();
  run["results"] = results;
  run["taxonomies"] = taxonomies();
  run["columnKind"] = "utf16CodeUnits";
  run["automationDetails"] = {
      {"id", "clang-purpose/"},
      {"description", {{"text", "Purpose limitation of the whole program."}}}};
  run["properties"] = {{"units", F.units},
                       {"functions", F.functions},
                       {"flows", F.flows},
                       {"labels", F.labels},
                       {"uses", F.uses}};
  json log;
  log["$schema"] =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
      "sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = json::array({run});
  return log;
}

} // namespace

json toSarif(const Findings &findings, const Policy &policy,
             const SarifOptions &options) {
  return Builder(findings, policy, options).log();
}

llvm::Error writeSarifFile(const json &sarif, StringRef path) {
  std::string text =
      sarif.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
  if (llvm::Error error =
          llvm::writeToOutput(path, [&](llvm::raw_ostream &out) {
            out << text;
            return llvm::Error::success();
          }))
    return llvm::createStringError(path +
                                   ": error: cannot write the SARIF "
                                   "file: " +
                                   llvm::toString(std::move(error)));
  return llvm::Error::success();
}

static llvm::Expected<std::vector<Finding>> readChecked(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return llvm::createStringError(
        path + ": error: cannot read: " + buffer.getError().message());
  json log = json::parse((*buffer)->getBuffer().begin(),
                         (*buffer)->getBuffer().end(), nullptr, false);
  std::vector<Finding> findings;
  if (log.is_discarded() || !log.is_object() || !log.contains("runs"))
    return llvm::createStringError(path +
                                   ": error: this is no SARIF file of ours");
  std::string root;
  auto place = [&](const json &location) {
    Place result;
    json physical = location.value("physicalLocation", json::object());
    json artifact = physical.value("artifactLocation", json::object());
    std::string uri = artifact.value("uri", "");
    std::string decoded;
    for (size_t i = 0; i < uri.size(); ++i)
      if (uri[i] == '%' && i + 2 < uri.size() && llvm::isHexDigit(uri[i + 1]) &&
          llvm::isHexDigit(uri[i + 2])) {
        decoded += char(llvm::hexFromNibbles(uri[i + 1], uri[i + 2]));
        i += 2;
      } else {
        decoded += uri[i];
      }
    StringRef file = decoded;
    if (file.consume_front("file://"))
      result.file = file.str();
    else
      result.file = root + file.str();
    json region = physical.value("region", json::object());
    result.line = region.value("startLine", 0u);
    result.column = region.value("startColumn", 0u);
    return result;
  };
  // Types are checked by value(): what is not as we write it is skipped.
  for (const json &run : log["runs"]) {
    if (!run.is_object())
      continue;
    json bases = run.value("originalUriBaseIds", json::object());
    StringRef base;
    std::string uri = bases.value("SRCROOT", json::object()).value("uri", "");
    base = uri;
    base.consume_front("file://");
    root = base.str();
    for (const json &r : run.value("results", json::array())) {
      json p = r.value("properties", json::object());
      Finding f;
      f.rule = r.value("ruleId", "");
      f.id = p.value("id", "");
      f.label.name = p.value("label", "");
      f.label.kind = p.value("limit", "only") == "never" ? LimitKind::Never
                                                         : LimitKind::Only;
      f.label.purposes = p.value("limitPurposes", std::vector<std::string>());
      f.label.origin = p.value("limitOrigin", "");
      f.use.name = p.value("use", "");
      f.use.purpose = p.value("usePurpose", "");
      f.use.origin = p.value("useOrigin", "");
      f.confidence = p.value("confidence", 1.0);
      f.breadcrumbs = p.value("breadcrumbBits", 0u);
      f.chain = p.value("chain", std::vector<std::string>());
      f.others = p.value("otherWays", 0u);
      f.fingerprint = r.value("partialFingerprints", json::object())
                          .value("purposeFingerprint/v1", "");
      for (const json &l : r.value("locations", json::array()))
        f.place = place(l);
      for (const json &l : r.value("relatedLocations", json::array()))
        (l.value("id", 0) == 1 ? f.label.place : f.use.place) = place(l);
      for (const json &flow : r.value("codeFlows", json::array()))
        for (const json &thread : flow.value("threadFlows", json::array()))
          for (const json &step : thread.value("locations", json::array())) {
            json l = step.value("location", json::object());
            TraceStep s;
            s.place = place(l);
            s.text = l.value("message", json::object()).value("text", "");
            if (!s.text.empty() && s.text.back() == '.')
              s.text.pop_back();
            for (const json &logical :
                 l.value("logicalLocations", json::array()))
              s.function = logical.value("fullyQualifiedName", "");
            f.trace.push_back(s);
          }
      findings.push_back(f);
    }
  }
  return findings;
}

llvm::Expected<std::vector<Finding>> readSarifFile(StringRef path) {
  // The JSON library tells of values of another type by exceptions.
  try {
    return readChecked(path);
  } catch (const json::exception &e) {
    return llvm::createStringError(
        path + ": error: this is no SARIF file of ours: " + e.what());
  }
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
