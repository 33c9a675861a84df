#!/bin/bash
# Builds clang-purpose and shows it at work: the tailored-audiences incident,
# rebuilt, and the same product as it should have been.
#
#   examples/run.sh
#
# Installs what is missing with apt (as root or with sudo). The programs stand
# in build/bin, the SARIF reports in build/example. Exits 0 if the check finds
# what it should in the one and nothing in the other.
set -u -o pipefail
SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$SOURCE"
. "$SOURCE/examples/setup.sh"

CHECK=$BUILD/bin/clang-purpose
EXAMPLE=$SOURCE/examples/tailored-audiences
OUTPUT=$BUILD/example

# configure NAME: the example's own build folder, for its compile database.
configure() {
  step "Configuring the example ($1)" \
    cmake -S "$EXAMPLE/$1" -B "$OUTPUT/$1" -G Ninja \
    -DCMAKE_C_COMPILER=clang-22 -DCMAKE_CXX_COMPILER=clang++-22 \
    -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
}

# check NAME: prints the findings; the exit status of the check is STATUS.
check() {
  printf '\n$ clang-purpose check -p %s --sarif %s\n\n' \
    "build/example/$1" "build/example/$1.sarif"
  "$CHECK" check -p "$OUTPUT/$1" --sarif "$OUTPUT/$1.sarif"
  STATUS=$?
  printf '\n(exit status %d)\n' $STATUS
}

install_build_packages
TARGETS=clang-purpose build
configure incident
configure corrected

cat <<'TEXT'

The incident
------------
A product where users give a phone number to protect their account. The field is
annotated: PURPOSE_ONLY("security"). Several units away, behind a store, a profile
service and a callback, a job matches it against advertisers' lists.
TEXT
check incident
[ $STATUS = 1 ] || fail "the check of the incident should exit with 1 (violations), not $STATUS"
[ -s "$OUTPUT/incident.sarif" ] || fail "no SARIF report was written"

id=$(grep -oE '"id": *"[0-9a-f]{8}[-0-9]*"' "$OUTPUT/incident.sarif" | head -n 1 | grep -oE '[0-9a-f]{8}[-0-9]*')

cat <<'TEXT'

The corrected product
---------------------
The same product; the contact card now carries a number that users gave for being
found. Nothing else has changed.
TEXT
check corrected
[ $STATUS = 0 ] || fail "the check of the corrected example should exit with 0, not $STATUS"

cat <<TEXT

What you saw
------------
Each warning stands at the edge where the purpose changes; the notes below it are
the way that the value took there, from the annotated field on.
  the whole path with its source:  build/bin/clang-purpose explain ${id:-ID} -p build/example/incident
  for a CI or an editor:           build/example/incident.sarif (SARIF 2.1.0)
  the story and the code:          examples/tailored-audiences/README.md
All went as it should.
TEXT
