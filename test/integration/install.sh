#!/usr/bin/env bash
# What `cmake --install` puts down works by itself, and a user's project finds it.
set -eu
cmake --install "$BUILD" --prefix "$PWD/root" > install.log
for file in bin/clang-purpose include/purpose/annotations.h \
  share/clang-purpose/policy.schema.json share/clang-purpose/models/c.yaml share/clang-purpose/LICENSE; do
  [ -e "root/$file" ] || { echo "$file was not installed"; exit 1; }
done
mkdir user
cat > user/CMakeLists.txt <<'CODE'
cmake_minimum_required(VERSION 3.25)
project(user CXX)
find_package(ClangPurpose REQUIRED)
add_executable(user main.cpp)
target_link_libraries(user PRIVATE ClangPurpose::annotations)
CODE
cat > user/main.cpp <<'CODE'
#include <purpose/annotations.h>
struct User { PURPOSE_ONLY("security") int phone; };
PURPOSE_USE("advertising") static int bid(int key) { return key; }
int main() { User u{1}; return bid(u.phone) - 1; }
CODE
cmake -S user -B build -G Ninja -DCMAKE_CXX_COMPILER=clang++-22 -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
  -DCMAKE_PREFIX_PATH="$PWD/root" > cmake.log
status=0; root/bin/clang-purpose check -p build > out.txt || status=$?
[ $status = 1 ] || { cat out.txt; echo "status $status, not 1"; exit 1; }
grep -q "main.cpp:4:.*'User::phone' is limited to 'security' but is used for 'advertising' by 'bid'" out.txt ||
  { cat out.txt; exit 1; }
echo "installed, found and used"
