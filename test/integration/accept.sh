# Accepted findings: by command, by comment, and what is said of bad exceptions.
. "$SOURCE/test/integration/lib/cli.sh"
# The policy that `accept` makes stands at the root of the version control.
git init -q .
account_sources
CXX="c++ $FLAGS -c"
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX"
printf '# Ours.\nmode: enforcing # and stays so\n' >.clang-purpose
run 1 check -p build
ID=$(sed -n 's/.*clang-purpose explain //p' out)
[ -n "$ID" ] || fail 'no ID in the output'

# The command says what it misses.
run 2 accept "$ID" -p build --owner ads --expires 2999-01-01
errors "needs a --reason"
run 2 accept "$ID" -p build --reason r --expires 2999-01-01
errors "needs an --owner"
run 2 accept "$ID" -p build --reason r --owner ads
errors 'needs a last day'
run 2 accept "$ID" -p build --reason r --owner ads --expires soon
errors "takes a date"
run 2 accept "$ID" -p build --reason r --owner ads --expires 2001-01-01
errors 'over already'
run 2 accept "$ID" -p build --reason r --owner ads --kind joke --expires 2999-01-01
errors "accepted-risk or false-positive"
run 2 accept nothing -p build --reason r --owner ads --expires 2999-01-01
errors "no finding 'nothing'"
[ "$(grep -c . .clang-purpose)" = 2 ] || fail 'the policy was changed by a refused command'

# It writes the entry, and leaves the rest as it was.
run 0 accept "$ID" -p build --reason 'asked: "yes"' --owner ads --expires 2999-01-01
prints "\.clang-purpose: '$ID' is accepted until 2999-01-01 \(ads\)"
[ "$(head -n 2 .clang-purpose)" = "$(printf '# Ours.\nmode: enforcing # and stays so')" ] ||
  fail 'what stood in the policy was changed'
run 0 check -p build --sarif out.sarif
prints '0 violations, 1 accepted'
jq -e '.runs[0].results | length == 1 and
  .[0].suppressions[0].kind == "external" and
  .[0].suppressions[0].justification == "asked: \"yes\"" and
  .[0].suppressions[0].properties.owner == "ads"' out.sarif >/dev/null ||
  fail 'no suppression in SARIF'
run 2 accept "$ID" -p build --reason again --owner ads --expires 2999-01-01
errors 'stands here already'
run 0 explain "$ID" -p build
prints 'accepted     asked'

# Over, idle, too broad: findings of their own.
sed -i 's/2999-01-01/2001-01-01/' .clang-purpose
run 1 check -p build
findings 2
prints '\.clang-purpose:[0-9]+:[0-9]+: warning: .*expired on 2001-01-01.*\[purpose-exception\]'
printf 'exceptions: [{label: "*", use: advertising, reason: r, owner: o, expires: 2999-01-01}]\n' >.clang-purpose
run 1 check -p build
findings 1
prints 'is too broad.*\[purpose-exception\]'
printf 'exceptions: [{fingerprint: 0000000000000000, reason: r, owner: o, expires: 2999-01-01}]\n' >.clang-purpose
run 1 check -p build
prints 'accepts nothing; remove it \[purpose-exception\]'
run 0 check -p build fine.cpp
findings 0
printf 'severity: {purpose-exception: note}\n' >>.clang-purpose
run 0 check -p build fine.cpp
run 1 check -p build
prints 'remark: the exception .*accepts nothing'
rm .clang-purpose

# Without a policy file one is made at the root of the sources.
git init -q .
run 0 accept "$ID" -p build --kind false-positive --reason r --owner me
run 0 check -p build
grep -q 'kind: false-positive' .clang-purpose || fail 'no policy was made'
rm -rf .clang-purpose .git

# In the source, as clang-tidy does it.
accepted_by() { # accepted_by LINE: leak.cpp with that call
  printf '#include "account.h"\nvoid leak(const Account &account) {\n%b\n}\n' "$1" >leak.cpp
}
accepted_by '  bid(account.phone); // NOLINT(purpose-violation): asked owner=ads'
run 0 check -p build --sarif out.sarif
prints '0 violations, 1 accepted'
jq -e '.runs[0].results[0].suppressions[0] | .kind == "inSource" and
  .justification == "asked" and .location.physicalLocation.region.startLine == 3' \
  out.sarif >/dev/null || fail 'no suppression in SARIF'
accepted_by '  // NOLINTNEXTLINE(purpose-*): asked\n  bid(account.phone);'
run 0 check -p build
accepted_by '  // NOLINTBEGIN(purpose-violation): asked\n  bid(account.phone);\n  // NOLINTEND(purpose-violation)'
run 0 check -p build
accepted_by '  bid(account.phone); // NOLINT(purpose-violation)'
run 1 check -p build
prints 'leak\.cpp:3:[0-9]+: warning: this NOLINT gives no reason.*\[purpose-exception\]'
findings 1
accepted_by '  bid(account.phone); // NOLINT'
run 1 check -p build
prints 'names no check.*\[purpose-exception\]'
accepted_by '  bid(account.phone); // NOLINT(bugprone-*)'
run 1 check -p build
prints '\[purpose-violation\]'
accepted_by '  bid(account.nickname); // NOLINT(purpose-violation): was needed once'
run 1 check -p build
prints 'this NOLINT accepts nothing; remove it'
run 0 check -p build leak.cpp
