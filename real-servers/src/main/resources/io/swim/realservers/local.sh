# Runs a server's script in a mount namespace of its own ("unshare --mount"): the machine's /srv, /run and
# accounts stay as they are. Given: FOLDER, which becomes /srv.
set -e
cp /etc/passwd /etc/group "$FOLDER/"
(umask 077 && : > "$FOLDER/shadow")
for file in passwd group shadow; do
  mount --bind "$FOLDER/$file" "/etc/$file"
done
mount -t tmpfs none /run
chmod 755 "$FOLDER"
mount --bind "$FOLDER" /srv
mkdir -p /srv/files/small
mount -t tmpfs -o size=1m none /srv/files/small
exec sh "/srv/$1"
