# The plugin in the real clang-tidy.
. "$SOURCE/test/integration/lib/cli.sh"
PLUGIN=$BUILD/lib/ClangPurposeTidy.so
LLVM=$(sed -n 's/^CLANG_PURPOSE_LLVM:[A-Z]*=//p' "$BUILD/CMakeCache.txt")
CXX="c++ $FLAGS -c"
carried_sources

# tidy ARGUMENT…: runs clang-tidy with our checks alone.
tidy() {
  clang-tidy-"$LLVM" -load "$PLUGIN" -checks='-*,purpose-*' "$@" >out 2>err </dev/null ||
    fail "clang-tidy $* exited with $?"
}
# The plugin brings no second LLVM, and shows nothing of its own.
readelf -d "$PLUGIN" | grep -q "NEEDED.*libclang-cpp.so.$LLVM" || fail 'no shared libclang-cpp'
[ "$(nm -D --defined-only "$PLUGIN" | grep -c 'cl::opt\|purpose')" = 0 ] || fail 'symbols of its own'
clang-tidy-"$LLVM" -load "$PLUGIN" -checks='-*,purpose-*' -list-checks >out 2>err
for check in violation implicit exception annotation reveal blind-spot; do prints "^    purpose-$check\$"; done

# A clang-tidy of another version is told so; it would crash.
for other in 19 22; do
  [ "$other" != "$LLVM" ] && command -v clang-tidy-"$other" >/dev/null || continue
  clang-tidy-"$other" -load "$PLUGIN" -checks='-*,purpose-*' leak.cpp -- $FLAGS >out 2>err </dev/null &&
    fail "clang-tidy-$other takes a plugin of LLVM $LLVM"
  errors "for LLVM $LLVM, and what loads it is of LLVM $other"
done

# One unit: the finding at its edge, the notes along its way.
tidy leak.cpp -- $FLAGS
findings 1
prints "leak.cpp:2:41: warning: 'Account::phone' is limited to 'security' but is used for 'advertising' by 'bid' \[purpose-violation\]"
prints "account.h:4:3: note: 'Account::phone' is limited to 'security' here"
tidy fine.cpp -- $FLAGS
findings 0

# What a library's body would have instantiated, and decisions.
source_file templates.cpp <<'CODE'
#include "account.h"
#include <algorithm>
#include <vector>
void each(const std::vector<Account> &all) {
  std::for_each(all.begin(), all.end(), [](const auto &a) { bid(a.phone); });
}
void decided(const Account &a) {
  if (a.phone[0] == '1')
    bid("one");
}
CODE
tidy templates.cpp -- $FLAGS
findings 1
prints 'templates.cpp:5:[0-9]+: warning: .*\[purpose-violation\]'
prints "templates.cpp:9:[0-9]+: remark: .*decides what is done for.*\[purpose-implicit\]"

# NOLINT, and the policy's exceptions.
source_file nolint.cpp <<'CODE'
#include "account.h"
void leak(const Account &a) {
  bid(a.phone); // NOLINT(purpose-violation): a test
  // NOLINTNEXTLINE(purpose-violation): a test
  bid(a.phone);
}
CODE
tidy nolint.cpp -- $FLAGS
findings 0
sed 's/: a test//' nolint.cpp >bare.cpp
tidy bare.cpp -- $FLAGS
findings 2
prints 'bare.cpp:3:[0-9]+: warning: this NOLINT gives no reason.*\[purpose-exception\]'
echo "exceptions: [{label: 'Account::phone', kind: accepted-risk, reason: a test, owner: us}]" >accept.yaml
tidy -config="{CheckOptions: {purpose-violation.Policy: '$HERE/accept.yaml'}}" leak.cpp -- $FLAGS
findings 0
tidy -config="{CheckOptions: {purpose-violation.Policy: '$HERE/none.yaml'}}" leak.cpp -- $FLAGS
prints 'none.yaml'

# Options stand in .clang-tidy; what is written there is what is shown.
cat >.clang-tidy <<'CODE'
CheckOptions:
  purpose-violation.MinConfidence: 95
CODE
source_file unsure.cpp <<'CODE'
#include "account.h"
struct Sink { virtual void put(const char *key) = 0; };
struct Bidder : Sink { void put(const char *key) override { bid(key); } };
struct Nobody : Sink { void put(const char *) override {} };
void leak(const Account &a, Sink &sink) { sink.put(a.phone); }
CODE
tidy unsure.cpp -- $FLAGS
findings 0
rm .clang-tidy
tidy unsure.cpp -- $FLAGS
findings 1
prints 'note: confidence [0-9]+%: through a virtual call'

# What is asked for, and what is not seen, are remarks: no run fails for them.
source_file reveal.cpp <<'CODE'
#include "account.h"
void away(const char *key);
void ask(const Account &a) {
  PURPOSE_REVEAL(a.phone);
  away(a.phone);
}
CODE
tidy -warnings-as-errors='*' reveal.cpp -- $FLAGS
prints "reveal.cpp:4:[0-9]+: remark: limited data here: 'Account::phone' \[purpose-reveal\]"
prints "reveal.cpp:5:[0-9]+: remark: 'Account::phone' is lost sight of here: .* \[purpose-blind-spot\]"

# An annotation that cannot work; the fix is applied.
source_file wrong.cpp <<'CODE'
#include <purpose/annotations.h>
struct User { PURPOSE_ONLY("securty") int phone; };
CODE
tidy wrong.cpp -- $FLAGS
prints "wrong.cpp:2:15: warning: unknown purpose 'securty'; did you mean 'security'\? \[purpose-annotation\]"
tidy --fix wrong.cpp -- $FLAGS
grep -q 'PURPOSE_ONLY("security") int phone' wrong.cpp || fail "not fixed: $(cat wrong.cpp)"
tidy wrong.cpp -- $FLAGS
findings 0
sed -i 's/"security"/"securty"/' wrong.cpp
tidy --export-fixes=fixes.yaml wrong.cpp leak.cpp -- $FLAGS
grep -q 'DiagnosticName: *purpose-annotation' fixes.yaml || fail 'no annotation in fixes.yaml'
grep -q 'ReplacementText: *.*security' fixes.yaml || fail 'no replacement in fixes.yaml'
grep -q 'DiagnosticName: *purpose-violation' fixes.yaml || fail 'no violation in fixes.yaml'

# The whole of a database.
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX"
run-clang-tidy-"$LLVM" -load "$PLUGIN" -checks='-*,purpose-*' -p build -quiet >out 2>err ||
  fail "run-clang-tidy exited with $?"
findings 1

# With the store of a check: the whole program's findings that touch the unit.
database "$HERE/source.cpp|$CXX" "$HERE/sink.cpp|$CXX" "$HERE/middle.cpp|$CXX" "$HERE/fine.cpp|$CXX"
run 1 check -p build
findings 1
cp out out.check
grep -E ': warning: .*\[purpose-' out | sed "s#^$HERE/##" >whole
printf 'CheckOptions:\n  purpose-violation.Store: build\n' >.clang-tidy
for unit in source middle sink; do
  tidy -p build "$unit.cpp"
  grep -E ': warning: .*\[purpose-' out | sed "s#^$HERE/##" >found
  cmp -s whole found || fail "$unit.cpp: not what the check of the whole program says"
done
tidy -p build fine.cpp
findings 0
# What is said of exceptions is said here, too: with the units of their findings,
# and with the program's first unit of those that accept nothing.
ID=$(sed -n 's/.*clang-purpose explain //p' out.check)
cat >.clang-purpose <<CODE
exceptions:
  - {fingerprint: $ID, reason: r, owner: o, expires: 2001-01-01}
  - {fingerprint: "0000000000000000", reason: r, owner: o, expires: 2999-01-01}
CODE
sed -i '2s|$| // NOLINT(purpose-violation): was needed once|' fine.cpp
run 1 check -p build
findings 4
grep -E ': warning: .*\[purpose-exception' out | sed "s#^$HERE/##" | sort >whole
said() { # said N UNIT…: by these units
  local n=$1
  shift
  tidy -header-filter='.*' -p build "$@"
  grep -E ': warning: .*\[purpose-exception' out | sed "s#^$HERE/##" | sort -u >found
  [ "$(grep -c . found)" = "$n" ] || fail "$n exceptions expected of $*"
}
said 2 source.cpp
said 1 middle.cpp
said 1 fine.cpp
said 3 source.cpp sink.cpp middle.cpp fine.cpp
cmp -s whole found || { diff whole found; fail 'exceptions differ'; }
sed -i 's| // NOLINT.*||' fine.cpp
rm .clang-purpose
run 1 check -p build
# This unit is the one that stands before clang-tidy, not the one in the store.
sed -i 's/keyOf(account)/"none"/' middle.cpp
tidy -p build middle.cpp
findings 0
mkdir -p away && printf '[]' >away/compile_commands.json
printf 'CheckOptions:\n  purpose-violation.Store: away\n' >.clang-tidy
tidy -p build middle.cpp
prints 'away/compile_commands.json'
echo "clang-tidy finds what it should"
