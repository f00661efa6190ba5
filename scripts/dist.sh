#!/usr/bin/env bash
# Writes the deployable dist/.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup_build
trunk_release build
