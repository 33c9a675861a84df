//===- ModelText.cpp - the notation of flows and paths ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A cursor over the text and one function a rule of the grammar:
//
//   flows   = flow { ";" flow }
//   flow    = paths ( "=>" | "~>" | ":=" | ":~" ) paths [ test ]
//   alias   = [ "result" selectors "=" ] path [ test ]
//   call    = path "(" [ paths ] ")" [ "=>" path ]
//   join    = path "=>" path "(" [ path ] ")"
//   test    = "if" condition { "and" condition }
//   condition = "argN" ( "is" | "not" ) ( "pointer" | "number" | "a" class | …
//   ) path    = base { selector }
//
//===----------------------------------------------------------------------===//

#include "ModelText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using llvm::StringRef;
using llvm::Twine;

namespace purpose {

namespace {

using Sel = ModelPath::Sel;

/// A path as written: `.text` is not a selector of a place but stands for two
/// flows, one of the argument's value and one of what it points to.
struct WrittenPath {
  ModelPath path;
  bool text = false;
  size_t offset = 0;
};

class Cursor {
public:
  explicit Cursor(StringRef text) : Text(text) {}

  TextResult error(const Twine &message) const { return error(At, message); }
  static TextResult error(size_t at, const Twine &message) {
    return TextError{at, message.str()};
  }

  void space() {
    while (At < Text.size() && llvm::isSpace(Text[At]))
      ++At;
  }
  bool done() {
    space();
    return At == Text.size();
  }
  bool eat(StringRef token) {
    space();
    return eatHere(token);
  }
  bool eatHere(StringRef token) {
    if (!Text.substr(At).starts_with(token))
      return false;
    At += token.size();
    return true;
  }
  StringRef rest() const { return Text.substr(At); }
  size_t position() {
    space();
    return At;
  }
  /// What stands here, for messages.
  std::string found() {
    space();
    if (At == Text.size())
      return "the end";
    StringRef word = rest().take_until(
        [](char c) { return llvm::isSpace(c) || c == ',' || c == ';'; });
    return "'" + (word.empty() ? rest().take_front(1) : word).str() + "'";
  }
  bool number(unsigned &value) {
    size_t length = rest().take_while(llvm::isDigit).size();
    // Nine digits hold any index that makes sense, without overflow.
    if (length == 0 || length > 9)
      return false;
    rest().take_front(length).getAsInteger(10, value);
    At += length;
    return true;
  }
  StringRef word() {
    StringRef result =
        rest().take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
    At += result.size();
    return result;
  }

  TextResult base(ModelPath &path) {
    space();
    size_t start = At;
    StringRef name = word();
    if (name == "this") {
      path.base = ModelPath::This;
    } else if (name == "result") {
      path.base = ModelPath::Result;
    } else if (name == "new") {
      path.base = ModelPath::New;
    } else if (name == "outside" && eatHere("(")) {
      path.base = ModelPath::Outside;
      path.store = word().str();
      if (path.store.empty() || !eatHere(")"))
        return error("a store is written 'outside(NAME)'");
    } else if (name == "arg" && eatHere("*")) {
      path.base = ModelPath::AllArgs;
    } else if (StringRef digits = name; digits.consume_front("arg") &&
                                        !digits.empty() && digits.size() < 4 &&
                                        llvm::all_of(digits, llvm::isDigit)) {
      digits.getAsInteger(10, path.arg);
      path.base = eatHere("..") ? ModelPath::ArgsFrom : ModelPath::Arg;
    } else {
      At = start;
      return error(Twine("a path begins with 'this', 'result', 'new', 'argN', "
                         "'argN..', 'arg*' or 'outside(NAME)', not with ") +
                   found());
    }
    return std::nullopt;
  }

  TextResult brackets(std::vector<Sel> &selectors) {
    Sel sel{Sel::AnyElement, 0, {}};
    if (eatHere("?")) {
    } else if (eatHere("*")) {
      sel.kind = Sel::AllElements;
    } else if (bool key = eatHere("key "); eatHere("arg")) {
      sel.kind = key ? Sel::KeyFromArg : Sel::ElementFromArg;
      if (!number(sel.number))
        return error("'[arg' needs the number of an argument");
      if (!key && eatHere(".first"))
        sel.kind = Sel::KeyFromPair;
    } else if (!key && eatHere("type")) {
      sel.kind = Sel::KeyFromType;
      sel.number = Sel::OfResult;
      if (eatHere(" arg") && !number(sel.number))
        return error("'[type arg' needs the number of an argument");
    } else if (!key && eatHere("method arg")) {
      sel.kind = Sel::Method;
      if (!number(sel.number))
        return error("'[method arg' needs the number of an argument");
    } else if (number(sel.number)) {
      sel.kind = Sel::Element;
    } else {
      return error(
          "between '[' and ']' stands '?', '*', 'argN', 'key argN', "
          "'argN.first', 'type', 'type argN', 'method argN' or an index");
    }
    if (!eatHere("]"))
      return error("missing ']'");
    selectors.push_back(std::move(sel));
    return std::nullopt;
  }

  TextResult selectors(std::vector<Sel> &selectors, bool *text) {
    while (true) {
      size_t start = At;
      if (!eatHere("."))
        return std::nullopt;
      if (text && *text)
        return error(start, "'.text' must be the last selector");
      if (!selectors.empty() && selectors.back().kind == Sel::Deep)
        return error(start, "'.**' must be the last selector");
      if (eatHere("**")) {
        selectors.push_back({Sel::Deep, 0, {}});
      } else if (eatHere("*")) {
        selectors.push_back({Sel::Deref, 0, {}});
      } else if (eatHere("[")) {
        if (TextResult e = brackets(selectors))
          return e;
      } else if (eatHere("<*>")) {
        selectors.push_back({Sel::EachPart, 0, {}});
      } else if (eatHere("<")) {
        StringRef name = word();
        if (name.empty() || !eatHere(">"))
          return error("a part is written '<0>', '<name>', '<*>' or '<T>'");
        selectors.push_back({Sel::Part, 0, ("<" + name + ">").str()});
      } else {
        StringRef name = word();
        if (name.empty())
          return error(Twine("after '.' stands '*', '**', '[…]', '<…>' or a "
                             "name, not ") +
                       found());
        if (name == "text") {
          if (!text)
            return error(start, "'.text' can only be read from, in a flow");
          *text = true;
        } else {
          selectors.push_back({Sel::Part, 0, name.str()});
        }
      }
    }
  }

  TextResult path(ModelPath &path, bool *text = nullptr) {
    if (TextResult e = base(path))
      return e;
    return selectors(path.selectors, text);
  }

  TextResult paths(std::vector<WrittenPath> &result, bool allowText) {
    do {
      WrittenPath written;
      written.offset = position();
      if (TextResult e =
              path(written.path, allowText ? &written.text : nullptr))
        return e;
      if (written.text && written.path.base == ModelPath::Result)
        return error(written.offset, "'result' has no '.text'");
      result.push_back(std::move(written));
    } while (eat(","));
    return std::nullopt;
  }

  /// `if arg0 is pointer and arg1 not number`, or nothing.
  TextResult tests(std::vector<ModelTest> &tests) {
    if (!eat("if "))
      return std::nullopt;
    do {
      if (TextResult e = test(tests.emplace_back()))
        return e;
    } while (eat("and "));
    return std::nullopt;
  }

  TextResult test(ModelTest &test) {
    size_t start = position();
    ModelPath subject;
    if (TextResult e = path(subject))
      return e;
    if (subject.base == ModelPath::This)
      test.arg = ModelTest::This;
    else if (subject.base == ModelPath::Result)
      test.arg = ModelTest::Result;
    else if (subject.base == ModelPath::Arg)
      test.arg = subject.arg;
    else
      subject.selectors.push_back({});
    if (!subject.selectors.empty())
      return error(start, "what is tested must be 'argN', 'this' or 'result': "
                          "'if argN is …'");
    if (eat("not "))
      test.negated = true;
    else if (!eat("is "))
      return error(Twine("expected 'is' or 'not', found ") + found());
    start = position();
    bool taking = eat("taking ");
    if (taking || eat("a ")) {
      space();
      StringRef name = rest().take_until(
          [](char c) { return llvm::isSpace(c) || c == ';'; });
      At += name.size();
      if (name.empty())
        return error("after 'a' and 'taking' stands the name of a class");
      test.kind = taking ? ModelTest::Taking : ModelTest::Class;
      test.name = name.str();
      return std::nullopt;
    }
    std::optional<ModelTest::Kind> kind =
        llvm::StringSwitch<std::optional<ModelTest::Kind>>(word())
            .Case("pointer", ModelTest::Pointer)
            .Case("number", ModelTest::Number)
            .Case("same", ModelTest::Same)
            .Case("references", ModelTest::References)
            .Case("whole", ModelTest::Whole)
            .Case("larger", ModelTest::Partial)
            .Default(std::nullopt);
    if (!kind) {
      At = start;
      return error(Twine("an argument is 'pointer', 'number', 'same', 'whole', "
                         "'larger', "
                         "'references', 'a CLASS' or 'taking CLASS', not ") +
                   found());
    }
    test.kind = *kind;
    return std::nullopt;
  }

  /// The end of one item of a `;` list.
  TextResult endOfItem() {
    if (done() || eat(";"))
      return std::nullopt;
    return error(Twine("expected ';' or the end, found ") + found());
  }

private:
  StringRef Text;
  size_t At = 0;
};

TextResult parseFlow(Cursor &in, std::vector<ModelFlow> &flows) {
  std::vector<WrittenPath> left, right;
  if (TextResult e = in.paths(left, /*allowText=*/true))
    return e;
  ModelFlow flow;
  size_t arrow = in.position();
  bool assigns = false;
  if (in.eat("=>")) {
  } else if (in.eat("~>")) {
    flow.derived = true;
  } else if (in.eat(":=")) {
    assigns = true;
  } else if (in.eat(":~")) {
    assigns = flow.derived = true;
  } else {
    return Cursor::error(arrow, "expected '=>', '~>', ':=' or ':~', found " +
                                    in.found());
  }
  flow.overwrites = assigns;
  if (TextResult e = in.paths(right, /*allowText=*/true))
    return e;
  // `to := from` is written like an assignment, `from => to` like an arrow.
  const auto &sources = assigns ? right : left;
  const auto &targets = assigns ? left : right;
  if (TextResult e = in.tests(flow.when))
    return e;
  for (const WrittenPath &to : targets) {
    if (to.text)
      return Cursor::error(to.offset,
                           "'.text' can only be read from, not written to");
    if (!to.path.selectors.empty() &&
        to.path.selectors.back().kind == Sel::Deep && !assigns && !flow.derived)
      return Cursor::error(to.offset, "'.**' can only be written to by '~>': "
                                      "the same value cannot stand everywhere");
  }
  for (const WrittenPath &from : sources) {
    if (from.path.base == ModelPath::Result)
      return Cursor::error(from.offset, "'result' is what the function gives "
                                        "back; nothing flows from it");
  }
  for (const WrittenPath &from : sources)
    for (const WrittenPath &to : targets) {
      ModelFlow one = flow;
      one.from = from.path;
      one.to = to.path;
      if (from.text && from.path.base != ModelPath::This) {
        ModelFlow pointee = one;
        one.when.push_back({ModelTest::Pointer, true, ModelTest::Own, {}});
        pointee.when.push_back({ModelTest::Pointer, false, ModelTest::Own, {}});
        pointee.from.selectors.push_back({Sel::Deref, 0, {}});
        flows.push_back(std::move(pointee));
      }
      flows.push_back(std::move(one));
    }
  return in.endOfItem();
}

TextResult parseAlias(Cursor &in, std::vector<ModelAlias> &aliases) {
  ModelAlias alias;
  size_t start = in.position();
  ModelPath path;
  if (TextResult e = in.path(path))
    return e;
  if (in.eat("=")) {
    if (path.base != ModelPath::Result)
      return Cursor::error(start, "only 'result' can be an alias: "
                                  "'result = …'");
    alias.at = std::move(path.selectors);
    path = ModelPath();
    start = in.position();
    if (TextResult e = in.path(path))
      return e;
  }
  if (path.base == ModelPath::Result)
    return Cursor::error(start, "the result cannot refer to itself");
  if (!path.selectors.empty() && path.selectors.back().kind == Sel::Deep)
    return Cursor::error(start, "an alias names one place: no '.**'");
  alias.to = std::move(path);
  if (TextResult e = in.tests(alias.when))
    return e;
  aliases.push_back(std::move(alias));
  return in.endOfItem();
}

TextResult parseCall(Cursor &in, std::vector<ModelCall> &calls) {
  ModelCall call;
  if (TextResult e = in.path(call.callee))
    return e;
  if (!in.eat("("))
    return in.error("expected '(' and the arguments that the callee gets, "
                    "found " +
                    in.found());
  if (!in.eat(")")) {
    std::vector<WrittenPath> args;
    if (TextResult e = in.paths(args, /*allowText=*/false))
      return e;
    for (WrittenPath &arg : args)
      call.args.push_back(std::move(arg.path));
    if (!in.eat(")"))
      return in.error("expected ',' or ')', found " + in.found());
  }
  if (in.eat("=>")) {
    call.hasResult = true;
    if (TextResult e = in.path(call.result))
      return e;
  }
  if (TextResult e = in.tests(call.when))
    return e;
  calls.push_back(std::move(call));
  return in.endOfItem();
}

TextResult parseJoin(Cursor &in, std::vector<ModelCall> &calls) {
  ModelPath joined;
  if (TextResult e = in.path(joined))
    return e;
  if (!in.eat("=>"))
    return in.error("expected '=>' and what is called with it, found " +
                    in.found());
  size_t start = in.position();
  if (TextResult e = parseCall(in, calls))
    return e;
  if (calls.back().hasResult || calls.back().args.size() > 1)
    return Cursor::error(start, "what is joined gets the arguments of the "
                                "other; in '()' stands its object, if any");
  calls.back().joined = std::move(joined);
  return std::nullopt;
}

template <class Item, class Parse>
TextResult parseList(StringRef text, std::vector<Item> &items, Parse parse) {
  Cursor in(text);
  if (in.done())
    return in.error("is empty");
  while (!in.done())
    if (TextResult e = parse(in, items))
      return e;
  return std::nullopt;
}

} // namespace

TextResult parsePath(StringRef text, ModelPath &path) {
  Cursor in(text);
  if (TextResult e = in.path(path))
    return e;
  if (!in.done())
    return in.error("expected the end of the path, found " + in.found());
  return std::nullopt;
}

TextResult parseFlows(StringRef text, std::vector<ModelFlow> &flows) {
  return parseList(text, flows, parseFlow);
}

TextResult parseAliases(StringRef text, std::vector<ModelAlias> &aliases) {
  return parseList(text, aliases, parseAlias);
}

TextResult parseCalls(StringRef text, std::vector<ModelCall> &calls) {
  return parseList(text, calls, parseCall);
}

TextResult parseJoins(StringRef text, std::vector<ModelCall> &calls) {
  return parseList(text, calls, parseJoin);
}

TextResult parsePaths(StringRef text, std::vector<ModelPath> &paths) {
  Cursor in(text);
  std::vector<WrittenPath> written;
  if (TextResult e = in.paths(written, /*allowText=*/false))
    return e;
  if (!in.done())
    return in.error("expected ',' or the end, found " + in.found());
  for (WrittenPath &path : written)
    paths.push_back(std::move(path.path));
  return std::nullopt;
}

TextResult parseArgCount(StringRef text, int &min, int &max) {
  Cursor in(text);
  unsigned first = 0, last = 0;
  in.space();
  TextResult wrong =
      Cursor::error(0, "a number of arguments is written '2', '2..' or '1..3'");
  if (!in.number(first))
    return wrong;
  min = max = int(first);
  if (in.eatHere("..")) {
    max = -1;
    if (in.number(last)) {
      if (last < first)
        return Cursor::error(0, "the range of arguments is empty");
      max = int(last);
    }
  }
  return in.done() ? TextResult() : wrong;
}

TextResult expandBraces(StringRef pattern, std::vector<std::string> &names) {
  size_t open = pattern.find('{');
  if (open == StringRef::npos) {
    if (size_t close = pattern.find('}'); close != StringRef::npos)
      return Cursor::error(close, "'}' without '{'");
    names.push_back(pattern.str());
    return std::nullopt;
  }
  // The alternatives of the first group, each with a start and an end.
  std::vector<StringRef> alternatives;
  unsigned depth = 0;
  size_t start = open + 1, close = StringRef::npos;
  for (size_t i = open; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '{') {
      ++depth;
    } else if ((c == ',' || c == '}') && depth == 1) {
      alternatives.push_back(pattern.slice(start, i));
      start = i + 1;
      if (c == '}') {
        close = i;
        break;
      }
    } else if (c == '}') {
      --depth;
    }
  }
  if (close == StringRef::npos)
    return Cursor::error(open, "'{' without '}'");
  for (StringRef alternative : alternatives) {
    std::string one =
        (pattern.take_front(open) + alternative + pattern.substr(close + 1))
            .str();
    if (TextResult e = expandBraces(one, names))
      return e;
    if (names.size() > 20000)
      return Cursor::error(open, "the groups stand for too many names");
  }
  return std::nullopt;
}

llvm::Expected<ModelPath> parseModelPath(StringRef text) {
  ModelPath path;
  if (TextResult e = parsePath(text, path))
    return llvm::createStringError("'" + text + "': " + e->message);
  return path;
}

std::string printModelPath(const ModelPath &path) {
  std::string out;
  switch (path.base) {
  case ModelPath::This:
    out = "this";
    break;
  case ModelPath::Result:
    out = "result";
    break;
  case ModelPath::New:
    out = "new";
    break;
  case ModelPath::Outside:
    out = "outside(" + path.store + ")";
    break;
  case ModelPath::AllArgs:
    out = "arg*";
    break;
  case ModelPath::Arg:
    out = "arg" + std::to_string(path.arg);
    break;
  case ModelPath::ArgsFrom:
    out = "arg" + std::to_string(path.arg) + "..";
    break;
  }
  for (const Sel &sel : path.selectors) {
    out += '.';
    switch (sel.kind) {
    case Sel::Deref:
      out += "*";
      break;
    case Sel::Deep:
      out += "**";
      break;
    case Sel::AnyElement:
      out += "[?]";
      break;
    case Sel::AllElements:
      out += "[*]";
      break;
    case Sel::KeyFromPair:
      out += "[arg" + std::to_string(sel.number) + ".first]";
      break;
    case Sel::KeyFromArg:
      out += "[key arg" + std::to_string(sel.number) + "]";
      break;
    case Sel::ElementFromArg:
      out += "[arg" + std::to_string(sel.number) + "]";
      break;
    case Sel::KeyFromType:
      out += sel.number == Sel::OfResult
                 ? "[type]"
                 : "[type arg" + std::to_string(sel.number) + "]";
      break;
    case Sel::Method:
      out += "[method arg" + std::to_string(sel.number) + "]";
      break;
    case Sel::Element:
      out += "[" + std::to_string(sel.number) + "]";
      break;
    case Sel::Part:
      out += sel.name;
      break;
    case Sel::EachPart:
      out += "<*>";
      break;
    }
  }
  return out;
}

} // namespace purpose
