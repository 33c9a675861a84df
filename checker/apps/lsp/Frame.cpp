//===- Frame.cpp - messages on a byte stream --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The header of each message is parsed anew until the message is whole: it is
// short, and nothing has to be remembered between two reads.
//
//===----------------------------------------------------------------------===//

#include "Frame.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;

namespace purpose::lsp {

constexpr size_t LongestHeader = 4096;
constexpr size_t LongestContent = size_t(1) << 30;

void FrameReader::feed(StringRef bytes) {
  if (Damaged)
    return;
  if (Start > 0 && Start == Buffer.size()) {
    Buffer.clear();
    Start = 0;
  }
  Buffer.append(bytes.data(), bytes.size());
}

/// The value of Content-Length among the header's lines.
static std::optional<size_t> contentLength(StringRef header) {
  while (!header.empty()) {
    StringRef line;
    std::tie(line, header) = header.split('\n');
    auto [name, value] = line.split(':');
    size_t length = 0;
    if (name.trim().equals_insensitive("content-length") &&
        !value.trim().getAsInteger(10, length) && length <= LongestContent)
      return length;
  }
  return std::nullopt;
}

std::optional<Frame> FrameReader::next() {
  if (Damaged)
    return std::nullopt;
  StringRef rest = StringRef(Buffer).drop_front(Start);
  size_t end = rest.find("\r\n\r\n");
  if (end == StringRef::npos || end > LongestHeader) {
    Damaged = rest.size() > LongestHeader;
    return std::nullopt;
  }
  size_t header = end + 4;
  std::optional<size_t> length = contentLength(rest.take_front(end));
  if (!length) {
    Damaged = true;
    return std::nullopt;
  }
  if (rest.size() - header < *length)
    return std::nullopt;
  Frame frame{rest.take_front(header + *length).str(), header};
  Start += frame.bytes.size();
  // A long-lived stream must not keep all that ever came.
  if (Start > (size_t(1) << 20)) {
    Buffer.erase(0, Start);
    Start = 0;
  }
  return frame;
}

std::string framed(const llvm::json::Value &message) {
  std::string content;
  llvm::raw_string_ostream(content) << message;
  return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" +
         content;
}

} // namespace purpose::lsp
