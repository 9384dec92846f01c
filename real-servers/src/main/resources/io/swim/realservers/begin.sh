# Read by the script of each server, which runs as root where /srv, /run and the accounts are its own:
# an account, its folder, and a small disk in it (/srv/files/small, mounted by whoever runs this).
# Given: PORT_FTP and the like, PASSWORD_HASH, and in some cases ADDRESS, MORE, KEYS, NAME, BODY.
set -e
umask 022
ADDRESS=${ADDRESS:-$(hostname -i | tr " " "\n" | grep -m1 "\.")}
echo "files:x:2000:2000::/srv/files:/bin/sh" >> /etc/passwd
echo "files:x:2000:" >> /etc/group
echo "files:$PASSWORD_HASH:19000:0:99999:7:::" >> /etc/shadow
chown files:files /srv/files /srv/files/small
