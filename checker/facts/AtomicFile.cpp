//===- AtomicFile.cpp - a file is written whole or not at all ---*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A full disk may show as late as on close, and a stream that is destroyed with
// an error ends the process: so close, look, and clear.
//
//===----------------------------------------------------------------------===//

#include "AtomicFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace purpose {

Error writeFileAtomically(StringRef bytes, StringRef path) {
  int descriptor = -1;
  SmallString<128> temporary;
  if (std::error_code ec = sys::fs::createUniqueFile(path + ".tmp-%%%%%%%%",
                                                     descriptor, temporary))
    return createFileError(path, ec);
  sys::RemoveFileOnSignal(temporary);
  auto discard = [&](std::error_code ec) {
    sys::fs::remove(temporary);
    sys::DontRemoveFileOnSignal(temporary);
    return createFileError(path, ec);
  };

  raw_fd_ostream out(descriptor, /*shouldClose=*/true);
  out << bytes;
  out.close();
  if (out.has_error()) {
    std::error_code ec = out.error();
    out.clear_error();
    return discard(ec);
  }
  if (std::error_code ec = sys::fs::rename(temporary, path))
    return discard(ec);
  sys::DontRemoveFileOnSignal(temporary);
  return Error::success();
}

} // namespace purpose
