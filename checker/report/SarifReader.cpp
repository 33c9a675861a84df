//===- SarifReader.cpp - findings of an earlier run -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes what Sarif.cpp writes; what is not as we write it is skipped.
//
//===----------------------------------------------------------------------===//

#include "Sarif.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace purpose {

using json = nlohmann::ordered_json;
using llvm::StringRef;

namespace {

/// One report; the JSON library throws where a value is of another type.
class Reader {
public:
  Reader(StringRef root) : Given(root) {}
  SarifReport read(const json &log);

private:
  static std::string unescaped(StringRef uri) {
    std::string result;
    for (size_t i = 0; i < uri.size(); ++i)
      if (uri[i] == '%' && i + 2 < uri.size() && llvm::isHexDigit(uri[i + 1]) &&
          llvm::isHexDigit(uri[i + 2])) {
        result += char(llvm::hexFromNibbles(uri[i + 1], uri[i + 2]));
        i += 2;
      } else {
        result += uri[i];
      }
    return result;
  }
  static json object(const json &of, const char *key) {
    return of.value(key, json::object());
  }
  static json array(const json &of, const char *key) {
    return of.value(key, json::array());
  }
  static std::string textOf(const json &location) {
    std::string text = object(location, "message").value("text", "");
    if (!text.empty() && text.back() == '.')
      text.pop_back();
    return text;
  }
  Place place(const json &location) const {
    json physical = object(location, "physicalLocation");
    std::string uri =
        unescaped(object(physical, "artifactLocation").value("uri", ""));
    StringRef file = uri;
    Place result;
    result.file =
        file.consume_front("file://") ? file.str() : Root + file.str();
    json region = object(physical, "region");
    result.line = region.value("startLine", 0u);
    result.column = region.value("startColumn", 0u);
    return result;
  }
  void readProperties(const json &p, Finding &f);
  void readWay(const json &result, Reported &reported);
  Reported readResult(const json &result);

  std::string Given, Root;
};

void Reader::readProperties(const json &p, Finding &f) {
  f.id = p.value("id", "");
  f.label.name = p.value("label", "");
  f.label.kind =
      p.value("limit", "only") == "never" ? LimitKind::Never : LimitKind::Only;
  f.label.purposes = p.value("limitPurposes", std::vector<std::string>());
  f.label.origin = p.value("limitOrigin", "");
  f.use.name = p.value("use", "");
  f.use.purpose = p.value("usePurpose", "");
  f.use.origin = p.value("useOrigin", "");
  f.confidence = p.value("confidence", 1.0);
  f.breadcrumbs = p.value("breadcrumbBits", 0u);
  f.chain = p.value("chain", std::vector<std::string>());
  f.others = p.value("otherWays", 0u);
}

void Reader::readWay(const json &result, Reported &reported) {
  Finding &f = reported.finding;
  for (const json &flow : array(result, "codeFlows"))
    for (const json &thread : array(flow, "threadFlows"))
      for (const json &step : array(thread, "locations")) {
        json l = object(step, "location");
        TraceStep s;
        s.place = place(l);
        s.text = textOf(l);
        for (const json &logical : array(l, "logicalLocations"))
          s.function = logical.value("fullyQualifiedName", "");
        f.trace.push_back(s);
      }
}

Reported Reader::readResult(const json &result) {
  Reported reported;
  Finding &f = reported.finding;
  f.rule = result.value("ruleId", "");
  readProperties(object(result, "properties"), f);
  f.fingerprint =
      object(result, "partialFingerprints").value("purposeFingerprint/v1", "");
  reported.message = textOf(result);
  for (const json &l : array(result, "locations")) {
    f.place = place(l);
    for (const json &logical : array(l, "logicalLocations"))
      f.function = logical.value("fullyQualifiedName", "");
  }
  for (const json &l : array(result, "relatedLocations"))
    switch (SarifRelated(l.value("id", 0u))) {
    case SarifRelated::Limit:
      f.label.place = place(l);
      break;
    case SarifRelated::Use:
      f.use.place = place(l);
      break;
    case SarifRelated::Completion:
      break; // of another change
    case SarifRelated::Edge:
      f.place = place(l);
      break;
    }
  readWay(result, reported);
  if (result.value("baselineState", "") == "absent")
    reported.state = BaselineState::Absent;
  for (const json &s : array(result, "suppressions")) {
    json p = object(s, "properties");
    reported.accepted =
        Acceptance{s.value("kind", "") == "inSource" ? Acceptance::InSource
                                                     : Acceptance::InPolicy,
                   p.value("kind", ""),
                   s.value("justification", ""),
                   p.value("owner", ""),
                   p.value("expires", ""),
                   place(object(s, "location"))};
  }
  return reported;
}

SarifReport Reader::read(const json &log) {
  SarifReport report;
  for (const json &run : log["runs"]) {
    std::string tool = object(object(run, "tool"), "driver").value("name", "");
    report.foreign |= tool != "clang-purpose";
    std::string uri = unescaped(
        object(object(run, "originalUriBaseIds"), "SRCROOT").value("uri", ""));
    StringRef base = uri;
    base.consume_front("file://");
    Root = Given.empty() ? base.str() : Given + "/";
    report.root = StringRef(Root).rtrim('/').str();
    report.policy = object(run, "properties").value("policy", "");
    for (const json &result : array(run, "results"))
      report.results.push_back(readResult(result));
  }
  return report;
}

} // namespace

llvm::Expected<SarifReport> readSarifFile(StringRef path, StringRef root) {
  auto foreign = [&](const llvm::Twine &why) {
    return llvm::createStringError(
        path + ": error: this is no SARIF file of ours" + why);
  };
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return llvm::createStringError(
        path + ": error: cannot read: " + buffer.getError().message());
  json log = json::parse((*buffer)->getBuffer().begin(),
                         (*buffer)->getBuffer().end(), nullptr, false);
  if (log.is_discarded() || !log.is_object() || !log.contains("runs"))
    return foreign("");
  try {
    SarifReport report = Reader(root).read(log);
    if (report.foreign)
      return foreign(", but of another tool");
    return report;
  } catch (const json::exception &error) {
    return foreign(": " + llvm::Twine(error.what()));
  }
}

} // namespace purpose
