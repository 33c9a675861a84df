# Set-up that examples/run.sh and test/run.sh share: packages and build.
#
# To be sourced by bash with SOURCE set to the repository. Nothing here touches
# the network when nothing is missing, and nothing is done twice.

export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
BUILD=$SOURCE/build
LOGS=$BUILD/logs
mkdir -p "$LOGS"

# What the build needs, and what the tests need beside it.
BUILD_PACKAGES="clang-22 llvm-22-dev libclang-22-dev libclang-cpp22-dev
  clang-tools-22 lld-22 cmake ninja-build nlohmann-json3-dev catch2"
TEST_PACKAGES="git g++ clang-14 clang-19 clang-tidy-22 jq python3 python3-yaml pre-commit"
# The second version of LLVM, for who asks for it with CLANG_PURPOSE_LLVM19=1.
[ -z "${CLANG_PURPOSE_LLVM19:-}" ] ||
  TEST_PACKAGES="$TEST_PACKAGES llvm-19-dev libclang-19-dev libclang-cpp19-dev clang-tidy-19"
# What the language server's tests run: a client, and three editors.
TEST_PACKAGES="$TEST_PACKAGES clangd-22 python3 procps neovim emacs-nox elpa-eglot vim vim-ale"
# Libraries that test/cases/libraries speaks of: headers only are read.
TEST_PACKAGES="$TEST_PACKAGES libfmt-dev libspdlog-dev libprotobuf-dev
  protobuf-compiler libabsl-dev libboost-dev libsqlite3-dev libpq-dev libcurl4-openssl-dev
  qtbase5-dev"
# The package of the npm registry that validates SARIF.
SARIF_VALIDATOR="@microsoft/sarif-multitool@5.7.0"

# fail TEXT…: says what went wrong and ends the script.
fail() {
  printf 'error: %s\n' "$@" >&2
  exit 1
}

# step TEXT COMMAND…: runs a command quietly. Shows its last line as it goes on
# a terminal, a sign of life twice a minute elsewhere; the end of its log if it
# fails.
step() {
  local text=$1 log start=$SECONDS pid shown=$SECONDS last
  shift
  log=$LOGS/$(printf %s "$text" | tr -cs 'A-Za-z0-9' '-').log
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  if [ -t 1 ]; then
    while kill -0 $pid 2>/dev/null; do
      last=$(tail -n 1 "$log" | tr -d '\r' | cut -c1-60)
      printf '\r\033[K%s … %s' "$text" "$last"
      sleep 0.3
    done
    printf '\r\033[K'
  else
    while kill -0 $pid 2>/dev/null; do
      if [ $((SECONDS - shown)) -ge 30 ]; then
        shown=$SECONDS
        printf '%s … %s\n' "$text" "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-80)"
      fi
      sleep 0.2
    done
  fi
  if ! wait $pid; then
    printf '%s: failed after %d s. The end of %s:\n' "$text" $((SECONDS - start)) "$log" >&2
    # A compiler's or cmake's errors first, if there are any.
    grep -nE '(error|Error|FAILED|E):' "$log" | tail -n 20 >&2
    tail -n 30 "$log" >&2
    fail "$text failed"
  fi
  printf '%s: done (%d s)\n' "$text" $((SECONDS - start))
}

# missing PACKAGE…: those that are not installed.
missing() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s ' "$package"
  done
}

# install PACKAGE…: those that are missing, with apt.
install_packages() {
  local packages apt=apt-get
  packages=$(missing "$@")
  [ -n "$packages" ] || return 0
  command -v apt-get >/dev/null ||
    fail "these packages are missing, and there is no apt to install them: $packages"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      fail "not root, and no sudo; as root: apt-get install $packages"
    apt="sudo --preserve-env=DEBIAN_FRONTEND apt-get"
  fi
  step "Updating the package lists" $apt -qq -o DPkg::Lock::Timeout=300 update
  step "Installing $(echo $packages | wc -w) packages" \
    $apt -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends $packages
}

install_build_packages() { install_packages $BUILD_PACKAGES; }

# node may come from elsewhere than Debian, with npm in it.
install_test_packages() {
  local packages=$TEST_PACKAGES
  command -v node >/dev/null || packages="$packages nodejs"
  command -v npm >/dev/null || packages="$packages npm"
  install_packages $BUILD_PACKAGES $packages
  local stamp=$BUILD/tools/node_modules/.purpose-stamp
  if [ "$(cat "$stamp" 2>/dev/null)" != "$SARIF_VALIDATOR" ]; then
    mkdir -p "$BUILD/tools"
    if (step "Installing the SARIF validator" \
      npm install --prefix "$BUILD/tools" --no-audit --no-fund --no-save "$SARIF_VALIDATOR"); then
      echo "$SARIF_VALIDATOR" >"$stamp"
    else
      # One test needs it and will say so; the others are worth running.
      echo "warning: without the SARIF validator the test integration.sarif fails" >&2
    fi
  fi
}

# So many compilers at a time: each may want 1.5 GiB.
build_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ {print int($2 / 1572864)}' /proc/meminfo)
  [ "${memory:-0}" -lt 1 ] && memory=1
  echo $((cores < memory ? cores : memory))
}

# build_llvm19: what test/integration/llvm19.sh runs, against LLVM 19. Not
# optimised: this is about what compiles and what is found.
build_llvm19() {
  local launcher=()
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  step "Configuring for LLVM 19" cmake -S "$SOURCE" --preset llvm19 "${launcher[@]}" \
    -DCMAKE_CXX_FLAGS_RELEASE="-O0"
  step "Building for LLVM 19" cmake --build "$SOURCE/build-llvm19" -j "$(build_jobs)" \
    --target clang-purpose ClangPurposeTidy clang-purpose-clangd purpose-cases
}

# build [CMAKE OPTION…]: everything, or with TARGETS set those targets.
build() {
  local launcher=()
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  # A build folder that was moved or made with another compiler starts anew.
  if [ -f "$BUILD/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$SOURCE" "$BUILD/CMakeCache.txt"; then
    rm -rf "$BUILD/CMakeCache.txt" "$BUILD/CMakeFiles"
  fi
  step "Configuring" cmake -S "$SOURCE" --preset default "${launcher[@]}" "$@"
  step "Building" cmake --build "$BUILD" -j "$(build_jobs)" ${TARGETS:+--target $TARGETS}
}
