//===- Server.cpp - clang-purpose lsp ---------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One loop moves bytes between three parties and never waits for one of them
// alone: what cannot be written yet is kept until it can. The analyst's news
// come through a queue, so that all else happens on one thread.
//
//===----------------------------------------------------------------------===//

#include "Server.h"
#include "Analyst.h"
#include "Session.h"
#include "llvm/Support/WithColor.h"
#include <cerrno>
#include <csignal>
#include <deque>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using llvm::StringRef;

namespace purpose::lsp {

namespace {

using Clock = std::chrono::steady_clock;

/// clangd that ends so often within a minute is not started again.
constexpr size_t MostEnds = 4;
/// How long clangd may take to end when it was told to.
constexpr int EndMilliseconds = 5000;

/// Functions that other threads want to be run on this one.
class Inbox {
public:
  Inbox() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
      Read = ends[0];
      Write = ends[1];
    }
  }
  ~Inbox() {
    close(Read);
    close(Write);
  }
  void put(std::function<void()> work) {
    {
      std::lock_guard<std::mutex> guard(Lock);
      Queue.push_back(std::move(work));
    }
    char byte = 0;
    // A full pipe wakes as well.
    [[maybe_unused]] ssize_t written = write(Write, &byte, 1);
  }
  int descriptor() const { return Read; }
  void run() {
    char bytes[256];
    while (read(Read, bytes, sizeof bytes) > 0)
      ;
    for (;;) {
      std::function<void()> work;
      {
        std::lock_guard<std::mutex> guard(Lock);
        if (Queue.empty())
          return;
        work = std::move(Queue.front());
        Queue.pop_front();
      }
      work();
    }
  }

private:
  std::mutex Lock;
  std::deque<std::function<void()>> Queue;
  int Read = -1, Write = -1;
};

class Server : public SessionHost, public AnalystListener {
public:
  explicit Server(const ServerSettings &settings)
      : Settings(settings),
        Conversation(*this, "clang-purpose/" + std::to_string(getpid()) + "/") {
  }

  int run();

private:
  llvm::Error startClangd();
  bool readClient();
  bool readClangd();
  bool clangdEnded();
  int end(int status);

  // SessionHost:
  void toClient(StringRef bytes) override { ForClient.put(bytes); }
  void toClangd(StringRef bytes) override { ForClangd.put(bytes); }
  void startAnalysis(const std::string &workspace) override;
  void see(const Documents &documents, const std::string &focus,
           bool disk) override;
  void ask(const Question &question, uint64_t number) override;

  // AnalystListener, on its thread:
  void picture(std::shared_ptr<const Picture> picture) override {
    News.put([this, picture] { Conversation.picture(picture); });
  }
  void reach(std::shared_ptr<const Reach> reach) override {
    News.put([this, reach] { Conversation.reach(reach); });
  }
  void progress(size_t done, size_t total) override {
    News.put([this, done, total] { Conversation.progress(done, total); });
  }
  void said(unsigned severity, std::string text) override {
    News.put([this, severity, text] {
      Conversation.say(severity, text, /*show=*/severity == 1);
    });
  }

  const ServerSettings &Settings;
  Inbox News;
  Session Conversation;
  Process Clangd;
  FrameReader FromClient, FromClangd;
  Outbox ForClient, ForClangd;
  std::vector<Clock::time_point> Ends;
  std::unique_ptr<Analyst> Thinker; ///< the last: it uses the rest
};

void printError(StringRef text) {
  llvm::WithColor::error(llvm::errs(), "clang-purpose") << text << '\n';
}

llvm::Error Server::startClangd() {
  std::vector<std::string> candidates = {"clangd-22", "clangd"};
  if (!Settings.clangd.empty())
    candidates = {Settings.clangd};
  std::string complaints;
  for (const std::string &candidate : candidates) {
    llvm::Expected<Process> process =
        Process::start(candidate, Settings.clangdArguments);
    if (process) {
      Clangd = std::move(*process);
      FromClangd = FrameReader();
      ForClangd.clear();
      return llvm::Error::success();
    }
    complaints +=
        (complaints.empty() ? "" : "; ") + llvm::toString(process.takeError());
  }
  return llvm::createStringError(
      complaints + "; install clangd, or name it with --clangd PATH");
}

void Server::startAnalysis(const std::string &workspace) {
  if (Thinker)
    return;
  AnalystSettings settings;
  settings.analysis = Settings.analysis;
  settings.program = Settings.program;
  settings.workspace = workspace.empty() ? absolutePath(".") : workspace;
  Thinker = std::make_unique<Analyst>(std::move(settings), *this);
}

void Server::see(const Documents &documents, const std::string &focus,
                 bool disk) {
  if (Thinker)
    Thinker->see(documents.texts(), documents.revision(), focus, disk);
}

void Server::ask(const Question &question, uint64_t number) {
  auto answer = [this, number](std::optional<std::vector<Finding>> findings,
                               std::shared_ptr<const Picture> picture) {
    News.put([this, number, findings = std::move(findings), picture] {
      Conversation.answered(number, findings, picture);
    });
  };
  if (Thinker)
    Thinker->ask(question, answer);
  else
    answer(std::nullopt, nullptr);
}

/// False if nothing came: the other side has closed it.
bool feed(int descriptor, FrameReader &reader) {
  char buffer[1 << 16];
  ssize_t n = read(descriptor, buffer, sizeof buffer);
  if (n < 0)
    return errno == EINTR || errno == EAGAIN;
  reader.feed(StringRef(buffer, size_t(n)));
  return n > 0;
}

bool Server::readClient() {
  bool open = feed(STDIN_FILENO, FromClient);
  while (std::optional<Frame> frame = FromClient.next()) {
    Conversation.fromClient(*frame);
    if (Conversation.exitAsked())
      return true;
  }
  if (FromClient.damaged())
    printError("the client sent a header that names no length");
  return open && !FromClient.damaged();
}

bool Server::readClangd() {
  bool open = feed(Clangd.output(), FromClangd);
  while (std::optional<Frame> frame = FromClangd.next())
    Conversation.fromClangd(*frame);
  return open && !FromClangd.damaged();
}

/// Starts it again. False: it is of no use.
bool Server::clangdEnded() {
  std::string how = Clangd.finish(FromClangd.damaged() ? 0 : 1000);
  Conversation.clangdEnded(how);
  if (Conversation.shutdownAsked())
    return false;
  Clock::time_point now = Clock::now();
  std::erase_if(Ends, [&](Clock::time_point then) {
    return now - then > std::chrono::minutes(1);
  });
  Ends.push_back(now);
  bool again = Ends.size() <= MostEnds;
  std::string text = "clangd has ended (" + how + ")" +
                     (again ? "; it is started again" : " again and again");
  printError(text);
  Conversation.say(again ? 2 : 1, text, /*show=*/true);
  if (!again)
    return false;
  if (llvm::Error error = startClangd()) {
    printError(llvm::toString(std::move(error)));
    return false;
  }
  Conversation.clangdStarted();
  return true;
}

/// What is still on its way to the client is given a moment.
int Server::end(int status) {
  Thinker.reset();
  if (Clangd.running()) {
    pollfd ready = {Clangd.input(), POLLOUT, 0};
    while (!ForClangd.empty() && poll(&ready, 1, 1000) > 0 &&
           (ready.revents & POLLOUT))
      if (!ForClangd.flush(Clangd.input()))
        break;
    Clangd.finish(EndMilliseconds);
  }
  pollfd ready = {STDOUT_FILENO, POLLOUT, 0};
  while (!ForClient.empty() && poll(&ready, 1, 1000) > 0 &&
         (ready.revents & POLLOUT))
    if (!ForClient.flush(STDOUT_FILENO))
      break;
  return status;
}

int Server::run() {
  signal(SIGPIPE, SIG_IGN); // who does not read any more is seen by write()
  if (llvm::Error error = startClangd()) {
    printError(llvm::toString(std::move(error)));
    return ExitUnsure;
  }
  for (;;) {
    pollfd waiting[] = {
        {STDIN_FILENO, POLLIN, 0},
        {Clangd.output(), POLLIN, 0},
        {News.descriptor(), POLLIN, 0},
        {ForClient.empty() ? -1 : STDOUT_FILENO, POLLOUT, 0},
        {ForClangd.empty() ? -1 : Clangd.input(), POLLOUT, 0},
    };
    if (poll(waiting, std::size(waiting), -1) < 0 && errno != EINTR)
      return end(1);
    if (waiting[3].revents && !ForClient.flush(STDOUT_FILENO))
      return end(1);
    // If clangd is gone, its output says so.
    if (waiting[4].revents && !ForClangd.flush(Clangd.input()))
      ForClangd.clear();
    if (waiting[2].revents)
      News.run();
    if (waiting[1].revents && !readClangd() && !clangdEnded())
      return end(Conversation.shutdownAsked() ? 0 : 2);
    if (waiting[0].revents) {
      if (!readClient())
        return end(1);
      if (Conversation.exitAsked())
        return end(Conversation.shutdownAsked() ? 0 : 1);
    }
  }
}

} // namespace

int serve(const ServerSettings &settings) { return Server(settings).run(); }

} // namespace purpose::lsp
