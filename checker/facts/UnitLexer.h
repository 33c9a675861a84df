//===- UnitLexer.h - tokens of the text form --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads one token ahead. The first error turns the token into the end of the
// text, so that every loop of the parser ends by itself.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_FACTS_UNITLEXER_H
#define CLANG_PURPOSE_FACTS_UNITLEXER_H

#include "UnitText.h"
#include "llvm/ADT/Twine.h"
#include <optional>

namespace purpose {

using llvm::StringLiteral;
using llvm::StringRef;
using llvm::Twine;

enum class Tok { End, Word, Number, String, File, Arrow, Sign };

struct Token {
  Tok kind = Tok::End;
  char sign = 0;      ///< of a Sign
  bool spaced = true; ///< something stands between it and the one before
  size_t at = 0;
  StringRef text;    ///< as written
  std::string value; ///< of a String
  uint64_t number = 0;
};

class UnitLexer {
protected:
  UnitLexer(StringRef text, StringRef name) : Text(text), Name(name) {
    advance();
  }

  bool failed() const { return !Message.empty(); }

  /// The message becomes `name:line:column: error: what`; the first counts.
  void fail(size_t at, const Twine &what);
  /// Fails at the token: `expected WHAT, found TOKEN`.
  void expected(const Twine &what);

  void advance();
  /// Instead of advance(), where the name of a file is due.
  void advanceToFile();

  bool isSign(char c) const { return T.kind == Tok::Sign && T.sign == c; }
  bool isWord(StringRef word) const {
    return T.kind == Tok::Word && T.text == word;
  }
  bool accept(char c) {
    if (!isSign(c))
      return false;
    advance();
    return true;
  }
  bool accept(StringRef word) {
    if (!isWord(word))
      return false;
    advance();
    return true;
  }
  void expect(char c) {
    if (!accept(c))
      expected("'" + Twine(c) + "'");
  }

  /// One of `words`, given by its position; none leaves the token alone.
  template <size_t N>
  std::optional<unsigned> acceptOneOf(const StringLiteral (&words)[N]) {
    if (T.kind == Tok::Word)
      for (unsigned i = 0; i < N; ++i)
        if (T.text == words[i]) {
          advance();
          return i;
        }
    return std::nullopt;
  }
  template <typename Kind, size_t N>
  Kind kind(const StringLiteral (&words)[N]) {
    if (auto i = acceptOneOf(words))
      return Kind(*i);
    expected("one of " + join(llvm::ArrayRef(words), ", "));
    return Kind();
  }
  template <size_t N>
  bool flag(const StringLiteral (&words)[N], uint32_t &flags) {
    auto bit = acceptOneOf(words);
    if (bit)
      flags |= 1u << *bit;
    return bit.has_value();
  }

  // These fail where something else stands, and say that `what` was expected.
  uint32_t number(uint32_t limit, const Twine &what);
  std::string string(const Twine &what);
  /// A word or a string.
  std::string nameText(const Twine &what);

  /// `open item, item close`, where `open` was taken already.
  template <typename Fn> void items(char close, Fn item) {
    while (!failed() && !isSign(close)) {
      if (T.kind == Tok::End)
        return expected("'" + Twine(close) + "'");
      item();
      accept(',');
    }
    accept(close);
  }

  StringRef Text, Name;
  size_t Next = 0;     ///< where the token after T is looked for
  std::string Message; ///< of the first error
  Token T;

private:
  void skipSpace();
  void begin(size_t start);
  void finish(size_t length);

  void lexWord();
  void lexNumber();
  void lexString();
};

} // namespace purpose

#endif
