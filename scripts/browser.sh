# shellcheck shell=bash
# Which Chromium, and which driver for it. Both test runners and the bench use the one that is found here.

setup_browser() {
  local found
  [[ -z ${CHROME_PATH:-} ]] || have "$CHROME_PATH" ||
    fail "CHROME_PATH is '$CHROME_PATH', which is no program; correct or unset it."
  if [[ -z $(browsers) ]]; then
    note "installing Chromium and its driver (the browser tests run in them) with apt"
    install_with_apt chromium chromium-driver fonts-liberation || true # judged below, by what is there
  elif ! driver >/dev/null; then
    note "installing chromium-driver (wasm-bindgen-test steers the browser through it) with apt"
    install_with_apt chromium-driver || true
  fi
  [[ -n $(browsers) ]] ||
    fail "no Chromium or Chrome found and none could be installed here; install the package 'chromium' (or Google Chrome) by hand, or set CHROME_PATH to the program."
  CHROMEDRIVER=$(driver) ||
    fail "no chromedriver found and none could be installed here; install the package 'chromium-driver' (or the one that belongs to your browser) by hand, or set CHROMEDRIVER to the program."
  found=$(browser_for "$CHROMEDRIVER") ||
    fail "$CHROMEDRIVER is version $(major_version "$CHROMEDRIVER") and no browser found has that version ($(browsers | paste -sd ' ' -)); install a pair, or set CHROME_PATH and CHROMEDRIVER."
  export CHROME_PATH=$found CHROMEDRIVER
}

# The single file must open in a second kind of browser; it is steered without a driver.
setup_firefox() {
  local name
  if [[ -n ${FIREFOX_PATH:-} ]]; then
    have "$FIREFOX_PATH" || fail "FIREFOX_PATH is '$FIREFOX_PATH', which is no program; correct or unset it."
    return
  fi
  for name in firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; do
    ! have "$name" || return 0
  done
  note "installing Firefox (the single file is opened in it, too) with apt"
  install_with_apt firefox-esr || true
  have firefox-esr ||
    fail "no Firefox found and none could be installed here; install the package 'firefox-esr' (or Firefox) by hand, or set FIREFOX_PATH to the program."
}

# Every browser found, one a line, the preferred first.
browsers() {
  local name
  if [[ -n ${CHROME_PATH:-} ]]; then
    printf '%s\n' "$CHROME_PATH"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    # Asked for its version, because some distributions have a stub there that only points elsewhere.
    if have "$name" && [[ -n $(major_version "$name") ]]; then command -v "$name"; fi
  done
}

driver() {
  local place
  for place in "${CHROMEDRIVER:-}" "${CHROMEWEBDRIVER:-}/chromedriver" chromedriver; do
    if [[ -n $place ]] && have "$place"; then
      command -v "$place"
      return
    fi
  done
  return 1
}

# browser_for DRIVER: the first browser of the driver's version; any other one it would refuse.
browser_for() {
  local browser wanted
  wanted=$(major_version "$1")
  while read -r browser; do
    if [[ $(major_version "$browser") == "$wanted" ]]; then
      printf '%s\n' "$browser"
      return
    fi
  done < <(browsers)
  return 1
}

# `Chromium 156.0.8078.79 built on …` → 156
major_version() { "$1" --version 2>/dev/null | sed -nE 's/^[^0-9]*([0-9]+)\.[0-9.]+.*/\1/p' | head -n 1; }

# Debian's packages, as root or through a sudo that asks nothing.
install_with_apt() {
  local log as_root=()
  have apt-get || return 1
  if [[ $(id -u) -ne 0 ]]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  log=$(mktemp)
  if ! {
    "${as_root[@]}" apt-get update -qq &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
  } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
