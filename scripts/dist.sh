#!/usr/bin/env bash
# Writes the deployable dist/ and the single file dist/innospark.html.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup_build
trunk_release build
