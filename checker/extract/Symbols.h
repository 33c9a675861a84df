//===- Symbols.h - names of declarations ------------------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives each declaration its Symbol: an id that is equal in two units exactly
// if the two mean the same entity, a name as a developer writes it, its owner,
// and the marks that annotations put on it.
//
//===----------------------------------------------------------------------===//

#ifndef CLANG_PURPOSE_EXTRACT_SYMBOLS_H
#define CLANG_PURPOSE_EXTRACT_SYMBOLS_H

#include "../facts/Facts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Mangle.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>

namespace purpose {

/// Declared in `std` or `__gnu_cxx`, at any depth.
bool inStd(const clang::Decl *decl);

class Symbols {
public:
  Symbols(clang::ASTContext &context, UnitBuilder &builder);

  Index of(const clang::NamedDecl *decl);
  /// The closure object of a lambda, as a function value: its call operator.
  Index function(const clang::FunctionDecl *decl) { return of(decl); }
  /// Record that a type is, refers to, or (container, smart pointer) holds.
  const clang::CXXRecordDecl *recordOf(clang::QualType type);
  Index recordSymbol(clang::QualType type);
  Index stdPairField(llvm::StringRef name);
  /// The field that a symbol stands for, as first seen; null: none.
  const clang::FieldDecl *fieldOf(Index symbol) const {
    return FieldsBySymbol.lookup(symbol);
  }

  Site site(clang::SourceLocation location);
  bool inSystemHeader(clang::SourceLocation location) const;
  /// In a system header, or one that the machine has installed and a build
  /// looks for like its own (`-I/usr/include/postgresql`).
  bool inInstalledHeader(clang::SourceLocation location) const;
  /// The program's own output (`std::cout`, `stderr`): nobody reads it back.
  bool isOutput(const clang::VarDecl *variable) const;
  /// Qualified, without template arguments and inline namespaces.
  std::string modelName(const clang::NamedDecl *decl);
  /// As written in messages.
  std::string displayName(const clang::NamedDecl *decl);
  bool isMarkedUse(const clang::Decl *decl);
  bool isMarked(const clang::Decl *decl);

  clang::ASTContext &context;
  UnitBuilder &builder;

private:
  std::string idOf(const clang::NamedDecl *decl);
  void addMarks(const clang::NamedDecl *decl, Index symbol);
  void addRecord(const clang::RecordDecl *record, Index symbol);
  std::string fileOf(clang::SourceLocation location);

  std::unique_ptr<clang::ASTNameGenerator> Mangler;
  llvm::DenseMap<const clang::Decl *, Index> Known;
  llvm::DenseMap<clang::FileID, Index> FileIndex;
  llvm::DenseMap<Index, const clang::FieldDecl *> FieldsBySymbol;
  llvm::DenseSet<Index> RecordsDone, MarksDone;
};

} // namespace purpose

#endif
