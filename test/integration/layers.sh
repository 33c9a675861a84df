#!/usr/bin/env bash
# The layers of the checker: who may include whom, and who may see Clang.
set -eu
cd "$SOURCE/checker"
fail=0
# layer: the layers it may include
declare -A may=(
  [facts]="facts" [policy]="policy" [models]="models"
  [extract]="extract facts models" [solve]="solve facts policy"
  [report]="report solve policy facts"
  [project]="project extract solve report policy models facts"
)
for layer in "${!may[@]}"; do
  while IFS=: read -r file line include; do
    target=$(sed -E 's/.*"([^"]+)".*/\1/' <<<"$include")
    [[ $target == ../* ]] || continue
    other=${target#../}; other=${other%%/*}
    if [[ " ${may[$layer]} " != *" $other "* ]]; then
      echo "$file:$line: $layer must not include $other"; fail=1
    fi
  done < <(grep -rnE "#include \"" "$layer")
done
for layer in facts policy models solve report; do
  if grep -nE '#include [<"]clang/' "$layer"/*; then
    echo "$layer must not see Clang"; fail=1
  fi
done
[ "$fail" = 0 ] && echo "layers hold"
exit $fail
