//===- BuiltinTest.cpp - the models that come with the program --*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All of them parse, none is dead, and a list of calls as extraction asks for
// them (declaring class, number of arguments) is answered as it should be.
//
//===----------------------------------------------------------------------===//

#include "models/Models.h"
#include "llvm/ADT/StringExtras.h"
#include <catch2/catch.hpp>
#include <chrono>
#include <set>

using namespace purpose;

/// What a model says, in one line.
static std::string says(const char *name, unsigned numArgs) {
  const Model *m = builtinModels().find(name, numArgs);
  if (!m)
    return "no model";
  std::vector<std::string> parts;
  auto tested = [](const std::vector<ModelTest> &when) {
    return std::string(when.empty() ? "" : "?");
  };
  for (const ModelFlow &flow : m->flows)
    parts.push_back(printModelPath(flow.from) +
                    (flow.derived ? " ~> " : " => ") + printModelPath(flow.to) +
                    (flow.overwrites ? "!" : "") + tested(flow.when));
  for (const ModelAlias &alias : m->aliases)
    parts.push_back("= " + printModelPath(alias.to) + tested(alias.when));
  for (const ModelPath &cleared : m->clears)
    parts.push_back("- " + printModelPath(cleared));
  for (const ModelCall &call : m->calls) {
    std::string text = printModelPath(call.callee) + "(";
    for (size_t i = 0; i < call.args.size(); ++i)
      text += (i ? ", " : "") + printModelPath(call.args[i]);
    text += ")";
    if (call.hasResult)
      text += " => " + printModelPath(call.result);
    parts.push_back(text);
  }
  return m->pure ? "pure" : llvm::join(parts, "; ");
}

TEST_CASE("all built-in models parse, fast") {
  auto start = std::chrono::steady_clock::now();
  const ModelSet &models = builtinModels();
  auto first = std::chrono::steady_clock::now() - start;
  CHECK(models.size() > 700);
  CHECK(models.names().size() > 7000);
  CHECK(&builtinModels() == &models);
  // 5 ms where this was written; the bound is wide for a loaded machine.
  CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(first).count() <
        500);
}

TEST_CASE("no model is hidden behind a later one") {
  const ModelSet &models = builtinModels();
  std::set<const Model *> reached;
  for (const std::string &name : models.names())
    for (unsigned numArgs = 0; numArgs < 16; ++numArgs)
      reached.insert(models.find(name, numArgs));
  for (const Model &model : models.all())
    if (model.function.find('*') == std::string::npos && !reached.count(&model))
      FAIL_CHECK(model.file << ":" << model.line << ": " << model.function);
}

TEST_CASE("names carry no inline namespaces and no template arguments") {
  for (const std::string &name : builtinModels().names()) {
    INFO(name);
    CHECK(name.find("__cxx11") == std::string::npos);
    CHECK(name.find("std::__1::") == std::string::npos);
    CHECK(name.find("::::") == std::string::npos);
    CHECK(name.find_first_of("{}$") == std::string::npos);
  }
}

TEST_CASE("strings") {
  CHECK(says("std::basic_string::basic_string", 0) == "pure");
  CHECK(says("std::basic_string::operator+=", 1) ==
        "arg*.* ~> this?; arg* ~> this?; = this");
  CHECK(says("std::basic_string::operator=", 1) ==
        "arg0.* => this!?; arg0 => this!?; = this");
  CHECK(says("std::basic_string::c_str", 0) == "= this");
  CHECK(says("std::basic_string::swap", 1) == "arg0 => this!; this => arg0!");
  CHECK(says("std::basic_string::clear", 0) == "- this");
  CHECK(says("std::basic_string::size", 0) == "this ~> result");
  CHECK(says("std::operator==", 2) == "arg0 ~> result; arg1 ~> result");
  CHECK(says("std::operator\"\"s", 2) == "arg0.* => result?; arg0 => result?");
  CHECK(says("std::stoi", 3) == "arg0 ~> result; arg0 ~> arg1.*");
}

TEST_CASE("containers and iterators of both libraries") {
  CHECK(says("std::vector::push_back", 1) == "arg0 => this.*.[?]");
  CHECK(says("std::vector::operator[]", 1) == "= this.*.[arg0]");
  CHECK(says("std::vector::begin", 0) == "= this.*.[?]");
  CHECK(says("std::vector::pop_back", 0) == "pure");
  CHECK(says("std::vector::clear", 0) == "- this.*");
  CHECK(says("std::list::sort", 1) ==
        "this.*.[?] => this.*.[?]; arg0(this.*.[?], this.*.[?])");
  CHECK(says("std::map::operator[]", 1) ==
        "arg0 => this.*.[key arg0].first; = this.*.[key arg0].second");
  CHECK(says("std::__detail::_Map_base::operator[]", 1) ==
        says("std::map::operator[]", 1));
  CHECK(says("std::unordered_map::find", 1) ==
        "arg0.* ~> result?; arg0 ~> result?; = this.*.[key arg0]");
  CHECK(says("std::__detail::_Insert_base::insert", 1) ==
        says("std::map::insert", 1));
  CHECK(says("__gnu_cxx::__normal_iterator::operator*", 0) == "= this.*");
  for (const char *iterator :
       {"std::_Rb_tree_iterator", "std::__detail::_Node_iterator",
        "std::_Deque_iterator", "std::_List_const_iterator",
        "std::reverse_iterator", "std::move_iterator", "std::__wrap_iter",
        "std::__tree_iterator", "std::__hash_iterator",
        "std::__map_iterator"}) {
    INFO(iterator);
    std::string name = iterator;
    CHECK(says((name + "::operator->").c_str(), 0) == "= this.*");
    CHECK(says((name + "::operator++").c_str(), 0) == "= this");
    CHECK(says((name + "::operator++").c_str(), 1) == "= this.*");
  }
  CHECK(says("std::back_inserter", 1) == "= arg0.*");
  CHECK(says("std::back_insert_iterator::operator=", 1) ==
        "arg0 => this.*.[?]; = this");
}

TEST_CASE("holders") {
  CHECK(says("std::move", 1) == "= arg0");
  CHECK(says("std::forward", 1) == "= arg0");
  CHECK(says("std::swap", 2) == "arg1 => arg0!; arg0 => arg1!");
  CHECK(says("std::unique_ptr::operator->", 0) == "= this.*");
  CHECK(says("std::__shared_ptr::get", 0) == "= this.*");
  CHECK(says("std::__shared_ptr_access::operator->", 0) == "= this.*");
  CHECK(says("std::make_unique", 2) ==
        "arg* => result.*; arg*.* => result.*?; arg* => result.*?");
  CHECK(says("std::optional::value", 0) == "= this.*");
  CHECK(says("std::get", 1) == "= arg0.<T>");
  CHECK(says("std::get_if", 1) == "= arg0.*.*");
  CHECK(says("std::visit", 2) == "arg0(arg1.*, arg2.*, arg3.*) => result");
  CHECK(says("std::function::operator()", 3) == "this.*(arg*) => result");
  CHECK(says("std::thread::thread", 2) == "arg0(arg1..); arg0(new, arg1..)");
}

TEST_CASE("algorithms") {
  CHECK(says("std::copy", 3) == "arg0.*.[?] => arg2.*.[?]; = arg2.*.[?]");
  CHECK(says("std::find_if", 3) ==
        "arg0.*.[?] ~> result; arg1.. ~> result; = arg0.*.[?]; = arg1.*.[?]?; "
        "arg1..(arg0.*.[?])");
  CHECK(says("std::move", 3) == says("std::copy", 3));
  CHECK(says("std::transform", 4) ==
        "= arg2.*.[?]; arg3(arg0.*.[?]) => arg2.*.[?]");
  CHECK(says("std::ranges::__transform_fn::operator()", 3) != "no model");
  CHECK(says("std::sort", 3) == "arg0.*.[?] => arg0.*.[?]; = arg0.*.[?]; "
                                "arg1..(arg0.*.[?], arg0.*.[?])");
  CHECK(says("std::ranges::__sort_fn::operator()", 1) == says("std::sort", 2));
}

TEST_CASE("streams and formatting") {
  CHECK(says("std::basic_ostream::operator<<", 1) ==
        "arg0.* ~> this.*?; arg0 ~> this.*?; = this");
  CHECK(says("std::operator<<", 2) ==
        "arg1.* ~> arg0.*?; arg1 ~> arg0.*?; = arg0");
  CHECK(says("std::basic_ostringstream::str", 0) == "this.* => result");
  CHECK(says("std::basic_ostringstream::str", 1) == "arg0 => this.*!");
  CHECK(says("std::getline", 2) == "arg0.* ~> arg1!; = arg0");
  CHECK(says("std::mutex::lock", 0) == "pure");
}

TEST_CASE("C and POSIX by their plain names") {
  CHECK(says("memcpy", 3) ==
        "arg1.*.** => arg0.*!?; arg1.*.** => arg0.*?; = arg0.*");
  CHECK(says("__builtin_memcpy", 3) == says("memcpy", 3));
  CHECK(says("__builtin___memcpy_chk", 4) == says("memcpy", 3));
  CHECK(says("strlen", 1) == "arg0.* ~> result");
  CHECK(says("snprintf", 5) == "arg2...** ~> arg0.*!; arg2...** ~> result");
  CHECK(says("__builtin___snprintf_chk", 6) ==
        "arg4...** ~> arg0.*!; arg4...** ~> result");
  CHECK(says("printf", 3) == "pure");
  CHECK(says("qsort", 4) ==
        "arg0.*.[?] => arg0.*.[?]; arg3(arg0.*.[?], arg0.*.[?])");
  CHECK(says("pthread_create", 4) == "arg2(arg3) => arg0.*.returned");
  CHECK(says("pthread_mutex_lock", 1) == "pure");
  CHECK(says("sinf", 1) == "arg* ~> result");
  CHECK(says("__builtin_expect", 2) == "arg0 => result");
  CHECK(says("write", 3) == "pure");
  CHECK(says("strdup", 1) == "arg0.* => result.*");
}

TEST_CASE("functions that nobody modelled have no model") {
  for (const char *name : {"main", "std::nothing", "acme::std::move", "",
                           "::", "operator()", "std::", "User::push_back"})
    CHECK(says(name, 1) == "no model");
}
