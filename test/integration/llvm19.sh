#!/usr/bin/env bash
# The build against LLVM 19 (test/run.sh makes it): its cases of templates and of
# C (all of them pass, too, and take longer), its plugin in clang-tidy-19, and its
# clangd.
set -eu
other=$SOURCE/build-llvm19
[ -x "$other/bin/purpose-cases" ] || { echo 'SKIPPED: no build against LLVM 19'; exit 77; }
"$other/bin/purpose-cases" "$SOURCE/test/cases/templates"
"$other/bin/purpose-cases" "$SOURCE/test/cases/c"
export BIN=$other/bin BUILD=$other
bash "$SOURCE/test/integration/tidy.sh"
bash "$SOURCE/test/integration/clangd.sh"
