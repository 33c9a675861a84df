//===- Frame.h - messages on a byte stream ----------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A message of the language server protocol is a header, an empty line and
// JSON:
//
//   Content-Length: 38\r\n
//   \r\n
//   {"jsonrpc":"2.0","method":"initialized"}
//
// A frame keeps the bytes as they came, so that a message that nothing is added
// to goes on exactly as it was sent.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_APPS_LSP_FRAME_H
#define CLANG_PURPOSE_APPS_LSP_FRAME_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <optional>
#include <string>

namespace purpose::lsp {

struct Frame {
  std::string bytes; ///< header and content
  size_t header = 0; ///< where the content starts
  llvm::StringRef content() const {
    return llvm::StringRef(bytes).drop_front(header);
  }
};

/// Cuts a stream into frames, however its bytes come.
class FrameReader {
public:
  void feed(llvm::StringRef bytes);
  /// The next whole frame; nothing if more bytes are needed, or the stream is
  /// damaged.
  std::optional<Frame> next();
  /// A header that names no length, or an absurd one: where the next message
  /// starts cannot be known any more.
  bool damaged() const { return Damaged; }

private:
  std::string Buffer;
  size_t Start = 0; ///< what stands before was handed out
  bool Damaged = false;
};

/// A message of ours, ready to be written.
std::string framed(const llvm::json::Value &message);

} // namespace purpose::lsp

#endif
