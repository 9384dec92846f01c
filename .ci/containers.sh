#!/usr/bin/env bash
# A container engine for the tests that start real servers in containers:
#
#   .ci/containers.sh start            starts it, and makes the image that the servers' image begins with
#   .ci/containers.sh run COMMAND...   runs a command that sees the engine and its containers
#   .ci/containers.sh stop             stops it and leaves nothing behind but the base image's archive
#
# For Debian, as root, with the packages docker.io, mmdebstrap and iproute2. The engine lives in a network
# namespace of its own: it makes no bridge, route or firewall rule on this machine, its containers reach
# no network, and only what is started through "run" reaches them. It pulls nothing: the base image is
# made of Debian packages.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/.." && pwd)
# Each checkout has its own engine.
name=swim-$(printf %s "$checkout" | cksum | cut -d' ' -f1)
netns=/run/netns/$name
state=/var/tmp/$name
socket=$state/docker.sock
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/swim
packages=openssh-server,vsftpd,nginx,tftpd-hpa,openssl
base=swim/base
export DOCKER_HOST=unix://$socket

fail() {
  echo "containers: $1" >&2
  exit 1
}

start() {
  [ "$(id -u)" = 0 ] || fail "only root may start the engine"
  for program in dockerd docker mmdebstrap ip nsenter; do
    command -v $program > /dev/null || fail "$program is not installed"
  done
  stop
  trap 'stop' EXIT
  mkdir -p "$state" "$cache"
  ip netns add "$name" 2> "$state/netns.log" ||
    fail "no network namespace can be made here: $(tail -1 "$state/netns.log")"
  ip -n "$name" link set lo up
  # Not "ip netns exec": it mounts another /sys, in which the engine misses the cgroups.
  nsenter --net="$netns" dockerd --data-root "$state/data" --exec-root "$state/exec" \
    --pidfile "$state/dockerd.pid" --host "$DOCKER_HOST" --bip 10.77.0.1/24 \
    --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false --userland-proxy=false \
    > "$state/dockerd.log" 2>&1 < /dev/null &
  local engine=$!
  for _ in $(seq 150); do
    docker version > /dev/null 2>&1 && break
    kill -0 $engine 2> /dev/null || break
    sleep 0.2
  done
  docker version > /dev/null 2>&1 ||
    fail "the engine does not start here: $(grep -v level=info "$state/dockerd.log" | tail -1)"
  disown $engine
  import_base
  trap - EXIT
  echo "containers: an engine runs; $0 run COMMAND... uses it, $0 stop ends it"
}

# Made once a week, for the security fixes.
import_base() {
  local codename archive
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  archive=$cache/base-$codename-$(printf %s "$packages" | cksum | cut -d' ' -f1).tar
  if [ -z "$(find "$archive" -mtime -7 2> /dev/null)" ]; then
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    [ -z "${http_proxy:-}" ] || export http_proxy
    if mmdebstrap --quiet --variant=minbase --include="$packages" \
      --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
      --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
      "$codename" "$state/base.tar" "$(mirror)" > "$state/base.log" 2>&1; then
      mv "$state/base.tar" "$archive.$$" && mv "$archive.$$" "$archive"
    elif [ ! -f "$archive" ]; then
      fail "the base image can't be made of Debian packages: $(tail -1 "$state/base.log")"
    fi
  fi
  docker import "$archive" "$base" > /dev/null || fail "the base image can't be imported"
}

# Where this machine has its packages from.
mirror() {
  apt-get indextargets --format '$(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
    sed -n '/security/!s/^main //p' | head -1 | grep . || echo http://deb.debian.org/debian
}

stop() {
  if [ -S "$socket" ] && docker version > /dev/null 2>&1; then
    docker ps -aq | xargs -r docker rm -f > /dev/null 2>&1 || true
  fi
  local pid
  for pid in "$state/dockerd.pid" "$state/exec/containerd/containerd.pid"; do
    if [ -f "$pid" ]; then
      end "$(cat "$pid")"
    fi
  done
  if [ -d "$state" ]; then
    { grep -o " $state/[^ ]*" /proc/self/mounts || true; } | sort -r | xargs -r umount -l
    rm -rf "$state"
  fi
  if [ -e "$netns" ]; then
    ip netns delete "$name"
  fi
}

# Only a program of this engine: the number may be another's by now.
end() {
  grep -qa "$state" "/proc/$1/cmdline" 2> /dev/null || return 0
  kill "$1" || return 0
  for _ in $(seq 100); do
    kill -0 "$1" 2> /dev/null || return 0
    sleep 0.1
  done
  kill -9 "$1" || true
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  run)
    shift
    [ -S "$socket" ] || fail "no engine runs: $0 start"
    # Ryuk would have to be pulled; "stop" removes the containers.
    exec env SWIM_CONTAINERS=required SWIM_CONTAINERS_BASE=$base \
      TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 \
      nsenter --net="$netns" "$@"
    ;;
  *)
    sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
