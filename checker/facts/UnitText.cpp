//===- UnitText.cpp - a unit as text ----------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The grammar, and the printer; the parser is in UnitParser.cpp.
//
//   unit      = 'unit' STRING {'language' STRING | 'target' STRING} statement*
//   statement = record | mark | function | gap | symbol | file      any order
//
//   record    = 'record' NAME attribute* [':' NAME,…] '{' field,… '}'
//   field     = NAME attribute* [':' NAME]            the record that it holds
//   mark      = 'mark' KIND NAME ['(' STRING,… ')'] ['reason' STRING] [site]
//   gap       = 'gap' KIND [STRING] ['in' NAME] [site]
//   symbol    = 'symbol' KIND NAME attribute*
//   file      = 'file' FILE ['=' STRING] ['hash' NUMBER] ['system']
//   site      = '@' FILE ':' LINE ':' COLUMN
//
//   function  = 'function' NAME ['(' parameter,… ')'] header* '{' body* '}'
//   parameter = WORD | STRING       `u` is the symbol "f(u)", "u" the symbol u
//   header    = site | 'of' NAME | 'overrides' NAME,… | 'inside' NAME
//             | 'virtual' | 'variadic' | 'lambda' | 'internal' | 'main'
//             | 'implicit' | 'initializer' | attribute
//   body      = call | flow | 'kill' path
//
//   call      = 'call' NUMBER ('direct' NAME | 'virtual' NAME | 'value' path,…)
//               ['(' argument,… ')'] callPart*
//   callPart  = site | 'receiver' '=' NAME | 'result' '=' NAME | 'as' STRING
//             | 'exact' | 'modelled' | 'implicit' | 'joined' | 'later'
//             | 'target' '=' NAME | 'values' '(' path,… ')'
//   argument  = ['this'] ('_' | 'record' '=' NAME | 'const' '=' STRING
//             | 'exact' '=' NAME | 'fn' '=' NAME
//             | 'from' '=' ('this' | NUMBER) | 'writable' | 'opaque' |
//               site)*
//   flow      = path '->' path flowPart*
//   flowPart  = 'same' | 'derived' | 'control' | 'exact' | 'whole'
//             | 'record' '=' NAME | 'except' '(' path,… ')'
//             | 'via' '(' NAME,… ')' | 'guards' '(' NUMBER,… ')'
//             | 'when' '(' (NUMBER ('=' | 'not') STRING),… ')'
//             | 'steps' '(' ([STRING] [KIND] [site]),… ')'
//
//   path      = port selector*                  no space within
//   port      = 'this' | 'param'N | 'return' | 'throw' | 'catch'
//             | 'global(' NAME ')' | 'store(' NAME ')' | 'local(' NAME ')'
//             | 'fn(' NAME ')' | 'address(' NAME ')'
//             | 'kept(' NAME [NUMBER] ')' | 'call'N | 'call'N'.this' |
//             'call'N'.arg'N | 'reveal'N | 'decision'N | 'made'N | nothing, in
//             `except`: relative to the source
//   selector  = '.*' | '.[' N ']' | '.[?]' | '.[' STRING ']' | '.<' NAME '>'
//             | '.' NAME | '.**' at the end: and all that is below
//
//   attribute = '=' NAME | 'name' STRING | site | 'owner' NAME | 'type' NAME
//             | 'forgets'
//
// A NAME is a WORD (`User::phone`) or a STRING, `?` where there is none. It is
// the symbol's name, or its id where two symbols share a name; `= NAME` tells
// the id where it differs from NAME, `name STRING` the name. `#` begins a
// comment. Within parentheses and braces, commas may be left out but between
// arguments.
//
// A symbol need not be declared. What is left unsaid of it follows from where
// it stands: its kind; the owner of a field, a method, a parameter; the record
// of a field; the site of a function (that of its body; `declared @ …` in a
// function's header tells another one).
//
// A FILE is the last part of its path, if that is unique (a `file` statement
// then tells the path), or the quoted path.
//
//===----------------------------------------------------------------------===//

#include "UnitText.h"
#include "UnitFile.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace purpose {

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static std::string quoted(StringRef text) {
  bool utf8 = json::isUTF8(text);
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\')
      (result += '\\') += c;
    else if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
             (!utf8 && static_cast<unsigned char>(c) >= 0x80))
      (result += "\\x") += toHex(StringRef(&c, 1));
    else
      result += c;
  }
  return result += '"';
}

/// `a::b`, without spaces or signs.
static bool isWord(StringRef name) {
  do {
    auto [part, rest] = name.split("::");
    if (part.empty() || !isNameStart(part[0]) || !all_of(part, isNameChar) ||
        (rest.empty() && part.size() != name.size()))
      return false;
    name = rest;
  } while (!name.empty());
  return true;
}

static std::string wordOrQuoted(StringRef name) {
  return isWord(name) ? name.str() : quoted(name);
}

//===----------------------------------------------------------------------===//
// The printer
//===----------------------------------------------------------------------===//

namespace {

/// Prints paths with the names that it is given for symbols.
struct PathPrinter {
  const Unit &U;
  raw_ostream &OS;
  function_ref<std::string(Index)> Name;

  void print(Index i, bool relative = false) {
    const Path &p = U.paths[i];
    bool plain = p.port == PortKind::Param && p.number == 0;
    if (!relative || !plain || (p.selectors.empty() && !p.deep))
      port(p);
    // Right behind a call, `.arg0` would be taken for a position.
    bool afterCall = p.port == PortKind::Result;
    for (Index s = p.selectors.begin; s != p.selectors.end(); ++s) {
      selector(U.selectors[s], afterCall);
      afterCall = false;
    }
    if (p.deep)
      OS << ".**";
  }

private:
  void port(const Path &p) {
    switch (p.port) {
    case PortKind::Param:
      if (p.number < 0)
        OS << "this";
      else
        OS << "param" << p.number;
      break;
    case PortKind::Return:
      OS << "return";
      break;
    case PortKind::Throw:
      OS << "throw";
      break;
    case PortKind::Catch:
      OS << "catch";
      if (p.number != AnyCall)
        OS << p.number;
      break;
    case PortKind::Global:
      OS << "global(" << Name(p.symbol) << ")";
      break;
    case PortKind::Store:
      OS << "store(" << Name(p.symbol) << ")";
      break;
    case PortKind::Local:
      OS << "local(" << Name(p.symbol) << ")";
      break;
    case PortKind::Function:
      OS << "fn(" << Name(p.symbol) << ")";
      break;
    case PortKind::Address:
      OS << "address(" << Name(p.symbol) << ")";
      break;
    case PortKind::Kept:
      OS << "kept(" << Name(p.symbol);
      if (p.number != AnyCall)
        OS << " " << p.number;
      OS << ")";
      break;
    case PortKind::Argument:
      OS << "call" << p.number;
      if (p.symbol == 0)
        OS << ".this";
      else
        OS << ".arg" << p.symbol - 1;
      break;
    case PortKind::Result:
      OS << "call" << p.number;
      break;
    case PortKind::Reveal:
      OS << "reveal" << p.number;
      break;
    case PortKind::Decision:
      OS << "decision" << p.number;
      break;
    case PortKind::Made:
      OS << "made" << p.number;
      break;
    }
  }

  void selector(const Selector &s, bool afterCall) {
    OS << ".";
    switch (s.kind) {
    case SelectorKind::Field: {
      std::string name = Name(s.value);
      OS << (afterCall && isPositionWord(name) ? quoted(name) : name);
      break;
    }
    case SelectorKind::Deref:
      OS << "*";
      break;
    case SelectorKind::Element:
      if (s.value == AnyIndex)
        OS << "[?]";
      else
        OS << "[" << s.value << "]";
      break;
    case SelectorKind::Key:
      OS << "[" << quoted(U.str(s.value)) << "]";
      break;
    case SelectorKind::KeyParam:
      OS << "[param" << s.value << "]";
      break;
    case SelectorKind::Outer:
      OS << "^" << Name(s.value);
      break;
    case SelectorKind::Part:
      OS << "<" << wordOrQuoted(U.str(s.value)) << ">";
      break;
    }
  }
};

class UnitPrinter {
public:
  explicit UnitPrinter(const Unit &unit)
      : U(unit), OS(Text), Said(symbolDefaults(unit)),
        Told(unit.symbols.size()), FileUsed(unit.files.size()) {
    nameSymbols();
    nameFiles();
  }

  std::string print() {
    OS << "unit " << quoted(U.mainFile);
    if (!U.language.empty())
      OS << " language " << quoted(U.language);
    if (!U.target.empty())
      OS << " target " << quoted(U.target);
    OS << "\n";
    section(U.records, [&](const Record &r) { record(r); });
    section(U.marks, [&](const Mark &m) { mark(m); });
    for (const Function &f : U.functions) {
      OS << "\n";
      function(f);
    }
    section(U.gaps, [&](const Gap &g) { gap(g); });
    symbols();
    files();
    return std::move(Text);
  }

private:
  /// A symbol goes by its name, by its id where the name is not its alone.
  void nameSymbols() {
    StringMap<unsigned> count;
    for (const Symbol &s : U.symbols) {
      ++count[U.str(s.name)];
      if (U.str(s.id) != U.str(s.name))
        ++count[U.str(s.id)];
    }
    for (const Symbol &s : U.symbols) {
      bool unique =
          count[U.str(s.name)] == 1 && s.name != None && !U.str(s.name).empty();
      Handles.push_back(unique ? s.name : s.id);
    }
  }

  void nameFiles() {
    StringMap<unsigned> count;
    for (const File &f : U.files) {
      StringRef path = U.str(f.path), last = sys::path::filename(path);
      ++count[last];
      if (last != path)
        ++count[path];
    }
    for (const File &f : U.files) {
      StringRef path = U.str(f.path), last = sys::path::filename(path);
      bool plain = !last.empty() && all_of(last, isFileChar);
      FileHandles.push_back(plain && count[last] == 1 ? last.str()
                                                      : quoted(path));
    }
  }

  StringRef handle(Index s) const { return U.str(Handles[s]); }
  std::string name(Index s) const {
    return s == None ? "?" : wordOrQuoted(handle(s));
  }

  template <typename Row, typename Fn>
  void section(const std::vector<Row> &rows, Fn print) {
    if (!rows.empty())
      OS << "\n";
    for (const Row &row : rows)
      print(row);
  }

  /// `(a, b, c)` of the values in `lists`.
  template <typename Fn> void list(Range range, Fn print) {
    ListSeparator comma;
    for (Index i = range.begin; i != range.end(); ++i) {
      OS << comma;
      print(U.lists[i]);
    }
  }

  void path(Index i, bool relative = false) {
    PathPrinter{U, OS, [this](Index s) { return name(s); }}.print(i, relative);
  }

  void place(const Site &site) {
    OS << "@ ";
    if (site.file == None) {
      OS << "?";
    } else {
      OS << FileHandles[site.file];
      FileUsed.set(site.file);
    }
    OS << ":" << site.line << ":" << site.column;
  }
  void site(const Site &site) {
    if (site == Site())
      return;
    OS << " ";
    place(site);
  }

  template <size_t N>
  void flags(uint32_t flags, const StringLiteral (&words)[N]) {
    for (size_t bit = 0; bit < N; ++bit)
      if (flags >> bit & 1)
        OS << " " << words[bit];
  }

  /// What is to be told about a symbol, at the first place that can.
  void attributes(Index i, StringRef beforeSite = "") {
    if (Told.test(i))
      return;
    Told.set(i);
    const Symbol &s = U.symbols[i];
    const SymbolDefaults &said = Said[i];
    if (U.str(s.id) != U.str(Handles[i]))
      OS << " = " << wordOrQuoted(U.str(s.id));
    if (U.str(s.name) != U.str(Handles[i]))
      OS << " name " << quoted(U.str(s.name));
    if (!(s.site == said.site)) {
      OS << " " << beforeSite;
      if (s.site == Site())
        OS << "@ ?";
      else
        place(s.site);
    }
    if (s.owner != said.owner)
      OS << " owner " << name(s.owner);
    if (s.record != said.record)
      OS << " type " << name(s.record);
    if (s.forgets)
      OS << " forgets";
  }

  void record(const Record &r) {
    OS << "record " << name(r.symbol);
    attributes(r.symbol);
    if (!r.bases.empty()) {
      OS << " : ";
      list(r.bases, [&](Index s) { OS << name(s); });
    }
    OS << " {";
    for (Index i = r.fields.begin; i != r.fields.end(); ++i) {
      const RecordField &f = U.recordFields[i];
      OS << (i == r.fields.begin ? "\n  " : ",\n  ") << name(f.field);
      attributes(f.field);
      if (f.record != None)
        OS << " : " << name(f.record);
    }
    OS << (r.fields.empty() ? "}\n" : "\n}\n");
  }

  void mark(const Mark &m) {
    OS << "mark " << MarkKindWords[unsigned(m.kind)] << " " << name(m.symbol);
    if (!m.purposes.empty()) {
      OS << " (";
      list(m.purposes, [&](Index s) { OS << quoted(U.str(s)); });
      OS << ")";
    }
    if (m.reason != None)
      OS << " reason " << quoted(U.str(m.reason));
    site(m.site);
    OS << "\n";
  }

  void gap(const Gap &g) {
    OS << "gap " << GapKindWords[unsigned(g.kind)];
    if (g.text != None)
      OS << " " << quoted(U.str(g.text));
    if (g.function != None)
      OS << " in " << name(g.function);
    site(g.site);
    OS << "\n";
  }

  void function(const Function &f) {
    OS << "function " << name(f.symbol) << "(";
    list(f.params, [&](Index p) { parameter(f, p); });
    OS << ")";
    site(f.site);
    attributes(f.symbol, "declared ");
    flags(f.flags, FunctionFlagWords);
    if (f.record != None)
      OS << " of " << name(f.record);
    if (!f.overrides.empty()) {
      OS << " overrides ";
      list(f.overrides, [&](Index s) { OS << name(s); });
    }
    if (f.lexicalParent != None)
      OS << " inside " << name(f.lexicalParent);
    OS << " {\n";
    for (Index i = f.calls.begin; i != f.calls.end(); ++i)
      call(U.calls[i], i - f.calls.begin);
    for (Index i = f.flows.begin; i != f.flows.end(); ++i)
      flow(U.flows[i]);
    for (Index i = f.kills.begin; i != f.kills.end(); ++i) {
      OS << "  kill ";
      path(U.lists[i]);
      OS << "\n";
    }
    OS << "}\n";
  }

  void parameter(const Function &f, Index p) {
    StringRef word = handle(p);
    if (word.consume_front(handle(f.symbol)) && word.consume_front("(") &&
        word.consume_back(")") && isWord(word))
      OS << word;
    else
      OS << quoted(handle(p));
  }

  void call(const Call &c, Index number) {
    OS << "  call " << number << " " << CallKindWords[unsigned(c.kind)];
    bool value = c.kind == CallKind::Value;
    if (!value)
      OS << " " << name(c.target);
    else if (!c.values.empty()) {
      OS << " ";
      list(c.values, [&](Index i) { path(i); });
    }
    OS << (value ? " (" : "(");
    ListSeparator comma;
    for (Index i = 0; i != c.args.count; ++i) {
      OS << comma;
      argument(U.args[c.args.begin + i], i == 0 && c.hasThis);
    }
    OS << ")";
    if (c.receiver != None)
      OS << " receiver=" << name(c.receiver);
    if (c.resultRecord != None)
      OS << " result=" << name(c.resultRecord);
    flags(c.flags, CallFlagWords);
    if (value && c.target != None)
      OS << " target=" << name(c.target);
    if (!value && !c.values.empty()) {
      OS << " values(";
      list(c.values, [&](Index i) { path(i); });
      OS << ")";
    }
    if (c.text != None)
      OS << " as " << quoted(U.str(c.text));
    site(c.site);
    OS << "\n";
  }

  void argument(const Argument &a, bool isThis) {
    SmallVector<std::string, 4> words;
    if (isThis)
      words.push_back("this");
    if (a.record != None)
      words.push_back("record=" + name(a.record));
    if (a.constant != None)
      words.push_back("const=" + quoted(U.str(a.constant)));
    if (a.exact != None)
      words.push_back("exact=" + name(a.exact));
    if (a.function != None)
      words.push_back("fn=" + name(a.function));
    if (a.param != None)
      words.push_back(a.param == 0 ? "from=this"
                                   : "from=" + std::to_string(a.param - 1));
    if (a.writable)
      words.push_back("writable");
    if (a.opaque)
      words.push_back("opaque");
    OS << (words.empty() ? "_" : join(words, " "));
    site(a.site);
  }

  void flow(const Flow &f) {
    OS << "  ";
    path(f.from);
    OS << " -> ";
    path(f.to);
    if (f.kind != FlowKind::Same)
      OS << " " << FlowKindWords[unsigned(f.kind)];
    flags(f.flags, FlowFlagWords);
    if (f.record != None)
      OS << " record=" << name(f.record);
    if (!f.except.empty()) {
      OS << " except(";
      list(f.except, [&](Index i) { path(i, /*relative=*/true); });
      OS << ")";
    }
    if (!f.via.empty()) {
      OS << " via(";
      list(f.via, [&](Index s) { OS << name(s); });
      OS << ")";
    }
    if (!f.guards.empty()) {
      OS << " guards(";
      list(f.guards, [&](uint32_t call) { OS << call; });
      OS << ")";
    }
    if (!f.when.empty()) {
      OS << " when(";
      ListSeparator comma;
      for (Index i = f.when.begin; i != f.when.end(); ++i) {
        const When &w = U.whens[i];
        OS << comma << w.param << (w.negated ? " not " : " = ")
           << quoted(U.str(w.constant));
      }
      OS << ")";
    }
    for (Index i = f.steps.begin; i != f.steps.end(); ++i) {
      const Step &s = U.steps[i];
      OS << (i == f.steps.begin ? "\n    steps(" : ",\n          ");
      if (s.text != None)
        OS << quoted(U.str(s.text)) << " ";
      OS << StepKindWords[unsigned(s.kind)];
      site(s.site);
    }
    OS << (f.steps.empty() ? "\n" : ")\n");
  }

  /// Symbols of which more is to be said than their places do. By kind and
  /// name: the table's order is not kept.
  void symbols() {
    std::vector<Index> rest;
    for (Index i = 0; i < U.symbols.size(); ++i) {
      const Symbol &s = U.symbols[i];
      const SymbolDefaults &said = Said[i];
      bool plain = U.str(s.id) == U.str(s.name) && s.site == said.site &&
                   s.owner == said.owner && s.record == said.record &&
                   !s.forgets;
      if (!said.mentioned || s.kind != said.kind || (!plain && !Told.test(i)))
        rest.push_back(i);
    }
    llvm::sort(rest, [&](Index a, Index b) {
      return std::pair(U.symbols[a].kind, handle(a)) <
             std::pair(U.symbols[b].kind, handle(b));
    });
    section(rest, [&](Index i) {
      OS << "symbol " << SymbolKindWords[unsigned(U.symbols[i].kind)] << " "
         << name(i);
      attributes(i);
      OS << "\n";
    });
  }

  void files() {
    std::vector<Index> rest;
    for (Index i = 0; i < U.files.size(); ++i) {
      const File &f = U.files[i];
      if (!FileUsed.test(i) || f.hash || f.system ||
          !(U.str(f.path) == FileHandles[i] ||
            StringRef(FileHandles[i]).starts_with("\"")))
        rest.push_back(i);
    }
    llvm::sort(rest, [&](Index a, Index b) {
      return U.str(U.files[a].path) < U.str(U.files[b].path);
    });
    section(rest, [&](Index i) {
      const File &f = U.files[i];
      OS << "file " << FileHandles[i];
      if (FileHandles[i][0] != '"' && FileHandles[i] != U.str(f.path))
        OS << " = " << quoted(U.str(f.path));
      if (f.hash)
        OS << " hash 0x" << utohexstr(f.hash, /*LowerCase=*/true);
      if (f.system)
        OS << " system";
      OS << "\n";
    });
  }

  const Unit &U;
  std::string Text;
  raw_string_ostream OS;
  std::vector<SymbolDefaults> Said;
  BitVector Told;             ///< symbols whose attributes were printed
  BitVector FileUsed;         ///< files that a site names
  std::vector<Index> Handles; ///< of symbols, in strings[]
  std::vector<std::string> FileHandles;
};

} // namespace

std::string printUnit(const Unit &unit) { return UnitPrinter(unit).print(); }

std::string printPath(const Unit &unit, Index path) {
  std::string text;
  raw_string_ostream out(text);
  auto name = [&](Index s) { return std::string(unit.symbolName(s)); };
  PathPrinter{unit, out, name}.print(path);
  return text;
}

} // namespace purpose
