# pre-commit, the real one: a violation is refused with its path, also where it
# comes by a header; what is clean or was there before is accepted.
. "$SOURCE/test/integration/lib/cli.sh"
command -v pre-commit >/dev/null || { echo 'pre-commit is not installed: run test/run.sh'; exit 1; }
export PATH=$BIN:$PATH PRE_COMMIT_HOME=$HERE/cache HOME=$HERE
git config --global user.email test@example.org
git config --global user.name test
git config --global protocol.file.allow always

# The hooks' repository, by a path: no network.
mkdir hooks && cp "$SOURCE/.pre-commit-hooks.yaml" hooks/
(cd hooks && git init -q . && git add -A && git commit -qm hooks && git tag v1) || exit 1

mkdir repository && cd repository || exit 1
mv ../out ../err . 2>/dev/null
HERE=$PWD
account_sources
CXX="c++ $FLAGS -c"
source_file user.cpp <<'CODE'
#include "helper.h"
void user(const Account &account) { helper(account); }
CODE
source_file helper.h <<'CODE'
#pragma once
#include "account.h"
inline void helper(const Account &account) { bid(account.nickname); }
CODE
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX" "$HERE/user.cpp|$CXX"
printf 'build/\nout\nerr\n' >.gitignore
cat >.pre-commit-config.yaml <<CODE
repos:
  - repo: $PWD/../hooks
    rev: v1
    hooks:
      - id: clang-purpose
        args: [-p, build]
CODE
git init -q .
pre-commit install >out 2>&1 || fail 'pre-commit install'
# commit STATUS MESSAGE
commit() {
  local status=0
  git add -A
  git commit -m "$2" >out 2>&1 </dev/null || status=$?
  [ $status = "$1" ] || fail "commit '$2': status $status instead of $1"
}
# The first commit of all is looked at whole.
commit 1 'The first, with a violation'
prints 'leak\.cpp:2:[0-9]+: warning: .*\[purpose-violation\]'
SKIP=clang-purpose commit 0 'A violation from before the hook'
sed -i 's/nickname/nickname + 1/' fine.cpp
commit 0 'A clean change'
prints 'clang-purpose.*Passed'
sed -i 's/account.nickname/account.phone/' helper.h
commit 1 'A violation in a header'
prints 'helper\.h:3:[0-9]+: warning: .*\[purpose-violation\]'
prints "account\.h:[0-9]+:[0-9]+: note: 'Account::phone' is limited to 'security' here"
prints 'new in this change'
silent 'leak\.cpp'
git checkout -q HEAD -- helper.h
# A source that the compile database does not know yet.
sed 's/void leak/void fresh/' leak.cpp >fresh.cpp
commit 1 'A violation in a new file'
prints 'fresh\.cpp:2'
rm fresh.cpp
# What is not part of the commit does not stop it.
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX" "$HERE/user.cpp|$CXX" "$HERE/draft.cpp|$CXX"
sed 's/void leak/void draft/' leak.cpp >draft.cpp
echo '// nothing' >>fine.cpp
git commit -qm 'Beside a draft' fine.cpp >out 2>&1 || fail 'a file that is not tracked stopped a commit'
commit 1 'The draft'
prints 'draft\.cpp:2'
git rm -q --cached draft.cpp && rm draft.cpp
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX" "$HERE/user.cpp|$CXX"
# A policy is a change, too.
printf "limits: [{field: 'Account::nickname', only: [security]}]\n" >.clang-purpose
commit 1 'A limit that the code breaks'
prints "'Account::nickname' is limited to 'security'"
rm .clang-purpose
echo '// nothing' >>fine.cpp
SECONDS=0
commit 0 'Clean again'
[ $SECONDS -lt 60 ] || fail "the hook took $SECONDS s"
