//===- Policy.h - purposes, limits and the policy file ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is allowed. A Policy is read from `.clang-purpose` (YAML) on top of the
// built-in purpose tree; it answers two questions: does a limit admit a
// purpose, and what does the policy say about a name or a path.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_POLICY_POLICY_H
#define CLANG_PURPOSE_POLICY_POLICY_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace purpose {

enum class LimitKind { Only, Never };

/// The tree of purposes. `includes` are children. A purpose has one parent.
class PurposeTree {
public:
  struct Node {
    std::string name;
    std::string parent; ///< empty for a root
    std::string description;
  };
  /// False if the name stands there already under another parent.
  bool add(llvm::StringRef name, llvm::StringRef parent,
           llvm::StringRef description = {});
  /// Gives a known purpose another parent (a policy may move built-in ones).
  void move(llvm::StringRef name, llvm::StringRef parent);
  bool contains(llvm::StringRef name) const;
  /// P is Q or below it. A purpose is below itself.
  bool isBelow(llvm::StringRef p, llvm::StringRef q) const;
  /// The known purpose closest in spelling, empty if none is close.
  std::string closest(llvm::StringRef name) const;
  const std::vector<Node> &nodes() const { return Nodes; }

private:
  std::vector<Node> Nodes;
  llvm::StringMap<unsigned> ByName;
};

/// Whether a limit admits a use. `only S` admits P when P is one of S or below
/// it; `never N` forbids P when P is one of N, below it, or above it.
bool admits(const PurposeTree &tree, LimitKind kind,
            const std::vector<std::string> &limit, llvm::StringRef purpose);

/// Where an entry of the policy stands, for messages: "FILE:LINE".
struct PolicyPlace {
  std::string file;
  unsigned line = 0, column = 0;
};

enum class SubjectKind { Field, Function, Param, Type, Variable, Call };

/// `limits:` — what PURPOSE_ONLY / PURPOSE_NEVER say, for code that one cannot
/// annotate. Names are qualified names with `*` (within and across `::`);
/// `Row::get` also matches a trailing part: `db::Row::get`.
struct PolicyLimit {
  SubjectKind subject = SubjectKind::Field;
  std::string name;
  int parameter = -1; ///< for Param: position ("f(0)" or index:)
  /// For Call: argument position → the constant it must have.
  std::vector<std::pair<unsigned, std::string>> where;
  LimitKind kind = LimitKind::Only;
  std::vector<std::string> purposes;
  PolicyPlace place;
};

/// `uses:` — what PURPOSE_USE says. Either a name or a path glob.
struct PolicyUse {
  std::string name; ///< qualified name glob of a function, class, namespace,
                    ///< field or variable
  std::string path; ///< glob relative to the policy file's folder: `src/ads/**`
  std::string purpose;
  PolicyPlace place;
};

struct PolicyRelease {
  std::string function;
  std::vector<std::string> purposes;
  std::string reason, owner, expires; ///< expires: YYYY-MM-DD or empty
  PolicyPlace place;
};

struct PolicyGuard {
  std::string function;
  std::vector<std::string> purposes;
  PolicyPlace place;
};

/// `channels:` — joins a writer to a reader by a constant key.
struct PolicyChannel {
  std::string name;
  std::string writeCall, readCall;
  int writeKey = -1, writeValue = -1; ///< argument positions, -1 = this
  int readKey = -1;
  int readValue = -2; ///< argument position, -2 = the result
  PolicyPlace place;
};

struct PolicyException {
  std::string fingerprint; ///< or by label and use (names, globs)
  std::string label, use;
  std::string kind; ///< "accepted-risk" or "false-positive"
  std::string reason, owner, expires;
  PolicyPlace place;
};

enum class Severity { Note, Warning, Error };

struct Policy {
  PurposeTree purposes;
  std::vector<PolicyLimit> limits;
  std::vector<PolicyUse> uses;
  std::vector<PolicyRelease> releases;
  std::vector<PolicyGuard> guards;
  std::vector<PolicyChannel> channels;
  std::vector<PolicyException> exceptions;
  std::vector<std::string> models;    ///< paths, made absolute
  std::vector<std::string> tolerate;  ///< blind spots that do not fail a run
  llvm::StringMap<Severity> severity; ///< by rule
  bool enforcing = true;              ///< false: `mode: logging`
  std::string file;                   ///< where it was read; empty = built in
  std::string root;                   ///< folder that path globs start from
  std::string text;                   ///< what stands in it
};

/// The built-in tree (Fideslang's names where it has them) and nothing else.
Policy builtinPolicy();

/// Reads a policy on top of the built-in one. Every error is
/// `file:line:col: error: what is wrong; what was meant`, several joined.
llvm::Expected<Policy> parsePolicy(llvm::StringRef text, llvm::StringRef file);
llvm::Expected<Policy> readPolicyFile(llvm::StringRef file);

/// The `.clang-purpose` in \p directory or the nearest one above; empty if
/// none.
std::string findPolicyFile(llvm::StringRef directory);

/// A qualified name against a glob of the policy (see PolicyLimit).
bool nameMatches(llvm::StringRef pattern, llvm::StringRef qualifiedName);
/// An absolute path against a glob relative to \p root (`**` crosses folders).
bool pathMatches(llvm::StringRef pattern, llvm::StringRef path,
                 llvm::StringRef root);

} // namespace purpose

#endif
