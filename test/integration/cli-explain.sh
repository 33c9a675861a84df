# explain: one finding with its whole path and the source lines.
. "$SOURCE/test/integration/lib/cli.sh"
account_sources
database "$HERE/leak.cpp|c++ $FLAGS -c" "$HERE/fine.cpp|c++ $FLAGS -c"

run 2 explain 12345678 -p build
errors "run 'clang-purpose check"

run 1 check -p build --sarif out.sarif
id=$(sed -nE 's/.*clang-purpose explain ([0-9a-f-]+)$/\1/p' out | head -n 1)
[ -n "$id" ] || fail 'the warning shows no ID'

explained() {
  prints "Account::phone"
  prints 'bid\(account\.phone\)'
  prints 'leak\.cpp:2:'
}
run 0 explain "$id" -p build
explained
run 0 explain "${id:0:5}"
explained
run 0 explain "$id" --sarif out.sarif
explained
run 0 explain "$id" leak.cpp -- $FLAGS
explained

run 2 explain ffffffffffff -p build
errors "no finding 'ffffffffffff'"
errors "$id"
run 2 explain "$id" --sarif gone.sarif
errors 'gone\.sarif'
printf '{"version": "2.1.0"' >broken.sarif
run 2 explain "$id" --sarif broken.sarif
errors 'broken\.sarif'
printf '{"version": "2.1.0", "runs": []}' >none.sarif
run 2 explain "$id" --sarif none.sarif
errors 'none\.sarif'
for foreign in '[]' '{"runs": [{"results": 5}]}' '{"runs": [{"results": [{"properties": {"id": 4}}]}]}' \
  '{"runs": [{"results": [{"codeFlows": [{"threadFlows": "x"}]}]}]}'; do
  printf %s "$foreign" >foreign.sarif
  run 2 explain "$id" --sarif foreign.sarif
  errors 'foreign\.sarif: error: this is no SARIF file of ours'
done
