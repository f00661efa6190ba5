#!/usr/bin/env bash
# The fast loop: what can be said without a browser.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source scripts/native.sh

setup_rust
native_lints
native_tests
