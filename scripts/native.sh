# shellcheck shell=bash
# The stages that need only cargo; shared by the fast loop and the whole test run.

native_lints() {
  heading "format"
  cargo fmt --all --check
  heading "lints, native"
  cargo clippy --locked --features cli --all-targets --quiet -- -D warnings
}

native_tests() {
  heading "tests, native"
  cargo test --locked --features cli --quiet
}
