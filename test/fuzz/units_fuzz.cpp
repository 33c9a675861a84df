//===- units_fuzz.cpp - no bytes bring down a reader of units ---*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// libFuzzer entry for decodeUnit and parseUnit; not part of the ordinary build:
//
//   clang++-22 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined
//     -Ichecker -I/usr/lib/llvm-22/include test/fuzz/units_fuzz.cpp
//     checker/facts/*.cpp -L/usr/lib/llvm-22/lib -lLLVM-22 -o units_fuzz
//
// A checksum that a fuzzer cannot guess is put right before decoding.
//
//===----------------------------------------------------------------------===//

#include "facts/UnitFile.h"
#include "llvm/Support/xxhash.h"
#include <cstdlib>
#include <cstring>

using namespace purpose;

static void mustRoundTrip(const Unit &unit, bool uniqueStrings) {
  std::string text = printUnit(unit);
  llvm::Expected<Unit> parsed = parseUnit(text, "printed");
  if (!parsed) {
    llvm::consumeError(parsed.takeError());
    if (uniqueStrings)
      std::abort();
    return;
  }
  if (printUnit(*parsed) != text)
    std::abort();
  llvm::Expected<Unit> decoded = decodeUnit(encodeUnit(*parsed), "encoded");
  if (!decoded || printUnit(*decoded) != text)
    std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  constexpr size_t checksum = 16, header = 24;
  std::string bytes(reinterpret_cast<const char *>(data), size);
  if (size >= header) {
    uint64_t sum = llvm::xxh3_64bits(llvm::StringRef(bytes).drop_front(header));
    std::memcpy(&bytes[checksum], &sum, sizeof(sum));
  }
  // Ranges of a foreign unit may overlap, so that its text is far longer.
  if (llvm::Expected<Unit> unit = decodeUnit(bytes, "fuzz")) {
    if (size < 4096)
      mustRoundTrip(*unit, false);
  } else {
    llvm::consumeError(unit.takeError());
  }
  if (llvm::Expected<Unit> unit = parseUnit(
          llvm::StringRef(reinterpret_cast<const char *>(data), size), "fuzz"))
    mustRoundTrip(*unit, true);
  else
    llvm::consumeError(unit.takeError());
  return 0;
}
