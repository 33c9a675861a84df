#!/usr/bin/env bash
# The SARIF of the example is valid for the public validator, also with GitHub's
# ingestion rules: no error, no warning.
set -eu
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
tool=$(find "$BUILD/tools/node_modules" -name Sarif.Multitool -type f 2>/dev/null | head -n 1)
[ -n "$tool" ] && [ -e "$tool" ] || { echo "the SARIF validator is not installed: run test/run.sh"; exit 1; }
chmod u+x "$tool" # npm may not run the package's own set-up step
for variant in incident corrected; do
  cmake -S "$SOURCE/examples/tailored-audiences/$variant" -B $variant -G Ninja \
    -DCMAKE_CXX_COMPILER=clang++-22 > cmake.log
  "$BIN/clang-purpose" check -p $variant --sarif $variant.sarif > $variant.txt || [ $? = 1 ]
  "$tool" validate $variant.sarif --rule-kind "Sarif;Ghas" --level "Error;Warning" \
    --output $variant.validation.sarif --log ForceOverwrite > validate.log 2>&1 || true
  [ -s $variant.validation.sarif ] || { cat validate.log; echo "the validator wrote nothing"; exit 1; }
  if grep -E ': (error|warning) [A-Z]+[0-9]+:' validate.log; then exit 1; fi
  grep -q 'Analysis completed successfully' validate.log || { cat validate.log; exit 1; }
done
grep -q '"ruleId": "purpose-violation"' incident.sarif
! grep -q '"ruleId": "purpose-violation"' corrected.sarif
# So is one with all that a gate adds: accepted, new, updated and absent results, the
# step that a change brought, findings about exceptions.
jq '.runs[0].results |= (.[0].partialFingerprints["purposeFingerprint/v1"] = "gone" | .[0].properties.use = "gone")' \
  incident.sarif > earlier.sarif
id=$(jq -r '.runs[0].results[0].properties.id' incident.sarif)
sed "s|'common/|'$SOURCE/examples/tailored-audiences/common/|" \
  "$SOURCE/examples/tailored-audiences/.clang-purpose" > policy.yaml
printf '\nexceptions: [{fingerprint: %s, reason: r, owner: o, expires: 2999-01-01}, {fingerprint: idle, reason: r, owner: o, expires: 2999-01-01}]\n' \
  "$id" >> policy.yaml
printf -- '--- a/x\n+++ b/%s\n@@ -0,0 +1,99 @@\n' examples/tailored-audiences/common/src/audience_job.cpp > change.diff
for n in $(seq 99); do echo "+$n"; done >> change.diff
for policy in "$SOURCE/examples/tailored-audiences/.clang-purpose" policy.yaml; do
  "$BIN/clang-purpose" check -p incident --policy $policy --baseline earlier.sarif \
    --diff-base change.diff --sarif gate.sarif > gate.txt || [ $? = 1 ]
  "$tool" validate gate.sarif --rule-kind "Sarif;Ghas" --level "Error;Warning" \
    --output gate.validation.sarif --log ForceOverwrite > validate.log 2>&1 || true
  if grep -E ': (error|warning) [A-Z]+[0-9]+:' validate.log; then exit 1; fi
  grep -q 'Analysis completed successfully' validate.log || { cat validate.log; exit 1; }
  cp gate.sarif gate-$(basename $policy).sarif
done
jq -e '[.runs[0].results[].baselineState] | index("new") and index("absent")' gate-.clang-purpose.sarif > /dev/null
jq -e '.runs[0].results | any(.suppressions[0].kind == "external") and any(.ruleId == "purpose-exception")' gate-policy.yaml.sarif > /dev/null
# The test can fail: a broken report is complained of.
sed 's/"ruleIndex": 0/"ruleIndex": 99/' incident.sarif > broken.sarif
"$tool" validate broken.sarif --rule-kind "Sarif;Ghas" --level "Error;Warning" \
  --output broken.validation.sarif --log ForceOverwrite > broken.log 2>&1 || true
grep -qE ': error [A-Z]+[0-9]+:' broken.log || { cat broken.log; echo "the validator finds nothing wrong with a broken report"; exit 1; }
echo "valid, without a warning"
