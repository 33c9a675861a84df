# The policy file: found upward, and every mistake in it named with its place.
. "$SOURCE/test/integration/lib/cli.sh"
source_file src/account.h <<'CODE'
#pragma once
namespace shop {
struct Account { const char *phone; const char *nickname; };
}
CODE
source_file src/ads/match.cpp <<'CODE'
#include "../account.h"
namespace shop { void match(const Account &account); }
const char *used;
void shop::match(const Account &account) { used = account.phone; }
CODE
run 0 check src/ads/match.cpp -- $FLAGS
cat >src/.clang-purpose <<'POLICY'
limits:
  - {field: 'shop::Account::phone', only: [security]}
uses:
  - {path: 'ads/**', purpose: advertising}
POLICY
run 1 check src/ads/match.cpp -- $FLAGS
findings 1
prints "'shop::Account::phone' is limited to 'security'"
# Given by name, it is used instead.
printf 'limits: []\n' >other.yaml
run 0 check --policy other.yaml src/ads/match.cpp -- $FLAGS
run 0 dump --policy src
prints 'shop::Account::phone: only security'
prints 'ads/\*\*: advertising'

wrong() { # wrong LINE PATTERN: the policy on standard input is refused
  cat >wrong.yaml
  run 2 check --policy wrong.yaml src/ads/match.cpp -- $FLAGS
  errors "wrong\.yaml:$1:[0-9]+: error: .*$2"
  [ -s out ] && fail 'findings in spite of a wrong policy'
  return 0
}
wrong 2 '' <<'POLICY'
limits:
  - {field: 'shop::Account::phone', olny: [security]}
POLICY
errors 'only'
wrong 2 "did you mean 'advertising'" <<'POLICY'
uses:
  - {path: 'ads/**', purpose: advertisng}
POLICY
wrong 1 '' <<'POLICY'
limtis: []
POLICY
wrong '[0-9]+' '' <<'POLICY'
limits: [
POLICY
run 2 check --policy gone.yaml src/ads/match.cpp -- $FLAGS
errors 'gone\.yaml'

# Extra models: read from beside the policy, with their own errors.
mkdir with && printf 'models: [mine.yaml]\n' >with/.clang-purpose
run 2 check --policy with/.clang-purpose src/ads/match.cpp -- $FLAGS
errors 'mine\.yaml'
printf -- '- function: 3\n  flows: nonsense\n' >with/mine.yaml
run 2 check --policy with/.clang-purpose src/ads/match.cpp -- $FLAGS
errors 'mine\.yaml:[0-9]+:[0-9]+: error'
