# The command line itself: help that teaches, errors that name the remedy.
. "$SOURCE/test/integration/lib/cli.sh"

run 0 --help
prints '^usage: clang-purpose COMMAND'
for command in check extract link explain dump; do
  prints "^  $command "
  run 0 $command --help
  prints "^usage: clang-purpose $command"
  prints 'Examples:'
  run 0 help $command
  prints "^usage: clang-purpose $command"
  run 0 --help
done
run 0 --version
prints '^clang-purpose [0-9]+\.[0-9]+\.[0-9]+'
run 0 check --version

run 2
errors "no command; 'clang-purpose --help' lists them"
run 2 chekc
errors "unknown command 'chekc'; did you mean 'check'\?"
run 2 frobnicate
errors "unknown command 'frobnicate'; 'clang-purpose --help'"
touch a.cpp
run 2 a.cpp
errors "did you mean 'clang-purpose check a.cpp'\?"
run 2 check --sarfi out.sarif
errors "unknown option '--sarfi'; did you mean '--sarif'\?"
run 2 check -std=c++20 a.cpp
errors "options for the compiler go after --"
run 2 --sarif x check
errors "options go after the command"
run 2 check --sarif
errors "'--sarif' takes a value: --sarif FILE"
run 2 check -j 0
errors "'-j' takes a number from 1 to"
run 2 check -jmany
errors "not 'many'"
run 2 check --color=pink
errors "auto, always or never, not 'pink'"
run 2 check -p build a.cpp -- -O2
errors "not both"
run 2 check -- -O2
errors "need the files"
run 2 explain
errors "takes the ID"
run 2 link
errors "takes unit files"
run 2 extract
errors "one source file"
run 2 dump
errors "unit file or a source"
run 2 help chekc
errors "did you mean 'check'"

# What cannot be printed was not said.
if [ -w /dev/full ]; then
  status=0
  "$PURPOSE" --help >/dev/full 2>err || status=$?
  [ $status = 2 ] || fail "a full disk gives $status instead of 2"
  errors 'cannot write to standard output'
fi
