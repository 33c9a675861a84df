//===- PurposeTree.cpp - the tree of purposes -------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Purposes form a forest; a limit speaks of a purpose and all below it.
//
//===----------------------------------------------------------------------===//

#include "Policy.h"
#include "llvm/ADT/STLExtras.h"

namespace purpose {

bool PurposeTree::add(llvm::StringRef name, llvm::StringRef parent,
                      llvm::StringRef description) {
  auto [it, inserted] = ByName.try_emplace(name, unsigned(Nodes.size()));
  if (inserted) {
    Nodes.push_back({name.str(), parent.str(), description.str()});
    return true;
  }
  Node &node = Nodes[it->second];
  if (!description.empty())
    node.description = description.str();
  if (parent.empty() || node.parent == parent)
    return true;
  if (!node.parent.empty())
    return false;
  node.parent = parent.str();
  return true;
}

void PurposeTree::move(llvm::StringRef name, llvm::StringRef parent) {
  auto it = ByName.find(name);
  if (it != ByName.end())
    Nodes[it->second].parent = parent.str();
}

bool PurposeTree::contains(llvm::StringRef name) const {
  return ByName.count(name);
}

bool PurposeTree::isBelow(llvm::StringRef p, llvm::StringRef q) const {
  // The depth bound ends the walk should a caller have built a cycle.
  for (size_t depth = 0; depth <= Nodes.size(); ++depth) {
    if (p == q)
      return true;
    auto it = ByName.find(p);
    if (it == ByName.end() || Nodes[it->second].parent.empty())
      return false;
    p = Nodes[it->second].parent;
  }
  return false;
}

std::string PurposeTree::closest(llvm::StringRef name) const {
  std::string best;
  unsigned bestDistance = std::max<size_t>(2, name.size() / 3) + 1;
  for (const Node &node : Nodes) {
    unsigned distance = name.edit_distance(node.name, true, bestDistance);
    if (distance < bestDistance) {
      best = node.name;
      bestDistance = distance;
    }
  }
  if (best.empty())
    for (const Node &node : Nodes)
      if (name.size() >= 4 && (llvm::StringRef(node.name).starts_with(name) ||
                               name.starts_with(node.name)))
        return node.name;
  return best;
}

bool admits(const PurposeTree &tree, LimitKind kind,
            const std::vector<std::string> &limit, llvm::StringRef purpose) {
  if (kind == LimitKind::Only)
    return llvm::any_of(
        limit, [&](const std::string &s) { return tree.isBelow(purpose, s); });
  return llvm::none_of(limit, [&](const std::string &n) {
    return tree.isBelow(purpose, n) || tree.isBelow(n, purpose);
  });
}

} // namespace purpose
