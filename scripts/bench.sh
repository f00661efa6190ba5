#!/usr/bin/env bash
# Measures dist/ against the peer, side by side in one run. ROWS=bytes,fcp picks rows, RUNS=15 repeats more often.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup_rust
cargo build --locked --release --features cli --bin innospark-cli
# Scoring needs neither the app nor a browser.
if [[ ${ROWS:-} != scoring ]]; then
  setup_build
  setup_browser
  npm_packages tests/bench/peer "the peer we measure against"
  trunk_release build
  npm run build --prefix tests/bench/peer --silent
fi
exec node tests/bench/bench.mjs
