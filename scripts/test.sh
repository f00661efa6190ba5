#!/usr/bin/env bash
# Every test, the quick ones first; stops at the first stage that fails. Ends with the true count of all runners.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source scripts/native.sh

readonly LOGS="$ROOT/target/test-logs"

wasm_lints() {
  heading "lints, WebAssembly"
  cargo clippy --locked --target wasm32-unknown-unknown --features split --lib --bin innospark --test browser --quiet -- -D warnings
}

component_tests() {
  heading "tests, components and storage in the browser"
  # The runner's own settings file, with the browser that was found.
  node -e '
    const settings = JSON.parse(require("node:fs").readFileSync("webdriver.json", "utf8"));
    settings["goog:chromeOptions"].binary = process.env.CHROME_PATH;
    console.log(JSON.stringify(settings));' >"$LOGS/webdriver.json"
  WASM_BINDGEN_TEST_WEBDRIVER_JSON="$LOGS/webdriver.json" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --locked --target wasm32-unknown-unknown --test browser
}

build() {
  heading "build"
  trunk_release build
}

journeys() {
  local files
  heading "tests, journeys in the browser"
  shopt -s nullglob
  files=(tests/e2e/*.test.mjs)
  shopt -u nullglob
  if [[ ${#files[@]} -eq 0 ]]; then
    echo "there are no journeys in tests/e2e yet"
    echo "# pass 0"
    return
  fi
  node --test --test-reporter=spec "${files[@]}"
}

# stage NAME COMMAND…: shows the output and keeps it for the count. Not `… || fail`: bash would then ignore errors inside.
stage() {
  running=$1
  shift
  "$@" 2>&1 | tee "$LOGS/$running.log"
}

# What people are told to check, that the same commit gives the same bytes, takes as long as the build. It goes on beside
# the journeys, which mostly wait, and gives way to them.
begin_second_build() {
  # A process group of its own, to be ended with all that it has started.
  set -m
  nice -n 19 scripts/reproduce.sh >"$LOGS/reproduction.log" 2>&1 &
  second_build=$!
  set +m
}

end_second_build() {
  running=reproduction
  local status=0
  wait "$second_build" || status=$?
  second_build=
  cat "$LOGS/reproduction.log"
  return "$status"
}

# shellcheck disable=SC2317 # called by the trap
report_failure() {
  local status=$?
  [[ -z $second_build ]] || kill -- "-$second_build" 2>/dev/null || true
  [[ $status -eq 0 ]] || printf "\ninnospark: stopped at '%s'; what it printed is also in target/test-logs/\n" "$running" >&2
}

running=set-up
second_build=
trap report_failure EXIT
mkdir -p "$LOGS"
rm -f "$LOGS"/*
heading "set-up"
setup_rust
stage lints native_lints
stage native native_tests
stage lints-wasm wasm_lints
running=set-up
heading "set-up for the browser"
setup_build
setup_browser
setup_firefox
setup_nginx
stage components component_tests
stage build build
begin_second_build
stage journeys journeys
end_second_build
node scripts/count-tests.mjs "$LOGS"/{native,components,journeys}.log
