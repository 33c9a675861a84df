//===- ExtractionProcess.h - units from a process that may crash -*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compiler runs on source that somebody is just typing: it may crash, loop
// or take all memory, and the editor's server must outlive that. So a process
// of its own extracts, one for each request:
//
//   editor's server                      clang-purpose lsp --extraction-process
//     start()   ───────────────────────▶   loads the models, waits
//     send()    ── entries, open texts ─▶   extracts, each unit in a child
//     feed()    ◀── a unit, a unit, … ──   … and ends
//
// One that waits is kept ready, so that an edit does not wait for it to start;
// one that works on text that is old by now is killed.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_EXTRACTIONPROCESS_H
#define CLANG_PURPOSE_APPS_LSP_EXTRACTIONPROCESS_H

#include "../../project/Analysis.h"
#include "Documents.h"
#include "Process.h"

namespace purpose::lsp {

struct ExtractionRequest {
  /// Of whose build the units may be kept, or taken, if they are made of what
  /// stands on the disk (CompileDatabase).
  std::string database, folder;
  /// Of the entries, the first so many are to be made of the disk: what most of
  /// a program is when the editor starts.
  size_t ofDisk = 0;
  std::vector<CompileEntry> entries;
  std::vector<OpenText> texts; ///< stand in place of files, for the others
};

/// What became of one entry of a request.
struct ExtractedEntry {
  size_t entry = 0;          ///< its number in the request
  std::optional<Unit> unit;  ///< if it parsed
  std::string reason;        ///< if not: "3 errors", "extraction crashed: …"
  bool brokenSource = false; ///< if not: the source has errors
};

class ExtractionProcess {
public:
  /// Starts \p program as an extraction process for the policy file \p policy
  /// (empty: the built-in policy).
  static llvm::Expected<ExtractionProcess>
  start(const std::string &program, const std::string &policy,
        const AnalysisSettings &settings);

  /// Sends the one request.
  llvm::Error send(const ExtractionRequest &request);
  /// To wait for with poll().
  int output() const { return Child.output(); }
  /// Reads what is there. False at the end.
  bool read(std::vector<ExtractedEntry> &results);
  /// Ends it if it did not end. How it ended, in words.
  std::string finish(int milliseconds) { return Child.finish(milliseconds); }

private:
  Process Child;
  std::string Buffer;
};

/// The other side: answers the request on standard input. The exit status.
int serveExtraction(const AnalysisSettings &settings);

std::string encodeRequest(const ExtractionRequest &request);
llvm::Expected<ExtractionRequest> decodeRequest(llvm::StringRef text);
/// Takes whole results from the start of \p bytes.
llvm::Error takeResults(std::string &bytes,
                        std::vector<ExtractedEntry> &results);

} // namespace purpose::lsp

#endif
