# The CI templates: their YAML is read, and their commands run in a repository.
. "$SOURCE/test/integration/lib/cli.sh"
export PATH=$BIN:$PATH
CI=$SOURCE/examples/ci
account_sources
CXX="c++ $FLAGS -c"
mkdir repository && cd repository || exit 1
mv ../*.cpp ../*.h .
HERE=$PWD
echo 'build/' >.gitignore
git init -q .
git config user.email test@example.org
git config user.name test
git add account.h fine.cpp .gitignore
git commit -qm 'Before'
git update-ref refs/remotes/origin/main HEAD
git add -A
git commit -qm 'The change'
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX"

# command FILE PATH…: the script at that place of a YAML file.
command_at() {
  python3 - "$@" <<'CODE'
import sys, yaml
node = yaml.safe_load(open(sys.argv[1]))
for key in sys.argv[2:]:
    if isinstance(node, list):
        node = [n for n in node if n.get('id') == key][0]
    else:
        node = node[key]
print('\n'.join(node) if isinstance(node, list) else node)
CODE
}
# steps STATUS SCRIPT: as a CI runs it.
steps() {
  local status=0
  bash --noprofile --norc -e -o pipefail -c "$2" >out 2>err </dev/null || status=$?
  [ $status = "$1" ] || fail "status $status instead of $1 of: $2"
}

# GitHub.
ACTION_RUN=$(command_at "$CI/github/action.yml" runs steps check run) || exit 1
export BUILD=build FAIL_ON= DIFF_BASE= BASELINE= ARGUMENTS= SARIF=clang-purpose.sarif GITHUB_OUTPUT=$HERE/outputs
steps 0 "$(command_at "$CI/github/action.yml" runs steps build run)"
grep -q clang-purpose out || fail 'the action did not find clang-purpose on the PATH'
steps 1 "$ACTION_RUN"
grep -q 'report=clang-purpose-github.sarif' outputs || fail 'the report is not handed on'
jq -e '.runs[0].results | length == 1' clang-purpose-github.sarif >/dev/null || fail 'no result for GitHub'
DIFF_BASE=origin/main steps 1 "$ACTION_RUN"
DIFF_BASE=HEAD steps 0 "$ACTION_RUN"
DIFF_BASE=HEAD FAIL_ON=any steps 1 "$ACTION_RUN"
# What is accepted or gone is not uploaded.
cp clang-purpose.sarif before.sarif
sed -i '2s|$| // NOLINT(purpose-violation): asked|' leak.cpp
BASELINE=before.sarif steps 0 "$ACTION_RUN"
jq -e '.runs[0].results | length == 1' clang-purpose.sarif >/dev/null || fail 'the accepted result is lost'
jq -e '.runs[0].results | length == 0' clang-purpose-github.sarif >/dev/null || fail 'an accepted result is uploaded'
git checkout -q leak.cpp

# GitLab: on a branch, and in a merge request.
SCRIPT=$(command_at "$CI/gitlab/clang-purpose.yml" .clang-purpose script) || exit 1
export CLANG_PURPOSE_BUILD=build
steps 1 "$SCRIPT"
for report in clang-purpose.sarif gl-code-quality-report.json clang-purpose.xml; do
  [ -s $report ] || fail "GitLab's job did not write $report"
done
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD~1) steps 1 "$SCRIPT"
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD) steps 0 "$SCRIPT"

# ci.md: each command in turn; the first finds, so does the one on a change.
python3 - "$CI/ci.md" <<'CODE' || fail 'ci.md'
import re, subprocess, sys
blocks = re.findall(r'^```sh\n(.*?)^```', open(sys.argv[1]).read(), re.M | re.S)
expected = [1, 1, 0, 0, 1]
assert len(blocks) == len(expected), len(blocks)
for block, status in zip(blocks, expected):
    ran = subprocess.run(['bash', '-ec', block], capture_output=True, text=True)
    if ran.returncode != status:
        sys.exit(f'{block} gave {ran.returncode}, not {status}: {ran.stdout}{ran.stderr}')
for block in re.findall(r'^```yaml\n(.*?)^```', open(sys.argv[1]).read(), re.M | re.S):
    import yaml
    yaml.safe_load(block)
CODE
exit 0
