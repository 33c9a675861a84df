//===- ModelReader.cpp - YAML to models -------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks LLVM's YAML nodes rather than mapping them: a mapping reader stops at
// the first error and knows no columns inside a scalar, and here most mistakes
// are inside scalars.
//
//===----------------------------------------------------------------------===//

#include "ModelReader.h"
#include "ModelText.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;

namespace purpose {

namespace {

const StringRef Keys[] = {"function", "args",  "flows", "alias", "clears",
                          "makes",    "calls", "joins", "pure"};
const StringRef GroupKeys[] = {"group", "names"};
const StringRef CallKeys[] = {"callee", "args", "result"};

class Reader {
public:
  Reader(StringRef yaml, StringRef file) : File(file) {
    Sources.setDiagHandler(
        [](const SMDiagnostic &diagnostic, void *self) {
          auto *reader = static_cast<Reader *>(self);
          reader->report(diagnostic.getLineNo(), diagnostic.getColumnNo() + 1,
                         diagnostic.getMessage());
        },
        this);
    Buffer = MemoryBufferRef(yaml, file);
  }

  ReadModels read() {
    yaml::Stream stream(Buffer, Sources, /*ShowColors=*/false);
    for (yaml::document_iterator it = stream.begin();
         it != stream.end() && !stream.failed(); ++it) {
      yaml::Node *root = it->getRoot();
      if (!root || isa<yaml::NullNode>(root))
        continue;
      auto *list = dyn_cast<yaml::SequenceNode>(root);
      if (!list) {
        error(root, "a file of models is a list: '- function: …'");
        continue;
      }
      for (yaml::Node &entry : *list)
        model(entry);
    }
    return std::move(Result);
  }

private:
  void report(int line, int column, const Twine &message) {
    Result.errors.push_back(
        (File + ":" + Twine(line) + ":" + Twine(column) + ": error: " + message)
            .str());
  }
  std::pair<unsigned, unsigned> place(const char *at) const {
    StringRef text = Buffer.getBuffer();
    size_t offset = std::min<size_t>(at - text.data(), text.size());
    // Most questions come in rising order; count on from the last answer.
    if (offset < Counted.offset)
      Counted = {};
    while (true) {
      size_t newline = text.find('\n', Counted.offset);
      if (newline == StringRef::npos || newline >= offset)
        break;
      Counted.offset = newline + 1;
      ++Counted.line;
    }
    return {Counted.line, unsigned(offset - Counted.offset + 1)};
  }
  void error(const char *at, const Twine &message) {
    auto [line, column] = place(at);
    report(line, column, message);
  }
  void error(yaml::Node *node, const Twine &message) {
    error(node->getSourceRange().Start.getPointer(), message);
  }

  /// Whether two keys are near enough in spelling to suggest one for the other.
  static std::string suggestion(StringRef key, ArrayRef<StringRef> known) {
    StringRef best;
    unsigned distance = 3;
    for (StringRef candidate : known) {
      unsigned d = key.edit_distance(candidate, true, distance);
      if (d < distance || (best.empty() && (candidate.starts_with(key) ||
                                            key.starts_with(candidate)))) {
        best = candidate;
        distance = std::min(distance, d);
      }
    }
    if (best.empty())
      return "; known are '" + join(known.begin(), known.end(), "', '") + "'";
    return ("; did you mean '" + best + "'?").str();
  }

  /// The scalar's text, or nullopt after an error.
  std::optional<StringRef> scalar(yaml::Node *node, const Twine &what,
                                  SmallVectorImpl<char> &storage) {
    if (auto *text = dyn_cast_or_null<yaml::ScalarNode>(node)) {
      // A plain scalar is taken as written, over several lines too: so an
      // offset into the text is an offset into the file.
      StringRef raw = text->getRawValue();
      bool quoted = raw.starts_with("'") || raw.starts_with("\"");
      return quoted ? text->getValue(storage) : raw.rtrim();
    }
    if (node)
      error(node, what + " is a text, plain or in quotes");
    return std::nullopt;
  }

  /// Applies \p parse to a text, or to each text of a list.
  template <class Parse>
  void texts(yaml::Node *node, StringRef key, Parse parse,
             bool alsoMaps = false) {
    auto one = [&](yaml::Node &item) {
      SmallString<64> storage;
      if (alsoMaps && isa<yaml::MappingNode>(item)) {
        callMap(cast<yaml::MappingNode>(item));
        return;
      }
      if (std::optional<StringRef> text =
              scalar(&item, "each of '" + key + "'", storage)) {
        if (TextResult e = parse(*text))
          error(startOf(item) + e->offset, "'" + key + "': " + e->message);
      }
    };
    if (auto *list = dyn_cast<yaml::SequenceNode>(node)) {
      for (yaml::Node &item : *list)
        one(item);
      return;
    }
    one(*node);
  }

  /// Where the text of a scalar begins, inside its quotes.
  static const char *startOf(yaml::Node &node) {
    const char *start = node.getSourceRange().Start.getPointer();
    if (auto *text = dyn_cast<yaml::ScalarNode>(&node)) {
      StringRef raw = text->getRawValue();
      if (raw.starts_with("'") || raw.starts_with("\""))
        return start + 1;
    }
    return start;
  }

  /// `{callee: arg2, args: ['arg0.*.[?]'], result: 'arg3.*.[?]'}`
  void callMap(yaml::MappingNode &map) {
    ModelCall call;
    bool hasCallee = false;
    eachKey(map, CallKeys, [&](StringRef key, yaml::Node *value) {
      if (key == "args") {
        texts(value, key, [&](StringRef text) {
          return text.empty() ? TextResult() : parsePaths(text, call.args);
        });
        return;
      }
      texts(value, key, [&](StringRef text) {
        return parsePath(text, key == "callee" ? call.callee : call.result);
      });
      (key == "callee" ? hasCallee : call.hasResult) = true;
    });
    if (!hasCallee)
      error(&map, "a call needs 'callee: argN'");
    Current->calls.push_back(std::move(call));
  }

  template <class Do>
  void eachKey(yaml::MappingNode &map, ArrayRef<StringRef> known, Do act) {
    StringSet<> seen;
    for (yaml::KeyValueNode &pair : map) {
      SmallString<16> storage;
      yaml::Node *keyNode = pair.getKey();
      std::optional<StringRef> read = scalar(keyNode, "a key", storage);
      std::string key = read ? read->str() : std::string();
      yaml::Node *value = pair.getValue();
      if (!read || !value)
        continue;
      if (!is_contained(known, key))
        error(keyNode, "unknown key '" + key + "'" + suggestion(key, known));
      else if (!seen.insert(key).second)
        error(keyNode, "'" + key + "' stands here twice");
      else if (isa<yaml::NullNode>(value))
        error(keyNode, "'" + key + "' has no value");
      else
        act(key, value);
    }
  }

  void function(yaml::Node *node, ReadModel &read) {
    texts(node, "function", [&](StringRef name) -> TextResult {
      if (name.empty())
        return TextError{0, "is empty"};
      bool isOperator = name.contains("operator");
      if (size_t at = name.find_first_of(" \t\n");
          at != StringRef::npos && !isOperator)
        return TextError{at, "a qualified name has no blanks"};
      if (size_t at = name.find('('); at != StringRef::npos && !isOperator &&
                                      !name.ends_with("::(constructor)"))
        return TextError{at, "write the name without its parameter list"};
      if (size_t angle = templateArguments(name); angle != StringRef::npos)
        return TextError{angle, "write the name without template arguments"};
      if (read.model.function.empty())
        read.model.function = name.str();
      std::string written = name.str();
      if (TextResult e = replaceGroups(written))
        return e;
      size_t before = read.names.size();
      TextResult e = expandBraces(written, read.names);
      for (std::string &expanded :
           MutableArrayRef(read.names).drop_front(before))
        nameConstructor(expanded);
      return e;
    });
  }

  /// `std::vector::(constructor)` to `std::vector::vector`.
  static void nameConstructor(std::string &name) {
    StringRef owner = name;
    if (!owner.consume_back("::(constructor)"))
      return;
    size_t colon = owner.rfind(':');
    StringRef last = colon == StringRef::npos ? owner : owner.substr(colon + 1);
    name = (owner + "::" + last).str();
  }

  /// `std::$map::find` to `std::{map,multimap}::find`.
  TextResult replaceGroups(std::string &name) const {
    for (size_t at = name.find('$'); at != std::string::npos;
         at = name.find('$', at)) {
      StringRef word = StringRef(name).substr(at + 1).take_while(
          [](char c) { return isAlnum(c) || c == '_' || c == '-'; });
      auto group = Groups.find(word);
      if (group == Groups.end()) {
        SmallVector<StringRef, 8> known;
        for (const auto &entry : Groups)
          known.push_back(entry.getKey());
        llvm::sort(known);
        std::string message = "no group '" + word.str() + "' before this";
        if (!known.empty())
          message += suggestion(word, known);
        return TextError{at, message};
      }
      name.replace(at, word.size() + 1, "{" + group->second + "}");
    }
    return std::nullopt;
  }

  /// `group: map` with `names: map,multimap`.
  void group(yaml::MappingNode &map) {
    std::string name, names;
    eachKey(map, GroupKeys, [&](StringRef key, yaml::Node *value) {
      texts(value, key, [&](StringRef text) -> TextResult {
        if (key == "group") {
          name = text.str();
          return std::nullopt;
        }
        std::string written;
        for (char c : text) // may be written over several lines
          if (!isSpace(c))
            written += c;
        if (TextResult e = replaceGroups(written))
          return e;
        names += (names.empty() ? "" : ",") + written;
        return std::nullopt;
      });
    });
    if (names.empty())
      error(&map, "group '" + name + "' needs 'names: first,second'");
    else if (!Groups.try_emplace(name, names).second)
      error(&map, "there is a group '" + name + "' already");
  }

  /// Where `Box<int>` begins its `<`; npos for `operator<` and friends.
  static size_t templateArguments(StringRef name) {
    size_t angle = name.find('<');
    if (angle == StringRef::npos ||
        name.take_front(angle).contains("operator") || !name.contains('>'))
      return StringRef::npos;
    return angle;
  }

  /// The first key of a map that was not looked at yet. (Its value must not be
  /// looked at: the parser reads a map once.)
  static bool beginsWith(yaml::MappingNode &map, StringRef key) {
    const char *start = map.getSourceRange().Start.getPointer();
    return StringRef(start, key.size()) == key;
  }

  void model(yaml::Node &node) {
    auto *map = dyn_cast<yaml::MappingNode>(&node);
    if (!map) {
      error(&node, "a model is a map: '- function: …'");
      return;
    }
    if (beginsWith(*map, "group:")) {
      group(*map);
      return;
    }
    ReadModel read;
    Model &m = read.model;
    Current = &m;
    m.file = File.str();
    m.line = place(node.getSourceRange().Start.getPointer()).first;
    bool named = false, says = false;
    size_t errorsBefore = Result.errors.size();
    eachKey(*map, Keys, [&](StringRef key, yaml::Node *value) {
      says |= key != "function" && key != "args";
      if (key == "function") {
        named = true;
        function(value, read);
      } else if (key == "args") {
        texts(value, key, [&](StringRef text) {
          return parseArgCount(text, m.minArgs, m.maxArgs);
        });
      } else if (key == "flows") {
        texts(value, key,
              [&](StringRef text) { return parseFlows(text, m.flows); });
      } else if (key == "alias") {
        texts(value, key,
              [&](StringRef text) { return parseAliases(text, m.aliases); });
      } else if (key == "clears") {
        texts(value, key,
              [&](StringRef text) { return parsePaths(text, m.clears); });
      } else if (key == "makes") {
        texts(value, key, [&](StringRef text) {
          TextResult e = parseCalls(text, m.makes);
          if (!e && m.makes.back().hasResult)
            return TextResult(TextError{0, "what is made has no result"});
          return e;
        });
      } else if (key == "calls") {
        texts(
            value, key,
            [&](StringRef text) { return parseCalls(text, m.calls); },
            /*alsoMaps=*/true);
      } else if (key == "joins") {
        texts(value, key,
              [&](StringRef text) { return parseJoins(text, m.calls); });
      } else if (key == "pure") {
        texts(value, key, [&](StringRef text) -> TextResult {
          if (text != "true")
            return TextError{0, "is only ever 'true'"};
          m.pure = true;
          return std::nullopt;
        });
      }
    });
    Current = nullptr;
    if (!named)
      error(&node, "a model needs 'function:'");
    else if (!says && Result.errors.size() == errorsBefore)
      error(&node, "says nothing about '" + m.function +
                       "'; for a function without effect write 'pure: true'");
    if (m.pure && !(m.flows.empty() && m.aliases.empty() && m.clears.empty() &&
                    m.makes.empty() && m.calls.empty()))
      error(&node, "'" + m.function + "' is 'pure' and yet has effects");
    checkCounts(m, &node);
    Result.models.push_back(std::move(read));
  }

  /// A path that names an argument which the function never has.
  void checkCounts(const Model &m, yaml::Node *node) {
    if (m.maxArgs < 0)
      return;
    auto check = [&](const ModelPath &path) {
      int highest = -1;
      if (path.base == ModelPath::Arg)
        highest = int(path.arg);
      for (const ModelPath::Sel &sel : path.selectors)
        if (sel.kind == ModelPath::Sel::ElementFromArg ||
            sel.kind == ModelPath::Sel::KeyFromArg ||
            sel.kind == ModelPath::Sel::Method ||
            (sel.kind == ModelPath::Sel::KeyFromType &&
             sel.number != ModelPath::Sel::OfResult) ||
            sel.kind == ModelPath::Sel::KeyFromPair)
          highest = std::max(highest, int(sel.number));
      if (highest >= m.maxArgs)
        error(node, "'" + m.function + "' has no argument " + Twine(highest) +
                        ": 'args' says " + Twine(m.maxArgs) + " at most");
    };
    for (const ModelFlow &flow : m.flows) {
      check(flow.from);
      check(flow.to);
    }
    for (const ModelAlias &alias : m.aliases)
      check(alias.to);
    for (const ModelPath &path : m.clears)
      check(path);
    for (const std::vector<ModelCall> *calls : {&m.makes, &m.calls})
      for (const ModelCall &call : *calls) {
        check(call.callee);
        if (call.joined)
          check(*call.joined);
        for (const ModelPath &arg : call.args)
          check(arg);
        if (call.hasResult)
          check(call.result);
      }
  }

  StringRef File;
  MemoryBufferRef Buffer;
  SourceMgr Sources;
  ReadModels Result;
  StringMap<std::string> Groups;
  Model *Current = nullptr;
  struct Count {
    size_t offset = 0;
    unsigned line = 1;
  };
  mutable Count Counted;
};

} // namespace

ReadModels readModels(StringRef yaml, StringRef file) {
  return Reader(yaml, file).read();
}

} // namespace purpose
