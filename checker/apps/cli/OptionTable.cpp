//===- OptionTable.cpp - all commands and options ---------------*- C++ -*-===//
//
// Part of clang-purpose, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OptionTable.h"
#include "llvm/ADT/STLExtras.h"

namespace purpose {

static const CommandInfo Commands[] = {
    {Command::Check, "check", "[OPTION…] [FILE…] [-- COMPILER FLAGS]",
     "analyse a program and report where data is used against its purpose",
     R"(Analyses every unit of a compile database as one program, or the files named,
and prints one warning for each place where data limited to a purpose reaches
code that serves another, with the way it took.

Without -p the database is looked for upward from the first file, or from the
current folder, also in a folder 'build' there. With flags after -- no database
is read.

Examples:
  clang-purpose check -p build                    the whole program
  clang-purpose check -p build --sarif out.sarif  … and a report for a CI
  clang-purpose check src/ads/match.cpp           one file of it
  clang-purpose check a.cpp b.cpp -- -std=c++20   files without a database

Exit status: 0 no violation; 1 violations; 2 the run cannot vouch for its
result (a unit failed, a bad policy, a report that could not be written).
)"},
    {Command::Extract, "extract", "FILE -o UNIT [OPTION…] [-- COMPILER FLAGS]",
     "write what the analysis keeps of one translation unit",
     R"(The first half of 'check', for build systems: reads one source and writes its
unit file, beside the object file. 'link' is the second half.

Examples:
  clang-purpose extract match.cpp -o match.unit -- -std=c++20 -Iinclude
  clang-purpose extract src/match.cpp -p build -o match.unit
  clang-purpose extract src/match.cpp -p build --target ads -o match.unit \
    --depfile match.unit.d
)"},
    {Command::Link, "link", "UNIT… [OPTION…]",
     "join unit files to a program and report as 'check' does",
     R"(The second half of 'check': takes unit files (binary, or the text that 'dump'
prints) and archives of them, in any order. @FILE stands for the arguments that
FILE holds.

Examples:
  clang-purpose link main.unit match.unit --sarif out.sarif
  ar rcs libads.a *.unit && clang-purpose link main.unit libads.a
  clang-purpose link @units.txt
)"},
    {Command::Explain, "explain", "ID [OPTION…] [FILE… [-- COMPILER FLAGS]]",
     "show the whole path of one finding with its source lines",
     R"(ID stands in the last note of each warning of 'check'; its first digits are
enough. The finding is taken from the last check of the build folder, from a
SARIF file, or from a new analysis of the files named.

With --why-not, FIELD and USE stand in place of ID: the analysis is made again,
and says where the values of FIELD end and why they do not reach USE.

Examples:
  clang-purpose explain --why-not User::phone bid -p build
  clang-purpose explain 3f2a91c4 -p build
  clang-purpose explain 3f2a --sarif out.sarif
  clang-purpose explain 3f2a a.cpp b.cpp -- -std=c++20
)"},
    {Command::Accept, "accept", "ID --reason TEXT --owner NAME --expires DATE",
     "let one finding stand, and write down who answers for it",
     R"(Writes an exception into the policy file, at the end of its list; the rest of
the file stays as it is. ID and where it is looked for are as for 'explain'.
Without a policy file one is made at the root of the sources.

In a source, a comment on the finding's line does the same:
  bid(key); // NOLINT(purpose-violation): why owner=ads expires=2027-06-30

Examples:
  clang-purpose accept 3f2a91c4 --reason 'consent is asked for in the form' \
    --owner privacy@example.org --expires 2027-06-30
  clang-purpose accept 3f2a --kind false-positive --reason 'never filled' --owner me
)"},
    {Command::Init, "init", "[OPTION…] [FILE… [-- COMPILER FLAGS]]",
     "propose a policy for a program",
     R"(Reads the program and writes a first policy, in logging mode: uses by the names
of folders, and, as comments to be looked through, limits for fields whose names
or types look like contact or security data. An existing file is left alone.

Examples:
  clang-purpose init -p build
  clang-purpose init -p build -o policy.yaml
)"},
    {Command::Dump, "dump", "UNIT | FILE [OPTION…] [-- COMPILER FLAGS]",
     "print a unit as text: what the analysis saw in a source",
     R"(Prints the symbols, flows and calls of a unit file or of a source. What it
prints can be given to 'link'.

Examples:
  clang-purpose dump match.unit
  clang-purpose dump match.cpp -- -std=c++20
  clang-purpose dump --policy        the purposes, limits and uses in force
  clang-purpose dump --models        the library functions that are modelled
)"},
    {Command::Lsp, "lsp", "[OPTION…] [-- CLANGD ARGUMENTS]",
     "serve an editor: clangd, with findings of the whole program added",
     R"(A language server on standard input and output, to be started by an editor
in place of clangd. It runs clangd behind itself and adds to what it says:
findings of the whole program that follow edits as they are typed, limits and
reached purposes on hover, and "what if I limited this?".

Without -p the compile database is the one that clangd is told of (after --, with
--compile-commands-dir), or is looked for upward from the workspace's folder and
the first file opened. What stands after -- goes to clangd.

Examples:
  clang-purpose lsp
  clang-purpose lsp -p build --clangd /usr/bin/clangd-19 -- --log=error

Exit status: 0 the client said 'shutdown' and 'exit'; 1 it went without; 2
clangd cannot be started, or ends again and again.
)"},
    {Command::Store, "store", "stat | gc | verify [OPTION…]",
     "look after the store of units",
     R"(What was extracted from a unit is kept in the build folder, in
.clang-purpose-cache/units, or in the folder given with --store, and stands as
long as all that it was made from: sources and headers (also those that were
looked for in vain), command line, models, and this program. So is what was
found in all units together, as long as they and the policy. The folder can be
deleted at any time, and be carried to another machine by a CI's cache.

  stat    how many units there are, and how large
  gc      remove what was not used for longest beyond --store-limit, and what
          killed runs left behind
  verify  read every unit and remove the damaged ones

Examples:
  clang-purpose store stat -p build
  clang-purpose store gc --store /var/cache/purpose --store-limit 2048
)"},
    {Command::Help, "help", "[COMMAND]", "teach a command", ""},
    {Command::Version, "version", "", "print the version", ""},
};

static constexpr unsigned Gating = bit(Command::Check) | bit(Command::Link);
static constexpr unsigned Judging =
    Gating | bit(Command::Explain) | bit(Command::Accept);
static constexpr unsigned Reading =
    bit(Command::Check) | bit(Command::Extract) | bit(Command::Explain) |
    bit(Command::Accept) | bit(Command::Init) | bit(Command::Dump);
static constexpr unsigned Extracting = Reading | bit(Command::Lsp);
static constexpr unsigned Storing = Extracting | bit(Command::Store);
static constexpr unsigned Every = ~0u;

static const OptionInfo Table[] = {
    {Opt::Build, "-p", "--build", "BUILD", Storing,
     "build folder with compile_commands.json, or that file"},
    {Opt::DumpPolicy, "", "--policy", "", bit(Command::Dump),
     "print the purposes, limits and uses in force"},
    {Opt::DumpModels, "", "--models", "", bit(Command::Dump),
     "print the names of the modelled functions"},
    {Opt::Policy, "", "--policy", "FILE", Every & ~bit(Command::Dump),
     "policy file (default: .clang-purpose upward from the sources)"},
    {Opt::Sarif, "", "--sarif", "FILE", Judging,
     "write a SARIF 2.1.0 report (explain, accept: read one)"},
    {Opt::CodeQuality, "", "--code-quality", "FILE", Gating,
     "write a code quality report for GitLab"},
    {Opt::JUnit, "", "--junit", "FILE", Gating, "write a JUnit XML report"},
    {Opt::Baseline, "", "--baseline", "FILE", Gating,
     "compare with an earlier SARIF report"},
    {Opt::DiffBase, "", "--diff-base", "REV", Gating,
     "git revision (or a file with a diff): name the change in each path"},
    {Opt::FailOn, "", "--fail-on", "WHICH", Gating,
     "any, new (as --baseline or --diff-base tells) or none (default: any)"},
    {Opt::Changed, "", "--changed", "", bit(Command::Check),
     "the files named have changed: analyse the whole program with them"},
    {Opt::Reason, "", "--reason", "TEXT", bit(Command::Accept),
     "why the finding may stand"},
    {Opt::Owner, "", "--owner", "NAME", bit(Command::Accept),
     "who answers for it"},
    {Opt::Expires, "", "--expires", "DATE", bit(Command::Accept),
     "its last day, YYYY-MM-DD (a false-positive may do without)"},
    {Opt::Kind, "", "--kind", "KIND", bit(Command::Accept),
     "accepted-risk or false-positive (default: accepted-risk)"},
    {Opt::Output, "-o", "--output", "FILE",
     bit(Command::Extract) | bit(Command::Init),
     "the file to write (init: default .clang-purpose)"},
    {Opt::Target, "", "--target", "NAME", bit(Command::Extract),
     "of a file that is compiled for several targets, the unit of this one"},
    {Opt::Depfile, "", "--depfile", "FILE", bit(Command::Extract),
     "write what the unit was made from, as rules of make"},
    {Opt::Jobs, "-j", "--jobs", "N", Extracting,
     "so many units at a time (default: one a processor)"},
    {Opt::KeepGoing, "-k", "--keep-going", "", Judging,
     "units that fail are named but do not fail the run"},
    {Opt::Strict, "", "--strict", "", Judging,
     "blind spots that the policy does not tolerate give status 2"},
    {Opt::MinConfidence, "", "--min-confidence", "PERCENT",
     bit(Command::Check) | bit(Command::Link),
     "leave out findings of a lower confidence (default: 0)"},
    {Opt::WhyNot, "", "--why-not", "", bit(Command::Explain),
     "say where the flow from a FIELD to a USE stops"},
    {Opt::TimeLimit, "", "--time-limit", "SECONDS", Extracting,
     "for one unit (default: 600; 0: none)"},
    {Opt::MemoryLimit, "", "--memory-limit", "MIB", Extracting,
     "for one unit (default: --max-memory)"},
    {Opt::MaxMemory, "", "--max-memory", "MIB", Extracting,
     "for all units at a time: fewer are started than -j says (default: nine "
     "tenths of the machine's)"},
    {Opt::Clangd, "", "--clangd", "PATH", bit(Command::Lsp),
     "the clangd to run (default: clangd-22, then clangd)"},
    {Opt::ExtractionProcess, "", "--extraction-process", "", bit(Command::Lsp),
     "what 'lsp' starts itself: extract what standard input asks for"},
    {Opt::Store, "", "--store", "DIR", Storing,
     "where units are kept (default: in the build folder)"},
    {Opt::NoStore, "", "--no-store", "", Extracting,
     "read every source anew, and keep nothing"},
    {Opt::StoreLimit, "", "--store-limit", "MIB", Storing,
     "size that the store is kept to (default: 4096; 0: any)"},
    {Opt::PathPrefixMap, "", "--path-prefix-map", "DIR=NAME", Extracting,
     "in the store DIR is called NAME, on every machine; sources and build "
     "folder have names already"},
    {Opt::Color, "", "--color", "WHEN", Judging,
     "auto, always or never (default: auto)"},
    {Opt::Quiet, "-q", "--quiet", "", Every,
     "no progress and no notes on standard error"},
    {Opt::Help, "-h", "--help", "", Every, "this text"},
    {Opt::Version, "", "--version", "", Every, "print the version"},
};

llvm::ArrayRef<CommandInfo> commandTable() { return Commands; }
llvm::ArrayRef<OptionInfo> optionTable() { return Table; }

const CommandInfo &infoOf(Command command) {
  return *llvm::find_if(Commands, [&](const CommandInfo &info) {
    return info.command == command;
  });
}

} // namespace purpose
