//===- PolicyEditTest.cpp - an entry put into a policy ----------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Layouts as people write them; all else of the text stays as it is.
//
//===----------------------------------------------------------------------===//

#include "policy/PolicyEdit.h"
#include <catch2/catch.hpp>

using namespace purpose;

static PolicyException entry() {
  PolicyException e;
  e.fingerprint = "0123456789abcdef";
  e.kind = "accepted-risk";
  e.reason = "it's \"asked\": # for";
  e.owner = "ads@example.org";
  e.expires = "2027-06-30";
  return e;
}

static std::string edited(llvm::StringRef text) {
  auto result = withException(text, "/p/.clang-purpose", entry(), "a -> b");
  REQUIRE(bool(result));
  return *result;
}

static const std::string Lines = "  # a -> b\n"
                                 "  - fingerprint: 0123456789abcdef\n"
                                 "    kind: accepted-risk\n"
                                 "    reason: \"it's \\\"asked\\\": # for\"\n"
                                 "    owner: ads@example.org\n"
                                 "    expires: 2027-06-30\n";

TEST_CASE("a policy without exceptions gets the list at its end") {
  CHECK(edited("") == "exceptions:\n" + Lines);
  CHECK(edited("mode: logging # for now\n") ==
        "mode: logging # for now\n\nexceptions:\n" + Lines);
  CHECK(edited("mode: logging") == "mode: logging\n\nexceptions:\n" + Lines);
  CHECK(edited("# nothing yet\n") == "# nothing yet\n\nexceptions:\n" + Lines);
  CHECK(edited("exceptions:\nmode: logging\n") ==
        "exceptions:\n" + Lines + "mode: logging\n");
}

TEST_CASE("a list in lines is continued, with its indentation and comments") {
  const std::string start = "exceptions: # ours\n"
                            "- fingerprint: aa # one\n"
                            "  reason: >\n"
                            "    long\n"
                            "\n"
                            "    text\n"
                            "  owner: me\n";
  std::string unindented;
  for (llvm::StringRef line :
       {"# a -> b", "- fingerprint: 0123456789abcdef", "  kind: accepted-risk"})
    unindented += line.str() + "\n";
  std::string result = edited(start + "\n# what code is for\nmode: logging\n");
  CHECK_THAT(result, Catch::StartsWith(start + unindented));
  CHECK_THAT(result,
             Catch::EndsWith("\n\n# what code is for\nmode: logging\n"));
  CHECK(edited("exceptions:\n  - {label: a, use: b, reason: x, owner: y}\n") ==
        "exceptions:\n  - {label: a, use: b, reason: x, owner: y}\n" + Lines);
}

TEST_CASE("a list in brackets is continued in them") {
  const std::string flow =
      "{fingerprint: 0123456789abcdef, kind: accepted-risk, reason: \"it's "
      "\\\"asked\\\": # for\", owner: ads@example.org, expires: 2027-06-30}";
  CHECK(edited("exceptions: []\nmode: logging\n") ==
        "exceptions: [" + flow + "]\nmode: logging\n");
  CHECK(edited("exceptions: [{label: 'a]', use: b, reason: x, owner: y}]\n") ==
        "exceptions: [{label: 'a]', use: b, reason: x, owner: y}, " + flow +
            "]\n");
}

TEST_CASE("line ends stay what they are") {
  std::string result = edited("mode: logging\r\n");
  CHECK(llvm::StringRef(result).count('\n') ==
        llvm::StringRef(result).count("\r\n"));
}

TEST_CASE("what cannot be edited safely is left alone, with the entry told") {
  for (llvm::StringRef text : {"{mode: logging}\n", "mode: logging\n...\n"}) {
    auto result = withException(text, "/p/.clang-purpose", entry(), "");
    REQUIRE(!result);
    CHECK_THAT(llvm::toString(result.takeError()),
               Catch::Contains("add by hand") &&
                   Catch::Contains("fingerprint: 0123456789abcdef"));
  }
  auto wrong = withException("mdoe: logging\n", "/p/x", entry(), "");
  REQUIRE(!wrong);
  CHECK_THAT(llvm::toString(wrong.takeError()), Catch::Contains("unknown key"));
}
