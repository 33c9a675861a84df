#!/usr/bin/env bash
# Whatever is edited, a run with a store says what a run without one says: random
# edits of random files of a generated project, several before each check, also
# taken back, with another number of units at a time. SEED=N makes other ones.
. "$SOURCE/test/integration/lib/cli.sh"
RANDOM=${SEED:=1}
ROUNDS=${ROUNDS:-20}
UNITS=6

# choose WORD…: picked is one of them. (A subshell would have a RANDOM of its own.)
choose() { local n=$((RANDOM % $# + 1)); picked=${!n}; }

# The header of unit $1 and its source, each as chance has it.
header() {
  echo '#pragma once'
  echo '#include "account.h"'
  echo "const char *f$1(const Account &account, const char *key);"
  choose phone nickname mail
  [ $((RANDOM % 4)) != 0 ] || echo "#define FIELD$1 $picked"
  [ $((RANDOM % 5)) != 0 ] || echo '// a word'
}
source_text() {
  local next=$(((($1 + 1 + RANDOM % (UNITS - 1))) % UNITS))
  echo "#include \"u$1.h\""
  echo "#include \"u$next.h\""
  printf '#ifndef FIELD%d\n#define FIELD%d nickname\n#endif\n' "$1" "$1"
  [ $((RANDOM % 3)) != 0 ] || echo '#if __has_include("extra.h")
#include "extra.h"
#endif'
  echo "const char *f$1(const Account &account, const char *key) {"
  choose key key "account.FIELD$1"
  [ $((RANDOM % 2)) != 0 ] || echo "  bid($picked);"
  choose key "account.FIELD$1" "f$next(account, key)" "f$next(account, account.phone)"
  echo "  return $picked;"
  echo '}'
  [ $((RANDOM % 12)) != 0 ] || echo 'int broken = ;'
}
account() {
  echo '#pragma once'
  echo '#include <purpose/annotations.h>'
  echo 'struct Account {'
  for field in phone nickname mail; do
    choose '' 'PURPOSE_ONLY("security")' 'PURPOSE_NEVER("advertising")'
    echo "  $picked const char *$field;"
  done
  echo '};'
  echo 'PURPOSE_USE("advertising") void bid(const char *key);'
}
policy() {
  case $((RANDOM % 3)) in
  0) rm -f .clang-purpose ;;
  1)
    choose mail nickname
    echo "limits: [{field: Account::$picked, only: [security]}]" >.clang-purpose
    ;;
  2) printf 'models: [models.yaml]\nuses: [{name: %s, purpose: advertising}]\n' "f$((RANDOM % UNITS))" >.clang-purpose ;;
  esac
}

account >account.h
printf -- '- function: f1\n  flows: arg1 => result\n' >models.yaml
entries=()
for ((i = 0; i < UNITS; ++i)); do
  header $i >u$i.h
  source_text $i >u$i.cpp
  entries+=("$HERE/u$i.cpp|c++ $FLAGS -c")
done
database "${entries[@]}"
mkdir before && cp ./*.h ./*.cpp before

found=0 failed=0
for ((round = 0; round < ROUNDS; ++round)); do
  for ((edits = RANDOM % 3; edits >= 0; --edits)); do
    i=$((RANDOM % UNITS))
    case $((RANDOM % 9)) in
    0) account >account.h ;;
    1) header $i >u$i.h ;;
    2 | 3 | 4) source_text $i >u$i.cpp ;;
    5) policy ;;
    6) if [ -e extra.h ]; then rm extra.h; else echo 'static const char *extra;' >extra.h; fi ;;
    7) cp before/u$i.* . ;;
    8) if [ -e u$i.h ]; then mv u$i.h gone.h; else :; fi ;;
    esac
    [ ! -e gone.h ] || [ $((RANDOM % 2)) = 0 ] || rm gone.h
    for ((j = 0; j < UNITS; ++j)); do
      # A header that is gone comes back at some later time.
      [ -e u$j.h ] || [ $((RANDOM % 2)) = 0 ] || header $j >u$j.h
    done
  done
  with=0 without=0
  "$PURPOSE" check -p build -j $((RANDOM % 3 + 1)) --sarif with.sarif >with.out 2>with.err || with=$?
  "$PURPOSE" check -p build -j 1 --no-store --sarif without.sarif >without.out 2>without.err || without=$?
  for file in out err; do
    cmp -s with.$file without.$file ||
      { diff without.$file with.$file >&2; fail "SEED=$SEED round $round: the store changes the result"; }
  done
  [ $with = $without ] || fail "SEED=$SEED round $round: status $with with the store, $without without"
  # All of the report but what tells the two runs apart.
  for sarif in with without; do
    grep -vE '"(startTimeUtc|endTimeUtc)"|(with|without)\.sarif|"--?(no-store|j)"|"[123]",?$' $sarif.sarif >$sarif.same
  done
  cmp -s with.same without.same || { diff without.same with.same >&2; fail "SEED=$SEED round $round: other reports"; }
  found=$((found + with % 2)) failed=$((failed + with / 2))
done
# Chance has made programs that differ.
[ "$ROUNDS" -lt 20 ] || [ $found != 0 ] || fail "SEED=$SEED: no round has a violation"
echo "$ROUNDS rounds: $found with violations, $failed unsure (seed $SEED)"
