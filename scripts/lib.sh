# shellcheck shell=bash
# What every script here needs: where we are, the pinned versions, and how to speak.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
# shellcheck source=scripts/tools.env
source scripts/tools.env

# Our own copies first: another project's Trunk may have another version.
export PATH="$ROOT/.tools/bin:$ROOT/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# Trunk 0.21 takes no other value, where everybody writes 1.
[[ -z ${NO_COLOR:-} ]] || export NO_COLOR=true

have() { command -v "$1" >/dev/null 2>&1; }
heading() { printf '\n== %s\n' "$*"; }
note() { printf 'setup: %s\n' "$*"; }
fail() {
  printf '\ninnospark: %s\n' "$*" >&2
  exit 1
}

# shellcheck source=scripts/browser.sh
source scripts/browser.sh
# shellcheck source=scripts/nginx.sh
source scripts/nginx.sh
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
