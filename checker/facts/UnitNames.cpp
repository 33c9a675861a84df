//===- UnitNames.cpp - what the text form speaks of -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Symbols by their handles, files by theirs, and access paths. See UnitText.cpp
// for the grammar.
//
//===----------------------------------------------------------------------===//

#include "UnitNames.h"
#include "UnitFile.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace purpose {

Index UnitNames::symbolOf(StringRef handle) {
  auto [it, inserted] = Symbols.try_emplace(handle, Index(U.symbols.size()));
  if (inserted) {
    U.symbols.emplace_back();
    Given.push_back({it->first(), T.at, 0});
  }
  return it->second;
}

Index UnitNames::symbol(const Twine &what) {
  size_t at = T.at;
  std::string text = nameText(what);
  if (failed())
    return 0;
  Index s = symbolOf(text);
  if (Given[s].at > at)
    Given[s].at = at;
  return s;
}

void UnitNames::give(Index s, Attribute attribute, size_t at, StringRef what) {
  if (failed())
    return;
  if (Given[s].attributes & attribute)
    fail(at, "the " + what + " of '" + Given[s].handle + "' was given before");
  Given[s].attributes |= attribute;
}

bool UnitNames::attribute(Index s, bool plainSite) {
  size_t at = T.at;
  if (failed())
    return false;
  if (isSign('@') && plainSite) {
    site(s, at);
  } else if (!plainSite && accept("declared")) {
    site(s, at);
  } else if (accept('=')) {
    give(s, Id, at, "id");
    U.symbols[s].id = B.string(nameText("an id"));
  } else if (accept("name")) {
    give(s, DisplayName, at, "name");
    U.symbols[s].name = stringIndex("a name in quotes");
  } else if (accept("owner")) {
    give(s, Owner, at, "owner");
    Index owner = symbolOrNone("the name of a class or namespace, or ?");
    U.symbols[s].owner = owner;
  } else if (accept("type")) {
    give(s, Type, at, "type");
    Index record = symbolOrNone("the name of a record, or ?");
    U.symbols[s].record = record;
  } else if (accept("forgets")) {
    give(s, Forgets, at, "kind of memory");
    U.symbols[s].forgets = 1;
  } else {
    return false;
  }
  return true;
}

Index UnitNames::file() {
  if (T.kind != Tok::File && T.kind != Tok::String) {
    expected("a file");
    return None;
  }
  std::string key = T.kind == Tok::File ? T.text.str() : std::move(T.value);
  auto [it, inserted] = Files.try_emplace(key, Index(U.files.size()));
  if (inserted) {
    U.files.emplace_back();
    GivenFiles.push_back({it->first(), T.at, false});
  }
  advance();
  return it->second;
}

Index UnitNames::source() {
  return port({PortKind::Param, PortKind::Catch, PortKind::Global,
               PortKind::Local, PortKind::Function, PortKind::Argument,
               PortKind::Result, PortKind::Decision, PortKind::Address,
               PortKind::Kept},
              "where a value comes from: this, paramN, catchN, global(…), "
              "local(…), fn(…), address(…), kept(…), callN, callN.argN or "
              "decisionN");
}

Index UnitNames::port(ArrayRef<PortKind> allowed, StringRef what) {
  Token first = T;
  Index i = path(what);
  if (failed() ||
      (first.kind == Tok::Word && is_contained(allowed, U.paths[i].port)))
    return i;
  T = first;
  expected(what);
  return 0;
}

Index UnitNames::path(const Twine &what) {
  Path p;
  if (!isSign('.') && !startOfPath(p)) {
    expected(what);
    return 0;
  }
  std::vector<Selector> selectors;
  bool deep = false;
  // A dot after a space begins the next path of a list.
  for (bool first = true;
       !failed() && !deep && isSign('.') && (first || !T.spaced);
       first = false) {
    advance();
    if (T.spaced && !failed())
      expected("a selector right behind the dot");
    else if (!accept('*'))
      selectors.push_back(selector());
    else if (isSign('*') && !T.spaced)
      deep = accept('*');
    else
      selectors.push_back({SelectorKind::Deref, 0});
  }
  return failed() ? 0 : B.path(p.port, p.number, p.symbol, selectors, deep);
}

bool UnitNames::startOfPath(Path &p) {
  if (T.kind != Tok::Word)
    return false;
  static constexpr std::pair<StringLiteral, PortKind> plain[] = {
      {"return", PortKind::Return},
      {"throw", PortKind::Throw},
      {"catch", PortKind::Catch}};
  static constexpr std::pair<StringLiteral, PortKind> named[] = {
      {"global", PortKind::Global},   {"store", PortKind::Store},
      {"local", PortKind::Local},     {"fn", PortKind::Function},
      {"address", PortKind::Address}, {"kept", PortKind::Kept}};
  static constexpr std::pair<StringLiteral, PortKind> numbered[] = {
      {"param", PortKind::Param},       {"catch", PortKind::Catch},
      {"call", PortKind::Result},       {"reveal", PortKind::Reveal},
      {"decision", PortKind::Decision}, {"made", PortKind::Made}};
  size_t at = T.at;
  StringRef word = T.text;
  if (accept("this")) {
    p.number = -1;
    return true;
  }
  for (const auto &[name, kind] : plain)
    if (accept(name)) {
      p.port = kind;
      p.number = kind == PortKind::Catch ? AnyCall : 0;
      return true;
    }
  for (const auto &[name, kind] : named)
    if (accept(name)) {
      p.port = kind;
      expect('(');
      p.symbol = symbol("a name");
      // Which call, for what is kept: kept(NAME 3), kept(NAME).
      if (kind == PortKind::Kept) {
        p.number = AnyCall;
        if (T.kind == Tok::Number) {
          CallNumbers.push_back({Index(T.number), T.at});
          p.number = int32_t(number(AnyCall - 1, "the number of a call"));
        }
      }
      expect(')');
      return true;
    }
  for (const auto &[name, kind] : numbered) {
    StringRef digits = word;
    int32_t number = 0;
    if (!digits.consume_front(name) || digits.empty() ||
        !all_of(digits, llvm::isDigit))
      continue;
    if (digits.getAsInteger(10, number) ||
        (kind == PortKind::Param && number > UINT16_MAX)) {
      fail(at, "the number in '" + word.take_front(40) + "' is too large");
      return true;
    }
    p.port = kind;
    p.number = number;
    if (kind != PortKind::Param && kind != PortKind::Decision)
      CallNumbers.push_back({Index(number), at});
    advance();
    if (kind == PortKind::Result)
      position(p);
    return true;
  }
  return false;
}

void UnitNames::position(Path &p) {
  if (!isSign('.') || T.spaced)
    return;
  StringRef rest = Text.substr(Next);
  StringRef word = rest.take_while(isNameChar);
  if (!isPositionWord(word) || rest.drop_front(word.size()).starts_with("::"))
    return;
  advance();
  p.port = PortKind::Argument;
  uint16_t number = 0;
  if (word == "this")
    p.symbol = 0;
  else if (word.drop_front(3).getAsInteger(10, number))
    fail(T.at, "the number in '" + word.take_front(40) + "' is too large");
  else
    p.symbol = Index(number) + 1;
  advance();
}

Selector UnitNames::selector() {
  Selector s;
  if (accept('[')) {
    if (T.kind == Tok::String) {
      s = {SelectorKind::Key, stringIndex("a key")};
    } else if (accept('?')) {
      s = {SelectorKind::Element, AnyIndex};
    } else if (T.kind == Tok::Word) {
      uint16_t position = 0;
      StringRef word = T.text;
      if (!word.consume_front("param") || word.getAsInteger(10, position))
        expected("a parameter, as in [param0]");
      s = {SelectorKind::KeyParam, position};
      advance();
    } else {
      s.kind = SelectorKind::Element;
      s.value =
          number(AnyIndex - 1, "an index, ?, a parameter or a key in quotes");
    }
    expect(']');
  } else if (accept('<')) {
    s = {SelectorKind::Part, B.string(nameText("the name of a part"))};
    expect('>');
  } else if (accept('^')) {
    s = {SelectorKind::Outer, symbol("a field")};
  } else {
    s = {SelectorKind::Field, symbol("a selector: *, **, [index], [?], "
                                     "[\"key\"], <part>, ^field or a field")};
  }
  return s;
}

void UnitNames::finish() {
  if (failed())
    return;
  StringSet<> ids, paths;
  for (auto [s, given] : zip(U.symbols, Given)) {
    if (!(given.attributes & Id))
      s.id = B.string(given.handle);
    if (!(given.attributes & DisplayName))
      s.name = B.string(given.handle);
    if (!ids.insert(U.str(s.id)).second)
      fail(given.at, "another symbol has the id of '" + given.handle + "'");
  }
  for (auto [row, given] : zip(U.files, GivenFiles)) {
    if (row.path == None)
      row.path = B.string(given.handle);
    if (!paths.insert(U.str(row.path)).second)
      fail(given.at, "another file has the path of '" + given.handle + "'");
  }
  std::vector<SymbolDefaults> defaults = symbolDefaults(U);
  for (auto [s, given, unsaid] : zip(U.symbols, Given, defaults)) {
    if (!(given.attributes & Kind))
      s.kind = unsaid.kind;
    if (!(given.attributes & Place))
      s.site = unsaid.site;
    if (!(given.attributes & Owner))
      s.owner = unsaid.owner;
    if (!(given.attributes & Type))
      s.record = unsaid.record;
  }
  if (failed())
    return;
  if (Error error = verifyUnit(U))
    fail(0, "the unit is not a possible one: " + toString(std::move(error)));
}

void UnitNames::site(Index s, size_t at) {
  give(s, Place, at, "site");
  Site where = site();
  if (!failed())
    U.symbols[s].site = where;
}

Site UnitNames::site() {
  Site result;
  if (!isSign('@')) {
    expected("'@'");
    return result;
  }
  advanceToFile();
  bool unknown = accept('?');
  if (!unknown)
    result.file = file();
  // `@ ?` alone is no site; its colon would stand right behind.
  if (unknown && !(isSign(':') && !T.spaced))
    return result;
  expect(':');
  result.line = number(~0u, "a line");
  expect(':');
  result.column = number(~0u, "a column");
  return result;
}

} // namespace purpose
