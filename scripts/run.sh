#!/usr/bin/env bash
# Builds the app as it is deployed, serves it, and builds again when a source changes.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup_build
# --no-autoreload, because Trunk would add an inline script, which our content security policy forbids.
trunk_release serve --no-autoreload --disable-address-lookup --address 127.0.0.1 --port "${PORT:-8080}"
