//===- OwnParse.cpp - the unit that clangd has open -------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd's AST lacks the bodies of functions in headers, and was made without
// our annotations. So the same text is parsed once more with the same options.
//
//===----------------------------------------------------------------------===//

#include "../../extract/Reparse.h"
#include "../tidy/Locations.h"
#include "../tidy/UnitSource.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include <list>
#include <mutex>

using namespace clang;

namespace purpose {

namespace {

/// One file of the editor. Its lock is held while it is parsed.
struct OpenFile {
  std::string path;
  std::mutex lock;
  EditedFile file;
};

} // namespace

/// The files that were looked at last, the latest first.
static std::shared_ptr<OpenFile> openFile(const std::string &path) {
  constexpr size_t Kept = 8; // each holds some 50 MB of headers
  static std::mutex lock;
  static std::list<std::shared_ptr<OpenFile>> files;
  std::lock_guard guard(lock);
  auto found = llvm::find_if(
      files, [&](const auto &file) { return file->path == path; });
  if (found != files.end()) {
    files.splice(files.begin(), files, found);
    return files.front();
  }
  files.push_front(std::make_shared<OpenFile>());
  files.front()->path = path;
  if (files.size() > Kept)
    files.pop_back();
  return files.front();
}

/// What clangd's parser was told, without what clangd put before the text: its
/// own preamble, and the patch of it.
static CompilerInvocation optionsOf(Preprocessor &parser,
                                    const std::string &mainFile) {
  CompilerInvocation options;
  options.getLangOpts() = parser.getLangOpts();
  options.getTargetOpts() = parser.getTargetInfo().getTargetOpts();
  options.getHeaderSearchOpts() =
      parser.getHeaderSearchInfo().getHeaderSearchOpts();
  options.getFileSystemOpts() =
      parser.getSourceManager().getFileManager().getFileSystemOpts();
  PreprocessorOptions &preprocessor = options.getPreprocessorOpts();
  preprocessor = parser.getPreprocessorOpts();
  preprocessor.ImplicitPCHInclude.clear();
  preprocessor.PrecompiledPreambleBytes = {0, false};
  preprocessor.UsePredefines = true; // they came with clangd's preamble
  for (const auto &[patch, buffer] : preprocessor.RemappedFileBuffers)
    llvm::erase(preprocessor.Includes, patch);
  preprocessor.clearRemappedFiles();
  options.getFrontendOpts().Inputs = {FrontendInputFile(
      mainFile, parser.getLangOpts().CPlusPlus ? Language::CXX : Language::C)};
  return options;
}

const bool MainFileOnly = true;

llvm::Expected<Unit> unitSource(Preprocessor &parser,
                                const ExtractOptions &options) {
  SourceManager &sources = parser.getSourceManager();
  std::string path = mainFilePath(sources);
  std::shared_ptr<OpenFile> open = openFile(path);
  std::lock_guard guard(open->lock);
  return open->file
      .extract(optionsOf(parser, path),
               sources.getBufferData(sources.getMainFileID()),
               &sources.getFileManager().getVirtualFileSystem(), options)
      .unit;
}

} // namespace purpose
