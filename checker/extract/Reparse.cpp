//===- Reparse.cpp - a file that is being edited ----------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reparse.h"
#include "ClangVersion.h"
#include "ExtractConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;

namespace purpose {

namespace {
/// The preamble keeps the bodies that extraction reads.
class KeepBodies : public PreambleCallbacks {
public:
  explicit KeepBodies(bool skipSystem) : SkipSystem(skipSystem) {}
  void BeforeExecute(CompilerInstance &compiler) override {
    Sources = &compiler.getSourceManager();
  }
  bool shouldSkipFunctionBody(Decl *decl) override {
    return SkipSystem && skipsBody(decl, *Sources);
  }

private:
  const bool SkipSystem;
  const SourceManager *Sources = nullptr;
};
} // namespace

ExtractResult
EditedFile::extract(const CompilerInvocation &invocation, llvm::StringRef text,
                    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                    const ExtractOptions &options) {
  ExtractResult result;
  ErrorRecorder recorder(result);
  auto own = std::make_shared<CompilerInvocation>(invocation);
  own->getFrontendOpts().ProgramAction = frontend::ParseSyntaxOnly;
  own->getFrontendOpts().DisableFree = false;
  own->getFrontendOpts().SkipFunctionBodies = true;
  own->getPreprocessorOpts().addMacroDef("__clang_purpose__=1");
  own->getDiagnosticOpts().IgnoreWarnings = true;
  llvm::StringRef file = own->getFrontendOpts().Inputs[0].getFile();
  std::unique_ptr<llvm::MemoryBuffer> buffer =
      llvm::MemoryBuffer::getMemBufferCopy(text, file);

  PreambleBounds bounds =
      ComputePreambleBounds(own->getLangOpts(), *buffer, /*MaxLines=*/0);
  if (!Preamble || !Preamble->CanReuse(*own, *buffer, bounds, *files)) {
    Preamble.reset();
    KeepBodies callbacks(options.skipSystemBodies);
    llvm::ErrorOr<PrecompiledPreamble> made =
        buildPreamble(*own, *buffer, bounds, files, callbacks);
    if (made)
      Preamble.emplace(std::move(*made));
  }
  // Without a preamble (an error in a header, say) everything is parsed.
  if (Preamble)
    Preamble->AddImplicitPreamble(*own, files, buffer.release());
  else
    own->getPreprocessorOpts().addRemappedFile(file, buffer.release());
  auto manager =
      llvm::makeIntrusiveRefCnt<FileManager>(own->getFileSystemOpts(), files);
  ExtractFactory(options, result)
      .runInvocation(own, manager.get(),
                     std::make_shared<PCHContainerOperations>(), &recorder);
  return result;
}

} // namespace purpose
