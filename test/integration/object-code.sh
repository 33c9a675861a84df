#!/usr/bin/env bash
# An annotation never costs a cycle: the object code is the same without it.
set -eu
cat > hot.cpp <<'CODE'
#include <purpose/annotations.h>
struct Account {
  PURPOSE_ONLY("security") long phone;
  PURPOSE_NEVER("advertising") long score;
};
PURPOSE_USE("advertising") long sum(const Account *accounts, long n) {
  PURPOSE_ONLY("security") long total = 0;
  for (long i = 0; i < n; ++i)
    total += PURPOSE_REVEAL(accounts[i].phone) * accounts[i].score;
  return total;
}
void scale(Account *accounts, long n, long by) {
  for (long i = 0; i < n; ++i)
    accounts[i].phone *= by;
}
CODE
sed -E 's/PURPOSE_REVEAL\(([^)]*)\)/\1/; s/PURPOSE_[A-Z]+\("[^)]*\)//; /#include/d' hot.cpp > plain.cpp
if grep -q PURPOSE plain.cpp; then echo "annotations are left in plain.cpp"; exit 1; fi
n=0
for c in clang++-14 clang++-19 clang++-22 g++; do
  command -v $c >/dev/null || continue
  for o in -O0 -O2 -O3; do
    cp hot.cpp unit.cpp; $c -std=c++17 $o -I "$SOURCE/annotations" -c unit.cpp -o with.o
    cp plain.cpp unit.cpp; $c -std=c++17 $o -c unit.cpp -o without.o
    cmp with.o without.o || { echo "$c $o: the object code differs"; exit 1; }
    n=$((n + 1))
  done
done
# The test can fail: with the attributes switched on, they do reach codegen.
clang++-22 -D__clang_purpose__ -std=c++17 -O0 -I "$SOURCE/annotations" -S -emit-llvm hot.cpp -o with.ll
grep -q "purpose::only" with.ll || { echo "the control shows no annotation"; exit 1; }
echo "$n pairs of object files are the same"
