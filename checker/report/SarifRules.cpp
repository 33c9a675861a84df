//===- SarifRules.cpp - what SARIF says of the tool -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The texts stand in one table; the rest puts them into the form of the
// specification.
//
//===----------------------------------------------------------------------===//

#include "SarifRules.h"
#include "Report.h"

namespace purpose {

using json = nlohmann::ordered_json;
using llvm::StringRef;

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
     "(`PURPOSE_RELEASE`).\n* Answer for it: "
     "`clang-purpose accept`.",
     "warning", "7.5"},
    {"purpose-implicit", "PurposeImplicit",
     "Limited data decides what is done for another purpose.",
     "A decision that depends on a limited value steers code that serves a "
     "purpose which the limit does not admit.",
     "A decision that depends on a limited value steers code of another "
     "purpose, though the value itself does not get there.",
     "note", "4.0"},
    {"purpose-exception", "PurposeException",
     "An exception does not do what it should.",
     "An accepted finding needs a reason, an owner and an end. This exception "
     "lacks one of them, is over, accepts nothing, or accepts too much.",
     "An accepted finding needs a reason, an owner and an end. This exception "
     "lacks one of them, is over, accepts nothing, or accepts too "
     "much.\n\n## What to do\n\n* Mend the violation and remove the "
     "exception.\n* Or complete it, narrow it, or have it prolonged by its "
     "owner.",
     "warning", "5.0"},
};

struct Notice {
  const char *id, *name, *brief;
};
const Notice Notices[] = {
    {"blind-spot", "BlindSpot",
     "A place where a limited value left the sight of the analysis."},
};

} // namespace

const char *sarifLevel(Severity s) {
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

size_t sarifRuleIndex(StringRef rule) {
  size_t index = 0;
  for (const RuleText &text : RuleTexts) {
    if (rule == text.id)
      return index;
    ++index;
  }
  return 0;
}

static json rulesOf(const Policy &policy) {
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
    rule["defaultConfiguration"] = {
        {"level", sarifLevel(severityOf(policy, r.id))}};
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

json sarifTaxonomies() {
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

json sarifTaxa() {
  return json::array({{{"id", "CWE-359"},
                       {"index", 0},
                       {"toolComponent", {{"name", "CWE"}, {"index", 0}}}},
                      {{"id", "Art. 5(1)(b)"},
                       {"index", 0},
                       {"toolComponent", {{"name", "GDPR"}, {"index", 1}}}}});
}

json sarifDriver(const Policy &policy, const std::string &version) {
  json driver;
  driver["name"] = "clang-purpose";
  driver["organization"] = "clang-purpose";
  driver["semanticVersion"] = version;
  driver["version"] = version;
  driver["informationUri"] = Home;
  driver["rules"] = rulesOf(policy);
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
  return driver;
}

} // namespace purpose
