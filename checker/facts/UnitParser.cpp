//===- UnitParser.cpp - a unit from text -------------------------*- C++
//-*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function a rule of the grammar in UnitText.cpp, one token of lookahead.
// The first error turns the token into the end of the text, so that every loop
// ends by itself; what was built until then is thrown away.
//
//===----------------------------------------------------------------------===//

#include "UnitFile.h"
#include "UnitText.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>

using namespace llvm;

namespace purpose {
namespace {

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

//===----------------------------------------------------------------------===//
// Tokens and errors
//===----------------------------------------------------------------------===//

class Lexer {
protected:
  Lexer(StringRef text, StringRef name) : Text(text), Name(name) { advance(); }

  bool failed() const { return !Message.empty(); }

  void fail(size_t at, const Twine &what) {
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

  void expected(const Twine &what) {
    std::string found = "the end of the text";
    if (T.kind != Tok::End) {
      found = "'";
      raw_string_ostream(found).write_escaped(T.text.take_front(40)) << "'";
    }
    fail(T.at, "expected " + what + ", found " + found);
  }

  void advance() {
    if (failed())
      return;
    size_t start = Next;
    skipSpace();
    begin(start);
    if (Next == Text.size())
      return;
    char c = Text[Next];
    if (isNameStart(c))
      return word();
    if (isDigit(c))
      return number();
    if (c == '"')
      return string();
    bool arrow = Text.substr(Next).starts_with("->");
    T.kind = arrow ? Tok::Arrow : Tok::Sign;
    T.sign = c;
    finish(arrow ? 2 : 1);
  }

  /// Instead of advance(), where the name of a file is due.
  void advanceToFile() {
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

  Token T;

private:
  void skipSpace() {
    while (Next < Text.size()) {
      if (isSpace(Text[Next]))
        ++Next;
      else if (Text[Next] == '#')
        Next = std::min(Text.find('\n', Next), Text.size());
      else
        return;
    }
  }
  void begin(size_t start) {
    T = Token();
    T.at = Next;
    T.spaced = Next != start || start == 0;
  }
  void finish(size_t length) {
    T.text = Text.substr(T.at, length);
    Next = T.at + length;
  }

  void word() {
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

  void number() {
    T.kind = Tok::Number;
    StringRef rest = Text.substr(Next);
    bool hex = rest.starts_with("0x");
    finish(hex ? 2 + rest.drop_front(2).take_while(isHexDigit).size()
               : rest.take_while(llvm::isDigit).size());
    if (T.text.drop_front(hex ? 2 : 0).getAsInteger(hex ? 16 : 10, T.number))
      fail(T.at, "'" + T.text.take_front(40) + "' is not a number that fits");
  }

  void string() {
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

protected:
  StringRef Text, Name;
  size_t Next = 0;
  std::string Message;
};

//===----------------------------------------------------------------------===//
// The grammar
//===----------------------------------------------------------------------===//

class Parser : Lexer {
public:
  Parser(StringRef text, StringRef name) : Lexer(text, name), B(U) {}

  Expected<Unit> run() {
    header();
    while (T.kind != Tok::End)
      statement();
    finish();
    if (failed())
      return createStringError(
          std::make_error_code(std::errc::invalid_argument), Message);
    return std::move(U);
  }

private:
  // --- small parts ---------------------------------------------------------

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
    expected("one of " + join(ArrayRef(words), ", "));
    return Kind();
  }
  template <size_t N>
  bool flag(const StringLiteral (&words)[N], uint32_t &flags) {
    auto bit = acceptOneOf(words);
    if (bit)
      flags |= 1u << *bit;
    return bit.has_value();
  }

  uint32_t number(uint32_t limit, const Twine &what) {
    uint64_t value = T.number;
    if (T.kind != Tok::Number || value > limit) {
      expected(what);
      return 0;
    }
    advance();
    return uint32_t(value);
  }
  std::string string(const Twine &what) {
    if (T.kind != Tok::String) {
      expected(what);
      return "";
    }
    std::string value = std::move(T.value);
    advance();
    return value;
  }
  Index stringIndex(const Twine &what) { return B.string(string(what)); }

  bool atName() const { return T.kind == Tok::Word || T.kind == Tok::String; }
  std::string nameText(const Twine &what) {
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
  template <typename Fn> Range listIn(char close, Fn item) {
    std::vector<uint32_t> values;
    items(close, [&] { values.push_back(item()); });
    return B.list(values);
  }
  /// At least one, separated by commas.
  template <typename Fn> Range commaList(Fn item) {
    std::vector<uint32_t> values;
    do
      values.push_back(item());
    while (accept(','));
    return B.list(values);
  }

  // --- symbols, files, sites -----------------------------------------------

  Index symbolOf(StringRef handle) {
    auto [it, inserted] = Symbols.try_emplace(handle, Index(U.symbols.size()));
    if (inserted) {
      U.symbols.emplace_back();
      Given.push_back({it->first(), T.at, 0});
    }
    return it->second;
  }
  Index symbol(const Twine &what) {
    size_t at = T.at;
    std::string text = nameText(what);
    if (failed())
      return 0;
    Index s = symbolOf(text);
    if (Given[s].at > at)
      Given[s].at = at;
    return s;
  }
  /// A symbol, or `?` for none.
  Index symbolOrNone(const Twine &what) {
    return accept('?') ? None : symbol(what);
  }

  enum Attribute {
    Id = 1,
    DisplayName = 2,
    Kind = 4,
    Place = 8,
    Owner = 16,
    Type = 32
  };

  void give(Index s, Attribute attribute, size_t at, StringRef what) {
    if (failed())
      return;
    if (Given[s].attributes & attribute)
      fail(at,
           "the " + what + " of '" + Given[s].handle + "' was given before");
    Given[s].attributes |= attribute;
  }

  void site(Index s, size_t at) {
    give(s, Place, at, "site");
    Site where = site();
    if (!failed())
      U.symbols[s].site = where;
  }

  /// One attribute of a symbol, if one stands here. What a record or a field
  /// declares has its site at `@`, a function after `declared`.
  bool attribute(Index s, bool plainSite) {
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
    } else {
      return false;
    }
    return true;
  }

  Index file() {
    if (T.kind != Tok::File && T.kind != Tok::String) {
      expected("a file");
      return None;
    }
    std::string key = T.kind == Tok::File ? T.text.str() : std::move(T.value);
    auto [it, inserted] = Files.try_emplace(key, Index(U.files.size()));
    if (inserted) {
      U.files.emplace_back();
      FileKeys.push_back({it->first(), T.at, false});
    }
    advance();
    return it->second;
  }

  Site site() {
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

  // --- statements ----------------------------------------------------------

  void header() {
    if (!accept("unit"))
      return expected("'unit'");
    U.mainFile = string("the main file in quotes");
    while (!failed()) {
      if (accept("language"))
        U.language = string("a language in quotes");
      else if (accept("target"))
        U.target = string("a target in quotes");
      else
        break;
    }
  }

  void statement() {
    if (accept("record"))
      record();
    else if (accept("mark"))
      mark();
    else if (accept("function"))
      function();
    else if (accept("gap"))
      gap();
    else if (accept("symbol"))
      declaredSymbol();
    else if (isWord("file"))
      declaredFile();
    else
      expected("record, mark, function, gap, symbol or file");
  }

  void record() {
    Record row;
    row.symbol = symbol("the name of a record");
    while (attribute(row.symbol, true))
      ;
    if (accept(':'))
      row.bases = commaList([&] { return symbol("the name of a base"); });
    expect('{');
    row.fields.begin = Index(U.recordFields.size());
    items('}', [&] {
      RecordField field;
      field.field = symbol("the name of a field");
      while (attribute(field.field, true))
        ;
      if (accept(':'))
        field.record = symbol("the name of a record");
      U.recordFields.push_back(field);
    });
    row.fields.count = Index(U.recordFields.size()) - row.fields.begin;
    U.records.push_back(row);
  }

  void mark() {
    Mark row;
    row.kind = kind<MarkKind>(MarkKindWords);
    row.symbol = symbol("the name of what is marked");
    if (accept('('))
      row.purposes =
          listIn(')', [&] { return stringIndex("a purpose in quotes"); });
    if (accept("reason"))
      row.reason = stringIndex("a reason in quotes");
    if (isSign('@'))
      row.site = site();
    U.marks.push_back(row);
  }

  void gap() {
    Gap row;
    row.kind = kind<GapKind>(GapKindWords);
    if (T.kind == Tok::String)
      row.text = stringIndex("a text");
    if (accept("in"))
      row.function = symbol("the name of a function");
    if (isSign('@'))
      row.site = site();
    U.gaps.push_back(row);
  }

  void declaredSymbol() {
    size_t at = T.at;
    auto what = kind<SymbolKind>(SymbolKindWords);
    Index s = symbol("the name of a symbol");
    if (failed())
      return;
    give(s, Kind, at, "kind");
    U.symbols[s].kind = what;
    while (attribute(s, true))
      ;
  }

  void declaredFile() {
    size_t at = T.at;
    advanceToFile();
    Index i = file();
    if (failed())
      return;
    if (FileKeys[i].declared)
      return fail(at, "the file '" + FileKeys[i].key + "' was given before");
    FileKeys[i].declared = true;
    File &row = U.files[i];
    if (accept('='))
      row.path = stringIndex("a path in quotes");
    if (accept("hash")) {
      if (T.kind != Tok::Number)
        return expected("a number");
      row.hash = T.number;
      advance();
    }
    row.system = accept("system");
  }

  // --- functions -----------------------------------------------------------

  void function() {
    Function row;
    std::string handle =
        atName() && T.kind == Tok::String ? T.value : T.text.str();
    row.symbol = symbol("the name of a function");
    if (accept('('))
      row.params = listIn(')', [&] {
        bool full = T.kind == Tok::String;
        size_t at = T.at;
        std::string text = nameText("the name of a parameter");
        if (failed())
          return Index(0);
        Index s = symbolOf(full ? text : handle + "(" + text + ")");
        Given[s].at = std::min(Given[s].at, at);
        return s;
      });
    while (!failed() && functionPart(row))
      ;
    if (!accept('{'))
      return expected("a property of the function or '{'");

    row.calls.begin = Index(U.calls.size());
    row.flows.begin = Index(U.flows.size());
    CallNumbers.clear();
    std::vector<uint32_t> kills;
    while (!failed() && !isSign('}')) {
      if (accept("call"))
        call(Index(U.calls.size()) - row.calls.begin);
      else if (accept("kill"))
        kills.push_back(port({PortKind::Param}, "a parameter or this"));
      else if (T.kind == Tok::Word)
        flow();
      else
        expected("a call, a flow, kill or '}'");
    }
    accept('}');
    row.calls.count = Index(U.calls.size()) - row.calls.begin;
    row.flows.count = Index(U.flows.size()) - row.flows.begin;
    row.kills = B.list(kills);
    for (auto [number, at] : CallNumbers)
      if (number >= row.calls.count)
        fail(at, "the function has no call " + Twine(number));
    U.functions.push_back(row);
  }

  bool functionPart(Function &row) {
    if (flag(FunctionFlagWords, row.flags) || attribute(row.symbol, false))
      return true;
    if (isSign('@'))
      row.site = site();
    else if (accept("of"))
      row.record = symbol("the name of a class");
    else if (accept("overrides"))
      row.overrides = commaList([&] { return symbol("the name of a method"); });
    else if (accept("inside"))
      row.lexicalParent = symbol("the name of a function");
    else
      return false;
    return true;
  }

  void call(Index due) {
    Call row;
    if (T.kind != Tok::Number || T.number != due)
      return expected("the number " + Twine(due) + " (calls count from 0)");
    advance();
    row.kind = kind<CallKind>(CallKindWords);
    if (row.kind != CallKind::Value)
      row.target = symbolOrNone("the name of what is called, or ?");
    else if (T.kind == Tok::Word)
      row.values = commaList([&] { return source(); });
    row.args.begin = Index(U.args.size());
    if (accept('('))
      arguments(row);
    row.args.count = Index(U.args.size()) - row.args.begin;
    while (!failed() && callPart(row))
      ;
    U.calls.push_back(row);
  }

  bool callPart(Call &row) {
    if (flag(CallFlagWords, row.flags))
      return true;
    if (isSign('@'))
      row.site = site();
    else if (accept("receiver"))
      row.receiver = recordAfterEqual();
    else if (accept("result"))
      row.resultRecord = recordAfterEqual();
    else if (accept("as"))
      row.text = stringIndex("the callee as written, in quotes");
    else if (row.kind == CallKind::Value && accept("target")) {
      expect('=');
      row.target = symbol("the name of what is called");
    } else if (row.kind != CallKind::Value && accept("values")) {
      expect('(');
      row.values = listIn(')', [&] { return source(); });
    } else
      return false;
    return true;
  }

  Index recordAfterEqual() {
    expect('=');
    return symbol("the name of a record");
  }

  void arguments(Call &row) {
    if (accept(')'))
      return;
    bool first = true;
    do {
      Argument argument;
      size_t at = T.at;
      if (first && accept("this"))
        row.hasThis = 1;
      first = false;
      while (!failed() && argumentPart(argument))
        ;
      if (!failed() && T.at == at)
        return expected("an argument: this, _, record=…, const=…, writable or "
                        "a site");
      U.args.push_back(argument);
    } while (accept(','));
    expect(')');
  }

  bool argumentPart(Argument &argument) {
    if (isSign('@'))
      argument.site = site();
    else if (accept("record"))
      argument.record = recordAfterEqual();
    else if (accept("writable"))
      argument.writable = 1;
    else if (accept("const")) {
      expect('=');
      argument.constant = stringIndex("a constant in quotes");
    } else
      return accept("_");
    return true;
  }

  void flow() {
    Flow row;
    row.from = source();
    if (T.kind != Tok::Arrow)
      return expected("'->'");
    advance();
    row.to = port({PortKind::Param, PortKind::Return, PortKind::Throw,
                   PortKind::Global, PortKind::Store, PortKind::Argument,
                   PortKind::Result, PortKind::Reveal},
                  "where it flows to: this, paramN, return, throw, global(…), "
                  "store(…), callN.argN, callN or revealN");
    while (!failed() && flowPart(row))
      ;
    U.flows.push_back(row);
  }

  bool flowPart(Flow &row) {
    if (auto kind = acceptOneOf(FlowKindWords)) {
      row.kind = FlowKind(*kind);
      return true;
    }
    if (flag(FlowFlagWords, row.flags))
      return true;
    if (accept("record")) {
      row.record = recordAfterEqual();
    } else if (accept("except")) {
      expect('(');
      row.except = listIn(')', [&] { return path("a path"); });
    } else if (accept("via")) {
      expect('(');
      row.via = listIn(')', [&] { return symbol("the name of a field"); });
    } else if (accept("guards")) {
      expect('(');
      row.guards = listIn(')', [&] {
        CallNumbers.push_back({Index(T.number), T.at});
        return number(~0u, "the number of a call");
      });
    } else if (accept("steps")) {
      expect('(');
      row.steps.begin = Index(U.steps.size());
      items(')', [&] { step(); });
      row.steps.count = Index(U.steps.size()) - row.steps.begin;
    } else {
      return false;
    }
    return true;
  }

  void step() {
    Step row;
    size_t at = T.at;
    if (T.kind == Tok::String)
      row.text = stringIndex("a text");
    if (auto kind = acceptOneOf(StepKindWords))
      row.kind = StepKind(*kind);
    if (isSign('@'))
      row.site = site();
    if (!failed() && T.at == at)
      return expected("a step: a text in quotes, one of " +
                      join(ArrayRef(StepKindWords), ", ") + ", a site");
    U.steps.push_back(row);
  }

  // --- paths ---------------------------------------------------------------

  Index source() {
    return port({PortKind::Param, PortKind::Catch, PortKind::Global,
                 PortKind::Local, PortKind::Function, PortKind::Argument,
                 PortKind::Result},
                "where a value comes from: this, paramN, catch, global(…), "
                "local(…), fn(…), callN or callN.argN");
  }

  /// A path at one of these ports.
  Index port(ArrayRef<PortKind> allowed, StringRef what) {
    Token first = T;
    Index i = path(what);
    if (failed() ||
        (first.kind == Tok::Word && is_contained(allowed, U.paths[i].port)))
      return i;
    T = first;
    expected(what);
    return 0;
  }

  Index path(const Twine &what) {
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

  /// The port; for `call0`, also the position behind it.
  bool startOfPath(Path &p) {
    if (T.kind != Tok::Word)
      return false;
    static constexpr std::pair<StringLiteral, PortKind> plain[] = {
        {"return", PortKind::Return},
        {"throw", PortKind::Throw},
        {"catch", PortKind::Catch}};
    static constexpr std::pair<StringLiteral, PortKind> named[] = {
        {"global", PortKind::Global},
        {"store", PortKind::Store},
        {"local", PortKind::Local},
        {"fn", PortKind::Function}};
    static constexpr std::pair<StringLiteral, PortKind> numbered[] = {
        {"param", PortKind::Param},
        {"call", PortKind::Result},
        {"reveal", PortKind::Reveal}};
    size_t at = T.at;
    StringRef word = T.text;
    if (accept("this")) {
      p.number = -1;
      return true;
    }
    for (const auto &[name, kind] : plain)
      if (accept(name)) {
        p.port = kind;
        return true;
      }
    for (const auto &[name, kind] : named)
      if (accept(name)) {
        p.port = kind;
        expect('(');
        p.symbol = symbol("a name");
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
      if (kind != PortKind::Param)
        CallNumbers.push_back({Index(number), at});
      advance();
      if (kind == PortKind::Result)
        position(p);
      return true;
    }
    return false;
  }

  /// `.this` or `.arg0` behind a call.
  void position(Path &p) {
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

  Selector selector() {
    Selector s;
    if (accept('[')) {
      if (T.kind == Tok::String) {
        s = {SelectorKind::Key, stringIndex("a key")};
      } else if (accept('?')) {
        s = {SelectorKind::Element, AnyIndex};
      } else {
        s.kind = SelectorKind::Element;
        s.value = number(AnyIndex - 1, "an index, ? or a key in quotes");
      }
      expect(']');
    } else if (accept('<')) {
      s = {SelectorKind::Part, B.string(nameText("the name of a part"))};
      expect('>');
    } else {
      s = {SelectorKind::Field, symbol("a selector: *, **, [index], [?], "
                                       "[\"key\"], <part> or a field")};
    }
    return s;
  }

  // --- the end -------------------------------------------------------------

  /// Fills in what was left unsaid, and looks at the whole.
  void finish() {
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
    for (auto [row, key] : zip(U.files, FileKeys)) {
      if (row.path == None)
        row.path = B.string(key.key);
      if (!paths.insert(U.str(row.path)).second)
        fail(key.at, "another file has the path of '" + key.key + "'");
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

  struct GivenSymbol {
    StringRef handle;
    size_t at;
    unsigned attributes; ///< those that the text told
  };
  struct FileKey {
    StringRef key;
    size_t at;
    bool declared;
  };

  Unit U;
  UnitBuilder B;
  StringMap<Index> Symbols, Files;
  std::vector<GivenSymbol> Given;                    ///< beside U.symbols
  std::vector<FileKey> FileKeys;                     ///< beside U.files
  std::vector<std::pair<Index, size_t>> CallNumbers; ///< in this function
};

} // namespace

Expected<Unit> parseUnit(StringRef text, StringRef name) {
  return Parser(text, name).run();
}

} // namespace purpose
