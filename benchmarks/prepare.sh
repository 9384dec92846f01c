#!/bin/sh
# Fetches the peers that the benchmarks measure against, on Debian, as root. Safe to repeat.
set -eu
home=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
peers=$home/target/peers

missing=
for each in /usr/sbin/in.tftpd:tftpd-hpa /usr/bin/tftp:tftp-hpa /usr/bin/atftp:atftp \
  /usr/bin/curl:curl /usr/sbin/nginx:nginx /usr/sbin/vsftpd:vsftpd \
  /usr/sbin/sshd:openssh-server /usr/bin/sshpass:sshpass /usr/bin/lftp:lftp /usr/sbin/ip:iproute2 /usr/sbin/nft:nftables; do
  [ -x "${each%%:*}" ] || missing="$missing ${each##*:}"
done
if [ -n "$missing" ]; then
  # A package must not start its server: the benchmarks start their own, on loopback.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
  fi
  apt-get -qq update
  # shellcheck disable=SC2086 # several packages
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing > /dev/null
fi

# The package conflicts with tftpd-hpa: unpacked, not installed.
if [ ! -x "$peers/atftpd/usr/sbin/atftpd" ]; then
  mkdir -p "$peers"
  (
    cd "$peers"
    rm -rf atftpd atftpd_*.deb
    apt-get -qq -o APT::Sandbox::User=root download atftpd
    dpkg -x atftpd_*.deb atftpd
  )
fi
if ldd "$peers/atftpd/usr/sbin/atftpd" | grep -q 'not found'; then
  echo "prepare.sh: libraries of atftpd are missing: apt-get install libwrap0 libpcre2-8-0" >&2
  exit 1
fi
