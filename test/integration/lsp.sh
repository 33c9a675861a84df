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

example_project
python3 "$CLIENT/example.py" "$BIN" "$HERE/example" || fail "the example in the editor"

account_sources
printf '%s\n' '#include "account.h"' 'void leak(const Account &account) {' \
  '  /* ü𝄞 */ bid(account.phone);' '}' >leak.cpp
echo 'int answer() { return 42; }' >plain.cpp
database "$HERE/leak.cpp|c++ $FLAGS -c" "$HERE/plain.cpp|c++ $FLAGS -c"
python3 "$CLIENT/manners.py" "$BIN" "$HERE" || fail "manners"

mkdir -p apart/away
echo '#define WHICH phone' >apart/which.h
printf '%s\n' '#include "account.h"' '#include "which.h"' 'void leak(const Account &a) { bid(a.WHICH); }' >apart/leak.cpp
printf '[{"directory": "%s/apart", "file": "leak.cpp", "command": "c++ %s -I.. -c leak.cpp"}]\n' \
  "$HERE" "$FLAGS" >apart/away/compile_commands.json
python3 "$CLIENT/apart.py" "$BIN" "$HERE/apart" || fail "apart"
