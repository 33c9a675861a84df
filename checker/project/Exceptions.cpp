//===- Exceptions.cpp - what is accepted, by whom ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A finding is taken out by the first exception that speaks of it and holds: a
// comment on its line, or an entry of the policy. Then each exception answers
// for itself. Dates compare as text, since they are written year first.
//
//===----------------------------------------------------------------------===//

#include "../policy/NoLint.h"
#include "Judge.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace purpose {

/// An exception that takes more findings out speaks of no particular one.
static constexpr unsigned MaxTaken = 10;

bool covers(const PolicyException &exception, const Finding &finding) {
  if (!exception.fingerprint.empty())
    return exception.fingerprint == finding.fingerprint ||
           exception.fingerprint == finding.id;
  if (exception.label.empty() && exception.use.empty())
    return false; // it would accept everything
  if (!exception.label.empty() &&
      !nameMatches(exception.label, finding.label.name))
    return false;
  return exception.use.empty() ||
         nameMatches(exception.use, finding.use.name) ||
         exception.use == finding.use.purpose;
}

std::optional<std::string> readSource(StringRef file) {
  auto buffer = llvm::MemoryBuffer::getFile(file);
  if (!buffer)
    return std::nullopt;
  return (*buffer)->getBuffer().str();
}

namespace {

/// The comments of one file, and how many findings each took out.
struct SourceComments {
  std::string file; ///< as it was first spelled
  std::vector<NoLint> comments;
  std::vector<unsigned> taken;
};

class Exceptions {
public:
  Exceptions(const Policy &policy, const JudgeSettings &settings)
      : P(policy), S(settings), Taken(policy.exceptions.size()),
        Matched(policy.exceptions.size()) {}

  /// Why the finding may stand, if it may.
  std::optional<Acceptance> acceptanceOf(const Finding &finding);
  /// What is wrong with the exceptions themselves.
  std::vector<Reported> complaints();

private:
  bool over(StringRef expires) const {
    return !expires.empty() && expires < StringRef(S.today);
  }
  SourceComments &commentsOf(const std::string &file);
  std::optional<Acceptance> inSource(const Finding &finding);
  std::optional<Acceptance> inPolicy(const Finding &finding);
  void judgeEntry(size_t index);
  void judgeComment(const std::string &file, const NoLint &comment,
                    unsigned taken);
  void complain(const Place &place, const llvm::Twine &message,
                const llvm::Twine &subject) {
    Complaints.push_back(exceptionFinding(place, message.str(), subject.str()));
  }

  const Policy &P;
  const JudgeSettings &S;
  std::vector<unsigned> Taken, Matched; ///< by exception of the policy
  llvm::StringMap<SourceComments> Files;
  std::vector<Reported> Complaints;
};

std::string subjectOf(const PolicyException &exception) {
  if (!exception.fingerprint.empty())
    return "'" + exception.fingerprint + "'";
  return "label '" + exception.label + "' and use '" + exception.use + "'";
}

/// Nothing but wildcards.
bool saysNothing(StringRef pattern) {
  return llvm::all_of(pattern,
                      [](char c) { return StringRef("*?:").contains(c); });
}

bool isDate(StringRef text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         llvm::all_of(text,
                      [](char c) { return llvm::isDigit(c) || c == '-'; });
}

SourceComments &Exceptions::commentsOf(const std::string &file) {
  // One file, however it is spelled: through links, with dots.
  llvm::SmallString<256> path;
  if (llvm::sys::fs::real_path(file, path)) {
    path = file;
    llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  }
  auto [it, inserted] = Files.try_emplace(path);
  if (inserted) {
    it->second.file = file;
    if (std::optional<std::string> text = S.read(file)) {
      it->second.comments = findNoLints(*text);
      it->second.taken.resize(it->second.comments.size());
    }
  }
  return it->second;
}

std::optional<Acceptance> Exceptions::inSource(const Finding &finding) {
  SourceComments &file = commentsOf(finding.place.file);
  for (size_t i = 0; i < file.comments.size(); ++i) {
    const NoLint &comment = file.comments[i];
    if (!comment.speaksOf(finding.rule, finding.place.line))
      continue;
    ++file.taken[i];
    if (over(comment.expires))
      continue;
    return Acceptance{Acceptance::InSource,
                      comment.kind,
                      comment.reason,
                      comment.owner,
                      comment.expires,
                      {finding.place.file, comment.line, comment.column}};
  }
  return std::nullopt;
}

std::optional<Acceptance> Exceptions::inPolicy(const Finding &finding) {
  const PolicyException *holds = nullptr;
  for (size_t i = 0; i < P.exceptions.size(); ++i) {
    const PolicyException &exception = P.exceptions[i];
    if (!covers(exception, finding))
      continue;
    ++Matched[i];
    if (over(exception.expires) || holds)
      continue;
    holds = &exception;
    ++Taken[i];
  }
  if (!holds)
    return std::nullopt;
  return Acceptance{
      Acceptance::InPolicy,
      holds->kind.empty() ? "accepted-risk" : holds->kind,
      holds->reason,
      holds->owner,
      holds->expires,
      {holds->place.file, holds->place.line, holds->place.column}};
}

std::optional<Acceptance> Exceptions::acceptanceOf(const Finding &finding) {
  std::optional<Acceptance> source = inSource(finding);
  std::optional<Acceptance> policy = inPolicy(finding);
  return source ? source : policy;
}

void Exceptions::judgeEntry(size_t index) {
  const PolicyException &e = P.exceptions[index];
  Place place{e.place.file, e.place.line, e.place.column};
  std::string subject = subjectOf(e);
  auto say = [&](const llvm::Twine &what, StringRef kind) {
    complain(place, "the exception for " + subject + what,
             "policy|" + subject + "|" + kind);
  };
  if (Matched[index] == 0) {
    if (S.whole)
      say(" accepts nothing; remove it", "idle");
    return;
  }
  if (over(e.expires)) {
    say(" expired on " + e.expires + "; " + e.owner +
            " has to prolong it, or the finding to be mended",
        "expired");
    return;
  }
  if (e.expires.empty() && e.kind != "false-positive")
    say(" has no end; add 'expires: YYYY-MM-DD' (only a false-positive may do "
        "without)",
        "endless");
  if (e.fingerprint.empty() && (saysNothing(e.label) || saysNothing(e.use)))
    say(" is too broad: it names no particular label or use", "broad");
  else if (Taken[index] > MaxTaken)
    say(" is too broad: it accepts " + llvm::Twine(Taken[index]) + " findings",
        "broad");
}

void Exceptions::judgeComment(const std::string &file, const NoLint &comment,
                              unsigned taken) {
  // What names no check of ours and takes nothing out is for other tools.
  if (!comment.named() && taken == 0)
    return;
  Place place{file, comment.line, comment.column};
  auto say = [&](const llvm::Twine &what, StringRef kind) {
    complain(place, "this " + comment.word + what,
             "source|" + file + "|" + comment.reason + "|" + kind);
  };
  if (!comment.paired()) {
    say(comment.word == "NOLINTEND" ? " has no NOLINTBEGIN of the same checks"
                                    : " has no NOLINTEND of the same checks",
        "unpaired");
    return;
  }
  if (taken == 0) {
    if (S.whole)
      say(" accepts nothing; remove it", "idle");
    return;
  }
  if (!comment.expires.empty() && !isDate(comment.expires))
    say(" has no date after 'expires='; write YYYY-MM-DD", "date");
  else if (over(comment.expires))
    say(" expired on " + comment.expires, "expired");
  if (!comment.named())
    say(" is too broad: it names no check; write '" + comment.word +
            "(purpose-violation): reason'",
        "broad");
  else if (taken > MaxTaken)
    say(" is too broad: it accepts " + llvm::Twine(taken) + " findings",
        "broad");
  if (comment.reason.empty())
    say(" gives no reason; write '" + comment.word +
            "(purpose-violation): reason'",
        "reason");
}

std::vector<Reported> Exceptions::complaints() {
  for (size_t i = 0; i < P.exceptions.size(); ++i)
    judgeEntry(i);
  if (S.whole)
    for (const std::string &source : S.sources)
      commentsOf(source);
  for (const auto &found : Files)
    for (size_t i = 0; i < found.second.comments.size(); ++i)
      judgeComment(found.second.file, found.second.comments[i],
                   found.second.taken[i]);
  llvm::stable_sort(Complaints, [](const Reported &a, const Reported &b) {
    return std::tie(a.finding.place, a.message) <
           std::tie(b.finding.place, b.message);
  });
  return std::move(Complaints);
}

} // namespace

Verdict judge(Findings findings, const Policy &policy,
              const JudgeSettings &settings) {
  Verdict verdict;
  Exceptions exceptions(policy, settings);
  std::vector<Finding> remaining;
  for (Finding &finding : findings.findings) {
    std::optional<Acceptance> acceptance = exceptions.acceptanceOf(finding);
    if (!acceptance) {
      remaining.push_back(std::move(finding));
      continue;
    }
    std::string message = messageOf(finding);
    verdict.accepted.push_back({std::move(finding),
                                std::move(message),
                                std::move(acceptance),
                                {},
                                {}});
  }
  findings.findings = std::move(remaining);
  verdict.findings = std::move(findings);
  verdict.exceptions = exceptions.complaints();
  return verdict;
}

} // namespace purpose
