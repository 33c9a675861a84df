# The language server, with the real clangd behind it, in front of a client
# that knows what it wants to hear (lib/lsp).
. "$SOURCE/test/integration/lib/cli.sh"
for program in clangd-22 python3; do
  command -v $program >/dev/null || fail "no $program"
done
CLIENT=$SOURCE/test/integration/lib/lsp
export PYTHONDONTWRITEBYTECODE=1

# Started by hand, it says what it wants.
run 2 lsp a.cpp
errors "takes no files"
run 0 help lsp
prints '--clangd PATH'

# A copy of the example, with its compile database.
cp -r "$SOURCE/examples/tailored-audiences" example
entries=()
for file in $(find "$HERE"/example/incident/src "$HERE"/example/common/src -name '*.cpp'); do
  entries+=("$file|c++ $FLAGS -I$HERE/example/common/include -c")
done
database "${entries[@]}"
mv build example && mkdir build
python3 "$CLIENT/example.py" "$BIN" "$HERE/example" || fail "the example in the editor"

account_sources
printf '%s\n' '#include "account.h"' 'void leak(const Account &account) {' \
  '  /* ü𝄞 */ bid(account.phone);' '}' >leak.cpp
echo 'int answer() { return 42; }' >plain.cpp
database "$HERE/leak.cpp|c++ $FLAGS -c" "$HERE/plain.cpp|c++ $FLAGS -c"
python3 "$CLIENT/manners.py" "$BIN" "$HERE" || fail "manners"
