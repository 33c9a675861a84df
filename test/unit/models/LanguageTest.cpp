//===- LanguageTest.cpp - reading the language of models --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What each notation means, and what each mistake is told as, with its place.
//
//===----------------------------------------------------------------------===//

#include "models/ModelReader.h"
#include "models/ModelText.h"
#include "models/Models.h"
#include "llvm/ADT/StringExtras.h"
#include <catch2/catch.hpp>

using namespace purpose;

/// A flow as text, for comparison: `arg0.* => this if arg0 is pointer`.
static std::string show(const ModelFlow &flow) {
  std::string out = printModelPath(flow.from);
  out += flow.derived ? " ~> " : " => ";
  out += printModelPath(flow.to);
  if (flow.overwrites)
    out += " over";
  for (const ModelTest &test : flow.when) {
    out += test.negated ? " not" : " is";
    out += test.arg == ModelTest::Own      ? ""
           : test.arg == ModelTest::Result ? " result"
                                           : " " + std::to_string(test.arg);
    out += test.kind == ModelTest::Pointer  ? " pointer"
           : test.kind == ModelTest::Number ? " number"
           : test.kind == ModelTest::Class  ? " a " + test.name
           : test.kind == ModelTest::Whole  ? " whole"
           : test.kind == ModelTest::Taking ? " taking " + test.name
                                            : " same";
  }
  return out;
}

static std::vector<std::string> flows(const std::string &text) {
  std::vector<ModelFlow> read;
  TextResult error = parseFlows(text, read);
  if (error)
    return {std::to_string(error->offset) + ": " + error->message};
  std::vector<std::string> result;
  for (const ModelFlow &flow : read)
    result.push_back(show(flow));
  return result;
}

using Texts = std::vector<std::string>;

TEST_CASE("a path prints as it was written") {
  for (const char *text : {"this",
                           "result",
                           "arg0",
                           "arg12",
                           "arg*",
                           "arg2..",
                           "this.*",
                           "this.*.[?]",
                           "arg0.*.[3]",
                           "this.*.[arg1].second",
                           "result.<0>",
                           "arg0.<T>",
                           "new.*",
                           "arg1.**",
                           "this.[*]",
                           "this.[arg2.first]",
                           "this.*.[key arg0].second",
                           "result.<*>",
                           "arg*.<*>",
                           "arg2...*",
                           "arg*.first",
                           "this.*.*.[?]",
                           "arg1.[method arg2]",
                           "this.*.[type]",
                           "arg0.*.[type arg2]",
                           "outside(settings).[arg0]"}) {
    llvm::Expected<ModelPath> path = parseModelPath(text);
    REQUIRE(bool(path));
    CHECK(printModelPath(*path) == text);
  }
}

TEST_CASE("a wrong path names the offending part") {
  auto error = [](const char *text) {
    llvm::Expected<ModelPath> path = parseModelPath(text);
    REQUIRE(!path);
    return llvm::toString(path.takeError());
  };
  CHECK(
      error("that.*") ==
      "'that.*': a path begins with 'this', 'result', "
      "'new', 'argN', 'argN..', 'arg*' or 'outside(NAME)', not with 'that.*'");
  CHECK(error("arg") ==
        "'arg': a path begins with 'this', 'result', 'new', "
        "'argN', 'argN..', 'arg*' or 'outside(NAME)', not with 'arg'");
  CHECK(error("this.[x]") ==
        "'this.[x]': between '[' and ']' stands '?', '*', 'argN', 'key argN', "
        "'argN.first', 'type', 'type argN', 'method argN' or an index");
  CHECK(error("this.[arg]") ==
        "'this.[arg]': '[arg' needs the number of an argument");
  CHECK(error("this.[?") == "'this.[?': missing ']'");
  CHECK(error("this.<") ==
        "'this.<': a part is written '<0>', '<name>', '<*>' or '<T>'");
  CHECK(error("this.") == "'this.': after '.' stands '*', '**', '[…]', '<…>' "
                          "or a name, not the end");
  CHECK(error("this.**.*") == "'this.**.*': '.**' must be the last selector");
  CHECK(error("this.* x") ==
        "'this.* x': expected the end of the path, found 'x'");
  CHECK(error("arg0.text") ==
        "'arg0.text': '.text' can only be read from, in a flow");
  CHECK(error("this.[9999999999]") ==
        "'this.[9999999999]': between '[' and "
        "']' stands '?', '*', 'argN', 'key argN', "
        "'argN.first', 'type', 'type argN', 'method argN' or an index");
}

TEST_CASE("flows") {
  CHECK(flows("arg0 => this.*.[?]") == Texts{"arg0 => this.*.[?]"});
  CHECK(flows("arg0 ~> result") == Texts{"arg0 ~> result"});
  CHECK(flows("this := arg0; arg0 := this") ==
        Texts{"arg0 => this over", "this => arg0 over"});
  CHECK(flows("this :~ arg0") == Texts{"arg0 ~> this over"});
  CHECK(flows("this, arg0~>result,arg1.*;") ==
        Texts{"this ~> result", "this ~> arg1.*", "arg0 ~> result",
              "arg0 ~> arg1.*"});
  CHECK(flows("arg0 => this if arg0 is same and arg1 not number") ==
        Texts{"arg0 => this is 0 same not 1 number"});
  CHECK(flows("arg2...** ~> arg0.*") == Texts{"arg2...** ~> arg0.*"});
  CHECK(flows("arg*.<*> => result.<*> if arg0 not taking stop_token") ==
        Texts{"arg*.<*> => result.<*> not 0 taking stop_token"});
}

TEST_CASE("'.text' is the pointee of pointers and the value of the rest") {
  CHECK(flows("this := arg0.text") == Texts{"arg0.* => this over is pointer",
                                            "arg0 => this over not pointer"});
  CHECK(flows("arg0 => this.*.[arg0.first] if result is a *_view and arg0 "
              "not whole; this.*.[*] := arg1") ==
        Texts{"arg0 => this.*.[arg0.first] is result a *_view not 0 whole",
              "arg1 => this.*.[*] over"});
  CHECK(flows("arg*.text ~> this if arg1 is number") ==
        Texts{"arg*.* ~> this is 1 number is pointer",
              "arg* ~> this is 1 number not pointer"});
  CHECK(flows("this.text ~> result") == Texts{"this ~> result"});
}

TEST_CASE("wrong flows") {
  auto error = [](const char *text) { return flows(text).at(0); };
  CHECK(error("") == "0: is empty");
  CHECK(error("arg0 -> this") ==
        "5: expected '=>', '~>', ':=' or ':~', found '->'");
  CHECK(error("arg0") == "4: expected '=>', '~>', ':=' or ':~', found the end");
  CHECK(error("arg0 => this arg1") == "13: expected ';' or the end, found "
                                      "'arg1'");
  CHECK(error("arg0 => arg1.text") ==
        "8: '.text' can only be read from, not written to");
  CHECK(error("arg0.text.* => this") == "9: '.text' must be the last selector");
  CHECK(error("result => this") == "0: 'result' is what the function gives "
                                   "back; nothing flows from it");
  CHECK(error("arg0 => this.**") ==
        "8: '.**' can only be written to by '~>': the same value cannot stand "
        "everywhere");
  CHECK(error("arg0 => this if arg* is same") ==
        "16: what is tested must be 'argN', 'this' or 'result': 'if argN is "
        "…'");
  CHECK(error("arg0 => this if arg0 was same") ==
        "21: expected 'is' or 'not', found 'was'");
  CHECK(error("arg0 => this if arg0 is big") ==
        "24: an argument is 'pointer', 'number', 'same', 'whole', 'larger', "
        "'references', 'a CLASS' or 'taking CLASS', not 'big'");
}

TEST_CASE("aliases") {
  std::vector<ModelAlias> read;
  REQUIRE(!parseAliases("this.*; result = arg0.*; "
                        "result.first = this.*.[?] if arg0 not pointer",
                        read));
  REQUIRE(read.size() == 3);
  CHECK(printModelPath(read[0].to) == "this.*");
  CHECK(read[0].at.empty());
  CHECK(printModelPath(read[1].to) == "arg0.*");
  REQUIRE(read[2].at.size() == 1);
  CHECK(read[2].at[0].name == "first");
  CHECK(read[2].when.size() == 1);
  auto error = [](const char *text) {
    std::vector<ModelAlias> read;
    TextResult e = parseAliases(text, read);
    REQUIRE(e.has_value());
    return std::to_string(e->offset) + ": " + e->message;
  };
  CHECK(error("this = arg0") ==
        "0: only 'result' can be an alias: 'result = …'");
  CHECK(error("result") == "0: the result cannot refer to itself");
  CHECK(error("arg0.**") == "0: an alias names one place: no '.**'");
}

TEST_CASE("calls") {
  std::vector<ModelCall> read;
  REQUIRE(!parseCalls("arg2(arg0.*.[?], arg1..) => arg3.*.[?]; arg0()", read));
  REQUIRE(read.size() == 2);
  CHECK(printModelPath(read[0].callee) == "arg2");
  REQUIRE(read[0].args.size() == 2);
  CHECK(printModelPath(read[0].args[1]) == "arg1..");
  CHECK(read[0].hasResult);
  CHECK(printModelPath(read[0].result) == "arg3.*.[?]");
  CHECK(read[1].args.empty());
  CHECK(!read[1].hasResult);
  auto error = [](const char *text) {
    std::vector<ModelCall> read;
    TextResult e = parseCalls(text, read);
    REQUIRE(e.has_value());
    return std::to_string(e->offset) + ": " + e->message;
  };
  CHECK(error("arg0") == "4: expected '(' and the arguments that the callee "
                         "gets, found the end");
  CHECK(error("arg0(arg1") == "9: expected ',' or ')', found the end");
}

TEST_CASE("joins") {
  std::vector<ModelCall> read;
  REQUIRE(
      !parseJoins("arg1 => arg3(arg2); arg0.[method arg1] => arg2()", read));
  REQUIRE(read.size() == 2);
  CHECK(printModelPath(*read[0].joined) == "arg1");
  CHECK(printModelPath(read[0].callee) == "arg3");
  REQUIRE(read[0].args.size() == 1);
  CHECK(printModelPath(*read[1].joined) == "arg0.[method arg1]");
  CHECK(read[1].args.empty());
  auto error = [](const char *text) {
    std::vector<ModelCall> read;
    TextResult e = parseJoins(text, read);
    REQUIRE(e.has_value());
    return std::to_string(e->offset) + ": " + e->message;
  };
  CHECK(error("arg1(arg0)") ==
        "4: expected '=>' and what is called with it, found '(arg0)'");
  CHECK(error("arg1 => arg2(arg0, arg3)") ==
        "8: what is joined gets the arguments of the other; in '()' stands its "
        "object, if any");
  CHECK(error("outside() => arg2()") ==
        "8: a store is written 'outside(NAME)'");
}

TEST_CASE("numbers of arguments") {
  auto count = [](const char *text) {
    int min = -1, max = -1;
    TextResult e = parseArgCount(text, min, max);
    return e ? e->message : std::to_string(min) + "/" + std::to_string(max);
  };
  CHECK(count("2") == "2/2");
  CHECK(count("2..") == "2/-1");
  CHECK(count("1..3") == "1/3");
  CHECK(count("3..1") == "the range of arguments is empty");
  CHECK(count("two") ==
        "a number of arguments is written '2', '2..' or '1..3'");
  CHECK(count("2 3") ==
        "a number of arguments is written '2', '2..' or '1..3'");
}

TEST_CASE("brace groups") {
  auto expand = [](const char *text) {
    Texts names;
    TextResult e = expandBraces(text, names);
    return e ? std::to_string(e->offset) + ": " + e->message
             : llvm::join(names, " ");
  };
  CHECK(expand("a::b") == "a::b");
  CHECK(expand("std::{a,b}::{,c}begin") ==
        "std::a::begin std::a::cbegin std::b::begin std::b::cbegin");
  CHECK(expand("{a,b{c,d}}e") == "ae bce bde");
  CHECK(expand("std::operator{==,!=}") == "std::operator== std::operator!=");
  CHECK(expand("a{b") == "1: '{' without '}'");
  CHECK(expand("ab}") == "2: '}' without '{'");
}

/// All errors of a file, without its name.
static std::string errors(const char *yaml) {
  ReadModels read = readModels(yaml, "m.yaml");
  std::string out;
  for (const std::string &error : read.errors) {
    llvm::StringRef text = error;
    CHECK(text.consume_front("m.yaml:"));
    out += text.str() + "\n";
  }
  return out;
}

TEST_CASE("a model in full") {
  ReadModels read = readModels(R"(# A comment.
- group: box
  names: Box, Case
- function: [ 'std::$box::get', "free" ]
  args: 1..2
  flows:
    - arg0 => this.*;
      this ~> result
    - 'arg1 ~> this'
  alias: this.*
  clears: this.*, arg0.*
  calls:
    - {callee: arg0, args: ['this.*', arg1], result: 'this.*.[?]'}
    - arg1()
- function: std::$box::(constructor)
  pure: true
)",
                               "m.yaml");
  REQUIRE(read.errors.empty());
  REQUIRE(read.models.size() == 2);
  const Model &m = read.models[0].model;
  CHECK(read.models[0].names ==
        Texts{"std::Box::get", "std::Case::get", "free"});
  CHECK(m.file == "m.yaml");
  CHECK(m.line == 4);
  CHECK(m.minArgs == 1);
  CHECK(m.maxArgs == 2);
  CHECK(m.flows.size() == 3);
  CHECK(m.aliases.size() == 1);
  CHECK(m.clears.size() == 2);
  REQUIRE(m.calls.size() == 2);
  CHECK(m.calls[0].args.size() == 2);
  CHECK(m.calls[0].hasResult);
  CHECK(!m.pure);
  CHECK(read.models[1].names == Texts{"std::Box::Box", "std::Case::Case"});
  CHECK(read.models[1].model.pure);
}

TEST_CASE("empty files have no models") {
  CHECK(errors("") == "");
  CHECK(errors("# nothing\n") == "");
  CHECK(errors("[]\n") == "");
}

TEST_CASE("every mistake is told with its place") {
  CHECK(errors("function: f\n") ==
        "1:1: error: a file of models is a list: '- function: …'\n");
  CHECK(errors("- f\n") == "1:3: error: a model is a map: '- function: …'\n");
  CHECK(errors("- function: f\n  flow: arg0 => this\n") ==
        "2:3: error: unknown key 'flow'; did you mean 'flows'?\n");
  CHECK(errors("- function: f\n  args: 1\n") ==
        "1:3: error: says nothing about 'f'; for a function without effect "
        "write 'pure: true'\n");
  CHECK(errors("- function: f\n  pure: true\n  wibble: 1\n") ==
        "3:3: error: unknown key 'wibble'; known are 'function', 'args', "
        "'flows', 'alias', 'clears', 'makes', 'calls', 'joins', 'pure'\n");
  CHECK(errors("- function: f\n  makes: this.*(arg0) => result\n") ==
        "2:10: error: 'makes': what is made has no result\n");
  CHECK(
      errors("- function: f\n  args: 1\n  makes: this.*.[key arg1](arg0)\n") ==
      "1:3: error: 'f' has no argument 1: 'args' says 1 at most\n");
  CHECK(errors("- function: f\n  args: 1\n  joins: arg1 => arg0()\n") ==
        "1:3: error: 'f' has no argument 1: 'args' says 1 at most\n");
  CHECK(errors("- pure: true\n") == "1:3: error: a model needs 'function:'\n");
  CHECK(errors("- function: f\n  pure: yes\n") ==
        "2:9: error: 'pure': is only ever 'true'\n");
  CHECK(errors("- function: f\n  pure: true\n  pure: true\n") ==
        "3:3: error: 'pure' stands here twice\n");
  CHECK(errors("- function: f\n  pure: true\n  alias: this\n") ==
        "1:3: error: 'f' is 'pure' and yet has effects\n");
  CHECK(errors("- function: f\n  alias:\n") ==
        "2:3: error: 'alias' has no value\n");
  CHECK(
      errors("- function: f\n  flows: 'arg0 -> this'\n") ==
      "2:16: error: 'flows': expected '=>', '~>', ':=' or ':~', found '->'\n");
  CHECK(errors("- function: f\n  flows:\n    - arg0 => this;\n"
               "      arg1 => thus\n") ==
        "4:15: error: 'flows': a path begins with 'this', 'result', 'new', "
        "'argN', 'argN..', 'arg*' or 'outside(NAME)', not with 'thus'\n");
  CHECK(errors("- function: f\n  flows: {a: b}\n") ==
        "2:11: error: each of 'flows' is a text, plain or in quotes\n");
  CHECK(errors("- function: f(int)\n  pure: true\n"
               "- function: a b\n  pure: true\n") ==
        "1:14: error: 'function': write the name without its parameter list\n"
        "3:14: error: 'function': a qualified name has no blanks\n");
  CHECK(errors("- function: std::vector<int>::at\n  pure: true\n") ==
        "1:24: error: 'function': write the name without template "
        "arguments\n");
  CHECK(errors("- function: 'std::{a'\n  pure: true\n") ==
        "1:19: error: 'function': '{' without '}'\n");
  CHECK(errors("- group: box\n  names: a,b\n"
               "- function: std::$bos::f\n  pure: true\n") ==
        "3:18: error: 'function': no group 'bos' before this; did you mean "
        "'box'?\n");
  CHECK(errors("- group: box\n") ==
        "1:3: error: group 'box' needs 'names: first,second'\n");
  CHECK(errors("- group: b\n  names: a\n- group: b\n  names: c\n") ==
        "3:3: error: there is a group 'b' already\n");
  CHECK(errors("- function: f\n  args: many\n  pure: true\n") ==
        "2:9: error: 'args': a number of arguments is written '2', '2..' or "
        "'1..3'\n");
  CHECK(errors("- function: f\n  args: 1\n  flows: arg1 => arg0.[arg2]\n") ==
        "1:3: error: 'f' has no argument 1: 'args' says 1 at most\n"
        "1:3: error: 'f' has no argument 2: 'args' says 1 at most\n");
  CHECK(errors("- function: f\n  calls: [{args: [arg1]}]\n") ==
        "2:12: error: a call needs 'callee: argN'\n");
  CHECK(errors("- function: f\n  calls: [{calle: arg1}]\n") ==
        "2:12: error: unknown key 'calle'; did you mean 'callee'?\n"
        "2:12: error: a call needs 'callee: argN'\n");
}

TEST_CASE("errors do not hide those that follow") {
  CHECK(errors("- function: f\n  flows: arg0 this\n  alias: here\n"
               "- function: g\n  args: x\n  pure: 1\n") ==
        "2:15: error: 'flows': expected '=>', '~>', ':=' or ':~', found "
        "'this'\n"
        "3:10: error: 'alias': a path begins with 'this', 'result', 'new', "
        "'argN', 'argN..', 'arg*' or 'outside(NAME)', not with 'here'\n"
        "5:9: error: 'args': a number of arguments is written '2', '2..' or "
        "'1..3'\n"
        "6:9: error: 'pure': is only ever 'true'\n");
}

TEST_CASE("broken YAML has a place, too") {
  ReadModels read =
      readModels("- function: f\n  flows: [arg0 => this\n", "m.yaml");
  REQUIRE(!read.errors.empty());
  CHECK_THAT(read.errors[0], Catch::Matchers::StartsWith("m.yaml:"));
  // Whatever the bytes, the reader comes back.
  for (const char *text :
       {"\"", "'", "- {", "- [", "&a", "*a", "- *a\n", "- &a f\n", "\t- x",
        "- ? x", "%YAML", "---\n---\n", "- function: |\n    f\n  pure: true\n",
        "- function: *f\n", "\xff\xfe", "- !tag f"})
    readModels(text, "m.yaml");
}
