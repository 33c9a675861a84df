#!/bin/bash
# Benchmarks: the check of a compile database against the compiler's syntax
# check of the same units in the same run, and solving over generated programs.
#
#   test/bench/run.sh [BUILD [JOBS [ROUNDS]]]
#
# BUILD: a folder with compile_commands.json (default: this project's own).
# Prints Markdown; build/bench.md keeps it.
set -u -o pipefail
SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$SOURCE/examples/setup.sh"
DATABASE=${1:-$BUILD}

{
  install_build_packages
  TARGETS="clang-purpose purpose-project-bench purpose-solve-bench" build
} >&2

{
  echo "# Benchmark, $(date -u +%Y-%m-%d)"
  echo
  echo "$(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)," \
    "$(awk '/^MemTotal:/ {printf "%d GiB", $2 / 1048576 + 0.5}' /proc/meminfo)," \
    "$("$BUILD/bin/clang-purpose" --version)"
  echo
  "$BUILD/bin/purpose-project-bench" "$BUILD/bin/clang-purpose" "$DATABASE" "${@:2}" || exit 1
  echo
  echo "## Solving generated programs"
  echo
  "$BUILD/bin/purpose-solve-bench" || exit 1
} | tee "$BUILD/bench.md"
