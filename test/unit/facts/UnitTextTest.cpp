//===- UnitTextTest.cpp - facts as people write them ------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "facts/UnitFile.h"
#include <catch2/catch.hpp>

using namespace purpose;

static Unit read(llvm::StringRef text) {
  llvm::Expected<Unit> unit = parseUnit(text, "facts");
  if (!unit)
    FAIL(llvm::toString(unit.takeError()));
  return std::move(*unit);
}

static std::string errorOf(llvm::StringRef text) {
  llvm::Expected<Unit> unit = parseUnit(text, "facts");
  return unit ? "no error" : llvm::toString(unit.takeError());
}

static Index find(const Unit &unit, std::string_view id) {
  for (Index i = 0; i < unit.symbols.size(); ++i)
    if (unit.symbolId(i) == id)
      return i;
  return None;
}

static const Symbol &symbol(const Unit &unit, std::string_view id) {
  Index i = find(unit, id);
  INFO(id);
  REQUIRE(i != None);
  return unit.symbols[i];
}

/// `file:line:column` with the file's whole path.
static std::string place(const Unit &unit, Site site) {
  return std::string(unit.str(unit.files[site.file].path)) + ":" +
         std::to_string(site.line) + ":" + std::to_string(site.column);
}

TEST_CASE("a phone number goes to the advertisers") {
  // The text as the printer writes it, and as one would by hand.
  const char *text = R"(unit "/p/ads.cpp" language "C++" target "ads"

record User @ user.h:3:1 {
  User::phone @ user.h:4:3,
  User::address : Address
}

mark only User::phone ("security") @ user.h:4:3
mark use bid ("advertising")

function match(u, n) @ ads.cpp:10:1 main {
  call 0 direct bid(record=Key const="x" writable, _) @ ads.cpp:12:3
  param0.*.User::phone -> call0.arg0 derived exact
    steps("hashed" compute @ ads.cpp:11:9,
          "passed to 'bid'" pass @ ads.cpp:12:7)
  call0 -> return
  kill param0.*.User::phone
}

file ads.cpp = "/p/ads.cpp"
file user.h = "/p/user.h" hash 0x2a system
)";
  Unit unit = read(text);
  CHECK(printUnit(unit) == text);

  CHECK(unit.mainFile == "/p/ads.cpp");
  CHECK(unit.target == "ads");
  CHECK(unit.files.size() == 2);

  SECTION("symbols are what their places say") {
    CHECK(symbol(unit, "User").kind == SymbolKind::Record);
    CHECK(symbol(unit, "Address").kind == SymbolKind::Record);
    CHECK(symbol(unit, "User::phone").kind == SymbolKind::Field);
    CHECK(symbol(unit, "match").kind == SymbolKind::Function);
    CHECK(symbol(unit, "bid").kind == SymbolKind::Function);
    CHECK(symbol(unit, "match(u)").kind == SymbolKind::Parameter);
    CHECK(symbol(unit, "User::phone").owner == find(unit, "User"));
    CHECK(symbol(unit, "User::address").record == find(unit, "Address"));
    CHECK(symbol(unit, "match(n)").owner == find(unit, "match"));
    CHECK(place(unit, symbol(unit, "match").site) == "/p/ads.cpp:10:1");
    CHECK(place(unit, symbol(unit, "User::phone").site) == "/p/user.h:4:3");
  }

  SECTION("the function has its call, flows and kills") {
    REQUIRE(unit.functions.size() == 1);
    const Function &match = unit.functions[0];
    CHECK(match.flags == FunctionMain);
    CHECK(match.params.count == 2);
    REQUIRE(match.calls.count == 1);
    const Call &bid = unit.calls[match.calls.begin];
    CHECK(bid.kind == CallKind::Direct);
    CHECK(bid.target == find(unit, "bid"));
    REQUIRE(unit.argument(bid, 1));
    CHECK(unit.argument(bid, 1)->writable);
    CHECK(unit.str(unit.argument(bid, 1)->constant) == "x");
    CHECK(unit.argument(bid, 2));
    CHECK_FALSE(unit.argument(bid, 3));
    CHECK_FALSE(unit.argument(bid, 0));

    REQUIRE(match.flows.count == 2);
    const Flow &hashed = unit.flows[match.flows.begin];
    CHECK(printPath(unit, hashed.from) == "param0.*.User::phone");
    CHECK(printPath(unit, hashed.to) == "call0.arg0");
    CHECK(hashed.kind == FlowKind::Derived);
    CHECK(hashed.flags == FlowExact);
    REQUIRE(hashed.steps.count == 2);
    CHECK(unit.str(unit.steps[hashed.steps.begin].text) == "hashed");
    CHECK(unit.steps[hashed.steps.begin].kind == StepKind::Compute);
    CHECK(printPath(unit, unit.lists[match.kills.begin]) ==
          "param0.*.User::phone");
  }
}

TEST_CASE("a test of the solver needs few words") {
  Unit unit = read(R"(
    unit "a.cpp"
    mark only User::phone ("security")      # a comment
    mark use bid ("advertising")
    function f(u) { call 0 direct bid  param0.*.User::phone -> call0.arg0 }
    function g { call 0 direct f  call 1 direct load
                 call1 -> call0.arg0  call1.** -> throw control })");
  CHECK(unit.functions.size() == 2);
  CHECK(unit.flows.size() == 3);
  CHECK(symbol(unit, "User::phone").kind == SymbolKind::Field);
  CHECK(unit.calls[0].args.empty());
}

TEST_CASE("every path") {
  for (const char *path : {"this",
                           "param0",
                           "param12.*",
                           "catch.*",
                           "catch0",
                           "global(counter)",
                           "local(ns::x).y",
                           "fn(handler)",
                           "call0",
                           "call0.this",
                           "call0.arg1",
                           "call0.arg1.*.[3]",
                           "param0.[?]",
                           "param0.[param12]",
                           "param0.[\"k\\\"e\\ny\"]",
                           "param0.<first>",
                           "param0.<\"a b\">.**",
                           "call0.\"arg0\"",
                           "param0.User::phone.*.a.**",
                           "call0.**",
                           "param0.\"x y\"",
                           "param0.arg0",
                           "param0.A::~A",
                           "param0.[\"\\xFF\"]"}) {
    INFO(path);
    std::string text = "unit \"u\"\n\nfunction f() {\n  call 0 direct g()\n  " +
                       std::string(path) + " -> return\n}\n";
    CHECK(printUnit(read(text)) == text);
  }
  for (const char *path :
       {"this.*", "param3", "return.**", "throw", "global(g)", "store(A::b)",
        "call0", "call0.this.*.x", "call0.arg0", "reveal0"}) {
    INFO(path);
    std::string text = "unit \"u\"\n\nfunction f() {\n  call 0 direct g()\n"
                       "  param0 -> " +
                       std::string(path) + "\n}\n";
    CHECK(printUnit(read(text)) == text);
  }
}

TEST_CASE("everything a function can be") {
  const char *text = R"(unit "u"

record Job : Task, Base {}

function run(a, "shared") @ j.cpp:1:2 = _ZN3Job3runEv declared @ j.h:3:4 owner ns type Row virtual variadic lambda internal main implicit initializer of Job overrides Task::run, Base::run inside outer {
  call 0 direct ?(this record=Job, const="", _ @ j.cpp:5:6) as "unknown"
  call 1 virtual Base::m(this writable) receiver=Base result=Row exact modelled implicit @ j.cpp:7:8
  call 2 value param0, fn(cb) (_, const="1") joined later
  call 3 value () target=known
  call 4 direct g() values(param0, global(x))
  param0 -> store(Job::state) derived exact whole record=Job except(.x, .*.[?].**, param1) via(Job::a, Job::b) guards(0, 2)
    steps("read" read,
          assign @ j.cpp:9:1,
          "" other)
  param0 -> reveal3 control
  kill this.*.Job::state
  kill param0.**
}
)";
  CHECK(printUnit(read(text)) == text);
}

TEST_CASE("what is left unsaid can be denied") {
  const char *text = R"(unit "u"

record R {
  R::a @ a.h:1:1 owner ? type ? : T
}

function m() @ a.cpp:2:1 declared @ ? owner ? of R {
}

symbol variable m
)";
  Unit unit = read(text);
  CHECK(symbol(unit, "R::a").owner == None);
  CHECK(symbol(unit, "R::a").record == None);
  CHECK(unit.recordFields[0].record == find(unit, "T"));
  CHECK(symbol(unit, "m").kind == SymbolKind::Variable);
  CHECK(symbol(unit, "m").site == Site());
  CHECK(unit.functions[0].site.valid());
  CHECK(printUnit(unit) == text);
}

TEST_CASE("overloads go by their ids, everything else by its name") {
  Unit unit;
  UnitBuilder b(unit);
  b.symbol("_Z3bidi", "bid", SymbolKind::Function);
  b.symbol("_Z3bidd", "bid", SymbolKind::Function);
  b.symbol("_Z4sellv", "sell", SymbolKind::Function);
  b.symbol("User@/p/user.h", "User", SymbolKind::Record);
  CHECK(printUnit(unit) == R"(unit ""

symbol function _Z3bidd name "bid"
symbol function _Z3bidi name "bid"
symbol function sell = _Z4sellv
symbol record User = "User@/p/user.h"
)");
  Unit back = read(printUnit(unit));
  CHECK(back.str(symbol(back, "_Z3bidi").name) == "bid");
  CHECK(back.str(symbol(back, "_Z4sellv").name) == "sell");
}

TEST_CASE("files of one name go by their paths") {
  const char *text = R"(unit "u"

gap unparsed "expected ';'" @ "/a/x.h":1:1
gap limit in f @ "/b/x.h":2:2
gap asm @ y.h:3:3
gap unsupported @ ?:4:4

file y.h = "/b/y.h"
)";
  Unit unit = read(text);
  CHECK(unit.files.size() == 3);
  CHECK(printUnit(unit) == text);
}

TEST_CASE("marks") {
  const char *text = R"(unit "u"

mark only a ("x", "y")
mark never b ("x") @ a.h:1:2
mark use c
mark release d ("x") reason "counts only"
mark guard e ("x") reason ""
)";
  Unit unit = read(text);
  CHECK(printUnit(unit) == text);
  CHECK(symbol(unit, "a").kind == SymbolKind::Field);
  CHECK(symbol(unit, "c").kind == SymbolKind::Function);
}

TEST_CASE("errors say where and what was expected") {
  CHECK(errorOf("") == "facts:1:1: error: expected 'unit', found the end of "
                       "the text");
  CHECK(errorOf("unit u") == "facts:1:6: error: expected the main file in "
                             "quotes, found 'u'");
  CHECK(errorOf("unit \"u\"\nfunktion f {}") ==
        "facts:2:1: error: expected record, mark, function, gap, symbol or "
        "file, found 'funktion'");
  CHECK(errorOf("unit \"u\" mark onyl x") ==
        "facts:1:15: error: expected one of only, never, use, release, guard, "
        "found 'onyl'");
  CHECK(errorOf("unit \"u\"\nfunction f {\n  param0 => return }") ==
        "facts:3:10: error: expected '->', found '='");
  CHECK(errorOf("unit \"u\"\nfunction f {\n  return -> param0 }") ==
        "facts:3:3: error: expected where a value comes from: this, paramN, "
        "catchN, global(…), local(…), fn(…), address(…), kept(…), callN, "
        "callN.argN or "
        "decisionN, found "
        "'return'");
  CHECK(errorOf("unit \"u\"\nfunction f {\n  param0 -> catch }") ==
        "facts:3:13: error: expected where it flows to: this, paramN, return, "
        "throw, global(…), store(…), kept(… N), callN.argN, callN, revealN, "
        "decisionN or madeN, found "
        "'catch'");
  CHECK(errorOf("unit \"u\"\nfunction f {\n  param0 -> call1 }") ==
        "facts:3:13: error: the function has no call 1");
  CHECK(errorOf("unit \"u\"\nfunction f { call 1 direct g }") ==
        "facts:2:19: error: expected the number 0 (calls count from 0), found "
        "'1'");
  CHECK(errorOf("unit \"u\"\nfunction f { param0.%x -> return }") ==
        "facts:2:21: error: expected a selector: *, **, [index], [?], "
        "[\"key\"], <part>, ^field or a field, found '%'");
  CHECK(errorOf("unit \"u\" gap limit \"open") ==
        "facts:1:20: error: this string does not end on its line");
  CHECK(errorOf("unit \"u\" gap limit \"\\q\"") ==
        "facts:1:21: error: expected \\\", \\\\, \\n, \\t or \\x and two "
        "digits");
  CHECK(errorOf("unit \"u\" gap limit @ a.h:99999999999:1") ==
        "facts:1:26: error: expected a line, found '99999999999'");
  CHECK(errorOf("unit \"u\" gap limit @ a.h:99999999999999999999999:1") ==
        "facts:1:26: error: '99999999999999999999999' is not a number that "
        "fits");
  CHECK(errorOf("unit \"u\" function f { param99999 -> return }") ==
        "facts:1:23: error: the number in 'param99999' is too large");
  CHECK(errorOf("unit \"u\" symbol record x\nsymbol field x") ==
        "facts:2:8: error: the kind of 'x' was given before");
  CHECK(errorOf("unit \"u\" symbol record x = y\nsymbol record y") ==
        "facts:2:15: error: another symbol has the id of 'y'");
  CHECK(errorOf("unit \"u\" file a.h = \"/a.h\"\nfile \"/a.h\"") ==
        "facts:2:6: error: another file has the path of '/a.h'");
  CHECK(errorOf("unit \"u\" symbol record a owner b symbol record b owner a") ==
        "facts:1:1: error: the unit is not a possible one: symbols[0]: bad "
        "owner (it owns itself)");
  CHECK(errorOf("unit \"u\" \xff") ==
        "facts:1:10: error: expected record, mark, function, gap, symbol or "
        "file, found '\\377'");
}

TEST_CASE("no text brings the parser down") {
  const std::string text = R"(unit "u" language "C" # c
record User : B { f = "i" @ "/u.h":3:1 : T } mark only f ("s") reason "r"
function f(u) @ a:1:1 virtual of User overrides m, n inside o {
  call 0 value param0, fn(g) (this const="\x41", _) receiver=R as "x"
  param0.*.[3].[?].["k"].[param1].<p>.f.** -> call0.arg0 derived except(.x .y) via(f)
    guards(0) steps("s" assign @ a:1:2, pass)
  kill this }
gap asm "t" in f symbol alias A name "n" owner f type T file a = "/a" hash 0x1f
)";
  auto survive = [](const std::string &input) {
    llvm::Expected<Unit> unit = parseUnit(input, "t");
    if (!unit)
      return llvm::consumeError(unit.takeError());
    std::string printed = printUnit(*unit);
    INFO(input << "\nprinted as\n" << printed);
    REQUIRE(printUnit(read(printed)) == printed);
  };
  REQUIRE(errorOf(text) == "no error");
  for (size_t i = 0; i <= text.size(); ++i)
    survive(text.substr(0, i));
  for (size_t i = 0; i < text.size(); ++i) {
    for (char c : llvm::StringRef("\0\xff\"\\(){}[]<>.,:*?@#=_9a \n-~", 28)) {
      std::string changed = text;
      changed[i] = c;
      survive(changed);
    }
    std::string shorter = text, longer = text;
    survive(shorter.erase(i, 1));
    survive(longer.insert(i, 1, text[i]));
  }
}
