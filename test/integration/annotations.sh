#!/usr/bin/env bash
# The header gives no warning, with any compiler and standard that it is for.
set -eu
cat > all.h <<'CODE'
#include <purpose/annotations.h>
struct account {
  PURPOSE_ONLY("security") char phone[16];
  PURPOSE_NEVER("advertising", "analytics") int diagnosis;
  PURPOSE_SECURITY_ONLY const char *email;
  PURPOSE_USE("advertising") int audience_key;
};
typedef char *phone_t PURPOSE_ONLY("security");
PURPOSE_USE("advertising") void bid(const char *key);
PURPOSE_ADVERTISING void bid2(PURPOSE_NEVER("advertising") const char *key);
PURPOSE_AUDIENCE_MATCHING int match(PURPOSE_ONLY("security") const char *key);
PURPOSE_RELEASE("counts only, at least 1000", "advertising") int count_all(const struct account *a);
PURPOSE_GUARD("advertising") int ads_allowed(const struct account *a);
PURPOSE_ONLY("security") static int last_code;
static inline int code(const struct account *a) {
  return PURPOSE_REVEAL(last_code) + a->audience_key;
}
int use_code(const struct account *a);
int use_code(const struct account *a) { return code(a); }
CODE
cp all.h all.c
{ cat all.h; cat <<'CODE'
#include <string>
class PURPOSE_USE("audience-matching") Matcher { int n = 0; public: int size() const { return n; } };
struct PURPOSE_ONLY("security") Secret { std::string text; };
namespace PURPOSE_USE("advertising") ads { void run(); }
using Phone PURPOSE_ONLY("security") = std::string;
struct User { PURPOSE_ONLY("security") std::string phone; Phone other; };
inline auto lambda() -> int {
  auto f = [](int n) PURPOSE_USE("advertising") { return n; };
  return f(1);
}
int use_lambda(const User &u); int use_lambda(const User &u) { return lambda() + int(PURPOSE_REVEAL(u.phone).size()); }
CODE
} > all.cpp
# Attributes are seen only by the checkers, which are built on clang 19 and later.
strict="-Wall -Wextra -pedantic -Werror -fsyntax-only -I $SOURCE/annotations"
n=0
try() { "$@" || { echo "FAILED: $*"; exit 1; }; n=$((n + 1)); }
for c in clang-14 clang-19 clang-22 gcc; do
  command -v $c >/dev/null || { echo "$c is not installed: not tried"; continue; }
  for std in c11 c17 c2x; do
    try $c $strict -std=$std all.c
    case $c in clang-14) ;; clang-*) try $c $strict -std=$std -D__clang_purpose__ all.c ;; esac
  done
done
for c in clang++-14 clang++-19 clang++-22 g++; do
  command -v $c >/dev/null || { echo "$c is not installed: not tried"; continue; }
  for std in c++11 c++14 c++17 c++20 c++2b; do
    # libstdc++ 12 and clang 14 disagree about parts of C++23 itself.
    [ "$c$std" = clang++-14c++2b ] && continue
    try $c $strict -std=$std all.cpp
    case $c in clang++-14) ;; clang*) try $c $strict -std=$std -D__clang_purpose__ all.cpp ;; esac
  done
done
# The test can fail: a warning is an error here.
echo 'int f(int unused) { return 0; }' > bad.c
if clang-22 $strict bad.c 2>/dev/null; then echo "warnings are not seen"; exit 1; fi
echo "$n compilations without a warning"
