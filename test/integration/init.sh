# A first policy: proposed from names, valid as it is and with its comments taken
# out, and never written over another.
. "$SOURCE/test/integration/lib/cli.sh"
mkdir -p src/ads src/core
source_file src/core/account.h <<'CODE'
#pragma once
struct EmailAddress { const char *text; };
struct Account {
  const char *phone;
  const char *recoveryPhone;
  bool phoneVerified;
  const char *nickname;
  EmailAddress mail;
};
CODE
source_file src/ads/match.cpp <<'CODE'
#include "../core/account.h"
const char *used;
void match(const Account &account) { used = account.phone; }
CODE
source_file src/core/main.cpp <<'CODE'
#include "account.h"
void match(const Account &account);
int main() { Account account{}; match(account); }
CODE
database "$HERE/src/ads/match.cpp|c++ -c" "$HERE/src/core/main.cpp|c++ -c"
git init -q .
run 0 init -p build
prints '\.clang-purpose: 1 use, and [0-9]+ limits'
has() { grep -qE -- "$1" .clang-purpose || { cat .clang-purpose; fail "the policy lacks: $1"; }; }
lacks() { ! grep -qE -- "$1" .clang-purpose || { cat .clang-purpose; fail "the policy has: $1"; }; }
has '^mode: logging'
has "^  - \{path: 'src/ads/\*\*', purpose: advertising\}"
has "^#  - \{field: 'Account::phone', never: \[advertising\]\}  # src/core/account.h:4"
has "^#  - \{field: 'Account::recoveryPhone', only: \[security\]\}"
has "^#  - \{type: 'EmailAddress', never: \[advertising\]\}"
lacks phoneVerified
lacks nickname
# Valid, and nothing to find while the limits are comments.
run 0 check -p build
findings 0
run 2 init -p build
errors 'there is a policy already'
# With the comments taken out it finds, and lets pass; enforcing, it does not.
sed -i 's/^#  -/  -/' .clang-purpose
run 0 check -p build
findings 1
prints "'Account::phone' must never be used for 'advertising'"
sed -i 's/^mode: logging/mode: enforcing/' .clang-purpose
run 1 check -p build
# Elsewhere; nothing that could be read.
run 0 init -p build -o other.yaml
[ -s other.yaml ] || fail 'nothing was written'
mkdir far
run 0 init -p build -o far/policy.yaml
errors "count from $HERE"
grep -q 'src/core/account.h:4' far/policy.yaml || fail 'paths do not count from the root of the sources'
echo 'int broken( {' >src/core/main.cpp
database "$HERE/src/core/main.cpp|c++ -c"
run 2 init -p build -o third.yaml
[ -e third.yaml ] && fail 'a policy was written for nothing'
exit 0
