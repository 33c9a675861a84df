# Helpers of the tests that run the real program: sourced by cli-*.sh with BIN
# and SOURCE in the environment, in an empty folder.
set -u -o pipefail
PURPOSE=$BIN/clang-purpose
HERE=$PWD
FLAGS="-std=c++17 -I$SOURCE/annotations"
export LC_ALL=C.UTF-8

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  if [ -f out ]; then printf -- '--- standard output\n' >&2; head -n 60 out >&2; fi
  if [ -f err ]; then printf -- '--- standard error\n' >&2; head -n 60 err >&2; fi
  exit 1
}

# run STATUS ARGUMENT…: runs clang-purpose; its output is in the files out, err.
run() {
  local expected=$1 status=0
  shift
  "$PURPOSE" "$@" >out 2>err </dev/null || status=$?
  [ $status = "$expected" ] ||
    fail "clang-purpose $* exited with $status instead of $expected"
}

# prints PATTERN: it stands (extended regular expression) in the last run's
# standard output; errors PATTERN: in its standard error.
prints() { grep -qE -- "$1" out || fail "standard output lacks: $1"; }
errors() { grep -qE -- "$1" err || fail "standard error lacks: $1"; }
silent() { ! grep -qE -- "$1" out || fail "standard output should not have: $1"; }
# findings N: so many warnings.
findings() {
  local n
  n=$(grep -cE ': warning: .*\[purpose-' out)
  [ "$n" = "$1" ] || fail "$n findings instead of $1"
}

# source FILE: writes standard input to a source file.
source_file() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# database ENTRY…: writes compile_commands.json in the folder `build`; an entry
# is 'FILE|COMMAND' (without the file at its end) run in that folder.
database() {
  local entry first=1
  mkdir -p build
  {
    echo '['
    for entry in "$@"; do
      [ $first = 1 ] || echo ','
      first=0
      printf '{"directory": "%s/build", "file": "%s", "command": "%s %s"}\n' \
        "$HERE" "${entry%%|*}" "${entry#*|}" "${entry%%|*}"
    done
    echo ']'
  } >build/compile_commands.json
}

# The smallest program that leaks (leak.cpp) and one that does not (fine.cpp).
account_sources() {
  source_file account.h <<'CODE'
#pragma once
#include <purpose/annotations.h>
struct Account {
  PURPOSE_ONLY("security") const char *phone;
  const char *nickname;
};
PURPOSE_USE("advertising") void bid(const char *key);
CODE
  source_file leak.cpp <<'CODE'
#include "account.h"
void leak(const Account &account) { bid(account.phone); }
CODE
  source_file fine.cpp <<'CODE'
#include "account.h"
void fine(const Account &account) { bid(account.nickname); }
CODE
}

# A program whose path leads through three units: the label's, the use's, and
# that which joins them.
carried_sources() {
  account_sources
  source_file carry.h <<'CODE'
#pragma once
#include "account.h"
const char *keyOf(const Account &account);
void send(const char *key);
CODE
  source_file source.cpp <<'CODE'
#include "carry.h"
const char *keyOf(const Account &account) { return account.phone; }
CODE
  source_file sink.cpp <<'CODE'
#include "carry.h"
void send(const char *key) { bid(key); }
CODE
  source_file middle.cpp <<'CODE'
#include "carry.h"

void middle(const Account &account) {
  send(keyOf(account));
}
CODE
}

# The incident of examples/ as the project `example`, with its database.
example_project() {
  local file entries=()
  cp -r "$SOURCE/examples/tailored-audiences" example
  for file in $(find "$HERE"/example/incident/src "$HERE"/example/common/src -name '*.cpp'); do
    entries+=("$file|c++ $FLAGS -I$HERE/example/common/include -c")
  done
  database "${entries[@]}"
  mv build example && mkdir build
}
