//===- Accept.cpp - the command accept --------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// finding + reason, owner, end → an entry in the policy file.
//
//===----------------------------------------------------------------------===//

#include "../../policy/PolicyEdit.h"
#include "Commands.h"
#include "Lookup.h"
#include "Run.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
using llvm::StringRef;

namespace purpose {

/// What the policy's reader would say of the entry, in words of the command
/// line, and an end that is over already.
static llvm::Error checkEntry(const PolicyException &entry) {
  if (entry.kind != "accepted-risk" && entry.kind != "false-positive")
    return llvm::createStringError(
        "'--kind' takes accepted-risk or false-positive, not '" + entry.kind +
        "'");
  if (entry.reason.empty())
    return llvm::createStringError("'accept' needs a --reason");
  if (entry.owner.empty())
    return llvm::createStringError(
        "'accept' needs an --owner, who answers for it");
  if (entry.expires.empty() && entry.kind == "accepted-risk")
    return llvm::createStringError(
        "'accept' needs a last day: --expires YYYY-MM-DD");
  if (entry.expires.empty())
    return llvm::Error::success();
  llvm::Expected<Policy> read = parsePolicy(
      "exceptions: [{fingerprint: x, reason: x, owner: x, expires: " +
          yamlScalar(entry.expires) + "}]",
      "--expires");
  if (!read) {
    llvm::consumeError(read.takeError());
    return llvm::createStringError(
        "'--expires' takes a date, YYYY-MM-DD, not '" + entry.expires + "'");
  }
  if (entry.expires < today())
    return llvm::createStringError("'--expires " + entry.expires +
                                   "' is over already");
  return llvm::Error::success();
}

/// An entry that speaks of the finding stands there already.
static llvm::Error checkPolicy(const Policy &policy, const Finding &finding) {
  for (const PolicyException &known : policy.exceptions)
    if (covers(known, finding))
      return llvm::createStringError(
          known.place.file + ":" + llvm::Twine(known.place.line) +
          ": an exception for this finding stands here already" +
          (known.expires.empty() ? ""
                                 : ", until " + known.expires +
                                       "; change its date to prolong it"));
  return llvm::Error::success();
}

static llvm::Expected<std::string> addTo(StringRef file,
                                         const PolicyException &entry,
                                         const std::string &comment) {
  std::string text;
  if (fs::exists(file)) {
    auto buffer = llvm::MemoryBuffer::getFile(file);
    if (!buffer)
      return llvm::createStringError(
          file +
          ": error: cannot read the policy: " + buffer.getError().message());
    text = (*buffer)->getBuffer().str();
  }
  return withException(text, file, entry, comment);
}

static llvm::Error accept(const Options &options) {
  PolicyException entry = options.exception;
  if (entry.kind.empty())
    entry.kind = "accepted-risk";
  if (llvm::Error error = checkEntry(entry))
    return error;
  llvm::Expected<Lookup> found = lookUp(options);
  if (!found)
    return found.takeError();
  const Finding &finding = found->result.finding;
  if (finding.rule == ExceptionRule)
    return llvm::createStringError(
        "this is about an exception: mend it instead");
  if (llvm::Error error = checkPolicy(found->policy, finding))
    return error;
  entry.fingerprint = finding.fingerprint;

  // A link stays a link.
  llvm::SmallString<256> file(found->policy.file);
  if (file.empty()) {
    file = found->root;
    llvm::sys::path::append(file, ".clang-purpose");
  } else {
    fs::real_path(found->policy.file, file);
  }
  std::string comment = "'" + finding.label.name + "' for '" +
                        finding.use.purpose + "' by '" + finding.use.name + "'";
  llvm::Expected<std::string> text = addTo(file, entry, comment);
  if (!text)
    return text.takeError();
  if (llvm::Error error = writeReportFile(*text, file, "policy"))
    return error;
  if (!options.quiet)
    llvm::outs() << shownPath(file) << ": '" << finding.id << "' is accepted"
                 << (entry.expires.empty() ? "" : " until " + entry.expires)
                 << " (" << entry.owner << ")\n";
  return llvm::Error::success();
}

int runAccept(const Options &options) {
  if (llvm::Error error = accept(options)) {
    printError(std::move(error));
    return ExitUnsure;
  }
  return ExitClean;
}

} // namespace purpose
