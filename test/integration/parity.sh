# All faces find the same in test/cases: in every sixth of them, or in all, which
# takes some four minutes of two cores:
#
#   PARITY=all test/run.sh -R parity
. "$SOURCE/test/integration/lib/cli.sh"
LLVM=$(sed -n 's/^CLANG_PURPOSE_LLVM:[A-Z]*=//p' "$BUILD/CMakeCache.txt")
export SOURCE PYTHONDONTWRITEBYTECODE=1
"$BIN/purpose-cases" --write "$HERE/cases" "$SOURCE/test/cases" || fail "no cases"
cases=("$HERE"/cases/*)
if [ "${PARITY:-}" != all ]; then
  for i in "${!cases[@]}"; do
    [ $((i % 6)) = 0 ] || unset "cases[$i]"
  done
fi
python3 "$SOURCE/test/integration/lib/parity.py" "$BIN" "$BUILD/lib/ClangPurposeTidy.so" "clang-tidy-$LLVM" \
  "${cases[@]}" || fail "the faces differ"
