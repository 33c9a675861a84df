//===- PolicyFile.cpp - reads .clang-purpose --------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks the YAML tree by hand, so that each mistake has its place, and goes on
// after one, so that all of them are told at once.
//
//===----------------------------------------------------------------------===//

#include "Policy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <functional>

namespace purpose {

namespace {

using llvm::StringRef;
namespace yaml = llvm::yaml;

/// One entry of a map: key, and what to do with its value.
struct Entry {
  const char *key;
  std::function<void(yaml::Node &)> read;
};

class Reader {
public:
  Reader(StringRef text, StringRef file, Policy &policy)
      : File(file.str()), P(policy),
        Stream((Sources.setDiagHandler(remember, this), text), Sources) {}

  void read();
  std::vector<std::string> Errors;

private:
  static void remember(const llvm::SMDiagnostic &d, void *self) {
    auto *reader = static_cast<Reader *>(self);
    if (d.getKind() == llvm::SourceMgr::DK_Error)
      reader->Errors.push_back(reader->File + ":" +
                               std::to_string(std::max(1, d.getLineNo())) +
                               ":" + std::to_string(d.getColumnNo() + 1) +
                               ": error: " + d.getMessage().str());
  }
  PolicyPlace place(yaml::Node &node) {
    auto [line, column] = Sources.getLineAndColumn(node.getSourceRange().Start);
    return {File, line, column};
  }
  void error(yaml::Node &node, const llvm::Twine &message) {
    PolicyPlace at = place(node);
    Errors.push_back(File + ":" + std::to_string(at.line) + ":" +
                     std::to_string(at.column) + ": error: " + message.str());
  }
  std::string suggestion(StringRef word, llvm::ArrayRef<StringRef> known) {
    StringRef best;
    unsigned bestDistance = unsigned(word.size() / 3 + 2);
    for (StringRef k : known) {
      unsigned d = word.edit_distance(k);
      if (d < bestDistance) {
        best = k;
        bestDistance = d;
      }
    }
    if (!best.empty())
      return ("; did you mean '" + best + "'?").str();
    std::string all;
    for (StringRef k : known)
      all += (all.empty() ? "; known are '" : "', '") + k.str();
    return all + "'";
  }
  std::string scalar(yaml::Node &node) {
    if (auto *s = llvm::dyn_cast<yaml::ScalarNode>(&node)) {
      llvm::SmallString<64> storage;
      return s->getValue(storage).str();
    }
    if (auto *s = llvm::dyn_cast<yaml::BlockScalarNode>(&node))
      return s->getValue().str();
    error(node, "expected a text");
    node.skip();
    return "";
  }
  void map(yaml::Node &node, llvm::ArrayRef<Entry> entries) {
    auto *m = llvm::dyn_cast<yaml::MappingNode>(&node);
    if (!m) {
      if (!llvm::isa<yaml::NullNode>(node))
        error(node, "expected a map (key: value)");
      node.skip();
      return;
    }
    std::vector<std::string> seen;
    for (yaml::KeyValueNode &pair : *m) {
      yaml::Node *keyNode = pair.getKey();
      if (!keyNode)
        return;
      std::string key = scalar(*keyNode);
      if (llvm::is_contained(seen, key))
        error(*keyNode, "'" + key + "' stands here twice");
      seen.push_back(key);
      const Entry *found = nullptr;
      for (const Entry &e : entries)
        if (key == e.key || StringRef(e.key) == "*")
          found = &e;
      if (!found) {
        std::vector<StringRef> known;
        for (const Entry &e : entries)
          known.push_back(e.key);
        error(*keyNode, "unknown key '" + key + "'" + suggestion(key, known));
        if (yaml::Node *value = pair.getValue())
          value->skip();
        continue;
      }
      Key = key;
      KeyNode = keyNode;
      yaml::Node *value = pair.getValue();
      if (!value)
        return;
      found->read(*value);
    }
  }
  void list(yaml::Node &node, const std::function<void(yaml::Node &)> &each) {
    auto *s = llvm::dyn_cast<yaml::SequenceNode>(&node);
    if (!s) {
      if (!llvm::isa<yaml::NullNode>(node))
        error(node, "expected a list ([a, b] or lines that start with '-')");
      node.skip();
      return;
    }
    for (yaml::Node &item : *s)
      each(item);
  }
  /// A purpose or a list of purposes. They are checked at the end, since the
  /// tree may be told later in the file.
  void purposes(yaml::Node &node, std::vector<std::string> &into) {
    auto one = [&](yaml::Node &n) {
      PolicyPlace at = place(n);
      std::string name = scalar(n);
      into.push_back(name);
      Mentioned.push_back({name, at});
    };
    if (llvm::isa<yaml::ScalarNode>(node))
      one(node);
    else
      list(node, one);
  }
  std::string date(yaml::Node &node) {
    std::string text = scalar(node);
    unsigned y, m, d;
    SmallVectorRef parts;
    StringRef(text).split(parts, '-');
    if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() != 2 ||
        parts[2].size() != 2 || parts[0].getAsInteger(10, y) ||
        parts[1].getAsInteger(10, m) || parts[2].getAsInteger(10, d) || m < 1 ||
        m > 12 || d < 1 || d > 31)
      error(node, "'" + text + "' is no date; write YYYY-MM-DD");
    return text;
  }
  using SmallVectorRef = llvm::SmallVector<StringRef, 4>;
  int position(yaml::Node &node, StringRef word, bool result) {
    unsigned n;
    if (word == "this")
      return -1;
    if (result && word == "result")
      return -2;
    if (word.consume_front("arg") && !word.getAsInteger(10, n))
      return int(n);
    error(node, "expected 'this'" + std::string(result ? ", 'result'" : "") +
                    " or an argument: arg0, arg1, …");
    return -1;
  }

  void readPurposes(yaml::Node &node);
  void readLimit(yaml::Node &node);
  void readUse(yaml::Node &node);
  void readRelease(yaml::Node &node);
  void readGuard(yaml::Node &node);
  void readChannel(yaml::Node &node);
  void readException(yaml::Node &node);
  void readSeverity(yaml::Node &node);

  std::string File;
  Policy &P;
  llvm::SourceMgr Sources;
  yaml::Stream Stream;
  std::string Key;
  yaml::Node *KeyNode = nullptr;
  std::vector<std::pair<std::string, PolicyPlace>> Mentioned;
};

void Reader::readPurposes(yaml::Node &node) {
  map(node, {{"*", [&](yaml::Node &value) {
                std::string name = Key;
                P.purposes.add(name, "");
                auto child = [&, name](yaml::Node &n) {
                  std::string below = scalar(n);
                  if (P.purposes.isBelow(name, below)) {
                    error(n, "'" + below + "' cannot stand below '" + name +
                                 "', which stands below it");
                    return;
                  }
                  if (!P.purposes.add(below, name))
                    P.purposes.move(below, name);
                };
                if (llvm::isa<yaml::SequenceNode>(value)) {
                  list(value, child);
                  return;
                }
                map(value,
                    {{"includes", [&](yaml::Node &n) { list(n, child); }},
                     {"description", [&, name](yaml::Node &n) {
                        P.purposes.add(name, "", scalar(n));
                      }}});
              }}});
}

void Reader::readLimit(yaml::Node &node) {
  PolicyLimit limit;
  limit.place = place(node);
  int subjects = 0;
  bool limited = false;
  auto subject = [&](SubjectKind kind) {
    return [&, kind](yaml::Node &n) {
      limit.subject = kind;
      limit.name = scalar(n);
      ++subjects;
      if (kind != SubjectKind::Param)
        return;
      StringRef name = limit.name;
      auto open = name.rfind('(');
      int index;
      if (open != StringRef::npos && name.ends_with(")") &&
          !name.slice(open + 1, name.size() - 1).getAsInteger(10, index)) {
        limit.parameter = index;
        limit.name = name.take_front(open).str();
      }
    };
  };
  auto words = [&](LimitKind kind) {
    return [&, kind](yaml::Node &n) {
      limit.kind = kind;
      limited = true;
      purposes(n, limit.purposes);
    };
  };
  map(node, {{"field", subject(SubjectKind::Field)},
             {"function", subject(SubjectKind::Function)},
             {"param", subject(SubjectKind::Param)},
             {"type", subject(SubjectKind::Type)},
             {"variable", subject(SubjectKind::Variable)},
             {"call", subject(SubjectKind::Call)},
             {"index",
              [&](yaml::Node &n) {
                if (StringRef(scalar(n)).getAsInteger(10, limit.parameter))
                  error(n, "expected a number");
              }},
             {"where",
              [&](yaml::Node &n) {
                map(n,
                    {{"*", [&](yaml::Node &value) {
                        int at = position(*KeyNode, Key, false);
                        if (at >= 0)
                          limit.where.push_back({unsigned(at), scalar(value)});
                      }}});
              }},
             {"only", words(LimitKind::Only)},
             {"never", words(LimitKind::Never)}});
  if (subjects != 1)
    error(node, "a limit is on one thing: field, function, param, type, "
                "variable or call");
  else if (!limited || limit.purposes.empty())
    error(node, "a limit says 'only: [purposes]' or 'never: [purposes]'");
  else if (limit.subject == SubjectKind::Param && limit.parameter < 0)
    error(node, "which parameter? write 'f(0)' or add 'index: 0'");
  else
    P.limits.push_back(limit);
}

void Reader::readUse(yaml::Node &node) {
  PolicyUse use;
  use.place = place(node);
  std::vector<std::string> names;
  map(node, {{"name", [&](yaml::Node &n) { use.name = scalar(n); }},
             {"path", [&](yaml::Node &n) { use.path = scalar(n); }},
             {"purpose", [&](yaml::Node &n) { purposes(n, names); }}});
  if (use.name.empty() == use.path.empty())
    error(node, "a use has either 'name' or 'path'");
  else if (names.empty())
    error(node, "a use needs a 'purpose'");
  for (const std::string &name : names) {
    use.purpose = name;
    P.uses.push_back(use);
  }
}

void Reader::readRelease(yaml::Node &node) {
  PolicyRelease release;
  release.place = place(node);
  map(node, {{"function", [&](yaml::Node &n) { release.function = scalar(n); }},
             {"for", [&](yaml::Node &n) { purposes(n, release.purposes); }},
             {"reason", [&](yaml::Node &n) { release.reason = scalar(n); }},
             {"owner", [&](yaml::Node &n) { release.owner = scalar(n); }},
             {"expires", [&](yaml::Node &n) { release.expires = date(n); }}});
  if (release.function.empty())
    error(node, "a release names its 'function'");
  if (release.reason.empty() || release.owner.empty())
    error(node, "a release needs a 'reason' and an 'owner'");
  P.releases.push_back(release);
}

void Reader::readGuard(yaml::Node &node) {
  PolicyGuard guard;
  guard.place = place(node);
  map(node, {{"function", [&](yaml::Node &n) { guard.function = scalar(n); }},
             {"for", [&](yaml::Node &n) { purposes(n, guard.purposes); }}});
  if (guard.function.empty() || guard.purposes.empty())
    error(node, "a guard has a 'function' and purposes under 'for'");
  P.guards.push_back(guard);
}

void Reader::readChannel(yaml::Node &node) {
  PolicyChannel channel;
  channel.place = place(node);
  auto side = [&](std::string &call, int &key, int &value, bool result) {
    return [&, result](yaml::Node &n) {
      map(n,
          {{"call", [&](yaml::Node &v) { call = scalar(v); }},
           {"key", [&](yaml::Node &v) { key = position(v, scalar(v), false); }},
           {"value", [&, result](yaml::Node &v) {
              value = position(v, scalar(v), result);
            }}});
    };
  };
  map(node, {{"name", [&](yaml::Node &n) { channel.name = scalar(n); }},
             {"write", side(channel.writeCall, channel.writeKey,
                            channel.writeValue, false)},
             {"read", side(channel.readCall, channel.readKey, channel.readValue,
                           true)}});
  if (channel.writeCall.empty() || channel.readCall.empty())
    error(node, "a channel has 'write: {call: …}' and 'read: {call: …}'");
  P.channels.push_back(channel);
}

void Reader::readException(yaml::Node &node) {
  PolicyException e;
  e.place = place(node);
  map(node, {{"fingerprint", [&](yaml::Node &n) { e.fingerprint = scalar(n); }},
             {"label", [&](yaml::Node &n) { e.label = scalar(n); }},
             {"use", [&](yaml::Node &n) { e.use = scalar(n); }},
             {"kind",
              [&](yaml::Node &n) {
                e.kind = scalar(n);
                if (e.kind != "accepted-risk" && e.kind != "false-positive")
                  error(n, "unknown kind '" + e.kind + "'" +
                               suggestion(e.kind,
                                          {"accepted-risk", "false-positive"}));
              }},
             {"reason", [&](yaml::Node &n) { e.reason = scalar(n); }},
             {"owner", [&](yaml::Node &n) { e.owner = scalar(n); }},
             {"expires", [&](yaml::Node &n) { e.expires = date(n); }}});
  if (e.fingerprint.empty() && (e.label.empty() || e.use.empty()))
    error(node, "an exception names a 'fingerprint', or a 'label' and a 'use'");
  if (e.reason.empty() || e.owner.empty())
    error(node, "an exception needs a 'reason' and an 'owner'");
  P.exceptions.push_back(e);
}

void Reader::readSeverity(yaml::Node &node) {
  static const StringRef rules[] = {"purpose-violation", "purpose-implicit",
                                    "purpose-annotation", "purpose-exception",
                                    "blind-spot"};
  map(node, {{"*", [&](yaml::Node &value) {
                if (!llvm::is_contained(rules, StringRef(Key)))
                  error(*KeyNode,
                        "unknown rule '" + Key + "'" + suggestion(Key, rules));
                std::string rule = Key;
                std::string level = scalar(value);
                if (level == "note")
                  P.severity[rule] = Severity::Note;
                else if (level == "warning")
                  P.severity[rule] = Severity::Warning;
                else if (level == "error")
                  P.severity[rule] = Severity::Error;
                else
                  error(value,
                        "unknown severity '" + level + "'" +
                            suggestion(level, {"note", "warning", "error"}));
              }}});
}

void Reader::read() {
  yaml::document_iterator document = Stream.begin();
  if (document == Stream.end())
    return;
  yaml::Node *root = document->getRoot();
  if (!root)
    return;
  auto each = [&](void (Reader::*read)(yaml::Node &)) {
    return [this, read](yaml::Node &n) {
      list(n, [this, read](yaml::Node &item) { (this->*read)(item); });
    };
  };
  map(*root, {{"purposes", [&](yaml::Node &n) { readPurposes(n); }},
              {"limits", each(&Reader::readLimit)},
              {"uses", each(&Reader::readUse)},
              {"releases", each(&Reader::readRelease)},
              {"guards", each(&Reader::readGuard)},
              {"channels", each(&Reader::readChannel)},
              {"exceptions", each(&Reader::readException)},
              {"models",
               [&](yaml::Node &n) {
                 list(n, [&](yaml::Node &item) {
                   std::string file = scalar(item);
                   llvm::SmallString<256> path;
                   if (!llvm::sys::path::is_absolute(file))
                     path = P.root;
                   llvm::sys::path::append(path, file);
                   P.models.push_back(path.str().str());
                 });
               }},
              {"tolerate",
               [&](yaml::Node &n) {
                 list(n, [&](yaml::Node &item) {
                   P.tolerate.push_back(scalar(item));
                 });
               }},
              {"severity", [&](yaml::Node &n) { readSeverity(n); }},
              {"mode", [&](yaml::Node &n) {
                 std::string mode = scalar(n);
                 if (mode != "logging" && mode != "enforcing")
                   error(n, "unknown mode '" + mode + "'" +
                                suggestion(mode, {"logging", "enforcing"}));
                 P.enforcing = mode != "logging";
               }}});
  for (const auto &[name, at] : Mentioned) {
    if (P.purposes.contains(name))
      continue;
    std::string close = P.purposes.closest(name);
    Errors.push_back(at.file + ":" + std::to_string(at.line) + ":" +
                     std::to_string(at.column) + ": error: unknown purpose '" +
                     name + "'" +
                     (close.empty() ? "; declare it under 'purposes:'"
                                    : "; did you mean '" + close + "'?"));
  }
  if (Stream.failed() && Errors.empty())
    Errors.push_back(File + ":1:1: error: this is no YAML");
}

} // namespace

static llvm::Expected<Policy> readOnto(Policy policy, llvm::StringRef text,
                                       llvm::StringRef file) {
  policy.file = file.str();
  policy.text = text.str();
  llvm::SmallString<256> root(file);
  llvm::sys::fs::make_absolute(root);
  llvm::sys::path::remove_filename(root);
  llvm::sys::path::remove_dots(root, true);
  policy.root = root.str().str();
  // Nothing that a person writes nests this deep; the parser recurses.
  unsigned depth = 0, deepest = 0;
  for (char c : text) {
    depth += c == '[' || c == '{';
    if (depth && (c == ']' || c == '}'))
      --depth;
    deepest = std::max(deepest, depth);
  }
  if (deepest > 64)
    return llvm::createStringError(file +
                                   ":1:1: error: brackets nest too deeply");
  Reader reader(text, file, policy);
  reader.read();
  if (reader.Errors.empty())
    return policy;
  std::string all;
  for (const std::string &e : reader.Errors)
    all += (all.empty() ? "" : "\n") + e;
  return llvm::createStringError(all);
}

Policy builtinPolicy() {
  static const struct {
    const char *name, *text;
  } table[] = {
#include "purposes.inc"
  };
  static const Policy policy = [] {
    llvm::Expected<Policy> read =
        readOnto(Policy(), table[0].text, table[0].name);
    if (!read)
      llvm::report_fatal_error(read.takeError());
    read->file.clear();
    read->root.clear();
    read->text.clear();
    return *read;
  }();
  return policy;
}

llvm::Expected<Policy> parsePolicy(llvm::StringRef text, llvm::StringRef file) {
  return readOnto(builtinPolicy(), text, file);
}

llvm::Expected<Policy> readPolicyFile(llvm::StringRef file) {
  if (llvm::sys::fs::is_directory(file))
    return llvm::createStringError(
        file + ": error: this is a folder; name the policy file in it");
  auto buffer = llvm::MemoryBuffer::getFile(file);
  if (!buffer)
    return llvm::createStringError(file + ": error: cannot read the policy: " +
                                   buffer.getError().message());
  return parsePolicy((*buffer)->getBuffer(), file);
}

std::string findPolicyFile(llvm::StringRef directory) {
  llvm::SmallString<256> at(directory);
  llvm::sys::fs::make_absolute(at);
  llvm::sys::path::remove_dots(at, true);
  while (!at.empty()) {
    llvm::SmallString<256> file(at);
    llvm::sys::path::append(file, ".clang-purpose");
    if (llvm::sys::fs::is_regular_file(file))
      return file.str().str();
    llvm::StringRef parent = llvm::sys::path::parent_path(at);
    if (parent == at || parent.empty())
      break;
    at = llvm::SmallString<256>(parent);
  }
  return "";
}

} // namespace purpose
