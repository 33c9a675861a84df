//===- CommandLine.cpp - a compiler's command line as data ------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command line is read with the Clang driver's own table of options, so
// that aliases, joined and separate values are understood as the compiler
// would; then one visible table says what is left out.
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#if __has_include("clang/Options/Options.h")
#include "clang/Options/Options.h"
namespace options = clang::options;
using clang::getDriverOptTable;
#else
#include "clang/Driver/Options.h"
namespace options = clang::driver::options;
using clang::driver::getDriverOptTable;
#endif
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"
#include "llvm/Support/Path.h"

namespace path = llvm::sys::path;
using llvm::StringRef;
using llvm::opt::Arg;

namespace purpose {

/// The file name of a program without folder and `.exe`.
static StringRef programName(StringRef program) {
  StringRef name = path::filename(program);
  name.consume_back(".exe");
  return name;
}

static bool isLauncher(StringRef program) {
  static const llvm::StringSet<> launchers = {
      "ccache",    "sccache",    "distcc",        "icecc",        "gomacc",
      "goma",      "buildcache", "fastbuild",     "reclient",     "rewrapper",
      "env",       "time",       "nice",          "ionice",       "libtool",
      "firebuild", "coan",       "cov-translate", "build-wrapper"};
  return launchers.contains(programName(program));
}

std::vector<std::string> withoutLaunchers(std::vector<std::string> arguments) {
  size_t begin = 0;
  while (begin + 1 < arguments.size()) {
    StringRef program = arguments[begin];
    size_t next = begin + 1;
    if (programName(program) == "cmake" && arguments[next] == "-E") {
      // `cmake -E __run_co_compile --tidy=… --source=… -- c++ …`
      auto dashes = std::find(arguments.begin() + next, arguments.end(), "--");
      if (dashes == arguments.end())
        break;
      next = size_t(dashes - arguments.begin()) + 1;
    } else if (isLauncher(program)) {
      // Options and assignments of the launcher itself.
      while (next < arguments.size() &&
             (arguments[next].starts_with("-") ||
              StringRef(arguments[next]).contains('=') ||
              llvm::all_of(arguments[next], llvm::isDigit)))
        ++next;
    } else {
      break;
    }
    // `ccache` alone under another name is the compiler: keep it.
    if (next >= arguments.size() || isClangSource(arguments[next]))
      break;
    begin = next;
  }
  arguments.erase(arguments.begin(), arguments.begin() + long(begin));
  return arguments;
}

bool isClangSource(StringRef file) {
  namespace types = clang::driver::types;
  StringRef extension = path::extension(file);
  if (extension.empty())
    return false;
  types::ID type = types::lookupTypeForExtension(extension.drop_front());
  return type != types::TY_INVALID && types::isDerivedFromC(type) &&
         type != types::TY_CL && !types::isCuda(type) && !types::isHIP(type);
}

bool isClangHeader(StringRef file) {
  namespace types = clang::driver::types;
  StringRef extension = path::extension(file);
  if (extension.empty())
    return false;
  types::ID type = types::lookupTypeForExtension(extension.drop_front());
  return type != types::TY_INVALID && types::onlyPrecompileType(type);
}

std::string targetOfOutput(StringRef output) {
  llvm::SmallString<128> name;
  for (auto part = path::begin(output), end = path::end(output); part != end;
       ++part) {
    StringRef piece = *part;
    if (piece == "CMakeFiles") {
      auto next = std::next(part);
      if (next == end)
        break;
      StringRef folder = *next;
      if (folder.consume_back(".dir"))
        return folder.str();
    }
    if (path::is_absolute(output) == false && piece.size() > 2 &&
        std::next(part) != end && piece.consume_back(".p")) {
      path::append(name, piece);
      return name.str().str();
    }
    path::append(name, piece);
  }
  return {};
}

std::string outputOf(llvm::ArrayRef<std::string> arguments) {
  for (size_t i = 1; i < arguments.size(); ++i) {
    StringRef a = arguments[i];
    if (a == "-o" && i + 1 < arguments.size())
      return arguments[i + 1];
    if (a.consume_front("--output="))
      return a.str();
    if (a.starts_with("-o") && a.size() > 2 && !a.starts_with("-object"))
      return a.drop_front(2).str();
  }
  return {};
}

/// Why an option is left out; Keep if it is not.
enum class Fate { Keep, Code, Output, Profile, Warning, Unknown };

static Fate fateOf(const Arg &arg) {
  const llvm::opt::Option &option = arg.getOption();
  if (option.getKind() == llvm::opt::Option::UnknownClass)
    return Fate::Unknown;
  if (option.matches(options::OPT_M_Group))
    return Fate::Output;
  // -Wno-… may switch off what is an error by default: keep it.
  if (option.matches(options::OPT_W_Group) &&
      !StringRef(arg.getSpelling()).starts_with("-Wno-") &&
      !(arg.getNumValues() == 1 &&
        StringRef(arg.getValue()).starts_with("no-")))
    return Fate::Warning;
  switch (option.getUnaliasedOption().getID()) {
  case options::OPT_fplugin_EQ:
  case options::OPT_fplugin_arg:
  case options::OPT_fpass_plugin_EQ:
    return Fate::Code;
  case options::OPT_o:
  case options::OPT_c:
  case options::OPT_S:
  case options::OPT_E:
  case options::OPT_P:
  case options::OPT_v:
  case options::OPT__HASH_HASH_HASH:
  case options::OPT_emit_llvm:
  case options::OPT_save_temps:
  case options::OPT_save_temps_EQ:
  case options::OPT__serialize_diags:
  case options::OPT_ftime_trace:
  case options::OPT_ftime_trace_EQ:
  case options::OPT_Wa_COMMA:
  case options::OPT_Wl_COMMA:
  case options::OPT_pipe:
    return Fate::Output;
  case options::OPT_fprofile_use:
  case options::OPT_fprofile_use_EQ:
  case options::OPT_fprofile_instr_use:
  case options::OPT_fprofile_instr_use_EQ:
  case options::OPT_fprofile_generate:
  case options::OPT_fprofile_generate_EQ:
  case options::OPT_fprofile_sample_use_EQ:
  case options::OPT_coverage:
  case options::OPT_ftest_coverage:
  case options::OPT_fprofile_arcs:
    return Fate::Profile;
  case options::OPT_pedantic_errors:
    return Fate::Warning;
  case options::OPT_Wp_COMMA:
    for (StringRef value : arg.getValues())
      if (value.starts_with("-M"))
        return Fate::Output;
    return Fate::Keep;
  default:
    return Fate::Keep;
  }
}

/// `-Xclang` values go straight to the compiler proper; among them are the
/// classic ways to load code and to force a precompiled header.
static std::vector<std::string>
cleanDirect(const std::vector<std::string> &values) {
  std::vector<std::string> kept;
  for (size_t i = 0; i < values.size(); ++i) {
    StringRef value = values[i];
    bool withValue = value == "-load" || value == "-plugin" ||
                     value == "-add-plugin" || value == "-include-pch" ||
                     value == "-o" || value == "-dependency-file" ||
                     value.starts_with("-plugin-arg-");
    if (withValue) {
      ++i;
      continue;
    }
    if (value.starts_with("-load") || value.starts_with("-fplugin") ||
        value.starts_with("-fpass-plugin") || value.starts_with("-emit-") ||
        value.starts_with("-plugin") || value == "-Werror" ||
        value == "-disable-free")
      continue;
    kept.push_back(value.str());
  }
  return kept;
}

static bool sameFile(StringRef argument, StringRef file, StringRef directory) {
  auto absolute = [&](StringRef p) {
    llvm::SmallString<256> full;
    if (!path::is_absolute(p))
      full = directory;
    path::append(full, p);
    path::remove_dots(full, true);
    return full;
  };
  return absolute(argument) == absolute(file);
}

std::vector<std::string> cleanCommand(std::vector<std::string> arguments,
                                      StringRef file, StringRef directory) {
  arguments = withoutLaunchers(std::move(arguments));
  if (arguments.empty())
    return arguments;
  StringRef program = programName(arguments.front());
  bool msvc = program == "cl" || program.starts_with("clang-cl");
  for (const std::string &a : arguments)
    msvc |= a == "--driver-mode=cl";

  std::vector<const char *> pointers;
  for (size_t i = 1; i < arguments.size(); ++i)
    pointers.push_back(arguments[i].c_str());
  unsigned missingIndex = 0, missingCount = 0;
  llvm::opt::InputArgList parsed = getDriverOptTable().ParseArgs(
      pointers, missingIndex, missingCount,
      llvm::opt::Visibility(msvc ? options::CLOption : options::ClangOption));

  unsigned sources = 0;
  bool named = false;
  for (const Arg *arg : parsed.filtered(options::OPT_INPUT)) {
    sources += isClangSource(arg->getValue());
    named |= sameFile(arg->getValue(), file, directory);
  }

  std::vector<std::string> kept, direct; // direct: the values of -Xclang
  for (auto at = parsed.begin(), end = parsed.end(); at != end; ++at) {
    const Arg &arg = **at;
    unsigned id = arg.getOption().getUnaliasedOption().getID();
    if (id == options::OPT_Xclang) {
      for (const char *value : arg.getValues())
        direct.push_back(value);
      continue;
    }
    if (id == options::OPT_mllvm &&
        StringRef(arg.getValue()).starts_with("-load"))
      continue;
    if (id == options::OPT_INPUT && sources > 1 && named &&
        isClangSource(arg.getValue()) &&
        !sameFile(arg.getValue(), file, directory))
      continue;
    if (fateOf(arg) != Fate::Keep)
      continue;
    // The words as they stood there, up to the next option.
    size_t next =
        std::next(at) == end ? pointers.size() : (*std::next(at))->getIndex();
    for (size_t word = arg.getIndex(); word < next; ++word)
      kept.push_back(pointers[word]);
  }
  std::vector<std::string> result = {arguments.front()};
  for (const std::string &value : cleanDirect(direct)) {
    result.push_back("-Xclang");
    result.push_back(value);
  }
  result.insert(result.end(), kept.begin(), kept.end());
  return result;
}

} // namespace purpose
