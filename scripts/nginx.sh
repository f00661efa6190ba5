# shellcheck shell=bash
# nginx, which the tests start with the configuration that a build brings along.

setup_nginx() {
  # Debian keeps it where only the administrator's path looks.
  export PATH="$PATH:/usr/sbin:/sbin"
  have nginx && return
  note "installing nginx (the tests start it with our configuration) with apt"
  install_with_apt nginx-light || true
  have nginx ||
    fail "no nginx found and none could be installed here; install the package 'nginx' by hand (it need not run)."
}
