# One bad unit costs that unit alone, and is named; results do not depend on -j.
. "$SOURCE/test/integration/lib/cli.sh"
account_sources
CXX="c++ $FLAGS -c"

# Clang's own switch for testing crash recovery.
echo '#pragma clang __debug crash' >crash.cpp
echo '#pragma clang __debug llvm_fatal_error' >fatal.cpp
database "$HERE/crash.cpp|$CXX" "$HERE/leak.cpp|$CXX" "$HERE/fatal.cpp|$CXX" "$HERE/fine.cpp|$CXX"
for jobs in 1 3; do
  run 2 check -p build -j $jobs
  errors 'crash\.cpp: error: not analysed: extraction crashed'
  errors 'fatal\.cpp: error: not analysed'
  findings 1
done
run 1 check -p build -k
findings 1

# An endless evaluation is ended.
source_file slow.cpp <<'CODE'
constexpr long spin(long n) { long s = 0; for (long i = 0; i < n; ++i) s += i & 3; return s; }
constexpr long a = spin(2000000000), b = spin(2000000001), c = spin(2000000002);
CODE
database "$HERE/slow.cpp|$CXX -fconstexpr-steps=4294967295" "$HERE/leak.cpp|$CXX"
run 2 check -p build --time-limit 2
errors 'slow\.cpp: error: not analysed: not done within 2 seconds'
findings 1

# Nor does one without end of memory harm the others.
source_file large.cpp <<'CODE'
constexpr long fill() { int a[50000000] = {}; for (int i = 0; i < 50000000; ++i) a[i] = i; return a[7]; }
constexpr long x = fill();
CODE
database "$HERE/large.cpp|$CXX -fconstexpr-steps=4294967295" "$HERE/leak.cpp|$CXX"
case $(LC_ALL=C nm -D "$PURPOSE" 2>/dev/null | grep -c __asan) in
0)
  run 2 check -p build --memory-limit 400
  errors 'large\.cpp: error: not analysed: ran out of memory'
  findings 1
  # The same where it is what all may take together.
  run 2 check -p build --max-memory 500 -j 8 --no-store
  errors 'large\.cpp: error: not analysed: ran out of memory'
  findings 1
  ;;
esac

# Any number of units at a time: the same words in the same order.
entries=()
for i in $(seq 12); do
  source_file many/leak$i.cpp <<CODE
#include "../account.h"
static const char *pick(const Account &a) { return a.phone; }
void leak$i(const Account &account) { bid(pick(account)); }
CODE
  entries+=("$HERE/many/leak$i.cpp|$CXX")
done
entries+=("$HERE/many/gone.cpp|$CXX" "$HERE/crash.cpp|$CXX")
database "${entries[@]}"
run 2 check -p build -j 1 --sarif one.sarif
findings 12
cp out out.1 && cp err err.1
run 2 check -p build -j 4 --sarif four.sarif
cmp -s out out.1 || { diff out.1 out >&2; fail '-j 4 prints something else than -j 1'; }
cmp -s err err.1 || { diff err.1 err >&2; fail '-j 4 complains otherwise than -j 1'; }
# Nor does how many there is memory for.
run 2 check -p build -j 8 --max-memory 300 --no-store
cmp -s out out.1 || { diff out.1 out >&2; fail '--max-memory changes the result'; }
run 2 check -p build --max-memory 0
errors "'--max-memory' takes a number from 1"
# The order of the database does not matter either.
reversed=()
for ((i = ${#entries[@]} - 1; i >= 0; --i)); do reversed+=("${entries[i]}"); done
database "${reversed[@]}"
run 2 check -p build -j 2
cmp -s out out.1 || { diff out.1 out >&2; fail 'the order of the database matters'; }
