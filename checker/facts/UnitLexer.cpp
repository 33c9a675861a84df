//===- UnitLexer.cpp - tokens of the text form ------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Words, numbers, strings, signs, and the names of files, which are lexed only
// where the grammar has one: they look like anything else.
//
//===----------------------------------------------------------------------===//

#include "UnitLexer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace purpose {

void UnitLexer::fail(size_t at, const Twine &what) {
  if (failed())
    return;
  StringRef before = Text.take_front(at);
  size_t line = before.count('\n') + 1;
  size_t column = at - (before.rfind('\n') + 1) + 1;
  Message =
      (Name + ":" + Twine(line) + ":" + Twine(column) + ": error: " + what)
          .str();
  T = Token();
  T.at = Next = Text.size();
}

void UnitLexer::expected(const Twine &what) {
  std::string found = "the end of the text";
  if (T.kind != Tok::End) {
    found = "'";
    raw_string_ostream(found).write_escaped(T.text.take_front(40)) << "'";
  }
  fail(T.at, "expected " + what + ", found " + found);
}

void UnitLexer::advance() {
  if (failed())
    return;
  size_t start = Next;
  skipSpace();
  begin(start);
  if (Next == Text.size())
    return;
  char c = Text[Next];
  if (isNameStart(c))
    return lexWord();
  if (isDigit(c))
    return lexNumber();
  if (c == '"')
    return lexString();
  bool arrow = Text.substr(Next).starts_with("->");
  T.kind = arrow ? Tok::Arrow : Tok::Sign;
  T.sign = c;
  finish(arrow ? 2 : 1);
}

void UnitLexer::advanceToFile() {
  if (failed())
    return;
  size_t start = Next;
  skipSpace();
  if (Next == Text.size() || !isFileChar(Text[Next])) {
    Next = start;
    return advance();
  }
  begin(start);
  T.kind = Tok::File;
  finish(Text.substr(Next).take_while(isFileChar).size());
}

uint32_t UnitLexer::number(uint32_t limit, const Twine &what) {
  uint64_t value = T.number;
  if (T.kind != Tok::Number || value > limit) {
    expected(what);
    return 0;
  }
  advance();
  return uint32_t(value);
}

std::string UnitLexer::string(const Twine &what) {
  if (T.kind != Tok::String) {
    expected(what);
    return "";
  }
  std::string value = std::move(T.value);
  advance();
  return value;
}

std::string UnitLexer::nameText(const Twine &what) {
  if (T.kind == Tok::String)
    return string(what);
  if (T.kind != Tok::Word) {
    expected(what);
    return "";
  }
  std::string value = T.text.str();
  advance();
  return value;
}

void UnitLexer::skipSpace() {
  while (Next < Text.size()) {
    if (isSpace(Text[Next]))
      ++Next;
    else if (Text[Next] == '#')
      Next = std::min(Text.find('\n', Next), Text.size());
    else
      return;
  }
}

void UnitLexer::begin(size_t start) {
  T = Token();
  T.at = Next;
  T.spaced = Next != start || start == 0;
}

void UnitLexer::finish(size_t length) {
  T.text = Text.substr(T.at, length);
  Next = T.at + length;
}

void UnitLexer::lexWord() {
  size_t end = Next;
  while (end < Text.size() && isNameChar(Text[end])) {
    ++end;
    if (Text.substr(end).starts_with("::") && end + 2 < Text.size() &&
        isNameStart(Text[end + 2]))
      end += 2;
  }
  T.kind = Tok::Word;
  finish(end - T.at);
}

void UnitLexer::lexNumber() {
  T.kind = Tok::Number;
  StringRef rest = Text.substr(Next);
  bool hex = rest.starts_with("0x");
  finish(hex ? 2 + rest.drop_front(2).take_while(isHexDigit).size()
             : rest.take_while(llvm::isDigit).size());
  if (T.text.drop_front(hex ? 2 : 0).getAsInteger(hex ? 16 : 10, T.number))
    fail(T.at, "'" + T.text.take_front(40) + "' is not a number that fits");
}

void UnitLexer::lexString() {
  T.kind = Tok::String;
  for (size_t i = Next + 1; i < Text.size(); ++i) {
    char c = Text[i];
    if (c == '"')
      return finish(i + 1 - T.at);
    if (c == '\n')
      break;
    if (c != '\\') {
      T.value += c;
      continue;
    }
    c = ++i < Text.size() ? Text[i] : 0;
    uint8_t byte;
    if (c == '"' || c == '\\') {
      T.value += c;
    } else if (c == 'n' || c == 't') {
      T.value += c == 'n' ? '\n' : '\t';
    } else if (c == 'x' && i + 2 < Text.size() &&
               !Text.substr(i + 1, 2).getAsInteger(16, byte)) {
      T.value += static_cast<char>(byte);
      i += 2;
    } else {
      return fail(std::min(i, Text.size()) - 1,
                  "expected \\\", \\\\, \\n, \\t or \\x and two digits");
    }
  }
  fail(T.at, "this string does not end on its line");
}

} // namespace purpose
