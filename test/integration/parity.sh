# All faces find the same in all of test/cases.
. "$SOURCE/test/integration/lib/cli.sh"
LLVM=$(sed -n 's/^CLANG_PURPOSE_LLVM:[A-Z]*=//p' "$BUILD/CMakeCache.txt")
export SOURCE PYTHONDONTWRITEBYTECODE=1
"$BIN/purpose-cases" --write "$HERE/cases" "$SOURCE/test/cases" || fail "no cases"
python3 "$SOURCE/test/integration/lib/parity.py" "$BIN" "$BUILD/lib/ClangPurposeTidy.so" "clang-tidy-$LLVM" \
  "$HERE"/cases/* || fail "the faces differ"
