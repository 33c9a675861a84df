//===- FindTest.cpp - which model answers for a function --------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "models/Models.h"
#include <catch2/catch.hpp>

using namespace purpose;

static ModelSet make(std::initializer_list<const char *> texts) {
  ModelSet set;
  unsigned n = 0;
  for (const char *text : texts) {
    llvm::Error error = set.add(text, "m" + std::to_string(n++) + ".yaml");
    REQUIRE(!error);
  }
  return set;
}

/// "file:line" of the model that answers.
static std::string found(const ModelSet &set, const char *name,
                         unsigned numArgs) {
  const Model *model = set.find(name, numArgs);
  return model ? model->file + ":" + std::to_string(model->line) : "none";
}

TEST_CASE("by name and number of arguments") {
  ModelSet set = make({"- function: a::f\n"
                       "  args: 1\n"
                       "  pure: true\n"
                       "- function: a::f\n"
                       "  args: 3..\n"
                       "  pure: true\n"});
  CHECK(found(set, "a::f", 1) == "m0.yaml:1");
  CHECK(found(set, "a::f", 2) == "none");
  CHECK(found(set, "a::f", 3) == "m0.yaml:4");
  CHECK(found(set, "a::f", 9) == "m0.yaml:4");
  CHECK(found(set, "a::g", 1) == "none");
  CHECK(found(set, "f", 1) == "none");
  CHECK(set.size() == 2);
  CHECK(set.names() == std::vector<std::string>{"a::f"});
}

TEST_CASE("the later model wins, within a file and across files") {
  ModelSet set = make({"- function: f\n  pure: true\n"
                       "- function: f\n  args: 1\n  pure: true\n",
                       "- function: f\n  args: 2\n  pure: true\n"});
  CHECK(found(set, "f", 0) == "m0.yaml:1");
  CHECK(found(set, "f", 1) == "m0.yaml:3");
  CHECK(found(set, "f", 2) == "m1.yaml:1");
}

TEST_CASE("an exact name wins over a glob, also over a later one") {
  ModelSet set = make({"- function: a::f\n  args: 1\n  pure: true\n"
                       "- function: a::*\n  pure: true\n"
                       "- function: '*::f'\n  pure: true\n"});
  CHECK(found(set, "a::f", 1) == "m0.yaml:1");
  CHECK(found(set, "a::f", 2) == "m0.yaml:6"); // the later glob
  CHECK(found(set, "a::g", 2) == "m0.yaml:4");
  CHECK(found(set, "a::b::g", 2) == "m0.yaml:4");
  CHECK(found(set, "ab::g", 2) == "none");
  CHECK(found(set, "a", 2) == "none");
}

TEST_CASE("of two scopes the later one wins") {
  ModelSet set = make({"- function: a::b::*\n  pure: true\n"
                       "- function: a::*\n  pure: true\n",
                       "- function: a::c::*\n  args: 1\n  pure: true\n"});
  CHECK(found(set, "a::b::f", 0) == "m0.yaml:3");
  CHECK(found(set, "a::c::f", 1) == "m1.yaml:1");
  CHECK(found(set, "a::c::f", 0) == "m0.yaml:3");
}

TEST_CASE("globs") {
  ModelSet set = make({"- function: s::*_view::{begin,end}\n  pure: true\n"
                       "- function: s::get*\n  pure: true\n"});
  CHECK(found(set, "s::filter_view::begin", 0) == "m0.yaml:1");
  CHECK(found(set, "s::x::filter_view::end", 0) == "m0.yaml:1");
  CHECK(found(set, "s::filter_view::size", 0) == "none");
  CHECK(found(set, "s::filter_view::begins", 0) == "none");
  CHECK(found(set, "s::getAll", 0) == "m0.yaml:3");
  CHECK(found(set, "s::get", 0) == "m0.yaml:3");
  CHECK(found(set, "t::s::get", 0) == "none");
}

TEST_CASE("the star of an operator is no glob") {
  ModelSet set = make({"- function: p::operator*\n  pure: true\n"
                       "- function: p::operator->*\n  pure: true\n"
                       "- function: p::operator*=\n  pure: true\n"});
  CHECK(found(set, "p::operator*", 0) == "m0.yaml:1");
  CHECK(found(set, "p::operator->*", 0) == "m0.yaml:3");
  CHECK(found(set, "p::operator*=", 1) == "m0.yaml:5");
  CHECK(found(set, "p::operator+", 1) == "none");
}

TEST_CASE("function objects of std::ranges") {
  ModelSet set = make({"- function: std::ranges::{sort,find_if,begin}\n"
                       "  pure: true\n"
                       "- function: std::ranges::views::{filter,drop_while}\n"
                       "  pure: true\n"});
  CHECK(found(set, "std::ranges::__sort_fn::operator()", 1) == "m0.yaml:1");
  CHECK(found(set, "std::ranges::__sort::operator()", 1) == "m0.yaml:1");
  CHECK(found(set, "std::ranges::__find_if::__fn::operator()", 2) ==
        "m0.yaml:1");
  CHECK(found(set, "std::ranges::__cust_access::_Begin::operator()", 1) ==
        "m0.yaml:1");
  CHECK(found(set, "std::ranges::views::_Filter::operator()", 2) ==
        "m0.yaml:3");
  CHECK(found(set, "std::ranges::views::_DropWhile::operator()", 2) ==
        "m0.yaml:3");
  CHECK(found(set, "std::ranges::views::__filter::__fn::operator()", 2) ==
        "m0.yaml:3");
  CHECK(found(set, "std::ranges::__other_fn::operator()", 2) == "none");
}

TEST_CASE("a bad file leaves the set as it was") {
  ModelSet set = make({"- function: f\n  pure: true\n"});
  uint64_t hash = set.hash();
  llvm::Error error = set.add("- function: g\n  pure: true\n"
                              "- function: f\n  pure: no\n",
                              "bad.yaml");
  CHECK(llvm::toString(std::move(error)) ==
        "bad.yaml:4:9: error: 'pure': is only ever 'true'");
  CHECK(set.size() == 1);
  CHECK(set.hash() == hash);
  CHECK(found(set, "g", 0) == "none");
}

TEST_CASE("the hash is that of the texts and their order") {
  const char *a = "- function: a\n  pure: true\n";
  const char *b = "- function: b\n  pure: true\n";
  CHECK(make({a}).hash() == make({a}).hash());
  CHECK(make({a}).hash() != make({b}).hash());
  CHECK(make({a, b}).hash() != make({b, a}).hash());
  CHECK(make({a}).hash() != make({}).hash());
}
