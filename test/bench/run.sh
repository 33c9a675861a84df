#!/bin/bash
# Benchmarks: the check of a compile database against the compiler on the same
# units in the same run, with nothing and with something changed; and solving over
# generated programs.
#
#   test/bench/run.sh [BUILD [JOBS [ROUNDS [FUNCTIONS]]]]
#
# BUILD: a folder with compile_commands.json (default: this project's own). One of
# its sources and one header are edited for the time of a check. FUNCTIONS: the
# largest generated program (default: a million).
# Prints Markdown; build/bench.md and build/bench.json keep it.
set -u -o pipefail
SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$SOURCE/examples/setup.sh"
DATABASE=${1:-$BUILD}

{
  install_build_packages
  TARGETS="clang-purpose purpose-project-bench purpose-solve-bench" build
} >&2

machine="$(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(
  awk '/^MemTotal:/ {printf "%d GiB", $2 / 1048576 + 0.5}' /proc/meminfo)"
version=$("$BUILD/bin/clang-purpose" --version)
compiler=$(clang-22 --version | head -n 1)
{
  echo "# Benchmark, $(date -u +%Y-%m-%d)"
  echo
  echo "$machine; $version; $compiler"
  echo
  "$BUILD/bin/purpose-project-bench" "$BUILD/bin/clang-purpose" "$DATABASE" \
    "${2:-$(nproc)}" "${3:-1}" "$BUILD/bench-project.json" || exit 1
  echo
  echo "## Solving generated programs"
  echo
  "$BUILD/bin/purpose-solve-bench" "${4:-1000000}" "$BUILD/bench-solve.json" || exit 1
} | tee "$BUILD/bench.md" || exit 1
printf '{"date": "%s", "machine": "%s", "version": "%s", "compiler": "%s",\n"project": %s,\n"solve": %s}\n' \
  "$(date -u +%Y-%m-%d)" "$machine" "$version" "$compiler" \
  "$(cat "$BUILD/bench-project.json")" "$(cat "$BUILD/bench-solve.json")" >"$BUILD/bench.json"
