#!/usr/bin/env bash
# clang_purpose_check() of the installed package in a user's project: with Ninja and
# with Make it checks what the program is linked of, remakes what changed and no
# more, and fails the build where data is used against its purpose.
set -eu -o pipefail
fail() { printf 'FAILED: %s\n' "$*" >&2; tail -n 40 log >&2; exit 1; }
cmake --install "$BUILD" --prefix "$PWD/root" >install.log

mkdir -p user/audience user/plugin
cat >user/CMakeLists.txt <<'CODE'
cmake_minimum_required(VERSION 3.20)
project(shop C CXX)
find_package(ClangPurpose REQUIRED)
link_libraries(ClangPurpose::annotations)
add_subdirectory(audience)
add_library(plugin MODULE plugin/plugin.cpp)
add_library(unused STATIC unused.cpp)
add_custom_command(OUTPUT made.cpp made.h
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/made.cpp.in made.cpp
  COMMAND ${CMAKE_COMMAND} -E touch made.h
  DEPENDS made.cpp.in)
add_executable(shop main.cpp account.c "with space.cpp" made.cpp)
target_include_directories(shop PRIVATE . ${CMAKE_CURRENT_BINARY_DIR})
target_link_libraries(shop PRIVATE Shop::audience)
clang_purpose_check(shop LIBRARIES plugin SARIF shop.sarif OPTIONS --color never)
clang_purpose_check(audience ALL)
CODE
cat >user/audience/CMakeLists.txt <<'CODE'
add_library(match OBJECT match.cpp)
target_include_directories(match PUBLIC ..)
add_library(audience STATIC audience.cpp)
add_library(Shop::audience ALIAS audience)
target_link_libraries(audience PUBLIC $<BUILD_INTERFACE:match>)
CODE
cat >user/account.h <<'CODE'
#pragma once
#include <purpose/annotations.h>
#ifdef __cplusplus
extern "C" {
#endif
struct Account { PURPOSE_ONLY("security") const char *phone; const char *nickname; };
const char *keyOf(const struct Account *account);
const char *made(const char *key);
void hand(const char *key);
#ifdef __cplusplus
}
#endif
CODE
echo '#include "account.h"
const char *keyOf(const struct Account *account) { return account->nickname; }' >user/account.c
echo '#include "made.h"
extern "C" const char *made(const char *key) { return key; }' >user/made.cpp.in
echo '#include "account.h"
void spaced(const Account &account) { hand(made(keyOf(&account))); }' >'user/with space.cpp'
echo 'int main() {}' >user/main.cpp
echo 'int unused() { return 0; }' >user/unused.cpp
echo '#include "../account.h"
void match(const char *);
extern "C" void hand(const char *key) { match(key); }' >user/audience/audience.cpp
echo '#include "../account.h"
PURPOSE_USE("advertising") void match(const char *) {}' >user/audience/match.cpp
echo '#include "../account.h"
PURPOSE_USE("advertising") static void bid(const char *) {}
#ifndef KEY
#define KEY nickname
#endif
extern "C" void plug(const Account *account) { bid(account->KEY); }' >user/plugin/plugin.cpp
cp -r user pristine

# made: how many units the last build extracted.
made() {
  local n
  n=$(grep -c 'Extracting .* for purpose limits' log || true)
  [ "$n" = "$1" ] || fail "$GENERATOR: $n units were extracted, not $1 ($2)"
}
# checks STATUS WHAT: builds shop-purpose.
checks() {
  local status=0
  cmake --build "$dir" --target shop-purpose -j 2 >log 2>&1 || status=$?
  [ $((status != 0)) = "$1" ] || fail "$GENERATOR: status $status ($2)"
}

for GENERATOR in Ninja 'Unix Makefiles'; do
  dir="build-${GENERATOR%% *}"
  rm -rf user && cp -r pristine user
  cmake -S user -B "$dir" -G "$GENERATOR" -DCMAKE_C_COMPILER=clang-22 \
    -DCMAKE_CXX_COMPILER=clang++-22 -DCMAKE_PREFIX_PATH="$PWD/root" >log 2>&1 || fail 'no configuration'

  # Everything: the audience's units by ALL, and not the program's.
  cmake --build "$dir" -j 2 >log 2>&1 || fail "$GENERATOR: the build fails"
  made 2 'all'
  checks 0 'no violation'
  made 5 'first check'
  grep -q '0 violations' log || fail 'no summary'
  [ ! -e "$dir/purpose/unused" ] || fail 'a target that nothing links is checked'
  grep -q '"version": *"2.1.0"' "$dir/shop.sarif" || fail 'no SARIF'
  checks 0 'nothing changed'
  made 0 'nothing changed'
  ! grep -q 'Checking the purposes' log || fail "$GENERATOR: linked although nothing changed"

  # A violation through four targets, one unit remade; the build fails until it is
  # mended, each time.
  sed -i 's/->nickname/->phone/' user/account.c
  checks 1 'a violation'
  made 1 'one source'
  grep -q "'Account::phone' is limited to 'security' but is used for 'advertising' by 'match'" log ||
    fail "$GENERATOR: the violation is not told"
  grep -q '"ruleId": *"purpose-violation"' "$dir/shop.sarif" || fail 'SARIF without the violation'
  checks 1 'again'
  made 0 'again'
  sed -i 's/->phone/->nickname/' user/account.c
  checks 0 'mended'
  made 1 'mended'

  # A part that nothing links; a header; a generated source; flags of one target.
  sed -i 's/KEY nickname/KEY phone/' user/plugin/plugin.cpp
  checks 1 'the plug-in'
  made 1 'the plug-in'
  cp pristine/plugin/plugin.cpp user/plugin/
  sed -i 's/PURPOSE_ONLY("security") const char \*phone; const/const char *phone; PURPOSE_ONLY("security") const/' user/account.h
  checks 1 'a header'
  made 5 'a header'
  cp pristine/account.h user/
  checks 0 'the header is mended'
  sed -i 's/return key/return key + 1/' user/made.cpp.in
  checks 0 'a generated source'
  made 1 'a generated source'
  echo 'target_compile_definitions(plugin PRIVATE KEY=phone)' >>user/CMakeLists.txt
  checks 1 'flags'
  made 1 'flags'
  cp pristine/CMakeLists.txt user/
  checks 0 'the flags are mended'
  made 1 'the flags are mended'

  # A policy appears, and goes; it speaks of the program, not of single units …
  echo 'limits: [{field: Account::nickname, never: [advertising]}]' >user/.clang-purpose
  checks 1 'a policy'
  made 0 'a policy'
  # … unless it brings models.
  printf 'models: [models.yaml]\n' >user/.clang-purpose
  printf -- '- function: made\n  pure: true\n' >user/models.yaml
  checks 0 'models'
  made 7 'models'
  printf -- '- function: other\n  pure: true\n' >user/models.yaml
  checks 0 'other models'
  made 7 'other models'
  rm user/.clang-purpose user/models.yaml
  checks 0 'no policy'

  # A source that does not parse fails the build, and so does a wrong call.
  echo 'target_sources(shop PRIVATE bad.cpp)' >>user/CMakeLists.txt
  echo 'int x = ;' >user/bad.cpp
  checks 1 'a source that does not parse'
  cp pristine/CMakeLists.txt user/
  echo 'clang_purpose_check(none)' >>user/CMakeLists.txt
  checks 1 'no such target'
  grep -q "'none' is no target of this project" log || fail 'the wrong target is not named'
  cp pristine/CMakeLists.txt user/
  checks 0 'at the end'
done
echo 'checked in the build, with Ninja and with Make'
