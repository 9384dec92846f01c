# OpenSSH. MORE: further settings, which win; KEYS: the authorized keys.
. /srv/begin.sh
mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f /srv/host
case "$MORE" in */srv/hostrsa*) ssh-keygen -q -t rsa -N '' -f /srv/hostrsa ;; esac
printf '%s\n' "$KEYS" > /srv/keys
cat > /srv/sshd_config << END
Port $PORT_SFTP
ListenAddress $ADDRESS
$MORE
HostKey /srv/host
AuthorizedKeysFile /srv/keys
StrictModes no
UsePAM no
PidFile none
PrintMotd no
PrintLastLog no
Subsystem sftp internal-sftp
END
exec /usr/sbin/sshd -D -e -f /srv/sshd_config
