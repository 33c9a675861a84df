# The store of units: what stands is not read again, what changed is, and the
# words are always those of a run without it.
. "$SOURCE/test/integration/lib/cli.sh"
account_sources
CXX="c++ $FLAGS -c"
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX"

# same: the last run says what one without a store says.
same() {
  cp out out.store && cp err err.store
  run "$1" check -p build --no-store
  cmp -s out out.store && cmp -s err err.store || { diff out out.store >&2; fail 'the store changes the result'; }
}
# units N: so many are kept.
units() {
  run 0 store stat -p build
  prints "$(printf '\\.clang-purpose-cache/units: %s unit' "$1")"
}

run 1 check -p build
findings 1
same 1
units 2
# A store that answers reads no source: one that cannot be read does not matter …
run 1 check -p build
same 1

# … and one that changed does.
sed -i 's/phone/nickname/' leak.cpp
run 0 check -p build
same 0
units 3
sed -i 's/nickname/phone/' leak.cpp
run 1 check -p build
same 1
units 3

# Damage is mended without a word.
find build/.clang-purpose-cache/units -name '*.unit' -exec truncate -s 100 {} +
run 1 check -p build
same 1
find build/.clang-purpose-cache/units -name '*.unit' -exec truncate -s 100 {} +
run 0 store verify -p build
prints '3 damaged units removed'
echo scribble >build/.clang-purpose-cache/units/index
run 1 check -p build
same 1

# With the same units and policy nothing is solved again, and no unit read …
store=build/.clang-purpose-cache/units
run 1 check -p build --sarif whole.sarif
find $store -name '*.unit' -delete
run 1 check -p build --sarif again.sarif
same 1
results() { sed -n '/"results"/,$p' "$1" | grep -v '"\(start\|end\)TimeUtc"\|sarif"'; }
[ "$(results whole.sarif)" = "$(results again.sarif)" ] || fail 'the kept findings are others'
[ -z "$(find $store -name '*.unit')" ] || fail 'units were made again'
# … but if they were damaged, with another policy, or with a unit that changed.
for f in $(find $store -name '*.findings'); do
  printf 'X' | dd of="$f" bs=1 seek=60 conv=notrunc status=none
done
run 1 check -p build
same 1
[ -n "$(find $store -name '*.unit')" ] || fail 'damaged findings were believed'
printf 'uses:\n  - {name: other, purpose: advertising}\n' >.clang-purpose
run 1 check -p build
same 1
printf 'limits:\n  - {field: Account::nickname, never: [advertising]}\n' >.clang-purpose
run 1 check -p build
findings 2
same 1
run 0 explain --why-not Account::phone bid -p build
prints "does reach 'bid'"
rm .clang-purpose
run 1 check -p build
findings 1
sed -i 's/phone/nickname/' leak.cpp
run 0 check -p build
same 0
sed -i 's/nickname/phone/' leak.cpp
run 1 check -p build
same 1
# A comment in a source is judged each time, an exception by its day.
printf 'exceptions:\n  - {label: "Account::phone", use: bid, kind: accepted-risk, reason: r, owner: o, expires: 2999-01-01}\n' >.clang-purpose
run 0 check -p build
same 0
rm .clang-purpose

# Elsewhere, bounded, and without any.
run 1 check -p build --store kept --store-limit 100
run 0 store stat --store kept
prints 'kept: 2 units, .* of 4096'
run 0 store gc --store kept --store-limit 0
run 2 store stat --store nowhere
errors "nowhere' is not there"
run 2 store
errors "takes one of stat, gc and verify"
rm -rf build/.clang-purpose-cache
run 1 check -p build --no-store
[ ! -e build/.clang-purpose-cache/units ] || fail '--no-store keeps units'

# A store that cannot be written costs the result nothing.
if [ "$(id -u)" != 0 ]; then
  mkdir shut && chmod 555 shut
  run 1 check -p build --store shut/in
  errors 'no store: '
fi
touch file
run 1 check -p build --store file/in
errors 'note: no store: '
findings 1

# Two runs at once.
for i in 1 2 3 4; do
  "$PURPOSE" check -p build --store many -q >out.$i 2>&1 &
done
wait
for i in 1 2 3 4; do
  grep -q 'warning: ' out.$i || fail "run $i of four found nothing"
done
run 0 store verify --store many
prints ' 2 units'
prints '^0 damaged units'
