#!/bin/bash
# Builds everything and runs every test.
#
#   test/run.sh [CTEST OPTION…]      e.g. test/run.sh -R integration
#
# Installs what is missing with apt (as root or with sudo) and, for the SARIF
# validator, npm. Ends with ctest's summary; exits 0 if every test passed.
set -u -o pipefail
SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$SOURCE"
. "$SOURCE/examples/setup.sh"

install_test_packages
build
[ -z "${CLANG_PURPOSE_LLVM19:-}" ] || build_llvm19
ctest --test-dir "$BUILD" -j "$(nproc)" --output-on-failure --no-tests=error "$@"
