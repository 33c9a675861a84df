# Compile databases as real ones are.
. "$SOURCE/test/integration/lib/cli.sh"
account_sources
CXX="c++ $FLAGS -c"

# Found upward from the file, from the current folder's build, by -p.
database "$HERE/leak.cpp|$CXX" "$HERE/fine.cpp|$CXX"
run 1 check -p build
findings 1
run 1 check -p build/compile_commands.json
findings 1
run 1 check
findings 1
run 0 check fine.cpp
run 1 check leak.cpp
mkdir -p deep/down
(cd deep/down && run 1 check && findings 1) || exit 1

# None, broken, empty.
mkdir none
run 2 check -p none
errors 'none/compile_commands.json: error: cannot read the compile database'
(cd / && "$PURPOSE" check >"$HERE/out" 2>"$HERE/err") && fail 'no database, yet 0'
errors 'no compile_commands.json'
mkdir broken
printf '[\n  {"directory" "/"}\n]\n' >broken/compile_commands.json
run 2 check -p broken
errors 'broken/compile_commands.json:2:[0-9]+: error: not JSON'
printf '[]' >broken/compile_commands.json
run 2 check -p broken
errors 'holds no C or C\+\+ units'
: >broken/compile_commands.json
run 2 check -p broken
errors 'is empty'
printf '[{"directory": "/", "file": "a.cpp"}]' >broken/compile_commands.json
run 2 check -p broken
errors 'not a compile database'

# What is missing or broken is named, the rest analysed.
echo '#include "generated.h"' >needs.cpp
echo 'int broken( {' >broken.cpp
for bad in gone needs broken; do
  database "$HERE/$bad.cpp|$CXX" "$HERE/leak.cpp|$CXX"
  run 2 check -p build
  errors "$bad\.cpp: error: not analysed"
  findings 1
  run 1 check --keep-going -p build
  errors "$bad\.cpp: error: not analysed"
  findings 1
  database "$HERE/$bad.cpp|$CXX" "$HERE/fine.cpp|$CXX"
  run 2 check -p build
  run 0 check --keep-going -p build
done
errors 'broken\.cpp:1:'
database "$HERE/needs.cpp|$CXX"
run 2 check -p build
errors "'generated.h' file not found"
run 2 check --keep-going -p build

# One file twice with other flags: both analysed, reported once.
database "$HERE/leak.cpp|$CXX -DA" "$HERE/leak.cpp|$CXX -DB" "$HERE/leak.cpp|$CXX -DB"
run 1 check -p build
findings 1
# … and what only one of them has is found.
source_file sometimes.cpp <<'CODE'
#include "account.h"
#ifdef LEAK
void leak(const Account &account) { bid(account.phone); }
#endif
CODE
database "$HERE/sometimes.cpp|$CXX" "$HERE/sometimes.cpp|$CXX -DLEAK"
run 1 check -p build
findings 1

# Command lines are data: nothing is loaded or run, foreign flags do no harm.
printf 'garbage' >evil.so
database "$HERE/leak.cpp|ccache g++ $FLAGS -fplugin=$HERE/evil.so -fpass-plugin=$HERE/evil.so -Xclang -load -Xclang $HERE/evil.so -Xclang -add-plugin -Xclang evil -fno-var-tracking-assignments -fno-such-flag -mno-fp-ret-in-387 -Werror -Wall -Wno-such-warning -MD -MF $HERE/leak.d -o $HERE/leak.o --serialize-diagnostics $HERE/leak.dia -c"
run 1 check -p build
findings 1
for written in leak.d leak.o leak.dia; do
  [ -e $written ] && fail "$written was written"
done
touch ran.sh && chmod +x ran.sh
printf '#!/bin/sh\ntouch %s/executed\n' "$HERE" >ran.sh
database "$HERE/leak.cpp|$HERE/ran.sh $FLAGS -c"
run 1 check -p build
[ -e executed ] && fail 'the compiler of the database was run'

# Response files; relative names; a folder with blanks.
printf -- '-std=c++17 "-I%s/annotations"' "$SOURCE" >build/flags.rsp
database "../leak.cpp|c++ @flags.rsp -c"
run 1 check -p build
findings 1

# Other languages are passed over.
printf 'nop\n' >start.S
database "$HERE/start.S|cc -c" "$HERE/leak.cpp|$CXX"
run 1 check -p build
findings 1

# A file that is not in the database takes the command of its neighbour.
database "$HERE/fine.cpp|$CXX"
run 1 check -p build leak.cpp
errors 'leak.cpp is not in the compile database'
