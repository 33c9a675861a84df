# Several programs in one database, C and C++ in one program: what is not the
# same is not merged, what is one is joined.
. "$SOURCE/test/integration/lib/cli.sh"
CXX="c++ $FLAGS -c"
CC="cc -I$SOURCE/annotations -c"

# Two programs: a struct, an internal function, an external one and main of the
# same names. Only the first's Record::value is limited; only the second's
# `handle` advertises. Neither program leaks.
source_file one/record.h <<'CODE'
#include <purpose/annotations.h>
struct Record { PURPOSE_ONLY("security") const char *value; };
void handle(const char *);
CODE
source_file one/main.cpp <<'CODE'
#include "record.h"
static void deliver(const char *v) { handle(v); }
int main(int, char **argv) { Record r{argv[1]}; deliver(r.value); }
CODE
source_file one/handle.cpp <<'CODE'
#include "record.h"
void handle(const char *) {}
CODE
source_file two/record.h <<'CODE'
#include <purpose/annotations.h>
struct Record { const char *value; };
void handle(const char *);
PURPOSE_USE("advertising") void bid(const char *);
CODE
source_file two/main.cpp <<'CODE'
#include "record.h"
static void deliver(const char *v) { handle(v); bid(v); }
int main(int, char **argv) { Record r{argv[1]}; deliver(r.value); }
CODE
source_file two/handle.cpp <<'CODE'
#include "record.h"
void handle(const char *v) { bid(v); }
CODE
two_programs() {
  database \
    "$HERE/one/main.cpp|$CXX -o CMakeFiles/one.dir/main.cpp.o" \
    "$HERE/one/handle.cpp|$CXX -o CMakeFiles/one.dir/handle.cpp.o" \
    "$HERE/two/main.cpp|$CXX -o CMakeFiles/two.dir/main.cpp.o" \
    "$HERE/two/handle.cpp|$CXX -o CMakeFiles/two.dir/handle.cpp.o"
}
two_programs
run 0 check -p build
findings 0
# The same without targets: the folders tell.
sed -i 's/-o CMakeFiles[^ ]*//' build/compile_commands.json
run 0 check -p build
findings 0

# The first program leaks through its own handle: found once, in it alone.
source_file one/handle.cpp <<'CODE'
#include "record.h"
PURPOSE_USE("advertising") void bid(const char *);
void handle(const char *v) { bid(v); }
CODE
two_programs
run 1 check -p build
findings 1
prints 'one/handle\.cpp:3:'
silent 'two/'

# C and C++ in one program: a C file collects, a C++ file uses.
source_file mixed/account.h <<'CODE'
#ifndef ACCOUNT_H
#define ACCOUNT_H
#include <purpose/annotations.h>
#ifdef __cplusplus
extern "C" {
#endif
struct account {
  PURPOSE_ONLY("security") const char *phone;
};
const char *contact(const struct account *a);
#ifdef __cplusplus
}
#endif
#endif
CODE
source_file mixed/account.c <<'CODE'
#include "account.h"
const char *contact(const struct account *a) { return a->phone; }
CODE
source_file mixed/ads.cpp <<'CODE'
#include "account.h"
namespace ads {
PURPOSE_USE("advertising") void bid(const char *);
void match(const account &a) { bid(contact(&a)); }
}
CODE
database "$HERE/mixed/account.c|$CC" "$HERE/mixed/ads.cpp|$CXX"
run 1 check -p build
findings 1
prints "mixed/ads\.cpp:4:.*'ads::bid'"
prints 'mixed/account\.c:2:'
