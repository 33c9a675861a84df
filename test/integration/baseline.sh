# The gate: what is new against an earlier report, and which change brought it.
. "$SOURCE/test/integration/lib/cli.sh"
carried_sources
sed -i 's/keyOf(account)/account.nickname/' middle.cpp
CXX="c++ $FLAGS -c"
database "$HERE/leak.cpp|$CXX" "$HERE/source.cpp|$CXX" "$HERE/sink.cpp|$CXX" "$HERE/middle.cpp|$CXX"
printf 'build/\n*.sarif\nout\nerr\n*.json\n*.xml\n*.diff\n' >.gitignore
git init -q .
git config user.email test@example.org
git config user.name test
git add -A
git commit -qm 'With one known violation'

run 0 check -p build --fail-on none --sarif main.sarif
findings 1
run 0 check -p build --baseline main.sarif --fail-on new --sarif now.sarif
prints '1 violation \(0 new\)'
findings 0
run 1 check -p build --baseline main.sarif
findings 1
run 2 check -p build --fail-on new
errors 'needs --baseline or --diff-base'
run 2 check -p build --baseline gone.sarif
errors 'gone\.sarif: error'
printf '{"runs": [{"tool": {"driver": {"name": "other"}}}]}' >other.sarif
run 2 check -p build --baseline other.sarif
errors 'of another tool'

state() { # state STATE N FILE
  local n
  n=$(jq "[.runs[0].results[] | select(.baselineState == \"$1\")] | length" "$3")
  [ "$n" = "$2" ] || fail "$n results '$1' in $3 instead of $2"
}
state unchanged 1 now.sarif

# Lines above it move it: still known.
sed -i '1i // a comment\n// another' leak.cpp
run 0 check -p build --baseline main.sarif --fail-on new
run 0 check -p build --diff-base HEAD --fail-on new

# The change completes a path between two files that it does not touch.
sed -i 's/send(account.nickname)/send(keyOf(account))/' middle.cpp
run 1 check -p build --baseline main.sarif --diff-base HEAD --fail-on new --sarif now.sarif
findings 1
prints 'sink\.cpp:2:[0-9]+: warning: .*\[purpose-violation\]'
prints 'middle\.cpp:4:[0-9]+: note: this call, new in this change, completes the path'
state new 1 now.sarif
state unchanged 1 now.sarif
jq -e '.runs[0].results[] | select(.baselineState == "new") |
  .locations[0].physicalLocation | .artifactLocation.uri == "middle.cpp" and
  .region.startLine == 4' now.sarif >/dev/null ||
  fail 'the new step is not where SARIF shows the result'
# The same by the diff alone, as revision and as file, and after a commit.
run 1 check -p build --diff-base HEAD --fail-on new
findings 1
git diff >change.diff
run 1 check -p build --diff-base change.diff --fail-on new
findings 1
git commit -qam 'Completes a path'
run 1 check -p build --diff-base HEAD~1 --fail-on new
findings 1
prints 'completes the path'
run 0 check -p build --diff-base HEAD --fail-on new
# A report is a baseline in its turn, where the result stands elsewhere.
run 0 check -p build --baseline now.sarif --fail-on new
run 2 check -p build --diff-base no-such-revision
errors "'no-such-revision' is neither a file with a diff nor a revision"

# Through a link to the repository, it is the same change.
ln -s "$HERE" ../linked-$$
sed "s|$HERE/|$HERE/../linked-$$/|g" build/compile_commands.json >linked.json
mkdir -p build/linked && mv linked.json build/linked/compile_commands.json
run 1 check -p build/linked --diff-base HEAD~1 --fail-on new
findings 1
rm ../linked-$$
# A new file that nobody has added yet is of the change.
source_file other.cpp <<'CODE'
#include "carry.h"
void other(const Account &account) { bid(account.phone); }
CODE
database "$HERE/leak.cpp|$CXX" "$HERE/source.cpp|$CXX" "$HERE/sink.cpp|$CXX" "$HERE/middle.cpp|$CXX" "$HERE/other.cpp|$CXX"
run 1 check -p build --diff-base HEAD --fail-on new
findings 1
prints 'other\.cpp:2'
rm other.cpp

# Mended: absent.
database "$HERE/source.cpp|$CXX" "$HERE/sink.cpp|$CXX" "$HERE/middle.cpp|$CXX"
run 0 check -p build --baseline now.sarif --fail-on new --sarif later.sarif
prints '1 gone'
state absent 1 later.sarif

# The other formats.
run 1 check -p build --code-quality quality.json --junit tests.xml
jq -e 'length == 1 and .[0].location.path == "sink.cpp" and
  .[0].severity == "major"' quality.json >/dev/null || fail 'code quality'
python3 - <<'CODE' || fail 'JUnit'
import xml.etree.ElementTree as tree
suite = tree.parse('tests.xml').getroot()[0]
assert suite.get('failures') == '1' and suite.get('tests') == '1'
assert suite[0].get('file') == 'sink.cpp'
assert 'middle.cpp:4' in suite[0][0].text
CODE
run 2 check -p build --junit none/tests.xml
errors 'cannot write the JUnit report'
