//===- lsp_fuzz.cpp - no message brings down the editor's server -*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// libFuzzer entry for the server's session; not part of the ordinary build:
//
//   clang++-22 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined
//     -Ichecker -I/usr/lib/llvm-22/include test/fuzz/lsp_fuzz.cpp …
//
// with purpose_lsp and the libraries that it links. Each line of the input is a
// message: of the client, or after a `>` of clangd. What comes out must be
// whole frames of JSON, but for what was passed on as it came.
//
//===----------------------------------------------------------------------===//

#include "apps/lsp/Session.h"
#include <cstdlib>

using namespace purpose;
using namespace purpose::lsp;

namespace {

struct Sink : SessionHost {
  FrameReader client, clangd;
  void toClient(llvm::StringRef bytes) override { take(client, bytes); }
  void toClangd(llvm::StringRef bytes) override { take(clangd, bytes); }
  void startAnalysis(const std::string &) override {}
  void see(const Documents &documents, const std::string &, bool) override {
    for (const auto &[path, document] : documents.all())
      if (document.lineNow(1, 0) > 1'000'000'000)
        std::abort();
  }
  void ask(const Question &, uint64_t) override {}

  static void take(FrameReader &reader, llvm::StringRef bytes) {
    reader.feed(bytes);
    while (reader.next())
      ;
    if (reader.damaged())
      std::abort();
  }
};

Frame frameOf(llvm::StringRef content) {
  std::string header =
      "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n";
  return {header + content.str(), header.size()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  llvm::StringRef input(reinterpret_cast<const char *>(data), size);
  {
    FrameReader reader;
    reader.feed(input);
    while (reader.next())
      ;
  }
  Sink sink;
  Session session(sink, "ours/");
  session.picture(makePicture({}, builtinPolicy(), {}));
  while (!input.empty()) {
    llvm::StringRef line;
    std::tie(line, input) = input.split('\n');
    if (line.consume_front(">"))
      session.fromClangd(frameOf(line));
    else
      session.fromClient(frameOf(line));
  }
  session.clangdEnded("fuzz");
  session.clangdStarted();
  return 0;
}
