//===- Position.cpp - lines, columns and encodings --------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bytes that are no UTF-8 count as one unit each.
//
//===----------------------------------------------------------------------===//

#include "Position.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace json = llvm::json;
using llvm::StringRef;

namespace purpose::lsp {

std::optional<Encoding> parseEncoding(StringRef name) {
  if (name == "utf-8")
    return Encoding::Utf8;
  if (name == "utf-16")
    return Encoding::Utf16;
  if (name == "utf-32")
    return Encoding::Utf32;
  return std::nullopt;
}

/// Bytes of the character that \p text starts with.
static size_t characterLength(StringRef text) {
  unsigned char first = static_cast<unsigned char>(text[0]);
  size_t length = first < 0xc0   ? 1
                  : first < 0xe0 ? 2
                  : first < 0xf0 ? 3
                  : first < 0xf8 ? 4
                                 : 1;
  if (length > text.size())
    return 1;
  for (size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
      return 1;
  return length;
}

static unsigned unitsOf(size_t bytes, Encoding encoding) {
  switch (encoding) {
  case Encoding::Utf8:
    return unsigned(bytes);
  case Encoding::Utf16:
    return bytes == 4 ? 2 : 1;
  case Encoding::Utf32:
    return 1;
  }
  return 1;
}

unsigned unitsIn(StringRef text, Encoding encoding) {
  unsigned units = 0;
  while (!text.empty()) {
    size_t bytes = characterLength(text);
    units += unitsOf(bytes, encoding);
    text = text.drop_front(bytes);
  }
  return units;
}

size_t byteOf(StringRef line, unsigned column, Encoding encoding) {
  size_t byte = 0;
  unsigned units = 0;
  while (byte < line.size() && units < column) {
    size_t bytes = characterLength(line.drop_front(byte));
    units += unitsOf(bytes, encoding);
    if (units > column)
      break;
    byte += bytes;
  }
  return byte;
}

/// Where line number \p line starts, or npos.
static size_t lineStart(StringRef text, unsigned line) {
  size_t start = 0;
  for (; line > 0; --line) {
    size_t end = text.find('\n', start);
    if (end == StringRef::npos)
      return StringRef::npos;
    start = end + 1;
  }
  return start;
}

StringRef lineOf(StringRef text, unsigned line) {
  size_t start = lineStart(text, line);
  if (start == StringRef::npos)
    return "";
  return text.drop_front(start)
      .take_until([](char c) { return c == '\n'; })
      .rtrim('\r');
}

size_t offsetOf(StringRef text, Position position, Encoding encoding) {
  size_t start = lineStart(text, position.line);
  if (start == StringRef::npos)
    return text.size();
  return start + byteOf(lineOf(text, position.line), position.column, encoding);
}

std::pair<unsigned, unsigned> tokenAt(StringRef line, unsigned column,
                                      Encoding encoding) {
  size_t start = std::min<size_t>(column == 0 ? 0 : column - 1, line.size());
  StringRef rest = line.drop_front(start);
  size_t length = rest.take_while([](char c) {
                        return llvm::isAlnum(c) || c == '_' ||
                               static_cast<unsigned char>(c) >= 0x80;
                      })
                      .size();
  if (length == 0 && !rest.empty())
    length = 1;
  unsigned first = unitsIn(line.take_front(start), encoding);
  return {first, first + unitsIn(rest.take_front(length), encoding)};
}

json::Value toJson(Position position) {
  return json::Object{{"line", position.line}, {"character", position.column}};
}

json::Value toJson(const Span &span) {
  return json::Object{{"start", toJson(span.start)}, {"end", toJson(span.end)}};
}

/// Lines and columns are never negative; what else a client may send is cut.
static unsigned number(std::optional<int64_t> value) {
  return unsigned(std::clamp<int64_t>(value.value_or(0), 0, 0x7fffffff));
}

std::optional<Position> positionFrom(const json::Value *value) {
  const json::Object *object = value ? value->getAsObject() : nullptr;
  if (!object || !object->getInteger("line") ||
      !object->getInteger("character"))
    return std::nullopt;
  return Position{number(object->getInteger("line")),
                  number(object->getInteger("character"))};
}

std::optional<Span> spanFrom(const json::Value *value) {
  const json::Object *object = value ? value->getAsObject() : nullptr;
  if (!object)
    return std::nullopt;
  std::optional<Position> start = positionFrom(object->get("start"));
  std::optional<Position> end = positionFrom(object->get("end"));
  if (!start || !end)
    return std::nullopt;
  return Span{*start, *end};
}

} // namespace purpose::lsp
