# Read by ./dev: the long checks, the cheap and telling ones first, each in its own time box. A step that
# runs out of time without having failed, and one that the budget does not reach (skipped), fail nothing.
# In the end each says what it covered, also of what it did before its time was over.

NIGHTLY_REPORT=()
NIGHTLY_FAILED=()
export NIGHTLY_COVERED=build/logs/nightly-covered

# step NAME MINUTES COMMAND...: runs the command within MINUTES and within what is left of the budget.
step() {
  local name="$1" box=$(($2 * 60)) left=$((NIGHTLY_END - SECONDS)) started=$SECONDS status=0 word
  shift 2
  [ "$box" -le "$left" ] || box=$left
  if [ "$box" -lt 30 ]; then
    NIGHTLY_REPORT+=("$(printf '%-18s skipped' "$name")")
    return
  fi
  say "nightly: $name (at most $((box / 60)) min $((box % 60)) s)"
  : >"$NIGHTLY_COVERED"
  timeout --kill-after=20 "$box" bash -c "set -euo pipefail; $(declare -f); $*" || status=$?
  case $status in
    0) word=passed ;;
    124 | 137) word="out of time" ;;
    *) word=FAILED; NIGHTLY_FAILED+=("$name") ;;
  esac
  NIGHTLY_REPORT+=("$(printf '%-18s %-11s %5d s  %s' "$name" "$word" $((SECONDS - started)) \
    "$(paste -sd ';' "$NIGHTLY_COVERED")")")
  say "nightly: ${NIGHTLY_REPORT[-1]}"
}

# covered WHAT: has been checked, and held.
covered() { echo "$*" >>"$NIGHTLY_COVERED"; }

# built PRESET TARGET...
built() {
  local log="build/logs/configure-$1.log"
  cmake --preset "$1" >"$log" 2>&1 || { cat "$log"; return 1; }
  ninja -C "build/$1" "${@:2}"
}

# tested PRESET ROOM...: the tests of these rooms, built before. The first failure ends the step, so that
# running out of time hides none.
tested() {
  local preset="$1" log="build/logs/ctest-$1.log"
  shift
  ctest --preset "$preset" --stop-on-failure -L "^($(IFS='|' && echo "$*"))\$" | tee "$log"
  covered "$(sed -n 's/.* 0 tests failed out of \([0-9]*\)/\1 tests/p' "$log") of $*"
}

# sanitized ROOM...: built and tested with the address and undefined behaviour sanitizers, by clang++,
# whose warnings are errors. A tenth of the usual cases: they find memory errors, not rare laws.
sanitized() {
  built asan-ubsan "${@/%/_test}"
  ASAN_OPTIONS=detect_stack_use_after_return=1 POLYCLINIC_TRIALS=0.1 tested asan-ubsan "$@"
}

# The rooms whose tests run several threads.
threads() {
  built tsan clinic_test generator_test
  TSAN_OPTIONS=halt_on_error=1 tested tsan clinic generator
}

# The rooms whose property tests read POLYCLINIC_TRIALS: how many times the usual number of cases.
long_trials() {
  built dev scope_test wire_test table_test
  POLYCLINIC_TRIALS=10 tested dev scope wire table
}

# Every public header compiles alone.
headers() {
  git ls-files 'include/*.h' | xargs -r -P 2 -I {} bash -c "$(declare -f header); header {}"
  covered "$(git ls-files 'include/*.h' | wc -l) headers, each alone"
}
header() {
  echo "#include \"${1#include/}\"" |
    g++ -std=c++20 -fsyntax-only -Wall -Wextra -Werror -Iinclude -x c++ - ||
    { echo "$1 does not compile alone"; return 1; }
}

# fuzz NAME...: each target for FUZZ_SECONDS (default 60), two at a time.
fuzz() {
  built asan-ubsan "${@/%/_fuzz}"
  printf '%s\n' "$@" | xargs -P 2 -I {} bash -c "set -euo pipefail; $(declare -f covered fuzzed); fuzzed {}"
}
# fuzzed NAME: starts from the seeds of the sources and from what earlier runs found.
fuzzed() {
  local corpus="build/asan-ubsan/corpus/$1" log="build/logs/fuzz-$1.log" seeds
  mkdir -p "$corpus"
  seeds="$(find tests/fuzz/corpus -maxdepth 1 -name "$1")"
  "build/asan-ubsan/tests/fuzz/$1_fuzz" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=20 \
    -rss_limit_mb=3000 -print_final_stats=1 -artifact_prefix="build/asan-ubsan/$1-" \
    "$corpus" $seeds >"$log" 2>&1 || { tail -n 60 "$log"; return 1; }
  covered "$1 $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
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
      covered "$compiler $flags"
    done
  done
}

# With the compile commands of the sanitizers' build, and the headers that it generates. The first room
# with findings ends the step.
tidy() {
  local room
  built asan-ubsan polyclinic_wire
  for room in $(git ls-files 'src/*.cc' | cut -d / -f 2 | sort -u); do
    git ls-files "src/$room/*.cc" | xargs -P 2 -n 1 clang-tidy-14 -p build/asan-ubsan --quiet
    covered "$room"
  done
}

# `pip install .` into an environment of its own, from the sources alone.
pip_install() {
  rm -rf build/pip-env
  "$PYTHON" -m venv build/pip-env
  build/pip-env/bin/python -m pip install --progress-bar off .
  build/pip-env/bin/polyclinic --help >/dev/null
  (cd / && "$OLDPWD/build/pip-env/bin/python" -c 'import polyclinic; polyclinic.show_versions()')
  covered "an environment of its own, the command, the import"
}

nightly() {  # nightly MINUTES
  NIGHTLY_END=$((SECONDS + $1 * 60))
  mkdir -p build/logs
  export PYTHON VENV
  step headers 5 headers
  step portable-digests 5 portable_digests
  step long-trials 8 long_trials
  step sanitized-core 15 sanitized base model sampling generator scope schedule clinic
  step fuzz-core 4 fuzz text csv
  step threads 10 threads
  step sanitized-wire 10 sanitized wire catalog
  step fuzz-wire 4 fuzz from_proto overlay
  step pip-install 20 pip_install
  step sanitized-scenario 10 sanitized scenario
  step sanitized-rest 15 sanitized table synthea draw testing cli
  step clang-tidy 30 tidy
  say "nightly"
  printf '%s\n' "${NIGHTLY_REPORT[@]}"
  if [ ${#NIGHTLY_FAILED[@]} -gt 0 ]; then
    fail "nightly failed: ${NIGHTLY_FAILED[*]}" "the output of each is above, between its '== nightly' lines."
  fi
}
