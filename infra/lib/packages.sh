# What must be on the machine. Installed by apt when missing; what is installed is said first.

need_sdk() {
  command -v dotnet >/dev/null || refuse 3 "The .NET SDK is missing: install .NET 10 (https://dotnet.microsoft.com/download) and start again."
  (cd "$REPO" && dotnet --version >/dev/null 2>&1) ||
    refuse 3 "No .NET 10 SDK was found, only: $(dotnet --list-sdks 2>/dev/null | paste -sd' '). Install .NET 10 and start again."
}

# need_packages WHAT...: postgres redis node browser rabbitmq lemon
need_packages() {
  local what missing=()
  for what in "$@"; do
    "has_$what" || mapfile -t -O "${#missing[@]}" missing < <("packages_of_$what")
  done
  [[ -f /usr/share/zoneinfo/Europe/Copenhagen ]] || missing+=(tzdata)
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
  for what in "$@"; do
    "has_$what" || refuse 3 "After installing, $what is still not found. Packages asked for: ${missing[*]}."
  done
}

# want_packages WHAT...: as need_packages, but what cannot be had only costs the tests that need it
want_packages() {
  (need_packages "$@") || say "Going on without $*: its tests are skipped."
}

has_postgres() { newest_postgres >/dev/null; }
has_redis() { command -v redis-server >/dev/null && command -v redis-cli >/dev/null; }
has_node() { command -v npm >/dev/null && (($(node_major) >= 18)); }
has_browser() { [[ -x /usr/bin/chromium-headless-shell && -d /usr/share/fonts/truetype/dejavu ]]; }
has_lemon() { command -v g++ >/dev/null && [[ -f /usr/include/lemon/network_simplex.h ]]; }

# The very file that the tests start.
has_rabbitmq() { [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]]; }

packages_of_postgres() { printf '%s\n' postgresql; }
packages_of_redis() { printf '%s\n' redis-server; }
packages_of_rabbitmq() { printf '%s\n' rabbitmq-server; }
packages_of_node() { printf '%s\n' nodejs npm; }
packages_of_browser() { printf '%s\n' chromium-headless-shell fonts-dejavu-core; }
packages_of_lemon() { printf '%s\n' g++ liblemon-dev; }

node_major() {
  local version
  version=$(node --version 2>/dev/null) || version=v0
  version=${version#v}
  say "${version%%.*}"
}

install_packages() {
  local root=() log=$LOGS/packages.log
  command -v apt-get >/dev/null || refuse 3 "These Debian packages (or what corresponds to them here) are missing and apt-get is not here to install them: $*."
  i_am_root || { may_use_sudo && root=(sudo); } ||
    refuse 3 "Missing on this machine: $*. Neither root nor sudo is at hand, so please let somebody who may run: apt-get update && apt-get install -y $*"
  say "Installing from Debian with apt: $*"
  "${root[@]}" bash -s -- "$@" >"$log" 2>&1 <<<"$(declare -f install_quietly start_nothing start_as_usual); install_quietly \"\$@\"" || {
    tail -n 5 "$log" >&2
    refuse 3 "apt could not install: $*. The whole story is in $log."
  }
}

may_use_sudo() {
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }
}

# Runs as root. The packages' own servers are neither made nor started: ours are private.
install_quietly() {
  set -e
  export DEBIAN_FRONTEND=noninteractive
  trap start_as_usual EXIT
  start_nothing
  apt-get -o DPkg::Lock::Timeout=300 update
  apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

start_nothing() {
  mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-cluster-by-matching.conf
  [ -e /usr/sbin/policy-rc.d ] || printf '#!/bin/sh\n# by matching, while it installs\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
}

start_as_usual() {
  rm -f /etc/postgresql-common/createcluster.d/no-cluster-by-matching.conf
  if grep -q 'by matching' /usr/sbin/policy-rc.d; then rm -f /usr/sbin/policy-rc.d; fi
}
