#!/usr/bin/env bash
# Licences, sources and duplicates of everything that is linked, and known weaknesses where they can be asked for.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup_rust
cargo_tool cargo-deny cargo-deny "$CARGO_DENY_VERSION" "judges the crates that are linked" --locked
cargo-deny check --hide-inclusion-graph bans licenses sources
# The list of known weaknesses is a repository of its own, which is not in reach everywhere.
if cargo-deny fetch db >/dev/null 2>&1; then
  cargo-deny check --hide-inclusion-graph advisories
else
  note "the list of known weaknesses cannot be fetched here, so they were not asked for"
fi
