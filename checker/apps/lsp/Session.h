//===- Session.h - who said what to whom ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Between a client and clangd: every message passes through here, and goes on
// as it is unless we have something to add. No descriptors, processes or
// threads: what is to be done goes to a host.
//
//   client ──▶ fromClient() ──▶ host.toClangd()
//   client ◀── host.toClient() ◀── fromClangd() ◀── clangd
//
// Answers that are ours and clangd's together (hover, code actions) wait until
// both are there.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_SESSION_H
#define CLANG_PURPOSE_APPS_LSP_SESSION_H

#include "Features.h"
#include "Frame.h"
#include "Message.h"
#include "Publisher.h"
#include <functional>
#include <set>

namespace purpose::lsp {

class SessionHost {
public:
  virtual ~SessionHost() = default;
  virtual void toClient(llvm::StringRef bytes) = 0;
  virtual void toClangd(llvm::StringRef bytes) = 0;
  /// The client is ready: the analysis may start, in this folder.
  virtual void startAnalysis(const std::string &workspace) = 0;
  /// What is open has changed, see Analyst::see.
  virtual void see(const Documents &documents, const std::string &focus,
                   bool disk) = 0;
  /// Leads to Session::answered, later, with the same number.
  virtual void ask(const Question &question, uint64_t number) = 0;
};

class Session {
public:
  /// \p prefix starts the ids of our own requests.
  Session(SessionHost &host, std::string prefix);

  void fromClient(const Frame &frame);
  void fromClangd(const Frame &frame);

  /// clangd has ended: what it owes is answered in its place.
  void clangdEnded(llvm::StringRef how);
  /// A new clangd is told what the old one knew.
  void clangdStarted();

  // The analysis:
  void picture(std::shared_ptr<const Picture> picture);
  void reach(std::shared_ptr<const Reach> reach);
  void progress(size_t done, size_t total);
  void answered(uint64_t number, std::optional<std::vector<Finding>> findings,
                std::shared_ptr<const Picture> picture);
  /// To the client's log; errors and warnings are shown as well if \p show.
  void say(unsigned severity, llvm::StringRef text, bool show);

  bool shutdownAsked() const { return ShutdownAsked; }
  bool exitAsked() const { return ExitAsked; }

private:
  /// A request of the client that clangd has not answered.
  struct Owed {
    llvm::json::Value id = nullptr;
    enum Kind { Plain, Initialize, Hover, Actions } kind = Plain;
    std::string path;
    Span span;
    bool named = true; ///< it is known what stands there
    std::vector<NamedPlace> names;
    std::optional<Frame> answer; ///< clangd's, as it came
  };
  /// A "what if" that the analysis has not answered.
  struct Asked {
    llvm::json::Value id = nullptr;
    Question question;
    bool quiet = false;
  };

  void requestFromClient(const Frame &frame, const Message &message);
  void notificationFromClient(const Frame &frame, const Message &message);
  void executeCommand(const Message &message, llvm::StringRef command);
  bool isOurs(const llvm::json::Value &id) const;
  llvm::json::Value newId();

  void begin(const Message &message);
  void initialized(const Frame &frame, const Message &answer);
  void settle(const std::string &key);
  Known known() const { return {Latest.get(), Ways.get()}; }
  Texts texts() const;
  void publish(const std::vector<llvm::json::Value> &parameters);
  void showProgress();
  void refreshLenses();
  void send(const llvm::json::Value &message) {
    Host.toClient(framed(message));
  }

  SessionHost &Host;
  std::string Prefix;
  uint64_t LastNumber = 0;
  Documents Open;
  Publisher Diagnostics;

  // What the client said of itself.
  bool TellsProgress = false, RefreshesLenses = false, ReadsMarkdown = false;
  std::string Workspace;
  llvm::json::Value InitializeParams = nullptr;
  std::string InitializedBytes, ConfigurationBytes; ///< for a new clangd
  bool ClangdHasLenses = false;
  bool ShutdownAsked = false, ExitAsked = false;

  std::map<std::string, Owed> OwedByClangd;    ///< by the client's id
  std::map<std::string, std::string> NamesFor; ///< our id -> client's id
  std::set<std::string> OwedByClient;          ///< ids of clangd's requests
  std::map<uint64_t, Asked> AskedOfAnalysis;
  std::set<std::string> OpenProgress; ///< clangd's tokens, as JSON

  std::shared_ptr<const Picture> Latest;
  std::shared_ptr<const Reach> Ways;
  enum { NoProgress, Creating, Begun } Progress = NoProgress;
  std::string ProgressToken;
  size_t ProgressDone = 0, ProgressTotal = 0;
};

} // namespace purpose::lsp

#endif
