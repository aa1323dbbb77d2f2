# Read by ./dev: the long checks, each in its own time box. A step that the budget does not reach, or
# that runs out of time without having failed, is reported as skipped and fails nothing.

NIGHTLY_FAILED=()
NIGHTLY_SKIPPED=()
NIGHTLY_PASSED=()

# step NAME MINUTES COMMAND...: runs the command within MINUTES and within what is left of the budget.
step() {
  local name="$1" box=$(($2 * 60)) left=$((NIGHTLY_END - SECONDS)) started=$SECONDS status=0
  shift 2
  [ "$box" -le "$left" ] || box=$left
  if [ "$box" -lt 30 ]; then
    NIGHTLY_SKIPPED+=("$name")
    say "nightly: $name: skipped: out of time"
    return
  fi
  say "nightly: $name (at most $((box / 60)) min $((box % 60)) s)"
  timeout --kill-after=20 "$box" bash -c "set -euo pipefail; $(declare -f); $*" || status=$?
  case $status in
    0) NIGHTLY_PASSED+=("$name") ;;
    124 | 137) NIGHTLY_SKIPPED+=("$name"); say "nightly: $name: skipped: out of time" ;;
    *) NIGHTLY_FAILED+=("$name") ;;
  esac
  say "nightly: $name: $((SECONDS - started)) s, status $status"
}

# The build and the tests of a preset; more arguments go to ctest.
checked() {
  local preset="$1"
  shift
  cmake --preset "$preset" >"build/logs/configure-$preset.log" 2>&1 ||
    { cat "build/logs/configure-$preset.log"; return 1; }
  ninja -C "build/$preset"
  ctest --preset "$preset" "$@"
}

asan_ubsan() { ASAN_OPTIONS=detect_stack_use_after_return=1 checked asan-ubsan; }
# What is used from many threads: the desk and the clinic's pages.
tsan() { TSAN_OPTIONS=halt_on_error=1 checked tsan -L 'base|clinic'; }
clang() { checked tidy; }

# Property tests read POLYCLINIC_TRIALS: how many times the usual number of cases they try.
long_trials() { POLYCLINIC_TRIALS=20 checked dev -LE once; }

# Every public header compiles alone.
headers() { git ls-files 'include/*.h' | xargs -r -P 2 -I {} bash -c "$(declare -f header); header {}"; }
header() {
  echo "#include \"${1#include/}\"" |
    g++ -std=c++20 -fsyntax-only -Wall -Wextra -Werror -Iinclude -x c++ - ||
    { echo "$1 does not compile alone"; return 1; }
}

# FUZZ_SECONDS for each target.
fuzz() {
  cmake --preset fuzz >build/logs/configure-fuzz.log 2>&1 || { cat build/logs/configure-fuzz.log; return 1; }
  ninja -C build/fuzz
  local target name
  for target in build/fuzz/tests/fuzz/*_fuzz; do
    [ -x "$target" ] || continue
    name="$(basename "$target" _fuzz)"
    mkdir -p "build/fuzz/corpus/$name"
    local seeds=()
    [ ! -d "tests/fuzz/corpus/$name" ] || seeds=("tests/fuzz/corpus/$name")
    "$target" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/$name-" "build/fuzz/corpus/$name" "${seeds[@]}" 2>&1 | tail -n 12
  done
}

# The frozen rows are the same from either compiler and standard library, unoptimised and optimised, on
# one thread and two. Their sources need nothing but the standard library.
portable_digests() {
  local sources=(src/sampling/*.cc src/generator/*.cc tests/generator/print_digests.cc)
  local flags compiler program threads
  mkdir -p build/portable
  for compiler in "g++" "clang++-14" "clang++-14 -stdlib=libc++"; do
    for flags in -O0 -O3; do
      program="build/portable/digests"
      $compiler -std=c++20 $flags -pthread -Iinclude -Isrc "${sources[@]}" -o "$program"
      for threads in 1 2; do
        "$program" $threads | diff - tests/generator/digests.txt ||
          { echo "other digests: $compiler $flags, $threads threads"; return 1; }
      done
      echo "the same digests: $compiler $flags"
    done
  done
}

tidy() {
  cmake --preset tidy >build/logs/configure-tidy.log 2>&1 || { cat build/logs/configure-tidy.log; return 1; }
  ninja -C build/tidy
  git ls-files 'src/*.cc' | xargs -r -P 2 -n 4 clang-tidy-14 -p build/tidy --quiet
}

# `pip install .` into an environment of its own, from the sources alone.
pip_install() {
  rm -rf build/pip-env
  "$PYTHON" -m venv build/pip-env
  build/pip-env/bin/python -m pip install --progress-bar off .
  build/pip-env/bin/polyclinic --help >/dev/null
  (cd / && "$OLDPWD/build/pip-env/bin/python" -c 'import polyclinic; polyclinic.show_versions()')
}

nightly() {  # nightly MINUTES
  NIGHTLY_END=$((SECONDS + $1 * 60))
  mkdir -p build/logs
  export PYTHON VENV
  step headers 5 headers
  step portable-digests 5 portable_digests
  step asan-ubsan 25 asan_ubsan
  step tsan 12 tsan
  step pip-install 15 pip_install
  step long-trials 10 long_trials
  step fuzz 15 fuzz
  step clang 20 clang
  step clang-tidy 25 tidy
  say "nightly: passed: ${NIGHTLY_PASSED[*]:-none}; skipped: ${NIGHTLY_SKIPPED[*]:-none}"
  if [ ${#NIGHTLY_FAILED[@]} -gt 0 ]; then
    fail "nightly failed: ${NIGHTLY_FAILED[*]}" "the output of each is above, between its '== nightly' lines."
  fi
}
