#!/usr/bin/env bash
# The Debian package: what it holds, what it asks for, and that what it puts
# into a clean root works from there.
set -eu
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
(cd "$BUILD" && cpack -G DEB -B "$OLDPWD" >"$OLDPWD/cpack.log" 2>&1) || { cat cpack.log; exit 1; }
package=$(echo "$PWD"/clang-purpose_*.deb)
llvm=$(sed -n 's/^CLANG_PURPOSE_LLVM:[A-Z]*=//p' "$BUILD/CMakeCache.txt")

dpkg-deb -f "$package" Depends | grep -q "libclang-cpp$llvm, .*libclang-common-$llvm-dev" || fail 'its dependencies'
dpkg-deb -f "$package" Recommends | grep -qx "clang-tidy-$llvm" || fail 'what it recommends'
# What it asks for exists, and fits the compiler's own packages.
apt-get -qq --simulate install "$package" "clang-tidy-$llvm" >apt.log 2>&1 || { cat apt.log; exit 1; }

# A root with nothing in it: a data base of packages of its own.
mkdir -p root/var/lib/dpkg/{info,updates,triggers}
: >root/var/lib/dpkg/status
dpkg --root="$PWD/root" --force-depends --force-not-root --force-script-chrootless \
  -i "$package" >dpkg.log 2>&1 || { cat dpkg.log; exit 1; }
dpkg --root="$PWD/root" -s clang-purpose | grep -q '^Status: install ok installed' || fail 'not installed'

mkdir work && cd work
cat >main.cpp <<'CODE'
#include <purpose/annotations.h>
#include <string>
struct User { PURPOSE_ONLY("security") std::string phone; };
PURPOSE_USE("advertising") void bid(const std::string &key);
void leak(const User &u) { bid(u.phone); }
CODE
status=0
env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 ../root/usr/bin/clang-purpose check main.cpp -- \
  -I../root/usr/include >out 2>&1 || status=$?
[ $status = 1 ] || { cat out; fail "status $status, not 1"; }
grep -q "main.cpp:5:.*'User::phone' is limited to 'security' but is used for 'advertising' by 'bid'" out ||
  { cat out; fail 'no finding'; }
env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "clang-tidy-$llvm" \
  -load ../root/usr/lib/clang-purpose/ClangPurposeTidy.so -checks='-*,purpose-*' main.cpp -- \
  -I../root/usr/include >out 2>&1 || { cat out; fail 'clang-tidy'; }
grep -q 'main.cpp:5:.*\[purpose-violation\]' out || { cat out; fail 'no finding of clang-tidy'; }
../root/usr/bin/clang-purpose-clangd --version | grep -q "clangd version $llvm" || fail 'clangd'
echo "packed, installed and used"
