# The two stages by hand: extract and link give what check gives; unit files are
# verified; what dump prints can be linked.
. "$SOURCE/test/integration/lib/cli.sh"
source_file account.h <<'CODE'
#pragma once
#include <purpose/annotations.h>
struct Account { PURPOSE_ONLY("security") const char *phone; };
const char *contact(const Account &);
void hand(const char *);
CODE
source_file a.cpp <<'CODE'
#include "account.h"
const char *contact(const Account &account) { return account.phone; }
CODE
source_file b.cpp <<'CODE'
#include "account.h"
void run(const Account &account) { hand(contact(account)); }
CODE
source_file c.cpp <<'CODE'
#include "account.h"
PURPOSE_USE("advertising") void bid(const char *);
void hand(const char *text) { bid(text); }
CODE
run 1 check a.cpp b.cpp c.cpp -- $FLAGS
findings 1
cp out expected

for name in a b c; do
  run 0 extract $name.cpp -o $name.unit -- $FLAGS
  [ -s $name.unit ] || fail "$name.unit is empty"
done
same() { cmp -s out expected || { diff expected out >&2; fail "$1"; }; }
run 1 link a.unit b.unit c.unit
same 'link differs from check'
run 1 link c.unit a.unit b.unit
same 'the order of units matters'
run 1 link a.unit b.unit c.unit --sarif link.sarif
[ -s link.sarif ] || fail 'link wrote no SARIF'
# A unit alone leaks nothing.
run 0 link a.unit
run 0 link a.unit c.unit

# Archives, also of archives' usual kind with a symbol table.
ar=$(command -v ar || command -v llvm-ar-22)
"$ar" rc libunits.a a.unit b.unit
run 1 link libunits.a c.unit
same 'an archive differs from its units'

# The text form says the same.
for name in a b c; do
  run 0 dump $name.unit
  cp out $name.txt
done
run 1 link a.txt b.unit c.txt
same 'text units differ from binary ones'
run 0 dump a.txt
cmp -s out a.txt || { diff a.txt out >&2; fail 'dump of a dump differs'; }
run 0 dump a.cpp -- $FLAGS
grep -q 'Account::phone' out || fail 'dump of a source shows no field'

# The default name, a database, a file that is compiled in two ways.
rm a.unit
run 0 extract a.cpp -- $FLAGS
[ -s a.unit ] || fail "no a.unit by default"
database "$HERE/a.cpp|c++ $FLAGS -c" "$HERE/b.cpp|c++ $FLAGS -c" "$HERE/b.cpp|c++ $FLAGS -DX -c"
run 0 extract -p build a.cpp -o a2.unit
run 1 link a2.unit b.unit c.unit
same 'a unit by database differs'
run 2 extract -p build b.cpp -o b2.unit
errors 'in 2 ways'

# One file of two targets: each has its unit. What it was made from stands in a
# depfile that make understands.
database "$HERE/a.cpp|c++ $FLAGS -o CMakeFiles/one.dir/a.o -c" "$HERE/a.cpp|c++ $FLAGS -DX -o CMakeFiles/two.dir/a.o -c"
run 2 extract -p build a.cpp -o a2.unit
errors 'in 2 ways; say with --target'
run 2 extract -p build a.cpp --target three -o three.unit
errors "does not compile it for the target 'three'"
[ ! -e three.unit ] || fail 'a unit of no target was written'
mkdir 'a folder'
run 0 extract -p build a.cpp --target two -o 'a folder/a$.unit' --depfile a.d
run 0 dump 'a folder/a$.unit'
prints 'target "two"'
{ cat a.d && printf '\t@echo made again\n'; } >rules.make
make -f rules.make >made.txt
[ ! -s made.txt ] || grep -q 'up to date' made.txt || fail 'the unit is older than what it was made from'
for input in "$HERE/a.cpp" "$HERE/account.h" "$SOURCE/annotations/purpose/annotations.h"; do
  make -f rules.make -n -W "$input" >made.txt
  grep -q 'made again' made.txt || fail "the depfile lacks $input"
done
printf 'models: [m.yaml]\n' >models.policy
printf -- '- function: none\n  pure: true\n' >m.yaml
run 0 extract -p build a.cpp --target one -o a1.unit --depfile a.d --policy models.policy
for name in models.policy m.yaml; do
  grep -q "$HERE/$name" a.d || fail "the depfile lacks $name"
done

# Arguments from a file, quoted as for a shell.
printf '"a folder/a$.unit"\n%s c.unit --quiet\n' b.unit >units.txt
run 1 link @units.txt
same 'arguments from a file differ'
run 2 link @gone.txt
errors "cannot read the arguments in 'gone.txt'"

# Damaged, foreign and missing units are refused, never believed.
head -c 200 c.unit >cut.unit
run 2 link a.unit b.unit cut.unit
errors 'cut\.unit'
size=$(wc -c <c.unit)
cp c.unit flipped.unit
printf '\x5a' | dd of=flipped.unit bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
cmp -s c.unit flipped.unit || { run 2 link flipped.unit; errors 'flipped\.unit'; }
head -c 4096 /dev/urandom >noise.unit
run 2 link noise.unit
errors 'noise\.unit'
: >empty.unit
run 2 link empty.unit
errors 'empty\.unit'
run 2 link gone.unit
errors 'gone\.unit'
printf 'unit "x\n' >wrong.txt
run 2 link wrong.txt
errors 'wrong\.txt'
run 2 dump gone.unit
# What could be read is still analysed.
run 2 link a.unit b.unit c.unit gone.unit
findings 1

# No unit from a source that does not parse, none on a full disk.
echo 'int x = ;' >bad.cpp
run 2 extract bad.cpp -o bad.unit -- $FLAGS
errors 'bad\.cpp:1:'
[ -e bad.unit ] && fail 'a unit of a broken source was written'
run 2 extract gone.cpp -o gone.unit -- $FLAGS
run 2 extract a.cpp -o /nonexistent/a.unit -- $FLAGS
errors '/nonexistent/a\.unit'
