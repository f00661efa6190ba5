# shellcheck shell=bash
# Installs what is missing and nothing else. Tools of ours go to .tools/ and node_modules/, never over a person's own.

setup_rust() {
  have cargo || fail "Rust is missing; install it with rustup, or your system's package 'rustup'."
  if ! rustc --version >/dev/null 2>&1; then
    use_equal_toolchain || install_toolchain
  fi
  has_target || install_target
  { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 || install_lints
}

pinned_rust() { sed -nE 's/^channel = "([^"]+)"/\1/p' rust-toolchain.toml; }

# A machine may have the pinned compiler under another name, `stable` for one, and no way to fetch it again.
use_equal_toolchain() {
  local name
  have rustup || return 1
  while read -r name _; do
    if [[ $(rustup run "$name" rustc --version 2>/dev/null) == "rustc $(pinned_rust) "* ]]; then
      export RUSTUP_TOOLCHAIN=$name
      return
    fi
  done < <(rustup toolchain list)
  return 1
}

install_toolchain() {
  have rustup || fail "Rust $(pinned_rust) does not run here and rustup is missing, which would install it."
  note "installing Rust $(pinned_rust) (pinned in rust-toolchain.toml) with rustup"
  rustup toolchain install "$(pinned_rust)" --profile minimal --component rustfmt --component clippy ||
    fail "Rust $(pinned_rust) could not be installed; with network access, run 'rustup toolchain install $(pinned_rust)'."
}

has_target() { [[ -d $(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) ]]; }

install_target() {
  have rustup || fail "Rust's target wasm32-unknown-unknown is missing; install it with your package manager, or use rustup."
  note "adding Rust's target wasm32-unknown-unknown (the app runs as WebAssembly) with rustup"
  rustup target add wasm32-unknown-unknown
  has_target || fail "Rust's target could not be added; with network access, run 'rustup target add wasm32-unknown-unknown'."
}

install_lints() {
  have rustup || fail "rustfmt or clippy is missing; install them with your package manager, or use rustup."
  note "adding rustfmt and clippy (they judge the sources) with rustup"
  rustup component add rustfmt clippy ||
    fail "rustfmt and clippy could not be added; with network access, run 'rustup component add rustfmt clippy'."
}

# cargo_tool CRATE PROGRAM VERSION WHY [OPTION…]
cargo_tool() {
  local crate=$1 program=$2 version=$3 why=$4
  shift 4
  [[ $("$program" --version 2>/dev/null) == "$program $version" ]] && return
  note "building $crate $version ($why) into .tools/, some minutes, once"
  CARGO_TERM_QUIET=$([[ -t 2 ]] && echo false || echo true) cargo install --root "$ROOT/.tools" --version "$version" "$@" "$crate" ||
    fail "$crate $version could not be installed; with network access and a C compiler, run 'cargo install ${*:+$* }--version $version $crate'."
}

setup_wasm_tools() {
  # Built half as well in half the time: next to cargo and wasm-opt, what Trunk itself does takes no time.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo_tool trunk trunk "$TRUNK_VERSION" "builds and serves the app" --locked --no-default-features --features rustls
  # Without --locked, because its lock file names a version that was withdrawn.
  cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN_VERSION" "joins WebAssembly and JavaScript"
  if [[ -f Cargo.lock ]] && ! grep -A 1 '^name = "wasm-bindgen"$' Cargo.lock | grep -qx "version = \"$WASM_BINDGEN_VERSION\""; then
    fail "Cargo.lock and scripts/tools.env name different versions of wasm-bindgen; make them equal."
  fi
}

setup_node() {
  { have node && have npm; } || fail "Node is missing; install Node $NODE_VERSION or newer, with npm."
  node -e 'const at = (v) => v.split(".").map(Number); const [a, b] = at(process.versions.node), [c, d] = at(process.argv[1]); process.exit(a > c || (a === c && b >= d) ? 0 : 1)' "$NODE_VERSION" ||
    fail "Node $(node --version) is too old; install Node $NODE_VERSION or newer."
}

# npm_packages FOLDER WHY: as the lock file says, and again only when it changed.
npm_packages() {
  local folder=$1 why=$2
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" && return
  note "installing npm packages of $folder/package-lock.json ($why)"
  # No install scripts: nothing here needs one, and some would fetch programs from elsewhere.
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
    fail "the npm packages could not be installed; with network access, run 'npm ci --ignore-scripts --prefix $folder'."
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
}

# The standard library is compiled along with the app: docs/architecture.md, "The standard library", says why. Where its
# sources cannot be had, the app is built with the compiled one, and is larger.
setup_std() {
  has_rust_src || install_rust_src || return 0
  # Trunk builds offline, so the crates that the standard library stands on are fetched here.
  with_std cargo fetch --locked --quiet --target wasm32-unknown-unknown ||
    note "the crates of Rust's standard library cannot be fetched; the app will be larger than it need be"
}

has_rust_src() { [[ -f $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]; }

install_rust_src() {
  note "adding rust-src (the standard library is compiled along with the app) with rustup"
  { have rustup && rustup component add rust-src; } ||
    { note "rust-src cannot be had; the app will be larger than it need be" && false; }
}

# with_std COMMAND…: the command with what is not stable yet in Rust $(pinned_rust), the one we have measured it with.
with_std() {
  RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$SMALL_RUST" "$@"
}

# trunk_release build|serve [OPTION…]
trunk_release() {
  local command=$1
  shift
  if has_rust_src; then
    INNOSPARK_BUDGET=1 with_std trunk "$command" --release "$@"
  else
    trunk "$command" --release "$@"
  fi
}

setup_build() {
  setup_rust
  setup_std
  setup_node
  setup_wasm_tools
  npm_packages . "wasm-opt and esbuild for the build, Playwright and axe for the tests"
  [[ $(wasm-opt --version) == "wasm-opt version $WASM_OPT_VERSION "* ]] ||
    fail "package.json and scripts/tools.env name different versions of wasm-opt; make them equal."
}
