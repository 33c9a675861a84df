# Exit status and output of `check`: clean, violations, cannot vouch.
. "$SOURCE/test/integration/lib/cli.sh"
account_sources

run 0 check fine.cpp -- $FLAGS
findings 0
run 1 check leak.cpp -- $FLAGS
findings 1
prints "leak\.cpp:2:[0-9]+: warning: 'Account::phone' is limited to 'security' but is used for 'advertising' by 'bid' \[purpose-violation\]"
prints ': note: '
run 1 check leak.cpp fine.cpp -- $FLAGS
findings 1

# Nothing of progress or colour in a pipe; colour when asked for.
grep -q $'\x1b' out err && fail 'escape sequences in a pipe'
run 1 check --color=always leak.cpp -- $FLAGS
grep -q $'\x1b' out || fail 'no colour with --color=always'
run 1 check -q leak.cpp -- $FLAGS
[ -s err ] && fail '-q still talks'

# SARIF: written, and its failure to be written is no success.
run 1 check --sarif out.sarif leak.cpp -- $FLAGS
grep -q '"purpose-violation"' out.sarif || fail 'no rule in the SARIF report'
run 2 check --sarif /nonexistent/folder/out.sarif fine.cpp -- $FLAGS
errors '/nonexistent/folder/out.sarif'
mkdir folder.sarif
run 2 check --sarif folder.sarif fine.cpp -- $FLAGS
errors 'folder.sarif'
run 2 check --sarif /nonexistent/folder/out.sarif leak.cpp -- $FLAGS
findings 1

# Logging mode: found, reported, let pass. Exceptions: taken out, counted.
printf 'mode: logging\n' >logging.yaml
run 0 check --policy logging.yaml leak.cpp -- $FLAGS
findings 1
cat >accepted.yaml <<'POLICY'
exceptions:
  - label: Account::phone
    use: bid
    kind: accepted-risk
    reason: moved in the next release
    owner: ads
    expires: 2999-12-31
POLICY
run 0 check --policy accepted.yaml leak.cpp -- $FLAGS
findings 0
sed 's/2999/1999/' accepted.yaml >expired.yaml
run 1 check --policy expired.yaml leak.cpp -- $FLAGS
findings 2
prints 'expired on 1999-12-31.*\[purpose-exception\]'

# An annotation that says nothing protects nothing.
sed 's/"security"/"securty"/' account.h >wrong.h && mv wrong.h account.h
run 2 check fine.cpp -- $FLAGS
errors "account\.h:4:[0-9]+: error: .*'securty'"
errors "did you mean 'security'"
