//===- UnitParser.cpp - a unit from text ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Statements: one function a rule of the grammar in UnitText.cpp. What was
// built until an error is thrown away.
//
//===----------------------------------------------------------------------===//

#include "UnitFile.h"
#include "UnitNames.h"

using namespace llvm;

namespace purpose {
namespace {

class Parser : UnitNames {
public:
  Parser(StringRef text, StringRef name) : UnitNames(text, name) {}

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
    if (GivenFiles[i].declared)
      return fail(at,
                  "the file '" + GivenFiles[i].handle + "' was given before");
    GivenFiles[i].declared = true;
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
    std::string handle = T.kind == Tok::String ? T.value : T.text.str();
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
        return expected("an argument: this, _, record=…, exact=…, const=…, "
                        "fn=…, from=…, writable, opaque or a site");
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
    else if (accept("opaque"))
      argument.opaque = 1;
    else if (accept("exact"))
      argument.exact = recordAfterEqual();
    else if (accept("fn")) {
      expect('=');
      argument.function = symbol("the name of a function");
    } else if (accept("from")) {
      expect('=');
      if (accept("this"))
        argument.param = 0;
      else
        argument.param = number(UINT16_MAX, "this or a parameter") + 1;
    } else if (accept("const")) {
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
                   PortKind::Result, PortKind::Reveal, PortKind::Decision,
                   PortKind::Made, PortKind::Kept},
                  "where it flows to: this, paramN, return, throw, global(…), "
                  "store(…), kept(… N), callN.argN, callN, revealN, decisionN "
                  "or madeN");
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
    } else if (accept("when")) {
      expect('(');
      row.when.begin = Index(U.whens.size());
      items(')', [&] { when(); });
      row.when.count = Index(U.whens.size()) - row.when.begin;
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

  void when() {
    When row;
    row.param = number(UINT16_MAX, "the number of a parameter");
    if (accept("not"))
      row.negated = 1;
    else
      expect('=');
    row.constant = stringIndex("a constant in quotes");
    U.whens.push_back(row);
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
};

} // namespace

Expected<Unit> parseUnit(StringRef text, StringRef name) {
  return Parser(text, name).run();
}

} // namespace purpose
