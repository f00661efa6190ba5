#!/usr/bin/env bash
# Feeds changed inputs to one target of tests/fuzz/targets.rs: scripts/fuzz.sh TARGET [SECONDS [SEED]], 600 seconds unless
# told; scripts/fuzz.sh TARGET FILE tries one input again. Without a target it lists them.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cargo build --locked --quiet --profile fuzz --features cli --example fuzz
exec nice -n 19 "${CARGO_TARGET_DIR:-target}/fuzz/examples/fuzz" "$@"
